// SPDX-License-Identifier: BSD-2-Clause
// What concerns one file: its contents and its attributes.
#include <fcntl.h>
#include <limits.h>
#include <unistd.h>

#ifdef __linux__
#include <sys/vfs.h>
#else
#include <sys/mount.h>
#include <sys/param.h>
#endif

#include <algorithm>
#include <array>
#include <cerrno>
#include <limits>
#include <utility>

#include "backend/share/attributes.h"
#include "backend/share/names.h"
#include "backend/share/open_flags.h"
#include "backend/share/server_call.h"

namespace apiary::share {
namespace {

/// A guest sets neither of these: they would have the host's users act as the one who runs the guest.
constexpr mode_t kActsAsOwner = S_ISUID | S_ISGID;
constexpr mode_t kModeBits = S_ISVTX | S_IRWXU | S_IRWXG | S_IRWXO;

/// As df in a Linux guest names the file system (V9FS_MAGIC in include/uapi/linux/magic.h there).
constexpr std::uint32_t kFileSystemType = 0x01021997;

constexpr std::uint64_t kMostOffset = std::numeric_limits<off_t>::max();

/// The first `count` bytes of `room`, in no more pieces than a call takes.
std::vector<iovec> first_of(std::span<const iovec> room, std::size_t count) {
    std::vector<iovec> pieces;
    for (const iovec& piece : room.first(std::min<std::size_t>(room.size(), IOV_MAX))) {
        const std::size_t length = std::min(piece.iov_len, count);
        if (length == 0) {
            break;
        }
        pieces.push_back({piece.iov_base, length});
        count -= length;
    }
    return pieces;
}

/// One of the two times that Tsetattr carries.
Outcome<timespec> time_to_set(bool given, bool now, std::uint64_t seconds, std::uint64_t nanoseconds) {
    constexpr std::uint64_t kNanosecondsPerSecond = 1'000'000'000;
    if (!given && !now) {
        return timespec{0, UTIME_OMIT};
    }
    if (!given) {
        return timespec{0, UTIME_NOW};
    }
    if (nanoseconds >= kNanosecondsPerSecond) {
        return std::unexpected(EINVAL);
    }
    return timespec{static_cast<time_t>(seconds), static_cast<long>(nanoseconds)};
}

}  // namespace

// ---- What a fid stands for ----

Outcome<Handle> Server::named(std::uint32_t number) {
    Fid* fid = fids_.find(number);
    return fid == nullptr ? std::unexpected(EBADF) : fids_.file(*fid);
}

Outcome<Handle> Server::opened(std::uint32_t number) {
    const Fid* fid = fids_.find(number);
    if (fid == nullptr || !fid->open_flags) {
        return std::unexpected(EBADF);
    }
    return fid->file;
}

// ---- Contents ----

int Server::open_file(Fid& fid, std::uint32_t flags, Writer& out) {
    const std::optional<int> host_flags = host_open_flags(flags);
    if (!host_flags || fid.open_flags) {
        return EINVAL;
    }
    if (read_only_ && wants_to_write(flags)) {
        return EROFS;
    }
    auto named = fids_.file(fid);
    if (!named) {
        return named.error();
    }
    if (const int error = fids_.reserve(); error != 0) {
        return error;
    }
    auto opened = tree_->reopen((*named)->fd(), *host_flags);
    if (!opened) {
        return opened.error();
    }
    const auto status = status_of(opened->get());
    auto file = fids_.hold(*std::move(opened));
    if (!status || !file) {
        return status ? file.error() : status.error();
    }
    fids_.set_open(fid, *std::move(file), flags & dotl::kLasting);
    out.qid(qid(*status));
    out.number(std::uint32_t{0});  // iounit: whatever fits a message.
    return 0;
}

int Server::lopen(Call& call) {
    const auto number = call.in.number<std::uint32_t>();
    const auto flags = call.in.number<std::uint32_t>();
    if (!call.in.good()) {
        return EINVAL;
    }
    Fid* fid = fids_.find(number);
    return fid == nullptr ? EBADF : open_file(*fid, flags, call.out);
}

int Server::lcreate(Call& call) {
    const auto number = call.in.number<std::uint32_t>();
    const std::string_view name = call.in.text();
    const auto flags = call.in.number<std::uint32_t>();
    const auto mode = call.in.number<std::uint32_t>();
    (void)call.in.number<std::uint32_t>();  // gid: the user's, who runs this.
    if (!call.in.good()) {
        return EINVAL;
    }
    Fid* fid = fids_.find(number);
    return fid == nullptr ? EBADF : create_file(*fid, name, flags, mode, call.out);
}

int Server::create_file(Fid& fid, std::string_view name, std::uint32_t flags, std::uint32_t mode, Writer& out) {
    const std::optional<int> host_flags = host_open_flags(flags & ~dotl::kDirectory);
    if (!host_flags || fid.open_flags) {
        return EINVAL;
    }
    if (const int error = check_component(name, EINVAL); error != 0) {
        return error;
    }
    auto path = join(fid.path, name);
    if (!path) {
        return ENAMETOOLONG;
    }
    auto directory = fids_.file(fid);
    if (!directory) {
        return directory.error();
    }
    if (const int error = fids_.reserve(); error != 0) {
        return error;
    }
    auto created = tree_->create((*directory)->fd(), name, *host_flags, static_cast<mode_t>(mode) & kModeBits);
    if (!created && created.error() == EEXIST && (flags & dotl::kExclusive) == 0) {
        auto found = tree_->step((*directory)->fd(), name);
        created = found ? tree_->reopen(found->get(), *host_flags) : std::move(found);
    }
    if (!created) {
        return created.error();
    }
    const auto status = status_of(created->get());
    auto file = fids_.hold(*std::move(created));
    if (!status || !file) {
        return status ? file.error() : status.error();
    }
    if (S_ISDIR(status->st_mode)) {
        return EISDIR;
    }
    fids_.set(fid.number, *std::move(path), identity_of(*status), nullptr);
    fids_.set_open(fid, *std::move(file), flags & dotl::kLasting);
    out.qid(qid(*status));
    out.number(std::uint32_t{0});
    return 0;
}

int Server::read(Call& call) {
    const auto number = call.in.number<std::uint32_t>();
    const auto offset = call.in.number<std::uint64_t>();
    const auto asked = call.in.number<std::uint32_t>();
    if (!call.in.good() || offset > kMostOffset) {
        return EINVAL;
    }
    const auto file = opened(number);
    if (!file) {
        return file.error();
    }
    const std::size_t count = std::min<std::size_t>(asked, call.limit - kDataHeaderSize);
    const std::size_t header = call.out.size() + sizeof(std::uint32_t);
    std::vector<iovec> pieces = first_of(call.room, count);
    if (call.room.empty()) {
        call.out.all().resize(header + count);
        pieces = {{call.out.all().data() + header, count}};
    }
    const ssize_t got =
        ::preadv((*file)->fd(), pieces.data(), static_cast<int>(pieces.size()), static_cast<off_t>(offset));
    if (got < 0) {
        return errno;
    }
    const auto length = static_cast<std::uint32_t>(got);
    call.out.all().resize(header + (call.room.empty() ? length : 0));
    std::memcpy(call.out.all().data() + kHeaderSize, &length, sizeof length);
    call.data = call.room.empty() ? 0 : length;
    return 0;
}

int Server::write(Call& call) {
    const auto number = call.in.number<std::uint32_t>();
    const auto offset = call.in.number<std::uint64_t>();
    const std::span<const std::byte> data = call.in.bytes(call.in.number<std::uint32_t>());
    if (!call.in.good() || offset > kMostOffset) {
        return EINVAL;
    }
    const auto file = opened(number);
    if (!file) {
        return file.error();
    }
    const ssize_t done = ::pwrite((*file)->fd(), data.data(), data.size(), static_cast<off_t>(offset));
    if (done < 0) {
        return errno;
    }
    call.out.number(static_cast<std::uint32_t>(done));
    return 0;
}

int Server::fsync(Call& call) {
    const auto number = call.in.number<std::uint32_t>();
    if (!call.in.good()) {
        return EINVAL;
    }
    // Linux says whether the times matter; the protocol's page does not have that.
    const bool data_only = call.in.left() >= sizeof(std::uint32_t) && call.in.number<std::uint32_t>() != 0;
    const auto file = opened(number);
    if (!file) {
        return file.error();
    }
    return errno_of(data_only ? ::fdatasync((*file)->fd()) : ::fsync((*file)->fd()));
}

// ---- Locks ----

int Server::lock(Call& call) {
    constexpr std::uint8_t kMostType = 2;  // Read, write, none.
    constexpr std::uint8_t kSuccess = 0;
    const auto number = call.in.number<std::uint32_t>();
    const auto type = call.in.number<std::uint8_t>();
    (void)call.in.bytes(sizeof(std::uint32_t) * 2 + sizeof(std::uint64_t) * 2);  // flags, start, length, proc_id
    (void)call.in.text();                                                        // client_id
    if (!call.in.good() || type > kMostType) {
        return EINVAL;
    }
    if (fids_.find(number) == nullptr) {
        return EBADF;
    }
    call.out.number(kSuccess);
    return 0;
}

int Server::getlock(Call& call) {
    constexpr std::uint8_t kUnlocked = 2;
    const auto number = call.in.number<std::uint32_t>();
    (void)call.in.number<std::uint8_t>();
    const std::span<const std::byte> range = call.in.bytes(sizeof(std::uint64_t) * 2 + sizeof(std::uint32_t));
    const std::string_view client = call.in.text();
    if (!call.in.good()) {
        return EINVAL;
    }
    if (fids_.find(number) == nullptr) {
        return EBADF;
    }
    call.out.number(kUnlocked);
    call.out.bytes(range);
    if (client.size() > call.limit - call.out.size() - sizeof(std::uint16_t)) {
        return EMSGSIZE;
    }
    call.out.text(client);
    return 0;
}

// ---- Attributes ----

int Server::getattr(Call& call) {
    const auto number = call.in.number<std::uint32_t>();
    const auto asked = call.in.number<std::uint64_t>();
    if (!call.in.good()) {
        return EINVAL;
    }
    const auto file = named(number);
    if (!file) {
        return file.error();
    }
    const auto status = status_of((*file)->fd());
    if (!status) {
        return status.error();
    }
    write_attributes(call.out, *status, qid(*status), asked);
    return 0;
}

int Server::set_size(Fid& fid, int file, std::uint64_t size) {
    if (size > kMostOffset) {
        return EFBIG;
    }
    if (fid.open_flags && (*fid.open_flags & dotl::kAccessMask) != dotl::kReadOnly) {
        return errno_of(::ftruncate(file, static_cast<off_t>(size)));
    }
    const auto opened = tree_->reopen(file, O_WRONLY);
    return opened ? errno_of(::ftruncate(opened->get(), static_cast<off_t>(size))) : opened.error();
}

int Server::set_mode(int file, mode_t mode) {
    const auto status = status_of(file);
    if (!status) {
        return status.error();
    }
    // What is there may stay.
    return tree_->set_mode(file, (mode & kModeBits) | (mode & status->st_mode & kActsAsOwner));
}

int Server::set_attributes(Call& call) {
    const auto number = call.in.number<std::uint32_t>();
    const auto valid = call.in.number<std::uint32_t>();
    const auto mode = call.in.number<std::uint32_t>();
    const auto owner = call.in.number<std::uint32_t>();
    const auto group = call.in.number<std::uint32_t>();
    const auto size = call.in.number<std::uint64_t>();
    std::array<std::uint64_t, 4> times = {};
    std::ranges::generate(times, [&] { return call.in.number<std::uint64_t>(); });
    const auto asked = [&](std::uint32_t bits) { return (valid & bits) != 0; };
    if (!call.in.good() || (valid & ~setattr::kAll) != 0) {
        return EINVAL;
    }
    const auto access = time_to_set(asked(setattr::kAccessTimeGiven), asked(setattr::kAccessTime), times[0], times[1]);
    const auto modify = time_to_set(asked(setattr::kModifyTimeGiven), asked(setattr::kModifyTime), times[2], times[3]);
    if (!access || !modify) {
        return EINVAL;
    }
    Fid* fid = fids_.find(number);
    if (fid == nullptr) {
        return EBADF;
    }
    const auto held = fids_.file(*fid);
    if (!held) {
        return held.error();
    }
    const int file = (*held)->fd();
    int error = asked(setattr::kSize) ? set_size(*fid, file, size) : 0;
    if (error == 0 && asked(setattr::kOwner | setattr::kGroup)) {
        error = tree_->set_owner(file, asked(setattr::kOwner) ? owner : static_cast<uid_t>(-1),
                                 asked(setattr::kGroup) ? group : static_cast<gid_t>(-1));
    }
    if (error == 0 && asked(setattr::kMode)) {
        error = set_mode(file, static_cast<mode_t>(mode));
    }
    // Last, as the others change times by themselves.
    if (error == 0 && (access->tv_nsec != UTIME_OMIT || modify->tv_nsec != UTIME_OMIT)) {
        error = tree_->set_times(file, {*access, *modify});
    }
    return error;
}

int Server::statfs(Call& call) {
    const auto number = call.in.number<std::uint32_t>();
    if (!call.in.good()) {
        return EINVAL;
    }
    const auto file = named(number);
    if (!file) {
        return file.error();
    }
    struct statfs info = {};
    if (::fstatfs((*file)->fd(), &info) != 0) {
        return errno;
    }
    std::uint64_t id = 0;
    static_assert(sizeof info.f_fsid == sizeof id);
    std::memcpy(&id, &info.f_fsid, sizeof id);
    call.out.number(kFileSystemType);
    call.out.number(static_cast<std::uint32_t>(info.f_bsize));
    for (const auto count : {info.f_blocks, info.f_bfree}) {
        call.out.number(static_cast<std::uint64_t>(count));
    }
    call.out.number(static_cast<std::uint64_t>(std::max<std::int64_t>(static_cast<std::int64_t>(info.f_bavail), 0)));
    call.out.number(static_cast<std::uint64_t>(info.f_files));
    call.out.number(static_cast<std::uint64_t>(std::max<std::int64_t>(static_cast<std::int64_t>(info.f_ffree), 0)));
    call.out.number(id);
    call.out.number(static_cast<std::uint32_t>(kMostName));
    return 0;
}

int Server::readlink(Call& call) {
    const auto number = call.in.number<std::uint32_t>();
    if (!call.in.good()) {
        return EINVAL;
    }
    const auto file = named(number);
    if (!file) {
        return file.error();
    }
    const auto target = tree_->read_link((*file)->fd());
    if (!target) {
        return target.error();
    }
    if (target->size() > call.limit - call.out.size() - sizeof(std::uint16_t)) {
        return EMSGSIZE;
    }
    call.out.text(*target);
    return 0;
}

}  // namespace apiary::share
