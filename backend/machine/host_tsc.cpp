// SPDX-License-Identifier: BSD-2-Clause
#include "backend/machine/host_tsc.h"

#include <x86intrin.h>

#include <chrono>
#include <thread>

namespace apiary::machine {
namespace {

using SteadyClock = std::chrono::steady_clock;

struct Sample {
    std::uint64_t tsc = 0;
    std::int64_t nanoseconds = 0;
};

/// Both clocks at one moment: of several readings the one that took the least time, as it was not interrupted.
Sample sample() {
    constexpr int kTries = 16;
    Sample best;
    std::uint64_t best_width = ~std::uint64_t{0};
    for (int i = 0; i < kTries; ++i) {
        const std::uint64_t before = host_tsc();
        const auto now = SteadyClock::now().time_since_epoch();
        const std::uint64_t width = host_tsc() - before;
        if (width < best_width) {
            best_width = width;
            best = {before + width / 2, std::chrono::duration_cast<std::chrono::nanoseconds>(now).count()};
        }
    }
    return best;
}

std::uint64_t measure() {
    const Sample start = sample();
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
    const Sample end = sample();
    const double seconds = static_cast<double>(end.nanoseconds - start.nanoseconds) / 1e9;
    return static_cast<std::uint64_t>(static_cast<double>(end.tsc - start.tsc) / seconds);
}

}  // namespace

std::uint64_t host_tsc() {
    _mm_lfence();
    const std::uint64_t tsc = __rdtsc();
    _mm_lfence();
    return tsc;
}

std::uint64_t host_tsc_frequency() {
    static const std::uint64_t frequency = measure();
    return frequency;
}

cpu::TscClock start_tsc_clock() {
    const std::uint64_t frequency = host_tsc_frequency();
    return {.zero_at = host_tsc(), .frequency = frequency};
}

}  // namespace apiary::machine
