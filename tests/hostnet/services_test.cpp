// SPDX-License-Identifier: BSD-2-Clause
// What networks need of other programs and hosts: dnsmasq, name servers, echoes.
#include <unistd.h>

#include <QTest>
#include <fstream>

#include "backend/hostnet/dnsmasq.h"
#include "backend/hostnet/probe.h"
#include "tests/hostnet/temporary_directory.h"

using namespace apiary;
using namespace apiary::hostnet;
using namespace std::chrono_literals;

class ServicesTest : public QObject {
    Q_OBJECT

private slots:
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

QTEST_GUILESS_MAIN(ServicesTest)
#include "services_test.moc"
