// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <nlohmann/json.hpp>

#include "backend/base/result.h"
#include "backend/base/state_reader.h"
#include "backend/memory/bus.h"

namespace apiary::interrupt {

/// One 8259A in 8086 mode (Intel 8259A datasheet). Not thread-safe: it lives under PicPair's lock.
class Pic {
public:
    /// `edge_only` are the pins that are edge-triggered whatever the ELCR says, `followers` those that follow their
    /// level without being latched: the pin of the second chip.
    Pic(std::uint8_t edge_only, std::uint8_t followers) : edge_only_(edge_only), followers_(followers) {}

    [[nodiscard]] std::uint8_t read_command();  ///< A0 = 0
    [[nodiscard]] std::uint8_t read_data();     ///< A0 = 1
    void write_command(std::uint8_t value);
    void write_data(std::uint8_t value);
    [[nodiscard]] std::uint8_t elcr() const { return elcr_; }
    void set_elcr(std::uint8_t value);

    void set_pin(unsigned pin, bool level);
    /// The pin whose interrupt is requested with a priority above all that are in service, or -1: then INT is low.
    [[nodiscard]] int request() const;
    /// An edge of `pin` is latched, not masked, and was not taken into service yet.
    [[nodiscard]] bool edge_waits(unsigned pin) const { return (irr_ & ~imr_ & ~level_pins() & 1u << pin) != 0; }
    /// An interrupt acknowledge cycle: takes request() into service. Its vector; that of pin 7 when there is none.
    std::uint8_t acknowledge();

    /// The state after power-on; pins keep their levels.
    void reset();
    [[nodiscard]] nlohmann::json save() const;
    /// Reads into this chip; only to be used when the reader finds all good in the end.
    void restore(StateReader& reader);
    /// What the pins are at after restore(); gives no edges.
    void restore_levels(std::uint8_t levels);

private:
    /// Pin numbers in the order of their priority: the first set one of `pins`, or -1.
    [[nodiscard]] int highest(std::uint8_t pins) const;
    [[nodiscard]] std::uint8_t level_pins() const { return elcr_ | followers_; }
    void begin_initialization(std::uint8_t icw1);
    void operate(std::uint8_t ocw2);
    void take_into_service(unsigned pin);

    std::uint8_t edge_only_;
    std::uint8_t followers_;
    std::uint8_t levels_ = 0;  ///< The pins as they are.
    std::uint8_t elcr_ = 0;
    std::uint8_t irr_ = 0, isr_ = 0, imr_ = 0;
    std::uint8_t base_ = 0;    ///< Vector of pin 0.
    std::uint8_t lowest_ = 7;  ///< The pin of lowest priority.
    std::uint8_t next_icw_ = 0;  ///< 2 to 4 while it is being initialized, else 0.
    bool single_ = false, needs_icw4_ = false;
    bool auto_eoi_ = false, rotate_on_auto_eoi_ = false, fully_nested_special_ = false;
    bool special_mask_ = false, read_isr_ = false, poll_ = false;
};

/// The two cascaded 8259A of a PC with their edge/level registers. Thread-safe.
class PicPair : public std::enable_shared_from_this<PicPair> {
public:
    static constexpr unsigned kPins = 16;

    /// `output` is told when INTR of the first chip changes; called with the lock held.
    explicit PicPair(std::function<void(bool)> output);

    /// Puts ports 0x20, 0x21, 0xa0, 0xa1, 0x4d0 and 0x4d1 on the bus. The pair must be owned by a shared_ptr.
    [[nodiscard]] Result<void> attach(memory::Bus& io);
    [[nodiscard]] std::uint8_t read_port(std::uint16_t port);
    void write_port(std::uint16_t port, std::uint8_t value);

    /// Pin 2 of the first chip is the second chip's and cannot be set.
    void set_pin(unsigned pin, bool level);
    /// An edge of `pin`, one of the first chip, is latched, not masked, and was not taken yet.
    [[nodiscard]] bool edge_waits(unsigned pin) const;
    /// The vector of the interrupt acknowledge cycle.
    std::uint8_t acknowledge();
    [[nodiscard]] bool output() const;

    void reset();
    [[nodiscard]] nlohmann::json save() const;
    /// `levels` are the pins, bit n for pin n. A state that is refused changes nothing. Does not tell `output`.
    [[nodiscard]] Result<void> restore(const nlohmann::json& state, std::uint16_t levels);

private:
    class Ports;
    void update();
    void set_output(bool level);

    const std::function<void(bool)> output_changed_;
    mutable std::mutex mutex_;
    Pic first_{0x07, 0x04};   // IRQ 0 and 1 are edges, 2 is the cascade (82371SB datasheet, ELCR1).
    Pic second_{0x21, 0x00};  // IRQ 8 and 13 are edges (ELCR2).
    bool output_ = false;
};

}  // namespace apiary::interrupt
