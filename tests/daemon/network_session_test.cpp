// SPDX-License-Identifier: BSD-2-Clause
// apiaryd without any privilege: it tells of the host's network, and why it cannot change it.
#include <QTest>

#include "backend/api/network.h"
#include "tests/daemon/running_daemon.h"

using namespace apiary;
using namespace apiary::tests;
namespace net = apiary::api::network;

class NetworkSessionTest : public QObject {
    Q_OBJECT

private slots:
    void helper_ofASession_saysWhyItCannot() {
        const RunningDaemon daemon;
        const auto state = daemon.call<net::GetState>();
        QVERIFY2(state.has_value(), state ? "" : state.error().error.cause.c_str());
        QVERIFY(state->state.networks.empty() && !state->state.interfaces.empty());
        QVERIFY(state->state.refusal && state->state.refusal->cause.contains("session"));
        QVERIFY(!state->state.refusal->remedy.empty());
        net::SetUp wish;
        wish.kind = net::Kind::HostOnly;
        QVERIFY(daemon.call<net::MakePlan>({.set_up = wish}).has_value());
        const auto applied = daemon.call<net::Apply>({.set_up = wish, .digest = {}});
        const auto undone = daemon.call<net::Undo>({.name = "apiary0"});
        for (const ipc::CallFailure& failure : {applied.error(), undone.error()}) {
            QCOMPARE(failure.name, std::string(net::Unavailable::kName));
            QCOMPARE(failure.error.cause, state->state.refusal->cause);
        }
        QCOMPARE(daemon.call<net::Test>({.name = "net0", .guest = {}}).error().name,
                 std::string(net::NoSuchNetwork::kName));
    }
};

QTEST_GUILESS_MAIN(NetworkSessionTest)
#include "network_session_test.moc"
