// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "backend/base/result.h"
#include "backend/interrupt/kernel_apics.h"

namespace apiary::cpu::kvm {

/// KVM's local APICs of one virtual machine, the I/O APIC and all else being the machine's ("split irqchip").
class Apics final : public interrupt::KernelApics {
public:
    /// Has KVM make a local APIC for each vCPU of `vm` that is made from now on. False when this KVM, that of `device`, cannot do all of
    /// what that takes; `vm` is as it was then.
    [[nodiscard]] static bool enable(int device, int vm);

    /// `vm` has to stay open as long as this is used.
    explicit Apics(int vm) : vm_(vm) {}

    bool send(const interrupt::Message& message) override;
    void watch(std::span<const interrupt::Message> messages) override;

private:
    const int vm_;
};

}  // namespace apiary::cpu::kvm
