// SPDX-License-Identifier: BSD-2-Clause
#include "backend/hostnet/command.h"

#include <signal.h>

#include <QTest>
#include <fstream>

#include "backend/hostnet/dnsmasq.h"
#include "backend/hostnet/probe.h"
#include "tests/hostnet/temporary_directory.h"

using namespace apiary;
using namespace apiary::hostnet;
using namespace std::chrono_literals;

class CommandTest : public QObject {
    Q_OBJECT

private slots:
    void program_isGivenItsInputAndHeard() {
        const std::string much(300'000, 'x');
        const auto end = run_command("/bin/sh", {"-c", "wc -c; echo also >&2; exit 3"}, much, 20s);
        QVERIFY(end.has_value());
        QVERIFY(!end->good());
        QVERIFY2(end->said.contains("300000") && end->said.contains("also"), end->said.c_str());
    }

    void initTestCase() { ::signal(SIGPIPE, SIG_IGN); }

    void program_thatReadsNothing_isHeardAllTheSame() {
        const auto end = run_command("/bin/sh", {"-c", "exec <&-; echo no"}, std::string(300'000, 'x'), 20s);
        QVERIFY(end.has_value() && end->said == "no\n");
    }

    void program_hasACleanEnvironmentAndNoDescriptors() {
        const int leaked = ::dup(STDERR_FILENO);  // Not closed on exec.
        const auto end = run_command("/bin/sh", {"-c", "env; ls /dev/fd/" + std::to_string(leaked)}, "", 20s);
        ::close(leaked);
        QVERIFY2(end->said.contains("LC_ALL=C") && !end->said.contains("HOME="), end->said.c_str());
        QVERIFY2(end->said.contains("No such file"), end->said.c_str());
    }

    void programThatSaysMuch_isCutShort() {
        const auto end = run_command("/bin/sh", {"-c", "yes | head -c 1000000"}, "", 20s);
        QVERIFY(end->good());
        QCOMPARE(end->said.size(), std::size_t{65536});
    }

    void programThatDoesNotEnd_isEnded() {
        const auto end = run_command("/bin/sh", {"-c", "exec sleep 1000"}, "", 100ms);
        QVERIFY(!end && end.error().cause.contains("did not end in time"));
    }

    void programThatIsNotThere_isAnError() {
        QVERIFY(!run_command("/no/such/program", {}, "", 1s));
        QVERIFY(!find_program("no-such-program-here"));
        QVERIFY(find_program("sh").has_value());
    }

    void nameServers_areReadFromTheFile() {
        const TemporaryDirectory directory;
        const auto file = directory.path() / "resolv.conf";
        std::ofstream(file)
            << "# nameserver 1.1.1.1\nsearch example.org\nnameserver 192.0.2.1\nnameserver  2001:db8::1 \n"
               "nameserver\nnameserver 192.0.2.3\nnameserver 192.0.2.4\n";
        QCOMPARE(name_servers(file), (std::vector<std::string>{"192.0.2.1", "2001:db8::1", "192.0.2.3"}));
        QVERIFY(name_servers(directory.path() / "none").empty());
    }

    void probes_endWhenTheyAreAskedTo() {
        std::stop_source stop;
        stop.request_stop();
        QVERIFY(!answers_echo("127.0.0.1", 1h, stop.get_token()));
        QVERIFY(!name_server_answers("127.0.0.1", 1h, stop.get_token()));
        QVERIFY(!answers_echo("no address", 1h, {}));
    }

    void server_isConfinedToItsBridge() {
        const Dnsmasq server("/var/lib/apiary/servers");
        const StartServer step = {.network = "net0", .bridge = "net0", .subnet = "10.87.0.1/24", .routes = false};
        const std::string settings = server.settings(step);
        for (const char* line : {"interface=net0\n", "except-interface=lo\n", "bind-dynamic\n", "user=",
                                 "pid-file=/var/lib/apiary/servers/net0/pid\n", "dhcp-range=10.87.0.2,10.87.0.254,1h\n",
                                 "dhcp-option=option:router\n", "no-resolv\n"}) {
            QVERIFY2(settings.contains(line), settings.c_str());
        }
        StartServer nat = step;
        nat.routes = true;
        QVERIFY(!server.settings(nat).contains("no-resolv"));
    }

    void server_thatWasNotStarted_isStoppedWithoutAWord() {
        const TemporaryDirectory directory;
        const Dnsmasq server(directory.path() / "servers");
        const StartServer step = {.network = "net0", .bridge = "net0", .subnet = "10.87.0.1/24"};
        QVERIFY(server.stop(step).has_value());
        // Nor is another process ended, whose number an old file names.
        std::filesystem::create_directories(directory.path() / "servers/net0");
        std::ofstream(directory.path() / "servers/net0/pid") << ::getpid() << '\n';
        QVERIFY(server.stop(step).has_value());
        QVERIFY(!std::filesystem::exists(directory.path() / "servers"));
    }
};

QTEST_GUILESS_MAIN(CommandTest)
#include "command_test.moc"
