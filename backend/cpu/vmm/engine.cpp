// SPDX-License-Identifier: BSD-2-Clause
#include "backend/cpu/vmm/engine.h"

#include <fcntl.h>
#include <sys/ioctl.h>

#include <cerrno>
#include <format>
#include <utility>

#include "backend/cpu/vmm/device.h"
#include "backend/cpu/vmm/features.h"
#include "backend/cpu/vmm/vcpu.h"
#include "backend/memory/discards.h"

namespace apiary::cpu {
namespace {

constexpr char kDevice[] = "/dev/apiary-vmm";
#ifdef __FreeBSD__
constexpr char kHowToLoad[] = "as root: kldload apiary_vmm; docs/kmod.md tells how it is built";
#else
constexpr char kHowToLoad[] = "as root: modprobe apiary-vmm; docs/kmod.md tells how it is built";
#endif

std::unexpected<Error> cannot_open(int error) {
    switch (error) {
        case ENOENT:
        case ENXIO:
        case ENODEV:
            return fail("Apiary's kernel module is not loaded", kHowToLoad, std::format("there is no {}", kDevice));
        case EACCES:
        case EPERM:
            return fail("this user may not use Apiary's kernel module", "become a member of the group apiary, and log in again",
                        std::format("{} cannot be opened", kDevice));
        default: return fail_errno(error, std::format("{} cannot be opened", kDevice));
    }
}

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

Result<UniqueFd> open_vmm_device() {
    UniqueFd device(::open(kDevice, O_RDWR | O_CLOEXEC));
    if (!device.valid()) {
        return cannot_open(errno);
    }
    return vmm::Device::adopt(std::move(device)).transform([](vmm::Device ready) { return std::move(ready).release(); });
}

bool is_vmm_device(int device) {
    std::uint32_t version = 0;
    return ::ioctl(device, APIARY_VMM_VERSION, &version) == 0;
}

Result<std::unique_ptr<Engine>> make_vmm_engine(memory::GuestMemory& memory, const TscClock& clock, UniqueFd device) {
    auto opened = vmm::Device::adopt(std::move(device));
    if (!opened) {
        return std::unexpected(std::move(opened.error()));
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
