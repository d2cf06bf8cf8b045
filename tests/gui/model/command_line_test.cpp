// SPDX-License-Identifier: BSD-2-Clause
// The command that is shown, and what apiaryctl makes of it.
#include "gui/model/command_line.h"

#include <QProcess>
#include <QTest>

#include "gui/model/words.h"
#include "tests/daemon/running_daemon.h"

using namespace apiary;
using namespace apiary::gui;
using apiary::tests::RunningDaemon;

namespace {

api::guests::Definition small() {
    return apiary::tests::tiny();
}

/// Chosen by the helper, each time anew.
api::guests::Definition without_macs(api::guests::Definition definition) {
    for (auto& card : *(definition.networks = definition.networks.value_or(std::vector<api::guests::Network>()))) {
        card.mac.reset();
    }
    return definition;
}

api::guests::Definition with_everything(const std::string& folder) {
    using namespace api::guests;
    Definition all = small();
    all.initrd = folder + "/it's an initrd, $HOME.gz";
    all.append = "console=ttyS0 quiet root=\"/dev/vda1\"";
    all.kenv = {"hw.physmem=512M", "name=with space"};
    all.modules = {Module{.path = folder + "/a.ko", .type = {}},
                   Module{.path = folder + "/root, image", .type = "mfs_root"}};
    all.description = "Two\nlines, “quotes” and 🐝";
    all.tags = {"web", "with space"};
    all.cpus = 3;
    all.memory = (1 << 30) + (512 << 20);
    all.serial_ports = 3;
    all.serial_files = {folder + "/com2", ""};
    all.virtio = VirtioGeneration::Modern;
    all.disks = {Disk{.path = "disk0.img", .size = 3 << 20, .read_only = {}, .serial = {}},
                 Disk{.path = folder + "/an, image", .size = {}, .read_only = true, .serial = "S,1"}};
    all.networks = {
        Network{
            .kind = NetworkKind::User,
            .tap = {},
            .forwards = {{Forward{.protocol = Protocol::Tcp, .host = {}, .host_port = 8080, .guest_port = 80},
                          Forward{.protocol = Protocol::Udp, .host = "::1", .host_port = 53, .guest_port = 53},
                          Forward{.protocol = Protocol::Tcp, .host = "0.0.0.0", .host_port = 2222, .guest_port = 22}}},
            .mac = {}},
        Network{.kind = NetworkKind::Tap, .tap = "tap0", .forwards = {}, .mac = {}}};
    all.shares = {Share{.path = folder + "/with, comma", .tag = "a,b", .read_only = true}};
    all.debug_exit = 0xf4;
    all.reset_ends = true;
    all.restart = RestartPolicy::OnCrash;
    all.autostart = true;
    all.autostart_order = -5;
    all.stop_grace = 30;
    return all;
}

}  // namespace

class CommandLineTest : public QObject {
    Q_OBJECT

private slots:
    void word_plain_stays() {
        QCOMPARE(shell_word(QStringLiteral("/a/b-c_d.img,size=8G")), QStringLiteral("/a/b-c_d.img,size=8G"));
    }

    void word_special_isQuoted() {
        QCOMPARE(shell_word(QStringLiteral("it's $HOME")), QStringLiteral("'it'\\''s $HOME'"));
        QCOMPARE(shell_word(QString()), QStringLiteral("''"));
        QCOMPARE(shell_word(QStringLiteral("~")), QStringLiteral("'~'"));
    }

    void line_small_isShort() {
        api::guests::Definition definition;
        definition.kernel = "/k";
        QCOMPARE(create_command(QStringLiteral("web"), definition, true, QStringLiteral(" --session")),
                 QStringLiteral("apiaryctl --session create web --kernel /k --start"));
    }

    void line_ofAClone_namesBoth() {
        QCOMPARE(clone_command(QStringLiteral("web"), QStringLiteral("web-2"), QStringLiteral(" --system")),
                 QStringLiteral("apiaryctl --system clone web web-2"));
        QCOMPARE(clone_command(QStringLiteral("web"), QStringLiteral("a b")),
                 QStringLiteral("apiaryctl clone web 'a b'"));
    }

    void line_ofAnyGuest_makesAnEqualOne_data() {
        QTest::addColumn<int>("which");
        QTest::newRow("small") << 0;
        QTest::newRow("everything") << 1;
        QTest::newRow("append like an option") << 2;
    }

    void line_ofAnyGuest_makesAnEqualOne() {
        QFETCH(int, which);
        RunningDaemon daemon;
        api::guests::Definition definition = which == 1 ? with_everything(daemon.directory().string()) : small();
        if (which == 2) {
            definition.append = "-v --help";
        }
        const auto made = daemon.call<api::guests::Create>({.name = "one", .definition = definition});
        QVERIFY2(made.has_value(), made ? "" : made.error().error.cause.c_str());
        const QString line = create_command(QStringLiteral("two"), definition, false,
                                            QStringLiteral(" --socket ") + shell_word(qt(daemon.socket())));
        QProcess shell;
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("PATH"), qt(std::filesystem::path(APIARYCTL).parent_path().string()) +
                                                       QStringLiteral(":/usr/bin:/bin"));
        shell.setProcessEnvironment(environment);
        shell.start(QStringLiteral("/bin/sh"), {QStringLiteral("-c"), line});
        QVERIFY(shell.waitForFinished(60'000));
        QVERIFY2(shell.exitCode() == 0, shell.readAllStandardError().constData());
        QCOMPARE(ipc::encode(without_macs(*daemon.guest("two").definition)).dump(),
                 ipc::encode(without_macs(*daemon.guest("one").definition)).dump());
    }
};

QTEST_GUILESS_MAIN(CommandLineTest)
#include "command_line_test.moc"
