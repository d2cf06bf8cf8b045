// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <sys/uio.h>

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <utility>

#include "backend/base/event_loop.h"
#include "backend/base/result.h"
#include "backend/base/unique_fd.h"

namespace apiary::storage {

/// Sizes of a disk's blocks, bytes, powers of two.
struct BlockSizes {
    std::uint32_t logical = 512;   ///< The disk's size is a multiple of it.
    std::uint32_t physical = 512;  ///< What the medium writes without reading first; at least `logical`.
};

/// A disk of the host's, raw.
///
/// Requests are made and end on the loop's thread. A request that was made is begun by the next submit() at the latest,
/// so that a number of them costs one system call. It ends by a call of its `done` with 0 or an errno value, exactly
/// once, in any order, from submit(), drain() or the loop, never from the call that made it. `done` may make and submit
/// further requests; it may not drain nor destroy the disk.
/// An I/O error is final: it is not tried again here. Bytes beyond the disk's end are EINVAL, changes of a read-only
/// disk EROFS.
class Disk {
public:
    /// `error` is 0 or an errno value. Captures of two pointers need no allocation.
    using Completion = std::function<void(int error)>;

    /// Waits for what is under way, as drain(). From any thread.
    virtual ~Disk() = default;

    [[nodiscard]] virtual std::uint64_t size() const = 0;  ///< Bytes, a multiple of the logical block size.
    [[nodiscard]] virtual bool read_only() const = 0;
    [[nodiscard]] virtual BlockSizes block_sizes() const = 0;
    /// How requests are performed, for a person to read.
    [[nodiscard]] virtual std::string engine() const = 0;

    /// Reads from `offset` on. The list and the buffers must stay until the end, when all of them are filled. What the
    /// buffers hold after an error is undefined.
    virtual void read(std::uint64_t offset, std::span<const iovec> into, Completion done) = 0;
    /// Writes from `offset` on; as for read(). It is in the host's cache at the end, and on the medium after a flush().
    virtual void write(std::uint64_t offset, std::span<const iovec> from, Completion done) = 0;
    /// Brings to the medium what earlier requests that have ended by now changed. When one has failed, what was lost is
    /// not known: from then on every flush fails.
    virtual void flush(Completion done) = 0;
    /// Says that the bytes are not needed. They read as anything afterwards; a disk that cannot make use of it does
    /// nothing.
    virtual void discard(std::uint64_t offset, std::uint64_t length, Completion done) = 0;
    /// Makes the bytes zero; their space on the medium may be given back only where `may_unmap`.
    virtual void write_zeroes(std::uint64_t offset, std::uint64_t length, bool may_unmap, Completion done) = 0;

    /// Begins what was made since the last call.
    virtual void submit() = 0;
    /// Returns when every request has ended, those included that their ends made. Submits first. On the loop's thread.
    virtual void drain() = 0;

    /// `ended` is called on the loop's thread after one or several completions have run, once for all of them.
    void on_batch_end(std::function<void()> ended) { batch_ended_ = std::move(ended); }

protected:
    void batch_ended() const {
        if (batch_ended_) {
            batch_ended_();
        }
    }

private:
    std::function<void()> batch_ended_;
};

/// How a disk's requests are performed.
enum class EngineChoice {
    /// On the spot what the host's cache answers; the rest by io_uring where the host's kernel has it and lets us, and
    /// by threads elsewhere.
    Automatic,
    Ring,     ///< All by io_uring, or failure.
    Threads,  ///< All by threads.
};

struct DiskOptions {
    std::filesystem::path path;  ///< A regular file or a disk device; only for messages when `descriptor` is given.
    bool read_only = false;
    UniqueFd descriptor = {};  ///< Opened already, by somebody with more rights; locked here all the same.
    EngineChoice engine = EngineChoice::Automatic;
    unsigned depth = 128;  ///< The most requests that the host performs at a time, 1 to 1024.
};

/// Opens, checks and locks the file of a disk as open_disk() does, for another process with fewer rights: given this as
/// DiskOptions::descriptor, open_disk() succeeds there, since the lock belongs to the opening. It lasts until the last
/// copy of the descriptor is closed.
[[nodiscard]] Result<UniqueFd> open_disk_file(DiskOptions options);

/// Opens and locks a disk: shared when it is read-only, else for ourselves alone, until it is destroyed. The lock keeps
/// out programs that ask (other guests of ours, QEMU). Never waits for anything but the disk. From any thread; the loop
/// must outlive the disk.
[[nodiscard]] Result<std::unique_ptr<Disk>> open_disk(DiskOptions options, EventLoop& loop);

}  // namespace apiary::storage
