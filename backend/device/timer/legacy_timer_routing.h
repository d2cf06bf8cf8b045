// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>

#include "backend/interrupt/line.h"

namespace apiary::device {

/// Who drives IRQ 0 and IRQ 8: the PIT and the RTC, or HPET timers 0 and 1 in their place
/// (IA-PC HPET specification 1.0a, section 2.3.4, LEG_RT_CNF). Thread-safe; lines it hands out keep it alive.
///
/// IRQ 0 is a kernel's clock: an edge that comes while the one before was not taken yet, as the vCPU has no host CPU, is
/// not lost but made again when it was. Those still owed are not part of a saved state.
class LegacyTimerRouting : public std::enable_shared_from_this<LegacyTimerRouting> {
public:
    /// `irq0_waits` tells whether the last edge of IRQ 0 still waits for a vCPU.
    [[nodiscard]] static std::shared_ptr<LegacyTimerRouting> create(interrupt::Line irq0, interrupt::Line irq8,
                                                                    std::function<bool()> irq0_waits = [] { return false; });

    [[nodiscard]] interrupt::Line pit_line() { return line(0, 0); }
    [[nodiscard]] interrupt::Line rtc_line() { return line(1, 0); }
    [[nodiscard]] interrupt::Line hpet_irq0_line() { return line(0, 1); }
    [[nodiscard]] interrupt::Line hpet_irq8_line() { return line(1, 1); }

    /// True: the HPET's lines go through and the others stop here.
    void set_replaced(bool replaced);
    /// A vCPU took an interrupt: makes an edge of IRQ 0 that is owed, if the one before was taken with it.
    void interrupt_taken();

private:
    struct Output {
        interrupt::Line line;
        bool levels[2] = {};  // The legacy device's, the HPET's.
    };
    LegacyTimerRouting(interrupt::Line irq0, interrupt::Line irq8, std::function<bool()> irq0_waits);
    [[nodiscard]] interrupt::Line line(unsigned output, unsigned source);
    void set(unsigned output, unsigned source, bool level);
    void drive(unsigned output, bool level);

    std::mutex mutex_;
    bool replaced_ = false;
    Output outputs_[2];
    const std::function<bool()> irq0_waits_;
    bool irq0_high_ = false;               // What the wire is at.
    std::atomic<std::uint64_t> owed_ = 0;  // Edges of IRQ 0; written under the lock.
};

}  // namespace apiary::device
