// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>
#include <optional>

namespace apiary::device {

/// How an MC146818 writes numbers and hours (register B, bits DM and 24/12).
struct RtcFormat {
    bool binary = false;
    bool hours24 = true;
};

/// The time cells of an MC146818 with a century cell, as they stand in its memory.
struct RtcCells {
    std::uint8_t second = 0, minute = 0, hour = 0;
    std::uint8_t weekday = 1;  // 1 is Sunday.
    std::uint8_t day = 1, month = 1, year = 0, century = 0;
};

/// Seconds between 0000-01-01 and 9999-12-31 counted from 1970-01-01: what four year digits can say.
inline constexpr std::int64_t kRtcFirstSecond = -62'167'219'200;
inline constexpr std::int64_t kRtcLastSecond = 253'402'300'799;

/// The cells for `seconds` since 1970-01-01 UTC, held within what they can say. The weekday is the calendar's.
[[nodiscard]] RtcCells encode_rtc_time(std::int64_t seconds, RtcFormat format);
/// Seconds since 1970-01-01 UTC for cells that may hold anything: a number beyond its range counts as the nearest in
/// it, and a day past the end of its month runs into the next. The weekday is ignored.
[[nodiscard]] std::int64_t decode_rtc_time(const RtcCells& cells, RtcFormat format);

/// The alarm cells; a value of 0xC0 and above matches everything.
struct RtcAlarm {
    std::uint8_t second = 0, minute = 0, hour = 0;
};
/// The first second after `seconds` at which `alarm` matches, within a day; nothing when it never does.
[[nodiscard]] std::optional<std::int64_t> next_rtc_alarm(std::int64_t seconds, const RtcAlarm& alarm, RtcFormat format);

/// A number as the cells write it, and read back (digits beyond 9 count as 9).
[[nodiscard]] std::uint8_t encode_rtc_number(unsigned value, bool binary);
[[nodiscard]] unsigned decode_rtc_number(std::uint8_t cell, bool binary);

}  // namespace apiary::device
