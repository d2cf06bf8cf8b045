// SPDX-License-Identifier: BSD-2-Clause
#include "backend/memory/racing_copy.h"

#include <cstdint>
#include <cstring>

namespace apiary::memory {
namespace {

// Guest memory has no type of its own, so it is accessed by types that may alias anything.
template <class T>
struct Shared {
    using type [[gnu::may_alias]] = T;
};

template <class T>
void load_step(std::byte* to, const std::byte* from) {
    const T value = __atomic_load_n(reinterpret_cast<const typename Shared<T>::type*>(from), __ATOMIC_RELAXED);
    std::memcpy(to, &value, sizeof value);
}

template <class T>
void store_step(std::byte* to, const std::byte* from) {
    T value;
    std::memcpy(&value, from, sizeof value);
    __atomic_store_n(reinterpret_cast<typename Shared<T>::type*>(to), value, __ATOMIC_RELAXED);
}

/// Splits [shared, shared+length) into naturally aligned pieces of at most 8 bytes, and calls `step` with the type and
/// the offset of each.
template <class Step>
void for_each_piece(const std::byte* shared, std::size_t length, Step step) {
    const auto address = reinterpret_cast<std::uintptr_t>(shared);
    std::size_t done = 0;
    const auto piece = [&]<class T>(T) {
        step.template operator()<T>(done);
        done += sizeof(T);
    };
    const auto bit_of_address = [&](std::uintptr_t bit) { return ((address + done) & bit) != 0; };
    if (length - done >= 1 && bit_of_address(1)) {
        piece(std::uint8_t{});
    }
    if (length - done >= 2 && bit_of_address(2)) {
        piece(std::uint16_t{});
    }
    if (length - done >= 4 && bit_of_address(4)) {
        piece(std::uint32_t{});
    }
    while (length - done >= 8 && !bit_of_address(7)) {
        piece(std::uint64_t{});
    }
    if (length - done >= 4 && !bit_of_address(3)) {
        piece(std::uint32_t{});
    }
    if (length - done >= 2 && !bit_of_address(1)) {
        piece(std::uint16_t{});
    }
    while (length - done >= 1) {
        piece(std::uint8_t{});
    }
}

}  // namespace

void copy_from_shared(std::byte* to, const std::byte* from, std::size_t length) {
    for_each_piece(from, length, [=]<class T>(std::size_t at) { load_step<T>(to + at, from + at); });
}

void copy_to_shared(std::byte* to, const std::byte* from, std::size_t length) {
    for_each_piece(to, length, [=]<class T>(std::size_t at) { store_step<T>(to + at, from + at); });
}

void fill_shared(std::byte* to, std::byte value, std::size_t length) {
    std::byte pattern[8];
    std::memset(pattern, std::to_integer<int>(value), sizeof pattern);
    for_each_piece(to, length, [=, &pattern]<class T>(std::size_t at) { store_step<T>(to + at, pattern); });
}

}  // namespace apiary::memory
