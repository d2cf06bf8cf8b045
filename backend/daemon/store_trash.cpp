// SPDX-License-Identifier: BSD-2-Clause
// How guests go to the trash, come back, and are deleted for ever.
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <format>

#include "backend/base/text.h"
#include "backend/daemon/names.h"
#include "backend/daemon/store_parts.h"

namespace apiary::daemon {
namespace {

constexpr std::size_t kLargestRecord = 4096;  ///< Bytes of trash.json.
constexpr std::size_t kTimeLength = 20;       ///< "2026-11-26T21-40-12-"
constexpr unsigned kMostInOneSecond = 1000;   ///< Guests of one name that are deleted in one second.

/// What trash.json holds.
struct TrashRecord {
    std::string name;
    std::int64_t time = 0;  ///< Seconds since 1970.
    static constexpr auto fields() {
        return std::tuple{ipc::Field{"name", &TrashRecord::name}, ipc::Field{"time", &TrashRecord::time}};
    }
};

std::int64_t now() {
    using namespace std::chrono;
    return duration_cast<seconds>(system_clock::now().time_since_epoch()).count();
}

std::string id_at(std::int64_t time, const std::string& name) {
    return std::format("{:%Y-%m-%dT%H-%M-%S}-{}", std::chrono::sys_seconds(std::chrono::seconds(time)), name);
}

std::unexpected<StoreError> no_such_trash(const std::string& id) {
    return refuse(StoreError::Kind::NoSuchTrash, std::format("there is nothing called \"{}\" in the trash", shown(id)));
}

std::optional<TrashRecord> read_record(FileSystem& files, int guest) {
    const auto text = read_file(files, guest, kTrashFile, kLargestRecord);
    const auto json = text ? parse_json(*text) : Result<ipc::Json>(fail(""));
    const auto record =
        json ? ipc::decode<TrashRecord>(*json, ipc::UnknownFields::Ignored) : std::unexpected(ipc::Mismatch());
    return record && is_guest_name(record->name) ? std::optional(*record) : std::nullopt;
}

/// As far as an id tells it, for a guest whose trash.json is lost.
TrashRecord record_of(const std::string& id, const struct stat& directory) {
    const std::string name = id.size() > kTimeLength ? id.substr(kTimeLength) : "";
    return {is_guest_name(name) ? name : id.substr(0, kLongestName), directory.st_mtime};
}

void add_disks(FileSystem& files, int guest, TrashedGuest& entry) {
    constexpr std::int64_t kBlock = 512;  // st_blocks has this unit on both systems.
    const auto disks = files.open_directory(guest, kDisksDirectory);
    if (!disks) {
        return;
    }
    for (const std::string& name : files.names(disks->get()).value_or(std::vector<std::string>())) {
        const auto status = files.status(disks->get(), name);
        if (is_disk_name(name) && status && S_ISREG(status->st_mode)) {
            entry.disks.push_back(name);
            entry.disk_bytes += static_cast<std::int64_t>(status->st_blocks) * kBlock;
        }
    }
}

}  // namespace

/// Renames a directory of a guest, for ever or not at all.
SystemResult<void> Store::move(int from, const std::string& name, int to, const std::string& new_name) {
    if (auto renamed = files_.rename(from, name, to, new_name); !renamed) {
        return renamed;
    }
    auto synced = files_.sync(to);
    if (synced && from != to) {
        synced = files_.sync(from);
    }
    if (!synced) {
        (void)files_.rename(to, new_name, from, name);
    }
    return synced;
}

StoreResult<std::string> Store::free_id(const std::string& name, std::int64_t time) const {
    const std::string first = id_at(time, name);
    for (unsigned number = 1; number <= kMostInOneSecond; ++number) {
        const std::string id = number == 1 ? first : std::format("{}-{}", first, number);
        const auto status = files_.status(trash_.get(), id);
        if (!status && status.error() == ENOENT) {
            return id;
        }
        if (!status) {
            return host_failed(status.error(), "what is in the trash cannot be told");
        }
    }
    return refuse(StoreError::Kind::HostFailed, std::format("too many guests {} are deleted at once", name),
                  "try again");
}

StoreResult<std::string> Store::remove(const std::string& name) {
    const auto guest = open_guest(name);
    if (!guest) {
        return std::unexpected(guest.error());
    }
    const std::int64_t time = now();
    auto id = free_id(name, time);
    if (!id) {
        return id;
    }
    const std::string record = ipc::encode(TrashRecord{name, time}).dump() + "\n";
    auto done = replace_file(files_, guest->get(), kTrashFile, record);
    if (done) {
        done = move(guests_.get(), name, trash_.get(), *id);
        if (!done) {
            (void)files_.remove(guest->get(), kTrashFile);
        }
    }
    return done ? id : host_failed(done.error(), std::format("the guest {} cannot be moved to the trash", name));
}

StoreResult<TrashedGuest> Store::load_trash(const std::string& id) const {
    if (!is_trash_id(id)) {
        return no_such_trash(id);
    }
    const auto guest = files_.open_directory(trash_.get(), id);
    const auto status = guest ? files_.status(guest->get()) : std::unexpected(guest.error());
    if (!status) {
        return status.error() == ENOENT
                   ? no_such_trash(id)
                   : host_failed(status.error(), std::format("{} in the trash cannot be read", id));
    }
    const TrashRecord record = read_record(files_, guest->get()).value_or(record_of(id, *status));
    const auto document = read_document(guest->get());
    TrashedGuest entry = {.id = id,
                          .name = record.name,
                          .owner = document ? document->owner : document.error().owner.value_or(::geteuid()),
                          .time = record.time};
    add_disks(files_, guest->get(), entry);
    return entry;
}

StoreResult<std::vector<TrashedGuest>> Store::list_trash() const {
    const auto ids = entries(trash_.get(), is_trash_id);
    if (!ids) {
        return std::unexpected(ids.error());
    }
    std::vector<TrashedGuest> all;
    for (const std::string& id : *ids) {
        if (auto entry = load_trash(id)) {
            all.push_back(*std::move(entry));
        }
    }
    std::ranges::stable_sort(all, {}, &TrashedGuest::time);
    return all;
}

StoreResult<StoredGuest> Store::undelete(const std::string& id, const std::optional<std::string>& name) {
    const auto entry = load_trash(id);
    if (!entry) {
        return std::unexpected(entry.error());
    }
    const std::string new_name = name.value_or(entry->name);
    if (auto free = check_free(new_name); !free) {
        return std::unexpected(std::move(free.error()));
    }
    const auto known = survey();
    const auto number = known ? check_number(*known, entry->owner) : std::unexpected(known.error());
    if (!number) {
        return std::unexpected(number.error());
    }
    if (auto moved = move(trash_.get(), id, guests_.get(), new_name); !moved) {
        return host_failed(moved.error(), std::format("{} cannot be brought back from the trash", id));
    }
    if (const auto guest = files_.open_directory(guests_.get(), new_name)) {
        (void)files_.remove(guest->get(), kTrashFile);  // Else the next open() does it.
    }
    return load(new_name);
}

StoreResult<void> Store::purge(const std::string& id) {
    if (auto entry = load_trash(id); !entry) {
        return std::unexpected(entry.error());
    }
    const std::string doomed = prefixed(kPurgePrefix, id);
    if (auto moved = move(trash_.get(), id, trash_.get(), doomed); !moved) {
        return host_failed(moved.error(), std::format("{} cannot be deleted for ever", id));
    }
    auto removed = remove_tree(files_, trash_.get(), doomed);
    removed = removed ? files_.sync(trash_.get()) : removed;
    return removed ? StoreResult<void>()
                   : host_failed(
                         removed.error(),
                         std::format("not all of {} could be deleted, which goes on when the helper starts again", id));
}

}  // namespace apiary::daemon
