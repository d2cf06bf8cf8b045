// SPDX-License-Identifier: BSD-2-Clause
#include "backend/host/amdv.h"

#include <format>
#include <string>

#include "backend/host/findings.h"
#include "backend/host/recording_lines.h"

namespace apiary::host {
namespace {

// APM vol. 3, appendix E.
constexpr CpuidBit kSvm = {0x8000'0001, 0, Register::Ecx, 2, "svm"};
constexpr CpuidBit kNestedPaging = {0x8000'000A, 0, Register::Edx, 0, "npt"};
constexpr CpuidBit kNripSave = {0x8000'000A, 0, Register::Edx, 3, "nrip_save"};
constexpr CpuidBit kAvic = {0x8000'000A, 0, Register::Edx, 13, "avic"};
/// VM_CR.SVMDIS (APM vol. 2, §15.30.1).
constexpr std::uint64_t kSvmDisabled = 1 << 4;

/// "SVM: NP,NRIP,VClean,AFlush,DAssist,NAsids=8"; of a verbose boot, CPUID has it already.
Finding from_freebsd_line(const Evidence& evidence, std::string_view name) {
    for (const std::string& line : evidence.dmesg) {
        if (line.starts_with("SVM: ") && contains_word(line, "NAsids=")) {
            return either(has_token(line, name), logged(line));
        }
    }
    return {};
}

Finding firmware_says_no(const Evidence& evidence) {
    if (const auto control = evidence.msrs.find(kMsrVmCr); control != evidence.msrs.end() && control->second) {
        return (*control->second & kSvmDisabled) != 0 ? switched_off("MSR C0010114h, bit 4")
                                                      : present("MSR C0010114h, bit 4 is clear");
    }
    const auto line = log_line(evidence, {"SVM: disabled by BIOS", "SVM: (disabled in BIOS)", "SVM disabled (by BIOS)",
                                          "kvm: disabled by bios"});
    return line ? switched_off(logged(*line)) : Finding();
}

/// Linux says this only when it has AMD-V in use.
Finding from_kvm(const Evidence& evidence) {
    const auto line = log_line(evidence, {"Nested Paging enabled", "Nested Virtualization enabled"});
    return line ? present(logged(*line)) : Finding();
}

Finding svm_without_cpuid(const Evidence& evidence) {
    if (const auto line = log_line(evidence, {"SVM: not available", "SVM not supported by CPU"})) {
        return missing(logged(*line));
    }
    const auto line = log_line(evidence, {"NAsids="});
    return line ? present(logged(*line)) : from_kvm(evidence);
}

Finding find_svm(const Evidence& evidence) {
    const Finding cpuid = from_cpuid(evidence, kSvm), flag = from_flags(evidence, kSvm.flag);
    if (cpuid.verdict == Verdict::Missing) {
        return cpuid;
    }
    if (const Finding firmware = firmware_says_no(evidence); firmware.known()) {
        return firmware;
    }
    const Finding line = svm_without_cpuid(evidence);
    if (line.present()) {
        return line;
    }
    if (cpuid.present() && (flag.verdict == Verdict::Missing || line.known())) {  // Linux 6.7 and later hides it.
        return switched_off("CPUID has SVM, and the kernel does not", Sureness::Likely);
    }
    if (cpuid.present() || flag.present()) {  // Earlier ones show it in any case.
        return present(cpuid.present() ? cpuid.source : flag.source, Sureness::Likely);
    }
    return line.known() ? line : Finding{flag.verdict, Sureness::Likely, flag.source};
}

/// Nested paging came with family 10h, and is missing from 11h. Next-RIP save came with the second models of family
/// 10h (Shanghai) and is in all later families.
Finding from_family(const Processor& processor, bool (*has)(unsigned family, unsigned model)) {
    if (!processor.family || !processor.model || processor.maker != Maker::Amd || processor.virtual_machine) {
        return {};
    }
    return either(has(*processor.family, *processor.model),
                  std::format("the processor's number: family {:X}h, model {:X}h", *processor.family, *processor.model),
                  Sureness::Likely);
}

bool has_nested_paging(unsigned family, unsigned /*model*/) {
    constexpr unsigned kBarcelona = 0x10, kGriffin = 0x11;
    return family >= kBarcelona && family != kGriffin;
}

bool has_nrip_save(unsigned family, unsigned model) {
    constexpr unsigned kBarcelona = 0x10, kShanghai = 4;
    return family > kBarcelona || (family == kBarcelona && model >= kShanghai);
}

}  // namespace

void find_amdv(const Evidence& evidence, Processor& processor) {
    processor.svm = find_svm(evidence);
    if (processor.svm.verdict == Verdict::Missing) {
        processor.nested_paging = processor.nrip_save = processor.avic =
            missing("there is none without AMD-V", processor.svm.sureness);
        return;
    }
    const auto paging = log_line(evidence, {"Nested Paging enabled"});
    processor.nested_paging =
        first_known({from_cpuid(evidence, kNestedPaging), from_freebsd_line(evidence, "NP"),
                     from_flags(evidence, kNestedPaging.flag), paging ? present(logged(*paging)) : Finding(),
                     from_family(processor, has_nested_paging)});
    processor.nrip_save = first_known({from_cpuid(evidence, kNripSave), from_freebsd_line(evidence, "NRIP"),
                                       from_flags(evidence, kNripSave.flag), from_family(processor, has_nrip_save)});
    processor.avic = from_bit(evidence, kAvic);
}

}  // namespace apiary::host
