// SPDX-License-Identifier: BSD-2-Clause
#include "backend/host/assess.h"

#include <algorithm>
#include <format>
#include <utility>

namespace apiary::host {
namespace {

/// VT-x or AMD-V of a processor, and what belongs to it.
struct Hardware {
    const char* name;
    const Finding& whole;
    const char* paging_name;
    const Finding& paging;
};

Hardware hardware_of(const Processor& processor) {
    const bool amd = processor.maker == Maker::Amd ||
                     (processor.maker == Maker::Unknown && processor.svm.present() && !processor.vmx.present());
    return amd ? Hardware{"AMD-V", processor.svm, "nested paging", processor.nested_paging}
               : Hardware{"VT-x", processor.vmx, "EPT", processor.ept};
}

Sureness less_sure(Sureness a, Sureness b) {
    return std::max(a, b);
}

/// What all engines that use the processor need.
EngineFit hardware_fit(std::string name, const Processor& processor) {
    const Hardware hardware = hardware_of(processor);
    EngineFit fit = {.name = std::move(name), .sureness = hardware.whole.sureness};
    switch (hardware.whole.verdict) {
        case Verdict::Present:
            fit.fit = Fit::Full;
            fit.why = std::format("the processor has {}", hardware.name);
            break;
        case Verdict::SwitchedOff:
            fit.fit = Fit::Off;
            fit.why = std::format("the firmware has switched {} off", hardware.name);
            break;
        case Verdict::Missing:
            fit.fit = Fit::No;
            fit.why = processor.maker == Maker::Unknown ? "the processor has neither VT-x nor AMD-V"
                                                        : std::format("the processor has no {}", hardware.name);
            break;
        case Verdict::Unknown:
            fit.why = std::format("whether the processor has {} cannot be told", hardware.name);
            break;
    }
    return fit;
}

EngineFit kvm_fit(const Evidence& evidence, const Processor& processor) {
    EngineFit fit = hardware_fit("kvm", processor);
    if (evidence.modules && evidence.modules->contains("kvm_pvm")) {
        return {.name = "kvm", .fit = Fit::No, .why = "its KVM is a pagetable VM, on which no stock kernel boots"};
    }
    const Hardware hardware = hardware_of(processor);
    if (fit.fit == Fit::Full && hardware.paging.verdict == Verdict::Missing) {
        fit.fit = Fit::Limited;
        fit.sureness = less_sure(fit.sureness, hardware.paging.sureness);
        fit.why += std::format(" without {}: KVM makes shadow page tables, and is slower", hardware.paging_name);
    }
    return fit;
}

/// Whether bhyve has `part`, without which it does not start.
bool require(const Finding& part, const char* name, EngineFit& fit) {
    fit.sureness = less_sure(fit.sureness, part.sureness);
    if (part.verdict == Verdict::Missing) {
        fit.fit = Fit::No;
        fit.why += std::format(", but no {}, without which bhyve does not start", name);
    } else if (!part.known()) {
        fit.fit = Fit::Unknown;
        fit.why += std::format(", and whether it has {} cannot be told", name);
    }
    return fit.fit == Fit::Full;
}

/// What bhyve may do without: firmware and further CPUs begin in real mode.
void judge_unrestricted_guest(const Finding& finding, EngineFit& fit) {
    fit.sureness = less_sure(fit.sureness, finding.known() ? finding.sureness : Sureness::Likely);
    if (finding.present()) {
        fit.why = "the processor has VT-x, EPT and unrestricted guest";
    } else if (finding.verdict == Verdict::Missing) {
        fit.fit = Fit::Limited;
        fit.one_cpu = fit.no_firmware = true;
        fit.why = "the processor has VT-x and EPT, but not unrestricted guest: one vCPU, and no UEFI or BIOS";
    } else {
        fit.why = "the processor has VT-x and EPT; whether it has unrestricted guest cannot be told";
    }
}

EngineFit bhyve_fit(const Processor& processor) {
    EngineFit fit = hardware_fit("bhyve", processor);
    const Hardware hardware = hardware_of(processor);
    if (fit.fit != Fit::Full || !require(hardware.paging, hardware.paging_name, fit)) {
        return fit;
    }
    if (&hardware.whole != &processor.svm) {
        judge_unrestricted_guest(processor.unrestricted_guest, fit);
    } else if (require(processor.nrip_save, "NRIP save", fit)) {
        fit.why = "the processor has AMD-V, nested paging and NRIP save";
    }
    return fit;
}

EngineFit soft_fit(const Processor& processor) {
    if (processor.long_mode.verdict == Verdict::Missing) {
        return {
            .name = "soft", .fit = Fit::No, .why = "Apiary is a 64-bit program, and the processor has no long mode"};
    }
    return {.name = "soft",
            .fit = Fit::Limited,
            .why = "the software CPU runs every guest on every 64-bit machine, slowly"};
}

std::string_view beginning(Sureness sureness) {
    switch (sureness) {
        case Sureness::Certain: return "";
        case Sureness::Likely: return "Probably: ";
        case Sureness::Guess: return "Perhaps, as far as can be told from here: ";
    }
    return "";
}

std::string summary_of(const Processor& processor, const std::vector<EngineFit>& fits) {
    const EngineFit* best = nullptr;
    constexpr Fit kOrder[] = {Fit::Full, Fit::Limited, Fit::Off, Fit::Unknown, Fit::No};
    for (const Fit wanted : kOrder) {
        const auto found = std::ranges::find_if(
            fits, [&](const EngineFit& each) { return each.fit == wanted && each.name != "soft"; });
        if (found != fits.end()) {
            best = &*found;
            break;
        }
    }
    if (processor.long_mode.verdict == Verdict::Missing || best == nullptr) {
        return "This machine cannot run Apiary: " + fits.back().why + ".";
    }
    const std::string start(beginning(best->sureness));
    const std::string where = std::format("{} {}", start.empty() ? "This" : "this",
                                          processor.virtual_machine ? "virtual machine" : "machine");
    switch (best->fit) {
        case Fit::Full: return std::format("{}{} can run guests on its processor: {}.", start, where, best->why);
        case Fit::Limited:
            return std::format("{}{} can run some guests on its processor: {}.", start, where, best->why);
        case Fit::Off:
            return std::format(
                "{}{} could run guests on its processor, but {}. Until that is mended they run on the "
                "software CPU.",
                start, where, best->why);
        case Fit::Unknown:
            return std::format("{}{} may be able to run guests on its processor: {}.", start, where, best->why);
        case Fit::No: break;
    }
    return std::format("{}{} runs guests on the software CPU alone: {}.", start, where, best->why);
}

std::string system_of(const Evidence& evidence) {
    const char* const name = evidence.system == System::FreeBsd ? "FreeBSD"
                             : evidence.system == System::Linux ? "Linux"
                                                                : "";
    return evidence.release.empty() ? name : std::format("{} {}", name, evidence.release);
}

}  // namespace

std::vector<EngineFit> engine_fits(const Evidence& evidence, const Processor& processor) {
    std::vector<EngineFit> fits;
    if (evidence.system != System::FreeBsd) {
        fits.push_back(kvm_fit(evidence, processor));
    }
    if (evidence.system != System::Linux) {
        fits.push_back(bhyve_fit(processor));
    }
    fits.push_back(soft_fit(processor));
    if (processor.long_mode.verdict == Verdict::Missing) {
        for (EngineFit& fit : fits) {
            fit = {.name = fit.name, .fit = Fit::No, .why = soft_fit(processor).why};
        }
    }
    return fits;
}

Assessment assess(const Evidence& evidence) {
    const Processor processor = read_processor(evidence);
    Assessment result = {.processor = processor.name, .system = system_of(evidence)};
    result.engines = engine_fits(evidence, processor);
    result.summary = summary_of(processor, result.engines);
    for (auto* part : {processor_capabilities, platform_capabilities, software_capabilities}) {
        std::ranges::move(part(evidence, processor), std::back_inserter(result.capabilities));
    }
    return result;
}

}  // namespace apiary::host
