// SPDX-License-Identifier: BSD-2-Clause
#include "backend/device/timer/rtc_calendar.h"

#include <algorithm>
#include <chrono>

namespace apiary::device {
namespace {

constexpr std::int64_t kMinute = 60;
constexpr std::int64_t kHour = 3600;
constexpr std::int64_t kDay = 86400;
constexpr std::uint8_t kAfternoon = 0x80;
constexpr std::uint8_t kAlarmAny = 0xC0;

std::int64_t second_of_day(std::int64_t seconds) {
    return (seconds % kDay + kDay) % kDay;
}

std::uint8_t encode_hour(unsigned hour, RtcFormat format) {
    if (format.hours24) {
        return encode_rtc_number(hour, format.binary);
    }
    const unsigned on_dial = hour % 12 == 0 ? 12 : hour % 12;
    return static_cast<std::uint8_t>(encode_rtc_number(on_dial, format.binary) | (hour >= 12 ? kAfternoon : 0));
}

unsigned decode_hour(std::uint8_t cell, RtcFormat format) {
    if (format.hours24) {
        return std::min(decode_rtc_number(cell, format.binary), 23u);
    }
    const unsigned on_dial = std::min(decode_rtc_number(cell & 0x7F, format.binary), 12u);
    return on_dial % 12 + ((cell & kAfternoon) != 0 ? 12 : 0);
}

bool alarm_matches(std::uint8_t alarm, std::uint8_t cell) {
    return alarm >= kAlarmAny || alarm == cell;
}

}  // namespace

std::uint8_t encode_rtc_number(unsigned value, bool binary) {
    return static_cast<std::uint8_t>(binary ? value : (value / 10 % 10) << 4 | value % 10);
}

unsigned decode_rtc_number(std::uint8_t cell, bool binary) {
    return binary ? cell : std::min(cell >> 4, 9) * 10u + std::min(cell & 15, 9);
}

RtcCells encode_rtc_time(std::int64_t seconds, RtcFormat format) {
    seconds = std::clamp(seconds, kRtcFirstSecond, kRtcLastSecond);
    const auto time = static_cast<unsigned>(second_of_day(seconds));
    const std::chrono::sys_days days{std::chrono::days((seconds - time) / kDay)};
    const std::chrono::year_month_day date{days};
    const auto year = static_cast<unsigned>(static_cast<int>(date.year()));
    const auto number = [&](unsigned value) { return encode_rtc_number(value, format.binary); };
    return {
        .second = number(time % 60),
        .minute = number(time / 60 % 60),
        .hour = encode_hour(time / 3600, format),
        .weekday = number(std::chrono::weekday(days).c_encoding() + 1),
        .day = number(static_cast<unsigned>(date.day())),
        .month = number(static_cast<unsigned>(date.month())),
        .year = number(year % 100),
        .century = number(year / 100),
    };
}

std::int64_t decode_rtc_time(const RtcCells& cells, RtcFormat format) {
    const auto number = [&](std::uint8_t cell, unsigned low, unsigned high) {
        return std::clamp(decode_rtc_number(cell, format.binary), low, high);
    };
    const int year = static_cast<int>(number(cells.century, 0, 99) * 100 + number(cells.year, 0, 99));
    const std::chrono::year_month_day month_start{std::chrono::year(year),
                                                  std::chrono::month(number(cells.month, 1, 12)), std::chrono::day(1)};
    const std::int64_t days =
        std::chrono::sys_days(month_start).time_since_epoch().count() + number(cells.day, 1, 31) - 1;
    const std::int64_t seconds = days * kDay + decode_hour(cells.hour, format) * kHour +
                                 number(cells.minute, 0, 59) * kMinute + number(cells.second, 0, 59);
    return std::min(seconds, kRtcLastSecond);
}

std::optional<std::int64_t> next_rtc_alarm(std::int64_t seconds, const RtcAlarm& alarm, RtcFormat format) {
    // At most 24 steps of an hour, 60 of a minute and 60 of a second: a field that differs skips to its next value.
    for (std::int64_t at = seconds + 1; at <= seconds + kDay;) {
        const auto time = static_cast<unsigned>(second_of_day(at));
        if (!alarm_matches(alarm.hour, encode_hour(time / 3600, format))) {
            at += kHour - time % kHour;
        } else if (!alarm_matches(alarm.minute, encode_rtc_number(time / 60 % 60, format.binary))) {
            at += kMinute - time % kMinute;
        } else if (!alarm_matches(alarm.second, encode_rtc_number(time % 60, format.binary))) {
            ++at;
        } else {
            return at;
        }
    }
    return std::nullopt;
}

}  // namespace apiary::device
