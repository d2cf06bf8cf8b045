// SPDX-License-Identifier: BSD-2-Clause
// Guests that execute whatever lies in memory, in every mode, with system registers that point anywhere: whatever happens
// to them, the vCPU comes back with an exit.
#include <QTest>

#include <condition_variable>
#include <mutex>
#include <random>
#include <thread>

#include "tests/cpu/soft/system_fixture.h"

using namespace apiary;
using namespace apiary::cpu;
using namespace apiary::cpu::soft;
using namespace apiary::cpu::soft::test;

namespace {

using Random = std::mt19937_64;
constexpr unsigned kPrograms = 1500;
constexpr unsigned kMostExits = 40;
constexpr std::uint64_t kFarAway = 0xffff'8000'0000'0000;  ///< Canonical, not mapped.

std::uint64_t pick(Random& random, std::initializer_list<std::uint64_t> choices) {
    return *(choices.begin() + random() % choices.size());
}

/// Bytes that are more often than not a system instruction.
void put_garbage(SystemFixture& guest, Random& random, std::uint64_t address, unsigned size) {
    static constexpr std::uint8_t kOpcodes[] = {0x0f, 0x01, 0x00, 0x20, 0x22, 0x21, 0x23, 0x30, 0x32, 0xa2, 0x05, 0x07, 0x34, 0x35,
                                                0x8e, 0x8c, 0xcd, 0xcf, 0xcb, 0xca, 0xea, 0x9a, 0xff, 0x1f, 0x17, 0x07, 0xc4, 0xc5,
                                                0x9c, 0x9d, 0xfa, 0xfb, 0xf0, 0xf3, 0x66, 0x67, 0x48, 0x65, 0xa5, 0xaa, 0xe4, 0xe6};
    for (unsigned i = 0; i < size; ++i) {
        const bool opcode = random() % 2 == 0;
        guest.put(address + i, static_cast<std::uint8_t>(opcode ? kOpcodes[random() % std::size(kOpcodes)] : random()));
    }
}

State random_state(Random& random) {
    const auto mode = static_cast<PagingMode>(random() % 4);
    const unsigned cpl = random() % 3 == 0 ? 3 : 0;
    State state = random() % 6 == 0 ? State{} : SystemFixture::flat_state(mode, cpl);
    if ((state.cr0 & cr0::PE) == 0) {
        state.seg[Cs] = {0x3000, kCode, 0xffff, 0x9b};
        state.rip = random() % 256;
    } else if (random() % 4 == 0) {
        for (Segment& segment : state.seg) {
            segment.access ^= random() % 8 == 0 ? Segment::kBig : 0;
            segment.limit = static_cast<std::uint32_t>(pick(random, {0xffff'ffff, 0xffff, 0x3'ffff}));
        }
        if (mode != PagingMode::FourLevel && random() % 4 == 0) {
            state.rflags |= rflags::VM;
            for (unsigned i = 0; i < state.seg.size(); ++i) {
                state.seg[i] = {0x3000, kCode, 0xffff, 0xf3};
            }
            state.rip = 0;
        }
    }
    for (std::uint64_t& value : state.gpr) {
        value = pick(random, {random(), random() % (4 << 20), kData, kStack, kGdt, kIdt, kTss, kRoot, kFarAway});
    }
    state.rflags |= random() & (rflags::Arithmetic | rflags::DF | rflags::IF | rflags::IOPL | rflags::NT | rflags::AC);
    state.rflags |= random() % 8 == 0 ? rflags::TF : 0;
    state.idtr.limit = static_cast<std::uint16_t>(pick(random, {state.idtr.limit, 0, 0xffff}));
    state.star = random();
    state.lstar = pick(random, {kCode, kFarAway, random()});
    state.sysenter_cs = pick(random, {0, kCode32});
    state.sysenter_eip = kCode;
    if (random() % 8 == 0) {
        state.dr7 = random() & 0xffff'23ff;
        state.dr = {kCode + 4, kData, kStack, 0x80};
    }
    return state;
}

/// Kicks a vCPU again and again, so that no program runs for ever.
class Watchdog {
public:
    explicit Watchdog(Cpu& cpu) : thread_([this, &cpu](const std::stop_token& stop) { kick(cpu, stop); }) {}

private:
    void kick(Cpu& cpu, const std::stop_token& stop) {
        std::unique_lock lock(mutex_);
        while (!changed_.wait_for(lock, stop, std::chrono::milliseconds(2), [&] { return stop.stop_requested(); })) {
            cpu.call_attention(attention::Kick);
        }
    }
    std::mutex mutex_;
    std::condition_variable_any changed_;
    std::jthread thread_;
};

void answer(Cpu& cpu, const Exit& exit, Random& random) {
    const bool reads = std::holds_alternative<PortRead>(exit) || std::holds_alternative<MmioRead>(exit) ||
                       std::holds_alternative<MsrRead>(exit) || std::holds_alternative<MsrWrite>(exit);
    if (reads) {
        cpu.replay.answers[cpu.replay.answered++] = random();
        cpu.replay.failed = random() % 4 == 0;
    }
}

}  // namespace

class GarbageTest : public QObject {
    Q_OBJECT

private slots:
    void randomCode_inEveryMode_comesBack() {
        Random random(20261123);
        SystemFixture guest;
        guest.map_low_memory(PagingMode::FourLevel, kP | kW | kU | kA | kD);
        guest.put_halting_handlers(PagingMode::FourLevel);
        const std::vector<std::byte> intact(guest.memory().ram(), guest.memory().ram() + kData);
        Watchdog watchdog(guest.cpu());
        unsigned shutdowns = 0, halts = 0;
        for (unsigned program = 0; program < kPrograms; ++program) {
            check(guest.memory().write(memory::GuestPhys{0}, intact).has_value(), "low memory is RAM");
            put_garbage(guest, random, kCode, 512);
            put_garbage(guest, random, kGdt + 0x60, 0x20);
            if (random() % 2 == 0) {
                put_garbage(guest, random, kTss, 0x68);
            }
            guest.put_halting_handlers(random() % 2 == 0 ? PagingMode::FourLevel : PagingMode::Off);
            guest.cpu().set_state(random_state(random));
            for (unsigned exits = 0; exits < kMostExits; ++exits) {
                const Exit exit = guest.cpu().run();
                if (std::holds_alternative<Shutdown>(exit)) {
                    ++shutdowns;
                    break;
                }
                if (std::holds_alternative<Halt>(exit)) {
                    ++halts;
                    break;
                }
                if (std::holds_alternative<Kicked>(exit) && exits > 4) {
                    break;
                }
                answer(guest.cpu(), exit, random);
            }
        }
        // Both ends are to be seen, or the programs do not do what they are made for.
        QVERIFY(shutdowns > kPrograms / 20);
        QVERIFY(halts > kPrograms / 20);
    }
};

QTEST_GUILESS_MAIN(GarbageTest)
#include "garbage_test.moc"
