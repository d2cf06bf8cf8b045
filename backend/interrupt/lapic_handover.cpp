// SPDX-License-Identifier: BSD-2-Clause
// The local APIC's registers on their way to an engine that keeps them itself, and back.
#include <algorithm>
#include <utility>

#include "backend/base/check.h"
#include "backend/interrupt/lapic.h"

namespace apiary::interrupt {

using namespace lapic;

namespace {

VectorSet read_set(const ApicPage& page, std::uint32_t first) {
    VectorSet set;
    for (unsigned i = 0; i < 8; ++i) {
        set.set_word(i, page.at(first + 16 * i));
    }
    set.set_word(0, set.word(0) & ~std::uint32_t{0xffff});  // KVM takes vectors below 16 in, which are never delivered.
    return set;
}

}  // namespace

ApicPage LocalApic::hand_over() {
    std::lock_guard lock(mutex_);
    check(!elsewhere_, "the registers are here");
    ApicPage page;
    const bool counts = timer_.counts();
    for (const std::uint32_t offset : {kId, kVersion, kTpr, kLdr, kSvr, kEsr, kIcrLow, kDivide}) {
        page.at(offset) = peek_register(offset);
    }
    for (std::uint32_t offset = kIsr; offset < kIrrEnd; offset += 16) {
        page.at(offset) = peek_register(offset);
    }
    for (unsigned index = 0; index < kLvtCount; ++index) {
        page.at(kLvtEntries[index].offset) = regs_.lvt[index];
    }
    page.at(kDfr) = dfr_;
    page.at(kIcrHigh) = regs_.icr_high;
    // Of a timer that stands KVM would make one that ends at once, if it had an initial count.
    page.at(kInitialCount) = counts ? timer_.initial_count() : 0;
    page.at(kCurrentCount) = counts ? std::max(timer_.current_count(), 1u) : 0;
    page.base = apic_base();
    page.tsc_deadline = timer_.tsc_deadline();
    page.waiting = regs_.waiting;

    timer_.reset();
    forget_page();
    elsewhere_ = true;
    apic_base_ = 0;  // No access of the page is ours now.
    update_work();
    return page;
}

/// All that a page has.
void LocalApic::forget_page() {
    const Registers before = std::exchange(regs_, Registers{});
    regs_.external = before.external;
    regs_.pending_error = before.pending_error;
}

void LocalApic::take_back(const ApicPage& page) {
    std::lock_guard lock(mutex_);
    check(elsewhere_, "the registers are elsewhere");
    elsewhere_ = false;
    set_page(page);
    for (unsigned pin = 0; pin < 2; ++pin) {
        if ((std::exchange(wires_, wires_ & ~(1u << pin)) >> pin & 1) != 0) {
            deliver_lint(kLint0 + pin, true);
        }
    }
    update_work();
}

/// What the kernel has beyond what such an APIC has here is left out, so that the state is one that can be saved.
void LocalApic::set_page(const ApicPage& page) {
    forget_page();
    regs_.waiting = page.waiting;
    apic_base_ = page.base;
    ldr_ = x2apic_mode() ? page.at(kLdr) : page.at(kLdr) & 0xff00'0000;
    dfr_ = page.at(kDfr) | 0x0fff'ffff;
    regs_.tpr = static_cast<std::uint8_t>(page.at(kTpr));
    regs_.svr = page.at(kSvr) & (kSvrWritable | kSvrSuppressEoi);
    regs_.isr = read_set(page, kIsr);
    regs_.tmr = read_set(page, kTmr);
    regs_.irr = read_set(page, kIrr);
    regs_.error = page.at(kEsr) & 0xff;
    regs_.icr_low = page.at(kIcrLow) & kIcrWritable;
    regs_.icr_high = x2apic_mode() ? page.at(kIcrHigh) : page.at(kIcrHigh) & 0xff00'0000;
    for (unsigned index = 0; index < kLvtCount; ++index) {
        const std::uint32_t disabled = (regs_.svr & kSvrEnable) == 0 ? kLvtMasked : 0;
        regs_.lvt[index] = (page.at(kLvtEntries[index].offset) & kLvtEntries[index].writable) | disabled;
    }
    timer_.set_divide(page.at(kDivide));
    const ApicTimer::Mode mode = timer_mode();
    ApicTimer::Saved timer = {.initial_count = page.at(kInitialCount), .divide = timer_.divide(), .tsc_deadline = page.tsc_deadline, .remaining = {}};
    const std::uint32_t count = std::min(page.at(kCurrentCount), timer.initial_count);
    if (mode == ApicTimer::Mode::Periodic ? timer.initial_count != 0 : mode == ApicTimer::Mode::OneShot && count != 0) {
        timer.remaining = timer_.duration(count);
    }
    timer_.apply(timer, mode, timer_masked());
}

unsigned LocalApic::take_wires() {
    if ((work() & kWire) == 0) {
        return 0;
    }
    std::lock_guard lock(mutex_);
    const unsigned wires = std::exchange(wires_, 0);
    update_work();
    return wires;
}

void LocalApic::deliver_wire(unsigned pin, std::uint32_t entry) {
    check(pin < 2, "there are two LINT pins");
    const auto mode = DeliveryMode((entry >> 8) & 7);
    if ((entry & kLvtMasked) == 0 && (mode == DeliveryMode::Nmi || mode == DeliveryMode::Fixed)) {
        bus_.send({.destination = config_.id, .mode = mode, .vector = static_cast<std::uint8_t>(entry)});
    }
}

}  // namespace apiary::interrupt
