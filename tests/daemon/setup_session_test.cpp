// SPDX-License-Identifier: BSD-2-Clause
// apiaryd without any privilege: it tells what this host lacks and plans, and says why it cannot set it up.
#include <QTest>

#include "backend/api/setup.h"
#include "tests/daemon/running_daemon.h"

using namespace apiary;
using namespace apiary::tests;
namespace setup = apiary::api::setup;

class SetupSessionTest : public QObject {
    Q_OBJECT

private slots:
    void helper_of_a_session_says_why_it_cannot() {
        const RunningDaemon daemon;
        const auto state = daemon.call<setup::GetState>();
        QVERIFY2(state.has_value(), state ? "" : state.error().error.cause.c_str());
        QVERIFY(!state->state.system.empty() && !state->state.steps.empty() && state->state.changes.empty());
        QVERIFY(state->state.refusal && state->state.refusal->cause.contains("session"));
        QVERIFY(!state->state.refusal->remedy.empty());
        const auto plan = daemon.call<setup::MakePlan>({.wish = {}});
        QVERIFY2(plan.has_value(), plan ? "" : plan.error().error.cause.c_str());
        const auto applied = daemon.call<setup::Apply>({.wish = {}, .digest = {}});
        const auto undone = daemon.call<setup::Undo>();
        for (const ipc::CallFailure& failure : {applied.error(), undone.error()}) {
            QCOMPARE(failure.name, std::string(setup::Unavailable::kName));
            QCOMPARE(failure.error.cause, state->state.refusal->cause);
        }
    }

    void wish_that_makes_no_sense_is_refused() {
        const RunningDaemon daemon;
        setup::Wish wish;
        wish.user = "no body";
        QCOMPARE(daemon.call<setup::MakePlan>({.wish = wish}).error().name, std::string(setup::InvalidWish::kName));
        wish.user = {};
        wish.without = {{"boot:\033[2J"}};
        const auto failure = daemon.call<setup::MakePlan>({.wish = wish}).error();
        QCOMPARE(failure.name, std::string(setup::InvalidWish::kName));
        QVERIFY(!failure.error.cause.contains('\033'));
    }
};

QTEST_GUILESS_MAIN(SetupSessionTest)
#include "setup_session_test.moc"
