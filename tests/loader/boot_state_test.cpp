// SPDX-License-Identifier: BSD-2-Clause
#include "backend/loader/boot_state.h"

#include <QtTest>

#include "tests/loader/made_up_kernels.h"

using namespace apiary;
namespace cr0 = cpu::cr0;

class BootStateTest : public QObject {
    Q_OBJECT

private slots:
    void init() { memory_ = test::make_memory(); }

    void long_mode_registers_follow_the_boot_protocol() {
        const auto state = loader::enter_long_mode(*memory_, 0x1000200);
        QVERIFY(state);
        QCOMPARE(state->rip, std::uint64_t{0x1000200});
        QCOMPARE(state->rflags, std::uint64_t{2});
        QCOMPARE(state->cr0, cr0::PE | cr0::ET | cr0::NE | cr0::PG);
        QCOMPARE(state->cr4, cpu::cr4::PAE);
        QCOMPARE(state->efer, cpu::efer::LME | cpu::efer::LMA);
        QVERIFY(state->seg[cpu::Cs] == (cpu::Segment{0x10, 0, 0xffffffff, 0xa09b}));
        for (unsigned i : {cpu::Ds, cpu::Es, cpu::Ss, cpu::Fs, cpu::Gs}) {
            QVERIFY(state->seg[i] == (cpu::Segment{0x18, 0, 0xffffffff, 0xc093}));
        }
        QCOMPARE(state->tr.access & 0x9f, 0x8bU);
        QVERIFY(!state->wait_for_sipi);
    }
    void long_mode_maps_4_gib_to_themselves() {
        const auto state = loader::enter_long_mode(*memory_, 0);
        QVERIFY(state);
        for (const std::uint64_t address : {0ULL, 0x1234567ULL, 0x3fffffffULL, 0x40000000ULL, 0xfee00020ULL, 0xffffffffULL}) {
            QCOMPARE(translate(state->cr3, address).value_or(~0ULL), address);
        }
        QVERIFY(!translate(state->cr3, 0x1'0000'0000));
    }
    void protected_mode_registers_follow_the_boot_protocols() {
        const auto state = loader::enter_protected_mode(*memory_, 0x100010);
        QVERIFY(state);
        QCOMPARE(state->rip, std::uint64_t{0x100010});
        QCOMPARE(state->rflags, std::uint64_t{2});
        QCOMPARE(state->cr0, cr0::PE | cr0::ET);
        QCOMPARE(state->cr4, std::uint64_t{0});
        QCOMPARE(state->efer, std::uint64_t{0});
        QVERIFY(state->seg[cpu::Cs] == (cpu::Segment{0x08, 0, 0xffffffff, 0xc09b}));
        QVERIFY(state->seg[cpu::Ds] == (cpu::Segment{0x10, 0, 0xffffffff, 0xc093}));
        QVERIFY(state->tr == (cpu::Segment{0x18, 0, 0x67, 0x8b}));
    }
    void gdt_holds_what_the_segments_hold() {
        check_gdt(loader::enter_long_mode(*memory_, 0).value());
        check_gdt(loader::enter_protected_mode(*memory_, 0).value());
    }

private:
    /// Linear to physical through tables of 2 MiB pages.
    std::optional<std::uint64_t> translate(std::uint64_t cr3, std::uint64_t address) const {
        std::uint64_t table = cr3;
        for (const unsigned shift : {39U, 30U, 21U}) {
            const auto entry = memory_->load<std::uint64_t>({table + (address >> shift & 511) * 8}).value_or(0);
            if ((entry & 1) == 0) {
                return std::nullopt;
            }
            if (shift == 21 && (entry & 0x80) != 0) {
                return (entry & ~0x1fffffULL) | (address & 0x1fffff);
            }
            table = entry & ~0xfffULL;
        }
        return std::nullopt;
    }

    void check_gdt(const cpu::State& state) const {
        for (const cpu::Segment* segment : {&state.seg[cpu::Cs], &state.seg[cpu::Ds], &state.tr}) {
            QVERIFY(segment->selector + 7U <= state.gdtr.limit);
            const auto entry = memory_->load<std::uint64_t>({state.gdtr.base + segment->selector}).value_or(0);
            const std::uint64_t limit = (entry & 0xffff) | (entry >> 32 & 0xf0000);
            const bool pages = (segment->access & cpu::Segment::kGranular) != 0;
            QCOMPARE(pages ? limit << 12 | 0xfff : limit, std::uint64_t{segment->limit});
            QCOMPARE(static_cast<std::uint32_t>(entry >> 40 & 0xf0ff), segment->access);
            QCOMPARE(entry & 0xff00'00ff'ffff'0000, std::uint64_t{0});  // base 0
        }
    }

    std::unique_ptr<memory::GuestMemory> memory_;
};

QTEST_GUILESS_MAIN(BootStateTest)
#include "boot_state_test.moc"
