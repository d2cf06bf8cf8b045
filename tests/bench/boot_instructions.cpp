// SPDX-License-Identifier: BSD-2-Clause
#include <condition_variable>
#include <mutex>
#include <string>

#include "backend/machine/engines.h"
#include "backend/machine/machine.h"
#include "tests/bench/boot.h"

namespace apiary::bench {

namespace {

/// An engine that remembers its vCPUs, for their counters.
class CountingEngine final : public cpu::Engine {
public:
    CountingEngine(std::unique_ptr<cpu::Engine> inner, std::vector<cpu::Vcpu*>& vcpus)
        : inner_(std::move(inner)), vcpus_(vcpus) {}

    std::string name() const override { return inner_->name(); }
    const cpu::CpuidTable& supported_cpuid() const override { return inner_->supported_cpuid(); }
    Result<std::unique_ptr<cpu::Vcpu>> create_vcpu(unsigned id, const cpu::CpuidTable& cpuid) override {
        auto vcpu = inner_->create_vcpu(id, cpuid);
        if (vcpu) {
            vcpus_.push_back(vcpu->get());
        }
        return vcpu;
    }

private:
    std::unique_ptr<cpu::Engine> inner_;
    std::vector<cpu::Vcpu*>& vcpus_;
};

}  // namespace

Result<std::uint64_t> count_boot_instructions(const BootGuest& guest) {
    machine::MachineConfig config;
    config.kernel = guest.kernel;
    config.initrd = guest.initrd;
    config.append = "console=ttyS0 panic=-1 quiet";
    config.engine = "soft";
    std::vector<cpu::Vcpu*> vcpus;
    machine::Host host = machine::make_host();
    host.make_engine = [&](const std::string& name, memory::GuestMemory& memory,
                           const cpu::TscClock& tsc) -> Result<std::unique_ptr<cpu::Engine>> {
        auto engine = machine::make_engine(name, memory, tsc);
        if (!engine) {
            return std::unexpected(engine.error());
        }
        return std::make_unique<CountingEngine>(std::move(*engine), vcpus);
    };
    auto machine = machine::Machine::create(config, {}, std::move(host));
    if (!machine) {
        return std::unexpected(machine.error());
    }
    std::mutex mutex;
    std::condition_variable woken;
    bool awake = true;
    console::Client client((*machine)->console(), [&] {
        const std::lock_guard lock(mutex);
        awake = true;
        woken.notify_one();
    });
    (*machine)->resume();
    std::string seen;
    const auto end = std::chrono::steady_clock::now() + std::chrono::minutes(3);
    while (seen.find("root@apiary:~# ") == std::string::npos) {
        std::array<char, 4096> buffer;
        const auto chunk = client.read(buffer);
        seen.append(buffer.data(), chunk.size);
        if (chunk.size == 0) {
            std::unique_lock lock(mutex);
            if (!woken.wait_until(lock, end, [&] { return awake; })) {
                return fail("the guest did not come to its prompt");
            }
            awake = false;
        }
    }
    (*machine)->pause();
    std::uint64_t instructions = 0;
    for (const cpu::Vcpu* vcpu : vcpus) {
        instructions += vcpu->statistics().instructions;
    }
    return instructions;
}

}  // namespace apiary::bench
