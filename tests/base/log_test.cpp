// SPDX-License-Identifier: BSD-2-Clause
#include "backend/base/log.h"

#include <fcntl.h>
#include <unistd.h>

#include <QtTest>

#include "backend/base/unique_fd.h"

using apiary::RateLimit;
using std::chrono::seconds;

namespace {

/// What `action` writes to standard error.
QByteArray captured(const std::function<void()>& action) {
    int ends[2] = {-1, -1};
    if (::pipe2(ends, O_CLOEXEC | O_NONBLOCK) != 0) {
        return {};
    }
    apiary::UniqueFd in(ends[0]);
    apiary::UniqueFd out(ends[1]);
    apiary::UniqueFd saved(::dup(STDERR_FILENO));
    ::dup2(out.get(), STDERR_FILENO);
    action();
    ::dup2(saved.get(), STDERR_FILENO);
    QByteArray text(65536, '\0');
    text.truncate(std::max<qsizetype>(0, ::read(in.get(), text.data(), static_cast<std::size_t>(text.size()))));
    return text;
}

}  // namespace

class LogTest : public QObject {
    Q_OBJECT

private slots:
    void rate_limit_after_burst_admits_one_an_interval() {
        RateLimit limit(2, seconds(10));
        QCOMPARE(limit.admit(seconds(0)), std::optional<std::uint64_t>(0));
        QCOMPARE(limit.admit(seconds(0)), std::optional<std::uint64_t>(0));
        QVERIFY(!limit.admit(seconds(1)));
        QVERIFY(!limit.admit(seconds(9)));
        QCOMPARE(limit.admit(seconds(10)), std::optional<std::uint64_t>(2));
        QVERIFY(!limit.admit(seconds(19)));
        QCOMPARE(limit.admit(seconds(20)), std::optional<std::uint64_t>(1));
    }
    void rate_limit_after_long_rest_admits_no_more_than_the_burst() {
        RateLimit limit(2, seconds(10));
        QVERIFY(limit.admit(seconds(0)));
        QVERIFY(limit.admit(seconds(0)));
        QVERIFY(limit.admit(seconds(1000)));
        QVERIFY(limit.admit(seconds(1000)));
        QVERIFY(!limit.admit(seconds(1000)));
    }
    void rate_limited_log_of_a_flood_writes_few_lines() {
        const QByteArray text = captured([] {
            apiary::RateLimitedLog log("disk");
            for (int i = 0; i < 10000; ++i) {
                log.warn("mistake {}", i);
            }
        });
        QVERIFY(text.contains("disk: mistake 0"));
        QVERIFY(text.count('\n') >= 1 && text.count('\n') <= 10);
    }
    void write_of_control_characters_escapes_them() {
        const QByteArray text = captured([] { apiary::log::warn("{}", "a\x1b[2Jb\nc"); });
        QVERIFY(text.contains("a\\x1b[2Jb\\x0ac"));
        QCOMPARE(text.count('\n'), 1);
    }
    void set_level_hides_what_is_below() {
        const QByteArray text = captured([] {
            apiary::log::set_level(apiary::log::Level::Error);
            apiary::log::warn("hidden");
            apiary::log::error("shown");
            apiary::log::set_level(apiary::log::Level::Info);
        });
        QVERIFY(!text.contains("hidden"));
        QVERIFY(text.contains("shown"));
    }
    void describe_joins_the_parts_that_are_there() {
        QCOMPARE(apiary::log::describe({"cause", "remedy", "detail"}), std::string("cause (detail). remedy"));
        QCOMPARE(apiary::log::describe({"cause"}), std::string("cause"));
    }
};

QTEST_GUILESS_MAIN(LogTest)
#include "log_test.moc"
