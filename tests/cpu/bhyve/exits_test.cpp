// SPDX-License-Identifier: BSD-2-Clause
#include "backend/cpu/bhyve/exits.h"

#include <QTest>
#include <cstring>
#include <random>

namespace apiary::cpu::bhyve::test {
namespace {

Release release(int osreldate) {
    return release_of(osreldate).value();
}

const Release k13 = release(1'300'139), k14 = release(1'400'507), k15 = release(1'500'068);

/// What the kernel would have written.
class Raw {
public:
    explicit Raw(ExitCode code) { exit_.code = static_cast<std::int32_t>(code); }

    template <class Value>
    Raw& with(std::size_t offset, Value value) {
        std::memcpy(exit_.payload.data() + offset, &value, sizeof value);
        return *this;
    }
    Raw& long_instruction(std::int32_t length) {
        exit_.instruction_length = length;
        return *this;
    }
    [[nodiscard]] GuestExit decode(const Release& release) const { return exit_of(exit_, release); }

private:
    RawExit exit_;
};

constexpr std::uint16_t kIn = 1 << 3, kString = 1 << 4, kRepeated = 1 << 5;

Raw port(std::uint16_t bits) {
    return Raw(ExitCode::Inout).with<std::uint16_t>(0, bits).with<std::uint16_t>(2, 0x3f8).with<std::uint32_t>(4, 0x1122'3344);
}

Raw string(std::uint16_t bits, std::int32_t address_size, Reg segment) {
    return Raw(ExitCode::InoutString)
        .with<std::uint16_t>(0, bits)
        .with<std::uint16_t>(2, 0x1f0)
        .with<std::uint64_t>(48, 0x1000)
        .with<std::uint64_t>(56, 256)
        .with<std::int32_t>(64, address_size)
        .with(68, segment);
}

/// The exit as this kind; a test that asks for another one fails.
template <class Kind>
Kind as(const GuestExit& exit) {
    if (const Kind* const kind = std::get_if<Kind>(&exit)) {
        return *kind;
    }
    const NoWay* const none = std::get_if<NoWay>(&exit);
    QTest::qFail(none != nullptr ? none->what : "another kind of exit", __FILE__, __LINE__);
    return {};
}

}  // namespace

class ExitsTest : public QObject {
    Q_OBJECT

private slots:
    void port_write_isCutToItsSize() {
        const auto byte = as<PortAccess>(port(1).decode(k13));
        QCOMPARE(byte.port, 0x3f8);
        QCOMPARE(byte.size, 1);
        QVERIFY(!byte.read);
        QCOMPARE(byte.value, 0x44u);
        QCOMPARE(as<PortAccess>(port(2).decode(k13)).value, 0x3344u);
        QCOMPARE(as<PortAccess>(port(4).decode(k13)).value, 0x1122'3344u);
    }
    void port_read_hasNoValue() {
        const auto read = as<PortAccess>(port(2 | kIn).decode(k13));
        QVERIFY(read.read);
        QCOMPARE(read.size, 2);
        QCOMPARE(read.value, 0u);
    }
    void port_ofNoKnownSize_isNoWay() {
        for (const std::uint16_t size : {0, 3, 5, 6, 7}) {
            QVERIFY(std::holds_alternative<NoWay>(port(size).decode(k13)));
        }
    }
    void string_ofPorts_tellsWhatIsLeft() {
        const auto left = as<PortString>(string(2 | kIn | kString | kRepeated, 8, Reg::Es).decode(k14));
        QCOMPARE(left.port, 0x1f0);
        QCOMPARE(left.size, 2);
        QVERIFY(left.read && left.repeats);
        QCOMPARE(left.index, 0x1000u);
        QCOMPARE(left.count, 256u);
        QCOMPARE(left.address_size, 8);
        QVERIFY(left.segment == Reg::Es);
    }
    void string_thatNoProcessorHas_isNoWay() {
        QVERIFY(std::holds_alternative<NoWay>(string(2 | kString, 3, Reg::Ds).decode(k13)));
        QVERIFY(std::holds_alternative<NoWay>(string(2 | kString, 8, Reg::Rax).decode(k13)));
        QVERIFY(std::holds_alternative<NoWay>(string(2 | kString, 8, Reg::Ldtr).decode(k13)));
    }
    void msr_exits_haveIndexAndValue() {
        QCOMPARE(as<MsrReading>(Raw(ExitCode::ReadMsr).with<std::uint32_t>(0, 0xc001'0015).decode(k13)).index, 0xc001'0015u);
        const auto write = as<MsrWriting>(Raw(ExitCode::WriteMsr).with<std::uint32_t>(0, 0x8b).with<std::uint64_t>(8, 1ull << 40).decode(k13));
        QCOMPARE(write.index, 0x8bu);
        QCOMPARE(write.value, 1ull << 40);
    }
    void instruction_onMemory_comesWithItsBytes() {
        Raw raw(ExitCode::InstructionEmulation);
        raw.with<std::uint64_t>(0, 0xc000'0010).with<std::uint64_t>(8, 0xffff'8000'0000'0010);
        raw.with<std::uint16_t>(56, 0x008b).with<std::uint8_t>(56 + 15, 15).long_instruction(2);
        const auto instruction = as<MemoryInstruction>(raw.decode(k14));
        QCOMPARE(instruction.address, 0xc000'0010u);
        QCOMPARE(instruction.linear, 0xffff'8000'0000'0010u);
        QCOMPARE(instruction.bytes[0], 0x8b);
        QCOMPARE(instruction.count, 15);
        QCOMPARE(instruction.length, 2);
    }
    void instruction_longerThanItsBytes_isNoWay() {
        QVERIFY(std::holds_alternative<NoWay>(Raw(ExitCode::InstructionEmulation).with<std::uint8_t>(71, 16).decode(k13)));
        QVERIFY(std::holds_alternative<NoWay>(Raw(ExitCode::InstructionEmulation).with<std::uint8_t>(71, 3).long_instruction(4).decode(k13)));
        QVERIFY(std::holds_alternative<NoWay>(Raw(ExitCode::InstructionEmulation).with<std::uint8_t>(71, 3).long_instruction(-1).decode(k13)));
    }
    void start_ofAProcessor_isAPageInTheFirstMebibyte() {
        const auto start = as<CpuStart>(Raw(ExitCode::SpinUpAp).with<std::int32_t>(0, 3).with<std::uint64_t>(8, 0x9'a000).decode(k13));
        QCOMPARE(start.cpu, 3);
        QCOMPARE(start.page, 0x9a);
        QVERIFY(std::holds_alternative<NoWay>(Raw(ExitCode::SpinUpAp).with<std::uint64_t>(8, 0x10'0000).decode(k13)));
        QVERIFY(std::holds_alternative<NoWay>(Raw(ExitCode::SpinUpAp).with<std::uint64_t>(8, 0x1001).decode(k13)));
        QVERIFY(std::holds_alternative<NoWay>(Raw(ExitCode::SpinUpAp).with<std::int32_t>(0, -1).decode(k13)));
    }
    void end_ofTheMachine_hasAReason() {
        QVERIFY(as<Ended>(Raw(ExitCode::Suspended).with<std::int32_t>(0, 4).decode(k13)).how == SuspendHow::TripleFault);
        QVERIFY(std::holds_alternative<NoWay>(Raw(ExitCode::Suspended).with<std::int32_t>(0, 0).decode(k13)));
        QVERIFY(std::holds_alternative<NoWay>(Raw(ExitCode::Suspended).with<std::int32_t>(0, 5).decode(k14)));
        QVERIFY(as<Ended>(Raw(ExitCode::Suspended).with<std::int32_t>(0, 5).decode(k15)).how == SuspendHow::Destroy);
    }
    void exits_withoutWork_goOn() {
        for (const ExitCode code : {ExitCode::Bogus, ExitCode::Halt, ExitCode::Pause, ExitCode::RequestIdle}) {
            QVERIFY(std::holds_alternative<GoOn>(Raw(code).decode(k13)));
        }
        QVERIFY(std::holds_alternative<Paused>(Raw(ExitCode::Debug).decode(k13)));
    }
    void exits_ofTheProcessor_tellItsNumber() {
        QCOMPARE(as<NoWay>(Raw(ExitCode::Vmx).with<std::uint32_t>(4, 33).decode(k13)).detail, 33u);
        QCOMPARE(as<NoWay>(Raw(ExitCode::Svm).with<std::uint64_t>(0, 0x7f).decode(k13)).detail, 0x7fu);
        QCOMPARE(as<NoWay>(Raw(static_cast<ExitCode>(1000)).decode(k13)).detail, 1000u);
    }
    /// No bytes of the kernel's lead to anything but an exit (the sanitizers look on).
    void exits_ofAnyBytes_areDecoded() {
        std::mt19937_64 random(1);
        for (int i = 0; i < 100'000; ++i) {
            Raw raw(static_cast<ExitCode>(random() % 30));
            raw.long_instruction(static_cast<std::int32_t>(random() % 32) - 8);
            for (std::size_t offset = 0; offset < 120; offset += 8) {
                raw.with<std::uint64_t>(offset, random());
            }
            const GuestExit exit = raw.decode(i % 2 == 0 ? k13 : k15);
            if (const auto* const access = std::get_if<PortAccess>(&exit)) {
                QVERIFY(access->size == 1 || access->size == 2 || access->size == 4);
            } else if (const auto* const instruction = std::get_if<MemoryInstruction>(&exit)) {
                QVERIFY(instruction->count <= 15 && instruction->length <= instruction->count);
            }
        }
    }
};

}  // namespace apiary::cpu::bhyve::test

QTEST_APPLESS_MAIN(apiary::cpu::bhyve::test::ExitsTest)
#include "exits_test.moc"
