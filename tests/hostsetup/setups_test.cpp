// SPDX-License-Identifier: BSD-2-Clause
// Recorded systems are set up and are afterwards as they were, whatever others did meanwhile.
#include "backend/hostsetup/setups.h"

#include <sys/stat.h>
#include <unistd.h>

#include <QTest>

#include "tests/hostsetup/host_rig.h"

using namespace apiary;
using namespace apiary::hostsetup;
using namespace apiary::hostsetup::test;
using api::setup::Phase;
using api::setup::StepState;

namespace {

void add_trees() {
    QTest::addColumn<QString>("tree");
    for (const char* tree : kTrees) {
        QTest::newRow(tree) << tree;
    }
}

}  // namespace

class SetupsTest : public QObject {
    Q_OBJECT

private slots:
    void tree_is_as_it_was_after_undo_data() { add_trees(); }

    void tree_is_as_it_was_after_undo() {
        QFETCH(QString, tree);
        const RecordedTree recorded(tree.toStdString());
        const auto before = recorded.all();
        const auto applied = opened(recorded).apply(everything(), {}, "root", {});
        QVERIFY(applied.has_value());
        QCOMPARE(applied->phase, Phase::Applied);
        const auto after = recorded.all();
        QVERIFY(after != before);
        // Another process finds it done, and has nothing to do.
        Setups later = opened(recorded);
        const auto state = later.state("olga");
        QVERIFY(state.has_value());
        for (const auto& step : applied->steps) {
            QCOMPARE(find_step(state->steps, step.id)->state, StepState::Made);
        }
        const auto again = later.apply(everything(), {}, "root", {});
        QVERIFY(!again);
        QCOMPARE(again.error().kind, Failure::Kind::NothingToDo);
        QVERIFY(later.recover().empty());
        QCOMPARE(recorded.all(), after);

        QVERIFY(later.undo({}).has_value());
        QCOMPARE(recorded.all(), before);
        QVERIFY(!later.undo({}));
    }

    void two_changes_are_undone_together_data() { add_trees(); }

    void two_changes_are_undone_together() {
        QFETCH(QString, tree);
        const RecordedTree recorded(tree.toStdString());
        const auto before = recorded.all();
        api::setup::Wish first = everything();
        first.purposes = {{api::setup::Purpose::Network}};
        QVERIFY(opened(recorded).apply(first, {}, "root", {}).has_value());
        QVERIFY(opened(recorded).apply(everything(), {}, "root", {}).has_value());
        QCOMPARE(opened(recorded).state("olga")->changes.size(), std::size_t{2});
        QVERIFY(opened(recorded).undo({}).has_value());
        QCOMPARE(recorded.all(), before);
    }

    void ends_of_lines_stay_data() {
        QTest::addColumn<QString>("tree");
        QTest::addColumn<bool>("returns");
        for (const char* tree : kTrees) {
            QTest::addRow("%s, CRLF", tree) << tree << true;
            QTest::addRow("%s, no end of the last line", tree) << tree << false;
        }
    }

    void ends_of_lines_stay() {
        QFETCH(QString, tree);
        QFETCH(bool, returns);
        const RecordedTree recorded(tree.toStdString());
        std::vector<std::string> files = {"etc/rc.conf", "etc/rc.conf.local", "boot/loader.conf", "etc/group",
                                          "etc/gshadow"};
        std::erase_if(files, [&](const std::string& name) { return !fs::exists(recorded.at(name)); });
        for (const std::string& name : files) {
            QByteArray text = QByteArray::fromStdString(recorded.text(name));
            text = returns ? text.replace("\n", "\r\n") : text.chopped(text.endsWith('\n') ? 1 : 0);
            write_text(recorded.at(name), text.toStdString());
        }
        const auto before = recorded.all();
        QVERIFY(opened(recorded).apply(everything(), {}, "root", {}).has_value());
        QVERIFY(recorded.all() != before);
        for (const std::string& name : files) {
            const QByteArray text = QByteArray::fromStdString(recorded.text(name));
            QCOMPARE(text.count('\r'), returns ? text.count('\n') : 0);
            QCOMPARE(text.count("\r\n"), text.count('\r'));
        }
        QVERIFY(opened(recorded).undo({}).has_value());
        QCOMPARE(recorded.all(), before);
    }

    void rights_of_files_stay() {
        const RecordedTree recorded("debian13");
        ::chmod(recorded.at("etc/gshadow").c_str(), 0640);
        ::chmod(recorded.at("etc/group").c_str(), 0604);
        QVERIFY(opened(recorded).apply(everything(), {}, "root", {}).has_value());
        for (const auto& [file, mode] : {std::pair("etc/gshadow", 0640U), std::pair("etc/group", 0604U),
                                         std::pair("etc/modules-load.d/apiary.conf", 0644U)}) {
            struct stat status = {};
            QCOMPARE(::stat(recorded.at(file).c_str(), &status), 0);
            QCOMPARE(status.st_mode & 07777, mode);
            QCOMPARE(status.st_uid, ::geteuid());
        }
        QVERIFY(recorded.text("etc/gshadow").contains("apiary:!::olga\n"));
        QCOMPARE(fs::read_symlink(recorded.at("etc/systemd/system/multi-user.target.wants/apiaryd.service")),
                 fs::path("/usr/lib/systemd/system/apiaryd.service"));
    }

    void undo_takes_only_lines_of_its_own() {
        const RecordedTree recorded("pcbsd10");
        QVERIFY(opened(recorded).apply(everything(), {}, "root", {}).has_value());
        const std::string loader = recorded.text("boot/loader.conf");
        write_text(recorded.at("boot/loader.conf"), "# Mine\n" + loader + "beastie_disable=\"YES\"\n");
        write_text(recorded.at("etc/rc.conf"), "apiaryd_enable=\"YES\"\n");
        write_text(recorded.at("etc/group"), "apiary:*:872:otto,olga\n");
        QVERIFY(opened(recorded).undo({}).has_value());
        QCOMPARE(recorded.text("boot/loader.conf"),
                 "# Mine\n" + read_text(fs::path(TREES) / "pcbsd10/boot/loader.conf") + "beastie_disable=\"YES\"\n");
        QCOMPARE(recorded.text("etc/rc.conf"), std::string());
        QCOMPARE(recorded.text("etc/group"), std::string("apiary:*:872:otto\n"));
        QVERIFY(!fs::exists(recorded.at("var")));
    }

    void undo_of_a_file_that_is_ours_keeps_what_others_wrote_in_it() {
        const RecordedTree recorded("debian12");
        QVERIFY(opened(recorded).apply(everything(), {}, "root", {}).has_value());
        const std::string ours = recorded.text("etc/modules-load.d/apiary.conf");
        write_text(recorded.at("etc/modules-load.d/apiary.conf"), ours + "vhost_net\n");
        QVERIFY(opened(recorded).undo({}).has_value());
        QCOMPARE(recorded.text("etc/modules-load.d/apiary.conf"), std::string("vhost_net\n"));
    }

    void undo_of_what_others_took_away_is_harmless() {
        const RecordedTree recorded("debian12");
        QVERIFY(opened(recorded).apply(everything(), {}, "root", {}).has_value());
        fs::remove(recorded.at("etc/modules-load.d/apiary.conf"));
        fs::remove_all(recorded.at("etc/systemd/system"));
        fs::create_directories(recorded.at("etc/systemd/system/sockets.target.wants"));
        fs::create_symlink("/somewhere/else", recorded.at("etc/systemd/system/sockets.target.wants/apiaryd.socket"));
        QVERIFY(opened(recorded).undo({}).has_value());
        QVERIFY(fs::is_symlink(recorded.at("etc/systemd/system/sockets.target.wants/apiaryd.socket")));
    }

    void file_that_changed_since_the_plan_is_not_touched() {
        const RecordedTree recorded("freebsd14");
        Setups setups = opened(recorded);
        const std::string digest = setups.plan(everything(), "root")->digest();
        write_text(recorded.at("etc/rc.conf"), recorded.text("etc/rc.conf") + "\n# A comment\n");
        const auto before = recorded.all();
        const auto applied = setups.apply(everything(), digest, "root", {});
        QVERIFY(!applied);
        QCOMPARE(applied.error().kind, Failure::Kind::PlanChanged);
        QCOMPARE(recorded.all(), before);
        QVERIFY(setups.apply(everything(), setups.plan(everything(), "root")->digest(), "root", {}).has_value());
    }

    void file_that_changes_meanwhile_is_not_touched() {
        const RecordedTree recorded("freebsd14");
        Setups setups = opened(recorded);
        std::map<std::string, std::string> theirs;
        const auto applied =
            setups.apply(everything(), {}, "root", [&](std::size_t done, std::size_t, const std::string&) {
                if (done == 1) {  // The group is done, rc.conf comes next.
                    write_text(recorded.at("etc/rc.conf"),
                               "apiaryd_enable=\"YES\"\nkld_list=\"if_tuntap if_bridge\"\n");
                }
            });
        QVERIFY(!applied);
        QCOMPARE(applied.error().kind, Failure::Kind::PlanChanged);
        QVERIFY(applied.error().restored);
        QCOMPARE(recorded.text("etc/rc.conf"),
                 std::string("apiaryd_enable=\"YES\"\nkld_list=\"if_tuntap if_bridge\"\n"));
        QCOMPARE(recorded.text("etc/group"), read_text(fs::path(TREES) / "freebsd14/etc/group"));
        QVERIFY(!fs::exists(recorded.at("var")));
    }

    void file_that_becomes_something_else_meanwhile_is_not_touched_data() {
        QTest::addColumn<QString>("what");
        for (const char* what : {"link", "directory", "pipe", "huge"}) {
            QTest::newRow(what) << what;
        }
    }

    void file_that_becomes_something_else_meanwhile_is_not_touched() {
        QFETCH(QString, what);
        const RecordedTree recorded("freebsd14");
        const fs::path rc = recorded.at("etc/rc.conf");
        const auto applied =
            opened(recorded).apply(everything(), {}, "root", [&](std::size_t done, std::size_t, const std::string&) {
                if (done != 1) {
                    return;
                }
                fs::rename(rc, recorded.at("etc/other"));
                if (what == "link") {
                    fs::create_symlink("other", rc);
                } else if (what == "directory") {
                    fs::create_directory(rc);
                } else if (what == "pipe") {
                    QCOMPARE(::mkfifo(rc.c_str(), 0600), 0);
                } else {
                    write_text(rc, std::string(kLargestFile + 1, '\n'));
                }
            });
        QVERIFY(!applied);
        QCOMPARE(applied.error().kind, Failure::Kind::PlanChanged);
        QVERIFY(applied.error().restored);
        QCOMPARE(recorded.text("etc/other"), read_text(fs::path(TREES) / "freebsd14/etc/rc.conf"));
        QCOMPARE(recorded.text("etc/group"), read_text(fs::path(TREES) / "freebsd14/etc/group"));
        QVERIFY(!fs::exists(recorded.at("var")));
    }

    void link_that_others_made_meanwhile_stays() {
        const RecordedTree recorded("debian13");
        const fs::path link = recorded.at("etc/systemd/system/multi-user.target.wants/apiaryd.service");
        const fs::path target = "/usr/lib/systemd/system/apiaryd.service";
        const auto applied =
            opened(recorded).apply(everything(), {}, "root", [&](std::size_t, std::size_t, const std::string& text) {
                if (text.ends_with("multi-user.target.wants/apiaryd.service")) {
                    fs::create_directories(link.parent_path());
                    fs::create_symlink(target, link);
                }
            });
        QVERIFY(!applied);
        QCOMPARE(applied.error().kind, Failure::Kind::PlanChanged);
        QVERIFY(applied.error().restored);
        QCOMPARE(fs::read_symlink(link), target);
        QCOMPARE(recorded.text("etc/group"), read_text(fs::path(TREES) / "debian13/etc/group"));
    }

    void odd_files_are_obstacles_and_keep_the_rest_from_nothing_data() {
        QTest::addColumn<QString>("what");
        for (const char* what : {"link", "directory", "pipe", "zeros", "huge", "dangling link", "open quote"}) {
            QTest::newRow(what) << what;
        }
    }

    void odd_files_are_obstacles_and_keep_the_rest_from_nothing() {
        QFETCH(QString, what);
        const RecordedTree recorded("freebsd13");
        const fs::path rc = recorded.at("etc/rc.conf");
        if (what != "open quote") {
            fs::remove(rc);
        }
        if (what == "link") {
            write_text(recorded.at("etc/other"), "x=1\n");
            fs::create_symlink("other", rc);
        } else if (what == "dangling link") {
            fs::create_symlink("/nowhere", rc);
        } else if (what == "directory") {
            fs::create_directory(rc);
        } else if (what == "pipe") {
            QCOMPARE(::mkfifo(rc.c_str(), 0600), 0);
        } else if (what == "zeros") {
            write_text(rc, std::string("x=1\0y=2\n", 8));
        } else if (what == "huge") {
            write_text(rc, std::string(kLargestFile + 1, '\n'));
        } else {
            write_text(rc, "x=\"1\n");
        }
        const auto before = recorded.all();
        Setups setups = opened(recorded);
        const auto plan = setups.plan(everything(), "root");
        for (const char* id : {"service:apiaryd", "boot:vmm"}) {
            const auto* step = find_step(plan->steps, id);
            QVERIFY2(step->obstacle && !step->obstacle->cause.empty() && !step->obstacle->remedy.empty(), id);
        }
        const auto applied = setups.apply(everything(), {}, "root", {});
        QVERIFY(applied.has_value());
        QCOMPARE(applied->steps.size(), std::size_t{1});
        QVERIFY(recorded.text("etc/group").contains("olga"));
        QVERIFY(setups.undo({}).has_value());
        QCOMPARE(recorded.all(), before);
    }

    void missing_files_are_made_and_gone_again() {
        const RecordedTree recorded("freebsd15");
        fs::remove(recorded.at("etc/rc.conf"));
        fs::remove(recorded.at("etc/rc.conf.local"));
        const auto before = recorded.all();
        QVERIFY(opened(recorded).apply(everything(), {}, "root", {}).has_value());
        QVERIFY(recorded.text("etc/rc.conf").contains("kld_list=\"vmm if_tuntap if_bridge nmdm\"\n"));
        QVERIFY(opened(recorded).undo({}).has_value());
        QCOMPARE(recorded.all(), before);
    }

    void running_system_is_set_up_and_back() {
        const RecordedTree recorded("debian13");
        fs::create_directories(recorded.at("var/lib/apiary"));
        const auto before = recorded.all();
        PretendedHost host;
        api::setup::Wish wish = everything();
        wish.install_packages = true;
        const auto applied = opened(recorded, &host).apply(wish, {}, "root", {});
        QVERIFY(applied.has_value());
        QCOMPARE(host.now.loaded, (std::set<std::string>{"bridge", "kvm_intel", "tun"}));
        QCOMPARE(host.ran.size(), std::size_t{1});
        QCOMPARE(host.ran.front().back(), std::string("dnsmasq-base"));
        QVERIFY(host.service_manager_told > 0);
        const auto notes = opened(recorded, &host).undo({});
        QVERIFY(notes.has_value());
        QVERIFY(std::ranges::any_of(
            *notes, [](const auto& note) { return note.remedy == "remove it with: apt-get remove dnsmasq-base"; }));
        QVERIFY(host.now.loaded.empty());
        QCOMPARE(recorded.all(), before);
    }

    void failure_at_the_end_takes_all_back_data() {
        QTest::addColumn<QString>("refused");
        QTest::newRow("the last module") << "bridge";
        QTest::newRow("packages") << "packages";
    }

    void failure_at_the_end_takes_all_back() {
        QFETCH(QString, refused);
        const RecordedTree recorded("debian13");
        fs::create_directories(recorded.at("var/lib/apiary"));
        const auto before = recorded.all();
        PretendedHost host;
        host.refused = {refused.toStdString()};
        api::setup::Wish wish = everything();
        wish.install_packages = true;
        const auto applied = opened(recorded, &host).apply(wish, {}, "root", {});
        QVERIFY(!applied);
        QCOMPARE(applied.error().kind, Failure::Kind::ApplyFailed);
        QVERIFY(applied.error().restored && !applied.error().error.detail.empty());
        QVERIFY(host.now.loaded.empty());
        QCOMPARE(recorded.all(), before);
    }

    void restart_is_needed_until_it_happened() {
        const RecordedTree recorded("debian13");
        PretendedHost host;
        host.now.installed = {"none"};
        fs::create_directories(recorded.at("var/lib/apiary"));
        QVERIFY(opened(recorded, &host).apply(everything(), {}, "root", {}).has_value());
        QVERIFY(opened(recorded, &host).state("olga")->restart_needed);
        host.now.boot = "boot 2";
        QVERIFY(!opened(recorded, &host).state("olga")->restart_needed);
        // Modules that are there since that start are none of ours to take away.
        host.now.loaded = {"tun"};
        QVERIFY(opened(recorded, &host).undo({}).has_value());
        QCOMPARE(host.now.loaded, std::set<std::string>{"tun"});
    }

    void two_at_once_are_kept_apart() {
        const RecordedTree recorded("debian13");
        fs::create_directories(recorded.at("var/lib/apiary"));
        Setups other = opened(recorded);
        bool asked = false;
        const auto applied =
            opened(recorded).apply(everything(), {}, "root", [&](std::size_t, std::size_t, const std::string&) {
                const auto second = other.apply(everything(), {}, "root", {});
                asked =
                    !second && second.error().kind == Failure::Kind::Busy && !other.undo({}) && other.recover().empty();
            });
        QVERIFY(applied.has_value() && asked);
    }

    void record_that_makes_no_sense_is_told_and_kept() {
        const RecordedTree recorded("debian13");
        QVERIFY(opened(recorded).apply(everything(), {}, "root", {}).has_value());
        const fs::path file = recorded.at("var/lib/apiary/setup/1.json");
        const std::string text = read_text(file);
        QVERIFY(parse_record(text).has_value());
        for (const std::string& bad : {std::string(), std::string("[]"), std::string("{\"format\":1}"),
                                       std::string(text).replace(text.find("/etc/group"), 10, "/etc/../x/"),
                                       std::string(text).replace(text.find("\"begun\": "), 9, "\"begun\": 9"),
                                       std::string(text).replace(text.find("\"format\": 1"), 11, "\"format\": 2")}) {
            write_text(file, bad);
            const auto undone = opened(recorded).undo({});
            QVERIFY2(!undone, bad.c_str());
            QVERIFY(!undone.error().error.remedy.empty());
            QVERIFY(!opened(recorded).recover().empty());
            QCOMPARE(read_text(file), bad);
        }
    }

    void record_means_the_same_when_it_is_read_again() {
        Record record = {.id = "7",
                         .boot = "b",
                         .phase = Phase::Undoing,
                         .steps = {},
                         .actions = {},
                         .begun = 2,
                         .since = 5,
                         .by = "olga"};
        FileChange file = {.path = "/etc/rc.conf",
                           .format = Format::RcConf,
                           .made = true,
                           .directories = {"/etc"},
                           .before = "x",
                           .edits = {}};
        std::string bytes;
        for (int c = 1; c < 256; ++c) {
            bytes += c == '\n' ? ' ' : static_cast<char>(c);
        }
        file.edits = {
            {.line = 3, .before = bytes, .after = bytes + "\xc3\xa9", .ended = true, .name = "n", .word = "w"}};
        record.actions = {{.file = file}, {.link = LinkChange{"/a", "/b", {}}}, {.module = "tun"}, {.packages = {"p"}}};
        QCOMPARE(parse_record(format_record(record)).value(), record);
    }
};

QTEST_APPLESS_MAIN(SetupsTest)
#include "setups_test.moc"
