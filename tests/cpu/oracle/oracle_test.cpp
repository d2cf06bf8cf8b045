// SPDX-License-Identifier: BSD-2-Clause
#include <QtTest>

#include <cstdlib>
#include <cstring>
#include <memory>

#include "backend/cpu/soft/engine.h"
#include "tests/cpu/oracle/campaign.h"
#include "tests/cpu/oracle/compare.h"
#include "tests/cpu/oracle/generate.h"
#include "tests/cpu/oracle/random.h"
#include "tests/cpu/oracle/undefined_flags.h"

namespace apiary::cpu::oracle {

namespace {

/// A number from the environment, so that the one test program serves short and long runs.
std::uint64_t setting(const char* name, std::uint64_t otherwise) {
    const char* text = std::getenv(name);
    return text == nullptr ? otherwise : std::strtoull(text, nullptr, 0);
}

}  // namespace

class OracleTest : public QObject {
    Q_OBJECT

private slots:
    void generate_same_seed_gives_same_sequence();
    void generate_forms_cover_every_class();
    void native_same_cases_end_the_same();
    void native_fault_reports_vector_error_and_address();
    void native_code32_ends_at_its_breakpoint();
    void difference_changed_outcome_is_found();
    void undefined_flags_shift_by_zero_leaves_all();
    void undefined_flags_every_entry_is_known_to_the_decoder();
    void cpu_random_sequences_agree_with_silicon_data();
    void cpu_random_sequences_agree_with_silicon();
};

void OracleTest::generate_same_seed_gives_same_sequence() {
    const Forms forms(false);
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
        QCOMPARE(disassemble(generate(seed, forms)), disassemble(generate(seed, forms)));
    }
    QVERIFY(disassemble(generate(1, forms)) != disassemble(generate(2, forms)));
}

void OracleTest::generate_forms_cover_every_class() {
    for (const bool code32 : {false, true}) {
        const Forms forms(code32);
        for (const Class kind : {Class::Integer, Class::Shift, Class::MulDiv, Class::Bits, Class::String, Class::Stack,
                                 Class::Atomic, Class::X87, Class::Mmx, Class::Sse}) {
            QVERIFY2(!forms.of(kind).empty(), class_name(kind));
        }
    }
}

void OracleTest::native_same_cases_end_the_same() {
    auto native = NativeRunner::create();
    QVERIFY(native.has_value());
    const Forms forms(false), forms32(true);
    std::vector<Sequence> sequences;
    for (std::size_t i = 0; i < NativeRunner::kBatch; ++i) {
        sequences.push_back(generate(case_seed(7, i), i % 4 == 0 && (*native)->runs_code32() ? forms32 : forms));
        assemble(sequences.back(), (*native)->cases()[i]);
    }
    QVERIFY((*native)->run(sequences.size()).has_value());
    std::vector<Outcome> first;
    for (std::size_t i = 0; i < sequences.size(); ++i) {
        first.push_back((*native)->outcome(i));
    }
    QVERIFY((*native)->run(sequences.size()).has_value());
    for (std::size_t i = 0; i < sequences.size(); ++i) {
        QCOMPARE(QString::fromStdString(difference(sequences[i], first[i], (*native)->outcome(i), true)), QString());
    }
}

void OracleTest::native_fault_reports_vector_error_and_address() {
    auto native = NativeRunner::create();
    QVERIFY(native.has_value());
    Sequence sequence;
    sequence.registers.gpr[0] = layout(false).window + 16;  // read-only
    sequence.registers.rflags = 0x202;
    sequence.xsave[24] = std::byte{0x80};
    sequence.xsave[25] = std::byte{0x1f};
    sequence.items.push_back({.bytes = {0x48, 0x89, 0x18}, .length = 3});  // mov [rax], rbx
    assemble(sequence, (*native)->cases()[0]);
    QVERIFY((*native)->run(1).has_value());
    const Outcome& outcome = (*native)->outcome(0);
    QCOMPARE(outcome.vector, 14);
    QCOMPARE(outcome.error, 7U);
    QCOMPARE(outcome.cr2, layout(false).window + 16);
    QCOMPARE(outcome.registers.rip, layout(false).code);
}

void OracleTest::native_code32_ends_at_its_breakpoint() {
    auto native = NativeRunner::create();
    QVERIFY(native.has_value());
    if (!(*native)->runs_code32()) {
        QSKIP("this host's kernel runs no 32-bit code: the software CPU is compared on 64-bit code alone");
    }
    Sequence sequence;
    sequence.code32 = true;
    sequence.registers.rflags = 0x202;
    sequence.items.push_back({.bytes = {0x40}, .length = 1});  // inc eax; a REX prefix in 64-bit code
    assemble(sequence, (*native)->cases()[0]);
    QVERIFY((*native)->run(1).has_value());
    const Outcome& outcome = (*native)->outcome(0);
    QCOMPARE(outcome.vector, kBreakpoint);
    QCOMPARE(outcome.registers.gpr[0], std::uint64_t{1});
    QCOMPARE(outcome.registers.rip, layout(true).code + 2);
}

void OracleTest::difference_changed_outcome_is_found() {
    auto native = NativeRunner::create();
    QVERIFY(native.has_value());
    const Forms forms(false);
    const Sequence sequence = generate(3, forms);
    assemble(sequence, (*native)->cases()[0]);
    QVERIFY((*native)->run(1).has_value());
    const auto right = std::make_unique<Outcome>((*native)->outcome(0));
    QVERIFY(difference(sequence, *right, *right, true).empty());
    const auto changed_by = [&](auto&& change) {
        const auto wrong = std::make_unique<Outcome>(*right);
        change(*wrong);
        return QString::fromStdString(difference(sequence, *right, *wrong, true));
    };
    QVERIFY(changed_by([](Outcome& wrong) { wrong.registers.gpr[R9] ^= 1; }).contains("R9"));
    QVERIFY(changed_by([](Outcome& wrong) { wrong.registers.rip += 1; }).contains("RIP"));
    QVERIFY(changed_by([](Outcome& wrong) { wrong.registers.rflags ^= rflags::CF; }).contains("RFLAGS"));
    QVERIFY(changed_by([](Outcome& wrong) { wrong.xsave[160 + 16 * 3] ^= std::byte{1}; }).contains("YMM3"));
    QVERIFY(changed_by([](Outcome& wrong) { wrong.xsave[576 + 16 * 2] ^= std::byte{1}; }).contains("YMM2"));
    QVERIFY(changed_by([](Outcome& wrong) { wrong.xsave[32] ^= std::byte{1}; }).contains("ST0"));
    QVERIFY(changed_by([](Outcome& wrong) { wrong.window[5000] ^= std::byte{1}; }).contains("byte at"));
    QVERIFY(changed_by([](Outcome& wrong) { wrong.vector ^= 1; }).contains("vector"));
}

void OracleTest::undefined_flags_shift_by_zero_leaves_all() {
    ZydisDecoder decoder;
    ZydisDecoderInit(&decoder, ZYDIS_MACHINE_MODE_LONG_64, ZYDIS_STACK_WIDTH_64);
    const std::uint8_t shift[] = {0xd3, 0xe0};  // shl eax, cl
    ZydisDecodedInstruction info;
    ZydisDecodedOperand operands[ZYDIS_MAX_OPERAND_COUNT];
    QVERIFY(ZYAN_SUCCESS(ZydisDecoderDecodeFull(&decoder, shift, sizeof shift, &info, operands)));
    QCOMPARE(flag_effect(info, operands, 32).undefined, std::uint64_t{0});
    QCOMPARE(flag_effect(info, operands, 32).defined, std::uint64_t{0});
    QCOMPARE(flag_effect(info, operands, 1).undefined, std::uint64_t{rflags::AF});
    QCOMPARE(flag_effect(info, operands, 2).undefined, std::uint64_t{rflags::AF | rflags::OF});
    QCOMPARE(flag_effect(info, operands, std::nullopt).defined, std::uint64_t{0});
}

void OracleTest::undefined_flags_every_entry_is_known_to_the_decoder() {
    // Each instruction that the decoder's tables say leaves flags undefined has an entry with its source.
    for (const bool code32 : {false, true}) {
        const Forms forms(code32);
        for (std::size_t kind = 0; kind < static_cast<std::size_t>(Class::Count); ++kind) {
            for (const auto& group : forms.of(static_cast<Class>(kind))) {
                const Form& form = group.front();
                std::uint8_t bytes[24] = {};
                const unsigned length = write_opcode(form, {}, code32, true, bytes, 0);
                bytes[length] = static_cast<std::uint8_t>((form.memory ? 4 : 0xc0) | ((form.reg > 0 ? form.reg : 0) << 3));
                bytes[length + 1] = form.memory ? 0x08 : 0;
                ZydisDecodedInstruction info;
                ZydisDecodedOperand operands[ZYDIS_MAX_OPERAND_COUNT];
                // The decoder's table has AF undefined for SBB; the manual defines it.
                if (ZYAN_SUCCESS(ZydisDecoderDecodeFull(&forms.decoder(), bytes, 15, &info, operands)) &&
                    info.mnemonic != ZYDIS_MNEMONIC_SBB &&
                    info.cpu_flags != nullptr && (info.cpu_flags->undefined & rflags::Arithmetic) != 0) {
                    QVERIFY2(undefined_flags_source(info.mnemonic) != nullptr, ZydisMnemonicGetString(info.mnemonic));
                }
            }
        }
    }
}

void OracleTest::cpu_random_sequences_agree_with_silicon_data() {
    QTest::addColumn<bool>("translated");
    QTest::newRow("interpreter") << false;
    QTest::newRow("translator") << true;
}

void OracleTest::cpu_random_sequences_agree_with_silicon() {
    QFETCH(bool, translated);
    const SoftOptions options = {.mode = translated ? SoftMode::Translator : SoftMode::Interpreter, .translate_after = 1};
    const auto make_engine = [&](memory::GuestMemory& memory) { return make_soft_engine(memory, {}, options); };
    auto campaign = Campaign::create(make_engine, translated);
    QVERIFY(campaign.has_value());
    const auto summary = (*campaign)->run({.seed = setting("APIARY_ORACLE_SEED", 1),
                                           .count = setting("APIARY_ORACLE_COUNT", 200'000),
                                           .most_differences = 5});
    QVERIFY2(summary.has_value(), summary ? "" : (summary.error().cause + ": " + summary.error().detail).c_str());
    qInfo("%s", describe(*summary).c_str());
    QCOMPARE(summary->differences.size(), std::size_t{0});
}

}  // namespace apiary::cpu::oracle

QTEST_GUILESS_MAIN(apiary::cpu::oracle::OracleTest)
#include "oracle_test.moc"
