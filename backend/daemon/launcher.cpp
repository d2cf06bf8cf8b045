// SPDX-License-Identifier: BSD-2-Clause
#include "backend/daemon/launcher.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <format>
#include <fstream>
#include <utility>

#include "backend/daemon/guest_document.h"
#include "backend/daemon/identity.h"
#include "backend/daemon/names.h"
#include "backend/daemon/opener.h"
#include "backend/ipc/listen.h"
#include "backend/ipc/typed_client.h"
#include "backend/network/tap.h"

namespace apiary::daemon {
namespace {

/// Reading a kernel and its modules may take a while on a busy host.
constexpr std::chrono::seconds kBootTime{120};
constexpr std::streamsize kLongestRecord = 1 << 20;

}  // namespace

std::vector<std::string> MonitorPlace::guests() const {
    std::vector<std::string> names;
    std::error_code ignored;
    for (const auto& entry : std::filesystem::directory_iterator(directory_, ignored)) {
        const std::string name = entry.path().stem().string();
        if (entry.path().extension() == ".sock" && is_guest_name(name)) {
            names.push_back(name);
        }
    }
    return names;
}

/// Written by the monitor, which a guest may have taken over: bounded, and taken only for what it says.
std::optional<api::guests::End> MonitorPlace::read_record(const std::string& guest) const {
    std::ifstream file(record(guest), std::ios::binary);
    std::string text(static_cast<std::size_t>(kLongestRecord), '\0');
    file.read(text.data(), kLongestRecord);
    text.resize(static_cast<std::size_t>(file.gcount()));
    const auto json = parse_json(text);
    const auto end =
        json ? ipc::decode<api::guests::End>(*json, ipc::UnknownFields::Ignored) : std::unexpected(ipc::Mismatch{});
    return end ? std::optional(*end) : std::nullopt;
}

Result<void> MonitorPlace::write_process(const std::string& guest, const ProcessId& which) const {
    std::ofstream file(process(guest), std::ios::trunc);
    file << which.pid << ' ' << which.start << '\n';
    file.close();
    return file ? Result<void>()
                : fail(std::format("the file {} cannot be written", process(guest).string()), "make room there");
}

std::optional<ProcessId> MonitorPlace::read_process(const std::string& guest) const {
    std::ifstream file(process(guest));
    ProcessId which;
    return file >> which.pid >> which.start && which.pid > 0 ? std::optional(which) : std::nullopt;
}

void MonitorPlace::forget(const std::string& guest) const {
    std::error_code ignored;
    std::filesystem::remove(record(guest), ignored);
    std::filesystem::remove(process(guest), ignored);
    std::filesystem::remove(socket(guest), ignored);
}

asio::awaitable<Result<Launched>> Launcher::launch(std::string guest, uid_t owner, api::guests::Definition definition) {
    auto launched = co_await try_launch(guest, owner, std::move(definition));
    if (!launched) {
        co_await clean_up(guest);
    }
    co_return launched;
}

asio::awaitable<void> Launcher::clean_up(std::string guest) {
    co_await worker_.run([this, guest] { options_.machines->destroy(guest); });
}

asio::awaitable<void> Launcher::clean_up_but(std::set<std::string> running) {
    co_await worker_.run([this, running] { options_.machines->destroy_leftovers(running); });
}

asio::awaitable<Result<Launched>> Launcher::try_launch(std::string guest, uid_t owner, api::guests::Definition definition) {
    auto passed =
        co_await worker_.run([this, guest, owner, definition] { return open_files(guest, owner, definition); });
    if (!passed) {
        co_return std::unexpected(std::move(passed.error()));
    }
    const bool shares = definition.shares && !definition.shares->empty();
    const auto process =
        co_await worker_.run([this, guest, owner, shares] { return start_monitor(guest, owner, shares); });
    if (!process) {
        co_return std::unexpected(process.error());
    }
    auto client = ipc::AsyncClient::connect(loop_, place_.socket(guest).string());
    if (!client) {
        give_up(guest, process->pid);
        co_return std::unexpected(std::move(client.error()));
    }
    api::monitor::Boot::Parameters parameters = {
        .name = guest, .definition = ipc::encode(definition), .files = std::move(passed->files)};
    auto booted = co_await ipc::call<api::monitor::Boot>(*client, std::move(parameters), kBootTime,
                                                         std::move(passed->descriptors));
    if (!booted) {
        give_up(guest, process->pid);
        co_return std::unexpected(std::move(booted.error().error));
    }
    co_return Launched{*process, std::move(booted->status)};
}

Result<machine::PassedFiles> Launcher::open_files(const std::string& guest, uid_t owner,
                                                  const api::guests::Definition& definition) const {
    const auto identity = options_.monitor_identity ? std::optional(identity_of(owner)) : std::nullopt;
    auto passed = open_as(options_.opener_program, identity, definition);
    if (!passed) {
        return passed;
    }
    for (std::size_t i = 0; i < std::min(passed->files.size(), passed->descriptors.size()); ++i) {
        if (passed->files[i].role == api::monitor::Role::Network) {
            network::turn_on_tap(passed->descriptors[i].get());
        }
    }
    if (auto added = add_own_files(guest, definition, *passed); !added) {
        return std::unexpected(std::move(added.error()));
    }
    return passed;
}

/// The disks that are kept with the guest, its log, and the record of its end.
Result<void> Launcher::add_own_files(const std::string& guest, const api::guests::Definition& definition,
                                     machine::PassedFiles& passed) const {
    const std::vector<api::guests::Disk> disks = definition.disks.value_or(std::vector<api::guests::Disk>());
    for (std::size_t i = 0; i < disks.size(); ++i) {
        if (is_disk_name(disks[i].path)) {
            auto disk = store_.open_disk(guest, disks[i].path, disks[i].read_only.value_or(false));
            if (!disk) {
                return std::unexpected(std::move(disk.error().error));
            }
            passed.add(api::monitor::Role::Disk, i, *std::move(disk));
        }
    }
    auto machine = options_.machines->make(guest, definition.engine.value_or("auto"),
                                           std::ranges::contains(passed.files, api::monitor::Role::Engine, &api::monitor::File::role));
    if (!machine) {
        return std::unexpected(std::move(machine.error()));
    }
    passed.add(api::monitor::Role::Engine, 0, *std::move(machine));
    const auto directory = store_.open_directory(guest);
    if (!directory) {
        return std::unexpected(directory.error().error);
    }
    UniqueFd log(
        ::openat(directory->get(), "console.log", O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0600));
    if (!log.valid()) {
        return fail_errno(errno, std::format("the console log of {} cannot be opened", guest));
    }
    UniqueFd record(::open(place_.record(guest).c_str(), O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600));
    if (!record.valid()) {
        return fail_errno(errno, std::format("the file {} cannot be made", place_.record(guest).string()));
    }
    passed.add(api::monitor::Role::Log, 0, std::move(log));
    passed.add(api::monitor::Role::Record, 0, std::move(record));
    return {};
}

Result<ProcessId> Launcher::start_monitor(const std::string& guest, uid_t owner, bool shares) const {
    const auto listener = ipc::listen_on(place_.socket(guest).string(), 0600);
    if (!listener) {
        return std::unexpected(listener.error());
    }
    std::optional<Identity> identity = options_.monitor_identity;
    if (identity && shares && owner != 0) {
        // A folder is shared with its owner's rights, as the files in it are opened while the guest runs.
        identity = identity_of(owner);
    }
    const auto pid = start_program(
        {.path = options_.monitor_program, .arguments = {}, .descriptors = {listener->get()}, .identity = identity});
    if (!pid) {
        place_.forget(guest);
        return std::unexpected(pid.error());
    }
    const ProcessId process = {*pid, process_start(*pid).value_or(0)};
    if (auto written = place_.write_process(guest, process); !written) {
        give_up(guest, *pid);
        return std::unexpected(std::move(written.error()));
    }
    return process;
}

/// Ends a monitor of ours that has no guest yet.
void Launcher::give_up(const std::string& guest, pid_t monitor) const {
    ::kill(monitor, SIGKILL);
    while (::waitpid(monitor, nullptr, 0) < 0 && errno == EINTR) {
    }
    place_.forget(guest);
}

}  // namespace apiary::daemon
