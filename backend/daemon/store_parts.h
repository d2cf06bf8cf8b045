// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <map>
#include <set>
#include <string>
#include <utility>

#include "backend/base/atomic_file.h"
#include "backend/daemon/definition.h"
#include "backend/daemon/store.h"
#include "backend/network/mac.h"

// What the parts of the store share.
namespace apiary::daemon {

inline const std::string kGuestFile = "guest.json";
inline const std::string kEndFile = "last-end.json";
inline const std::string kTrashFile = "trash.json";
inline const std::string kDisksDirectory = "disks";
inline constexpr std::string_view kPurgePrefix = ".purge-";  ///< Of what is in the trash and being deleted.

/// What is known of all guests together.
struct Store::Survey {
    std::map<uid_t, std::size_t> guests;  ///< How many one has.
    std::set<network::MacAddress> macs;   ///< Of what is in the trash as well.

    void count(uid_t owner) { ++guests[owner]; }
    void note(const api::guests::Definition& definition);
};

/// Cards without an address get that of the card that was in their place, or one that no guest has.
void fill_macs(api::guests::Definition& definition, const api::guests::Definition& former,
               std::set<network::MacAddress> used);

[[nodiscard]] inline std::string prefixed(std::string_view prefix, const std::string& name) {
    return std::string(prefix) + name;
}

[[nodiscard]] inline std::unexpected<StoreError> refuse(StoreError::Kind kind, std::string cause,
                                                        std::string remedy = {}, std::string detail = {}) {
    return std::unexpected(StoreError{kind, {std::move(cause), std::move(remedy), std::move(detail)}});
}

[[nodiscard]] inline std::unexpected<StoreError> refuse(InvalidDefinition invalid) {
    return std::unexpected(
        StoreError{StoreError::Kind::InvalidDefinition, std::move(invalid.error), std::move(invalid.field)});
}

/// For a system call that failed.
[[nodiscard]] inline std::unexpected<StoreError> host_failed(int error_number, std::string_view what) {
    return std::unexpected(StoreError{StoreError::Kind::HostFailed, system_error(error_number, what)});
}

}  // namespace apiary::daemon
