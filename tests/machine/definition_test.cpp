// SPDX-License-Identifier: BSD-2-Clause
#include "backend/machine/definition.h"

#include <QTest>

using namespace apiary;
using namespace apiary::machine;
namespace guests = apiary::api::guests;

namespace {

guests::Definition least() {
    guests::Definition definition;
    definition.kernel = "/boot/kernel";
    return definition;
}

/// Everything that a definition can say of a machine.
MachineConfig full_config() {
    MachineConfig config;
    config.kernel = "/boot/kernel";
    config.initrd = "/boot/initrd";
    config.append = "console=ttyS0";
    config.kenv = {"a=b"};
    config.modules = {{.file = "/boot/root.iso", .type = "mfs_root"}, {.file = "/boot/x.ko", .type = ""}};
    config.engine = "soft";
    config.cpus = 4;
    config.memory = 1ull << 30;
    config.com_ports = 4;
    config.serial_files = {"/logs/two", "", "/logs/four"};
    config.virtio_console = true;
    config.virtio = device::virtio::Generation::Legacy;
    config.disks = {{.path = "/disks/a"}, {.path = "/disks/b", .read_only = true, .serial = "B"}};
    config.shares = {{.directory = "/home/x", .tag = "home", .read_only = true}};
    config.networks = {
        **network::parse_network("user,forward=tcp::8080-80,forward=udp:[::1]:53-53,mac=02:00:00:00:00:01"),
        **network::parse_network("tap=tap0")};
    config.debug_exit = 0xf4;
    config.reset_ends = true;
    return config;
}

}  // namespace

class DefinitionTest : public QObject {
    Q_OBJECT

private slots:
    void kernel_alone_gives_the_defaults();
    void everything_comes_back_as_it_was();
    void defaults_are_left_out();
    void bad_value_is_refused_data();
    void bad_value_is_refused();
};

void DefinitionTest::kernel_alone_gives_the_defaults() {
    const auto config = config_of(least());
    QVERIFY(config.has_value());
    const MachineConfig usual;
    QCOMPARE(config->kernel.string(), "/boot/kernel");
    QCOMPARE(config->cpus, usual.cpus);
    QCOMPARE(config->memory, usual.memory);
    QCOMPARE(config->com_ports, usual.com_ports);
    QVERIFY(config->virtio == usual.virtio);
    QVERIFY(!config->initrd && !config->debug_exit && config->disks.empty() && config->networks.empty());
}

void DefinitionTest::everything_comes_back_as_it_was() {
    const MachineConfig before = full_config();
    const guests::Definition definition = definition_of(before);
    const auto after = config_of(definition);
    QVERIFY2(after.has_value(), after ? "" : after.error().error.cause.c_str());
    QCOMPARE(after->kernel, before.kernel);
    QVERIFY(after->initrd == before.initrd && after->append == before.append && after->kenv == before.kenv);
    QCOMPARE(after->modules.size(), before.modules.size());
    QCOMPARE(after->modules.front().type, "mfs_root");
    QCOMPARE(after->engine, before.engine);
    QCOMPARE(after->cpus, before.cpus);
    QCOMPARE(after->memory, before.memory);
    QCOMPARE(after->com_ports, before.com_ports);
    QVERIFY(after->serial_files == before.serial_files);
    QVERIFY(after->virtio_console && !after->bvm_console && after->virtio == before.virtio);
    QVERIFY(after->disks == before.disks && after->shares == before.shares && after->networks == before.networks);
    QVERIFY(after->debug_exit == before.debug_exit && after->reset_ends);
    QVERIFY(definition_of(*after) == definition);
}

void DefinitionTest::defaults_are_left_out() {
    MachineConfig config;
    config.kernel = "/boot/kernel";
    QCOMPARE(ipc::encode(definition_of(config)).dump(), R"({"kernel":"/boot/kernel"})");
}

void DefinitionTest::bad_value_is_refused_data() {
    QTest::addColumn<QString>("json");
    QTest::addColumn<QString>("field");
    const auto row = [](const char* name, const char* json, const char* field) {
        QTest::newRow(name) << json << field;
    };
    row("no kernel", R"({})", "none");
    row("negative CPUs", R"({"kernel":"k","cpus":-1})", "cpus");
    row("CPUs beyond a word", R"({"kernel":"k","cpus":4294967297})", "cpus");
    row("too many CPUs", R"({"kernel":"k","cpus":65})", "cpus");
    row("memory of 8 bytes", R"({"kernel":"k","memory":8})", "memory");
    row("odd memory", R"({"kernel":"k","memory":536870913})", "memory");
    row("port beyond all", R"({"kernel":"k","debug_exit":65536})", "debug_exit");
    row("serial ports", R"({"kernel":"k","serial_ports":5})", "serial_ports");
    row("more serial files than ports", R"({"kernel":"k","serial_ports":2,"serial_files":["/a","/b"]})", "none");
    row("tap without name", R"({"kernel":"k","networks":[{"kind":"tap"}]})", "networks[0].tap");
    row("port 0",
        R"({"kernel":"k","networks":[{"kind":"user","forwards":[{"protocol":"tcp","host_port":0,"guest_port":80}]}]})",
        "networks[0].forwards[0].host_port");
    row("MAC with more in it",
        R"({"kernel":"k","networks":[{"kind":"user","mac":"02:00:00:00:00:01,forward=tcp::1-1"}]})", "networks[0].mac");
    row("share without tag", R"({"kernel":"k","shares":[{"path":"/x","tag":""}]})", "shares[0]");
    row("engine", R"({"kernel":"k","engine":"warp"})", "engine");
    row("one of several engines", R"({"kernel":"k","engine":"soft,warp"})", "engine");
}

void DefinitionTest::bad_value_is_refused() {
    QFETCH(QString, json);
    QFETCH(QString, field);
    const auto definition =
        ipc::decode<guests::Definition>(ipc::Json::parse(json.toStdString()), ipc::UnknownFields::Refused);
    QVERIFY(definition.has_value());
    const auto config = config_of(*definition);
    QVERIFY(!config.has_value());
    QCOMPARE(QString::fromStdString(config.error().field.value_or("none")), field);
    QVERIFY(!config.error().error.cause.empty() && !config.error().error.remedy.empty());
}

QTEST_GUILESS_MAIN(DefinitionTest)
#include "definition_test.moc"
