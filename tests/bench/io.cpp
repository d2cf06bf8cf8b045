// SPDX-License-Identifier: BSD-2-Clause
#include "tests/bench/io.h"

#include <algorithm>
#include <cmath>

#include "tests/bench/median.h"

namespace apiary::bench {

namespace {

constexpr std::uint64_t kFirstBytes = 1 << 20;  ///< That no program takes long for.

/// How often it is to be done to take `seconds`.
Result<std::uint64_t> find_count(const Quantity& quantity, std::size_t contender, double seconds) {
    auto count = std::max<std::uint64_t>(kFirstBytes / quantity.unit, 1);
    for (;;) {
        const auto taken = quantity.measure(contender, count);
        if (!taken) {
            return std::unexpected(taken.error());
        }
        // The shorter a measurement, the more of it is not what is to be measured: on in bounded steps.
        const double factor = seconds / std::max(taken->wall, 1e-6);
        const bool enough = factor < 8;
        count = std::max<std::uint64_t>(std::llround(static_cast<double>(count) * std::min(factor, 8.0)), 1);
        if (enough) {
            return count;
        }
    }
}

}  // namespace

Result<void> add_contender(std::vector<Contender>& contenders, const std::string& name, const std::vector<std::string>& command) {
    auto session = Session::start(command);
    if (!session) {
        return std::unexpected(session.error());
    }
    contenders.push_back({name, *std::move(session)});
    return contenders.back().session->wait_for(Session::kPrompt);
}

Result<std::vector<Rate>> compare(const Quantity& quantity, std::size_t contenders, unsigned runs, double seconds) {
    std::vector<std::uint64_t> counts;
    for (std::size_t i = 0; i < contenders; ++i) {
        const auto count = find_count(quantity, i, seconds);
        if (!count) {
            return std::unexpected(count.error());
        }
        counts.push_back(*count);
    }
    std::vector<std::vector<double>> rates(contenders), costs(contenders);
    for (unsigned run = 0; run < runs; ++run) {
        for (std::size_t i = 0; i < contenders; ++i) {
            const auto taken = quantity.measure(i, counts[i]);
            if (!taken) {
                return std::unexpected(taken.error());
            }
            const double bytes = static_cast<double>(counts[i] * quantity.unit);
            rates[i].push_back(bytes / 1e6 / taken->wall);
            costs[i].push_back(taken->cpu / bytes * 1e9);
        }
    }
    std::vector<Rate> result;
    for (std::size_t i = 0; i < contenders; ++i) {
        result.push_back({.megabytes = median(rates[i]), .cpu_for_a_gigabyte = median(costs[i])});
    }
    return result;
}

}  // namespace apiary::bench
