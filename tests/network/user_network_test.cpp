// SPDX-License-Identifier: BSD-2-Clause
// The guest's frames are made by hand; the other ends are sockets on this host's loopback.
#include "backend/network/user_network.h"

#include <sys/resource.h>

#include <QTest>
#include <array>
#include <asio/ip/tcp.hpp>
#include <asio/ip/udp.hpp>
#include <asio/read.hpp>
#include <asio/write.hpp>
#include <atomic>
#include <future>
#include <set>
#include <thread>

#include "backend/memory/racing_copy.h"
#include "backend/network/reassembly.h"
#include "backend/network/segments.h"
#include "backend/network/user_rules.h"
#include "tests/network/wire.h"

using namespace apiary;
using namespace apiary::network;
using namespace apiary::network::test;
using namespace std::chrono_literals;
using asio::ip::tcp;
using asio::ip::udp;

namespace {

constexpr Offloads kAll = {.checksum = true, .tso4 = true, .tso6 = true, .ecn = true};
constexpr std::uint32_t kNameServerIp = 0x0A000203;

struct Rig {
    asio::io_context host;
    EventLoop loop{"io"};
    Wire wire;

    explicit Rig(const Offloads& agreed = {}, const SlirpStack::Config& config = {})
        : wire(loop, make_user_network(loop, config).value(), agreed) {}

    /// What a guest does first, so that it can be sent to.
    void announce() {
        wire.send(arp_request(kHostIp));
        (void)wire.receive([](const Arrived& a) { return get16(a.frame, 12) == kEtherArp; });
    }
};

tcp::acceptor listener(asio::io_context& host, bool v6 = false) {
    return {host, tcp::endpoint(
                      v6 ? asio::ip::address(asio::ip::address_v6::loopback()) : asio::ip::address_v4::loopback(), 0)};
}
/// Reads until `length` bytes are there, in another thread.
std::future<Bytes> read_in_background(tcp::socket& socket, std::size_t length) {
    return std::async(std::launch::async, [&socket, length] {
        Bytes data(length);
        asio::error_code error;
        data.resize(asio::read(socket, asio::buffer(data), error));
        return data;
    });
}
std::uint16_t free_port(bool is_udp = false) {
    asio::io_context host;
    const asio::ip::address any = asio::ip::address_v4::loopback();
    return is_udp ? udp::socket(host, {any, 0}).local_endpoint().port()
                  : tcp::acceptor(host, {any, 0}).local_endpoint().port();
}
/// Offers the size of segments to be cut, as a guest with TSO does: lengths as large as the frame, no checksums.
FrameHeader large_header(bool v6, std::uint16_t segment_size) {
    return {.flags = FrameHeader::kNeedsChecksum,
            .gso_type = v6 ? FrameHeader::kTcp6 : FrameHeader::kTcp4,
            .header_length = static_cast<std::uint16_t>(v6 ? 74 : 54),
            .segment_size = segment_size,
            .checksum_start = static_cast<std::uint16_t>(v6 ? 54 : 34),
            .checksum_offset = 16};
}
bool is_udp_frame(const Arrived& a) {
    const auto ip = parse_ip(a.frame);
    return ip && ip->protocol == kUdp;
}

/// IPv6's first message of a guest: it asks for the gateway, which answers and now knows the guest.
Bytes router_solicitation() {
    Bytes message(8);
    put8(message, 0, 133);
    return finished(ipv6(kIcmp6, message));
}

}  // namespace

class UserNetworkTest : public QObject {
    Q_OBJECT

private slots:
    void arp_for_gateway_and_name_server_is_answered() {
        Rig rig;
        for (const std::uint32_t address : {kHostIp, kNameServerIp}) {
            rig.wire.send(arp_request(address));
            const auto reply = rig.wire.receive([](const Arrived& a) { return get16(a.frame, 12) == kEtherArp; });
            QVERIFY(reply);
            QCOMPARE(get16(reply->frame, 20), 2);
            QCOMPARE(get32(reply->frame, 28), address);
            QCOMPARE(get8(reply->frame, 0), kGuestMac[0]);
        }
    }

    void dhcp_discover_is_offered_the_first_address() {
        Rig rig;
        Bytes message(240);
        put8(message, 0, 1);
        put8(message, 1, 1);
        put8(message, 2, 6);
        put32(message, 4, 0xCAFE'F00D);
        for (std::size_t i = 0; i < 6; ++i) {
            put8(message, 28 + i, kGuestMac[i]);
        }
        put32(message, 236, 0x6382'5363);
        for (const int byte : {53, 1, 1, 255}) {
            message.push_back(static_cast<std::byte>(byte));
        }
        message.resize(300);
        rig.wire.send(udp4(68, 67, message, {.from = 0, .to = 0xFFFF'FFFF, .mac = test::kBroadcast}));
        const auto offer = rig.wire.receive(is_udp_frame);
        QVERIFY(offer);
        QVERIFY(checksums_are_right(offer->frame));
        const Bytes data = data_of(offer->frame);
        QCOMPARE(get32(data, 4), 0xCAFE'F00D);
        QCOMPARE(get32(data, 16), kGuestIp);
        QCOMPARE(get32(data, 20), kHostIp);
        QCOMPARE(get8(data, 242), 2);
    }

    void tcp_connection_to_the_hosts_loopback_carries_data_both_ways_data() {
        QTest::addColumn<bool>("v6");
        QTest::newRow("IPv4") << false;
        QTest::newRow("IPv6") << true;
    }
    void tcp_connection_to_the_hosts_loopback_carries_data_both_ways() {
        QFETCH(bool, v6);
        Rig rig;
        std::optional<tcp::acceptor> acceptor;
        try {
            acceptor.emplace(listener(rig.host, v6));
        } catch (const asio::system_error&) {
            QSKIP("this host has no IPv6");
        }
        rig.announce();
        if (v6) {
            rig.wire.send(router_solicitation());
        }
        GuestTcp guest(rig.wire, acceptor->local_endpoint().port(), 40000, v6);
        QVERIFY(guest.connect());
        tcp::socket socket = acceptor->accept();
        guest.send(bytes_of("question"));
        QCOMPARE(read_in_background(socket, 8).get(), bytes_of("question"));
        asio::write(socket, asio::buffer("answer", 6));
        QCOMPARE(guest.read(6), bytes_of("answer"));
        guest.send({}, kAck | kFin);
        QCOMPARE(read_in_background(socket, 1).get(), Bytes());
        socket.close();
        while ((guest.flags() & kFin) == 0 && guest.next_segment()) {
        }
        QVERIFY((guest.flags() & kFin) != 0);
    }

    void tcp_connection_that_nobody_takes_is_reset() {
        Rig rig;
        rig.announce();
        GuestTcp guest(rig.wire, free_port());
        QVERIFY(!guest.connect());
        QVERIFY((guest.flags() & kRst) != 0);
    }

    void large_segments_of_the_guest_arrive_whole_data() {
        QTest::addColumn<bool>("v6");
        QTest::addColumn<int>("length");
        QTest::newRow("IPv4, the largest packet") << false << 65535 - 40;
        QTest::newRow("IPv4") << false << 20'000;
        QTest::newRow("IPv6, the largest packet") << true << 65535 - 20;
        QTest::newRow("IPv6") << true << 20'000;
    }
    void large_segments_of_the_guest_arrive_whole() {
        QFETCH(bool, v6);
        QFETCH(int, length);
        Rig rig(kAll);
        std::optional<tcp::acceptor> acceptor;
        try {
            acceptor.emplace(listener(rig.host, v6));
        } catch (const asio::system_error&) {
            QSKIP("this host has no IPv6");
        }
        rig.announce();
        if (v6) {
            rig.wire.send(router_solicitation());
        }
        GuestTcp guest(rig.wire, acceptor->local_endpoint().port(), 40000, v6);
        QVERIFY(guest.connect());
        tcp::socket socket = acceptor->accept();
        const Bytes data = pattern(static_cast<std::size_t>(length));
        for (int i = 0; i < 3; ++i) {
            auto received = read_in_background(socket, data.size());
            guest.send(data, kAck | kPsh, large_header(v6, 1440));
            QVERIFY(received.get() == data);
            while (guest.acknowledged_by_peer != guest.sequence()) {
                QVERIFY(guest.next_segment());
            }
        }
    }

    void partial_checksum_is_finished() {
        Rig rig;
        rig.announce();
        udp::socket datagrams(rig.host, {asio::ip::address_v4::loopback(), 0});
        Bytes datagram = udp4(5000, datagrams.local_endpoint().port(), bytes_of("ping"));
        put16(datagram, 40, 0x1234);
        rig.wire.send(datagram, {.flags = 1, .checksum_start = 34, .checksum_offset = 6});
        Bytes got(10);
        udp::endpoint from;
        got.resize(datagrams.receive_from(asio::buffer(got), from));
        QCOMPARE(got, bytes_of("ping"));
    }

    void wrong_checksum_is_dropped() {
        Rig rig;
        udp::socket socket(rig.host, {asio::ip::address_v4::loopback(), 0});
        rig.announce();
        Bytes wrong = udp4(5000, socket.local_endpoint().port(), bytes_of("wrong"));
        put16(wrong, 40, get16(wrong, 40) ^ 1);
        rig.wire.send(wrong);
        rig.wire.send(udp4(5000, socket.local_endpoint().port(), bytes_of("right")));
        Bytes got(10);
        udp::endpoint from;
        got.resize(socket.receive_from(asio::buffer(got), from));
        QCOMPARE(got, bytes_of("right"));
    }

    void download_comes_in_segments_that_the_guest_takes_data() {
        QTest::addColumn<bool>("large");
        QTest::addColumn<int>("segment_size");
        QTest::newRow("one by one") << false << 1460;
        QTest::newRow("one by one, smaller") << false << 700;
        QTest::newRow("in large frames") << true << 1460;
        QTest::newRow("in large frames, smaller") << true << 700;
    }
    void download_comes_in_segments_that_the_guest_takes() {
        QFETCH(bool, large);
        QFETCH(int, segment_size);
        Rig rig(large ? kAll : Offloads{});
        tcp::acceptor acceptor = listener(rig.host);
        rig.announce();
        GuestTcp guest(rig.wire, acceptor.local_endpoint().port());
        QVERIFY(guest.connect(static_cast<std::uint16_t>(segment_size)));
        tcp::socket socket = acceptor.accept();
        const Bytes data = pattern(1 << 20);
        auto written = std::async(std::launch::async, [&] { return asio::write(socket, asio::buffer(data)); });
        Bytes received;
        std::size_t largest = 0;
        while (received.size() < data.size()) {
            const auto arrived = guest.next_segment();
            QVERIFY(arrived);
            const Bytes part = data_of(arrived->frame);
            largest = std::max(largest, part.size());
            if (part.size() <= static_cast<std::size_t>(segment_size)) {
                QCOMPARE(arrived->header.gso_type, FrameHeader::kWhole);
                QVERIFY(checksums_are_right(arrived->frame));
                QCOMPARE(arrived->header.flags, large ? FrameHeader::kDataValid : 0);
            } else {
                QVERIFY(large);
                QVERIFY(is_valid(arrived->header, arrived->frame.size(), kAll));
                QCOMPARE(arrived->header.gso_type, FrameHeader::kTcp4);
                QCOMPARE(arrived->header.segment_size, segment_size);
                QCOMPARE(arrived->header.header_length, 54);
                QCOMPARE(arrived->header.checksum_start, 34);
                QCOMPARE(arrived->header.checksum_offset, 16);
                const auto packet = parse_packet(arrived->frame);
                QCOMPARE(get16(arrived->frame, 50),
                         pseudo_header_sum(arrived->frame, *packet, packet->end - packet->payload));
            }
            received = std::move(received) + part;
        }
        QVERIFY(received == data);
        QCOMPARE(written.get(), data.size());
        QVERIFY(!large || largest > 16'000);
    }

    void datagrams_larger_than_a_frame_are_fragments_both_ways() {
        Rig rig;
        udp::socket socket(rig.host, {asio::ip::address_v4::loopback(), 0});
        rig.announce();
        const Bytes data = pattern(60'000);
        const Bytes frame = udp4(5000, socket.local_endpoint().port(), data);
        fragment_ip(frame, *parse_ip(frame), 1500, 0, [&](auto part) { rig.wire.send({part.begin(), part.end()}); });
        Bytes got(65536);
        udp::endpoint from;
        got.resize(socket.receive_from(asio::buffer(got), from));
        QVERIFY(got == data);
        socket.send_to(asio::buffer(data), from);
        Reassembly reassembly;
        std::optional<Bytes> whole;
        while (!whole) {
            const auto part = rig.wire.receive(is_udp_frame);
            QVERIFY(part);
            QVERIFY(part->frame.size() <= 1514);
            whole = reassembly.add(part->frame, *parse_ip(part->frame), {});
        }
        QVERIFY(checksums_are_right(*whole));
        QVERIFY(data_of(*whole) == data);
    }

    void ping_of_the_gateway_is_answered() {
        Rig rig;
        rig.announce();
        Bytes echo = bytes_of("12345678 hello");
        put32(echo, 0, 0x0800'0000);
        rig.wire.send(finished(ipv4(kIcmp, echo)));
        const auto reply = rig.wire.receive([](const Arrived& a) {
            const auto packet = parse_packet(a.frame);
            return packet && packet->protocol == kIcmp;
        });
        QVERIFY(reply);
        QCOMPARE(get8(reply->frame, 34), 0);
        QCOMPARE(get32(reply->frame, 26), kHostIp);
    }

    void forwarded_tcp_port_reaches_the_guest() {
        const std::uint16_t port = free_port();
        Rig rig({}, {.forwards = {{.host_port = port, .guest_port = 22}}});
        rig.announce();
        tcp::socket socket(rig.host);
        socket.connect({asio::ip::address_v4::loopback(), port});
        GuestTcp guest(rig.wire, 0, 22);
        QVERIFY(guest.accept());
        asio::write(socket, asio::buffer("hello", 5));
        QCOMPARE(guest.read(5), bytes_of("hello"));
        guest.send(bytes_of("welcome"));
        QCOMPARE(read_in_background(socket, 7).get(), bytes_of("welcome"));
    }

    void forwarded_udp_port_reaches_the_guest() {
        const std::uint16_t port = free_port(true);
        Rig rig({}, {.forwards = {{.udp = true, .host_port = port, .guest_port = 5353}}});
        rig.announce();
        udp::socket socket(rig.host, {asio::ip::address_v4::loopback(), 0});
        socket.send_to(asio::buffer("hello", 5), {asio::ip::address_v4::loopback(), port});
        const auto arrived = rig.wire.receive(is_udp_frame);
        QVERIFY(arrived);
        QCOMPARE(data_of(arrived->frame), bytes_of("hello"));
        QCOMPARE(get16(arrived->frame, 36), 5353);
        const std::uint16_t from = get16(arrived->frame, 34);
        rig.wire.send(udp4(5353, from, bytes_of("welcome")));
        Bytes got(10);
        udp::endpoint peer;
        got.resize(socket.receive_from(asio::buffer(got), peer));
        QCOMPARE(got, bytes_of("welcome"));
        QCOMPARE(peer.port(), port);
    }

    void forwards_areToldAsTheKernelHasBoundThem() {
        EventLoop loop("io");
        const Forward tcp4 = {.host_port = free_port(), .guest_port = 22};
        const Forward udp4 = {
            .udp = true, .host = asio::ip::make_address("127.0.0.2"), .host_port = free_port(true), .guest_port = 53};
        const Forward tcp6 = {.host = asio::ip::address_v6::loopback(), .host_port = free_port(), .guest_port = 80};
        const auto network = make_user_network(loop, {.forwards = {tcp4, udp4, tcp6}});
        QVERIFY2(network.has_value(), network ? "" : network.error().cause.c_str());
        QVERIFY((*network)->forwards() == (std::vector{tcp4, udp4, tcp6}));
        // It is asked of the sockets: what is bound there is taken.
        asio::io_context host;
        asio::error_code error;
        tcp::acceptor other(host);
        other.open(tcp::v4());
        other.bind({asio::ip::address_v4::loopback(), tcp4.host_port}, error);
        QCOMPARE(error, asio::error_code(asio::error::address_in_use));
        QVERIFY(make_user_network(loop, {}).value()->forwards().empty());
    }

    void forwarded_port_takes_many_connections_at_once() {
        const std::uint16_t port = free_port();
        EventLoop loop("io");
        // Nobody takes them yet: there is no guest. They wait, as on any server.
        const auto network = make_user_network(loop, {.forwards = {{.host_port = port, .guest_port = 80}}}).value();
        asio::io_context host;
        std::vector<tcp::socket> sockets;
        for (int i = 0; i < 50; ++i) {
            sockets.emplace_back(host).connect({asio::ip::address_v4::loopback(), port});
        }
    }

    void port_that_cannot_be_forwarded_is_an_error() {
        asio::io_context host;
        tcp::acceptor taken(host, {asio::ip::address_v4::loopback(), 0});
        const std::uint16_t port = taken.local_endpoint().port();
        EventLoop loop("io");
        const auto used = make_user_network(loop, {.forwards = {{.host_port = port, .guest_port = 80}}});
        QVERIFY(!used);
        QCOMPARE(QString::fromStdString(used.error().cause),
                 QString("TCP port %1 of 127.0.0.1 cannot be forwarded: another program uses it").arg(port));
        QVERIFY(!used.error().remedy.empty());
        const auto foreign = make_user_network(
            loop, {.forwards = {{.host = asio::ip::make_address("192.0.2.1"), .host_port = port, .guest_port = 80}}});
        QVERIFY(!foreign);
        QVERIFY(QString::fromStdString(foreign.error().cause).contains("does not have the address"));
    }

    void guest_that_takes_nothing_holds_the_host_back() {
        Rig rig(kAll);
        tcp::acceptor acceptor = listener(rig.host);
        udp::socket datagrams(rig.host, {asio::ip::address_v4::loopback(), 0});
        rig.announce();
        rig.wire.send(udp4(5000, datagrams.local_endpoint().port(), bytes_of("x")));
        Bytes got(10);
        udp::endpoint guest;
        (void)datagrams.receive_from(asio::buffer(got), guest);
        rig.wire.accept(false);
        for (int i = 0; i < 50; ++i) {
            datagrams.send_to(asio::buffer(Bytes(1000)), guest);
        }
        // The first is refused; then the sockets are left alone.
        while (rig.wire.refused() == 0) {
        }
        QCOMPARE(rig.wire.refused(), 1u);
        QCOMPARE(rig.wire.waiting(), 0u);
        rig.wire.accept(true);
        for (int i = 0; i < 50; ++i) {
            QVERIFY(rig.wire.receive(is_udp_frame));
        }
    }

    void frames_for_a_guest_that_takes_nothing_are_bounded() {
        Rig rig;
        rig.announce();
        rig.wire.accept(false);
        for (int i = 0; i < 5000; ++i) {
            rig.wire.send(arp_request(kHostIp));
        }
        rig.wire.accept(true);
        QVERIFY(rig.wire.waiting() >= 100);
        QVERIFY(rig.wire.waiting() <= 512);
    }

    void paused_network_delivers_nothing_and_goes_on_after() {
        Rig rig;
        udp::socket socket(rig.host, {asio::ip::address_v4::loopback(), 0});
        rig.announce();
        rig.wire.send(udp4(5000, socket.local_endpoint().port(), bytes_of("x")));
        Bytes got(10);
        udp::endpoint guest;
        (void)socket.receive_from(asio::buffer(got), guest);
        rig.wire.on_loop([](Network& network) { network.pause(); });
        socket.send_to(asio::buffer("late", 4), guest);
        QVERIFY(!rig.wire.receive(is_udp_frame, 50ms));
        rig.wire.on_loop([](Network& network) { network.resume(); });
        const auto arrived = rig.wire.receive(is_udp_frame);
        QVERIFY(arrived);
        QCOMPARE(data_of(arrived->frame), bytes_of("late"));
    }

    void frames_that_lead_outside_the_network_go_nowhere() {
        Rig rig;
        udp::socket socket(rig.host, {asio::ip::address_v4::loopback(), 0});
        const std::uint16_t port = socket.local_endpoint().port();
        rig.announce();
        const auto sent = [&](const Ends& ends) { rig.wire.send(udp4(5000, port, bytes_of("no"), ends)); };
        sent({.from = 0x7F000001});
        sent({.from = 0x0A000302});
        sent({.from = 0});
        sent({.from = kHostIp});
        sent({.from = 0x0A0002FF});
        sent({.to = 0x7F000001});
        sent({.to = 0});
        sent({.to = 0x0A0002FF});
        sent({.to = 0xFFFF'FFFF});
        sent({.to = 0xE00000FB});
        rig.wire.send(udp4(5000, port, bytes_of("yes")));
        Bytes got(10);
        udp::endpoint from;
        got.resize(socket.receive_from(asio::buffer(got), from));
        QCOMPARE(got, bytes_of("yes"));
    }

    void damaged_frames_are_survived() {
        Rig rig;
        rig.announce();
        const Bytes whole = tcp4({.to = 9, .flags = kSyn, .options = segment_size_option(1460)}, bytes_of("data"));
        for (std::size_t length = 0; length < whole.size(); ++length) {
            rig.wire.send({whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(length)});
        }
        for (std::size_t at = 12; at < whole.size(); ++at) {
            for (const int value : {0, 1, 0x7F, 0xFF}) {
                Bytes frame = whole;
                put8(frame, at, static_cast<std::uint8_t>(value));
                rig.wire.send(frame, {.flags = 1, .checksum_start = 34, .checksum_offset = 16});
            }
        }
        for (const int type : {0x0806, 0x0800, 0x86DD, 0x88F8, 0x8100, 0x0000}) {
            rig.wire.send(ethernet(kHostMac, kGuestMac, static_cast<std::uint16_t>(type)) + Bytes(60));
            rig.wire.send(ethernet(kHostMac, kGuestMac, static_cast<std::uint16_t>(type)));
        }
        rig.wire.send(arp_request(kHostIp));
        QVERIFY(rig.wire.receive([](const Arrived& a) { return get16(a.frame, 12) == kEtherArp; }));
    }

    /// The card hands frames over where they lie in the guest's memory.
    void frame_that_changes_while_it_is_sent_does_no_harm() {
        Rig rig;
        rig.announce();
        Bytes frame = tcp4({.to = 9, .flags = kSyn, .options = segment_size_option(1460)}, bytes_of("data"));
        std::atomic<bool> done = false;
        std::thread racer([&] {
            // The kind of packet, lengths of headers and the whole, the fragment's place, the protocol.
            constexpr std::array<std::size_t, 7> kPlaces = {12, 14, 16, 17, 20, 23, 46};
            constexpr std::array<unsigned char, 6> kValues = {0x08, 0x45, 0x00, 0x4f, 0xff, 0x06};
            for (std::size_t i = 0; !done; ++i) {
                const auto value = static_cast<std::byte>(kValues[i % kValues.size()]);
                memory::copy_to_shared(frame.data() + kPlaces[i % kPlaces.size()], &value, 1);
            }
        });
        for (int i = 0; i < 20'000; ++i) {
            rig.wire.send(frame, {.flags = 1, .checksum_start = 34, .checksum_offset = 16});
        }
        done = true;
        racer.join();
        rig.wire.send(arp_request(kHostIp));
        QVERIFY(rig.wire.receive([](const Arrived& a) { return get16(a.frame, 12) == kEtherArp; }));
    }

    void guest_with_many_addresses_that_do_not_answer_is_held_back() {
        Rig rig;
        rig.announce();
        unsigned sent = 0;
        for (unsigned round = 0; round < 20; ++round) {
            for (std::uint32_t host = 20; host < 250; ++host, ++sent) {
                // Each is to be answered with a reset, for which its owner's address has to be found first.
                rig.wire.send(tcp4({.to = 9, .flags = kAck}, {}, {.from = 0x0A000200 | host}));
            }
        }
        unsigned asked = 0;
        while (rig.wire.receive([](const Arrived& a) { return asks_for_neighbour(a.frame); }, 1ms)) {
            ++asked;
        }
        // A second or two may have begun anew meanwhile.
        QVERIFY(asked >= 32);
        QVERIFY(asked <= sent / 4);
    }

    void guest_with_many_connections_gets_no_more_until_they_are_closed() {
        rlimit before = {};
        QCOMPARE(::getrlimit(RLIMIT_NOFILE, &before), 0);
        rlimit small = before;
        small.rlim_cur = 200;
        QCOMPARE(::setrlimit(RLIMIT_NOFILE, &small), 0);
        for (int i = 0; i < 2; ++i) {
            Rig rig;
            udp::socket socket(rig.host, {asio::ip::address_v4::loopback(), 0});
            socket.non_blocking(true);
            rig.announce();
            for (std::uint16_t port = 1000; port < 1300; ++port) {
                rig.wire.send(udp4(port, socket.local_endpoint().port(), bytes_of("x")));
            }
            std::set<std::uint16_t> senders;
            asio::error_code error;
            Bytes got(10);
            for (udp::endpoint from; !error;) {
                socket.receive_from(asio::buffer(got), from, 0, error);
                senders.insert(from.port());
            }
            QCOMPARE(senders.size(), 100u);
        }
        QCOMPARE(::setrlimit(RLIMIT_NOFILE, &before), 0);
    }

    void network_ends_with_connections_open() {
        asio::io_context host;
        tcp::acceptor acceptor = listener(host);
        {
            Rig rig;
            rig.announce();
            GuestTcp guest(rig.wire, acceptor.local_endpoint().port());
            QVERIFY(guest.connect());
        }
        tcp::socket socket = acceptor.accept();
        QCOMPARE(read_in_background(socket, 1).get(), Bytes());
    }

    void restricted_network_opens_no_connections() {
        Rig rig({}, {.restricted = true});
        tcp::acceptor acceptor = listener(rig.host);
        rig.announce();
        GuestTcp guest(rig.wire, acceptor.local_endpoint().port());
        QVERIFY(!guest.connect());
    }
};

QTEST_GUILESS_MAIN(UserNetworkTest)
#include "user_network_test.moc"
