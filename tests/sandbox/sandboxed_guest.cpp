// SPDX-License-Identifier: BSD-2-Clause
// sandboxed-guest OPTION…: boots a guest with console on standard input and output, in the sandbox from its first
// instruction on. A small apiaryctl run, for sandbox_guest_test and for strace: what follows the last call of
// seccomp(2) is what the rules are for.
#include <fcntl.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <array>
#include <condition_variable>
#include <cstdio>
#include <format>
#include <mutex>
#include <thread>

#include "backend/base/log.h"
#include "backend/base/unique_fd.h"
#include "backend/machine/machine.h"
#include "backend/sandbox/sandbox.h"

using namespace apiary;

namespace {

struct Options {
    machine::MachineConfig machine;
    bool user_network = false;
    std::uint16_t forward = 0;
    std::vector<std::string> disks, read_only_disks, shares, read_only_shares;
    std::string initrd;
};

bool parse(int argc, char** argv, Options& options) {
    CLI::App app;
    std::string kernel;
    unsigned debug_exit = 0;
    unsigned memory = 256;
    std::string command;
    app.add_option("command", command, "\"run\", as apiaryctl has it");
    app.add_option("--kernel", kernel)->required();
    app.add_option("--initrd", options.initrd);
    app.add_option("--append", options.machine.append);
    app.add_option("--cpus", options.machine.cpus);
    app.add_option("--memory", memory, "MiB");
    app.add_option("--debug-exit", debug_exit);
    app.add_option("--disk", options.disks);
    app.add_option("--read-only-disk", options.read_only_disks);
    app.add_option("--share", options.shares);
    app.add_option("--read-only-share", options.read_only_shares);
    app.add_flag("--user-network", options.user_network);
    app.add_option("--forward", options.forward, "TCP port of the host that leads to port 80 of the guest");
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 && false;
    }
    machine::MachineConfig& config = options.machine;
    config.kernel = kernel;
    config.memory = std::uint64_t{memory} << 20;
    if (!options.initrd.empty()) {
        config.initrd = options.initrd;
    }
    if (debug_exit != 0) {
        config.debug_exit = static_cast<std::uint16_t>(debug_exit);
    }
    const auto add_disks = [&](const std::vector<std::string>& paths, bool read_only) {
        for (const std::string& path : paths) {
            config.disks.push_back({.path = path, .read_only = read_only});
        }
    };
    add_disks(options.disks, false);
    add_disks(options.read_only_disks, true);
    const auto add_shares = [&](const std::vector<std::string>& paths, bool read_only) {
        for (const std::string& path : paths) {
            config.shares.push_back(
                {.directory = path, .tag = std::format("share{}", config.shares.size()), .read_only = read_only});
        }
    };
    add_shares(options.shares, false);
    add_shares(options.read_only_shares, true);
    if (options.user_network) {
        network::NetworkConfig::User user;
        if (options.forward != 0) {
            user.forwards.push_back({.host_port = options.forward, .guest_port = 80});
        }
        config.networks.push_back({.kind = user});
    }
    return true;
}

/// The needs, and the descriptors of their places.
struct Host {
    sandbox::Needs needs;
    std::vector<UniqueFd> places;

    void add(const std::filesystem::path& path, sandbox::Access access) {
        places.emplace_back(::open(path.c_str(), O_PATH | O_CLOEXEC));
        needs.places.push_back({places.back().get(), access});
    }
};

Host host_for(const machine::MachineConfig& config) {
    Host host;
    host.add(config.kernel, sandbox::Access::ReadFile);
    if (config.initrd) {
        host.add(*config.initrd, sandbox::Access::ReadFile);
    }
    for (const machine::DiskConfig& disk : config.disks) {
        host.add(disk.path, disk.read_only ? sandbox::Access::ReadFile : sandbox::Access::WriteFile);
    }
    for (const machine::ShareConfig& share : config.shares) {
        host.add(share.directory, share.read_only ? sandbox::Access::ReadTree : sandbox::Access::WriteTree);
    }
    host.needs.user_network = !config.networks.empty();
    host.needs.disks = host.needs.io_uring = !config.disks.empty();
    host.needs.memory = config.memory;
    return host;
}

template <class T>
T need(Result<T> result) {
    if (!result) {
        std::fprintf(stderr, "sandboxed-guest: %s\n", log::describe(result.error()).c_str());
        ::_exit(1);
    }
    if constexpr (!std::is_void_v<T>) {
        return *std::move(result);
    }
}

/// Something for the main thread to do.
class Bell {
public:
    void ring() {
        const std::lock_guard lock(mutex_);
        rung_ = true;
        event_.notify_one();
    }
    void wait() {
        std::unique_lock lock(mutex_);
        event_.wait(lock, [this] { return rung_; });
        rung_ = false;
    }

private:
    std::mutex mutex_;
    std::condition_variable event_;
    bool rung_ = false;
};

void write_all(console::Client& client) {
    std::array<char, 4096> bytes;
    while (const std::size_t size = client.read(bytes).size) {
        [[maybe_unused]] const ssize_t written = ::write(STDOUT_FILENO, bytes.data(), size);
    }
}

void read_keys(console::Stream& stream) {
    std::array<char, 256> bytes;
    ssize_t size = 0;
    while ((size = ::read(STDIN_FILENO, bytes.data(), bytes.size())) > 0) {
        std::string_view keys(bytes.data(), static_cast<std::size_t>(size));
        while (!keys.empty()) {
            keys.remove_prefix(stream.send_input(keys));
        }
    }
}

int status_of(const machine::End& end) {
    return end.reason == machine::End::Reason::PowerOff    ? 0
           : end.reason == machine::End::Reason::DebugExit ? (end.value << 1 | 1) & 0xFF
                                                           : 3;
}

}  // namespace

int main(int argc, char** argv) {
    Options options;
    if (!parse(argc, argv, options)) {
        return 2;
    }
    const Host host = host_for(options.machine);
    (void)need(sandbox::restrict_files(host.needs));
    Bell bell;
    auto machine = need(machine::Machine::create(options.machine, [&] { bell.ring(); }));
    const sandbox::Status status = need(sandbox::restrict_calls(host.needs));
    std::fprintf(stderr, "sandboxed-guest: %s\n", status.in_force.back().c_str());
    auto client = std::make_unique<console::Client>(machine->console(), [&] { bell.ring(); });
    std::thread([stream = machine->console()] { read_keys(*stream); }).detach();
    machine->resume();
    while (!machine->end()) {
        write_all(*client);
        bell.wait();
    }
    write_all(*client);
    const int result = status_of(*machine->end());
    client.reset();
    machine.reset();
    ::_exit(result);
}
