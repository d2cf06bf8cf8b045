// SPDX-License-Identifier: BSD-2-Clause
// What a guest costs that waits at its shell's prompt.
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "backend/base/result.h"
#include "tests/bench/boot.h"

namespace apiary::bench {

/// Memory of a process that is in use, in bytes. What it has mapped twice counts once.
struct Footprint {
    std::uint64_t guest_ram = 0;  ///< What the guest has touched.
    std::uint64_t code = 0;       ///< Other memory files: translated code, of programs that have it in one.
    std::uint64_t programs = 0;   ///< Program and libraries; others may share them.
    std::uint64_t rest = 0;       ///< Heap, stacks, tables.
    [[nodiscard]] std::uint64_t beyond_ram() const { return code + programs + rest; }
};
/// Of process `pid`, whose guest's RAM is a mapping of exactly `ram` bytes.
[[nodiscard]] Result<Footprint> footprint(pid_t pid, std::uint64_t ram);

struct IdleCost {
    std::string name;
    unsigned cpus = 0;
    Footprint memory;
    double cpu = 0;  ///< Of one core of the host's, 0 to 1.
};
/// Boots `guest` with 1 and with 2 CPUs in apiaryctl, and in QEMU where that is given, and then watches them for
/// `seconds`, all at once.
[[nodiscard]] Result<std::vector<IdleCost>> idle_costs(const BootGuest& guest, const std::string& apiaryctl,
                                                       const std::optional<std::string>& qemu, double seconds);

}  // namespace apiary::bench
