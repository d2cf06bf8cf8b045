// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <functional>
#include <memory>
#include <set>
#include <string>

#include "backend/base/result.h"
#include "backend/base/unique_fd.h"
#include "backend/cpu/bhyve/machines.h"

namespace apiary::daemon {

/// The machines of FreeBSD's vmm(4) that guests run on: they outlive the monitors, and take root, so that the helper makes and destroys
/// them. From any thread; may block.
class MachineKeeper {
public:
    /// `machines`: null where there are none, or where this helper has no business with them. `is_alive`: whether there is such a process.
    MachineKeeper(std::unique_ptr<cpu::bhyve::Machines> machines, std::function<bool(pid_t process)> is_alive);

    /// The device of a new machine for `guest`, whose definition asks for `engine` and for which another engine's device was opened or not;
    /// invalid when it is to have none. What stands in the way is no failure of "auto".
    [[nodiscard]] Result<UniqueFd> make(const std::string& guest, const std::string& engine, bool has_device) const;
    /// That of a guest whose monitor has ended, if there is one.
    void destroy(const std::string& guest) const;
    /// All that were made for guests which are not among those that run, and for processes which are gone.
    void destroy_leftovers(const std::set<std::string>& running) const;

private:
    [[nodiscard]] Result<UniqueFd> make(const std::string& guest) const;
    void end(const std::string& name) const;

    const std::unique_ptr<cpu::bhyve::Machines> machines_;
    const std::function<bool(pid_t process)> is_alive_;
};

}  // namespace apiary::daemon
