// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <vector>

namespace apiary::host {

enum class Register : std::uint8_t { Eax, Ebx, Ecx, Edx };

/// One register of one answer of CPUID, and where it is known from. Kernels print some of them and not others.
struct CpuidValue {
    std::uint32_t leaf = 0, subleaf = 0;
    Register reg = Register::Eax;
    std::uint32_t value = 0;
    std::string source;  ///< For people: "CPUID", or the words of a kernel that print it.
};

/// What is known of CPUID's answers on one CPU.
class CpuidRecord {
public:
    /// What was known before stays: the first CPU of a recording counts, and the instruction before what a kernel says.
    void add(CpuidValue value);
    /// Nothing where it was not recorded.
    [[nodiscard]] const CpuidValue* find(std::uint32_t leaf, std::uint32_t subleaf, Register reg) const;
    [[nodiscard]] std::optional<std::uint32_t> value(std::uint32_t leaf, std::uint32_t subleaf, Register reg) const;
    [[nodiscard]] bool empty() const { return values_.empty(); }

private:
    using Key = std::tuple<std::uint32_t, std::uint32_t, Register>;
    static constexpr std::size_t kMost = 4096;  ///< More than any processor has.
    std::map<Key, CpuidValue> values_;
};

/// What Linux tells of the first CPU in /proc/cpuinfo.
struct Cpuinfo {
    std::string vendor, model_name;
    std::optional<unsigned> family, model;
    std::optional<std::set<std::string>> flags;
    std::optional<std::set<std::string>> vmx_flags;  ///< Linux 5.8 and later, on Intel's.
};

/// A device that engines or networks are opened through.
struct DeviceNode {
    std::string path;
    bool exists = false;
    std::string group;   ///< That it belongs to, by name or number.
    unsigned mode = 0;   ///< Permission bits.
    int open_error = 0;  ///< What opening it for reading and writing gave, errno; 0 when it can be opened.
};

/// An engine as io.apiary.Host.GetFacts tells of it, the preferred one first.
struct EngineOffer {
    std::string name;
    bool available = false;
    std::string reason;  ///< Why it is not.
};

enum class System : std::uint8_t { Unknown, Linux, FreeBsd };

/// All that verdicts are made of: recorded on this machine, or read from what somebody recorded on another.
struct Evidence {
    bool this_machine = false;
    System system = System::Unknown;
    std::string release;  ///< The kernel's, such as "6.12.0" or "14.1-RELEASE".

    CpuidRecord cpuid;
    /// Model-specific registers that were read; nothing in place of a value where the CPU has no such register.
    std::map<std::uint32_t, std::optional<std::uint64_t>> msrs;
    Cpuinfo cpuinfo;
    /// Lines of the kernel's log that tell of processors and virtualization, without the time before them.
    std::vector<std::string> dmesg;
    std::map<std::string, std::string> sysctls;
    std::optional<std::set<std::string>> acpi_tables;  ///< Signatures.
    std::optional<bool> iommu_in_use;                  ///< The kernel drives one.

    std::optional<std::set<std::string>> modules;            ///< Kernel modules that are loaded or built in.
    std::optional<std::set<std::string>> installed_modules;  ///< Files that could be loaded, by name.
    std::map<std::string, std::string> module_parameters;    ///< "kvm_intel/ept" → "Y"
    std::vector<DeviceNode> devices;
    std::optional<int> kvm_version;  ///< Answer of KVM_GET_API_VERSION.
    std::vector<EngineOffer> engines;

    std::optional<std::uint64_t> memory, memory_available;     ///< Bytes.
    std::optional<std::uint64_t> huge_pages, huge_pages_free;  ///< Reserved ones.
    std::optional<std::uint64_t> huge_page_size;               ///< Bytes.
    std::string transparent_huge_pages;                        ///< "always", "madvise" or "never".
    std::optional<bool> runs_32bit_code;
    bool by_helper = false;  ///< The devices were tried by the helper, and not by who asks.
};

// Model-specific registers that are worth reading (SDM vol. 4, table 2-2; APM vol. 2, appendix A).
inline constexpr std::uint32_t kMsrFeatureControl = 0x3A;
inline constexpr std::uint32_t kMsrVmxBasic = 0x480;
inline constexpr std::uint32_t kMsrVmxPinBased = 0x481;
inline constexpr std::uint32_t kMsrVmxProcBased = 0x482;
inline constexpr std::uint32_t kMsrVmxProcBased2 = 0x48B;
inline constexpr std::uint32_t kMsrVmxEptVpid = 0x48C;
inline constexpr std::uint32_t kMsrVmCr = 0xC001'0114;

}  // namespace apiary::host
