// SPDX-License-Identifier: BSD-2-Clause
#include "backend/firmware/aml.h"

#include <string>
#include <vector>

#include "backend/base/check.h"

namespace apiary::firmware::aml {
namespace {

// Op codes (ACPI specification, table 20.1 "AML Opcode and Data Structure Encoding").
constexpr std::uint8_t kZeroOp = 0x00, kOneOp = 0x01, kNameOp = 0x08, kBytePrefix = 0x0a, kWordPrefix = 0x0b,
                       kDwordPrefix = 0x0c, kStringPrefix = 0x0d, kQwordPrefix = 0x0e, kScopeOp = 0x10,
                       kBufferOp = 0x11, kPackageOp = 0x12, kMethodOp = 0x14, kDualNamePrefix = 0x2e,
                       kMultiNamePrefix = 0x2f, kExtensionPrefix = 0x5b, kArg0Op = 0x68, kStoreOp = 0x70,
                       kDeviceOp = 0x82, kIfOp = 0xa0, kReturnOp = 0xa4;

void append(Bytes& to, const Bytes& from) {
    to.insert(to.end(), from.begin(), from.end());
}

/// PkgLength: counts its own bytes too. One byte holds 6 bits, longer forms 4 bits and 8 a byte.
Bytes package_length(std::size_t contents) {
    for (unsigned extra = 0; extra <= 3; ++extra) {
        const std::size_t length = contents + 1 + extra;
        const std::size_t limit = extra == 0 ? 0x40 : std::size_t{1} << (4 + 8 * extra);
        if (length >= limit) {
            continue;
        }
        if (extra == 0) {
            return {static_cast<std::uint8_t>(length)};
        }
        Bytes out = {static_cast<std::uint8_t>(extra << 6 | (length & 0xf))};
        for (unsigned i = 0; i < extra; ++i) {
            out.push_back(static_cast<std::uint8_t>(length >> (4 + 8 * i)));
        }
        return out;
    }
    check(false, "AML package under 256 MiB");
    return {};
}

/// Op code, length, contents.
Bytes enclosed(std::initializer_list<std::uint8_t> op, const Bytes& contents) {
    Bytes out = op;
    append(out, package_length(contents.size()));
    append(out, contents);
    return out;
}

void append_segment(Bytes& out, std::string_view segment) {
    check(!segment.empty() && segment.size() <= 4, "AML name segment of 1 to 4 characters");
    out.insert(out.end(), segment.begin(), segment.end());
    out.insert(out.end(), 4 - segment.size(), std::uint8_t{'_'});
}

std::vector<std::string_view> split(std::string_view name) {
    std::vector<std::string_view> segments;
    while (!name.empty()) {
        const std::size_t dot = name.find('.');
        segments.push_back(name.substr(0, dot));
        name = dot == std::string_view::npos ? std::string_view{} : name.substr(dot + 1);
    }
    return segments;
}

constexpr std::uint8_t kFixedRange = 0x0c;  // Minimum and maximum are fixed; the bridge decodes it positively.

void add_word_space(TableWriter& out, std::uint8_t type, std::uint8_t flags, std::uint16_t first, std::uint16_t last) {
    out.u8(0x88).u16(13).u8(type).u8(kFixedRange).u8(flags);  // large item 8
    out.u16(0).u16(first).u16(last).u16(0).u16(static_cast<std::uint16_t>(last - first + 1));
}

unsigned hex_digit(char digit) {
    const std::size_t value = std::string_view("0123456789ABCDEF").find(digit);
    check(value != std::string_view::npos, "capital hexadecimal digit");
    return static_cast<unsigned>(value);
}

}  // namespace

Bytes join(Terms terms) {
    Bytes out;
    for (const Bytes& term : terms) {
        append(out, term);
    }
    return out;
}

Bytes name_string(std::string_view name) {
    Bytes out;
    while (!name.empty() && (name.front() == '\\' || name.front() == '^')) {
        out.push_back(static_cast<std::uint8_t>(name.front()));
        name.remove_prefix(1);
    }
    const std::vector<std::string_view> segments = split(name);
    if (segments.empty()) {
        out.push_back(0);
    } else if (segments.size() == 2) {
        out.push_back(kDualNamePrefix);
    } else if (segments.size() > 2) {
        check(segments.size() <= 255, "AML name of up to 255 segments");
        out.push_back(kMultiNamePrefix);
        out.push_back(static_cast<std::uint8_t>(segments.size()));
    }
    for (std::string_view segment : segments) {
        append_segment(out, segment);
    }
    return out;
}

Bytes integer(std::uint64_t value) {
    TableWriter out;
    if (value == 0) {
        out.u8(kZeroOp);
    } else if (value == 1) {
        out.u8(kOneOp);
    } else if (value <= 0xff) {
        out.u8(kBytePrefix).u8(static_cast<std::uint8_t>(value));
    } else if (value <= 0xffff) {
        out.u8(kWordPrefix).u16(static_cast<std::uint16_t>(value));
    } else if (value <= 0xffff'ffff) {
        out.u8(kDwordPrefix).u32(static_cast<std::uint32_t>(value));
    } else {
        out.u8(kQwordPrefix).u64(value);
    }
    return out.data();
}

Bytes string(std::string_view value) {
    TableWriter out;
    out.u8(kStringPrefix).text(value, value.size()).u8(0);
    return out.data();
}

Bytes buffer(const Bytes& contents) {
    return enclosed({kBufferOp}, join({integer(contents.size()), contents}));
}

Bytes eisa_id(std::string_view id) {
    check(id.size() == 7, "EISA id of 7 characters");
    unsigned vendor = 0;
    for (char letter : id.substr(0, 3)) {
        check(letter >= 'A' && letter <= 'Z', "EISA vendor in capitals");
        vendor = vendor << 5 | static_cast<unsigned>(letter - 'A' + 1);
    }
    unsigned product = 0;
    for (char digit : id.substr(3)) {
        product = product << 4 | hex_digit(digit);
    }
    // The id is big-endian inside a little-endian integer.
    const std::uint32_t both = vendor << 16 | product;
    return integer(both >> 24 | (both >> 8 & 0xff00) | (both << 8 & 0xff'0000) | both << 24);
}

Bytes package(Terms elements) {
    return package(std::span(elements.begin(), elements.size()));
}

Bytes package(std::span<const Bytes> elements) {
    check(elements.size() <= 255, "AML package of up to 255 elements");
    Bytes contents = {static_cast<std::uint8_t>(elements.size())};
    for (const Bytes& element : elements) {
        append(contents, element);
    }
    return enclosed({kPackageOp}, contents);
}

Bytes name(std::string_view name, const Bytes& value) {
    return join({{kNameOp}, name_string(name), value});
}

Bytes scope(std::string_view name, const Bytes& terms) {
    return enclosed({kScopeOp}, join({name_string(name), terms}));
}

Bytes device(std::string_view name, const Bytes& terms) {
    return enclosed({kExtensionPrefix, kDeviceOp}, join({name_string(name), terms}));
}

Bytes method(std::string_view name, unsigned arguments, const Bytes& terms) {
    check(arguments <= 7, "AML method of up to 7 arguments");
    return enclosed({kMethodOp}, join({name_string(name), {static_cast<std::uint8_t>(arguments)}, terms}));
}

Bytes argument(unsigned index) {
    check(index <= 6, "AML argument 0 to 6");
    return {static_cast<std::uint8_t>(kArg0Op + index)};
}

Bytes store(const Bytes& value, const Bytes& target) {
    return join({{kStoreOp}, value, target});
}

Bytes if_true(const Bytes& predicate, const Bytes& terms) {
    return enclosed({kIfOp}, join({predicate, terms}));
}

Bytes result(const Bytes& value) {
    return join({{kReturnOp}, value});
}

ResourceTemplate& ResourceTemplate::io(std::uint16_t first, std::uint8_t length) {
    out_.u8(0x47).u8(1).u16(first).u16(first).u8(1).u8(length);  // small item 8, 7 bytes; decodes 16 bits; alignment 1
    return *this;
}

// Address space descriptors (section 6.4.3.5): both ends of a produced range are fixed.
ResourceTemplate& ResourceTemplate::io_window(std::uint16_t first, std::uint16_t last) {
    add_word_space(out_, 1, 3, first, last);  // ports, the whole range
    return *this;
}

ResourceTemplate& ResourceTemplate::memory_window(std::uint32_t first, std::uint32_t last) {
    out_.u8(0x87).u16(23).u8(0).u8(kFixedRange).u8(1);  // large item 7: memory, read and write, not cached
    out_.u32(0).u32(first).u32(last).u32(0).u32(last - first + 1);
    return *this;
}

ResourceTemplate& ResourceTemplate::bus_numbers(std::uint16_t first, std::uint16_t last) {
    add_word_space(out_, 2, 0, first, last);
    return *this;
}

ResourceTemplate& ResourceTemplate::irq(unsigned number) {
    check(number < 16, "ISA interrupt 0 to 15");
    out_.u8(0x22).u16(static_cast<std::uint16_t>(1U << number));  // small item 4, 2 bytes: no flags
    return *this;
}

ResourceTemplate& ResourceTemplate::memory32(std::uint32_t start, std::uint32_t length, bool writable) {
    out_.u8(0x86).u16(9).u8(writable ? 1 : 0).u32(start).u32(length);  // large item 6: fixed memory
    return *this;
}

Bytes ResourceTemplate::term() const {
    return buffer(join({out_.data(), {0x79, 0x00}}));  // end tag, whose checksum 0 means that none is given
}

}  // namespace apiary::firmware::aml
