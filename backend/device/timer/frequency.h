// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <algorithm>
#include <cstdint>

#include "backend/base/clock.h"

namespace apiary::device {

/// 8254 input clock, Hz (14.31818 MHz / 12).
inline constexpr std::uint64_t kPitFrequency = 1193182;
/// ACPI power-management timer, Hz (ACPI 6.5, section 4.8.2.1).
inline constexpr std::uint64_t kPmTimerFrequency = 3579545;

/// Guest-programmed periodic timers do not wake the host more often than this; ticks between coalesce into one.
inline constexpr Nanoseconds kShortestPeriod = std::chrono::microseconds(50);

/// How many ticks of a periodic timer that the guest was too late for are made up for at most, and the shortest period of
/// which they are. A kernel's tick is one; it lost count of time, or gave up on its timer, if they were dropped.
inline constexpr std::uint64_t kMostLateTicks = 64;
inline constexpr Nanoseconds kShortestMadeUpPeriod = std::chrono::microseconds(500);

/// Edges to be made for `ticks` of a timer of `period` that passed since the last look.
[[nodiscard]] constexpr std::uint64_t edges_of(std::uint64_t ticks, Nanoseconds period) {
    return period < kShortestMadeUpPeriod ? std::min<std::uint64_t>(ticks, 1) : std::min(ticks, kMostLateTicks);
}

/// Whole ticks of a clock of `hertz` (under 2^33) at `time` (not negative), which began at time 0.
[[nodiscard]] constexpr std::uint64_t ticks_at(Nanoseconds time, std::uint64_t hertz) {
    constexpr std::uint64_t second = 1'000'000'000;
    const auto nanoseconds = static_cast<std::uint64_t>(time.count());
    return nanoseconds / second * hertz + nanoseconds % second * hertz / second;
}

/// The earliest time at which ticks_at(time, hertz) is `ticks`.
[[nodiscard]] constexpr Nanoseconds time_of_tick(std::uint64_t ticks, std::uint64_t hertz) {
    constexpr std::uint64_t second = 1'000'000'000;
    const std::uint64_t part = (ticks % hertz * second + hertz - 1) / hertz;
    return Nanoseconds(static_cast<std::int64_t>(ticks / hertz * second + part));
}

}  // namespace apiary::device
