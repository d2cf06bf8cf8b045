// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>
#include <vector>

namespace apiary::cpu {

/// One result of CPUID.
struct CpuidResult {
    std::uint32_t eax = 0, ebx = 0, ecx = 0, edx = 0;
    bool operator==(const CpuidResult&) const = default;
};

/// One leaf (and subleaf) of CPUID.
struct CpuidEntry {
    std::uint32_t leaf = 0;
    std::uint32_t subleaf = 0;
    bool subleaf_matters = false;  ///< False: the entry answers every subleaf.
    CpuidResult result;
};

/// What CPUID answers on one vCPU, but for the bits that follow its state (OSXSAVE, APIC on, XSAVE size), which
/// engines put in.
class CpuidTable {
public:
    /// Adds or replaces an entry.
    void set(const CpuidEntry& entry);
    /// The answer for leaf and subleaf. Above the highest leaf of its range: all zeros.
    [[nodiscard]] CpuidResult find(std::uint32_t leaf, std::uint32_t subleaf) const;
    [[nodiscard]] const std::vector<CpuidEntry>& entries() const { return entries_; }

private:
    std::vector<CpuidEntry> entries_;
};

/// Where a vCPU stands in a machine of one socket with `count` cores of one thread each.
struct CpuTopology {
    unsigned id = 0;     ///< APIC id.
    unsigned count = 1;  ///< Cores in the machine.
};

/// `base` with APIC id and topology leaves (1, 4, 0xB, 0x8000001D/E, 0x80000008) for one vCPU, and the TSC and bus
/// frequency leaf 0x40000010.
[[nodiscard]] CpuidTable with_topology(const CpuidTable& base, const CpuTopology& topology,
                                       std::uint64_t tsc_frequency);

/// `base` without what `other` does not offer, for a guest that is to run on both their engines: features, and bits of addresses.
/// Names, topology and caches are those of `base`.
[[nodiscard]] CpuidTable common_cpuid(const CpuidTable& base, const CpuidTable& other);

/// Adds the leaves by which guests know their hypervisor.
void add_hypervisor_leaf(CpuidTable& table);

/// The CPUID instruction of this host.
[[nodiscard]] CpuidResult host_cpuid(std::uint32_t leaf, std::uint32_t subleaf);

}  // namespace apiary::cpu
