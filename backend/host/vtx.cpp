// SPDX-License-Identifier: BSD-2-Clause
#include "backend/host/vtx.h"

#include <algorithm>
#include <array>
#include <format>
#include <optional>
#include <string>

#include "backend/host/findings.h"
#include "backend/host/recording_lines.h"

namespace apiary::host {
namespace {

constexpr CpuidBit kVmx = {1, 0, Register::Ecx, 5, "vmx"};

/// Bits of the secondary processor-based controls (SDM vol. 3, table 25-7).
constexpr unsigned kEptBit = 1, kVpidBit = 5, kUnrestrictedBit = 7, kVirtualInterruptBit = 9;
/// Bits of the pin-based and primary processor-based controls (SDM vol. 3, tables 25-5 and 25-6).
constexpr unsigned kPostedBit = 7, kSecondaryBit = 31;
/// IA32_FEATURE_CONTROL (SDM vol. 3, §24.7): locked, and VMXON allowed outside SMX.
constexpr std::uint64_t kLocked = 1, kVmxOutsideSmx = 4;

/// What a kernel says of one of VT-x's parts, in each of its ways.
struct Names {
    std::string_view freebsd;         ///< On the VT-x line of FreeBSD's log.
    std::string_view linux_vmx_flag;  ///< On "vmx flags".
    std::string_view linux_flag;      ///< On "flags"; empty where there is none.
    const char* sysctl;
    const char* parameter;  ///< Of kvm_intel.
};
/// Without EPT vmm.ko does not start.
constexpr const char* kInitialised = "hw.vmm.vmx.initialized";
constexpr Names kEpt = {"EPT", "ept", "ept", kInitialised, "kvm_intel/ept"};
constexpr Names kUnrestricted = {"UG", "unrestricted_guest", "", "hw.vmm.vmx.cap.unrestricted_guest",
                                 "kvm_intel/unrestricted_guest"};
constexpr Names kVpid = {"VPID", "vpid", "vpid", "hw.vmm.vmx.cap.vpid", "kvm_intel/vpid"};
constexpr Names kPosted = {"PostIntr", "posted_intr", "", "hw.vmm.vmx.cap.posted_interrupts", "kvm_intel/enable_apicv"};

/// What a control can be set to: the upper half of its capability register.
Finding from_control(const Evidence& evidence, std::uint32_t msr, unsigned bit) {
    const auto found = evidence.msrs.find(msr);
    if (found == evidence.msrs.end()) {
        return {};
    }
    return either(found->second && (*found->second >> (32 + bit) & 1) != 0,
                  found->second ? std::format("MSR {:X}h, bit {}", msr, 32 + bit)
                                : std::format("the processor has no MSR {:X}h", msr));
}

Finding from_secondary_control(const Evidence& evidence, unsigned bit) {
    const Finding secondary = from_control(evidence, kMsrVmxProcBased, kSecondaryBit);
    return secondary.verdict == Verdict::Missing ? secondary : from_control(evidence, kMsrVmxProcBased2, bit);
}

/// "VT-x: PAT,HLT,MTF,PAUSE,EPT,UG,VPID"; of a verbose boot, the line of the controls that the name stands on.
Finding from_freebsd_line(const Evidence& evidence, std::string_view name) {
    const std::string_view verbose = name == kPosted.freebsd ? "Pin-Based Controls=" : "Secondary Processor Controls=";
    for (const std::string& line : evidence.dmesg) {
        const bool brief = line.starts_with("VT-x: ") && has_token(line, "HLT") && !contains_word(line, "Features=");
        if (brief || line.starts_with(verbose)) {
            return either(has_token(line, name), logged(line));
        }
    }
    return {};
}

Finding from_vmx_flags(const Evidence& evidence, std::string_view flag) {
    const auto& flags = evidence.cpuinfo.vmx_flags;
    return flags ? either(flags->contains(std::string(flag)), std::format("/proc/cpuinfo, vmx flag {}", flag))
                 : Finding();
}

/// Linux leaves these parameters at Y only where the processor can; N may also have been chosen.
Finding from_parameter(const Evidence& evidence, const char* name) {
    const auto found = evidence.module_parameters.find(name);
    return found != evidence.module_parameters.end() && found->second == "Y"
               ? present(std::format("/sys/module/{}", name))
               : Finding();
}

/// vmm.ko looks at capabilities only when it can start; until then they are all 0.
Finding from_vmm(const Evidence& evidence, const char* name) {
    const Finding sysctl = from_sysctl(evidence, name);
    return sysctl.present() || from_sysctl(evidence, kInitialised).present() ? sysctl : Finding();
}

Finding from_names(const Evidence& evidence, const Names& names) {
    return first_known({from_vmm(evidence, names.sysctl), from_freebsd_line(evidence, names.freebsd),
                        from_vmx_flags(evidence, names.linux_vmx_flag),
                        names.linux_flag.empty() ? Finding() : from_flags(evidence, names.linux_flag),
                        from_parameter(evidence, names.parameter)});
}

/// What comes with a model that has VT-x.
enum class Generation { Unknown, WithoutEpt, WithEpt, WithUnrestrictedGuest };

/// Display models of family 6 (SDM vol. 4, table 2-1). EPT and VPID came with Nehalem, unrestricted guests with
/// Westmere and Silvermont.
Generation generation_of(const Processor& processor) {
    constexpr unsigned kNetBurst = 15, kP6 = 6;
    constexpr std::array kWithoutEpt = {0x0Eu, 0x0Fu, 0x15u, 0x16u, 0x17u, 0x1Du,  // Core to Core 2
                                        0x1Cu, 0x26u, 0x27u, 0x35u, 0x36u};        // Atoms: Bonnell, Saltwell
    constexpr std::array kNehalem = {0x1Au, 0x1Eu, 0x1Fu, 0x2Eu};
    constexpr unsigned kWestmere = 0x25;
    if (!processor.family || !processor.model) {
        return Generation::Unknown;
    }
    if (*processor.family != kP6) {
        return *processor.family == kNetBurst  ? Generation::WithoutEpt
               : *processor.family > kNetBurst ? Generation::WithUnrestrictedGuest
                                               : Generation::Unknown;
    }
    if (std::ranges::contains(kWithoutEpt, *processor.model)) {
        return Generation::WithoutEpt;
    }
    if (std::ranges::contains(kNehalem, *processor.model)) {
        return Generation::WithEpt;
    }
    return *processor.model >= kWestmere ? Generation::WithUnrestrictedGuest : Generation::Unknown;
}

/// Of a real processor of Intel's; a virtual one has what its host gives it, whatever its number.
Finding from_model(const Processor& processor, Generation least) {
    const Generation generation = generation_of(processor);
    if (generation == Generation::Unknown || processor.virtual_machine || processor.maker != Maker::Intel) {
        return {};
    }
    return either(generation >= least,
                  std::format("the processor's number: family {}, model {:X}h", *processor.family, *processor.model),
                  Sureness::Likely);
}

/// Every processor of Intel's that has both VT-x and POPCNT has had EPT too; but that is no promise.
Finding ept_from_popcnt(const Processor& processor) {
    return processor.popcnt.known() && !processor.virtual_machine
               ? either(processor.popcnt.present(), "POPCNT, which came together with EPT", Sureness::Guess)
               : Finding();
}

Finding unrestricted_from_avx(const Processor& processor) {
    return processor.avx.present() && !processor.virtual_machine
               ? present("AVX, which came after unrestricted guests", Sureness::Guess)
               : Finding();
}

/// vmm.ko gave up for want of EPT.
Finding ept_from_failure(const Evidence& evidence) {
    const auto line = log_line(evidence, {"desired primary processor-based controls",
                                          "desired secondary processor-based controls", "ept initialization failed"});
    return line ? missing(logged(*line), Sureness::Likely) : Finding();
}

Finding firmware_says_no(const Evidence& evidence) {
    if (const auto control = evidence.msrs.find(kMsrFeatureControl);
        control != evidence.msrs.end() && control->second && (*control->second & kLocked) != 0) {
        return (*control->second & kVmxOutsideSmx) != 0 ? present("MSR 3Ah, bits 0 and 2")
                                                        : switched_off("MSR 3Ah: locked, and bit 2 is clear");
    }
    if (const auto line = log_line(evidence, {"VMX (outside TXT) disabled by BIOS", "VMX not enabled (by BIOS)",
                                              "VMX operation disabled by BIOS"})) {
        return switched_off(logged(*line));
    }
    // FreeBSD says so too when the firmware has decided nothing, and vmm.ko could switch it on.
    const auto line = log_line(evidence, {"VT-x: (disabled in BIOS)", "kvm: disabled by bios"});
    return line ? switched_off(logged(*line), Sureness::Likely) : Finding();
}

Finding vmx_without_cpuid(const Evidence& evidence) {
    if (const auto line =
            log_line(evidence, {"processor does not support VMX operation", "VMX not supported by CPU"})) {
        return missing(logged(*line));
    }
    const auto line = log_line(evidence, {"VT-x: PAT", "VT-x: HLT", "VT-x: Basic Features"});
    return line ? present(logged(*line)) : Finding();
}

Finding find_vmx(const Evidence& evidence) {
    const Finding cpuid = from_cpuid(evidence, kVmx), flag = from_flags(evidence, kVmx.flag);
    if (const Finding loaded = from_sysctl(evidence, kInitialised); loaded.present()) {
        return loaded;
    }
    if (cpuid.verdict == Verdict::Missing) {
        return cpuid;
    }
    if (const Finding firmware = firmware_says_no(evidence); firmware.known()) {
        return firmware;
    }
    if (cpuid.present() && flag.verdict == Verdict::Missing) {  // Linux 5.6 and later.
        return switched_off("CPUID has VMX, and /proc/cpuinfo does not show it", Sureness::Likely);
    }
    if (flag.known()) {
        // Linux 5.6 and later hides it where the firmware has switched it off, earlier ones show it.
        return {flag.verdict, flag.present() ? Sureness::Certain : Sureness::Likely, flag.source};
    }
    if (cpuid.present()) {
        const Finding line = vmx_without_cpuid(evidence);
        return line.present() ? line : present(cpuid.source, Sureness::Likely);
    }
    return vmx_without_cpuid(evidence);
}

Finding find_posted_interrupts(const Evidence& evidence) {
    const Finding virtual_interrupts = from_secondary_control(evidence, kVirtualInterruptBit);
    const Finding registers =
        virtual_interrupts.present() ? from_control(evidence, kMsrVmxPinBased, kPostedBit) : virtual_interrupts;
    return first_known({registers, from_names(evidence, kPosted)});
}

}  // namespace

void find_vtx(const Evidence& evidence, Processor& processor) {
    processor.vmx = find_vmx(evidence);
    if (processor.vmx.verdict == Verdict::Missing) {
        const Finding none = missing("there is none without VT-x", processor.vmx.sureness);
        processor.ept = processor.unrestricted_guest = processor.vpid = processor.posted_interrupts = none;
        return;
    }
    processor.ept =
        first_known({from_secondary_control(evidence, kEptBit), from_names(evidence, kEpt), ept_from_failure(evidence),
                     from_model(processor, Generation::WithEpt), ept_from_popcnt(processor)});
    if (processor.ept.verdict == Verdict::Missing) {
        processor.unrestricted_guest = missing("there are none without EPT", processor.ept.sureness);
    } else {
        processor.unrestricted_guest =
            first_known({from_secondary_control(evidence, kUnrestrictedBit), from_names(evidence, kUnrestricted),
                         from_model(processor, Generation::WithUnrestrictedGuest), unrestricted_from_avx(processor)});
    }
    processor.vpid = first_known({from_secondary_control(evidence, kVpidBit), from_names(evidence, kVpid),
                                  from_model(processor, Generation::WithEpt)});
    processor.posted_interrupts = find_posted_interrupts(evidence);
}

}  // namespace apiary::host
