// SPDX-License-Identifier: BSD-2-Clause
#include "backend/daemon/guest_document.h"

#include <algorithm>
#include <concepts>
#include <format>
#include <utility>
#include <vector>

#include "backend/base/text.h"
#include "backend/daemon/definition.h"
#include "backend/daemon/names.h"

namespace apiary::daemon {
namespace {

using api::guests::Definition;
using ipc::Json;

const char* const kMend = "mend guest.json in the guest's directory, or delete the guest";

/// What stands in guest.json beside the definition.
struct Envelope {
    std::int64_t format = 0;
    std::int64_t owner = 0;
    static constexpr auto fields() {
        return std::tuple{ipc::Field{"format", &Envelope::format}, ipc::Field{"owner", &Envelope::owner}};
    }
};

// How an element is known again in a list that was changed: by what the guest, or the user, tells it from others by.
std::string identity(const api::guests::Disk& disk) {
    return disk.path;
}
std::string identity(const api::guests::Module& module) {
    return module.path;
}
std::string identity(const api::guests::Share& share) {
    return share.tag;
}
std::string identity(const api::guests::Network& network) {
    return network.mac.value_or("");
}
std::string identity(const api::guests::Forward& forward) {
    return std::format("{}:{}:{}", static_cast<int>(forward.protocol), forward.host.value_or(""), forward.host_port);
}

/// `value` as JSON, with what `old`, of which it was made, has and the types of `value` do not.
template <class T>
Json with_unknown(const Json& old, const T& value);

template <class T>
concept Identified = requires(const T& element) {
    { identity(element) } -> std::same_as<std::string>;
};

/// The element of the former list `old` that `list[index]` was made of, or nothing.
template <Identified T>
const Json* former_of(const Json& old, const std::vector<T>& list, std::size_t index) {
    const std::string wanted = identity(list[index]);
    for (const Json& candidate : old) {
        const auto element = ipc::decode<T>(candidate, ipc::UnknownFields::Ignored);
        if (element && !wanted.empty() && identity(*element) == wanted) {
            return &candidate;
        }
    }
    return old.size() == list.size() ? &old[index] : nullptr;
}

template <Identified T>
Json list_with_unknown(const Json& old, const std::vector<T>& list) {
    if (!old.is_array()) {
        return ipc::encode(list);
    }
    Json array = Json::array();
    for (std::size_t i = 0; i < list.size(); ++i) {
        const Json* const former = former_of(old, list, i);
        array.push_back(former != nullptr ? with_unknown(*former, list[i]) : ipc::encode(list[i]));
    }
    return array;
}

/// `value` as JSON, with the fields of `object` that its type does not have.
template <ipc::FieldedStruct T>
Json struct_with_unknown(Json object, const T& value) {
    const auto put = [&](const auto& field) {
        const auto found = object.find(field.name);
        Json encoded = with_unknown(found == object.end() ? Json() : *found, value.*field.member);
        if (encoded.is_null()) {
            object.erase(std::string(field.name));
        } else {
            object[std::string(field.name)] = std::move(encoded);
        }
    };
    std::apply([&](const auto&... field) { (put(field), ...); }, T::fields());
    return object;
}

template <class T>
Json with_unknown(const Json& old, const T& value) {
    if constexpr (ipc::FieldedStruct<T>) {
        return struct_with_unknown(old.is_object() ? old : Json::object(), value);
    } else if constexpr (ipc::detail::IsOptional<T>::value) {
        return value ? with_unknown(old, *value) : Json();
    } else if constexpr (requires { list_with_unknown(old, value); }) {
        return list_with_unknown(old, value);
    } else {
        return ipc::encode(value);
    }
}

std::unexpected<BadDocument> bad(std::string cause, std::string remedy, std::string detail,
                                 std::optional<uid_t> owner = {}) {
    return std::unexpected(BadDocument{{std::move(cause), std::move(remedy), std::move(detail)}, owner});
}

/// The most that a user's number can be; -1 is none.
constexpr std::int64_t kLastUser = static_cast<uid_t>(-1) - std::int64_t{1};

std::optional<uid_t> owner_in(const Json& json) {
    std::int64_t owner = -1;
    const auto found = json.find("owner");
    if (found == json.end() || !ipc::decode(*found, owner, ipc::UnknownFields::Refused) || owner < 0 ||
        owner > kLastUser) {
        return std::nullopt;
    }
    return static_cast<uid_t>(owner);
}

std::expected<GuestDocument, BadDocument> read_definition(Json json, uid_t owner) {
    GuestDocument document{.owner = owner, .read = std::move(json)};
    if (auto decoded = ipc::decode(document.read, document.definition, ipc::UnknownFields::Ignored); !decoded) {
        const auto& [path, reason] = decoded.error();
        return bad(std::format("in guest.json, {} {}", shown(path), reason), kMend, "", owner);
    }
    if (auto checked = check_definition(document.definition); !checked) {
        auto& [error, field] = checked.error();
        return bad(std::format("guest.json is wrong: {}", error.cause), error.remedy.empty() ? kMend : error.remedy,
                   field ? "field " + *field : error.detail, owner);
    }
    return document;
}

}  // namespace

Result<Json> parse_json(std::string_view text) {
    bool too_deep = false;
    const auto limit = [&](int depth, Json::parse_event_t, Json&) {
        too_deep = too_deep || depth > GuestDocument::kDeepest;
        return !too_deep;
    };
    try {
        Json json = Json::parse(text, limit);
        if (too_deep) {
            return fail("it has values within values without end", "",
                        std::format("more than {} deep", GuestDocument::kDeepest));
        }
        return json;
    } catch (const Json::exception& exception) {
        return fail("it is not JSON", "", shown(exception.what()));
    }
}

std::expected<GuestDocument, BadDocument> parse_guest_document(std::string_view text) {
    if (text.size() > GuestDocument::kLargest) {
        return bad("guest.json is too large", kMend, std::format("more than {} bytes", GuestDocument::kLargest));
    }
    auto json = parse_json(text);
    if (!json) {
        return bad("guest.json cannot be understood: " + json.error().cause, kMend, json.error().detail);
    }
    if (!json->is_object()) {
        return bad("guest.json cannot be understood: it is not a JSON object", kMend, "");
    }
    const std::optional<uid_t> owner = owner_in(*json);
    const auto envelope = ipc::decode<Envelope>(*json, ipc::UnknownFields::Ignored);
    if (!envelope) {
        return bad(std::format("in guest.json, {} {}", envelope.error().path, envelope.error().reason), kMend, "",
                   owner);
    }
    if (envelope->format > GuestDocument::kFormat) {
        return bad(
            "guest.json was written by a newer Apiary", "update Apiary",
            std::format("format {}, and {} is the newest that is known here", envelope->format, GuestDocument::kFormat),
            owner);
    }
    if (envelope->format < 1) {
        return bad(std::format("in guest.json, format cannot be {}", envelope->format), kMend, "", owner);
    }
    if (!owner) {
        return bad(std::format("in guest.json, owner cannot be {}", envelope->owner), kMend, "it is no user's number");
    }
    return read_definition(*std::move(json), *owner);
}

Result<std::string> format_guest_document(const GuestDocument& document) {
    constexpr int kIndent = 4;
    Json json = with_unknown(with_unknown(document.read, Envelope{GuestDocument::kFormat, document.owner}),
                             document.definition);
    std::string text;
    try {
        text = json.dump(kIndent) + "\n";
    } catch (const Json::exception& exception) {
        return fail("the definition holds text that is not UTF-8", "use UTF-8", shown(exception.what()));
    }
    if (text.size() > GuestDocument::kLargest) {
        return fail("the definition is too large", "shorten its texts and lists",
                    std::format("{} bytes, at most {}", text.size(), GuestDocument::kLargest));
    }
    return text;
}

}  // namespace apiary::daemon
