// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <thread>

#include "backend/cpu/engine.h"
#include "backend/memory/guest_memory.h"
#include "tests/cpu/oracle/case.h"

namespace apiary::cpu::oracle {

/// Runs cases on a vCPU, as a user program under a small system of page tables, GDT, IDT and TSS that looks like
/// Linux to it: each exception goes to a HLT of its own, from which the outcome is read.
class SoftRunner {
public:
    using MakeEngine = std::function<std::unique_ptr<Engine>(memory::GuestMemory&)>;

    /// `warm`: each case begins with a few writes to the window that leave it as it is, so that its pages are known to the
    /// vCPU before the case touches them.
    explicit SoftRunner(const MakeEngine& make_engine, bool warm = false);
    ~SoftRunner();
    SoftRunner(const SoftRunner&) = delete;
    SoftRunner& operator=(const SoftRunner&) = delete;

    /// `Outcome::vector` is kNoException when the vCPU came back for another reason than the HLT of a handler.
    void run(const Case& one, Outcome& outcome);
    static constexpr std::uint8_t kNoException = 0xff;

    /// Instructions of all cases so far.
    [[nodiscard]] std::uint64_t instructions() const { return vcpu_->statistics().instructions; }

private:
    void map(std::uint64_t linear, std::uint64_t physical, std::uint64_t flags);
    std::uint64_t next_table(std::uint64_t entry_address);
    void write_tables();
    void write_preamble(const Case& one);
    State start_state(const Case& one) const;
    void read_outcome(const Case& one, const Exit& exit, Outcome& outcome);
    void watch(const std::stop_token& stop);

    std::unique_ptr<memory::GuestMemory> memory_;
    std::unique_ptr<Engine> engine_;
    std::unique_ptr<Vcpu> vcpu_;
    const bool warm_;
    std::uint64_t free_table_ = 0x2000;
    std::atomic<std::uint64_t> cases_ = 0;  ///< Odd while one runs.
    std::jthread watchdog_;                 ///< Kicks the vCPU out of a case that does not end.
};

}  // namespace apiary::cpu::oracle
