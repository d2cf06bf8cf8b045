// SPDX-License-Identifier: BSD-2-Clause
// Availability, faults, MXCSR exceptions, lane-wise memory access and the XSAVE family of NativeUnit.
#include <QTest>

#include <array>
#include <cstdio>
#include <cstring>

#include "tests/cpu/soft/native_fixture.h"

namespace apiary::cpu::soft::test {

namespace {

constexpr std::size_t kXmm1 = xsave_area::Xmm + 16;

template <class T>
T data_at(Fixture& fixture, std::size_t at) {
    T value;
    std::memcpy(&value, fixture.data() + at, sizeof value);
    return value;
}

template <class T>
void set_data(Fixture& fixture, std::size_t at, T value) {
    std::memcpy(fixture.data() + at, &value, sizeof value);
}

void set_float(Fixture& fixture, unsigned n, float value) {
    std::memcpy(fixture.cpu().xsave.data() + xsave_area::Xmm + 16 * n, &value, sizeof value);
}

}  // namespace

class NativeStateTest : public QObject {
    Q_OBJECT

private slots:
    void init() { fixture_.reset(); }

    void availability_sse_data();
    void availability_sse();
    void availability_avx_data();
    void availability_avx();
    void availability_realMode_hasNoVex();
    void availability_cpuidBitMissing_isUndefined();
    void availability_lzcntMissing_isBitScan();
    void alignment_legacyOperand_raisesProtection();
    void alignment_vexOperand_onlyMovapsRaises();
    void load_unmapped_raisesPageFault();
    void load_acrossPages_isWhole();
    void store_unmapped_writesNothing();
    void load_device_asksMachine();
    void divide_byZeroUnmasked_raisesSimdException();
    void divide_byZeroUnmaskedWithoutOsxmmexcpt_raisesUndefined();
    void multiply_inexactUnmasked_keepsDestination();
    void multiply_masked_gathersFlags();
    void mxcsr_reservedBits_raiseProtection();
    void mxcsr_rounding_actsOnConversions();
    void mxcsr_hostControl_isGivenBack();
    void maskedLoad_unselectedLaneUnmapped_isZero();
    void maskedStore_selectedLaneUnmapped_writesNothing();
    void byteMask_onlySelectedBytes_areWritten();
    void gather_faultInMiddle_keepsLanesBefore();
    void vzeroupper_clearsUpperHalves();
    void random_setsCarryAndRegister();
    void fxsave_thenFxrstor_givesStateBack();
    void fxsave_misaligned_raisesProtection();
    void fxrstor_badMxcsr_raisesAndKeepsState();
    void xsave_partOfComponents_keepsTheRest();
    void xsave_initialState_clearsBits();
    void xsavec_writesCompactedHeader();
    void xrstor_missingComponents_areInitialised();
    void xrstor_badHeader_raisesProtection_data();
    void xrstor_badHeader_raisesProtection();
    void xsave_unmappedSecondPage_writesNothing();
    void xgetbv_reportsXcr0AndInUse();
    void xsetbv_checksItsValue();
    void mode32_registersAndAddresses_work();

private:
    Fixture fixture_;
};

void NativeStateTest::availability_sse_data() {
    QTest::addColumn<quint64>("cr0");
    QTest::addColumn<quint64>("cr4");
    QTest::addColumn<int>("vector");
    const quint64 base = cr0::PE | cr0::NE | cr0::PG | cr0::WP;
    const quint64 cr4 = cr4::PAE | cr4::OSFXSR | cr4::OSXSAVE;
    QTest::newRow("plain") << base << cr4 << -1;
    QTest::newRow("no OSFXSR") << base << (cr4 & ~cr4::OSFXSR) << 6;
    QTest::newRow("EM") << (base | cr0::EM) << cr4 << 6;
    QTest::newRow("TS") << (base | cr0::TS) << cr4 << 7;
    QTest::newRow("EM and TS") << (base | cr0::EM | cr0::TS) << cr4 << 6;
}

void NativeStateTest::availability_sse() {
    QFETCH(quint64, cr0);
    QFETCH(quint64, cr4);
    QFETCH(int, vector);
    fixture_.configure([&](Cpu& cpu) {
        cpu.cr0 = cr0;
        cpu.cr4 = cr4;
    });
    fixture_.cpu().regs[Rbx] = kData;
    const std::optional<Vector> expected =
        vector < 0 ? std::nullopt : std::optional(static_cast<Vector>(vector));
    QVERIFY(fixture_.execute({0x0f, 0x58, 0xc1}) == expected);        // addps xmm0, xmm1
    QVERIFY(fixture_.execute({0x0f, 0x58, 0x03}) == expected);        // addps xmm0, [rbx]
    QVERIFY(fixture_.execute({0x0f, 0x28, 0xc1}) == expected);        // movaps xmm0, xmm1
    QVERIFY(fixture_.execute({0x0f, 0x29, 0x03}) == expected);        // movaps [rbx], xmm0
    QVERIFY(fixture_.execute({0x0f, 0x17, 0x03}) == expected);        // movhps [rbx], xmm0
    QVERIFY(fixture_.execute({0x66, 0x0f, 0xef, 0xc0}) == expected);  // pxor xmm0, xmm0
    QVERIFY(fixture_.execute({0x0f, 0xae, 0x1b}) == expected);        // stmxcsr [rbx]
    QVERIFY(!fixture_.execute({0xf3, 0x0f, 0xb8, 0xc1}));             // popcnt eax, ecx: always there
}

void NativeStateTest::availability_avx_data() {
    QTest::addColumn<quint64>("cr0");
    QTest::addColumn<quint64>("cr4");
    QTest::addColumn<quint64>("xcr0");
    QTest::addColumn<int>("vector");
    const quint64 base = cr0::PE | cr0::NE | cr0::PG | cr0::WP;
    const quint64 cr4 = cr4::PAE | cr4::OSFXSR | cr4::OSXSAVE;
    QTest::newRow("plain") << base << cr4 << quint64{7} << -1;
    QTest::newRow("EM does not matter") << (base | cr0::EM) << cr4 << quint64{7} << -1;
    QTest::newRow("no OSXSAVE") << base << (cr4 & ~cr4::OSXSAVE) << quint64{7} << 6;
    QTest::newRow("XCR0 without AVX") << base << cr4 << quint64{3} << 6;
    QTest::newRow("TS") << (base | cr0::TS) << cr4 << quint64{7} << 7;
}

void NativeStateTest::availability_avx() {
    if (!fixture_.cpu().native->has(ZYDIS_ISA_SET_AVX2)) {
        QSKIP("this host has no AVX2");
    }
    QFETCH(quint64, cr0);
    QFETCH(quint64, cr4);
    QFETCH(quint64, xcr0);
    QFETCH(int, vector);
    fixture_.configure([&](Cpu& cpu) {
        cpu.cr0 = cr0;
        cpu.cr4 = cr4;
        cpu.xcr0 = xcr0;
    });
    fixture_.cpu().regs[Rbx] = kData;
    const std::optional<Vector> expected =
        vector < 0 ? std::nullopt : std::optional(static_cast<Vector>(vector));
    QVERIFY(fixture_.execute({0xc5, 0xf4, 0x58, 0xc1}) == expected);              // vaddps ymm0, ymm1, ymm1
    QVERIFY(fixture_.execute({0xc5, 0xfe, 0x6f, 0x03}) == expected);              // vmovdqu ymm0, [rbx]
    QVERIFY(fixture_.execute({0xc5, 0xf8, 0x77}) == expected);                    // vzeroupper
    QVERIFY(fixture_.execute({0xc4, 0xe2, 0x7d, 0x2c, 0x03}) == expected);        // vmaskmovps ymm0, ymm0, [rbx]
    QVERIFY(!fixture_.execute({0xc4, 0xe2, 0x78, 0xf2, 0xc1}));                   // andn eax, eax, ecx
}

void NativeStateTest::availability_realMode_hasNoVex() {
    const std::vector<std::uint8_t> vaddps = {0xc5, 0xf0, 0x58, 0xc1}, addps = {0x0f, 0x58, 0xc1};
    QVERIFY(!fixture_.decode(vaddps).empty() || !fixture_.cpu().native->has(ZYDIS_ISA_SET_AVX));
    fixture_.cpu().mode = mode::Code32;
    QVERIFY(fixture_.decode(vaddps).empty());
    QVERIFY(!fixture_.decode(addps).empty());
}

void NativeStateTest::availability_cpuidBitMissing_isUndefined() {
    CpuidTable table = full_cpuid();
    CpuidResult features = table.find(1, 0);
    features.ecx &= ~(1u << 20);  // SSE4.2
    table.set({.leaf = 1, .result = features});
    Fixture fixture(table);
    const std::vector<std::uint8_t> pcmpgtq = {0x66, 0x0f, 0x38, 0x37, 0xc1}, ptest = {0x66, 0x0f, 0x38, 0x17, 0xc1};
    const std::vector<std::uint8_t> extrq = {0x66, 0x0f, 0x79, 0xc1};        // SSE4A
    const std::vector<std::uint8_t> zmm = {0x62, 0xf1, 0x7c, 0x48, 0x58, 0xc1};  // AVX-512
    const std::vector<std::uint8_t> pfadd = {0x0f, 0x0f, 0xc1, 0x9e};        // 3DNow!
    QVERIFY(fixture.decode(pcmpgtq).empty());
    QVERIFY(!fixture.decode(ptest).empty());
    QVERIFY(fixture.decode(extrq).empty());
    QVERIFY(fixture.decode(zmm).empty());
    QVERIFY(fixture.decode(pfadd).empty());
}

void NativeStateTest::availability_lzcntMissing_isBitScan() {
    CpuidTable table = full_cpuid();
    table.set({.leaf = 0x8000'0001, .result = {}});
    Fixture fixture(table);
    fixture.cpu().regs[Rcx] = 0x10;
    fixture.cpu().regs[Rax] = 77;
    QVERIFY(!fixture.execute({0xf3, 0x0f, 0xbd, 0xc1}));  // lzcnt eax, ecx
    QCOMPARE(fixture.cpu().regs[Rax], std::uint64_t{4});
    fixture.cpu().regs[Rcx] = 0;
    QVERIFY(!fixture.execute({0xf3, 0x0f, 0xbd, 0xc1}));
    QVERIFY((fixture.cpu().rflags() & rflags::ZF) != 0);
}

void NativeStateTest::alignment_legacyOperand_raisesProtection() {
    fixture_.cpu().regs[Rbx] = kData + 8;
    QVERIFY(fixture_.execute({0x0f, 0x58, 0x03}) == Vector::GeneralProtection);              // addps xmm0, [rbx]
    QVERIFY(fixture_.execute({0x66, 0x0f, 0xfe, 0x03}) == Vector::GeneralProtection);        // paddd xmm0, [rbx]
    QVERIFY(fixture_.execute({0x0f, 0x28, 0x03}) == Vector::GeneralProtection);              // movaps xmm0, [rbx]
    QVERIFY(fixture_.execute({0x66, 0x0f, 0xe7, 0x03}) == Vector::GeneralProtection);        // movntdq [rbx], xmm0
    QVERIFY(!fixture_.execute({0x0f, 0x10, 0x03}));                                          // movups xmm0, [rbx]
    QVERIFY(!fixture_.execute({0x66, 0x0f, 0x3a, 0x63, 0x03, 0x08}));                        // pcmpistri xmm0, [rbx]
    QVERIFY(!fixture_.execute({0xf2, 0x0f, 0x58, 0x03}));                                    // addsd xmm0, [rbx]
    QVERIFY(!fixture_.execute({0x66, 0x0f, 0x38, 0x30, 0x03}));                              // pmovzxbw xmm0, [rbx]
}

void NativeStateTest::alignment_vexOperand_onlyMovapsRaises() {
    if (!fixture_.cpu().native->has(ZYDIS_ISA_SET_AVX)) {
        QSKIP("this host has no AVX");
    }
    fixture_.cpu().regs[Rbx] = kData + 16;
    QVERIFY(!fixture_.execute({0xc5, 0xfc, 0x58, 0x03}));                                // vaddps ymm0, ymm0, [rbx]
    QVERIFY(fixture_.execute({0xc5, 0xfc, 0x28, 0x03}) == Vector::GeneralProtection);    // vmovaps ymm0, [rbx]
    QVERIFY(!fixture_.execute({0xc5, 0xf8, 0x28, 0x03}));                                // vmovaps xmm0, [rbx]
    QVERIFY(fixture_.execute({0xc5, 0xfd, 0xe7, 0x03}) == Vector::GeneralProtection);    // vmovntdq [rbx], ymm0
}

void NativeStateTest::load_unmapped_raisesPageFault() {
    fixture_.cpu().regs[Rbx] = kUnmapped;
    const auto before = fixture_.cpu().xsave;
    QVERIFY(fixture_.execute({0x0f, 0x58, 0x03}) == Vector::PageFault);
    QCOMPARE(fixture_.cpu().fault.cr2, kUnmapped);
    QVERIFY(fixture_.execute({0xf3, 0x0f, 0x7e, 0x03}) == Vector::PageFault);  // movq xmm0, [rbx]
    QVERIFY(fixture_.cpu().xsave == before);
}

void NativeStateTest::load_acrossPages_isWhole() {
    for (std::size_t i = 0; i < 16; ++i) {
        fixture_.data()[4088 + i] = static_cast<std::byte>(i);
    }
    fixture_.cpu().regs[Rbx] = kData + 4088;
    QVERIFY(!fixture_.execute({0x0f, 0x10, 0x0b}));  // movups xmm1, [rbx]
    QCOMPARE(std::memcmp(fixture_.cpu().xsave.data() + kXmm1, fixture_.data() + 4088, 16), 0);
    QVERIFY(!fixture_.execute({0xf2, 0x0f, 0xf0, 0x0b}));  // lddqu xmm1, [rbx]
    fixture_.cpu().regs[Rbx] = kData + 4090;
    QVERIFY(!fixture_.execute({0x0f, 0x11, 0x0b}));  // movups [rbx], xmm1
    QCOMPARE(fixture_.data()[4090 + 15], std::byte{15});
    QVERIFY(!fixture_.execute({0x66, 0x0f, 0x3a, 0x16, 0x0b, 0x01}));  // pextrd [rbx], xmm1, 1
    QCOMPARE(fixture_.data()[4090], std::byte{4});
}

void NativeStateTest::store_unmapped_writesNothing() {
    fixture_.cpu().regs[Rbx] = kUnmapped - 8;
    set_data(fixture_, 2 * 4096 - 8, std::uint64_t{0x5555});
    QVERIFY(fixture_.execute({0x0f, 0x11, 0x03}) == Vector::PageFault);  // movups [rbx], xmm0
    fixture_.cpu().regs[Rbx] = kUnmapped - 4;
    QVERIFY(fixture_.execute({0x0f, 0x17, 0x03}) == Vector::PageFault);  // movhps [rbx], xmm0
    QCOMPARE(data_at<std::uint64_t>(fixture_, 2 * 4096 - 8), std::uint64_t{0x5555});
}

void NativeStateTest::load_device_asksMachine() {
    fixture_.cpu().regs[Rbx] = kDevice;
    QVERIFY(!fixture_.execute({0xf3, 0x0f, 0x58, 0x03}));  // addss xmm0, [rbx]
    QVERIFY(fixture_.left() == Leave::Exit);
    QVERIFY(std::holds_alternative<MmioRead>(fixture_.cpu().exit));
}

void NativeStateTest::divide_byZeroUnmasked_raisesSimdException() {
    fixture_.xsave<std::uint32_t>(xsave_area::Mxcsr) = mxcsr::Initial & ~0x200u;  // ZM clear
    fixture_.configure([](Cpu&) {});
    set_float(fixture_, 0, 1.0f);
    QVERIFY(fixture_.execute({0xf3, 0x0f, 0x5e, 0xc1}) == Vector::SimdFloatingPoint);  // divss xmm0, xmm1
    QCOMPARE(fixture_.xsave<std::uint32_t>(xsave_area::Xmm), 0x3f80'0000u);
    QCOMPARE(fixture_.xsave<std::uint32_t>(xsave_area::Mxcsr), 0x1d84u);
    QVERIFY(!fixture_.execute({0xf3, 0x0f, 0x58, 0xc0}));  // addss xmm0, xmm0: the old flag does not raise
    fixture_.cpu().regs[Rbx] = kData;
    set_data(fixture_, 0, 0.0f);
    QVERIFY(fixture_.execute({0xf3, 0x0f, 0x5e, 0x03}) == Vector::SimdFloatingPoint);  // divss xmm0, [rbx]
}

void NativeStateTest::divide_byZeroUnmaskedWithoutOsxmmexcpt_raisesUndefined() {
    fixture_.xsave<std::uint32_t>(xsave_area::Mxcsr) = mxcsr::Initial & ~0x200u;
    fixture_.configure([](Cpu& cpu) { cpu.cr4 &= ~cr4::OSXMMEXCPT; });
    set_float(fixture_, 0, 1.0f);
    QVERIFY(fixture_.execute({0xf3, 0x0f, 0x5e, 0xc1}) == Vector::InvalidOpcode);
}

void NativeStateTest::multiply_inexactUnmasked_keepsDestination() {
    fixture_.xsave<std::uint32_t>(xsave_area::Mxcsr) = mxcsr::Initial & ~0x1000u;  // PM clear
    fixture_.configure([](Cpu&) {});
    set_float(fixture_, 0, 1.1f);
    set_float(fixture_, 1, 1.1f);
    QVERIFY(fixture_.execute({0xf3, 0x0f, 0x59, 0xc1}) == Vector::SimdFloatingPoint);  // mulss xmm0, xmm1
    QVERIFY((fixture_.xsave<std::uint32_t>(xsave_area::Mxcsr) & 0x20) != 0);
    set_float(fixture_, 1, 2.0f);
    QVERIFY(!fixture_.execute({0xf3, 0x0f, 0x59, 0xc1}));
}

void NativeStateTest::multiply_masked_gathersFlags() {
    set_float(fixture_, 0, 1.1f);
    set_float(fixture_, 1, 1.1f);
    QVERIFY(!fixture_.execute({0xf3, 0x0f, 0x59, 0xc1}));
    QCOMPARE(fixture_.xsave<std::uint32_t>(xsave_area::Mxcsr), mxcsr::Initial | 0x20);
    fixture_.cpu().regs[Rbx] = kData;
    QVERIFY(!fixture_.execute({0x0f, 0xae, 0x1b}));  // stmxcsr [rbx]
    QCOMPARE(data_at<std::uint32_t>(fixture_, 0), mxcsr::Initial | 0x20);
    set_data(fixture_, 0, mxcsr::Initial);
    QVERIFY(!fixture_.execute({0x0f, 0xae, 0x13}));  // ldmxcsr [rbx]
    QCOMPARE(fixture_.xsave<std::uint32_t>(xsave_area::Mxcsr), mxcsr::Initial);
}

void NativeStateTest::mxcsr_reservedBits_raiseProtection() {
    fixture_.cpu().regs[Rbx] = kData;
    set_data(fixture_, 0, std::uint32_t{0x0001'1f80});
    QVERIFY(fixture_.execute({0x0f, 0xae, 0x13}) == Vector::GeneralProtection);
    QCOMPARE(fixture_.xsave<std::uint32_t>(xsave_area::Mxcsr), mxcsr::Initial);
}

void NativeStateTest::mxcsr_rounding_actsOnConversions() {
    fixture_.cpu().regs[Rbx] = kData;
    set_data(fixture_, 0, mxcsr::Initial | 0x4000u);  // Upwards
    set_float(fixture_, 1, 1.25f);
    const std::vector<std::uint8_t> ldmxcsr = {0x0f, 0xae, 0x13}, cvtss2si = {0xf3, 0x0f, 0x2d, 0xc1};
    const std::vector<Op> load = fixture_.decode(ldmxcsr), convert = fixture_.decode(cvtss2si);
    fixture_.cpu().native->enter(fixture_.cpu());
    const bool fine = !fixture_.run_entered(load) && !fixture_.run_entered(convert);
    fixture_.cpu().native->leave(fixture_.cpu());
    QVERIFY(fine);
    QCOMPARE(fixture_.cpu().regs[Rax], std::uint64_t{2});
}

void NativeStateTest::mxcsr_hostControl_isGivenBack() {
    std::uint32_t before = 0, after = 0;
    asm volatile("stmxcsr %0" : "=m"(before));
    fixture_.xsave<std::uint32_t>(xsave_area::Mxcsr) = mxcsr::Initial | 0xe000u;
    QVERIFY(!fixture_.execute({0xf3, 0x0f, 0x59, 0xc1}));
    asm volatile("stmxcsr %0" : "=m"(after));
    QCOMPARE(after, before);
}

void NativeStateTest::maskedLoad_unselectedLaneUnmapped_isZero() {
    if (!fixture_.cpu().native->has(ZYDIS_ISA_SET_AVX)) {
        QSKIP("this host has no AVX");
    }
    fixture_.cpu().regs[Rbx] = kUnmapped - 8;  // Two lanes are there, two are not.
    set_data(fixture_, 2 * 4096 - 8, std::uint64_t{0x2222'2222'1111'1111});
    fixture_.xsave<std::uint64_t>(kXmm1) = 0x8000'0000'8000'0000;
    fixture_.xsave<std::uint64_t>(kXmm1 + 8) = 0;
    QVERIFY(!fixture_.execute({0xc4, 0xe2, 0x71, 0x2c, 0x03}));  // vmaskmovps xmm0, xmm1, [rbx]
    QCOMPARE(fixture_.xsave<std::uint64_t>(xsave_area::Xmm), std::uint64_t{0x2222'2222'1111'1111});
    QCOMPARE(fixture_.xsave<std::uint64_t>(xsave_area::Xmm + 8), std::uint64_t{0});
    fixture_.xsave<std::uint64_t>(kXmm1 + 8) = 0x8000'0000;
    QVERIFY(fixture_.execute({0xc4, 0xe2, 0x71, 0x2c, 0x03}) == Vector::PageFault);
    QCOMPARE(fixture_.cpu().fault.cr2, kUnmapped);
}

void NativeStateTest::maskedStore_selectedLaneUnmapped_writesNothing() {
    if (!fixture_.cpu().native->has(ZYDIS_ISA_SET_AVX)) {
        QSKIP("this host has no AVX");
    }
    fixture_.cpu().regs[Rbx] = kUnmapped - 8;
    set_data(fixture_, 2 * 4096 - 8, std::uint64_t{0x77});
    fixture_.xsave<std::uint64_t>(kXmm1) = 0x8000'0000'8000'0000;
    fixture_.xsave<std::uint64_t>(kXmm1 + 8) = 0x8000'0000;
    QVERIFY(fixture_.execute({0xc4, 0xe2, 0x71, 0x2e, 0x03}) == Vector::PageFault);  // vmaskmovps [rbx], xmm1, xmm0
    QCOMPARE(data_at<std::uint64_t>(fixture_, 2 * 4096 - 8), std::uint64_t{0x77});
    fixture_.xsave<std::uint64_t>(kXmm1 + 8) = 0;
    QVERIFY(!fixture_.execute({0xc4, 0xe2, 0x71, 0x2e, 0x03}));
    QCOMPARE(data_at<std::uint64_t>(fixture_, 2 * 4096 - 8), std::uint64_t{0});
}

void NativeStateTest::byteMask_onlySelectedBytes_areWritten() {
    fixture_.cpu().regs[Rdi] = kUnmapped - 8;
    set_data(fixture_, 2 * 4096 - 8, std::uint64_t{0});
    fixture_.xsave<std::uint64_t>(xsave_area::Xmm) = 0x8877'6655'4433'2211;
    fixture_.xsave<std::uint64_t>(kXmm1) = 0x8000'8080'0000'0080;
    fixture_.xsave<std::uint64_t>(kXmm1 + 8) = 0;
    QVERIFY(!fixture_.execute({0x66, 0x0f, 0xf7, 0xc1}));  // maskmovdqu xmm0, xmm1
    QCOMPARE(data_at<std::uint64_t>(fixture_, 2 * 4096 - 8), std::uint64_t{0x8800'6655'0000'0011});
    fixture_.xsave<std::uint64_t>(kXmm1 + 8) = 0x80;
    QVERIFY(fixture_.execute({0x66, 0x0f, 0xf7, 0xc1}) == Vector::PageFault);
}

void NativeStateTest::gather_faultInMiddle_keepsLanesBefore() {
    if (!fixture_.cpu().native->has(ZYDIS_ISA_SET_AVX2GATHER)) {
        QSKIP("this host has no AVX2");
    }
    const std::array<std::int32_t, 4> index = {0, 1, 0x2000, 2};
    std::memcpy(fixture_.cpu().xsave.data() + kXmm1, index.data(), 16);
    fixture_.xsave<std::uint64_t>(xsave_area::Xmm + 32) = ~std::uint64_t{0};  // xmm2: all selected
    fixture_.xsave<std::uint64_t>(xsave_area::Xmm + 40) = ~std::uint64_t{0};
    fixture_.cpu().regs[Rbx] = kData;
    set_data(fixture_, 0, std::uint64_t{0xbbbb'aaaa'0000'1111});
    QVERIFY(fixture_.execute({0xc4, 0xe2, 0x69, 0x90, 0x04, 0x0b}) ==
            Vector::PageFault);  // vpgatherdd xmm0, [rbx+xmm1], xmm2
    QCOMPARE(fixture_.cpu().fault.cr2, kUnmapped);
    QCOMPARE(fixture_.xsave<std::uint64_t>(xsave_area::Xmm + 32), std::uint64_t{0});
    QCOMPARE(fixture_.xsave<std::uint64_t>(xsave_area::Xmm + 40), ~std::uint64_t{0});
    QCOMPARE(fixture_.xsave<std::uint64_t>(xsave_area::Xmm), std::uint64_t{0xaa00'0011'0000'1111});
}

void NativeStateTest::vzeroupper_clearsUpperHalves() {
    if (!fixture_.cpu().native->has(ZYDIS_ISA_SET_AVX)) {
        QSKIP("this host has no AVX");
    }
    std::memset(fixture_.cpu().xsave.data() + xsave_area::Xmm, 0x11, 256);
    std::memset(fixture_.cpu().xsave.data() + xsave_area::YmmHigh, 0x22, 256);
    QVERIFY(!fixture_.execute({0xc5, 0xf8, 0x77}));
    QCOMPARE(fixture_.xsave<std::uint8_t>(xsave_area::YmmHigh + 255), std::uint8_t{0});
    QCOMPARE(fixture_.xsave<std::uint8_t>(xsave_area::Xmm + 255), std::uint8_t{0x11});
    QVERIFY(!fixture_.execute({0xc5, 0xfc, 0x77}));  // vzeroall
    QCOMPARE(fixture_.xsave<std::uint8_t>(xsave_area::Xmm + 255), std::uint8_t{0});
}

void NativeStateTest::random_setsCarryAndRegister() {
    if (!fixture_.cpu().native->has(ZYDIS_ISA_SET_RDRAND)) {
        QSKIP("this host has no RDRAND");
    }
    std::uint64_t values[2] = {};
    for (std::uint64_t& value : values) {
        for (int tries = 0; tries < 100; ++tries) {
            QVERIFY(!fixture_.execute({0x48, 0x0f, 0xc7, 0xf0}));  // rdrand rax
            if ((fixture_.cpu().rflags() & rflags::CF) != 0) {
                break;
            }
        }
        QVERIFY((fixture_.cpu().rflags() & rflags::CF) != 0);
        value = fixture_.cpu().regs[Rax];
    }
    QVERIFY(values[0] != values[1]);
}

void NativeStateTest::fxsave_thenFxrstor_givesStateBack() {
    Cpu& cpu = fixture_.cpu();
    cpu.regs[Rbx] = kData;
    std::memset(cpu.xsave.data() + xsave_area::Xmm, 0x5a, 256);
    QVERIFY(!fixture_.execute({0xd9, 0xe8}));              // fld1
    QVERIFY(!fixture_.execute({0x48, 0x0f, 0xae, 0x03}));  // fxsave64 [rbx]
    const auto before = cpu.xsave;
    QCOMPARE(std::memcmp(fixture_.data(), before.data(), 24), 0);
    QCOMPARE(data_at<std::uint32_t>(fixture_, 28), mxcsr::Valid);
    QCOMPARE(std::memcmp(fixture_.data() + 32, before.data() + 32, 384), 0);
    std::memset(cpu.xsave.data() + xsave_area::Xmm, 0, 256);
    QVERIFY(!fixture_.execute({0xdb, 0xe3}));
    QVERIFY(!fixture_.execute({0x48, 0x0f, 0xae, 0x0b}));  // fxrstor64 [rbx]
    QVERIFY(cpu.xsave == before);
}

void NativeStateTest::fxsave_misaligned_raisesProtection() {
    fixture_.cpu().regs[Rbx] = kData + 8;
    QVERIFY(fixture_.execute({0x0f, 0xae, 0x03}) == Vector::GeneralProtection);
    QVERIFY(fixture_.execute({0x0f, 0xae, 0x0b}) == Vector::GeneralProtection);
    fixture_.cpu().regs[Rbx] = kData + 32;
    QVERIFY(fixture_.execute({0x0f, 0xae, 0x23}) == Vector::GeneralProtection);  // xsave [rbx]
}

void NativeStateTest::fxrstor_badMxcsr_raisesAndKeepsState() {
    fixture_.cpu().regs[Rbx] = kData;
    std::memset(fixture_.data(), 0xff, 512);
    const auto before = fixture_.cpu().xsave;
    QVERIFY(fixture_.execute({0x0f, 0xae, 0x0b}) == Vector::GeneralProtection);
    QVERIFY(fixture_.cpu().xsave == before);
}

void NativeStateTest::xsave_partOfComponents_keepsTheRest() {
    Cpu& cpu = fixture_.cpu();
    std::memset(cpu.xsave.data() + xsave_area::Xmm, 0x5a, 256);
    std::memset(fixture_.data(), 0xee, 832);
    set_data(fixture_, 512, std::uint64_t{4});
    cpu.regs[Rbx] = kData;
    cpu.regs[Rax] = 2;  // SSE
    cpu.regs[Rdx] = 0;
    QVERIFY(!fixture_.execute({0x48, 0x0f, 0xae, 0x23}));  // xsave64 [rbx]
    QCOMPARE(data_at<std::uint64_t>(fixture_, 0), std::uint64_t{0xeeee'eeee'eeee'eeee});
    QCOMPARE(data_at<std::uint32_t>(fixture_, 24), mxcsr::Initial);
    QCOMPARE(data_at<std::uint64_t>(fixture_, 160), std::uint64_t{0x5a5a'5a5a'5a5a'5a5a});
    QCOMPARE(data_at<std::uint64_t>(fixture_, 512), std::uint64_t{6});
    QCOMPARE(data_at<std::uint64_t>(fixture_, 520), std::uint64_t{0xeeee'eeee'eeee'eeee});
    QCOMPARE(data_at<std::uint64_t>(fixture_, 576), std::uint64_t{0xeeee'eeee'eeee'eeee});
}

void NativeStateTest::xsave_initialState_clearsBits() {
    Cpu& cpu = fixture_.cpu();
    std::memset(fixture_.data(), 0xee, 832);
    set_data(fixture_, 512, std::uint64_t{7});
    cpu.regs[Rbx] = kData;
    cpu.regs[Rax] = 7;
    cpu.regs[Rdx] = 0;
    QVERIFY(!fixture_.execute({0x48, 0x0f, 0xae, 0x33}));  // xsaveopt64 [rbx]
    QCOMPARE(data_at<std::uint64_t>(fixture_, 512), std::uint64_t{0});
    QCOMPARE(data_at<std::uint64_t>(fixture_, 576), std::uint64_t{0xeeee'eeee'eeee'eeee});
    QVERIFY(!fixture_.execute({0x48, 0x0f, 0xae, 0x23}));  // xsave64 [rbx]
    QCOMPARE(data_at<std::uint64_t>(fixture_, 576), std::uint64_t{0});
}

void NativeStateTest::xsavec_writesCompactedHeader() {
    Cpu& cpu = fixture_.cpu();
    std::memset(fixture_.data(), 0, 832);
    std::memset(cpu.xsave.data() + xsave_area::YmmHigh, 0x33, 256);
    cpu.regs[Rbx] = kData;
    cpu.regs[Rax] = 7;
    cpu.regs[Rdx] = 0;
    QVERIFY(!fixture_.execute({0x48, 0x0f, 0xc7, 0x23}));  // xsavec64 [rbx]
    QCOMPARE(data_at<std::uint64_t>(fixture_, 512), std::uint64_t{4});
    QCOMPARE(data_at<std::uint64_t>(fixture_, 520), std::uint64_t{0x8000'0000'0000'0007});
    QCOMPARE(data_at<std::uint64_t>(fixture_, 576), std::uint64_t{0x3333'3333'3333'3333});
    std::memset(cpu.xsave.data() + xsave_area::YmmHigh, 0, 256);
    std::memset(cpu.xsave.data() + xsave_area::Xmm, 0x44, 256);
    QVERIFY(!fixture_.execute({0x48, 0x0f, 0xae, 0x2b}));  // xrstor64 [rbx]
    QCOMPARE(fixture_.xsave<std::uint8_t>(xsave_area::YmmHigh + 77), std::uint8_t{0x33});
    QCOMPARE(fixture_.xsave<std::uint8_t>(xsave_area::Xmm + 77), std::uint8_t{0});
}

void NativeStateTest::xrstor_missingComponents_areInitialised() {
    Cpu& cpu = fixture_.cpu();
    std::memset(fixture_.data(), 0, 832);
    set_data(fixture_, 24, mxcsr::Initial | 0x8000u);
    std::memset(cpu.xsave.data() + xsave_area::Xmm, 0x44, 256);
    std::memset(cpu.xsave.data() + xsave_area::YmmHigh, 0x44, 256);
    fixture_.xsave<std::uint16_t>(xsave_area::Fcw) = 0x27f;
    cpu.regs[Rbx] = kData;
    cpu.regs[Rax] = 3;  // Not AVX
    cpu.regs[Rdx] = 0;
    QVERIFY(!fixture_.execute({0x48, 0x0f, 0xae, 0x2b}));
    QCOMPARE(fixture_.xsave<std::uint16_t>(xsave_area::Fcw), std::uint16_t{0x37f});
    QCOMPARE(fixture_.xsave<std::uint32_t>(xsave_area::Mxcsr), mxcsr::Initial | 0x8000u);
    QCOMPARE(fixture_.xsave<std::uint8_t>(xsave_area::Xmm), std::uint8_t{0});
    QCOMPARE(fixture_.xsave<std::uint8_t>(xsave_area::YmmHigh), std::uint8_t{0x44});
}

void NativeStateTest::xrstor_badHeader_raisesProtection_data() {
    QTest::addColumn<int>("at");
    QTest::addColumn<quint64>("value");
    QTest::newRow("component beyond XCR0") << 512 << quint64{8};
    QTest::newRow("standard format with XCOMP_BV") << 520 << quint64{1};
    QTest::newRow("reserved bytes") << 528 << quint64{1};
    QTest::newRow("compacted without the component") << 520 << (quint64{1} << 63 | 8);
    QTest::newRow("reserved MXCSR bits") << 24 << quint64{0x10000};
}

void NativeStateTest::xrstor_badHeader_raisesProtection() {
    QFETCH(int, at);
    QFETCH(quint64, value);
    std::memset(fixture_.data(), 0, 832);
    set_data(fixture_, static_cast<std::size_t>(at), value);
    fixture_.cpu().regs[Rbx] = kData;
    fixture_.cpu().regs[Rax] = 7;
    const auto before = fixture_.cpu().xsave;
    QVERIFY(fixture_.execute({0x48, 0x0f, 0xae, 0x2b}) == Vector::GeneralProtection);
    QVERIFY(fixture_.cpu().xsave == before);
}

void NativeStateTest::xsave_unmappedSecondPage_writesNothing() {
    fixture_.cpu().regs[Rbx] = kUnmapped - 576;
    fixture_.cpu().regs[Rax] = 7;
    std::memset(fixture_.data() + 2 * 4096 - 576, 0xee, 576);
    QVERIFY(fixture_.execute({0x48, 0x0f, 0xae, 0x23}) == Vector::PageFault);
    QCOMPARE(data_at<std::uint64_t>(fixture_, 2 * 4096 - 576), std::uint64_t{0xeeee'eeee'eeee'eeee});
    fixture_.cpu().regs[Rax] = 3;  // Without AVX it ends in time.
    QVERIFY(!fixture_.execute({0x48, 0x0f, 0xae, 0x23}));
}

void NativeStateTest::xgetbv_reportsXcr0AndInUse() {
    fixture_.cpu().regs[Rcx] = 0;
    QVERIFY(!fixture_.execute({0x0f, 0x01, 0xd0}));
    QCOMPARE(fixture_.cpu().regs[Rax], std::uint64_t{7});
    fixture_.cpu().regs[Rcx] = 1;
    fixture_.xsave<std::uint64_t>(xsave_area::Xmm) = 1;
    QVERIFY(!fixture_.execute({0x0f, 0x01, 0xd0}));
    QCOMPARE(fixture_.cpu().regs[Rax], std::uint64_t{2});
    fixture_.cpu().regs[Rcx] = 2;
    QVERIFY(fixture_.execute({0x0f, 0x01, 0xd0}) == Vector::GeneralProtection);
    fixture_.configure([](Cpu& cpu) { cpu.cr4 &= ~cr4::OSXSAVE; });
    QVERIFY(fixture_.execute({0x0f, 0x01, 0xd0}) == Vector::InvalidOpcode);
}

void NativeStateTest::xsetbv_checksItsValue() {
    Cpu& cpu = fixture_.cpu();
    cpu.regs[Rcx] = cpu.regs[Rdx] = 0;
    for (const std::uint64_t bad : {0, 2, 5, 9}) {
        cpu.regs[Rax] = bad;
        QVERIFY(fixture_.execute({0x0f, 0x01, 0xd1}) == Vector::GeneralProtection);
    }
    cpu.regs[Rax] = 3;
    QVERIFY(!fixture_.execute({0x0f, 0x01, 0xd1}));
    QCOMPARE(cpu.xcr0, std::uint64_t{3});
    QVERIFY((cpu.native_blocked & blocked::Avx) != 0);
    cpu.cpl = 3;
    QVERIFY(fixture_.execute({0x0f, 0x01, 0xd1}) == Vector::GeneralProtection);
    cpu.cpl = 0;
}

void NativeStateTest::mode32_registersAndAddresses_work() {
    fixture_.configure([](Cpu& cpu) { cpu.seg[Cs] = {0x10, 0, 0xffff'ffff, 0xc09b}; });
    Cpu& cpu = fixture_.cpu();
    cpu.regs[Rbx] = 0xffff'ffff'0000'0000 | (kData - 0x10);
    cpu.regs[Rcx] = 0x1234'5678;
    set_data(fixture_, 0, std::uint64_t{0x1111'1111'2222'2222});
    QVERIFY(!fixture_.execute({0x66, 0x0f, 0x6e, 0xc1}));              // movd xmm0, ecx
    QVERIFY(!fixture_.execute({0x66, 0x0f, 0xfe, 0x43, 0x10}));        // paddd xmm0, [ebx+16]
    QCOMPARE(fixture_.xsave<std::uint32_t>(xsave_area::Xmm), 0x3456'789au);
    QVERIFY(!fixture_.execute({0x66, 0x0f, 0x50, 0xf0}));              // movmskpd esi, xmm0
    QVERIFY(!fixture_.execute({0xdd, 0x43, 0x10}));                    // fld qword [ebx+16]
    QCOMPARE(fixture_.xsave<std::uint64_t>(xsave_area::Fdp), kData);
}

}  // namespace apiary::cpu::soft::test

QTEST_GUILESS_MAIN(apiary::cpu::soft::test::NativeStateTest)
#include "native_state_test.moc"
