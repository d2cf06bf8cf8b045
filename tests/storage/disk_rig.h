// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <QTemporaryDir>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "backend/base/check.h"
#include "backend/storage/disk.h"

namespace apiary::storage::test {

/// Bytes that tell where they stand.
inline std::vector<std::byte> pattern(std::size_t size, unsigned seed) {
    std::vector<std::byte> bytes(size);
    for (std::size_t i = 0; i < size; ++i) {
        bytes[i] = static_cast<std::byte>((i * 7 + i / 251 + seed * 31 + 1) & 0xff);
    }
    return bytes;
}

inline iovec buffer_of(std::vector<std::byte>& bytes) {
    return {bytes.data(), bytes.size()};
}

/// A directory for disks, a loop, and requests that are waited for.
class DiskRig {
public:
    EventLoop loop{"disk-test"};

    [[nodiscard]] std::string path(const char* name) const { return directory_.filePath(name).toStdString(); }
    [[nodiscard]] const QTemporaryDir& directory() const { return directory_; }
    /// A sparse file of `size` bytes.
    [[nodiscard]] std::string make_file(const char* name, std::uint64_t size) const {
        const UniqueFd fd(::open(path(name).c_str(), O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600));
        check(fd.valid() && ::ftruncate(fd.get(), static_cast<off_t>(size)) == 0, "a file can be made");
        return path(name);
    }

    /// Makes one request by `begin(done)` and gives its error.
    template <class Begin>
    int run(Disk& disk, Begin begin) {
        int outcome = -1;
        loop.run_and_wait([&] {
            begin([&](int error) { outcome = error; });
            disk.drain();
        });
        return outcome;
    }
    int read(Disk& disk, std::uint64_t offset, std::vector<std::byte>& into) {
        const iovec buffer = buffer_of(into);
        return run(disk, [&](Disk::Completion done) { disk.read(offset, {&buffer, 1}, std::move(done)); });
    }
    int write(Disk& disk, std::uint64_t offset, std::vector<std::byte> from) {
        const iovec buffer = buffer_of(from);
        return run(disk, [&](Disk::Completion done) { disk.write(offset, {&buffer, 1}, std::move(done)); });
    }
    int flush(Disk& disk) {
        return run(disk, [&](Disk::Completion done) { disk.flush(std::move(done)); });
    }
    int discard(Disk& disk, std::uint64_t offset, std::uint64_t length) {
        return run(disk, [&](Disk::Completion done) { disk.discard(offset, length, std::move(done)); });
    }
    int write_zeroes(Disk& disk, std::uint64_t offset, std::uint64_t length, bool may_unmap) {
        return run(disk, [&](Disk::Completion done) { disk.write_zeroes(offset, length, may_unmap, std::move(done)); });
    }

private:
    QTemporaryDir directory_;
};

/// Bytes that a file takes on the host.
inline std::uint64_t allocated(const std::string& path) {
    struct stat file = {};
    check(::stat(path.c_str(), &file) == 0, "the file is there");
    return static_cast<std::uint64_t>(file.st_blocks) * 512;
}

}  // namespace apiary::storage::test
