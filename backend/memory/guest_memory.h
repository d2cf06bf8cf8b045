// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <expected>
#include <memory>
#include <span>
#include <type_traits>
#include <vector>

#include "backend/base/result.h"
#include "backend/memory/page_tracker.h"

namespace apiary::memory {

/// A guest-physical address. A type of its own, so that it is never mixed with a host pointer or a linear address.
struct GuestPhys {
    std::uint64_t value = 0;

    auto operator<=>(const GuestPhys&) const = default;
    [[nodiscard]] GuestPhys operator+(std::uint64_t bytes) const { return {value + bytes}; }
};

/// Why an access to guest memory was refused.
enum class MemoryError {
    NotRam,
    HostRefused,  ///< Of discard() only: the host keeps the pages.
};

/// A range of guest-physical addresses that is RAM; `ram_offset` is its place in the one RAM mapping.
struct RamRegion {
    GuestPhys start;
    std::uint64_t size = 0;        ///< Bytes, a multiple of 4096.
    std::uint64_t ram_offset = 0;  ///< Bytes from the start of the mapping.
};

/// The guest's RAM: memory of this process alone, in huge pages where the host has them, with guard pages before and after.
///
/// Accessors copy: a value is read once and what was read is used (copy, validate, use the copy). An access must lie
/// wholly in one region; MMIO is never reachable from here. Thread-safe; concurrent guest writes are torn at worst by
/// the byte, as on hardware.
class GuestMemory {
public:
    static constexpr std::uint64_t kLowLimit = 0xC000'0000;     ///< RAM below 4 GiB ends here (bhyve lowmem_limit).
    static constexpr std::uint64_t kHighStart = 0x1'0000'0000;  ///< RAM beyond `kLowLimit` continues at 4 GiB.

    /// RAM of `size` bytes (a multiple of 4096, at least 1 MiB), laid out as above.
    [[nodiscard]] static Result<std::unique_ptr<GuestMemory>> create(std::uint64_t size);
    ~GuestMemory();
    GuestMemory(const GuestMemory&) = delete;
    GuestMemory& operator=(const GuestMemory&) = delete;

    [[nodiscard]] std::uint64_t size() const { return size_; }
    [[nodiscard]] std::span<const RamRegion> regions() const { return regions_; }

    /// True when [address, address+length) lies wholly in one region.
    [[nodiscard]] bool contains(GuestPhys address, std::uint64_t length) const {
        return find(address, length) != nullptr;
    }
    [[nodiscard]] std::expected<void, MemoryError> read(GuestPhys address, std::span<std::byte> into) const;
    [[nodiscard]] std::expected<void, MemoryError> write(GuestPhys address, std::span<const std::byte> from);
    /// Writes `length` bytes of `value`.
    [[nodiscard]] std::expected<void, MemoryError> fill(GuestPhys address, std::uint64_t length, std::byte value);

    /// Gives the host back the pages that lie wholly in [address, address+length), which must be in one region; the
    /// mapping stays. They read as zero from then on. Gives their bytes.
    [[nodiscard]] std::expected<std::uint64_t, MemoryError> discard(GuestPhys address, std::uint64_t length);

    /// One little-endian object, by value.
    template <class T>
        requires std::is_trivially_copyable_v<T>
    [[nodiscard]] std::expected<T, MemoryError> load(GuestPhys address) const {
        T value;
        auto done = read(address, std::as_writable_bytes(std::span(&value, 1)));
        if (!done) {
            return std::unexpected(done.error());
        }
        return value;
    }
    template <class T>
        requires std::is_trivially_copyable_v<T>
    [[nodiscard]] std::expected<void, MemoryError> store(GuestPhys address, const T& value) {
        return write(address, std::as_bytes(std::span(&value, 1)));
    }

    /// For I/O that the host's kernel does on a guest's buffer, whose bytes nobody looks at here: where
    /// [address, address+length) is mapped, or null when it is not wholly in one region.
    [[nodiscard]] std::byte* buffer(GuestPhys address, std::uint64_t length) const {
        const RamRegion* region = find(address, length);
        return region == nullptr ? nullptr : ram_ + region->ram_offset + (address.value - region->start.value);
    }
    /// To be called after the kernel has written to a buffer().
    void buffer_written(GuestPhys address, std::uint64_t length);

    /// For engines whose kernel has the guest's RAM, before anything is in it: maps the device `file`, whose offsets are guest-physical
    /// addresses, in the place of this process's own memory. Nothing can be discarded from then on.
    [[nodiscard]] Result<void> back_with(int file);

    /// For engines only: the mapping's first byte; page n of the tracker starts at `ram() + n * 4096`.
    [[nodiscard]] std::byte* ram() const { return ram_; }
    /// For engines only: where the 4 KiB page that holds `address` is mapped, or null when it is no RAM.
    [[nodiscard]] std::byte* host_page(GuestPhys address) const {
        const RamRegion* region = find({address.value & ~std::uint64_t{4095}}, 4096);
        return region == nullptr
                   ? nullptr
                   : ram_ + region->ram_offset + ((address.value & ~std::uint64_t{4095}) - region->start.value);
    }
    [[nodiscard]] PageTracker& tracker() const { return *tracker_; }

private:
    GuestMemory() = default;
    [[nodiscard]] const RamRegion* find(GuestPhys address, std::uint64_t length) const {
        for (const RamRegion& region : regions_) {
            if (address.value >= region.start.value && length <= region.size &&
                address.value - region.start.value <= region.size - length) {
                return &region;
            }
        }
        return nullptr;
    }

    std::uint64_t size_ = 0;
    std::byte* reservation_ = nullptr;  ///< At least guard + RAM + guard.
    std::uint64_t reservation_size_ = 0;
    std::byte* ram_ = nullptr;
    bool is_own_ = true;  ///< The RAM is memory of this process.
    std::vector<RamRegion> regions_;
    std::unique_ptr<PageTracker> tracker_;
};

}  // namespace apiary::memory
