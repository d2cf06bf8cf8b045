// SPDX-License-Identifier: BSD-2-Clause
// The connection to a real apiaryd, and to what is none.
#include "gui/client/helper.h"

#include <sys/stat.h>

#include <QSignalSpy>
#include <QTest>

#include "tests/daemon/running_daemon.h"
#include "tests/gui/client/rogue_server.h"

using apiary::gui::Helper;
using apiary::gui::Trouble;
using apiary::tests::RogueServer;
using apiary::tests::RunningDaemon;
using apiary::tests::send_message;

class HelperTest : public QObject {
    Q_OBJECT

    static constexpr int kLongMs = 120'000;

    static std::unique_ptr<Helper> helper_at(const std::string& socket) {
        auto helper = std::make_unique<Helper>(apiary::api::Helper{.socket = socket});
        helper->open();
        return helper;
    }
    static bool is_connected(const Helper& helper) { return helper.state() == Helper::State::Connected; }
    /// What is told when the helper cannot be reached.
    static Trouble trouble_at(const std::string& socket) {
        const auto helper = helper_at(socket);
        if (!QTest::qWaitFor([&] { return helper->state() == Helper::State::Unreachable; }, kLongMs)) {
            QTest::qFail("nothing is told", __FILE__, __LINE__);
        }
        return helper->trouble();
    }

private slots:
    void daemon_thatRuns_isFoundWithItsFacts() {
        const RunningDaemon daemon;
        const auto helper = helper_at(daemon.socket());
        QCOMPARE(helper->state(), Helper::State::Searching);
        QTRY_VERIFY_WITH_TIMEOUT(is_connected(*helper), kLongMs);
        QVERIFY(helper->facts()->session);
        QVERIFY(helper->facts()->cpus > 0);
        QVERIFY(helper->may(apiary::api::guests::Create::kName));
        QCOMPARE(helper->command_line_option(), QStringLiteral(" --socket ") + QString::fromStdString(daemon.socket()));
    }

    void daemon_thatIsKilled_isFoundAgain() {
        RunningDaemon daemon;
        const auto helper = helper_at(daemon.socket());
        QTRY_VERIFY_WITH_TIMEOUT(is_connected(*helper), kLongMs);
        daemon.end(SIGKILL);
        QTRY_COMPARE_WITH_TIMEOUT(helper->state(), Helper::State::Unreachable, kLongMs);
        QVERIFY(helper->facts().has_value());
        QTRY_COMPARE_WITH_TIMEOUT(helper->trouble().kind, Trouble::Kind::Refused, kLongMs);
        QVERIFY(daemon.start());
        QTRY_VERIFY_WITH_TIMEOUT(is_connected(*helper), kLongMs);
    }

    void socket_thatIsNotThere_saysHowToStartTheHelper() {
        const QTemporaryDir folder;
        const Trouble trouble = trouble_at(folder.filePath(QStringLiteral("none.sock")).toStdString());
        QCOMPARE(trouble.kind, Trouble::Kind::NoSocket);
        QCOMPARE(trouble.command, QStringLiteral("apiaryd --session"));
        QVERIFY(!trouble.cause.isEmpty() && !trouble.remedy.isEmpty() && !trouble.detail.isEmpty());
    }

    void socket_whereNobodyListens_saysSo() {
        RunningDaemon daemon;
        daemon.end(SIGKILL);
        QCOMPARE(trouble_at(daemon.socket()).kind, Trouble::Kind::Refused);
    }

    void answers_ofAnother_areWrong_data() {
        QTest::addColumn<QByteArray>("answer");
        QTest::newRow("garbage") << QByteArray("\x01\x02\x03");
        QTest::newRow("other fields") << QByteArray(R"({"parameters":{"vendor":"x"}})");
        QTest::newRow("fields of other types") << QByteArray(R"({"parameters":{"facts":{"version":3}}})");
        QTest::newRow("another service")
            << QByteArray(R"({"error":"org.varlink.service.InterfaceNotFound","parameters":{"interface":"io.apiary.Host"}})");
        QTest::newRow("an error of nobody") << QByteArray(R"({"error":"x"})");
    }
    void answers_ofAnother_areWrong() {
        QFETCH(QByteArray, answer);
        RogueServer server([&](int socket) { send_message(socket, answer.toStdString()); });
        const Trouble trouble = trouble_at(server.path());
        QCOMPARE(trouble.kind, Trouble::Kind::WrongAnswer);
        QVERIFY(!trouble.remedy.isEmpty() && !trouble.detail.isEmpty());
    }

    void connection_thatIsClosedAtOnce_isLost() {
        RogueServer* rogue = nullptr;
        RogueServer server([&](int) { QTimer::singleShot(0, [&] { rogue->hang_up(); }); });
        rogue = &server;
        QCOMPARE(trouble_at(server.path()).kind, Trouble::Kind::Lost);
    }

    void helper_thatNeverAnswers_isToldAfterAWhile() {
        RogueServer server([](int) {});
        const Trouble trouble = trouble_at(server.path());
        QCOMPARE(trouble.kind, Trouble::Kind::NoAnswer);
        QVERIFY(!trouble.remedy.isEmpty());
    }

    void helper_thatIsWrong_isAskedAgainButNotTold_twice() {
        RogueServer server([](int socket) { send_message(socket, "no"); });
        const auto helper = helper_at(server.path());
        const QSignalSpy changed(helper.get(), &Helper::state_changed);
        QTRY_VERIFY_WITH_TIMEOUT(server.count() >= 3, kLongMs);
        QCOMPARE(changed.size(), 1);
    }
};

QTEST_GUILESS_MAIN(HelperTest)
#include "helper_test.moc"
