// SPDX-License-Identifier: BSD-2-Clause
// apiaryctl network, on a host that is a network namespace: what a person reads and a script gets. Takes root.
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include "tests/cli/ctl.h"
#include "tests/cli/pty.h"
#include "tests/daemon/call_as.h"
#include "tests/hostnet/linux/host_fixture.h"

using namespace apiary;
using namespace apiary::hostnet::test;
using namespace std::chrono_literals;
using apiary::testing::Pty;
using apiary::testing::PtyProcess;
using apiary::tests::Ctl;
using apiary::tests::RunningDaemon;

class NetworkVerbsTest : public QObject {
    Q_OBJECT

    UniqueFd own_ = current_network();
    std::unique_ptr<World> world_;
    std::unique_ptr<RunningDaemon> daemon_;
    std::string before_;

    tests::Outcome ctl(const QStringList& arguments) const { return Ctl(*daemon_).run(arguments); }
    QByteArray done(const QStringList& arguments) const { return Ctl(*daemon_).done(arguments); }
    QJsonValue json(const QStringList& arguments) const {
        return QJsonDocument::fromJson(done(QStringList{"--json", "network"} + arguments)).object();
    }
    static QStringList bridged(const QString& verb) {
        return {"network", verb, "--bridge", "eth0", "--name", "net0", "--tap", "web,name=web0"};
    }

private slots:
    void initTestCase() {
        const UniqueFd tun(::open("/dev/net/tun", O_RDWR | O_CLOEXEC));
        SKIP_WITHOUT(tests::without_system_helper(), "NO NETWORK WAS SET UP");
        SKIP_WITHOUT(Machine().valid() && tun.valid() ? "" : "network namespaces or /dev/net/tun are forbidden here",
                     "NO NETWORK WAS SET UP, as that takes root");
    }
    void init() {
        world_ = std::make_unique<World>();
        const std::string wrong = world_->make();
        QVERIFY2(wrong.empty(), wrong.c_str());
        world_->host.enter();
        QVERIFY(hostnet::answers_echo(World::kServer, 20s, {}));
        before_ = snapshot();
        daemon_ = std::make_unique<RunningDaemon>(tests::kSystemSettings, std::vector<std::string>{"--system"});
        QCOMPARE(done({"create", "web", "--kernel", GUESTS "/daemon/serial", "--memory", "16M"}), QByteArray());
    }
    void cleanup() {
        daemon_.reset();
        (void)::setns(own_.get(), CLONE_NEWNET);
        world_.reset();
    }

    void network_fromItsPlanToItsUndoing() {
        const QByteArray plan = done(bridged("plan"));
        for (const char* part : {"bridged with eth0", "web0 for web", "  1. make the bridge net0\n", "ip link add",
                                 "make eth0 a port of net0", "all or nothing"}) {
            QVERIFY2(plan.contains(part), (plan + "has no " + part).constData());
        }
        QCOMPARE(difference(before_, snapshot()), std::string());

        const tests::Outcome unasked = ctl(bridged("apply"));
        QCOMPARE(unasked.status, 2);
        QVERIFY2(unasked.err.contains("--yes"), unasked.err.constData());
        QCOMPARE(difference(before_, snapshot()), std::string());

        const tests::Outcome applied = ctl(bridged("apply") + QStringList{"--yes"});
        QCOMPARE(applied.status, 0);
        QCOMPARE(applied.out, QByteArray("net0 is there\nfor web: apiaryctl set web --net tap=web0\n"));
        QVERIFY2(applied.err.contains("  1. make the bridge net0\n"), applied.err.constData());
        QCOMPARE(done({"network", "show", "--names"}), QByteArray("net0\n"));
        const QByteArray all = done({"network", "show"});
        QVERIFY2(all.contains("net0     applied  bridged with eth0  web0 for web\n"), all.constData());
        QVERIFY2(all.contains("port of net0") && all.contains("10.66.0.2/24"), all.constData());
        const QByteArray one = done({"network", "show", "net0"});
        QVERIFY2(one.contains("What was done:\n  1. make the bridge net0\n"), one.constData());
        const tests::Outcome again = ctl(bridged("apply") + QStringList{"--yes"});
        QCOMPARE(again.status, 1);
        QVERIFY2(again.err.contains("there is a network net0 already\n  remedy: "), again.err.constData());

        // From the card on it is the daemon's test; here there is no name server that could answer.
        const tests::Outcome way = ctl({"network", "test", "net0"});
        QVERIFY2(way.out.contains("gateway       passed    the gateway 10.66.0.1 answers\n"), way.out.constData());
        QVERIFY(way.status == (way.out.contains("name server   failed") ? 1 : 0));

        QCOMPARE(done({"network", "undo", "net0"}), QByteArray());
        QCOMPARE(difference(before_, snapshot()), std::string());
        const tests::Outcome gone = ctl({"network", "undo", "net0"});
        QCOMPARE(gone.status, 1);
        QVERIFY2(gone.err.contains("apiaryctl network show lists those it has"), gone.err.constData());
        QCOMPARE(ctl({"network", "test", "net0"}).status, 1);
        QCOMPARE(ctl({"network", "show", "net0"}).status, 1);
    }

    void json_isThatOfTheInterface() {
        const QStringList wish = {"--host-only", "--name", "net0", "--subnet", "10.87.5.1/24", "--dhcp", "no"};
        const QJsonValue plan = json(QStringList{"plan"} + wish);
        QVERIFY(plan["steps"].toArray().size() >= 3 && plan["digest"].isString());
        QCOMPARE(plan["set_up"]["subnet"].toString(), "10.87.5.1/24");
        QCOMPARE(json(QStringList{"apply", "--yes"} + wish)["phase"].toString(), "applied");
        const QJsonValue state = json({"show"});
        QCOMPARE(state["networks"][0]["name"].toString(), "net0");
        QVERIFY(state["interfaces"].toArray().size() >= 3);
        QCOMPARE(json({"show", "net0"})["set_up"]["kind"].toString(), "host_only");
        const QList<QByteArray> hops = ctl({"network", "test", "net0", "--json"}).out.trimmed().split('\n');
        QCOMPARE(hops.size(), 6);
        for (const QByteArray& hop : hops) {
            QVERIFY2(QJsonDocument::fromJson(hop)["verdict"].isString(), hop.constData());
        }
        const tests::Outcome wrong = ctl({"--json", "network", "plan", "--bridge", "nothing0"});
        QCOMPARE(wrong.status, 1);
        const QJsonDocument error = QJsonDocument::fromJson(wrong.err);
        QCOMPARE(error["error"].toString(), "io.apiary.Network.InvalidSetUp");
        QCOMPARE(error["field"].toString(), "uplink");
        QCOMPARE(done({"network", "undo", "net0"}), QByteArray());
        QCOMPARE(difference(before_, snapshot()), std::string());
    }

    void terminal_isAsked_data() {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<int>("status");
        QTest::newRow("no") << QByteArray("n\n") << 1;
        QTest::newRow("nothing") << QByteArray("\n") << 1;
        QTest::newRow("yes") << QByteArray("y\n") << 0;
    }
    void terminal_isAsked() {
        QFETCH(QByteArray, answer);
        QFETCH(int, status);
        constexpr int kLong = 120'000;
        Pty pty;
        const QStringList command = {APIARYCTL, "--socket", QString::fromStdString(daemon_->socket())};
        PtyProcess process(pty, command + bridged("apply"));
        QVERIFY(!pty.read_until("Make the network net0? [y/N] ", kLong).isEmpty());
        QCOMPARE(difference(before_, snapshot()), std::string());
        pty.type(answer);
        QCOMPARE(process.wait(pty, kLong), std::optional(status));
        if (status == 0) {
            QVERIFY(pty.screen.contains("net0 is there"));
            QCOMPARE(done({"network", "undo", "net0"}), QByteArray());
        } else {
            QVERIFY(pty.screen.contains("Nothing was changed."));
        }
        QCOMPARE(difference(before_, snapshot()), std::string());
    }
};

QTEST_GUILESS_MAIN(NetworkVerbsTest)
#include "network_verbs_test.moc"
