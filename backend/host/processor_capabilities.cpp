// SPDX-License-Identifier: BSD-2-Clause
// What there is to say of each capability of a processor.
#include <format>
#include <string>

#include "backend/host/assess.h"

namespace apiary::host {
namespace {

struct Text {
    const char* id;
    const char* name;
    const char* meaning;
    const char* works;          ///< With it.
    const char* works_without;  ///< Without it.
};

constexpr Text kLongMode = {"long_mode", "Long mode", "64-bit code, which all of Apiary is", "64-bit and 32-bit guests",
                            "nothing: Apiary is a 64-bit program"};
constexpr Text kVmx = {"vtx", "VT-x", "Intel's hardware virtualization: guests' code runs on the processor itself",
                       "engines that use the processor", "guests on the software CPU, slowly"};
constexpr Text kEpt = {"ept", "EPT", "the processor itself walks a guest's page tables and the host's below them",
                       "KVM and bhyve at full speed", "KVM with shadow page tables, more slowly; bhyve does not start"};
constexpr Text kUnrestricted = {
    "unrestricted_guest", "Unrestricted guest", "guests may run in real mode, which firmware and further CPUs begin in",
    "guests with several vCPUs, with UEFI or a BIOS",
    "on bhyve guests with one vCPU whose kernel is loaded directly, and no UEFI or BIOS; KVM emulates what is missing"};
constexpr Text kVpid = {"vpid", "VPID",
                        "address translations of several guests are kept apart, and need not be thrown away",
                        "quick changes between guest and host", "everything, a little slower"};
constexpr Text kPosted = {"posted_interrupts", "Posted interrupts",
                          "interrupts reach a running guest without stopping it", "less delay for disks and networks",
                          "everything, with one exit more for an interrupt"};
constexpr Text kSvm = {"amdv", "AMD-V", "AMD's hardware virtualization: guests' code runs on the processor itself",
                       "engines that use the processor", "guests on the software CPU, slowly"};
constexpr Text kNestedPaging = {"nested_paging", "Nested paging (RVI)",
                                "the processor itself walks a guest's page tables and the host's below them",
                                "KVM and bhyve at full speed",
                                "KVM with shadow page tables, more slowly; bhyve does not start"};
constexpr Text kNripSave = {"nrip_save", "NRIP save", "the processor tells where an intercepted instruction ends",
                            "bhyve, and KVM without decoding instructions", "KVM; bhyve does not start"};
constexpr Text kAvic = {"avic", "AVIC", "interrupts reach a running guest without stopping it",
                        "less delay for disks and networks", "everything, with one exit more for an interrupt"};
constexpr Text kX2apic = {"x2apic", "x2APIC", "interrupts to more than 255 CPUs, and with fewer exits",
                          "guests and hosts with many CPUs", "everything up to 255 CPUs"};
constexpr Text kPopcnt = {"popcnt", "POPCNT",
                          "an instruction that counts bits; of old processors it suggests EPT, and no more",
                          "systems that are built for x86-64-v2",
                          "older systems; those built for x86-64-v2 do not start on engines that use the processor"};
constexpr Text kXsave = {"xsave", "XSAVE", "registers beyond SSE's are saved and switched",
                         "guests with AVX and newer registers", "guests with SSE"};
constexpr Text kAvx = {"avx", "AVX", "vector instructions of 256 bits", "guests that use them", "guests with SSE"};

std::string firmware_remedy(const Evidence& evidence, const char* option, const char* module) {
    std::string text =
        std::format("in the firmware's set-up switch on {}, save, and switch the power off once", option);
    if (evidence.system != System::Unknown) {
        text += std::format("; then {}",
                            evidence.system == System::FreeBsd ? "kldload vmm" : std::format("modprobe {}", module));
    }
    return text;
}

Capability make(const Text& text, const Finding& finding, std::string remedy = {}) {
    const bool present = finding.present();
    return {.id = text.id,
            .name = text.name,
            .group = Group::Processor,
            .finding = finding,
            .meaning = text.meaning,
            .works = !finding.known() ? ""
                     : present        ? text.works
                                      : text.works_without,
            .remedy = present ? "" : std::move(remedy)};
}

std::string other_processor(const Processor& processor) {
    return processor.virtual_machine ? nesting_remedy(processor) : "none: it takes another processor";
}

std::string cannot_tell(const Evidence& evidence) {
    return evidence.this_machine ? "ask a helper that runs as root: apiaryctl check --system"
                                 : "add the output of cpuid -r, or of dmesg from FreeBSD";
}

/// What comes with VT-x or AMD-V alone.
Capability make_part(const Text& text, const Finding& part, const Capability& whole, const Evidence& evidence,
                     const Processor& processor) {
    Capability row = make(text, part, part.known() ? other_processor(processor) : cannot_tell(evidence));
    if (whole.finding.verdict == Verdict::Missing) {
        row.works = whole.works;
        row.remedy = "see " + whole.name;
    } else if (whole.finding.present() && part.verdict == Verdict::Missing && processor.virtual_machine) {
        row.remedy = "none, unless the hypervisor around this machine can pass it on";
    }
    return row;
}

void add_vtx(const Evidence& evidence, const Processor& processor, std::vector<Capability>& all) {
    const Finding& vmx = processor.vmx;
    std::string remedy = !vmx.known() ? cannot_tell(evidence) : other_processor(processor);
    if (vmx.verdict == Verdict::SwitchedOff && !processor.virtual_machine) {
        remedy = firmware_remedy(evidence, "\"Intel Virtualization Technology\" (also VT-x, VMX or Vanderpool)",
                                 "kvm_intel");
    } else if (vmx.verdict == Verdict::Missing && vmx.sureness != Sureness::Certain && !processor.virtual_machine) {
        remedy =
            "look in the firmware's set-up for \"Intel Virtualization Technology\": when it is off there, Linux "
            "hides VT-x; if there is no such option, the processor has none";
    }
    const Capability whole = make(kVmx, vmx, remedy);
    all.push_back(whole);
    for (const auto& [text, finding] : {std::pair(&kEpt, &processor.ept),
                                        {&kUnrestricted, &processor.unrestricted_guest},
                                        {&kVpid, &processor.vpid},
                                        {&kPosted, &processor.posted_interrupts}}) {
        all.push_back(make_part(*text, *finding, whole, evidence, processor));
    }
}

void add_amdv(const Evidence& evidence, const Processor& processor, std::vector<Capability>& all) {
    const Finding& svm = processor.svm;
    std::string remedy = !svm.known() ? cannot_tell(evidence) : other_processor(processor);
    if (svm.verdict == Verdict::SwitchedOff && !processor.virtual_machine) {
        remedy =
            firmware_remedy(evidence, "\"SVM Mode\" (also AMD-V, Secure Virtual Machine or Virtualization)", "kvm_amd");
    } else if (svm.verdict == Verdict::Missing && svm.sureness != Sureness::Certain && !processor.virtual_machine) {
        remedy =
            "look in the firmware's set-up for \"SVM Mode\": when it is off there, Linux 6.7 and later hides AMD-V; "
            "if there is no such option, the processor has none";
    }
    const Capability whole = make(kSvm, svm, remedy);
    all.push_back(whole);
    for (const auto& [text, finding] : {std::pair(&kNestedPaging, &processor.nested_paging),
                                        {&kNripSave, &processor.nrip_save},
                                        {&kAvic, &processor.avic}}) {
        all.push_back(make_part(*text, *finding, whole, evidence, processor));
    }
}

}  // namespace

std::string nesting_remedy(const Processor& processor) {
    constexpr std::pair<std::string_view, const char*> kRemedies[] = {
        {"KVM",
         "on the outer host: load kvm_intel or kvm_amd with nested=1, and give this machine the processor "
         "\"host-passthrough\" (QEMU: -cpu host)"},
        {"VMware", "in this machine's settings switch on \"Virtualize Intel VT-x/EPT or AMD-V/RVI\""},
        {"VirtualBox", "on the outer host: VBoxManage modifyvm NAME --nested-hw-virt on"},
        {"Hyper-V", "on the outer host: Set-VMProcessor -VMName NAME -ExposeVirtualizationExtensions $true"},
        {"Xen", "in this machine's configuration: nestedhvm = 1"},
        {"Parallels", "in this machine's settings switch on \"Enable nested virtualization\""},
        {"QEMU TCG", "on the outer host: -cpu max, which has AMD-V"},
        {"bhyve", "none: bhyve passes on neither VT-x nor AMD-V"},
    };
    for (const auto& [name, remedy] : kRemedies) {
        if (processor.hypervisor == name) {
            return remedy;
        }
    }
    return "switch on nested virtualization for this machine, where the hypervisor around it can do that";
}

std::vector<Capability> processor_capabilities(const Evidence& evidence, const Processor& processor) {
    std::vector<Capability> all;
    all.push_back(
        make(kLongMode, processor.long_mode, processor.long_mode.known() ? "none: it takes another processor" : ""));
    if (processor.maker != Maker::Amd) {
        add_vtx(evidence, processor, all);
    }
    if (processor.maker != Maker::Intel) {
        add_amdv(evidence, processor, all);
    }
    all.push_back(make(kX2apic, processor.x2apic));
    all.push_back(make(kPopcnt, processor.popcnt));
    all.push_back(make(kXsave, processor.xsave));
    all.push_back(make(kAvx, processor.avx));
    return all;
}

}  // namespace apiary::host
