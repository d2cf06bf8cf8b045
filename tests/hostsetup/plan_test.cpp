// SPDX-License-Identifier: BSD-2-Clause
// What recorded systems lack, and what is planned for them.
#include "backend/hostsetup/plan.h"

#include <QTest>
#include <algorithm>

#include "tests/hostsetup/host_rig.h"

using namespace apiary;
using namespace apiary::hostsetup;
using namespace apiary::hostsetup::test;
using api::setup::Needs;
using api::setup::Purpose;
using api::setup::StepState;

namespace {

/// "id: file: before → after", for each step that is to be done.
QStringList told(const HostPlan& plan) {
    QStringList lines;
    for (const auto& step : plan.chosen) {
        lines << QString::fromStdString(
            std::format("{} {}: {} -> {}", step.id, step.file.value_or("-"), step.before, step.after));
    }
    return lines;
}

}  // namespace

class PlanTest : public QObject {
    Q_OBJECT

private slots:
    void tree_is_recognised_and_planned_for_data() {
        QTest::addColumn<QString>("tree");
        QTest::addColumn<QString>("system");
        QTest::addColumn<QStringList>("steps");
        QTest::newRow("FreeBSD 13")
            << "freebsd13" << "FreeBSD 13.2-RELEASE-p4"
            << QStringList{"service:apiaryd /etc/rc.conf:  -> apiaryd_enable=\"YES\"",
                           "group:apiary /etc/group: apiary:*:872: -> apiary:*:872:olga",
                           "boot:vmm /etc/rc.conf:  -> kld_list=\"vmm\"",
                           "boot:if_tuntap /etc/rc.conf: kld_list=\"vmm\" -> kld_list=\"vmm if_tuntap\"",
                           "boot:if_bridge /etc/rc.conf: kld_list=\"vmm if_tuntap\" -> "
                           "kld_list=\"vmm if_tuntap if_bridge\"",
                           "boot:nmdm /etc/rc.conf: kld_list=\"vmm if_tuntap if_bridge\" -> "
                           "kld_list=\"vmm if_tuntap if_bridge nmdm\""};
        QTest::newRow("FreeBSD 14")
            << "freebsd14" << "FreeBSD 14.1-RELEASE-p5"
            << QStringList{"service:apiaryd /etc/rc.conf:  -> apiaryd_enable=\"YES\"",
                           "group:apiary /etc/group: apiary:*:872: -> apiary:*:872:olga",
                           "boot:if_tuntap /etc/rc.conf: kld_list=\"i915kms fusefs\"   # graphics, disks -> "
                           "kld_list=\"i915kms fusefs if_tuntap\"   # graphics, disks",
                           "boot:if_bridge /etc/rc.conf: kld_list=\"i915kms fusefs if_tuntap\"   # graphics, disks -> "
                           "kld_list=\"i915kms fusefs if_tuntap if_bridge\"   # graphics, disks"};
        QTest::newRow("FreeBSD 15")
            << "freebsd15" << "FreeBSD 15.0-RELEASE"
            << QStringList{"service:apiaryd /etc/rc.conf:  -> apiaryd_enable=\"YES\"",
                           "group:apiary /etc/group: apiary:*:872: -> apiary:*:872:olga",
                           "boot:vmm /etc/rc.conf.local: kld_list=\"amdgpu\" -> kld_list=\"amdgpu vmm\"",
                           "boot:if_tuntap /etc/rc.conf.local: kld_list=\"amdgpu vmm\" -> "
                           "kld_list=\"amdgpu vmm if_tuntap\"",
                           "boot:if_bridge /etc/rc.conf.local: kld_list=\"amdgpu vmm if_tuntap\" -> "
                           "kld_list=\"amdgpu vmm if_tuntap if_bridge\"",
                           "boot:nmdm /etc/rc.conf.local: kld_list=\"amdgpu vmm if_tuntap if_bridge\" -> "
                           "kld_list=\"amdgpu vmm if_tuntap if_bridge nmdm\""};
        QTest::newRow("PC-BSD 10") << "pcbsd10" << "PC-BSD (FreeBSD 10.3-RELEASE)"
                                   << QStringList{
                                          "service:apiaryd /etc/rc.conf:  -> apiaryd_enable=\"YES\"",
                                          "group:apiary /etc/group: apiary:*:872: -> apiary:*:872:olga",
                                          "boot:vmm /boot/loader.conf:  -> vmm_load=\"YES\"",
                                          "boot:if_tap /boot/loader.conf: if_tap_load=\"NO\" -> if_tap_load=\"YES\"",
                                          "boot:if_bridge /boot/loader.conf:  -> if_bridge_load=\"YES\"",
                                          "boot:nmdm /boot/loader.conf:  -> nmdm_load=\"YES\""};
        const QStringList debian = {"service:apiaryd -: not enabled -> enabled",
                                    "group:apiary /etc/group: apiary:x:995: -> apiary:x:995:olga",
                                    "boot:tun /etc/modules-load.d/apiary.conf:  -> tun",
                                    "boot:bridge /etc/modules-load.d/apiary.conf:  -> bridge",
                                    "group:kvm /etc/group: kvm:x:104: -> kvm:x:104:olga"};
        QTest::newRow("Debian 12") << "debian12" << "Debian GNU/Linux 12 (bookworm)" << debian;
        QTest::newRow("Debian 13") << "debian13" << "Debian GNU/Linux 13 (trixie)" << debian;
    }

    void tree_is_recognised_and_planned_for() {
        QFETCH(QString, tree);
        QFETCH(QString, system);
        QFETCH(QStringList, steps);
        const RecordedTree recorded(tree.toStdString());
        const auto before = recorded.all();
        Setups setups = opened(recorded);
        const auto plan = setups.plan(everything(), "root");
        QVERIFY(plan.has_value());
        QCOMPARE(told(*plan), steps);
        const auto state = setups.state("olga");
        QVERIFY(state.has_value());
        QCOMPARE(QString::fromStdString(state->system), system);
        QCOMPARE(state->restart_needed, false);
        for (const auto& step : state->steps) {
            QVERIFY2(!step.text.empty() && !step.reason.empty(), step.id.c_str());
            QVERIFY2(step.state != StepState::Lacking || step.obstacle || !step.command.empty(), step.id.c_str());
        }
        QCOMPARE(recorded.all(), before);
    }

    void file_that_counts_is_the_one_that_speaks_last() {
        const RecordedTree recorded("pcbsd10");
        write_text(recorded.at("boot/loader.conf.local"), "if_bridge_load=\"NO\"\n");
        write_text(recorded.at("etc/rc.conf.local"), "kld_list=\"nmdm\"\n");
        const auto plan = opened(recorded).plan(everything(), "root");
        QCOMPARE(find_step(plan->chosen, "boot:if_bridge")->file, "/boot/loader.conf.local");
        QCOMPARE(find_step(plan->steps, "boot:nmdm")->state, StepState::InOrder);
        QVERIFY(find_step(plan->chosen, "boot:nmdm") == nullptr);
    }

    /// As load_rc_config of rc.subr(8) reads them.
    void file_of_the_service_counts_most_data() {
        QTest::addColumn<QString>("file");
        for (const char* file : {"etc/rc.conf.d/apiaryd", "etc/rc.conf.d/apiaryd/local",
                                 "usr/local/etc/rc.conf.d/apiaryd", "usr/local/etc/rc.conf.d/apiaryd/local"}) {
            QTest::newRow(file) << file;
        }
    }

    void file_of_the_service_counts_most() {
        QFETCH(QString, file);
        const RecordedTree recorded("freebsd14");
        const fs::path path = recorded.at(file.toStdString());
        fs::create_directories(path.parent_path());
        write_text(path, "apiaryd_enable=\"NO\"\n");
        const auto before = recorded.all();
        Setups setups = opened(recorded);
        QVERIFY(setups.apply(everything(), {}, "root", {}).has_value());
        QCOMPARE(read_text(path), std::string("apiaryd_enable=\"YES\"\n"));
        QVERIFY(!recorded.text("etc/rc.conf").contains("apiaryd"));
        QVERIFY(setups.undo({}).has_value());
        QCOMPARE(recorded.all(), before);
    }

    void wish_chooses_what_is_done() {
        const RecordedTree recorded("freebsd14");
        Setups setups = opened(recorded);
        const auto network = setups.plan(
            {.purposes = {{Purpose::Network}}, .user = {}, .without = {{"boot:if_bridge"}}, .install_packages = {}},
            "root");
        QVERIFY(network.has_value());
        QCOMPARE(told(*network).size(), 1);
        QVERIFY(find_step(network->chosen, "boot:if_tuntap") != nullptr);
        // Root needs no access, and nobody else was named.
        const auto roots = setups.plan({.purposes = {}, .user = {}, .without = {}, .install_packages = {}}, "root");
        QVERIFY(find_step(roots->steps, "group:apiary") == nullptr);
        const auto ours = setups.plan({.purposes = {}, .user = {}, .without = {}, .install_packages = {}}, "otto");
        QVERIFY(find_step(ours->chosen, "group:apiary")->text.contains("otto"));
    }

    void wish_that_makes_no_sense_is_refused_data() {
        QTest::addColumn<QString>("user");
        QTest::addColumn<QString>("without");
        QTest::addColumn<QString>("field");
        QTest::newRow("user") << "olga,root" << "" << "user";
        QTest::newRow("a colon") << "olga:x" << "" << "user";
        QTest::newRow("a line's end") << "olga\nroot" << "" << "user";
        QTest::newRow("an option") << "-r" << "" << "user";
        QTest::newRow("a step") << "olga" << "boot:nothing" << "without";
        QTest::newRow("a step of another system") << "olga" << "boot:tun" << "without";
    }

    void wish_that_makes_no_sense_is_refused() {
        QFETCH(QString, user);
        QFETCH(QString, without);
        QFETCH(QString, field);
        const RecordedTree recorded("freebsd14");
        api::setup::Wish wish = everything(user.toStdString());
        if (!without.isEmpty()) {
            wish.without = {{without.toStdString()}};
        }
        const auto plan = opened(recorded).plan(wish, "root");
        QVERIFY(!plan);
        QCOMPARE(plan.error().kind, Failure::Kind::InvalidWish);
        QCOMPARE(QString::fromStdString(plan.error().field), field);
        QVERIFY(!plan.error().error.cause.empty() && !plan.error().error.remedy.empty());
    }

    void running_system_has_its_modules_loaded_too() {
        const RecordedTree recorded("debian13");
        PretendedHost host;
        host.now.loaded = {"tun"};
        const auto plan = opened(recorded, &host).plan(everything(), "root");
        QVERIFY(find_step(plan->chosen, "load:kvm_intel") != nullptr);
        QVERIFY(find_step(plan->chosen, "load:bridge") != nullptr);
        QCOMPARE(find_step(plan->steps, "load:tun")->state, StepState::InOrder);
        QCOMPARE(find_step(plan->chosen, "boot:tun")->needs, Needs::Nothing);
        QCOMPARE(find_step(plan->chosen, "group:kvm")->needs, Needs::Login);
        host.now.virtualization = Kernel::Virtualization::None;
        const auto without = opened(recorded, &host).plan(everything(), "root");
        QVERIFY(find_step(without->steps, "load:kvm_intel") == nullptr);
        QVERIFY(!without->notes.empty());
    }

    void module_that_the_kernel_does_not_have_is_an_obstacle() {
        const RecordedTree recorded("debian13");
        PretendedHost host;
        host.now.installed = {"tun"};
        const auto plan = opened(recorded, &host).plan(everything(), "root");
        QVERIFY(find_step(plan->chosen, "load:bridge") == nullptr);
        const auto* step = find_step(plan->steps, "load:bridge");
        QVERIFY(step != nullptr && step->obstacle && step->obstacle->cause.contains("bridge"));
        QCOMPARE(find_step(plan->chosen, "boot:bridge")->needs, Needs::Restart);
        // What is part of the kernel is no module at all.
        fs::create_directories(recorded.at("usr/lib/modules/6.12.0"));
        write_text(recorded.at("usr/lib/modules/6.12.0/modules.builtin"),
                   "kernel/net/bridge/bridge.ko\nkernel/x/kvm-intel.ko\n");
        const auto built_in = opened(recorded, &host).plan(everything(), "root");
        QVERIFY(find_step(built_in->steps, "boot:bridge") == nullptr &&
                find_step(built_in->steps, "boot:kvm_intel") == nullptr);
    }

    void packages_take_consent() {
        const RecordedTree recorded("debian12");
        PretendedHost host;
        Setups setups = opened(recorded, &host);
        api::setup::Wish wish = everything();
        wish.purposes = {{Purpose::Network, Purpose::Firmware}};
        const auto without = setups.plan(wish, "root");
        QCOMPARE(find_step(without->steps, "package:dnsmasq-base")->command,
                 std::string("apt-get install dnsmasq-base"));
        QVERIFY(find_step(without->chosen, "package:dnsmasq-base") == nullptr);
        wish.install_packages = true;
        const auto with = setups.plan(wish, "root");
        QVERIFY(find_step(with->chosen, "package:dnsmasq-base") != nullptr &&
                find_step(with->chosen, "package:ovmf") != nullptr);
        QCOMPARE(with->actions.front().packages, (std::vector<std::string>{"nftables", "dnsmasq-base", "ovmf"}));
        QVERIFY(with->digest() != without->digest());
    }

    void package_of_a_system_without_a_manager_is_an_obstacle() {
        const RecordedTree recorded("debian12");
        fs::remove(recorded.at("usr/bin/apt-get"));
        PretendedHost host;
        const auto plan = opened(recorded, &host).plan(everything(), "root");
        QVERIFY(find_step(plan->steps, "package:nftables")->obstacle.has_value());
    }

    void service_that_cannot_be_enabled_says_why() {
        const RecordedTree recorded("debian13");
        fs::create_directories(recorded.at("etc/systemd/system"));
        fs::create_symlink("/dev/null", recorded.at("etc/systemd/system/apiaryd.service"));
        const auto masked = opened(recorded).plan(everything(), "root");
        QVERIFY(find_step(masked->steps, "service:apiaryd")->obstacle->cause.contains("masked"));
        fs::remove_all(recorded.at("usr/lib/systemd/system"));
        const auto missing = opened(recorded).plan(everything(), "root");
        QVERIFY(find_step(missing->steps, "service:apiaryd")->obstacle->remedy.contains("package"));
        fs::remove_all(recorded.at("etc/systemd"));
        const auto other = opened(recorded).plan(everything(), "root");
        QVERIFY(find_step(other->steps, "service:apiaryd")->obstacle->cause.contains("systemd"));
        const RecordedTree freebsd("freebsd14");
        fs::remove(freebsd.at("usr/local/etc/rc.d/apiaryd"));
        QVERIFY(find_step(opened(freebsd).plan(everything(), "root")->steps, "service:apiaryd")->obstacle.has_value());
    }

    void tree_of_no_system_is_refused() {
        const testing::TemporaryDirectory empty;
        const auto setups = Setups::open({.root = empty.path()});
        QVERIFY(!setups && !setups.error().remedy.empty());
        QVERIFY(!Setups::open({.root = empty.path() / "none"}));
        QVERIFY(!Setups::open({.root = "/dev/null"}));
    }

    /// As they lie in images: they lead to places in the tree, whoever follows them.
    void links_stay_within_the_tree() {
        const RecordedTree recorded("freebsd14");
        fs::rename(recorded.at("etc"), recorded.at("config"));
        fs::create_symlink("/config", recorded.at("etc"));
        fs::remove(recorded.at("boot/loader.conf"));
        fs::remove_all(recorded.at("boot"));
        fs::create_symlink("../../../../tmp", recorded.at("boot"));
        const auto plan = opened(recorded).plan(everything(), "root");
        QVERIFY(plan.has_value());
        QVERIFY(find_step(plan->chosen, "service:apiaryd") != nullptr);
        fs::remove(recorded.at("etc"));
        fs::create_symlink("etc", recorded.at("etc"));
        const auto circle = opened(recorded).plan(everything(), "root");
        QVERIFY(find_step(circle->steps, "service:apiaryd")->obstacle.has_value());
    }
};

QTEST_APPLESS_MAIN(PlanTest)
#include "plan_test.moc"
