// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <concepts>
#include <cstdint>
#include <expected>
#include <format>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <vector>

/// Between JSON values and the C++ types that are made of interface descriptions.
///
/// Such a struct has a static function `fields()`, which gives a tuple of Field; such an enum has a function
/// `names_of(T)`, found by its argument, with the names of its values in their order from 0 on.
namespace apiary::ipc {

using Json = nlohmann::json;

/// A field of a struct and its name in JSON.
template <class Struct, class T>
struct Field {
    std::string_view name;
    T Struct::* member;
};

/// Why a JSON value is not one of the type that was asked for.
struct Mismatch {
    std::string path;    ///< Of the wrong value: "disks[1].size"; empty for the value itself.
    std::string reason;  ///< "should be a number", as the end of a sentence.
};

/// What is done about fields that the type does not have.
enum class UnknownFields { Refused, Ignored };

template <class T>
concept FieldedStruct = requires { T::fields(); };
template <class T>
concept NamedEnum = std::is_enum_v<T> && requires(T value) { names_of(value); };

namespace detail {

template <class T>
struct IsOptional : std::false_type {};
template <class T>
struct IsOptional<std::optional<T>> : std::true_type {};
template <class T>
struct IsVector : std::false_type {};
template <class T>
struct IsVector<std::vector<T>> : std::true_type {};
template <class T>
struct IsMap : std::false_type {};
template <class T>
struct IsMap<std::map<std::string, T>> : std::true_type {};

inline std::string joined(const std::string& outer, const std::string& inner) {
    return outer.empty() || inner.empty() || inner.starts_with('[') ? outer + inner : outer + "." + inner;
}

}  // namespace detail

/// Absent optional fields are left out.
template <class T>
[[nodiscard]] Json encode(const T& value) {
    if constexpr (FieldedStruct<T>) {
        Json object = Json::object();
        std::apply(
            [&](const auto&... field) {
                [[maybe_unused]] const auto add = [&](const auto& each) {
                    Json encoded = encode(value.*each.member);
                    if (!encoded.is_null()) {
                        object[std::string(each.name)] = std::move(encoded);
                    }
                };
                (add(field), ...);
            },
            T::fields());
        return object;
    } else if constexpr (NamedEnum<T>) {
        return Json(names_of(value)[static_cast<std::size_t>(value)]);
    } else if constexpr (detail::IsOptional<T>::value) {
        return value ? encode(*value) : Json();
    } else if constexpr (detail::IsVector<T>::value) {
        Json array = Json::array();
        for (const auto& each : value) {
            array.push_back(encode(each));
        }
        return array;
    } else if constexpr (detail::IsMap<T>::value) {
        Json object = Json::object();
        for (const auto& [key, each] : value) {
            object[key] = encode(each);
        }
        return object;
    } else {
        return Json(value);
    }
}

template <class T>
[[nodiscard]] std::expected<void, Mismatch> decode(const Json& json, T& value, UnknownFields unknown);

namespace detail {

template <class T>
std::expected<void, Mismatch> decode_within(const Json& json, T& value, UnknownFields unknown,
                                            const std::string& step) {
    auto decoded = decode(json, value, unknown);
    if (!decoded) {
        decoded.error().path = joined(step, decoded.error().path);
    }
    return decoded;
}

inline std::unexpected<Mismatch> mismatch(std::string reason) {
    return std::unexpected(Mismatch{{}, std::move(reason)});
}

template <class T>
std::expected<void, Mismatch> decode_field(const Json& json, T& value, UnknownFields unknown, std::string_view name) {
    const auto found = json.find(name);
    if (found == json.end()) {
        if constexpr (IsOptional<T>::value) {
            value.reset();
            return {};
        } else {
            return std::unexpected(Mismatch{std::string(name), "is missing"});
        }
    }
    return decode_within(*found, value, unknown, std::string(name));
}

template <class T>
std::expected<void, Mismatch> check_names(const Json& json) {
    for (const auto& [key, ignored] : json.items()) {
        const bool known = std::apply([&](const auto&... field) { return ((field.name == key) || ...); }, T::fields());
        if (!known) {
            return std::unexpected(Mismatch{key, "is not known here"});
        }
    }
    return {};
}

template <class T>
std::expected<void, Mismatch> decode_struct(const Json& json, T& value, UnknownFields unknown) {
    if (!json.is_object()) {
        return mismatch("should be an object");
    }
    if (unknown == UnknownFields::Refused) {
        if (auto checked = check_names<T>(json); !checked) {
            return checked;
        }
    }
    std::expected<void, Mismatch> result;
    [[maybe_unused]] const auto take = [&](const auto& field) {
        result = decode_field(json, value.*field.member, unknown, field.name);
        return result.has_value();
    };
    std::apply([&](const auto&... field) { static_cast<void>((take(field) && ...)); }, T::fields());
    return result;
}

template <class T>
std::expected<void, Mismatch> decode_enum(const Json& json, T& value) {
    std::string all;
    std::size_t index = 0;
    for (const std::string_view name : names_of(T{})) {
        if (json.is_string() && json.get_ref<const std::string&>() == name) {
            value = static_cast<T>(index);
            return {};
        }
        ++index;
        all += (all.empty() ? "" : ", ") + std::string(name);
    }
    return mismatch(std::format("should be one of: {}", all));
}

template <class T>
std::expected<void, Mismatch> decode_vector(const Json& json, std::vector<T>& value, UnknownFields unknown) {
    if (!json.is_array()) {
        return mismatch("should be a list");
    }
    value.clear();
    for (const Json& each : json) {
        T element = {};
        if (auto decoded = decode_within(each, element, unknown, std::format("[{}]", value.size())); !decoded) {
            return decoded;
        }
        value.push_back(std::move(element));
    }
    return {};
}

template <class T>
std::expected<void, Mismatch> decode_map(const Json& json, std::map<std::string, T>& value, UnknownFields unknown) {
    if (!json.is_object()) {
        return mismatch("should be an object");
    }
    value.clear();
    for (const auto& [key, each] : json.items()) {
        if (auto decoded = decode_within(each, value[key], unknown, key); !decoded) {
            return decoded;
        }
    }
    return {};
}

inline std::expected<void, Mismatch> decode_integer(const Json& json, std::int64_t& value) {
    const bool fits = json.is_number_unsigned() ? json.get<std::uint64_t>() <= INT64_MAX : json.is_number_integer();
    if (!fits) {
        return mismatch("should be a whole number");
    }
    value = json.get<std::int64_t>();
    return {};
}

}  // namespace detail

/// Fields that are absent or null leave optional members empty. After a mismatch `value` is partly set.
template <class T>
std::expected<void, Mismatch> decode(const Json& json, T& value, UnknownFields unknown) {
    if constexpr (FieldedStruct<T>) {
        return detail::decode_struct(json, value, unknown);
    } else if constexpr (NamedEnum<T>) {
        return detail::decode_enum(json, value);
    } else if constexpr (detail::IsOptional<T>::value) {
        if (json.is_null()) {
            value.reset();
            return {};
        }
        return decode(json, value.emplace(), unknown);
    } else if constexpr (detail::IsVector<T>::value) {
        return detail::decode_vector(json, value, unknown);
    } else if constexpr (detail::IsMap<T>::value) {
        return detail::decode_map(json, value, unknown);
    } else if constexpr (std::same_as<T, std::int64_t>) {
        return detail::decode_integer(json, value);
    } else if constexpr (std::same_as<T, bool>) {
        return json.is_boolean() ? (value = json.get<bool>(), std::expected<void, Mismatch>())
                                 : detail::mismatch("should be true or false");
    } else if constexpr (std::same_as<T, double>) {
        return json.is_number() ? (value = json.get<double>(), std::expected<void, Mismatch>())
                                : detail::mismatch("should be a number");
    } else if constexpr (std::same_as<T, std::string>) {
        return json.is_string() ? (value = json.get<std::string>(), std::expected<void, Mismatch>())
                                : detail::mismatch("should be a text");
    } else {
        static_assert(std::same_as<T, Json>, "a type that no interface description gives");
        return json.is_object() ? (value = json, std::expected<void, Mismatch>())
                                : detail::mismatch("should be an object");
    }
}

/// The value that `json` holds.
template <class T>
[[nodiscard]] std::expected<T, Mismatch> decode(const Json& json, UnknownFields unknown) {
    T value = {};
    if (auto decoded = decode(json, value, unknown); !decoded) {
        return std::unexpected(std::move(decoded.error()));
    }
    return value;
}

}  // namespace apiary::ipc
