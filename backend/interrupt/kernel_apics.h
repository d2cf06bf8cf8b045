// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <array>
#include <cstdint>
#include <span>

#include "backend/interrupt/message.h"

namespace apiary::interrupt {

/// A local APIC as it is handed from one keeper to another: its register page (SDM vol. 3, table 11-1) and what is not in that.
struct ApicPage {
    std::array<std::uint32_t, 64> registers = {};  ///< That at offset 16·i.
    std::uint64_t base = 0;                        ///< IA32_APIC_BASE.
    std::uint64_t tsc_deadline = 0;                ///< IA32_TSC_DEADLINE.
    bool waiting = false;                          ///< For a STARTUP IPI. The keeper of the vCPU's registers knows of it as well.

    [[nodiscard]] std::uint32_t& at(std::uint32_t offset) { return registers[offset / 16]; }
    [[nodiscard]] std::uint32_t at(std::uint32_t offset) const { return registers[offset / 16]; }
};

/// The local APICs of all vCPUs of an engine that keeps them itself, in the host's kernel. From any thread.
class KernelApics {
public:
    virtual ~KernelApics() = default;
    /// Hands a message of a device's to those it is for, by mode Fixed, LowestPriority, Nmi or Init. True when one accepted it.
    virtual bool send(const Message& message) = 0;
    /// From now on the end of an interrupt is told if it was by one of these messages, and of no other.
    virtual void watch(std::span<const Message> messages) = 0;
};

}  // namespace apiary::interrupt
