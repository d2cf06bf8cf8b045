// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string_view>

namespace apiary::testing {

/// What a fuzzer chose, taken off from the front.
class FuzzInput {
public:
    FuzzInput(const std::uint8_t* data, std::size_t size) : left_(std::as_bytes(std::span(data, size))) {}

    /// Zeros where it is used up.
    template <class T>
    [[nodiscard]] T take() {
        T value{};
        const std::span<const std::byte> taken = bytes(sizeof(T));
        std::memcpy(&value, taken.data(), taken.size());
        return value;
    }
    /// As many as there still are, at most `size`.
    [[nodiscard]] std::span<const std::byte> bytes(std::size_t size) {
        const std::span<const std::byte> taken = left_.first(std::min(left_.size(), size));
        left_ = left_.subspan(taken.size());
        return taken;
    }
    [[nodiscard]] std::string_view text(std::size_t size) {
        const std::span<const std::byte> taken = bytes(size);
        return {reinterpret_cast<const char*>(taken.data()), taken.size()};
    }
    [[nodiscard]] bool empty() const { return left_.empty(); }

private:
    std::span<const std::byte> left_;
};

}  // namespace apiary::testing
