// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <functional>
#include <mutex>
#include <nlohmann/json.hpp>
#include <optional>

#include "backend/base/clock.h"
#include "backend/base/log.h"
#include "backend/base/result.h"
#include "backend/interrupt/apic_timer.h"
#include "backend/interrupt/kernel_apics.h"
#include "backend/interrupt/lapic_registers.h"
#include "backend/interrupt/message.h"
#include "backend/interrupt/vector_set.h"

namespace apiary::interrupt {

/// The local APIC of one vCPU: xAPIC, x2APIC and TSC-deadline mode (SDM vol. 3, chapter 11).
///
/// Register accesses and take_*(), acknowledge(), set_tpr() come from the vCPU's own thread. Messages, wires and the
/// timer come from any thread; when they make something deliverable that was not, `wake` is called. It is not called
/// for what the vCPU's own accesses bring about: the run loop looks at has_work() before each run of the guest.
///
/// An engine may keep the registers itself, in the host's kernel, while the vCPU runs: between hand_over() and take_back() there
/// are only the wires here and what comes of them, and the register page is not claimed.
///
/// Lock order of this floor: Router's wires → PicPair → IoApic → LocalApic → the clock's. A LocalApic never calls the
/// MessageBus with its lock held, so the way back (IPI, EOI, interrupt acknowledge) starts a new chain. `wake` may be
/// called with locks of the first three held, but not with a LocalApic's; it must not call back into this floor.
class LocalApic {
public:
    struct Config {
        std::uint32_t id = 0;           ///< Initial APIC id; the vCPU's number. At most 254.
        bool bootstrap = false;         ///< The BSP: it does not wait for a STARTUP IPI.
        bool x2apic = true;             ///< CPUID.1:ECX[21] is shown, so x2APIC mode can be entered.
        unsigned physical_bits = 40;    ///< Width of physical addresses, for IA32_APIC_BASE.
        TscSource tsc;
        std::function<void()> wake;
    };

    /// In its state after power-on. `bus` and `clock` outlive it.
    LocalApic(Config config, MessageBus& bus, Clock& clock);
    LocalApic(const LocalApic&) = delete;
    LocalApic& operator=(const LocalApic&) = delete;

    // What the run loop asks. No lock.

    // What work() can hold.
    static constexpr std::uint32_t kInterrupt = 1;  ///< A vector above the processor priority is requested.
    static constexpr std::uint32_t kExternal = 2;   ///< The 8259 requests one through LINT0 or an ExtINT message.
    static constexpr std::uint32_t kNmi = 4, kInit = 8, kStartup = 16;
    static constexpr std::uint32_t kWire = 32;  ///< take_wires() has something. Only while the registers are elsewhere.
    [[nodiscard]] std::uint32_t work() const { return work_.load(std::memory_order_acquire); }
    [[nodiscard]] bool has_work() const { return work() != 0; }
    /// acknowledge() would give a vector.
    [[nodiscard]] bool has_interrupt() const { return (work() & (kInterrupt | kExternal)) != 0; }

    // Delivery, on the vCPU's thread.

    /// The highest requested vector above the processor priority; ExtINT not counted.
    [[nodiscard]] std::optional<std::uint8_t> highest_pending() const;
    /// Takes the interrupt that is to be delivered now: that of the 8259 first, which knows no priority here, else the
    /// highest vector, which moves from IRR to ISR.
    [[nodiscard]] std::optional<std::uint8_t> acknowledge();
    [[nodiscard]] bool take_nmi();
    /// True when an INIT came. The registers here are reset by this; the caller resets the core, which then waits for
    /// a STARTUP IPI, or begins at the reset vector if it is the BSP.
    [[nodiscard]] bool take_init();
    /// The vector of a STARTUP IPI that ends the wait; execution begins at vector << 12 in real mode.
    [[nodiscard]] std::optional<std::uint8_t> take_startup();
    [[nodiscard]] bool waiting_for_startup() const;

    /// CR8: bits 7:4 of the task priority register.
    [[nodiscard]] std::uint8_t tpr() const;
    void set_tpr(std::uint8_t cr8);

    // Registers, on the vCPU's thread.

    /// True when the physical address is one of the register page, and the page is there (APIC on, not in x2APIC mode).
    [[nodiscard]] bool claims(std::uint64_t physical) const {
        const std::uint64_t base = apic_base_.load(std::memory_order_relaxed);
        return (base & (lapic::kBaseEnable | lapic::kBaseX2apic)) == lapic::kBaseEnable && (base ^ physical) >> 12 == 0;
    }
    /// MMIO of `size` 1, 2, 4 or 8 bytes at `offset` (below 4096) in the page. Anything but an aligned write of 4 bytes
    /// is undefined by the SDM (§11.4.1): such a write is dropped, such a read gives the bytes that are there.
    [[nodiscard]] std::uint64_t mmio_read(std::uint32_t offset, unsigned size);
    void mmio_write(std::uint32_t offset, unsigned size, std::uint64_t value);
    /// The 32-bit register at `offset`, a multiple of 16.
    [[nodiscard]] std::uint32_t read(std::uint32_t offset);
    void write(std::uint32_t offset, std::uint32_t value);

    /// True for IA32_APIC_BASE, IA32_TSC_DEADLINE and the x2APIC range.
    [[nodiscard]] static bool owns_msr(std::uint32_t index);
    /// RDMSR; nothing means #GP(0).
    [[nodiscard]] std::optional<std::uint64_t> read_msr(std::uint32_t index);
    /// WRMSR; false means #GP(0), and nothing was changed.
    [[nodiscard]] bool write_msr(std::uint32_t index, std::uint64_t value);
    /// IA32_APIC_BASE. CPUID.1:EDX[9] follows its bit 11.
    [[nodiscard]] std::uint64_t apic_base() const { return apic_base_.load(std::memory_order_relaxed); }
    /// The guest wrote IA32_TSC or IA32_TSC_ADJUST.
    void tsc_changed();

    // From the bus and the wires, on any thread.

    [[nodiscard]] std::uint32_t id() const { return config_.id; }
    /// Whether `message` is for this APIC by its destination (shorthands are up to the bus).
    [[nodiscard]] bool matches(const Message& message) const;
    /// Takes a message in. False when it is refused: APIC off, or by a vector below 16.
    bool accept(const Message& message);
    /// Whether `vector` is requested and was not taken yet.
    [[nodiscard]] bool requests(std::uint8_t vector) const;
    /// Processor priority if fixed interrupts are accepted, for lowest-priority arbitration.
    [[nodiscard]] std::optional<std::uint8_t> arbitration_priority() const;
    /// The wires LINT0 (pin 0: INTR of the 8259) and LINT1 (pin 1: NMI).
    void set_lint(unsigned pin, bool level);

    // Registers that an engine keeps, on the vCPU's thread.

    /// Gives the registers away, while the vCPU stands. What comes to the core (INIT, STARTUP, NMI) was taken before.
    [[nodiscard]] ApicPage hand_over();
    /// The registers are here again, while the vCPU stands. `page` is what the host's kernel says.
    void take_back(const ApicPage& page);
    /// LINT pins (bit 0: LINT0) that went up since they were asked for.
    [[nodiscard]] unsigned take_wires();
    /// Sends what LVT entry `entry` says of LINT pin `pin`, which went up: by mode Fixed, as an edge, or Nmi. ExtInt is kExternal's.
    void deliver_wire(unsigned pin, std::uint32_t entry);
    /// The engine tells of the end of a watched interrupt (KernelApics::watch()).
    void ended_elsewhere(std::uint8_t vector) { bus_.end_of_interrupt(vector); }

    // Lifecycle, while the vCPU stands.

    void pause();
    void resume();
    /// The state after power-on; wires keep their levels.
    void reset();
    /// What firmware leaves behind on the BSP of a PC: virtual wire mode, i.e. enabled, LINT0 ExtINT, LINT1 NMI
    /// (MultiProcessor Specification 1.4, §3.6.2.2). For kernels that are started without firmware.
    void enter_virtual_wire_mode();
    [[nodiscard]] nlohmann::json save() const;
    /// `lint` are the levels of LINT0 and LINT1. Refuses a state that no APIC can have, and is then as it was.
    [[nodiscard]] Result<void> restore(const nlohmann::json& state, std::array<bool, 2> lint);

private:
    /// Everything that reset changes and that is saved, but the timer.
    struct Registers {
        std::uint8_t tpr = 0;
        std::uint32_t svr = lapic::kSvrReset;
        VectorSet isr, tmr, irr;
        std::uint32_t error = 0, pending_error = 0;
        std::uint32_t icr_low = 0, icr_high = 0;
        std::array<std::uint32_t, lapic::kLvtCount> lvt = lvt_after_reset();
        bool nmi = false, init = false, external = false;
        bool waiting = false;                 ///< For a STARTUP IPI.
        std::optional<std::uint8_t> startup;  ///< Came, was not taken yet.

        static constexpr std::array<std::uint32_t, lapic::kLvtCount> lvt_after_reset() {
            std::array<std::uint32_t, lapic::kLvtCount> lvt = {};
            lvt.fill(lapic::kLvtReset);
            return lvt;
        }
    };
    /// What is to be done once the lock is released.
    struct Actions {
        std::optional<Message> message;
        std::optional<std::uint8_t> end_of_interrupt;
    };
    struct Snapshot;

    // All of these are called with mutex_ held.
    [[nodiscard]] std::uint8_t processor_priority() const;
    [[nodiscard]] int deliverable() const;
    [[nodiscard]] bool external_requested() const;
    bool update_work();
    [[nodiscard]] bool x2apic_mode() const { return (apic_base() & lapic::kBaseX2apic) != 0; }
    [[nodiscard]] bool enabled() const { return (apic_base() & lapic::kBaseEnable) != 0; }
    [[nodiscard]] bool software_enabled() const { return enabled() && (regs_.svr & lapic::kSvrEnable) != 0; }
    void set_id_derived_ldr();
    void reset_registers(bool keep_mode);
    void raise_error(std::uint32_t bit);
    bool accept_vector(std::uint8_t vector, bool level);
    bool accept_locked(const Message& message);
    [[nodiscard]] std::optional<std::uint8_t> take_interrupt();
    void deliver_local(unsigned index);
    void deliver_lint(unsigned index, bool rising);
    void forget_page();
    void set_page(const ApicPage& page);
    void run_timer();
    [[nodiscard]] std::uint32_t read_register(std::uint32_t offset);
    [[nodiscard]] std::uint32_t peek_register(std::uint32_t offset) const;
    void write_register(std::uint32_t offset, std::uint32_t value, Actions& actions);
    void write_svr(std::uint32_t value);
    void write_lvt(unsigned index, std::uint32_t value);
    void write_icr(std::uint32_t low, Actions& actions);
    void end_interrupt(Actions& actions);
    [[nodiscard]] bool valid_base(std::uint64_t value) const;
    void change_base(std::uint64_t value);
    [[nodiscard]] bool write_x2apic(std::uint32_t offset, std::uint64_t value, Actions& actions);
    [[nodiscard]] ApicTimer::Mode timer_mode() const;
    [[nodiscard]] bool timer_masked() const { return (regs_.lvt[lapic::kTimer] & lapic::kLvtMasked) != 0; }
    [[nodiscard]] Result<Snapshot> parse(const nlohmann::json& state) const;

    void timer_alarm();
    void perform(const Actions& actions);
    void wake() const;

    const Config config_;
    MessageBus& bus_;
    RateLimitedLog log_;

    mutable std::mutex mutex_;
    Registers regs_;
    std::array<bool, 2> lint_ = {};
    bool elsewhere_ = false;  ///< An engine keeps the registers; regs_ has only what is in no page.
    unsigned wires_ = 0;      ///< Pins that went up meanwhile.
    // Written under the lock; read without it by claims() and matches().
    std::atomic<std::uint64_t> apic_base_ = 0;
    std::atomic<std::uint32_t> ldr_ = 0;
    std::atomic<std::uint32_t> dfr_ = 0;
    std::atomic<std::uint32_t> work_ = 0;
    ApicTimer timer_;  ///< Last, so that its alarm is gone before anything it uses.
};

}  // namespace apiary::interrupt
