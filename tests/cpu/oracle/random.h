// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>

namespace apiary::cpu::oracle {

/// SplitMix64 (Steele, Lea, Flood 2014): small, fast, and every seed is a good one.
class Random {
public:
    explicit Random(std::uint64_t seed) : state_(seed) {}

    std::uint64_t next() {
        state_ += 0x9e37'79b9'7f4a'7c15;
        std::uint64_t mixed = state_;
        mixed = (mixed ^ (mixed >> 30)) * 0xbf58'476d'1ce4'e5b9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94d0'49bb'1331'11eb;
        return mixed ^ (mixed >> 31);
    }
    /// 0 … bound-1; `bound` is not 0.
    std::uint64_t below(std::uint64_t bound) { return next() % bound; }
    /// lowest … highest.
    std::int64_t between(std::int64_t lowest, std::int64_t highest) {
        return lowest + static_cast<std::int64_t>(below(static_cast<std::uint64_t>(highest - lowest) + 1));
    }
    bool percent(unsigned chance) { return below(100) < chance; }

    /// An integer at which something tends to go wrong, or any.
    std::uint64_t interesting();
    /// The bits of a double (or two floats) of every sort: zeros, denormals, infinities, NaNs, integers, any.
    std::uint64_t interesting_double();
    std::uint32_t interesting_float();

private:
    std::uint64_t state_;
};

/// The seed of case `index` of a campaign.
[[nodiscard]] inline std::uint64_t case_seed(std::uint64_t campaign, std::uint64_t index) {
    return Random(campaign ^ Random(index).next()).next();
}

}  // namespace apiary::cpu::oracle
