// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <memory>
#include <mutex>

#include "backend/interrupt/line.h"

namespace apiary::device {

/// Who drives IRQ 0 and IRQ 8: the PIT and the RTC, or HPET timers 0 and 1 in their place
/// (IA-PC HPET specification 1.0a, section 2.3.4, LEG_RT_CNF). Thread-safe; lines it hands out keep it alive.
class LegacyTimerRouting : public std::enable_shared_from_this<LegacyTimerRouting> {
public:
    [[nodiscard]] static std::shared_ptr<LegacyTimerRouting> create(interrupt::Line irq0, interrupt::Line irq8);

    [[nodiscard]] interrupt::Line pit_line() { return line(0, 0); }
    [[nodiscard]] interrupt::Line rtc_line() { return line(1, 0); }
    [[nodiscard]] interrupt::Line hpet_irq0_line() { return line(0, 1); }
    [[nodiscard]] interrupt::Line hpet_irq8_line() { return line(1, 1); }

    /// True: the HPET's lines go through and the others stop here.
    void set_replaced(bool replaced);

private:
    struct Output {
        interrupt::Line line;
        bool levels[2] = {};  // The legacy device's, the HPET's.
    };
    LegacyTimerRouting(interrupt::Line irq0, interrupt::Line irq8);
    [[nodiscard]] interrupt::Line line(unsigned output, unsigned source);
    void set(unsigned output, unsigned source, bool level);

    std::mutex mutex_;
    bool replaced_ = false;
    Output outputs_[2];
};

}  // namespace apiary::device
