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
    config.com_ports = 2;
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
    QVERIFY2(after.has_value(), after ? "" : after.error().cause.c_str());
    QCOMPARE(after->kernel, before.kernel);
    QVERIFY(after->initrd == before.initrd && after->append == before.append && after->kenv == before.kenv);
    QCOMPARE(after->modules.size(), before.modules.size());
    QCOMPARE(after->modules.front().type, "mfs_root");
    QCOMPARE(after->engine, before.engine);
    QCOMPARE(after->cpus, before.cpus);
    QCOMPARE(after->memory, before.memory);
    QCOMPARE(after->com_ports, before.com_ports);
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
    QTest::addColumn<QString>("cause");
    const auto row = [](const char* name, const char* json, const char* cause) {
        QTest::newRow(name) << json << cause;
    };
    row("no kernel", R"({})", "no kernel is given");
    row("negative CPUs", R"({"kernel":"k","cpus":-1})", "the number of CPUs cannot be -1");
    row("CPUs beyond a word", R"({"kernel":"k","cpus":4294967297})", "the number of CPUs cannot be 4294967297");
    row("too many CPUs", R"({"kernel":"k","cpus":65})", "a guest cannot have 65 CPUs");
    row("memory of 8 bytes", R"({"kernel":"k","memory":8})", "8B of memory is too little for a guest");
    row("negative memory", R"({"kernel":"k","memory":-4096})", "the size of the memory cannot be -4096");
    row("port beyond all", R"({"kernel":"k","debug_exit":65536})", "the port of the debug-exit device cannot be 65536");
    row("serial ports", R"({"kernel":"k","serial_ports":5})", "a guest cannot have 5 serial ports");
    row("tap without name", R"({"kernel":"k","networks":[{"kind":"tap"}]})", "\"\" is no name of a tap device");
    row("forward to nowhere",
        R"({"kernel":"k","networks":[{"kind":"user","forwards":[{"protocol":"tcp","host_port":0,"guest_port":80}]}]})",
        "\"0\" is no port, in \"tcp::0-80\"");
    row("comma", R"({"kernel":"k","networks":[{"kind":"user","mac":"02:00:00:00:00:01,forward=tcp::1-1"}]})",
        "a name or an address of a network has a comma in it");
    row("forward of a tap",
        R"({"kernel":"k","networks":[{"kind":"tap","tap":"t","forwards":[{"protocol":"tcp","host_port":1,"guest_port":80}]}]})",
        "ports can be forwarded to a guest with a user network only");
    row("share without tag", R"({"kernel":"k","shares":[{"path":"/x","tag":""}]})", "the shared folder /x has no tag");
    row("engine", R"({"kernel":"k","engine":"warp"})", "there is no engine \"warp\" here");
}

void DefinitionTest::bad_value_is_refused() {
    QFETCH(QString, json);
    QFETCH(QString, cause);
    const auto definition =
        ipc::decode<guests::Definition>(ipc::Json::parse(json.toStdString()), ipc::UnknownFields::Refused);
    QVERIFY(definition.has_value());
    const auto config = config_of(*definition);
    QVERIFY(!config.has_value());
    QCOMPARE(QString::fromStdString(config.error().cause), cause);
    QVERIFY(!config.error().remedy.empty());
}

QTEST_GUILESS_MAIN(DefinitionTest)
#include "definition_test.moc"
