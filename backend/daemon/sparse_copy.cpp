// SPDX-License-Identifier: BSD-2-Clause
#include "backend/daemon/sparse_copy.h"

#include <algorithm>
#include <cerrno>
#include <format>
#include <vector>

#include "backend/base/atomic_file.h"

namespace apiary::daemon {
namespace {

constexpr std::int64_t kMebibyte = std::int64_t{1} << 20;
constexpr std::int64_t kStep = 16 * kMebibyte;       ///< Bytes of one call within the kernel.
constexpr std::int64_t kUnsynced = 256 * kMebibyte;  ///< What may wait for the medium, so that progress is true.
constexpr std::size_t kBuffer = std::size_t{1} << 20;
constexpr std::size_t kBlock = 4096;      ///< A run of zeros of this size is made a hole, when bytes pass through here.
constexpr std::int64_t kStatBlock = 512;  ///< The unit of st_blocks on both systems.

/// For what ends it before its end without a failure of the host's.
constexpr int kStopped = ECANCELED;

/// Whether it is the way that does not go, and not the file.
bool is_unsupported(int error_number) {
    return error_number == EINVAL || error_number == ENOSYS || error_number == EOPNOTSUPP || error_number == ENOTTY ||
           error_number == EXDEV;
}

/// Calls `visit` with the beginning and the end of each run of data. A file system that knows of no holes has one run.
template <class Visit>
SystemResult<void> each_run(FileSystem& files, int file, std::int64_t size, Visit visit) {
    for (std::int64_t offset = 0; offset < size;) {
        auto begin = files.find_data(file, offset);
        if (!begin && begin.error() == ENXIO) {
            return {};
        }
        auto end = begin ? files.find_hole(file, *begin) : begin;
        if (!end && is_unsupported(end.error())) {
            begin = offset;
            end = size;
        }
        if (!end) {
            return std::unexpected(end.error());
        }
        if (*begin >= size) {
            return {};
        }
        const std::int64_t last = std::min(*end, size);
        if (auto visited = visit(*begin, last); !visited) {
            return visited;
        }
        offset = std::max(last, offset + 1);
    }
    return {};
}

class Copying {
public:
    Copying(FileSystem& files, const CopyReport& report) : files_(files), report_(report) {}

    Result<void> run(std::span<const FilePair> pairs) {
        SystemResult<void> done;
        for (const FilePair& pair : pairs) {
            if (done) {
                done = prepare(pair);
            }
        }
        if (done && !pairs.empty()) {
            if (auto fits = check_room(pairs.front().target); !fits) {
                return fits;
            }
        }
        for (const Work& work : work_) {
            if (done) {
                done = copy(work);
            }
        }
        for (const FilePair& pair : pairs) {
            if (done) {
                done = files_.sync(pair.target);
            }
        }
        return done ? Result<void>()
                    : std::unexpected(done.error() == kStopped
                                          ? Error{"the copying was stopped"}
                                          : system_error(done.error(), "the disks cannot be copied"));
    }

private:
    struct Work {
        FilePair pair;
        std::int64_t size = 0;
    };

    /// Shares the blocks, or finds out how much there is to copy.
    SystemResult<void> prepare(const FilePair& pair) {
        const auto shared = files_.share_blocks(pair.source, pair.target);
        if (shared) {
            return {};
        }
        room_matters_ = room_matters_ || shared.error() != ENOSYS;
        const auto status = files_.status(pair.source);
        if (!status) {
            return std::unexpected(status.error());
        }
        std::int64_t data = 0;
        auto counted = each_run(files_, pair.source, status->st_size, [&](std::int64_t begin, std::int64_t end) {
            data += end - begin;
            return SystemResult<void>();
        });
        total_ += data;
        needed_ += std::min(data, static_cast<std::int64_t>(status->st_blocks) * kStatBlock);
        work_.push_back({pair, status->st_size});
        return counted;
    }

    /// A file system that is filled up to its end would stop other guests too. Where the kernel may still share blocks
    /// while it copies, nobody knows what is needed.
    Result<void> check_room(int target) const {
        const auto room = room_matters_ && needed_ > 0 ? files_.room(target) : SystemResult<std::int64_t>(needed_);
        if (!room) {
            return std::unexpected(system_error(room.error(), "the free space for the disks cannot be told"));
        }
        if (*room >= needed_) {
            return {};
        }
        return std::unexpected(
            system_error(ENOSPC, std::format("the disks take {} MiB, and there are {} MiB left",
                                             (needed_ + kMebibyte - 1) / kMebibyte, *room / kMebibyte)));
    }

    SystemResult<void> copy(const Work& work) {
        if (auto sized = files_.set_size(work.pair.target, work.size); !sized) {
            return sized;
        }
        return each_run(files_, work.pair.source, work.size,
                        [&](std::int64_t begin, std::int64_t end) { return copy_run(work.pair, begin, end); });
    }

    SystemResult<void> copy_run(const FilePair& pair, std::int64_t begin, std::int64_t end) {
        while (begin < end) {
            const auto copied = copy_step(pair, begin, std::min(end - begin, kStep));
            if (!copied) {
                return std::unexpected(copied.error());
            }
            if (*copied == 0) {
                return std::unexpected(EIO);  // It has become shorter, so somebody writes to it.
            }
            begin += *copied;
            copied_ += *copied;
            unsynced_ += *copied;
            if (unsynced_ >= kUnsynced) {
                unsynced_ = 0;
                if (auto synced = files_.sync(pair.target); !synced) {
                    return synced;
                }
            }
            if (!report_(copied_, total_)) {
                return std::unexpected(kStopped);
            }
        }
        return {};
    }

    SystemResult<std::int64_t> copy_step(const FilePair& pair, std::int64_t offset, std::int64_t size) {
        if (within_kernel_) {
            const auto copied = files_.copy_range(pair.source, pair.target, offset, static_cast<std::size_t>(size));
            if (copied) {
                return static_cast<std::int64_t>(*copied);
            }
            if (!is_unsupported(copied.error())) {
                return std::unexpected(copied.error());
            }
            within_kernel_ = false;
            buffer_.resize(kBuffer);
        }
        const std::span room(buffer_.data(), std::min(buffer_.size(), static_cast<std::size_t>(size)));
        const auto read = files_.read_at(pair.source, offset, room);
        if (!read) {
            return std::unexpected(read.error());
        }
        auto written = write_data(pair.target, offset, {buffer_.data(), *read});
        return written ? SystemResult<std::int64_t>(static_cast<std::int64_t>(*read))
                       : std::unexpected(written.error());
    }

    /// All but the blocks of zeros, as which the target reads anyway.
    SystemResult<void> write_data(int target, std::int64_t offset, std::string_view bytes) {
        const auto is_zero = [&](std::size_t at) {
            return std::ranges::all_of(bytes.substr(at, kBlock), [](char byte) { return byte == 0; });
        };
        for (std::size_t begin = 0; begin < bytes.size();) {
            std::size_t end = begin;
            while (end < bytes.size() && !is_zero(end)) {
                end = std::min(end + kBlock, bytes.size());
            }
            for (std::size_t at = begin; at < end;) {
                const auto written =
                    files_.write_at(target, offset + static_cast<std::int64_t>(at), bytes.substr(at, end - at));
                if (!written || *written == 0) {
                    return std::unexpected(written ? EIO : written.error());
                }
                at += *written;
            }
            begin = std::max(end, begin + (end == begin ? kBlock : 0));
        }
        return {};
    }

    FileSystem& files_;
    const CopyReport& report_;
    std::vector<Work> work_;
    std::vector<char> buffer_;
    bool within_kernel_ = true;
    bool room_matters_ = false;
    std::int64_t total_ = 0;   ///< Bytes of data.
    std::int64_t needed_ = 0;  ///< Bytes that they take of the medium.
    std::int64_t copied_ = 0, unsynced_ = 0;
};

}  // namespace

Result<void> copy_sparsely(FileSystem& files, std::span<const FilePair> pairs, const CopyReport& report) {
    return Copying(files, report).run(pairs);
}

}  // namespace apiary::daemon
