// SPDX-License-Identifier: BSD-2-Clause
// The session in a saved state.
#include <algorithm>
#include <cerrno>
#include <format>
#include <limits>
#include <utility>

#include "backend/base/state_reader.h"
#include "backend/share/names.h"
#include "backend/share/open_flags.h"
#include "backend/share/server_call.h"

namespace apiary::share {
namespace {

constexpr unsigned kVersion = 1;
constexpr auto kAnyNumber = std::numeric_limits<std::uint64_t>::max();

/// A fid as it is saved.
struct SavedFid {
    std::uint32_t number = 0;
    std::string path;
    std::uint64_t inode = 0;
    std::uint32_t type = 0;
    std::optional<std::uint64_t> open_flags;
};

nlohmann::json to_json(const Fid& fid) {
    nlohmann::json state = {{"version", kVersion},
                            {"number", fid.number},
                            {"path", quote(fid.path)},
                            {"inode", static_cast<std::uint64_t>(fid.identity.inode)},
                            {"type", std::uint32_t{fid.identity.type}},
                            {"open", nullptr}};
    if (fid.open_flags) {
        state["open"] = *fid.open_flags;
    }
    return state;
}

Result<SavedFid> from_json(const nlohmann::json& state) {
    StateReader reader(state, "a shared folder", kVersion);
    SavedFid fid;
    fid.number = reader.number<std::uint32_t>("number");
    fid.inode = reader.number("inode", kAnyNumber);
    fid.type = static_cast<std::uint32_t>(reader.number("type", S_IFMT));
    fid.open_flags = reader.optional_number("open", dotl::kLasting);
    const nlohmann::json& path = reader.part("path");
    const auto text = path.is_string() ? unquote(path.get<std::string>()) : std::nullopt;
    reader.require(text && is_path(*text), "a path is none");
    reader.require((fid.type & ~std::uint32_t{S_IFMT}) == 0, "a type of file is none");
    const auto flags = static_cast<std::uint32_t>(fid.open_flags.value_or(0));
    reader.require((flags & ~dotl::kLasting) == 0 && host_open_flags(flags).has_value(),
                   "a file is open in no way there is");
    if (auto result = reader.result(); !result) {
        return std::unexpected(std::move(result.error()));
    }
    fid.path = *text;
    return fid;
}

/// Whether a fid that is open now is open already as it was saved.
bool is_same(const Fid& present, const SavedFid& saved) {
    return present.open_flags && *present.open_flags == saved.open_flags && present.path == saved.path &&
           present.identity.inode == saved.inode && present.identity.type == saved.type;
}

std::unexpected<Error> not_found(const SavedFid& fid, int error) {
    return fail_errno(error,
                      std::format("the guest had {} open in its shared folder, and it cannot be opened again",
                                  fid.path.empty() ? "the folder itself" : quote(fid.path)),
                      "put the file back in place, or start the guest anew");
}

/// Opens a saved file as it was.
Result<void> open_again(const Tree& tree, FidTable& fids, const SavedFid& saved, FileIdentity identity) {
    const auto flags = static_cast<std::uint32_t>(*saved.open_flags);
    fids.set(saved.number, saved.path, identity, nullptr);
    Fid& fid = *fids.find(saved.number);
    const auto named = fids.file(fid);
    if (!named) {
        return not_found(saved, named.error());
    }
    auto opened = tree.reopen((*named)->fd(), *host_open_flags(flags));
    if (!opened) {
        return not_found(saved, opened.error());
    }
    auto file = fids.hold(*std::move(opened));
    if (!file) {
        return not_found(saved, file.error());
    }
    fids.set_open(fid, *std::move(file), flags);
    return {};
}

}  // namespace

nlohmann::json Server::no_session() {
    return {{"version", kVersion}, {"message_size", 0}, {"fids", nlohmann::json::array()}};
}

nlohmann::json Server::save() const {
    nlohmann::json fids = nlohmann::json::array();
    for (const auto& [number, fid] : fids_.all()) {
        fids.push_back(to_json(fid));
    }
    return {{"version", kVersion}, {"message_size", message_size_}, {"fids", std::move(fids)}};
}

Result<void> Server::restore(const nlohmann::json& state) {
    StateReader reader(state, "a shared folder", kVersion);
    const auto message_size = static_cast<std::uint32_t>(reader.number("message_size", kMostMessage));
    const nlohmann::json& list = reader.part("fids");
    reader.require(message_size == 0 || message_size >= kLeastMessage, "a message has no room for anything");
    reader.require(list.is_array() && list.size() <= FidTable::kMostFids, "\"fids\" is no list, or too long a one");
    if (auto result = reader.result(); !result) {
        return result;
    }
    fids_.release();
    FidTable fids = FidTable::beside(fids_);
    for (const nlohmann::json& each : list) {
        const auto saved = from_json(each);
        if (!saved) {
            return std::unexpected(saved.error());
        }
        if (fids.check_new(saved->number) != 0) {
            return fail("the saved state of a shared folder cannot be used", {}, "a fid is there twice");
        }
        if (saved->open_flags && read_only_ && wants_to_write(static_cast<std::uint32_t>(*saved->open_flags))) {
            return not_found(*saved, EROFS);
        }
        const FileIdentity identity{.inode = static_cast<ino_t>(saved->inode),
                                    .type = static_cast<mode_t>(saved->type)};
        if (!saved->open_flags) {
            fids.set(saved->number, saved->path, identity, nullptr);
        } else if (const Fid* present = fids_.find(saved->number); present != nullptr && is_same(*present, *saved)) {
            fids.set(saved->number, saved->path, identity, nullptr);
            fids.set_open(*fids.find(saved->number), present->file, *present->open_flags);
        } else if (auto opened = open_again(*tree_, fids, *saved, identity); !opened) {
            return opened;
        }
    }
    fids_.swap(fids);
    message_size_ = message_size;
    return {};
}

}  // namespace apiary::share
