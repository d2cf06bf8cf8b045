// SPDX-License-Identifier: BSD-2-Clause
#include "backend/base/atomic_file.h"

#include <array>
#include <cerrno>
#include <format>

namespace apiary {
namespace {

constexpr unsigned kDeepestTree = 16;

std::string prefixed(std::string_view prefix, const std::string& name) {
    return std::string(prefix) + name;
}

const char* remedy_of(int error_number) {
    switch (error_number) {
        case ENOSPC: return "make room on that file system";
        case EDQUOT: return "make room, or ask an administrator for a larger quota";
        case EROFS:
            return "the file system is read-only: mount it for writing, or look in the host's log for why it became so";
        case EACCES:
        case EPERM: return "give the user that the helper runs as the right to do so";
        case EIO: return "look in the host's log for errors of that disk";
        case EFBIG: return "use a file system that can hold files of this size, or raise the limit on file sizes";
        case EMFILE:
        case ENFILE: return "raise the limit on open files";
        case EXDEV: return "keep guests and trash on one file system";
        case ELOOP: return "put the file itself there instead of a symbolic link";
        default: return "";
    }
}

SystemResult<void> write_all(FileSystem& files, int file, std::string_view text) {
    while (!text.empty()) {
        const auto written = files.write(file, text);
        if (!written) {
            return std::unexpected(written.error());
        }
        if (*written == 0) {
            return std::unexpected(EIO);
        }
        text.remove_prefix(*written);
    }
    return {};
}

SystemResult<void> fill(FileSystem& files, int file, std::string_view text, const std::optional<FileRights>& rights) {
    auto done = write_all(files, file, text);
    if (done && rights) {
        done = files.set_owner(file, rights->owner, rights->group);
        if (done) {  // Afterwards, as a change of the owner may take rights away.
            done = files.set_mode(file, rights->mode);
        }
    }
    return done ? files.sync(file) : done;
}

SystemResult<void> write_new(FileSystem& files, int directory, const std::string& name, std::string_view text,
                             const std::optional<FileRights>& rights) {
    const auto file = files.open(directory, name, O_WRONLY | O_CREAT | O_EXCL, 0600);
    if (!file) {
        return std::unexpected(file.error());
    }
    auto done = fill(files, file->get(), text, rights);
    if (!done) {
        (void)files.remove(directory, name);
    }
    return done;
}

/// The file `name` gets a second name, if it is there; true when it is.
SystemResult<bool> keep_old(FileSystem& files, int directory, const std::string& name, const std::string& old_name) {
    auto linked = files.link(directory, name, old_name);
    if (!linked && linked.error() == EEXIST) {  // Left over.
        if (auto removed = files.remove(directory, old_name); !removed) {
            return std::unexpected(removed.error());
        }
        linked = files.link(directory, name, old_name);
    }
    if (!linked && linked.error() != ENOENT) {
        return std::unexpected(linked.error());
    }
    return linked.has_value();
}

/// The file `new_name` becomes `name`, for ever or not at all.
SystemResult<void> put_in_place(FileSystem& files, int directory, const std::string& name,
                                const std::string& new_name) {
    const std::string old_name = prefixed(kOldPrefix, name);
    const auto had_old = keep_old(files, directory, name, old_name);
    if (!had_old) {
        return std::unexpected(had_old.error());
    }
    auto done = files.rename(directory, new_name, directory, name);
    if (done) {
        done = files.sync(directory);
        if (!done) {
            // Nobody knows which one would be there after a loss of power; so the former has to be.
            (void)(*had_old ? files.rename(directory, old_name, directory, name) : files.remove(directory, name));
            return done;
        }
    }
    if (*had_old) {
        (void)files.remove(directory, old_name);
    }
    return done;
}

SystemResult<void> remove_tree_at(FileSystem& files, int directory, const std::string& name, dev_t device,
                                  unsigned depth);

SystemResult<void> empty_directory(FileSystem& files, int directory, dev_t device, unsigned depth) {
    const auto names = files.names(directory);
    if (!names) {
        return std::unexpected(names.error());
    }
    for (const std::string& name : *names) {
        if (auto removed = remove_tree_at(files, directory, name, device, depth + 1); !removed) {
            return removed;
        }
    }
    return {};
}

SystemResult<void> remove_tree_at(FileSystem& files, int directory, const std::string& name, dev_t device,
                                  unsigned depth) {
    const auto status = files.status(directory, name);
    if (!status) {
        return std::unexpected(status.error());
    }
    if (!S_ISDIR(status->st_mode)) {
        return files.remove(directory, name);
    }
    if (status->st_dev != device) {
        return std::unexpected(EXDEV);
    }
    if (depth > kDeepestTree) {
        return std::unexpected(ENAMETOOLONG);
    }
    const auto inner = files.open_directory(directory, name);
    if (!inner) {
        return std::unexpected(inner.error());
    }
    auto emptied = empty_directory(files, inner->get(), device, depth);
    return emptied ? files.remove_directory(directory, name) : emptied;
}

}  // namespace

Error system_error(int error_number, std::string_view what) {
    return fail_errno(error_number, std::string(what), remedy_of(error_number)).error();
}

SystemResult<void> write_new_file(FileSystem& files, int directory, const std::string& name, std::string_view text) {
    return write_new(files, directory, name, text, {});
}

SystemResult<void> replace_file(FileSystem& files, int directory, const std::string& name, std::string_view text,
                                const std::optional<FileRights>& rights) {
    const std::string new_name = prefixed(kNewPrefix, name);
    auto done = write_new(files, directory, new_name, text, rights);
    if (!done && done.error() == EEXIST) {  // Left over.
        if (auto removed = files.remove(directory, new_name); !removed) {
            return removed;
        }
        done = write_new(files, directory, new_name, text, rights);
    }
    if (!done) {
        return done;
    }
    done = put_in_place(files, directory, name, new_name);
    if (!done) {
        (void)files.remove(directory, new_name);
    }
    return done;
}

void tidy_file(FileSystem& files, int directory, const std::string& name) {
    (void)files.remove(directory, prefixed(kNewPrefix, name));
    (void)files.remove(directory, prefixed(kOldPrefix, name));
}

SystemResult<std::string> read_file(FileSystem& files, int directory, const std::string& name, std::size_t most) {
    // Of a pipe, opening would wait for a writer.
    const auto file = files.open(directory, name, O_RDONLY | O_NONBLOCK);
    if (!file) {
        return std::unexpected(file.error());
    }
    const auto status = files.status(file->get());
    if (!status) {
        return std::unexpected(status.error());
    }
    if (!S_ISREG(status->st_mode)) {
        return std::unexpected(EINVAL);
    }
    std::string text;
    std::array<char, 16384> buffer;
    while (text.size() <= most) {
        const auto size = files.read(file->get(), buffer);
        if (!size) {
            return std::unexpected(size.error());
        }
        if (*size == 0) {
            return text;
        }
        text.append(buffer.data(), *size);
    }
    return std::unexpected(EFBIG);
}

SystemResult<void> remove_tree(FileSystem& files, int directory, const std::string& name) {
    const auto status = files.status(directory);
    return status ? remove_tree_at(files, directory, name, status->st_dev, 0)
                  : SystemResult<void>(std::unexpected(status.error()));
}

}  // namespace apiary
