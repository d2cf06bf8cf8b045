// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <sys/stat.h>
#include <sys/types.h>

#include <array>
#include <ctime>
#include <expected>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "backend/base/result.h"
#include "backend/base/unique_fd.h"

namespace apiary::share {

/// A value, or the errno value of this host that says why there is none.
template <class T>
using Outcome = std::expected<T, int>;

/// The directory that is shared, and how to get at what is in it without ever leaving it.
///
/// Every step opens one name relative to a descriptor and follows no symbolic link, so that nobody who moves things
/// about meanwhile can lead it elsewhere. A tree ends at mount points: what is mounted within it is not reached. Files
/// are held by descriptors that only name them (O_PATH): reading or writing takes reopen(), which looks at the type
/// of what the descriptor names, and opens that very file.
class Tree {
public:
    /// How a name is looked up.
    enum class Lookup {
        Automatic,    ///< With openat2 where this host has it.
        ByComponent,  ///< Without.
    };

    /// `directory` must be one, and not of a process file system, which would show the guest this process's memory.
    /// The tree is to be used by the process that made it, not by a child of it.
    [[nodiscard]] static Result<std::unique_ptr<Tree>> open(const std::string& directory, Lookup lookup);
    /// The same of a directory that was opened by open_directory(), or by somebody else in any way; `name` is for
    /// messages.
    [[nodiscard]] static Result<std::unique_ptr<Tree>> open(UniqueFd directory, const std::string& name, Lookup lookup);

    /// The directory itself.
    [[nodiscard]] Outcome<UniqueFd> root() const;
    /// What `name` (is_component()) is in the directory that `directory` names. A symbolic link is opened itself.
    [[nodiscard]] Outcome<UniqueFd> step(int directory, std::string_view name) const;
    /// What is at `path` (is_path()), with no symbolic link on the way.
    [[nodiscard]] Outcome<UniqueFd> find(std::string_view path) const;

    /// Opens what `file` names for I/O, with the host's `flags`, if it is a regular file or a directory. ENXIO for
    /// pipes and sockets, EACCES for devices, ELOOP for symbolic links; never blocks on any of them.
    [[nodiscard]] Outcome<UniqueFd> reopen(int file, int flags) const;
    /// Makes the regular file `name`, which must not be there, and opens it.
    [[nodiscard]] Outcome<UniqueFd> create(int directory, std::string_view name, int flags, mode_t mode) const;

    // On what `file` names. They return 0 or an errno value.
    [[nodiscard]] int set_mode(int file, mode_t mode) const;
    [[nodiscard]] int set_owner(int file, uid_t owner, gid_t group) const;
    [[nodiscard]] int set_times(int file, const std::array<timespec, 2>& times) const;
    /// What the symbolic link says.
    [[nodiscard]] Outcome<std::string> read_link(int file) const;

    /// The device all of the tree is on, but for subvolumes of a file system.
    [[nodiscard]] dev_t device() const { return device_; }
    [[nodiscard]] ino_t root_inode() const { return root_inode_; }

private:
    Tree() = default;
    [[nodiscard]] Outcome<UniqueFd> step_by_hand(int directory, const std::string& name) const;
    [[nodiscard]] Outcome<UniqueFd> find_by_steps(std::string_view path) const;

    UniqueFd root_;
    UniqueFd own_descriptors_;  ///< Linux: /proc/self/fd, by which a descriptor is opened again.
    bool openat2_ = false;
    dev_t device_ = 0;
    ino_t root_inode_ = 0;
};

/// Opens a directory that can be shared, with the checks of Tree::open(), only to name it (O_PATH): its files are then
/// reached with the rights of whoever shares it.
[[nodiscard]] Result<UniqueFd> open_directory(const std::string& directory);

/// fstat(2).
[[nodiscard]] Outcome<struct stat> status_of(int file);

}  // namespace apiary::share
