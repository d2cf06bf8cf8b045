// SPDX-License-Identifier: BSD-2-Clause
#include "backend/hostsetup/work.h"

#include <cerrno>
#include <format>
#include <utility>

#include "backend/base/atomic_file.h"

namespace apiary::hostsetup {
namespace {

constexpr mode_t kFileMode = 0644, kDirectoryMode = 0755;

std::unexpected<Error> failed(int error_number, const std::string& path) {
    return std::unexpected(system_error(error_number, std::format("the file {} cannot be changed", path)));
}

bool same_file(const struct stat& one, const struct stat& other) {
    return one.st_dev == other.st_dev && one.st_ino == other.st_ino && one.st_size == other.st_size &&
           one.st_mtim.tv_sec == other.st_mtim.tv_sec && one.st_mtim.tv_nsec == other.st_mtim.tv_nsec &&
           one.st_ctim.tv_sec == other.st_ctim.tv_sec && one.st_ctim.tv_nsec == other.st_ctim.tv_nsec;
}

FileRights rights_of(const struct stat& status) {
    return {.owner = status.st_uid, .group = status.st_gid, .mode = status.st_mode & 07777};
}

/// What read_file() finds in a file's place: a link (on FreeBSD EMLINK), a directory or pipe, or more than anybody
/// wrote.
bool is_of_another_kind(int error_number) {
    return error_number == ELOOP || error_number == EMLINK || error_number == EINVAL || error_number == EISDIR ||
           error_number == ENXIO || error_number == EFBIG;
}

/// Of a new file: whose it is stays as the system has it.
constexpr FileRights kNewRights = {.owner = static_cast<uid_t>(-1), .group = static_cast<gid_t>(-1), .mode = kFileMode};

}  // namespace

Result<void> Work::perform(const Action& action, bool& changed) {
    if (action.file) {
        return change_file(*action.file, changed);
    }
    if (action.link) {
        return make_link(*action.link, changed);
    }
    if (live_ == nullptr) {
        return fail("this takes the system to run", "leave it out");
    }
    return action.module ? live_->load(*action.module) : live_->run(install_command(packages_, action.packages));
}

Result<void> Work::revert(const Action& action, bool same_boot) {
    if (action.file) {
        return revert_file(*action.file);
    }
    if (action.link) {
        return remove_link(*action.link);
    }
    if (action.module && live_ != nullptr && same_boot) {
        (void)live_->unload(*action.module);  // One that is in use stays until the host is started anew.
    }
    return {};  // Packages stay, as others may use them by now.
}

SystemResult<void> Work::make_directories(const std::vector<std::string>& paths) {
    FileSystem& files = tree_.files();
    for (const std::string& path : paths) {
        const auto place = tree_.find(path);
        if (!place) {
            return std::unexpected(place.error());
        }
        auto made = files.make_directory(place->directory.get(), place->name, kDirectoryMode);
        if (!made && made.error() == EEXIST) {
            continue;
        }
        if (made) {
            made = files.sync(place->directory.get());
        }
        if (!made) {
            return made;
        }
    }
    return {};
}

SystemResult<void> Work::remove_directories(const std::vector<std::string>& paths) {
    for (auto path = paths.rbegin(); path != paths.rend(); ++path) {
        const auto place = tree_.find(*path);
        auto removed = place ? tree_.files().remove_directory(place->directory.get(), place->name)
                             : std::unexpected(place.error());
        if (removed) {
            removed = tree_.files().sync(place->directory.get());
        }
        if (!removed && removed.error() != ENOTEMPTY && removed.error() != EEXIST && removed.error() != ENOENT) {
            return removed;
        }
    }
    return {};
}

Result<std::shared_ptr<void>> Work::lock_for(const FileChange& change) {
    return live_ != nullptr && change.format == Format::Group ? live_->lock_accounts()
                                                              : Result<std::shared_ptr<void>>();
}

// ---- Files ----

Result<void> Work::change_file(const FileChange& change, bool& changed) {
    const auto lock = lock_for(change);
    if (!lock) {
        return std::unexpected(lock.error());
    }
    if (auto made = make_directories(change.directories); !made) {
        return failed(made.error(), change.path);
    }
    FileSystem& files = tree_.files();
    const auto place = tree_.find(change.path);
    if (!place) {
        return failed(place.error(), change.path);
    }
    const int directory = place->directory.get();
    const auto status = files.status(directory, place->name);
    const auto now = read_file(files, directory, place->name, kLargestFile);
    if (!now && (now.error() != ENOENT || !change.made)) {
        // It could be read, or was not there, when this was planned.
        changed = now.error() == ENOENT || is_of_another_kind(now.error());
        return failed(now.error(), change.path);
    }
    Lines lines(now.value_or(""));
    const bool as_planned = now ? !change.made && status && digest_of(*now) == change.before : change.made;
    bool done = as_planned;
    for (const Edit& edit : change.edits) {
        done = done && do_edit(lines, edit);
    }
    // Between this and the renaming nobody else can be kept away; but it is short.
    const auto again = files.status(directory, place->name);
    changed = !done || (now && (!again || !same_file(*status, *again))) || (!now && again);
    if (changed) {
        return fail(std::format("the file {} was changed by somebody else meanwhile", change.path),
                    "look at the plan again");
    }
    const auto replaced =
        replace_file(files, directory, place->name, lines.text(), now ? rights_of(*status) : kNewRights);
    return replaced ? Result<void>() : failed(replaced.error(), change.path);
}

SystemResult<void> Work::remove_file(const Tree::Place& place) {
    auto removed = tree_.files().remove(place.directory.get(), place.name);
    return removed ? tree_.files().sync(place.directory.get()) : removed;
}

Result<void> Work::revert_file(const FileChange& change) {
    const auto lock = lock_for(change);
    if (!lock) {
        return std::unexpected(lock.error());
    }
    FileSystem& files = tree_.files();
    const auto place = tree_.find(change.path);
    if (!place) {
        return gone(place.error(), change.path, change.directories);
    }
    const int directory = place->directory.get();
    tidy_file(files, directory, place->name);
    const auto status = files.status(directory, place->name);
    const auto now = read_file(files, directory, place->name, kLargestFile);
    SystemResult<void> done;
    if (!now && now.error() != ENOENT) {
        done = std::unexpected(now.error());
    } else if (now && !status) {
        done = std::unexpected(status.error());
    } else if (now && (change.made || digest_of(*now) != change.before)) {
        Lines lines(*now);
        for (auto edit = change.edits.rbegin(); edit != change.edits.rend(); ++edit) {
            take_back(lines, *edit, change.format);
        }
        if (const std::string text = lines.text(); change.made && text.empty()) {
            done = remove_file(*place);
        } else if (text != *now) {
            done = replace_file(files, directory, place->name, text, rights_of(*status));
        }
    }
    if (done) {
        done = remove_directories(change.directories);
    }
    return done ? Result<void>() : failed(done.error(), change.path);
}

/// Of a file whose directory cannot be had: somebody else took it away, and some of those around it may be ours.
Result<void> Work::gone(int error_number, const std::string& path, const std::vector<std::string>& directories) {
    const auto removed = error_number == ENOENT ? remove_directories(directories) : std::unexpected(error_number);
    return removed ? Result<void>() : failed(removed.error(), path);
}

// ---- Links ----

Result<void> Work::make_link(const LinkChange& change, bool& changed) {
    auto done = make_directories(change.directories);
    const auto place = tree_.find(change.path);
    if (done && place) {
        done = tree_.files().make_symbolic_link(place->directory.get(), place->name, change.target);
        changed = !done && done.error() == EEXIST;
        if (done) {
            done = tree_.files().sync(place->directory.get());
        }  // Where that fails, it is taken back with the rest.
    }
    if (!done || !place) {
        return failed(done ? place.error() : done.error(), change.path);
    }
    if (live_ != nullptr) {
        live_->tell_service_manager();
    }
    return {};
}

Result<void> Work::remove_link(const LinkChange& change) {
    const auto place = tree_.find(change.path);
    if (!place) {
        return gone(place.error(), change.path, change.directories);
    }
    const auto target = tree_.files().read_symbolic_link(place->directory.get(), place->name);
    if (target && *target == change.target) {
        if (const auto removed = remove_file(*place); !removed) {
            return failed(removed.error(), change.path);
        }
        if (live_ != nullptr) {
            live_->tell_service_manager();
        }
    } else if (!target && target.error() != ENOENT && target.error() != EINVAL) {
        return failed(target.error(), change.path);
    }
    const auto removed = remove_directories(change.directories);
    return removed ? Result<void>() : failed(removed.error(), change.path);
}

}  // namespace apiary::hostsetup
