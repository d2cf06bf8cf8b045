// SPDX-License-Identifier: BSD-2-Clause
#include "backend/device/timer/legacy_timer_routing.h"

#include <utility>

namespace apiary::device {

std::shared_ptr<LegacyTimerRouting> LegacyTimerRouting::create(interrupt::Line irq0, interrupt::Line irq8) {
    return std::shared_ptr<LegacyTimerRouting>(new LegacyTimerRouting(std::move(irq0), std::move(irq8)));
}

LegacyTimerRouting::LegacyTimerRouting(interrupt::Line irq0, interrupt::Line irq8)
    : outputs_{{std::move(irq0)}, {std::move(irq8)}} {}

interrupt::Line LegacyTimerRouting::line(unsigned output, unsigned source) {
    return interrupt::Line(
        [self = shared_from_this(), output, source](bool level) { self->set(output, source, level); });
}

void LegacyTimerRouting::set(unsigned output, unsigned source, bool level) {
    const std::lock_guard lock(mutex_);
    outputs_[output].levels[source] = level;
    if (source == (replaced_ ? 1u : 0u)) {
        outputs_[output].line.set(level);
    }
}

void LegacyTimerRouting::set_replaced(bool replaced) {
    const std::lock_guard lock(mutex_);
    if (replaced == replaced_) {
        return;
    }
    replaced_ = replaced;
    for (const Output& output : outputs_) {
        output.line.set(output.levels[replaced ? 1 : 0]);
    }
}

}  // namespace apiary::device
