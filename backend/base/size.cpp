// SPDX-License-Identifier: BSD-2-Clause
#include "backend/base/size.h"

#include <array>
#include <cctype>
#include <format>
#include <optional>

namespace apiary {
namespace {

struct Unit {
    char letter;
    unsigned shift;
};
constexpr std::array<Unit, 4> kUnits = {{{'T', 40}, {'G', 30}, {'M', 20}, {'K', 10}}};
constexpr const char* kRemedy = "Give a size with a unit: 512M, 2G, 1.5G";

/// A decimal number as digits and the power of ten they are divided by. 15/10 for "1.5".
struct Decimal {
    std::uint64_t digits = 0;
    std::uint64_t divisor = 1;
    bool fraction = false;
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Takes a decimal number from the front of `text`; nothing when there is none, or more than 18 digits of it.
std::optional<Decimal> take_decimal(std::string_view& text) {
    Decimal number;
    unsigned count = 0;
    if (text.empty() || !is_digit(text.front())) {
        return std::nullopt;
    }
    for (; !text.empty() && (is_digit(text.front()) || (text.front() == '.' && !number.fraction)); text.remove_prefix(1)) {
        if (text.front() == '.') {
            number.fraction = true;
            continue;
        }
        number.digits = number.digits * 10 + static_cast<unsigned>(text.front() - '0');
        number.divisor *= number.fraction ? 10 : 1;
        if (++count > 18) {
            return std::nullopt;
        }
    }
    if (number.fraction && number.divisor == 1) {
        return std::nullopt;
    }
    return number;
}

/// The shift of the unit that `text` is, wholly; 0 for bytes.
std::optional<unsigned> unit_shift(std::string_view text) {
    if (text == "B" || text == "b") {
        return 0;
    }
    const int letter = text.empty() ? 0 : std::toupper(static_cast<unsigned char>(text.front()));
    const std::string_view rest = text.empty() ? text : text.substr(1);
    if (!rest.empty() && rest != "B" && rest != "iB" && rest != "b" && rest != "ib") {
        return std::nullopt;
    }
    for (const Unit& unit : kUnits) {
        if (unit.letter == letter) {
            return unit.shift;
        }
    }
    return std::nullopt;
}

std::unexpected<Error> ask_for_unit(std::string_view text, const Decimal& number) {
    const char unit = number.digits / number.divisor >= 64 ? 'M' : 'G';
    return fail(std::format("{0}: did you mean {0}{1}?", text, unit), kRemedy);
}

}  // namespace

Result<std::uint64_t> parse_size(std::string_view text) {
    std::string_view rest = text;
    const std::optional<Decimal> number = take_decimal(rest);
    if (!number) {
        return fail(std::format("\"{}\" is not a size", text), kRemedy);
    }
    if (rest.empty()) {
        return number->digits == 0 ? fail(std::format("\"{}\" is not a size", text), kRemedy) : ask_for_unit(text, *number);
    }
    if (rest.size() > 1 && rest.front() == ' ') {
        rest.remove_prefix(1);
    }
    const std::optional<unsigned> shift = unit_shift(rest);
    if (!shift || (*shift == 0 && number->fraction)) {
        return fail(std::format("\"{}\" is not a size", text), kRemedy);
    }
    __extension__ using Wide = unsigned __int128;  // 18 digits and 40 bits of unit need 100 bits.
    const Wide scaled = static_cast<Wide>(number->digits) << *shift;
    Wide bytes = scaled / number->divisor;
    if (*shift >= 20) {
        bytes &= ~static_cast<Wide>(4095);
    }
    if (bytes > UINT64_MAX) {
        return fail(std::format("\"{}\" is larger than any computer's memory", text), kRemedy);
    }
    return static_cast<std::uint64_t>(bytes);
}

std::string format_size(std::uint64_t bytes) {
    for (const Unit& unit : kUnits) {
        const std::uint64_t whole = bytes >> unit.shift;
        const std::uint64_t rest = bytes & ((std::uint64_t{1} << unit.shift) - 1);
        if (whole == 0) {
            continue;
        }
        if (rest == 0) {
            return std::format("{}{}", whole, unit.letter);
        }
        // Quarters are the only fractions of at most two digits that are exact in powers of two.
        if ((rest << 2) >> unit.shift << unit.shift == rest << 2) {
            const std::uint64_t quarters = (rest << 2) >> unit.shift;
            return std::format("{}.{}{}", whole, quarters == 1 ? "25" : quarters == 2 ? "5" : "75", unit.letter);
        }
    }
    return std::format("{}B", bytes);
}

}  // namespace apiary
