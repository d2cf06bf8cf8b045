// SPDX-License-Identifier: BSD-2-Clause
#include "backend/base/log.h"

#include <spdlog/logger.h>
#include <spdlog/sinks/stdout_color_sinks.h>

#include <algorithm>
#include <chrono>

namespace apiary::log {
namespace {

spdlog::logger& logger() {
    // Never destroyed: threads may log until the process is gone.
    static spdlog::logger* const instance = [] {
        auto* made = new spdlog::logger("apiary", std::make_shared<spdlog::sinks::stderr_color_sink_mt>());
        made->set_pattern("%H:%M:%S.%e %^%l%$: %v");
        return made;
    }();
    return *instance;
}

spdlog::level::level_enum to_spdlog(Level level) {
    switch (level) {
        case Level::Debug: return spdlog::level::debug;
        case Level::Info: return spdlog::level::info;
        case Level::Warning: return spdlog::level::warn;
        case Level::Error: return spdlog::level::err;
        case Level::Off: break;
    }
    return spdlog::level::off;
}

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }

std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        out += is_control(c) ? std::format("\\x{:02x}", static_cast<unsigned>(c)) : std::string(1, c);
    }
    return out;
}

}  // namespace

void set_level(Level level) { logger().set_level(to_spdlog(level)); }

bool enabled(Level level) { return logger().should_log(to_spdlog(level)); }

void write(Level level, std::string_view text) {
    if (std::ranges::none_of(text, is_control)) {
        logger().log(to_spdlog(level), text);
    } else {
        logger().log(to_spdlog(level), std::string_view(escaped(text)));
    }
}

std::string describe(const Error& error) {
    std::string text = error.cause;
    if (!error.detail.empty()) {
        text += std::format(" ({})", error.detail);
    }
    if (!error.remedy.empty()) {
        text += std::format(". {}", error.remedy);
    }
    return text;
}

}  // namespace apiary::log

namespace apiary {

std::optional<std::uint64_t> RateLimit::admit(Nanoseconds now) {
    std::lock_guard lock(mutex_);
    if (tokens_ >= burst_) {
        last_refill_ = now;  // A full bucket gains nothing by waiting.
    } else if (const auto gained = (now - last_refill_) / interval_; gained > 0) {
        tokens_ = static_cast<unsigned>(std::min<std::int64_t>(burst_, tokens_ + gained));
        last_refill_ += gained * interval_;
    }
    if (tokens_ == 0) {
        ++refused_;
        return std::nullopt;
    }
    --tokens_;
    return std::exchange(refused_, 0);
}

Nanoseconds RateLimitedLog::now() { return std::chrono::steady_clock::now().time_since_epoch(); }

void RateLimitedLog::write(const std::string& text, std::uint64_t refused) const {
    if (refused == 0) {
        log::warn("{}: {}", subject_, text);
    } else {
        log::warn("{}: {} ({} such lines were left out)", subject_, text, refused);
    }
}

}  // namespace apiary
