// SPDX-License-Identifier: BSD-2-Clause
#include "backend/daemon/machine_keeper.h"

#include <algorithm>
#include <format>
#include <utility>

#include "backend/base/log.h"

namespace apiary::daemon {
namespace {

constexpr char kEngine[] = "bhyve";

}  // namespace

MachineKeeper::MachineKeeper(std::unique_ptr<cpu::bhyve::Machines> machines, std::function<bool(pid_t process)> is_alive)
    : machines_(std::move(machines)), is_alive_(std::move(is_alive)) {}

Result<UniqueFd> MachineKeeper::make(const std::string& guest, const std::string& engine, bool has_device) const {
    const bool chosen = engine == "auto" && !has_device;
    if (machines_ == nullptr || (engine != kEngine && !chosen)) {
        return UniqueFd();
    }
    auto made = make(guest);
    if (!made && chosen) {
        log::info("guest {} is not on the engine {}: {}", guest, kEngine, made.error().cause);
        return UniqueFd();
    }
    return made;
}

Result<UniqueFd> MachineKeeper::make(const std::string& guest) const {
    if (auto obstacle = machines_->obstacle()) {
        return std::unexpected(*std::move(obstacle));
    }
    const std::string name = cpu::bhyve::name_for_guest(guest);
    if (name.size() > machines_->longest_name()) {
        return fail(std::format("vmm(4) of this FreeBSD has no room for the name of the guest {}", guest),
                    "rename the guest, or give it the engine soft",
                    std::format("a machine's name may have {} characters, and {} has {}", machines_->longest_name(), name, name.size()));
    }
    // One that is there was left by a monitor that ended when no helper watched.
    if (std::ranges::contains(machines_->names(), name)) {
        end(name);
    }
    return machines_->create(name);
}

void MachineKeeper::destroy(const std::string& guest) const {
    if (machines_ != nullptr && std::ranges::contains(machines_->names(), cpu::bhyve::name_for_guest(guest))) {
        end(cpu::bhyve::name_for_guest(guest));
    }
}

void MachineKeeper::destroy_leftovers(const std::set<std::string>& running) const {
    if (machines_ == nullptr) {
        return;
    }
    for (const std::string& name : machines_->names()) {
        const auto guest = cpu::bhyve::guest_of(name);
        const auto process = cpu::bhyve::process_of(name);
        if ((guest && !running.contains(*guest)) || (process && !is_alive_(*process))) {
            log::info("the machine {} of vmm(4)'s was left by somebody who is gone, and is destroyed", name);
            end(name);
        }
    }
}

void MachineKeeper::end(const std::string& name) const {
    if (const auto done = machines_->destroy(name); !done) {
        log::warn("{}", log::describe(done.error()));
    }
}

}  // namespace apiary::daemon
