// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

#include "backend/cpu/engine.h"

namespace apiary::testing {

/// A vCPU that plays a script: each step is one run(). When the script is over it runs until it is kicked, as a guest in
/// a loop does. What the machine does to it is recorded; tests wait for what they expect.
class FakeVcpu final : public cpu::Vcpu {
public:
    using Step = std::function<cpu::Exit()>;

    /// What was done to the vCPU.
    struct Record {
        std::vector<std::uint64_t> answers;
        std::vector<std::uint8_t> injected;
        std::vector<std::uint8_t> task_priorities;
        unsigned nmis = 0, windows = 0, kicked = 0, runs = 0, refused_msrs = 0, accepted_msrs = 0;
        cpu::State state;
    };

    void then(Step step) {
        const std::lock_guard lock(mutex_);
        script_.push_back(std::move(step));
        changed_.notify_all();
    }
    void then(cpu::Exit exit) {
        then([exit] { return exit; });
    }
    void set_can_inject(bool can) {
        const std::lock_guard lock(mutex_);
        can_inject_ = can;
    }
    /// Waits until `condition` holds for the record; false after a minute.
    [[nodiscard]] bool wait_until(const std::function<bool(const Record&)>& condition) {
        std::unique_lock lock(mutex_);
        return changed_.wait_for(lock, std::chrono::seconds(60), [&] { return condition(record_); });
    }
    [[nodiscard]] Record record() {
        const std::lock_guard lock(mutex_);
        return record_;
    }
    /// It runs its endless loop.
    [[nodiscard]] bool wait_until_looping() {
        std::unique_lock lock(mutex_);
        return changed_.wait_for(lock, std::chrono::seconds(60), [&] { return looping_; });
    }

    cpu::Exit run() override {
        std::unique_lock lock(mutex_);
        ++record_.runs;
        changed_.notify_all();
        if (script_.empty() && !kick_) {
            looping_ = true;
            changed_.notify_all();
            changed_.wait(lock, [this] { return kick_ || !script_.empty(); });
            looping_ = false;
        }
        if (kick_) {
            kick_ = false;
            ++record_.kicked;
            changed_.notify_all();
            return cpu::Kicked{};
        }
        const Step step = std::move(script_.front());
        script_.pop_front();
        lock.unlock();
        return step();
    }
    void kick() override {
        const std::lock_guard lock(mutex_);
        kick_ = true;
        changed_.notify_all();
    }
    void complete_read(std::uint64_t value) override {
        note([value](Record& record) { record.answers.push_back(value); });
    }
    void accept_msr() override {
        note([](Record& record) { ++record.accepted_msrs; });
    }
    void fail_msr() override {
        note([](Record& record) { ++record.refused_msrs; });
    }
    bool can_inject() const override {
        const std::lock_guard lock(mutex_);
        return can_inject_;
    }
    void inject_interrupt(std::uint8_t vector) override {
        note([vector](Record& record) { record.injected.push_back(vector); });
    }
    void inject_nmi() override {
        note([](Record& record) { ++record.nmis; });
    }
    void request_interrupt_window() override {
        note([](Record& record) { ++record.windows; });
    }
    void set_tpr(std::uint8_t value) override {
        note([value](Record& record) { record.task_priorities.push_back(value); });
    }
    cpu::State state() const override {
        const std::lock_guard lock(mutex_);
        return record_.state;
    }
    void set_state(const cpu::State& state) override {
        note([&state](Record& record) { record.state = state; });
    }
    bool at_boundary() const override { return true; }
    cpu::VcpuStatistics statistics() const override { return {}; }

private:
    void note(const std::function<void(Record&)>& change) {
        const std::lock_guard lock(mutex_);
        change(record_);
        changed_.notify_all();
    }

    mutable std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<Step> script_;
    Record record_;
    bool can_inject_ = true;
    bool kick_ = false;
    bool looping_ = false;
};

/// Makes FakeVcpus and keeps pointers to them.
class FakeEngine final : public cpu::Engine {
public:
    explicit FakeEngine(std::vector<FakeVcpu*>& made) : made_(made) {
        cpuid_.set({.leaf = 0, .result = {.eax = 1}});
        cpuid_.set({.leaf = 1, .result = {.eax = 0x00a2'0f10, .ecx = 1u << 21, .edx = 0x0783'fbff}});
        cpuid_.set({.leaf = 0x8000'0000, .result = {.eax = 0x8000'0008}});
        cpuid_.set({.leaf = 0x8000'0008, .result = {.eax = 0x3028}});
    }
    std::string name() const override { return "fake"; }
    const cpu::CpuidTable& supported_cpuid() const override { return cpuid_; }
    Result<std::unique_ptr<cpu::Vcpu>> create_vcpu(unsigned, const cpu::CpuidTable&) override {
        auto vcpu = std::make_unique<FakeVcpu>();
        made_.push_back(vcpu.get());
        return vcpu;
    }

private:
    std::vector<FakeVcpu*>& made_;
    cpu::CpuidTable cpuid_;
};

}  // namespace apiary::testing
