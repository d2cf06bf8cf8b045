// SPDX-License-Identifier: BSD-2-Clause
#include "backend/device/virtio/balloon.h"

#include <QTest>
#include <thread>

#include "tests/device/virtio/fake_driver.h"

using namespace apiary;
using namespace apiary::device;
using namespace apiary::device::virtio;
using namespace apiary::device::virtio::test;
using memory::GuestPhys;

namespace {

constexpr std::uint64_t kPage = Balloon::kPageSize;
constexpr std::uint64_t kFree = 8 << 20;  ///< From here on 8 MiB that no ring lies in.
constexpr std::uint32_t kFreePage = kFree / kPage;

std::vector<std::byte> pages(const std::vector<std::uint32_t>& numbers) {
    const auto bytes = std::as_bytes(std::span(numbers));
    return {bytes.begin(), bytes.end()};
}

/// Pages that are no neighbours, nor memory.
std::vector<std::uint32_t> far_apart(std::uint32_t count) {
    std::vector<std::uint32_t> list;
    for (std::uint32_t i = 0; i < count; ++i) {
        list.push_back(0xC0000 + 2 * i);
    }
    return list;
}

struct Stat {
    std::uint16_t tag;
    std::uint64_t value;
};

std::vector<std::byte> statistics(const std::vector<Stat>& list) {
    std::vector<std::byte> bytes;
    for (const Stat& stat : list) {
        const auto tag = bytes_of_object(stat.tag);
        const auto value = bytes_of_object(stat.value);
        bytes.insert(bytes.end(), tag.begin(), tag.end());
        bytes.insert(bytes.end(), value.begin(), value.end());
    }
    return bytes;
}

struct Rig {
    Balloon balloon{"balloon"};
    FakeTransport transport{balloon};

    void start() { transport.start(balloon.features()); }
    memory::GuestMemory& memory() { return transport.memory(); }
    /// Fills the free 8 MiB.
    void fill() { check(memory().fill({kFree}, kFree, std::byte{0x77}).has_value(), "is memory"); }
    [[nodiscard]] bool is_full(std::uint32_t page) {
        return memory().load<std::uint8_t>({page * kPage}).value() == 0x77 &&
               memory().load<std::uint8_t>({page * kPage + kPage - 1}).value() == 0x77;
    }
    [[nodiscard]] bool is_empty(std::uint32_t page) {
        std::array<std::byte, kPage> bytes;
        check(memory().read({page * kPage}, bytes).has_value(), "is memory");
        return bytes == std::array<std::byte, kPage>{};
    }
    void give(unsigned queue, const std::vector<std::byte>& bytes) {
        transport.ring(queue).add({bytes}, {});
        transport.notify(queue);
    }
    /// Reports [address, address+length) as one buffer to write.
    void report(unsigned queue, std::uint64_t address, std::uint32_t length) {
        transport.ring(queue).descriptor(0, address, length, 2);
        transport.ring(queue).make_available(0);
        transport.notify(queue);
    }
    /// Whether the device has given back exactly one chain, with nothing written.
    [[nodiscard]] bool gave_back(unsigned queue) {
        const auto used = transport.ring(queue).take_used();
        return used && used->written == 0 && !transport.ring(queue).take_used();
    }
    [[nodiscard]] std::array<std::uint32_t, 2> config() const {
        std::array<std::uint32_t, 2> words = {};
        balloon.read_config(std::as_writable_bytes(std::span(words)));
        return words;
    }
    void write_config(std::size_t offset, std::uint64_t value, std::size_t size) {
        balloon.write_config(offset, std::as_bytes(std::span(&value, 1)).first(size));
    }
};

}  // namespace

class BalloonTest : public QObject {
    Q_OBJECT

private slots:
    // ---- Pages ----

    void inflated_pages_are_given_back() {
        Rig rig;
        rig.start();
        rig.fill();
        rig.give(Balloon::kInflate, pages({kFreePage + 7, kFreePage + 2, kFreePage + 3, kFreePage + 100}));
        QVERIFY(rig.gave_back(Balloon::kInflate));
        QCOMPARE(rig.transport.interrupts[Balloon::kInflate], 1u);
        for (std::uint32_t page = 0; page < 128; ++page) {
            const bool inflated = page == 2 || page == 3 || page == 7 || page == 100;
            QCOMPARE(rig.is_empty(kFreePage + page), inflated);
            QCOMPARE(rig.is_full(kFreePage + page), !inflated);
        }
        QCOMPARE(rig.balloon.discarded(), 4 * kPage);
    }

    void inflating_twice_does_no_harm() {
        Rig rig;
        rig.start();
        rig.fill();
        rig.give(Balloon::kInflate, pages({kFreePage, kFreePage, kFreePage + 1, kFreePage}));
        QVERIFY(rig.gave_back(Balloon::kInflate));
        rig.give(Balloon::kInflate, pages({kFreePage}));
        QVERIFY(rig.gave_back(Balloon::kInflate));
        QVERIFY(rig.is_empty(kFreePage));
        QVERIFY(rig.is_empty(kFreePage + 1));
        QVERIFY(rig.is_full(kFreePage + 2));
    }

    void deflated_pages_are_memory_again() {
        Rig rig;
        rig.start();
        rig.fill();
        rig.give(Balloon::kInflate, pages({kFreePage}));
        rig.give(Balloon::kDeflate, pages({kFreePage, 0xFFFFFFFF}));
        QVERIFY(rig.gave_back(Balloon::kDeflate));
        QVERIFY(rig.memory().store<std::uint32_t>({kFree}, 5).has_value());
        QCOMPARE(rig.memory().load<std::uint32_t>({kFree}).value(), 5u);
        QVERIFY(rig.is_full(kFreePage + 1));
    }

    void page_numbers_in_several_buffers_are_read_across_them() {
        Rig rig;
        rig.start();
        rig.fill();
        auto bytes = pages({kFreePage, kFreePage + 5});
        rig.transport.ring(0).add({{bytes.begin(), bytes.begin() + 3}, {bytes.begin() + 3, bytes.end()}}, {});
        rig.transport.notify(0);
        QVERIFY(rig.is_empty(kFreePage));
        QVERIFY(rig.is_empty(kFreePage + 5));
    }

    /// Classes a and b.
    void pages_that_are_not_memory_are_ignored() {
        Rig rig;  // 64 MiB.
        rig.start();
        rig.fill();
        const std::uint32_t end = (64 << 20) / kPage;
        rig.give(Balloon::kInflate,
                 pages({0xFFFFFFFF, kFreePage, end, end + 1, 0x80000000, 0xFEE00, 0xC0000, end - 1}));
        QVERIFY(rig.gave_back(Balloon::kInflate));
        QVERIFY(rig.is_empty(kFreePage));
        QVERIFY(rig.is_full(kFreePage + 1));
        QCOMPARE(rig.balloon.discarded(), 2 * kPage);
        QVERIFY(rig.transport.failure.empty());
    }

    void list_that_is_cut_short_is_taken_as_far_as_it_goes() {
        Rig rig;
        rig.start();
        rig.fill();
        auto bytes = pages({kFreePage, kFreePage + 1});
        bytes.pop_back();
        rig.give(Balloon::kInflate, bytes);
        QVERIFY(rig.gave_back(Balloon::kInflate));
        QVERIFY(rig.is_empty(kFreePage));
        QVERIFY(rig.is_full(kFreePage + 1));
        rig.transport.ring(0).add({}, {4096});  // No list at all.
        rig.transport.notify(0);
        QVERIFY(rig.gave_back(Balloon::kInflate));
    }

    void pages_of_rings_and_lists_may_be_given_too() {
        Rig rig;
        rig.start();
        std::vector<std::uint32_t> all;
        for (std::uint32_t page = 0; page < (64 << 20) / kPage; ++page) {
            all.push_back(page);
        }
        rig.give(Balloon::kInflate, pages(all));
        // What is left of the ring is nothing: no chains, or nonsense.
        rig.transport.notify(Balloon::kInflate);
        QVERIFY(rig.balloon.discarded() >= kPage);
    }

    /// Class e: a chain as long as one can be is done in turns, each of which is short.
    void list_of_enormous_length_is_done_in_turns() {
        Rig rig;
        rig.start();
        rig.fill();
        DriverRing& ring = rig.transport.ring(Balloon::kInflate);
        for (std::uint16_t i = 0; i < 128; ++i) {  // 128 times 8 MiB of numbers that are no pages.
            ring.descriptor(i, kFree, 8 << 20, i == 127 ? 0 : 1, static_cast<std::uint16_t>(i + 1));
        }
        ring.make_available(0);
        for (int turn = 0; turn < 10; ++turn) {
            QVERIFY(rig.balloon.process(Balloon::kInflate));
            QVERIFY(!ring.take_used());
        }
        rig.balloon.stop();
        QVERIFY(!rig.balloon.process(Balloon::kInflate));
    }

    void long_list_is_finished_in_the_end() {
        Rig rig;
        rig.start();
        rig.fill();
        std::vector<std::uint32_t> list;
        for (std::uint32_t page = 0; page < 2048; page += 2) {
            list.push_back(kFreePage + page);
        }
        list.push_back(kFreePage + 2047);
        rig.transport.ring(0).add({pages(list)}, {});
        QVERIFY(rig.balloon.process(0));
        QVERIFY(!rig.transport.ring(0).take_used());
        rig.transport.notify(0);
        QVERIFY(rig.gave_back(0));
        QCOMPARE(rig.balloon.discarded(), list.size() * kPage);
        QVERIFY(rig.is_empty(kFreePage + 2047));
        QVERIFY(rig.is_full(kFreePage + 2045));
    }

    // ---- Reporting ----

    void reported_pages_are_given_back_data() {
        QTest::addColumn<unsigned>("queue");
        QTest::newRow("as specified") << Balloon::kReporting;
        QTest::newRow("as Linux before 6.11") << Balloon::kOldReporting;
    }
    void reported_pages_are_given_back() {
        QFETCH(unsigned, queue);
        Rig rig;
        rig.start();
        rig.fill();
        rig.report(queue, kFree + 4 * kPage, 1000 * kPage);
        QVERIFY(rig.gave_back(queue));
        QVERIFY(rig.is_full(kFreePage + 3));
        QVERIFY(rig.is_empty(kFreePage + 4));
        QVERIFY(rig.is_empty(kFreePage + 1003));
        QVERIFY(rig.is_full(kFreePage + 1004));
        QCOMPARE(rig.balloon.discarded(), 1000 * kPage);
    }

    void reported_parts_of_pages_stay() {
        Rig rig;
        rig.start();
        rig.fill();
        rig.report(Balloon::kReporting, kFree + kPage + 1, 2 * kPage);
        QVERIFY(rig.is_full(kFreePage + 1));
        QVERIFY(rig.is_empty(kFreePage + 2));
        QVERIFY(rig.is_full(kFreePage + 3));
        QCOMPARE(rig.balloon.discarded(), kPage);
    }

    void reported_readable_buffers_stay() {
        Rig rig;
        rig.start();
        rig.fill();
        rig.transport.ring(Balloon::kReporting).descriptor(0, kFree, kPage, 0);
        rig.transport.ring(Balloon::kReporting).make_available(0);
        rig.transport.notify(Balloon::kReporting);
        QVERIFY(rig.gave_back(Balloon::kReporting));
        QVERIFY(rig.is_full(kFreePage));
    }

    void reporting_that_was_not_negotiated_does_nothing() {
        Rig rig;
        rig.transport.start(0);
        rig.fill();
        rig.report(Balloon::kReporting, kFree, kPage);
        rig.report(Balloon::kOldReporting, kFree, kPage);
        QVERIFY(rig.is_full(kFreePage));
        QVERIFY(!rig.transport.ring(Balloon::kReporting).take_used());
    }

    void report_of_much_memory_is_done_in_turns() {
        Rig rig;
        rig.start();
        rig.fill();
        DriverRing& ring = rig.transport.ring(Balloon::kReporting);
        for (std::uint16_t i = 0; i < 128; ++i) {  // 1 GiB, all of the same pages.
            ring.descriptor(i, kFree, 8 << 20, i == 127 ? 2 : 3, static_cast<std::uint16_t>(i + 1));
        }
        ring.make_available(0);
        int turns = 1;
        while (rig.balloon.process(Balloon::kReporting)) {
            ++turns;
        }
        QVERIFY2(turns >= 16, qPrintable(QString::number(turns)));
        QVERIFY(rig.gave_back(Balloon::kReporting));
        QVERIFY(rig.is_empty(kFreePage));
        QVERIFY(rig.is_empty(kFreePage + 2047));
    }

    void report_of_many_crumbs_is_done_in_turns() {
        Rig rig;
        rig.start();
        const std::uint32_t count = 32768;
        const GuestPhys table{kFree};
        for (std::uint32_t i = 0; i < count; ++i) {
            struct {
                std::uint64_t address;
                std::uint32_t length;
                std::uint16_t flags, next;
            } const entry = {kFree, 1, static_cast<std::uint16_t>(i + 1 == count ? 2 : 3),
                             static_cast<std::uint16_t>(i + 1)};
            QVERIFY(rig.memory().store(table + i * 16, entry).has_value());
        }
        rig.transport.ring(Balloon::kReporting).descriptor(0, table.value, count * 16, 4);
        rig.transport.ring(Balloon::kReporting).make_available(0);
        int turns = 1;
        while (rig.balloon.process(Balloon::kReporting)) {
            ++turns;
        }
        QCOMPARE(turns, 32);
        QVERIFY(rig.gave_back(Balloon::kReporting));
        QCOMPARE(rig.balloon.discarded(), std::uint64_t(0));
    }

    // ---- Size ----

    void target_is_told_by_the_configuration_space() {
        Rig rig;
        rig.balloon.set_target(5 * kPage);
        QCOMPARE(rig.config(), (std::array<std::uint32_t, 2>{5, 0}));
        rig.start();
        QCOMPARE(rig.transport.config_changes, 0u);
        rig.balloon.set_target(7 * kPage + 1);
        QCOMPARE(rig.config(), (std::array<std::uint32_t, 2>{7, 0}));
        QCOMPARE(rig.balloon.target(), 7 * kPage);
        QCOMPARE(rig.transport.config_changes, 1u);
        rig.balloon.set_target(7 * kPage);
        QCOMPARE(rig.transport.config_changes, 1u);
        rig.balloon.set_target(~std::uint64_t{0});
        QCOMPARE(rig.config()[0], 0xFFFFFFFFu);
        QCOMPARE(rig.balloon.target(), 0xFFFFFFFFull * kPage);
    }

    void actual_is_what_the_driver_writes() {
        Rig rig;
        rig.start();
        rig.write_config(4, 0x12345678, 4);
        QCOMPARE(rig.balloon.actual(), 0x12345678ull * kPage);
        QCOMPARE(rig.config(), (std::array<std::uint32_t, 2>{0, 0x12345678}));
        rig.write_config(5, 0xAB, 1);
        QCOMPARE(rig.balloon.actual(), 0x1234AB78ull * kPage);
        rig.write_config(0, 0x11112222'33334444, 8);
        QCOMPARE(rig.config(), (std::array<std::uint32_t, 2>{0, 0x11112222}));
    }

    void config_write_out_of_range_is_ignored() {
        Rig rig;
        rig.start();
        rig.write_config(4, 9, 4);
        const SavedState before = rig.balloon.save();
        rig.write_config(5, ~std::uint64_t{0}, 4);
        rig.write_config(8, ~std::uint64_t{0}, 1);
        rig.write_config(9, ~std::uint64_t{0}, 0);
        rig.write_config(~std::size_t{0}, ~std::uint64_t{0}, 8);
        rig.write_config(~std::size_t{0} - 3, ~std::uint64_t{0}, 8);
        QCOMPARE(rig.balloon.save(), before);
    }

    void config_can_be_read_in_part() {
        Rig rig;
        rig.balloon.set_target(0x1234 * kPage);
        std::array<std::byte, 1> part = {};
        rig.balloon.read_config(part);
        QCOMPARE(part[0], std::byte{0x34});
        rig.balloon.read_config({});
    }

    // ---- Statistics ----

    void statistics_are_asked_for_by_giving_the_buffer_back() {
        Rig rig;
        rig.start();
        constexpr unsigned kQueue = Balloon::kStatisticsQueue;
        rig.give(kQueue, statistics({{Balloon::FreeMemory, 100}, {Balloon::TotalMemory, 200}}));
        QVERIFY(!rig.transport.ring(kQueue).take_used());
        Balloon::Statistics seen = rig.balloon.statistics();
        QCOMPARE(seen.updates, 1u);
        QCOMPARE(seen.values[Balloon::FreeMemory], std::optional<std::uint64_t>(100));
        QCOMPARE(seen.values[Balloon::SwapIn], std::optional<std::uint64_t>());

        rig.balloon.request_statistics();
        QVERIFY(rig.transport.scheduled[kQueue]);
        rig.transport.notify(kQueue);
        QVERIFY(rig.gave_back(kQueue));
        QCOMPARE(rig.transport.interrupts[kQueue], 1u);
        QCOMPARE(rig.balloon.statistics().updates, 1u);
        rig.give(kQueue, statistics({{Balloon::FreeMemory, 50}}));
        seen = rig.balloon.statistics();
        QCOMPARE(seen.updates, 2u);
        QCOMPARE(seen.values[Balloon::FreeMemory], std::optional<std::uint64_t>(50));
        QCOMPARE(seen.values[Balloon::TotalMemory], std::optional<std::uint64_t>());
        QVERIFY(!rig.transport.ring(kQueue).take_used());
    }

    void statistics_asked_for_before_there_is_a_driver_come() {
        Rig rig;
        rig.balloon.request_statistics();
        rig.start();
        rig.give(Balloon::kStatisticsQueue, statistics({{Balloon::Caches, 1}}));
        QVERIFY(rig.gave_back(Balloon::kStatisticsQueue));
        rig.give(Balloon::kStatisticsQueue, statistics({{Balloon::Caches, 2}}));
        QCOMPARE(rig.balloon.statistics().values[Balloon::Caches], std::optional<std::uint64_t>(2));
        QVERIFY(!rig.transport.ring(Balloon::kStatisticsQueue).take_used());
    }

    void statistics_are_not_read_twice() {
        Rig rig;
        rig.start();
        rig.give(Balloon::kStatisticsQueue, statistics({{Balloon::Caches, 1}}));
        for (int i = 0; i < 5; ++i) {
            rig.transport.notify(Balloon::kStatisticsQueue);
        }
        QCOMPARE(rig.balloon.statistics().updates, 1u);
    }

    void statistics_with_the_event_index_ask_for_the_next_buffer() {
        Rig rig;
        rig.start();
        constexpr unsigned kQueue = Balloon::kStatisticsQueue;
        DriverRing& ring = rig.transport.ring(kQueue);
        rig.transport.queue(kQueue).start(ring.layout(), {.event_index = true});
        const auto event = [&] {
            return rig.memory().load<std::uint16_t>(ring.layout().device + (4 + 128 * 8)).value();
        };
        rig.give(kQueue, statistics({{Balloon::Caches, 1}}));
        rig.balloon.request_statistics();
        rig.transport.notify(kQueue);
        QCOMPARE(event(), std::uint16_t(1));
        rig.give(kQueue, statistics({{Balloon::Caches, 2}}));
        rig.balloon.request_statistics();
        rig.transport.notify(kQueue);
        QCOMPARE(event(), std::uint16_t(2));
    }

    void statistics_of_nonsense_are_left_out_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("a part of one") << QByteArray(9, '\x05');
        QTest::newRow("unknown tag") << QByteArray(10, '\x0a');
        QTest::newRow("last tag") << QByteArray(10, '\xff');
        QTest::newRow("many") << QByteArray(100'000, '\xff');
    }
    void statistics_of_nonsense_are_left_out() {
        QFETCH(QByteArray, bytes);
        Rig rig;
        rig.start();
        rig.give(Balloon::kStatisticsQueue, bytes_of({bytes.constData(), static_cast<std::size_t>(bytes.size())}));
        const auto seen = rig.balloon.statistics();
        QCOMPARE(seen.updates, 1u);
        for (const auto& value : seen.values) {
            QVERIFY(!value);
        }
        QVERIFY(rig.transport.failure.empty());
    }

    void statistics_in_several_buffers_are_done_in_turns() {
        Rig rig;
        rig.start();
        constexpr unsigned kQueue = Balloon::kStatisticsQueue;
        for (std::uint64_t i = 0; i < 100; ++i) {
            rig.transport.ring(kQueue).add({statistics({{Balloon::Caches, i}})}, {});
        }
        rig.transport.notify(kQueue);
        QCOMPARE(rig.balloon.statistics().values[Balloon::Caches], std::optional<std::uint64_t>(0));
        rig.balloon.request_statistics();
        rig.transport.notify(kQueue);
        QVERIFY(rig.gave_back(kQueue));
        QCOMPARE(rig.balloon.statistics().values[Balloon::Caches], std::optional<std::uint64_t>(1));
    }

    // ---- Faults, reset, saved state ----

    void broken_ring_asks_for_a_reset_data() {
        QTest::addColumn<unsigned>("queue");
        for (unsigned queue = 0; queue <= Balloon::kReporting; ++queue) {
            QTest::addRow("queue %u", queue) << queue;
        }
    }
    void broken_ring_asks_for_a_reset() {
        QFETCH(unsigned, queue);
        Rig rig;
        rig.start();
        rig.transport.ring(queue).descriptor(5, kFree, 16, 1, 5);  // Its own successor.
        rig.transport.ring(queue).make_available(5);
        rig.transport.notify(queue);
        QVERIFY(!rig.transport.failure.empty());
        QVERIFY(!rig.transport.ring(queue).take_used());
    }

    void process_when_not_started_does_nothing() {
        Rig rig;
        for (unsigned queue = 0; queue < 10; ++queue) {
            QVERIFY(!rig.balloon.process(queue));
        }
        rig.start();
        QVERIFY(!rig.balloon.process(5));
        QVERIFY(!rig.balloon.process(~0u));
    }

    /// Class f: nothing of a half-done chain or of the old driver's numbers is left.
    void stop_forgets_the_driver() {
        Rig rig;
        rig.balloon.set_target(kPage);
        rig.start();
        rig.fill();
        rig.write_config(4, 77, 4);
        std::vector<std::uint32_t> list = far_apart(3000);
        rig.transport.ring(0).add({pages(list)}, {});
        QVERIFY(rig.balloon.process(0));
        rig.balloon.stop();
        QCOMPARE(rig.balloon.actual(), std::uint64_t(0));
        QCOMPARE(rig.balloon.target(), kPage);
        // The next driver's first chain is begun at its start.
        rig.start();
        rig.transport.queue(0).restore({.next_available = 1});
        rig.transport.ring(0).add({pages({kFreePage + 9})}, {});
        rig.transport.notify(0);
        QVERIFY(rig.is_empty(kFreePage + 9));
    }

    void saved_state_comes_back() {
        Rig rig;
        rig.balloon.set_target(3 * kPage);
        rig.start();
        rig.write_config(4, 2, 4);
        const SavedState saved = rig.balloon.save();
        Rig other;
        other.balloon.set_target(kPage);
        other.start();
        QVERIFY(other.balloon.restore(saved).has_value());
        QCOMPARE(other.balloon.save(), saved);
        QCOMPARE(other.balloon.target(), 3 * kPage);
        QCOMPARE(other.balloon.actual(), 2 * kPage);
    }

    void half_done_chain_is_done_again_after_a_restore() {
        Rig rig;
        rig.start();
        rig.fill();
        std::vector<std::uint32_t> list = far_apart(3000);
        list.front() = kFreePage;
        rig.transport.ring(0).add({pages(list)}, {});
        QVERIFY(rig.balloon.process(0));
        QVERIFY(rig.balloon.restore(rig.balloon.save()).has_value());
        rig.balloon.resume();
        QVERIFY(rig.transport.scheduled[0]);
        rig.transport.notify(0);
        QVERIFY(rig.gave_back(0));
        QVERIFY(rig.is_empty(kFreePage));
    }

    /// Class g.
    void damaged_state_is_refused_and_changes_nothing_data() {
        QTest::addColumn<QString>("state");
        QTest::newRow("no object") << "[]";
        QTest::newRow("other version") << R"({"version":2,"target":0,"actual":0})";
        QTest::newRow("target too large") << R"({"version":1,"target":4294967296,"actual":0})";
        QTest::newRow("actual negative") << R"({"version":1,"target":0,"actual":-1})";
        QTest::newRow("actual missing") << R"({"version":1,"target":0})";
    }
    void damaged_state_is_refused_and_changes_nothing() {
        QFETCH(QString, state);
        Rig rig;
        rig.balloon.set_target(kPage);
        const SavedState before = rig.balloon.save();
        QVERIFY(!rig.balloon.restore(SavedState::parse(state.toStdString())).has_value());
        QCOMPARE(rig.balloon.save(), before);
    }

    /// Class c: the list and its descriptor change while they are read.
    void racing_driver_does_no_harm() {
        Rig rig;
        rig.start();
        DriverRing& ring = rig.transport.ring(0);
        ring.descriptor(0, kFree, 64, 0);
        std::atomic<bool> done = false;
        std::thread racer([&] {
            const std::array<std::uint64_t, 4> places = {kFree, ~std::uint64_t{0}, 0xFEE00000, 63 << 20};
            for (std::uint32_t i = 0; !done; ++i) {
                ring.descriptor(0, places[i % 4], i % 7 == 0 ? 0xFFFFFFFF : 64, static_cast<std::uint16_t>(i % 8), 0);
                (void)rig.memory().store<std::uint32_t>({kFree + 4 * (i % 16)}, i % 3 == 0 ? kFreePage + 100 : ~i);
            }
        });
        unsigned faults = 0;
        for (int i = 0; i < 5'000 || (faults == 0 && i < 10'000'000); ++i) {
            ring.make_available(0);
            rig.transport.notify(0);
            if (!std::exchange(rig.transport.failure, {}).empty()) {
                ++faults;
                const Queue::Progress progress = rig.transport.queue(0).progress();
                rig.transport.queue(0).start(ring.layout(), {.indirect = true});
                rig.transport.queue(0).restore(
                    {static_cast<std::uint16_t>(progress.next_available + 1), progress.next_used, progress.signalled});
            }
        }
        done = true;
        racer.join();
        QVERIFY(faults > 0);
    }

    void host_threads_may_call_while_the_driver_comes_and_goes() {
        Rig rig;
        std::atomic<bool> done = false;
        std::thread host([&] {
            for (std::uint64_t i = 0; !done; ++i) {
                rig.balloon.request_statistics();
                (void)rig.balloon.statistics();
                (void)rig.balloon.actual();
                (void)rig.config();
            }
        });
        for (int round = 0; round < 500; ++round) {
            rig.start();
            rig.transport.queue(Balloon::kStatisticsQueue).restore({static_cast<std::uint16_t>(round)});
            rig.give(Balloon::kStatisticsQueue, statistics({{Balloon::Caches, 1}}));
            rig.balloon.stop();
        }
        done = true;
        host.join();
        QCOMPARE(rig.balloon.statistics().updates, 500u);
    }
};

QTEST_GUILESS_MAIN(BalloonTest)
#include "balloon_test.moc"
