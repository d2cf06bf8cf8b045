// SPDX-License-Identifier: BSD-2-Clause
#include <QtTest>

#include "tests/interrupt/lapic_fixture.h"

using namespace apiary::interrupt;
using namespace apiary::interrupt::lapic;
using nlohmann::json;

namespace {

/// Something in every field.
void fill(LapicFixture& f) {
    f.fill();
    f.accept(DeliveryMode::Nmi);
    f.clock.advance(apiary::Nanoseconds(5000));
}

}  // namespace

class LapicStateTest : public QObject {
    Q_OBJECT

private slots:
    void save_change_restore_save_gives_the_same_data() {
        QTest::addColumn<bool>("paused");
        QTest::newRow("running") << false;
        QTest::newRow("paused") << true;
    }
    void save_change_restore_save_gives_the_same() {
        QFETCH(bool, paused);
        LapicFixture f;
        fill(f);
        if (paused) {
            f.apic.pause();
        }
        const json saved = f.apic.save();
        f.apic.reset();
        QVERIFY(f.apic.save() != saved);
        QVERIFY(f.apic.restore(saved, {}).has_value());
        QCOMPARE(f.apic.save(), saved);
        QCOMPARE(f.apic.work(), LocalApic::kInterrupt | LocalApic::kExternal | LocalApic::kNmi);
    }
    void restored_timer_ends_when_it_would_have() {
        LapicFixture f;
        fill(f);
        f.apic.pause();
        const json saved = f.apic.save();
        LapicFixture other;
        other.clock.advance(apiary::Nanoseconds(123456789));
        other.apic.pause();
        QVERIFY(other.apic.restore(saved, {}).has_value());
        other.apic.resume();
        QCOMPARE(other.apic.read(kCurrentCount), 1000u - 5000 / 16 );
        other.clock.advance(apiary::Nanoseconds(16000 - 5000 - 1));
        QCOMPARE(other.apic.read(kIrr + 0x20), 0u);
        other.clock.advance(apiary::Nanoseconds(100000));
        QCOMPARE(other.apic.read(kIrr + 0x20), 1u);
    }
    void restored_lint_level_gives_no_edge() {
        LapicFixture f;
        f.enable();
        f.apic.write(kLvtLint1, 0x400);
        f.apic.set_lint(1, true);
        QVERIFY(f.apic.take_nmi());
        const json saved = f.apic.save();
        LapicFixture other;
        QVERIFY(other.apic.restore(saved, {false, true}).has_value());
        QVERIFY(!other.apic.has_work());
        other.apic.set_lint(1, true);
        QVERIFY(!other.apic.take_nmi());
        other.apic.set_lint(1, false);
        other.apic.set_lint(1, true);
        QVERIFY(other.apic.take_nmi());
    }

    void restore_of_an_impossible_state_changes_nothing_data() {
        QTest::addColumn<QString>("pointer");
        QTest::addColumn<QString>("value");
        const auto row = [](const char* pointer, const char* value) {
            QTest::addRow("%s = %s", pointer, value) << pointer << value;
        };
        row("", "[]");
        row("/version", "2");
        row("/id", "4");
        row("/apic_base", "4276094208");              // x2APIC bit without enable
        row("/apic_base", "18446744073709551615");
        row("/tpr", "256");
        row("/svr", "1024");
        row("/dfr", "0");
        row("/isr", "[0,0,0,0,0,0,0]");
        row("/isr/0", "1");
        row("/irr/7", "4294967296");
        row("/tmr/3", "-1");
        row("/error", "256");
        row("/icr_low", "4096");
        row("/lvt", "[65536,65536]");
        row("/lvt/1", "4294967295");
        row("/lvt/0", "81920");  // Remote IRR where there is none
        row("/nmi", "1");
        row("/waiting", "null");
        row("/startup", "256");
        row("/timer", "null");
        row("/timer/divide", "4");
        row("/timer/initial_count", "4294967296");
        row("/timer/remaining", "999999999");
        row("/timer/initial_count", "0");  // But time left
    }
    void restore_of_an_impossible_state_changes_nothing() {
        QFETCH(QString, pointer);
        QFETCH(QString, value);
        LapicFixture f;
        fill(f);
        f.apic.pause();
        json bad = f.apic.save();
        const json before = bad;
        bad[json::json_pointer(pointer.toStdString())] = json::parse(value.toStdString());
        const auto done = f.apic.restore(bad, {});
        QVERIFY(!done.has_value());
        QVERIFY(!done.error().detail.empty());
        QCOMPARE(f.apic.save(), before);
    }
    void restore_of_unmasked_entries_in_a_disabled_apic_is_refused() {
        LapicFixture f;
        json state = f.apic.save();
        state["lvt"][1] = 0x40;
        QVERIFY(!f.apic.restore(state, {}).has_value());
    }
    void restore_of_x2apic_mode_needs_the_feature() {
        LapicFixture with;
        with.enter_x2apic();
        LapicFixture without(true, 3, false);
        QVERIFY(!without.apic.restore(with.apic.save(), {}).has_value());
    }
    void restore_without_any_one_field_is_refused() {
        LapicFixture f;
        fill(f);
        const json good = f.apic.save();
        for (const auto& item : good.items()) {
            json bad = good;
            bad.erase(item.key());
            QVERIFY2(!f.apic.restore(bad, {}).has_value(), item.key().c_str());
        }
    }
};

QTEST_GUILESS_MAIN(LapicStateTest)
#include "lapic_state_test.moc"
