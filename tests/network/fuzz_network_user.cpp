// SPDX-License-Identifier: BSD-2-Clause
// The user network, libslirp included, under a guest that sends anything: frames of any contents, and frames that are
// nearly right, in the middle of connections that are. It lives in a network namespace of its own, where there is
// nothing but a loopback device; where that cannot be made, it is restricted to answering by itself.
#include <net/if.h>
#include <sched.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <asio/ip/tcp.hpp>
#include <asio/ip/udp.hpp>
#include <cstring>
#include <optional>

#include "backend/base/check.h"
#include "backend/base/log.h"
#include "backend/network/segments.h"
#include "backend/network/user_network.h"
#include "tests/fuzz_input.h"
#include "tests/network/frames.h"

using namespace apiary;
using namespace apiary::network;
using namespace apiary::network::test;
using testing::FuzzInput;
using asio::ip::tcp;
using asio::ip::udp;

namespace {

constexpr std::size_t kMostSteps = 200;
constexpr std::uint16_t kForwarded = 5022;

bool restricted = true;

Bytes take_bytes(FuzzInput& input, std::size_t size) {
    const auto bytes = input.bytes(size);
    return {bytes.begin(), bytes.end()};
}

/// The guest's side: it takes frames or does not, and remembers where its connection is.
class Guest final : public Receiver {
public:
    bool receive(const FrameHeader& header, std::span<const std::byte> frame) override {
        check(is_valid(header, frame.size(), agreed) || (header.flags & FrameHeader::kNeedsChecksum) == 0,
              "what arrives was agreed on");
        check(frame.size() <= kMostFrame, "what arrives is a frame");
        if (!accepts) {
            return false;
        }
        const auto packet = parse_packet(frame);
        if (packet && packet->protocol == kTcp) {
            peer_port = get16(frame, packet->payload);
            own_port = get16(frame, packet->payload + 2);
            const bool syn = (get8(frame, packet->payload + kTcpFlags) & kSyn) != 0;
            next = get32(frame, packet->payload + kTcpSequence) +
                   static_cast<std::uint32_t>(packet->end - packet->data) + (syn ? 1 : 0);
            if (const std::uint32_t acknowledged = get32(frame, packet->payload + kTcpAcknowledged);
                acknowledged != 0) {
                sequence = acknowledged;
            }
        }
        return true;
    }
    void end_of_burst() override {}
    void link_changed() override {}

    Offloads agreed;
    bool accepts = true;
    std::uint16_t own_port = 22, peer_port = 0;
    std::uint32_t sequence = 1, next = 0;
};

/// Sockets of the host that the guest can reach, and that reach it.
struct Host {
    asio::io_context context;
    tcp::acceptor acceptor{context, {asio::ip::address_v4::loopback(), 0}};
    udp::socket datagrams{context, {asio::ip::address_v4::loopback(), 0}};
    std::vector<tcp::socket> sockets;

    Host() {
        acceptor.non_blocking(true);
        datagrams.non_blocking(true);
    }
    void act(FuzzInput& input) {
        asio::error_code error;
        const auto choice = input.take<std::uint8_t>();
        const Bytes data(choice * 40u);
        switch (choice % 5) {
            case 0:
                if (sockets.size() < 8) {
                    sockets.emplace_back(context).connect({asio::ip::address_v4::loopback(), kForwarded}, error);
                }
                break;
            case 1: {
                tcp::socket taken(context);
                acceptor.accept(taken, error);
                if (!error && sockets.size() < 8) {
                    taken.non_blocking(true);
                    sockets.push_back(std::move(taken));
                }
                break;
            }
            case 2:
                if (!sockets.empty()) {
                    sockets.back().non_blocking(true, error);
                    sockets.back().write_some(asio::buffer(data), error);
                }
                break;
            case 3:
                if (!sockets.empty()) {
                    sockets.pop_back();
                }
                break;
            default: {
                udp::endpoint from;
                Bytes got(2048);
                datagrams.receive_from(asio::buffer(got), from, 0, error);
                if (!error) {
                    datagrams.send_to(asio::buffer(data), from, 0, error);
                }
                break;
            }
        }
    }
};

FrameHeader take_header(FuzzInput& input, bool v6) {
    const auto choice = input.take<std::uint8_t>();
    if (choice % 4 != 0) {
        return {};
    }
    return {.flags = 1,
            .gso_type = (choice & 4) == 0 ? FrameHeader::kWhole
                        : v6              ? FrameHeader::kTcp6
                                          : FrameHeader::kTcp4,
            .header_length = 54,
            .segment_size = 1000,
            .checksum_start = static_cast<std::uint16_t>(v6 ? 54 : 34),
            .checksum_offset = 16};
}

/// One byte of a good frame replaced, or none; the checksums made again, or not.
Bytes perhaps_damaged(Bytes frame, FuzzInput& input) {
    const auto choice = input.take<std::uint8_t>();
    if (choice % 2 == 0 && !frame.empty()) {
        frame[input.take<std::uint16_t>() % frame.size()] = input.take<std::byte>();
    }
    if (choice % 8 < 6) {
        frame = finished(std::move(frame));
        const auto ip = parse_ip(frame);
        if (ip && !ip->v6) {
            set_header_checksum(frame);
        }
    }
    return frame;
}

Bytes tcp_frame(const Guest& guest, const Host& host, FuzzInput& input) {
    const auto choice = input.take<std::uint8_t>();
    static constexpr std::uint8_t kFlags[] = {kAck, kSyn, kSyn | kAck, kAck | kFin, kRst, kAck | kPsh, kAck | 32, 0xFF};
    TcpFields fields = {.from = guest.own_port,
                        .to = guest.peer_port,
                        .sequence = guest.sequence,
                        .acknowledged = guest.next,
                        .flags = kFlags[choice % 8]};
    if ((choice & 8) != 0) {
        fields.from = static_cast<std::uint16_t>(40000 + choice / 64);
        fields.to = host.acceptor.local_endpoint().port();
    }
    if ((choice & 16) != 0) {
        fields.sequence += input.take<std::uint16_t>();
    }
    if ((choice & 32) != 0) {
        fields.options = take_bytes(input, input.take<std::uint8_t>() % 11 * 4);
        fields.options.resize((fields.options.size() + 3) / 4 * 4);
    }
    const Bytes data(input.take<std::uint16_t>() % 4000 * (choice % 3));
    return (choice & 64) != 0 ? ipv6(kTcp, tcp_payload(fields, data)) : ipv4(kTcp, tcp_payload(fields, data));
}

Bytes other_frame(const Host& host, FuzzInput& input) {
    const auto choice = input.take<std::uint8_t>();
    const Bytes data = take_bytes(input, input.take<std::uint8_t>());
    const std::uint16_t port = host.datagrams.local_endpoint().port();
    switch (choice % 8) {
        case 0: return arp_request(kHostIp);
        case 1: return udp4(5000, port, data);
        case 2: return ipv6(kUdp, udp_payload(5000, port, data));
        case 3: return udp4(68, 67, Bytes(236) + data, {.from = 0, .to = 0xFFFF'FFFF, .mac = test::kBroadcast});
        case 4: return ipv4(kIcmp, Bytes{std::byte{8}} + Bytes(7) + data);
        case 5: return ipv6(kIcmp6, Bytes{static_cast<std::byte>(128 + choice / 8 % 16)} + Bytes(23) + data);
        case 6: return ipv6(kUdp, udp_payload(546, 547, data), 0x15, 2);
        default: return ethernet(kHostMac, kGuestMac, choice < 128 ? kEtherIpv4 : kEtherIpv6) + data;
    }
}

void send(Network& network, const FrameHeader& header, const Bytes& frame) {
    constexpr Offloads kAll = {.checksum = true, .tso4 = true, .tso6 = true, .ecn = true};
    if (is_valid(header, frame.size(), kAll)) {
        const std::span<const std::byte> part = frame;
        network.transmit(header, std::span(&part, 1));
    }
}

void send_fragments(Network& network, const Host& host, FuzzInput& input) {
    const Bytes frame = udp4(5000, host.datagrams.local_endpoint().port(), Bytes(input.take<std::uint16_t>() % 9000));
    fragment_ip(frame, *parse_ip(frame), 576 + input.take<std::uint8_t>() * 4u, 1,
                [&](auto part) { send(network, {}, perhaps_damaged({part.begin(), part.end()}, input)); });
}

void step(Network& network, Guest& guest, Host& host, FuzzInput& input) {
    const auto choice = input.take<std::uint8_t>();
    switch (choice % 16) {
        case 0:
        case 1:
        case 2:
        case 3:
        case 4: {
            const Bytes frame = perhaps_damaged(tcp_frame(guest, host, input), input);
            const bool v6 = frame.size() > 14 && get16(frame, 12) == kEtherIpv6;
            send(network, take_header(input, v6), frame);
            break;
        }
        case 5:
        case 6:
        case 7: send(network, {}, perhaps_damaged(other_frame(host, input), input)); break;
        case 8: send_fragments(network, host, input); break;
        case 9: {
            const Bytes frame = take_bytes(input, input.take<std::uint16_t>() % 200);
            send(network, take_header(input, false), frame);
            break;
        }
        case 10:
            guest.accepts = choice >= 128;
            network.ready_to_receive();
            break;
        case 11:
            guest.agreed = choice >= 128 ? network.receive_offloads() : Offloads{};
            network.set_receive_offloads(guest.agreed);
            break;
        case 12:
            network.pause();
            network.resume();
            break;
        case 13:
            network.stop();
            network.start(guest, guest.agreed);
            break;
        default: host.act(input); break;
    }
}

void turn_loopback_on() {
    const int socket = ::socket(AF_INET, SOCK_DGRAM, 0);
    ifreq request = {};
    std::strcpy(request.ifr_name, "lo");
    request.ifr_flags = IFF_UP;
    restricted = ::ioctl(socket, SIOCSIFFLAGS, &request) != 0;
    ::close(socket);
}

}  // namespace

extern "C" int LLVMFuzzerInitialize(int*, char***) {
    ::signal(SIGPIPE, SIG_IGN);
    if (::unshare(CLONE_NEWNET) == 0 || ::unshare(CLONE_NEWUSER | CLONE_NEWNET) == 0) {
        turn_loopback_on();
    }
    return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    log::set_level(log::Level::Off);
    static EventLoop loop("io");
    FuzzInput input(data, size);
    Guest guest;
    Host host;
    const auto made =
        make_user_network(loop, {.forwards = {{.host_port = kForwarded, .guest_port = 22}}, .restricted = restricted});
    if (!made) {
        return 0;
    }
    Network& network = **made;
    loop.run_and_wait([&] {
        network.resume();
        network.start(guest, guest.agreed);
        send(network, {}, arp_request(kHostIp));
    });
    for (std::size_t i = 0; i < kMostSteps && !input.empty(); ++i) {
        // A turn of the loop for each, so that sockets are looked at in between.
        loop.run_and_wait([&] { step(network, guest, host, input); });
    }
    loop.run_and_wait([&] { network.stop(); });
    return 0;
}
