// SPDX-License-Identifier: BSD-2-Clause
#include "backend/monitor/guest_runner.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <asio/post.hpp>
#include <cstdio>
#include <ctime>
#include <utility>

#include "backend/base/log.h"
#include "backend/machine/definition.h"
#include "backend/monitor/end_record.h"

namespace apiary::monitor {
namespace {

using api::monitor::Phase;

constexpr std::size_t kLastLines = 40;

/// Bytes of the host's memory that this process has: statm(5) field 2. 0 where that cannot be seen.
std::int64_t resident_bytes(int statm) {
    char text[128] = {};
    const ssize_t size = ::pread(statm, text, sizeof text - 1, 0);
    long total = 0, resident = 0;
    return size > 0 && std::sscanf(text, "%ld %ld", &total, &resident) == 2 ? resident * ::sysconf(_SC_PAGESIZE) : 0;
}

/// What the guest's devices will have to do with the host.
sandbox::Needs needs_of(const machine::MachineConfig& config, const machine::OpenedFiles& files) {
    sandbox::Needs needs = {.places = {},
                            .user_network = false,
                            .tap = false,
                            .disks = !config.disks.empty(),
                            .io_uring = !config.disks.empty(),
                            .connections = true,
                            .logs = true,
                            .memory = config.memory};
    for (const network::NetworkConfig& network : config.networks) {
        const bool user = std::holds_alternative<network::NetworkConfig::User>(network.kind);
        needs.user_network = needs.user_network || user;
        needs.tap = needs.tap || !user;
    }
    for (std::size_t i = 0; i < std::min(config.shares.size(), files.shares.size()); ++i) {
        needs.places.push_back(
            {.fd = files.shares[i].get(),
             .access = config.shares[i].read_only ? sandbox::Access::ReadTree : sandbox::Access::WriteTree});
    }
    return needs;
}

api::guests::Statistics convert(const machine::Statistics& from) {
    api::guests::Statistics to;
    for (const machine::VcpuStatistics& vcpu : from.vcpus) {
        to.vcpus.push_back({.cpu_time = vcpu.cpu_time.count(), .exits = static_cast<std::int64_t>(vcpu.exits)});
    }
    to.memory_touched = static_cast<std::int64_t>(from.memory_touched);
    const auto count = [](std::uint64_t number) { return static_cast<std::int64_t>(number); };
    for (const machine::DiskStatistics& disk : from.disks) {
        to.disks.push_back({count(disk.reads), count(disk.read_bytes), count(disk.writes), count(disk.written_bytes),
                            count(disk.errors)});
    }
    for (const machine::NetworkStatistics& network : from.networks) {
        to.networks.push_back({count(network.received_frames), count(network.received_bytes),
                               count(network.sent_frames), count(network.sent_bytes), count(network.dropped)});
    }
    return to;
}

std::optional<std::vector<ipc::Json>> convert(const std::vector<machine::BoundForward>& from) {
    std::vector<ipc::Json> to;
    for (const auto& [network, forward] : from) {
        using api::guests::Protocol;
        to.push_back(ipc::encode(api::guests::BoundForward{.network = static_cast<std::int64_t>(network),
                                                           .protocol = forward.udp ? Protocol::Udp : Protocol::Tcp,
                                                           .host = forward.host.to_string(),
                                                           .host_port = forward.host_port,
                                                           .guest_port = forward.guest_port}));
    }
    return to.empty() ? std::nullopt : std::optional(std::move(to));
}

}  // namespace

GuestRunner::GuestRunner(asio::io_context& loop, std::function<void()> changed, std::function<void()> sessions_changed)
    : loop_(loop), changed_(std::move(changed)), sessions_changed_(std::move(sessions_changed)) {
    status_.phase = Phase::Empty;
    status_.pid = ::getpid();
}

GuestRunner::~GuestRunner() = default;

Result<void> GuestRunner::boot(BootOrder order) {
    auto config = machine::config_of(order.definition);
    if (!config) {
        return std::unexpected(std::move(config.error().error));
    }
    auto files = machine::unpack(std::move(order.files));
    if (!files) {
        return std::unexpected(std::move(files.error()));
    }
    status_.phase = Phase::Booting;
    status_.name = order.name;
    status_.definition = ipc::encode(order.definition);
    record_ = std::move(files->record);
    statm_.reset(::open("/proc/self/statm", O_RDONLY | O_CLOEXEC));

    sandbox::Needs needs = needs_of(*config, files->machine);
    if (auto restricted = restrict(sandbox::restrict_files(needs)); !restricted) {
        return restricted;
    }
    machine::Host host = machine::make_host();
    host.files = std::move(files->machine);
    const auto told = [this, alive = std::weak_ptr(alive_), &loop = loop_] {
        asio::post(loop, [this, alive] {
            if (!alive.expired()) {
                guest_ended();
            }
        });
    };
    auto machine = machine::Machine::create(*config, told, std::move(host));
    if (!machine) {
        return std::unexpected(std::move(machine.error()));
    }
    machine_ = *std::move(machine);
    stream_ = machine_->console();
    hub_ = std::make_unique<ConsoleHub>(loop_, stream_, sessions_changed_,
                                        [this](std::uint16_t columns, std::uint16_t rows) {
                                            if (running()) {
                                                machine_->set_console_size(columns, rows);
                                            }
                                        });
    if (files->log.valid()) {
        auto log = console::LogFile::create(stream_, std::move(files->log));
        if (!log) {
            return std::unexpected(std::move(log.error()));
        }
        log_ = *std::move(log);
    }
    needs.kvm = std::ranges::contains(machine_->engine_names(), "kvm");
    needs.vmm = std::ranges::contains(machine_->engine_names(), "vmm");
    if (auto restricted = restrict(sandbox::restrict_calls(needs)); !restricted) {
        return restricted;
    }
    status_.kernel = machine_->kernel_description();
    status_.engine = machine_->engine_name();
    status_.forwards = convert(machine_->forwards());
    status_.since = std::time(nullptr);
    booted_at_ = std::chrono::steady_clock::now();
    status_.phase = Phase::Running;
    machine_->resume();
    changed_();
    return {};
}

/// Notes what is in force, and what this host does not have.
Result<void> GuestRunner::restrict(Result<sandbox::Status> done) {
    if (!done) {
        return std::unexpected(std::move(done.error()));
    }
    status_.sandbox = std::move(status_.sandbox).value_or(std::vector<std::string>());
    for (const std::string& each : done->in_force) {
        status_.sandbox->push_back(each);
    }
    for (const std::string& each : done->missing) {
        status_.sandbox->push_back("missing: " + each);
        log::warn("the sandbox of {} is without {}", *status_.name, each);
    }
    return {};
}

api::monitor::Status GuestRunner::status() const {
    return status_;
}

void GuestRunner::pause() {
    machine_->pause();
    status_.phase = Phase::Paused;
    changed_();
}

void GuestRunner::resume() {
    status_.phase = Phase::Running;
    machine_->resume();
    changed_();
}

void GuestRunner::reset() {
    machine_->reset();
}

Result<void> GuestRunner::change_engine(const std::string& name) {
    auto changed = machine_->change_engine(name);
    if (changed) {
        status_.engine = machine_->engine_name();
        changed_();
    }
    return changed;
}

bool GuestRunner::power_button() {
    return machine_->power_button();
}

void GuestRunner::kill() {
    finish({.reason = api::guests::EndReason::Killed,
            .message = "the guest was killed",
            .time = std::time(nullptr),
            .value = {},
            .crash = {},
            .restarted = {}});
}

api::guests::Statistics GuestRunner::statistics() {
    api::guests::Statistics statistics = convert(machine_->statistics());
    statistics.time = std::chrono::duration_cast<Nanoseconds>(std::chrono::steady_clock::now() - booted_at_).count();
    statistics.memory = static_cast<std::int64_t>(machine_->memory().size());
    statistics.monitor_resident = resident_bytes(statm_.get());
    return statistics;
}

void GuestRunner::guest_ended() {
    const auto end = running() ? machine_->end() : std::nullopt;
    if (end) {
        finish(end_record(*end, registers(), last_lines(stream_, kLastLines), std::time(nullptr)));
    }
}

/// What is told of the end is on disk before anybody hears of it, as this process or who hears may not live to pass it
/// on.
void GuestRunner::finish(api::guests::End end) {
    machine_->pause();
    write_record(end);
    status_.phase = Phase::Ended;
    status_.end = ipc::encode(end);
    status_.forwards.reset();
    machine_.reset();
    log_.reset();
    hub_->finish([this] { sessions_changed_(); });
    changed_();
}

void GuestRunner::write_record(const api::guests::End& end) {
    const std::string text = ipc::encode(end).dump(-1, ' ', false, ipc::Json::error_handler_t::replace);
    if (record_.valid() && (::pwrite(record_.get(), text.data(), text.size(), 0) != static_cast<ssize_t>(text.size()) ||
                            ::ftruncate(record_.get(), static_cast<off_t>(text.size())) != 0)) {
        log::warn("how the guest ended could not be written down");
    }
}

}  // namespace apiary::monitor
