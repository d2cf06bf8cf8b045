// SPDX-License-Identifier: BSD-2-Clause
// apiaryctl as a script has it: a helper, real guests, every verb, and what is wrong.
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QtTest>

#include "tests/cli/ctl.h"
#include "tests/daemon/gated_copies.h"

using apiary::tests::Ctl;
using apiary::tests::Outcome;
using apiary::tests::RunningDaemon;

class HelperVerbsTest : public QObject {
    Q_OBJECT

    std::unique_ptr<RunningDaemon> daemon_;
    QString kernel_ = GUESTS "/daemon/serial";

    std::unique_ptr<QProcess> start(const QStringList& arguments) const { return Ctl(*daemon_).start(arguments); }
    static Outcome finish(QProcess& process) { return Ctl::finish(process); }
    Outcome ctl(const QStringList& arguments, const QByteArray& input = {}) const {
        return Ctl(*daemon_).run(arguments, input);
    }
    QByteArray done(const QStringList& arguments, const QByteArray& input = {}) const {
        return Ctl(*daemon_).done(arguments, input);
    }
    QJsonObject shown(const QString& name) const {
        return QJsonDocument::fromJson(done({"show", name, "--json"})).object();
    }
    QString state(const QString& name) const { return shown(name)["state"].toString(); }
    QByteArray create(const QString& name, const QStringList& more = {}) const {
        return done(QStringList{"create", name, "--kernel", kernel_, "--memory", "16M"} + more);
    }

private slots:
    void init() { daemon_ = std::make_unique<RunningDaemon>(); }
    void cleanup() { daemon_.reset(); }

    void life_ofAGuest_fromCreateToPurge() {
        QCOMPARE(create("web"), QByteArray());
        QVERIFY(done({"list"}).contains("web   stopped  1     16 MiB"));
        QCOMPARE(done({"list", "--names"}), QByteArray("web\n"));
        QCOMPARE(done({"start", "web"}), QByteArray());
        QVERIFY(done({"list"}).contains("up "));
        QCOMPARE(done({"pause", "web"}), QByteArray());
        QCOMPARE(state("web"), "paused");
        QCOMPARE(done({"resume", "web"}), QByteArray());
        QCOMPARE(state("web"), "running");
        QVERIFY(done({"registers", "web"}).contains("rip[0]\t\t0x"));
        QVERIFY(QByteArrayList({"soft\n", "kvm\n"}).contains(done({"engine", "web"})));
        QCOMPARE(done({"stop", "web"}), QByteArray());
        QVERIFY(done({"list"}).contains("powered off"));
        const QByteArray deleted = done({"delete", "web"});
        QVERIFY2(deleted.startsWith("web is in the trash as "), deleted.constData());
        QCOMPARE(done({"list", "--names"}), QByteArray());
        QVERIFY(done({"trash"}).contains("web"));
        QCOMPARE(done({"undelete", "web", "--name", "web2"}), QByteArray("web2 is back\n"));
        QVERIFY(done({"delete", "web2"}).contains("web2 is in the trash"));
        QCOMPARE(done({"purge", "--all", "--yes"}), QByteArray());
        QCOMPARE(done({"trash", "--names"}), QByteArray());
    }

    void create_everyOption_isInTheDefinition() {
        const QString here = QString::fromStdString(daemon_->directory().string());
        create("full", {"--cpus",
                        "2",
                        "--append",
                        "a b",
                        "--disk",
                        "root,size=1M,serial=S",
                        "--disk",
                        "file.img,ro",
                        "--share",
                        "home,tag=h,ro",
                        "--net",
                        "user,forward=tcp::18022-22",
                        "--com2",
                        "two.log",
                        "--virtio",
                        "modern",
                        "--virtio-console",
                        "--debug-exit",
                        "0xf4",
                        "--no-reboot",
                        "--restart",
                        "on-crash",
                        "--autostart",
                        "yes",
                        "--autostart-order",
                        "-3",
                        "--stop-grace",
                        "5",
                        "--description",
                        "für alle",
                        "--tag",
                        "a",
                        "--tag",
                        "b c"});
        const QJsonObject definition = shown("full")["definition"].toObject();
        QCOMPARE(definition["cpus"].toInt(), 2);
        QCOMPARE(definition["memory"].toInteger(), 16 << 20);
        QCOMPARE(definition["append"].toString(), "a b");
        const QJsonArray disks = definition["disks"].toArray();
        QCOMPARE(disks[0].toObject(), (QJsonObject{{"path", "root"}, {"size", 1 << 20}, {"serial", "S"}}));
        QCOMPARE(disks[1].toObject(), (QJsonObject{{"path", here + "/file.img"}, {"read_only", true}}));
        QCOMPARE(definition["shares"].toArray()[0].toObject()["path"].toString(), here + "/home");
        QCOMPARE(definition["networks"].toArray()[0].toObject()["forwards"].toArray().size(), 1);
        QCOMPARE(definition["serial_files"].toArray(), QJsonArray{here + "/two.log"});
        QCOMPARE(definition["virtio"].toString(), "modern");
        QCOMPARE(definition["console"].toString(), "virtio");
        QCOMPARE(definition["debug_exit"].toInt(), 0xf4);
        QCOMPARE(definition["reset_ends"].toBool(), true);
        QCOMPARE(definition["restart"].toString(), "on_crash");
        QCOMPARE(definition["autostart"].toBool(), true);
        QCOMPARE(definition["autostart_order"].toInt(), -3);
        QCOMPARE(definition["stop_grace"].toInt(), 5);
        QCOMPARE(definition["description"].toString(), "für alle");
        QCOMPARE(definition["tags"].toArray(), (QJsonArray{"a", "b c"}));
    }

    void set_changesWhatIsGivenAlone() {
        create("web", {"--cpus", "2", "--tag", "a", "--restart", "always"});
        QCOMPARE(done({"set", "web", "--memory", "32M", "--cpus", "1", "--unset", "tags", "--unset", "stop-grace"}),
                 QByteArray());
        QJsonObject definition = shown("web")["definition"].toObject();
        QCOMPARE(definition["memory"].toInteger(), 32 << 20);
        QVERIFY2(!definition.contains("cpus"), "one is what there is by default");
        QVERIFY(!definition.contains("tags"));
        QCOMPARE(definition["restart"].toString(), "always");
        QCOMPARE(definition["kernel"].toString(), kernel_);
        QCOMPARE(done({"set", "web", "--disk", "root,size=1M"}), QByteArray());
        QCOMPARE(done({"set", "web", "--disk", "root,kept,ro", "--disk", "second,size=2M"}), QByteArray());
        QCOMPARE(shown("web")["definition"].toObject()["disks"].toArray().size(), 2);
    }

    void set_ofARunningGuest_tellsWhenItCounts() {
        create("web", {"--start"});
        const Outcome changed = ctl({"set", "web", "--memory", "32M"});
        QCOMPARE(changed.status, 0);
        QVERIFY(changed.err.contains("from its next start on"));
        QVERIFY(done({"show", "web"}).contains("from next start on: memory\n"));
    }

    void secondSerialPort_isWrittenToItsFile() {
        create("web", {"--com2", "two.log", "--start"});
        const std::filesystem::path file = daemon_->directory() / "two.log";
        QVERIFY2(std::filesystem::exists(file), "it is made when the guest starts");
        const auto mode = std::filesystem::status(file).permissions();
        QVERIFY((mode & std::filesystem::perms::others_all) == std::filesystem::perms::none);
        QCOMPARE(ctl({"console", "web"}, "Sq").out, QByteArray("ready\nS"));
        const auto written = [&file] {
            QFile log(file);
            return log.open(QIODevice::ReadOnly) ? log.readAll() : QByteArray();
        };
        QTRY_COMPARE(written(), QByteArray("second\n"));
    }

    void clone_isAGuestOfItsOwn() {
        create("web", {"--disk", "root,size=1M", "--net", "user", "--autostart", "yes"});
        QCOMPARE(done({"clone", "web", "web2"}), QByteArray());
        QCOMPARE(done({"list", "--names"}), QByteArray("web\nweb2\n"));
        const QJsonObject web = shown("web")["definition"].toObject(), web2 = shown("web2")["definition"].toObject();
        QCOMPARE(web2["disks"], web["disks"]);
        QVERIFY(web2["networks"] != web["networks"] && !web2.contains("autostart"));
        QCOMPARE(done({"start", "web", "web2"}), QByteArray());
        const Outcome running = ctl({"clone", "web", "web3"});
        QCOMPARE(running.status, 1);
        QVERIFY2(running.err.contains("it is running") && running.err.contains("stop it first"),
                 running.err.constData());
    }

    void forwards_areShownAsTheyAreBound() {
        create("web", {"--net", "user,forward=tcp::18031-22,forward=udp:127.0.0.2:18032-53", "--net",
                       "user,forward=tcp:[::1]:18033-80"});
        QVERIFY(!shown("web").contains("forwards"));
        QCOMPARE(done({"start", "web"}), QByteArray());
        const auto check = [this] {
            const QJsonArray forwards = shown("web")["forwards"].toArray();
            QCOMPARE(forwards.size(), 3);
            const QJsonObject udp = forwards[1].toObject(), tcp6 = forwards[2].toObject();
            QCOMPARE(udp["protocol"].toString(), "udp");
            QCOMPARE(udp["host"].toString(), "127.0.0.2");
            QCOMPARE(udp["host_port"].toInt(), 18032);
            QCOMPARE(udp["guest_port"].toInt(), 53);
            QCOMPARE(udp["network"].toInt(), 0);
            QCOMPARE(tcp6["network"].toInt(), 1);
            QCOMPARE(tcp6["host"].toString(), "::1");
            const QByteArray text = done({"show", "web"});
            QVERIFY2(text.contains("tcp:127.0.0.1:18031-22\n") && text.contains("tcp:[::1]:18033-80\n"),
                     text.constData());
            QVERIFY(done({"list"}).contains(", tcp:127.0.0.1:18031-22, udp:127.0.0.2:18032-53, tcp:[::1]:18033-80"));
        };
        check();
        // The next helper knows as well.
        daemon_->end(SIGKILL);
        QVERIFY(daemon_->start());
        check();
        QCOMPARE(done({"stop", "web"}), QByteArray());
        QVERIFY(!shown("web").contains("forwards"));
    }

    void network_inASession_isToldAndNotChanged() {
        const QByteArray text = done({"network", "show"});
        QVERIFY2(text.contains("INTERFACE  KIND") && text.contains("Apiary has made no network"), text.constData());
        QVERIFY2(text.contains("You cannot change it: the helper of a session"), text.constData());
        QVERIFY(done({"network", "plan", "--host-only"}).contains("make the bridge apiary"));
        const Outcome applied = ctl({"network", "apply", "--yes", "--host-only"});
        QCOMPARE(applied.status, 1);
        QVERIFY2(applied.err.contains("error: the helper of a session") && applied.err.contains("  remedy: "),
                 applied.err.constData());
        QVERIFY(ctl({"network", "undo", "apiary0"}).err.contains("error: the helper of a session"));
    }

    void clone_withWhatOneCanUse_saysSo() {
        create("web", {"--net", "user,forward=tcp::18023-22", "--disk", "/dev/null"});
        const Outcome cloned = ctl({"clone", "web", "web2"});
        QCOMPARE(cloned.status, 0);
        QCOMPARE(cloned.out, QByteArray());
        QCOMPARE(cloned.err, QByteArray("web and web2 cannot run at the same time, as both have /dev/null, "
                                        "tcp:127.0.0.1:18023\n"));
        const QJsonObject json = QJsonDocument::fromJson(done({"--json", "clone", "web", "web3"})).object();
        QCOMPARE(json["name"].toString(), "web3");
        QCOMPARE(json["shared"].toArray().at(0).toObject()["field"].toString(), "disks[0]");
    }

    void clone_thatIsInterrupted_isCancelled_data() {
        QTest::addColumn<int>("signal");
        QTest::newRow("Ctrl-C") << SIGINT;
        QTest::newRow("terminated") << SIGTERM;
        QTest::newRow("the terminal is gone") << SIGHUP;
    }
    void clone_thatIsInterrupted_isCancelled() {
        QFETCH(int, signal);
        const apiary::tests::GatedCopies gate;
        daemon_ = std::make_unique<RunningDaemon>("", std::vector<std::string>{"--session"}, gate.start());
        create("web", {"--disk", "root,size=1M"});
        const auto cloning = start({"clone", "web", "web2"});
        QVERIFY(daemon_->wait_until("web", [](const auto& guest) { return guest.busy.has_value(); }));
        QVERIFY(done({"list"}).contains("is being cloned"));
        QCOMPARE(ctl({"delete", "web"}).status, 1);
        ::kill(static_cast<pid_t>(cloning->processId()), signal);
        const Outcome outcome = finish(*cloning);
        QCOMPARE(outcome.status, 128 + signal);
        QCOMPARE(outcome.out, QByteArray());
        QVERIFY2(outcome.err.contains("the cloning of web was cancelled"), outcome.err.constData());
        QCOMPARE(done({"list", "--names"}), QByteArray("web\n"));
        QCOMPARE(done({"start", "web"}), QByteArray());
    }

    void check_asksTheHelperForItsEngines() {
        const QJsonObject answer = QJsonDocument::fromJson(done({"check", "--json"})).object();
        QString chosen;
        for (const auto& each : answer["capabilities"].toArray()) {
            const QJsonObject row = each.toObject();
            chosen = row["id"].toString() == "engine" ? row["value"].toString() : chosen;
        }
        QVERIFY2(chosen == "soft" || chosen == "kvm", qPrintable(chosen));
        QVERIFY2(!answer["note"].toString().contains("is not running"), "there is one, which has no more rights");
    }

    void names_several_areAllDone() {
        create("a");
        create("b");
        QCOMPARE(done({"start", "a", "b"}), QByteArray());
        const Outcome killed = ctl({"kill", "a", "nobody", "b"});
        QCOMPARE(killed.status, 1);
        QVERIFY(killed.err.contains("no guest \"nobody\""));
        QCOMPARE(state("a"), "stopped");
        QCOMPARE(state("b"), "stopped");
    }

    void stop_ofADeafGuest_isAnErrorOrKills() {
        create("web", {"--start"});
        auto console = daemon_->attach("web");
        QVERIFY(console->until("ready").contains("ready"));
        console->type("d");
        QVERIFY(console->until("deaf").contains("deaf"));
        const Outcome stopped = ctl({"stop", "web", "--grace", "0"});
        QCOMPARE(stopped.status, 1);
        QCOMPARE(state("web"), "running");
        QCOMPARE(ctl({"power-button", "web"}).status, 1);
        QCOMPARE(done({"stop", "web", "--grace", "0", "--kill"}), QByteArray());
        QCOMPARE(state("web"), "stopped");
    }

    void stop_ofAll_isOfThoseThatRun() {
        create("a", {"--start"});
        create("b", {"--start"});
        create("c");
        QVERIFY(daemon_->attach("a")->until("ready").contains("ready"));
        QVERIFY(daemon_->attach("b")->until("ready").contains("ready"));
        QCOMPARE(done({"stop", "--all"}), QByteArray());
        QCOMPARE(state("a"), "stopped");
        QCOMPARE(state("b"), "stopped");
        QCOMPARE(done({"stop", "--all"}), QByteArray());
    }

    void crash_isOnTheCard() {
        create("web", {"--start"});
        auto console = daemon_->attach("web");
        QVERIFY(console->until("ready").contains("ready"));
        console->type("c");
        QVERIFY(daemon_->wait_for_state("web", apiary::api::guests::State::Stopped));
        const QByteArray text = done({"show", "web"});
        QVERIFY2(text.contains("crash:") && text.contains("Kernel panic") && text.contains("rip[0]"), text.constData());
        QVERIFY(done({"list"}).contains("crashed"));
    }

    void console_throughPipes_carriesBothWays() {
        create("web", {"--start"});
        const Outcome console = ctl({"console", "web"}, "xyq");
        QCOMPARE(console.status, 0);
        QCOMPARE(console.out, QByteArray("ready\nxy"));
        QVERIFY2(console.err.contains("powered off"), console.err.constData());
    }

    void console_ofACrash_is3() {
        create("web", {"--start"});
        const Outcome console = ctl({"console", "web"}, "c");
        QCOMPARE(console.status, 3);
        QVERIFY(console.out.contains("Kernel panic"));
    }

    void console_muchOutput_arrivesWhole() {
        create("web", {"--start"});
        const Outcome console = ctl({"console", "web"}, "mq");
        QCOMPARE(console.status, 0);
        QCOMPARE(console.out.count('\n'), 1 + (256 << 10) / 64);
        QVERIFY(!console.out.contains("missing here"));
    }

    void console_ofNoGuest_isAnError() {
        QCOMPARE(ctl({"console", "nobody"}).status, 1);
        create("web");
        const Outcome stopped = ctl({"console", "web"});
        QCOMPARE(stopped.status, 1);
        QVERIFY(stopped.err.contains("remedy"));
    }

    void logs_areThereWhenTheGuestIsNot() {
        create("web", {"--start"});
        QCOMPARE(ctl({"console", "web"}, "a\nb\nq").status, 0);
        QCOMPARE(done({"logs", "web"}), QByteArray("ready\na\nb\n"));
        QCOMPARE(done({"logs", "web", "-n", "1"}), QByteArray("b\n"));
        QCOMPARE(done({"logs", "web", "--lines", "2"}), QByteArray("a\nb\n"));
        QCOMPARE(done({"logs", "web", "-n", "0"}), QByteArray());
        QCOMPARE(done({"logs", "web", "-n", "1000"}), QByteArray("ready\na\nb\n"));
    }

    void logs_followed_endWithTheGuest() {
        create("web", {"--start"});
        const auto follower = start({"logs", "web", "-f"});
        QVERIFY(follower->waitForReadyRead(120'000));
        QCOMPARE(ctl({"console", "web"}, "zq").status, 0);
        const Outcome outcome = finish(*follower);
        QCOMPARE(outcome.status, 0);
        QCOMPARE(outcome.out, QByteArray("ready\nz"));
    }

    void events_tellWhatHappens() {
        const auto events = start({"events", "web"});
        const auto json = start({"events", "--json"});
        while (!json->canReadLine() && json->waitForReadyRead(120'000)) {
        }
        QCOMPARE(QJsonDocument::fromJson(json->readLine()).object()["kind"].toString(), "ready");
        create("other");
        create("web", {"--start"});
        done({"kill", "web"});
        done({"delete", "web"});
        QByteArray text;
        while (!text.contains("removed") && events->waitForReadyRead(120'000)) {
            text += events->readAllStandardOutput();
        }
        events->terminate();
        events->waitForFinished();
        json->terminate();
        json->waitForFinished();
        for (const char* word : {"web  running", "the guest was killed", "web  removed"}) {
            QVERIFY2(text.contains(word), text.constData());
        }
        QVERIFY(!text.contains("other"));
    }

    void stats_onceAndFollowed() {
        create("web", {"--disk", "root,size=1M", "--net", "user", "--start"});
        const QByteArray once = done({"stats", "web"});
        QVERIFY2(once.contains("cpu0: ") && once.contains("disk0: 0 reads") && once.contains("net0: "),
                 once.constData());
        const QJsonObject json = QJsonDocument::fromJson(done({"stats", "web", "--json"})).object();
        QCOMPARE(json["memory"].toInteger(), 16 << 20);
        const auto followed = start({"stats", "web", "-f", "--interval", "0.25"});
        QByteArray text;
        while (text.count('\n') < 3 && followed->waitForReadyRead(120'000)) {
            text += followed->readAllStandardOutput();
        }
        QVERIFY2(text.startsWith("   CPU      MEMORY"), text.constData());
        done({"kill", "web"});
        QCOMPARE(finish(*followed).status, 0);
    }

    void tasks_showAndEndAStop() {
        create("web", {"--start"});
        auto console = daemon_->attach("web");
        QVERIFY(console->until("ready").contains("ready"));
        console->type("d");
        QVERIFY(console->until("deaf").contains("deaf"));
        const auto stopping = start({"stop", "web", "--grace", "3000"});
        QJsonArray tasks;
        while (tasks.isEmpty()) {
            tasks = QJsonDocument::fromJson(done({"tasks", "--json"})).array();
        }
        QVERIFY(done({"tasks"}).contains("web"));
        QCOMPARE(done({"cancel", tasks[0].toObject()["id"].toString()}), QByteArray());
        const Outcome stopped = finish(*stopping);
        QCOMPARE(stopped.status, 1);
        QVERIFY2(stopped.err.contains("apiaryctl: error: "), stopped.err.constData());
        QCOMPARE(ctl({"cancel", "nothing"}).status, 1);
    }

    void host_rights_version_areTold() {
        QVERIFY(done({"host"}).contains("engine:     soft"));
        QVERIFY(!QJsonDocument::fromJson(done({"host", "--json"})).object()["engines"].toArray().isEmpty());
        QVERIFY(done({"rights"}).contains("io.apiary.Guests.Start"));
        QVERIFY(QRegularExpression("^apiaryctl [0-9.]+\napiaryd [0-9.]+ on /").match(done({"version"})).hasMatch());
        QVERIFY(QJsonDocument::fromJson(done({"version", "--json"})).object().contains("apiaryd"));
    }

    void json_ofAFailure_isOnStandardError() {
        const Outcome outcome = ctl({"start", "nobody", "--json"});
        QCOMPARE(outcome.status, 1);
        QCOMPARE(outcome.out, QByteArray());
        const QJsonObject error = QJsonDocument::fromJson(outcome.err).object();
        QCOMPARE(error["error"].toString(), "io.apiary.Guests.NoSuchGuest");
        QVERIFY(!error["cause"].toString().isEmpty() && !error["remedy"].toString().isEmpty());
    }

    void json_ofEveryAnswer_isJson() {
        create("web", {"--json"});
        for (const QStringList& verb : {QStringList{"list"},
                                        {"show", "web"},
                                        {"set", "web", "--cpus", "2"},
                                        {"clone", "web", "web2"},
                                        {"start", "web"},
                                        {"stats", "web"},
                                        {"registers", "web"},
                                        {"engine", "web"},
                                        {"pause", "web"},
                                        {"resume", "web"},
                                        {"kill", "web"},
                                        {"delete", "web"},
                                        {"trash"},
                                        {"undelete", "web"},
                                        {"tasks"},
                                        {"rights"},
                                        {"host"},
                                        {"version"}}) {
            for (const QByteArray& line : done(QStringList{"--json"} + verb).trimmed().split('\n')) {
                QVERIFY2(!QJsonDocument::fromJson(line).isNull(), qPrintable(verb.join(' ') + ": " + line));
            }
        }
    }

    void badCommandLine_isRefused_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("said");
        const auto row = [](const QStringList& arguments, const char* said) {
            QTest::newRow(qPrintable(arguments.join(' '))) << arguments << said;
        };
        row({}, "apiaryctl --help");
        row({"frob"}, "no verb \"frob\"");
        row({"--json", "frob"}, "no verb \"frob\"");
        row({"start"}, "NAME is required");
        row({"start", "a", "b", "--console"}, "console of one guest");
        row({"start", "a", "--fast"}, "--fast");
        row({"create", "a"}, "--kernel is required");
        row({"create", "a", "--kernel", "k", "--memory", "8"}, "did you mean 8G?");
        row({"create", "a", "--kernel", "k", "--disk", "d,size=big"}, "big");
        row({"create", "a", "--kernel", "k", "--restart", "often"}, "never, on-crash or always");
        row({"create", "a", "--kernel", "k", "--autostart", "maybe"}, "yes or no");
        row({"create", "a", "--kernel", "k", "--autostart-order", "1st"}, "whole number");
        row({"create", "a", "--kernel", "k", "--stop-grace", "-1"}, "whole seconds");
        row({"set", "a"}, "nothing is to be changed");
        row({"clone", "a"}, "NEW is required");
        row({"clone", "a", "b", "c"}, "c");
        row({"stop"}, "--all");
        row({"stop", "a", "--all"}, "--all");
        row({"stop", "a", "--grace", "soon"}, "whole seconds");
        row({"console", "a", "--take", "--watch"}, "two different things");
        row({"console", "a", "--escape", "x"}, "no escape key");
        row({"logs", "a", "-n", "many"}, "number of lines");
        row({"stats", "a", "--interval", "0.1"}, "0.25 to 60");
        row({"registers", "a", "--cpu", "first"}, "number of a CPU");
        row({"engine"}, "NAME is required");
        row({"engine", "a", "soft", "kvm"}, "kvm");
        row({"purge"}, "--all");
        row({"purge", "a", "--all", "--yes"}, "--all");
        row({"purge", "a"}, "--yes");
        row({"list", "--system", "--session"}, "more than one helper");
        row({"--json", "run", "--kernel", "k"}, "does not ask the helper");
    }
    void badCommandLine_isRefused() {
        QFETCH(QStringList, arguments);
        QFETCH(QString, said);
        const Outcome outcome = ctl(arguments);
        QCOMPARE(outcome.status, 2);
        QCOMPARE(outcome.out, QByteArray());
        QVERIFY(outcome.err.startsWith("apiaryctl: error: ") && outcome.err.contains("\n  remedy: "));
        QVERIFY2(outcome.err.contains(said.toUtf8()), outcome.err.constData());
    }

    void notUtf8_isRefused() {
        QProcess shell;
        shell.start("/bin/sh", {"-c", "exec \"$0\" --socket \"$1\" create a --kernel \"$(printf '/k\\377')\"",
                                APIARYCTL, QString::fromStdString(daemon_->socket())});
        const Outcome outcome = finish(shell);
        QCOMPARE(outcome.status, 2);
        QVERIFY(outcome.err.contains("not UTF-8"));
    }

    void helperNotThere_isExplained() {
        for (const QStringList& verb :
             {QStringList{"list"}, {"version"}, {"console", "web"}, {"events"}, {"clone", "a", "b"}}) {
            const Outcome outcome = ctl(QStringList{"--socket", "/nonexistent/apiaryd.sock"} + verb);
            QCOMPARE(outcome.status, 1);
            QVERIFY2(outcome.err.contains("apiaryd is not running") && outcome.err.contains("remedy"),
                     outcome.err.constData());
        }
    }

    void sessionWithoutRuntimeDirectory_isFoundInTheHomeDirectory() {
        const QTemporaryDir home;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert("HOME", home.path());
        for (const char* variable : {"XDG_RUNTIME_DIR", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "APIARY_SOCKET"}) {
            environment.remove(variable);
        }
        QProcess helper;
        helper.setProcessEnvironment(environment);
        helper.setReadChannel(QProcess::StandardError);
        helper.start(APIARYD, {"--session"});
        QByteArray said;
        while (!said.contains("serves") && helper.waitForReadyRead(120'000)) {
            said += helper.readAllStandardError();
        }
        QVERIFY2(said.contains("serves " + home.path().toUtf8()), said.constData());
        QProcess client;
        client.setProcessEnvironment(environment);
        client.start(APIARYCTL, {"version", "--session"});
        QCOMPARE(finish(client).status, 0);
        helper.terminate();
        QVERIFY(helper.waitForFinished(120'000));
    }

    void helperThatGoes_endsWhatFollows() {
        create("web", {"--start"});
        const auto events = start({"events", "--json"});
        QVERIFY(events->waitForReadyRead(120'000));
        daemon_->end(SIGKILL);
        const Outcome outcome = finish(*events);
        QCOMPARE(outcome.status, 1);
        QVERIFY(!outcome.err.isEmpty());
        QVERIFY(daemon_->start());
    }

    void closedPipe_endsQuietly() {
        create("web");
        QProcess shell;
        shell.start("/bin/sh", {"-c", "\"$0\" --socket \"$1\" events --json | head -n 1", APIARYCTL,
                                QString::fromStdString(daemon_->socket())});
        QVERIFY(shell.waitForReadyRead(120'000));
        create("another");  // Whoever writes now finds the pipe closed.
        const Outcome outcome = finish(shell);
        QCOMPARE(outcome.status, 0);
        QCOMPARE(outcome.err, QByteArray());
    }
};

QTEST_GUILESS_MAIN(HelperVerbsTest)
#include "helper_verbs_test.moc"
