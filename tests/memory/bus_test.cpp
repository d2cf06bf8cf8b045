// SPDX-License-Identifier: BSD-2-Clause
#include "backend/memory/bus.h"

#include <atomic>
#include <thread>
#include <tuple>
#include <vector>

#include <QtTest>

using namespace apiary::memory;

namespace {

/// Remembers its accesses; byte n reads as `base` + n.
struct Recorder : BusTarget {
    explicit Recorder(unsigned base_value = 0) : base(base_value) {}
    std::uint64_t read(std::uint64_t offset, unsigned size) override {
        reads.emplace_back(offset, size);
        std::uint64_t value = 0;
        for (unsigned i = 0; i < 8; ++i) {  // More than asked for: the bus is to cut it.
            value |= ((base + offset + i) & 0xff) << (8 * i);
        }
        return value;
    }
    void write(std::uint64_t offset, unsigned size, std::uint64_t value) override {
        writes.emplace_back(offset, size, value);
    }
    unsigned base;
    std::vector<std::pair<std::uint64_t, unsigned>> reads;
    std::vector<std::tuple<std::uint64_t, unsigned, std::uint64_t>> writes;
};

using Reads = std::vector<std::pair<std::uint64_t, unsigned>>;
using Writes = std::vector<std::tuple<std::uint64_t, unsigned, std::uint64_t>>;

}  // namespace

class BusTest : public QObject {
    Q_OBJECT

private slots:
    void read_of_nothing_gives_all_ones_data() {
        QTest::addColumn<unsigned>("size");
        QTest::addColumn<quint64>("ones");
        QTest::newRow("1") << 1u << quint64(0xff);
        QTest::newRow("2") << 2u << quint64(0xffff);
        QTest::newRow("4") << 4u << quint64(0xffffffff);
        QTest::newRow("8") << 8u << ~quint64(0);
    }
    void read_of_nothing_gives_all_ones() {
        QFETCH(unsigned, size);
        QFETCH(quint64, ones);
        Bus bus;
        for (const std::uint64_t address : {std::uint64_t(0), std::uint64_t(0x1000), ~std::uint64_t(0)}) {
            QCOMPARE(bus.read(address, size), ones);
            bus.write(address, size, 1);
        }
    }
    void access_within_a_range_reaches_its_target_once() {
        Bus bus;
        auto target = std::make_shared<Recorder>();
        QVERIFY(bus.insert(0x100, 0x10, target, "target").has_value());
        QCOMPARE(bus.read(0x104, 4), std::uint64_t(0x07060504));
        QCOMPARE(bus.read(0x10f, 1), std::uint64_t(0x0f));
        bus.write(0x108, 2, 0x12345678);
        QCOMPARE(target->reads, (Reads{{4, 4}, {15, 1}}));
        QCOMPARE(target->writes, (Writes{{8, 2, 0x5678}}));
    }
    void access_across_ranges_is_split_into_bytes() {
        Bus bus;
        auto low = std::make_shared<Recorder>();
        auto high = std::make_shared<Recorder>(0x80);
        QVERIFY(bus.insert(0x10, 2, low, "low").has_value());
        QVERIFY(bus.insert(0x13, 1, high, "high").has_value());
        QCOMPARE(bus.read(0x11, 4), std::uint64_t(0xff80ff01));
        QCOMPARE(bus.read(0x0e, 4), std::uint64_t(0x0100ffff));
        bus.write(0x11, 4, 0x44332211);
        QCOMPARE(low->writes, (Writes{{1, 1, 0x11}}));
        QCOMPARE(high->writes, (Writes{{0, 1, 0x33}}));
    }
    void access_at_the_top_of_the_address_space_does_not_wrap() {
        Bus bus;
        auto bottom = std::make_shared<Recorder>();
        auto top = std::make_shared<Recorder>(0x40);
        QVERIFY(bus.insert(0, 4, bottom, "bottom").has_value());
        QVERIFY(bus.insert(~std::uint64_t(1), 2, top, "top").has_value());
        QCOMPARE(bus.read(~std::uint64_t(0), 4), std::uint64_t(0xffffff41));
        bus.write(~std::uint64_t(0), 8, 0x0807060504030201);
        QCOMPARE(top->writes, (Writes{{1, 1, 1}}));
        QVERIFY(bottom->reads.empty() && bottom->writes.empty());
    }

    void insert_of_an_overlap_is_refused_data() {
        QTest::addColumn<quint64>("start");
        QTest::addColumn<quint64>("length");
        QTest::addColumn<bool>("fits");
        QTest::newRow("same") << quint64(0x100) << quint64(0x10) << false;
        QTest::newRow("within") << quint64(0x104) << quint64(1) << false;
        QTest::newRow("around") << quint64(0x80) << quint64(0x100) << false;
        QTest::newRow("into the start") << quint64(0xf0) << quint64(0x11) << false;
        QTest::newRow("from the end") << quint64(0x10f) << quint64(1) << false;
        QTest::newRow("everything") << quint64(0) << ~quint64(0) << false;
        QTest::newRow("empty") << quint64(0x200) << quint64(0) << false;
        QTest::newRow("wraps") << ~quint64(0) << quint64(2) << false;
        QTest::newRow("just before") << quint64(0xf0) << quint64(0x10) << true;
        QTest::newRow("just after") << quint64(0x110) << quint64(0x10) << true;
        QTest::newRow("at the top") << ~quint64(0) << quint64(1) << true;
    }
    void insert_of_an_overlap_is_refused() {
        QFETCH(quint64, start);
        QFETCH(quint64, length);
        QFETCH(bool, fits);
        Bus bus;
        QVERIFY(bus.insert(0x100, 0x10, std::make_shared<Recorder>(), "first").has_value());
        const auto done = bus.insert(start, length, std::make_shared<Recorder>(), "second");
        QCOMPARE(done.has_value(), fits);
        if (!done) {
            QVERIFY(QString::fromStdString(done.error().cause).contains("second"));
        }
    }
    void remove_unmaps_only_the_range_that_starts_there() {
        Bus bus;
        QVERIFY(bus.insert(0, 4, std::make_shared<Recorder>(1), "a").has_value());
        QVERIFY(bus.insert(4, 4, std::make_shared<Recorder>(1), "b").has_value());
        bus.remove(5);
        QCOMPARE(bus.read(4, 1), std::uint64_t(1));
        bus.remove(4);
        QCOMPARE(bus.read(4, 1), std::uint64_t(0xff));
        QCOMPARE(bus.read(0, 1), std::uint64_t(1));
        QVERIFY(bus.insert(4, 4, std::make_shared<Recorder>(2), "c").has_value());
        QCOMPARE(bus.read(4, 1), std::uint64_t(2));
    }
    void target_that_removes_itself_during_its_access_is_kept_until_the_end() {
        struct Mover : Recorder {
            explicit Mover(Bus& home, std::atomic<int>& gone_count) : bus_(home), gone(gone_count) {}
            ~Mover() override { ++gone; }
            void write(std::uint64_t offset, unsigned size, std::uint64_t value) override {
                bus_.remove(0);
                alive_after_remove = gone == 0;
                Recorder::write(offset, size, value);
            }
            Bus& bus_;
            std::atomic<int>& gone;
            bool alive_after_remove = false;
        };
        std::atomic<int> gone = 0;
        Bus bus;
        {
            auto mover = std::make_shared<Mover>(bus, gone);
            QVERIFY(bus.insert(0, 4, std::move(mover), "mover").has_value());
        }
        bus.write(0, 4, 1);
        QCOMPARE(gone.load(), 1);
        QCOMPARE(bus.read(0, 1), std::uint64_t(0xff));
    }
    void lookups_during_changes_see_an_old_or_a_new_map_and_nothing_else() {
        struct Counted : BusTarget {
            explicit Counted(std::atomic<int>& live_count, std::uint64_t constant) : live(live_count), value(constant) { ++live; }
            ~Counted() override {
                value = 0xdead;
                --live;
            }
            std::uint64_t read(std::uint64_t, unsigned) override { return value; }
            void write(std::uint64_t, unsigned, std::uint64_t) override {}
            std::atomic<int>& live;
            std::uint64_t value;
        };
        std::atomic<int> live = 0;
        Bus bus;
        std::atomic<bool> stop = false;
        std::atomic<int> wrong = 0;
        QVERIFY(bus.insert(0x1000, 8, std::make_shared<Counted>(live, 7), "steady").has_value());
        std::vector<std::thread> readers;
        for (int i = 0; i < 3; ++i) {
            readers.emplace_back([&] {
                while (!stop) {
                    const std::uint64_t moving = bus.read(0x10, 4);
                    wrong += moving != 0xffffffff && moving != 1 ? 1 : 0;
                    wrong += bus.read(0x1000, 4) != 7 ? 1 : 0;
                }
            });
        }
        for (int i = 0; i < 300; ++i) {
            QVERIFY(bus.insert(0x10, 4, std::make_shared<Counted>(live, 1), "moving").has_value());
            bus.remove(0x10);
        }
        stop = true;
        for (std::thread& reader : readers) {
            reader.join();
        }
        QCOMPARE(wrong.load(), 0);
        QCOMPARE(live.load(), 1);  // Old maps, and what only they held, are gone.
    }
};

QTEST_GUILESS_MAIN(BusTest)
#include "bus_test.moc"
