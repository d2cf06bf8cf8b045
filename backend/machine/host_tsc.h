// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>

#include "backend/cpu/engine.h"

namespace apiary::machine {

/// The host's time-stamp counter, now.
[[nodiscard]] std::uint64_t host_tsc();

/// Its frequency in Hz, measured once in a process against the host's monotonic clock (the clock that a guest's other
/// timers live by); takes about 50 ms the first time. Good to some parts in a million.
[[nodiscard]] std::uint64_t host_tsc_frequency();

/// A guest clock that reads zero now.
[[nodiscard]] cpu::TscClock start_tsc_clock();

}  // namespace apiary::machine
