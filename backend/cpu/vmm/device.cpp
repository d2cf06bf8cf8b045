// SPDX-License-Identifier: BSD-2-Clause
#include "backend/cpu/vmm/device.h"

#include <sys/ioctl.h>

#include <cerrno>
#include <format>

namespace apiary::cpu::vmm {
namespace {

std::unexpected<Error> refused(std::uint32_t reason) {
    switch (reason) {
        case APIARY_VMM_IN_USE:
            return fail("another hypervisor has this computer's virtualization",
                        "end its guests, or unload its module (kvm_amd, kvm_intel; on FreeBSD vmm)");
        case APIARY_VMM_DISABLED:
            return fail("this computer's firmware has turned virtualization off", "turn it on in the firmware's setup");
        case APIARY_VMM_NO_NESTED_PAGING:
            return fail("this CPU has no nested paging", "use the engine soft");
        case APIARY_VMM_NO_UNRESTRICTED:
            return fail("this CPU cannot run real mode in a guest", "use the engine soft", "VT-x without unrestricted guest");
        default: return fail("this CPU lacks something that Apiary's kernel module needs", "use the engine soft");
    }
}

}  // namespace

Result<Device> Device::adopt(UniqueFd descriptor) {
    Device device;
    device.fd_ = std::move(descriptor);
    std::uint32_t version = 0;
    if (const int error = device.call(APIARY_VMM_VERSION, &version); error != 0) {
        return fail_errno(error, "the device is not that of Apiary's kernel module");
    }
    if (version != APIARY_VMM_VERSION_NUMBER) {
        return fail("Apiary's kernel module is of another version than this program", "install both anew, and load the module again",
                    std::format("the module has version {} of the interface, this program {}", version, APIARY_VMM_VERSION_NUMBER));
    }
    if (const int error = device.call(APIARY_VMM_INFO, &device.info_); error != 0) {
        return fail_errno(error, "Apiary's kernel module does not answer");
    }
    if (device.info_.refusal != APIARY_VMM_READY) {
        return refused(device.info_.refusal);
    }
    return device;
}

int Device::perform(unsigned long command, void* argument) const {
    while (::ioctl(fd_.get(), command, argument) != 0) {
        if (errno != EINTR) {
            return errno;
        }
    }
    return 0;
}

}  // namespace apiary::cpu::vmm
