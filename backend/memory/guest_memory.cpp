// SPDX-License-Identifier: BSD-2-Clause
#include "backend/memory/guest_memory.h"

#include <sys/mman.h>
#include <sys/resource.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/sysinfo.h>
#endif

#include <algorithm>
#include <cerrno>
#include <format>
#include <map>
#include <mutex>

#include "backend/base/size.h"
#include "backend/memory/discards.h"
#include "backend/memory/racing_copy.h"

namespace apiary::memory {
namespace {

/// Who watches which memory's discards. Beside GuestMemory, as only some engines do.
struct Watchers {
    std::mutex mutex;
    std::map<const GuestMemory*, DiscardWatcher> watchers;
};

Watchers& watchers() {
    static Watchers all;
    return all;
}

void tell_watcher(const GuestMemory& memory, GuestPhys start, std::uint64_t size) {
    Watchers& all = watchers();
    const std::lock_guard lock(all.mutex);
    if (const auto found = all.watchers.find(&memory); found != all.watchers.end()) {
        found->second(start, size);
    }
}

#ifdef MAP_NORESERVE
constexpr int kNoReserve = MAP_NORESERVE;
#else
constexpr int kNoReserve = 0;  // FreeBSD has no such flag: it reserves nothing unless vm.overcommit says so.
#endif

constexpr std::uint64_t kMinimumSize = 1 << 20;
constexpr std::uint64_t kHugePage = 2 << 20;
constexpr std::uint64_t kGuardSize = 4 << 20;  ///< As bhyve's libvmmapi: two superpages.

/// RAM and swap of the host, or 0 when it does not tell.
std::uint64_t host_memory() {
#ifdef __linux__
    struct sysinfo info = {};
    if (::sysinfo(&info) == 0) {
        return (std::uint64_t{info.totalram} + info.totalswap) * info.mem_unit;
    }
    return 0;
#else
    const long pages = ::sysconf(_SC_PHYS_PAGES);
    return pages > 0 ? static_cast<std::uint64_t>(pages) * static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE)) : 0;
#endif
}

bool within_address_space_limit(std::uint64_t size) {
    struct rlimit limit = {};
    return ::getrlimit(RLIMIT_AS, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY ||
           size <= static_cast<std::uint64_t>(limit.rlim_cur);
}

Result<void> validate(std::uint64_t size) {
    if (size < kMinimumSize) {
        return fail(std::format("{} is too little memory for a guest", format_size(size)), "Give it at least 1M");
    }
    if (size % PageTracker::kPageSize != 0) {
        return fail(std::format("{} of guest memory is not a whole number of 4 KiB pages", format_size(size)),
                    "Give a multiple of 4K");
    }
    const std::uint64_t host = host_memory();
    if (host != 0 && size > host) {
        return fail(std::format("{} of guest memory is more than this host has", format_size(size)),
                    std::format("Give the guest less than {}", format_size(host >> 20 << 20)),
                    std::format("host memory and swap: {} bytes", host));
    }
    if (!within_address_space_limit(size + 2 * kGuardSize + kHugePage)) {
        return fail(std::format("{} of guest memory is above the limit on address space", format_size(size)),
                    "Raise the limit (ulimit -v)");
    }
    return {};
}

std::vector<RamRegion> layout(std::uint64_t size) {
    const std::uint64_t low = std::min(size, GuestMemory::kLowLimit);
    std::vector<RamRegion> regions = {{.start = {0}, .size = low, .ram_offset = 0}};
    if (size > low) {
        regions.push_back({.start = {GuestMemory::kHighStart}, .size = size - low, .ram_offset = low});
    }
    return regions;
}

bool map_ram(std::byte* at, std::uint64_t size) {
    return ::mmap(at, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANON | MAP_FIXED | kNoReserve, -1, 0) != MAP_FAILED;
}

/// What the host is to know of the guest's RAM. It goes without if it does not.
void advise([[maybe_unused]] std::byte* ram, [[maybe_unused]] std::uint64_t size) {
    // A core file of ours is not to hold the guest's secrets, nor to fill the disk.
#ifdef MADV_DONTDUMP
    (void)::madvise(ram, size, MADV_DONTDUMP);
#elif defined(MADV_NOCORE)
    (void)::madvise(ram, size, MADV_NOCORE);
#endif
    // A child has no use for it, and copies on write would part us from pages that a kernel module has pinned.
#ifdef MADV_DONTFORK
    (void)::madvise(ram, size, MADV_DONTFORK);
#elif defined(INHERIT_NONE)
    (void)::minherit(ram, size, INHERIT_NONE);
#endif
    // FreeBSD makes superpages by itself.
#ifdef MADV_HUGEPAGE
    (void)::madvise(ram, size, MADV_HUGEPAGE);
#endif
}

/// Frees the host memory behind whole pages.
bool free_pages(std::byte* at, std::uint64_t length) {
#ifdef __linux__
    return ::madvise(at, length, MADV_DONTNEED) == 0;  // Which zeroes private memory.
#else
    if (!map_ram(at, length)) {
        return false;
    }
    advise(at, length);
    return true;
#endif
}

}  // namespace

Result<std::unique_ptr<GuestMemory>> GuestMemory::create(std::uint64_t size) {
    if (auto valid = validate(size); !valid) {
        return std::unexpected(valid.error());
    }
    std::unique_ptr<GuestMemory> memory(new GuestMemory);
    memory->size_ = size;
    memory->regions_ = layout(size);

    const std::uint64_t reservation_size = kGuardSize + kHugePage + size + kGuardSize;
    void* reservation = ::mmap(nullptr, reservation_size, PROT_NONE, MAP_PRIVATE | MAP_ANON | kNoReserve, -1, 0);
    if (reservation == MAP_FAILED) {
        return fail_errno(errno, std::format("the host has no address space for {} of guest memory", format_size(size)),
                          "Give the guest less memory");
    }
    memory->reservation_ = static_cast<std::byte*>(reservation);
    memory->reservation_size_ = reservation_size;
    // In line with huge pages.
    const auto lowest = reinterpret_cast<std::uintptr_t>(reservation) + kGuardSize;
    memory->ram_ = memory->reservation_ + kGuardSize + (~lowest + 1) % kHugePage;
    if (!map_ram(memory->ram_, size)) {
        return fail_errno(errno, std::format("{} of guest memory cannot be mapped", format_size(size)),
                          "Give the guest less memory");
    }
    advise(memory->ram_, size);
    memory->tracker_ = std::make_unique<PageTracker>(size / PageTracker::kPageSize);
    return memory;
}

GuestMemory::~GuestMemory() {
    if (reservation_ != nullptr) {
        ::munmap(reservation_, reservation_size_);
    }
}

Result<void> GuestMemory::back_with(int file) {
    is_own_ = false;
    for (const RamRegion& region : regions_) {
        std::byte* const at = ram_ + region.ram_offset;
        if (::mmap(at, region.size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_FIXED, file, static_cast<off_t>(region.start.value)) == MAP_FAILED) {
            return fail_errno(errno, "the guest's memory, which is the kernel's, cannot be mapped");
        }
        advise(at, region.size);
    }
    return {};
}

std::expected<void, MemoryError> GuestMemory::read(GuestPhys address, std::span<std::byte> into) const {
    const RamRegion* region = find(address, into.size());
    if (region == nullptr) {
        return std::unexpected(MemoryError::NotRam);
    }
    copy_from_shared(into.data(), ram_ + region->ram_offset + (address.value - region->start.value), into.size());
    return {};
}

std::expected<void, MemoryError> GuestMemory::write(GuestPhys address, std::span<const std::byte> from) {
    const RamRegion* region = find(address, from.size());
    if (region == nullptr) {
        return std::unexpected(MemoryError::NotRam);
    }
    const std::uint64_t offset = region->ram_offset + (address.value - region->start.value);
    copy_to_shared(ram_ + offset, from.data(), from.size());
    tracker_->written_range(offset, from.size());
    return {};
}

std::expected<void, MemoryError> GuestMemory::fill(GuestPhys address, std::uint64_t length, std::byte value) {
    const RamRegion* region = find(address, length);
    if (region == nullptr) {
        return std::unexpected(MemoryError::NotRam);
    }
    const std::uint64_t offset = region->ram_offset + (address.value - region->start.value);
    fill_shared(ram_ + offset, value, length);
    tracker_->written_range(offset, length);
    return {};
}

std::expected<std::uint64_t, MemoryError> GuestMemory::discard(GuestPhys address, std::uint64_t length) {
    const RamRegion* region = find(address, length);
    if (region == nullptr) {
        return std::unexpected(MemoryError::NotRam);
    }
    constexpr std::uint64_t kMask = PageTracker::kPageSize - 1;
    const std::uint64_t offset = region->ram_offset + (address.value - region->start.value);
    // Both stay within the region, whose bounds are those of pages.
    const std::uint64_t first = (offset + kMask) & ~kMask;
    const std::uint64_t end = (offset + length) & ~kMask;
    if (first >= end) {
        return 0;
    }
    if (!is_own_ || !free_pages(ram_ + first, end - first)) {
        return std::unexpected(MemoryError::HostRefused);
    }
    tracker_->written_range(first, end - first);
    tell_watcher(*this, region->start + (first - region->ram_offset), end - first);
    return end - first;
}

void GuestMemory::buffer_written(GuestPhys address, std::uint64_t length) {
    if (const RamRegion* region = find(address, length)) {
        tracker_->written_range(region->ram_offset + (address.value - region->start.value), length);
    }
}

void watch_discards(const GuestMemory& memory, DiscardWatcher watcher) {
    Watchers& all = watchers();
    const std::lock_guard lock(all.mutex);
    if (watcher) {
        all.watchers[&memory] = std::move(watcher);
    } else {
        all.watchers.erase(&memory);
    }
}

}  // namespace apiary::memory
