// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>
#include <string>

namespace apiary::cpu::vmm {

/// What people call field `id` (apiary_vmm_field) of a VMCB or a VMCS, by the processor's `vendor` (apiary_vmm_vendor): "vmcb.exit_code".
/// A field without a name here is called by its number.
[[nodiscard]] std::string field_name(std::uint32_t vendor, std::uint32_t id);

}  // namespace apiary::cpu::vmm
