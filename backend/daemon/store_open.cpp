// SPDX-License-Identifier: BSD-2-Clause
// How the store begins: its directories, its lock, and what an earlier end has left over.
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <format>
#include <system_error>

#include "backend/base/log.h"
#include "backend/base/text.h"
#include "backend/daemon/names.h"
#include "backend/daemon/store_parts.h"

namespace apiary::daemon {
namespace {

namespace fs = std::filesystem;

const std::string kLockFile = "lock";

/// The directory and those that lead to it. What is made is for its user alone, but for the system's state directory,
/// which others may look at; what is in it is closed to them.
SystemResult<void> make_directories(FileSystem& files, const fs::path& path) {
    const mode_t mode = ::geteuid() == 0 ? 0755 : 0700;
    fs::path partial;
    for (const fs::path& part : path) {
        partial /= part;
        std::error_code ignored;
        if (fs::is_directory(partial, ignored)) {
            continue;
        }
        if (auto made = files.make_directory(AT_FDCWD, partial.string(), mode); !made) {
            return made;
        }
        const auto parent = files.open_directory(AT_FDCWD, fs::canonical(partial.parent_path(), ignored).string());
        const auto synced = parent ? files.sync(parent->get()) : SystemResult<void>(std::unexpected(parent.error()));
        if (!synced) {
            (void)files.remove_directory(AT_FDCWD, partial.string());
            return synced;
        }
    }
    return {};
}

std::unexpected<Error> cannot_use(int error_number, const fs::path& path) {
    return std::unexpected(system_error(error_number, std::format("guests cannot be kept in {}", path.string())));
}

/// What whoever holds the lock has written into it.
std::string holder_in(FileSystem& files, int state) {
    constexpr std::size_t kLongest = 32;
    const auto text = files.open(state, kLockFile, O_RDONLY) ? read_file(files, state, kLockFile, kLongest)
                                                             : SystemResult<std::string>();
    const std::string digits = text ? text->substr(0, text->find('\n')) : "";
    const bool number = !digits.empty() && std::ranges::all_of(digits, [](char c) { return c >= '0' && c <= '9'; });
    return number ? std::format("another helper (process {})", digits) : "another helper";
}

bool is_same_file(const struct stat& one, const struct stat& other) {
    return one.st_dev == other.st_dev && one.st_ino == other.st_ino;
}

void report(const SystemResult<void>& removed, const std::string& what) {
    if (removed) {
        log::info("removed {}, which was left over", what);
    } else {
        log::warn("{} is left over and cannot be removed: {}", what, std::generic_category().message(removed.error()));
    }
}

}  // namespace

Store::Store(const fs::path& state, const Options& options)
    : state_(state),
      options_{options.most_guests_per_user, options.files ? options.files : std::make_shared<FileSystem>()},
      files_(*options_.files) {}

Result<std::unique_ptr<Store>> Store::open(const fs::path& state, Options options) {
    std::unique_ptr<Store> store(new Store(state, options));
    if (auto prepared = store->prepare(); !prepared) {
        return std::unexpected(std::move(prepared.error()));
    }
    store->tidy();
    return store;
}

Result<void> Store::prepare() {
    if (auto made = make_directories(files_, state_); !made) {
        return cannot_use(made.error(), state_);
    }
    std::error_code error;
    const fs::path real = fs::canonical(state_, error);
    const auto state =
        error ? SystemResult<UniqueFd>(std::unexpected(error.value())) : files_.open_directory(AT_FDCWD, real.string());
    if (!state) {
        return cannot_use(state.error(), state_);
    }
    if (auto locked = lock(state->get()); !locked) {
        return locked;
    }
    auto guests = prepare_directory(state->get(), "guests");
    auto trash = guests ? prepare_directory(state->get(), "trash") : Result<UniqueFd>();
    if (!guests || !trash) {
        return std::unexpected(guests ? trash.error() : guests.error());
    }
    guests_ = *std::move(guests);
    trash_ = *std::move(trash);
    return {};
}

Result<void> Store::lock(int state) {
    auto file = files_.open(state, kLockFile, O_RDWR | O_CREAT, 0600);
    if (!file) {
        return cannot_use(file.error(), state_);
    }
    // Of the open file, so that it lasts as long as this object and no longer.
    if (::flock(file->get(), LOCK_EX | LOCK_NB) != 0) {
        return errno == EWOULDBLOCK
                   ? fail(std::format("{} keeps the guests in {}", holder_in(files_, state), state_.string()),
                          "end it first, or choose another --state-directory")
                   : fail_errno(errno, std::format("{} cannot be locked against use by others", state_.string()),
                                "put it on a file system that has locks");
    }
    const std::string process = std::format("{}\n", ::getpid());
    const bool written = files_.set_size(file->get(), 0).has_value() && files_.write(file->get(), process).has_value();
    if (!written) {
        log::warn("{} does not tell who holds it, as it cannot be written", (state_ / kLockFile).string());
    }
    lock_ = *std::move(file);
    return {};
}

Result<UniqueFd> Store::prepare_directory(int state, const std::string& name) {
    const fs::path path = state_ / name;
    const auto made = files_.make_directory(state, name, 0700);
    if (!made && made.error() != EEXIST) {
        return cannot_use(made.error(), path);
    }
    const auto synced = made ? files_.sync(state) : SystemResult<void>();
    auto directory = synced ? files_.open_directory(state, name) : std::unexpected(synced.error());
    const auto status = directory ? files_.status(directory->get()) : std::unexpected(directory.error());
    if (!status) {
        return cannot_use(status.error(), path);
    }
    if (status->st_uid != ::geteuid()) {
        return fail(std::format("the directory {} belongs to another user", path.string()),
                    "give it to the user that the helper runs as, or choose another --state-directory",
                    std::format("user number {}", status->st_uid));
    }
    const bool closed = (status->st_mode & 07777) == 0700;
    if (auto set = closed ? SystemResult<void>() : files_.set_mode(directory->get(), 0700); !set) {
        return cannot_use(set.error(), path);
    }
    return *std::move(directory);
}

void Store::tidy() {
    for (const std::string& name : files_.names(guests_.get()).value_or(std::vector<std::string>())) {
        if (name.starts_with(kNewPrefix) && is_guest_name(name.substr(kNewPrefix.size()))) {
            report(remove_tree(files_, guests_.get(), name), (state_ / "guests" / name).string());
        } else if (is_guest_name(name)) {
            tidy_guest(name);
        } else {
            log::warn("{} is no guest and is left alone", shown((state_ / "guests" / name).string()));
        }
    }
    for (const std::string& name : files_.names(trash_.get()).value_or(std::vector<std::string>())) {
        if (name.starts_with(kPurgePrefix) && is_trash_id(name.substr(kPurgePrefix.size()))) {
            report(remove_tree(files_, trash_.get(), name), (state_ / "trash" / name).string());
        }
    }
}

void Store::tidy_guest(const std::string& name) {
    const auto guest = files_.open_directory(guests_.get(), name);
    if (!guest) {
        return;
    }
    const auto names = files_.names(guest->get()).value_or(std::vector<std::string>());
    for (const std::string& file : {kGuestFile, kEndFile, kTrashFile}) {
        for (const std::string& left : {prefixed(kNewPrefix, file), prefixed(kOldPrefix, file)}) {
            if (std::ranges::contains(names, left)) {
                report(files_.remove(guest->get(), left), (state_ / "guests" / name / left).string());
            }
        }
    }
    // On its way to the trash, or back.
    if (std::ranges::contains(names, kTrashFile)) {
        report(files_.remove(guest->get(), kTrashFile), (state_ / "guests" / name / kTrashFile).string());
    }
    if (std::ranges::contains(names, kDisksDirectory)) {
        tidy_disks(guest->get());
    }
}

/// A disk is made under a name of its own, then gets its real name beside that, then guest.json tells of it, then the
/// former name goes. So a disk with both names is wanted when guest.json tells of it.
void Store::tidy_disks(int guest) {
    const auto disks = files_.open_directory(guest, kDisksDirectory);
    const auto document = read_document(guest);
    if (!disks || !document) {
        return;  // Of a broken guest, nobody knows what is wanted.
    }
    const auto& wanted = document->definition.disks;
    for (const std::string& left : files_.names(disks->get()).value_or(std::vector<std::string>())) {
        const std::string name = left.starts_with(kNewPrefix) ? left.substr(kNewPrefix.size()) : "";
        if (!is_disk_name(name)) {
            continue;
        }
        const auto status = files_.status(disks->get(), left);
        const auto other = files_.status(disks->get(), name);
        const bool told = wanted && std::ranges::contains(*wanted, name, &api::guests::Disk::path);
        // As long as its other name has to go, this one stays: by it one knows what the other is.
        if (!status || (!other && other.error() != ENOENT)) {
            continue;
        }
        if (!told && other && is_same_file(*status, *other)) {
            const auto removed = files_.remove(disks->get(), name);
            report(removed, "the disk " + name);
            if (!removed) {
                continue;
            }
        }
        report(files_.remove(disks->get(), left), "the disk " + left);
    }
}

}  // namespace apiary::daemon
