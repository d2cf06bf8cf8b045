// SPDX-License-Identifier: BSD-2-Clause
#include "backend/cli/options.h"

#include <QtTest>

using namespace apiary;
using cli::Answer;
using cli::RunOptions;

namespace {

using Parsed = std::variant<RunOptions, cli::HelperCommand, Answer>;

Parsed parse(std::initializer_list<std::string> arguments) {
    return cli::parse_command_line(arguments);
}
/// `run --kernel k` and then `arguments`.
Parsed parse_run(std::initializer_list<std::string> arguments) {
    std::vector<std::string> all = {"run", "--kernel", "k"};
    all.insert(all.end(), arguments);
    return cli::parse_command_line(all);
}

}  // namespace

class OptionsTest : public QObject {
    Q_OBJECT

    /// Of the row's arguments after `verb`.
    static void check_refusal(const char* verb) {
        QFETCH(QStringList, arguments);
        QFETCH(QString, said);
        std::vector<std::string> line = {verb};
        for (const QString& argument : arguments) {
            line.push_back(argument.toStdString());
        }
        const Parsed parsed = cli::parse_command_line(line);
        QVERIFY(std::holds_alternative<Answer>(parsed));
        const auto& answer = std::get<Answer>(parsed);
        QCOMPARE(answer.status, 2);
        const QString text = QString::fromStdString(answer.text);
        QVERIFY2(text.contains(said), qPrintable(text));
        QVERIFY2(text.contains("remedy: ") && !text.contains(QChar(0x1b)), qPrintable(text));
    }

private slots:
    void run_kernelOnly_hasDefaults() {
        const Parsed parsed = parse_run({});
        QVERIFY(std::holds_alternative<RunOptions>(parsed));
        const auto& options = std::get<RunOptions>(parsed);
        QCOMPARE(options.machine.kernel.string(), std::string("k"));
        QVERIFY(!options.machine.initrd);
        QVERIFY(options.machine.append.empty());
        QVERIFY(options.machine.kenv.empty());
        QVERIFY(options.machine.modules.empty());
        QCOMPARE(options.machine.engine, std::string("auto"));
        QCOMPARE(options.machine.cpus, 1u);
        QCOMPARE(options.machine.memory, 512ull << 20);
        QCOMPARE(options.machine.console, machine::Console::Stdio);
        QVERIFY(!options.machine.debug_exit);
        QVERIFY(!options.machine.reset_ends);
        QVERIFY(!options.timeout);
        QVERIFY(!options.dump_registers);
        QVERIFY(options.soft.mode == cpu::SoftMode::Translator);
        QCOMPARE(options.escape, cli::EscapeKey{0x1d});
    }

    void run_everyOption_isTaken() {
        const Parsed parsed = parse_run({"--initrd",     "i",
                                         "--append",     "console=ttyS0 init=\"a b\" x=-1",
                                         "--engine",     "soft",
                                         "--cpus",       "4",
                                         "--memory",     "2G",
                                         "--console",    "none",
                                         "--debug-exit", "0xf4",
                                         "--timeout",    "2.5",
                                         "--no-reboot",  "--dump-registers",
                                         "--escape",     "ctrl-a",
                                         "--soft",       "interpreter"});
        QVERIFY(std::holds_alternative<RunOptions>(parsed));
        const auto& options = std::get<RunOptions>(parsed);
        QCOMPARE(options.machine.initrd->string(), std::string("i"));
        QCOMPARE(options.machine.append, std::string("console=ttyS0 init=\"a b\" x=-1"));
        QCOMPARE(options.machine.engine, std::string("soft"));
        QCOMPARE(options.machine.cpus, 4u);
        QCOMPARE(options.machine.memory, 2ull << 30);
        QCOMPARE(options.machine.console, machine::Console::None);
        QCOMPARE(*options.machine.debug_exit, 0xf4);
        QCOMPARE(*options.timeout, Nanoseconds(2'500'000'000));
        QVERIFY(options.machine.reset_ends);
        QVERIFY(options.dump_registers);
        QCOMPARE(options.escape, cli::EscapeKey{1});
        QVERIFY(options.soft.mode == cpu::SoftMode::Interpreter);
    }

    void run_kenvAndModules_areTakenInTheirOrder() {
        const Parsed parsed = parse_run({"--kenv", "a=1", "--module", "one.ko", "--kenv=b=x y", "--module",
                                         "root,v2.img,type=mfs_root", "--kenv", "a=", "--append", "-v"});
        QVERIFY(std::holds_alternative<RunOptions>(parsed));
        const auto& machine = std::get<RunOptions>(parsed).machine;
        QCOMPARE(machine.kenv, (std::vector<std::string>{"a=1", "b=x y", "a="}));
        QCOMPARE(machine.modules.size(), std::size_t{2});
        QCOMPARE(machine.modules[0].file.string(), std::string("one.ko"));
        QCOMPARE(machine.modules[0].type, std::string());
        QCOMPARE(machine.modules[1].file.string(), std::string("root,v2.img"));
        QCOMPARE(machine.modules[1].type, std::string("mfs_root"));
        QCOMPARE(machine.append, std::string("-v"));
        QVERIFY(!machine.bvm_console);
    }

    void run_comFiles_makePorts() {
        QCOMPARE(std::get<RunOptions>(parse_run({})).machine.com_ports, 1u);
        const RunOptions two = std::get<RunOptions>(parse_run({"--com2", "log"}));
        QCOMPARE(two.machine.com_ports, 2u);
        QVERIFY(two.machine.serial_files == std::vector<std::filesystem::path>{"log"});
        const RunOptions four = std::get<RunOptions>(parse_run({"--com4", "none", "--com3", "three"}));
        QCOMPARE(four.machine.com_ports, 4u);
        QVERIFY(four.machine.serial_files == (std::vector<std::filesystem::path>{"", "three", ""}));
    }

    void run_bvmConsole_isTaken() {
        const Parsed parsed = parse_run({"--bvm-console"});
        QVERIFY(std::holds_alternative<RunOptions>(parsed));
        QVERIFY(std::get<RunOptions>(parsed).machine.bvm_console);
    }

    void run_appendThatBeginsWithADash_isTakenWithAnEqualsSign() {
        const Parsed parsed = parse_run({"--append=-s -v"});
        QVERIFY(std::holds_alternative<RunOptions>(parsed));
        QCOMPARE(std::get<RunOptions>(parsed).machine.append, std::string("-s -v"));
    }

    void run_noEscape_isPossible() {
        const Parsed parsed = parse_run({"--escape", "none"});
        QVERIFY(std::holds_alternative<RunOptions>(parsed));
        QVERIFY(!std::get<RunOptions>(parsed).escape);
    }

    void run_disks_areTakenInOrder_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QStringList>("expected");  // path|ro|serial
        QTest::newRow("none") << QStringList{} << QStringList{};
        QTest::newRow("one") << QStringList{"--disk", "a.img"} << QStringList{"a.img|0|"};
        QTest::newRow("several") << QStringList{"--disk", "b", "--disk=a,ro", "--disk", "c,serial=S 1,ro"}
                                 << QStringList{"b|0|", "a|1|", "c|1|S 1"};
        QTest::newRow("commas in names") << QStringList{"--disk", "a,,b,,ro", "--disk", ",,", "--disk", "a,,,ro"}
                                         << QStringList{"a,b,ro|0|", ",|0|", "a,|1|"};
        QTest::newRow("comma in a serial") << QStringList{"--disk", "a,serial=1,,2"} << QStringList{"a|0|1,2"};
        QTest::newRow("spaces and brackets")
            << QStringList{"--disk", "[a b]", "--disk", "{c},ro"} << QStringList{"[a b]|0|", "{c}|1|"};
        QTest::newRow("longest serial") << QStringList{"--disk", "a,serial=01234567890123456789"}
                                        << QStringList{"a|0|01234567890123456789"};
        QTest::newRow("one file, read twice")
            << QStringList{"--disk", "a,ro", "--disk", "a,ro"} << QStringList{"a|1|", "a|1|"};
    }
    void run_disks_areTakenInOrder() {
        QFETCH(QStringList, arguments);
        std::vector<std::string> all = {"run", "--kernel", "k"};
        for (const QString& argument : arguments) {
            all.push_back(argument.toStdString());
        }
        const Parsed parsed = cli::parse_command_line(all);
        QVERIFY2(std::holds_alternative<RunOptions>(parsed), "the command line is right");
        QStringList found;
        for (const machine::DiskConfig& disk : std::get<RunOptions>(parsed).machine.disks) {
            found.push_back(QString("%1|%2|%3").arg(disk.path.c_str()).arg(disk.read_only).arg(disk.serial.c_str()));
        }
        QTEST(found, "expected");
    }

    void run_tooManyDisks_areRefused() {
        for (const unsigned count : {16u, 17u}) {
            std::vector<std::string> all = {"run", "--kernel", "k"};
            for (unsigned i = 0; i < count; ++i) {
                all.push_back("--disk=d" + std::to_string(i));
            }
            QCOMPARE(std::holds_alternative<RunOptions>(cli::parse_command_line(all)), count == 16);
        }
    }

    void run_sameDiskTwice_isRefused() {
        for (const char* second : {"--disk=a", "--disk=a,ro"}) {
            const Parsed parsed = parse_run({"--disk=a", second});
            QVERIFY(std::holds_alternative<Answer>(parsed));
            QVERIFY(QString::fromStdString(std::get<Answer>(parsed).text).contains("given twice"));
        }
    }

    void run_shares_areTaken_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QStringList>("expected");  // directory|tag|ro
        QTest::newRow("none") << QStringList{} << QStringList{};
        QTest::newRow("one") << QStringList{"--share", "/home/me,tag=home"} << QStringList{"/home/me|home|0"};
        QTest::newRow("several") << QStringList{"--share=b,ro,tag=x", "--share", "b,tag=y"}
                                 << QStringList{"b|x|1", "b|y|0"};
        QTest::newRow("commas in names") << QStringList{"--share", "a,,b,,ro,tag=t,,1", "--share", "a,,,tag=t"}
                                         << QStringList{"a,b,ro|t,1|0", "a,|t|0"};
        QTest::newRow("longest tag") << QStringList{"--share", "a,tag=" + QString(31, 't')}
                                     << QStringList{"a|" + QString(31, 't') + "|0"};
    }
    void run_shares_areTaken() {
        QFETCH(QStringList, arguments);
        std::vector<std::string> all = {"run", "--kernel", "k"};
        for (const QString& argument : arguments) {
            all.push_back(argument.toStdString());
        }
        const Parsed parsed = cli::parse_command_line(all);
        QVERIFY2(std::holds_alternative<RunOptions>(parsed), "the command line is right");
        QStringList found;
        for (const machine::ShareConfig& share : std::get<RunOptions>(parsed).machine.shares) {
            found.push_back(
                QString("%1|%2|%3").arg(share.directory.c_str()).arg(share.tag.c_str()).arg(share.read_only));
        }
        QTEST(found, "expected");
    }

    void run_tooManyShares_areRefused() {
        for (const unsigned count : {8u, 9u}) {
            std::vector<std::string> all = {"run", "--kernel", "k"};
            for (unsigned i = 0; i < count; ++i) {
                all.push_back("--share=d,tag=t" + std::to_string(i));
            }
            QCOMPARE(std::holds_alternative<RunOptions>(cli::parse_command_line(all)), count == 8);
        }
    }

    void run_sameTagTwice_isRefused() {
        const Parsed parsed = parse_run({"--share=a,tag=t", "--share=b,tag=t"});
        QVERIFY(std::holds_alternative<Answer>(parsed));
        QVERIFY(QString::fromStdString(std::get<Answer>(parsed).text).contains("a tag of its own"));
    }

    void run_networks_areTakenInOrder() {
        const Parsed parsed =
            parse_run({"--net", "user,forward=tcp::2222-22", "--net=tap=tap0,mac=02:00:00:00:00:01", "--net", "user"});
        QVERIFY(std::holds_alternative<RunOptions>(parsed));
        const auto& networks = std::get<RunOptions>(parsed).machine.networks;
        QCOMPARE(networks.size(), 3u);
        QCOMPARE(std::get<network::NetworkConfig::User>(networks[0].kind).forwards[0].guest_port, 22);
        QCOMPARE(std::get<network::NetworkConfig::Tap>(networks[1].kind).name, std::string("tap0"));
        QVERIFY(networks[1].mac.has_value());
        QCOMPARE(networks[2], network::NetworkConfig{});
    }

    void run_withoutNetwork_hasNone() {
        QVERIFY(std::get<RunOptions>(parse_run({})).machine.networks.empty());
        QVERIFY(std::get<RunOptions>(parse_run({"--net", "none"})).machine.networks.empty());
    }

    void run_networksThatCollide_areRefused() {
        for (const auto& [one, other] : {std::pair("--net=user", "--net=none"),
                                         {"--net=tap=t", "--net=tap=t"},
                                         {"--net=user,forward=tcp::1-1", "--net=user,forward=tcp::1-2"}}) {
            QVERIFY(std::holds_alternative<Answer>(parse_run({one, other})));
        }
        std::vector<std::string> many = {"run", "--kernel", "k"};
        many.insert(many.end(), network::kMostNetworks, "--net=user");
        QVERIFY(std::holds_alternative<RunOptions>(cli::parse_command_line(many)));
        many.emplace_back("--net=user");
        QVERIFY(std::holds_alternative<Answer>(cli::parse_command_line(many)));
    }

    void run_badValue_isRefused_data() {
        QTest::addColumn<QString>("option");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("said");
        const auto row = [](const char* option, const char* value, const char* said) {
            QTest::addRow("%s %s", option, value) << option << value << said;
        };
        row("--cpus", "0", "cannot have 0 CPUs");
        row("--cpus", "65", "cannot have 65 CPUs");
        row("--cpus", "-1", "\"-1\"");
        row("--cpus", "two", "\"two\"");
        row("--cpus", "2x", "\"2x\"");
        row("--cpus", "", "missing");
        row("--cpus", "99999999999999999999999", "number of CPUs");
        row("--memory", "8", "did you mean 8G?");
        row("--memory", "1B", "too little");
        row("--memory", "15M", "too little");
        row("--memory", "1T", "address map");
        row("--memory", "-1G", "-1G");
        row("--memory", "lots", "lots");
        row("--memory", "99999999999999999999T", "99999999999999999999T");
        row("--engine", "hard", "use auto, or one of: ");
        row("--engine", "", "engine");
        row("--console", "vga", "use stdio or none");
        row("--soft", "native", "use interpreter or translator");
        row("--net", "bridge", "use user, tap=NAME or none");
        row("--net", "user,forward=tcp::80", "a port of the host and one of the guest");
        row("--net", "user,mac=1", "no MAC address");
        row("--debug-exit", "65536", "0xffff");
        row("--debug-exit", "0x", "0xffff");
        row("--debug-exit", "f4", "0xffff");
        row("--timeout", "0", "no time limit");
        row("--timeout", "-3", "no time limit");
        row("--timeout", "nan", "no time limit");
        row("--timeout", "inf", "no time limit");
        row("--timeout", "1h", "no time limit");
        row("--timeout", "1e400", "no time limit");
        row("--kenv", "", "missing");
        row("--kenv", "name", "has no value");
        row("--kenv", "=value", "has no name");
        row("--kenv", "a\nb=c", "control character");
        row("--kenv", "a=b\x1b[2J", "control character");
        row("--com2", "", "missing");
        row("--module", "", "missing");
        row("--module", ",type=mfs_root", "no file");
        row("--module", "root.img,type=", "names no type");
        row("--module", "root.img,type=floppy", "mfs_root");
        row("--virtio", "ancient", "use transitional, legacy or modern");
        row("--disk", ",ro", "no file");
        row("--disk", "a,", "\"\" is no option of a disk");
        row("--disk", "a,rw", "\"rw\" is no option of a disk");
        row("--disk", "a,RO", "use ro or serial=TEXT");
        row("--disk", "a,size=1G", "keeps no disks");
        row("--disk", "a,kept", "keeps no disks");
        row("--disk", "a,serial=", "is no option of a disk");
        row("--disk", "a,serial", "is no option of a disk");
        row("--disk", "a, ro", "\" ro\" is no option");
        row("--disk", "a,serial=012345678901234567890", "1 to 20 printable ASCII");
        row("--disk", "a,serial=\xc3\xa4", "1 to 20 printable ASCII");
        row("--disk", "a,serial=x\ty", "1 to 20 printable ASCII");
        row("--share", ",tag=t", "not named");
        row("--share", "a", "add ,tag=NAME");
        row("--share", "a,ro", "add ,tag=NAME");
        row("--share", "a,tag=", "add ,tag=NAME");
        row("--share", "a,tag=t,", "\"\" is no option of a shared folder");
        row("--share", "a,tag=t,rw", "\"rw\" is no option of a shared folder");
        row("--share", "a,tag=01234567890123456789012345678901", "1 to 31 printable ASCII");
        row("--share", "a,tag=two words", "without a space");
        row("--share", "a,tag=\xc3\xa4", "1 to 31 printable ASCII");
        row("--share", "a,tag=x\ny", "1 to 31 printable ASCII");
        row("--escape", "x", "no escape key");
        row("--escape", "^1", "no escape key");
    }
    void run_badValue_isRefused() {
        QFETCH(QString, option);
        QFETCH(QString, value);
        QFETCH(QString, said);
        const Parsed parsed = parse_run({(option + '=' + value).toStdString()});
        QVERIFY(std::holds_alternative<Answer>(parsed));
        const auto& answer = std::get<Answer>(parsed);
        QCOMPARE(answer.status, 2);
        const QString text = QString::fromStdString(answer.text);
        QVERIFY2(text.contains(said), qPrintable(text));
        QVERIFY2(text.startsWith("apiaryctl: error: "), qPrintable(text));
        QVERIFY2(text.contains("remedy: "), qPrintable(text));
    }

    void network_everyOption_isTaken() {
        for (const std::vector<std::string>& line : std::vector<std::vector<std::string>>{
                 {"network", "show"},
                 {"network", "show", "--names", "--json"},
                 {"network", "plan", "--bridge", "eth0", "--vlan", "7", "--name", "n", "--tap", "a", "--tap=b,name=c"},
                 {"--session", "network", "plan", "--nat", "--subnet", "10.1.1.1/24", "--dhcp", "yes"},
                 {"network", "apply", "--host-only", "--dhcp=no", "--yes"},
                 {"network", "undo", "a", "show"},
                 {"network", "test", "test", "--guest", "g"}}) {
            const Parsed parsed = cli::parse_command_line(line);
            QVERIFY2(std::holds_alternative<cli::HelperCommand>(parsed),
                     std::holds_alternative<Answer>(parsed) ? std::get<Answer>(parsed).text.c_str() : "");
        }
    }

    void network_badLine_isRefused_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("said");
        const auto row = [](const char* name, const QStringList& arguments, const char* said) {
            QTest::newRow(name) << arguments << said;
        };
        row("no verb", {}, "subcommand is required");
        row("no such verb", {"bridge"}, "there is no verb \"bridge\"");
        row("no kind", {"plan"}, "give one of --bridge INTERFACE, --nat and --host-only");
        row("two kinds", {"plan", "--nat", "--host-only"}, "of one kind alone");
        row("two kinds, one a bridge", {"apply", "--yes", "--bridge", "eth0", "--nat"}, "of one kind alone");
        row("empty bridge", {"plan", "--bridge="}, "--bridge: 1 required INTERFACE missing");
        row("a tag that is no number", {"plan", "--bridge", "e", "--vlan", "x"}, "\"x\" is no tag of a VLAN");
        row("a tag too high", {"plan", "--bridge", "e", "--vlan", "4095"}, "from 1 to 4094");
        row("a negative tag", {"plan", "--bridge", "e", "--vlan=-1"}, "from 1 to 4094");
        row("neither yes nor no", {"plan", "--nat", "--dhcp", "maybe"}, "neither yes nor no");
        row("a tap of nobody", {"plan", "--nat", "--tap="}, "--tap: 1 required GUEST[,name=NAME] missing");
        row("a tap of nobody with a name", {"plan", "--nat", "--tap", ",name=x"}, "a tap needs a guest");
        row("a tap with an empty name", {"plan", "--nat", "--tap", "web,name="}, "is no option of a tap");
        row("a tap with nonsense", {"plan", "--nat", "--tap", "web,\033[2J"}, "is no option of a tap");
        row("--yes of a plan", {"plan", "--nat", "--yes"}, "--yes");
        row("undo of nothing", {"undo"}, "NAME is required");
        row("test of nothing", {"test"}, "NAME is required");
        row("test of two", {"test", "a", "b"}, "b");
    }
    void network_badLine_isRefused() { check_refusal("network"); }

    void setup_everyOption_isTaken() {
        for (const std::vector<std::string>& line : std::vector<std::vector<std::string>>{
                 {"setup"},
                 {"setup", "--for", "network", "--user", "olga", "--json"},
                 {"setup", "--root", "/mnt"},
                 {"setup", "show", "--for=network,access", "--for", "service"},
                 {"--system", "setup", "plan", "--root", "/mnt", "--user=olga", "--without", "boot:tun,boot:bridge"},
                 {"setup", "apply", "--yes", "--install-packages", "--for", "firmware"},
                 {"setup", "undo", "--root=/mnt"}}) {
            const Parsed parsed = cli::parse_command_line(line);
            QVERIFY2(std::holds_alternative<cli::HelperCommand>(parsed),
                     std::holds_alternative<Answer>(parsed) ? std::get<Answer>(parsed).text.c_str() : "");
        }
    }

    void setup_badLine_isRefused_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("said");
        const auto row = [](const char* name, const QStringList& arguments, const char* said) {
            QTest::newRow(name) << arguments << said;
        };
        row("no such verb", {"mend"}, "there is no verb \"mend\"");
        row("its remedy", {"mend"}, "see apiaryctl setup --help");
        row("a tree without a name", {"plan", "--root", ""}, "--root names no directory");
        row("no such purpose", {"--for", "fun"}, "there is no purpose \"fun\"");
        row("one purpose of two", {"plan", "--for", "network,\033[2J"}, "there is no purpose");
        row("no purpose", {"plan", "--for="}, "--for: 1 required PURPOSE missing");
        row("no user's name", {"show", "--user", "olga:x"}, "is no user's name");
        row("no step", {"plan", "--without="}, "--without: 1 required STEP missing");
        row("--without of show", {"show", "--without", "boot:tun"}, "--without");
        row("--yes of a plan", {"plan", "--yes"}, "--yes");
        row("--for of undo", {"undo", "--for", "network"}, "--for");
        row("a name", {"undo", "1"}, "1");
        row("no directory", {"undo", "--root="}, "--root: 1 required DIR missing");
        row("an option that would be lost", {"--root", "/mnt", "plan"}, "--root stands before what it is for");
        row("another", {"--for", "network", "undo"}, "--for stands before what it is for");
    }
    void setup_badLine_isRefused() { check_refusal("setup"); }

    void line_thatAsksForNothing_isRefused_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("nothing") << QStringList{};
        QTest::newRow("unknown action") << QStringList{"fly"};
        QTest::newRow("no kernel") << QStringList{"run"};
        QTest::newRow("unknown option") << QStringList{"run", "--kernel", "k", "--fast"};
        QTest::newRow("missing value") << QStringList{"run", "--kernel"};
        QTest::newRow("left over") << QStringList{"run", "--kernel", "k", "more"};
        QTest::newRow("empty kernel") << QStringList{"run", "--kernel="};
    }
    void line_thatAsksForNothing_isRefused() {
        QFETCH(QStringList, arguments);
        std::vector<std::string> given;
        for (const QString& argument : arguments) {
            given.push_back(argument.toStdString());
        }
        const Parsed parsed = cli::parse_command_line(given);
        QVERIFY(std::holds_alternative<Answer>(parsed));
        QCOMPARE(std::get<Answer>(parsed).status, 2);
        QVERIFY(!std::get<Answer>(parsed).text.empty());
    }

    void help_ofRun_namesEveryOptionAndStatus() {
        const Parsed parsed = parse({"run", "--help"});
        QVERIFY(std::holds_alternative<Answer>(parsed));
        QCOMPARE(std::get<Answer>(parsed).status, 0);
        const QString text = QString::fromStdString(std::get<Answer>(parsed).text);
        for (const char* word :
             {"--kernel",         "--initrd",     "--append",  "--kenv",      "--module",         "--bvm-console",
              "--virtio-console", "--virtio",     "--com2",    "--com3",      "--com4",           "--engine",
              "--cpus",           "--memory",     "--console", "--disk",      "--share",          "--net",
              "--escape",         "--debug-exit", "--timeout", "--no-reboot", "--dump-registers", "--soft",
              "Exit status",      "triple fault"}) {
            QVERIFY2(text.contains(word), word);
        }
    }

    void version_isPrinted() {
        const Parsed parsed = parse({"--version"});
        QVERIFY(std::holds_alternative<Answer>(parsed));
        QCOMPARE(std::get<Answer>(parsed).status, 0);
        QVERIFY(QString::fromStdString(std::get<Answer>(parsed).text)
                    .contains(QRegularExpression("^apiaryctl \\d+\\.\\d+\\.\\d+\\s*$")));
    }
};

QTEST_GUILESS_MAIN(OptionsTest)
#include "options_test.moc"
