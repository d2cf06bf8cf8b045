// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "backend/api/network.h"
#include "backend/base/result.h"
#include "backend/hostnet/step.h"

namespace apiary::hostnet {

/// What is written down of a network before anything is done to the host, and before every step.
struct Record {
    static constexpr std::int64_t kFormat = 1;

    std::string boot;  ///< HostNetwork::boot()
    api::network::Phase phase = api::network::Phase::Applying;
    api::network::SetUp set_up;
    std::vector<Step> steps;
    std::int64_t begun = 0;  ///< Steps of which something may have been done: the first so many.
    std::int64_t since = 0;  ///< Seconds since 1970.
    std::optional<api::network::Problem> problem = {};

    [[nodiscard]] const std::string& name() const { return *set_up.name; }
    bool operator==(const Record&) const = default;
};
[[nodiscard]] std::string format_record(const Record& record);
[[nodiscard]] Result<Record> parse_record(const std::string& text);

/// Where records are kept. What save() returned for is on the medium; a crash leaves the one before or the new one.
class JournalStore {
public:
    virtual ~JournalStore() = default;
    [[nodiscard]] virtual Result<std::vector<std::string>> names() = 0;
    [[nodiscard]] virtual Result<std::string> load(const std::string& name) = 0;
    [[nodiscard]] virtual Result<void> save(const std::string& name, const std::string& text) = 0;
    /// Of one that is not there, nothing is done.
    [[nodiscard]] virtual Result<void> remove(const std::string& name) = 0;
};

}  // namespace apiary::hostnet
