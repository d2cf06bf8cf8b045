// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace apiary::firmware {

using Bytes = std::vector<std::uint8_t>;

/// The byte that makes the sum of `bytes` and it zero.
[[nodiscard]] std::uint8_t checksum(std::span<const std::uint8_t> bytes);

/// Builds a little-endian table from front to back.
class TableWriter {
public:
    TableWriter& u8(std::uint8_t value) { return number(value, 1); }
    TableWriter& u16(std::uint16_t value) { return number(value, 2); }
    TableWriter& u32(std::uint32_t value) { return number(value, 4); }
    TableWriter& u64(std::uint64_t value) { return number(value, 8); }
    TableWriter& bytes(std::span<const std::uint8_t> from);
    /// `value` cut or padded to `width` bytes with `pad`.
    TableWriter& text(std::string_view value, std::size_t width, char pad = ' ');
    TableWriter& zeros(std::size_t count);

    /// Overwrites bytes that are there already; `at` + width ≤ size().
    void patch_u8(std::size_t at, std::uint8_t value) { patch(at, value, 1); }
    void patch_u16(std::size_t at, std::uint16_t value) { patch(at, value, 2); }
    void patch_u32(std::size_t at, std::uint32_t value) { patch(at, value, 4); }
    /// Makes bytes [from, from+length) sum to zero through the byte at `at`, which lies within and is zero.
    void seal(std::size_t at, std::size_t from, std::size_t length);

    [[nodiscard]] std::size_t size() const { return bytes_.size(); }
    [[nodiscard]] const Bytes& data() const { return bytes_; }

private:
    TableWriter& number(std::uint64_t value, unsigned width);
    void patch(std::size_t at, std::uint64_t value, unsigned width);

    Bytes bytes_;
};

}  // namespace apiary::firmware
