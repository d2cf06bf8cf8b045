// SPDX-License-Identifier: BSD-2-Clause
// How guests are made and changed.
#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <format>

#include "backend/base/size.h"
#include "backend/daemon/names.h"
#include "backend/daemon/new_disks.h"
#include "backend/daemon/store_parts.h"

namespace apiary::daemon {
namespace {

using api::guests::Definition;
using api::guests::Disk;
using api::guests::Network;
using network::MacAddress;

/// Locally administered (IEEE 802, section 8.4), and nobody's yet.
MacAddress unused_mac(const std::set<MacAddress>& used) {
    MacAddress mac = {0x02};
    do {
        ::arc4random_buf(&mac[1], mac.size() - 1);
    } while (used.contains(mac));
    return mac;
}

bool has_mac(const std::vector<Network>& cards, const MacAddress& mac) {
    return std::ranges::any_of(cards,
                               [&](const Network& card) { return card.mac && network::parse_mac(*card.mac) == mac; });
}

bool lacks_mac(const Definition& definition) {
    return definition.networks &&
           std::ranges::any_of(*definition.networks, [](const Network& card) { return !card.mac; });
}

std::unexpected<StoreError> wrong_disk(std::size_t index, std::string cause, std::string remedy) {
    return refuse(InvalidDefinition{{std::move(cause), std::move(remedy)}, std::format("disks[{}].size", index)});
}

std::string shown_size(std::int64_t bytes) {
    return format_size(static_cast<std::uint64_t>(bytes));
}

/// Whether `definition` has such a disk with this size.
bool tells_of(const Definition& definition, const Disk& disk) {
    return definition.disks && std::ranges::any_of(*definition.disks, [&](const Disk& other) {
               return other.path == disk.path && other.size == disk.size;
           });
}

}  // namespace

void fill_macs(Definition& definition, const Definition& former, std::set<MacAddress> used) {
    if (!lacks_mac(definition)) {
        return;
    }
    std::vector<Network>& cards = *definition.networks;
    const std::vector<Network> before = former.networks.value_or(std::vector<Network>());
    for (std::size_t i = 0; i < cards.size(); ++i) {
        if (cards[i].mac) {
            continue;
        }
        const auto mine = network::parse_mac(i < before.size() ? before[i].mac.value_or("") : "");
        const MacAddress mac = mine && !has_mac(cards, *mine) ? *mine : unused_mac(used);
        cards[i].mac = network::format_mac(mac);
        used.insert(mac);
    }
}

StoreResult<std::vector<Disk>> Store::missing_disks(int guest, const Definition& former,
                                                    const Definition& changed) const {
    auto directory =
        guest < 0 ? SystemResult<UniqueFd>(std::unexpected(ENOENT)) : files_.open_directory(guest, kDisksDirectory);
    std::vector<Disk> missing;
    const std::vector<Disk> disks = changed.disks.value_or(std::vector<Disk>());
    for (std::size_t i = 0; i < disks.size(); ++i) {
        const Disk& disk = disks[i];
        if (!is_disk_name(disk.path) || std::ranges::contains(missing, disk.path, &Disk::path)) {
            continue;
        }
        const auto status = directory ? files_.status(directory->get(), disk.path) : std::unexpected(directory.error());
        if (!status && status.error() != ENOENT) {
            return host_failed(status.error(), std::format("whether the disk {} is there cannot be told", disk.path));
        }
        if (!status && !disk.size) {
            return wrong_disk(i,
                              std::format("the disk {}, which is to be kept with the guest, is not there", disk.path),
                              "give it a size, to have it made; or the whole path of a file");
        }
        if (!status) {
            missing.push_back(disk);
        } else if (disk.size && status->st_size != *disk.size && !tells_of(former, disk)) {
            return wrong_disk(
                i, std::format("the disk {} is there already and has {}", disk.path, shown_size(status->st_size)),
                "leave out the size, or choose another name");
        }
    }
    return missing;
}

StoreResult<StoredGuest> Store::create(const std::string& name, uid_t owner, const Definition& definition) {
    if (auto free = check_free(name); !free) {
        return std::unexpected(std::move(free.error()));
    }
    if (auto checked = check_definition(definition); !checked) {
        return refuse(std::move(checked.error()));
    }
    const auto disks = missing_disks(-1, {}, definition);
    if (!disks) {
        return std::unexpected(disks.error());
    }
    const auto known = survey();
    if (!known) {
        return std::unexpected(known.error());
    }
    if (auto checked = check_number(*known, owner); !checked) {
        return std::unexpected(std::move(checked.error()));
    }
    GuestDocument document = {.owner = owner, .definition = definition};
    fill_macs(document.definition, {}, known->macs);
    const auto text = format_guest_document(document);
    if (!text) {
        return refuse(InvalidDefinition{text.error(), std::nullopt});
    }
    const std::string temporary = prefixed(kNewPrefix, name);
    auto built = build(temporary, owner, *text, *disks);
    if (built) {
        built = move(guests_.get(), temporary, guests_.get(), name);
    }
    if (!built) {
        (void)remove_tree(files_, guests_.get(), temporary);
        return host_failed(built.error(), std::format("the guest {} cannot be made", name));
    }
    return StoredGuest{.name = name, .owner = owner, .definition = std::move(document.definition)};
}

SystemResult<UniqueFd> Store::make_guest_directory(const std::string& directory) {
    auto made = files_.make_directory(guests_.get(), directory, 0700);
    if (!made && made.error() == EEXIST) {  // Left over.
        made = remove_tree(files_, guests_.get(), directory);
        made = made ? files_.make_directory(guests_.get(), directory, 0700) : made;
    }
    if (!made) {
        return std::unexpected(made.error());
    }
    auto guest = files_.open_directory(guests_.get(), directory);
    if (guest) {
        if (const auto done = files_.make_directory(guest->get(), kDisksDirectory, 0700); !done) {
            return std::unexpected(done.error());
        }
    }
    return guest;
}

SystemResult<void> Store::build(const std::string& directory, uid_t owner, const std::string& text,
                                const std::vector<Disk>& disks) {
    const auto guest = make_guest_directory(directory);
    return guest ? commit(guest->get(), owner, text, disks) : std::unexpected(guest.error());
}

SystemResult<void> Store::commit(int guest, uid_t owner, const std::string& text, const std::vector<Disk>& disks) {
    if (disks.empty()) {
        return replace_file(files_, guest, kGuestFile, text);
    }
    const auto made = files_.make_directory(guest, kDisksDirectory, 0700);  // Somebody may have removed it.
    if (!made && made.error() != EEXIST) {
        return made;
    }
    const auto directory = files_.open_directory(guest, kDisksDirectory);
    auto done = directory ? SystemResult<void>() : std::unexpected(directory.error());
    if (directory) {
        NewDisks new_disks(files_, directory->get());
        done = new_disks.make(disks, owner);
        done = done ? new_disks.place() : done;
        done = done ? replace_file(files_, guest, kGuestFile, text) : done;
        if (done) {
            new_disks.keep();
        }
    }
    if (!done && made) {
        (void)files_.remove_directory(guest, kDisksDirectory);
    }
    return done;
}

StoreResult<StoredGuest> Store::change(const std::string& name, const Definition& set,
                                       const std::vector<std::string>& unset) {
    const auto guest = open_guest(name);
    if (!guest) {
        return std::unexpected(guest.error());
    }
    auto document = read_whole_document(guest->get(), name);
    if (!document) {
        return std::unexpected(std::move(document.error()));
    }
    const Definition former = document->definition;
    auto changed = changed_definition(former, set, unset);
    if (changed) {
        if (auto checked = check_definition(*changed); !checked) {
            changed = std::unexpected(std::move(checked.error()));
        }
    }
    if (!changed) {
        return refuse(std::move(changed.error()));
    }
    // A disk that is lost is not made anew because of a change of something else.
    const auto disks = set.disks ? missing_disks(guest->get(), former, *changed) : StoreResult<std::vector<Disk>>();
    const auto known = lacks_mac(*changed) ? survey() : StoreResult<Survey>();
    if (!disks || !known) {
        return std::unexpected(disks ? known.error() : disks.error());
    }
    fill_macs(*changed, former, known->macs);
    document->definition = *std::move(changed);
    const auto text = format_guest_document(*document);
    if (!text) {
        return refuse(InvalidDefinition{text.error(), std::nullopt});
    }
    if (auto done = commit(guest->get(), document->owner, *text, *disks); !done) {
        return host_failed(done.error(), std::format("the guest {} cannot be changed", name));
    }
    return StoredGuest{.name = name, .owner = document->owner, .definition = std::move(document->definition)};
}

}  // namespace apiary::daemon
