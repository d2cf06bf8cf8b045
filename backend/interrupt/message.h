// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>

namespace apiary::interrupt {

/// How a local APIC treats what it receives: bits 10:8 of the ICR, an LVT entry, a redirection entry or MSI data
/// (SDM vol. 3, §11.5.1 and §11.6.1).
enum class DeliveryMode : std::uint8_t {
    Fixed = 0, LowestPriority = 1, Smi = 2, Reserved = 3, Nmi = 4, Init = 5, Startup = 6, ExtInt = 7
};

/// Bits 19:18 of the ICR (SDM vol. 3, §11.6.1).
enum class Shorthand : std::uint8_t { None = 0, Self = 1, All = 2, Others = 3 };

/// An interrupt on its way to one or more local APICs.
struct Message {
    std::uint32_t destination = 0;
    bool logical = false;
    bool wide = false;  ///< The destination has 32 bits (from an x2APIC); 8 otherwise, where 0xff is everyone.
    DeliveryMode mode = DeliveryMode::Fixed;
    std::uint8_t vector = 0;
    bool level = false;  ///< Level-triggered: its EOI is told to the I/O APIC.
    Shorthand shorthand = Shorthand::None;
    std::uint32_t sender = 0;  ///< APIC id of the sender of an IPI, for shorthands.

    bool operator==(const Message&) const = default;
};

/// What a local APIC needs of the rest: the system bus between the APICs, and the 8259 behind it. All of it is called
/// without a lock of the local APIC held.
class MessageBus {
public:
    virtual ~MessageBus() = default;
    /// Hands a message to every local APIC it is for. True when at least one accepted it.
    virtual bool send(const Message& message) = 0;
    /// The end of a level-triggered interrupt.
    virtual void end_of_interrupt(std::uint8_t vector) = 0;
    /// The 8259's answer to an interrupt acknowledge cycle.
    virtual std::uint8_t acknowledge_external() = 0;
    /// A vCPU took an interrupt, one of the 8259's included.
    virtual void interrupt_taken() = 0;
};

}  // namespace apiary::interrupt
