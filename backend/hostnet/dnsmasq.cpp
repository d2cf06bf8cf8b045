// SPDX-License-Identifier: BSD-2-Clause
#include "backend/hostnet/dnsmasq.h"

#include <poll.h>
#include <pwd.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/types.h>
#ifndef __linux__
#include <sys/sysctl.h>

#include <array>
#endif

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <format>
#include <fstream>
#include <iterator>
#include <vector>

#include "backend/base/command.h"
#include "backend/hostnet/subnet.h"

namespace apiary::hostnet {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::seconds kStartPatience{20}, kEndPatience{10};

/// Whether the process was started with this word.
bool has_argument(pid_t pid, const std::string& argument) {
#ifdef __linux__
    std::ifstream file(std::format("/proc/{}/cmdline", pid), std::ios::binary);
    const std::string words{std::istreambuf_iterator<char>(file), {}};
    return words.contains(argument);
#else
    const std::array<int, 4> name = {CTL_KERN, KERN_PROC, KERN_PROC_ARGS, pid};
    std::string words(65536, '\0');
    std::size_t size = words.size();
    return ::sysctl(name.data(), name.size(), words.data(), &size, nullptr, 0) == 0 &&
           words.substr(0, size).contains(argument);
#endif
}

Result<void> make_directory(const std::filesystem::path& path) {
    if (::mkdir(path.c_str(), 0755) == 0 || errno == EEXIST) {
        return {};
    }
    return fail_errno(errno, std::format("the directory {} cannot be made", path.string()));
}

/// An account for servers that most systems have; dnsmasq's own, else nobody.
std::string account() {
    for (const char* const name : {"dnsmasq", "nobody"}) {
        if (::getpwnam(name) != nullptr) {
            return name;
        }
    }
    return "nobody";
}

}  // namespace

std::string Dnsmasq::settings(const StartServer& step) const {
    const Subnet subnet = Subnet::parse(step.subnet).value_or(Subnet());
    const Range range = guest_range(subnet);
    const auto file = [&](const char* name) { return (place(step) / name).string(); };
    std::string text = "# Made by Apiary for the network " + step.network + "\n";
    // Nothing from /etc, and nobody but the guests on the bridge.
    text += std::format("interface={}\nexcept-interface=lo\nbind-dynamic\nno-hosts\n", step.bridge);
    text += std::format("user={}\npid-file={}\ndhcp-leasefile={}\n", account(), file("pid"), file("leases"));
    text += std::format("dhcp-range={},{},1h\ndhcp-authoritative\ndhcp-no-override\n", range.first, range.last);
    if (!step.routes) {
        // Guests of a host-only network are told neither a gateway nor names of the world.
        text += "dhcp-option=option:router\nno-resolv\n";
    }
    // What a guest asks of its own kind is not sent out.
    text += "domain-needed\nbogus-priv\n";
    return text;
}

std::optional<pid_t> Dnsmasq::process(const StartServer& step) const {
    std::ifstream file(place(step) / "pid");
    pid_t pid = 0;
    if (!(file >> pid) || pid <= 1) {
        return std::nullopt;
    }
    return has_argument(pid, settings_argument(step)) ? std::optional(pid) : std::nullopt;
}

Result<void> Dnsmasq::start(const StartServer& step) const {
    const auto program = find_program("dnsmasq");
    if (!program) {
        return fail("the program dnsmasq is not installed", "install it (Debian: apt-get install dnsmasq-base)");
    }
    for (const auto& path : {directory_, place(step)}) {
        if (auto made = make_directory(path); !made) {
            return made;
        }
    }
    std::ofstream file(settings_file(step), std::ios::trunc);
    file << settings(step);
    file.close();
    if (!file) {
        return fail(std::format("the file {} cannot be written", settings_file(step).string()), "make room there");
    }
    const auto ended = run_command(*program, {settings_argument(step)}, "", kStartPatience);
    if (!ended) {
        return std::unexpected(ended.error());
    }
    if (!ended->good()) {
        return fail(std::format("dnsmasq cannot serve on {}", step.bridge),
                    "see whether another DHCP server of this host listens on all its interfaces", ended->said);
    }
    return {};
}

Result<void> Dnsmasq::stop(const StartServer& step) const {
    if (const auto pid = process(step)) {
        ::kill(*pid, SIGTERM);
        const auto end = Clock::now() + kEndPatience;
        while (process(step) == pid && Clock::now() < end) {
            ::poll(nullptr, 0, 5);  // It is no child of this process.
        }
        if (process(step) == pid) {
            ::kill(*pid, SIGKILL);
        }
    }
    std::error_code error;
    std::filesystem::remove_all(place(step), error);
    std::error_code ignored;
    std::filesystem::remove(directory_, ignored);  // If it was the last.
    return error ? fail(std::format("the directory {} cannot be deleted", place(step).string()), "delete it by hand",
                        error.message())
                 : Result<void>();
}

}  // namespace apiary::hostnet
