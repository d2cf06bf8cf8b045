// SPDX-License-Identifier: BSD-2-Clause
#include "backend/daemon/store.h"

#include <sys/statvfs.h>
#include <unistd.h>

#include <cerrno>
#include <format>

#include "backend/base/log.h"
#include "backend/base/text.h"
#include "backend/daemon/names.h"
#include "backend/daemon/store_parts.h"

namespace apiary::daemon {
namespace {

constexpr std::size_t kLargestEnd = std::size_t{1} << 20;  ///< Bytes of last-end.json.

std::unexpected<StoreError> no_such_guest(const std::string& name) {
    return refuse(StoreError::Kind::NoSuchGuest, std::format("there is no guest \"{}\"", shown(name)));
}

/// What openat(2) says of a symbolic link that it is not to follow: ELOOP, and on FreeBSD EMLINK.
bool is_symbolic_link_error(int error_number) {
    return error_number == ELOOP || error_number == EMLINK;
}

BadDocument unreadable(int error_number) {
    const auto problem = [](const char* cause, const char* remedy) {
        return BadDocument{{cause, remedy, ""}, std::nullopt};
    };
    if (is_symbolic_link_error(error_number)) {
        return problem("guest.json is a symbolic link", "put the file itself in its place");
    }
    switch (error_number) {
        case ENOENT: return problem("guest.json is missing", "bring it back, or delete the guest");
        case EINVAL: return problem("guest.json is no regular file", "put one in its place, or delete the guest");
        case EFBIG: return problem("guest.json is too large", "mend it, or delete the guest");
        default: break;
    }
    const Error error = system_error(error_number, "guest.json cannot be read");
    return {{error.cause, error.remedy, error.detail}, std::nullopt};
}

StoredGuest broken(const std::string& name, const BadDocument& bad) {
    return {.name = name, .owner = bad.owner.value_or(::geteuid()), .problem = bad.problem};
}

std::unexpected<StoreError> no_disk(const std::string& disk, int error_number) {
    using Kind = StoreError::Kind;
    if (error_number == ENOENT) {
        return refuse(Kind::NoSuchDisk,
                      std::format("the disk {}, which is to be kept with the guest, is not there", disk),
                      "bring it back, or take it off the guest");
    }
    return std::unexpected(
        StoreError{Kind::NoSuchDisk, system_error(error_number, std::format("the disk {} cannot be opened", disk))});
}

}  // namespace

StoreResult<UniqueFd> Store::open_guest(const std::string& name) const {
    if (!is_guest_name(name)) {
        return no_such_guest(name);
    }
    auto guest = files_.open_directory(guests_.get(), name);
    if (guest) {
        return *std::move(guest);
    }
    if (guest.error() == ENOENT) {
        return no_such_guest(name);
    }
    if (is_symbolic_link_error(guest.error()) || guest.error() == ENOTDIR) {
        return refuse(StoreError::Kind::Broken, std::format("what is kept for the guest {} is no directory", name),
                      std::format("look at {}", (state_ / "guests" / name).string()));
    }
    return host_failed(guest.error(), std::format("the directory of the guest {} cannot be opened", name));
}

Store::Document Store::read_document(int guest) const {
    const auto text = read_file(files_, guest, kGuestFile, GuestDocument::kLargest);
    return text ? parse_guest_document(*text) : Document(std::unexpected(unreadable(text.error())));
}

StoreResult<GuestDocument> Store::read_whole_document(int guest, const std::string& name) const {
    auto document = read_document(guest);
    if (document) {
        return *std::move(document);
    }
    const api::guests::Problem& problem = document.error().problem;
    return refuse(StoreError::Kind::Broken, std::format("the guest {} is broken: {}", name, problem.cause),
                  problem.remedy, problem.detail);
}

/// The directories in `directory` whose names are such ones, and what stands in the place of one.
StoreResult<std::vector<std::string>> Store::entries(int directory, bool (*is_name)(std::string_view)) const {
    auto names = files_.names(directory);
    if (!names) {
        return host_failed(names.error(), std::format("guests cannot be listed in {}", state_.string()));
    }
    std::erase_if(*names, [&](const std::string& name) { return !is_name(name); });
    return *std::move(names);
}

StoreResult<std::vector<std::string>> Store::names() const {
    return entries(guests_.get(), is_guest_name);
}

StoreResult<StoredGuest> Store::load(const std::string& name) const {
    const auto guest = open_guest(name);
    if (!guest && guest.error().kind == StoreError::Kind::NoSuchGuest) {
        return std::unexpected(guest.error());
    }
    if (!guest) {
        const Error& error = guest.error().error;
        return broken(name, {{error.cause, error.remedy, error.detail}, std::nullopt});
    }
    auto document = read_document(guest->get());
    if (!document) {
        return broken(name, document.error());
    }
    return StoredGuest{.name = name, .owner = document->owner, .definition = std::move(document->definition)};
}

StoreResult<std::vector<StoredGuest>> Store::list() const {
    const auto all = names();
    if (!all) {
        return std::unexpected(all.error());
    }
    std::vector<StoredGuest> guests;
    for (const std::string& name : *all) {
        if (auto guest = load(name)) {  // Who is gone meanwhile is not one of them.
            guests.push_back(*std::move(guest));
        }
    }
    return guests;
}

StoreResult<void> Store::check_free(const std::string& name) const {
    if (auto checked = check_guest_name(name); !checked) {
        return std::unexpected(StoreError{StoreError::Kind::InvalidName, std::move(checked.error())});
    }
    if (clones_.contains(name)) {
        return refuse(StoreError::Kind::GuestExists, std::format("a guest {} is being made", name),
                      "choose another name");
    }
    const auto status = files_.status(guests_.get(), name);
    if (status) {
        return refuse(StoreError::Kind::GuestExists, std::format("there is a guest {} already", name),
                      "choose another name");
    }
    return status.error() == ENOENT ? StoreResult<void>()
                                    : host_failed(status.error(), "what guests there are cannot be told");
}

StoreResult<Store::Survey> Store::survey() const {
    Survey survey;
    for (const auto& [name, guest] : clones_) {
        survey.count(guest.owner);
        survey.note(*guest.definition);
    }
    for (const int directory : {guests_.get(), trash_.get()}) {
        const bool live = directory == guests_.get();
        const auto all = entries(directory, live ? is_guest_name : is_trash_id);
        if (!all) {
            return std::unexpected(all.error());
        }
        for (const std::string& name : *all) {
            const auto guest = files_.open_directory(directory, name);
            const auto document = guest ? read_document(guest->get()) : std::unexpected(unreadable(guest.error()));
            if (live) {
                survey.count(document ? document->owner : document.error().owner.value_or(::geteuid()));
            }
            if (document) {
                survey.note(document->definition);
            }
        }
    }
    return survey;
}

void Store::Survey::note(const Definition& definition) {
    for (const auto& card : definition.networks.value_or(std::vector<api::guests::Network>())) {
        if (const auto mac = network::parse_mac(card.mac.value_or(""))) {
            macs.insert(*mac);
        }
    }
}

StoreResult<void> Store::check_number(const Survey& survey, uid_t owner) const {
    const auto found = survey.guests.find(owner);
    const std::size_t number = found == survey.guests.end() ? 0 : found->second;
    if (owner == 0 || number < options_.most_guests_per_user) {
        return {};
    }
    return refuse(StoreError::Kind::TooManyGuests, std::format("this user has {} guests already", number),
                  "delete one first, or ask an administrator to raise most_guests_per_user in apiaryd.conf");
}

StoreResult<void> Store::write_end(const std::string& name, const api::guests::End& end) {
    const auto guest = open_guest(name);
    if (!guest) {
        return std::unexpected(guest.error());
    }
    constexpr int kIndent = 4;
    // A guest may have written anything to its console.
    const std::string text = ipc::encode(end).dump(kIndent, ' ', false, ipc::Json::error_handler_t::replace) + "\n";
    if (text.size() > kLargestEnd) {
        return host_failed(EFBIG, std::format("how the guest {} ended takes too much to tell", name));
    }
    const auto written = replace_file(files_, guest->get(), kEndFile, text);
    return written ? StoreResult<void>()
                   : host_failed(written.error(), std::format("how the guest {} ended cannot be kept", name));
}

StoreResult<std::optional<api::guests::End>> Store::read_end(const std::string& name) const {
    const auto guest = open_guest(name);
    if (!guest) {
        return std::unexpected(guest.error());
    }
    const auto text = read_file(files_, guest->get(), kEndFile, kLargestEnd);
    if (!text) {
        return std::nullopt;
    }
    const auto json = parse_json(*text);
    auto end = json ? ipc::decode<api::guests::End>(*json, ipc::UnknownFields::Ignored)
                    : std::unexpected(ipc::Mismatch{"", json.error().cause});
    if (!end) {
        log::warn("how the guest {} ended cannot be understood: {} {}", name, shown(end.error().path),
                  end.error().reason);
        return std::nullopt;
    }
    return *std::move(end);
}

StoreResult<UniqueFd> Store::open_disk(const std::string& name, const std::string& disk, bool read_only) const {
    const auto guest = open_guest(name);
    if (!guest) {
        return std::unexpected(guest.error());
    }
    if (!is_disk_name(disk)) {
        return refuse(StoreError::Kind::NoSuchDisk,
                      std::format("\"{}\" is no name of a disk that is kept with a guest", shown(disk)));
    }
    const auto disks = files_.open_directory(guest->get(), kDisksDirectory);
    if (!disks) {
        return no_disk(disk, disks.error());
    }
    // Looked at first, as to open a pipe would wait.
    const auto before = files_.status(disks->get(), disk);
    if (!before) {
        return no_disk(disk, before.error());
    }
    if (!S_ISREG(before->st_mode)) {
        return refuse(StoreError::Kind::NoSuchDisk, std::format("the disk {} is no regular file", disk),
                      "name disk devices and files of other directories by their whole path");
    }
    auto file = files_.open(disks->get(), disk, read_only ? O_RDONLY : O_RDWR);
    return file ? StoreResult<UniqueFd>(*std::move(file)) : no_disk(disk, file.error());
}

StoreResult<UniqueFd> Store::open_directory(const std::string& name) const {
    return open_guest(name);
}

Result<std::int64_t> Store::free_space() const {
    struct statvfs status = {};
    if (::fstatvfs(guests_.get(), &status) != 0) {
        return std::unexpected(
            system_error(errno, std::format("the free space in {} cannot be told", state_.string())));
    }
    return static_cast<std::int64_t>(status.f_bavail) * static_cast<std::int64_t>(status.f_frsize);
}

}  // namespace apiary::daemon
