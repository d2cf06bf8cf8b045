// SPDX-License-Identifier: BSD-2-Clause
// The router with local APICs that the host's kernel keeps.
#include <QtTest>
#include <vector>

#include "backend/interrupt/router.h"

using namespace apiary::interrupt;

namespace {

/// Remembers what it is told, and accepts what it is sent.
struct FakeApics : KernelApics {
    bool send(const Message& message) override {
        sent.push_back(message);
        return true;
    }
    void watch(std::span<const Message> messages) override {
        ++changes;
        watched.assign(messages.begin(), messages.end());
    }
    std::vector<Message> sent, watched;
    int changes = 0;
};

struct Fixture {
    Fixture() {
        for (unsigned id = 0; id < 2; ++id) {
            router.add_lapic({.id = id, .bootstrap = id == 0, .tsc = {.read = [] { return std::uint64_t{0}; }, .frequency = 1'000'000'000}, .wake = {}},
                             clock);
        }
        attached = router.attach(io, mmio).has_value();
        router.on_interrupt_taken([this] { ++taken; });
        for (unsigned id = 0; id < 2; ++id) {
            (void)router.lapic(id).hand_over();
        }
        router.set_kernel_apics(&apics);
    }
    void program(unsigned pin, std::uint32_t low, std::uint32_t high = 0) {
        for (const auto& [index, value] : {std::pair(0x11 + pin * 2, high), {0x10 + pin * 2, low}}) {
            mmio.write(IoApic::kBase, 4, index);
            mmio.write(IoApic::kBase + 0x10, 4, value);
        }
    }
    void end(std::uint8_t vector) { router.lapic(0).ended_elsewhere(vector); }

    apiary::ManualClock clock;
    apiary::memory::Bus io, mmio;
    FakeApics apics;
    Router router;
    bool attached = false;
    int taken = 0;
};

constexpr std::uint32_t kLevel = 1 << 15, kMasked = 1 << 16;

}  // namespace

class KernelApicsTest : public QObject {
    Q_OBJECT

private slots:
    void messages_go_to_the_kernel() {
        Fixture f;
        f.router.send_msi(0xfee0'1000, 0x45);
        f.router.send_msi(0xfee0'3004, 0x146);  // Logical, lowest priority.
        f.router.send_msi(0xfee0'1000, 0x400);
        QCOMPARE(f.apics.sent.size(), std::size_t{3});
        QVERIFY(f.apics.sent[0] == (Message{.destination = 1, .vector = 0x45}));
        QVERIFY(f.apics.sent[1] == (Message{.destination = 3, .logical = true, .mode = DeliveryMode::LowestPriority, .vector = 0x46}));
        QVERIFY(f.apics.sent[2] == (Message{.destination = 1, .mode = DeliveryMode::Nmi}));
    }

    /// In x2APIC mode no number of 8 bits means everyone.
    void message_to_everyone_goes_to_each() {
        Fixture f;
        f.router.send_msi(0xfeef'f000, 0x45);
        QCOMPARE(f.apics.sent.size(), std::size_t{2});
        QCOMPARE(f.apics.sent[0].destination, 0u);
        QCOMPARE(f.apics.sent[1].destination, 1u);
    }

    void system_management_is_not_for_the_kernel() {
        Fixture f;
        f.router.send_msi(0xfee0'0000, 0x200);
        QVERIFY(f.apics.sent.empty());
    }

    void external_message_is_acknowledged_here() {
        Fixture f;
        f.router.send_msi(0xfee0'1000, 0x700);
        QVERIFY(f.apics.sent.empty());
        QVERIFY(f.router.lapic(1).has_interrupt());
        QVERIFY(!f.router.lapic(0).has_interrupt());
    }

    void own_apics_take_messages_when_they_are_back() {
        Fixture f;
        f.router.set_kernel_apics(nullptr);
        ApicPage page;
        page.base = 0xfee0'0900;
        page.at(lapic::kSvr) = 0x1ff;
        f.router.lapic(0).take_back(page);
        f.router.send_msi(0xfee0'0000, 0x45);
        QVERIFY(f.apics.sent.empty());
        QVERIFY(f.router.lapic(0).requests(0x45));
    }

    void level_entries_are_watched_masked_or_not() {
        Fixture f;
        QVERIFY(f.apics.watched.empty());
        f.program(17, kLevel | kMasked | 0x51, 1u << 24);
        QVERIFY(f.apics.watched == (std::vector<Message>{{.destination = 1, .vector = 0x51, .level = true}}));
        const int changes = f.apics.changes;
        f.program(17, kLevel | 0x51, 1u << 24);
        f.program(18, 0x52);  // An edge.
        QCOMPARE(f.apics.changes, changes);
        f.program(17, kLevel | 0x53);
        QCOMPARE(f.apics.watched.at(0).vector, 0x53);
        f.program(17, 0x53);
        QVERIFY(f.apics.watched.empty());
    }

    void level_entries_of_before_are_watched_from_the_start() {
        Fixture f;
        f.router.set_kernel_apics(nullptr);
        f.program(17, kLevel | 0x51);
        f.router.set_kernel_apics(&f.apics);
        QCOMPARE(f.apics.watched.size(), std::size_t{1});
    }

    void level_comes_again_when_its_end_is_told() {
        Fixture f;
        const Line line = f.router.gsi(17);
        f.program(17, kLevel | 0x51);
        line.set(true);
        QVERIFY(f.apics.sent == (std::vector<Message>{{.vector = 0x51, .level = true}}));
        f.end(0x40);
        QCOMPARE(f.apics.sent.size(), std::size_t{1});
        f.end(0x51);
        QCOMPARE(f.apics.sent.size(), std::size_t{2});
        line.set(false);
        f.end(0x51);
        QCOMPARE(f.apics.sent.size(), std::size_t{2});
    }

    /// A tick that comes while the one before is not over is owed, and made when that is.
    void clock_edge_waits_until_its_end_is_told() {
        Fixture f;
        const Line line = f.router.isa_irq(0);
        QVERIFY(!f.router.isa_edge_waits(0));
        f.program(2, 0x50);
        QCOMPARE(f.apics.watched.size(), std::size_t{1});
        line.pulse();
        QVERIFY(f.router.isa_edge_waits(0));
        QCOMPARE(f.taken, 0);
        f.end(0x50);
        QVERIFY(!f.router.isa_edge_waits(0));
        QCOMPARE(f.taken, 1);
        line.pulse();
        f.program(2, 0x55);  // Nothing tells of the other's end now.
        QVERIFY(!f.router.isa_edge_waits(0));
    }
};

QTEST_GUILESS_MAIN(KernelApicsTest)
#include "kernel_apics_test.moc"
