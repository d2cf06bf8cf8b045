// SPDX-License-Identifier: BSD-2-Clause
// A software CPU that runs everything twice: translated, and then interpreted in a memory of its own, which has to come to the same.
#pragma once

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstring>
#include <deque>
#include <format>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <thread>

#include "backend/base/clock.h"
#include "backend/cpu/engine.h"
#include "backend/cpu/soft/cpu.h"
#include "tests/cpu/soft/predictable_features.h"

namespace apiary::cpu::soft::test {

/// What came of it; for any thread.
class LockstepReport {
public:
    void add_difference(const std::string& text) {
        const std::lock_guard lock(mutex_);
        difference_ += text;
    }
    [[nodiscard]] std::string difference() const {
        const std::lock_guard lock(mutex_);
        return difference_;
    }
    std::atomic<std::uint64_t> exits = 0;     ///< After which registers were compared.
    std::atomic<std::uint64_t> arrivals = 0;  ///< Those of them where the translator stood anywhere, and was followed.
    std::atomic<std::uint64_t> memories = 0;  ///< After which memory was compared.

private:
    mutable std::mutex mutex_;
    std::string difference_;
};

/// One vCPU, whose translated half is what the machine sees. No device may write to the guest's memory. Time is that of the guest's
/// work, a nanosecond for each instruction and more for a device, so that it stands still while the interpreter follows.
///
/// Where an exit is the guest's own doing, the interpreter runs up to its next one. Where the translator was stopped, or stopped
/// for an interrupt, the interpreter goes by blocks and instructions until its registers and memory are the same.
class LockstepVcpu final : public Vcpu {
public:
    LockstepVcpu(unsigned id, memory::GuestMemory& memory, const CpuidTable& cpuid, ManualClock& clock, LockstepReport& report)
        : report_(report),
          clock_(clock),
          shadow_(std::move(*memory::GuestMemory::create(memory.size()))),
          leader_(std::make_unique<Cpu>(id, memory, cpuid, kTsc, kTranslateAfter)),
          follower_(std::make_unique<Cpu>(id, *shadow_, cpuid, kTsc)),
          times_(*this),
          times_again_(times_),
          heart_([this](const std::stop_token& stop) { beat(stop); }) {
        leader_->tsc_source = &times_;
        follower_->tsc_source = &times_again_;
    }

    /// Its TSC counts nanoseconds.
    static constexpr TscClock kTsc = {.zero_at = 0, .frequency = 1'000'000'000};

    Exit run() override {
        if (!started_) {
            started_ = true;
            std::memcpy(shadow_->ram(), leader_->memory.ram(), shadow_->size());
            shadow_->tracker().written_range(0, shadow_->size());
        }
        halted_ = false;
        const std::uint64_t instructions = leader_->instructions, rip = leader_->rip;
        const Exit exit = leader_->run();
        const std::uint64_t count = leader_->instructions - instructions;
        const bool anywhere = std::holds_alternative<Kicked>(exit) || std::holds_alternative<InterruptWindow>(exit);
        std::string wrong = !anywhere ? follow(exit) : count == 0 && rip == leader_->rip ? compare_states() : arrive(count);
        const std::uint64_t exits = ++report_.exits;
        if (wrong.empty() && exits % kMemoryEvery == 0) {
            wrong = compare_memory();
        }
        pass(Nanoseconds(count) + kExitTime);
        halted_ = std::holds_alternative<Halt>(exit);
        if (!wrong.empty()) {
            report_.add_difference(std::format("after {} exits: {}\n", exits, wrong));
            return Failure{"the guest is another one translated than it is interpreted", exits};
        }
        return exit;
    }
    void kick() override { leader_->call_attention(attention::Kick); }

    void complete_read(std::uint64_t value) override { answer(value, false); }
    void accept_msr() override { answer(0, false); }
    void fail_msr() override { answer(0, true); }

    bool can_inject() const override { return leader_->can_inject(); }
    void inject_interrupt(std::uint8_t vector) override {
        for (Cpu* cpu : {leader_.get(), follower_.get()}) {
            cpu->pending_interrupt = vector;
            cpu->call_attention(attention::Inject);
        }
    }
    void inject_nmi() override {
        for (Cpu* cpu : {leader_.get(), follower_.get()}) {
            cpu->nmi_pending = true;
            cpu->call_attention(attention::Inject);
        }
    }
    void request_interrupt_window() override { leader_->call_attention(attention::Window); }
    void set_tpr(std::uint8_t value) override { leader_->cr8 = follower_->cr8 = value & 15; }

    State state() const override { return leader_->state(); }
    void set_state(const State& state) override {
        leader_->set_state(state);
        follower_->set_state(state);
        started_ = false;  // Whoever sets it has set memory too.
    }
    bool at_boundary() const override { return leader_->at_boundary(); }
    VcpuStatistics statistics() const override { return {.instructions = 0, .exits = report_.exits}; }

private:
    static constexpr unsigned kTranslateAfter = 2;
    static constexpr std::uint64_t kPage = 4096;
    static constexpr std::uint64_t kMemoryEvery = 4096;  ///< Exits.
    static constexpr std::chrono::microseconds kBeat{5'000}, kWaitingBeat{200};
    static constexpr Nanoseconds kExitTime{1'000};  ///< As long as a PC's port takes.
    static constexpr Nanoseconds kWaitingTime{1'000'000};  ///< That passes for a guest that waits, with each beat.
    static constexpr std::uint64_t kMargin = 100'000;  ///< Instructions.
    static constexpr std::uint64_t kMostRepeated = 1 << 28;
    static constexpr std::uint64_t kManySteps = 500;  ///< Blocks, of fewer instructions than that together.

    class Times final : public TscSource {
    public:
        explicit Times(LockstepVcpu& vcpu) : vcpu_(vcpu) {}
        std::uint64_t read() override { return values.emplace_back(vcpu_.time()); }
        std::deque<std::uint64_t> values;

    private:
        LockstepVcpu& vcpu_;
    };
    class TimesAgain final : public TscSource {
    public:
        explicit TimesAgain(Times& times) : times_(times) {}
        std::uint64_t read() override {
            if (times_.values.empty()) {
                return 0;  // As the translator has not asked; RDX:RAX differ then.
            }
            const std::uint64_t value = times_.values.front();
            times_.values.pop_front();
            return value;
        }

    private:
        Times& times_;
    };

    /// On the vCPU's thread: nanoseconds, with those of the run under way.
    [[nodiscard]] std::uint64_t time() const {
        return static_cast<std::uint64_t>(clock_.now().count()) + leader_->instructions - timed_instructions_;
    }
    void pass(Nanoseconds time) {
        const std::lock_guard lock(time_mutex_);
        timed_instructions_ = leader_->instructions;
        clock_.advance(time);
    }
    /// Lets time pass for a guest that waits for it, and gives one that runs an end of its run.
    void beat(const std::stop_token& stop) {
        std::unique_lock lock(time_mutex_);
        while (!beat_.wait_for(lock, stop, halted_ ? kWaitingBeat : kBeat, [] { return false; }) && !stop.stop_requested()) {
            if (halted_) {
                clock_.advance(kWaitingTime);
            } else {
                kick();
            }
        }
    }

    void answer(std::uint64_t value, bool refused) {
        for (Cpu* cpu : {leader_.get(), follower_.get()}) {
            cpu->replay.answers[cpu->replay.answered++] = value;
            cpu->replay.failed = refused;
        }
    }

    [[nodiscard]] static std::string describe(const Exit& exit) {
        struct Describe {
            std::string operator()(const PortRead& e) { return std::format("IN {:#x}, {} bytes", e.port, e.size); }
            std::string operator()(const PortWrite& e) { return std::format("OUT {:#x}, {} bytes: {:#x}", e.port, e.size, e.value); }
            std::string operator()(const MmioRead& e) { return std::format("read of {:#x}, {} bytes", e.address.value, e.size); }
            std::string operator()(const MmioWrite& e) {
                return std::format("write to {:#x}, {} bytes: {:#x}", e.address.value, e.size, e.value);
            }
            std::string operator()(const MsrRead& e) { return std::format("RDMSR {:#x}", e.index); }
            std::string operator()(const MsrWrite& e) { return std::format("WRMSR {:#x}: {:#x}", e.index, e.value); }
            std::string operator()(const TprWrite& e) { return std::format("CR8: {}", e.value); }
            std::string operator()(const Halt&) { return "HLT"; }
            std::string operator()(const Shutdown&) { return "triple fault"; }
            std::string operator()(const StartCpu& e) { return std::format("start of CPU {}", e.cpu); }
            std::string operator()(const InterruptWindow&) { return "interrupt window"; }
            std::string operator()(const Kicked&) { return "stopped"; }
            std::string operator()(const EndOfInterrupt& e) { return std::format("end of interrupt {:#x}", e.vector); }
            std::string operator()(const Failure& e) { return e.what; }
        };
        return std::visit(Describe{}, exit);
    }

    [[nodiscard]] std::string follow(const Exit& exit) {
        const Exit own = follower_->run();
        const std::string expected = describe(exit), got = describe(own);
        return expected == got ? compare_states() : std::format("{} translated, {} interpreted\n", expected, got) + compare_states();
    }

    /// Brings the interpreter to where the translator stands, `count` instructions after both were at one place.
    [[nodiscard]] std::string arrive(std::uint64_t count) {
        ++report_.arrivals;
        const State goal = leader_->state();
        const std::uint64_t start = follower_->instructions, margin = kMargin + count / 8;  // Counts are not exact.
        std::string nearest = "it never comes there";
        unsigned least_unlike = ~0u;  // Registers, of the nearest state.
        bool stuck = false;           // The last step did not change RIP, as amid a REP MOVS.
        std::uint64_t repeated = 0;   // Those that did not.
        while (follower_->instructions - start <= 8 * count + kMargin + repeated && repeated < kMostRepeated) {
            if (follower_->rip == goal.rip) {
                const unsigned unlike = unlike_registers(goal);
                if (unlike == 0 && times_.values.empty() && follower_->state() == goal) {
                    const auto page = differing_page();
                    if (!page) {
                        return {};
                    }
                    nearest = describe_memory(*page);  // It is another round of some loop.
                    least_unlike = 0;
                } else if (unlike < least_unlike) {
                    least_unlike = unlike;
                    nearest = compare_states();
                }
            }
            const std::uint64_t before = follower_->rip;
            const bool far = follower_->instructions - start + margin < count;
            const bool near = goal.rip - before < kPage;  // The translator stops within blocks too.
            follower_->steps = far ? kManySteps : 1;
            follower_->call_attention(attention::Steps | (!far && (near || stuck) ? attention::Single : 0));
            const Exit exit = follower_->run();
            if (!std::holds_alternative<Kicked>(exit)) {
                return "the interpreter did not come to where the translator stopped, but to " + describe(exit) + '\n' + nearest;
            }
            stuck = follower_->rip == before;
            repeated += stuck ? 1 : 0;
        }
        return std::format("the interpreter does not come to RIP {:#x}, where the translator stopped after {} instructions, within {}\n{}",
                           goal.rip, count, follower_->instructions - start, nearest);
    }

    /// How many general registers of the interpreter are not those of `goal`.
    [[nodiscard]] unsigned unlike_registers(const State& goal) const {
        unsigned count = 0;
        for (unsigned i = 0; i < goal.gpr.size(); ++i) {
            count += goal.gpr[i] != follower_->regs[i] ? 1 : 0;
        }
        return count;
    }

    [[nodiscard]] std::string compare_states() const {
        const State one = leader_->state(), other = follower_->state();
        if (one == other) {
            return times_.values.empty() ? std::string() : "the translator looked at the time more often";
        }
        std::string text = std::format("RIP {:#x} translated, {:#x} interpreted; RFLAGS {:#x} {:#x}; CR2 {:#x} {:#x}", one.rip,
                                       other.rip, one.rflags, other.rflags, one.cr2, other.cr2);
        for (unsigned i = 0; i < one.gpr.size(); ++i) {
            if (one.gpr[i] != other.gpr[i]) {
                text += std::format("; register {}: {:#x} {:#x}", i, one.gpr[i], other.gpr[i]);
            }
        }
        const auto [first, second] = std::ranges::mismatch(one.xsave, other.xsave);
        if (first != one.xsave.end()) {
            text += std::format("; XSAVE image from byte {} on", first - one.xsave.begin());
        }
        return text;
    }

    [[nodiscard]] bool same_page(std::uint64_t at) const {
        return std::memcmp(leader_->memory.ram() + at, shadow_->ram() + at, kPage) == 0;
    }
    /// Where one begins; those that differed before are looked at first.
    [[nodiscard]] std::optional<std::uint64_t> differing_page() {
        ++report_.memories;
        if (const auto again = std::ranges::find_if_not(suspects_, [this](std::uint64_t at) { return same_page(at); });
            again != suspects_.end()) {
            return *again;
        }
        for (std::uint64_t at = 0; at < shadow_->size(); at += kPage) {
            if (!same_page(at)) {
                suspects_[next_suspect_++ % suspects_.size()] = at;
                return at;
            }
        }
        return std::nullopt;
    }
    [[nodiscard]] std::string describe_memory(std::uint64_t page) const {
        const std::byte* const one = leader_->memory.ram() + page;
        const auto first = static_cast<std::uint64_t>(std::mismatch(one, one + kPage, shadow_->ram() + page).first - one);
        const std::uint64_t offset = first & ~std::uint64_t{7};
        std::uint64_t translated = 0, interpreted = 0;
        std::memcpy(&translated, one + offset, sizeof translated);
        std::memcpy(&interpreted, shadow_->ram() + page + offset, sizeof interpreted);
        return std::format("memory at {:#x}: {:#x} translated, {:#x} interpreted; RIP {:#x}\n", page + offset, translated, interpreted,
                           leader_->rip);
    }
    [[nodiscard]] std::string compare_memory() {
        const auto page = differing_page();
        return page ? describe_memory(*page) : std::string();
    }

    LockstepReport& report_;
    ManualClock& clock_;
    const std::unique_ptr<memory::GuestMemory> shadow_;
    const std::unique_ptr<Cpu> leader_, follower_;
    Times times_;
    TimesAgain times_again_;
    std::array<std::uint64_t, 16> suspects_ = {};
    unsigned next_suspect_ = 0;
    bool started_ = false;
    std::uint64_t timed_instructions_ = 0;  ///< Of the translated CPU, for which time has passed.
    std::mutex time_mutex_;                 ///< Held while time passes.
    std::atomic<bool> halted_ = false;      ///< Between two runs.
    std::condition_variable_any beat_;
    std::jthread heart_;
};

class LockstepEngine final : public Engine {
public:
    LockstepEngine(memory::GuestMemory& memory, ManualClock& clock, LockstepReport& report)
        : memory_(memory), clock_(clock), report_(report) {}

    /// Local APICs know the host's TSC alone.
    [[nodiscard]] static CpuidTable timeless_features() {
        const CpuidTable all = predictable_features();
        CpuidTable table = all;
        for (CpuidEntry entry : all.entries()) {
            if (entry.leaf == 1) {
                entry.result.ecx &= ~(1u << 24);  // TSC deadline
                table.set(entry);
            }
        }
        return table;
    }

    std::string name() const override { return "lockstep"; }
    const CpuidTable& supported_cpuid() const override { return cpuid_; }
    Result<std::unique_ptr<Vcpu>> create_vcpu(unsigned id, const CpuidTable& cpuid) override {
        return std::make_unique<LockstepVcpu>(id, memory_, cpuid, clock_, report_);
    }

private:
    memory::GuestMemory& memory_;
    ManualClock& clock_;
    LockstepReport& report_;
    const CpuidTable cpuid_ = timeless_features();
};

}  // namespace apiary::cpu::soft::test
