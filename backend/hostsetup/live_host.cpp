// SPDX-License-Identifier: BSD-2-Clause
#include "backend/hostsetup/live_host.h"

#ifdef __linux__
#include <shadow.h>
#else
#include <fcntl.h>
#include <sys/file.h>
#include <sys/sysctl.h>
#include <sys/types.h>
#endif
#include <cerrno>
#include <chrono>
#include <format>
#include <fstream>
#include <utility>

#include "backend/base/command.h"
#include "backend/base/text.h"
#include "backend/base/unique_fd.h"
#include "backend/host/collect.h"

namespace apiary::hostsetup {
namespace {

using namespace std::chrono_literals;

constexpr auto kPatience = 30s;
constexpr auto kPackagePatience = 30min;  ///< Of a slow line.
constexpr std::size_t kShown = 2000;

/// SDM vol. 2A, CPUID; APM vol. 3, appendix E.
constexpr std::uint32_t kVmx = 1U << 5, kSvm = 1U << 2;

std::string boot_id() {
    std::string id;
#ifdef __linux__
    std::ifstream("/proc/sys/kernel/random/boot_id") >> id;
#else
    timeval booted = {};
    std::size_t size = sizeof booted;
    if (::sysctlbyname("kern.boottime", &booted, &size, nullptr, 0) == 0) {
        id = std::to_string(booted.tv_sec);
    }
#endif
    return id.empty() ? "unknown" : id;
}

Kernel::Virtualization virtualization_of(const host::Evidence& evidence) {
    using host::Register;
    if (evidence.cpuid.value(1, 0, Register::Ecx).value_or(0) & kVmx) {
        return Kernel::Virtualization::Intel;
    }
    return evidence.cpuid.value(0x8000'0001, 0, Register::Ecx).value_or(0) & kSvm ? Kernel::Virtualization::Amd
                                                                                  : Kernel::Virtualization::None;
}

class ThisHost final : public LiveHost {
public:
    Kernel kernel() override {
        const host::Evidence evidence = host::collect(host::this_machine());
        return {.boot = boot_id(),
                .release = evidence.release,
                .loaded = evidence.modules.value_or(std::set<std::string>()),
                .installed = evidence.installed_modules.value_or(std::set<std::string>()),
                .virtualization = virtualization_of(evidence)};
    }

    Result<void> load(const std::string& module) override {
#ifdef __linux__
        return run_program({"modprobe", module}, kPatience);
#else
        return run_program({"kldload", "-n", module}, kPatience);
#endif
    }

    Result<void> unload(const std::string& module) override {
#ifdef __linux__
        return run_program({"modprobe", "-r", module}, kPatience);
#else
        return run_program({"kldunload", module}, kPatience);
#endif
    }

    Result<void> run(const std::vector<std::string>& command) override {
        return run_program(command, kPackagePatience);
    }

    void tell_service_manager() override {
#ifdef __linux__
        (void)run_program({"systemctl", "daemon-reload"}, kPatience);
#endif
    }

    Result<std::shared_ptr<void>> lock_accounts() override {
#ifdef __linux__
        if (::lckpwdf() != 0) {
            return fail("accounts are being changed by somebody else", "try again in a moment", "lckpwdf failed");
        }
        return std::shared_ptr<void>(nullptr, [](void*) { ::ulckpwdf(); });
#else
        // As pw(8) keeps others away, by gr_lock() of libutil.
        auto group = std::make_shared<UniqueFd>(::open("/etc/group", O_RDONLY | O_NONBLOCK | O_CLOEXEC));
        if (!group->valid() || ::flock(group->get(), LOCK_EX | LOCK_NB) != 0) {
            return fail_errno(errno, "accounts are being changed by somebody else", "try again in a moment");
        }
        return std::shared_ptr<void>(std::move(group));
#endif
    }

private:
    static Result<void> run_program(std::vector<std::string> command, std::chrono::milliseconds patience) {
        const std::string name = command.front();
        const auto program = find_program(name);
        if (!program) {
            return fail(std::format("the program {} is not there", name), "install it");
        }
        command.erase(command.begin());
        const auto end = run_command(*program, std::move(command), "", patience);
        if (!end) {
            return std::unexpected(end.error());
        }
        if (!end->good()) {
            return fail(std::format("{} failed", name), "see what it says", shown(end->said, kShown));
        }
        return {};
    }
};

}  // namespace

std::unique_ptr<LiveHost> this_host() {
    return std::make_unique<ThisHost>();
}

}  // namespace apiary::hostsetup
