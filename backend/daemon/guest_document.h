// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <sys/types.h>

#include <cstddef>
#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>

#include "backend/api/guests.h"
#include "backend/base/result.h"
#include "backend/ipc/codec.h"

namespace apiary::daemon {

/// What guest.json holds: `format`, `owner`, and the fields of io.apiary.Guests.Definition.
///
/// Keys that this version does not know, within lists as well, are kept when it is written again.
struct GuestDocument {
    static constexpr std::int64_t kFormat = 1;                     ///< The one that is written, and the newest read.
    static constexpr std::size_t kLargest = std::size_t{1} << 20;  ///< Bytes of the file.
    static constexpr int kDeepest = 32;                            ///< Values within values.

    uid_t owner = 0;
    api::guests::Definition definition;
    ipc::Json read = ipc::Json::object();  ///< As it was read.
};

/// Why guest.json cannot be used, and whose guest it is where that much can be told.
struct BadDocument {
    api::guests::Problem problem;
    std::optional<uid_t> owner;
};

/// Reads the text of a guest.json. Never throws, whatever it is given.
[[nodiscard]] std::expected<GuestDocument, BadDocument> parse_guest_document(std::string_view text);

/// The text: keys in alphabetical order, one a line. An error when it would be larger than kLargest or holds text that
/// is not UTF-8.
[[nodiscard]] Result<std::string> format_guest_document(const GuestDocument& document);

/// Parses JSON that is at most GuestDocument::kDeepest deep.
[[nodiscard]] Result<ipc::Json> parse_json(std::string_view text);

}  // namespace apiary::daemon
