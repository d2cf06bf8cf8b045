// SPDX-License-Identifier: BSD-2-Clause
#include "tests/bench/boot.h"

#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <sstream>

#include "tests/bench/session.h"

namespace apiary::bench {

namespace {

constexpr const char* kAppend = "console=ttyS0 panic=-1 quiet";

std::vector<std::string> with(std::vector<std::string> command, const std::vector<std::string>& more) {
    command.insert(command.end(), more.begin(), more.end());
    return command;
}

}  // namespace

std::vector<BootGuest> find_guests() {
    const char* cache = std::getenv("XDG_CACHE_HOME");
    const char* home = std::getenv("HOME");
    const std::filesystem::path base = cache != nullptr && *cache != 0 ? std::filesystem::path(cache)
                                       : home != nullptr               ? std::filesystem::path(home) / ".cache"
                                                                       : std::filesystem::path();
    std::vector<BootGuest> guests;
    for (const char* name : {"bookworm", "trixie"}) {
        const auto directory = base / "apiary" / "guests" / name;
        if (std::error_code error; std::filesystem::exists(directory / "vmlinuz", error) &&
                                   std::filesystem::exists(directory / "initrd.gz", error)) {
            guests.push_back({name, directory / "vmlinuz", directory / "initrd.gz"});
        }
    }
    return guests;
}

std::vector<std::string> apiary_command(const std::string& apiaryctl, const BootGuest& guest,
                                        const std::vector<std::string>& more) {
    return with({apiaryctl, "run", "--kernel", guest.kernel, "--initrd", guest.initrd, "--append", kAppend, "--memory",
                 "512M", "--engine", "soft", "--timeout", "600"},
                more);
}

std::vector<std::string> qemu_command(const std::string& qemu, const BootGuest& guest,
                                      const std::vector<std::string>& devices) {
    return with({qemu, "-accel", "tcg", "-m", "512", "-display", "none", "-nodefaults", "-vga", "none", "-serial",
                 "stdio", "-no-reboot", "-kernel", guest.kernel, "-initrd", guest.initrd, "-append", kAppend},
                devices);
}

std::optional<std::string> find_program(const std::string& program) {
    const char* path = std::getenv("PATH");
    std::istringstream directories(path == nullptr ? "" : path);
    for (std::string directory; std::getline(directories, directory, ':');) {
        const std::string candidate = directory + "/" + program;
        if (::access(candidate.c_str(), X_OK) == 0) {
            return candidate;
        }
    }
    return std::nullopt;
}

Result<BootTime> time_until_prompt(const std::vector<std::string>& arguments) {
    const auto start = std::chrono::steady_clock::now();
    const auto session = Session::start(arguments);
    if (!session) {
        return std::unexpected(session.error());
    }
    if (const auto prompted = (*session)->wait_for(Session::kPrompt); !prompted) {
        return std::unexpected(prompted.error());
    }
    const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - start;
    return BootTime{.cpu = (*session)->end(), .wall = wall.count()};
}

}  // namespace apiary::bench
