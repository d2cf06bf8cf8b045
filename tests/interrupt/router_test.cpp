// SPDX-License-Identifier: BSD-2-Clause
#include "backend/interrupt/router.h"

#include <atomic>
#include <thread>
#include <vector>

#include <QtTest>

using namespace apiary::interrupt;
using namespace apiary::interrupt::lapic;
using nlohmann::json;

namespace {

/// Four vCPUs, the controllers on their buses.
struct Fixture {
    explicit Fixture(unsigned cpus = 4) : wakes(cpus) {
        for (unsigned id = 0; id < cpus; ++id) {
            router.add_lapic({.id = id,
                              .bootstrap = id == 0,
                              .tsc = {.read = [] { return std::uint64_t(0); }, .frequency = 1'000'000'000},
                              .wake = [this, id] { ++wakes[id]; }},
                             clock);
        }
        attached = router.attach(io, mmio).has_value();
    }
    LocalApic& apic(unsigned i) { return router.lapic(i); }
    void enable_all() {
        for (unsigned i = 0; i < router.lapic_count(); ++i) {
            apic(i).accept({.mode = DeliveryMode::Startup});
            (void)apic(i).take_startup();
            if ((apic(i).apic_base() & kBaseX2apic) != 0) {
                (void)apic(i).write_msr(0x80f, 0x1ff);
            } else {
                apic(i).write(kSvr, 0x1ff);
            }
        }
    }
    void program(unsigned pin, std::uint32_t low, std::uint32_t high = 0) {
        mmio.write(IoApic::kBase, 4, 0x11 + pin * 2);
        mmio.write(IoApic::kBase + 0x10, 4, high);
        mmio.write(IoApic::kBase, 4, 0x10 + pin * 2);
        mmio.write(IoApic::kBase + 0x10, 4, low);
    }
    std::uint32_t entry(unsigned pin) {
        mmio.write(IoApic::kBase, 4, 0x10 + pin * 2);
        return static_cast<std::uint32_t>(mmio.read(IoApic::kBase + 0x10, 4));
    }
    void initialize_pic() {
        for (const auto& [port, base] : {std::pair{0x20u, 0x20u}, std::pair{0xa0u, 0x28u}}) {
            io.write(port, 1, 0x11);
            io.write(port + 1, 1, base);
            io.write(port + 1, 1, port == 0x20 ? 4 : 2);
            io.write(port + 1, 1, 1);
            io.write(port + 1, 1, 0);
        }
    }
    /// Which APICs have `vector` to deliver, as bits; taken and ended.
    unsigned take(std::uint8_t vector) {
        unsigned who = 0;
        for (unsigned i = 0; i < router.lapic_count(); ++i) {
            if (apic(i).acknowledge() == std::optional(vector)) {
                who |= 1u << i;
                end(i);
            }
        }
        return who;
    }
    void end(unsigned i) {
        if ((apic(i).apic_base() & kBaseX2apic) != 0) {
            (void)apic(i).write_msr(0x80b, 0);
        } else {
            apic(i).write(kEoi, 0);
        }
    }
    unsigned take_nmi() {
        unsigned who = 0;
        for (unsigned i = 0; i < router.lapic_count(); ++i) {
            who |= apic(i).take_nmi() ? 1u << i : 0;
        }
        return who;
    }

    apiary::ManualClock clock;
    std::vector<std::atomic<int>> wakes;
    Router router;
    apiary::memory::Bus io;
    apiary::memory::Bus mmio;
    bool attached = false;
};

enum Mode { Flat, Cluster, X2apic };

void set_logical_mode(Fixture& f, Mode mode) {
    for (unsigned i = 0; i < 4; ++i) {
        if (mode == X2apic) {
            (void)f.apic(i).write_msr(kMsrApicBase, f.apic(i).apic_base() | kBaseX2apic);
        } else if (mode == Flat) {
            f.apic(i).write(kDfr, 0xffffffff);
            f.apic(i).write(kLdr, 1u << (24 + i));
        } else {  // Two clusters of two
            f.apic(i).write(kDfr, 0x0fffffff);
            f.apic(i).write(kLdr, ((i / 2) << 4 | 1u << (i % 2)) << 24);
        }
    }
}

/// Two vCPUs, whose controllers are somebody else's.
struct ForeignFixture {
    struct Change {
        unsigned number, pin;
        bool level;
        bool operator==(const Change&) const = default;
    };

    ForeignFixture() {
        for (unsigned id = 0; id < 2; ++id) {
            router.add_lapic({.id = id,
                              .bootstrap = id == 0,
                              .tsc = {.read = [] { return std::uint64_t(0); }, .frequency = 1'000'000'000},
                              .wake = [] {}},
                             clock);
        }
        router.hand_over({.isa_line = [this](unsigned irq, unsigned pin, bool level) { isa.push_back({irq, pin, level}); },
                          .pin_line = [this](unsigned pin, bool level) { pins.push_back({pin, pin, level}); },
                          .nmi = [this] { ++nmis; },
                          .message = [this](std::uint64_t address, std::uint32_t data) { messages.emplace_back(address, data); }});
    }
    std::vector<Change> isa, pins;
    unsigned nmis = 0;
    std::vector<std::pair<std::uint64_t, std::uint32_t>> messages;
    apiary::ManualClock clock;
    Router router;
};

}  // namespace

class RouterTest : public QObject {
    Q_OBJECT

private slots:
    void ipi_reaches_its_destinations_data() {
        QTest::addColumn<int>("mode");
        QTest::addColumn<bool>("logical");
        QTest::addColumn<quint32>("destination");
        QTest::addColumn<quint32>("shorthand");
        QTest::addColumn<quint32>("expected");
        const auto row = [](const char* name, Mode mode, bool logical, quint32 destination, quint32 shorthand,
                            quint32 expected) {
            QTest::newRow(name) << int(mode) << logical << destination << shorthand << expected;
        };
        row("physical 0", Flat, false, 0, 0, 0b0001);
        row("physical 1 (the sender)", Flat, false, 1, 0, 0b0010);
        row("physical 3", Flat, false, 3, 0, 0b1000);
        row("physical nobody", Flat, false, 4, 0, 0);
        row("physical everyone", Flat, false, 0xff, 0, 0b1111);
        row("flat one", Flat, true, 0x04, 0, 0b0100);
        row("flat some", Flat, true, 0x0d, 0, 0b1101);
        row("flat all", Flat, true, 0xff, 0, 0b1111);
        row("flat none", Flat, true, 0x00, 0, 0);
        row("flat unused bit", Flat, true, 0x10, 0, 0);
        row("cluster 0 first", Cluster, true, 0x01, 0, 0b0001);
        row("cluster 1 both", Cluster, true, 0x13, 0, 0b1100);
        row("cluster 1 second", Cluster, true, 0x12, 0, 0b1000);
        row("cluster 2", Cluster, true, 0x2f, 0, 0);
        row("every cluster, second", Cluster, true, 0xf2, 0, 0b1010);
        row("every cluster, all", Cluster, true, 0xff, 0, 0b1111);
        row("cluster physical", Cluster, false, 2, 0, 0b0100);
        row("x2APIC physical", X2apic, false, 2, 0, 0b0100);
        row("x2APIC physical 0xff", X2apic, false, 0xff, 0, 0);
        row("x2APIC everyone", X2apic, false, 0xffffffff, 0, 0b1111);
        row("x2APIC logical", X2apic, true, 0x00000005, 0, 0b0101);
        row("x2APIC logical other cluster", X2apic, true, 0x0001000f, 0, 0);
        row("x2APIC logical everyone", X2apic, true, 0xffffffff, 0, 0b1111);
        row("self", Flat, false, 3, 1, 0b0010);
        row("all", Flat, false, 3, 2, 0b1111);
        row("others", Flat, false, 1, 3, 0b1101);
        row("x2APIC others", X2apic, false, 1, 3, 0b1101);
    }
    void ipi_reaches_its_destinations() {
        QFETCH(int, mode);
        QFETCH(bool, logical);
        QFETCH(quint32, destination);
        QFETCH(quint32, shorthand);
        QFETCH(quint32, expected);
        for (const bool nmi : {false, true}) {
            Fixture f;
            set_logical_mode(f, Mode(mode));
            f.enable_all();
            const std::uint32_t low = (nmi ? 0x400u : 0xe0u) | (logical ? 0x800u : 0u) | shorthand << 18;
            if (mode == X2apic) {
                QVERIFY(f.apic(1).write_msr(0x830, std::uint64_t(destination) << 32 | low));
            } else {
                f.apic(1).write(kIcrHigh, destination << 24);
                f.apic(1).write(kIcrLow, low);
            }
            QCOMPARE(nmi ? f.take_nmi() : f.take(0xe0), expected);
        }
    }
    void message_of_8_bits_reaches_apics_of_both_modes_data() {
        QTest::addColumn<bool>("logical");
        QTest::addColumn<int>("destination");
        QTest::addColumn<quint32>("expected");
        QTest::newRow("physical 2") << false << 2 << 0b0100u;
        QTest::newRow("everyone") << false << 0xff << 0b1111u;
        QTest::newRow("logical") << true << 0x06 << 0b0110u;
    }
    void message_of_8_bits_reaches_apics_of_both_modes() {
        QFETCH(bool, logical);
        QFETCH(int, destination);
        QFETCH(quint32, expected);
        for (const Mode mode : {Flat, X2apic}) {
            Fixture f;
            set_logical_mode(f, mode);
            f.enable_all();
            f.router.send_msi(0xfee00000u | static_cast<unsigned>(destination) << 12 | (logical ? 0xcu : 0u), 0x00e0);
            QCOMPARE(f.take(0xe0), expected);
        }
    }
    void init_and_startup_bring_up_the_others() {
        Fixture f;
        f.apic(0).write(kIcrLow, 0xcc500);
        f.apic(0).write(kIcrLow, 0xc8500);
        f.apic(0).write(kIcrLow, 0xc4608);
        f.apic(0).write(kIcrLow, 0xc4608);
        QVERIFY(!f.apic(0).has_work());
        for (unsigned i = 1; i < 4; ++i) {
            QCOMPARE(f.wakes[i].load(), 1);
            QVERIFY(f.apic(i).take_init());
            QCOMPARE(f.apic(i).take_startup(), std::optional<std::uint8_t>(8));
            QVERIFY(!f.apic(i).has_work());
        }
    }
    void init_to_all_spares_the_sender() {
        Fixture f;
        f.apic(0).write(kIcrLow, 0x8c500);
        QVERIFY(!f.apic(0).has_work());
        QVERIFY(f.apic(3).take_init());
        f.apic(0).write(kIcrLow, 0x4c500);
        QVERIFY(!f.apic(0).has_work());
    }

    void lowest_priority_goes_to_the_least_busy() {
        Fixture f;
        set_logical_mode(f, Flat);
        f.enable_all();
        f.apic(0).write(kTpr, 0x40);
        f.apic(1).write(kTpr, 0x20);
        f.apic(2).write(kTpr, 0x50);
        f.apic(3).write(kTpr, 0x10);
        f.router.send_msi(0xfee0700c, 0x01e0);  // Among 0, 1 and 2
        QCOMPARE(f.take(0xe0), 0b0010u);
        f.router.send_msi(0xfee0f00c, 0x01e0);
        QCOMPARE(f.take(0xe0), 0b1000u);
        f.apic(3).write(kSvr, 0xff);  // Takes none any more
        f.router.send_msi(0xfee0f00c, 0x01e0);
        QCOMPARE(f.take(0xe0), 0b0010u);
    }
    void lowest_priority_among_equals_is_spread() {
        Fixture f;
        set_logical_mode(f, Flat);
        f.enable_all();
        unsigned all = 0;
        for (int i = 0; i < 16; ++i) {
            f.router.send_msi(0xfee0f00c, 0x01e0);
            const unsigned who = f.take(0xe0);
            QCOMPARE(std::popcount(who), 1);
            all |= who;
        }
        QCOMPARE(all, 0b1111u);
    }

    void msi_is_delivered_or_dropped_data() {
        QTest::addColumn<quint64>("address");
        QTest::addColumn<quint32>("data");
        QTest::addColumn<quint32>("expected");
        QTest::newRow("plain") << quint64(0xfee02000) << 0x00e0u << 0b0100u;
        QTest::newRow("level is an edge") << quint64(0xfee02000) << 0xc0e0u << 0b0100u;
        QTest::newRow("redirect, physical") << quint64(0xfee02008) << 0x00e0u << 0b0100u;
        QTest::newRow("logical, as from Linux") << quint64(0xfee02004) << 0x00e0u << 0b0010u;
        QTest::newRow("redirect, logical") << quint64(0xfee0200c) << 0x00e0u << 0b0010u;
        QTest::newRow("not the APICs' address") << quint64(0xfef02000) << 0x00e0u << 0u;
        QTest::newRow("above 4 GiB") << quint64(0x1'fee02000) << 0x00e0u << 0u;
        QTest::newRow("memory") << quint64(0x2000) << 0x00e0u << 0u;
        QTest::newRow("startup") << quint64(0xfee02000) << 0x06e0u << 0u;
        QTest::newRow("reserved mode") << quint64(0xfee02000) << 0x03e0u << 0u;
    }
    void msi_is_delivered_or_dropped() {
        QFETCH(quint64, address);
        QFETCH(quint32, data);
        QFETCH(quint32, expected);
        Fixture f;
        set_logical_mode(f, Flat);
        f.enable_all();
        f.router.send_msi(address, data);
        QCOMPARE(f.take(0xe0), expected);
        for (unsigned i = 0; i < 4; ++i) {
            QVERIFY(!f.apic(i).has_work());
        }
    }
    void msi_with_a_vector_below_16_is_dropped() {
        Fixture f;
        f.enable_all();
        f.router.send_msi(0xfee00000, 0x000f);
        QVERIFY(!f.apic(0).has_work());
        f.apic(0).write(kEsr, 0);
        QCOMPARE(f.apic(0).read(kEsr), 0u);
    }
    void msi_of_nmi_is_an_nmi() {
        Fixture f;
        f.router.send_msi(0xfee00000, 0x0400);
        QCOMPARE(f.take_nmi(), 1u);
    }

    void isa_interrupt_reaches_its_io_apic_pin_data() {
        QTest::addColumn<unsigned>("irq");
        QTest::addColumn<unsigned>("pin");
        for (unsigned irq = 0; irq < 16; ++irq) {
            if (irq != 2) {
                QTest::addRow("%u", irq) << irq << (irq == 0 ? 2 : irq);
            }
        }
    }
    void isa_interrupt_reaches_its_io_apic_pin() {
        QFETCH(unsigned, irq);
        QFETCH(unsigned, pin);
        Fixture f;
        f.enable_all();
        for (unsigned i = 0; i < 32; ++i) {
            f.program(i, 0x40 + i, 0x01000000);
        }
        const Line line = f.router.isa_irq(irq);
        line.set(true);
        QCOMPARE(f.take(static_cast<std::uint8_t>(0x40 + pin)), 0b0010u);
        QVERIFY(!f.apic(1).has_work());
    }
    void isa_interrupt_through_the_8259_in_virtual_wire_mode() {
        Fixture f;
        f.apic(0).enter_virtual_wire_mode();
        f.initialize_pic();
        const Line timer = f.router.isa_irq(0);
        const Line disk = f.router.isa_irq(14);
        disk.set(true);
        timer.pulse();
        QCOMPARE(f.apic(0).work(), LocalApic::kExternal);
        QVERIFY(!f.apic(1).has_work());
        QVERIFY(f.wakes[0] >= 1);
        QCOMPARE(f.apic(0).acknowledge(), std::optional<std::uint8_t>(0x20));
        QVERIFY(!f.apic(0).has_work());
        f.io.write(0x20, 1, 0x20);
        QCOMPARE(f.apic(0).acknowledge(), std::optional<std::uint8_t>(0x2e));
        f.io.write(0xa0, 1, 0x20);
        f.io.write(0x20, 1, 0x20);
        QCOMPARE(f.apic(0).acknowledge(), std::optional<std::uint8_t>());
    }
    void isa_interrupt_through_the_8259_and_pin_0_of_the_io_apic() {
        Fixture f;
        f.enable_all();
        f.initialize_pic();
        f.program(0, 0x700);  // ExtINT to APIC 0
        const Line timer = f.router.isa_irq(0);
        for (int i = 0; i < 3; ++i) {
            timer.pulse();
            QCOMPARE(f.apic(0).acknowledge(), std::optional<std::uint8_t>(0x20));
            f.io.write(0x20, 1, 0x20);
        }
        QVERIFY(!f.apic(0).has_work());
    }
    void lint0_as_a_fixed_virtual_wire_ticks_with_the_8259_in_auto_eoi() {
        // The second to last way in which Linux tries to get a timer interrupt.
        Fixture f;
        f.enable_all();
        f.initialize_pic();
        f.io.write(0x20, 1, 0x11);
        f.io.write(0x21, 1, 0x20);
        f.io.write(0x21, 1, 0x04);
        f.io.write(0x21, 1, 0x03);
        f.io.write(0x21, 1, 0xfe);
        f.apic(0).write(kLvtLint0, 0x30);
        const Line timer = f.router.isa_irq(0);
        timer.pulse();
        QCOMPARE(f.take(0x30), 1u);
    }
    void shared_line_is_high_while_any_of_its_users_is() {
        Fixture f;
        f.enable_all();
        f.program(20, 0x8050);
        const Line first = f.router.gsi(20);
        const Line second = f.router.gsi(20);
        first.set(true);
        first.set(true);
        second.set(true);
        QCOMPARE(f.apic(0).acknowledge(), std::optional<std::uint8_t>(0x50));
        first.set(false);
        f.end(0);
        QCOMPARE(f.apic(0).acknowledge(), std::optional<std::uint8_t>(0x50));
        second.set(false);
        second.set(false);
        f.end(0);
        QVERIFY(!f.apic(0).has_work());
        QCOMPARE(f.entry(20), 0x8050u);
    }
    void level_interrupt_handled_on_another_cpu_is_ended_there() {
        Fixture f;
        f.enable_all();
        f.program(16, 0x8050, 0x02000000);
        const Line line = f.router.gsi(16);
        line.set(true);
        QCOMPARE(f.apic(2).acknowledge(), std::optional<std::uint8_t>(0x50));
        QVERIFY((f.entry(16) & 1 << 14) != 0);
        f.program(16, 0x8050, 0x01000000);  // Moved while it is under way
        QVERIFY(!f.apic(1).has_work());
        f.end(2);
        QVERIFY(!f.apic(2).has_work());
        QCOMPARE(f.apic(1).acknowledge(), std::optional<std::uint8_t>(0x50));
    }
    void nmi_line_reaches_every_lint1_that_lets_it() {
        Fixture f;
        f.enable_all();
        f.apic(0).write(kLvtLint1, 0x400);
        f.apic(2).write(kLvtLint1, 0x400);
        const Line line = f.router.nmi();
        line.pulse();
        QCOMPARE(f.take_nmi(), 0b0101u);
    }
    void attach_to_a_taken_address_is_an_error() {
        Fixture f;
        QVERIFY(f.attached);
        apiary::memory::Bus other;
        QVERIFY(!f.router.attach(other, f.mmio).has_value());
    }

    void reset_gives_the_state_after_power_on_but_keeps_the_lines() {
        Fixture f;
        const Line line = f.router.gsi(16);
        line.set(true);
        const json fresh = f.router.save();
        f.enable_all();
        f.initialize_pic();
        f.program(16, 0x8050);
        f.router.reset();
        QCOMPARE(f.router.save(), fresh);
        f.enable_all();
        f.program(16, 0x8050);
        QCOMPARE(f.take(0x50), 1u);
    }
    void save_change_restore_save_gives_the_same_and_lines_agree() {
        const auto make = [](Fixture& f) {
            return std::vector<Line>{f.router.isa_irq(0), f.router.isa_irq(4), f.router.gsi(16), f.router.nmi()};
        };
        Fixture f;
        const auto lines = make(f);
        f.enable_all();
        f.initialize_pic();
        f.program(16, 0x8050);
        f.program(4, 0x44);
        f.apic(0).write(kLvtLint1, 0x400);
        for (const unsigned i : {1u, 2u, 3u}) {
            lines[i].set(true);
        }
        (void)f.apic(0).acknowledge();
        (void)f.apic(0).take_nmi();
        f.router.pause();
        const json saved = f.router.save();

        Fixture other;
        const auto other_lines = make(other);
        other.router.pause();
        QVERIFY(other.router.restore(saved).has_value());
        QCOMPARE(other.router.save(), saved);
        other.router.resume();
        // Devices that are restored set their lines as they were: no edge comes of it.
        const std::uint32_t work = other.apic(0).work();
        for (const unsigned i : {1u, 2u, 3u}) {
            other_lines[i].set(true);
        }
        QCOMPARE(other.apic(0).work(), work);
        QCOMPARE(other.router.save(), saved);
        for (const unsigned i : {1u, 2u, 3u}) {
            other_lines[i].set(false);
            lines[i].set(false);
        }
        QCOMPARE(other.router.save(), f.router.save());
    }
    void restore_of_an_impossible_state_changes_nothing_data() {
        QTest::addColumn<QString>("pointer");
        QTest::addColumn<QString>("value");
        QTest::newRow("no object") << "" << "3";
        QTest::newRow("version") << "/version" << "2";
        QTest::newRow("lines") << "/lines" << "[]";
        QTest::newRow("line") << "/lines/0" << "2";
        QTest::newRow("too few APICs") << "/lapics" << "[]";
        QTest::newRow("an APIC") << "/lapics/3/tpr" << "256";
        QTest::newRow("I/O APIC") << "/ioapic/select" << "-1";
        QTest::newRow("8259") << "/pic/second/base" << "3";
    }
    void restore_of_an_impossible_state_changes_nothing() {
        QFETCH(QString, pointer);
        QFETCH(QString, value);
        Fixture f;
        const Line line = f.router.gsi(16);
        f.enable_all();
        f.initialize_pic();
        f.program(16, 0x8050);
        line.set(true);
        f.router.pause();
        const json before = f.router.save();
        json bad = before;
        bad["lapics"][0]["tpr"] = 0x33;
        bad["lines"][0] = 0;
        bad[json::json_pointer(pointer.toStdString())] = json::parse(value.toStdString());
        QVERIFY(!f.router.restore(bad).has_value());
        QCOMPARE(f.router.save(), before);
    }

    /// Every way from one controller to another at once. That it ends shows that there is no deadlock; the thread
    /// sanitizer looks for the rest.
    void threads_on_all_sides_do_not_deadlock() {
        Fixture f;
        set_logical_mode(f, Flat);
        f.enable_all();
        f.initialize_pic();
        f.apic(0).write(kLvtLint0, 0x700);
        f.program(0, 0x10700);
        f.program(16, 0x8850, 0x0f000000);
        f.program(4, 0x0951, 0x0f000000);
        std::atomic<bool> stop = false;
        std::vector<std::thread> threads;
        for (unsigned i = 0; i < 4; ++i) {
            threads.emplace_back([&f, &stop, i] {
                for (std::uint32_t n = 0; !stop; ++n) {
                    while (f.apic(i).has_interrupt()) {
                        const auto vector = f.apic(i).acknowledge();
                        if (vector && *vector < 0x30) {
                            f.io.write(0x20, 1, 0x20);
                        } else if (vector) {
                            f.end(i);
                        }
                    }
                    f.apic(i).write(kIcrHigh, (n * 7 % 16) << 24);
                    f.apic(i).write(kIcrLow, 0x860);
                    f.apic(i).write(kIcrLow, 0xc0061);
                    if (n % 8 == i) {
                        f.program(16, 0x8850, 0x0f000000);
                    }
                }
            });
        }
        for (const Line& line : {f.router.gsi(16), f.router.isa_irq(4), f.router.isa_irq(0)}) {
            threads.emplace_back([line, &f] {
                for (std::uint32_t n = 0; n < 3000; ++n) {
                    line.set(n % 2 == 0);
                    f.router.send_msi(0xfee0f00c, 0x0170 + n % 16);
                }
                line.set(false);
            });
        }
        for (std::size_t i = 4; i < threads.size(); ++i) {
            threads[i].join();
        }
        stop = true;
        for (std::size_t i = 0; i < 4; ++i) {
            threads[i].join();
        }
        // Nothing hangs: a level interrupt still comes and goes.
        for (unsigned i = 0; i < 4; ++i) {
            while (const auto vector = f.apic(i).acknowledge()) {
                if (*vector < 0x30) {
                    f.io.write(0x20, 1, 0x20);
                }
                f.end(i);
            }
        }
        QCOMPARE(f.entry(16) & 1 << 14, 0u);
        const Line line = f.router.gsi(16);
        line.set(true);
        line.set(false);
        QCOMPARE(f.take(0x50), 0b1111u);
    }

    // ---- Controllers of somebody else's ----

    void handover_ofLines_tellsOfEachChange() {
        ForeignFixture f;
        const Line com = f.router.isa_irq(4), other = f.router.isa_irq(4), timer = f.router.isa_irq(0), pci = f.router.gsi(17);
        com.set(true);
        com.set(true);
        other.set(true);
        com.set(false);
        timer.pulse();
        pci.set(true);
        const std::vector<ForeignFixture::Change> isa = {{4, 4, true}, {4, 4, true}, {4, 4, false}, {0, 2, true}, {0, 2, false}};
        QVERIFY(f.isa == isa);
        const std::vector<ForeignFixture::Change> pins = {{17, 17, true}};
        QVERIFY(f.pins == pins);
    }
    void handover_ofNmis_isOneForAnyNumberOfLines() {
        ForeignFixture f;
        const Line first = f.router.nmi(), second = f.router.nmi();
        first.set(true);
        second.set(true);
        first.set(false);
        second.set(false);
        second.pulse();
        QCOMPARE(f.nmis, 2u);
    }
    void handover_ofMessages_dropsWhatNoControllerUnderstands() {
        ForeignFixture f;
        f.router.send_msi(0xfee0'1000, 0x51);
        f.router.send_msi(0xfee0'1000, 0x05);
        f.router.send_msi(0x1000, 0x51);
        QCOMPARE(f.messages.size(), 1u);
        QVERIFY(f.messages[0] == std::pair(std::uint64_t{0xfee0'1000}, 0x51u));
        QVERIFY(!f.router.lapic(1).has_work());
    }
    void handover_ofStarts_reachesTheOneThatWaits() {
        ForeignFixture f;
        f.router.start_vcpu(1, 0x9a);
        QVERIFY(f.router.lapic(1).take_init());
        QVERIFY(f.router.lapic(1).take_startup() == std::optional<std::uint8_t>(0x9a));
        QVERIFY(!f.router.lapic(0).has_work());
        // And again, one that runs.
        f.router.start_vcpu(1, 0x9b);
        QVERIFY(f.router.lapic(1).take_init());
        QVERIFY(f.router.lapic(1).take_startup() == std::optional<std::uint8_t>(0x9b));
    }
};

QTEST_GUILESS_MAIN(RouterTest)
#include "router_test.moc"
