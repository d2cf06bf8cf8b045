// SPDX-License-Identifier: BSD-2-Clause
#include "backend/cli/format.h"

#include <QTest>
#include <cstdlib>

#include "backend/cli/guest_text.h"
#include "backend/cli/network_text.h"
#include "backend/cli/statistics_text.h"

using namespace apiary::cli;
namespace guests = apiary::api::guests;
namespace net = apiary::api::network;

namespace {

guests::Guest guest(const char* name) {
    guests::Guest guest;
    guest.name = name;
    guest.owner = "me";
    guest.state = guests::State::Stopped;
    guest.definition = guests::Definition();
    guest.definition->kernel = "/boot/kernel";
    return guest;
}

}  // namespace

class FormatTest : public QObject {
    Q_OBJECT

private slots:
    void size_isRounded_data() {
        QTest::addColumn<qint64>("bytes");
        QTest::addColumn<QString>("text");
        QTest::newRow("nothing") << qint64(0) << "0 B";
        QTest::newRow("bytes") << qint64(1023) << "1023 B";
        QTest::newRow("whole") << (qint64(512) << 20) << "512 MiB";
        QTest::newRow("one digit") << qint64(1536) << "1.5 KiB";
        QTest::newRow("three digits") << (qint64(1234) << 10) << "1.2 MiB";
        QTest::newRow("most") << qint64(INT64_MAX) << "8192 PiB";
    }
    void size_isRounded() {
        QFETCH(qint64, bytes);
        QTEST(QString::fromStdString(rounded_size(bytes)), "text");
    }
    void time_isRoundedDown() {
        QCOMPARE(rounded_time(-5), "0 s");
        QCOMPARE(rounded_time(59), "59 s");
        QCOMPARE(rounded_time(119), "1 min");
        QCOMPARE(rounded_time(2 * 3600), "2 h");
        QCOMPARE(rounded_time(86400 * 400), "400 d");
    }
    void localTime_hasDateAndTime() {
        ::setenv("TZ", "UTC", 1);
        QCOMPARE(local_time(0), "1970-01-01 00:00:00");
    }
    void table_columnsAreAsWideAsTheyMustBe() {
        QCOMPARE(table({{"NAME", "STATE"}, {"a", "running"}, {"größer", ""}}),
                 "NAME    STATE\na       running\ngrößer\n");
        QCOMPARE(table({}), "");
    }
    void status_saysWhatAGuestDoesOrHowItEnded() {
        guests::Guest web = guest("web");
        QCOMPARE(status_of(web, 1000), "");
        web.last_end = guests::End{.reason = guests::EndReason::TripleFault, .message = "m", .time = 700};
        QCOMPARE(status_of(web, 1000), "crashed 5 min ago");
        web.state = guests::State::Running;
        web.since = 990;
        web.pid = 1;
        QCOMPARE(status_of(web, 1000), "up 10 s");
        web.forwards = {
            {{.network = 0, .protocol = guests::Protocol::Udp, .host = "::1", .host_port = 5353, .guest_port = 53}}};
        QCOMPARE(status_of(web, 1000), "up 10 s, udp:[::1]:5353-53");
        web.problem = guests::Problem{.cause = "it cannot be read", .remedy = "", .detail = ""};
        QCOMPARE(status_of(web, 1000), "it cannot be read");
        web.busy = "7";
        QCOMPARE(status_of(web, 1000), "is being cloned");
        QVERIFY(details_of(web, 1000).contains("task 7"));
    }
    void details_haveEveryFieldOfTheDefinition() {
        guests::Guest web = guest("web");
        web.definition->memory = std::int64_t{2} << 30;
        web.definition->disks = {{{.path = "root", .size = 4096, .read_only = true}}};
        web.definition->autostart = true;
        web.definition->tags = {{"a", "b"}};
        web.pending = {{"stop_grace"}};
        web.last_end = guests::End{.reason = guests::EndReason::TripleFault,
                                   .message = "the guest crashed",
                                   .time = 0,
                                   .value = {},
                                   .crash = guests::Crash{.summary = "triple fault",
                                                          .probable_cause = "a bad module",
                                                          .registers = {{"rip 1\nrax 2\n"}},
                                                          .console = {"panic: no root"}},
                                   .restarted = true};
        const std::string text = details_of(web, 1);
        for (const char* line : {"memory:             2G\n", "path root", "size 4K", "read only yes",
                                 "autostart:          yes\n", "tags:               a\n", "tags:               b\n",
                                 "from next start on: stop grace\n", "the guest crashed; started again\n",
                                 "probable cause:     a bad module\n", "  panic: no root\n", "  rip 1\n  rax 2\n"}) {
            QVERIFY2(text.contains(line), (std::string(line) + " in\n" + text).c_str());
        }
    }
    void network_isToldWithWhatIsMissingAndWhy() {
        net::State state;
        state.interfaces = {{.name = "wlan0",
                             .kind = net::InterfaceKind::Wifi,
                             .up = true,
                             .carrier = true,
                             .mac = {},
                             .addresses = {"192.168.1.2/24"},
                             .master = {},
                             .default_route = true,
                             .network = {},
                             .obstacle = net::Note{"wlan0 is Wi-Fi, which cannot be bridged", "choose NAT"}}};
        state.tools = {{.name = "nft", .available = false, .purpose = "NAT", .remedy = "install it"}};
        state.refusal = net::Problem{.cause = "games may not", .remedy = "ask", .detail = ""};
        std::string text = state_text(state);
        for (const char* part : {"wlan0      wifi  up, default route           192.168.1.2/24\n",
                                 "wlan0 is Wi-Fi, which cannot be bridged; choose NAT.\n", "Apiary has made no network",
                                 "nft is not there, which is needed for NAT.\n  remedy: install it\n",
                                 "You cannot change it: games may not.\n  remedy: ask\n"}) {
            QVERIFY2(text.contains(part), (text + "has no " + part).c_str());
        }
        net::MadeNetwork network;
        network.name = "net0";
        network.set_up.kind = net::Kind::Nat;
        network.set_up.subnet = "10.87.0.1/24";
        network.set_up.dhcp = true;
        network.phase = net::Phase::Undoing;
        network.problem = net::Problem{.cause = "it stays", .remedy = "undo it", .detail = "EBUSY"};
        network.steps = {{.text = "make the bridge net0", .command = "ip link add net0 type bridge"}};
        text = network_text(network, 60);
        for (const char* part :
             {"kind:       NAT, 10.87.0.1/24, with DHCP\n", "taps:       none\n", "(1 min)", "problem:    it stays\n",
              "detail:     EBUSY\n", "  1. make the bridge net0\n       ip link add net0 type bridge\n"}) {
            QVERIFY2(text.contains(part), (text + "has no " + part).c_str());
        }
        state.networks = {network};
        QVERIFY(state_text(state).contains("net0     undoing (!)  NAT, 10.87.0.1/24, with DHCP  none\n"));
    }
    void exitStatus_isThatOfRun() {
        using enum guests::EndReason;
        QCOMPARE(exit_status_of({.reason = PoweredOff, .message = "", .time = 0}), 0);
        QCOMPARE(exit_status_of({.reason = TripleFault, .message = "", .time = 0}), 3);
        QCOMPARE(exit_status_of({.reason = Reset, .message = "", .time = 0}), 5);
        QCOMPARE(exit_status_of({.reason = DebugExit, .message = "", .time = 0, .value = 0x31}), 0x63);
        QCOMPARE(exit_status_of({.reason = MonitorDied, .message = "", .time = 0}), 1);
    }
    void rates_areOfTheTimeBetween() {
        guests::Statistics before, now;
        before.vcpus = {{.cpu_time = 0, .exits = 0}, {.cpu_time = 0, .exits = 0}};
        now.time = 2'000'000'000;
        now.vcpus = {{.cpu_time = 1'000'000'000, .exits = 10}, {.cpu_time = 2'000'000'000, .exits = 30}};
        now.memory_touched = 3 << 20;
        now.disks = {{.reads = 1, .read_bytes = 2048}};
        const std::string line = rates_line(before, now);
        for (const char* part : {" 150 %", " 20  ", "3 MiB", "1 KiB"}) {
            QVERIFY2(line.contains(part), line.c_str());
        }
        QCOMPARE(line.size(), rates_heading().size());
    }
    void rates_ofNoTime_areNoTrouble() { QVERIFY(!rates_line({}, {}).empty()); }
};

QTEST_GUILESS_MAIN(FormatTest)
#include "format_test.moc"
