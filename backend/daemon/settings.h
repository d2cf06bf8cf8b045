// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "backend/base/log.h"
#include "backend/base/result.h"
#include "backend/daemon/policy.h"

namespace apiary::daemon {

/// When a guest that ends by itself again and again is not started any more.
struct CrashLoop {
    std::int64_t limit = 5;  ///< Starts by the restart policy…
    std::chrono::seconds within{600};
    bool operator==(const CrashLoop&) const = default;
};

/// What apiaryd.conf says. Its keys are the members' names; those of `crash_loop` and `policy` stand in tables of these
/// names, and `within`, `stop_grace` and `monitor_patience` are numbers of seconds.
struct Settings {
    std::string monitor_user = "apiary-guest";  ///< Whom monitors run as, in system mode.
    std::string group = "apiary";               ///< Whose members may use the helper, in system mode.
    log::Level log_level = log::Level::Info;
    std::chrono::seconds stop_grace{60};        ///< Of guests that say nothing.
    std::chrono::seconds monitor_patience{10};  ///< A monitor that does not answer for so long is ended.
    CrashLoop crash_loop;
    std::size_t most_guests_per_user = 256;
    PolicyRules policy = default_rules("apiary");  ///< default_rules(group), where the file says nothing else.
    bool operator==(const Settings&) const = default;
};

/// `name` is the file's in messages, which tell the line. A key that is not known is an error.
[[nodiscard]] Result<Settings> parse_settings(std::string_view text, const std::string& name);

/// A file that is not there gives the defaults.
[[nodiscard]] Result<Settings> load_settings(const std::filesystem::path& file);

}  // namespace apiary::daemon
