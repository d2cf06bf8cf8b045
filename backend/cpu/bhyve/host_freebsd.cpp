// SPDX-License-Identifier: BSD-2-Clause
// vmm(4) of the kernel that runs: its sysctls, /dev/vmmctl, and the devices of its machines in /dev/vmm.
#include <fcntl.h>
#include <sys/types.h>
#include <sys/capsicum.h>
#include <sys/filio.h>
#include <sys/ioctl.h>
#include <sys/param.h>
#include <sys/sysctl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <format>
#include <utility>

#include "backend/cpu/bhyve/calls.h"
#include "backend/cpu/bhyve/device.h"
#include "backend/cpu/bhyve/engine.h"
#include "backend/cpu/bhyve/machines.h"
#include "backend/cpu/bhyve/release.h"

namespace apiary::cpu {
namespace bhyve {
namespace {

constexpr char kDirectory[] = "/dev/vmm/", kControlDevice[] = "/dev/vmmctl";
constexpr char kCreate[] = "hw.vmm.create", kDestroy[] = "hw.vmm.destroy";
constexpr char kDeviceBeginning[] = "vmm/";

/// All that an engine and is_bhyve_device() ask of a machine: no passing through of the host's devices, which is among the calls.
constexpr cap_ioctl_t kCommands[] = {
    call::kRun13, call::kRun14, call::kSetCapability, call::kSuspend, call::kReinit, call::kAllocateSegment12, call::kAllocateSegment13,
    call::kAllocateSegment15, call::kMapSegment, call::kSetRegister, call::kGetRegister, call::kSetDescriptor, call::kGetDescriptor,
    call::kSetRegisters, call::kGetRegisters, call::kReadDevice, call::kWriteDevice, call::kInjectException, call::kInjectNmi,
    call::kAssertPin, call::kDeassertPin, call::kMessageInterrupt, call::kLocalInput, call::kSetX2apic, call::kHpetCapabilities,
    call::kSetTopology, call::kAssertIsa, call::kDeassertIsa, call::kActivateCpu, call::kSuspendCpu, call::kResumeCpu, call::kWriteRtc,
    call::kSetRtcTime, FIODGNAME};

/// 0, or an errno. A kernel that is built without Capsicum does without.
int limit(int device) {
    cap_rights_t rights;
    cap_rights_init(&rights, CAP_IOCTL, CAP_MMAP_RW);
    const bool refused = ::cap_rights_limit(device, &rights) != 0 || ::cap_ioctls_limit(device, kCommands, std::size(kCommands)) != 0;
    return refused && errno != ENOSYS ? errno : 0;
}

int number_of(const char* sysctl) {
    int value = 0;
    std::size_t size = sizeof value;
    return ::sysctlbyname(sysctl, &value, &size, nullptr, 0) == 0 ? value : 0;
}

bool exists(const char* sysctl) {
    int name[CTL_MAXNAME];
    std::size_t size = CTL_MAXNAME;
    return ::sysctlnametomib(sysctl, name, &size) == 0;
}

Result<Release> running_release() {
    return release_of(number_of("kern.osreldate"));
}

class DeviceCalls final : public Calls {
public:
    explicit DeviceCalls(UniqueFd device) : device_(std::move(device)) {}
    int perform(std::uint32_t number, void* argument) override {
        return ::ioctl(device_.get(), number, argument) == 0 ? 0 : errno;
    }
    int descriptor() const override { return device_.get(); }

private:
    const UniqueFd device_;
};

/// The device of an own machine, which goes with it.
class OwnMachineCalls final : public Calls {
public:
    OwnMachineCalls(UniqueFd device, std::string name) : calls_(std::make_unique<DeviceCalls>(std::move(device))), name_(std::move(name)) {}
    ~OwnMachineCalls() override {
        calls_.reset();
        static_cast<void>(host_machines()->destroy(name_));
    }
    OwnMachineCalls(const OwnMachineCalls&) = delete;
    OwnMachineCalls& operator=(const OwnMachineCalls&) = delete;
    int perform(std::uint32_t number, void* argument) override { return calls_->perform(number, argument); }
    int descriptor() const override { return calls_->descriptor(); }

private:
    std::unique_ptr<DeviceCalls> calls_;
    const std::string name_;
};

std::unexpected<Error> cannot_create(int error, const std::string& name) {
    switch (error) {
        case EEXIST: return fail(std::format("vmm(4) has a machine {} already", name), std::format("bhyvectl --destroy --vm={}", name));
        case ENXIO:
            return fail("vmm(4) cannot use this processor",
                        "dmesg | grep -e vmx_init -e SVM tells why; give that to apiaryctl explain, or use --engine soft");
        case EPERM:
        case EACCES: return fail("machines of vmm(4) are made by root", "let the helper of the system run the guest, or use --engine soft");
        default: return fail_errno(error, "vmm(4) makes no machine");
    }
}

class HostMachines final : public Machines {
public:
    std::optional<Error> obstacle() const override {
        if (auto release = running_release(); !release) {
            return std::move(release.error());
        }
        if (!exists(kCreate)) {
            return Error{"vmm(4), FreeBSD's part of bhyve, is not loaded", "as root: kldload vmm; or have it done at each start: apiaryctl setup"};
        }
        if (number_of("hw.vmm.vmx.initialized") == 0 && number_of("hw.vmm.svm.num_asids") == 0) {
            return cannot_create(ENXIO, "").error();
        }
        return std::nullopt;
    }
    std::size_t longest_name() const override {
        const auto release = running_release();
        return release ? release->longest_name : 0;
    }
    std::vector<std::string> names() const override {
        std::vector<std::string> all;
        std::error_code ignored;
        for (const auto& entry : std::filesystem::directory_iterator(kDirectory, ignored)) {
            all.push_back(entry.path().filename().string());
        }
        return all;
    }
    Result<UniqueFd> create(const std::string& name) override {
        if (const int error = make(name); error != 0) {
            return cannot_create(error, name);
        }
        UniqueFd device(::open((kDirectory + name).c_str(), O_RDWR | O_CLOEXEC));
        if (const int error = device.valid() ? limit(device.get()) : errno; error != 0) {
            static_cast<void>(destroy(name));
            return cannot_create(error, name);
        }
        return device;
    }
    Result<void> destroy(const std::string& name) override {
        const int error = end(name);
        return error == 0 || error == EINVAL || error == ENOENT ? Result<void>()  // There is none.
                                                                : fail_errno(error, std::format("vmm(4) does not destroy the machine {}", name));
    }

private:
    static int make(const std::string& name) { return act(kCreate, call::kCreate15, name); }
    static int end(const std::string& name) { return act(kDestroy, call::kDestroy15, name); }
    /// By the control device from 15 on, else by a sysctl; an errno, or 0.
    static int act(const char* sysctl, std::uint32_t number, const std::string& name) {
        const auto release = running_release();
        if (!release || name.size() > release->longest_name) {
            return ENAMETOOLONG;
        }
        if (!release->has_control_device) {
            return ::sysctlbyname(sysctl, nullptr, nullptr, name.c_str(), name.size()) == 0 ? 0 : errno;
        }
        const UniqueFd control(::open(kControlDevice, O_RDWR | O_CLOEXEC));
        Control15 argument = {};
        std::ranges::copy(name, argument.name.begin());
        return control.valid() && ::ioctl(control.get(), number, &argument) == 0 ? 0 : errno;
    }
};

}  // namespace

std::unique_ptr<Machines> host_machines() {
    return std::make_unique<HostMachines>();
}

}  // namespace bhyve

std::optional<Error> bhyve_passed_over() {
    if (auto obstacle = bhyve::host_machines()->obstacle()) {
        return obstacle;
    }
    return ::geteuid() == 0 ? std::nullopt : std::optional(bhyve::cannot_create(EPERM, "").error());
}

bool is_bhyve_device(int device) {
    char name[SPECNAMELEN + 1] = {};
    return ::fdevname_r(device, name, sizeof name) != nullptr && std::string_view(name).starts_with(bhyve::kDeviceBeginning);
}

Result<std::unique_ptr<Engine>> make_bhyve_engine(memory::GuestMemory& memory, UniqueFd device) {
    auto release = bhyve::running_release();
    if (!release) {
        return std::unexpected(std::move(release.error()));
    }
    if (device.valid()) {
        return make_bhyve_engine(memory, std::make_unique<bhyve::DeviceCalls>(std::move(device)), *release);
    }
    const std::string name = bhyve::name_for_process(::getpid());
    auto own = bhyve::host_machines()->create(name);
    if (!own) {
        return std::unexpected(std::move(own.error()));
    }
    return make_bhyve_engine(memory, std::make_unique<bhyve::OwnMachineCalls>(*std::move(own), name), *release);
}

}  // namespace apiary::cpu
