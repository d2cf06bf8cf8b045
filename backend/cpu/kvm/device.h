// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <optional>

#include "backend/base/result.h"
#include "backend/base/unique_fd.h"

namespace apiary::cpu {

/// Why KVM here runs no stock kernel, in a text that stays; null when it does. The processor has neither VT-x nor AMD-V, so that
/// whatever stands behind /dev/kvm interprets what a guest's kernel does (a pagetable VM). Nothing is opened for this, and after the
/// first call no path is looked up.
[[nodiscard]] const char* kvm_weakness();
/// The same, as the reason why KVM is not to be chosen here by itself.
[[nodiscard]] std::optional<Error> kvm_passed_over();

/// /dev/kvm, with all that an engine needs of it.
[[nodiscard]] Result<UniqueFd> open_kvm_device();
/// Whether a device that somebody else opened is that one.
[[nodiscard]] bool is_kvm_device(int device);
/// Whether it has all that an engine needs.
[[nodiscard]] Result<void> check_kvm_device(int device);

}  // namespace apiary::cpu
