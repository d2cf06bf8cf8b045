// SPDX-License-Identifier: BSD-2-Clause
#include "backend/daemon/definition.h"

#include <QTest>
#include <climits>

#include "tests/daemon/store_rig.h"

using namespace apiary;
using namespace apiary::daemon;
using api::guests::Definition;
using api::guests::Disk;
using api::guests::Network;
using api::guests::NetworkKind;
using test::large_definition;
using test::small_definition;

namespace {

using Change = std::function<void(Definition&)>;

struct Wrong {
    const char* what;
    const char* field;
    Change change;
};

Network user_with(api::guests::Forward forward) {
    return {.kind = NetworkKind::User, .forwards = {{forward}}};
}

Change disk(Disk disk) {
    return [disk](Definition& definition) { definition.disks = {{disk}}; };
}

Change network(Network network) {
    return [network](Definition& definition) { definition.networks = {{network}}; };
}

const std::vector<Wrong>& wrong_values() {
    using D = Definition;
    constexpr std::int64_t kSize = 1 << 20;
    static const std::vector<Wrong> all = {
        {"no kernel", "kernel", [](D& d) { d.kernel.reset(); }},
        {"empty kernel", "kernel", [](D& d) { d.kernel = ""; }},
        {"relative kernel", "kernel", [](D& d) { d.kernel = "../vmlinuz"; }},
        {"kernel with NUL", "kernel", [](D& d) { d.kernel = std::string("/a\0b", 4); }},
        {"kernel too long", "kernel", [](D& d) { d.kernel = "/" + std::string(PATH_MAX, 'a'); }},
        {"relative initrd", "initrd", [](D& d) { d.initrd = "initrd"; }},
        {"append of two lines", "append", [](D& d) { d.append = "a\nb"; }},
        {"long description", "description", [](D& d) { d.description = std::string(kLongestDescription + 1, 'a'); }},
        {"description with escape", "description", [](D& d) { d.description = "\033[2J"; }},
        {"many tags", "tags", [](D& d) { d.tags.emplace(kMostTags + 1, "a"); }},
        {"empty tag", "tags[1]", [](D& d) { d.tags = {"a", ""}; }},
        {"long tag", "tags[0]", [](D& d) { d.tags = {std::string(kLongestTag + 1, 'a')}; }},
        {"no CPU", "cpus", [](D& d) { d.cpus = 0; }},
        {"many CPUs", "cpus", [](D& d) { d.cpus = 65; }},
        {"CPUs that are 1 modulo 2^32", "cpus", [](D& d) { d.cpus = (std::int64_t{1} << 32) + 1; }},
        {"negative CPUs", "cpus", [](D& d) { d.cpus = -1; }},
        {"little memory", "memory", [](D& d) { d.memory = 4096; }},
        {"negative memory", "memory", [](D& d) { d.memory = INT64_MIN; }},
        {"much memory", "memory", [](D& d) { d.memory = INT64_MAX; }},
        {"odd memory", "memory", [](D& d) { d.memory = (std::int64_t{512} << 20) + 1; }},
        {"no serial port", "serial_ports", [](D& d) { d.serial_ports = 0; }},
        {"five serial ports", "serial_ports", [](D& d) { d.serial_ports = 5; }},
        {"port that is none", "debug_exit", [](D& d) { d.debug_exit = 65536; }},
        {"engine that is none", "engine", [](D& d) { d.engine = "steam"; }},
        {"grace without end", "stop_grace", [](D& d) { d.stop_grace = kLongestStopGrace + 1; }},
        {"negative grace", "stop_grace", [](D& d) { d.stop_grace = -1; }},
        {"order out of range", "autostart_order", [](D& d) { d.autostart_order = INT64_MAX; }},
        {"variable without value", "kenv[1]", [](D& d) { d.kenv = {"a=b", "c"}; }},
        {"variable of two lines", "kenv[0]", [](D& d) { d.kenv = {"a=b\n"}; }},
        {"relative module", "modules[0].path", [](D& d) { d.modules = {{{.path = "m.ko"}}}; }},
        {"module of no type", "modules[0]", [](D& d) { d.modules = {{{.path = "/m.ko", .type = "hat"}}}; }},
        {"empty disk", "disks[0].path", disk({.path = ""})},
        {"disk elsewhere", "disks[0].path", disk({.path = "../root.img"})},
        {"hidden disk", "disks[0].path", disk({.path = ".new-root.img"})},
        {"disk with NUL", "disks[0].path", disk({.path = std::string("/a\0b", 4)})},
        {"size of a disk elsewhere", "disks[0].size", disk({.path = "/root.img", .size = kSize})},
        {"disk of no size", "disks[0].size", disk({.path = "root.img", .size = 0})},
        {"disk of negative size", "disks[0].size", disk({.path = "root.img", .size = -512})},
        {"disk of odd size", "disks[0].size", disk({.path = "root.img", .size = 513})},
        {"disk of absurd size", "disks[0].size", disk({.path = "root.img", .size = kLargestDisk + 512})},
        {"disk with long serial", "disks[0]", disk({.path = "/d", .serial = std::string(21, '1')})},
        {"disk with empty serial", "disks[0].serial", disk({.path = "/d", .serial = ""})},
        {"disk twice", "disks", [](D& d) { d.disks = {{{.path = "/d"}, {.path = "/d"}}}; }},
        {"many disks", "disks", [](D& d) { d.disks.emplace(17, Disk{.path = "/d", .read_only = true}); }},
        {"tap without name", "networks[0].tap", network({.kind = NetworkKind::Tap})},
        {"tap with long name", "networks[0].tap", network({.kind = NetworkKind::Tap, .tap = "sixteen-letters-"})},
        {"tap that is a path", "networks[0].tap", network({.kind = NetworkKind::Tap, .tap = "../tap"})},
        {"tap of a user network", "networks[0].tap", network({.kind = NetworkKind::User, .tap = "tap0"})},
        {"forward of a tap", "networks[0].forwards",
         network({.kind = NetworkKind::Tap, .tap = "tap0", .forwards = {{{.host_port = 1, .guest_port = 1}}}})},
        {"host port 0", "networks[0].forwards[0].host_port", network(user_with({.host_port = 0, .guest_port = 1}))},
        {"guest port 65536", "networks[0].forwards[0].guest_port",
         network(user_with({.host_port = 1, .guest_port = 65536}))},
        {"host that is none", "networks[0].forwards[0].host",
         network(user_with({.host = "localhost", .host_port = 1, .guest_port = 1}))},
        {"host with NUL", "networks[0].forwards[0].host",
         network(user_with({.host = std::string("::1\0", 4), .host_port = 1, .guest_port = 1}))},
        {"MAC that is none", "networks[0].mac", network({.mac = "02:00"})},
        {"MAC of a group", "networks[0].mac", network({.mac = "01:00:00:00:00:01"})},
        {"MAC twice", "networks",
         [](D& d) { d.networks = {{{.mac = "02:00:00:00:00:01"}, {.mac = "02:00:00:00:00:01"}}}; }},
        {"many networks", "networks", [](D& d) { d.networks.emplace(9); }},
        {"relative serial file", "serial_files[1]", [](D& d) { d.serial_ports = 3, d.serial_files = {{"", "log"}}; }},
        {"relative share", "shares[0].path", [](D& d) { d.shares = {{{.path = "home", .tag = "t"}}}; }},
        {"share without tag", "shares[0]", [](D& d) { d.shares = {{{.path = "/home", .tag = ""}}}; }},
        {"tag twice", "shares", [](D& d) { d.shares = {{{.path = "/a", .tag = "t"}, {.path = "/b", .tag = "t"}}}; }},
    };
    return all;
}

}  // namespace

class DefinitionTest : public QObject {
    Q_OBJECT

private slots:
    void good_definitions_areAccepted() {
        QVERIFY(check_definition(small_definition()).has_value());
        const auto checked = check_definition(large_definition());
        QVERIFY2(checked.has_value(), checked ? "" : checked.error().error.cause.c_str());
    }

    void wrong_value_isToldByItsPath_data() {
        QTest::addColumn<int>("index");
        for (std::size_t i = 0; i < wrong_values().size(); ++i) {
            QTest::addRow("%s", wrong_values()[i].what) << static_cast<int>(i);
        }
    }

    void wrong_value_isToldByItsPath() {
        QFETCH(int, index);
        const Wrong& wrong = wrong_values()[static_cast<std::size_t>(index)];
        Definition definition = small_definition();
        wrong.change(definition);
        const auto checked = check_definition(definition);
        QVERIFY(!checked.has_value());
        QCOMPARE(checked.error().field.value_or("none"), std::string(wrong.field));
        QVERIFY(!checked.error().error.cause.empty());
        QVERIFY(!checked.error().error.remedy.empty());
        QVERIFY(!checked.error().error.cause.contains('\033'));
    }

    void largest_values_areAccepted() {
        Definition definition = small_definition();
        definition.disks = {{{.path = "root.img", .size = kLargestDisk}}};
        definition.cpus = 64;
        definition.stop_grace = kLongestStopGrace;
        definition.debug_exit = 0xFFFF;
        definition.autostart_order = -1'000'000;
        QVERIFY(check_definition(definition).has_value());
    }

    void change_setsAndUnsets() {
        Definition set;
        set.cpus = 4;
        set.disks.emplace();
        const auto changed = changed_definition(large_definition(), set, {"memory", "tags", "initrd"});
        QVERIFY(changed.has_value());
        QCOMPARE(changed->cpus, std::optional<std::int64_t>(4));
        QVERIFY(changed->disks->empty() && !changed->memory && !changed->tags);
        QCOMPARE(changed->kernel, large_definition().kernel);
        QCOMPARE(differing_fields(large_definition(), *changed),
                 (std::vector<std::string>{"tags", "cpus", "memory", "disks"}));
        QVERIFY(differing_fields(large_definition(), large_definition()).empty());
    }

    void change_ofNothing_changesNothing() {
        QCOMPARE(changed_definition(large_definition(), {}, {}).value(), large_definition());
    }

    void clone_hasNothingThatThereMayBeOnce() {
        Definition definition = large_definition();
        definition.autostart = true;
        definition.autostart_order = 3;
        const Definition clone = clone_of(definition);
        QCOMPARE(differing_fields(definition, clone), (std::vector<std::string>{"networks", "autostart"}));
        QVERIFY(!clone.autostart && !clone.networks->at(1).mac);
        QCOMPARE(clone.networks->at(1).tap, definition.networks->at(1).tap);
        QCOMPARE(clone_of(small_definition()), small_definition());
    }

    void what_aCloneHasAndOneCanUse_isTold() {
        Definition definition = large_definition();
        definition.disks->push_back({.path = "/dev/sdb"});
        definition.networks->front().forwards->push_back(
            {.protocol = api::guests::Protocol::Udp, .host = "::1", .host_port = 53, .guest_port = 53});
        const std::vector<api::guests::Shared> wanted = {{"disks[3]", "/dev/sdb"},
                                                         {"networks[0].forwards[0]", "tcp:127.0.0.1:2222"},
                                                         {"networks[0].forwards[1]", "udp:[::1]:53"},
                                                         {"networks[1].tap", "tap0"}};
        QVERIFY(shared_with_clone(definition) == wanted);
        QVERIFY(shared_with_clone(small_definition()).empty());
    }

    void change_thatContradictsItself_isRefused() {
        Definition set;
        set.cpus = 4;
        const auto both = changed_definition(small_definition(), set, {"cpus"});
        QVERIFY(!both && both.error().field == "cpus");
        const auto unknown = changed_definition(small_definition(), {}, {"colour"});
        QVERIFY(!unknown && unknown.error().field == "colour");
        QVERIFY(!changed_definition(small_definition(), {}, {""}));
    }
};

QTEST_APPLESS_MAIN(DefinitionTest)
#include "definition_test.moc"
