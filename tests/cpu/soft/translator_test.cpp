// SPDX-License-Identifier: BSD-2-Clause
#include "backend/cpu/soft/translator/translator.h"

#include <QRegularExpression>
#include <QTest>

#include <sys/time.h>

#include <atomic>
#include <csignal>
#include <thread>

#include "backend/cpu/soft/translator/block_compiler.h"
#include "tests/cpu/oracle/random.h"
#include "tests/cpu/soft/two_cpus.h"

using namespace apiary;
using namespace apiary::cpu;
using namespace apiary::cpu::soft;
using namespace apiary::cpu::soft::test;

namespace {

constexpr PagingMode kMode = PagingMode::FourLevel;
constexpr std::uint64_t kUnmapped = 0x40'0000;  // Behind what map_low_memory() maps.

/// 64-bit code in ring 0, translated before it is run for the first or second time.
class Guest : public SystemFixture {
public:
    explicit Guest(unsigned translate_after = 1) : SystemFixture(supported_features(), translate_after) {
        map_low_memory(kMode);
        put_halting_handlers(kMode);
    }
    [[nodiscard]] bool run(std::initializer_list<int> code, State state = flat_state(kMode)) {
        put_code(kCode, code);
        return run_to_halt(state);
    }
    /// One page at kHere and at kThere, each time with another one behind it.
    static constexpr std::uint64_t kHere = 0x50'0000, kThere = 0x60'0000, kShared = 0x10'0000, kFirst = 0x11'0000, kSecond = 0x12'0000;
    void map_with_two_pages_behind() {
        for (const auto& [window, behind] : {std::pair(kHere, kFirst), std::pair(kThere, kSecond)}) {
            map(kMode, window, kShared, kP | kW | kA | kD);
            map(kMode, window + 0x1000, behind, kP | kW | kA | kD);
        }
    }
    /// `first` at kWindow with kFirst behind it; in the address space of kOtherRoot `second`, with kSecond behind it.
    static constexpr std::uint64_t kWindow = std::uint64_t{1} << 39, kOtherRoot = 0x13'0000;
    void map_another_address_space(std::uint64_t first, std::uint64_t second) {
        for (const auto& [window, page, behind] : {std::tuple(kWindow, first, kFirst), std::tuple(2 * kWindow, second, kSecond)}) {
            map(kMode, window, page, kP | kW | kA | kD);
            map(kMode, window + 0x1000, behind, kP | kW | kA | kD);
        }
        put(kOtherRoot, get<std::uint64_t>(kRoot));
        put(kOtherRoot + 8, get<std::uint64_t>(kRoot + 16));
    }
    [[nodiscard]] std::uint64_t reg(Gpr which) { return cpu().regs[which]; }
    /// True when the block at `address` has host code that is up to date.
    [[nodiscard]] bool is_translated(std::uint64_t address) {
        const Block* block = cpu().blocks->find(address, cpu().mode);
        return block != nullptr && block->translation != nullptr;
    }
};

/// Kicks a vCPU after each millisecond, or tick, of CPU time of this process, which a busy host does not hold up.
class KickTimer {
public:
    explicit KickTimer(Cpu& cpu) {
        kicked_ = &cpu;
        (void)std::signal(SIGVTALRM, [](int) { kicked_.load()->call_attention(attention::Kick); });
        set(1000);
    }
    KickTimer(const KickTimer&) = delete;
    KickTimer& operator=(const KickTimer&) = delete;
    ~KickTimer() {
        set(0);
        (void)std::signal(SIGVTALRM, SIG_IGN);
    }

private:
    static void set(int microseconds) {
        const itimerval interval = {.it_interval = {0, microseconds}, .it_value = {0, microseconds}};
        (void)::setitimer(ITIMER_VIRTUAL, &interval, nullptr);
    }
    static inline std::atomic<Cpu*> kicked_ = nullptr;
};

/// What a guest's instructions become, a line each, without the offsets of Cpu's fields, addresses and the distances of jumps.
QString host_code(const QByteArray& code, unsigned ring) {
    Guest guest(1000);
    for (qsizetype i = 0; i < code.size(); ++i) {
        guest.put(kCode + static_cast<std::uint64_t>(i), static_cast<std::uint8_t>(code[i]));
    }
    if (ring == 3) {
        guest.map(kMode, kCode, kCode, kP | kA | kU);
    }
    guest.cpu().set_state(Guest::flat_state(kMode, ring));
    Block* block = find_block(guest.cpu());
    const auto compiled = compile_block(guest.cpu(), *guest.cpu().translator, *block);
    if (!compiled) {
        return "interpreted";
    }
    ZydisDecoder decoder;
    ZydisDecoderInit(&decoder, ZYDIS_MACHINE_MODE_LONG_64, ZYDIS_STACK_WIDTH_64);
    ZydisFormatter formatter;
    ZydisFormatterInit(&formatter, ZYDIS_FORMATTER_STYLE_INTEL);
    QString text;
    const auto bytes = compiled->code.bytes();
    std::size_t at = compiled->fast - compiled->code.origin();
    ZydisDecodedInstruction info;
    ZydisDecodedOperand operands[ZYDIS_MAX_OPERAND_COUNT];
    while (ZYAN_SUCCESS(ZydisDecoderDecodeFull(&decoder, bytes.data() + at, bytes.size() - at, &info, operands))) {
        char line[128];
        ZydisFormatterFormatInstruction(&formatter, &info, operands, info.operand_count_visible, line, sizeof line, 0,
                                        nullptr);
        text += QString(line)
                    .replace(QRegularExpression(R"(\[r15[+-]0x[0-9A-F]+\])"), "[cpu]")
                    .replace(QRegularExpression(R"(\[r15\+rax\*1(\+0x[0-9A-F]+)?\])"), "[cpu+rax]")
                    .replace(QRegularExpression(R"(\[r15\+r14\*1\+0x[0-9A-F]+\])"), "[cpu+r14]")
                    .replace(QRegularExpression("0x[0-9A-F]{8,}"), "address")
                    .replace(QRegularExpression(R"(^(j[a-z]+) .*)"), R"(\1)")
                    .replace(QRegularExpression(R"((byte|word|dword|qword) ptr )"), "") +
                "\n";
        at += info.length;
        if (info.mnemonic == ZYDIS_MNEMONIC_JMP) {
            break;
        }
    }
    return text;
}

/// Little programs that go around a few times: accesses near each other, conditions, jumps, stores into what comes next, and
/// pointers that come near the end of what is mapped.
class RandomProgram {
public:
    explicit RandomProgram(oracle::Random& random) : random_(random) {
        put({0xb9, 4, 0, 0, 0});  // mov ecx, 4
        const std::size_t start = code_.size();
        while (code_.size() < 90) {
            item();
        }
        put({0xff, 0xc9, 0x0f, 0x85});  // dec ecx; jnz start
        put32(static_cast<std::uint32_t>(start - (code_.size() + 4)));
    }
    [[nodiscard]] const std::vector<std::uint8_t>& code() const { return code_; }

private:
    void put(std::initializer_list<unsigned> bytes) {
        for (const unsigned byte : bytes) {
            code_.push_back(static_cast<std::uint8_t>(byte));
        }
    }
    void put32(std::uint32_t value) { put({value & 255, value >> 8 & 255, value >> 16 & 255, value >> 24}); }
    [[nodiscard]] unsigned below(unsigned end) { return static_cast<unsigned>(random_.next() % end); }
    /// Any but RCX and RSP.
    [[nodiscard]] unsigned reg() {
        const unsigned number = below(16);
        return number == Rcx || number == Rsp ? unsigned{Rax} : number;
    }
    void access(unsigned base) {
        static constexpr std::array<unsigned, 10> kOpcodes = {0x8b, 0x8b, 0x8b, 0x89, 0x89, 0x03, 0x01, 0x3b, 0x11, 0x2b};
        const unsigned which = reg(), distance = below(64) - 32;
        put({0x40u | below(2) << 3 | (which >> 3) << 2 | base >> 3, kOpcodes[below(kOpcodes.size())],
             0x40 | (which & 7) << 3 | (base & 7), distance & 255});
    }
    void item() {
        static constexpr std::array<unsigned, 4> kBases = {Rdi, Rsi, Rbx, Rbp};
        const unsigned base = kBases[below(kBases.size())];
        switch (below(12)) {
            case 0:
            case 1:
            case 2:
                for (unsigned i = 0; i < 2 + below(3); ++i) {
                    access(base);
                }
                break;
            case 3:
                for (unsigned i = 0; i < 1 + below(4); ++i) {
                    put({0x40 | below(2), 0x50u + (below(2) << 3) + below(4)});  // push or pop
                }
                break;
            case 4: put({0x48, 0x83, below(2) != 0 ? 0xc0 | base : 0xe8 | base, below(16)}); break;  // add or sub
            case 5: put({0x48, 0x8d, 0x40 | base << 3 | base, below(16)}); break;                    // lea
            case 6: put({0x74 + below(2), below(12)}); break;                                        // je or jne
            case 7: put({0xeb, below(12)}); break;                                                   // jmp
            case 8: put({0x48u | below(2), 0x01u + (below(8) << 3), 0xc0 | (reg() & 7 & ~4u) << 3 | Rax}); break;
            case 9: put({0x83, 0xf9, below(5)}); break;                                              // cmp ecx
            case 10:
                if (below(3) == 0) {
                    put({0xc6, 0x05, below(40) - 10, 0, 0, 0, below(256)});  // mov byte [rip + somewhere], something
                    if (code_[code_.size() - 5] > 0x80) {
                        code_[code_.size() - 4] = code_[code_.size() - 3] = code_[code_.size() - 2] = 0xff;
                    }
                }
                break;
            default:
                if (below(4) == 0) {
                    put({0xb8 + base});  // mov base, the end of what is mapped or of another page, or this code
                    put32(below(3) == 0 ? static_cast<std::uint32_t>(kCode) + below(110)
                                        : static_cast<std::uint32_t>(TwoCpus::kMapped) - below(2) * 0x1000 - below(80));
                }
                break;
        }
    }

    oracle::Random& random_;
    std::vector<std::uint8_t> code_;
};

QByteArray hex(const std::vector<std::uint8_t>& code) {
    return QByteArray(reinterpret_cast<const char*>(code.data()), static_cast<qsizetype>(code.size())).toHex(' ');
}

/// The lowest `bytes` bytes of `value`.
QByteArray little_endian(std::uint64_t value, unsigned bytes) {
    QByteArray text;
    for (unsigned i = 0; i < bytes; ++i) {
        text += static_cast<char>(value >> (8 * i));
    }
    return text;
}

/// What differs when `bytes` run as a user's code, and of which; or nothing.
std::string difference_of(TwoCpus& cpus, const QByteArray& bytes) {
    const std::vector<std::uint8_t> code(bytes.begin(), bytes.end());
    const std::string difference = cpus.difference(code, {});
    return difference.empty() ? difference : difference + "of " + hex(code).toStdString();
}

}  // namespace

class TranslatorTest : public QObject {
    Q_OBJECT

private slots:
    void loop_isTranslated_andRetiresWhatTheInterpreterRetires() {
        Guest translated(2), interpreted(0);
        for (Guest* guest : {&translated, &interpreted}) {
            // mov ecx, 1000; 1: add rax, rcx; mov [rsi], rax; add rdx, [rsi]; dec rcx; jnz 1b; hlt
            State state = Guest::flat_state(kMode);
            state.gpr[Rsi] = kData;
            QVERIFY(guest->run({0xb9, 0xe8, 3, 0, 0, 0x48, 1, 0xc8, 0x48, 0x89, 6, 0x48, 3, 0x16, 0x48, 0xff, 0xc9, 0x75, 0xf2, 0xf4},
                               state));
        }
        QVERIFY(translated.is_translated(kCode + 5));
        QCOMPARE(translated.reg(Rax), std::uint64_t{500'500});
        QCOMPARE(translated.reg(Rdx), interpreted.reg(Rdx));
        QCOMPARE(translated.cpu().rflags(), interpreted.cpu().rflags());
        QCOMPARE(translated.cpu().instructions, interpreted.cpu().instructions);
    }

    void store_intoTheNextInstruction_isExecutedAsWritten() {
        Guest guest;
        // 1: mov byte [rip+1], cl; mov al, 0; add rdx, rax; dec ecx; jnz 1b; hlt
        State state = Guest::flat_state(kMode);
        state.gpr[Rcx] = 100;
        QVERIFY(guest.run({0x88, 0x0d, 1, 0, 0, 0, 0xb0, 0, 0x48, 1, 0xc2, 0xff, 0xc9, 0x75, 0xf1, 0xf4}, state));
        QCOMPARE(guest.reg(Rdx), std::uint64_t{5050});
    }

    void store_intoAnotherBlockOfThePage_isSeenByTheNextCall() {
        Guest guest;
        // 1: mov [rip+11], cl (the immediate of mov al); call 2f; add rdx, rax; dec ecx; jnz 1b; hlt; 2: mov al, 0; ret
        State state = Guest::flat_state(kMode);
        state.gpr[Rcx] = 100;
        QVERIFY(guest.run({0x88, 0x0d, 0x0e, 0, 0, 0, 0xe8, 8, 0, 0, 0, 0x48, 1, 0xc2, 0xff, 0xc9, 0x75, 0xee, 0xf4, 0xb0, 0, 0xc3}, state));
        QCOMPARE(guest.reg(Rdx), std::uint64_t{5050});
    }

    void code_changedByAnotherThread_endsALoopOfOneInstruction() {
        Guest guest;
        guest.put_code(kCode, {0xc6, 0x04, 0x25, 0, 0, 6, 0, 1, 0xeb, 0xfe});  // mov byte [kData], 1; jmp .
        guest.cpu().set_state(Guest::flat_state(kMode));
        std::jthread writer([&] {
            while (guest.get<std::uint8_t>(kData) == 0) {
                std::this_thread::yield();
            }
            guest.put(kCode + 8, std::uint16_t{0xf4f4});  // hlt
        });
        QVERIFY(std::holds_alternative<Halt>(guest.cpu().run()));
    }

    void fault_amidABlock_findsTheRegistersOfItsInstruction() {
        Guest guest;
        // 1: inc rax; mov [rdi], rax; add rdi, 8; cmp rax, -1; jmp 1b
        State state = Guest::flat_state(kMode);
        state.gpr[Rdi] = kUnmapped - 4096;
        QVERIFY(guest.run({0x48, 0xff, 0xc0, 0x48, 0x89, 7, 0x48, 0x83, 0xc7, 8, 0x48, 0x83, 0xf8, 0xff, 0xeb, 0xf0}, state));
        QCOMPARE(guest.halted_in(), std::optional(14u));
        QCOMPARE(guest.cpu().cr2, kUnmapped);
        QCOMPARE(guest.reg(Rax), std::uint64_t{513});
        QCOMPARE(guest.reg(Rdi), kUnmapped);
        QCOMPARE(guest.get<std::uint64_t>(guest.reg(Rsp) + 8), kCode + 3);  // RIP
        // Flags of INC to 513, not those of the look-up: PF and AF are clear, and CF as CMP left it.
        QCOMPARE(guest.get<std::uint64_t>(guest.reg(Rsp) + 24) & rflags::Arithmetic, std::uint64_t{rflags::CF});
    }

    void access_acrossPages_isWhole() {
        Guest guest;
        State state = Guest::flat_state(kMode);
        state.gpr[Rsi] = kData + 4092;
        guest.put(kData + 4092, std::uint64_t{0x1122'3344'5566'7788});
        QVERIFY(guest.run({0x48, 0x8b, 6, 0x48, 0x01, 6, 0xf4}, state));  // mov rax, [rsi]; add [rsi], rax; hlt
        QCOMPARE(guest.reg(Rax), std::uint64_t{0x1122'3344'5566'7788});
        QCOMPARE(guest.get<std::uint64_t>(kData + 4092), std::uint64_t{0x2244'6688'aacc'ef10});
    }

    void deviceRegister_isReadOnceAndWrittenAfterTheInstruction() {
        Guest guest;
        guest.map(kMode, kUnmapped, kDevice, kP | kW | kA | kD);
        State state = Guest::flat_state(kMode);
        state.gpr[Rsi] = kUnmapped + 8;
        guest.put_code(kCode, {0x8b, 6, 0x89, 0x46, 4, 0xf4});  // mov eax, [rsi]; mov [rsi+4], eax; hlt
        guest.cpu().set_state(state);
        const Exit read = guest.cpu().run();
        QVERIFY(std::holds_alternative<MmioRead>(read));
        QCOMPARE(std::get<MmioRead>(read).address.value, kDevice + 8);
        guest.cpu().replay.answers[guest.cpu().replay.answered++] = 0x1234'5678;
        const Exit write = guest.cpu().run();
        QVERIFY(std::holds_alternative<MmioWrite>(write));
        QCOMPARE(std::get<MmioWrite>(write).value, std::uint64_t{0x1234'5678});
        QVERIFY(std::holds_alternative<Halt>(guest.cpu().run()));
    }

    void page_mappedElsewhere_isExecutedAndReadThere() {
        Guest guest;
        constexpr std::uint64_t kWindow = 0x50'0000, kFirst = 0x10'0000, kSecond = 0x11'0000;
        guest.map(kMode, kWindow, kFirst, kP | kW | kA | kD);
        guest.put_code(kFirst, {0xb8, 1, 0, 0, 0, 0x8b, 0x1c, 0x25, 0, 1, 0x50, 0, 0xc3});   // mov eax, 1; mov ebx, [0x500100]; ret
        guest.put_code(kSecond, {0xb8, 2, 0, 0, 0, 0x8b, 0x1c, 0x25, 0, 1, 0x50, 0, 0xc3});
        guest.put(kFirst + 0x100, std::uint32_t{10});
        guest.put(kSecond + 0x100, std::uint32_t{20});
        const std::uint64_t entry = guest.entry_address(kMode, kWindow);
        // call rdi (twice); mov r8d, eax; mov r9d, ebx; mov [rsi], rdx; invlpg [rdi]; call rdi; hlt
        State state = Guest::flat_state(kMode);
        state.gpr[Rdi] = kWindow;
        state.gpr[Rsi] = entry;
        state.gpr[Rdx] = kSecond | kP | kW | kA | kD;
        QVERIFY(guest.run({0xff, 0xd7, 0xff, 0xd7, 0x41, 0x89, 0xc0, 0x41, 0x89, 0xd9, 0x48, 0x89, 0x16, 0x0f, 1, 0x3f, 0xff, 0xd7, 0xf4}, state));
        QCOMPARE(guest.reg(R8), std::uint64_t{1});
        QCOMPARE(guest.reg(R9), std::uint64_t{10});
        QCOMPARE(guest.reg(Rax), std::uint64_t{2});
        QCOMPARE(guest.reg(Rbx), std::uint64_t{20});
    }

    void interrupts_atAnyMoment_changeNothing() {
        Guest disturbed, quiet;
        for (Guest* guest : {&disturbed, &quiet}) {
            guest->put_code(kHandlers + 32 * 16, {0x48, 0xff, 0x04, 0x25, 0, 0, 7, 0, 0x48, 0xcf});  // inc qword [0x70000]; iretq
            // movsd xmm1, [rsi]; 1: addsd xmm1, [rsi]; push rax; adc rax, rcx; xor [rsi+8], rax; pop rdx; dec rcx; jnz 1b;
            // movsd [rsi+16], xmm1; hlt
            guest->put_code(kCode, {0xf2, 0x0f, 0x10, 0x0e, 0xf2, 0x0f, 0x58, 0x0e, 0x50, 0x48, 0x11, 0xc8, 0x48, 0x31, 0x46, 8,
                                    0x5a, 0x48, 0xff, 0xc9, 0x75, 0xee, 0xf2, 0x0f, 0x11, 0x4e, 16, 0xf4});
            guest->put(kData, 1.5);
            State state = Guest::flat_state(kMode);
            state.cr4 |= cr4::OSFXSR | cr4::OSXMMEXCPT;
            state.rflags |= rflags::IF;
            state.gpr[Rsi] = kData;
            state.gpr[Rcx] = 2'000'000;
            guest->cpu().set_state(state);
        }
        std::atomic<bool> kicked = false, done = false;
        std::jthread kicker([&] {
            while (!done) {
                disturbed.cpu().call_attention(attention::Kick);
                kicked = true;
                std::this_thread::yield();
            }
        });
        while (!kicked) {
            std::this_thread::yield();  // On a busy host the guest might be through before.
        }
        std::uint64_t injected = 0;
        for (bool halted = false; !halted;) {
            const Exit exit = disturbed.cpu().run();
            halted = std::holds_alternative<Halt>(exit) || disturbed.cpu().halted;  // A kick may come at the HLT.
            if (!halted && disturbed.cpu().can_inject()) {
                disturbed.cpu().pending_interrupt = 32;
                disturbed.cpu().call_attention(attention::Inject);
                ++injected;
            }
        }
        done = true;
        QVERIFY(std::holds_alternative<Halt>(quiet.cpu().run()));
        QVERIFY(injected != 0);
        QCOMPARE(disturbed.get<std::uint64_t>(0x7'0000), injected);
        for (const Gpr which : {Rax, Rcx, Rdx, Rsp}) {
            QCOMPARE(disturbed.reg(which), quiet.reg(which));
        }
        QCOMPARE(disturbed.get<std::uint64_t>(kData + 8), quiet.get<std::uint64_t>(kData + 8));
        QCOMPARE(disturbed.get<double>(kData + 16), quiet.get<double>(kData + 16));
        QCOMPARE(disturbed.cpu().rflags() & rflags::Arithmetic, quiet.cpu().rflags() & rflags::Arithmetic);
    }

    void interrupt_betweenRoundsOfALoop_findsTheFlagsThatNobodyReads_data() {
        QTest::addColumn<QByteArray>("origin");  // Of the flags, EDX and EBX are 0.
        QTest::addColumn<int>("jump");           // Back, as long as they are 0.
        QTest::addColumn<std::uint32_t>("last"); // What EDX is in the last round.
        QTest::newRow("cmp") << QByteArray::fromHex("83fa05") << 0x75 << 5u;        // cmp edx, 5
        QTest::newRow("test") << QByteArray::fromHex("85d2") << 0x74 << 1u;         // test edx, edx
        QTest::newRow("cmp of rax") << QByteArray::fromHex("3d00000080") << 0x75 << 0x8000'0000u;  // cmp eax, 0x80000000
        QTest::newRow("sub") << QByteArray::fromHex("83ea07") << 0x75 << 7u;        // sub edx, 7
        QTest::newRow("sub of 64 bits") << QByteArray::fromHex("4883ea79") << 0x75 << 121u;  // sub rdx, 121
        QTest::newRow("add") << QByteArray::fromHex("83c281") << 0x75 << 127u;      // add edx, -127
        QTest::newRow("add of a register") << QByteArray::fromHex("01ca") << 0x75 << 1u;  // add edx, ecx, which is -1
        QTest::newRow("and") << QByteArray::fromHex("83e205") << 0x74 << 1u;        // and edx, 5
        QTest::newRow("or") << QByteArray::fromHex("09da") << 0x74 << 1u;           // or edx, ebx
        QTest::newRow("xor") << QByteArray::fromHex("81f200000080") << 0x75 << 0x8000'0000u;  // xor edx, 0x80000000
        QTest::newRow("shift") << QByteArray::fromHex("d1e2") << 0x74 << 1u;        // shl edx, 1
    }
    void interrupt_betweenRoundsOfALoop_findsTheFlagsThatNobodyReads() {
        QFETCH(QByteArray, origin);
        QFETCH(int, jump);
        QFETCH(std::uint32_t, last);
        Guest guest, interpreted(0);
        const auto put_loop = [&](Guest& to) {
            // 1: or ebx, ebx (which ends the flags); mov edx, [rsi]; mov eax, edx; the origin; mov edi, [rsi] (which may fault); back to 1; hlt
            QByteArray code = QByteArray::fromHex("09db8b1689d0") + origin + QByteArray::fromHex("8b3e");
            code += static_cast<char>(jump);
            code += static_cast<char>(-code.size() - 1);
            code += static_cast<char>(0xf4);
            for (qsizetype i = 0; i < code.size(); ++i) {
                to.put(kCode + static_cast<std::uint64_t>(i), static_cast<std::uint8_t>(code[i]));
            }
            return kCode + static_cast<std::uint64_t>(code.size()) - 3;
        };
        State state = Guest::flat_state(kMode);
        state.gpr[Rsi] = kData;
        state.gpr[Rcx] = 0xffff'ffff;
        state.gpr[Rbx] = 0;
        // What the flags are is seen where the interpreter has no way back.
        interpreted.put(put_loop(interpreted), std::uint16_t{0xf4f4});
        interpreted.cpu().set_state(state);
        QVERIFY(std::holds_alternative<Halt>(interpreted.cpu().run()));
        const std::uint64_t wanted = interpreted.cpu().rflags() & rflags::Arithmetic;

        put_loop(guest);
        // cmp [rsp], r10 (RIP: not at the HLT); jne 1f; mov rax, [rsp+16] (RFLAGS); xor eax, r8d; and eax, 0x8d5; or r9d, eax; 1: iretq
        guest.put_code(kHandlers + 32 * 16, {0x4c, 0x39, 0x14, 0x24, 0x75, 16, 0x48, 0x8b, 0x44, 0x24, 16, 0x44, 0x31, 0xc0, 0x25, 0xd5, 8,
                                             0, 0, 0x41, 9, 0xc1, 0x48, 0xcf});
        state.gpr[R10] = kCode;
        state.gpr[R8] = wanted;
        state.gpr[R9] = 0;
        state.rflags |= rflags::IF | wanted;
        guest.cpu().set_state(state);
        const KickTimer timer(guest.cpu());
        unsigned injected = 0;
        for (bool halted = false; !halted;) {
            const Exit exit = guest.cpu().run();
            halted = std::holds_alternative<Halt>(exit) || guest.cpu().halted;
            if (!halted && guest.cpu().can_inject()) {
                guest.cpu().pending_interrupt = 32;
                guest.cpu().call_attention(attention::Inject);
                if (++injected == 20) {
                    guest.put(kData, last);
                }
            }
        }
        QVERIFY(injected >= 20);
        QCOMPARE(guest.reg(R9), std::uint64_t{0});
    }

    void systemInstructions_ofAKernel_doWhatTheInterpreterDoes() {
        Guest translated(1), interpreted(0);
        for (Guest* guest : {&translated, &interpreted}) {
            guest->put(kData + 8, std::uint64_t{0x1122'3344'5566'7788});
            State state = Guest::flat_state(kMode);
            state.gpr[Rsi] = kData;
            state.rflags |= rflags::IF;
            state.seg[Gs].base = 0x1234'5000;
            state.kernel_gs_base = 0xffff'8000'0000'0000;
            // stc; pushfq; push qword [rsi+8]; cli; sub al, 0x81; pushfq; swapgs; mov r8d, ds; mov edi, ss; and ah, 0xf0; add ch, 0x85;
            // seto bh; pushfq; push qword [rsp+16]; hlt
            QVERIFY(guest->run({0xf9, 0x9c, 0xff, 0x76, 8, 0xfa, 0x2c, 0x81, 0x9c, 0x0f, 1, 0xf8, 0x41, 0x8c, 0xd8, 0x8c, 0xd7, 0x80, 0xe4,
                                0xf0, 0x80, 0xc5, 0x85, 0x0f, 0x90, 0xc7, 0x9c, 0xff, 0x74, 0x24, 0x10, 0xf4},
                               state));
        }
        QVERIFY(translated.is_translated(kCode));
        for (unsigned reg = 0; reg < 16; ++reg) {
            QCOMPARE(translated.cpu().regs[reg], interpreted.cpu().regs[reg]);
        }
        for (std::uint64_t at = translated.reg(Rsp); at < kStack + 0x1000; at += 8) {
            QCOMPARE(translated.get<std::uint64_t>(at), interpreted.get<std::uint64_t>(at));
        }
        QCOMPARE(translated.get<std::uint64_t>(translated.reg(Rsp)), std::uint64_t{0x1122'3344'5566'7788});
        QCOMPARE(translated.get<std::uint64_t>(kStack + 0xff8) & rflags::IF, std::uint64_t{rflags::IF});
        QCOMPARE(translated.cpu().rflags(), interpreted.cpu().rflags());
        QCOMPARE(translated.cpu().seg[Gs].base, std::uint64_t{0xffff'8000'0000'0000});
        QCOMPARE(translated.cpu().kernel_gs_base, std::uint64_t{0x1234'5000});
    }

    void vectorsAndExchanges_ofALoop_endAsInterpreted() {
        Guest translated(1), interpreted(0);
        for (Guest* guest : {&translated, &interpreted}) {
            for (std::uint64_t at = 0; at < 64; ++at) {
                guest->put(kData + at, static_cast<std::uint8_t>("Strings that have no end but for one."[at % 38]));
            }
            State state = Guest::flat_state(kMode);
            state.cr4 |= cr4::OSFXSR | cr4::OSXMMEXCPT | cr4::OSXSAVE;
            state.xcr0 = 7;
            state.gpr[Rsi] = kData;
            state.gpr[Rdi] = 20;
            state.gpr[R15] = 0x1234'5678'9abc'def0;
            state.gpr[R10] = 0xfedc'ba98'7654'3210;
            // 1: vmovdqu ymm1, [rsi]; vpaddb ymm2, ymm1, ymm1; movdqu xmm3, [rsi+1]; pcmpistri xmm1, [rsi+7], 2; adc rbx, rcx;
            // vaddps ymm4, ymm2, ymm4; vzeroupper; paddb xmm4, xmm2; xchg r15, rax; xchg r10d, eax; dec rdi; jnz 1b;
            // vmovdqu ymm5, [rsi]; hlt
            QVERIFY(guest->run({0xc5, 0xfe, 0x6f, 0x0e, 0xc5, 0xf5, 0xfc, 0xd1, 0xf3, 0x0f, 0x6f, 0x5e, 1, 0x66, 0x0f, 0x3a, 0x63, 0x4e, 7, 2,
                                0x48, 0x11, 0xcb, 0xc5, 0xec, 0x58, 0xe4, 0xc5, 0xf8, 0x77, 0x66, 0x0f, 0xfc, 0xe2, 0x49, 0x97, 0x41, 0x92,
                                0x48, 0xff, 0xcf, 0x75, 0xd5, 0xc5, 0xfe, 0x6f, 0x2e, 0xf4},
                               state));
            QVERIFY(!guest->halted_in());
        }
        QVERIFY(translated.is_translated(kCode));
        for (unsigned reg = 0; reg < 16; ++reg) {
            QCOMPARE(translated.cpu().regs[reg], interpreted.cpu().regs[reg]);
        }
        QVERIFY(translated.cpu().state().xsave == interpreted.cpu().state().xsave);
        QCOMPARE(translated.cpu().rflags(), interpreted.cpu().rflags());
    }

    void timeStampCounter_goesOnFromBlockToBlock() {
        Guest guest;
        State state = Guest::flat_state(kMode);
        state.tsc_adjust = std::uint64_t{1} << 60;
        // rdtsc; mov esi, eax; mov edi, edx; 1: rdtsc; shl rdx, 32; or rax, rdx; jmp 2f; 2: hlt
        QVERIFY(guest.run({0x0f, 0x31, 0x89, 0xc6, 0x89, 0xd7, 0x0f, 0x31, 0x48, 0xc1, 0xe2, 0x20, 0x48, 0x09, 0xd0, 0xeb, 0, 0xf4}, state));
        QVERIFY(guest.is_translated(kCode));
        const std::uint64_t first = guest.reg(Rdi) << 32 | guest.reg(Rsi);
        QVERIFY(first >= std::uint64_t{1} << 60);
        QVERIFY(guest.reg(Rax) > first);
        QVERIFY(guest.reg(Rax) <= guest.cpu().read_tsc());
    }

    void division_thatWouldTrapOnTheHost_isTheGuestsFault_data() {
        QTest::addColumn<std::uint64_t>("high");
        QTest::addColumn<std::uint64_t>("low");
        QTest::addColumn<std::uint64_t>("divisor");
        QTest::addColumn<int>("opcode");
        QTest::newRow("div by 0") << std::uint64_t{0} << std::uint64_t{1} << std::uint64_t{0} << 0xf1;
        QTest::newRow("div overflow") << std::uint64_t{5} << std::uint64_t{1} << std::uint64_t{5} << 0xf1;
        QTest::newRow("idiv by 0") << std::uint64_t{0} << std::uint64_t{1} << std::uint64_t{0} << 0xf9;
        QTest::newRow("idiv least by -1") << ~std::uint64_t{0} << std::uint64_t{1} << std::uint64_t{1} << 0;
        QTest::newRow("idiv overflow") << std::uint64_t{1} << std::uint64_t{0} << std::uint64_t{1} << 0xf9;
    }
    void division_thatWouldTrapOnTheHost_isTheGuestsFault() {
        QFETCH(std::uint64_t, high);
        QFETCH(std::uint64_t, low);
        QFETCH(std::uint64_t, divisor);
        QFETCH(int, opcode);
        const bool least = opcode == 0;
        State state = Guest::flat_state(kMode);
        state.gpr[Rdx] = high;
        state.gpr[Rax] = least ? std::uint64_t{1} << 63 : low;
        state.gpr[Rcx] = least ? ~std::uint64_t{0} : divisor;
        Guest guest;
        QVERIFY(guest.run({0x90, 0x48, 0xf7, least ? 0xf9 : opcode, 0xf4}, state));
        QCOMPARE(guest.halted_in(), std::optional(0u));
        QCOMPARE(guest.get<std::uint64_t>(guest.reg(Rsp)), kCode + 1);
    }

    /// SUB's flags are ADD's business no longer when SUB made another instruction of ADD.
    void store_intoTheNextInstruction_leavesItsFlags() {
        TwoCpus cpus;
        const std::vector<std::uint8_t> code = {0x29, 0x0d, 0xfe, 0xff, 0xff, 0xff, 0x01, 0xf4};  // sub [rip - 2], ecx; add esp, esi
        QCOMPARE(cpus.difference(code, {}), std::string());
    }

    void streams_ofRandomInstructions_endAsInterpreted() {
        // Opcodes that are translated, behind random prefixes and with random operands.
        static constexpr std::uint8_t kOneByte[] = {0x01, 0x03, 0x09, 0x11, 0x13, 0x19, 0x21, 0x29, 0x2b, 0x31, 0x39, 0x3b, 0x50, 0x53,
                                                    0x58, 0x5b, 0x63, 0x69, 0x6b, 0x72, 0x74, 0x75, 0x7c, 0x81, 0x83, 0x85, 0x87, 0x89,
                                                    0x8b, 0x8d, 0x91, 0x98, 0x99, 0xa9, 0xb0, 0xb8, 0xc1, 0xc7, 0xd1, 0xd3, 0xd8, 0xd9,
                                                    0xdc, 0xdd, 0xe8, 0xeb, 0xf7, 0xf9, 0xfe, 0xff};
        static constexpr std::uint8_t kTwoBytes[] = {0x10, 0x11, 0x28, 0x2a, 0x2e, 0x44, 0x4c, 0x58, 0x59, 0x5c, 0x6f, 0x7e, 0x7f, 0x84,
                                                     0x92, 0xa3, 0xa4, 0xab, 0xac, 0xaf, 0xb1, 0xb6, 0xb7, 0xba, 0xbc, 0xbd, 0xbe, 0xc1,
                                                     0xc8, 0xd6, 0xef, 0xfe};
        static constexpr std::uint8_t kPrefixes[] = {0x48, 0x4d, 0x41, 0x44, 0x66, 0xf2, 0xf3, 0x67, 0x64, 0xf0};
        oracle::Random random(20261127);
        const auto one_of = [&](const auto& from) { return from[random.next() % std::size(from)]; };
        TwoCpus cpus;
        std::atomic<bool> done = false;
        std::jthread watchdog([&] {  // Loops without an end are stopped, and say nothing.
            for (unsigned i = 0; !done; ++i) {
                std::this_thread::sleep_for(std::chrono::milliseconds(20));
                cpus.stop();
            }
        });
        for (unsigned stream = 0; stream < 10'000; ++stream) {
            std::vector<std::uint8_t> code;
            while (code.size() < 100) {
                if (random.percent(60)) {
                    code.push_back(one_of(kPrefixes));
                }
                if (random.percent(30)) {
                    code.push_back(0x0f);
                    code.push_back(one_of(kTwoBytes));
                } else {
                    code.push_back(one_of(kOneByte));
                }
                const std::uint64_t operands = random.next();
                for (unsigned i = 0; i < 1 + (operands & 3); ++i) {
                    code.push_back(static_cast<std::uint8_t>(operands >> (8 * i + 8)));
                }
            }
            const TwoCpus::Start start = {.compatibility = stream % 4 == 3, .sse_exceptions = stream % 8 == 6};
            const std::string difference = cpus.difference(code, start);
            if (!difference.empty()) {
                done = true;
            }
            QVERIFY2(difference.empty(), (QByteArray::fromStdString(difference) + "of " + hex(code)).constData());
        }
        done = true;
    }

    void programs_ofRandomItems_endAsInterpreted() {
        oracle::Random random(20261128);
        TwoCpus cpus;
        std::atomic<bool> done = false;
        std::jthread watchdog([&] {  // Loops without an end are stopped, and say nothing.
            for (unsigned i = 0; !done; ++i) {
                std::this_thread::sleep_for(std::chrono::milliseconds(20));
                cpus.stop();
            }
        });
        std::string difference;
        std::vector<std::uint8_t> code;
        for (unsigned program = 0; program < 5'000 && difference.empty(); ++program) {
            code = RandomProgram(random).code();
            difference = cpus.difference(code, {});
        }
        done = true;
        QVERIFY2(difference.empty(), (QByteArray::fromStdString(difference) + "of " + hex(code)).constData());
    }

    void sharedLookUp_atTheEndOfAPage_faultsWhereItIsTheInstructionsOwn() {
        TwoCpus cpus;
        for (unsigned before = 0; before < 80; before += 4) {
            for (const char* rest : {
                     "50535152505355",                          // push rax, rbx, rcx, rdx, rax, rbx, rbp
                     "585b595a5d415841594c8b242448891c24",      // pop ...; mov r12, [rsp]; mov [rsp], rbx
                     "488b47f8488b0f48035708480157f0488b7f10",  // mov rax, [rdi-8]; mov rcx, [rdi]; add rdx, [rdi+8]; add [rdi-16], rdx; mov rdi, [rdi+16]
                     "488907488947084839c8488957104889570048c7471801000000",  // mov [rdi], rax; mov [rdi+8], rax; cmp rax, rcx; mov [rdi+16], rdx; ...
                     "488b074883c7088b0f8d7f048b1748897f08",    // mov rax, [rdi]; add rdi, 8; mov ecx, [rdi]; lea edi, [rdi+4]; ...
                     "5b5d415cc3", "585bc20800", "4883c4085b58c3", "5b5c58c3", "5854505b", "58488d44240850"}) {
                // pop rbx, rbp, r12; ret; ...; add rsp, 8; ...; pop rsp; ...; push rsp; ...; lea rax, [rsp+8]; push rax
                const auto at = static_cast<std::uint32_t>(TwoCpus::kMapped - before);
                QByteArray bytes = "\xbf";  // mov edi, at; mov esp, edi
                bytes += little_endian(at, 4);
                bytes += QByteArray::fromHex("89fc") + QByteArray::fromHex(rest);
                const std::string difference = difference_of(cpus, bytes);
                QVERIFY2(difference.empty(), difference.c_str());
            }
        }
    }

    void run_ofAnyLength_endsAsInterpreted() {
        TwoCpus cpus;
        for (const unsigned count : {0u, 1u, 7u, 16u, 17u, 32u, 33u, 128u, 129u, 300u}) {
            for (const unsigned before : {0u, 1u, 100u, 128u, 200u, 0x1000u, 0x1005u, 0x2f00u}) {
                for (const char* run : {"f3aa", "f3ab", "f348ab", "f366ab", "aa", "67f3aa", "fdf3aafc", "f2aa", "f3a4", "f3a5", "f348a5", "f366a5", "64f3a4",
                                         "8d77fdf3a4", "8d7703f3a4", "fdf3a4fc"}) {  // lea esi, [rdi-3]; ...
                    QByteArray bytes = "\xbf" + little_endian(TwoCpus::kMapped - before, 4);      // mov edi, ...
                    bytes += "\xb9" + little_endian(count, 4) + "\x39\xc8" + QByteArray::fromHex(run);  // mov ecx, count; cmp eax, ecx
                    const std::string difference = difference_of(cpus, bytes);
                    QVERIFY2(difference.empty(), difference.c_str());
                }
            }
        }
    }

    void fill_ofTheCodeBehindIt_isExecutedAsWritten() {
        Guest guest;
        // mov ecx, 3; mov edi, 1f; mov eax, 0x90; rep stosb; 1: inc rdx (three bytes); hlt
        const auto at = static_cast<int>(kCode) + 17;
        QVERIFY(guest.run({0xb9, 3, 0, 0, 0, 0xbf, at & 255, at >> 8 & 255, at >> 16 & 255, 0, 0xb8, 0x90, 0, 0, 0, 0xf3, 0xaa,
                           0x48, 0xff, 0xc2, 0xf4}));
        QCOMPARE(guest.reg(Rdx), std::uint64_t{0});
    }

    /// A loop runs over the end of its page by an instruction that lies on both, which is changed on the second page.
    void instruction_onTwoPages_isTranslated_andFindsCodeThatHasChanged() {
        Guest guest(2);
        constexpr std::uint64_t kStart = kCode + 0x1000 - 8;
        const auto at = static_cast<int>(kCode) + 0x1002;
        // kStart: mov ecx, 20; (at the end of the page) add rdx, 0x100 (three bytes of seven; the 0x100 becomes 0x200);
        // cmp ecx, 10; jne 2f; mov byte [at], 2; 2: dec ecx; jnz 1b; hlt
        guest.put_code(kStart, {0xb9, 20, 0, 0, 0, 0x48, 0x81, 0xc2, 0, 1, 0, 0, 0x83, 0xf9, 10, 0x75, 8,
                                0xc6, 0x04, 0x25, (at - 1) & 255, at >> 8 & 255, at >> 16 & 255, 0, 2, 0xff, 0xc9, 0x75, 0xe8, 0xf4});
        State state = Guest::flat_state(kMode);
        state.rip = kStart;
        QVERIFY(guest.run_to_halt(state));
        QVERIFY(guest.is_translated(kStart + 5));
        QCOMPARE(guest.reg(Rdx), std::uint64_t{11 * 0x100 + 9 * 0x200});
    }

    void instruction_onTwoPages_whoseSecondIsMappedElsewhere_isWhatItIsThere() {
        Guest guest(2);
        guest.map_with_two_pages_behind();
        guest.put_code(Guest::kShared + 0xff8, {0x48, 0xff, 0xc3, 0xeb, 0, 0x48, 0x83, 0xc2});  // inc rbx; jmp 1f; 1: add rdx, (the number follows)
        guest.put_code(Guest::kFirst, {1, 0xc3});
        guest.put_code(Guest::kSecond, {0x40, 0xc3});
        State state = Guest::flat_state(kMode);
        state.gpr[Rdi] = Guest::kHere + 0xff8;
        state.gpr[Rsi] = Guest::kThere + 0xff8;
        // mov ecx, 30; 1: call rdi; call rsi; dec ecx; jnz 1b; hlt
        QVERIFY(guest.run({0xb9, 30, 0, 0, 0, 0xff, 0xd7, 0xff, 0xd6, 0xff, 0xc9, 0x75, 0xf8, 0xf4}, state));
        QCOMPARE(guest.reg(Rbx), std::uint64_t{60});
        QCOMPARE(guest.reg(Rdx), std::uint64_t{30 * 0x41});
    }

    void call_toAnotherPage_findsCodeThatHasChanged() {
        Guest guest(2);
        guest.put_code(kCode + 0x1000, {0xb0, 1, 0xc3});  // mov al, 1; ret
        const auto at = static_cast<int>(kCode) + 0x1001;
        // mov ecx, 20; 1: call kCode + 0x1000; add rdx, rax; cmp ecx, 10; jne 2f; mov byte [at], 2; 2: dec ecx; jnz 1b; hlt
        QVERIFY(guest.run({0xb9, 20, 0, 0, 0, 0xe8, 0xf6, 0x0f, 0, 0, 0x48, 1, 0xc2, 0x83, 0xf9, 10, 0x75, 8,
                           0xc6, 0x04, 0x25, at & 255, at >> 8 & 255, at >> 16 & 255, 0, 2, 0xff, 0xc9, 0x75, 0xe7, 0xf4}));
        QVERIFY(guest.is_translated(kCode + 0x1000));
        QCOMPARE(guest.reg(Rdx), std::uint64_t{11 * 1 + 9 * 2});
    }

    void call_toAnotherPage_goesWhereItLeadsFromThere() {
        Guest guest(2);
        guest.map_with_two_pages_behind();
        guest.put_code(Guest::kShared, {0xe8, 0xfb, 0x0f, 0, 0, 0xc3});        // call the page behind; ret
        guest.put_code(Guest::kFirst, {0x48, 0x83, 0xc2, 1, 0xc3});             // add rdx, 1; ret
        guest.put_code(Guest::kSecond, {0x48, 0x81, 0xc2, 0, 1, 0, 0, 0xc3});  // add rdx, 0x100; ret
        State state = Guest::flat_state(kMode);
        state.gpr[Rdi] = Guest::kHere;
        state.gpr[Rsi] = Guest::kThere;
        // mov ecx, 30; 1: call rdi; cmp ecx, 10; jne 2f; xchg rdi, rsi; 2: dec ecx; jnz 1b; call rsi; hlt
        QVERIFY(guest.run({0xb9, 30, 0, 0, 0, 0xff, 0xd7, 0x83, 0xf9, 10, 0x75, 3, 0x48, 0x87, 0xfe, 0xff, 0xc9, 0x75, 0xf2, 0xff, 0xd6, 0xf4},
                          state));
        QCOMPARE(guest.reg(Rdx), std::uint64_t{21 + 1 + 9 * 0x100});
    }

    void call_toAnotherPage_afterItWasMappedElsewhere_findsWhatIsThere_data() {
        QTest::addColumn<quint64>("global");
        QTest::newRow("a page of this address space") << quint64{0};
        QTest::newRow("a global page") << quint64{kG};
    }
    void call_toAnotherPage_afterItWasMappedElsewhere_findsWhatIsThere() {
        QFETCH(quint64, global);
        Guest guest(2);
        constexpr std::uint64_t kWindow = 0x50'0000, kCaller = 0x10'0000, kFirst = 0x11'0000, kSecond = 0x12'0000;
        guest.map(kMode, kWindow, kCaller, kP | kW | kA | kD);
        guest.map(kMode, kWindow + 0x1000, kFirst, kP | kW | kA | kD | global);
        guest.put_code(kCaller, {0xe8, 0xfb, 0x0f, 0, 0, 0xc3});
        guest.put_code(kFirst, {0x48, 0x83, 0xc2, 1, 0xc3});
        guest.put_code(kSecond, {0x48, 0x81, 0xc2, 0, 1, 0, 0, 0xc3});
        State state = Guest::flat_state(kMode);
        state.cr4 |= cr4::PGE;
        state.gpr[Rdi] = kWindow;
        state.gpr[Rsi] = guest.entry_address(kMode, kWindow + 0x1000);
        state.gpr[Rbx] = kWindow + 0x1000;
        state.gpr[Rax] = kSecond | kP | kW | kA | kD | global;
        // mov ecx, 30; 1: call rdi; cmp ecx, 10; jne 2f; mov [rsi], rax; invlpg [rbx]; 2: dec ecx; jnz 1b; hlt
        QVERIFY(guest.run({0xb9, 30, 0, 0, 0, 0xff, 0xd7, 0x83, 0xf9, 10, 0x75, 6, 0x48, 0x89, 0x06, 0x0f, 1, 0x3b, 0xff, 0xc9, 0x75, 0xef, 0xf4},
                          state));
        QCOMPARE(guest.reg(Rdx), std::uint64_t{21 + 9 * 0x100});
    }

    /// Two address spaces, in turn, that have a page in common and another one behind it.
    void call_toAnotherPage_inAnotherAddressSpace_findsWhatIsThere() {
        Guest guest(2);
        guest.map_another_address_space(Guest::kShared, Guest::kShared);
        guest.put_code(Guest::kShared, {0xe8, 0xfb, 0x0f, 0, 0, 0xc3});        // call the page behind; ret
        guest.put_code(Guest::kFirst, {0x48, 0x83, 0xc2, 1, 0xc3});             // add rdx, 1; ret
        guest.put_code(Guest::kSecond, {0x48, 0x81, 0xc2, 0, 1, 0, 0, 0xc3});  // add rdx, 0x100; ret
        State state = Guest::flat_state(kMode);
        state.cr4 |= cr4::PGE;
        state.gpr[Rdi] = Guest::kWindow;
        state.gpr[Rbx] = kRoot ^ Guest::kOtherRoot;
        // mov ecx, 30; 1: call rdi; mov rax, cr3; xor rax, rbx; mov cr3, rax; dec ecx; jnz 1b; hlt
        QVERIFY(guest.run({0xb9, 30, 0, 0, 0, 0xff, 0xd7, 0x0f, 0x20, 0xd8, 0x48, 0x31, 0xd8, 0x0f, 0x22, 0xd8, 0xff, 0xc9, 0x75, 0xf1, 0xf4},
                          state));
        QCOMPARE(guest.reg(Rdx), std::uint64_t{15 + 15 * 0x100});
    }

    void return_toAnotherAddressThanItsCall_goesThere() {
        Guest guest(2);
        guest.put_code(kCode + 0x40, {0x83, 0xf9, 10, 0x73, 5, 0x48, 0x83, 0x04, 0x24, 4, 0xc3});  // cmp ecx, 10; jae 1f; add qword [rsp], 4; 1: ret
        // mov ecx, 20; 1: call kCode + 0x40; add rdx, 1; add rdx, 16; dec ecx; jnz 1b; hlt
        QVERIFY(guest.run({0xb9, 20, 0, 0, 0, 0xe8, 0x36, 0, 0, 0, 0x48, 0x83, 0xc2, 1, 0x48, 0x83, 0xc2, 16, 0xff, 0xc9, 0x75, 0xef, 0xf4}));
        QCOMPARE(guest.reg(Rdx), std::uint64_t{11 * 17 + 9 * 16});
    }

    void returns_ofManyFrames_goBackToEach() {
        Guest guest(2);
        // 1: add rdx, 1; dec ecx; jz 2f; call 1b; add rdx, 0x100; 2: ret
        guest.put_code(kCode + 0x40, {0x48, 0x83, 0xc2, 1, 0xff, 0xc9, 0x74, 12, 0xe8, 0xf3, 0xff, 0xff, 0xff, 0x48, 0x81, 0xc2, 0, 1, 0, 0, 0xc3});
        // mov ebx, 5; 1: mov ecx, 40; call kCode + 0x40; dec ebx; jnz 1b; hlt
        QVERIFY(guest.run({0xbb, 5, 0, 0, 0, 0xb9, 40, 0, 0, 0, 0xe8, 0x31, 0, 0, 0, 0xff, 0xcb, 0x75, 0xf2, 0xf4}));
        QCOMPARE(guest.reg(Rdx), std::uint64_t{5 * (40 + 39 * 0x100)});
    }

    void return_toAddress0_goesThere() {
        Guest guest;
        guest.put_code(0, {0x48, 0xff, 0xc2, 0xf4});  // inc rdx; hlt
        QVERIFY(guest.run({0x6a, 0, 0xc3}));          // push 0; ret
        QCOMPARE(guest.reg(Rdx), std::uint64_t{1});
        QCOMPARE(guest.cpu().rip, std::uint64_t{4});
    }

    void return_findsCodeThatHasChanged() {
        Guest guest(2);
        const auto at = static_cast<int>(kCode) + 13;
        // cmp ecx, 10; jne 1f; mov byte [at], 2; 1: ret
        guest.put_code(kCode + 0x1000, {0x83, 0xf9, 10, 0x75, 8, 0xc6, 0x04, 0x25, at & 255, at >> 8 & 255, at >> 16 & 255, 0, 2, 0xc3});
        // mov ecx, 20; 1: call kCode + 0x1000; add rdx, 1; dec ecx; jnz 1b; hlt
        QVERIFY(guest.run({0xb9, 20, 0, 0, 0, 0xe8, 0xf6, 0x0f, 0, 0, 0x48, 0x83, 0xc2, 1, 0xff, 0xc9, 0x75, 0xf3, 0xf4}));
        QCOMPARE(guest.reg(Rdx), std::uint64_t{10 * 1 + 10 * 2});
    }

    void return_inAnotherAddressSpace_findsWhatIsThere() {
        Guest guest(2);
        guest.map_another_address_space(Guest::kFirst, Guest::kSecond);
        guest.put_code(Guest::kFirst, {0xff, 0xd6, 0x48, 1, 0xca, 0xc3});      // call rsi; add rdx, rcx; ret
        guest.put_code(Guest::kSecond, {0xff, 0xd6, 0x48, 0x31, 0xc0, 0xc3});  // call rsi; xor rax, rax; ret
        // mov rax, cr3; xor rax, rbx; mov cr3, rax; mov rax, [rsp]; ret
        guest.put_code(kCode + 0x80, {0x0f, 0x20, 0xd8, 0x48, 0x31, 0xd8, 0x0f, 0x22, 0xd8, 0x48, 0x8b, 0x04, 0x24, 0xc3});
        State state = Guest::flat_state(kMode);
        state.gpr[Rdi] = Guest::kWindow;
        state.gpr[Rsi] = kCode + 0x80;
        state.gpr[Rbp] = kRoot ^ Guest::kOtherRoot;
        // mov ecx, 30; 1: cmp ecx, 20; cmove rbx, rbp; call rdi; dec ecx; jnz 1b; hlt
        QVERIFY(guest.run({0xb9, 30, 0, 0, 0, 0x83, 0xf9, 20, 0x48, 0x0f, 0x44, 0xdd, 0xff, 0xd7, 0xff, 0xc9, 0x75, 0xf3, 0xf4}, state));
        // All of 30 to 21, and of the rest those that the second page calls in, so that the first one is come back to.
        QCOMPARE(guest.reg(Rdx), std::uint64_t{255 + 19 + 17 + 15 + 13 + 11 + 9 + 7 + 5 + 3 + 1});
    }

    void jump_byATable_findsCodeThatHasChanged() {
        Guest guest(2);
        const auto at = static_cast<int>(kCode) + 0x40 + 16 + 3;
        // mov ecx, 40; 1: mov eax, ecx; and eax, 1; shl eax, 4; add eax, kCode + 0x40; jmp rax;
        // kCode + 0x40: add rdx, 1; jmp 2f; kCode + 0x50: add rdx, 2; jmp 2f (the 2 becomes 3);
        // kCode + 0x60: 2: cmp ecx, 20; jne 3f; mov byte [at], 3; 3: dec ecx; jnz 1b; hlt
        const auto cases = static_cast<int>(kCode) + 0x40;
        guest.put_code(kCode + 0x40, {0x48, 0x83, 0xc2, 1, 0xeb, 0x1a});
        guest.put_code(kCode + 0x50, {0x48, 0x83, 0xc2, 2, 0xeb, 0x0a});
        guest.put_code(kCode + 0x60, {0x83, 0xf9, 20, 0x75, 8, 0xc6, 0x04, 0x25, at & 255, at >> 8 & 255, at >> 16 & 255, 0, 3,
                                      0xff, 0xc9, 0x75, 0x94, 0xf4});
        QVERIFY(guest.run({0xb9, 40, 0, 0, 0, 0x89, 0xc8, 0x83, 0xe0, 1, 0xc1, 0xe0, 4, 0x05, cases & 255, cases >> 8 & 255,
                           cases >> 16 & 255, 0, 0xff, 0xe0}));
        QVERIFY(guest.is_translated(kCode + 0x50));
        QCOMPARE(guest.reg(Rdx), std::uint64_t{20 * 1 + 10 * 2 + 10 * 3});
    }

    /// A block stores into the one that its trace goes on with, in the fifth round.
    void store_intoALaterBlockOfTheTrace_isExecutedAsWritten() {
        Guest guest(2);
        // mov ecx, 8; 1: mov [rsi], al; cmp ecx, 4; lea rsi, [rsi]; jne 2f; mov rsi, 3f+1; 2: add ebx, 1; jmp 3f; int3;
        // 3: add edx, 1 (its immediate becomes 5); dec ecx; jnz 1b; hlt
        const auto at = static_cast<int>(kCode);
        State state = Guest::flat_state(kMode);
        state.gpr[Rsi] = kData;
        state.gpr[Rax] = 5;
        QVERIFY(guest.run({0xb9, 8, 0, 0, 0, 0x88, 0x06, 0x83, 0xf9, 4, 0x75, 5, 0xbe, (at + 25) & 255, at >> 8 & 255, at >> 16 & 255, 0,
                           0x83, 0xc3, 1, 0xeb, 1, 0xcc, 0x83, 0xc2, 1, 0xff, 0xc9, 0x75, 0xe7, 0xf4}, state));
        QCOMPARE(guest.reg(Rbx), std::uint64_t{8});
        QCOMPARE(guest.reg(Rdx), std::uint64_t{5 + 3 * 5});
    }

    /// At each boundary of a translated loop an OUT leaves to the machine, which answers with an interrupt.
    void interrupts_atEveryBoundary_changeNothing() {
        // mov rax, [rsi]; add rax, [rsi+8]; adc rbx, rax; push rbx; push rax; cmp rax, rbx; jb 1f; xor rdx, rax; 1: pop rdi; pop rbp;
        // mov [rsi+16], rdi; movq xmm0, rax; addsd xmm1, xmm0; movq r8, xmm1; shl r8, cl
        static const QList<QByteArray> kBody = {"488b06", "48034608", "4811c3", "53", "50", "4839d8", "7203", "4831c2", "5f", "5d",
                                                "48897e10", "66480f6ec0", "f20f58c8", "66490f7ec8", "49d3e0"};
        constexpr qsizetype kJump = 6;
        std::optional<State> undisturbed;
        for (qsizetype boundary = -1; boundary <= kBody.size(); ++boundary) {
            QByteArray code = "b908000000";  // mov ecx, 8; the body; dec ecx; jnz; hlt
            for (qsizetype i = 0; i <= kBody.size(); ++i) {
                code += i == boundary ? "e680" : "";  // out 0x80, al
                code += i == kBody.size() ? QByteArray() : i == kJump && boundary == kJump + 1 ? QByteArray("7205") : kBody[i];
            }
            code = QByteArray::fromHex(code + "ffc9");
            code += "\x75" + QByteArray(1, static_cast<char>(5 - (code.size() + 2))) + "\xf4";
            Guest guest;
            guest.put_code(kHandlers + 32 * 16, {0x48, 0xff, 0x04, 0x25, 0, 0, 7, 0, 0x48, 0xcf});  // inc qword [0x70000]; iretq
            for (qsizetype i = 0; i < code.size(); ++i) {
                guest.put(kCode + static_cast<std::uint64_t>(i), static_cast<std::uint8_t>(code[i]));
            }
            guest.put(kData, std::uint64_t{0x4031'4159'2653'5897});
            guest.put(kData + 8, std::uint64_t{0x9e37'79b9'7f4a'7c15});
            State state = Guest::flat_state(kMode);
            state.cr4 |= cr4::OSFXSR | cr4::OSXMMEXCPT;
            state.rflags |= rflags::IF;
            state.gpr[Rsi] = kData;
            guest.cpu().set_state(state);
            unsigned injected = 0;
            for (Exit exit = guest.cpu().run(); !std::holds_alternative<Halt>(exit); exit = guest.cpu().run()) {
                QVERIFY(++injected <= 8);
                guest.cpu().pending_interrupt = 32;
                guest.cpu().call_attention(attention::Inject);
            }
            State end = guest.cpu().state();
            if (!undisturbed) {
                undisturbed = end;
            }
            // At the condition the boundary may be jumped over.
            QVERIFY(boundary < 0 ? injected == 0 : injected == 8 || boundary == kJump + 1);
            QCOMPARE(guest.get<std::uint64_t>(0x7'0000), std::uint64_t{injected});
            QVERIFY(std::ranges::equal(end.gpr, undisturbed->gpr));
            QCOMPARE(end.rflags, undisturbed->rflags);
            QVERIFY(std::ranges::equal(end.xsave, undisturbed->xsave));
        }
    }

    void interrupt_asCodeChanges_wakesFromAHalt() {
        Guest guest;
        guest.put_code(kHandlers + 32 * 16, {0x48, 0xff, 0x04, 0x25, 0, 0, 7, 0, 0x48, 0xcf});  // inc qword [0x70000]; iretq
        State state = Guest::flat_state(kMode);
        state.rflags |= rflags::IF;
        QVERIFY(guest.run({0x48, 0xff, 0xc8, 0xf4, 0x48, 0xff, 0xc0, 0xf4}, state));  // dec rax; hlt; inc rax; hlt
        QVERIFY(guest.is_translated(kCode));
        guest.put(kCode + 4, std::uint8_t{0x48});
        QVERIFY((guest.cpu().attention.load() & attention::Code) != 0);
        guest.cpu().pending_interrupt = 32;
        guest.cpu().call_attention(attention::Inject);
        QVERIFY(std::holds_alternative<Halt>(guest.cpu().run()));
        QCOMPARE(guest.get<std::uint64_t>(0x7'0000), std::uint64_t{1});
        QCOMPARE(guest.reg(Rax), std::uint64_t{0});
    }

    void addresses_thatAreTheHosts_areTheGuestsFaults() {
        TwoCpus cpus;
        QVERIFY(cpus.difference(std::vector<std::uint8_t>{0x90, 0xeb, 0}, {}).empty());  // There is some code then.
        std::vector<std::uint64_t> addresses = {0x7fff'ffff'fff0, 0x7fff'ffff'ffff, 0x8000'0000'0000, 0xffff'7fff'ffff'fff8,
                                                0xffff'8000'0000'0000, 0xffff'ffff'ffff'fff9, 0xffff'ffff'ffff'ffff, TwoCpus::kMapped};
        std::ranges::copy(cpus.host_addresses(), std::back_inserter(addresses));
        for (const std::uint64_t address : addresses) {
            for (const char* access : {"488b07", "488907", "48010f", "488b07488b4708", "5053", "585b", "ffe7", "ff27", "ff17", "ffd7", "c3",
                                       "f00fb10f", "0f1007", "0f1107", "aa", "a4", "f3ab", "dd07", "48f737", "0fc707", "c9"}) {
                QByteArray bytes = QByteArray::fromHex("48bf");  // mov rdi, address; mov rsp, rdi; mov rbp, rdi
                bytes += little_endian(address, 8);
                bytes += QByteArray::fromHex("4889fc4889fd") + QByteArray::fromHex(access);
                const std::string difference = difference_of(cpus, bytes);
                QVERIFY2(difference.empty(), difference.c_str());
            }
        }
    }

    void systemCalls_ofAnyNumber_areTheGuests() {
        TwoCpus cpus;
        for (unsigned number = 0; number < 512; ++number) {
            for (const char* call : {"0f05", "cd80", "0f34"}) {  // syscall, int 0x80, sysenter
                QByteArray bytes = "\xb8";  // mov eax, number
                bytes += little_endian(number, 4);
                bytes += QByteArray::fromHex(call);
                QCOMPARE(cpus.difference(std::vector<std::uint8_t>(bytes.begin(), bytes.end()), {}), std::string());
            }
        }
    }

    void goldens_data() {
        QTest::addColumn<QByteArray>("code");
        QTest::addColumn<QString>("wanted");
        QTest::addColumn<unsigned>("ring");
        const auto row = [](const char* name, std::initializer_list<int> code, const char* wanted, unsigned ring = 0) {
            QByteArray bytes;
            for (const int byte : code) {
                bytes.append(static_cast<char>(byte));
            }
            QTest::newRow(name) << bytes << QString(wanted) << ring;
        };
        row("registers", {0x48, 1, 0xd8, 0x89, 0xc1, 0xeb, 0xf9},  // add rax, rbx; mov ecx, eax; jmp .
            "add [cpu], 0x03\nadd r10, rbx\nmov ecx, r10d\ncmp [cpu], 0x00\njnz\njmp\n");
        row("flags that are wanted behind the block", {0x48, 1, 0xd8, 0xeb, 0},  // add rax, rbx; jmp 1f
            "add [cpu], 0x02\nadd r10, rbx\nlahf\nseto al\nmov [cpu], eax\njmp\n");
        row("flags for a fault alone", {0x48, 0x83, 0xc6, 8, 0x8b, 6, 0x48, 0x39, 0xd8, 0xeb, 0},  // add rsi, 8; mov eax, [rsi]; cmp rax, rbx; jmp 1f
            "add [cpu], 0x04\nadd rsi, 0x08\nmov r14, rsi\nrorx eax, r14d, 0x07\nand eax, 0x7FE0\nadd rax, [cpu]\n"
            "xor r14, [rax]\ncmp r14, 0xFFC\njnbe\nadd r14, [rax+0x10]\nmov r10d, [r14]\ncmp r10, rbx\nlahf\nseto al\n"
            "mov [cpu], eax\njmp\n");
        row("flags for a fault, of a register that changes", {0x48, 0x83, 0xc6, 8, 0x8b, 0x36, 0x8b, 6, 0x48, 0x39, 0xd8, 0xeb, 0},
            // add rsi, 8; mov esi, [rsi]; mov eax, [rsi]; cmp rax, rbx; jmp 1f
            "add [cpu], 0x05\nadd rsi, 0x08\nlahf\nseto al\nmov [cpu], eax\nmov r14, rsi\nrorx eax, r14d, 0x07\n"
            "and eax, 0x7FE0\nadd rax, [cpu]\nxor r14, [rax]\ncmp r14, 0xFFC\njnbe\nadd r14, [rax+0x10]\nmov esi, [r14]\n"
            "mov r14, rsi\nrorx eax, r14d, 0x07\nand eax, 0x7FE0\nadd rax, [cpu]\nxor r14, [rax]\ncmp r14, 0xFFC\njnbe\n"
            "add r14, [rax+0x10]\nmov r10d, [r14]\ncmp r10, rbx\nlahf\nseto al\nmov [cpu], eax\njmp\n");
        row("load", {0x8b, 0x46, 8, 0xeb, 0xfb},  // mov eax, [rsi+8]; jmp .
            "add [cpu], 0x02\nlea r14, [rsi+0x08]\nrorx eax, r14d, 0x07\nand eax, 0x7FE0\nadd rax, [cpu]\nxor r14, [rax]\n"
            "cmp r14, 0xFFC\njnbe\nadd r14, [rax+0x10]\nmov r10d, [r14]\njmp\n");
        row("push", {0x53, 0xeb, 0xfd},  // push rbx; jmp .
            "add [cpu], 0x02\nlea r14, [r11-0x08]\nrorx eax, r14d, 0x07\nand eax, 0x7FE0\nadd rax, [cpu]\n"
            "xor r14, [rax+0x08]\ncmp r14, 0xFF8\njnbe\nadd r14, [rax+0x10]\nmov rax, [rax+0x18]\nmov [r14], rbx\n"
            "lea r11, [r11-0x08]\ncmp [rax], 0x00\njnz\njmp\n");
        row("return", {0xc3},
            "add [cpu], 0x01\nmov r14, r11\nrorx eax, r14d, 0x07\nand eax, 0x7FE0\nadd rax, [cpu]\nxor r14, [rax]\ncmp r14, 0xFF8\n"
            "jnbe\nadd r14, [rax+0x10]\nmov rax, [r14]\nmov r14d, [cpu]\nsub r14b, 0x10\nmov [cpu], r14d\ncmp rax, [cpu+r14]\njnz\n"
            "lea r11, [r11+0x08]\nand rax, address\nmov [cpu], rax\njmp\n");
        row("call", {0xe8, 0, 0, 0, 0},
            "add [cpu], 0x01\nmov rax, [cpu]\nlea rax, [rax+0x05]\nmovq xmm0, rax\nlea r14, [r11-0x08]\nrorx eax, r14d, 0x07\n"
            "and eax, 0x7FE0\nadd rax, [cpu]\nxor r14, [rax+0x08]\ncmp r14, 0xFF8\njnbe\nadd r14, [rax+0x10]\nmov rax, [rax+0x18]\n"
            "movq [r14], xmm0\nlea r11, [r11-0x08]\ncmp [rax], 0x00\njnz\nmov r14d, [cpu]\nmovq rax, xmm0\nmov [cpu+r14], rax\n"
            "lea rax, [address]\nmov [cpu+r14], rax\nadd r14b, 0x10\nmov [cpu], r14d\njmp\n");
        row("compare and branch", {0x48, 0x39, 0xd8, 0x75, 0xfb, 0xeb, 0xf9},  // cmp rax, rbx; jne 1b; (the rest is another block)
            "add [cpu], 0x02\ncmp r10, rbx\njz\ncmp [cpu], 0x00\njnz\njmp\n");
        row("high byte", {0xf6, 0xc4, 0x40, 0x75, 0xfb, 0xeb, 0xf9},  // test ah, 0x40; jne 1b
            "add [cpu], 0x02\nmov rax, r10\ntest ah, 0x40\nlahf\nseto al\nmov [cpu], eax\njnz\njmp\n");
        row("push of memory", {0xff, 0x76, 8, 0xeb, 0xfb},  // push qword [rsi+8]; jmp .
            "add [cpu], 0x02\nlea r14, [rsi+0x08]\nrorx eax, r14d, 0x07\nand eax, 0x7FE0\nadd rax, [cpu]\nxor r14, [rax]\n"
            "cmp r14, 0xFF8\njnbe\nadd r14, [rax+0x10]\nmov rax, [r14]\nmov [cpu], rax\n"
            "lea r14, [r11-0x08]\nrorx eax, r14d, 0x07\nand eax, 0x7FE0\nadd rax, [cpu]\nxor r14, [rax+0x08]\n"
            "cmp r14, 0xFF8\njnbe\nadd r14, [rax+0x10]\nmov rax, [cpu]\nmov [r14], rax\nlea r11, [r11-0x08]\n"
            "mov rax, r14\nshr rax, 0x0C\nadd rax, [cpu]\ncmp [rax], 0x00\njnz\njmp\n");
        row("pushes that share a look-up", {0x53, 0x55, 0x50, 0xeb, 0xfb},  // push rbx; push rbp; push rax; jmp .
            "add [cpu], 0x04\nlea r14, [r11-0x18]\nrorx eax, r14d, 0x07\nand eax, 0x7FE0\nadd rax, [cpu]\nxor r14, [rax+0x08]\n"
            "cmp r14, 0xFE8\njnbe\nadd r14, [rax+0x10]\nmov rax, [rax+0x18]\ncmp [rax], 0x00\njnz\nmov [r14+0x10], rbx\n"
            "mov [r14+0x08], rbp\nmov [r14], r10\nlea r11, [r11-0x18]\n"
            "mov rax, r14\nshr rax, 0x0C\nadd rax, [cpu]\ncmp [rax], 0x00\njnz\njmp\n");
        row("pops and a return, which share a look-up", {0x5b, 0x5d, 0xc3},  // pop rbx; pop rbp; ret
            "add [cpu], 0x03\nmov r14, r11\nrorx eax, r14d, 0x07\nand eax, 0x7FE0\nadd rax, [cpu]\nxor r14, [rax]\ncmp r14, 0xFE8\n"
            "jnbe\nadd r14, [rax+0x10]\nmov rbx, [r14]\nmov rbp, [r14+0x08]\nlea r11, [r11+0x10]\nmov rax, [r14+0x10]\n"
            "mov r14d, [cpu]\nsub r14b, 0x10\nmov [cpu], r14d\ncmp rax, [cpu+r14]\njnz\nlea r11, [r11+0x08]\n"
            "and rax, address\nmov [cpu], rax\njmp\n");
        row("jump that may stay in its page", {0xff, 0xe0},  // jmp rax
            "add [cpu], 0x01\nmov rax, r10\nmov r14, rax\nxor r14, [cpu]\ncmp r14, 0xFFF\njnbe\nmov rax, address\n"
            "mov rax, [rax+r14*8]\ntest rax, rax\njz\njmp\n");
        row("jump to another page", {0xe9, 0, 0x10, 0, 0},
            "add [cpu], 0x01\nmov rax, 0x00\nmov r14, 0x00\nxor rax, [cpu]\nxor r14, [cpu]\nor rax, r14\njnz\n"
            "add [cpu], 0x1000\njmp\n");
        row("fields that share a look-up", {0x48, 0x8b, 0x06, 0x48, 3, 0x46, 8, 0x48, 0x8b, 0x76, 0x10, 0xeb, 0xfb},
            // mov rax, [rsi]; add rax, [rsi+8]; mov rsi, [rsi+16]; jmp .
            "add [cpu], 0x04\nmov r14, rsi\nrorx eax, r14d, 0x07\nand eax, 0x7FE0\nadd rax, [cpu]\nxor r14, [rax]\n"
            "cmp r14, 0xFE8\njnbe\nadd r14, [rax+0x10]\nmov r10, [r14]\nadd r10, [r14+0x08]\nmov rsi, [r14+0x10]\n"
            "lahf\nseto al\nmov [cpu], eax\njmp\n");
        row("swapgs", {0x0f, 0x01, 0xf8, 0xeb, 0xfb},  // swapgs; jmp .
            "add [cpu], 0x02\ncmp [cpu], 0x00\njnz\nmov rax, [cpu]\nmov r14, [cpu]\nmov [cpu], r14\nmov [cpu], rax\njmp\n");
        row("load of a user", {0x8b, 0x46, 8, 0xeb, 0xfb},  // mov eax, [rsi+8]; jmp .
            "add [cpu], 0x02\nlea r14, [rsi+0x08]\nrorx eax, r14d, 0x07\nand eax, 0x7FE0\nxor r14, [cpu+rax]\n"
            "cmp r14, 0xFFC\njnbe\nadd r14, [cpu+rax]\nmov r10d, [r14]\njmp\n", 3);
    }
    void goldens() {
        QFETCH(QByteArray, code);
        QFETCH(QString, wanted);
        QFETCH(unsigned, ring);
        if (!Guest().cpu().native->has(ZYDIS_ISA_SET_BMI2)) {
            QSKIP("The host has no RORX, and other code is generated.");
        }
        QCOMPARE(host_code(code, ring), wanted);
    }
};

QTEST_GUILESS_MAIN(TranslatorTest)
#include "translator_test.moc"
