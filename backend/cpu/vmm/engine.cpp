// SPDX-License-Identifier: BSD-2-Clause
#include "backend/cpu/vmm/engine.h"

#include <utility>

#include "backend/cpu/vmm/device.h"
#include "backend/cpu/vmm/features.h"
#include "backend/cpu/vmm/vcpu.h"
#include "backend/memory/discards.h"

namespace apiary::cpu {
namespace {

class VmmEngine final : public Engine {
public:
    VmmEngine(memory::GuestMemory& memory, std::shared_ptr<const vmm::Device> device)
        : memory_(memory), device_(std::move(device)), cpuid_(vmm::supported_features(device_->info(), host_cpuid)) {
        // What the module has pinned of pages that are given back is no longer what the guest is to see.
        memory::watch_discards(memory_, [device = device_](memory::GuestPhys start, std::uint64_t size) {
            apiary_vmm_discard range = {.gpa = start.value, .size = size};
            (void)device->call(APIARY_VMM_DISCARD, &range);
        });
    }
    ~VmmEngine() override { memory::watch_discards(memory_, {}); }
    VmmEngine(const VmmEngine&) = delete;
    VmmEngine& operator=(const VmmEngine&) = delete;

    std::string name() const override { return "vmm"; }
    const CpuidTable& supported_cpuid() const override { return cpuid_; }
    Result<std::unique_ptr<Vcpu>> create_vcpu(unsigned id, const CpuidTable& cpuid) override {
        return vmm::ModuleVcpu::create(device_, id, cpuid);
    }

private:
    memory::GuestMemory& memory_;
    std::shared_ptr<const vmm::Device> device_;
    CpuidTable cpuid_;
};

Result<void> map_memory(const vmm::Device& device, const memory::GuestMemory& memory) {
    std::uint32_t slot = 0;
    for (const memory::RamRegion& region : memory.regions()) {
        apiary_vmm_map map = {.slot = slot++,
                              .flags = 0,
                              .gpa = region.start.value,
                              .size = region.size,
                              .user_address = reinterpret_cast<std::uintptr_t>(memory.ram() + region.ram_offset)};
        if (const int error = device.call(APIARY_VMM_MAP, &map); error != 0) {
            return fail_errno(error, "the kernel module does not take the guest's memory");
        }
    }
    return {};
}

}  // namespace

std::optional<Error> vmm_obstacle(const std::string& device) {
    if (auto opened = vmm::Device::open(device); !opened) {
        return opened.error();
    }
    return std::nullopt;
}

Result<std::unique_ptr<Engine>> create_vmm_engine(memory::GuestMemory& memory, const TscClock& clock, const std::string& device) {
    auto opened = vmm::Device::open(device);
    if (!opened) {
        return std::unexpected(opened.error());
    }
    apiary_vmm_create create = {.tsc_zero = clock.zero_at, .reserved = 0};
    if (const int error = opened->call(APIARY_VMM_CREATE, &create); error != 0) {
        return fail_errno(error, "the kernel module cannot make a machine");
    }
    if (auto mapped = map_memory(*opened, memory); !mapped) {
        return std::unexpected(mapped.error());
    }
    return std::make_unique<VmmEngine>(memory, std::make_shared<const vmm::Device>(std::move(*opened)));
}

}  // namespace apiary::cpu
