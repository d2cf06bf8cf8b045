// SPDX-License-Identifier: BSD-2-Clause
#include "backend/daemon/restart_budget.h"

#include <QTest>

using namespace apiary::daemon;
using apiary::api::guests::EndReason;
using apiary::api::guests::RestartPolicy;
using namespace std::chrono_literals;

class RestartBudgetTest : public QObject {
    Q_OBJECT

private slots:
    void policy_decides_by_the_reason_data();
    void policy_decides_by_the_reason();
    void starts_are_limited_within_the_time();
    void delay_grows_and_is_bounded();
    void cleared_budget_is_new();
};

void RestartBudgetTest::policy_decides_by_the_reason_data() {
    QTest::addColumn<EndReason>("reason");
    QTest::addColumn<bool>("on_crash");
    QTest::addColumn<bool>("always");
    QTest::newRow("powered off") << EndReason::PoweredOff << false << true;
    QTest::newRow("reset") << EndReason::Reset << false << true;
    QTest::newRow("debug exit") << EndReason::DebugExit << false << true;
    QTest::newRow("killed") << EndReason::Killed << false << false;
    QTest::newRow("not started") << EndReason::NotStarted << false << false;
    QTest::newRow("triple fault") << EndReason::TripleFault << true << true;
    QTest::newRow("host error") << EndReason::HostError << true << true;
    QTest::newRow("monitor died") << EndReason::MonitorDied << true << true;
    QTest::newRow("vanished") << EndReason::Vanished << true << true;
    QTest::newRow("hung") << EndReason::Hung << true << true;
}

void RestartBudgetTest::policy_decides_by_the_reason() {
    QFETCH(EndReason, reason);
    QFETCH(bool, on_crash);
    QFETCH(bool, always);
    QVERIFY(!wants_restart(RestartPolicy::Never, reason));
    QCOMPARE(wants_restart(RestartPolicy::OnCrash, reason), on_crash);
    QCOMPARE(wants_restart(RestartPolicy::Always, reason), always);
}

void RestartBudgetTest::starts_are_limited_within_the_time() {
    RestartBudget budget(2, 10s);
    const RestartBudget::Clock::time_point start{};
    QVERIFY(budget.take(start));
    QVERIFY(budget.take(start + 5s));
    QVERIFY(!budget.take(start + 9s));
    QVERIFY(budget.take(start + 10s));
    QVERIFY(!budget.take(start + 14s));
    QCOMPARE(budget.count(), 2);
    QVERIFY(!RestartBudget(0, 10s).take(start));
}

void RestartBudgetTest::delay_grows_and_is_bounded() {
    RestartBudget budget(100, 1000s);
    std::vector<std::chrono::milliseconds> delays;
    for (int i = 0; i < 20; ++i) {
        QVERIFY(budget.take({}));
        delays.push_back(budget.delay());
    }
    QCOMPARE(delays[0], 0ms);
    QCOMPARE(delays[1], 500ms);
    QCOMPARE(delays[2], 1000ms);
    QCOMPARE(delays[19], 30'000ms);
}

void RestartBudgetTest::cleared_budget_is_new() {
    RestartBudget budget(1, 10s);
    QVERIFY(budget.take({}));
    QVERIFY(!budget.take({}));
    budget.clear();
    QVERIFY(budget.take({}));
}

QTEST_GUILESS_MAIN(RestartBudgetTest)
#include "restart_budget_test.moc"
