// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <memory>

#include "backend/base/result.h"
#include "backend/base/unique_fd.h"
#include "backend/cpu/engine.h"

namespace apiary::cpu {

/// Linux's KVM, on a /dev/kvm that is open. The interrupt controllers are the machine's own, so that a guest finds the same on every
/// engine; the kernel has none for it. vCPUs of one engine share `memory`, which has to outlive them. The device may be closed behind
/// a sandbox: vCPUs need ioctl() and signals to their own threads alone.
[[nodiscard]] Result<std::unique_ptr<Engine>> make_kvm_engine(memory::GuestMemory& memory, const TscClock& clock, UniqueFd device);

}  // namespace apiary::cpu
