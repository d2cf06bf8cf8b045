// SPDX-License-Identifier: BSD-2-Clause
#include "backend/hostsetup/record.h"

#include <algorithm>
#include <format>
#include <utility>

#include "backend/base/hash.h"

namespace apiary::hostsetup {
namespace {

constexpr std::size_t kLongestName = 64, kLongestPath = 1024;

/// Bytes as characters of the same number and back, so that lines that are no UTF-8 can stand in JSON.
std::string widened(std::string_view bytes) {
    std::string text;
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x80) {
            text += c;
        } else {
            text += static_cast<char>(0xC0 | byte >> 6);
            text += static_cast<char>(0x80 | (byte & 0x3F));
        }
    }
    return text;
}

std::string narrowed(std::string_view text) {
    std::string bytes;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if ((byte & 0xFC) == 0xC0 && i + 1 < text.size()) {
            bytes += static_cast<char>((byte & 0x03) << 6 | (static_cast<unsigned char>(text[++i]) & 0x3F));
        } else {
            bytes += text[i];
        }
    }
    return bytes;
}

template <class Convert>
void convert_lines(Record& record, Convert convert) {
    for (Action& action : record.actions) {
        if (!action.file) {
            continue;
        }
        for (Edit& edit : action.file->edits) {
            edit.after = convert(edit.after);
            if (edit.before) {
                edit.before = convert(*edit.before);
            }
        }
    }
}

std::unexpected<Error> useless(std::string detail) {
    return fail("what was written down of a set-up makes no sense",
                "undo by hand what it tells of files, then delete it", std::move(detail));
}

bool is_path(const std::string& path) {
    return path.starts_with('/') && path.size() <= kLongestPath && !path.contains('\0') && !path.contains("/../") &&
           !path.ends_with("/..") && !path.ends_with('/');
}

bool is_line(const std::string& text) {
    return text.find_first_of(std::string_view("\n\0", 2)) == std::string::npos;
}

bool is_sound(const FileChange& file) {
    return is_path(file.path) && std::ranges::all_of(file.directories, is_path) &&
           std::ranges::all_of(file.edits, [](const Edit& edit) {
               return edit.line >= 0 && is_line(edit.after) && is_line(edit.before.value_or(""));
           });
}

bool is_sound(const Action& action) {
    const int kinds = int{action.file.has_value()} + int{action.link.has_value()} + int{action.module.has_value()} +
                      int{!action.packages.empty()};
    return kinds == 1 && (!action.file || is_sound(*action.file)) &&
           (!action.link || (is_path(action.link->path) && is_path(action.link->target) &&
                             std::ranges::all_of(action.link->directories, is_path))) &&
           (!action.module || is_module_name(*action.module));
}

}  // namespace

std::string digest_of(std::string_view text) {
    return std::format("{}-{:016x}", text.size(), fnv1a(text));
}

bool is_module_name(std::string_view name) {
    return !name.empty() && name.size() <= kLongestName && std::ranges::all_of(name, [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_';
    });
}

bool is_record_id(const std::string& id) {
    constexpr std::size_t kLongest = 9;
    return !id.empty() && id.size() <= kLongest && id.front() != '0' &&
           std::ranges::all_of(id, [](char c) { return c >= '0' && c <= '9'; });
}

std::string format_record(const Record& record) {
    Record stored = record;
    convert_lines(stored, widened);
    ipc::Json json = ipc::encode(stored);
    json["format"] = Record::kFormat;
    return json.dump(2, ' ', false, ipc::Json::error_handler_t::replace) + "\n";
}

Result<Record> parse_record(const std::string& text) {
    const ipc::Json json = ipc::Json::parse(text, nullptr, false);
    if (!json.is_object()) {
        return useless("it is no JSON object");
    }
    if (const auto format = json.find("format"); format == json.end() || *format != Record::kFormat) {
        return useless(std::format("it is not of format {}", Record::kFormat));
    }
    auto record = ipc::decode<Record>(json, ipc::UnknownFields::Ignored);
    if (!record) {
        return useless(record.error().path + " " + record.error().reason);
    }
    if (!is_record_id(record->id) ||
        !std::ranges::all_of(record->actions, [](const Action& a) { return is_sound(a); }) ||
        !std::ranges::all_of(record->directories, is_path)) {
        return useless("it has a name or path that is none");
    }
    if (record->begun < 0 || record->begun > static_cast<std::int64_t>(record->actions.size())) {
        return useless("it has begun more than there is");
    }
    convert_lines(*record, narrowed);
    return *std::move(record);
}

}  // namespace apiary::hostsetup
