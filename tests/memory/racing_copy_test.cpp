// SPDX-License-Identifier: BSD-2-Clause
#include "backend/memory/racing_copy.h"

#include <atomic>
#include <cstdint>
#include <cstring>
#include <thread>
#include <vector>

#include <QtTest>

using namespace apiary::memory;

class RacingCopyTest : public QObject {
    Q_OBJECT

private slots:
    void copies_at_every_alignment_and_length_touch_exactly_their_bytes() {
        alignas(64) std::byte shared[64];
        for (std::size_t start = 0; start < 16; ++start) {
            for (std::size_t length = 0; length <= 40; ++length) {
                std::byte from[64];
                for (std::size_t i = 0; i < sizeof from; ++i) {
                    from[i] = static_cast<std::byte>(i + 1);
                }
                std::memset(shared, 0, sizeof shared);
                copy_to_shared(shared + start, from + 3, length);
                std::byte expected[64] = {};
                std::memcpy(expected + start, from + 3, length);
                QCOMPARE(std::memcmp(shared, expected, sizeof shared), 0);

                std::byte back[64] = {};
                copy_from_shared(back + 5, shared + start, length);
                QCOMPARE(std::memcmp(back + 5, from + 3, length), 0);
                QCOMPARE(back[5 + length], std::byte{0});

                fill_shared(shared + start, std::byte{0xee}, length);
                std::memset(expected + start, 0xee, length);
                QCOMPARE(std::memcmp(shared, expected, sizeof shared), 0);
            }
        }
    }

    void copy_of_an_aligned_word_is_not_torn_data() {
        QTest::addColumn<int>("size");
        QTest::addColumn<int>("offset");
        QTest::newRow("u16") << 2 << 6;
        QTest::newRow("u32") << 4 << 4;
        QTest::newRow("u64") << 8 << 8;
    }
    void copy_of_an_aligned_word_is_not_torn() {
        QFETCH(int, size);
        QFETCH(int, offset);
        alignas(64) std::byte shared[64] = {};
        const auto bytes = static_cast<std::size_t>(size);
        std::atomic<bool> stop = false;
        std::thread writer([&] {
            std::byte ones[8];
            std::byte zeros[8] = {};
            std::memset(ones, 0xff, sizeof ones);
            for (int i = 0; i < 200000; ++i) {
                copy_to_shared(shared + offset, (i & 1) != 0 ? ones : zeros, bytes);
            }
            stop = true;
        });
        bool torn = false;
        do {
            std::byte seen[8];
            copy_from_shared(seen, shared + offset, bytes);
            for (std::size_t i = 1; i < bytes; ++i) {
                torn |= seen[i] != seen[0];
            }
        } while (!stop);
        writer.join();
        QVERIFY(!torn);
    }
};

QTEST_GUILESS_MAIN(RacingCopyTest)
#include "racing_copy_test.moc"
