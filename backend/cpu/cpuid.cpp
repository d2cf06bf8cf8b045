// SPDX-License-Identifier: BSD-2-Clause
#include "backend/cpu/cpuid.h"

#include <cpuid.h>

#include <algorithm>
#include <bit>
#include <cstring>

namespace apiary::cpu {

namespace {

constexpr std::uint32_t kHtt = 1u << 28;           // Leaf 1, EDX.
constexpr std::uint32_t kCmpLegacy = 1u << 1;      // Leaf 8000_0001, ECX.
constexpr std::uint32_t kLevelSmt = 1, kLevelCore = 2;  // Level types of leaf 0Bh (SDM vol. 2, CPUID).
constexpr std::uint32_t kBusKilohertz = 134'217;   ///< The local APIC timer counts at 128 MiHz.

/// Bits of an APIC id that number the cores.
unsigned core_bits(const CpuTopology& topology) { return static_cast<unsigned>(std::bit_width(topology.count - 1)); }

void set_leaf_1(CpuidTable& table, const CpuTopology& topology) {
    CpuidResult result = table.find(1, 0);
    result.ebx = (result.ebx & 0xffff) | std::min(topology.count, 255u) << 16 | topology.id << 24;
    result.edx = topology.count > 1 ? result.edx | kHtt : result.edx & ~kHtt;
    table.set({.leaf = 1, .result = result});
}

/// Intel's leaf 4, in tables that have it.
void set_leaf_4(CpuidTable& table, const CpuTopology& topology) {
    const std::uint32_t ids = std::min((1u << core_bits(topology)) - 1, 63u);
    for (std::uint32_t subleaf = 0; subleaf < 8; ++subleaf) {
        CpuidResult result = table.find(4, subleaf);
        if ((result.eax & 0x1f) == 0) {
            return;
        }
        const std::uint32_t level = result.eax >> 5 & 7;
        result.eax = (result.eax & 0x3fff) | ids << 26 | (level >= 3 ? ids << 14 : 0);
        table.set({.leaf = 4, .subleaf = subleaf, .subleaf_matters = true, .result = result});
    }
}

void set_leaf_b(CpuidTable& table, const CpuTopology& topology) {
    const auto set = [&](std::uint32_t subleaf, const CpuidResult& result) {
        table.set({.leaf = 0xb, .subleaf = subleaf, .subleaf_matters = true, .result = result});
    };
    set(0, {.eax = 0, .ebx = 1, .ecx = kLevelSmt << 8, .edx = topology.id});
    set(1, {.eax = core_bits(topology), .ebx = topology.count, .ecx = kLevelCore << 8 | 1, .edx = topology.id});
    set(2, {.eax = 0, .ebx = 0, .ecx = 2, .edx = topology.id});
}

/// AMD's cache leaf 8000_001D, in tables that have it: the third level belongs to all cores, the others to one.
void set_leaf_8000001d(CpuidTable& table, const CpuTopology& topology) {
    for (std::uint32_t subleaf = 0; subleaf < 8; ++subleaf) {
        CpuidResult result = table.find(0x8000'001d, subleaf);
        if ((result.eax & 0x1f) == 0) {
            return;
        }
        const std::uint32_t sharing = (result.eax >> 5 & 7) >= 3 ? topology.count - 1 : 0;
        result.eax = (result.eax & ~(0xfffu << 14)) | sharing << 14;
        table.set({.leaf = 0x8000'001d, .subleaf = subleaf, .subleaf_matters = true, .result = result});
    }
}

void set_extended_leaves(CpuidTable& table, const CpuTopology& topology) {
    const std::uint32_t highest = table.find(0x8000'0000, 0).eax;
    if (highest >= 0x8000'0001) {
        CpuidResult result = table.find(0x8000'0001, 0);
        const bool amd = table.find(0, 0).ecx == 0x444d'4163;  // "cAMD"
        result.ecx = amd && topology.count > 1 ? result.ecx | kCmpLegacy : result.ecx & ~kCmpLegacy;
        table.set({.leaf = 0x8000'0001, .result = result});
    }
    if (highest >= 0x8000'0008) {
        CpuidResult result = table.find(0x8000'0008, 0);
        result.ecx = (result.ecx & ~0xf0ffu) | core_bits(topology) << 12 | (topology.count - 1);
        table.set({.leaf = 0x8000'0008, .result = result});
    }
    set_leaf_8000001d(table, topology);
    if (highest >= 0x8000'001e) {
        table.set({.leaf = 0x8000'001e,
                   .result = {.eax = topology.id, .ebx = topology.id & 0xff, .ecx = 0, .edx = 0}});
    }
}

/// Words of which each bit is a feature.
struct FeatureWord {
    std::uint32_t leaf, subleaf;
    std::uint32_t CpuidResult::* word;
};
constexpr std::uint32_t kExtendedState = 0xd, kAddressSizes = 0x8000'0008;
constexpr FeatureWord kFeatureWords[] = {
    {1, 0, &CpuidResult::ecx},           {1, 0, &CpuidResult::edx},           {7, 0, &CpuidResult::ebx},
    {7, 0, &CpuidResult::ecx},           {7, 0, &CpuidResult::edx},           {7, 1, &CpuidResult::eax},
    {7, 1, &CpuidResult::edx},           {kExtendedState, 0, &CpuidResult::eax}, {kExtendedState, 1, &CpuidResult::eax},
    {0x8000'0001, 0, &CpuidResult::ecx}, {0x8000'0001, 0, &CpuidResult::edx}, {kAddressSizes, 0, &CpuidResult::ebx},
    {0x8000'0021, 0, &CpuidResult::eax}, {0x8000'0021, 0, &CpuidResult::ecx},
};

/// The lesser of each of the two numbers of bits, physical and linear.
std::uint32_t common_address_sizes(std::uint32_t a, std::uint32_t b) {
    return std::min(a & 0xff, b & 0xff) | std::min(a & 0xff00, b & 0xff00) | (a & 0xffff'0000);
}

/// The size of XSAVE's area is that of the components that are left (SDM vol. 1, §13.5).
void fit_extended_state(CpuidTable& table) {
    constexpr std::uint32_t kAvx = 1 << 2, kWithoutAvx = 576;
    CpuidResult result = table.find(kExtendedState, 0);
    if (result != CpuidResult{} && (result.eax & kAvx) == 0) {
        result.ecx = kWithoutAvx;
        table.set({.leaf = kExtendedState, .subleaf = 0, .subleaf_matters = true, .result = result});
        table.set({.leaf = kExtendedState, .subleaf = 2, .subleaf_matters = true, .result = {}});
    }
}

}  // namespace

void CpuidTable::set(const CpuidEntry& entry) {
    const auto same = [&](const CpuidEntry& old) {
        return old.leaf == entry.leaf && (!entry.subleaf_matters || !old.subleaf_matters || old.subleaf == entry.subleaf);
    };
    std::erase_if(entries_, same);
    entries_.push_back(entry);
}

CpuidResult CpuidTable::find(std::uint32_t leaf, std::uint32_t subleaf) const {
    for (const CpuidEntry& entry : entries_) {
        if (entry.leaf == leaf && (!entry.subleaf_matters || entry.subleaf == subleaf)) {
            return entry.result;
        }
    }
    return {};
}

CpuidTable with_topology(const CpuidTable& base, const CpuTopology& topology, std::uint64_t tsc_frequency) {
    CpuidTable table = base;
    set_leaf_1(table, topology);
    set_leaf_4(table, topology);
    set_leaf_b(table, topology);
    set_extended_leaves(table, topology);
    table.set({.leaf = 0x4000'0010,
               .result = {.eax = static_cast<std::uint32_t>(tsc_frequency / 1000), .ebx = kBusKilohertz}});
    return table;
}

CpuidTable common_cpuid(const CpuidTable& base, const CpuidTable& other) {
    CpuidTable common;
    for (CpuidEntry entry : base.entries()) {
        const CpuidResult offered = other.find(entry.leaf, entry.subleaf);
        for (const FeatureWord& each : kFeatureWords) {
            if (each.leaf == entry.leaf && each.subleaf == entry.subleaf) {
                entry.result.*each.word &= offered.*each.word;
            }
        }
        if (entry.leaf == kAddressSizes) {
            entry.result.eax = common_address_sizes(entry.result.eax, offered.eax);
        }
        common.set(entry);
    }
    fit_extended_state(common);
    return common;
}

void add_hypervisor_leaf(CpuidTable& table) {
    constexpr std::uint32_t kHighest = 0x4000'0010;
    constexpr char kSignature[] = "bhyve bhyve ";
    std::uint32_t letters[3] = {};
    std::memcpy(letters, kSignature, sizeof letters);
    table.set({.leaf = 0x4000'0000, .result = {.eax = kHighest, .ebx = letters[0], .ecx = letters[1], .edx = letters[2]}});
}

CpuidResult host_cpuid(std::uint32_t leaf, std::uint32_t subleaf) {
    CpuidResult result;
    __cpuid_count(leaf, subleaf, result.eax, result.ebx, result.ecx, result.edx);
    return result;
}

}  // namespace apiary::cpu
