// SPDX-License-Identifier: BSD-2-Clause
#include "backend/device/virtio/net.h"

#include <QTest>
#include <thread>

#include "tests/device/virtio/fake_driver.h"
#include "tests/device/virtio/fake_network.h"
#include "tests/network/frames.h"

using namespace apiary;
using namespace apiary::device;
using namespace apiary::device::virtio;
using namespace apiary::device::virtio::test;
using network::FrameHeader;
using network::MacAddress;
using network::Offloads;
using network::test::Bytes;
using network::test::pattern;
using network::test::operator+;

namespace {

constexpr MacAddress kOwn = {0x02, 1, 2, 3, 4, 5}, kOther = {0x02, 9, 9, 9, 9, 9}, kGroup = {0x01, 0, 0x5E, 0, 0, 1};
constexpr unsigned kRx = Net::kReceive, kTx = Net::kTransmit, kCtrl = Net::kControlQueue;

struct Rig {
    FakeNetwork* network = new FakeNetwork;  ///< The card's.
    Net net{"net0", std::unique_ptr<network::Network>(network), kOwn};
    FakeTransport transport{net};

    /// With `features` of those that are offered; all by default.
    explicit Rig(std::uint64_t features = ~0ull, bool version1 = true) {
        net.resume();
        transport.start((net.features() & features) | (version1 ? kVersion1 : 0));
    }

    void add_buffers(unsigned count, std::uint32_t length = 1526) {
        for (unsigned i = 0; i < count; ++i) {
            transport.ring(kRx).add({}, {length});
        }
    }
    bool receive(const Bytes& frame, const FrameHeader& header = {}) {
        return network->receiver->receive(header, frame);
    }
    /// A frame as the driver sends it, header before it.
    void send(const std::vector<Bytes>& buffers) {
        transport.ring(kTx).add(buffers, {});
        transport.notify(kTx);
    }
    void send(const FrameHeader& header, const Bytes& frame) { send({bytes_of_object(header), frame}); }
    /// A command's answer; 0xEE when there is none.
    int control(std::uint8_t of_class, std::uint8_t command, const Bytes& data) {
        const Bytes head = {std::byte{of_class}, std::byte{command}};
        transport.ring(kCtrl).add({head, data}, {1});
        const auto writable = transport.ring(kCtrl).writable();
        (void)transport.memory().fill(writable[0].address, 1, std::byte{0xEE});
        transport.notify(kCtrl);
        return std::to_integer<int>(transport.ring(kCtrl).contents(writable, 1)[0]);
    }
    int control(std::uint8_t of_class, std::uint8_t command, std::initializer_list<int> data) {
        Bytes bytes;
        for (const int byte : data) {
            bytes.push_back(static_cast<std::byte>(byte));
        }
        return control(of_class, command, bytes);
    }
    bool wants(const MacAddress& to, std::uint16_t vlan = 0) {
        add_buffers(1);
        const unsigned before = used_count();
        const auto type = vlan == 0 ? network::kEtherIpv4 : std::uint16_t{0x8100};
        Bytes frame = network::test::ethernet(to, kOther, type) + Bytes(50);
        network::put16(frame, 14, vlan);
        (void)receive(frame);
        return used_count() != before;
    }
    unsigned used_count() {
        while (transport.ring(kRx).take_used()) {
            ++used;
        }
        return used;
    }
    unsigned used = 0;
};

Bytes frame_of(std::size_t length) {
    return network::test::ethernet(kOwn, kOther, network::kEtherIpv4) + pattern(length - 14);
}
Bytes mac_bytes(const MacAddress& mac) {
    return bytes_of_object(mac);
}
Bytes list_of(std::uint32_t said, const std::vector<MacAddress>& macs) {
    Bytes list = bytes_of_object(said);
    for (const MacAddress& mac : macs) {
        list.insert(list.end(), reinterpret_cast<const std::byte*>(mac.data()),
                    reinterpret_cast<const std::byte*>(mac.data()) + mac.size());
    }
    return list;
}
Bytes joined(Bytes one, const Bytes& other) {
    one.insert(one.end(), other.begin(), other.end());
    return one;
}

}  // namespace

class NetTest : public QObject {
    Q_OBJECT

private slots:
    // ---- Features and configuration ----

    void features_are_those_that_the_network_has_too() {
        Rig rig;
        QVERIFY((rig.net.features() & Net::kHostTso4) != 0);
        QVERIFY((rig.net.features() & Net::kGuestTso6) != 0);
        QVERIFY((rig.net.features() & Net::kMtu) == 0);
        rig.network->transmitted = {};
        rig.network->received = {.checksum = true};
        rig.network->packet_size = 9000;
        constexpr std::uint64_t kTransmit =
            Net::kChecksum | Net::kHostTso4 | Net::kHostTso6 | Net::kHostEcn | Net::kGuestTso4 | Net::kGuestTso6;
        QCOMPARE(rig.net.features() & kTransmit, 0u);
        QVERIFY((rig.net.features() & Net::kGuestChecksum) != 0);
        QVERIFY((rig.net.features() & Net::kMtu) != 0);
    }

    void configuration_has_address_status_and_mtu() {
        Rig rig;
        Bytes config(rig.net.config_size());
        rig.net.read_config(config);
        QCOMPARE(config, joined(mac_bytes(kOwn), {std::byte{1}, std::byte{0}, std::byte{1}, std::byte{0},
                                                  std::byte{0xDC}, std::byte{0x05}}));
        rig.network->up = false;
        rig.network->receiver->link_changed();
        rig.net.read_config(config);
        QCOMPARE(config[6], std::byte{0});
        QCOMPARE(rig.transport.config_changes, 1u);
        Bytes small(3);
        rig.net.read_config(small);
        QCOMPARE(small[2], std::byte{2});
    }

    void address_is_written_to_the_configuration_by_old_drivers_only() {
        Rig modern;
        modern.net.write_config(0, mac_bytes(kOther));
        QVERIFY(!modern.net.save().dump().empty());
        Bytes config(12);
        modern.net.read_config(config);
        QCOMPARE(config[1], std::byte{1});
        Rig legacy(~0ull, false);
        const Bytes address = mac_bytes(kOther);
        for (std::size_t i = 0; i < 6; ++i) {
            legacy.net.write_config(i, std::span(address).subspan(i, 1));
        }
        legacy.net.read_config(config);
        QCOMPARE(Bytes(config.begin(), config.begin() + 6), mac_bytes(kOther));
        // Beyond the address there is nothing to write.
        legacy.net.write_config(4, Bytes(8, std::byte{0xFF}));
        legacy.net.write_config(6, Bytes(1, std::byte{0xFF}));
        legacy.net.write_config(SIZE_MAX, Bytes(1, std::byte{0xFF}));
        legacy.net.read_config(config);
        QCOMPARE(config[5], std::byte{0xFF});
        QCOMPARE(config[6], std::byte{1});
    }

    void network_is_told_what_the_driver_chose() {
        Rig all;
        QCOMPARE(all.network->agreed, FakeNetwork::kAll);
        Rig none(0);
        QCOMPARE(none.network->agreed, Offloads{});
        Rig no_checksum(Net::kGuestTso4 | Net::kGuestTso6);
        QCOMPARE(no_checksum.network->agreed, Offloads{});
    }

    // ---- Receiving ----

    void frame_is_received_with_its_header_data() {
        QTest::addColumn<bool>("mergeable");
        QTest::addColumn<bool>("version1");
        QTest::addColumn<int>("header");
        QTest::newRow("mergeable") << true << true << 12;
        QTest::newRow("not mergeable") << false << true << 12;
        QTest::newRow("legacy") << false << false << 10;
        QTest::newRow("legacy, mergeable") << true << false << 12;
    }
    void frame_is_received_with_its_header() {
        QFETCH(bool, mergeable);
        QFETCH(bool, version1);
        QFETCH(int, header);
        Rig rig(mergeable ? ~0ull : ~Net::kMergeable, version1);
        const auto head = rig.transport.ring(kRx).add({}, {1526});
        const auto buffer = rig.transport.ring(kRx).writable();
        const Bytes frame = frame_of(100);
        QVERIFY(rig.receive(frame, {.flags = FrameHeader::kDataValid}));
        QCOMPARE(rig.transport.interrupts[kRx], 0u);
        rig.network->receiver->end_of_burst();
        QCOMPARE(rig.transport.interrupts[kRx], 1u);
        const auto used = rig.transport.ring(kRx).take_used();
        QVERIFY(used);
        QCOMPARE(used->head, head);
        QCOMPARE(used->written, static_cast<unsigned>(header) + 100);
        const auto contents = rig.transport.ring(kRx).contents(buffer, used->written);
        Bytes expected = bytes_of_object(FrameHeader{.flags = FrameHeader::kDataValid, .buffers = 1});
        expected.resize(static_cast<std::size_t>(header));
        QCOMPARE(contents, joined(expected, frame));
    }

    void large_frame_is_merged_from_several_buffers() {
        Rig rig;
        std::vector<std::vector<Segment>> buffers;
        for (unsigned i = 0; i < 30; ++i) {
            rig.add_buffers(1, 100 + i);
            buffers.push_back(rig.transport.ring(kRx).writable());
        }
        const Bytes frame = frame_of(2000);
        QVERIFY(rig.receive(frame));
        Bytes received;
        unsigned count = 0;
        while (const auto used = rig.transport.ring(kRx).take_used()) {
            received = joined(std::move(received), rig.transport.ring(kRx).contents(buffers[count], used->written));
            ++count;
        }
        QCOMPARE(count, 19u);
        QCOMPARE(network::get8(received, 10), 19);
        QCOMPARE(Bytes(received.begin() + 12, received.end()), frame);
    }

    void buffers_cut_small_are_filled_one_after_the_other() {
        Rig rig;
        rig.transport.ring(kRx).add({}, {1, 3, 7, 1, 20, 2000});
        const auto buffers = rig.transport.ring(kRx).writable();
        const Bytes frame = frame_of(500);
        QVERIFY(rig.receive(frame));
        const auto used = rig.transport.ring(kRx).take_used();
        QCOMPARE(used->written, 512u);
        const Bytes contents = rig.transport.ring(kRx).contents(buffers, 512);
        QCOMPARE(Bytes(contents.begin() + 12, contents.end()), frame);
    }

    void frame_without_buffers_waits_and_leaves_those_there_are() {
        Rig rig;
        QVERIFY(!rig.receive(frame_of(100)));
        rig.add_buffers(3, 100);
        QVERIFY(!rig.receive(frame_of(1000)));
        QVERIFY(!rig.transport.ring(kRx).take_used());
        QVERIFY(rig.receive(frame_of(50)));
        QCOMPARE(rig.used_count(), 1u);
        rig.add_buffers(9, 100);
        rig.transport.notify(kRx);
        QCOMPARE(rig.network->ready, 1u);
        QVERIFY(rig.receive(frame_of(1000)));
        QCOMPARE(rig.used_count(), 1u + 11);
    }

    void driver_is_asked_for_notice_only_while_buffers_are_missing() {
        Rig rig;
        const auto asks = [&] {
            return (*rig.transport.memory().load<std::uint16_t>(rig.transport.ring(kRx).layout().device) & 1) == 0;
        };
        rig.add_buffers(2, 100);
        rig.transport.notify(kRx);
        QVERIFY(!asks());
        QVERIFY(!rig.receive(frame_of(1000)));
        QVERIFY(asks());
        rig.add_buffers(20, 100);
        rig.transport.notify(kRx);
        QVERIFY(!asks());
    }

    void frame_that_fits_no_ring_is_dropped() {
        Rig rig;
        rig.add_buffers(256, 13);
        QVERIFY(rig.receive(frame_of(14000)));
        QCOMPARE(rig.used_count(), 0u);
        QVERIFY(rig.receive(frame_of(14)));
        QCOMPARE(rig.used_count(), 2u);
    }

    void frame_larger_than_its_only_buffer_is_dropped_and_the_buffer_kept() {
        Rig rig(~Net::kMergeable);
        rig.add_buffers(2, 100);
        QVERIFY(rig.receive(frame_of(89)));
        QCOMPARE(rig.used_count(), 0u);
        QVERIFY(rig.receive(frame_of(88)));
        QCOMPARE(rig.used_count(), 1u);
    }

    void buffer_without_room_for_a_header_fails_the_device() {
        for (const std::uint32_t size : {1u, 11u}) {
            Rig rig;
            rig.add_buffers(1, size);
            QVERIFY(rig.receive(frame_of(100)));
            QVERIFY(!rig.transport.failure.empty());
            rig.transport.failure.clear();
            QVERIFY(rig.receive(frame_of(100)));  // No more of it until a reset.
            QVERIFY(rig.transport.failure.empty());
        }
    }

    void buffer_without_anything_to_write_to_fails_the_device() {
        // Mergeable buffers of which the second is none: nothing may be written to the first and kept.
        Rig rig;
        rig.add_buffers(1, 100);
        rig.transport.ring(kRx).add({Bytes(100)}, {});
        QVERIFY(rig.receive(frame_of(1000)));
        QVERIFY(!rig.transport.failure.empty());
        QCOMPARE(rig.used_count(), 0u);
    }

    void broken_receive_ring_fails_the_device_once() {
        Rig rig;
        rig.transport.ring(kRx).descriptor(0, 0xFFFF'FFFF'FFFF'F000, 0x2000, 2);
        rig.transport.ring(kRx).make_available(0);
        QVERIFY(rig.receive(frame_of(100)));
        QVERIFY(!rig.transport.failure.empty());
        rig.transport.failure.clear();
        QVERIFY(rig.receive(frame_of(100)));
        rig.transport.notify(kRx);
        QVERIFY(rig.transport.failure.empty());
        QCOMPARE(rig.network->ready, 0u);
    }

    void failed_device_works_again_after_a_reset() {
        Rig rig;
        rig.add_buffers(1, 1);
        QVERIFY(rig.receive(frame_of(100)));
        QVERIFY(!rig.transport.failure.empty());
        rig.net.stop();
        QVERIFY(rig.network->receiver == nullptr);
        FakeTransport again(rig.net);
        again.start(rig.net.features() | kVersion1);
        again.ring(kRx).add({}, {1526});
        QVERIFY(rig.receive(frame_of(100)));
        QVERIFY(again.ring(kRx).take_used().has_value());
    }

    // ---- Transmitting ----

    void frame_is_sent_without_its_header_and_its_buffer_given_back() {
        Rig rig;
        const Bytes frame = frame_of(100);
        rig.send({}, frame);
        QCOMPARE(rig.network->sent.size(), 1u);
        QCOMPARE(rig.network->sent[0].frame, frame);
        QCOMPARE(rig.network->sent[0].parts, 1u);
        const auto used = rig.transport.ring(kTx).take_used();
        QVERIFY(used);
        QCOMPARE(used->written, 0u);
        QCOMPARE(rig.transport.interrupts[kTx], 1u);
    }

    void frame_in_any_pieces_is_the_same_data() {
        QTest::addColumn<int>("size");
        for (const int size : {1, 2, 7, 11, 12, 13, 100, 5000}) {
            QTest::addRow("%d", size) << size;
        }
    }
    void frame_in_any_pieces_is_the_same() {
        QFETCH(int, size);
        Rig rig;
        const Bytes frame = frame_of(200);
        const Bytes all = joined(bytes_of_object(FrameHeader{}), frame);
        std::vector<Bytes> buffers;
        for (std::size_t at = 0; at < all.size(); at += static_cast<std::size_t>(size)) {
            const auto part =
                std::span(all).subspan(at, std::min<std::size_t>(static_cast<std::size_t>(size), all.size() - at));
            buffers.emplace_back(part.begin(), part.end());
        }
        rig.send(buffers);
        QCOMPARE(rig.network->sent.size(), 1u);
        QCOMPARE(rig.network->sent[0].frame, frame);
        QVERIFY(rig.network->sent[0].parts <= 64);
    }

    void largest_frame_is_sent_and_a_larger_one_dropped() {
        Rig rig;
        rig.send({}, frame_of(network::kMostFrame));
        QCOMPARE(rig.network->sent.size(), 1u);
        rig.send({}, frame_of(network::kMostFrame + 1));
        QCOMPARE(rig.network->sent.size(), 1u);
        QVERIFY(rig.transport.failure.empty());
        (void)rig.transport.ring(kTx).take_used();
        QVERIFY(rig.transport.ring(kTx).take_used());
        QCOMPARE(rig.net.statistics(),
                 (Net::Statistics{.sent_frames = 1, .sent_bytes = network::kMostFrame, .dropped = 1}));
    }

    void frame_too_short_for_its_header_is_dropped() {
        Rig rig;
        for (const std::size_t length : {1u, 11u, 12u, 13u, 25u}) {
            rig.send({Bytes(length)});
        }
        QCOMPARE(rig.network->sent.size(), 0u);
        rig.send({Bytes(26)});
        QCOMPARE(rig.network->sent.size(), 1u);
    }

    void header_that_does_not_fit_its_frame_is_dropped_data() {
        QTest::addColumn<int>("gso_type");
        QTest::addColumn<int>("header_length");
        QTest::addColumn<int>("segment_size");
        QTest::addColumn<int>("start");
        QTest::addColumn<int>("offset");
        QTest::newRow("checksum beyond the frame") << 0 << 0 << 0 << 1000 << 16;
        QTest::newRow("checksum at the frame's end") << 0 << 0 << 0 << 83 << 16;
        QTest::newRow("offset beyond the frame") << 0 << 0 << 0 << 34 << 65;
        QTest::newRow("the sum wraps") << 0 << 0 << 0 << 65535 << 65535;
        QTest::newRow("header longer than the frame") << 1 << 101 << 1000 << 34 << 16;
        QTest::newRow("segments of nothing") << 1 << 54 << 0 << 34 << 16;
        QTest::newRow("UDP segments") << 3 << 54 << 1000 << 34 << 16;
        QTest::newRow("unknown segments") << 0x7F << 54 << 1000 << 34 << 16;
        QTest::newRow("only ECN") << 0x80 << 54 << 1000 << 34 << 16;
    }
    void header_that_does_not_fit_its_frame_is_dropped() {
        QFETCH(int, gso_type);
        QFETCH(int, header_length);
        QFETCH(int, segment_size);
        QFETCH(int, start);
        QFETCH(int, offset);
        Rig rig;
        rig.send({.flags = 1,
                  .gso_type = static_cast<std::uint8_t>(gso_type),
                  .header_length = static_cast<std::uint16_t>(header_length),
                  .segment_size = static_cast<std::uint16_t>(segment_size),
                  .checksum_start = static_cast<std::uint16_t>(start),
                  .checksum_offset = static_cast<std::uint16_t>(offset)},
                 frame_of(100));
        QCOMPARE(rig.network->sent.size(), 0u);
        QVERIFY(rig.transport.ring(kTx).take_used());
        QVERIFY(rig.transport.failure.empty());
    }

    void work_the_driver_did_not_choose_is_not_done() {
        const FrameHeader large = {.flags = 1,
                                   .gso_type = 1,
                                   .header_length = 54,
                                   .segment_size = 1448,
                                   .checksum_start = 34,
                                   .checksum_offset = 16};
        const FrameHeader partial = {.flags = 1, .checksum_start = 34, .checksum_offset = 16};
        Rig all;
        all.send(large, frame_of(5000));
        all.send(partial, frame_of(100));
        QCOMPARE(all.network->sent.size(), 2u);
        QCOMPARE(all.network->sent[0].header, large);
        QCOMPARE(all.network->sent[1].header, partial);
        Rig no_segments(~Net::kHostTso4);
        no_segments.send(large, frame_of(5000));
        QCOMPARE(no_segments.network->sent.size(), 0u);
        Rig no_checksum(~Net::kChecksum);
        no_checksum.send(large, frame_of(5000));
        no_checksum.send(partial, frame_of(100));
        QCOMPARE(no_checksum.network->sent.size(), 0u);
    }

    void header_fields_without_meaning_do_not_reach_the_network() {
        Rig rig;
        rig.send({.flags = 0xFE,
                  .header_length = 9,
                  .segment_size = 9,
                  .checksum_start = 9,
                  .checksum_offset = 9,
                  .buffers = 9},
                 frame_of(100));
        QCOMPARE(rig.network->sent.size(), 1u);
        QCOMPARE(rig.network->sent[0].header, FrameHeader{});
    }

    void broken_transmit_ring_fails_the_device() {
        Rig rig;
        rig.transport.ring(kTx).descriptor(0, 0x1000, 100, 1, 0);  // A chain that is a circle.
        rig.transport.ring(kTx).make_available(0);
        rig.transport.notify(kTx);
        QVERIFY(!rig.transport.failure.empty());
        QCOMPARE(rig.network->sent.size(), 0u);
    }

    void descriptors_that_change_meanwhile_are_survived() {
        Rig rig;
        constexpr unsigned kFrames = 3000;
        std::atomic<bool> end = false;
        auto& ring = rig.transport.ring(kTx);
        const Bytes whole = joined(bytes_of_object(FrameHeader{}), frame_of(100));
        std::thread writer([&] {
            for (std::uint32_t i = 0; !end; ++i) {
                ring.descriptor(0, i % 3 == 0 ? 0xFFFF'FFFF'0000 : 0x10'0000, i % 2 == 0 ? 112 : 0xFFFF'FFFF, 0);
            }
        });
        for (unsigned i = 0; i < kFrames && rig.transport.failure.empty(); ++i) {
            ring.make_available(0);
            rig.transport.notify(kTx);
        }
        end = true;
        writer.join();
        for (const auto& sent : rig.network->sent) {
            QCOMPARE(sent.frame.size(), 100u);
        }
    }

    // ---- Control ----

    void card_shows_everything_until_told_otherwise() {
        Rig rig;
        QVERIFY(rig.wants(kOwn));
        QVERIFY(rig.wants(kOther));
        QVERIFY(rig.wants(kGroup));
        QVERIFY(rig.wants(kOther, 7));
    }

    void filter_shows_what_the_driver_wants() {
        Rig rig;
        QCOMPARE(rig.control(0, 0, {0}), 0);
        QVERIFY(rig.wants(kOwn));
        QVERIFY(!rig.wants(kOther));
        QVERIFY(!rig.wants(kGroup));
        QVERIFY(rig.wants(network::test::kBroadcast));
        QCOMPARE(rig.control(0, 1, {1}), 0);  // all multicast
        QVERIFY(rig.wants(kGroup));
        QVERIFY(!rig.wants(kOther));
        QCOMPARE(rig.control(0, 2, {1}), 0);  // all unicast
        QVERIFY(rig.wants(kOther));
        QCOMPARE(rig.control(0, 3, {1}), 0);  // no multicast
        QVERIFY(!rig.wants(kGroup));
        QCOMPARE(rig.control(0, 4, {1}), 0);  // no unicast
        QVERIFY(!rig.wants(kOwn));
        QCOMPARE(rig.control(0, 5, {1}), 0);  // no broadcast
        QVERIFY(!rig.wants(network::test::kBroadcast));
        QCOMPARE(rig.control(0, 0, {1}), 0);
        QVERIFY(rig.wants(kOther));
    }

    void tables_of_addresses_are_used() {
        Rig rig;
        (void)rig.control(0, 0, {0});
        QCOMPARE(rig.control(1, 0, joined(list_of(1, {kOther}), list_of(1, {kGroup}))), 0);
        QVERIFY(rig.wants(kOther));
        QVERIFY(rig.wants(kGroup));
        QVERIFY(!rig.wants({0x02, 8, 8, 8, 8, 8}));
        QCOMPARE(rig.control(1, 0, joined(list_of(0, {}), list_of(0, {}))), 0);
        QVERIFY(!rig.wants(kOther));
    }

    void table_with_more_addresses_than_it_holds_shows_all() {
        Rig rig;
        (void)rig.control(0, 0, {0});
        const std::vector<MacAddress> many(NetFilter::Table::kMost + 1, MacAddress{0x02, 7});
        QCOMPARE(rig.control(1, 0, joined(list_of(65, many), list_of(0, {}))), 0);
        QVERIFY(rig.wants(kOther));
        QVERIFY(!rig.wants(kGroup));
        const std::vector<MacAddress> full(NetFilter::Table::kMost, MacAddress{0x02, 7});
        QCOMPARE(rig.control(1, 0, joined(list_of(64, full), list_of(0, {}))), 0);
        QVERIFY(!rig.wants(kOther));
    }

    void lists_whose_number_is_wrong_are_refused_and_change_nothing() {
        Rig rig;
        (void)rig.control(0, 0, {0});
        QCOMPARE(rig.control(1, 0, joined(list_of(1, {kOther}), list_of(0, {}))), 0);
        const auto refused = [&](const Bytes& data) { return rig.control(1, 0, data) == 1; };
        QVERIFY(refused(joined(list_of(2, {kOwn}), list_of(0, {}))));
        QVERIFY(refused(joined(list_of(0xFFFF'FFFF, {kOwn}), list_of(0, {}))));
        QVERIFY(refused(joined(list_of(0x2AAA'AAAB, {kOwn}), list_of(0, {}))));  // 6 times it wraps to 2.
        QVERIFY(refused(list_of(1, {kOwn})));
        QVERIFY(refused(joined(list_of(1, {kOwn}), list_of(1, {}))));
        QVERIFY(refused(Bytes(3)));
        QVERIFY(rig.wants(kOther));
    }

    void vlans_are_filtered_when_the_driver_chose_that() {
        Rig rig;
        (void)rig.control(0, 0, {0});
        QVERIFY(!rig.wants(kOwn, 5));
        QCOMPARE(rig.control(2, 0, {5, 0}), 0);
        QVERIFY(rig.wants(kOwn, 5));
        QVERIFY(!rig.wants(kOwn, 4));
        QVERIFY(!rig.wants(kOther, 5));
        QCOMPARE(rig.control(2, 1, {5, 0}), 0);
        QVERIFY(!rig.wants(kOwn, 5));
        QCOMPARE(rig.control(2, 0, {0xFF, 0x0F}), 0);
        QCOMPARE(rig.control(2, 0, {0x00, 0x10}), 1);
        QCOMPARE(rig.control(2, 2, {5, 0}), 1);
        QCOMPARE(rig.control(2, 0, {5}), 1);
        Rig without(~Net::kControlVlan);
        (void)without.control(0, 0, {0});
        QVERIFY(without.wants(kOwn, 5));
        QCOMPARE(without.control(2, 0, {5, 0}), 1);
    }

    void address_is_changed_by_command() {
        Rig rig;
        (void)rig.control(0, 0, {0});
        QCOMPARE(rig.control(1, 1, mac_bytes(kOther)), 0);
        QVERIFY(rig.wants(kOther));
        QVERIFY(!rig.wants(kOwn));
        Bytes config(6);
        rig.net.read_config(config);
        QCOMPARE(config, mac_bytes(kOther));
        QCOMPARE(rig.control(1, 1, mac_bytes(kGroup)), 1);
        QCOMPARE(rig.control(1, 1, Bytes(6)), 1);
        QCOMPARE(rig.control(1, 1, Bytes(5)), 1);
        QVERIFY(rig.wants(kOther));
    }

    void reset_brings_the_address_and_the_filter_back() {
        Rig rig;
        (void)rig.control(0, 0, {0});
        (void)rig.control(1, 1, mac_bytes(kOther));
        rig.net.stop();
        Bytes config(6);
        rig.net.read_config(config);
        QCOMPARE(config, mac_bytes(kOwn));
        rig.transport.start(rig.net.features() | kVersion1);
        QVERIFY(rig.receive(network::test::ethernet(kGroup, kOther, 0) + Bytes(50)) == false);  // Shown; no buffer.
    }

    void offloads_are_turned_off_and_on_by_command() {
        Rig rig(~Net::kGuestTso6);
        QCOMPARE(rig.control(5, 0, bytes_of_object(Net::kGuestChecksum)), 0);
        QCOMPARE(rig.network->agreed, (Offloads{.checksum = true}));
        QCOMPARE(rig.control(5, 0, bytes_of_object(Net::kGuestTso6)), 1);
        QCOMPARE(rig.control(5, 0, bytes_of_object(Net::kMac)), 1);
        QCOMPARE(rig.control(5, 1, bytes_of_object(Net::kGuestChecksum)), 1);
        QCOMPARE(rig.control(5, 0, Bytes(7)), 1);
        QCOMPARE(rig.network->agreed, (Offloads{.checksum = true}));
        QCOMPARE(rig.control(5, 0, bytes_of_object(Net::kGuestChecksum | Net::kGuestTso4)), 0);
        QCOMPARE(rig.network->agreed, (Offloads{.checksum = true, .tso4 = true}));
    }

    void commands_without_sense_are_refused() {
        Rig rig;
        for (const int of_class : {3, 4, 6, 255}) {
            QCOMPARE(rig.control(static_cast<std::uint8_t>(of_class), 0, {0, 0}), 1);
        }
        QCOMPARE(rig.control(0, 6, {1}), 1);
        QCOMPARE(rig.control(0, 255, {1}), 1);
        QCOMPARE(rig.control(1, 2, mac_bytes(kOther)), 1);
        rig.transport.ring(kCtrl).add({Bytes(1)}, {1});
        rig.transport.notify(kCtrl);
        rig.transport.ring(kCtrl).add({Bytes(2)}, {1});
        rig.transport.notify(kCtrl);
        QVERIFY(rig.transport.failure.empty());
        Rig without(~(Net::kControlRx | Net::kControlRxExtra | Net::kControlMac | Net::kGuestOffloads));
        QCOMPARE(without.control(0, 0, {1}), 1);
        QCOMPARE(without.control(0, 2, {1}), 1);
        QCOMPARE(without.control(1, 0, joined(list_of(0, {}), list_of(0, {}))), 1);
        QCOMPARE(without.control(1, 1, mac_bytes(kOther)), 1);
        QCOMPARE(without.control(5, 0, Bytes(8)), 1);
    }

    void command_without_room_for_an_answer_fails_the_device() {
        Rig rig;
        rig.transport.ring(kCtrl).add({Bytes(3)}, {});
        rig.transport.notify(kCtrl);
        QVERIFY(!rig.transport.failure.empty());
        const auto used = rig.transport.ring(kCtrl).take_used();
        QVERIFY(!used || used->written == 0);
    }

    // ---- Life ----

    void network_is_paused_and_resumed_with_the_card() {
        Rig rig;
        QVERIFY(rig.network->running);
        rig.net.pause();
        QVERIFY(!rig.network->running);
    }

    void saved_state_is_restored_before_or_after_the_start() {
        Rig rig;
        (void)rig.control(0, 0, {0});
        (void)rig.control(0, 1, {1});
        (void)rig.control(1, 1, mac_bytes(kOther));
        (void)rig.control(1, 0, joined(list_of(1, {kOwn}), list_of(1, {kGroup})));
        (void)rig.control(2, 0, {5, 0});
        (void)rig.control(5, 0, bytes_of_object(Net::kGuestChecksum));
        rig.net.pause();
        const SavedState saved = rig.net.save();
        for (const bool before : {true, false}) {
            auto* const network = new FakeNetwork;
            Net other("net0", std::unique_ptr<network::Network>(network), kOwn);
            FakeTransport transport(other);
            if (before) {
                QVERIFY(other.restore(saved));
            }
            transport.start(other.features() | kVersion1);
            if (!before) {
                QVERIFY(other.restore(saved));
            }
            QVERIFY(other.save() == saved);
            QCOMPARE(network->agreed, (Offloads{.checksum = true}));
            Bytes config(6);
            other.read_config(config);
            QCOMPARE(config, mac_bytes(kOther));
            QVERIFY(network->receiver->receive({}, network::test::ethernet({2, 2, 2, 2, 2, 2}, kOther, 0)));
            QVERIFY(!network->receiver->receive({}, network::test::ethernet(kGroup, kOther, 0)));
        }
    }

    void damaged_state_is_refused_and_changes_nothing() {
        Rig rig;
        (void)rig.control(1, 1, mac_bytes(kOther));
        const SavedState good = rig.net.save();
        const auto refused = [&](const char* key, const SavedState& value) {
            SavedState bad = good;
            bad[key] = value;
            return !rig.net.restore(bad) && rig.net.save() == good;
        };
        QVERIFY(refused("version", 2));
        QVERIFY(refused("mac", SavedState::array({1, 2, 3})));
        QVERIFY(refused("mac", SavedState::array({1, 2, 3, 4, 5, 256})));
        QVERIFY(refused("unicast_count", NetFilter::Table::kMost + 1));
        QVERIFY(refused("multicast_count", -1));
        QVERIFY(refused("multicast", SavedState::array()));
        QVERIFY(refused("vlans", nullptr));
        QVERIFY(refused("promiscuous", 1));
        QVERIFY(refused("offloads", Net::kMac));
        QVERIFY(refused("offloads", UINT64_MAX));
    }
};

QTEST_GUILESS_MAIN(NetTest)
#include "net_test.moc"
