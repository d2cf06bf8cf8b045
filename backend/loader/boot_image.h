// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <span>
#include <string>
#include <type_traits>
#include <vector>

#include "backend/base/result.h"
#include "backend/base/unique_fd.h"

namespace apiary::loader {

/// Largest kernel read, largest initial RAM disk (Linux takes none above 2 GiB) and largest module.
inline constexpr std::uint64_t kMaxKernelSize = 1ULL << 30;
inline constexpr std::uint64_t kMaxInitrdSize = 2ULL << 30;
inline constexpr std::uint64_t kMaxModuleSize = 1ULL << 30;

/// The bytes of a file, with what the user calls it.
struct BootImage {
    std::string name;
    std::vector<std::byte> bytes;
    std::string kind = "kernel";  ///< What messages call it.
};

/// Opens the regular file at `path`. Fails for a path that cannot be opened, is no regular file, is empty or larger
/// than `limit` bytes. A FIFO or a device never blocks it. `kind` names the file in messages ("kernel").
[[nodiscard]] Result<UniqueFd> open_boot_image(const std::string& path, std::uint64_t limit, const std::string& kind);

/// Reads all of such a file from an open descriptor, which stays the caller's, as does its offset.
[[nodiscard]] Result<BootImage> read_boot_image(int fd, const std::string& name, std::uint64_t limit,
                                                const std::string& kind);

/// Reads little-endian values out of a file, none past its end.
class ImageView {
public:
    explicit ImageView(std::span<const std::byte> bytes) : bytes_(bytes) {}

    [[nodiscard]] std::uint64_t size() const { return bytes_.size(); }
    [[nodiscard]] bool contains(std::uint64_t offset, std::uint64_t length) const {
        return length <= bytes_.size() && offset <= bytes_.size() - length;
    }
    /// The value at `offset`, or nothing when it is not wholly in the file.
    template <class T>
        requires std::is_trivially_copyable_v<T>
    [[nodiscard]] std::optional<T> get(std::uint64_t offset) const {
        if (!contains(offset, sizeof(T))) {
            return std::nullopt;
        }
        T value;
        std::memcpy(&value, bytes_.data() + offset, sizeof(T));
        return value;
    }
    /// `length` bytes from `offset`; requires contains(offset, length).
    [[nodiscard]] std::span<const std::byte> slice(std::uint64_t offset, std::uint64_t length) const {
        return bytes_.subspan(offset, length);
    }
    /// True when the bytes at `offset` are those of `text`.
    [[nodiscard]] bool has_text(std::uint64_t offset, std::string_view text) const {
        return contains(offset, text.size()) && std::memcmp(bytes_.data() + offset, text.data(), text.size()) == 0;
    }
    /// The NUL-terminated text at `offset` of at most `limit` characters, unprintable ones as `?`.
    [[nodiscard]] std::string text(std::uint64_t offset, std::size_t limit) const;

private:
    std::span<const std::byte> bytes_;
};

}  // namespace apiary::loader
