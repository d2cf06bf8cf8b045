// SPDX-License-Identifier: BSD-2-Clause
// How guests are made of others.
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <format>

#include "backend/daemon/names.h"
#include "backend/daemon/store_parts.h"
#include "backend/storage/file_lock.h"

namespace apiary::daemon {
namespace {

std::unexpected<StoreError> not_made(int error_number, const std::string& name) {
    return host_failed(error_number, std::format("the guest {} cannot be made", name));
}

}  // namespace

/// The disks that are kept with the guest, locked against whoever writes to them beside the helper.
StoreResult<std::vector<Cloning::Disk>> Store::open_sources(const std::string& name,
                                                            const Definition& definition) const {
    std::vector<Cloning::Disk> sources;
    for (const auto& disk : definition.disks.value_or(std::vector<api::guests::Disk>())) {
        if (!is_disk_name(disk.path) || std::ranges::contains(sources, disk.path, &Cloning::Disk::name)) {
            continue;
        }
        auto source = open_disk(name, disk.path, true);
        if (!source) {
            return std::unexpected(std::move(source.error()));
        }
        if (auto locked = storage::lock_file(source->get(), true, disk.path); !locked) {
            return std::unexpected(StoreError{StoreError::Kind::HostFailed, std::move(locked.error())});
        }
        sources.push_back({disk.path, *std::move(source), {}});
    }
    return sources;
}

StoreResult<Cloning> Store::begin_clone(const std::string& name, const std::string& new_name, uid_t owner) {
    if (auto free = check_free(new_name); !free) {
        return std::unexpected(std::move(free.error()));
    }
    const auto guest = open_guest(name);
    auto document =
        guest ? read_whole_document(guest->get(), name) : StoreResult<GuestDocument>(std::unexpected(guest.error()));
    if (!document) {
        return std::unexpected(std::move(document.error()));
    }
    const auto known = survey();
    const auto number = known ? check_number(*known, owner) : std::unexpected(known.error());
    if (!number) {
        return std::unexpected(number.error());
    }
    document->owner = owner;
    document->definition = clone_of(std::move(document->definition));
    fill_macs(document->definition, {}, known->macs);
    auto text = format_guest_document(*document);
    if (!text) {
        return refuse(InvalidDefinition{text.error(), std::nullopt});
    }
    auto disks = open_sources(name, document->definition);
    if (!disks) {
        return std::unexpected(std::move(disks.error()));
    }
    Cloning cloning = {.guest = {.name = new_name, .owner = owner, .definition = std::move(document->definition)},
                       .text = *std::move(text),
                       .disks = {}};
    if (auto made = make_targets(cloning, *disks); !made) {
        (void)remove_tree(files_, guests_.get(), prefixed(kNewPrefix, new_name));
        return not_made(made.error(), new_name);
    }
    cloning.disks = *std::move(disks);
    clones_.emplace(new_name, cloning.guest);
    return cloning;
}

/// The guest's directory, under a name by which the next open() knows it for half a guest, with empty disks.
SystemResult<void> Store::make_targets(const Cloning& cloning, std::vector<Cloning::Disk>& disks) {
    const auto guest = make_guest_directory(prefixed(kNewPrefix, cloning.guest.name));
    const auto directory =
        guest ? files_.open_directory(guest->get(), kDisksDirectory) : std::unexpected(guest.error());
    if (!directory) {
        return std::unexpected(directory.error());
    }
    for (Cloning::Disk& disk : disks) {
        auto target = files_.open(directory->get(), disk.name, O_RDWR | O_CREAT | O_EXCL, 0600);
        if (!target) {
            return std::unexpected(target.error());
        }
        disk.target = *std::move(target);
        if (cloning.guest.owner != ::geteuid()) {
            if (auto given = files_.set_owner(disk.target.get(), cloning.guest.owner); !given) {
                return given;
            }
        }
    }
    return {};
}

StoreResult<StoredGuest> Store::finish_clone(const Cloning& cloning) {
    const std::string& name = cloning.guest.name;
    clones_.erase(name);
    const auto free = check_free(name);  // An administrator may have put one there.
    const auto done = free ? complete(cloning) : SystemResult<void>();
    if (free && done) {
        return cloning.guest;
    }
    (void)remove_tree(files_, guests_.get(), prefixed(kNewPrefix, name));
    return free ? StoreResult<StoredGuest>(not_made(done.error(), name)) : std::unexpected(free.error());
}

SystemResult<void> Store::complete(const Cloning& cloning) {
    const std::string temporary = prefixed(kNewPrefix, cloning.guest.name);
    const auto guest = files_.open_directory(guests_.get(), temporary);
    const auto disks = guest ? files_.open_directory(guest->get(), kDisksDirectory) : std::unexpected(guest.error());
    auto done = disks ? files_.sync(disks->get()) : std::unexpected(disks.error());
    done = done ? replace_file(files_, guest->get(), kGuestFile, cloning.text) : done;
    return done ? move(guests_.get(), temporary, guests_.get(), cloning.guest.name) : done;
}

void Store::abandon_clone(const std::string& new_name) {
    if (clones_.erase(new_name) > 0) {
        (void)remove_tree(files_, guests_.get(), prefixed(kNewPrefix, new_name));
    }
}

void Store::abandon_clones() {
    while (!clones_.empty()) {
        abandon_clone(std::string(clones_.begin()->first));
    }
}

}  // namespace apiary::daemon
