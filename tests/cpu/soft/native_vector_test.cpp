// SPDX-License-Identifier: BSD-2-Clause
// Every encoding of MMX, SSE, AVX and bit-manipulation instructions that NativeUnit takes, with random operands,
// against the host executing the same bytes.
#include <QTest>

#include <algorithm>
#include <array>
#include <cstdio>
#include <random>
#include <set>

#include "tests/cpu/soft/native_probe.h"

namespace apiary::cpu::soft::test {

namespace {

constexpr std::size_t kWindow = 512;  ///< Bytes of data that are compared.

class Random {
public:
    std::uint64_t operator()() { return engine_(); }
    /// A value that floating point and saturation find interesting, every other time.
    std::uint64_t interesting() {
        static constexpr std::array<std::uint64_t, 16> kValues = {
            0, 0x8000'0000'8000'0000, 0x3f80'0000'3f80'0000, 0x3ff0'0000'0000'0000, 0x7ff0'0000'0000'0000,
            0x7f80'0000'ff80'0000, 0x7fc0'0000'7fa0'0000, 0x7ff8'0000'0000'0000, 0x7ff4'0000'0000'0001,
            0x0000'0001'0000'0001, 1, 0x7fff'8000'7fff'8000, 0xffff'ffff'ffff'ffff, 0x0010'0000'0000'0000,
            0x4340'0000'0000'0001, 0x0080'0000'0080'0000};
        return (engine_() & 1) != 0 ? kValues[engine_() % kValues.size()] : engine_();
    }

private:
    std::mt19937_64 engine_{20260101};
};

/// A random state for both sides. RAX, RBX, R8, R11 and RDI point at the data.
void randomize(ProbeState& state, Random& random) {
    state = {};
    for (std::uint64_t& value : state.gpr) {
        value = random.interesting();
    }
    state.gpr[Rax] = state.gpr[Rbx] = state.gpr[R8] = state.gpr[R11] = kData + 128;
    state.gpr[Rdi] = kData + 128 + 16 * (random() % 4);
    state.gpr[Rsp] = 0;
    state.flags = (random() & rflags::Arithmetic) | 2;
    for (std::size_t at = xsave_area::Xmm; at < xsave_area::Xmm + 256; at += 8) {
        const std::uint64_t value = random.interesting();
        std::memcpy(state.xsave + at, &value, 8);
    }
    for (std::size_t at = xsave_area::YmmHigh; at < xsave_area::Size; at += 8) {
        const std::uint64_t value = random.interesting();
        std::memcpy(state.xsave + at, &value, 8);
    }
    for (std::size_t i = 0; i < 8; ++i) {
        const std::uint64_t value = random.interesting();
        const std::uint16_t ones = 0xffff;  // As MMX leaves a register.
        std::memcpy(state.xsave + xsave_area::St + 16 * i, &value, 8);
        std::memcpy(state.xsave + xsave_area::St + 16 * i + 8, &ones, 2);
    }
    const std::uint16_t fcw = 0x37f;
    const auto fsw = static_cast<std::uint16_t>((random() & 7) << 11);
    const std::uint8_t ftw = static_cast<std::uint8_t>(random());
    const std::uint32_t control =
        mxcsr::Masks | (static_cast<std::uint32_t>(random()) & (mxcsr::Flags | 0xe040));
    const std::uint64_t present = 7;
    std::memcpy(state.xsave + xsave_area::Fcw, &fcw, 2);
    std::memcpy(state.xsave + xsave_area::Fsw, &fsw, 2);
    std::memcpy(state.xsave + xsave_area::Ftw, &ftw, 1);
    std::memcpy(state.xsave + xsave_area::Mxcsr, &control, 4);
    std::memcpy(state.xsave + xsave_area::Header, &present, 8);
}

void give(Cpu& cpu, const ProbeState& state) {
    std::copy_n(state.gpr, 16, cpu.regs);
    cpu.set_rflags(state.flags);
    std::memcpy(cpu.xsave.data(), state.xsave, xsave_area::Size);
}

/// What the two sides disagree on, or nothing.
QByteArray difference(Cpu& cpu, const ProbeState& expected) {
    for (unsigned n = 0; n < 16; ++n) {
        if (n != Rsp && cpu.regs[n] != expected.gpr[n]) {
            return QByteArray("register ") + QByteArray::number(n) + ": " + QByteArray::number(cpu.regs[n], 16) +
                   ", host " + QByteArray::number(expected.gpr[n], 16);
        }
    }
    if (((cpu.rflags() ^ expected.flags) & rflags::Arithmetic) != 0) {
        return "flags " + QByteArray::number(cpu.rflags() & rflags::Arithmetic, 16) + ", host " +
               QByteArray::number(expected.flags & rflags::Arithmetic, 16);
    }
    const auto compare = [&](const char* name, std::size_t from, std::size_t to) -> QByteArray {
        for (std::size_t at = from; at < to; ++at) {
            if (cpu.xsave[at] != expected.xsave[at]) {
                return QByteArray(name) + " differs at " + QByteArray::number(at) + ": " +
                       QByteArray::number(static_cast<int>(cpu.xsave[at]), 16) + ", host " +
                       QByteArray::number(static_cast<int>(expected.xsave[at]), 16);
            }
        }
        return {};
    };
    for (const auto& [name, from, to] :
         {std::tuple{"x87 control", std::size_t{0}, std::size_t{5}},
          std::tuple{"MXCSR", xsave_area::Mxcsr, xsave_area::Mxcsr + 4},
          std::tuple{"x87 registers", xsave_area::St, xsave_area::Xmm},
          std::tuple{"XMM", xsave_area::Xmm, xsave_area::Xmm + 256},
          std::tuple{"YMM upper halves", xsave_area::YmmHigh, xsave_area::Size}}) {
        const QByteArray found = compare(name, from, to);
        if (!found.isEmpty()) {
            return found;
        }
    }
    return {};
}

/// Instructions that have tests of their own, or whose result nobody can foretell.
bool is_elsewhere(const Instruction& instruction) {
    switch (instruction.info.mnemonic) {
        case ZYDIS_MNEMONIC_RDRAND:
        case ZYDIS_MNEMONIC_RDSEED:
        case ZYDIS_MNEMONIC_LDMXCSR:
        case ZYDIS_MNEMONIC_VLDMXCSR:
            return true;
        default:
            break;
    }
    switch (instruction.info.meta.isa_set) {
        case ZYDIS_ISA_SET_PREFETCH_NOP:
        case ZYDIS_ISA_SET_X87:
        case ZYDIS_ISA_SET_FCMOV:
        case ZYDIS_ISA_SET_FCOMI:
        case ZYDIS_ISA_SET_SSE3X87:
        case ZYDIS_ISA_SET_XSAVE:
        case ZYDIS_ISA_SET_XSAVEC:
        case ZYDIS_ISA_SET_XSAVEOPT:
        case ZYDIS_ISA_SET_FXSAVE:
        case ZYDIS_ISA_SET_FXSAVE64:
            return true;
        default:
            return false;
    }
}

/// The stack pointer, which is the host's own here, or an address that is not in the data.
bool is_wild(const ZydisDecodedOperand& operand) {
    if (operand.type == ZYDIS_OPERAND_TYPE_MEMORY) {
        const ZydisRegister base = operand.mem.base;
        return (operand.mem.type != ZYDIS_MEMOP_TYPE_VSIB && operand.mem.index != ZYDIS_REGISTER_NONE) ||
               operand.mem.disp.value > 128 || operand.mem.disp.value < -128 ||
               (base != ZYDIS_REGISTER_RAX && base != ZYDIS_REGISTER_RBX && base != ZYDIS_REGISTER_RDI &&
                base != ZYDIS_REGISTER_R8 && base != ZYDIS_REGISTER_R11);
    }
    return operand.type == ZYDIS_OPERAND_TYPE_REGISTER &&
           (operand.reg.value == ZYDIS_REGISTER_SPL || operand.reg.value == ZYDIS_REGISTER_SP ||
            operand.reg.value == ZYDIS_REGISTER_ESP || operand.reg.value == ZYDIS_REGISTER_RSP);
}

/// Indices of a gather must lie in the data.
void tame_indices(const Instruction& instruction, ProbeState& state, Random& random) {
    for (unsigned i = 0; i < instruction.info.operand_count_visible; ++i) {
        const ZydisDecodedOperand& operand = instruction.operands[i];
        if (operand.type != ZYDIS_OPERAND_TYPE_MEMORY || operand.mem.type != ZYDIS_MEMOP_TYPE_VSIB) {
            continue;
        }
        const auto n = static_cast<std::size_t>(ZydisRegisterGetId(operand.mem.index));
        const bool quads = instruction.info.mnemonic == ZYDIS_MNEMONIC_VGATHERQPD ||
                           instruction.info.mnemonic == ZYDIS_MNEMONIC_VGATHERQPS ||
                           instruction.info.mnemonic == ZYDIS_MNEMONIC_VPGATHERQQ ||
                           instruction.info.mnemonic == ZYDIS_MNEMONIC_VPGATHERQD;
        for (const std::size_t base : {xsave_area::Xmm, xsave_area::YmmHigh}) {
            for (std::size_t at = 0; at < 16; at += quads ? 8 : 4) {
                const auto index = static_cast<std::int64_t>(random() % 24) - 8;
                std::memcpy(state.xsave + base + 16 * n + at, &index, quads ? 8 : 4);
            }
        }
    }
}

}  // namespace

class NativeVectorTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void legacy_everyEncoding_equalsHost();
    void vex_everyEncoding_equalsHost();
    void stubs_sameInstruction_areShared();
    void arena_manyStubs_becomesFullAndIsReset();

private:
    void compare(std::span<const std::uint8_t> bytes);
    void compare_forms(std::vector<std::uint8_t> prefix, std::uint8_t opcode);
    void report();

    Fixture fixture_;
    Probe probe_;
    Random random_;
    std::set<ZydisMnemonic> seen_;
    unsigned encodings_ = 0;
};

void NativeVectorTest::initTestCase() {
    QVERIFY(!fixture_.cpu().native->error());
    if (!probe_.usable()) {
        QSKIP("the host address space has no room at the guest's addresses");
    }
}

void NativeVectorTest::compare(std::span<const std::uint8_t> bytes) {
    Instruction instruction;
    if (!fixture_.parse(bytes, instruction) || is_elsewhere(instruction)) {
        return;
    }
    if (std::any_of(instruction.operands, instruction.operands + instruction.info.operand_count, is_wild)) {
        return;
    }
    bytes = bytes.first(instruction.info.length);
    if (fixture_.cpu().native->full()) {
        fixture_.cpu().native->reset();
    }
    const std::vector<Op> ops = fixture_.decode(bytes);
    if (ops.empty()) {
        return;
    }
    seen_.insert(instruction.info.mnemonic);
    ++encodings_;
    for (unsigned round = 0; round < 4; ++round) {
        ProbeState state;
        randomize(state, random_);
        tame_indices(instruction, state, random_);
        for (std::size_t at = 0; at < kWindow; at += 8) {
            const std::uint64_t value = random_.interesting();
            std::memcpy(fixture_.data() + at, &value, 8);
            std::memcpy(probe_.data() + at, &value, 8);
        }
        give(fixture_.cpu(), state);
        const std::optional<Vector> fault = fixture_.run(ops);
        probe_.run(bytes, state);
        const QByteArray text = QByteArray(reinterpret_cast<const char*>(bytes.data()),
                                           static_cast<qsizetype>(bytes.size())).toHex() +
                                " " + ZydisMnemonicGetString(instruction.info.mnemonic);
        QVERIFY2(!fault, text + " faults");
        const QByteArray found = difference(fixture_.cpu(), state);
        QVERIFY2(found.isEmpty(), text + ": " + found);
        QVERIFY2(std::memcmp(fixture_.data(), probe_.data(), kWindow) == 0, text + ": memory");
    }
}

/// Register and memory forms of one opcode, with an immediate behind it that is not looked at where there is none.
void NativeVectorTest::compare_forms(std::vector<std::uint8_t> prefix, std::uint8_t opcode) {
    prefix.push_back(opcode);
    const auto with = [&prefix](std::initializer_list<std::uint8_t> tail) {
        std::vector<std::uint8_t> bytes = prefix;
        bytes.insert(bytes.end(), tail);
        return bytes;
    };
    const auto immediate = static_cast<std::uint8_t>(random_());
    for (unsigned reg = 0; reg < 8; ++reg) {
        const auto rm = static_cast<std::uint8_t>(random_() & 7);
        if (rm != 4) {  // RSP is the host's.
            compare(with({static_cast<std::uint8_t>(0xc0 | reg << 3 | rm), immediate}));
        }
        if (reg != 4) {
            compare(with({static_cast<std::uint8_t>(reg << 3), immediate}));                    // [rax]
            compare(with({static_cast<std::uint8_t>(0x40 | reg << 3 | 3), 0x20, immediate}));   // [rbx+32]
        }
        if (QTest::currentTestFailed()) {
            return;
        }
    }
    // With an index register, for the gathers: [rax+xmm6*2]
    compare(with({static_cast<std::uint8_t>(0x0c), 0x70, immediate}));
    compare(with({static_cast<std::uint8_t>(0x14), 0xb0, immediate}));
}

void NativeVectorTest::report() {
    std::printf("%u encodings of %zu mnemonics\n", encodings_, seen_.size());
    seen_.clear();
    encodings_ = 0;
}

void NativeVectorTest::legacy_everyEncoding_equalsHost() {
    const std::vector<std::vector<std::uint8_t>> maps = {{0x0f}, {0x0f, 0x38}, {0x0f, 0x3a}};
    for (const std::uint8_t mandatory : {0, 0x66, 0xf3, 0xf2}) {
        for (const std::uint8_t rex : {0, 0x48, 0x44, 0x41}) {
            for (const auto& map : maps) {
                std::vector<std::uint8_t> prefix;
                if (mandatory != 0) {
                    prefix.push_back(mandatory);
                }
                if (rex != 0) {
                    prefix.push_back(rex);
                }
                prefix.insert(prefix.end(), map.begin(), map.end());
                for (unsigned opcode = 0; opcode < 256; ++opcode) {
                    compare_forms(prefix, static_cast<std::uint8_t>(opcode));
                    if (QTest::currentTestFailed()) {
                        return;
                    }
                }
            }
        }
    }
    QVERIFY(seen_.size() > 250);
    report();
}

void NativeVectorTest::vex_everyEncoding_equalsHost() {
    if (!fixture_.cpu().native->has(ZYDIS_ISA_SET_AVX)) {
        QSKIP("this host has no AVX");
    }
    for (unsigned map = 1; map <= 3; ++map) {
        for (unsigned w = 0; w < 2; ++w) {
            for (unsigned length_and_prefix = 0; length_and_prefix < 8; ++length_and_prefix) {
                for (const unsigned vvvv : {15u, 7u, 12u}) {  // None or register 0, register 8, register 3
                    for (const std::uint8_t high : {0xe0, 0x60, 0xc0}) {
                        const std::vector<std::uint8_t> prefix = {
                            0xc4, static_cast<std::uint8_t>(high | map),
                            static_cast<std::uint8_t>(w << 7 | vvvv << 3 | length_and_prefix)};
                        for (unsigned opcode = 0; opcode < 256; ++opcode) {
                            compare_forms(prefix, static_cast<std::uint8_t>(opcode));
                            if (QTest::currentTestFailed()) {
                                return;
                            }
                        }
                    }
                }
            }
        }
    }
    QVERIFY(seen_.size() > 300);
    report();
}

void NativeVectorTest::stubs_sameInstruction_areShared() {
    const std::vector<std::uint8_t> bytes = {0x0f, 0x58, 0xc1};
    const std::vector<Op> first = fixture_.decode(bytes);
    const std::vector<Op> second = fixture_.decode(bytes);
    QCOMPARE(first.size(), 2u);
    QVERIFY(first[0].fn == second[0].fn);
}

void NativeVectorTest::arena_manyStubs_becomesFullAndIsReset() {
    Fixture fixture;
    NativeUnit& unit = *fixture.cpu().native;
    const std::uint32_t epoch = unit.epoch();
    for (unsigned i = 0; !unit.full(); ++i) {
        QVERIFY(i < 1'000'000);
        StubCode stub;
        stub.put32(i);
        QVERIFY(unit.intern(stub).has_value());
    }
    unit.reset();
    QVERIFY(!unit.full());
    QVERIFY(unit.epoch() != epoch);
    QVERIFY(!fixture.execute({0x66, 0x0f, 0xfe, 0xc1}));  // paddd xmm0, xmm1
}

}  // namespace apiary::cpu::soft::test

QTEST_GUILESS_MAIN(apiary::cpu::soft::test::NativeVectorTest)
#include "native_vector_test.moc"
