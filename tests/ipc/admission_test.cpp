// SPDX-License-Identifier: BSD-2-Clause
#include "backend/ipc/admission.h"

#include <QTest>

using apiary::ipc::Admission;

namespace {

constexpr uid_t kRoot = 0;
constexpr uid_t kServer = 500;
constexpr uid_t kUser = 1000;
constexpr uid_t kOther = 1001;

}  // namespace

class AdmissionTest : public QObject {
    Q_OBJECT

private slots:
    void user_has_a_share_and_gets_it_back() {
        Admission admission(10, 2, kServer);
        QVERIFY(admission.enter(kUser));
        QVERIFY(admission.enter(kUser));
        QVERIFY(!admission.enter(kUser));
        QVERIFY(admission.enter(kOther));
        admission.leave(kUser);
        QVERIFY(admission.enter(kUser));
        QVERIFY(!admission.enter(kUser));
    }

    void root_and_the_server_may_have_all() {
        for (const uid_t uid : {kRoot, kServer}) {
            Admission admission(10, 2, kServer);
            for (int i = 0; i < 10; ++i) {
                QVERIFY(admission.enter(uid));
            }
            QVERIFY(!admission.enter(uid));
            QVERIFY(!admission.enter(kUser));
            admission.leave(uid);
            QVERIFY(admission.enter(kUser));
        }
    }
};

QTEST_GUILESS_MAIN(AdmissionTest)
#include "admission_test.moc"
