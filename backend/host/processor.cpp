// SPDX-License-Identifier: BSD-2-Clause
#include "backend/host/processor.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <format>
#include <utility>

#include "backend/base/text.h"
#include "backend/host/amdv.h"
#include "backend/host/findings.h"
#include "backend/host/recording_lines.h"
#include "backend/host/vtx.h"

namespace apiary::host {
namespace {

// SDM vol. 2, CPUID; APM vol. 3, appendix E.
constexpr CpuidBit kLongMode = {0x8000'0001, 0, Register::Edx, 29, "lm"};
constexpr CpuidBit kX2apic = {1, 0, Register::Ecx, 21, "x2apic"};
constexpr CpuidBit kPopcnt = {1, 0, Register::Ecx, 23, "popcnt"};
constexpr CpuidBit kXsave = {1, 0, Register::Ecx, 26, "xsave"};
constexpr CpuidBit kAvx = {1, 0, Register::Ecx, 28, "avx"};
/// No processor's own: hypervisors set it.
constexpr CpuidBit kHypervisor = {1, 0, Register::Ecx, 31, "hypervisor"};

/// The letters that registers hold, one after the other; without those that were not recorded.
std::string letters(const CpuidRecord& cpuid, std::uint32_t leaf, std::initializer_list<Register> registers) {
    std::string text;
    for (const Register reg : registers) {
        if (const auto value = cpuid.value(leaf, 0, reg)) {
            char bytes[sizeof *value];
            std::memcpy(bytes, &*value, sizeof *value);
            text.append(bytes, sizeof *value);
        }
    }
    return text.substr(0, text.find('\0'));
}

std::string vendor_of(const Evidence& evidence) {
    const std::string own = letters(evidence.cpuid, 0, {Register::Ebx, Register::Edx, Register::Ecx});
    return own.empty() ? evidence.cpuinfo.vendor : own;
}

Maker maker_of(const Evidence& evidence) {
    constexpr std::pair<std::string_view, Maker> kVendors[] = {
        {"GenuineIntel", Maker::Intel}, {"GenuineIotel", Maker::Intel}, {"CentaurHauls", Maker::Intel},
        {"  Shanghai  ", Maker::Intel}, {"AuthenticAMD", Maker::Amd},   {"HygonGenuine", Maker::Amd}};
    const std::string vendor = vendor_of(evidence);
    const auto found = std::ranges::find(kVendors, vendor, &std::pair<std::string_view, Maker>::first);
    if (found != std::end(kVendors)) {
        return found->second;
    }
    const std::string& name = evidence.cpuinfo.model_name;
    return name.starts_with("Intel") ? Maker::Intel : name.starts_with("AMD") ? Maker::Amd : Maker::Unknown;
}

std::string name_of(const Evidence& evidence) {
    constexpr std::uint32_t kFirst = 0x8000'0002, kLast = 0x8000'0004;
    std::string name;
    for (std::uint32_t leaf = kFirst; leaf <= kLast; ++leaf) {
        name += letters(evidence.cpuid, leaf, {Register::Eax, Register::Ebx, Register::Ecx, Register::Edx});
    }
    name = shown(trimmed(name.empty() ? evidence.cpuinfo.model_name : name));
    // Makers fill the middle with spaces.
    const auto [first, last] = std::ranges::unique(name, [](char a, char b) { return a == ' ' && b == ' '; });
    name.erase(first, last);
    return name;
}

/// Family and model of CPUID leaf 1's EAX (SDM vol. 2, CPUID, figure 3-6).
std::pair<unsigned, unsigned> numbers_of(std::uint32_t signature) {
    constexpr unsigned kP6 = 6, kMostOfField = 15;
    const unsigned family = signature >> 8 & 0xF, model = signature >> 4 & 0xF;
    const bool extended = family == kP6 || family == kMostOfField;
    return {family == kMostOfField ? family + (signature >> 20 & 0xFF) : family,
            extended ? model | (signature >> 12 & 0xF0) : model};
}

struct HypervisorName {
    std::string_view signature;
    std::string_view name;
};
/// CPUID leaf 4000_0000h, and what FreeBSD's kern.vm_guest calls them.
constexpr HypervisorName kHypervisors[] = {
    {"KVMKVMKVM", "KVM"},
    {"Linux KVM Hv", "KVM"},
    {"Microsoft Hv", "Hyper-V"},
    {"VMwareVMware", "VMware"},
    {"XenVMMXenVMM", "Xen"},
    {"bhyve bhyve ", "bhyve"},
    {"BHyVE BHyVE ", "bhyve"},
    {"TCGTCGTCGTCG", "QEMU TCG"},
    {"VBoxVBoxVBox", "VirtualBox"},
    {" lrpepyh  vr", "Parallels"},
    {"prl hyperv  ", "Parallels"},
    {"___ NVMM ___", "NVMM"},
    {"OpenBSDVMM58", "OpenBSD vmm"},
    {"ACRNACRNACRN", "ACRN"},
    {"kvm", "KVM"},
    {"hv", "Hyper-V"},
    {"vmware", "VMware"},
    {"xen", "Xen"},
    {"bhyve", "bhyve"},
    {"vbox", "VirtualBox"},
    {"parallels", "Parallels"},
    {"nvmm", "NVMM"},
    {"Microsoft Hyper-V", "Hyper-V"},
    {"Xen HVM", "Xen"},
    {"KVM", "KVM"},
};

std::string known_hypervisor(std::string_view signature) {
    const auto found = std::ranges::find_if(kHypervisors, [&](const HypervisorName& each) {
        return each.signature == signature || trimmed(each.signature) == trimmed(signature);
    });
    return found != std::end(kHypervisors) ? std::string(found->name) : shown(trimmed(signature), 16);
}

std::string hypervisor_of(const Evidence& evidence) {
    constexpr std::uint32_t kLeaf = 0x4000'0000;
    if (const auto sysctl = evidence.sysctls.find("kern.vm_guest");
        sysctl != evidence.sysctls.end() && sysctl->second != "none" && sysctl->second != "generic") {
        return known_hypervisor(sysctl->second);
    }
    const std::string own = letters(evidence.cpuid, kLeaf, {Register::Ebx, Register::Ecx, Register::Edx});
    if (!own.empty()) {
        return known_hypervisor(own);
    }
    if (const auto line = log_line(evidence, {"Hypervisor: Origin"})) {  // Hypervisor: Origin = "KVMKVMKVM"
        const std::size_t first = line->find('"');
        const std::size_t last = first == std::string::npos ? first : line->find('"', first + 1);
        return last == std::string::npos ? "" : known_hypervisor(line->substr(first + 1, last - first - 1));
    }
    if (const auto line = log_line(evidence, {"Hypervisor detected: "})) {
        return known_hypervisor(line->substr(line->find(": ") + 2));
    }
    return "";
}

/// Whether there is no virtual machine around it.
Finding find_bare_metal(const Evidence& evidence) {
    if (const auto sysctl = evidence.sysctls.find("kern.vm_guest"); sysctl != evidence.sysctls.end()) {
        return either(sysctl->second == "none", "sysctl kern.vm_guest");
    }
    if (const auto line = log_line(evidence, {"Hypervisor: Origin", "Hypervisor detected: "})) {
        return missing(logged(*line));
    }
    if (const Finding bit = from_bit(evidence, kHypervisor); bit.known()) {
        return either(!bit.present(), bit.source);
    }
    return {};
}

Finding find_iommu(const Evidence& evidence) {
    if (evidence.iommu_in_use.value_or(false)) {
        return present("the kernel drives it");
    }
    if (evidence.acpi_tables) {
        for (const char* table : {"DMAR", "IVRS"}) {
            if (evidence.acpi_tables->contains(table)) {
                return present(std::format("ACPI table {}", table));
            }
        }
    }
    if (const auto line = log_line(evidence, {"DMAR: Host address width", "DMAR: DRHD base", "dmar0: <", "ivhd0: <",
                                              "Virtualization Technology for Directed I/O", "AMD-Vi: Found IOMMU",
                                              "AMD-Vi: IOMMU performance counters supported"})) {
        return present(logged(*line));
    }
    // A log whose front is cut off does not have all tables; FACP is among the first.
    return evidence.acpi_tables && evidence.acpi_tables->contains("FACP")
               ? missing("ACPI has neither a table DMAR nor IVRS", Sureness::Likely)
               : Finding();
}

/// XSAVE and AVX, of which Linux's log tells when it uses them.
Finding from_fpu_line(const Evidence& evidence, std::string_view text) {
    const auto line = log_line(evidence, {text});
    return line ? present(logged(*line)) : Finding();
}

void find_identity(const Evidence& evidence, Processor& processor) {
    processor.maker = maker_of(evidence);
    processor.name = name_of(evidence);
    processor.family = evidence.cpuinfo.family;
    processor.model = evidence.cpuinfo.model;
    if (const auto signature = evidence.cpuid.value(1, 0, Register::Eax)) {
        std::tie(processor.family, processor.model) = numbers_of(*signature);
    }
    processor.bare_metal = find_bare_metal(evidence);
    processor.virtual_machine = processor.bare_metal.verdict == Verdict::Missing;
    processor.hypervisor = processor.virtual_machine ? hypervisor_of(evidence) : "";
}

}  // namespace

Processor read_processor(const Evidence& evidence) {
    Processor processor;
    find_identity(evidence, processor);
    processor.long_mode = from_bit(evidence, kLongMode);
    processor.popcnt = from_bit(evidence, kPopcnt);
    processor.x2apic = from_bit(evidence, kX2apic);
    processor.xsave = first_known({from_bit(evidence, kXsave), from_fpu_line(evidence, "Supporting XSAVE feature")});
    processor.avx = first_known({from_bit(evidence, kAvx), from_fpu_line(evidence, "'AVX registers'")});
    processor.iommu = find_iommu(evidence);
    find_vtx(evidence, processor);
    find_amdv(evidence, processor);
    return processor;
}

}  // namespace apiary::host
