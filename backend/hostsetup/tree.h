// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "backend/base/file_system.h"
#include "backend/base/result.h"

namespace apiary::hostsetup {

/// More than any file has that people write settings into.
inline constexpr std::size_t kLargestFile = std::size_t{1} << 20;

/// A system's files: this host's own, or those of another one below a directory. Paths are absolute within it, and so
/// are symbolic links on the way, which never lead out of it. A link at a path's end is not followed.
class Tree {
public:
    /// `files` must outlive this.
    [[nodiscard]] static Result<Tree> open(const std::filesystem::path& root, FileSystem& files);

    /// A name in a directory, whether anything is there or not.
    struct Place {
        UniqueFd directory;
        std::string name;
    };
    [[nodiscard]] SystemResult<Place> find(std::string_view path);
    [[nodiscard]] SystemResult<UniqueFd> open_directory(std::string_view path);
    /// A regular file of at most kLargestFile bytes (EFBIG); ELOOP: it is a symbolic link.
    [[nodiscard]] SystemResult<std::string> read(std::string_view path);
    /// Of a directory, sorted; none where there is no such directory.
    [[nodiscard]] std::vector<std::string> names(std::string_view path);
    [[nodiscard]] SystemResult<struct stat> status(std::string_view path);
    [[nodiscard]] bool has(std::string_view path) { return status(path).has_value(); }
    [[nodiscard]] FileSystem& files() { return *files_; }

private:
    Tree(UniqueFd root, FileSystem& files) : root_(std::move(root)), files_(&files) {}

    UniqueFd root_;
    FileSystem* files_;
};

/// "/etc/rc.conf" → "/etc"; "/boot" → "/".
[[nodiscard]] std::string parent_of(std::string_view path);

}  // namespace apiary::hostsetup
