// SPDX-License-Identifier: BSD-2-Clause
#include "backend/cpu/kvm/engine.h"

#include <linux/kvm.h>
#include <sys/ioctl.h>

#include <cerrno>
#include <cstdint>
#include <optional>
#include <span>
#include <utility>

#include "backend/cpu/kvm/apics.h"
#include "backend/cpu/kvm/cpuid.h"
#include "backend/cpu/kvm/device.h"
#include "backend/cpu/kvm/vcpu.h"

namespace apiary::cpu {
namespace {

// Where VT-x without unrestricted guest keeps a TSS and page tables of its own: 16 KiB that no RAM and no device has.
constexpr std::uint64_t kIdentityMap = 0xfeff'c000, kTss = 0xfeff'd000;

// MSRs of the local APIC that KVM would swallow while it has none (SDM vol. 4, table 2-2): its base and the TSC deadline.
constexpr std::uint32_t kApicMsrs[] = {0x1b, 0x6e0};

Result<void> add_memory(int vm, memory::GuestMemory& memory) {
    std::uint32_t slot = 0;
    for (const memory::RamRegion& region : memory.regions()) {
        kvm_userspace_memory_region of_kvm = {.slot = slot++,
                                              .flags = 0,
                                              .guest_phys_addr = region.start.value,
                                              .memory_size = region.size,
                                              .userspace_addr = reinterpret_cast<std::uint64_t>(memory.ram() + region.ram_offset)};
        if (::ioctl(vm, KVM_SET_USER_MEMORY_REGION, &of_kvm) != 0) {
            return fail_errno(errno, "KVM does not take the guest's memory");
        }
    }
    return {};
}

/// What KVM does not know, and what an APIC of the machine's has to know, comes out as an exit.
Result<void> let_msrs_out(int vm, bool kernel_apics) {
    kvm_enable_cap exits = {};
    exits.cap = KVM_CAP_X86_USER_SPACE_MSR;
    exits.args[0] = KVM_MSR_EXIT_REASON_INVAL | KVM_MSR_EXIT_REASON_UNKNOWN | KVM_MSR_EXIT_REASON_FILTER;
    if (::ioctl(vm, KVM_ENABLE_CAP, &exits) != 0) {
        return fail_errno(errno, "KVM lets no MSR out");
    }
    if (kernel_apics) {
        return {};
    }
    std::uint8_t denied = 0;  // A bit for each MSR of a range: allowed.
    kvm_msr_filter filter = {};
    filter.flags = KVM_MSR_FILTER_DEFAULT_ALLOW;
    for (std::size_t i = 0; i < std::size(kApicMsrs); ++i) {
        filter.ranges[i] = {.flags = KVM_MSR_FILTER_READ | KVM_MSR_FILTER_WRITE, .nmsrs = 1, .base = kApicMsrs[i], .bitmap = &denied};
    }
    return ::ioctl(vm, KVM_X86_SET_MSR_FILTER, &filter) == 0 ? Result<void>{} : fail_errno(errno, "KVM takes no filter of MSRs");
}

/// Of processors other than Intel's nothing asks for these.
void place_real_mode_pages(int vm) {
    std::uint64_t identity_map = kIdentityMap;
    static_cast<void>(::ioctl(vm, KVM_SET_IDENTITY_MAP_ADDR, &identity_map));
    static_cast<void>(::ioctl(vm, KVM_SET_TSS_ADDR, static_cast<unsigned long>(kTss)));
}

class KvmEngine final : public Engine {
public:
    KvmEngine(UniqueFd vm, std::size_t run_size, CpuidTable cpuid, const TscClock& clock, bool kernel_apics)
        : vm_(std::move(vm)), run_size_(run_size), cpuid_(std::move(cpuid)), clock_(clock) {
        if (kernel_apics) {
            apics_.emplace(vm_.get());
        }
    }

    std::string name() const override { return "kvm"; }
    const CpuidTable& supported_cpuid() const override { return cpuid_; }
    Result<std::unique_ptr<Vcpu>> create_vcpu(unsigned id, const CpuidTable& cpuid) override {
        return kvm::KvmVcpu::create(vm_.get(), run_size_, id, cpuid, clock_, apics_.has_value());
    }
    interrupt::KernelApics* apics() override { return apics_ ? &*apics_ : nullptr; }

private:
    const UniqueFd vm_;
    const std::size_t run_size_;
    const CpuidTable cpuid_;
    const TscClock clock_;
    std::optional<kvm::Apics> apics_;
};

}  // namespace

Result<std::unique_ptr<Engine>> make_kvm_engine(memory::GuestMemory& memory, const TscClock& clock, UniqueFd device,
                                                KvmApics apics) {
    if (auto checked = check_kvm_device(device.get()); !checked) {
        return std::unexpected(std::move(checked.error()));
    }
    if (auto handled = kvm::install_kick_handler(); !handled) {
        return std::unexpected(std::move(handled.error()));
    }
    auto cpuid = kvm::supported_cpuid(device.get());
    if (!cpuid) {
        return std::unexpected(std::move(cpuid.error()));
    }
    UniqueFd vm(::ioctl(device.get(), KVM_CREATE_VM, 0));
    if (!vm.valid()) {
        return fail_errno(errno, "KVM makes no virtual machine", "see if another hypervisor has the processor, or use --engine soft");
    }
    static_cast<void>(kvm_weakness());  // vCPUs ask again from within a sandbox.
    place_real_mode_pages(vm.get());
    const int run_size = ::ioctl(device.get(), KVM_GET_VCPU_MMAP_SIZE, 0);
    if (run_size < static_cast<int>(sizeof(kvm_run))) {
        return fail_errno(errno, "KVM does not tell the size of a vCPU");
    }
    const bool kernel_apics = apics == KvmApics::Kernel && kvm::Apics::enable(device.get(), vm.get());
    auto prepared = add_memory(vm.get(), memory).and_then([&] { return let_msrs_out(vm.get(), kernel_apics); });
    if (!prepared) {
        return std::unexpected(std::move(prepared.error()));
    }
    return std::make_unique<KvmEngine>(std::move(vm), static_cast<std::size_t>(run_size), *std::move(cpuid), clock, kernel_apics);
}

}  // namespace apiary::cpu
