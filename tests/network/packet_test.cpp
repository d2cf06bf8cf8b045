// SPDX-License-Identifier: BSD-2-Clause
#include "backend/network/packet.h"

#include <QTest>

#include "backend/network/checksum.h"
#include "backend/network/network.h"
#include "tests/network/frames.h"

using namespace apiary::network;
using namespace apiary::network::test;

namespace {

constexpr Offloads kAll = {.checksum = true, .tso4 = true, .tso6 = true, .ecn = true};

Bytes bytes(std::initializer_list<int> values) {
    Bytes result;
    for (const int value : values) {
        result.push_back(static_cast<std::byte>(value));
    }
    return result;
}

/// The sum as RFC 1071 defines it, one word after the other.
std::uint16_t plain_sum(const Bytes& data) {
    std::uint64_t sum = 0;
    for (std::size_t i = 0; i < data.size(); i += 2) {
        sum += std::to_integer<unsigned>(data[i]) << 8;
        sum += i + 1 < data.size() ? std::to_integer<unsigned>(data[i + 1]) : 0;
    }
    while (sum > 0xFFFF) {
        sum = (sum & 0xFFFF) + (sum >> 16);
    }
    return static_cast<std::uint16_t>(sum);
}

}  // namespace

class PacketTest : public QObject {
    Q_OBJECT

private slots:
    void checksum_of_the_rfcs_example_is_its_result() {
        QCOMPARE(checksum_add(bytes({0x00, 0x01, 0xf2, 0x03, 0xf4, 0xf5, 0xf6, 0xf7})), 0xddf2);
    }

    void checksum_of_any_length_and_place_is_the_plain_sum() {
        const Bytes data = pattern(300);
        for (std::size_t start = 0; start < 9; ++start) {
            for (std::size_t length = 0; length < 260; ++length) {
                const Bytes part(data.begin() + static_cast<std::ptrdiff_t>(start),
                                 data.begin() + static_cast<std::ptrdiff_t>(start + length));
                QCOMPARE(checksum_add(std::span(data).subspan(start, length)), plain_sum(part));
            }
        }
    }

    void checksum_of_the_largest_packet_of_ones_does_not_overflow() {
        QCOMPARE(checksum_add(Bytes(65535, std::byte{0xFF})), plain_sum(Bytes(65535, std::byte{0xFF})));
    }

    void checksum_in_pieces_is_that_of_the_whole() {
        const Bytes data = pattern(1000);
        QCOMPARE(checksum_add(std::span(data).subspan(600), checksum_add(std::span(data).first(600))),
                 checksum_add(data));
    }

    void known_packet_has_its_known_checksums() {
        // An IPv4 header that is often used as an example: its checksum is 0xb861.
        Bytes frame = ethernet(kHostMac, kGuestMac, kEtherIpv4) +
                      bytes({0x45, 0x00, 0x00, 0x73, 0x00, 0x00, 0x40, 0x00, 0x40, 0x11,
                             0,    0,    0xc0, 0xa8, 0x00, 0x01, 0xc0, 0xa8, 0x00, 0xc7});
        set_header_checksum(frame);
        QCOMPARE(get16(frame, 24), 0xb861);
    }

    void made_checksum_sums_up_to_ones() {
        for (const std::size_t length : {0u, 1u, 2u, 777u, 1460u}) {
            const Bytes frame = tcp4({.to = 80}, pattern(length));
            const auto packet = parse_packet(frame);
            QVERIFY(packet);
            const auto segment = std::span(frame).subspan(packet->payload);
            QCOMPARE(checksum_add(segment, pseudo_header_sum(frame, *packet, segment.size())), 0xFFFF);
            const Bytes six = tcp6({.to = 80}, pattern(length));
            const auto packet6 = parse_packet(six);
            QVERIFY(packet6);
            const auto segment6 = std::span(six).subspan(packet6->payload);
            QCOMPARE(checksum_add(segment6, pseudo_header_sum(six, *packet6, segment6.size())), 0xFFFF);
        }
    }

    void udp_checksum_of_zero_is_sent_as_ones() {
        // Two bytes of data that bring the sum to 0xFFFF.
        Bytes frame = ipv4(kUdp, udp_payload(1, 2, Bytes(2)));
        auto packet = parse_packet(frame);
        QVERIFY(packet);
        set_checksum(frame, *packet);
        put16(frame, packet->data, get16(frame, packet->payload + 6));
        set_checksum(frame, *packet);
        QCOMPARE(get16(frame, packet->payload + 6), 0xFFFF);
    }

    void whole_packets_are_understood() {
        const Bytes tcp = tcp4({.to = 80, .options = segment_size_option(1460)}, bytes_of("hello"));
        const auto packet = parse_packet(tcp);
        QVERIFY(packet);
        QVERIFY(!packet->v6);
        QCOMPARE(packet->protocol, kTcp);
        QCOMPARE(packet->payload, 34u);
        QCOMPARE(packet->data, 58u);
        QCOMPARE(packet->end, tcp.size());
        const auto padded = parse_packet(tcp + Bytes(7));
        QVERIFY(padded);
        QCOMPARE(padded->end, tcp.size());
        const auto six = parse_packet(ipv6(kUdp, udp_payload(1, 2, bytes_of("x"))));
        QVERIFY(six);
        QVERIFY(six->v6);
        QCOMPARE(six->data, 62u);
    }

    void packet_cut_off_anywhere_is_refused() {
        for (const Bytes& whole :
             {tcp4({.options = segment_size_option(1460)}, bytes_of("data")),
              tcp6({.options = segment_size_option(1460)}, bytes_of("data")), udp4(1, 2, bytes_of("data")),
              ipv6(kUdp, udp_payload(1, 2, bytes_of("data"))), ipv4(kIcmp, Bytes(8)), ipv6(kIcmp6, Bytes(8))}) {
            QVERIFY(parse_packet(whole));
            for (std::size_t length = 0; length < whole.size(); ++length) {
                // A copy of its own, so that the sanitizer sees a read beyond it.
                const Bytes cut(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(length));
                QVERIFY(!parse_packet(cut));
            }
        }
    }

    void lengths_that_contradict_each_other_are_refused() {
        const auto refused = [](Bytes frame, std::size_t at, std::uint8_t value) {
            put8(frame, at, value);
            return !parse_packet(frame).has_value();
        };
        const Bytes tcp = tcp4({}, bytes_of("data"));
        QVERIFY(refused(tcp, 14, 0x44));  // A header of 16 bytes.
        QVERIFY(refused(tcp, 14, 0x46));  // Options.
        QVERIFY(refused(tcp, 14, 0x55));
        QVERIFY(refused(tcp, 17, 19));  // Shorter than its header.
        QVERIFY(refused(tcp, 17, 20));  // No room for TCP.
        QVERIFY(refused(tcp, 16, 1));   // Longer than the frame.
        QVERIFY(refused(tcp, 34 + 12, 0x40));
        QVERIFY(refused(tcp, 34 + 12, 0xF0));
        QVERIFY(refused(tcp, 23, 2));  // IGMP
        const Bytes udp = udp4(1, 2, bytes_of("data"));
        QVERIFY(refused(udp, 34 + 5, 7));
        QVERIFY(refused(udp, 34 + 5, 13));
        QVERIFY(refused(ipv4(kIcmp, Bytes(7)), 0, 0));
        QVERIFY(refused(ipv4(kIcmp6, Bytes(8)), 0, 0));
        QVERIFY(refused(ipv6(kIcmp, Bytes(8)), 0, 0));
        QVERIFY(refused(ipv6(0, Bytes(8)), 0, 0));  // Hop-by-hop options.
        QVERIFY(refused(ipv6(kIpv6Fragment, Bytes(7)), 0, 0));
    }

    void fragments_are_told_from_whole_packets() {
        Bytes frame = udp4(1, 2, bytes_of("12345678"));
        put16(frame, 20, 0x2000 | 3);
        const auto ip = parse_ip(frame);
        QVERIFY(ip && ip->fragment);
        QCOMPARE(ip->fragment->offset, 24u);
        QVERIFY(ip->fragment->more);
        QCOMPARE(ip->fragment->id, 0x1234u);
        QVERIFY(!parse_packet(frame));
    }

    void lengths_of_a_large_frame_are_set_to_what_it_has() {
        Bytes frame = tcp4({}, pattern(100));
        frame.resize(14 + 65535);
        const auto packet = set_lengths(frame);
        QVERIFY(packet);
        QCOMPARE(packet->end, frame.size());
        QCOMPARE(get16(frame, 16), 65535);
        set_checksum(frame, *packet);
        QVERIFY(checksums_are_right(frame));
        frame.resize(frame.size() + 1);
        QVERIFY(!set_lengths(frame));
        Bytes six = tcp6({}, pattern(100));
        six.resize(54 + 65535);
        QVERIFY(set_lengths(six));
        six.resize(six.size() + 1);
        QVERIFY(!set_lengths(six));
    }

    void frame_header_is_valid_only_within_its_frame() {
        const FrameHeader partial = {.flags = 1, .checksum_start = 34, .checksum_offset = 16};
        QVERIFY(is_valid({}, 14, {}));
        QVERIFY(!is_valid({}, 13, kAll));
        QVERIFY(is_valid({}, kMostFrame, {}));
        QVERIFY(!is_valid({}, kMostFrame + 1, kAll));
        QVERIFY(is_valid(partial, 52, kAll));
        QVERIFY(!is_valid(partial, 51, kAll));
        QVERIFY(!is_valid(partial, 52, {}));
        QVERIFY(!is_valid({.flags = 1, .checksum_start = 0, .checksum_offset = 16}, 60, kAll));
        QVERIFY(!is_valid({.flags = 1, .checksum_start = 0xFFFF, .checksum_offset = 0xFFFF}, 60, kAll));
        QVERIFY(!is_valid({.flags = 1, .checksum_start = 60, .checksum_offset = 0}, 60, kAll));
        QVERIFY(!is_valid({.flags = 1, .checksum_start = 34, .checksum_offset = 0xFFFF}, 60, kAll));
        QVERIFY(is_valid({.flags = 0xF0}, 60, {}));  // Reserved flags mean nothing.
    }

    void frame_header_asks_for_no_more_than_is_allowed() {
        FrameHeader header = {.flags = 1,
                              .gso_type = 1,
                              .header_length = 54,
                              .segment_size = 1460,
                              .checksum_start = 34,
                              .checksum_offset = 16};
        const auto valid = [&](FrameHeader changed, const Offloads& allowed = kAll) {
            return is_valid(changed, 4000, allowed);
        };
        QVERIFY(valid(header));
        QVERIFY(!valid(header, {.checksum = true, .tso6 = true}));
        QVERIFY(!valid(header, {.tso4 = true}));
        header.gso_type = 0x81;
        QVERIFY(valid(header));
        QVERIFY(!valid(header, {.checksum = true, .tso4 = true}));
        header.gso_type = 4;
        QVERIFY(valid(header));
        QVERIFY(!valid(header, {.checksum = true, .tso4 = true}));
        for (const int type : {2, 3, 5, 6, 0x7F, 0x80}) {
            header.gso_type = static_cast<std::uint8_t>(type);
            QVERIFY(!valid(header));
        }
        header.gso_type = 1;
        header.segment_size = 0;
        QVERIFY(!valid(header));
        header.segment_size = 1;
        header.header_length = 4001;
        QVERIFY(!valid(header));
        header.header_length = 0;
        header.flags = 0;
        QVERIFY(!valid(header));
    }
};

QTEST_GUILESS_MAIN(PacketTest)
#include "packet_test.moc"
