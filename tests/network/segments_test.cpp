// SPDX-License-Identifier: BSD-2-Clause
#include "backend/network/segments.h"

#include <QTest>
#include <algorithm>

#include "backend/network/reassembly.h"
#include "tests/network/frames.h"

using namespace apiary::network;
using namespace apiary::network::test;
using namespace std::chrono_literals;

namespace {

std::vector<Bytes> segments_of(const Bytes& frame, std::size_t size) {
    std::vector<Bytes> result;
    segment_tcp(frame, *parse_packet(frame), size, [&](auto part) { result.emplace_back(part.begin(), part.end()); });
    return result;
}
std::vector<Bytes> fragments_of(const Bytes& frame, std::size_t mtu, std::uint32_t id = 7) {
    std::vector<Bytes> result;
    fragment_ip(frame, *parse_ip(frame), mtu, id, [&](auto part) { result.emplace_back(part.begin(), part.end()); });
    return result;
}
std::optional<Bytes> add(Reassembly& reassembly, const Bytes& fragment, apiary::Nanoseconds now = {}) {
    return reassembly.add(fragment, *parse_ip(fragment), now);
}
/// The payload from `offset` on of a made-up datagram, as a fragment.
Bytes fragment(std::size_t offset, std::size_t length, bool more, std::uint16_t id = 1) {
    Bytes frame = ipv4(kUdp, pattern(length));
    put16(frame, 18, id);
    put16(frame, 20, offset / 8 | (more ? 0x2000 : 0));
    return frame;
}

}  // namespace

class SegmentsTest : public QObject {
    Q_OBJECT

private slots:
    void segments_together_are_the_whole_and_right_each_data() {
        QTest::addColumn<bool>("v6");
        QTest::addColumn<int>("length");
        QTest::addColumn<int>("size");
        QTest::newRow("v4") << false << 65000 << 1460;
        QTest::newRow("v4, an exact multiple") << false << 2920 << 1460;
        QTest::newRow("v4, one byte over") << false << 2921 << 1460;
        QTest::newRow("v4, single bytes") << false << 100 << 1;
        QTest::newRow("v6") << true << 65000 << 1440;
        QTest::newRow("v6, odd sizes") << true << 9999 << 333;
    }
    void segments_together_are_the_whole_and_right_each() {
        QFETCH(bool, v6);
        QFETCH(int, length);
        QFETCH(int, size);
        const TcpFields fields = {.sequence = 0xFFFF'FF00, .acknowledged = 5, .options = segment_size_option(9)};
        const Bytes data = pattern(static_cast<std::size_t>(length));
        const Bytes frame = v6 ? tcp6(fields, data) : tcp4(fields, data);
        const auto segments = segments_of(frame, static_cast<std::size_t>(size));
        QCOMPARE(segments.size(), static_cast<std::size_t>((length + size - 1) / size));
        Bytes joined;
        for (const Bytes& segment : segments) {
            QVERIFY(checksums_are_right(segment));
            const auto packet = parse_packet(segment);
            QCOMPARE(packet->end, segment.size());
            QCOMPARE(get32(segment, packet->payload + kTcpSequence),
                     0xFFFF'FF00u + static_cast<std::uint32_t>(joined.size()));
            QVERIFY(segment.size() - packet->data <= static_cast<std::size_t>(size));
            joined = joined + data_of(segment);
        }
        QVERIFY(joined == data);
    }

    void segments_of_ipv4_have_identifications_of_their_own() {
        const auto segments = segments_of(tcp4({}, pattern(3000)), 1000);
        QCOMPARE(segments.size(), 3u);
        QCOMPARE(get16(segments[0], 18), 0x1234);
        QCOMPARE(get16(segments[2], 18), 0x1236);
    }

    void flags_stand_in_the_segments_they_belong_to() {
        const auto segments = segments_of(tcp4({.flags = kAck | kPsh | kFin | kCwr}, pattern(3000)), 1000);
        QCOMPARE(get8(segments[0], 34 + kTcpFlags), kAck | kCwr);
        QCOMPARE(get8(segments[1], 34 + kTcpFlags), kAck);
        QCOMPARE(get8(segments[2], 34 + kTcpFlags), kAck | kPsh | kFin);
    }

    void segment_that_fits_is_left_as_it_is() {
        const Bytes frame = tcp4({.flags = kAck | kPsh | kCwr}, pattern(1000));
        QCOMPARE(segments_of(frame, 1000), std::vector<Bytes>{frame});
        QCOMPARE(segments_of(frame + Bytes(10), 1000), std::vector<Bytes>{frame});
    }

    void fragments_put_together_are_the_packet_data() {
        QTest::addColumn<bool>("v6");
        QTest::addColumn<int>("order");
        for (int order = 0; order < 3; ++order) {
            QTest::addRow("v4 %d", order) << false << order;
            QTest::addRow("v6 %d", order) << true << order;
        }
    }
    void fragments_put_together_are_the_packet() {
        QFETCH(bool, v6);
        QFETCH(int, order);
        const Bytes payload = udp_payload(1, 2, pattern(20'000));
        const Bytes frame = finished(v6 ? ipv6(kUdp, payload) : ipv4(kUdp, payload));
        auto fragments = fragments_of(frame, 1500);
        QVERIFY(fragments.size() > 13);
        for (const Bytes& part : fragments) {
            QVERIFY(part.size() <= 1514);
        }
        if (order == 1) {
            std::ranges::reverse(fragments);
        } else if (order == 2) {
            std::ranges::rotate(fragments, fragments.begin() + 5);
        }
        Reassembly reassembly;
        for (std::size_t i = 0; i + 1 < fragments.size(); ++i) {
            QVERIFY(!add(reassembly, fragments[i]));
        }
        const auto whole = add(reassembly, fragments.back());
        QVERIFY(whole);
        QVERIFY(*whole == frame);
    }

    void fragment_cut_again_is_still_put_together() {
        const Bytes frame = finished(ipv4(kUdp, udp_payload(1, 2, pattern(20'000))));
        Reassembly reassembly;
        std::optional<Bytes> whole;
        for (const Bytes& part : fragments_of(frame, 9000)) {
            for (const Bytes& smaller : fragments_of(part, 1500)) {
                QVERIFY(!whole);
                whole = add(reassembly, smaller);
            }
        }
        QVERIFY(whole && *whole == frame);
    }

    void fragments_of_different_packets_do_not_mix() {
        Reassembly reassembly;
        QVERIFY(!add(reassembly, fragment(0, 800, true, 1)));
        QVERIFY(!add(reassembly, fragment(800, 100, false, 2)));
        const auto second = add(reassembly, fragment(0, 800, true, 2));
        QVERIFY(second);
        QCOMPARE(second->size(), 34u + 900);
    }

    void overlapping_fragments_end_the_packet() {
        Reassembly reassembly;
        QVERIFY(!add(reassembly, fragment(0, 800, true)));
        QVERIFY(!add(reassembly, fragment(792, 800, true)));
        // The first is gone with it.
        QVERIFY(!add(reassembly, fragment(800, 8, false)));
    }

    void fragments_beyond_the_largest_packet_are_dropped() {
        Reassembly reassembly;
        QVERIFY(!add(reassembly, fragment(0, 800, true)));
        QVERIFY(!add(reassembly, fragment(0xFFF8, 800, false)));  // The "ping of death".
        for (std::size_t offset = 0; offset < 65520; offset += 1456) {
            QVERIFY(!add(reassembly, fragment(offset, 1456, true, 2)));
        }
        // 65520 + 15 bytes of payload fit, but not with a header of 20.
        QVERIFY(!add(reassembly, fragment(65520, 15, false, 2)));
    }

    void fragments_that_contradict_the_last_are_dropped() {
        Reassembly reassembly;
        QVERIFY(!add(reassembly, fragment(800, 100, false, 1)));
        QVERIFY(!add(reassembly, fragment(1600, 800, true, 1)));  // After the last.
        QVERIFY(!add(reassembly, fragment(0, 800, true, 1)));
        QVERIFY(!add(reassembly, fragment(800, 100, false, 2)));
        QVERIFY(!add(reassembly, fragment(904, 100, false, 2)));  // A second last.
        QVERIFY(!add(reassembly, fragment(0, 800, true, 2)));
        QVERIFY(!add(reassembly, fragment(0, 804, true, 3)));  // Not a multiple of 8.
        QVERIFY(!add(reassembly, fragment(0, 0, true, 4)));    // Nothing.
    }

    void unfinished_packets_are_bounded_in_number_and_time() {
        Reassembly reassembly;
        for (std::uint16_t id = 0; id <= Reassembly::kMostPackets; ++id) {
            QVERIFY(!add(reassembly, fragment(0, 8, true, id)));
        }
        QVERIFY(!add(reassembly, fragment(8, 8, false, 0)));  // The oldest had to go.
        QVERIFY(add(reassembly, fragment(8, 8, false, Reassembly::kMostPackets)));
        Reassembly slow;
        QVERIFY(!add(slow, fragment(0, 8, true), 1s));
        QVERIFY(!add(slow, fragment(8, 8, false), 1s + Reassembly::kPatience + 1ns));
    }
};

QTEST_GUILESS_MAIN(SegmentsTest)
#include "segments_test.moc"
