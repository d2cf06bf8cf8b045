// SPDX-License-Identifier: BSD-2-Clause
#include "tests/cpu/oracle/start_state.h"

#include <cstring>

#include "backend/cpu/state.h"

namespace apiary::cpu::oracle {

namespace {

// Offsets in the XSAVE area (SDM vol. 1, table 10-2 and §13.4).
constexpr std::size_t kFcw = 0, kFsw = 2, kFtw = 4, kMxcsr = 24, kSt = 32, kXmm = 160, kHeader = 512, kYmm = 576;

template <class T>
void put(Sequence& sequence, std::size_t offset, T value) {
    std::memcpy(&sequence.xsave[offset], &value, sizeof value);
}

std::uint64_t choose_gpr(Random& random, std::uint64_t window, bool code32) {
    switch (random.below(8)) {
        case 0:
        case 1:
        case 2: return window + 4096 + random.below(8192);
        case 3:
        case 4: return random.percent(80) ? random.below(64) : std::uint64_t{0} - random.below(64);
        default: break;
    }
    const std::uint64_t value = random.interesting();
    return code32 ? value & 0xffff'ffff : value;
}

std::uint64_t choose_flags(Random& random) {
    std::uint64_t flags = rflags::Fixed1 | rflags::IF | (random.next() & rflags::Arithmetic);
    if (random.percent(15)) {
        flags |= rflags::DF;
    }
    if (random.percent(2)) {
        flags |= rflags::AC;
    }
    return flags;
}

void choose_st(Random& random, Sequence& sequence, unsigned index) {
    std::uint64_t significand = random.next() | (std::uint64_t{1} << 63);
    std::uint16_t exponent = 0x3fff;
    switch (random.below(8)) {
        case 0: significand = std::uint64_t{1} << 63; exponent = static_cast<std::uint16_t>(0x3fff + random.below(8)); break;
        case 1: significand = exponent = 0; break;
        case 2: exponent = static_cast<std::uint16_t>(random.below(0x7fff)); break;
        case 3: exponent = 0x7fff; significand = (std::uint64_t{1} << 63) | (random.percent(50) ? 0 : random.next() >> 2); break;
        case 4: exponent = 0; significand = random.next() >> random.below(64); break;
        case 5: exponent = static_cast<std::uint16_t>(random.next()); significand = random.next(); break;
        default: exponent = static_cast<std::uint16_t>(0x3fff - 40 + random.below(100)); break;
    }
    put(sequence, kSt + 16 * index, significand);
    put(sequence, kSt + 16 * index + 8,
        static_cast<std::uint16_t>((exponent & 0x7fff) | (random.percent(50) ? 0x8000 : 0)));
}

void choose_x87(Random& random, Sequence& sequence) {
    std::uint16_t control = 0x37f;
    if (random.percent(50)) {
        control = static_cast<std::uint16_t>((control & ~0xf00) | (random.below(16) << 8));
    }
    if (random.percent(10)) {
        control = static_cast<std::uint16_t>((control & ~0x3f) | random.below(64));
    }
    put(sequence, kFcw, control);
    const auto top = random.percent(50) ? random.below(8) : 0;
    const auto conditions = random.percent(30) ? random.next() & 0x4700 : 0;
    const auto sticky = random.percent(10) ? random.below(64) : 0;
    // Exception summary and busy follow from the exceptions that are not masked (SDM vol. 1, §8.1.3.3).
    const unsigned summary = (sticky & ~control & 0x3f) != 0 ? 0x8080 : 0;
    put(sequence, kFsw, static_cast<std::uint16_t>((top << 11) | conditions | sticky | summary));
    const auto tags = random.percent(60) ? random.next() : random.percent(50) ? 0xff : 0;
    put(sequence, kFtw, static_cast<std::uint8_t>(tags));
    for (unsigned i = 0; i < 8; ++i) {
        choose_st(random, sequence, i);
    }
}

std::uint32_t choose_mxcsr(Random& random) {
    std::uint32_t value = 0x1f80;
    if (random.percent(40)) {
        value |= static_cast<std::uint32_t>(random.below(4)) << 13;
    }
    if (random.percent(20)) {
        value |= static_cast<std::uint32_t>(random.next() & 0x8040);
    }
    if (random.percent(30)) {
        value |= static_cast<std::uint32_t>(random.next() & 0x3f);
    }
    if (random.percent(10)) {
        value &= ~(static_cast<std::uint32_t>(random.next()) & 0x1f80);
    }
    return value;
}

void choose_vectors(Random& random, Sequence& sequence) {
    put(sequence, kMxcsr, choose_mxcsr(random));
    for (std::size_t i = 0; i < (sequence.code32 ? 8U : 16U); ++i) {
        const std::uint64_t kind = random.below(5);
        for (std::size_t lane = 0; lane < 4; ++lane) {
            std::uint64_t value = 0;
            switch (kind) {
                case 0: value = random.next(); break;
                case 1: value = random.interesting(); break;
                case 2: value = (std::uint64_t{random.interesting_float()} << 32) | random.interesting_float(); break;
                default: value = random.interesting_double(); break;
            }
            put(sequence, (lane < 2 ? kXmm + 8 * lane : kYmm + 8 * (lane - 2)) + 16 * i, value);
        }
    }
}

}  // namespace

void choose_start(Random& random, Sequence& sequence, bool small_indices) {
    const std::uint64_t window = layout(sequence.code32).window;
    sequence.window_seed = random.next();
    for (unsigned i = 0; i < (sequence.code32 ? 8U : 16U); ++i) {
        sequence.registers.gpr[i] = choose_gpr(random, window, sequence.code32);
    }
    // Aligned for the most part, sometimes near a page boundary.
    sequence.registers.gpr[Rsp] = window + (random.percent(15) ? 8192 + random.below(64) - 32
                                                               : 5120 + (random.below(5000) & ~std::uint64_t{7}));
    sequence.registers.rflags = choose_flags(random);
    choose_x87(random, sequence);
    choose_vectors(random, sequence);
    sequence.xsave[kHeader] = std::byte{7};
    if (small_indices) {
        for (std::size_t lane = 0; lane < 4; ++lane) {
            put(sequence, (lane < 2 ? kXmm + 8 * lane : kYmm + 8 * (lane - 2)) + 16 * index_vector(sequence.code32),
                random.below(256));
        }
    }
}

}  // namespace apiary::cpu::oracle
