// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <sys/types.h>

#include <string>
#include <vector>

#include "backend/api/guests.h"
#include "backend/base/file_system.h"

namespace apiary::daemon {

/// Disks that are being made for a guest; without keep() they are gone again with this object.
///
/// Each has a name that begins with kNewPrefix as long as it is not known whether it stays; so what the end of this
/// program leaves over can be told from disks of the user's.
class NewDisks {
public:
    /// `directory`: where the guest's disks are. Both outlive this object.
    NewDisks(FileSystem& files, int directory) : files_(files), directory_(directory) {}
    ~NewDisks();
    NewDisks(const NewDisks&) = delete;
    NewDisks& operator=(const NewDisks&) = delete;

    /// Makes them, empty and sparse, with a name that is not theirs yet.
    [[nodiscard]] SystemResult<void> make(const std::vector<api::guests::Disk>& disks, uid_t owner);
    /// Gives each its own name as well; EEXIST when there is one.
    [[nodiscard]] SystemResult<void> place();
    /// They stay, with the names that place() gave them.
    void keep();

private:
    [[nodiscard]] SystemResult<void> make_one(const api::guests::Disk& disk, uid_t owner);

    FileSystem& files_;
    const int directory_;
    std::vector<std::string> made_;    ///< The disks' own names.
    std::vector<std::string> placed_;  ///< Those of them that are there under it.
};

}  // namespace apiary::daemon
