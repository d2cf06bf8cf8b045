// SPDX-License-Identifier: BSD-2-Clause
#include "backend/loader/freebsd_environment.h"

#include <QtTest>

using namespace apiary;
using loader::FreeBsdBoot;
using loader::FreeBsdEnvironment;

namespace {

// RB_ flags of FreeBSD sys/sys/reboot.h.
constexpr std::uint32_t kAskName = 1, kSingle = 2, kDefaultRoot = 0x20, kKdb = 0x40, kVerbose = 0x800, kSerial = 0x1000,
                        kCdrom = 0x2000, kGdb = 0x8000, kMute = 0x10000, kPause = 0x100000, kProbe = 0x10000000,
                        kMultiple = 0x20000000;

Result<FreeBsdBoot> boot(const std::string& command_line, std::vector<std::string> environment = {},
                         bool bvm_console = false, const firmware::Platform& platform = {}) {
    loader::KernelSource source;
    source.command_line = command_line;
    source.environment = std::move(environment);
    source.bvm_console = bvm_console;
    return loader::freebsd_boot(source, platform);
}

std::string value_of(const Result<FreeBsdBoot>& made, const char* name) {
    return made ? std::string(made->environment.get(name).value_or("(not set)")) : "(error) " + made.error().cause;
}

}  // namespace

class FreeBsdEnvironmentTest : public QObject {
    Q_OBJECT

private slots:
    void block_ends_each_variable_and_itself_with_a_nul() {
        FreeBsdEnvironment environment;
        environment.set("a", "1");
        environment.set("empty", "");
        const auto block = environment.block();
        QCOMPARE(QByteArray(reinterpret_cast<const char*>(block.data()), static_cast<qsizetype>(block.size())),
                 QByteArray("a=1\0empty=\0\0", 12));
        QCOMPARE(FreeBsdEnvironment().block().size(), std::size_t{1});
    }
    void variable_set_again_keeps_its_place() {
        FreeBsdEnvironment environment;
        environment.set("a", "1");
        environment.set("b", "2");
        environment.set("a", "3");
        const auto block = environment.block();
        QCOMPARE(QByteArray(reinterpret_cast<const char*>(block.data()), static_cast<qsizetype>(block.size())),
                 QByteArray("a=3\0b=2\0\0", 9));
        QCOMPARE(environment.size(), std::size_t{2});
    }

    void defaults_put_the_console_on_com1() {
        const auto made = boot("");
        QCOMPARE(made.value().how_to, kSerial);
        const std::pair<const char*, const char*> wanted[] = {{"kernelname", "/boot/kernel/kernel"},
                                                              {"console", "comconsole"},
                                                              {"boot_serial", "YES"},
                                                              {"comconsole_speed", "115200"},
                                                              {"hint.uart.0.at", "isa"},
                                                              {"hint.uart.0.port", "0x3f8"},
                                                              {"hint.uart.0.irq", "4"},
                                                              {"hint.uart.0.flags", "0x10"},
                                                              {"hint.uart.0.baud", "115200"},
                                                              {"hint.atrtc.0.port", "0x70"},
                                                              {"hint.attimer.0.port", "0x40"},
                                                              {"acpi.rsdp", "0xf2400"},
                                                              {"hint.acpi.0.rsdp", "0xf2400"}};
        for (const auto& [name, value] : wanted) {
            QCOMPARE(value_of(made, name), std::string(value));
        }
        QVERIFY(!made->environment.get("hint.uart.1.at"));
    }
    void host_is_known_by_its_uuid() {
        firmware::Platform platform;
        for (std::uint8_t i = 0; i < 16; ++i) {
            platform.uuid[i] = static_cast<std::uint8_t>(0xf0 - 0x11 * i);
        }
        QCOMPARE(value_of(boot("", {}, false, platform), "smbios.system.uuid"),
                 std::string("f0dfcebd-ac9b-8a79-6857-4635241302f1"));
    }
    void every_serial_port_has_its_hints() {
        firmware::Platform platform;
        platform.com_ports = {{0x3f8, 4}, {0x2f8, 3}, {0x3e8, 4}};
        const auto made = boot("", {}, false, platform);
        QCOMPARE(value_of(made, "hint.uart.1.port"), std::string("0x2f8"));
        QCOMPARE(value_of(made, "hint.uart.1.irq"), std::string("3"));
        QVERIFY(!made->environment.get("hint.uart.1.flags"));
        QCOMPARE(value_of(made, "hint.uart.2.port"), std::string("0x3e8"));
        QVERIFY(!made->environment.get("hint.uart.3.port"));
    }
    void no_serial_port_has_no_hints() {
        firmware::Platform platform;
        platform.com_ports = {};
        QVERIFY(!boot("", {}, false, platform).value().environment.get("hint.uart.0.flags"));
    }
    void bvm_console_is_preferred_by_asking_for_no_other() {
        const auto made = boot("", {}, true);
        QCOMPARE(made.value().how_to, 0U);
        QVERIFY(!made->environment.get("console"));
        QVERIFY(!made->environment.get("boot_serial"));
        QCOMPARE(value_of(made, "hint.uart.0.flags"), std::string("0x10"));
    }

    void command_line_sets_flags_data() {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<std::uint32_t>("flags");  // Besides RB_SERIAL, which is the default.
        const auto row = [](const char* line, std::uint32_t flags) {
            QTest::newRow(line) << QByteArray(line) << flags;
        };
        row("-a", kAskName);
        row("-C", kCdrom);
        row("-d", kKdb);
        row("-D", kMultiple);
        row("-g", kGdb);
        row("-h", kSerial);
        row("-m", kMute);
        row("-p", kPause);
        row("-P", kProbe);
        row("-r", kDefaultRoot);
        row("-s", kSingle);
        row("-v", kVerbose);
        row("-sv", kSingle | kVerbose);
        row(" -s \t -v\n", kSingle | kVerbose);
        row("-", 0);
        row("-vS9600", kVerbose);
    }
    void command_line_sets_flags() {
        QFETCH(QByteArray, line);
        QFETCH(std::uint32_t, flags);
        QCOMPARE(boot(line.toStdString()).value().how_to, flags | kSerial);
        QCOMPARE(boot(line.toStdString(), {}, true).value().how_to, flags);
    }
    void command_line_sets_variables() {
        const auto made = boot("vfs.root.mountfrom=ufs:/dev/md0 verbose -S9600 x==");
        QCOMPARE(value_of(made, "vfs.root.mountfrom"), std::string("ufs:/dev/md0"));
        QCOMPARE(value_of(made, "verbose"), std::string("1"));
        QCOMPARE(value_of(made, "comconsole_speed"), std::string("9600"));
        QCOMPARE(value_of(made, "x"), std::string("="));
    }
    void bad_command_line_is_refused_data() {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QByteArray>("cause");
        const auto row = [](const char* line, const char* cause) {
            QTest::newRow(line) << QByteArray(line) << QByteArray(cause);
        };
        row("-x", "no flag -x");
        row("-s -vq", "no flag -q");
        row("=x", "no name");
        row("a\x1b[0m", "control character");
        row("-\x7f", "control character");
    }
    void bad_command_line_is_refused() {
        QFETCH(QByteArray, line);
        QFETCH(QByteArray, cause);
        const auto made = boot(line.toStdString());
        QVERIFY(!made);
        QVERIFY2(made.error().cause.find(cause.toStdString()) != std::string::npos, made.error().cause.c_str());
        QVERIFY(!made.error().remedy.empty());
    }

    void variables_set_flags_data() {
        QTest::addColumn<QByteArray>("variable");
        QTest::addColumn<std::uint32_t>("flags");
        const auto row = [](const char* variable, std::uint32_t flags) {
            QTest::newRow(variable) << QByteArray(variable) << flags;
        };
        row("boot_askname=YES", kAskName | kSerial);
        row("boot_cdrom=1", kCdrom | kSerial);
        row("boot_ddb=", kKdb | kSerial);
        row("boot_dfltroot=YES", kDefaultRoot | kSerial);
        row("boot_gdb=YES", kGdb | kSerial);
        row("boot_multicons=YES", kMultiple | kSerial);
        row("boot_mute=YES", kMute | kSerial);
        row("boot_pause=YES", kPause | kSerial);
        row("boot_single=YES", kSingle | kSerial);
        row("boot_verbose=yes", kVerbose | kSerial);
        row("boot_verbose=no", kSerial);
        row("boot_verbose=NO", kSerial);
        row("boot_verbose=nO", kSerial);
        row("boot_serial=NO", kSerial);        // the console is comconsole still
        row("console=vidconsole", kMultiple);  // boot_serial is still set
        row("console=comconsole", kSerial);
        row("console=nullconsole", kSerial | kMute);
        row("console=comconsole,vidconsole", kSerial | kMultiple);
        row("console=vidconsole comconsole", kSerial | kMultiple);
        row("console=efi", kSerial);
        row("console=", kSerial);
    }
    void variables_set_flags() {
        QFETCH(QByteArray, variable);
        QFETCH(std::uint32_t, flags);
        QCOMPARE(boot("", {variable.toStdString()}).value().how_to, flags);
    }

    void user_s_variables_win() {
        const auto made = boot("a=line b=line", {"b=first", "b=second", "hint.uart.0.flags=0x0", "console=efi"});
        QCOMPARE(value_of(made, "a"), std::string("line"));
        QCOMPARE(value_of(made, "b"), std::string("second"));
        QCOMPARE(value_of(made, "hint.uart.0.flags"), std::string("0x0"));
        QCOMPARE(value_of(made, "console"), std::string("efi"));
    }
    void bad_variable_is_refused_data() {
        QTest::addColumn<QByteArray>("variable");
        QTest::addColumn<QByteArray>("cause");
        const auto row = [](const char* name, const QByteArray& variable, const char* cause) {
            QTest::newRow(name) << variable << QByteArray(cause);
        };
        row("nothing", "", "no value");
        row("no value", "name", "no value");
        row("no name", "=value", "no name");
        row("line feed in the value", "a=b\nc", "control character");
        row("NUL in the value", QByteArray("a=b\0c", 5), "control character");
        row("escape in the name", "a\x1b=b", "control character");
        row("blank in the name", "a b=c", "blank");
        row("long name", QByteArray(129, 'n') + "=v", "name is too long");
        row("long value", "n=" + QByteArray(129, 'v'), "value is too long");
    }
    void bad_variable_is_refused() {
        QFETCH(QByteArray, variable);
        QFETCH(QByteArray, cause);
        const std::vector<std::string> environment = {"good=1", variable.toStdString()};
        const auto checked = loader::check_environment(environment);
        QVERIFY(!checked);
        QVERIFY2(checked.error().cause.find(cause.toStdString()) != std::string::npos, checked.error().cause.c_str());
        QVERIFY(!checked.error().remedy.empty());
        QVERIFY(!boot("", environment));
    }
    void unusual_variables_are_taken() {
        const std::vector<std::string> environment = {"a=", "a=b=c", "a=b c", "a=gr\xc3\xbc\xc3\x9f",
                                                      std::string(128, 'n') + '=' + std::string(128, 'v')};
        QVERIFY(loader::check_environment(environment));
        QVERIFY(boot("", environment));
    }
    void more_variables_than_the_kernel_takes_are_refused() {
        std::vector<std::string> environment;
        for (std::size_t i = boot("").value().environment.size(); i < FreeBsdEnvironment::kMostVariables; ++i) {
            environment.push_back("v" + std::to_string(i) + "=1");
        }
        QVERIFY(boot("", environment));
        environment.push_back("v0=again");
        environment.push_back("one_more=1");
        const auto made = boot("", environment);
        QVERIFY(!made);
        QVERIFY(made.error().cause.find("too many") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(FreeBsdEnvironmentTest)
#include "freebsd_environment_test.moc"
