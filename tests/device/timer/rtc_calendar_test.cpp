// SPDX-License-Identifier: BSD-2-Clause
#include "backend/device/timer/rtc_calendar.h"

#include <QTest>

using namespace apiary::device;

namespace {

constexpr RtcFormat kBcd24{.binary = false, .hours24 = true};
constexpr RtcFormat kBinary24{.binary = true, .hours24 = true};
constexpr RtcFormat kBcd12{.binary = false, .hours24 = false};

}  // namespace

class RtcCalendarTest : public QObject {
    Q_OBJECT

private slots:
    void encode_known_second_gives_its_date() {
        const RtcCells cells = encode_rtc_time(1'709'211'845, kBcd24);  // Thursday 2024-02-29 13:04:05.
        QCOMPARE(cells.second, 0x05);
        QCOMPARE(cells.minute, 0x04);
        QCOMPARE(cells.hour, 0x13);
        QCOMPARE(cells.weekday, 5);
        QCOMPARE(cells.day, 0x29);
        QCOMPARE(cells.month, 0x02);
        QCOMPARE(cells.year, 0x24);
        QCOMPARE(cells.century, 0x20);
    }

    void encode_binary_gives_plain_numbers() {
        const RtcCells cells = encode_rtc_time(1'709'211'845, kBinary24);
        QCOMPARE(cells.hour, 13);
        QCOMPARE(cells.year, 24);
        QCOMPARE(cells.century, 20);
    }

    void encode_12_hours_marks_the_afternoon_data() {
        QTest::addColumn<int>("hour");
        QTest::addColumn<int>("cell");
        QTest::newRow("midnight") << 0 << 0x12;
        QTest::newRow("morning") << 9 << 0x09;
        QTest::newRow("noon") << 12 << 0x92;
        QTest::newRow("evening") << 23 << 0x91;
    }
    void encode_12_hours_marks_the_afternoon() {
        QFETCH(int, hour);
        QFETCH(int, cell);
        QCOMPARE(int(encode_rtc_time(hour * 3600, kBcd12).hour), cell);
        QCOMPARE(decode_rtc_time(encode_rtc_time(hour * 3600, kBcd12), kBcd12), std::int64_t{hour} * 3600);
    }

    void decode_is_the_inverse_of_encode() {
        for (const RtcFormat format : {kBcd24, kBinary24, kBcd12, RtcFormat{true, false}}) {
            for (std::int64_t second = kRtcFirstSecond; second < kRtcLastSecond; second += 1'234'567'891) {
                QCOMPARE(decode_rtc_time(encode_rtc_time(second, format), format), second);
            }
            QCOMPARE(decode_rtc_time(encode_rtc_time(kRtcLastSecond, format), format), kRtcLastSecond);
        }
    }

    void encode_beyond_the_years_of_four_digits_is_held() {
        QCOMPARE(encode_rtc_time(kRtcLastSecond + 100, kBcd24).year, 0x99);
        QCOMPARE(encode_rtc_time(kRtcFirstSecond - 100, kBcd24).century, 0x00);
    }

    void decode_anything_gives_a_second_in_range() {
        for (const RtcFormat format : {kBcd24, kBinary24, kBcd12}) {
            RtcCells cells;
            for (unsigned byte = 0; byte < 256; ++byte) {
                const auto b = static_cast<std::uint8_t>(byte);
                cells = {b, b, b, b, b, b, b, b};
                const std::int64_t second = decode_rtc_time(cells, format);
                QVERIFY(second >= kRtcFirstSecond && second <= kRtcLastSecond);
            }
        }
    }

    void alarm_today_is_found() { QCOMPARE(next_rtc_alarm(1000, {0x30, 0x17, 0x00}, kBcd24).value(), 17 * 60 + 30); }

    void alarm_that_has_passed_is_found_tomorrow() {
        QCOMPARE(next_rtc_alarm(1050, {0x30, 0x17, 0x00}, kBcd24).value(), 86400 + 17 * 60 + 30);
    }

    void alarm_with_wildcards_matches_every_value() {
        QCOMPARE(next_rtc_alarm(1000, {0xC0, 0xFF, 0xD5}, kBcd24).value(), 1001);
        QCOMPARE(next_rtc_alarm(1000, {0x05, 0xC0, 0xC0}, kBcd24).value(), 1025);
    }

    void alarm_that_is_no_time_is_never_found() {
        QVERIFY(!next_rtc_alarm(1000, {0x7A, 0xC0, 0xC0}, kBcd24).has_value());
    }
};

QTEST_GUILESS_MAIN(RtcCalendarTest)
#include "rtc_calendar_test.moc"
