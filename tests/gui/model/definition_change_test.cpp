// SPDX-License-Identifier: BSD-2-Clause
// What a change asks for, what it is told as, and what apiaryctl makes of its command.
#include "gui/model/definition_change.h"

#include <QLocale>
#include <QProcess>
#include <QTest>
#include <tuple>

#include "gui/model/words.h"
#include "tests/daemon/running_daemon.h"

using namespace apiary;
using namespace apiary::gui;
using namespace apiary::api::guests;
using apiary::tests::RunningDaemon;
using apiary::tests::tiny;

namespace {

constexpr std::int64_t kMiB = 1 << 20;

Definition rich() {
    Definition definition = tiny();
    definition.description = "Serves pages";
    definition.tags = {"web"};
    definition.cpus = 2;
    definition.console = ConsoleDevice::Virtio;
    definition.autostart = true;
    definition.disks = {Disk{.path = "disk0.img", .size = kMiB, .read_only = {}, .serial = {}}};
    definition.networks = {
        Network{.kind = NetworkKind::User,
                .tap = {},
                .forwards = {{Forward{.protocol = Protocol::Tcp, .host = {}, .host_port = 2222, .guest_port = 22}}},
                .mac = "02:00:00:12:34:56"}};
    return definition;
}

}  // namespace

class DefinitionChangeTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void same_definitions_need_no_change() {
        QVERIFY(change_between(rich(), rich()).empty());
        QVERIFY(change_text(rich(), rich()).isEmpty());
    }

    void change_has_what_differs_and_nothing_else() {
        Definition after = rich();
        after.memory = 64 * kMiB;
        after.cpus.reset();
        after.tags = {"web", "new"};
        const DefinitionChange change = change_between(rich(), after);
        Definition set;
        set.memory = 64 * kMiB;
        set.tags = {"web", "new"};
        QCOMPARE(change.set, set);
        QCOMPARE(change.unset, std::vector<std::string>{"cpus"});
        QCOMPARE(changed(rich(), change), after);
        QCOMPARE(differing_fields(rich(), after), (std::vector<std::string>{"tags", "cpus", "memory"}));
    }

    void change_reversed_brings_back_its_fields_alone() {
        Definition after = rich();
        after.memory = 64 * kMiB;
        after.cpus.reset();
        after.initrd = "/initrd";
        const DefinitionChange back = reversed(change_between(rich(), after), rich());
        QCOMPARE(changed(after, back), rich());
        Definition since = after;
        since.description = "of somebody else";
        QCOMPARE(changed(since, back).description, "of somebody else");
        QCOMPARE(back.unset, std::vector<std::string>{"initrd"});
    }

    void value_as_by_default_is_left_out_unless_it_was_there() {
        using Number = std::optional<std::int64_t>;
        QCOMPARE(kept<std::int64_t>(Number(), 1, 1), Number());
        QCOMPARE(kept<std::int64_t>(Number(1), 1, 1), Number(1));
        QCOMPARE(kept<std::int64_t>(Number(2), 1, 1), Number());
        QCOMPARE(kept<std::int64_t>(Number(), 3, 1), Number(3));
        QCOMPARE(kept<bool>(std::optional(false), true, false), std::optional(true));
    }

    void field_is_copied_by_its_name() {
        Definition to = tiny();
        copy_field("networks", rich(), to);
        QCOMPARE(to.networks, rich().networks);
        to.networks.reset();
        QCOMPARE(to, tiny());
    }

    void change_is_told_in_words() {
        Definition after = rich();
        after.memory = 1024 * kMiB;
        after.networks.reset();
        after.restart = RestartPolicy::Always;
        QCOMPARE(change_text(rich(), after),
                 QStringLiteral("Memory 16 MiB → 1 GiB, Network NAT with TCP 127.0.0.1:2222 to 22 → none, Started "
                                "again never → always"));
    }

    void sizes_that_differ_read_differently() {
        Definition one = tiny(), other = tiny();
        one.memory = 1024 * kMiB;
        for (const std::int64_t more : {std::int64_t{4096}, kMiB, 100 * kMiB, 512 * kMiB}) {
            other.memory = 1024 * kMiB + more;
            QVERIFY2(value_text("memory", one) != value_text("memory", other), qPrintable(value_text("memory", other)));
        }
        other.memory = 1536 * kMiB;
        QCOMPARE(value_text("memory", other), QStringLiteral("1.5 GiB"));
        other.memory = 1025 * kMiB;
        QCOMPARE(value_text("memory", other), QStringLiteral("1,025 MiB"));
        QCOMPARE(value_text("memory", Definition()), QStringLiteral("512 MiB"));
    }

    void every_field_has_words() {
        std::apply(
            [](const auto&... field) {
                const auto look = [](const std::string& name) {
                    QVERIFY2(field_text(name) != qt(name), name.c_str());
                    QVERIFY2(!value_text(name, Definition()).isEmpty(), name.c_str());
                };
                (look(std::string(field.name)), ...);
            },
            Definition::fields());
    }

    void long_values_are_shortened() {
        Definition after = rich();
        after.append = std::string(5'000, 'x');
        QVERIFY(change_text(rich(), after).size() < 200);
    }

    void command_makes_the_same_change() {
        const RunningDaemon daemon;
        QVERIFY(daemon.call<Create>({.name = "web", .definition = rich()}).has_value());
        const Definition before = daemon.guest("web").definition.value();
        Definition after = before;
        after.description = "it's \"new\"";
        after.tags = {"a b", "c"};
        after.console.reset();
        after.autostart.reset();
        after.stop_grace = 5;
        after.memory = 33 * kMiB;
        after.append = "-v";
        after.networks->front().forwards->front().host = "0.0.0.0";
        const QString command = set_command(QStringLiteral("web"), change_between(before, after),
                                            QStringLiteral(" --socket ") + qt(daemon.socket()));
        QVERIFY2(command.contains(QStringLiteral("--unset console")), qPrintable(command));
        QProcess shell;
        shell.start(QStringLiteral("/bin/sh"),
                    {QStringLiteral("-c"), QStringLiteral("apiaryctl() { " APIARYCTL " \"$@\"; }; ") + command});
        QVERIFY(shell.waitForFinished(120'000));
        QVERIFY2(shell.exitCode() == 0, shell.readAllStandardError().constData());
        QCOMPARE(daemon.guest("web").definition.value(), after);
    }
};

QTEST_GUILESS_MAIN(DefinitionChangeTest)
#include "definition_change_test.moc"
