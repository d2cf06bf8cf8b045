// SPDX-License-Identifier: BSD-2-Clause
// The software CPU beside QEMU TCG, kind of work by kind of work.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "backend/base/result.h"
#include "tests/bench/boot.h"

namespace apiary::bench {

struct PeerOptions {
    unsigned runs = 5;
    double seconds = 0.5;           ///< Of one measurement, about.
    std::vector<std::string> only;  ///< Names of the kinds of work; all if there are none.
};

/// CPU time of one kind of work.
struct PeerResult {
    std::string name;
    double own = 0, peer = 0;  ///< Seconds of a round with apiaryctl and with QEMU TCG: medians.
    double goal = 0;           ///< How many times as fast it is to be at least.
};

/// Boots `guest` in apiaryctl and in QEMU with all that its CPU model can do, and has them do the same by turns. `program` is
/// what guest/bench.c became; its results in the guests must be those that it has here.
[[nodiscard]] Result<std::vector<PeerResult>> compare_with_qemu(const BootGuest& guest, const std::string& apiaryctl,
                                                                const std::string& qemu, const std::string& program,
                                                                const PeerOptions& options);

}  // namespace apiary::bench
