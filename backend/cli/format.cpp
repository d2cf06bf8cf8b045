// SPDX-License-Identifier: BSD-2-Clause
#include "backend/cli/format.h"

#include <algorithm>
#include <array>
#include <ctime>
#include <format>

namespace apiary::cli {
namespace {

/// Characters of valid UTF-8.
std::size_t width(std::string_view text) {
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

}  // namespace

std::string padded(std::string_view text, std::size_t columns) {
    return std::string(text) + std::string(columns - std::min(columns, width(text)), ' ');
}

std::string rounded_size(std::int64_t bytes) {
    constexpr std::array kUnits = {"B", "KiB", "MiB", "GiB", "TiB", "PiB"};
    constexpr double kStep = 1024;
    constexpr double kTwoDigits = 99.95;
    double value = static_cast<double>(bytes);
    std::size_t unit = 0;
    while (value >= kStep && unit + 1 < kUnits.size()) {
        value /= kStep;
        ++unit;
    }
    const bool whole =
        unit == 0 || value >= kTwoDigits || value == static_cast<double>(static_cast<std::int64_t>(value));
    return whole ? std::format("{:.0f} {}", value, kUnits[unit]) : std::format("{:.1f} {}", value, kUnits[unit]);
}

std::string rounded_time(std::int64_t seconds) {
    constexpr std::int64_t kMinute = 60, kHour = 60 * kMinute, kDay = 24 * kHour;
    seconds = std::max<std::int64_t>(seconds, 0);
    if (seconds < kMinute) {
        return std::format("{} s", seconds);
    }
    if (seconds < kHour) {
        return std::format("{} min", seconds / kMinute);
    }
    return seconds < kDay ? std::format("{} h", seconds / kHour) : std::format("{} d", seconds / kDay);
}

std::string local_time(std::int64_t time) {
    const auto clock = static_cast<std::time_t>(time);
    std::tm parts = {};
    std::array<char, 32> text = {};
    if (::localtime_r(&clock, &parts) == nullptr || std::strftime(text.data(), text.size(), "%F %T", &parts) == 0) {
        return std::format("{} s since 1970", time);
    }
    return text.data();
}

std::string labelled(std::string_view label, std::string_view text, std::size_t columns) {
    return padded(std::format("{}:", label), columns) + std::string(text) + "\n";
}

std::string table(const std::vector<std::vector<std::string>>& rows) {
    std::vector<std::size_t> widths;
    for (const auto& row : rows) {
        widths.resize(std::max(widths.size(), row.size()));
        for (std::size_t i = 0; i < row.size(); ++i) {
            widths[i] = std::max(widths[i], width(row[i]));
        }
    }
    std::string text;
    for (const auto& row : rows) {
        std::string each;
        for (std::size_t i = 0; i < row.size(); ++i) {
            each += padded(row[i], widths[i]) + "  ";
        }
        text += each.substr(0, each.find_last_not_of(' ') + 1) + "\n";
    }
    return text;
}

}  // namespace apiary::cli
