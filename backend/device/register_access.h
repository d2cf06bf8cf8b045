// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>

namespace apiary::device {

/// All ones in the lowest `bytes` bytes (0 … 8).
[[nodiscard]] constexpr std::uint64_t byte_mask(std::uint64_t bytes) {
    return bytes >= 8 ? ~std::uint64_t{0} : (std::uint64_t{1} << (8 * bytes)) - 1;
}

/// The part of a write that falls on one register: `mask` has ones in the bytes written, `value` has them in place.
struct RegisterWrite {
    std::uint64_t value = 0;
    std::uint64_t mask = 0;
    /// `old` with the written bytes replaced.
    [[nodiscard]] constexpr std::uint64_t merge(std::uint64_t old) const { return (old & ~mask) | value; }
};

/// What an access of `size` bytes at `offset` writes to the register of `width` bytes at `start`. mask 0: nothing.
[[nodiscard]] constexpr RegisterWrite register_write(std::uint64_t offset, unsigned size, std::uint64_t value,
                                                     std::uint64_t start, unsigned width) {
    if (offset >= start + width || offset + size <= start) {
        return {};
    }
    std::uint64_t mask = byte_mask(size);
    value &= mask;
    if (offset >= start) {
        mask <<= 8 * (offset - start);
        value <<= 8 * (offset - start);
    } else {
        mask >>= 8 * (start - offset);
        value >>= 8 * (start - offset);
    }
    return {value & byte_mask(width), mask & byte_mask(width)};
}

}  // namespace apiary::device
