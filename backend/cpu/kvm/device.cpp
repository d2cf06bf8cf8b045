// SPDX-License-Identifier: BSD-2-Clause
#include "backend/cpu/kvm/device.h"

#include <fcntl.h>
#include <linux/kvm.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <cerrno>
#include <format>

#include "backend/cpu/cpuid.h"

namespace apiary::cpu {
namespace {

constexpr char kDevice[] = "/dev/kvm";
constexpr char kPagetableModule[] = "/sys/module/kvm_pvm";

constexpr std::uint32_t kVmx = 1u << 5;  // CPUID.1:ECX
constexpr std::uint32_t kSvm = 1u << 2;  // CPUID.8000_0001:ECX

struct Needed {
    int number;
    const char* name;
};
constexpr Needed kNeeded[] = {
    {KVM_CAP_USER_MEMORY, "memory slots"},        {KVM_CAP_EXT_CPUID, "CPUID"},
    {KVM_CAP_IMMEDIATE_EXIT, "immediate exits"},  {KVM_CAP_XSAVE, "XSAVE"},
    {KVM_CAP_XCRS, "XCR0"},                       {KVM_CAP_DEBUGREGS, "debug registers"},
    {KVM_CAP_VCPU_EVENTS, "events"},              {KVM_CAP_USER_NMI, "NMIs"},
    {KVM_CAP_X86_USER_SPACE_MSR, "exits of MSRs"}, {KVM_CAP_X86_MSR_FILTER, "a filter of MSRs"},
};

Error cannot_open(int error) {
    switch (error) {
        case ENOENT:
        case ENXIO:
        case ENODEV:
            return {"KVM is not loaded: there is no /dev/kvm",
                    "load the kernel's module (modprobe kvm_intel or kvm_amd), or use --engine soft"};
        case EACCES:
        case EPERM:
            return {"this user may not use /dev/kvm", "join the group that owns it (often kvm), log in again, or use --engine soft"};
        default: return fail_errno(error, "/dev/kvm cannot be opened").error();
    }
}

const char* find_weakness() {
    if (::access(kPagetableModule, F_OK) == 0) {
        return "KVM here is a pagetable VM, which interprets what a guest's kernel does, and fails at some of it";
    }
    const bool extended = host_cpuid(0x8000'0000, 0).eax >= 0x8000'0001;
    if ((host_cpuid(1, 0).ecx & kVmx) == 0 && (!extended || (host_cpuid(0x8000'0001, 0).ecx & kSvm) == 0)) {
        return "the processor offers neither VT-x nor AMD-V, without which KVM runs no stock kernel";
    }
    return nullptr;
}

}  // namespace

const char* kvm_weakness() {
    static const char* const found = find_weakness();
    return found;
}

std::optional<Error> kvm_passed_over() {
    const char* const weakness = kvm_weakness();
    return weakness == nullptr ? std::nullopt : std::optional(Error{weakness, "use --engine soft"});
}

Result<UniqueFd> open_kvm_device() {
    UniqueFd device(::open(kDevice, O_RDWR | O_CLOEXEC));
    if (!device.valid()) {
        return std::unexpected(cannot_open(errno));
    }
    if (auto checked = check_kvm_device(device.get()); !checked) {
        return std::unexpected(std::move(checked.error()));
    }
    return device;
}

bool is_kvm_device(int device) {
    return ::ioctl(device, KVM_GET_API_VERSION, 0) == KVM_API_VERSION;
}

Result<void> check_kvm_device(int device) {
    const int version = ::ioctl(device, KVM_GET_API_VERSION, 0);
    if (version != KVM_API_VERSION) {
        return fail("KVM of this kernel cannot be used", "use --engine soft", std::format("its version is {} instead of {}", version, KVM_API_VERSION));
    }
    for (const Needed& needed : kNeeded) {
        if (::ioctl(device, KVM_CHECK_EXTENSION, needed.number) <= 0) {
            return fail("KVM of this kernel is too old", "use Linux 5.10 or later, or --engine soft", std::format("it has no {}", needed.name));
        }
    }
    return {};
}

}  // namespace apiary::cpu
