// SPDX-License-Identifier: BSD-2-Clause
// Register accesses of the local APIC: the MMIO page, the x2APIC MSRs, IA32_APIC_BASE and IA32_TSC_DEADLINE.
#include <algorithm>

#include "backend/interrupt/lapic.h"

namespace apiary::interrupt {

using namespace lapic;

namespace {

/// Index of the LVT entry at `offset`, or kLvtCount.
unsigned lvt_index(std::uint32_t offset) {
    const auto entry = std::ranges::find(kLvtEntries, offset, &LvtEntry::offset);
    return static_cast<unsigned>(entry - kLvtEntries.begin());
}

/// Bits that a WRMSR may set in the x2APIC register at `offset` (table 11-6), or nothing when it cannot be written.
std::optional<std::uint64_t> x2apic_writable(std::uint32_t offset) {
    switch (offset) {
        case kTpr: return 0xff;
        case kEoi:
        case kEsr: return 0;
        case kSvr: return kSvrX2apicWritable;
        case kIcrLow: return 0xffff'ffff'0000'0000 | kIcrWritable | kIcrStatus;
        case kInitialCount: return 0xffff'ffff;
        case kDivide: return 0xb;
        case kSelfIpi: return 0xff;
        default: break;
    }
    const unsigned index = lvt_index(offset);
    if (index == kLvtCount) {
        return std::nullopt;
    }
    return kLvtEntries[index].writable | kLvtStatus | (index == kLint0 || index == kLint1 ? kLvtRemoteIrr : 0);
}

bool x2apic_readable(std::uint32_t offset) {
    switch (offset) {
        case kId:
        case kVersion:
        case kTpr:
        case kPpr:
        case kLdr:
        case kSvr:
        case kEsr:
        case kIcrLow:
        case kInitialCount:
        case kCurrentCount:
        case kDivide: return true;
        default: return (offset >= kIsr && offset < kIrrEnd) || lvt_index(offset) != kLvtCount;
    }
}

}  // namespace

// ---- MMIO ----

std::uint64_t LocalApic::mmio_read(std::uint32_t offset, unsigned size) {
    const unsigned within = offset & 15;
    if (within + size > 4 && within != 0) {
        return 0;
    }
    const std::uint64_t value = read(offset & 0xff0);
    return within == 0 && size >= 4 ? value : (value >> (within * 8)) & ((std::uint64_t{1} << (size * 8)) - 1);
}

void LocalApic::mmio_write(std::uint32_t offset, unsigned size, std::uint64_t value) {
    if (size != 4 || offset % 16 != 0) {
        log_.warn("write of {} bytes at {:#x} is not possible", size, offset);
        return;
    }
    write(offset & 0xff0, static_cast<std::uint32_t>(value));
}

std::uint32_t LocalApic::read(std::uint32_t offset) {
    std::lock_guard lock(mutex_);
    const std::uint32_t value = read_register(offset);
    update_work();
    return value;
}

void LocalApic::write(std::uint32_t offset, std::uint32_t value) {
    Actions actions;
    {
        std::lock_guard lock(mutex_);
        write_register(offset, value, actions);
        update_work();
    }
    perform(actions);
}

std::uint32_t LocalApic::read_register(std::uint32_t offset) {
    switch (offset) {
        case kApr:
        case kRrr:
        case kEoi: return 0;
        case kDfr: return dfr_.load(std::memory_order_relaxed);
        case kIcrHigh: return regs_.icr_high;
        default: break;
    }
    if (!x2apic_readable(offset)) {
        raise_error(kErrorRegister);
        return 0;
    }
    return peek_register(offset);
}

/// The registers that both modes have, but for the ICR's upper half.
std::uint32_t LocalApic::peek_register(std::uint32_t offset) const {
    switch (offset) {
        case kId: return x2apic_mode() ? config_.id : config_.id << 24;
        case kVersion: return kVersionValue;
        case kTpr: return regs_.tpr;
        case kPpr: return processor_priority();
        case kLdr: return ldr_.load(std::memory_order_relaxed);
        case kSvr: return regs_.svr;
        case kEsr: return regs_.error;
        case kIcrLow: return regs_.icr_low;
        case kInitialCount: return timer_.initial_count();
        case kCurrentCount: return timer_.current_count();
        case kDivide: return timer_.divide();
        default: break;
    }
    if (offset >= kIsr && offset < kIrrEnd) {
        const VectorSet& set = offset < kTmr ? regs_.isr : offset < kIrr ? regs_.tmr : regs_.irr;
        return set.word((offset >> 4) & 7);
    }
    const unsigned index = lvt_index(offset);
    return index == kLvtCount ? 0 : regs_.lvt[index];
}

void LocalApic::write_register(std::uint32_t offset, std::uint32_t value, Actions& actions) {
    switch (offset) {
        case kTpr: regs_.tpr = static_cast<std::uint8_t>(value); return;
        case kEoi: end_interrupt(actions); return;
        case kLdr: ldr_ = value & 0xff00'0000; return;
        case kDfr: dfr_ = value | 0x0fff'ffff; return;
        case kSvr: write_svr(value & kSvrWritable); return;
        case kEsr: regs_.error = std::exchange(regs_.pending_error, 0); return;
        case kIcrLow: write_icr(value, actions); return;
        case kIcrHigh: regs_.icr_high = value & 0xff00'0000; return;
        case kDivide: timer_.set_divide(value); run_timer(); return;
        case kInitialCount: timer_.set_initial_count(value); return;
        default: break;
    }
    if (const unsigned index = lvt_index(offset); index != kLvtCount) {
        write_lvt(index, value);
    } else if (!x2apic_readable(offset) && offset != kApr && offset != kRrr) {
        raise_error(kErrorRegister);  // Else a read-only register, whose writes are dropped.
    }
}

void LocalApic::write_svr(std::uint32_t value) {
    regs_.svr = value;
    if ((value & kSvrEnable) == 0) {
        // SDM vol. 3, §11.4.7.2: all LVT mask bits are set and cannot be cleared.
        for (unsigned index = 0; index < kLvtCount; ++index) {
            write_lvt(index, regs_.lvt[index]);
        }
    }
}

void LocalApic::write_lvt(unsigned index, std::uint32_t value) {
    std::uint32_t& entry = regs_.lvt[index];
    const std::uint32_t kept = (value & kLvtLevel) != 0 ? entry & kLvtRemoteIrr : 0;
    entry = (value & kLvtEntries[index].writable) | kept;
    if ((regs_.svr & kSvrEnable) == 0) {
        entry |= kLvtMasked;
    }
    if (index == kTimer) {
        timer_.set_mode(timer_mode(), timer_masked());
        run_timer();
    } else if (index == kLint0 || index == kLint1) {
        deliver_lint(index, false);
    }
}

void LocalApic::end_interrupt(Actions& actions) {
    const int highest = regs_.isr.highest();
    if (highest < 0) {
        return;
    }
    const auto vector = static_cast<std::uint8_t>(highest);
    regs_.isr.clear(vector);
    if (!regs_.tmr.test(vector)) {
        return;
    }
    actions.end_of_interrupt = vector;
    for (const unsigned index : {kLint0, kLint1}) {
        if ((regs_.lvt[index] & kLvtRemoteIrr) != 0 && (regs_.lvt[index] & 0xff) == vector) {
            regs_.lvt[index] &= ~kLvtRemoteIrr;
            deliver_lint(index, false);
        }
    }
}

void LocalApic::write_icr(std::uint32_t low, Actions& actions) {
    regs_.icr_low = low & kIcrWritable;  // The delivery status always reads idle.
    Message message{.destination = x2apic_mode() ? regs_.icr_high : regs_.icr_high >> 24,
                    .logical = (low & kIcrLogical) != 0,
                    .wide = x2apic_mode(),
                    .mode = DeliveryMode((low >> 8) & 7),
                    .vector = static_cast<std::uint8_t>(low),
                    .shorthand = Shorthand((low >> 18) & 3),
                    .sender = config_.id};
    const bool vectored = message.mode == DeliveryMode::Fixed || message.mode == DeliveryMode::LowestPriority;
    const bool deassert = message.mode == DeliveryMode::Init && (low & kIcrLevel) != 0 && (low & kIcrAssert) == 0;
    if (vectored && message.vector < 16) {
        raise_error(kErrorSendVector);
    } else if (message.shorthand == Shorthand::Self && vectored) {
        accept_vector(message.vector, false);
    } else if (message.mode != DeliveryMode::Reserved && message.mode != DeliveryMode::ExtInt && !deassert) {
        actions.message = message;
    }
}

// ---- MSRs ----

bool LocalApic::owns_msr(std::uint32_t index) {
    return index == kMsrApicBase || index == kMsrTscDeadline || (index >= kMsrX2apicFirst && index <= kMsrX2apicLast);
}

std::optional<std::uint64_t> LocalApic::read_msr(std::uint32_t index) {
    if (index == kMsrApicBase) {
        return apic_base();
    }
    std::lock_guard lock(mutex_);
    if (index == kMsrTscDeadline) {
        run_timer();
        update_work();
        return timer_.tsc_deadline();
    }
    const std::uint32_t offset = (index - kMsrX2apicFirst) << 4;
    if (!owns_msr(index) || !x2apic_mode() || !x2apic_readable(offset)) {
        return std::nullopt;
    }
    const std::uint64_t high = offset == kIcrLow ? regs_.icr_high : 0;
    return high << 32 | peek_register(offset);
}

bool LocalApic::write_msr(std::uint32_t index, std::uint64_t value) {
    Actions actions;
    {
        std::lock_guard lock(mutex_);
        if (index == kMsrApicBase) {
            if (!valid_base(value)) {
                return false;
            }
            change_base(value);
        } else if (index == kMsrTscDeadline) {
            timer_.set_tsc_deadline(value);
            run_timer();
        } else if (!owns_msr(index) || !x2apic_mode() ||
                   !write_x2apic((index - kMsrX2apicFirst) << 4, value, actions)) {
            return false;
        }
        update_work();
    }
    perform(actions);
    return true;
}

bool LocalApic::write_x2apic(std::uint32_t offset, std::uint64_t value, Actions& actions) {
    const auto writable = x2apic_writable(offset);
    if (!writable || (value & ~*writable) != 0) {
        return false;
    }
    const auto low = static_cast<std::uint32_t>(value);
    if (offset == kIcrLow) {
        regs_.icr_high = static_cast<std::uint32_t>(value >> 32);
        write_icr(low, actions);
    } else if (offset == kSelfIpi) {
        if (low < 16) {
            raise_error(kErrorSendVector);
        } else {
            accept_vector(static_cast<std::uint8_t>(low), false);
        }
    } else {
        write_register(offset, low, actions);
    }
    return true;
}

bool LocalApic::valid_base(std::uint64_t value) const {
    const std::uint64_t address_bits = ((std::uint64_t{1} << config_.physical_bits) - 1) & ~std::uint64_t{0xfff};
    const std::uint64_t known = address_bits | kBaseBsp | kBaseEnable | (config_.x2apic ? kBaseX2apic : 0);
    if ((value & ~known) != 0) {
        return false;
    }
    // SDM vol. 3, figure 11-27: x2APIC is entered from xAPIC only, and left for "disabled" only.
    constexpr std::uint64_t kMode = kBaseEnable | kBaseX2apic;
    const std::uint64_t from = apic_base() & kMode;
    const std::uint64_t to = value & kMode;
    return to == from || to == 0 || (to == kMode && from == kBaseEnable) || (to == kBaseEnable && from == 0);
}

void LocalApic::change_base(std::uint64_t value) {
    const std::uint64_t before = apic_base();
    apic_base_ = value;
    if ((before & kBaseEnable) != 0 && (value & kBaseEnable) == 0) {
        // Off: what it was doing is forgotten, but for what comes to the core itself (SDM vol. 3, §11.4.3).
        const Registers old = regs_;
        reset_registers(true);
        regs_.waiting = old.waiting;
        regs_.nmi = old.nmi;
        regs_.init = old.init;
        regs_.startup = old.startup;
    } else if ((~before & value & kBaseX2apic) != 0) {
        set_id_derived_ldr();
        regs_.icr_high = 0;
    }
}

}  // namespace apiary::interrupt
