// SPDX-License-Identifier: BSD-2-Clause
// What an image does for a request, with calls that wait.
#include <fcntl.h>
#include <sys/ioctl.h>
#include <sys/uio.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstddef>

#include "backend/storage/image.h"

#ifdef __linux__
#include <linux/fs.h>
#else
#include <sys/disk.h>
#include <sys/param.h>
#endif

namespace apiary::storage {
namespace {

constexpr std::size_t kMostBuffers = 1024;  ///< Of one call: UIO_MAXIOV of Linux, IOV_MAX of FreeBSD.

/// Calls `system_call` until no signal interrupts it; gives 0 or an errno value.
template <class Call>
int until_done(Call system_call) {
    while (system_call() != 0) {
        if (errno != EINTR) {
            return errno;
        }
    }
    return 0;
}

/// What the host says when a file system or a device has no such operation.
bool is_unsupported(int error) {
    return error == EOPNOTSUPP || error == ENOSYS || error == ENOTTY || error == ENODEV || error == EINVAL;
}

/// Goes through the buffers of a request, as far as one call at a time gets.
class Buffers {
public:
    Buffers(std::span<const iovec> all, std::uint64_t skip) : left_(all) { advance(skip); }

    /// The next of them that one call takes.
    std::span<const iovec> next() {
        const std::size_t count = std::min(left_.size(), part_.size());
        std::copy_n(left_.begin(), count, part_.begin());
        if (count > 0) {
            part_[0].iov_base = static_cast<std::byte*>(part_[0].iov_base) + in_first_;
            part_[0].iov_len -= in_first_;
        }
        return std::span(part_).first(count);
    }
    void advance(std::uint64_t bytes) {
        in_first_ += bytes;
        while (!left_.empty() && in_first_ >= left_.front().iov_len) {
            in_first_ -= left_.front().iov_len;
            left_ = left_.subspan(1);
        }
    }

private:
    std::span<const iovec> left_;
    std::uint64_t in_first_ = 0;  ///< Bytes of the first buffer that are done.
    std::array<iovec, kMostBuffers> part_;
};

}  // namespace

int Image::perform(const Request& request) const {
    switch (request.operation) {
        case Operation::Read:
        case Operation::Write: return transfer(request);
        case Operation::Flush: return flush();
        case Operation::Discard: return discard(request.offset, request.length);
        case Operation::WriteZeroes: return write_zeroes(request.offset, request.length, request.may_unmap);
    }
    return EINVAL;
}

int Image::transfer(const Request& request) const {
    Buffers buffers(request.buffers, request.transferred);
    for (std::uint64_t done = request.transferred; done < request.length;) {
        const std::span<const iovec> part = buffers.next();
        const auto offset = static_cast<off_t>(request.offset + done);
        const auto count = static_cast<int>(part.size());
        const ssize_t moved = request.operation == Operation::Read ? ::preadv(fd(), part.data(), count, offset)
                                                                   : ::pwritev(fd(), part.data(), count, offset);
        if (moved > 0) {
            buffers.advance(static_cast<std::uint64_t>(moved));
            done += static_cast<std::uint64_t>(moved);
        } else if (moved == 0) {
            return EIO;  // Somebody has cut the file short.
        } else if (errno != EINTR) {
            return errno;
        }
    }
    return 0;
}

int Image::read_cached(const Request& request) const {
#ifdef RWF_NOWAIT
    if (request.buffers.size() > kMostBuffers) {
        return EAGAIN;
    }
    const ssize_t moved = ::preadv2(fd(), request.buffers.data(), static_cast<int>(request.buffers.size()),
                                    static_cast<off_t>(request.offset), RWF_NOWAIT);
    if (moved < 0) {
        return errno == EOPNOTSUPP || errno == ENOSYS ? EOPNOTSUPP : EAGAIN;
    }
    return static_cast<std::uint64_t>(moved) == request.length ? 0 : EAGAIN;
#else
    (void)request;
    return EOPNOTSUPP;
#endif
}

int Image::flush() const {
    return read_only_ ? 0 : until_done([&] { return ::fdatasync(fd()); });
}

int Image::write_zero_bytes(std::uint64_t offset, std::uint64_t length) const {
    alignas(4096) static std::array<std::byte, 1 << 18> zeroes;  // Only read from.
    while (length > 0) {
        const iovec part = {zeroes.data(), std::min<std::uint64_t>(length, zeroes.size())};
        const Request write = {
            .operation = Operation::Write, .offset = offset, .length = part.iov_len, .buffers = std::span(&part, 1)};
        if (const int error = transfer(write); error != 0) {
            return error;
        }
        offset += part.iov_len;
        length -= part.iov_len;
    }
    return 0;
}

#ifdef __linux__

int Image::discard(std::uint64_t offset, std::uint64_t length) const {
    if (length == 0) {
        return 0;
    }
    const int error = until_done([&] {
        if (device_) {
            std::uint64_t range[2] = {offset, length};
            return ::ioctl(fd(), BLKDISCARD, range);
        }
        return ::fallocate(fd(), FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE, static_cast<off_t>(offset),
                           static_cast<off_t>(length));
    });
    return is_unsupported(error) ? 0 : error;
}

int Image::write_zeroes(std::uint64_t offset, std::uint64_t length, bool may_unmap) const {
    if (length == 0) {
        return 0;
    }
    const auto allocate = [&](int mode) {
        return until_done([&] {
            return ::fallocate(fd(), mode | FALLOC_FL_KEEP_SIZE, static_cast<off_t>(offset),
                               static_cast<off_t>(length));
        });
    };
    int error = EOPNOTSUPP;
    if (may_unmap) {
        error = allocate(FALLOC_FL_PUNCH_HOLE);
    }
    if (is_unsupported(error)) {
        error = allocate(FALLOC_FL_ZERO_RANGE);
    }
    return is_unsupported(error) ? write_zero_bytes(offset, length) : error;
}

#else

namespace {

/// Frees a part of a file, which reads as zero afterwards (fspacectl(2), FreeBSD 14).
int deallocate(int fd, std::uint64_t offset, std::uint64_t length) {
#ifdef SPACECTL_DEALLOC
    struct spacectl_range range = {static_cast<off_t>(offset), static_cast<off_t>(length)};
    while (range.r_len > 0) {
        if (::fspacectl(fd, SPACECTL_DEALLOC, &range, 0, &range) != 0 && errno != EINTR) {
            return errno;
        }
    }
    return 0;
#else
    (void)fd, (void)offset, (void)length;
    return EOPNOTSUPP;
#endif
}

}  // namespace

int Image::discard(std::uint64_t offset, std::uint64_t length) const {
    if (length == 0) {
        return 0;
    }
    int error = 0;
    if (device_) {
        off_t range[2] = {static_cast<off_t>(offset), static_cast<off_t>(length)};
        error = until_done([&] { return ::ioctl(fd(), DIOCGDELETE, range); });
    } else {
        error = deallocate(fd(), offset, length);
    }
    return is_unsupported(error) ? 0 : error;
}

int Image::write_zeroes(std::uint64_t offset, std::uint64_t length, bool may_unmap) const {
    if (may_unmap && !device_ && length > 0) {
        if (const int error = deallocate(fd(), offset, length); !is_unsupported(error)) {
            return error;
        }
    }
    return write_zero_bytes(offset, length);
}

#endif

}  // namespace apiary::storage
