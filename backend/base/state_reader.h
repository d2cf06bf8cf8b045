// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>
#include <format>
#include <limits>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "backend/base/result.h"

namespace apiary {

/// Reads a saved state, which may come from anywhere: every value is checked for its type and its range. The first
/// mistake is remembered and everything read after it is zero, so a reader collects all fields into locals, asks
/// result() once, and only then takes them over.
class StateReader {
public:
    /// `what` names the part in messages. The state must be an object whose "version" is `version`.
    StateReader(const nlohmann::json& state, std::string what, unsigned version) : state_(state), what_(std::move(what)) {
        if (!state_.is_object()) {
            refuse("it is no object");
        } else if (number("version", UINT32_MAX) != version && good()) {
            refuse(std::format("its version is not {}", version));
        }
    }

    /// An unsigned number of at most `maximum`.
    [[nodiscard]] std::uint64_t number(std::string_view key, std::uint64_t maximum) {
        const nlohmann::json* value = find(key);
        return value == nullptr ? 0 : as_number(*value, key, maximum);
    }
    template <class T>
    [[nodiscard]] T number(std::string_view key) {
        return static_cast<T>(number(key, std::numeric_limits<T>::max()));
    }
    [[nodiscard]] bool flag(std::string_view key) {
        const nlohmann::json* value = find(key);
        if (value != nullptr && !value->is_boolean()) {
            refuse(std::format("\"{}\" is neither true nor false", key));
        }
        return good() && value->get<bool>();
    }
    /// A number, or null.
    [[nodiscard]] std::optional<std::uint64_t> optional_number(std::string_view key, std::uint64_t maximum) {
        const nlohmann::json* value = find(key);
        return value == nullptr || value->is_null() ? std::nullopt : std::optional(as_number(*value, key, maximum));
    }
    /// An array of exactly `count` numbers; always has that size.
    [[nodiscard]] std::vector<std::uint64_t> numbers(std::string_view key, std::size_t count, std::uint64_t maximum) {
        std::vector<std::uint64_t> result(count);
        const nlohmann::json* value = find(key);
        if (value != nullptr && (!value->is_array() || value->size() != count)) {
            refuse(std::format("\"{}\" is no list of {} numbers", key, count));
        }
        for (std::size_t i = 0; i < count && good(); ++i) {
            result[i] = as_number((*value)[i], key, maximum);
        }
        return result;
    }
    /// A state within this one, for a reader of its own.
    [[nodiscard]] const nlohmann::json& part(std::string_view key) {
        static const nlohmann::json nothing;
        const nlohmann::json* value = find(key);
        return value == nullptr ? nothing : *value;
    }
    /// Refuses the state unless `condition` holds; `why` completes "…, because".
    void require(bool condition, std::string_view why) {
        if (!condition && good()) {
            refuse(std::string(why));
        }
    }

    [[nodiscard]] bool good() const { return !error_; }
    [[nodiscard]] Result<void> result() const {
        if (error_) {
            return std::unexpected(*error_);
        }
        return {};
    }

private:
    const nlohmann::json* find(std::string_view key) {
        if (!good()) {
            return nullptr;
        }
        const auto found = state_.find(key);
        if (found == state_.end()) {
            refuse(std::format("\"{}\" is missing", key));
            return nullptr;
        }
        return &*found;
    }
    std::uint64_t as_number(const nlohmann::json& value, std::string_view key, std::uint64_t maximum) {
        if (!value.is_number_integer() || (!value.is_number_unsigned() && value.get<std::int64_t>() < 0) ||
            value.get<std::uint64_t>() > maximum) {
            refuse(std::format("\"{}\" is no number from 0 to {}", key, maximum));
            return 0;
        }
        return value.get<std::uint64_t>();
    }
    void refuse(std::string why) {
        if (!error_) {
            error_ = Error{std::format("the saved state of {} cannot be used", what_), {}, std::move(why)};
        }
    }

    const nlohmann::json& state_;
    std::string what_;
    std::optional<Error> error_;
};

}  // namespace apiary
