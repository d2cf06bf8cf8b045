// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <mutex>

#include "backend/base/clock.h"
#include "backend/device/byte_ports.h"
#include "backend/device/device.h"
#include "backend/device/held_line.h"
#include "backend/device/timer/rtc_calendar.h"
#include "backend/device/wakeup.h"

namespace apiary::device {

/// Guest RAM as the CMOS cells tell it, bytes.
struct RtcMemorySize {
    std::uint64_t below_4g = 0;
    std::uint64_t above_4g = 0;
};

/// The MC146818 real-time clock with 128 bytes of CMOS memory, ports 0x70 (index, bit 7 masks NMI) and 0x71 (data).
///
/// Its time is Clock::wall (UTC) plus whatever the guest has set; the guest's setting and the CMOS memory are kept
/// through reset(), as by a battery. An update cycle ends on the full second and is announced by UIP 244 µs before its
/// 1984 µs begin (MC146818 data sheet, 32.768 kHz time base).
class Rtc final : public Device, public BytePorts {
public:
    static constexpr std::uint64_t kPort = 0x70;
    static constexpr std::uint64_t kPortCount = 2;

    /// `clock` must outlive the device.
    Rtc(Clock& clock, interrupt::Line irq8, RtcMemorySize memory);

    /// Bit 7 of the last write to port 0x70: NMIs are masked.
    [[nodiscard]] bool nmi_masked() const;

    [[nodiscard]] std::string name() const override { return "rtc"; }
    void pause() override;
    void resume() override;
    /// What the RESET pin and a BIOS leave: interrupts off, flags gone, BCD, 24 hours; time and memory stay.
    void reset() override;
    [[nodiscard]] SavedState save() const override;
    [[nodiscard]] Result<void> restore(const SavedState& state) override;

protected:
    [[nodiscard]] std::uint8_t read_byte(std::uint64_t offset) override;
    void write_byte(std::uint64_t offset, std::uint8_t value) override;

private:
    static constexpr std::size_t kCells = 128;

    /// Everything there is to save.
    struct State {
        std::uint8_t index = 0x0D;
        bool nmi_masked = false;
        /// Registers and memory. The time cells count only while the time is held (SET, or divider in reset).
        std::array<std::uint8_t, kCells> cells{};
        /// RTC time is wall time plus these two, the first in whole seconds, the second 0 … 999,999,999 ns.
        std::int64_t offset_seconds = 0;
        std::uint32_t offset_nanoseconds = 0;
        std::uint8_t weekday_shift = 0;   // 0 … 6, what the guest's weekday is ahead of the calendar's.
        std::int64_t seen_second = 0;     // RTC second up to which updates and alarms were looked at.
        std::uint64_t divider_age = 0;    // ns since the divider chain was started; valid at save.
        std::uint64_t seen_periodic = 0;  // Periodic ticks up to which PF was looked at.
        bool line = false;
    };
    /// A point of the RTC's time.
    struct Moment {
        std::int64_t second = 0;
        std::uint32_t nanosecond = 0;
    };
    template <class Visitor>
    static void describe(Visitor& visitor, State& state);

    void fill_memory_cells(RtcMemorySize memory);
    [[nodiscard]] bool divider_in_reset() const;
    [[nodiscard]] bool held() const;
    [[nodiscard]] RtcFormat format() const;
    [[nodiscard]] Moment moment() const;
    [[nodiscard]] RtcAlarm alarm() const;
    [[nodiscard]] RtcCells held_cells() const;
    [[nodiscard]] RtcCells running_cells() const;
    void hold_time();
    void release_time();
    void restart_divider();

    [[nodiscard]] std::uint8_t read_cell();
    void write_cell(std::uint8_t value);
    void write_time_cell(std::uint8_t value);
    void write_registers(std::uint8_t a, std::uint8_t b);
    [[nodiscard]] std::uint8_t take_flags();

    [[nodiscard]] std::uint64_t periodic_ticks() const;
    void update();
    void update_flags();
    void drive_line();
    void arm();
    void expired();

    Clock& clock_;
    mutable std::mutex mutex_;
    bool paused_ = true;
    State state_;
    Nanoseconds divider_start_;
    HeldLine irq8_;
    Wakeup wakeup_;  // Last: its function uses all of the above.
};

}  // namespace apiary::device
