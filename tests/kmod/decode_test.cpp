// SPDX-License-Identifier: BSD-2-Clause
#include <QTest>

#include <random>
#include <vector>

extern "C" {
#include "kmod/core/decode.h"
}

namespace {

using Bytes = std::vector<std::uint8_t>;

bool decode(const Bytes& bytes, avm_instruction& instruction, unsigned mode = 8) {
    return avm_decode(bytes.data(), static_cast<unsigned>(bytes.size()), mode, &instruction);
}

}  // namespace

class DecodeTest : public QObject {
    Q_OBJECT
private slots:
    void store_of_an_immediate_has_its_length() {
        avm_instruction got = {};
        QVERIFY(decode({0xc7, 0x80, 0x80, 0, 0, 0, 7, 0, 0, 0}, got));  // movl $7, 0x80(%rax)
        QCOMPARE(got.operation, AVM_OP_STORE);
        QCOMPARE(got.length, 10);
        QCOMPARE(got.immediate, 7u);
    }
    void load_with_extension_has_two_sizes() {
        avm_instruction got = {};
        QVERIFY(decode({0x48, 0x0f, 0xb6, 0x0b}, got));  // movzbq (%rbx), %rcx
        QCOMPARE(got.operation, AVM_OP_LOAD);
        QCOMPARE(got.memory_size, 1);
        QCOMPARE(got.size, 8);
        QCOMPARE(got.reg, 1);
    }
    void high_byte_register_needs_no_rex() {
        avm_instruction got = {};
        QVERIFY(decode({0x88, 0x23}, got));  // mov %ah, (%rbx)
        QVERIFY(got.high_byte);
        QCOMPARE(got.reg, 0);
        QVERIFY(decode({0x40, 0x88, 0x23}, got));  // mov %spl, (%rbx)
        QVERIFY(!got.high_byte);
        QCOMPARE(got.reg, 4);
    }
    void cr8_of_code_without_rex_is_a_locked_cr0() {
        avm_instruction got = {};
        QVERIFY(decode({0xf0, 0x0f, 0x22, 0xc1}, got, 4));
        QCOMPARE(got.reg, 8);
        QCOMPARE(got.rm, 1);
        QVERIFY(got.is_write);
    }
    void register_form_is_not_about_memory() {
        avm_instruction got = {};
        QVERIFY(!decode({0x89, 0xc3}, got));
    }
    void cut_off_bytes_are_refused() {
        const Bytes whole = {0x81, 0x88, 0xf0, 0, 0, 0, 0, 1, 0, 0};
        avm_instruction got = {};
        QVERIFY(decode(whole, got));
        for (std::size_t size = 0; size < whole.size(); ++size) {
            QVERIFY(!decode(Bytes(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(size)), got));
        }
    }
    void prefixes_without_end_are_refused() {
        avm_instruction got = {};
        QVERIFY(!decode(Bytes(15, 0x66), got));
        Bytes bytes(15, 0x66);
        bytes.push_back(0xf4);
        QVERIFY(!decode(bytes, got));
    }
    void any_bytes_stay_within_bounds() {
        std::mt19937 random(1);
        for (int i = 0; i < 200000; ++i) {
            Bytes bytes(random() % 16);
            for (std::uint8_t& byte : bytes) {
                byte = static_cast<std::uint8_t>(random());
            }
            avm_instruction got = {};
            for (const unsigned mode : {2u, 4u, 8u}) {
                if (decode(bytes, got, mode)) {
                    QVERIFY(got.length >= 1 && got.length <= bytes.size());
                    QVERIFY(got.reg < 16 && got.rm < 16 && got.segment < 6 && got.alu < 8);
                }
            }
        }
    }

    void compute_agrees_with_the_cpu() {
        std::mt19937_64 random(1);
        for (int i = 0; i < 100000; ++i) {
            const auto left = static_cast<std::uint32_t>(random()), right = static_cast<std::uint32_t>(random() >> (random() % 33));
            std::uint32_t result = left;
            std::uint64_t wanted = 0, flags = 0;
            __asm__("sub %2, %0; pushf; pop %1" : "+r"(result), "=r"(wanted) : "r"(right) : "cc");
            QCOMPARE(avm_compute(AVM_SUB, left, right, 4, &flags), std::uint64_t{result});
            QCOMPARE(flags & 0x8d5, wanted & 0x8d5);
            flags = 1;
            result = left;
            __asm__("stc; adc %2, %0; pushf; pop %1" : "+r"(result), "=r"(wanted) : "r"(right) : "cc");
            QCOMPARE(avm_compute(AVM_ADC, left, right, 4, &flags), std::uint64_t{result});
            QCOMPARE(flags & 0x8d5, wanted & 0x8d5);
        }
    }
};

QTEST_GUILESS_MAIN(DecodeTest)
#include "decode_test.moc"
