// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <algorithm>
#include <array>
#include <concepts>
#include <cstdint>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "backend/base/result.h"
#include "backend/base/state_reader.h"
#include "backend/device/device.h"

namespace apiary::device {

// A device lists its saved fields once, in a template `describe(visitor, state)`; a FieldWriter and a FieldReader walk
// the same list. Nothing of a device changes before the whole of a state has been read and found in range.

/// Makes a SavedState out of a list of fields.
class FieldWriter {
public:
    explicit FieldWriter(unsigned version) : version_(version) { out_["version"] = std::uint64_t{version}; }

    void field(const char* key, bool& value) { out_[key] = value; }
    template <std::unsigned_integral T>
    void field(const char* key, T& value, T = 0, T = std::numeric_limits<T>::max()) {
        out_[key] = std::uint64_t{value};
    }
    void field(const char* key, std::int64_t& value, std::int64_t, std::int64_t) { out_[key] = value; }
    template <std::size_t N>
    void bytes(const char* key, std::array<std::uint8_t, N>& value) {
        out_[key] = value;
    }
    /// An array of objects, one for each element; `describe(visitor, element)` lists an element's fields.
    template <class T, std::size_t N, class Describe>
    void each(const char* key, std::array<T, N>& elements, Describe describe) {
        SavedState list = SavedState::array();
        for (T& element : elements) {
            FieldWriter inner(version_);
            describe(inner, element);
            list.push_back(std::move(inner.out_));
        }
        out_[key] = std::move(list);
    }
    [[nodiscard]] SavedState take() { return std::move(out_); }

private:
    unsigned version_;
    SavedState out_ = SavedState::object();
};

/// Reads a list of fields from a SavedState; a missing, mistyped or out-of-range one is remembered as an error.
class FieldReader {
public:
    /// `state` stays with the caller and must outlive the reader.
    FieldReader(const SavedState& state, const std::string& device, unsigned version)
        : reader_(state, device, version), device_(device), version_(version) {}

    void field(const char* key, bool& value) { value = reader_.flag(key); }
    template <std::unsigned_integral T>
    void field(const char* key, T& value, T low = 0, T high = std::numeric_limits<T>::max()) {
        value = static_cast<T>(reader_.number(key, high));
        reader_.require(value >= low, key);
    }
    void field(const char* key, std::int64_t& value, std::int64_t low, std::int64_t high) {
        const SavedState& found = reader_.part(key);
        const bool fits = found.is_number_integer() &&
                          (!found.is_number_unsigned() || std::in_range<std::int64_t>(found.get<std::uint64_t>()));
        value = fits ? found.get<std::int64_t>() : 0;
        reader_.require(fits && value >= low && value <= high, key);
    }
    template <std::size_t N>
    void bytes(const char* key, std::array<std::uint8_t, N>& value) {
        const std::vector<std::uint64_t> list = reader_.numbers(key, N, 0xFF);
        std::ranges::transform(list, value.begin(), [](std::uint64_t byte) { return static_cast<std::uint8_t>(byte); });
    }
    template <class T, std::size_t N, class Describe>
    void each(const char* key, std::array<T, N>& elements, Describe describe) {
        const SavedState& list = reader_.part(key);
        reader_.require(list.is_array() && list.size() == N, key);
        for (std::size_t i = 0; i < N && reader_.good(); ++i) {
            FieldReader inner(list[i], device_, version_);
            describe(inner, elements[i]);
            const Result<void> result = inner.result();
            reader_.require(result.has_value(),
                            result ? std::string() : std::string(key) + ": " + result.error().detail);
        }
    }
    /// Refuses the state unless `condition` holds.
    void require(bool condition, const char* why) { reader_.require(condition, why); }
    [[nodiscard]] Result<void> result() const { return reader_.result(); }

private:
    StateReader reader_;
    std::string device_;
    unsigned version_;
};

}  // namespace apiary::device
