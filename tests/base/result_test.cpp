// SPDX-License-Identifier: BSD-2-Clause
#include "backend/base/result.h"

#include <cerrno>

#include <QtTest>

class ResultTest : public QObject {
    Q_OBJECT

private slots:
    void fail_keeps_cause_remedy_and_detail() {
        const apiary::Result<int> failed = apiary::fail("cause", "remedy", "detail");
        QVERIFY(!failed.has_value());
        QCOMPARE(failed.error(), (apiary::Error{"cause", "remedy", "detail"}));
    }
    void fail_errno_tells_the_text_and_the_number() {
        const apiary::Result<int> failed = apiary::fail_errno(ENOENT, "cause");
        const QString detail = QString::fromStdString(failed.error().detail);
        QVERIFY(detail.contains("No such file"));
        QVERIFY(detail.contains(QString::number(ENOENT)));
    }
};

QTEST_GUILESS_MAIN(ResultTest)
#include "result_test.moc"
