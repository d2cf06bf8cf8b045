// SPDX-License-Identifier: BSD-2-Clause
// What concerns names in directories.
#include <dirent.h>
#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <utility>

#include "backend/share/attributes.h"
#include "backend/share/names.h"
#include "backend/share/server_call.h"

namespace apiary::share {
namespace {

constexpr mode_t kDirectoryModeBits = S_ISVTX | S_IRWXU | S_IRWXG | S_IRWXO;

/// AT_REMOVEDIR of Linux.
constexpr std::uint32_t kRemoveDirectory = 0x200;

#ifdef __linux__
using Entry = dirent64;
ssize_t read_entries(int directory, char* into, std::size_t size) {
    return ::getdents64(directory, into, size);
}
#else
using Entry = dirent;
ssize_t read_entries(int directory, char* into, std::size_t size) {
    return ::getdirentries(directory, into, size, nullptr);
}
#endif

constexpr std::size_t kEntryHeader = kQidSize + 8 + 1 + 2;  // qid, offset, type, the name's length

std::uint8_t qid_type_of_entry(std::uint8_t type) {
    return type == DT_DIR ? kQidDirectory : type == DT_LNK ? kQidSymlink : kQidFile;
}

void write_entry(Writer& out, const Entry& entry, std::string_view name, std::uint64_t path) {
    out.qid({.type = qid_type_of_entry(entry.d_type), .version = 0, .path = path});
    out.number(static_cast<std::uint64_t>(entry.d_off));
    out.number(std::uint8_t{entry.d_type});
    out.text(name);
}

}  // namespace

// ---- Reading ----

int Server::readdir(Call& call) {
    const auto number = call.in.number<std::uint32_t>();
    const auto offset = call.in.number<std::uint64_t>();
    const auto asked = call.in.number<std::uint32_t>();
    if (!call.in.good()) {
        return EINVAL;
    }
    const Fid* fid = fids_.find(number);
    if (fid == nullptr || !fid->open_flags) {
        return EBADF;
    }
    const int directory = fid->file->fd();
    // An offset is what the host said stands after an entry; it takes any other one for some place or for a mistake.
    if (::lseek(directory, static_cast<off_t>(offset), SEEK_SET) < 0) {
        return errno;
    }
    const std::size_t start = call.out.size() + sizeof(std::uint32_t);
    const std::size_t end = start + std::min<std::size_t>(asked, call.limit - start);
    call.out.number(std::uint32_t{0});
    const int error = write_entries(directory, fid->path.empty(), end, call.out);
    const bool nothing = call.out.size() == start;
    if (error != 0 && (nothing || error != EOVERFLOW)) {
        return error == EOVERFLOW ? EINVAL : error;
    }
    const auto length = static_cast<std::uint32_t>(call.out.size() - start);
    std::memcpy(call.out.all().data() + kHeaderSize, &length, sizeof length);
    return 0;
}

/// Entries until `end` bytes are written: EOVERFLOW when there are more.
int Server::write_entries(int directory, bool is_root, std::size_t end, Writer& out) {
    constexpr std::size_t kBuffer = 32 << 10;
    alignas(Entry) std::array<char, kBuffer> buffer;
    while (true) {
        const ssize_t got = read_entries(directory, buffer.data(), buffer.size());
        if (got <= 0) {
            return got == 0 ? 0 : errno;
        }
        const auto size = static_cast<std::size_t>(got);
        for (std::size_t at = 0; at < size;) {
            const auto* entry = reinterpret_cast<const Entry*>(buffer.data() + at);
            at += entry->d_reclen;
            const std::string_view name(entry->d_name);
            if (kEntryHeader + name.size() > end - out.size()) {
                return EOVERFLOW;
            }
            // What is above the folder is not the guest's to know.
            const ino_t inode = is_root && name == ".." ? tree_->root_inode() : static_cast<ino_t>(entry->d_ino);
            write_entry(out, *entry, name, qid_path(inode, tree_->device(), tree_->device()));
        }
    }
}

// ---- Places ----

/// A name that a request gives.
Outcome<Server::Place> Server::place_in(Fid* directory, std::string_view name) {
    if (directory == nullptr) {
        return std::unexpected(EBADF);
    }
    if (const int error = check_component(name, EINVAL); error != 0) {
        return std::unexpected(error);
    }
    auto path = join(directory->path, name);
    if (!path) {
        return std::unexpected(ENAMETOOLONG);
    }
    auto file = fids_.file(*directory);
    if (!file) {
        return std::unexpected(file.error());
    }
    return Place{*std::move(file), *std::move(path), std::string(name)};
}

/// Where the file of a fid is now, if it is still where the guest came to it.
Outcome<Server::Place> Server::place_of(const Fid& fid) {
    if (fid.path.empty()) {
        return std::unexpected(EBUSY);  // The folder itself.
    }
    auto parent = tree_->find(parent_of(fid.path));
    if (!parent) {
        return std::unexpected(parent.error());
    }
    const std::string name(name_of(fid.path));
    struct stat status = {};
    if (::fstatat(parent->get(), name.c_str(), &status, AT_SYMLINK_NOFOLLOW) != 0) {
        return std::unexpected(errno);
    }
    if (identity_of(status) != fid.identity) {
        return std::unexpected(ESTALE);
    }
    auto file = fids_.hold(*std::move(parent));
    if (!file) {
        return std::unexpected(file.error());
    }
    return Place{*std::move(file), fid.path, name};
}

// ---- Making ----

int Server::write_qid_of(const Place& place, Writer& out) {
    struct stat status = {};
    if (::fstatat(place.directory->fd(), place.name.c_str(), &status, AT_SYMLINK_NOFOLLOW) != 0) {
        return errno;
    }
    out.qid(qid(status));
    return 0;
}

int Server::mkdir(Call& call) {
    const auto number = call.in.number<std::uint32_t>();
    const std::string_view name = call.in.text();
    const auto mode = call.in.number<std::uint32_t>();
    (void)call.in.number<std::uint32_t>();  // gid: the user's, who runs this.
    if (!call.in.good()) {
        return EINVAL;
    }
    const auto place = place_in(fids_.find(number), name);
    if (!place) {
        return place.error();
    }
    if (::mkdirat(place->directory->fd(), place->name.c_str(), static_cast<mode_t>(mode) & kDirectoryModeBits) != 0) {
        return errno;
    }
    return write_qid_of(*place, call.out);
}

int Server::symlink(Call& call) {
    const auto number = call.in.number<std::uint32_t>();
    const std::string_view name = call.in.text();
    const std::string target(call.in.text());
    (void)call.in.number<std::uint32_t>();  // gid
    if (!call.in.good() || target.empty() || target.contains('\0')) {
        return EINVAL;
    }
    const auto place = place_in(fids_.find(number), name);
    if (!place) {
        return place.error();
    }
    if (::symlinkat(target.c_str(), place->directory->fd(), place->name.c_str()) != 0) {
        return errno;
    }
    return write_qid_of(*place, call.out);
}

int Server::link(Call& call) {
    Fid* directory = fids_.find(call.in.number<std::uint32_t>());
    const Fid* file = fids_.find(call.in.number<std::uint32_t>());
    const std::string_view name = call.in.text();
    if (!call.in.good()) {
        return EINVAL;
    }
    if (file == nullptr) {
        return EBADF;
    }
    const auto to = place_in(directory, name);
    if (!to) {
        return to.error();
    }
    const auto from = place_of(*file);
    if (!from) {
        return from.error();
    }
    return errno_of(::linkat(from->directory->fd(), from->name.c_str(), to->directory->fd(), to->name.c_str(), 0));
}

// ---- Removing and moving ----

int Server::unlinkat(Call& call) {
    Fid* directory = fids_.find(call.in.number<std::uint32_t>());
    const std::string_view name = call.in.text();
    const auto flags = call.in.number<std::uint32_t>();
    if (!call.in.good() || (flags & ~kRemoveDirectory) != 0) {
        return EINVAL;
    }
    const auto place = place_in(directory, name);
    if (!place) {
        return place.error();
    }
    return errno_of(::unlinkat(place->directory->fd(), place->name.c_str(), flags != 0 ? AT_REMOVEDIR : 0));
}

int Server::remove(Call& call) {
    const auto number = call.in.number<std::uint32_t>();
    if (!call.in.good()) {
        return EINVAL;
    }
    const Fid* fid = fids_.find(number);
    if (fid == nullptr) {
        return EBADF;
    }
    const bool is_directory = S_ISDIR(fid->identity.type);
    const auto place = read_only_ ? std::unexpected(EROFS) : place_of(*fid);
    fids_.drop(number);  // Removed or not.
    if (!place) {
        return place.error();
    }
    return errno_of(::unlinkat(place->directory->fd(), place->name.c_str(), is_directory ? AT_REMOVEDIR : 0));
}

int Server::move(const Place& from, const Place& to) {
    if (!fids_.can_move(from.path, to.path)) {
        return ENAMETOOLONG;
    }
    if (::renameat(from.directory->fd(), from.name.c_str(), to.directory->fd(), to.name.c_str()) != 0) {
        return errno;
    }
    fids_.moved(from.path, to.path);
    return 0;
}

int Server::rename(Call& call) {
    const Fid* file = fids_.find(call.in.number<std::uint32_t>());
    Fid* directory = fids_.find(call.in.number<std::uint32_t>());
    const std::string_view name = call.in.text();
    if (!call.in.good()) {
        return EINVAL;
    }
    if (file == nullptr) {
        return EBADF;
    }
    const auto to = place_in(directory, name);
    if (!to) {
        return to.error();
    }
    const auto from = place_of(*file);
    return from ? move(*from, *to) : from.error();
}

int Server::renameat(Call& call) {
    Fid* old_directory = fids_.find(call.in.number<std::uint32_t>());
    const std::string_view old_name = call.in.text();
    Fid* new_directory = fids_.find(call.in.number<std::uint32_t>());
    const std::string_view new_name = call.in.text();
    if (!call.in.good()) {
        return EINVAL;
    }
    const auto from = place_in(old_directory, old_name);
    if (!from) {
        return from.error();
    }
    const auto to = place_in(new_directory, new_name);
    return to ? move(*from, *to) : to.error();
}

}  // namespace apiary::share
