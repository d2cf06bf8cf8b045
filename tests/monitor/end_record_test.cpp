// SPDX-License-Identifier: BSD-2-Clause
#include "backend/monitor/end_record.h"

#include <QTest>

#include "backend/console/readable.h"

using namespace apiary;
using namespace apiary::monitor;
using Reason = apiary::machine::End::Reason;
using apiary::api::guests::EndReason;

class EndRecordTest : public QObject {
    Q_OBJECT

private slots:
    void power_off_has_no_crash_card();
    void triple_fault_has_registers_and_last_lines();
    void cause_is_hinted_at_by_the_console_data();
    void cause_is_hinted_at_by_the_console();
    void host_error_tells_its_remedy();
    void lines_are_made_readable_data();
    void lines_are_made_readable();
    void last_lines_are_the_last_of_a_long_output();
};

void EndRecordTest::power_off_has_no_crash_card() {
    const auto record = end_record({.reason = Reason::PowerOff}, {"rax"}, {"bye"}, 7);
    QCOMPARE(record.reason, EndReason::PoweredOff);
    QCOMPARE(record.time, 7);
    QVERIFY(!record.crash && !record.value);
    const auto exit = end_record({.reason = Reason::DebugExit, .value = 9}, {}, {}, 7);
    QCOMPARE(exit.value, 9);
}

void EndRecordTest::triple_fault_has_registers_and_last_lines() {
    const auto record = end_record({.reason = Reason::TripleFault, .vcpu = 2}, {"rax 1"}, {"oops"}, 7);
    QCOMPARE(record.message, "the guest crashed: triple fault on CPU 2");
    QCOMPARE(record.crash->registers, std::vector<std::string>{"rax 1"});
    QCOMPARE(record.crash->console, std::vector<std::string>{"oops"});
    QCOMPARE(record.crash->summary, record.message);
}

void EndRecordTest::cause_is_hinted_at_by_the_console_data() {
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("cause");
    QTest::newRow("nothing") << "" << "before it wrote anything";
    QTest::newRow("root") << "Kernel panic - not syncing: VFS: Unable to mount root fs on unknown-block(0,0)"
                          << "no root file system";
    QTest::newRow("memory") << "Out of memory: Killed process 1" << "too little memory";
    QTest::newRow("FreeBSD") << "panic: vm_fault failed" << "panic:";
    QTest::newRow("anything") << "Booting" << "resets itself";
}

void EndRecordTest::cause_is_hinted_at_by_the_console() {
    QFETCH(QString, line);
    QFETCH(QString, cause);
    const auto record = end_record({.reason = Reason::TripleFault}, {}, {line.toStdString()}, 7);
    QVERIFY2(record.crash->probable_cause->contains(cause.toStdString()), record.crash->probable_cause->c_str());
}

void EndRecordTest::host_error_tells_its_remedy() {
    const auto record = end_record(
        {.reason = Reason::HostError, .error = {.cause = "the disk is full", .remedy = "make room"}}, {}, {}, 7);
    QCOMPARE(record.message, "the host could not go on: the disk is full");
    QCOMPARE(record.crash->probable_cause, "make room");
}

void EndRecordTest::lines_are_made_readable_data() {
    QTest::addColumn<QByteArray>("raw");
    QTest::addColumn<QByteArray>("readable");
    QTest::newRow("colours") << QByteArray("\x1b[1;32mok\x1b[0m\r") << QByteArray("ok");
    QTest::newRow("cut escape") << QByteArray("ok\x1b[1;3") << QByteArray("ok");
    QTest::newRow("lone escape") << QByteArray("ok\x1b") << QByteArray("ok");
    QTest::newRow("bell and tab") << QByteArray("a\a\tb") << QByteArray("a b");
    QTest::newRow("umlaut") << QByteArray("gr\xc3\xbc\xc3\x9f") << QByteArray("gr\xc3\xbc\xc3\x9f");
    QTest::newRow("latin 1") << QByteArray("gr\xfc") << QByteArray("gr\xef\xbf\xbd");
    QTest::newRow("surrogate") << QByteArray("\xed\xa0\x80") << QByteArray("\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd");
    QTest::newRow("overlong") << QByteArray("\xe0\x80\xaf") << QByteArray("\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd");
    QTest::newRow("cut character") << QByteArray("\xe2\x82") << QByteArray("\xef\xbf\xbd\xef\xbf\xbd");
}

void EndRecordTest::lines_are_made_readable() {
    QFETCH(QByteArray, raw);
    QFETCH(QByteArray, readable);
    const auto lines = console::readable_lines(raw.toStdString(), 10);
    QCOMPARE(lines.size(), 1u);
    QCOMPARE(QByteArray::fromStdString(lines[0]), readable);
}

void EndRecordTest::last_lines_are_the_last_of_a_long_output() {
    const auto console = std::make_shared<console::Stream>();
    for (int i = 0; i < 200'000; ++i) {
        console->output("line " + std::to_string(i) + "\r\n");
    }
    console->output(std::string(1000, 'x'));
    const auto lines = last_lines(console, 3);
    QCOMPARE(lines.size(), 3u);
    QCOMPARE(lines[0], "line 199998");
    QCOMPARE(lines[2], std::string(200, 'x'));
    QVERIFY(last_lines(std::make_shared<console::Stream>(), 3).empty());
}

QTEST_GUILESS_MAIN(EndRecordTest)
#include "end_record_test.moc"
