// SPDX-License-Identifier: BSD-2-Clause
#include "tests/bench/image.h"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>
#ifdef __linux__
#include <linux/magic.h>
#include <sys/vfs.h>
#endif

#include <algorithm>
#include <cerrno>
#include <cstddef>
#include <span>
#include <vector>

namespace apiary::bench {

namespace {

constexpr std::size_t kPiece = 1 << 20;

bool is_in_memory([[maybe_unused]] const std::filesystem::path& directory) {
#ifdef __linux__
    struct statfs system = {};
    return ::statfs(directory.c_str(), &system) == 0 && system.f_type == TMPFS_MAGIC;
#else
    return false;
#endif
}

/// The user's choice, if it is of use.
std::filesystem::path base_directory() {
    const char* const chosen = std::getenv("TMPDIR");
    return chosen != nullptr && *chosen == '/' && !is_in_memory(chosen) ? chosen : "/var/tmp";
}

bool is_zero(std::span<const std::byte> bytes) {
    return std::ranges::all_of(bytes, [](std::byte byte) { return byte == std::byte{0}; });
}

}  // namespace

Result<std::unique_ptr<TestImage>> TestImage::create() {
    std::unique_ptr<TestImage> image(new TestImage);
    std::string directory = (base_directory() / "apiary-bench-XXXXXX").string();
    if (::mkdtemp(directory.data()) == nullptr) {
        return fail_errno(errno, "the benchmark cannot make " + directory,
                          "set TMPDIR to a directory you may write to");
    }
    image->directory_ = directory;
    image->file_.reset(::open(image->path().c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
    if (!image->file_.valid()) {
        return fail_errno(errno, "the benchmark cannot make " + image->path().string());
    }
    if (auto filled = image->fill(kSize, true); !filled) {
        return std::unexpected(filled.error());
    }
    return image;
}

TestImage::~TestImage() {
    std::error_code ignored;
    std::filesystem::remove_all(directory_, ignored);
}

Result<void> TestImage::fill(std::uint64_t length, bool sync) const {
    const std::vector<std::byte> piece(kPiece, std::byte{0xa5});
    for (std::uint64_t at = 0; at < length; at += kPiece) {
        const auto size = static_cast<std::size_t>(std::min<std::uint64_t>(kPiece, length - at));
        if (::pwrite(file_.get(), piece.data(), size, static_cast<off_t>(at)) != static_cast<ssize_t>(size)) {
            return fail_errno(errno, "the benchmark cannot write " + path().string(), "free some disk space");
        }
    }
    if (sync && ::fdatasync(file_.get()) != 0) {
        return fail_errno(errno, "the benchmark cannot write " + path().string());
    }
    return {};
}

Result<std::uint64_t> TestImage::zeroes_at_start() const {
    std::vector<std::byte> piece(kPiece);
    for (std::uint64_t at = 0; at < kSize; at += kPiece) {
        if (::pread(file_.get(), piece.data(), kPiece, static_cast<off_t>(at)) != static_cast<ssize_t>(kPiece)) {
            return fail_errno(errno, "the benchmark cannot read " + path().string());
        }
        if (is_zero(piece)) {
            continue;
        }
        std::size_t sector = 0;
        while (is_zero(std::span(piece).subspan(sector, kSector))) {
            sector += kSector;
        }
        return at + sector;
    }
    return kSize;
}

Result<void> TestImage::write_line(std::uint64_t sector, const std::string& line) const {
    std::string text = line + "\n";
    text.resize(kSector, ' ');
    if (::pwrite(file_.get(), text.data(), text.size(), static_cast<off_t>(sector * kSector)) !=
        static_cast<ssize_t>(text.size())) {
        return fail_errno(errno, "the benchmark cannot write " + path().string());
    }
    return {};
}

}  // namespace apiary::bench
