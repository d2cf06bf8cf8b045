// SPDX-License-Identifier: BSD-2-Clause
// The connection to a console, without a window.
#include "gui/console/console_link.h"

#include <QSignalSpy>
#include <QtTest>
#include <format>

#include "gui/console/log_prefix.h"
#include "tests/gui/console/console_fixture.h"

using namespace apiary::gui;
using namespace apiary::tests;
using namespace apiary::api::guests;

namespace {

/// What the guest writes at "f" and "m".
QByteArray flood(int lines) {
    QByteArray text;
    for (int line = 0; line < lines; ++line) {
        text += std::format("line {:x} of a flood, which is sixty-four characters long.......\n", 0x10000000 + line);
    }
    return text;
}
constexpr int kLargeFlood = (2 << 20) / 64, kSmallFlood = (256 << 10) / 64;

}  // namespace

class ConsoleLinkTest : public QObject {
    Q_OBJECT

    std::unique_ptr<ConsoleFixture> fixture_;
    std::unique_ptr<ConsoleLink> link_;
    QByteArray seen_;
    qsizetype room_ = 0;

    ConsoleLink::Run run() const {
        return {.guest = QStringLiteral("web"), .pid = fixture_->daemon.guest("web").pid.value_or(0)};
    }
    void attach() {
        QVERIFY(fixture_->start());
        link_->start(run());
        QTRY_VERIFY_WITH_TIMEOUT(seen_.contains("ready"), kLongMs);
    }

private slots:
    void init() {
        fixture_ = std::make_unique<ConsoleFixture>();
        QTRY_VERIFY_WITH_TIMEOUT(fixture_->connected(), kLongMs);
        link_ = std::make_unique<ConsoleLink>(*fixture_->helper);
        seen_.clear();
        room_ = 1 << 20;
        link_->set_room([this] { return room_; });
        connect(link_.get(), &ConsoleLink::output, this, [this](const QByteArray& bytes) { seen_ += bytes; });
    }
    void cleanup() {
        link_.reset();
        fixture_.reset();
    }

    void guestThatRuns_repliesToWhatIsWritten() {
        attach();
        QVERIFY(link_->control().ours);
        seen_.clear();
        link_->write("a\x03\xc3");
        link_->write("\xbc");
        QTRY_COMPARE_WITH_TIMEOUT(seen_, "a\x03\xc3\xbc", kLongMs);
    }

    void otherClient_takesControlAndGivesItBack() {
        attach();
        QSignalSpy refused(link_.get(), &ConsoleLink::not_in_control);
        auto other = fixture_->daemon.attach("web", apiary::api::console::Access::Take);
        QVERIFY(other.has_value());
        QTRY_VERIFY_WITH_TIMEOUT(!link_->control().ours && !link_->control().user.isEmpty(), kLongMs);
        QVERIFY(link_->control().same_user);
        link_->write("x");
        QCOMPARE(refused.size(), 1);
        link_->take_control();
        QTRY_VERIFY_WITH_TIMEOUT(link_->control().ours, kLongMs);
        link_->write("y");
        QTRY_VERIFY_WITH_TIMEOUT(seen_.endsWith("y"), kLongMs);
        QVERIFY(!seen_.contains("x"));
        link_->release_control();
        QTRY_VERIFY_WITH_TIMEOUT(!link_->control().ours, kLongMs);
        QVERIFY(link_->control().user.isEmpty());
    }

    void guestThatEnds_isAttachedToAgainAtItsNextStart() {
        attach();
        QSignalSpy ended(link_.get(), &ConsoleLink::ended);
        link_->write("bye q");
        QVERIFY(ended.wait(kLongMs));
        QVERIFY(seen_.endsWith("bye "));
        QVERIFY(!link_->attached() && !link_->control().ours);
        seen_.clear();
        QTRY_COMPARE_WITH_TIMEOUT(fixture_->state(), State::Stopped, kLongMs);
        attach();
        QVERIFY(link_->attached() && link_->control().ours);
        QCOMPARE(ended.size(), 1);
    }

    void nextRun_waitsForTheRestOfTheFormer() {
        attach();
        room_ = 0;
        link_->write("mq");
        QTRY_COMPARE_WITH_TIMEOUT(fixture_->state(), State::Stopped, kLongMs);
        QVERIFY(fixture_->start());
        link_->start(run());
        QTRY_VERIFY_WITH_TIMEOUT(!link_->attached(), kLongMs);
        QVERIFY(!seen_.contains("flood"));
        QByteArray former;
        connect(link_.get(), &ConsoleLink::ended, this, [&] { former = std::exchange(seen_, {}); });
        room_ = 1 << 20;
        link_->pass_on();
        QTRY_VERIFY_WITH_TIMEOUT(seen_.contains("ready"), kLongMs);
        QCOMPARE(former.count("of a flood"), kSmallFlood);
    }

    void readerThatIsSlow_losesNothing() {
        attach();
        seen_.clear();
        room_ = 0;
        link_->write("ff!");
        // More than the guest's side keeps and the socket holds.
        QTRY_VERIFY_WITH_TIMEOUT(link_->held() > (4 << 20), kLongMs);
        room_ = 1000;
        link_->pass_on();
        QTRY_VERIFY_WITH_TIMEOUT(seen_.endsWith("!"), kLongMs);
        seen_.replace("\r\n", "\n");
        QVERIFY(seen_ == flood(kLargeFlood) + "f" + flood(kLargeFlood) + "f!");
    }

    void outputOlderThanIsKept_comesFromTheLog() {
        QVERIFY(fixture_->start());
        {
            auto other = fixture_->daemon.attach("web");
            other->type("f!");
            QVERIFY(other->until("f!").contains("f!"));
        }
        QSignalSpy from_log(link_.get(), &ConsoleLink::log_found);
        link_->start(run());
        QTRY_VERIFY_WITH_TIMEOUT(seen_.endsWith("!"), kLongMs);
        QCOMPARE(from_log.size(), 1);
        seen_.replace("\r\n", "\n");
        QVERIFY(seen_ == "ready\n" + flood(kLargeFlood) + "f!");
    }

    void helperThatIsKilled_leavesTheConsoleAndIsHeardAgain() {
        attach();
        fixture_->daemon.end(SIGKILL);
        QTRY_VERIFY_WITH_TIMEOUT(!fixture_->connected(), kLongMs);
        link_->write("still");
        QTRY_VERIFY_WITH_TIMEOUT(seen_.endsWith("still"), kLongMs);
        QVERIFY(fixture_->daemon.start());
        QTRY_VERIFY_WITH_TIMEOUT(fixture_->connected(), kLongMs);
        auto other = fixture_->daemon.attach("web", apiary::api::console::Access::Take);
        QVERIFY(other.has_value());
        QTRY_VERIFY_WITH_TIMEOUT(!link_->control().ours, kLongMs);
        link_->take_control();
        QTRY_VERIFY_WITH_TIMEOUT(link_->control().ours, kLongMs);
        QCOMPARE(seen_.count("ready"), 1);
    }

    void finder_findsWhatRepeatsItselfExactly() {
        const auto find = [](const QByteArray& wanted, const QByteArray& text) {
            SequenceFinder finder(wanted);
            for (qsizetype at = 0; at < text.size(); at += 3) {
                finder.feed(text.mid(at, 3));
            }
            return std::pair(finder.found(), finder.place());
        };
        using Found = std::pair<int, qint64>;
        QCOMPARE(find("abab", "xababaab"), Found(1, 1));
        QCOMPARE(find("aaa", "aaaaa"), Found(3, 0));
        QCOMPARE(find("aab", "aaaab"), Found(1, 2));
        QCOMPARE(find("abc", "ababab"), Found(0, -1));
        QCOMPARE(find("", "abc"), Found(0, -1));
    }
};

QTEST_MAIN(ConsoleLinkTest)
#include "console_link_test.moc"
