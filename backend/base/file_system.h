// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/types.h>

#include <cstddef>
#include <cstdint>
#include <expected>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "backend/base/unique_fd.h"

namespace apiary {

/// A value, or the errno value that says why there is none.
template <class T>
using SystemResult = std::expected<T, int>;

/// The system calls on files that have to be whole, one function each, all relative to an open directory and none following a
/// symbolic link in the last component. Descriptors are closed on exec.
///
/// A test derives from it to make one fail, or to look at their order.
class FileSystem {
public:
    FileSystem() = default;
    FileSystem(const FileSystem&) = delete;
    FileSystem& operator=(const FileSystem&) = delete;
    virtual ~FileSystem() = default;

    [[nodiscard]] SystemResult<UniqueFd> open(int directory, const std::string& name, int flags, mode_t mode = 0);
    [[nodiscard]] SystemResult<UniqueFd> open_directory(int directory, const std::string& name);
    [[nodiscard]] SystemResult<void> make_directory(int directory, const std::string& name, mode_t mode);
    [[nodiscard]] SystemResult<void> rename(int from, const std::string& name, int to, const std::string& new_name);
    /// Another name for the same file.
    [[nodiscard]] SystemResult<void> link(int directory, const std::string& name, const std::string& new_name);
    /// The symbolic link `name` to `target`.
    [[nodiscard]] SystemResult<void> make_symbolic_link(int directory, const std::string& name,
                                                        const std::string& target);
    /// What a symbolic link says; EINVAL: `name` is none.
    [[nodiscard]] SystemResult<std::string> read_symbolic_link(int directory, const std::string& name);
    [[nodiscard]] SystemResult<void> remove(int directory, const std::string& name);
    [[nodiscard]] SystemResult<void> remove_directory(int directory, const std::string& name);
    [[nodiscard]] SystemResult<struct stat> status(int file);
    [[nodiscard]] SystemResult<struct stat> status(int directory, const std::string& name);
    /// Of a directory, without "." and "..", sorted.
    [[nodiscard]] SystemResult<std::vector<std::string>> names(int directory);
    [[nodiscard]] SystemResult<std::size_t> read(int file, std::span<char> buffer);
    [[nodiscard]] SystemResult<std::size_t> write(int file, std::string_view bytes);
    /// At `offset`; the place in the file does not move.
    [[nodiscard]] SystemResult<std::size_t> read_at(int file, std::int64_t offset, std::span<char> buffer);
    [[nodiscard]] SystemResult<std::size_t> write_at(int file, std::int64_t offset, std::string_view bytes);
    /// Where from `offset` on the first data is, or the first hole, of which the end of the file is one. ENXIO: there
    /// is no data any more. Moves the place in the file.
    [[nodiscard]] SystemResult<std::int64_t> find_data(int file, std::int64_t offset);
    [[nodiscard]] SystemResult<std::int64_t> find_hole(int file, std::int64_t offset);
    /// `target` gets all blocks of `source`, which both have until one is written to. ENOSYS: this system has no such
    /// call, and copy_range() does what can be done.
    [[nodiscard]] SystemResult<void> share_blocks(int source, int target);
    /// Copies within the kernel, to the same place in `target`; how many bytes.
    [[nodiscard]] SystemResult<std::size_t> copy_range(int source, int target, std::int64_t offset, std::size_t size);
    /// Bytes that a file on the same file system can still take, for who has no privilege.
    [[nodiscard]] SystemResult<std::int64_t> room(int file);
    [[nodiscard]] SystemResult<void> set_size(int file, std::int64_t size);
    [[nodiscard]] SystemResult<void> set_mode(int file, mode_t mode);
    /// Without `group`, that stays.
    [[nodiscard]] SystemResult<void> set_owner(int file, uid_t owner, gid_t group = static_cast<gid_t>(-1));
    /// What was written is on the medium; of a directory: its entries.
    [[nodiscard]] SystemResult<void> sync(int file);

private:
    [[nodiscard]] SystemResult<std::int64_t> seek(int file, std::int64_t offset, int whence);

    /// Called before each with its name; an errno value other than 0 makes the call fail in its place.
    virtual int before(std::string_view call);
};

}  // namespace apiary
