// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <memory>

#include "backend/base/result.h"
#include "backend/base/unique_fd.h"
#include "backend/cpu/engine.h"

namespace apiary::cpu {

/// Who has the local APICs of a guest on KVM.
enum class KvmApics {
    Kernel,   ///< The kernel, where it can; so their timers, IPIs and HLT leave the guest no more than they have to.
    Machine,  ///< The machine.
};

/// Linux's KVM, on a /dev/kvm that is open. All interrupt controllers but the local APICs are the machine's own, so that a guest finds
/// the same on every engine. vCPUs of one engine share `memory`, which has to outlive them. The device may be closed behind a
/// sandbox: vCPUs need ioctl() and signals to their own threads alone.
[[nodiscard]] Result<std::unique_ptr<Engine>> make_kvm_engine(memory::GuestMemory& memory, const TscClock& clock, UniqueFd device,
                                                              KvmApics apics = KvmApics::Kernel);

}  // namespace apiary::cpu
