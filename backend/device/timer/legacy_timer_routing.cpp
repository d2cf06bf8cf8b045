// SPDX-License-Identifier: BSD-2-Clause
#include "backend/device/timer/legacy_timer_routing.h"

#include <algorithm>
#include <utility>

#include "backend/device/timer/frequency.h"

namespace apiary::device {

std::shared_ptr<LegacyTimerRouting> LegacyTimerRouting::create(interrupt::Line irq0, interrupt::Line irq8,
                                                               std::function<bool()> irq0_waits) {
    return std::shared_ptr<LegacyTimerRouting>(
        new LegacyTimerRouting(std::move(irq0), std::move(irq8), std::move(irq0_waits)));
}

LegacyTimerRouting::LegacyTimerRouting(interrupt::Line irq0, interrupt::Line irq8, std::function<bool()> irq0_waits)
    : outputs_{{std::move(irq0)}, {std::move(irq8)}}, irq0_waits_(std::move(irq0_waits)) {}

interrupt::Line LegacyTimerRouting::line(unsigned output, unsigned source) {
    return interrupt::Line(
        [self = shared_from_this(), output, source](bool level) { self->set(output, source, level); });
}

void LegacyTimerRouting::set(unsigned output, unsigned source, bool level) {
    const std::lock_guard lock(mutex_);
    outputs_[output].levels[source] = level;
    if (source == (replaced_ ? 1u : 0u)) {
        drive(output, level);
    }
}

void LegacyTimerRouting::drive(unsigned output, bool level) {
    if (output == 0) {
        const bool rises = level && !irq0_high_;
        irq0_high_ = level;
        if (rises && irq0_waits_()) {
            owed_ = std::min(owed_ + 1, kMostLateTicks);
        }
    }
    outputs_[output].line.set(level);
}

void LegacyTimerRouting::interrupt_taken() {
    if (owed_ == 0) {
        return;
    }
    const std::lock_guard lock(mutex_);
    if (owed_ == 0 || irq0_waits_()) {
        return;
    }
    --owed_;
    const interrupt::Line& irq0 = outputs_[0].line;
    irq0.set(false);
    irq0.set(true);
    irq0.set(irq0_high_);
}

void LegacyTimerRouting::set_replaced(bool replaced) {
    const std::lock_guard lock(mutex_);
    if (replaced == replaced_) {
        return;
    }
    replaced_ = replaced;
    owed_ = 0;
    for (unsigned output = 0; output < 2; ++output) {
        drive(output, outputs_[output].levels[replaced ? 1 : 0]);
    }
}

}  // namespace apiary::device
