// SPDX-License-Identifier: BSD-2-Clause
#include "backend/network/checksum.h"

#include <bit>
#include <cstring>

namespace apiary::network {
namespace {

/// The next word in the host's order: sums of swapped words are swapped sums (RFC 1071, section 1 (B)).
template <class Word>
Word word_at(std::span<const std::byte> bytes, std::size_t at) {
    Word word;
    std::memcpy(&word, bytes.data() + at, sizeof(word));
    return word;
}

}  // namespace

std::uint16_t checksum_add(std::span<const std::byte> bytes, std::uint16_t sum) {
    // Words of 32 bits into a sum of 64: it cannot overflow before 2^32 words.
    std::uint64_t low = 0;
    std::uint64_t high = 0;
    std::size_t at = 0;
    for (; bytes.size() - at >= 8; at += 8) {
        const auto word = word_at<std::uint64_t>(bytes, at);
        low += word & 0xFFFF'FFFF;
        high += word >> 32;
    }
    for (; bytes.size() - at >= 2; at += 2) {
        low += word_at<std::uint16_t>(bytes, at);
    }
    if (at < bytes.size()) {
        const std::byte last[2] = {bytes[at], std::byte{0}};
        low += word_at<std::uint16_t>(last, 0);
    }
    std::uint64_t folded = (low & 0xFFFF'FFFF) + (low >> 32) + (high & 0xFFFF'FFFF) + (high >> 32);
    while (folded > 0xFFFF) {
        folded = (folded & 0xFFFF) + (folded >> 16);
    }
    auto own = static_cast<std::uint16_t>(folded);
    if constexpr (std::endian::native == std::endian::little) {
        own = std::byteswap(own);
    }
    return checksum_join(sum, own);
}

}  // namespace apiary::network
