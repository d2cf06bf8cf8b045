// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "backend/base/clock.h"
#include "backend/interrupt/lapic.h"

namespace apiary::interrupt {

/// Remembers what a local APIC says to the rest.
struct FakeBus : MessageBus {
    bool send(const Message& message) override {
        messages.push_back(message);
        return true;
    }
    void end_of_interrupt(std::uint8_t vector) override { ends.push_back(vector); }
    std::uint8_t acknowledge_external() override {
        ++external_acknowledges;
        if (on_acknowledge) {
            on_acknowledge();
        }
        return 0x30;
    }
    void interrupt_taken() override { ++taken; }
    std::vector<Message> messages;
    std::vector<std::uint8_t> ends;
    int external_acknowledges = 0;
    int taken = 0;
    std::function<void()> on_acknowledge;
};

/// A local APIC alone, on a clock that stands still and a TSC of 2 GHz that follows it.
struct LapicFixture {
    explicit LapicFixture(bool bootstrap = true, std::uint32_t id = 3, bool x2apic = true)
        : apic({.id = id,
                .bootstrap = bootstrap,
                .x2apic = x2apic,
                .tsc = {.read = [this] { return tsc(); }, .frequency = 2'000'000'000},
                .wake = [this] { ++wakes; }},
               bus, clock) {}

    [[nodiscard]] std::uint64_t tsc() const { return static_cast<std::uint64_t>(clock.now().count()) * 2 + tsc_offset; }
    void enable() { apic.write(lapic::kSvr, 0x1ff); }
    void enter_x2apic() { (void)apic.write_msr(lapic::kMsrApicBase, apic.apic_base() | lapic::kBaseX2apic); }
    bool fixed(std::uint8_t vector, bool level = false) {
        return apic.accept({.mode = DeliveryMode::Fixed, .vector = vector, .level = level});
    }
    bool accept(DeliveryMode mode, std::uint8_t vector = 0) { return apic.accept({.mode = mode, .vector = vector}); }
    void end() { apic.write(lapic::kEoi, 0); }
    /// Something in most registers: vectors in each of ISR, IRR and TMR, an error, and a timer that will count down from 1000.
    void fill() {
        using namespace lapic;
        enable();
        apic.write(kTpr, 0x21);
        apic.write(kLdr, 0x04000000);
        apic.write(kDfr, 0x0fffffff);
        apic.write(kLvtTimer, 0x20040);
        apic.write(kDivide, 3);
        apic.write(kInitialCount, 1000);
        apic.write(kIcrHigh, 0x07000000);
        apic.write(kIcrLow, 0x00000931);
        fixed(0x60, true);
        (void)apic.acknowledge();
        fixed(0x31);
        fixed(0x90);
        accept(DeliveryMode::ExtInt);
        (void)apic.read(0x400);
    }

    ManualClock clock;
    FakeBus bus;
    std::uint64_t tsc_offset = 0;
    int wakes = 0;
    LocalApic apic;
};

}  // namespace apiary::interrupt
