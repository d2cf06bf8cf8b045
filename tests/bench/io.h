// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "backend/base/result.h"
#include "tests/bench/session.h"

namespace apiary::bench {

/// A program whose devices are measured, with its guest at the shell's prompt.
struct Contender {
    std::string name;
    std::unique_ptr<Session> session;
};

/// Starts `command`, which boots the sample guest, as one more of `contenders`, and waits for the prompt.
[[nodiscard]] Result<void> add_contender(std::vector<Contender>& contenders, const std::string& name,
                                         const std::vector<std::string>& command);

/// What one measurement took, in seconds.
struct Taken {
    double wall = 0;
    double cpu = 0;  ///< Of the program.
};

/// What a round of a program counts as in bytes, so that one is tried first.
constexpr std::uint64_t kRound = 1 << 20;

/// Something that a device is made to do many times over.
struct Quantity {
    std::string name;
    std::uint64_t unit = 0;  ///< Bytes that are moved each time.
    /// Does it `count` times in the guest of contender `index`. A failure if not exactly that was done.
    std::function<Result<Taken>(std::size_t index, std::uint64_t count)> measure;
};

/// Medians of one quantity with one program.
struct Rate {
    double megabytes = 0;           ///< 10^6 bytes a second.
    double cpu_for_a_gigabyte = 0;  ///< Seconds for 10^9 bytes.
};
/// `runs` measurements of about `seconds` each with every one of `contenders`, by turns, so that a change of the host's
/// speed hits all of them. Each begins with shorter ones that do not count.
[[nodiscard]] Result<std::vector<Rate>> compare(const Quantity& quantity, std::size_t contenders, unsigned runs,
                                                double seconds);

}  // namespace apiary::bench
