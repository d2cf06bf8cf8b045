// SPDX-License-Identifier: BSD-2-Clause
// The machine around the processor: IOMMU, and a hypervisor below it.
#include <format>

#include "backend/host/assess.h"

namespace apiary::host {
namespace {

Capability iommu(const Evidence& evidence, const Processor& processor) {
    const bool amd = processor.maker == Maker::Amd;
    Capability row = {.id = "iommu",
                      .name = processor.maker == Maker::Unknown ? "VT-d / AMD-Vi"
                              : amd                             ? "AMD-Vi"
                                                                : "VT-d",
                      .group = Group::Platform,
                      .finding = processor.iommu,
                      .meaning = "keeps a device that is handed to a guest within that guest's memory"};
    if (row.finding.present()) {
        row.works = "handing devices of the host to guests";
        if (evidence.iommu_in_use == false) {
            row.value = "not in use";
            row.remedy = evidence.system == System::FreeBsd ? "kldload vmm"
                         : amd                              ? "boot with amd_iommu=on"
                                                            : "boot with intel_iommu=on";
        }
    } else if (row.finding.known()) {
        row.works = "everything but handing devices of the host to guests";
        row.remedy = processor.virtual_machine ? "none that matters: a virtual machine has no devices to hand on"
                     : amd
                         ? "in the firmware's set-up switch on \"IOMMU\"; without that option the board has none"
                         : "in the firmware's set-up switch on \"VT-d\" (also Intel VT for Directed I/O); without that "
                           "option the board has none";
    }
    return row;
}

Capability bare_metal(const Processor& processor) {
    Capability row = {.id = "bare_metal",
                      .name = "Real hardware",
                      .group = Group::Platform,
                      .finding = processor.bare_metal,
                      .meaning = "whether there is no other virtual machine around this one"};
    if (!processor.virtual_machine) {
        return row;
    }
    row.value = std::format("inside {}", processor.hypervisor.empty() ? "a virtual machine" : processor.hypervisor);
    if (processor.vmx.present() || processor.svm.present()) {
        row.works = "guests within this machine (nested), more slowly, and as far as the outer hypervisor carries it";
    } else {
        row.works = "guests on the software CPU: the outer hypervisor passes on neither VT-x nor AMD-V";
        row.remedy = nesting_remedy(processor);
    }
    return row;
}

}  // namespace

std::vector<Capability> platform_capabilities(const Evidence& evidence, const Processor& processor) {
    return {iommu(evidence, processor), bare_metal(processor)};
}

}  // namespace apiary::host
