// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <vector>

#include "backend/base/clock.h"
#include "backend/base/unique_fd.h"
#include "backend/cpu/bhyve/calls.h"
#include "backend/cpu/bhyve/release.h"
#include "backend/cpu/soft/cpu.h"
#include "backend/interrupt/router.h"
#include "backend/memory/bus.h"
#include "backend/memory/guest_memory.h"

namespace apiary::testing {

/// One machine of FreeBSD's vmm(4), in this process: it runs the guest on the software CPU, has interrupt controllers of its own, leaves by the
/// exits that the kernel leaves by, with what the guest has begun undone where it is there, and refuses what the kernel refuses, with the
/// same errors (sys/amd64/vmm/{vmm,vmm_dev}.c and {intel/vmx,amd/svm}.c of FreeBSD 12.1 and 14.0).
class VmmModel {
public:
    struct Options {
        cpu::bhyve::Release release;
        unsigned most_cpus = 4;
        bool unrestricted = true;         ///< The processor has unrestricted guest.
        bool knows_instructions = true;   ///< Of those on device memory, the kernel's decoder does.
    };
    explicit VmmModel(const Options& options);
    ~VmmModel();
    VmmModel(const VmmModel&) = delete;
    VmmModel& operator=(const VmmModel&) = delete;

    /// What an engine gets. `model` lives as long.
    [[nodiscard]] static std::unique_ptr<cpu::bhyve::Calls> calls(std::shared_ptr<VmmModel> model);

    [[nodiscard]] int perform(std::uint32_t number, void* argument);
    [[nodiscard]] int descriptor() const { return segment_.get(); }

    // For tests.

    /// As a triple fault or bhyvectl does.
    void suspend(cpu::bhyve::SuspendHow how);
    [[nodiscard]] bool is_active(unsigned cpu);
    /// How often ISA interrupt `irq`, or pin `pin`, is asserted.
    [[nodiscard]] int asserted_isa(unsigned irq);
    [[nodiscard]] int asserted_pin(unsigned pin);
    [[nodiscard]] std::uint8_t rtc_cell(unsigned offset);
    [[nodiscard]] std::int64_t rtc_time();
    [[nodiscard]] cpu::bhyve::Topology topology();
    /// Waits until vCPU `cpu` is in HLT in the kernel; false after a minute.
    [[nodiscard]] bool wait_until_halted(unsigned cpu);
    [[nodiscard]] bool wait_until_running(unsigned cpu);
    /// Calls that were made of `number`.
    [[nodiscard]] unsigned count(std::uint32_t number);

private:
    struct Vcpu;

    [[nodiscard]] Vcpu* find(std::int32_t cpu);
    [[nodiscard]] bool knows(std::uint32_t number) const;
    template <class Segment>
    [[nodiscard]] int allocate(const Segment& segment);
    [[nodiscard]] int allocate(std::int32_t id, std::uint64_t length);
    [[nodiscard]] int map(const cpu::bhyve::MemoryMap& map);
    [[nodiscard]] int set_register(Vcpu& vcpu, cpu::bhyve::Reg reg, std::uint64_t value);
    [[nodiscard]] int get_register(Vcpu& vcpu, cpu::bhyve::Reg reg, std::uint64_t& value);
    [[nodiscard]] int set_capability(Vcpu& vcpu, const cpu::bhyve::CapabilityValue& value);
    [[nodiscard]] int reach_device(Vcpu& vcpu, cpu::bhyve::KernelDevice& device, bool write);
    [[nodiscard]] int reinit();
    [[nodiscard]] int set_isa(const cpu::bhyve::IsaInterrupt& interrupt, bool level);
    [[nodiscard]] int set_pin(std::int32_t pin, bool level);

    [[nodiscard]] int run(std::int32_t cpu, cpu::bhyve::RawExit& raw);
    void run_guest(Vcpu& vcpu, cpu::bhyve::RawExit& raw);
    [[nodiscard]] bool look_around(Vcpu& vcpu, cpu::bhyve::RawExit& raw);
    void wait_in_halt(Vcpu& vcpu);
    void take_interrupts(Vcpu& vcpu);
    [[nodiscard]] bool serve(Vcpu& vcpu, const cpu::Exit& exit);
    [[nodiscard]] bool hands_out_msr(Vcpu& vcpu, cpu::bhyve::RawExit& raw);
    void leave(Vcpu& vcpu, const cpu::Exit& exit, const cpu::State& before, cpu::bhyve::RawExit& raw);
    [[nodiscard]] std::uint64_t finish_blindly(Vcpu& vcpu, cpu::Exit exit);
    [[nodiscard]] bool start_others(const Vcpu& sender, cpu::bhyve::RawExit& raw);
    void suspend_locked(cpu::bhyve::SuspendHow how);

    const Options options_;
    ManualClock clock_;
    memory::Bus ports_, mmio_;
    interrupt::Router router_;
    std::vector<interrupt::Line> isa_lines_, pin_lines_;
    std::vector<std::unique_ptr<Vcpu>> vcpus_;
    std::vector<std::uint8_t> rtc_;
    UniqueFd segment_;
    std::unique_ptr<memory::GuestMemory> memory_;

    std::mutex mutex_;
    std::condition_variable changed_;
    std::uint64_t segment_length_ = 0;
    std::int64_t rtc_time_ = 0;
    cpu::bhyve::Topology topology_ = {};
    cpu::bhyve::SuspendHow suspend_ = cpu::bhyve::SuspendHow::None;
    std::map<unsigned, int> isa_, pins_;
    std::map<std::uint32_t, unsigned> counts_;
};

}  // namespace apiary::testing
