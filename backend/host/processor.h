// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "backend/host/capability.h"
#include "backend/host/evidence.h"

namespace apiary::host {

/// Whose virtualization a processor has: VT-x, or AMD-V.
enum class Maker : std::uint8_t {
    Unknown,
    Intel,  ///< Also VIA, Centaur and Zhaoxin, which have VT-x too.
    Amd,    ///< Also Hygon.
};

/// A processor as the evidence shows it.
struct Processor {
    Maker maker = Maker::Unknown;
    std::string name;  ///< Its own for itself; may be empty.
    std::optional<unsigned> family, model;

    bool virtual_machine = false;  ///< It is one of a virtual machine.
    std::string hypervisor;        ///< Which one, for people; empty when that is not known.
    Finding bare_metal;

    Finding long_mode, popcnt, x2apic, xsave, avx;
    Finding vmx, ept, unrestricted_guest, vpid, posted_interrupts;  ///< Intel's
    Finding svm, nested_paging, nrip_save, avic;                    ///< AMD's
    Finding iommu;
};

[[nodiscard]] Processor read_processor(const Evidence& evidence);

}  // namespace apiary::host
