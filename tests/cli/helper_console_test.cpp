// SPDX-License-Identifier: BSD-2-Clause
// `apiaryctl console` on a pseudo-terminal.
#include <QtTest>

#include "tests/cli/pty.h"
#include "tests/daemon/gated_copies.h"
#include "tests/daemon/running_daemon.h"

using apiary::testing::Pty;
using apiary::testing::PtyProcess;
using apiary::tests::RunningDaemon;
using namespace apiary::api::guests;

class HelperConsoleTest : public QObject {
    Q_OBJECT

    static constexpr int kLong = 120'000;
    std::unique_ptr<RunningDaemon> daemon_;

    QStringList console(const QStringList& more = {}) const {
        return QStringList{APIARYCTL, "--socket", QString::fromStdString(daemon_->socket()), "console", "web"} + more;
    }

private slots:
    void init() {
        daemon_ = std::make_unique<RunningDaemon>();
        QVERIFY(daemon_->call<Create>({.name = "web", .definition = apiary::tests::tiny()}).has_value());
        QVERIFY(daemon_->call<Start>({.name = "web"}).has_value());
    }
    void cleanup() { daemon_.reset(); }

    void keys_reachTheGuestAndItsAnswerTheScreen() {
        Pty pty;
        PtyProcess process(pty, console());
        QVERIFY(!pty.read_until("Ctrl-] for the menu", kLong).isEmpty());
        QVERIFY(!pty.read_until("ready", kLong).isEmpty());
        QVERIFY(pty.is_raw());
        pty.type("a\x03\x1a");
        QVERIFY(!pty.read_until("a\x03\x1a", kLong).isEmpty());
        pty.type("q");
        QCOMPARE(process.wait(pty, kLong), std::optional(0));
        QVERIFY(pty.is_cooked());
        QVERIFY(pty.screen.contains("powered off"));
    }

    void menu_quit_leavesTheGuestRunning() {
        Pty pty;
        PtyProcess process(pty, console());
        QVERIFY(!pty.read_until("ready", kLong).isEmpty());
        pty.type("\x1d");
        QVERIFY(!pty.read_until("[q]uit", kLong).isEmpty());
        pty.type("q");
        QCOMPARE(process.wait(pty, kLong), std::optional(0));
        QVERIFY(pty.is_cooked());
        QCOMPARE(daemon_->guest("web").state, State::Running);
    }

    void menu_powerButtonAndRegisters_askTheHelper() {
        Pty pty;
        PtyProcess process(pty, console());
        QVERIFY(!pty.read_until("ready", kLong).isEmpty());
        pty.type(
            "\x1d"
            "d");
        QVERIFY(!pty.read_until("rip[0]\t\t0x", kLong).isEmpty());
        pty.type("\x1dp");
        QCOMPARE(process.wait(pty, kLong), std::optional(0));
        QVERIFY(daemon_->wait_for_state("web", State::Stopped));
    }

    void menu_kill_endsTheGuest() {
        Pty pty;
        PtyProcess process(pty, console());
        QVERIFY(!pty.read_until("ready", kLong).isEmpty());
        pty.type("\x1dk");
        QCOMPARE(process.wait(pty, kLong), std::optional(0));
        QVERIFY(pty.screen.contains("killed"));
    }

    void clone_showsHowFarItIsAndCtrlCCancelsIt() {
        const apiary::tests::GatedCopies gate;
        daemon_ = std::make_unique<RunningDaemon>("", std::vector<std::string>{"--session"}, gate.start());
        auto definition = apiary::tests::tiny();
        definition.disks = {{.path = "root", .size = 1 << 20, .read_only = {}, .serial = {}}};
        QVERIFY(daemon_->call<Create>({.name = "web", .definition = definition}).has_value());
        const QStringList command = {APIARYCTL, "--socket", QString::fromStdString(daemon_->socket()), "clone", "web"};
        Pty pty;
        PtyProcess process(pty, command + QStringList{"web2"});
        QVERIFY(!pty.read_until("cloning web to web2: 0 %", kLong).isEmpty());
        pty.type("\x03");
        QCOMPARE(process.wait(pty, kLong), std::optional(128 + SIGINT));
        QVERIFY2(pty.screen.contains("\r\x1b[Kapiaryctl: error: the cloning of web was cancelled"),
                 pty.screen.constData());
        PtyProcess again(pty, command + QStringList{"web3"});
        QVERIFY(!pty.read_until("cloning web to web3: 0 %", kLong).isEmpty());
        gate.let_one_begin();
        QCOMPARE(again.wait(pty, kLong), std::optional(0));
        QVERIFY2(pty.screen.endsWith("\r\x1b[K"), pty.screen.constData());
    }

    void menu_powerButtonOfADeafGuest_isTold() {
        Pty pty;
        PtyProcess process(pty, console());
        QVERIFY(!pty.read_until("ready", kLong).isEmpty());
        pty.type("d");
        QVERIFY(!pty.read_until("deaf", kLong).isEmpty());
        pty.type("\x1dp");
        QVERIFY(!pty.read_until("does not listen to its power button", kLong).isEmpty());
        pty.type("xq");
        QCOMPARE(process.wait(pty, kLong), std::optional(0));
    }

    void second_watchesUntilItTakesControl() {
        Pty first_pty, second_pty;
        PtyProcess first(first_pty, console());
        QVERIFY(!first_pty.read_until("ready", kLong).isEmpty());
        PtyProcess second(second_pty, console());
        QVERIFY(!second_pty.read_until("take control in the menu", kLong).isEmpty());
        QVERIFY(!second_pty.read_until("ready", kLong).isEmpty());
        second_pty.type("q");  // Goes nowhere.
        first_pty.type("x");
        QVERIFY(!second_pty.read_until("x", kLong).isEmpty());
        second_pty.type("\x1dt");
        second_pty.type("y");
        QVERIFY(!first_pty.read_until("y", kLong).isEmpty());
        second_pty.type("q");
        QCOMPARE(second.wait(second_pty, kLong), std::optional(0));
        QCOMPARE(first.wait(first_pty, kLong), std::optional(0));
    }

    void watch_typesNothing() {
        Pty pty;
        PtyProcess process(pty, console({"--watch"}));
        QVERIFY(!pty.read_until("you are watching", kLong).isEmpty());
        QVERIFY(!pty.read_until("ready", kLong).isEmpty());
        pty.type("q\x1dq");
        QCOMPARE(process.wait(pty, kLong), std::optional(0));
        QCOMPARE(daemon_->guest("web").state, State::Running);
    }

    void noReplay_beginsWithWhatComesNow() {
        auto other = daemon_->attach("web");
        QVERIFY(other->until("ready").contains("ready"));
        Pty pty;
        PtyProcess process(pty, console({"--no-replay"}));
        QVERIFY(!pty.read_until("take control in the menu", kLong).isEmpty());
        other->type("now");
        const QByteArray seen = pty.read_until("now", kLong);
        QVERIFY(!seen.isEmpty() && !seen.contains("ready"));
    }

    void signal_restoresTheTerminal() {
        Pty pty;
        PtyProcess process(pty, console());
        QVERIFY(!pty.read_until("ready", kLong).isEmpty());
        process.send(SIGTERM);
        QCOMPARE(process.wait(pty, kLong), std::optional(128 + SIGTERM));
        QVERIFY(pty.is_cooked());
        QCOMPARE(daemon_->guest("web").state, State::Running);
    }

    void helperThatIsKilled_leavesTheConsole() {
        Pty pty;
        PtyProcess process(pty, console());
        QVERIFY(!pty.read_until("ready", kLong).isEmpty());
        daemon_->end(SIGKILL);
        pty.type("still");
        QVERIFY2(!pty.read_until("still", kLong).isEmpty(), "the console is the monitor's");
        pty.type("\x1d" "d");
        QVERIFY(!pty.read_until("apiaryd is not running", kLong).isEmpty());
        QVERIFY(daemon_->start());
        pty.type("\x1d" "d");
        QVERIFY(!pty.read_until("rip[0]", kLong).isEmpty());
        pty.type("q");
        QCOMPARE(process.wait(pty, kLong), std::optional(0));
    }
};

QTEST_GUILESS_MAIN(HelperConsoleTest)
#include "helper_console_test.moc"
