// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>

#include "backend/base/clock.h"
#include "backend/device/device.h"
#include "backend/device/held_line.h"
#include "backend/device/register_access.h"
#include "backend/device/timer/legacy_timer_routing.h"
#include "backend/device/wakeup.h"

namespace apiary::device {

/// A high precision event timer block (IA-PC HPET specification 1.0a): a 64-bit counter of 100 MHz and three 64-bit
/// timers that can all be periodic. Interrupts go to I/O APIC pins, or to IRQ 0 and IRQ 8 in legacy replacement; there
/// is no FSB delivery. A line is true while the interrupt is asserted, whatever polarity the pin is set to.
/// Periods that pass while the host is late are made up for (kMostLateTicks).
class Hpet final : public Device, public memory::BusTarget {
public:
    static constexpr std::uint64_t kAddress = 0xFED00000;
    static constexpr std::uint64_t kLength = 0x400;
    static constexpr unsigned kTimers = 3;
    static constexpr std::uint32_t kPeriodFemtoseconds = 10'000'000;
    /// Low half of the capabilities register, which the ACPI table repeats as the event timer block id.
    static constexpr std::uint32_t kBlockId = 0x80860000 | 1u << 15 | 1u << 13 | (kTimers - 1) << 8 | 0x01;
    /// Global system interrupts the timers may be routed to when nothing else is said: 16 … 23.
    static constexpr std::uint32_t kDefaultRoutes = 0x00FF0000;

    /// Lines of global system interrupts 0 … 31; only those in `routes` are used.
    struct Outputs {
        std::array<interrupt::Line, 32> gsi;
        std::uint32_t routes = kDefaultRoutes;
    };
    /// `clock` must outlive the device.
    Hpet(Clock& clock, std::shared_ptr<LegacyTimerRouting> legacy, Outputs outputs);

    [[nodiscard]] std::uint64_t read(std::uint64_t offset, unsigned size) override;
    void write(std::uint64_t offset, unsigned size, std::uint64_t value) override;

    [[nodiscard]] std::string name() const override { return "hpet"; }
    void pause() override;
    void resume() override;
    void reset() override;
    [[nodiscard]] SavedState save() const override;
    [[nodiscard]] Result<void> restore(const SavedState& state) override;

private:
    struct Timer {
        std::uint32_t config = 0;  // The writable bits of the low half of its configuration register.
        std::uint64_t comparator = ~std::uint64_t{0};
        std::uint64_t period = 0;  // Last value written in periodic mode.
        std::uint64_t seen = 0;    // Counter value up to which matches were looked at.
    };
    /// Everything there is to save.
    struct State {
        std::uint8_t config = 0;    // ENABLE_CNF, LEG_RT_CNF.
        std::uint32_t status = 0;   // One bit a timer, level-triggered ones only.
        std::uint64_t counter = 0;  // While the counter runs, valid at save only.
        std::array<Timer, kTimers> timers{};
    };
    template <class Visitor>
    static void describe(Visitor& visitor, State& state);

    [[nodiscard]] bool running() const;
    [[nodiscard]] bool replaces_legacy() const;
    [[nodiscard]] std::uint64_t ticks() const;
    [[nodiscard]] std::uint64_t counter() const;
    void set_counter(std::uint64_t value);
    [[nodiscard]] std::uint64_t read_register(std::uint64_t offset) const;
    void write_register(std::uint64_t offset, RegisterWrite write);
    void write_config(std::uint8_t value);
    void write_timer_config(Timer& timer, std::uint32_t value);
    static void write_comparator(Timer& timer, RegisterWrite write);

    void update();
    void evaluate(std::uint64_t most_edges);
    [[nodiscard]] static std::uint64_t advance(Timer& timer, std::uint64_t now);
    [[nodiscard]] std::optional<unsigned> line_of(unsigned index) const;
    void drive_levels();
    void arm();
    [[nodiscard]] std::optional<Nanoseconds> next_match(unsigned index, std::uint64_t now) const;
    void expired();

    Clock& clock_;
    std::shared_ptr<LegacyTimerRouting> legacy_;
    const std::uint32_t routes_;
    mutable std::mutex mutex_;
    bool paused_ = true;
    State state_;
    std::uint64_t counter_offset_ = 0;  // Counter = ticks() + this, while running.
    std::array<HeldLine, 34> lines_;    // The GSIs, then legacy IRQ 0 and IRQ 8.
    Wakeup wakeup_;                     // Last: its function uses all of the above.
};

}  // namespace apiary::device
