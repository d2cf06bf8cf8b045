// SPDX-License-Identifier: BSD-2-Clause
// Needs root: it works in a network namespace of its own.
#include "backend/network/tap.h"

#include <sys/wait.h>

#include <QTest>
#include <asio/ip/tcp.hpp>
#include <asio/ip/udp.hpp>
#include <asio/read.hpp>
#include <asio/write.hpp>
#include <future>

#include "backend/network/open_network.h"
#include "tests/network/net_namespace.h"
#include "tests/network/wire.h"

using namespace apiary;
using namespace apiary::network;
using namespace apiary::network::test;
using namespace std::chrono_literals;
using asio::ip::tcp;
using asio::ip::udp;

namespace {

constexpr Offloads kAll = {.checksum = true, .tso4 = true, .tso6 = true, .ecn = true};
constexpr std::uint32_t kKernelIp = 0x0A090001, kPeerIp = 0x0A090002;  // 10.9.0.1 of the device, 10.9.0.2 of ours
const asio::ip::address kKernel = asio::ip::make_address("10.9.0.1"), kPeer = asio::ip::make_address("10.9.0.2");
MacAddress kernel_mac;

/// The name of a device that is made and turned on.
std::string make_device(const std::string& name) {
    (void)run("ip link delete " + name + " 2>/dev/null");
    if (!make_tap(name) || !run("ip link set " + name + " address 02:aa:00:00:00:01 up") ||
        !run("ip address add 10.9.0.1/24 dev " + name) ||
        !run("ip neighbour replace 10.9.0.2 lladdr 02:00:00:12:34:56 dev " + name)) {
        return "";
    }
    kernel_mac = {0x02, 0xAA, 0, 0, 0, 1};
    return name;
}
/// By its name, or out of a descriptor as another process would give it.
std::unique_ptr<Network> open(EventLoop& loop, const std::string& name, bool opened_before = false) {
    const NetworkConfig config = {.kind = NetworkConfig::Tap{name}};
    return open_network(loop, config, opened_before ? open_device(config).value() : UniqueFd()).value();
}
Ends to_kernel() {
    return {.from = kPeerIp, .to = kKernelIp, .mac = kernel_mac};
}
constexpr std::uint16_t kPort = 7, kProbePort = 9;

bool is_udp_for(const Arrived& a, std::uint16_t port) {
    const auto packet = parse_packet(a.frame);
    return packet && packet->protocol == kUdp && get32(a.frame, 30) == kPeerIp && get16(a.frame, 36) == port;
}
bool is_udp(const Arrived& a) {
    return is_udp_for(a, kPort);
}
/// The kernel takes its time until it sends through a device that has come up.
bool is_carrying(Wire& wire) {
    asio::io_context host;
    udp::socket socket(host, {kKernel, 0});
    for (int i = 0; i < 200; ++i) {
        socket.send_to(asio::buffer("?", 1), {kPeer, kProbePort});
        if (wire.receive([](const Arrived& a) { return is_udp_for(a, kProbePort); }, 50ms)) {
            return true;
        }
    }
    return false;
}

}  // namespace

class TapTest : public QObject {
    Q_OBJECT

    std::string unable_;

private slots:
    void initTestCase() {
        unable_ = enter_own_network();
        if (!unable_.empty()) {
            qWarning("SKIPPED, no tap device was tested: %s", unable_.c_str());
            QSKIP("tap devices can be tested by root only");
        }
        QVERIFY(run("ip link set lo up"));
    }

    void frames_go_both_ways_data() {
        QTest::addColumn<bool>("offloads");
        QTest::addColumn<bool>("opened_before");
        QTest::newRow("with checksums left to us") << true << false;
        QTest::newRow("with whole checksums") << false << false;
        QTest::newRow("through a descriptor") << true << true;
    }
    void frames_go_both_ways() {
        QFETCH(bool, offloads);
        QFETCH(bool, opened_before);
        const std::string name = make_device("apiary0");
        EventLoop loop("io");
        Wire wire(loop, open(loop, name, opened_before), offloads ? kAll : Offloads{});
        QVERIFY(is_carrying(wire));
        asio::io_context host;
        udp::socket socket(host, {kKernel, 0});
        const std::uint16_t port = socket.local_endpoint().port();
        socket.send_to(asio::buffer("hello", 5), {kPeer, kPort});
        const auto arrived = wire.receive(is_udp);
        QVERIFY(arrived);
        QCOMPARE(data_of(arrived->frame), bytes_of("hello"));
        QCOMPARE(arrived->header.flags & FrameHeader::kNeedsChecksum, offloads ? 1 : 0);
        QVERIFY(offloads || checksums_are_right(arrived->frame));
        Bytes frame = udp4(kPort, port, bytes_of("welcome"), to_kernel());
        FrameHeader header;
        if (offloads) {
            const auto packet = parse_packet(frame);
            put16(frame, 40, pseudo_header_sum(frame, *packet, packet->end - packet->payload));
            header = {.flags = 1, .checksum_start = 34, .checksum_offset = 6};
        }
        wire.send(frame, header);
        Bytes got(10);
        udp::endpoint from;
        got.resize(socket.receive_from(asio::buffer(got), from));
        QCOMPARE(got, bytes_of("welcome"));
    }

    void large_segments_come_when_agreed_and_go() {
        const std::string name = make_device("apiary0");
        for (const bool large : {true, false}) {
            EventLoop loop("io");
            Wire wire(loop, open(loop, name), large ? kAll : Offloads{});
            asio::io_context host;
            tcp::acceptor acceptor(host, {kKernel, 0});
            // The guest's side of TCP, with the kernel as the other.
            std::uint32_t sequence = 1000;
            const auto send = [&](std::uint8_t flags, std::uint32_t acknowledged, const Bytes& options = {}) {
                wire.send(tcp4({.to = acceptor.local_endpoint().port(),
                                .sequence = sequence,
                                .acknowledged = acknowledged,
                                .flags = flags,
                                .options = options},
                               {}, to_kernel()));
            };
            const auto is_tcp = [](const Arrived& a) {
                const auto packet = parse_packet(a.frame);
                return packet && packet->protocol == kTcp;
            };
            send(kSyn, 0, segment_size_option(1000));
            const auto answer = wire.receive(is_tcp);
            QVERIFY(answer);
            sequence = 1001;
            std::uint32_t next = get32(answer->frame, 38) + 1;
            send(kAck, next);
            tcp::socket socket = acceptor.accept();
            const Bytes data = pattern(300'000);
            auto written = std::async(std::launch::async, [&] { return asio::write(socket, asio::buffer(data)); });
            Bytes received;
            bool was_large = false;
            while (received.size() < data.size()) {
                const auto arrived = wire.receive(is_tcp);
                QVERIFY(arrived);
                const Bytes part = data_of(arrived->frame);
                if (part.size() > 1000) {
                    was_large = true;
                    QCOMPARE(arrived->header.gso_type, FrameHeader::kTcp4);
                    QCOMPARE(arrived->header.segment_size, 1000);
                }
                received = std::move(received) + part;
                next += static_cast<std::uint32_t>(part.size());
                send(kAck, next);
            }
            QVERIFY(received == data);
            QCOMPARE(was_large, large);
            // And a large segment of the guest's, of which the kernel makes the checksum.
            Bytes frame = tcp4({.to = acceptor.local_endpoint().port(),
                                .sequence = sequence,
                                .acknowledged = next,
                                .flags = kAck | kPsh},
                               pattern(30'000), to_kernel());
            const auto packet = parse_packet(frame);
            put16(frame, 50, pseudo_header_sum(frame, *packet, packet->end - packet->payload));
            wire.send(frame, {.flags = 1,
                              .gso_type = 1,
                              .header_length = 54,
                              .segment_size = 1000,
                              .checksum_start = 34,
                              .checksum_offset = 16});
            Bytes got(30'000);
            QCOMPARE(asio::read(socket, asio::buffer(got)), got.size());
            QVERIFY(got == pattern(30'000));
            QCOMPARE(written.get(), data.size());
        }
    }

    void guest_that_takes_nothing_leaves_frames_to_the_kernel() {
        const std::string name = make_device("apiary0");
        EventLoop loop("io");
        Wire wire(loop, open(loop, name));
        QVERIFY(is_carrying(wire));
        asio::io_context host;
        udp::socket socket(host, {kKernel, 0});
        wire.accept(false);
        for (int i = 0; i < 50; ++i) {
            socket.send_to(asio::buffer(&i, sizeof(i)), {kPeer, kPort});
        }
        while (wire.refused() == 0) {
        }
        QCOMPARE(wire.refused(), 1u);
        wire.accept(true);
        for (int i = 0; i < 50; ++i) {
            const auto arrived = wire.receive(is_udp);
            QVERIFY(arrived);
            QCOMPARE(get8(data_of(arrived->frame), 0), i);
        }
    }

    void paused_network_delivers_nothing_and_goes_on_after() {
        const std::string name = make_device("apiary0");
        EventLoop loop("io");
        Wire wire(loop, open(loop, name));
        QVERIFY(is_carrying(wire));
        asio::io_context host;
        udp::socket socket(host, {kKernel, 0});
        wire.on_loop([](Network& network) { network.pause(); });
        socket.send_to(asio::buffer("late", 4), {kPeer, kPort});
        QVERIFY(!wire.receive(is_udp, 50ms));
        wire.on_loop([](Network& network) { network.resume(); });
        QVERIFY(wire.receive(is_udp));
    }

    void frames_of_any_contents_are_left_to_the_kernel() {
        const std::string name = make_device("apiary0");
        EventLoop loop("io");
        Wire wire(loop, open(loop, name));
        for (std::size_t length = 14; length < 200; ++length) {
            wire.send(pattern(length), {.flags = 1, .checksum_start = 14, .checksum_offset = 0});
            wire.send(pattern(length), {.flags = 1,
                                        .gso_type = 1,
                                        .header_length = 14,
                                        .segment_size = 1,
                                        .checksum_start = 14,
                                        .checksum_offset = 0});
        }
        QVERIFY(run("ip link set " + name + " down"));
        wire.send(pattern(100));  // Lost, with a word about it.
    }

    void unusual_mtu_is_told() {
        const std::string name = make_device("apiary0");
        EventLoop loop("io");
        QCOMPARE(open(loop, name)->mtu(), 0);
        QVERIFY(run("ip link set " + name + " mtu 9000"));
        QCOMPARE(open(loop, name)->mtu(), 9000);
    }

    void device_that_is_missing_busy_or_something_else_is_an_error() {
        const auto cause = [](const std::string& name) {
            const auto tap = open_tap(name);
            return tap ? QString("opened") : QString::fromStdString(tap.error().cause + "|" + tap.error().remedy);
        };
        QVERIFY2(cause("nosuch0").startsWith("there is no tap device nosuch0|make it with: "),
                 qPrintable(cause("nosuch0")));
        QCOMPARE(::if_nametoindex("nosuch0"), 0u);  // And it was not made.
        QVERIFY2(cause("lo").startsWith("lo is no tap device"), qPrintable(cause("lo")));
        const std::string name = make_device("apiary0");
        const auto first = open_tap(name);
        QVERIFY(first.has_value());
        QVERIFY2(cause(name).startsWith("another program uses the tap device apiary0|"), qPrintable(cause(name)));
    }

    void device_that_the_user_may_not_open_is_an_error() {
        const std::string name = make_device("apiary0");
        const pid_t child = ::fork();
        if (child == 0) {
            const bool changed = ::setgid(65534) == 0 && ::setuid(65534) == 0;
            const auto tap = open_tap(name);
            const bool told = changed && !tap && !tap.error().remedy.empty() &&
                              (tap.error().cause == "this user may not open /dev/net/tun" ||
                               tap.error().cause == "the tap device apiary0 belongs to another user");
            ::_exit(told ? 0 : 1);
        }
        int status = -1;
        QCOMPARE(::waitpid(child, &status, 0), child);
        QCOMPARE(status, 0);
    }

    void descriptor_that_is_no_tap_device_is_an_error() {
        EventLoop loop("io");
        QVERIFY(!make_tap_network(loop, UniqueFd(::open("/dev/null", O_RDWR))));
        QVERIFY(!make_tap_network(loop, UniqueFd()));
    }
};

QTEST_GUILESS_MAIN(TapTest)
#include "tap_test.moc"
