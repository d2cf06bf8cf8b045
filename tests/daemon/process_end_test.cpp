// SPDX-License-Identifier: BSD-2-Clause
#include "backend/daemon/process_end.h"

#include <signal.h>

#include <QTest>

using namespace apiary::daemon;
using apiary::api::guests::Crash;
using apiary::api::guests::End;
using apiary::api::guests::EndReason;

class ProcessEndTest : public QObject {
    Q_OBJECT

private slots:
    void end_is_told_by_what_was_seen_data();
    void end_is_told_by_what_was_seen();
    void what_a_caller_wanted_is_no_crash();
    void what_a_monitor_tells_is_bounded();
    void what_makes_sense_stays_as_it_is();
};

void ProcessEndTest::end_is_told_by_what_was_seen_data() {
    QTest::addColumn<int>("status");  // As waitpid(2) tells it; -1: not known.
    QTest::addColumn<bool>("hung");
    QTest::addColumn<EndReason>("reason");
    QTest::addColumn<QString>("words");
    QTest::newRow("forbidden call") << SIGSYS << false << EndReason::MonitorDied << "sandbox forbids";
    QTest::newRow("killed") << SIGKILL << false << EndReason::MonitorDied << "killed from outside";
    QTest::newRow("crashed") << SIGSEGV << false << EndReason::MonitorDied << "crashed (signal 11)";
    QTest::newRow("another signal") << SIGPIPE << false << EndReason::MonitorDied << "ended by signal 13";
    QTest::newRow("a status") << (3 << 8) << false << EndReason::MonitorDied << "ended with status 3";
    QTest::newRow("hung") << SIGKILL << true << EndReason::Hung << "answered no more";
    QTest::newRow("not seen") << -1 << false << EndReason::Vanished << "while the helper was away";
}

void ProcessEndTest::end_is_told_by_what_was_seen() {
    QFETCH(int, status);
    QFETCH(bool, hung);
    QFETCH(EndReason, reason);
    QFETCH(QString, words);
    const auto seen = status < 0 ? std::nullopt : std::optional(status);
    const End end = end_of_process({.status = seen, .hung = hung, .stop_asked = false}, "first\nlast\n", 7);
    QCOMPARE(end.reason, reason);
    QVERIFY2(end.message.contains(words.toStdString()), end.message.c_str());
    QCOMPARE(end.crash->console, (std::vector<std::string>{"first", "last"}));
    QCOMPARE(end.time, 7);
}

void ProcessEndTest::what_a_caller_wanted_is_no_crash() {
    const End end = end_of_process({.status = SIGKILL, .hung = false, .stop_asked = true}, "", 7);
    QVERIFY(end.reason == EndReason::Killed && !end.crash);
}

void ProcessEndTest::what_a_monitor_tells_is_bounded() {
    const std::string huge(100'000, 'x'), escape = "\033[2J";
    const End end = bounded({.reason = EndReason::TripleFault,
                             .message = escape + huge,
                             .time = 7,
                             .value = {},
                             .crash = Crash{.summary = huge,
                                            .probable_cause = escape,
                                            .registers = std::vector<std::string>(1000, huge + escape),
                                            .console = std::vector<std::string>(1000, escape + huge)},
                             .restarted = {}});
    QVERIFY(end.message.starts_with("?[2J") && end.message.size() < 1000);
    QVERIFY(end.crash->summary.size() < 1000);
    QCOMPARE(end.crash->probable_cause, "?[2J");
    QCOMPARE(end.crash->registers->size(), 64u);
    QCOMPARE(end.crash->registers->front().size(), 16'384u);
    QVERIFY(end.crash->console.size() <= 40 && end.crash->console.front().size() < 1000);
}

void ProcessEndTest::what_makes_sense_stays_as_it_is() {
    const End end = {
        .reason = EndReason::TripleFault,
        .message = "the guest crashed",
        .time = 7,
        .value = {},
        .crash =
            Crash{.summary = "größer", .probable_cause = "b", .registers = {{"rax\t1\nrbx\t2\n"}}, .console = {"c"}},
        .restarted = {}};
    QVERIFY(bounded(end) == end);
}

QTEST_GUILESS_MAIN(ProcessEndTest)
#include "process_end_test.moc"
