// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <set>

#include "backend/base/result.h"
#include "backend/cpu/bhyve/calls.h"
#include "backend/cpu/bhyve/release.h"
#include "backend/cpu/engine.h"
#include "backend/memory/guest_memory.h"

namespace apiary::cpu::bhyve {

/// What vmm(4) has of a guest beside its vCPUs: memory, interrupt controllers and timers.
///
/// A vCPU is activated when it runs for the first time, and no earlier: vmm(4) stops a machine (a triple fault, VM_SUSPEND) by waiting
/// until every active CPU has come by, and one that waits for a STARTUP IPI never would. So the exits that CPUs are started by are asked
/// for in their old form, SpinUpAp, which every release has.
class KernelMachine final : public KernelControllers {
public:
    /// Gives the new machine behind `calls` memory, which takes the place of `memory`'s own.
    [[nodiscard]] static Result<std::shared_ptr<KernelMachine>> create(std::unique_ptr<Calls> calls, const Release& release,
                                                                       memory::GuestMemory& memory);

    [[nodiscard]] Calls& calls() { return *calls_; }
    [[nodiscard]] const Release& release() const { return release_; }

    /// Prepares vCPU `id`; they are added in the order of their numbers.
    [[nodiscard]] Result<void> add_vcpu(unsigned id);
    /// An errno, or 0 and `raw`.
    [[nodiscard]] int run(unsigned id, RawExit& raw);
    /// Before the first run() of a vCPU, and the first behind each reset(): an errno, or 0.
    [[nodiscard]] int activate(unsigned id);
    /// How many there were.
    [[nodiscard]] unsigned resets() const { return resets_.load(std::memory_order_relaxed); }
    /// As after power-on, but for memory: while no vCPU runs. vCPUs are to be given their registers.
    [[nodiscard]] Result<void> reset();

    // KernelControllers.
    void set_isa_line(unsigned irq, unsigned pin, bool level) override;
    void set_pin_line(unsigned pin, bool level) override;
    void pulse_lint1() override;
    void send_message(std::uint64_t address, std::uint32_t data) override;
    std::uint32_t hpet_id() const override { return hpet_id_; }

private:
    KernelMachine(std::unique_ptr<Calls> calls, const Release& release, const memory::GuestMemory& memory)
        : calls_(std::move(calls)), release_(release), memory_(memory) {}

    [[nodiscard]] Result<void> allocate(std::uint64_t size);
    [[nodiscard]] Result<void> map(const memory::RamRegion& region);
    [[nodiscard]] Result<void> set_clock();
    [[nodiscard]] Result<void> prepare_vcpu(unsigned id);
    void stop_active();
    void assert_again();

    std::unique_ptr<Calls> calls_;
    const Release release_;
    const memory::GuestMemory& memory_;
    std::uint32_t hpet_id_ = 0;
    unsigned vcpus_ = 0;

    std::mutex active_mutex_;
    std::set<unsigned> active_;
    std::atomic<unsigned> resets_ = 0;

    std::mutex lines_mutex_;  ///< Taken under interrupt::Router's, and last of all.
    struct AssertedIsa {
        unsigned pin = 0, count = 0;
    };
    std::array<AssertedIsa, 16> isa_ = {};  ///< How often each is asserted, which vmm(4) forgets in a reset.
    std::array<unsigned, 32> pins_ = {};
};

}  // namespace apiary::cpu::bhyve
