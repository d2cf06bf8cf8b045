// SPDX-License-Identifier: BSD-2-Clause
#include "backend/cpu/soft/code_arena.h"

#include <QTest>

#include <fstream>
#include <sstream>
#include <string>

namespace apiary::cpu::soft::test {

class CodeArenaTest : public QObject {
    Q_OBJECT

private slots:
    void append_code_runs();
    void append_full_isRefused();
    void clear_thenAppend_runsNewCode();
    void mappings_areNeverWritableAndExecutable();
};

namespace {

constexpr std::size_t kSize = 64 << 10;

int call(const CodeArena& arena, std::uint32_t at) {
    return reinterpret_cast<int (*)()>(reinterpret_cast<std::uintptr_t>(arena.base()) + at)();
}

}  // namespace

void CodeArenaTest::append_code_runs() {
    auto arena = CodeArena::create(kSize);
    QVERIFY(arena.has_value());
    const std::uint8_t seven[] = {0xb8, 7, 0, 0, 0, 0xc3}, nine[] = {0xb8, 9, 0, 0, 0, 0xc3};
    const auto first = arena->append(seven), second = arena->append(nine);
    QVERIFY(first && second);
    QCOMPARE(call(*arena, *first), 7);
    QCOMPARE(call(*arena, *second), 9);
    QCOMPARE(*second % 16, 0u);
}

void CodeArenaTest::append_full_isRefused() {
    auto arena = CodeArena::create(4096);
    QVERIFY(arena.has_value());
    const std::vector<std::uint8_t> half(2048, 0x90), more(2049, 0x90);
    QVERIFY(arena->append(half).has_value());
    QVERIFY(!arena->append(more).has_value());
    QVERIFY(arena->append(half).has_value());
    QCOMPARE(arena->available(), std::size_t{0});
    QVERIFY(!arena->append(std::span(half).first(1)).has_value());
}

void CodeArenaTest::clear_thenAppend_runsNewCode() {
    auto arena = CodeArena::create(kSize);
    QVERIFY(arena.has_value());
    for (std::uint8_t value = 0; value < 100; ++value) {
        const std::uint8_t code[] = {0xb8, value, 0, 0, 0, 0xc3};
        const auto at = arena->append(code);
        QVERIFY(at.has_value());
        QCOMPARE(call(*arena, *at), static_cast<int>(value));
        arena->clear();
    }
}

void CodeArenaTest::mappings_areNeverWritableAndExecutable() {
    auto arena = CodeArena::create(kSize);
    QVERIFY(arena.has_value());
    std::ifstream maps("/proc/self/maps");
    if (!maps) {
        QSKIP("no /proc here");
    }
    unsigned found = 0;
    for (std::string line; std::getline(maps, line);) {
        if (line.find("apiary-code") == std::string::npos) {
            continue;
        }
        ++found;
        std::istringstream fields(line);
        std::string range, rights;
        fields >> range >> rights;
        QVERIFY2(rights.find('w') == std::string::npos || rights.find('x') == std::string::npos, rights.c_str());
    }
    QCOMPARE(found, 2u);
}

}  // namespace apiary::cpu::soft::test

QTEST_GUILESS_MAIN(apiary::cpu::soft::test::CodeArenaTest)
#include "code_arena_test.moc"
