// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "backend/base/result.h"
#include "backend/cpu/engine.h"
#include "backend/interrupt/lapic.h"
#include "backend/machine/statistics.h"
#include "backend/memory/bus.h"

namespace apiary::machine {

/// The guest's TSC on one vCPU, as timers see it. The adjustment is the engine's; the vCPU's thread keeps it up to date
/// here.
struct GuestTsc {
    cpu::TscClock clock;
    std::atomic<std::uint64_t> adjust = 0;
    [[nodiscard]] std::uint64_t read() const;
};

/// One vCPU with its local APIC and the thread that runs them: takes interrupts to the guest before each run, and what
/// the guest does to devices back. A vCPU that has nothing to run blocks; wake() and pause() end that.
///
/// Begins paused. Its own lock is taken last of all: nothing is called with it held.
class VcpuThread {
public:
    struct Parts {
        unsigned id = 0;
        std::unique_ptr<cpu::Vcpu> vcpu;
        interrupt::LocalApic* apic = nullptr;
        GuestTsc* tsc = nullptr;
        const memory::Bus* ports = nullptr;
        const memory::Bus* mmio = nullptr;
        /// Triple fault, on the vCPU's thread, which is being paused by then and does not go on by itself.
        std::function<void(unsigned vcpu, const cpu::State& state)> crashed;
        /// The same when the engine cannot go on.
        std::function<void(unsigned vcpu, const Error& error)> failed = {};
        /// A vCPU is to begin at page << 12, in real mode: see cpu::StartCpu.
        std::function<void(unsigned vcpu, std::uint8_t page)> start = {};
        bool engine_has_apic = false;  ///< Engine::apics() of the vCPU's.
    };
    explicit VcpuThread(Parts parts);
    ~VcpuThread();
    VcpuThread(const VcpuThread&) = delete;
    VcpuThread& operator=(const VcpuThread&) = delete;

    // From any thread.

    /// The local APIC has work.
    void wake();
    /// Asks the vCPU to stand at the next instruction boundary. Returns at once.
    void ask_to_pause();
    /// Returns when it stands. Not from a vCPU's thread.
    void wait_until_paused();
    /// Goes on, if it was paused.
    void resume();
    /// Calls `work` on the vCPU's thread while it is paused, and returns when that is done. Not from a vCPU's thread.
    void perform(const std::function<void(cpu::Vcpu&)>& work);
    /// As after RESET, but in `state`; for a processor that waits for a STARTUP IPI its local APIC says so. While
    /// paused.
    void reset(const cpu::State& state);
    /// Brings it to an instruction boundary, where its state is all there is to it; exits on the way are handled. False when it comes to
    /// none. While paused.
    [[nodiscard]] bool settle();
    /// Gives the local APIC's registers to an engine that keeps them, or takes them back from it; does nothing with one that leaves them to
    /// the machine. While paused and, for the latter, settled.
    [[nodiscard]] Result<void> hand_over_apic();
    void take_apic_back();
    /// Goes on with `next`, another engine's, in the state of the present vCPU, which is given back; a kick that is on its way may still
    /// reach that. While paused and settled, with the local APIC's registers in the machine.
    [[nodiscard]] std::unique_ptr<cpu::Vcpu> go_on_with(std::unique_ptr<cpu::Vcpu> next, bool engine_has_apic);
    /// Registers. While paused.
    [[nodiscard]] cpu::State state();
    [[nodiscard]] std::vector<cpu::HardwareField> hardware_fields();
    /// What it has done until now. From any thread, and before finish().
    [[nodiscard]] VcpuStatistics statistics();
    /// Ends the thread; waits for an exit that is being handled. wake() may still be called afterwards, until this is
    /// destroyed. Not from a vCPU's thread.
    void finish();

private:
    [[nodiscard]] cpu::Vcpu& vcpu() const { return *vcpu_.load(std::memory_order_relaxed); }
    void main();
    void run_once();
    [[nodiscard]] bool pass_gate();
    void sleep();

    [[nodiscard]] bool prepare();
    void take_events();
    void deliver_wires();
    void take_init();
    void start_at(std::uint8_t vector);
    void take_interrupt();

    [[nodiscard]] bool owns_msr(std::uint32_t index) const;
    void handle(const cpu::PortRead& exit);
    void handle(const cpu::PortWrite& exit);
    void handle(const cpu::MmioRead& exit);
    void handle(const cpu::MmioWrite& exit);
    void handle(const cpu::MsrRead& exit);
    void handle(const cpu::MsrWrite& exit);
    void handle(const cpu::TprWrite& exit);
    void handle(const cpu::Halt& exit);
    void handle(const cpu::Shutdown& exit);
    void handle(const cpu::StartCpu& exit);
    void handle(const cpu::InterruptWindow& exit);
    void handle(const cpu::Kicked& exit);
    void handle(const cpu::EndOfInterrupt& exit);
    void handle(const cpu::Failure& exit);

    Parts parts_;  ///< But for the vCPU.
    std::unique_ptr<cpu::Vcpu> owned_;
    std::atomic<cpu::Vcpu*> vcpu_;  ///< That one; changes while paused.
    interrupt::LocalApic& apic_;
    const cpu::State after_reset_;

    // The vCPU's thread only.
    bool halted_ = false;
    bool waiting_ = false;  ///< For a STARTUP IPI.
    bool apic_away_ = false;  ///< The engine has the local APIC's registers. It waits in HLT and for a STARTUP IPI then: neither is said here.

    std::atomic<std::uint64_t> exits_ = 0;  ///< Written by the vCPU's thread.
    std::atomic<bool> asked_ = true;        ///< To pause or to end. Written under the lock.
    std::mutex mutex_;                ///< Guards all below.
    std::condition_variable changed_;
    bool end_ = false;
    bool paused_ = false;    ///< The thread stands at its gate.
    bool sleeping_ = false;  ///< It blocks for want of something to run.
    bool woken_ = false;
    const std::function<void(cpu::Vcpu&)>* work_ = nullptr;

    std::thread thread_;  ///< Last: it uses all of the above.
};

}  // namespace apiary::machine
