// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "backend/base/result.h"

namespace apiary {

/// Whose rights a process has.
struct Identity {
    uid_t uid = 0;
    gid_t gid = 0;
    std::vector<gid_t> groups;  ///< Supplementary ones, `gid` need not be among them.
};

/// A program to be started.
struct Program {
    std::filesystem::path path;
    std::vector<std::string> arguments;  ///< Without the program's name.
    std::vector<int> descriptors;  ///< They become 3, 4, … there; the others are closed, but for the standard streams.
    std::optional<Identity> identity;  ///< Otherwise that of this process. Takes root.
};

/// Starts `program` in a session of its own, with the environment of this process less what could lead its dynamic
/// linker astray. Its standard input is /dev/null. Returns when it is known whether it could be executed. The caller is
/// to wait for the process when it has ended. From any thread.
[[nodiscard]] Result<pid_t> start_program(const Program& program);

/// When process `pid` was started, in a unit of the host's own: with its number, the name of one process for ever.
/// Nothing when there is none.
[[nodiscard]] std::optional<std::uint64_t> process_start(pid_t pid);

/// A process by its number and when it was started, so that no other one is taken for it.
struct ProcessId {
    pid_t pid = 0;
    std::uint64_t start = 0;  ///< process_start()

    /// Not one that has ended and that nobody waited for, as under a first process that waits for none.
    [[nodiscard]] bool alive() const;
    /// Does nothing when it is gone.
    void kill() const;
    bool operator==(const ProcessId&) const = default;
};

/// Lets this process have as many open files as it may, up to 65,536. What is preset on most systems is for programs
/// that use select().
void raise_descriptor_limit();

/// The directory that the running program's own file is in.
[[nodiscard]] Result<std::filesystem::path> own_directory();

}  // namespace apiary
