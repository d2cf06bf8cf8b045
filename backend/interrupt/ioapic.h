// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <mutex>
#include <nlohmann/json.hpp>
#include <optional>
#include <vector>

#include "backend/base/log.h"
#include "backend/base/result.h"
#include "backend/interrupt/message.h"
#include "backend/memory/bus.h"

namespace apiary::interrupt {

/// The I/O APIC as bhyve has it: 32 pins, version 0x11, thus without an EOI register (Intel 82093AA datasheet, §3;
/// bhyve, vioapic.c). Register accesses have 4 bytes; a byte will do for the index. Thread-safe.
class IoApic : public memory::BusTarget {
public:
    static constexpr std::uint64_t kBase = 0xfec0'0000;  ///< Where PCs have it; one page.
    static constexpr std::uint64_t kLength = 0x1000;
    static constexpr unsigned kPins = 32;
    static constexpr std::uint32_t kVersion = 0x001f'0011;
    static constexpr unsigned kCountedPin = 2;  ///< ISA interrupt 0: a kernel's clock, whose ticks are not to be lost.

    /// `send` hands a message to the local APICs and says whether one accepted it. `watch` is told what watched() gives whenever that
    /// has changed by a write. Both are called with the lock held.
    explicit IoApic(std::function<bool(const Message&)> send, std::function<void(const std::vector<Message>&)> watch = {});

    [[nodiscard]] std::uint64_t read(std::uint64_t offset, unsigned size) override;
    void write(std::uint64_t offset, unsigned size, std::uint64_t value) override;

    /// Asserts `pin` once more, or once less: it is high while anyone asserts it.
    void assert_pin(unsigned pin);
    void deassert_pin(unsigned pin);
    [[nodiscard]] bool pin_level(unsigned pin) const;
    /// The vector that an edge of `pin` requests of a local APIC; nothing while it is masked, level-triggered or of another mode.
    [[nodiscard]] std::optional<std::uint8_t> edge_vector(unsigned pin) const;

    /// Messages whose end has to be told: those of level-triggered pins, masked or not; and of kCountedPin.
    [[nodiscard]] std::vector<Message> watched() const;
    /// An edge of kCountedPin was sent and its end was not told yet. Of local APICs that tell it of edges.
    [[nodiscard]] bool edge_under_way() const;
    /// None is.
    void forget_edge();

    /// A local APIC ended level-triggered `vector`. Pins that wait for it and are still asserted send again.
    void end_of_interrupt(std::uint8_t vector);

    /// The state after power-on; pins keep their levels.
    void reset();
    [[nodiscard]] nlohmann::json save() const;
    /// `asserted` says how often each pin is asserted; a state that is refused changes nothing.
    [[nodiscard]] Result<void> restore(const nlohmann::json& state, const std::array<std::uint32_t, kPins>& asserted);

private:
    [[nodiscard]] std::uint32_t read_register(unsigned index) const;
    void write_register(unsigned index, std::uint32_t value);
    void write_entry(unsigned pin, std::uint64_t value);
    [[nodiscard]] Message message_of(unsigned pin) const;
    [[nodiscard]] std::optional<Message> watched_message(unsigned pin) const;
    [[nodiscard]] std::vector<Message> all_watched() const;
    bool send_pin(unsigned pin);
    void send_level(unsigned pin);

    const std::function<bool(const Message&)> send_;
    const std::function<void(const std::vector<Message>&)> watch_;
    RateLimitedLog log_{"I/O APIC"};
    mutable std::mutex mutex_;
    std::uint32_t id_ = 0;  ///< As in the register, bits 27:24.
    std::uint8_t select_ = 0;
    std::array<std::uint64_t, kPins> entries_ = {};
    std::array<std::uint32_t, kPins> asserted_ = {};  ///< How many assert the pin.
    bool edge_under_way_ = false;
};

}  // namespace apiary::interrupt
