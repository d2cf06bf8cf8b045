// SPDX-License-Identifier: BSD-2-Clause
#include "backend/interrupt/lapic.h"

#include <algorithm>
#include <format>
#include <utility>

#include "backend/base/check.h"

namespace apiary::interrupt {

using namespace lapic;

LocalApic::LocalApic(Config config, MessageBus& bus, Clock& clock)
    : config_(std::move(config)),
      bus_(bus),
      log_(std::format("local APIC {}", config_.id)),
      timer_(clock, config_.tsc, [this] { timer_alarm(); }) {
    check(config_.id < 0xff, "the APIC id fits the xAPIC");
    reset();
}

// ---- Delivery ----

std::uint8_t LocalApic::processor_priority() const {
    const int in_service = std::max(regs_.isr.highest(), 0);
    return static_cast<std::uint8_t>((regs_.tpr >> 4) >= (in_service >> 4) ? regs_.tpr : in_service & 0xf0);
}

/// The highest requested vector if it is above the processor priority, or -1.
int LocalApic::deliverable() const {
    const int vector = regs_.irr.highest();
    return vector >> 4 > processor_priority() >> 4 ? vector : -1;
}

bool LocalApic::external_requested() const {
    if (elsewhere_) {
        return lint_[0] || regs_.external;  // Whether it is taken is said by who has LINT0's entry.
    }
    if (!enabled()) {
        return lint_[0];  // Without its APIC a processor takes LINT0 as its INTR pin (SDM vol. 3, §11.4.3).
    }
    const std::uint32_t entry = regs_.lvt[kLint0];
    const bool through_lint0 = lint_[0] && (entry & kLvtMasked) == 0 &&
                               DeliveryMode((entry >> 8) & 7) == DeliveryMode::ExtInt;
    return through_lint0 || regs_.external;
}

/// Brings work_ up to date; true when it has something it did not have.
bool LocalApic::update_work() {
    std::uint32_t work = 0;
    if (!regs_.waiting) {
        work |= enabled() && deliverable() >= 0 ? kInterrupt : 0;
        work |= external_requested() ? kExternal : 0;
        work |= regs_.nmi ? kNmi : 0;
    }
    work |= wires_ != 0 ? kWire : 0;
    work |= regs_.init ? kInit : 0;
    work |= regs_.waiting && !regs_.init && regs_.startup ? kStartup : 0;
    const std::uint32_t before = work_.exchange(work, std::memory_order_acq_rel);
    return (work & ~before) != 0;
}

std::optional<std::uint8_t> LocalApic::highest_pending() const {
    std::lock_guard lock(mutex_);
    const int vector = enabled() ? deliverable() : -1;
    return vector < 0 ? std::nullopt : std::optional(static_cast<std::uint8_t>(vector));
}

std::optional<std::uint8_t> LocalApic::acknowledge() {
    std::optional<std::uint8_t> vector;
    bool external = false;
    {
        std::lock_guard lock(mutex_);
        external = external_requested() && !regs_.waiting;
        if (external) {
            regs_.external = false;
        } else {
            vector = take_interrupt();
        }
        update_work();
    }
    if (external) {
        // The 8259 lowers and raises LINT0 in here, so our lock is released. If another vCPU was faster it gives its
        // spurious vector, as it would on hardware.
        vector = bus_.acknowledge_external();
    }
    if (vector) {
        bus_.interrupt_taken();
    }
    return vector;
}

std::optional<std::uint8_t> LocalApic::take_interrupt() {
    const int vector = enabled() && !regs_.waiting ? deliverable() : -1;
    if (vector < 0) {
        return std::nullopt;
    }
    regs_.irr.clear(static_cast<std::uint8_t>(vector));
    regs_.isr.set(static_cast<std::uint8_t>(vector));
    return static_cast<std::uint8_t>(vector);
}

bool LocalApic::requests(std::uint8_t vector) const {
    std::lock_guard lock(mutex_);
    return regs_.irr.test(vector);
}

bool LocalApic::take_nmi() {
    if ((work() & kNmi) == 0) {
        return false;
    }
    std::lock_guard lock(mutex_);
    const bool taken = std::exchange(regs_.nmi, false);
    update_work();
    return taken;
}

bool LocalApic::take_init() {
    if ((work() & kInit) == 0) {
        return false;
    }
    std::lock_guard lock(mutex_);
    if (!regs_.init) {
        return false;
    }
    const auto startup = regs_.startup;  // It may have come already; the sender does not wait for us.
    reset_registers(true);
    regs_.startup = startup;
    update_work();
    return true;
}

std::optional<std::uint8_t> LocalApic::take_startup() {
    if ((work() & kStartup) == 0) {
        return std::nullopt;
    }
    std::lock_guard lock(mutex_);
    if (!regs_.waiting || regs_.init || !regs_.startup) {
        return std::nullopt;
    }
    const auto vector = std::exchange(regs_.startup, std::nullopt);
    regs_.waiting = false;
    update_work();
    return vector;
}

bool LocalApic::waiting_for_startup() const {
    std::lock_guard lock(mutex_);
    return regs_.waiting;
}

std::uint8_t LocalApic::tpr() const {
    std::lock_guard lock(mutex_);
    return regs_.tpr >> 4;
}

void LocalApic::set_tpr(std::uint8_t cr8) {
    std::lock_guard lock(mutex_);
    regs_.tpr = static_cast<std::uint8_t>(cr8 << 4);
    update_work();
}

void LocalApic::wake() const {
    if (config_.wake) {
        config_.wake();
    }
}

void LocalApic::perform(const Actions& actions) {
    if (actions.message) {
        bus_.send(*actions.message);
    }
    if (actions.end_of_interrupt) {
        bus_.end_of_interrupt(*actions.end_of_interrupt);
    }
}

// ---- From the bus, the wires and the timer ----

bool LocalApic::matches(const Message& message) const {
    const std::uint64_t base = apic_base();
    if ((base & kBaseEnable) == 0) {
        return false;
    }
    const std::uint32_t destination = message.destination;
    const bool x2apic = (base & kBaseX2apic) != 0;
    if (destination == (message.wide ? 0xffff'ffff : 0xff) && (!message.logical || message.wide)) {
        return true;
    }
    if (!message.logical) {
        return destination == config_.id;
    }
    const std::uint32_t ldr = ldr_.load(std::memory_order_relaxed);
    if (x2apic) {
        return destination >> 16 == ldr >> 16 && (destination & ldr & 0xffff) != 0;
    }
    if (destination > 0xff) {
        return false;
    }
    const std::uint32_t name = ldr >> 24;
    switch (dfr_.load(std::memory_order_relaxed) >> 28) {
        case 0xf:  // Flat
            return (destination & name) != 0;
        case 0x0:  // Cluster: bits 7:4 are the cluster's number, 15 is every cluster
            return (destination >> 4 == name >> 4 || destination >> 4 == 0xf) && (destination & name & 0xf) != 0;
        default:
            return false;
    }
}

bool LocalApic::accept(const Message& message) {
    bool accepted = false;
    bool news = false;
    {
        std::lock_guard lock(mutex_);
        accepted = (enabled() || (elsewhere_ && message.mode == DeliveryMode::ExtInt)) && accept_locked(message);
        news = update_work();
    }
    if (news) {
        wake();
    }
    return accepted;
}

bool LocalApic::accept_locked(const Message& message) {
    switch (message.mode) {
        case DeliveryMode::Fixed:
        case DeliveryMode::LowestPriority:
            return accept_vector(message.vector, message.level);
        case DeliveryMode::Nmi:
            regs_.nmi = true;
            return true;
        case DeliveryMode::Init:
            regs_.init = true;
            regs_.startup.reset();
            return true;
        case DeliveryMode::Startup: {
            const bool will_wait = regs_.init ? !config_.bootstrap : regs_.waiting;
            if (will_wait && !regs_.startup) {
                regs_.startup = message.vector;
            }
            return will_wait;
        }
        case DeliveryMode::ExtInt:
            regs_.external = true;
            return true;
        case DeliveryMode::Smi:  // There is no system management mode here.
        case DeliveryMode::Reserved:
            break;
    }
    return false;
}

bool LocalApic::accept_vector(std::uint8_t vector, bool level) {
    if (!software_enabled()) {
        return false;
    }
    if (vector < 16) {
        raise_error(kErrorReceiveVector);
        return false;
    }
    regs_.irr.set(vector);
    regs_.tmr.set(vector, level);
    return true;
}

std::optional<std::uint8_t> LocalApic::arbitration_priority() const {
    std::lock_guard lock(mutex_);
    return software_enabled() ? std::optional(processor_priority()) : std::nullopt;
}

void LocalApic::raise_error(std::uint32_t bit) {
    // Only a new error interrupts, which also ends the recursion of an error entry with a bad vector.
    if ((regs_.pending_error & bit) == 0) {
        regs_.pending_error |= bit;
        deliver_local(kError);
    }
}

/// An interrupt of one of the APIC's own sources, as its LVT entry says.
void LocalApic::deliver_local(unsigned index) {
    const std::uint32_t entry = regs_.lvt[index];
    if ((entry & kLvtMasked) != 0 || !enabled()) {
        return;
    }
    // The timer's and the error's entries have no delivery mode: their bits 10:8 cannot be set, which is Fixed.
    switch (DeliveryMode((entry >> 8) & 7)) {
        case DeliveryMode::Fixed: accept_vector(static_cast<std::uint8_t>(entry), false); break;
        case DeliveryMode::Nmi: regs_.nmi = true; break;
        default: break;
    }
}

/// LINT0 or LINT1 went up (`rising`), or may be asserted still after something changed.
void LocalApic::deliver_lint(unsigned index, bool rising) {
    std::uint32_t& entry = regs_.lvt[index];
    const bool fixed = DeliveryMode((entry >> 8) & 7) == DeliveryMode::Fixed;
    if (!fixed || (entry & kLvtLevel) == 0) {
        if (rising) {
            deliver_local(index);
        }
        return;
    }
    const bool asserted = lint_[index - kLint0];
    if (asserted && (entry & (kLvtRemoteIrr | kLvtMasked)) == 0 &&
        accept_vector(static_cast<std::uint8_t>(entry), true)) {
        entry |= kLvtRemoteIrr;
    }
}

void LocalApic::set_lint(unsigned pin, bool level) {
    check(pin < 2, "there are two LINT pins");
    bool news = false;
    {
        std::lock_guard lock(mutex_);
        if (lint_[pin] == level) {
            return;
        }
        lint_[pin] = level;
        if (level && elsewhere_) {
            wires_ |= 1u << pin;
        } else if (level) {
            deliver_lint(kLint0 + pin, true);
        }
        news = update_work();
    }
    if (news) {
        wake();
    }
}

void LocalApic::run_timer() {
    if (timer_.take_expired()) {
        deliver_local(kTimer);
    }
}

void LocalApic::timer_alarm() {
    bool news = false;
    {
        std::lock_guard lock(mutex_);
        run_timer();
        news = update_work();
    }
    if (news) {
        wake();
    }
}

void LocalApic::tsc_changed() {
    std::lock_guard lock(mutex_);
    timer_.tsc_changed();
    run_timer();
    update_work();
}

// ---- Lifecycle ----

ApicTimer::Mode LocalApic::timer_mode() const { return ApicTimer::Mode((regs_.lvt[kTimer] >> 17) & 3); }

void LocalApic::set_id_derived_ldr() {
    // SDM vol. 3, §11.12.10.2
    ldr_ = x2apic_mode() ? (config_.id >> 4) << 16 | std::uint32_t{1} << (config_.id & 15) : 0;
}

/// The state after power-on, or after INIT with `keep_mode`: IA32_APIC_BASE stays as it is (SDM vol. 3, §11.4.7.3).
void LocalApic::reset_registers(bool keep_mode) {
    regs_ = Registers{};
    regs_.waiting = !config_.bootstrap;
    if (!keep_mode) {
        apic_base_ = kDefaultBase | kBaseEnable | (config_.bootstrap ? kBaseBsp : 0);
    }
    dfr_ = 0xffff'ffff;
    set_id_derived_ldr();
    timer_.reset();
}

void LocalApic::pause() {
    std::lock_guard lock(mutex_);
    timer_.pause();
}

void LocalApic::resume() {
    std::lock_guard lock(mutex_);
    timer_.resume();
}

void LocalApic::reset() {
    std::lock_guard lock(mutex_);
    check(!elsewhere_, "the registers that are reset are here");
    reset_registers(false);
    update_work();
}

void LocalApic::enter_virtual_wire_mode() {
    std::lock_guard lock(mutex_);
    write_svr(kSvrReset | kSvrEnable);
    write_lvt(kLint0, static_cast<std::uint32_t>(DeliveryMode::ExtInt) << 8);
    write_lvt(kLint1, static_cast<std::uint32_t>(DeliveryMode::Nmi) << 8);
    update_work();
}

}  // namespace apiary::interrupt
