// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>
#include <format>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "backend/base/clock.h"
#include "backend/base/result.h"

namespace apiary::log {

enum class Level { Debug, Info, Warning, Error, Off };

/// Lines below `level` are dropped. `Info` at start.
void set_level(Level level);
[[nodiscard]] bool enabled(Level level);
/// One line to standard error. Thread-safe. Control characters in it are shown escaped, as a guest may have chosen them.
void write(Level level, std::string_view text);

template <class... Args>
void debug(std::format_string<Args...> format, Args&&... args) {
    if (enabled(Level::Debug)) {
        write(Level::Debug, std::format(format, std::forward<Args>(args)...));
    }
}
template <class... Args>
void info(std::format_string<Args...> format, Args&&... args) {
    write(Level::Info, std::format(format, std::forward<Args>(args)...));
}
template <class... Args>
void warn(std::format_string<Args...> format, Args&&... args) {
    write(Level::Warning, std::format(format, std::forward<Args>(args)...));
}
template <class... Args>
void error(std::format_string<Args...> format, Args&&... args) {
    write(Level::Error, std::format(format, std::forward<Args>(args)...));
}

/// "cause (detail). remedy" on one line, for a failure that is logged instead of returned.
[[nodiscard]] std::string describe(const Error& error);

}  // namespace apiary::log

namespace apiary {

/// A token bucket: `burst` events at once, then one every `interval`. Thread-safe.
class RateLimit {
public:
    RateLimit(unsigned burst, Nanoseconds interval) : burst_(burst), interval_(interval), tokens_(burst) {}
    /// Whether an event at `now` is admitted, and how many were refused since the last admitted one.
    [[nodiscard]] std::optional<std::uint64_t> admit(Nanoseconds now);

private:
    const unsigned burst_;
    const Nanoseconds interval_;
    std::mutex mutex_;
    unsigned tokens_;
    Nanoseconds last_refill_ = {};
    std::uint64_t refused_ = 0;
};

/// Log of a guest's mistakes: a few lines at once, then one every 10 s, as the guest decides how often it errs.
class RateLimitedLog {
public:
    /// `subject` begins every line: the device it is about.
    explicit RateLimitedLog(std::string subject) : subject_(std::move(subject)) {}

    template <class... Args>
    void warn(std::format_string<Args...> format, Args&&... args) {
        if (const auto refused = limit_.admit(now())) {
            write(std::format(format, std::forward<Args>(args)...), *refused);
        }
    }

private:
    static Nanoseconds now();
    void write(const std::string& text, std::uint64_t refused) const;

    std::string subject_;
    RateLimit limit_{5, std::chrono::seconds(10)};
};

}  // namespace apiary
