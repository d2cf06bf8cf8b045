// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <sys/types.h>

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "backend/base/result.h"
#include "backend/base/unique_fd.h"

namespace apiary::cpu::bhyve {

/// The machines of this host's vmm(4). They have names, and outlive their makers until they are destroyed, both of which takes root.
class Machines {
public:
    virtual ~Machines() = default;
    /// Why there can be none now; nothing when there can.
    [[nodiscard]] virtual std::optional<Error> obstacle() const = 0;
    /// Characters that a name may have.
    [[nodiscard]] virtual std::size_t longest_name() const = 0;
    /// Everybody's.
    [[nodiscard]] virtual std::vector<std::string> names() const = 0;
    /// A new one's device. Fails when there is one of that name.
    [[nodiscard]] virtual Result<UniqueFd> create(const std::string& name) = 0;
    /// Waits for whoever uses it to let go of it. It is all right when there is none.
    [[nodiscard]] virtual Result<void> destroy(const std::string& name) = 0;
};

/// Those of this host; null where there is no vmm(4), which is everywhere but on FreeBSD.
[[nodiscard]] std::unique_ptr<Machines> host_machines();

// What machines are called: "apiary-GUEST", by the helper, and "apiaryctl-PID" when a process makes one for itself.

[[nodiscard]] std::string name_for_guest(std::string_view guest);
[[nodiscard]] std::string name_for_process(pid_t process);
/// Whose a machine is; nothing when it is somebody else's.
[[nodiscard]] std::optional<std::string> guest_of(std::string_view name);
[[nodiscard]] std::optional<pid_t> process_of(std::string_view name);

}  // namespace apiary::cpu::bhyve
