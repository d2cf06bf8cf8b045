// SPDX-License-Identifier: BSD-2-Clause
// The program on a pseudo-terminal: raw mode and back, the escape menu, keys, signals.
#include <QTemporaryDir>
#include <QtTest>

#include "tests/cli/pty.h"
#include "tests/machine/tiny_kernel.h"

using apiary::testing::Pty;
using apiary::testing::PtyProcess;
using apiary::testing::TinyKernel;

class ApiaryctlTerminalTest : public QObject {
    Q_OBJECT
    QTemporaryDir directory_;

    /// The command that runs `kernel`.
    QStringList guest(const TinyKernel& kernel, const QStringList& more = {}) const {
        const QString path = directory_.filePath("kernel");
        return kernel.write(path) ? QStringList{APIARYCTL, "run", "--kernel", path, "--memory", "16M"} + more
                                  : QStringList{};
    }
    static TinyKernel echo() { return TinyKernel().print("ready").echo_until('!').power_off(); }

private slots:
    void start_announcesTheEscapeKey() {
        Pty pty;
        PtyProcess process(pty, guest(echo()));
        QVERIFY(!pty.read_until("Ctrl-] for the menu").isEmpty());
        QVERIFY(!pty.read_until("ready").isEmpty());
        QVERIFY(pty.is_raw());
    }

    void keys_ofEveryKind_goToTheGuest() {
        Pty pty;
        PtyProcess process(pty, guest(echo()));
        QVERIFY(!pty.read_until("ready").isEmpty());
        pty.type("a\x03\x1a\x1c\x04\x11\x13\r!");
        QCOMPARE(process.wait(pty), std::optional(0));
        QCOMPARE(pty.screen, QByteArray("a\x03\x1a\x1c\x04\x11\x13\r!"));
        QVERIFY(pty.is_cooked());
    }

    void menu_quit_endsWithTheTerminalAsBefore() {
        Pty pty;
        PtyProcess process(pty, guest(TinyKernel().print("ready").spin()));
        QVERIFY(!pty.read_until("ready").isEmpty());
        pty.type("\x1d");
        QVERIFY(!pty.read_until("[q]uit").isEmpty());
        pty.type("q");
        QCOMPARE(process.wait(pty), std::optional(0));
        QVERIFY(pty.is_cooked());
    }

    void menu_reset_startsTheGuestAgain() {
        Pty pty;
        PtyProcess process(pty, guest(TinyKernel().print("ready").halt()));
        QVERIFY(!pty.read_until("ready").isEmpty());
        pty.type("\x1dr");
        QVERIFY(!pty.read_until("ready").isEmpty());
    }

    void menu_resetWithNoReboot_is5() {
        Pty pty;
        PtyProcess process(pty, guest(TinyKernel().print("ready").halt(), {"--no-reboot"}));
        QVERIFY(!pty.read_until("ready").isEmpty());
        pty.type("\x1dr");
        QCOMPARE(process.wait(pty), std::optional(5));
        QVERIFY(pty.is_cooked());
    }

    void menu_powerButton_reachesAGuestThatListens() {
        Pty pty;
        // ACPI mode and the button's event on; then until its status is set: mov dx, 400h; in ax, dx; test ah, 1; jz.
        const auto listen = TinyKernel()
                                .out_byte(0xb2, 0xa0)
                                .out_word(0x402, 0x0100)
                                .print("ready")
                                .raw(QByteArray::fromHex("66ba000466edf6c40174f5"))
                                .print("bye")
                                .power_off();
        PtyProcess process(pty, guest(listen));
        QVERIFY(!pty.read_until("ready").isEmpty());
        pty.type("\x1d");
        QVERIFY(!pty.read_until("[p]ower button").isEmpty());
        pty.type("p");
        QVERIFY(!pty.read_until("bye").isEmpty());
        QCOMPARE(process.wait(pty), std::optional(0));
        QVERIFY(pty.is_cooked());
    }

    void menu_powerButton_ofADeafGuest_isTold() {
        Pty pty;
        PtyProcess process(pty, guest(echo()));
        QVERIFY(!pty.read_until("ready").isEmpty());
        pty.type("\x1dp");
        QVERIFY(!pty.read_until("does not listen to its power button").isEmpty());
        pty.type("on!");
        QVERIFY(!pty.read_until("on!").isEmpty());
        QCOMPARE(process.wait(pty), std::optional(0));
    }

    void menu_registers_areShownAndTheGuestGoesOn() {
        Pty pty;
        PtyProcess process(pty, guest(echo(), {"--cpus", "2"}));
        QVERIFY(!pty.read_until("ready").isEmpty());
        pty.type("\x1d" "d");
        QVERIFY(!pty.read_until("efer[0]\t\t0x").isEmpty());
        QVERIFY(!pty.read_until("ldtr[1]\t\t0x").isEmpty());
        pty.type("on!");
        QVERIFY(!pty.read_until("on!").isEmpty());
        QCOMPARE(process.wait(pty), std::optional(0));
    }

    void menu_helpAndContinue_goBackToTheGuest() {
        Pty pty;
        PtyProcess process(pty, guest(echo()));
        QVERIFY(!pty.read_until("ready").isEmpty());
        pty.type("\x1dh");
        QVERIFY(!pty.read_until("reset button").isEmpty());
        pty.type("c!");
        QCOMPARE(process.wait(pty), std::optional(0));
    }

    void menu_escapeTwice_typesTheKey() {
        Pty pty;
        PtyProcess process(pty, guest(echo()));
        QVERIFY(!pty.read_until("ready").isEmpty());
        pty.type("\x1d\x1d!");
        QVERIFY(!pty.read_until("\x1d!").isEmpty());
        QCOMPARE(process.wait(pty), std::optional(0));
    }

    void menu_otherKey_isTheOneAsked() {
        Pty pty;
        PtyProcess process(pty, guest(echo(), {"--escape", "^A"}));
        QVERIFY(!pty.read_until("Ctrl-A for the menu").isEmpty());
        QVERIFY(!pty.read_until("ready").isEmpty());
        pty.type("\x1d");
        QVERIFY(!pty.read_until("\x1d").isEmpty());
        pty.type("\x01q");
        QCOMPARE(process.wait(pty), std::optional(0));
        QVERIFY(pty.is_cooked());
    }

    void menu_outputInAFile_isOnTheTerminal() {
        Pty pty;
        const QString file = directory_.filePath("output");
        QStringList words;
        for (const QString& word : guest(echo())) {
            words << '\'' + word + '\'';
        }
        PtyProcess process(pty, {"/bin/sh", "-c", "exec " + words.join(' ') + " >'" + file + '\''});
        QVERIFY(!pty.read_until("for the menu").isEmpty());
        pty.type("\x1d");
        QVERIFY(!pty.read_until("[q]uit").isEmpty());
        pty.type("c!");
        QCOMPARE(process.wait(pty), std::optional(0));
        QFile output(file);
        QVERIFY(output.open(QIODevice::ReadOnly));
        QCOMPARE(output.readAll(), QByteArray("ready!"));
    }

    void signal_whileRaw_restoresTheTerminal_data() {
        QTest::addColumn<int>("number");
        QTest::newRow("interrupt") << SIGINT;
        QTest::newRow("terminate") << SIGTERM;
        QTest::newRow("hang up") << SIGHUP;
        QTest::newRow("quit") << SIGQUIT;
    }
    void signal_whileRaw_restoresTheTerminal() {
        QFETCH(int, number);
        Pty pty;
        PtyProcess process(pty, guest(TinyKernel().print("ready").spin()));
        QVERIFY(!pty.read_until("ready").isEmpty());
        process.send(number);
        QCOMPARE(process.wait(pty), std::optional(128 + number));
        QVERIFY(pty.is_cooked());
    }

    void signal_atAnyMomentOfTheStart_leavesTheTerminalAsItWas() {
        for (int milliseconds = 0; milliseconds < 200; milliseconds += 10) {
            Pty pty;
            PtyProcess process(pty, guest(TinyKernel().spin()));
            QTest::qWait(milliseconds);
            pty.type("\x03");
            process.send(SIGINT);
            const auto status = process.wait(pty);
            // Before its signals are watched it is killed like any program.
            QVERIFY2(status == 128 + SIGINT || status == 1000 + SIGINT,
                     qPrintable(QString("%1 after %2 ms").arg(status.value_or(-1)).arg(milliseconds)));
            QVERIFY(pty.is_cooked());
        }
    }

    void stop_thenContinue_switchesTheTerminal() {
        Pty pty;
        PtyProcess process(pty, guest(echo()));
        QVERIFY(!pty.read_until("ready").isEmpty());
        process.send(SIGTSTP);
        QVERIFY(process.wait_until_stopped());
        QVERIFY(pty.is_cooked());
        process.send(SIGCONT);
        QTRY_VERIFY(pty.is_raw());
        pty.type("!");
        QCOMPARE(process.wait(pty), std::optional(0));
        QVERIFY(pty.is_cooked());
    }

    void timeout_whileRaw_restoresTheTerminal() {
        Pty pty;
        PtyProcess process(pty, guest(TinyKernel().spin(), {"--timeout", "0.3"}));
        QCOMPARE(process.wait(pty), std::optional(4));
        QVERIFY(pty.is_cooked());
    }

    void crash_ofTheGuest_restoresTheTerminalBeforeItIsTold() {
        Pty pty;
        PtyProcess process(pty, guest(TinyKernel().crash()));
        QCOMPARE(process.wait(pty), std::optional(3));
        QVERIFY(pty.is_cooked());
        QVERIFY(pty.screen.contains("rip[0]\t\t0x0000000000100020\r\n"));
    }

    void error_atTheStart_leavesTheTerminalAlone() {
        Pty pty;
        PtyProcess process(pty, {APIARYCTL, "run", "--kernel", "/nonexistent"});
        QCOMPARE(process.wait(pty), std::optional(1));
        QVERIFY(pty.is_cooked());
    }
};

QTEST_GUILESS_MAIN(ApiaryctlTerminalTest)
#include "apiaryctl_terminal_test.moc"
