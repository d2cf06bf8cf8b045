// SPDX-License-Identifier: BSD-2-Clause
// x87 on the host's unit: every encoding against the host, unmasked exceptions, pointers, environments, faults.
#include <QTest>

#include <array>
#include <cmath>
#include <cstdio>
#include <random>

#include "backend/cpu/soft/x87.h"
#include "tests/cpu/soft/native_probe.h"

namespace apiary::cpu::soft::test {

namespace {

constexpr std::size_t kWindow = 256;

/// Instructions whose memory image names host addresses, or which change what is masked.
bool is_elsewhere(const Instruction& instruction) {
    switch (instruction.info.mnemonic) {
        case ZYDIS_MNEMONIC_FLDCW:
        case ZYDIS_MNEMONIC_FLDENV:
        case ZYDIS_MNEMONIC_FRSTOR:
        case ZYDIS_MNEMONIC_FNSTENV:
        case ZYDIS_MNEMONIC_FNSAVE:
            return true;
        default:
            return false;
    }
}

void put_register(std::byte* image, std::size_t i, long double value) {
    std::memcpy(image + xsave_area::St + 16 * i, &value, 10);
}

long double get_register(const Cpu& cpu, std::size_t i) {
    long double value = 0;
    std::memcpy(&value, cpu.xsave.data() + xsave_area::St + 16 * i, 10);
    return value;
}

}  // namespace

class NativeX87Test : public QObject {
    Q_OBJECT

private slots:
    void init() { fixture_.reset(); }
    void everyEncoding_masked_equalsHost();
    void everyEncoding_unmasked_equalsHost();
    void divide_byZeroUnmasked_raisesOnNextWaiting();
    void divide_byZeroUnmaskedWithoutNe_goesOn();
    void store_overflowUnmasked_keepsMemory();
    void store_unmapped_keepsStack();
    void store_acrossPages_isWhole();
    void store_toDevice_isRepeatedWithOldStack();
    void pointers_afterLoad_nameInstructionAndOperand();
    void environment_stored_masksAndRoundTrips();
    void save_protected16_hasItsLayout();
    void save_thenRestore_givesStackBack();
    void control_loaded_readsBackWithFixedBits();
    void status_afterCompare_hasConditionCodes();
    void init_afterUse_isInitialState();
    void mmx_afterX87_setsTags();
    void taskSwitched_raisesDeviceNotAvailable();
    void wait_pendingException_raises();

private:
    void compare(std::span<const std::uint8_t> bytes, bool unmasked);
    void compare_all(bool unmasked);
    void randomize(ProbeState& state, bool unmasked);

    Fixture fixture_;
    Probe probe_;
    std::mt19937_64 random_{7};
};

void NativeX87Test::randomize(ProbeState& state, bool unmasked) {
    static const std::array<long double, 12> kValues = {
        0.0L, -0.0L, 1.0L, -1.5L, 3.141592653589793238L, 1e-4940L, 1e4930L, -1e300L, 1e-310L, HUGE_VALL,
        std::nanl(""), 123456789.0L};
    state = {};
    for (std::uint64_t& value : state.gpr) {
        value = random_();
    }
    state.gpr[Rax] = kData + 128;
    state.gpr[Rsp] = 0;
    state.flags = (random_() & rflags::Arithmetic) | 2;
    for (std::size_t i = 0; i < 8; ++i) {
        put_register(state.xsave, i, kValues[random_() % kValues.size()]);
        if (random_() % 6 == 0) {
            const std::uint64_t mantissa = random_();
            const std::uint16_t exponent = static_cast<std::uint16_t>(random_());
            std::memcpy(state.xsave + xsave_area::St + 16 * i, &mantissa, 8);
            std::memcpy(state.xsave + xsave_area::St + 16 * i + 8, &exponent, 2);
        }
    }
    auto fcw = static_cast<std::uint16_t>(0x7f | (random_() & 0x0f00));
    std::uint16_t old_flags = random_() & x87::Exceptions;
    if (unmasked) {
        fcw = static_cast<std::uint16_t>(fcw & ~(random_() & x87::Exceptions));
        old_flags &= fcw;  // Nothing pending.
    }
    const auto fsw = static_cast<std::uint16_t>((random_() & 0x7f00) | old_flags);
    const std::uint8_t ftw = static_cast<std::uint8_t>(random_() | random_());
    const std::uint32_t control = mxcsr::Initial;
    const std::uint64_t present = 1;
    std::memcpy(state.xsave + xsave_area::Fcw, &fcw, 2);
    std::memcpy(state.xsave + xsave_area::Fsw, &fsw, 2);
    std::memcpy(state.xsave + xsave_area::Ftw, &ftw, 1);
    std::memcpy(state.xsave + xsave_area::Mxcsr, &control, 4);
    std::memcpy(state.xsave + xsave_area::Header, &present, 8);
}

void NativeX87Test::compare(std::span<const std::uint8_t> bytes, bool unmasked) {
    Instruction instruction;
    if (!fixture_.parse(bytes, instruction) || is_elsewhere(instruction)) {
        return;
    }
    bytes = bytes.first(instruction.info.length);
    const std::vector<Op> ops = fixture_.decode(bytes);
    const QByteArray text =
        QByteArray(reinterpret_cast<const char*>(bytes.data()), static_cast<qsizetype>(bytes.size())).toHex() + " " +
        ZydisMnemonicGetString(instruction.info.mnemonic);
    QVERIFY2(!ops.empty(), text);
    Cpu& cpu = fixture_.cpu();
    for (unsigned round = 0; round < 24; ++round) {
        ProbeState state;
        randomize(state, unmasked);
        for (std::size_t at = 0; at < kWindow; at += 8) {
            const std::uint64_t value = round % 2 != 0 ? random_() : 0x3ff8'0000'3f80'0000;
            std::memcpy(fixture_.data() + at, &value, 8);
            std::memcpy(probe_.data() + at, &value, 8);
        }
        std::copy_n(state.gpr, 16, cpu.regs);
        cpu.set_rflags(state.flags);
        std::memcpy(cpu.xsave.data(), state.xsave, xsave_area::LegacySize);
        const std::optional<Vector> fault = fixture_.run(ops);
        probe_.run(bytes, state);
        QVERIFY2(!fault, text + " faults");
        for (const auto& [name, from, to] : {std::tuple{"FCW", xsave_area::Fcw, xsave_area::Fcw + 2},
                                             std::tuple{"FSW", xsave_area::Fsw, xsave_area::Fsw + 2},
                                             std::tuple{"FTW", xsave_area::Ftw, xsave_area::Ftw + 1},
                                             std::tuple{"registers", xsave_area::St, xsave_area::Xmm}}) {
            for (std::size_t at = from; at < to; ++at) {
                QVERIFY2(cpu.xsave[at] == state.xsave[at],
                         text + ": " + name + " at " + QByteArray::number(at) + " is " +
                             QByteArray::number(static_cast<int>(cpu.xsave[at]), 16) + ", host " +
                             QByteArray::number(static_cast<int>(state.xsave[at]), 16));
            }
        }
        QVERIFY2(((cpu.rflags() ^ state.flags) & rflags::Arithmetic) == 0, text + ": flags");
        QVERIFY2(cpu.regs[Rax] == state.gpr[Rax], text + ": RAX");
        QVERIFY2(std::memcmp(fixture_.data(), probe_.data(), kWindow) == 0, text + ": memory");
    }
}

void NativeX87Test::compare_all(bool unmasked) {
    if (!probe_.usable()) {
        QSKIP("the host address space has no room at the guest's addresses");
    }
    for (unsigned opcode = 0xd8; opcode <= 0xdf; ++opcode) {
        for (unsigned modrm = 0; modrm < 256; ++modrm) {
            if (modrm < 0xc0 && (modrm & 0xc7) != 0) {
                continue;  // [rax] stands for all operands in memory.
            }
            const std::array bytes = {static_cast<std::uint8_t>(opcode), static_cast<std::uint8_t>(modrm)};
            compare(bytes, unmasked);
            if (QTest::currentTestFailed()) {
                return;
            }
        }
    }
}

void NativeX87Test::everyEncoding_masked_equalsHost() { compare_all(false); }
void NativeX87Test::everyEncoding_unmasked_equalsHost() { compare_all(true); }

void NativeX87Test::divide_byZeroUnmasked_raisesOnNextWaiting() {
    fixture_.xsave<std::uint16_t>(xsave_area::Fcw) = 0x37b;  // ZM clear
    QVERIFY(!fixture_.execute({0xd9, 0xe8}));                // fld1
    QVERIFY(!fixture_.execute({0xd9, 0xee}));                // fldz
    QVERIFY(!fixture_.execute({0xdc, 0xf9}));                // fdiv st1, st0: delivers nothing yet
    QCOMPARE(get_register(fixture_.cpu(), 1), 1.0L);         // and changes no operand.
    const auto fsw = fixture_.xsave<std::uint16_t>(xsave_area::Fsw);
    QCOMPARE(fsw & 0x8084, 0x8084);
    QVERIFY(fixture_.execute({0xd9, 0xc0}) == Vector::X87FloatingPoint);  // fld st0
    QVERIFY(fixture_.execute({0x0f, 0x6f, 0xc1}) == Vector::X87FloatingPoint);  // movq mm0, mm1
    QVERIFY(!fixture_.execute({0xdf, 0xe0}));                                   // fnstsw ax
    QCOMPARE(fixture_.cpu().regs[Rax] & 0xffff, std::uint64_t{fsw});
    QVERIFY(!fixture_.execute({0xdb, 0xe2}));  // fnclex
    QVERIFY(!fixture_.execute({0xd9, 0xc0}));
}

void NativeX87Test::divide_byZeroUnmaskedWithoutNe_goesOn() {
    fixture_.configure([](Cpu& cpu) { cpu.cr0 &= ~cr0::NE; });
    fixture_.xsave<std::uint16_t>(xsave_area::Fcw) = 0x37b;
    QVERIFY(!fixture_.execute({0xd9, 0xe8}));
    QVERIFY(!fixture_.execute({0xd9, 0xee}));
    QVERIFY(!fixture_.execute({0xdc, 0xf9}));
    QVERIFY(!fixture_.execute({0xd9, 0xc0}));
    QCOMPARE(fixture_.xsave<std::uint16_t>(xsave_area::Fsw) & 0x8084, 0x8084);
}

void NativeX87Test::store_overflowUnmasked_keepsMemory() {
    fixture_.xsave<std::uint16_t>(xsave_area::Fcw) = 0x377;  // OM clear
    put_register(fixture_.cpu().xsave.data(), 0, 1e300L);
    fixture_.xsave<std::uint16_t>(xsave_area::Ftw) = 1;
    fixture_.cpu().regs[Rbx] = kData;
    std::memset(fixture_.data(), 0x11, 8);
    QVERIFY(!fixture_.execute({0xd9, 0x1b}));  // fstp dword [rbx]
    QCOMPARE(fixture_.data()[0], std::byte{0x11});
    QCOMPARE(fixture_.xsave<std::uint16_t>(xsave_area::Ftw), std::uint16_t{1});  // Not popped.
    QVERIFY((fixture_.xsave<std::uint16_t>(xsave_area::Fsw) & 0x88) == 0x88);
}

void NativeX87Test::store_unmapped_keepsStack() {
    QVERIFY(!fixture_.execute({0xd9, 0xe8}));
    fixture_.cpu().regs[Rbx] = kUnmapped;
    QVERIFY(fixture_.execute({0xdd, 0x1b}) == Vector::PageFault);  // fstp qword [rbx]
    QCOMPARE(fixture_.xsave<std::uint16_t>(xsave_area::Ftw), std::uint16_t{0x80});
    fixture_.cpu().regs[Rbx] = kReadOnly;
    QVERIFY(fixture_.execute({0xdb, 0x3b}) == Vector::PageFault);  // fstp tbyte [rbx]
    QCOMPARE(fixture_.xsave<std::uint16_t>(xsave_area::Ftw), std::uint16_t{0x80});
    QVERIFY(!fixture_.execute({0xdd, 0x03}));  // fld qword [rbx]
}

void NativeX87Test::store_acrossPages_isWhole() {
    QVERIFY(!fixture_.execute({0xd9, 0xeb}));  // fldpi
    const long double pi = get_register(fixture_.cpu(), 0);
    fixture_.cpu().regs[Rbx] = kData + 4091;
    QVERIFY(!fixture_.execute({0xdb, 0x3b}));
    QCOMPARE(std::memcmp(fixture_.data() + 4091, &pi, 10), 0);
    QCOMPARE(fixture_.xsave<std::uint16_t>(xsave_area::Ftw), std::uint16_t{0});
    QVERIFY(!fixture_.execute({0xdb, 0x2b}));  // fld tbyte [rbx]
    QCOMPARE(get_register(fixture_.cpu(), 0), pi);
}

void NativeX87Test::store_toDevice_isRepeatedWithOldStack() {
    QVERIFY(!fixture_.execute({0xd9, 0xe8}));
    fixture_.cpu().regs[Rbx] = kDevice;
    QVERIFY(!fixture_.execute({0xd9, 0x1b}));
    QVERIFY(fixture_.left() == Leave::Retry);
    QCOMPARE(fixture_.xsave<std::uint16_t>(xsave_area::Ftw), std::uint16_t{0x80});
    fixture_.cpu().isolated = true;
    QVERIFY(!fixture_.execute({0xd9, 0x1b}));
    fixture_.cpu().isolated = false;
    QCOMPARE(fixture_.xsave<std::uint16_t>(xsave_area::Ftw), std::uint16_t{0});
    QCOMPARE(fixture_.cpu().replay.write_count, 1u);
    const auto* write = std::get_if<MmioWrite>(&fixture_.cpu().replay.writes[0]);
    QVERIFY(write != nullptr);
    QCOMPARE(write->value, std::uint64_t{0x3f80'0000});
}

void NativeX87Test::pointers_afterLoad_nameInstructionAndOperand() {
    fixture_.cpu().regs[Rbx] = kData + 8;
    QVERIFY(!fixture_.execute({0xdd, 0x03}));  // fld qword [rbx]
    QCOMPARE(fixture_.xsave<std::uint64_t>(xsave_area::Fip), std::uint64_t{0x1000});
    QCOMPARE(fixture_.xsave<std::uint64_t>(xsave_area::Fdp), kData + 8);
    QCOMPARE(fixture_.xsave<std::uint16_t>(xsave_area::Fop), std::uint16_t{0x503});
    QVERIFY(!fixture_.execute({0xdb, 0xe2}));  // fnclex is no such instruction
    QCOMPARE(fixture_.xsave<std::uint16_t>(xsave_area::Fop), std::uint16_t{0x503});
    QVERIFY(!fixture_.execute({0xd9, 0xc0}));
    QCOMPARE(fixture_.xsave<std::uint16_t>(xsave_area::Fop), std::uint16_t{0x1c0});
    QCOMPARE(fixture_.xsave<std::uint64_t>(xsave_area::Fdp), kData + 8);
}

void NativeX87Test::environment_stored_masksAndRoundTrips() {
    fixture_.xsave<std::uint16_t>(xsave_area::Fcw) = 0x340;
    fixture_.cpu().regs[Rbx] = kData;
    QVERIFY(!fixture_.execute({0xd9, 0xe8}));
    QVERIFY(!fixture_.execute({0xd9, 0xee}));
    QVERIFY(!fixture_.execute({0xd9, 0x33}));  // fnstenv [rbx]
    QCOMPARE(fixture_.xsave<std::uint16_t>(xsave_area::Fcw), std::uint16_t{0x37f});
    std::array<std::uint32_t, 7> env;
    std::memcpy(env.data(), fixture_.data(), sizeof env);
    QCOMPARE(env[0], 0xffff'0340u);
    QCOMPARE(env[1], 0xffff'3000u);
    QCOMPARE(env[2], 0xffff'1fffu);  // R7 valid, R6 zero, the rest empty
    QCOMPARE(env[3], 0x1000u);
    QCOMPARE(env[4], 0x1eeu << 16);
    QVERIFY(!fixture_.execute({0xdb, 0xe3}));  // fninit
    QVERIFY(!fixture_.execute({0xd9, 0x23}));  // fldenv [rbx]
    QCOMPARE(fixture_.xsave<std::uint16_t>(xsave_area::Fcw), std::uint16_t{0x340});
    QCOMPARE(fixture_.xsave<std::uint16_t>(xsave_area::Ftw), std::uint16_t{0xc0});
    QCOMPARE(get_register(fixture_.cpu(), 0), 0.0L);
    QCOMPARE(get_register(fixture_.cpu(), 1), 1.0L);
}

void NativeX87Test::save_protected16_hasItsLayout() {
    fixture_.cpu().regs[Rbx] = kData;
    QVERIFY(!fixture_.execute({0xd9, 0xe8}));
    const long double one = 1.0L;
    QVERIFY(!fixture_.execute({0x66, 0xdd, 0x33}));  // fnsave (16-bit) [rbx]
    std::array<std::uint16_t, 7> env;
    std::memcpy(env.data(), fixture_.data(), sizeof env);
    QCOMPARE(env[0], std::uint16_t{0x37f});
    QCOMPARE(env[1], std::uint16_t{0x3800});
    QCOMPARE(env[2], std::uint16_t{0x3fff});
    QCOMPARE(env[3], std::uint16_t{0x1000});
    QCOMPARE(std::memcmp(fixture_.data() + 14, &one, 10), 0);
    QCOMPARE(fixture_.xsave<std::uint16_t>(xsave_area::Ftw), std::uint16_t{0});
}

void NativeX87Test::save_thenRestore_givesStackBack() {
    fixture_.cpu().regs[Rbx] = kData;
    QVERIFY(!fixture_.execute({0xd9, 0xe8}));
    QVERIFY(!fixture_.execute({0xd9, 0xeb}));
    const long double pi = get_register(fixture_.cpu(), 0);
    QVERIFY(!fixture_.execute({0xdd, 0x33}));  // fnsave [rbx]
    QCOMPARE(fixture_.xsave<std::uint16_t>(xsave_area::Fsw), std::uint16_t{0});
    QVERIFY(!fixture_.execute({0xdd, 0x23}));  // frstor [rbx]
    QCOMPARE(get_register(fixture_.cpu(), 0), pi);
    QCOMPARE(get_register(fixture_.cpu(), 1), 1.0L);
    QCOMPARE(fixture_.xsave<std::uint16_t>(xsave_area::Ftw), std::uint16_t{0xc0});
}

void NativeX87Test::control_loaded_readsBackWithFixedBits() {
    fixture_.cpu().regs[Rbx] = kData;
    const std::uint16_t all = 0xffff;
    std::memcpy(fixture_.data(), &all, 2);
    QVERIFY(!fixture_.execute({0xd9, 0x2b}));        // fldcw [rbx]
    QVERIFY(!fixture_.execute({0xd9, 0x7b, 0x04}));  // fnstcw [rbx+4]
    std::uint16_t host = 0, saved = 0, guest = 0;
    asm volatile("fnstcw %0; fldcw %2; fnstcw %1; fldcw %0" : "+m"(saved), "=m"(host) : "m"(all));
    std::memcpy(&guest, fixture_.data() + 4, 2);
    QCOMPARE(guest, host);
}

void NativeX87Test::status_afterCompare_hasConditionCodes() {
    QVERIFY(!fixture_.execute({0xd9, 0xe8}));
    QVERIFY(!fixture_.execute({0xd9, 0xee}));
    QVERIFY(!fixture_.execute({0xd8, 0xd1}));  // fcom st1: 0 < 1
    QVERIFY(!fixture_.execute({0xdf, 0xe0}));
    QCOMPARE(fixture_.cpu().regs[Rax] & 0x4700, std::uint64_t{0x100});
    QVERIFY(!fixture_.execute({0xdb, 0xf1}));  // fcomi st0, st1
    QVERIFY((fixture_.cpu().rflags() & rflags::CF) != 0);
}

void NativeX87Test::init_afterUse_isInitialState() {
    QVERIFY(!fixture_.execute({0xd9, 0xe8}));
    QVERIFY(!fixture_.execute({0xdb, 0xe3}));  // fninit
    QCOMPARE(fixture_.xsave<std::uint16_t>(xsave_area::Fcw), std::uint16_t{0x37f});
    QCOMPARE(fixture_.xsave<std::uint16_t>(xsave_area::Fsw), std::uint16_t{0});
    QCOMPARE(fixture_.xsave<std::uint16_t>(xsave_area::Ftw), std::uint16_t{0});
    QCOMPARE(fixture_.xsave<std::uint64_t>(xsave_area::Fip), std::uint64_t{0});
}

void NativeX87Test::mmx_afterX87_setsTags() {
    QVERIFY(!fixture_.execute({0xd9, 0xe8}));
    QVERIFY(!fixture_.execute({0x0f, 0x76, 0xc0}));  // pcmpeqd mm0, mm0
    QCOMPARE(fixture_.xsave<std::uint16_t>(xsave_area::Ftw), std::uint16_t{0xff});
    QCOMPARE(fixture_.xsave<std::uint16_t>(xsave_area::Fsw) & 0x3800, 0);
    QCOMPARE(fixture_.xsave<std::uint64_t>(xsave_area::St), ~std::uint64_t{0});
    QVERIFY(!fixture_.execute({0x0f, 0x77}));  // emms
    QCOMPARE(fixture_.xsave<std::uint16_t>(xsave_area::Ftw), std::uint16_t{0});
}

void NativeX87Test::taskSwitched_raisesDeviceNotAvailable() {
    fixture_.configure([](Cpu& cpu) { cpu.cr0 |= cr0::TS; });
    fixture_.cpu().regs[Rbx] = kData;
    QVERIFY(fixture_.execute({0xd9, 0xe8}) == Vector::DeviceNotAvailable);
    QVERIFY(fixture_.execute({0xd9, 0x3b}) == Vector::DeviceNotAvailable);        // fnstcw [rbx]
    QVERIFY(fixture_.execute({0xdd, 0x03}) == Vector::DeviceNotAvailable);
    QVERIFY(fixture_.execute({0x0f, 0x6f, 0xc1}) == Vector::DeviceNotAvailable);  // movq mm0, mm1
    QVERIFY(fixture_.execute({0x9b}) == Vector::DeviceNotAvailable);
    fixture_.configure([](Cpu& cpu) { cpu.cr0 &= ~cr0::MP; });
    QVERIFY(!fixture_.execute({0x9b}));
    fixture_.configure([](Cpu& cpu) { cpu.cr0 = (cpu.cr0 & ~cr0::TS) | cr0::EM; });
    QVERIFY(fixture_.execute({0xd9, 0xe8}) == Vector::DeviceNotAvailable);
    QVERIFY(fixture_.execute({0x0f, 0x6f, 0xc1}) == Vector::InvalidOpcode);
}

void NativeX87Test::wait_pendingException_raises() {
    fixture_.xsave<std::uint16_t>(xsave_area::Fcw) = 0x37e;  // IM clear
    fixture_.xsave<std::uint16_t>(xsave_area::Fsw) = 0x8081;
    QVERIFY(fixture_.execute({0x9b}) == Vector::X87FloatingPoint);
    QVERIFY(!fixture_.execute({0xdb, 0xe3}));
    QVERIFY(!fixture_.execute({0x9b}));
}

}  // namespace apiary::cpu::soft::test

QTEST_GUILESS_MAIN(apiary::cpu::soft::test::NativeX87Test)
#include "native_x87_test.moc"
