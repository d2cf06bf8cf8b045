// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <sys/types.h>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "backend/base/result.h"
#include "backend/base/file_system.h"

namespace apiary {

// Files beside others, with a name that begins so, are of writes under way; when nobody writes, they are left over.
inline constexpr std::string_view kNewPrefix = ".new-";  ///< Not complete yet.
inline constexpr std::string_view kOldPrefix = ".old-";  ///< The former file, until its successor is known to last.

/// The cause, remedy and detail for a system call on `what` that failed with `error_number`.
[[nodiscard]] Error system_error(int error_number, std::string_view what);

/// Makes the file `name` with `text` and mode 0600; it is on the medium on return, its entry in the directory is not.
[[nodiscard]] SystemResult<void> write_new_file(FileSystem& files, int directory, const std::string& name,
                                                std::string_view text);

/// Whose a file is, and who may do what with it.
struct FileRights {
    uid_t owner = 0;
    gid_t group = 0;
    mode_t mode = 0600;
};

/// Makes `text` the content of the file `name`, which is of mode 0600 or has `rights`. Whenever the host or this program stops, one finds there the former
/// file or the new one, whole; and on return the new one for ever, or after a failure the former. There may be one
/// writer for a directory at a time.
[[nodiscard]] SystemResult<void> replace_file(FileSystem& files, int directory, const std::string& name,
                                              std::string_view text, const std::optional<FileRights>& rights = {});

/// Removes what replace_file() left for `name` when it was cut short.
void tidy_file(FileSystem& files, int directory, const std::string& name);

/// The whole of the regular file `name`, of at most `most` bytes (EFBIG). Whatever is no regular file is ELOOP
/// (symbolic link) or EFTYPE/EINVAL.
[[nodiscard]] SystemResult<std::string> read_file(FileSystem& files, int directory, const std::string& name,
                                                  std::size_t most);

/// Removes the file or directory `name` with all that is in it. Symbolic links are removed, not followed; a directory
/// of another file system, and directories more than 16 deep, are not entered, and an error.
[[nodiscard]] SystemResult<void> remove_tree(FileSystem& files, int directory, const std::string& name);

}  // namespace apiary
