// SPDX-License-Identifier: BSD-2-Clause
#include "tests/cpu/oracle/random.h"

#include <array>
#include <bit>

namespace apiary::cpu::oracle {

std::uint64_t Random::interesting() {
    switch (below(8)) {
        case 0: return below(20);
        case 1: return ~below(20);
        case 2: return std::uint64_t{1} << below(64);
        case 3: return (std::uint64_t{1} << below(64)) - 1;
        case 4: return std::uint64_t{0} - (std::uint64_t{1} << below(64));
        case 5: return static_cast<std::uint64_t>(static_cast<std::int32_t>(next()));
        case 6: return next() >> below(64);
        default: return next();
    }
}

std::uint64_t Random::interesting_double() {
    static constexpr std::array<std::uint64_t, 14> kSpecial = {
        0,                      0x8000'0000'0000'0000, 0x3ff0'0000'0000'0000, 0xbff0'0000'0000'0000,
        0x7ff0'0000'0000'0000,  0xfff0'0000'0000'0000, 0x7ff8'0000'0000'0000, 0xfff8'0000'0000'0000,
        0x7ff0'0000'0000'0001,  1,                     0x000f'ffff'ffff'ffff, 0x0010'0000'0000'0000,
        0x7fef'ffff'ffff'ffff,  0x43e0'0000'0000'0000};
    switch (below(6)) {
        case 0: return kSpecial[below(kSpecial.size())];
        case 1: return std::bit_cast<std::uint64_t>(static_cast<double>(between(-100, 100)));
        case 2: return std::bit_cast<std::uint64_t>(static_cast<double>(between(-100'000, 100'000)) / 64.0);
        case 3: return (std::uint64_t{interesting_float()} << 32) | interesting_float();
        case 4: return (next() & 0x800f'ffff'ffff'ffff) | ((0x3ff - 40 + below(80)) << 52);
        default: return next();
    }
}

std::uint32_t Random::interesting_float() {
    static constexpr std::array<std::uint32_t, 14> kSpecial = {
        0,           0x8000'0000, 0x3f80'0000, 0xbf80'0000, 0x7f80'0000, 0xff80'0000, 0x7fc0'0000,
        0xffc0'0000, 0x7f80'0001, 1,           0x007f'ffff, 0x0080'0000, 0x7f7f'ffff, 0x4f00'0000};
    switch (below(4)) {
        case 0: return kSpecial[below(kSpecial.size())];
        case 1: return std::bit_cast<std::uint32_t>(static_cast<float>(between(-100, 100)));
        case 2: return (static_cast<std::uint32_t>(next()) & 0x807f'ffff) |
                       ((0x7f - 20 + static_cast<std::uint32_t>(below(40))) << 23);
        default: return static_cast<std::uint32_t>(next());
    }
}

}  // namespace apiary::cpu::oracle
