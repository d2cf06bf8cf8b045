// SPDX-License-Identifier: BSD-2-Clause
// Runs every guest of this folder through `apiaryctl run`.
#include <QDir>
#include <QProcess>
#include <QtTest>

namespace {

// Statuses that the guests' verdicts come to: (v << 1) | 1 (see lib/base.h); and apiaryctl's own.
constexpr int kPass = 33, kUnexpectedTrap = 35, kSkip = 37, kGuestCrashed = 3, kTimedOut = 4;
constexpr int kMost = 120'000;  // Milliseconds.

struct Outcome {
    int status = -1;  ///< -1: killed by a signal, or did not end.
    QByteArray out, err;
};

Outcome run(const QString& kernel, const QStringList& more) {
    QProcess process;
    process.start(APIARYCTL, QStringList{"run", "--kernel", QDir(GUESTS).filePath(kernel), "--debug-exit", "0xf4",
                                         "--no-reboot", "--engine", "soft"} + more);
    process.closeWriteChannel();
    if (!process.waitForFinished(kMost)) {
        process.kill();
        process.waitForFinished();
        return {-1, process.readAllStandardOutput(), process.readAllStandardError()};
    }
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1, process.readAllStandardOutput(),
            process.readAllStandardError()};
}

/// Guests that end otherwise than by saying that they pass.
bool is_hostile(const QString& name) { return name.startsWith("hostile_") || name == "triple_fault"; }
/// Guests that need more than one CPU.
bool needs_processors(const QString& name) {
    return name.startsWith("processors") || name == "locked" || name == "cross_modifying";
}

QByteArray explain(const Outcome& outcome) {
    return "status " + QByteArray::number(outcome.status) + "\n" + outcome.out + outcome.err;
}

}  // namespace

class GuestsTest : public QObject {
    Q_OBJECT

private slots:
    void guest_well_behaved_passes_data();
    void guest_well_behaved_passes();
    void guest_hostile_ends_as_a_machine_does_data();
    void guest_hostile_ends_as_a_machine_does();
};

void GuestsTest::guest_well_behaved_passes_data() {
    QTest::addColumn<QString>("kernel");
    QTest::addColumn<QStringList>("arguments");
    int count = 0;
    for (const QString& name : QDir(GUESTS).entryList(QDir::Files)) {
        if (name.contains('.') || is_hostile(name)) {
            continue;
        }
        ++count;
        const QStringList small = {"--memory", "128M", "--timeout", "60"};
        if (needs_processors(name)) {
            for (const char* cpus : {"2", "4"}) {
                QTest::newRow(qPrintable(name + ", " + cpus + " CPUs")) << name << small + QStringList{"--cpus", cpus};
            }
        } else {
            QTest::newRow(qPrintable(name)) << name << small + QStringList{"--cpus", "1"};
        }
    }
    QVERIFY(count > 40);
}

void GuestsTest::guest_well_behaved_passes() {
    QFETCH(QString, kernel);
    QFETCH(QStringList, arguments);
    const Outcome outcome = run(kernel, arguments);
    if (outcome.status == kSkip) {
        QSKIP(outcome.out.constData());
    }
    QVERIFY2(outcome.status == kPass, explain(outcome).constData());
}

void GuestsTest::guest_hostile_ends_as_a_machine_does_data() {
    QTest::addColumn<QString>("kernel");
    QTest::addColumn<QString>("text");         // For its command line.
    QTest::addColumn<QList<int>>("statuses");  // Any of these; none: all but our own failure.
    QTest::addColumn<int>("seconds");
    const auto row = [](const char* kernel, const char* text, const QList<int>& statuses, int seconds = 20) {
        QTest::newRow(qPrintable(QString("%1 %2").arg(kernel, text))) << QString(kernel) << QString(text) << statuses << seconds;
    };
    row("triple_fault", "", {kGuestCrashed});
    row("hostile_stack_overflow", "", {kGuestCrashed});
    row("hostile_end_of_ram", "", {kGuestCrashed});
    row("hostile_paging_off", "", {kGuestCrashed});
    row("hostile_exception_loop", "", {kTimedOut}, 2);
    row("hostile_mmio", "", {kPass}, 60);
    row("hostile_user_garbage", "1", {kPass}, 100);
    row("hostile_user_garbage", "2", {kPass}, 100);
    for (const char* choice : {"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"}) {
        row("hostile_tables", choice, {kGuestCrashed, kTimedOut, kUnexpectedTrap}, 2);
    }
    for (const char* seed : {"a", "b", "c", "d", "e", "f", "g", "h"}) {
        row("hostile_garbage", seed, {}, 2);
    }
}

void GuestsTest::guest_hostile_ends_as_a_machine_does() {
    QFETCH(QString, kernel);
    QFETCH(QString, text);
    QFETCH(QList<int>, statuses);
    QFETCH(int, seconds);
    const Outcome outcome = run(kernel, {"--memory", "64M", "--cpus", "1", "--timeout", QString::number(seconds),
                                         "--append", text});
    if (statuses.empty()) {
        // A machine may be made to do anything but fail on the host's side: 1, and a signal of ours.
        QVERIFY2(outcome.status >= 0 && outcome.status != 1 && outcome.status != 2, explain(outcome).constData());
    } else {
        QVERIFY2(statuses.contains(outcome.status), explain(outcome).constData());
    }
    if (outcome.status == kGuestCrashed) {
        QVERIFY2((outcome.out + outcome.err).contains("rip"), explain(outcome).constData());
    }
}

QTEST_GUILESS_MAIN(GuestsTest)
#include "guests_test.moc"
