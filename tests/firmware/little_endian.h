// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>
#include <cstring>
#include <numeric>
#include <span>
#include <stdexcept>
#include <string>
#include <type_traits>

namespace apiary::test {

/// The value at `offset`; a test that reads past the end fails by exception.
template <class T>
    requires std::is_trivially_copyable_v<T>
T get(std::span<const std::uint8_t> bytes, std::size_t offset) {
    if (offset > bytes.size() || sizeof(T) > bytes.size() - offset) {
        throw std::out_of_range("offset " + std::to_string(offset) + " of " + std::to_string(bytes.size()));
    }
    T value;
    std::memcpy(&value, bytes.data() + offset, sizeof(T));
    return value;
}

inline std::string text(std::span<const std::uint8_t> bytes, std::size_t offset, std::size_t length) {
    const auto part = bytes.subspan(offset, length);
    return {part.begin(), part.end()};
}

/// Sum of all bytes, modulo 256.
inline unsigned sum(std::span<const std::uint8_t> bytes) {
    return std::accumulate(bytes.begin(), bytes.end(), 0U) & 0xff;
}

}  // namespace apiary::test
