// SPDX-License-Identifier: BSD-2-Clause
// apiaryctl setup of a tree, which takes no helper; and what it says where there should be one.
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include "tests/cli/lone_ctl.h"
#include "tests/hostsetup/host_rig.h"

using apiary::hostsetup::test::RecordedTree;
using apiary::testing::Outcome;
using apiary::testing::run;

namespace {

QString root_of(const RecordedTree& tree) {
    return QString::fromStdString(tree.root().string());
}

}  // namespace

class SetupTest : public QObject {
    Q_OBJECT

private slots:
    void tree_is_shown_planned_set_up_and_put_back() {
        const RecordedTree tree("freebsd14");
        const auto before = tree.all();
        const QString root = root_of(tree);
        for (const QStringList& verb : {QStringList{"setup"}, QStringList{"setup", "show"}}) {
            const Outcome shown = run(verb + QStringList{"--root", root, "--user", "olga"});
            QCOMPARE(shown.status, 0);
            for (const char* text : {"FreeBSD 14.1-RELEASE-p5\n", "boot:if_tuntap", "lacking", "boot:vmm", "in order",
                                     "apiaryctl setup plan", "the running kernel is left out"}) {
                QVERIFY2(shown.out.contains(text), shown.out.constData());
            }
        }
        const Outcome part = run({"setup", "--root", root, "--for", "network"});
        QVERIFY(part.out.contains("boot:if_bridge") && !part.out.contains("service:apiaryd"));
        const Outcome plan = run({"setup", "plan", "--root", root, "--user", "olga", "--without", "boot:if_bridge"});
        QCOMPARE(plan.status, 0);
        for (const char* text :
             {"then: kld_list=\"i915kms fusefs if_tuntap\"   # graphics, disks\n", "file: /etc/rc.conf\n",
              "sysrc kld_list+=if_tuntap\n", "counts from the next login on", "3 of them would be done"}) {
            QVERIFY2(plan.out.contains(text), plan.out.constData());
        }
        QCOMPARE(tree.all(), before);
        const Outcome refused = run({"setup", "apply", "--root", root, "--user", "olga"});
        QCOMPARE(refused.status, 2);
        QVERIFY(refused.err.contains("--yes"));
        QCOMPARE(tree.all(), before);
        const Outcome applied = run({"setup", "apply", "--root", root, "--user", "olga", "--yes"});
        QVERIFY2(applied.status == 0, applied.err.constData());
        QVERIFY(applied.out.contains("This was set up:\n") && applied.out.contains("Log out and in again"));
        QVERIFY(tree.text("etc/rc.conf").find("apiaryd_enable=\"YES\"") != std::string::npos);
        const Outcome again = run({"setup", "apply", "--root", root, "--user", "olga", "--yes"});
        QCOMPARE(again.status, 1);
        QVERIFY(again.err.contains("there is nothing to do"));
        QVERIFY(
            run({"setup", "--root", root, "--user", "olga"}).out.contains("apiaryctl setup undo takes all of it back"));
        const Outcome undone = run({"setup", "undo", "--root", root});
        QVERIFY2(undone.status == 0, undone.err.constData());
        QCOMPARE(tree.all(), before);
        QCOMPARE(run({"setup", "undo", "--root", root}).status, 1);
    }

    void answers_in_json_are_those_of_the_interface() {
        const RecordedTree tree("debian12");
        const QString root = root_of(tree);
        const auto json = [](const Outcome& outcome) { return QJsonDocument::fromJson(outcome.out); };
        const QJsonObject state = json(run({"setup", "--json", "--root", root})).object();
        QCOMPARE(state["system"].toString(), QString("Debian GNU/Linux 12 (bookworm)"));
        QVERIFY(state["steps"].toArray().size() >= 4);
        const QJsonObject plan = json(run({"--json", "setup", "plan", "--root", root, "--for", "network"})).object();
        QCOMPARE(plan["chosen"].toInt(), 2);
        QVERIFY(!plan["digest"].toString().isEmpty());
        const QJsonObject change = json(run({"setup", "apply", "--yes", "--json", "--root", root})).object();
        QCOMPARE(change["phase"].toString(), QString("applied"));
        const Outcome undone = run({"setup", "undo", "--json", "--root", root});
        QVERIFY(json(undone).isArray());
    }

    void what_cannot_be_done_says_why_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QByteArray>("said");
        QTest::newRow("no such directory")
            << QStringList{"plan", "--root", "/nowhere"} << QByteArray("the directory /nowhere cannot be used");
        QTest::newRow("no system") << QStringList{"show", "--root", "/proc/self"}
                                   << QByteArray("no FreeBSD and no Linux is recognised there");
        QTest::newRow("no such step") << QStringList{"plan", "--root", "TREE", "--without", "boot:x"}
                                      << QByteArray("there is no step \"boot:x\"");
        QTest::newRow("no helper") << QStringList{"plan"} << QByteArray("apiaryd is not running");
        QTest::newRow("no helper to show") << QStringList{} << QByteArray("apiaryd is not running");
        QTest::newRow("no helper to undo") << QStringList{"undo"} << QByteArray("apiaryd is not running");
    }

    void what_cannot_be_done_says_why() {
        QFETCH(QStringList, arguments);
        QFETCH(QByteArray, said);
        const RecordedTree tree("debian13");
        arguments.replaceInStrings("TREE", root_of(tree));
        const Outcome outcome = run(QStringList{"setup"} + arguments);
        QCOMPARE(outcome.status, 1);
        QVERIFY2(outcome.err.contains(said) && outcome.err.contains("remedy: "), outcome.err.constData());
        const Outcome json = run(QStringList{"setup", "--json"} + arguments);
        QCOMPARE(json.status, 1);
        QVERIFY(QJsonDocument::fromJson(json.err).isObject() || QJsonDocument::fromJson(json.out).isObject());
    }
};

QTEST_GUILESS_MAIN(SetupTest)
#include "setup_test.moc"
