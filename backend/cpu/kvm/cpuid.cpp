// SPDX-License-Identifier: BSD-2-Clause
// Bits are numbered as in SDM vol. 2, CPUID, and APM vol. 3, appendix E.
#include "backend/cpu/kvm/cpuid.h"

#include <sys/ioctl.h>

#include <algorithm>
#include <cerrno>
#include <cstddef>
#include <initializer_list>
#include <vector>

namespace apiary::cpu::kvm {
namespace {

constexpr std::uint32_t kHighestLeaf = 0xd, kHighestExtendedLeaf = 0x8000'0021;
constexpr std::uint32_t kStateOfOurs = 7;  ///< XCR0: x87, SSE, AVX.

constexpr std::uint32_t bits(std::initializer_list<unsigned> numbers) {
    std::uint32_t value = 0;
    for (const unsigned number : numbers) {
        value |= 1u << number;
    }
    return value;
}

CpuidResult basic_features(CpuidResult all) {
    // DTES64 MONITOR DS-CPL VMX SMX EST TM2 PDCM OSXSAVE, and a debug store.
    all.ecx &= ~bits({2, 3, 4, 5, 6, 7, 8, 15, 27});
    all.edx &= ~bits({21, 22, 29, 31});
    // The machine's own APIC: x2APIC, TSC-deadline; and the sign of a hypervisor.
    all.ecx |= bits({21, 24, 31});
    all.edx |= bits({9});
    return all;
}

CpuidResult structured_features(std::uint32_t subleaf, CpuidResult all) {
    if (subleaf == 1) {  // AVX-VNNI, fast string instructions, AVX-IFMA.
        return {.eax = all.eax & bits({4, 10, 11, 12, 23})};
    }
    all.eax = std::min(all.eax, 1u);
    // SGX PQM MPX PQE, AVX-512, PT
    all.ebx &= ~bits({2, 12, 14, 15, 16, 17, 21, 25, 26, 27, 28, 30, 31});
    // PREFETCHWT1 AVX-512 PKU OSPKE WAITPKG SHSTK TME LA57 KEYLOCKER BUS_LOCK SGX_LC PKS
    all.ecx &= ~bits({0, 1, 3, 4, 5, 6, 7, 11, 12, 13, 14, 16, 23, 24, 30, 31});
    // AVX-512 UINTR PCONFIG LBR IBT AMX
    all.edx &= ~bits({2, 3, 5, 8, 18, 19, 20, 22, 23, 24, 25});
    return all;
}

/// Leaf 0Dh: KVM itself keeps EBX true to XCR0.
CpuidResult extended_state(std::uint32_t subleaf, const CpuidResult& all) {
    constexpr std::uint32_t kWithAvx = 832, kWithout = 576;
    switch (subleaf) {
        case 0: {
            const std::uint32_t state = all.eax & kStateOfOurs;
            return {.eax = state, .ebx = kWithout, .ecx = (state & 4) != 0 ? kWithAvx : kWithout};
        }
        case 1: return {.eax = all.eax & bits({0, 1, 2})};  // XSAVEOPT XSAVEC XGETBV
        case 2: return all;
        default: return {};
    }
}

CpuidResult extended_features(CpuidResult all) {
    // SVM OSVW IBS SKINIT WDT LWP NodeId PerfCtr DBX PerfTsc PerfLLC MWAITX
    all.ecx &= ~bits({2, 9, 10, 12, 13, 15, 19, 23, 24, 26, 27, 28, 29});
    return all;
}

/// What a guest is told of leaf and subleaf; nothing when it is not to know it.
CpuidResult for_guests(std::uint32_t leaf, std::uint32_t subleaf, const CpuidResult& all) {
    CpuidResult result = all;
    switch (leaf) {
        case 0: result.eax = std::min(all.eax, kHighestLeaf); return result;
        case 1: return basic_features(all);
        case 6: return {.eax = bits({2})};  // ARAT
        case 7: return structured_features(subleaf, all);
        case 0xd: return extended_state(subleaf, all);
        case 5:
        case 0xa: return {};
        case 0x8000'0000: result.eax = std::min(all.eax, kHighestExtendedLeaf); return result;
        case 0x8000'0001: return extended_features(all);
        case 0x8000'000a:
        case 0x8000'001b:
        case 0x8000'001f: return {};
        default: return all;
    }
}

bool is_ours(std::uint32_t leaf) {
    return leaf <= kHighestLeaf || (leaf >= 0x8000'0000 && leaf <= kHighestExtendedLeaf);
}

}  // namespace

CpuidTable guest_cpuid(const std::vector<kvm_cpuid_entry2>& supported) {
    CpuidTable table;
    for (const kvm_cpuid_entry2& each : supported) {
        if (is_ours(each.function)) {
            const bool subleaf_matters = (each.flags & KVM_CPUID_FLAG_SIGNIFCANT_INDEX) != 0;
            table.set({.leaf = each.function,
                       .subleaf = each.index,
                       .subleaf_matters = subleaf_matters,
                       .result = for_guests(each.function, each.index, {each.eax, each.ebx, each.ecx, each.edx})});
        }
    }
    add_hypervisor_leaf(table);
    return table;
}

Result<CpuidTable> supported_cpuid(int device) {
    constexpr std::uint32_t kMost = 256;  // KVM_MAX_CPUID_ENTRIES
    // A structure that ends in an array of unknown length.
    std::vector<std::byte> buffer(sizeof(kvm_cpuid2) + kMost * sizeof(kvm_cpuid_entry2));
    auto* const list = reinterpret_cast<kvm_cpuid2*>(buffer.data());
    list->nent = kMost;
    if (::ioctl(device, KVM_GET_SUPPORTED_CPUID, list) != 0) {
        return fail_errno(errno, "KVM does not tell what CPUID it supports", "use --engine soft");
    }
    return guest_cpuid(std::vector<kvm_cpuid_entry2>(list->entries, list->entries + std::min(list->nent, kMost)));
}

std::vector<kvm_cpuid_entry2> to_kvm(const CpuidTable& table) {
    std::vector<kvm_cpuid_entry2> list;
    for (const CpuidEntry& each : table.entries()) {
        list.push_back({.function = each.leaf,
                        .index = each.subleaf,
                        .flags = each.subleaf_matters ? std::uint32_t{KVM_CPUID_FLAG_SIGNIFCANT_INDEX} : 0,
                        .eax = each.result.eax,
                        .ebx = each.result.ebx,
                        .ecx = each.result.ecx,
                        .edx = each.result.edx,
                        .padding = {}});
    }
    return list;
}

}  // namespace apiary::cpu::kvm
