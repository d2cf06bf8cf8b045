// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <linux/kvm.h>
#include <pthread.h>

#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "backend/base/result.h"
#include "backend/base/unique_fd.h"
#include "backend/cpu/engine.h"

namespace apiary::cpu::kvm {

/// Installs the handler, which does nothing, of the signal that takes a thread out of KVM_RUN. Once in a process.
[[nodiscard]] Result<void> install_kick_handler();

/// A vCPU of KVM, with its local APIC in the kernel or without any interrupt controller there. In the latter case the machine's own
/// acknowledge an interrupt, and KVM delivers it; so it is with the 8259's in the former.
class KvmVcpu final : public Vcpu {
public:
    /// Makes vCPU `id` of the virtual machine `vm`, of a KVM with `run_size` bytes for what it shares of one.
    [[nodiscard]] static Result<std::unique_ptr<Vcpu>> create(int vm, std::size_t run_size, unsigned id, const CpuidTable& cpuid,
                                                              const TscClock& clock, bool has_apic);
    ~KvmVcpu() override;

    Exit run() override;
    void kick() override;

    void complete_read(std::uint64_t value) override;
    void accept_msr() override;
    void fail_msr() override;

    bool can_inject() const override { return ready_ && !waiting_exit_ && !in_string(); }
    void inject_interrupt(std::uint8_t vector) override;
    void inject_nmi() override;
    void request_interrupt_window() override;
    void set_tpr(std::uint8_t value) override { cr8_ = value & 15; }

    State state() const override;
    void set_state(const State& state) override;
    bool at_boundary() const override { return !unfinished_ && !waiting_exit_ && !in_string() && (!has_apic_ || settled_); }
    std::uint64_t tsc_adjust() const override;

    Result<void> set_apic(const interrupt::ApicPage& page) override;
    interrupt::ApicPage apic() override;
    std::uint32_t apic_register(std::uint32_t offset) const override;

    VcpuStatistics statistics() const override { return {.instructions = 0, .exits = exits_}; }

private:
    KvmVcpu(UniqueFd fd, kvm_run* run, std::size_t run_size, const CpuidTable& cpuid, const TscClock& clock, bool has_apic);
    [[nodiscard]] Result<void> set_cpuid(const CpuidTable& cpuid) const;

    [[nodiscard]] int enter();
    [[nodiscard]] int pass_through();
    [[nodiscard]] bool let_timer_ring();
    [[nodiscard]] std::uint32_t mp_state() const;
    void set_mp_state(std::uint32_t state) const;
    void put_interrupt(std::uint8_t vector) const;
    [[nodiscard]] Exit translate();
    [[nodiscard]] Exit translate_port();
    [[nodiscard]] std::byte* port_data();
    [[nodiscard]] bool in_string() const { return port_done_ + 1 < port_count_; }
    void do_not_leave_at_once();
    void finish_instruction();
    void abandon_instruction();
    void set_tsc(std::uint64_t adjust) const;
    void find_model_registers(bool amd);
    void read_model_registers(ModelRegisters& registers) const;
    void write_model_registers(ModelRegisters registers);
    [[nodiscard]] std::size_t move_msrs(unsigned long call, std::span<kvm_msr_entry> msrs) const;
    void request(unsigned long call, void* argument, const char* what) const;

    const UniqueFd fd_;
    kvm_run* const run_;
    const std::size_t run_size_;
    const TscClock clock_;
    const std::uint64_t xcr0_;  ///< What CPUID lets the guest enable.
    const bool has_apic_;       ///< KVM has its local APIC.
    std::vector<kvm_msr_entry> msrs_;
    std::vector<std::uint32_t> model_registers_;  ///< Those of State::model_registers that KVM has, too.
    std::vector<std::uint32_t> in_kvm_;           ///< Those of them that it has taken.
    State rest_;                                  ///< As it was set; of it what KVM does not keep.

    std::atomic<bool> kicked_ = false;   ///< No run() has returned for it yet.
    std::atomic<bool> running_ = false;  ///< In KVM_RUN, or about to be.
    pthread_t thread_ = {};              ///< Valid while running_.
    bool unblocked_ = false;

    bool settled_ = true;      ///< Of its local APIC nothing is under way to where it can be seen.
    bool ready_ = false;       ///< An interrupt would be taken now, as far as KVM is concerned.
    bool halted_ = false;
    bool wait_for_sipi_ = false;
    bool apic_enabled_ = true;
    bool unfinished_ = false;  ///< The last exit's instruction ends in the next KVM_RUN.
    bool unanswered_ = false;  ///< It reads, and has no answer yet.
    std::uint8_t cr8_ = 0;
    std::optional<Exit> waiting_exit_;  ///< Comes from the next run(), before anything else happens.
    std::uint32_t port_done_ = 0, port_count_ = 0;  ///< Of the elements of a string instruction.
    std::uint64_t exits_ = 0;
};

}  // namespace apiary::cpu::kvm
