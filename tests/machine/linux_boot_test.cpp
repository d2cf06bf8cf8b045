// SPDX-License-Identifier: BSD-2-Clause
// Debian's kernels, as downloaded, on the whole machine.
#include <unistd.h>

#include <QDateTime>
#include <QtTest>

#include "tests/cli/pty.h"
#include "tests/machine/guest_session.h"

using apiary::testing::GuestSession;
using apiary::testing::Pty;
using apiary::testing::PtyProcess;

namespace {

/// User and system time that process `pid` has used, in seconds.
double cpu_seconds(qint64 pid) {
    QFile stat(QString("/proc/%1/stat").arg(pid));
    if (!stat.open(QIODevice::ReadOnly)) {
        return -1;
    }
    const QByteArray line = stat.readAll();
    const QList<QByteArray> fields = line.mid(line.lastIndexOf(')') + 2).split(' ');  // From field 3 on, see proc(5).
    return (fields.value(11).toDouble() + fields.value(12).toDouble()) / static_cast<double>(::sysconf(_SC_CLK_TCK));
}

/// Private memory of process `pid`, most of which is the guest's, in bytes.
qint64 private_memory(qint64 pid) {
    QFile status(QString("/proc/%1/status").arg(pid));
    if (!status.open(QIODevice::ReadOnly)) {
        return -1;
    }
    static const QRegularExpression field("RssAnon:\\s+(\\d+) kB");
    return field.match(QString::fromUtf8(status.readAll())).captured(1).toLongLong() * 1024;
}

/// The output of `command` in the guest's shell, as GuestSession::ask() has it.
QString ask(Pty& pty, const QByteArray& command) {
    pty.type("echo BEG''IN; " + command + "; echo EN''D\n");
    static_cast<void>(pty.read_until("BEGIN\r\n", GuestSession::kPatience));
    return QString::fromUtf8(pty.read_until("END\r\n", GuestSession::kPatience)).remove('\r');
}

/// Runs the guest on a terminal, which has the menu.
QStringList command_of(const QString& suite, const QString& command_line = "console=ttyS0") {
    const QString directory = apiary::testing::guest_directory() + '/' + suite;
    return {APIARYCTL,  "run",       "--kernel", directory + "/vmlinuz", "--initrd", directory + "/initrd.gz",
            "--append", command_line};
}

void press_power_button(Pty& pty) {
    pty.type("\x1d");
    QVERIFY(!pty.read_until("[p]ower button").isEmpty());
    pty.type("p");
    QVERIFY(!pty.read_until("\r\n").isEmpty());
}

/// Lines of a kernel log that speak of something wrong with the machine.
QStringList complaints(const QString& log) {
    static const QRegularExpression wrong(
        "\\bBUG\\b|WARNING|Call Trace|unstable|nobody cared|[Ff]irmware [Bb]ug|Hardware Error|stall|soft lockup|Fatal|"
        "[Ff]ailed|doesn't work|not working|[Ii]nvalid |[Ss]purious|skew|timed out|[Uu]nexpected|[Uu]nable|[Ee]rror:");
    // Seen on PCs too: a busy host, or one without the hardware asked for.
    static const QRegularExpression harmless(
        "Fast TSC calibration failed|Unable to calibrate against PIT|"
        "_CPC object|Failed to find cpu0 device node|failed to load regulatory.db");
    QStringList found;
    for (const QString& line : log.split('\n')) {
        if (line.contains(wrong) && !line.contains(harmless)) {
            found << line;
        }
    }
    return found;
}

}  // namespace

class LinuxBootTest : public QObject {
    Q_OBJECT

    static void add_suites() {
        QTest::addColumn<QString>("suite");
        QTest::newRow("bookworm") << "bookworm";
        QTest::newRow("trixie") << "trixie";
    }

private slots:
    void init() {
        const QString suite = QString(QTest::currentDataTag()).section(' ', 0, 0);
        if (!suite.isEmpty() && !GuestSession::has(suite)) {
            QSKIP("this guest is not there; tools/guest/make-guest makes it");
        }
    }

    void boot_toShell_data() {
        QTest::addColumn<QString>("suite");
        QTest::addColumn<int>("cpus");
        for (const char* suite : {"bookworm", "trixie"}) {
            for (const int cpus : {1, 2, 4}) {
                QTest::addRow("%s with %d CPUs", suite, cpus) << suite << cpus;
            }
        }
    }
    void boot_toShell() {
        QFETCH(QString, suite);
        QFETCH(int, cpus);
        GuestSession guest(suite, {"--cpus", QString::number(cpus)});
        QVERIFY(guest.wait_for_prompt());
        QVERIFY2(!guest.passed().contains("stty"), guest.passed().constData());  // Nothing to complain about either.
        QCOMPARE(guest.ask("stty size"), QString("24 80\n"));
        guest.type("echo typed");
        QVERIFY(guest.wait_for("echo typed\r\n"));
        QVERIFY(guest.wait_for("typed\r\n"));
        QVERIFY(guest.wait_for_prompt());
        QCOMPARE(guest.ask("echo $((6 * 7))"), QString("42\n"));
        QCOMPARE(guest.ask("nproc"), QString("%1\n").arg(cpus));
        const QString lscpu = guest.ask("lscpu");
        QVERIFY2(lscpu.contains(QRegularExpression(QString("\nCPU\\(s\\): +%1\n").arg(cpus))), qPrintable(lscpu));
        QVERIFY2(lscpu.contains("AuthenticAMD"), qPrintable(lscpu));

        if (cpus <= 2) {
            // The kernel measures the TSC for some time, which may end after the prompt.
            const QByteArray clock = "/sys/devices/system/clocksource/clocksource0/current_clocksource";
            QCOMPARE(guest.ask("while grep -q tsc-early " + clock + "; do sleep 0.1; done; cat " + clock),
                     QString("tsc\n"));
        }
        const QString log = guest.ask("dmesg");
        QVERIFY(log.contains("Command line: console=ttyS0"));
        QCOMPARE(complaints(log).join("; "), QString());
        const QString interrupts = guest.ask("cat /proc/interrupts");
        QVERIFY2(interrupts.contains(QRegularExpression("ERR: +0\n")), qPrintable(interrupts));
        QVERIFY2(interrupts.contains(QRegularExpression("MIS: +0\n")), qPrintable(interrupts));
        QVERIFY2(interrupts.contains("ttyS0"), qPrintable(interrupts));

        guest.type("poweroff -f");
        QCOMPARE(guest.wait_for_exit(), 0);
    }

    void reboot_byTheGuest_startsItAgain_data() { add_suites(); }
    void reboot_byTheGuest_startsItAgain() {
        QFETCH(QString, suite);
        GuestSession guest(suite, {"--cpus", "2"});
        QVERIFY(guest.wait_for_prompt());
        QVERIFY(!guest.ask("touch /mark").isNull());
        guest.type("reboot -f");
        QVERIFY(guest.wait_for_prompt());
        QCOMPARE(guest.ask("ls /mark 2>/dev/null; nproc"), QString("2\n"));
        guest.type("poweroff -f");
        QCOMPARE(guest.wait_for_exit(), 0);
    }

    void reboot_withNoReboot_is5_data() { add_suites(); }
    void reboot_withNoReboot_is5() {
        QFETCH(QString, suite);
        GuestSession guest(suite, {"--no-reboot"}, "quiet");
        QVERIFY(guest.wait_for_prompt());
        guest.type("reboot -f");
        QCOMPARE(guest.wait_for_exit(), 5);
    }

    void reboot_inEveryWayOfTheKernel_resets_data() {
        QTest::addColumn<QString>("suite");
        QTest::addColumn<QString>("way");
        for (const char* way : {"acpi", "kbd", "pci", "triple"}) {
            QTest::addRow("trixie by %s", way) << "trixie" << way;
        }
    }
    void reboot_inEveryWayOfTheKernel_resets() {
        QFETCH(QString, suite);
        QFETCH(QString, way);
        GuestSession guest(suite, {"--no-reboot"}, "quiet reboot=" + way);
        QVERIFY(guest.wait_for_prompt());
        guest.type("reboot -f");
        // A triple fault is a crash to us, as nothing tells one that is meant from one that is not.
        QCOMPARE(guest.wait_for_exit(), way == "triple" ? 3 : 5);
    }

    void panic_withPanicMinus1_resets_data() { add_suites(); }
    void panic_withPanicMinus1_resets() {
        QFETCH(QString, suite);
        GuestSession guest(suite, {"--no-reboot"}, "quiet panic=-1");
        QVERIFY(guest.wait_for_prompt());
        guest.type("echo c >/proc/sysrq-trigger");
        QVERIFY(guest.wait_for("Kernel panic - not syncing"));
        QCOMPARE(guest.wait_for_exit(), 5);
    }

    void powerButton_ofTheMenu_reachesTheKernel_data() { add_suites(); }
    void powerButton_ofTheMenu_reachesTheKernel() {
        QFETCH(QString, suite);
        Pty pty;
        PtyProcess process(pty, command_of(suite));
        QVERIFY(!pty.read_until(GuestSession::kPrompt, GuestSession::kPatience).isEmpty());
        const QByteArray count = "cat /sys/firmware/acpi/interrupts/ff_pwr_btn";
        const QString before = ask(pty, "killall acpid; " + count);
        QVERIFY2(QRegularExpression("^ +0 +EN").match(before).hasMatch(), qPrintable(before));
        press_power_button(pty);
        const QString interrupts =
            ask(pty, "while " + count + " | grep -q '^ *0 '; do sleep 0.1; done; grep acpi /proc/interrupts");
        QVERIFY2(QRegularExpression("^ *9: +1 .*fasteoi +acpi").match(interrupts).hasMatch(), qPrintable(interrupts));
        // Once: the kernel has taken the interrupt back.
        const QString after = ask(pty, count);
        QVERIFY2(QRegularExpression("^ +1 +EN").match(after).hasMatch(), qPrintable(after));
        pty.type("poweroff -f\n");
        QCOMPARE(process.wait(pty, GuestSession::kPatience), std::optional(0));
    }

    void powerButton_ofTheMenu_shutsTheGuestDown_data() { add_suites(); }
    void powerButton_ofTheMenu_shutsTheGuestDown() {
        QFETCH(QString, suite);
        Pty pty;
        PtyProcess process(pty, command_of(suite));
        QVERIFY(!pty.read_until(GuestSession::kPrompt, GuestSession::kPatience).isEmpty());
        press_power_button(pty);
        QCOMPARE(process.wait(pty, GuestSession::kPatience), std::optional(0));
        QVERIFY2(pty.screen.contains("reboot: Power down"), pty.screen.constData());
        QVERIFY(pty.is_cooked());
    }

    void virtioConsole_carriesTheSession_data() {
        QTest::addColumn<QString>("suite");
        QTest::addColumn<QString>("kind");
        for (const char* kind : {"transitional", "legacy", "modern"}) {
            QTest::addRow("trixie %s", kind) << "trixie" << kind;  // Bookworm's kernel has it as a module.
        }
    }
    void virtioConsole_carriesTheSession() {
        QFETCH(QString, suite);
        QFETCH(QString, kind);
        GuestSession guest(suite, {"--virtio-console", "--virtio", kind}, "console=hvc0");
        QVERIFY(guest.wait_for_prompt());
        QCOMPARE(guest.ask("cat /sys/class/tty/console/active"), QString("ttyS0 hvc0\n"));
        QString numbers;
        for (int i = 1; i <= 20'000; ++i) {
            numbers += QString("%1\n").arg(i);
        }
        QVERIFY(guest.ask("seq 1 20000") == numbers);
        const QByteArray word(900, 'w');  // Less than the shell takes on a line.
        QCOMPARE(guest.ask("printf " + word + " | wc -c"), QString("900\n"));
        QCOMPARE(complaints(guest.ask("dmesg")).join("; "), QString());
        guest.type("poweroff -f");
        QCOMPARE(guest.wait_for_exit(), 0);
    }

    void virtioConsole_hasTheSizeOfTheTerminal_data() {
        QTest::addColumn<QString>("suite");
        QTest::newRow("trixie") << "trixie";
    }
    void virtioConsole_hasTheSizeOfTheTerminal() {
        QFETCH(QString, suite);
        Pty pty;
        pty.resize(132, 43);
        PtyProcess process(pty, command_of(suite, "console=hvc0") + QStringList{"--virtio-console"});
        QVERIFY(!pty.read_until(GuestSession::kPrompt, GuestSession::kPatience).isEmpty());
        QCOMPARE(ask(pty, "stty size"), QString("43 132\nEND\n"));
        pty.resize(101, 17);
        QCOMPARE(ask(pty, "while [ \"$(stty size)\" = '43 132' ]; do :; done; stty size"), QString("17 101\nEND\n"));
        pty.type("poweroff -f\n");
        QCOMPARE(process.wait(pty, GuestSession::kPatience), std::optional(0));
    }

    /// The balloon's driver reports pages two seconds after they were freed.
    void freedMemory_goesBackToTheHost_data() { add_suites(); }
    void freedMemory_goesBackToTheHost() {
        QFETCH(QString, suite);
        constexpr qint64 kMiB = 1 << 20;
        const QByteArray write = "dd if=/dev/zero of=/tmp/file bs=1M count=200";
        GuestSession guest(suite, {"--memory", "512M"}, "quiet");
        QVERIFY(guest.wait_for_prompt());
        QVERIFY(!guest.ask(write).isNull());
        const qint64 used = private_memory(guest.pid());
        QVERIFY2(used > 200 * kMiB, qPrintable(QString::number(used)));
        QVERIFY(!guest.ask("rm /tmp/file").isNull());
        QTRY_VERIFY_WITH_TIMEOUT(private_memory(guest.pid()) < used - 150 * kMiB, GuestSession::kPatience);
        // And it is memory as before.
        QVERIFY(!guest.ask(write).isNull());
        QCOMPARE(guest.ask("tail -c 1048576 /tmp/file | cmp -n 1048576 - /dev/zero && echo same"), QString("same\n"));
        guest.type("poweroff -f");
        QCOMPARE(guest.wait_for_exit(), 0);
    }

    void clock_atBoot_isRight_data() { add_suites(); }
    void clock_atBoot_isRight() {
        QFETCH(QString, suite);
        GuestSession guest(suite, {}, "quiet");
        QVERIFY(guest.wait_for_prompt());
        const qint64 before = QDateTime::currentSecsSinceEpoch();
        const qint64 said = guest.ask("date +%s").toLongLong();
        const qint64 after = QDateTime::currentSecsSinceEpoch();
        QVERIFY2(said >= before - 1 && said <= after + 1,
                 qPrintable(QString("%1 %2 %3").arg(before).arg(said).arg(after)));
    }

    void idle_guest_costsLittleAndKeepsTime_data() {
        QTest::addColumn<QString>("suite");
        QTest::addColumn<int>("cpus");
        QTest::newRow("bookworm with 1 CPU") << "bookworm" << 1;
        QTest::newRow("trixie with 2 CPUs") << "trixie" << 2;
    }
    void idle_guest_costsLittleAndKeepsTime() {
        QFETCH(QString, suite);
        QFETCH(int, cpus);
        constexpr int kSeconds = 30;
        GuestSession guest(suite, {"--cpus", QString::number(cpus)}, "quiet");
        QVERIFY(guest.wait_for_prompt());
        QTest::qWait(5000);  // For what the kernel does after its start.

        QElapsedTimer timer;
        const double guest_start = guest.ask("cat /proc/uptime").section(' ', 0, 0).toDouble();
        timer.start();
        const double cost_start = cpu_seconds(guest.pid());
        QTest::qWait(kSeconds * 1000);
        const double cost = cpu_seconds(guest.pid()) - cost_start;
        const double guest_end = guest.ask("cat /proc/uptime").section(' ', 0, 0).toDouble();
        const double elapsed = static_cast<double>(timer.nsecsElapsed()) / 1e9;

        qInfo("idle: %.2f %% of a core; clock ahead by %.3f s in %.1f s", 100 * cost / kSeconds,
              guest_end - guest_start - elapsed, elapsed);
        QVERIFY2(cost < 0.02 * kSeconds, qPrintable(QString("%1 s of CPU in %2 s").arg(cost).arg(kSeconds)));
        // 0.1 s a minute, and what the answers take on a busy host.
        const double allowed = 0.1 * kSeconds / 60 + 0.1;
        QVERIFY2(std::abs(guest_end - guest_start - elapsed) < allowed,
                 qPrintable(QString("guest %1 s, host %2 s").arg(guest_end - guest_start).arg(elapsed)));
    }
};

QTEST_GUILESS_MAIN(LinuxBootTest)
#include "linux_boot_test.moc"
