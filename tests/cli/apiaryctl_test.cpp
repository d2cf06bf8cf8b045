// SPDX-License-Identifier: BSD-2-Clause
// The program as a whole, without a terminal: exit statuses, bad input, pipes, signals.
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

#include "tests/machine/tiny_kernel.h"

using apiary::testing::TinyKernel;

namespace {

struct Outcome {
    int status = -1;  ///< -1 when it was killed by a signal or did not end.
    QByteArray out, err;
};

/// Machine code, zero bytes included.
QByteArray operator""_b(const char* text, std::size_t size) {
    return {text, static_cast<qsizetype>(size)};
}

constexpr int kMost = 60'000;  // Milliseconds; hosts that run several tests at once are slow.

Outcome finish(QProcess& process) {
    if (!process.waitForFinished(kMost)) {
        process.kill();
        process.waitForFinished();
        return {};
    }
    return {.status = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            .out = process.readAllStandardOutput(),
            .err = process.readAllStandardError()};
}

Outcome run(const QStringList& arguments, const QByteArray& input = {}) {
    QProcess process;
    process.start(APIARYCTL, arguments);
    process.write(input);
    process.closeWriteChannel();
    return finish(process);
}

bool is_explained(const Outcome& outcome) {
    return outcome.err.startsWith("apiaryctl: error: ") && outcome.err.contains("\n  remedy: ");
}

}  // namespace

class ApiaryctlTest : public QObject {
    Q_OBJECT
    QTemporaryDir directory_;

    QString file(const QString& name) const { return directory_.filePath(name); }
    QString write_file(const QString& name, const QByteArray& bytes) const {
        QFile out(file(name));
        return out.open(QIODevice::WriteOnly) && out.write(bytes) == bytes.size() ? out.fileName() : QString();
    }
    /// Arguments that run `kernel` with little memory.
    QStringList guest(const TinyKernel& kernel, const QStringList& more = {}) const {
        const QString path = file("kernel");
        return kernel.write(path) ? QStringList{"run", "--kernel", path, "--memory", "16M"} + more : QStringList{};
    }

    /// A handler for #UD that goes back to the instruction which has none.
    static TinyKernel exception_loop() {
        constexpr std::uint32_t kIdt = 0x300000, kIdtr = 0x310000, kCodeSelector = 0x08, kGate = 0x8e00;
        const auto build = [](std::uint32_t handler) {
            TinyKernel kernel;
            kernel.store(kIdt + 6 * 8, kCodeSelector << 16 | (handler & 0xffff))
                .store(kIdt + 6 * 8 + 4, (handler & 0xffff0000) | kGate)
                .store(kIdtr, (kIdt & 0xffff) << 16 | 0x7ff)
                .store(kIdtr + 4, kIdt >> 16)
                .raw("\x0f\x01\x1d\x00\x00\x31\x00\xbc\x00\x00\x40\x00"_b)  // lidt [310000h]; mov esp, 400000h
                .crash();
            return kernel;
        };
        return build(build(0).here()).raw("\xcf"_b);  // iret
    }

private slots:
    void exit_powerOff_is0() { QCOMPARE(run(guest(TinyKernel().power_off())).status, 0); }

    void exit_crash_is3WithRegisters() {
        const Outcome outcome = run(guest(TinyKernel().crash()));
        QCOMPARE(outcome.status, 3);
        QVERIFY(outcome.err.contains("triple fault on CPU 0"));
        QVERIFY(outcome.err.contains("rip[0]\t\t0x0000000000100020\n"));
    }

    void exit_timeout_is4() {
        const Outcome outcome = run(guest(TinyKernel().spin(), {"--timeout", "0.3"}));
        QCOMPARE(outcome.status, 4);
        QVERIFY(outcome.err.contains("time limit"));
    }

    void exit_timeoutOfHaltedGuest_is4() {
        QCOMPARE(run(guest(TinyKernel().halt(), {"--timeout", "0.3"})).status, 4);
    }

    void exit_resetWithNoReboot_is5() { QCOMPARE(run(guest(TinyKernel().reset(), {"--no-reboot"})).status, 5); }

    void exit_reset_startsAgain() {
        // The third run powers off.
        TinyKernel power_off;
        power_off.power_off();
        TinyKernel kernel;
        kernel.print("run ").count_at(0x200000).skip_if_below(3, power_off.size()).power_off().reset().spin();
        const Outcome outcome = run(guest(kernel));
        QCOMPARE(outcome.status, 0);
        QCOMPARE(outcome.out, QByteArray("run run run "));
    }

    void exit_debugExit_isTwiceTheValuePlusOne_data() {
        QTest::addColumn<int>("value");
        QTest::addColumn<int>("status");
        QTest::newRow("0") << 0 << 1;
        QTest::newRow("1") << 1 << 3;
        QTest::newRow("0x31") << 0x31 << 0x63;
        QTest::newRow("127") << 127 << 255;
    }
    void exit_debugExit_isTwiceTheValuePlusOne() {
        QFETCH(int, value);
        const auto byte = static_cast<std::uint8_t>(value);
        QTEST(run(guest(TinyKernel().out_byte(0xf4, byte).spin(), {"--debug-exit", "0xf4"})).status, "status");
    }

    void guest_thatMisbehaves_endsWith3OrByTimeout_data() {
        QTest::addColumn<QByteArray>("code");
        QTest::addColumn<int>("status");  // 0: either will do.
        constexpr std::uint32_t kEndOfMemory = 16 << 20;
        QTest::newRow("runs off the end of RAM") << TinyKernel().jump(kEndOfMemory - 16).code() << 3;
        QTest::newRow("jumps where nothing is") << TinyKernel().jump(0xd0000000).code() << 3;
        QTest::newRow("turns paging on over nothing")
            << TinyKernel().raw("\xb8\x00\x00\x30\x00\x0f\x22\xd8"_b)           // mov eax, 300000h; mov cr3, eax
                   .raw("\x0f\x20\xc0\x0d\x00\x00\x00\x80\x0f\x22\xc0"_b)    // mov eax, cr0; or eax, PG; mov cr0, eax
                   .spin().code()
            << 3;
        QTest::newRow("turns protection off")
            << TinyKernel().raw("\x0f\x20\xc0\x24\xfe\x0f\x22\xc0"_b).crash().code() << 0;  // and al, ~PE
        QTest::newRow("loops in exceptions") << exception_loop().code() << 4;
        for (quint32 seed = 1; seed <= 8; ++seed) {
            QByteArray garbage;
            quint32 x = seed * 2654435761u;
            for (int i = 0; i < 4096; ++i) {
                x ^= x << 13;
                x ^= x >> 17;
                x ^= x << 5;
                garbage += static_cast<char>(x);
            }
            QTest::addRow("executes garbage %u", seed) << garbage << 0;
        }
    }
    void guest_thatMisbehaves_endsWith3OrByTimeout() {
        QFETCH(QByteArray, code);
        QFETCH(int, status);
        const Outcome outcome = run(guest(TinyKernel().raw(code), {"--timeout", "2", "--console", "none", "--no-reboot"}));
        QVERIFY2(status == 0 ? outcome.status == 3 || outcome.status == 4 || outcome.status == 5
                             : outcome.status == status,
                 qPrintable(QString::number(outcome.status) + outcome.err));
    }

    void dump_atTheEnd_isOnStandardOutput() {
        const Outcome outcome = run(guest(TinyKernel().print("bye\n").power_off(), {"--dump-registers", "--cpus", "2"}));
        QCOMPARE(outcome.status, 0);
        QVERIFY(outcome.out.startsWith("bye\nefer[0]\t\t0x"));
        QVERIFY(outcome.out.contains("\nefer[1]\t\t0x"));
        QVERIFY(outcome.err.isEmpty());
    }

    void console_pipes_carryBothWays() {
        const Outcome outcome = run(guest(TinyKernel().echo_until('!').power_off()), "Hello, guest!");
        QCOMPARE(outcome.status, 0);
        QCOMPARE(outcome.out, QByteArray("Hello, guest!"));
        QVERIFY(outcome.err.isEmpty());
    }

    void console_muchInput_losesNothing() {
        QByteArray text;
        for (int i = 0; i < 3000; ++i) {
            text += QByteArray::number(i) + ' ';
        }
        text += '!';
        const Outcome outcome = run(guest(TinyKernel().echo_until('!').power_off()), text);
        QCOMPARE(outcome.status, 0);
        QVERIFY(outcome.out == text);
    }

    void console_endOfInput_letsTheGuestRun() {
        const Outcome outcome = run(guest(TinyKernel().print("still here").halt(), {"--timeout", "1"}));
        QCOMPARE(outcome.status, 4);
        QCOMPARE(outcome.out, QByteArray("still here"));
    }

    void console_none_printsNothing() {
        const Outcome outcome = run(guest(TinyKernel().print("unheard").power_off(), {"--console", "none"}));
        QCOMPARE(outcome.status, 0);
        QVERIFY(outcome.out.isEmpty());
    }

    void console_readerGone_endsCleanly() {
        QProcess shell;
        QStringList words;
        for (const QString& word : guest(TinyKernel().echo_until('!').power_off(), {"--timeout", "30"})) {
            words << '\'' + word + '\'';
        }
        shell.start("/bin/sh", {"-c", QString("{ yes 2>/dev/null | '%1' %2; echo $? >&2; } | head -n 1")
                                          .arg(APIARYCTL, words.join(' '))});
        const Outcome outcome = finish(shell);
        QCOMPARE(outcome.out, QByteArray("y\n"));
        QVERIFY2(outcome.err.contains("cannot be written"), outcome.err.constData());
        QVERIFY2(outcome.err.endsWith("\n1\n"), outcome.err.constData());
    }

    void streams_thatAreClosed_areNoProblem() {
        QProcess shell;
        QStringList words;
        for (const QString& word : guest(TinyKernel().print("x").power_off())) {
            words << '\'' + word + '\'';
        }
        shell.start("/bin/sh", {"-c", QString("'%1' %2 <&- >&- 2>&-").arg(APIARYCTL, words.join(' '))});
        QCOMPARE(finish(shell).status, 0);
    }

    void signal_whileTheGuestRuns_endsIt_data() {
        QTest::addColumn<int>("number");
        QTest::newRow("interrupt") << SIGINT;
        QTest::newRow("terminate") << SIGTERM;
        QTest::newRow("hang up") << SIGHUP;
        QTest::newRow("quit") << SIGQUIT;
    }
    void signal_whileTheGuestRuns_endsIt() {
        QFETCH(int, number);
        QProcess process;
        process.start(APIARYCTL, guest(TinyKernel().print("running").spin()));
        // It may come in pieces.
        for (QByteArray printed; !printed.contains("running"); printed += process.readAllStandardOutput()) {
            QVERIFY(process.waitForReadyRead(kMost));
        }
        QCOMPARE(::kill(static_cast<pid_t>(process.processId()), number), 0);
        QCOMPARE(finish(process).status, 128 + number);
    }

    void usage_isRefusedWith2_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QByteArray>("said");
        const QStringList kernel = {"run", "--kernel", "/dev/null"};
        QTest::newRow("nothing") << QStringList{} << QByteArray("apiaryctl --help");
        QTest::newRow("bare number") << kernel + QStringList{"--memory", "8"} << QByteArray("8: did you mean 8G?");
        QTest::newRow("1 byte") << kernel + QStringList{"--memory", "1B"} << QByteArray("at least 16M");
        QTest::newRow("1 TiB") << kernel + QStringList{"--memory", "1T"} << QByteArray("this host has");
        QTest::newRow("no CPU") << kernel + QStringList{"--cpus", "0"} << QByteArray("1 to 64");
        QTest::newRow("65 CPUs") << kernel + QStringList{"--cpus", "65"} << QByteArray("1 to 64");
        QTest::newRow("no such engine") << kernel + QStringList{"--engine", "warp"} << QByteArray("soft");
    }
    void usage_isRefusedWith2() {
        QFETCH(QStringList, arguments);
        QFETCH(QByteArray, said);
        const Outcome outcome = run(arguments);
        QCOMPARE(outcome.status, 2);
        QVERIFY2(outcome.err.contains(said), outcome.err.constData());
        QVERIFY(is_explained(outcome));
        QVERIFY(outcome.out.isEmpty());
    }

    void kernel_thatCannotBeStarted_isRefusedWith1_data() {
        QTest::addColumn<QString>("kernel");
        QVERIFY(TinyKernel().halt().write(file("whole")));
        QFile whole(file("whole"));
        QVERIFY(whole.open(QIODevice::ReadOnly));
        QTest::newRow("no such file") << file("missing");
        QTest::newRow("directory") << directory_.path();
        QTest::newRow("empty") << write_file("empty", "");
        QTest::newRow("text") << write_file("text", "this is no kernel\n");
        QTest::newRow("truncated") << write_file("truncated", whole.read(16));
        QTest::newRow("device") << QString("/dev/zero");
        QTest::newRow("zeros") << write_file("zeros", QByteArray(100'000, '\0'));
    }
    void kernel_thatCannotBeStarted_isRefusedWith1() {
        QFETCH(QString, kernel);
        const Outcome outcome = run({"run", "--kernel", kernel});
        QCOMPARE(outcome.status, 1);
        QVERIFY2(is_explained(outcome), outcome.err.constData());
        QVERIFY2(outcome.err.contains(kernel.toLocal8Bit()), outcome.err.constData());
    }

    void kernel_thatIsUnreadable_isRefusedWith1() {
        const QString path = write_file("unreadable", "x");
        QCOMPARE(::chmod(path.toLocal8Bit().constData(), 0), 0);
        if (::access(path.toLocal8Bit().constData(), R_OK) == 0) {
            QSKIP("this user may read every file");
        }
        const Outcome outcome = run({"run", "--kernel", path});
        QCOMPARE(outcome.status, 1);
        QVERIFY(is_explained(outcome));
        QVERIFY(outcome.err.contains("Permission denied"));
    }

    void initrd_thatCannotBeLoaded_isRefusedWith1_data() {
        QTest::addColumn<QString>("initrd");
        QTest::newRow("no such file") << file("missing");
        QTest::newRow("directory") << directory_.path();
        QTest::newRow("larger than memory") << write_file("large", QByteArray(20 << 20, 'x'));
    }
    void initrd_thatCannotBeLoaded_isRefusedWith1() {
        QFETCH(QString, initrd);
        const Outcome outcome = run(guest(TinyKernel().halt(), {"--initrd", initrd}));
        QCOMPARE(outcome.status, 1);
        QVERIFY2(is_explained(outcome), outcome.err.constData());
    }

    void memory_moreThanTheHostHas_isRefusedWith1() {
        const auto host = static_cast<std::uint64_t>(::sysconf(_SC_PHYS_PAGES) * ::sysconf(_SC_PAGESIZE));
        if (host >= 400ull << 30) {
            QSKIP("this host has all the memory there can be");
        }
        const Outcome outcome = run({"run", "--kernel", "/dev/null", "--memory", "400G"});
        QCOMPARE(outcome.status, 1);
        QVERIFY2(outcome.err.contains("more than this host has"), outcome.err.constData());
        QVERIFY(is_explained(outcome));
    }

    void debugExit_onAPortThatIsTaken_isRefusedWith1() {
        const Outcome outcome = run(guest(TinyKernel().halt(), {"--debug-exit", "0x3f8"}));
        QCOMPARE(outcome.status, 1);
        QVERIFY2(is_explained(outcome), outcome.err.constData());
    }

    void help_isOnStandardOutput() {
        const Outcome outcome = run({"--help"});
        QCOMPARE(outcome.status, 0);
        QVERIFY(outcome.out.contains("run"));
        QVERIFY(outcome.err.isEmpty());
    }
};

QTEST_GUILESS_MAIN(ApiaryctlTest)
#include "apiaryctl_test.moc"
