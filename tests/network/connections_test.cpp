// SPDX-License-Identifier: BSD-2-Clause
#include "backend/network/connections.h"

#include <QTest>

#include "tests/network/frames.h"

using namespace apiary::network;
using namespace apiary::network::test;

namespace {

bool from_guest(Connections& connections, Bytes frame) {
    return connections.from_guest(frame, *parse_packet(frame));
}
/// A segment of the host's to the guest's port 40000.
std::uint16_t to_guest(Connections& connections, const TcpFields& fields = {.from = 80, .to = 40000}) {
    const Bytes frame = tcp4(fields, {}, {.from = kHostIp, .to = kGuestIp});
    return connections.to_guest(frame, *parse_packet(frame));
}
Bytes syn(Bytes options, std::uint16_t from = 40000) {
    return tcp4({.from = from, .to = 80, .sequence = 999, .flags = kSyn, .options = std::move(options)});
}
Bytes data(std::uint32_t sequence, std::size_t length, std::uint16_t from = 40000) {
    return tcp4({.from = from, .to = 80, .sequence = sequence}, pattern(length));
}

}  // namespace

class ConnectionsTest : public QObject {
    Q_OBJECT

private slots:
    void segment_size_is_remembered_and_replaced() {
        Connections connections;
        Bytes frame = syn(segment_size_option(1234));
        QVERIFY(connections.from_guest(frame, *parse_packet(frame)));
        QCOMPARE(get16(frame, 34 + 22), 0xFFFF);
        QVERIFY(checksums_are_right(frame));
        QCOMPARE(to_guest(connections), 1234);
    }

    void segment_size_at_an_odd_place_is_replaced_with_a_right_checksum() {
        Connections connections;
        Bytes options =
            Bytes{std::byte{1}} + segment_size_option(1234) + Bytes{std::byte{1}, std::byte{1}, std::byte{0}};
        Bytes frame = syn(options);
        QVERIFY(connections.from_guest(frame, *parse_packet(frame)));
        QCOMPARE(get16(frame, 34 + 23), 0xFFFF);
        QVERIFY(checksums_are_right(frame));
        QCOMPARE(to_guest(connections), 1234);
    }

    void connection_without_a_size_has_the_smallest_usual_one() {
        Connections connections;
        QVERIFY(from_guest(connections, syn({})));
        QCOMPARE(to_guest(connections), Connections::kUnsaidSize);
        QCOMPARE(to_guest(connections, {.from = 81, .to = 40000}), Connections::kUnsaidSize);
    }

    void tiny_segment_size_is_not_believed() {
        Connections connections;
        QVERIFY(from_guest(connections, syn(segment_size_option(0))));
        QCOMPARE(to_guest(connections), Connections::kLeastSize);
    }

    void options_without_end_or_sense_are_passed_over() {
        for (const std::initializer_list<int> bad : {std::initializer_list<int>{2, 0, 0, 0},
                                                     {2, 1, 0, 0},
                                                     {1, 1, 2, 4},
                                                     {2, 255, 0, 0},
                                                     {1, 1, 1, 2},
                                                     {8, 3, 9, 2},
                                                     {0, 2, 4, 4},
                                                     {2, 3, 4, 0}}) {
            Bytes options;
            for (const int byte : bad) {
                options.push_back(static_cast<std::byte>(byte));
            }
            Connections connections;
            const Bytes before = syn(options);
            Bytes frame = before;
            QVERIFY(connections.from_guest(frame, *parse_packet(frame)));
            QVERIFY(frame == before);
        }
    }

    void segments_in_order_pass_and_those_after_a_gap_do_not() {
        Connections connections;
        QVERIFY(from_guest(connections, syn({})));
        QVERIFY(from_guest(connections, data(1000, 100)));
        QVERIFY(from_guest(connections, data(1100, 100)));
        QVERIFY(!from_guest(connections, data(1201, 100)));
        QVERIFY(from_guest(connections, data(1100, 100)));  // Again.
        QVERIFY(from_guest(connections, data(1150, 100)));  // Overlapping.
        QVERIFY(from_guest(connections, data(1250, 1)));
        QVERIFY(from_guest(connections, data(5000, 0)));  // A pure acknowledgement keeps nothing.
    }

    void sequence_numbers_wrap() {
        Connections connections;
        QVERIFY(from_guest(connections, tcp4({.to = 80, .sequence = 0xFFFF'FFF0, .flags = kSyn})));
        QVERIFY(from_guest(connections, data(0xFFFF'FFF1, 100)));
        QVERIFY(from_guest(connections, data(0x55, 100)));
        QVERIFY(!from_guest(connections, data(0xBA, 100)));
    }

    void unacknowledged_segments_are_bounded() {
        Connections connections;
        QVERIFY(from_guest(connections, syn({})));
        std::uint32_t next = 1000;
        for (std::size_t i = 0; i < Connections::kMostWaiting; ++i) {
            QVERIFY(from_guest(connections, data(next++, 1)));
        }
        QVERIFY(!from_guest(connections, data(next, 1)));
        // Acknowledging a part does not tell what libslirp still holds.
        (void)to_guest(connections, {.from = 80, .to = 40000, .acknowledged = next - 1});
        QVERIFY(!from_guest(connections, data(next, 1)));
        (void)to_guest(connections, {.from = 80, .to = 40000, .acknowledged = next});
        QVERIFY(from_guest(connections, data(next, 1)));
    }

    void reset_from_either_side_forgets_the_connection() {
        Connections connections;
        QVERIFY(from_guest(connections, syn(segment_size_option(1000))));
        QVERIFY(from_guest(connections, tcp4({.to = 80, .flags = kRst})));
        QCOMPARE(connections.size(), 0u);
        QVERIFY(from_guest(connections, syn(segment_size_option(1000))));
        (void)to_guest(connections, {.from = 80, .to = 40000, .flags = kRst});
        QCOMPARE(connections.size(), 0u);
    }

    void connections_are_bounded_and_the_silent_one_goes() {
        Connections connections;
        for (std::size_t i = 0; i < Connections::kMost; ++i) {
            QVERIFY(from_guest(connections, syn(segment_size_option(1000), static_cast<std::uint16_t>(1000 + i))));
        }
        QVERIFY(from_guest(connections, data(1000, 1, 1000)));
        QVERIFY(from_guest(connections, syn(segment_size_option(1000), 9999)));
        QCOMPARE(connections.size(), Connections::kMost);
        QCOMPARE(to_guest(connections, {.from = 80, .to = 1000}), 1000);
        QCOMPARE(to_guest(connections, {.from = 80, .to = 1001}), Connections::kUnsaidSize);
    }

    void forgotten_connection_goes_on_with_its_next_segment() {
        Connections connections;
        QVERIFY(from_guest(connections, data(123456, 10)));
        QVERIFY(from_guest(connections, data(123466, 10)));
        QVERIFY(!from_guest(connections, data(123477, 10)));
    }
};

QTEST_GUILESS_MAIN(ConnectionsTest)
#include "connections_test.moc"
