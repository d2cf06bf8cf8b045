// SPDX-License-Identifier: BSD-2-Clause
#include "backend/memory/guest_memory.h"

#include <fcntl.h>
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
constexpr std::uint64_t kGuardSize = 4 << 20;  ///< As bhyve's libvmmapi: two superpages.

#ifndef MFD_NOEXEC_SEAL
#define MFD_NOEXEC_SEAL 0x0008U  // linux/memfd.h since 6.3
#endif

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

/// The lower of the soft limits `resource` and `size`; growing a file past RLIMIT_FSIZE would end us with SIGXFSZ.
bool within_limit(decltype(RLIMIT_AS) resource, std::uint64_t size) {
    struct rlimit limit = {};
    return ::getrlimit(resource, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY ||
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
    if (!within_limit(RLIMIT_FSIZE, size)) {
        return fail(std::format("{} of guest memory is above the limit on file sizes", format_size(size)),
                    "Raise the limit (ulimit -f)");
    }
    if (!within_limit(RLIMIT_AS, size + 2 * kGuardSize)) {
        return fail(std::format("{} of guest memory is above the limit on address space", format_size(size)),
                    "Raise the limit (ulimit -v)");
    }
    return {};
}

UniqueFd create_memory_object() {
#ifdef __linux__
    UniqueFd fd(::memfd_create("apiary-ram", MFD_CLOEXEC | MFD_ALLOW_SEALING | MFD_NOEXEC_SEAL));
    if (!fd.valid() && errno == EINVAL) {
        fd.reset(::memfd_create("apiary-ram", MFD_CLOEXEC | MFD_ALLOW_SEALING));  // before Linux 6.3
    }
    return fd;
#else
    return UniqueFd(::shm_open(SHM_ANON, O_RDWR | O_CLOEXEC, 0600));
#endif
}

/// The file of `size` bytes; where the host can, nobody who gets the descriptor can cut it short under our mapping.
Result<UniqueFd> create_ram_file(std::uint64_t size) {
    UniqueFd fd = create_memory_object();
    if (!fd.valid()) {
        return fail_errno(errno, "guest memory cannot be created");
    }
    if (::ftruncate(fd.get(), static_cast<off_t>(size)) != 0) {
        return fail_errno(errno, std::format("the host cannot give {} of guest memory", format_size(size)),
                          "Give the guest less memory");
    }
#ifdef __linux__
    if (::fcntl(fd.get(), F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_SEAL) != 0) {
        return fail_errno(errno, "guest memory cannot be sealed");
    }
#endif
    return fd;
}

std::vector<RamRegion> layout(std::uint64_t size) {
    const std::uint64_t low = std::min(size, GuestMemory::kLowLimit);
    std::vector<RamRegion> regions = {{.start = {0}, .size = low, .ram_offset = 0}};
    if (size > low) {
        regions.push_back({.start = {GuestMemory::kHighStart}, .size = size - low, .ram_offset = low});
    }
    return regions;
}

/// Frees the host memory behind a part of the RAM file, which is mapped at `mapping`; of whole pages.
bool free_pages([[maybe_unused]] int fd, [[maybe_unused]] std::byte* mapping, [[maybe_unused]] std::uint64_t offset,
                std::uint64_t length) {
#ifdef __linux__
    return ::madvise(mapping + offset, length, MADV_REMOVE) == 0;
#elif defined(SPACECTL_DEALLOC)
    const struct spacectl_range range = {static_cast<off_t>(offset), static_cast<off_t>(length)};
    return ::fspacectl(fd, SPACECTL_DEALLOC, &range, 0, nullptr) == 0;
#else
    return ::madvise(mapping + offset, length, MADV_FREE) == 0;
#endif
}

}  // namespace

Result<std::unique_ptr<GuestMemory>> GuestMemory::create(std::uint64_t size) {
    if (auto valid = validate(size); !valid) {
        return std::unexpected(valid.error());
    }
    auto fd = create_ram_file(size);
    if (!fd) {
        return std::unexpected(fd.error());
    }
    std::unique_ptr<GuestMemory> memory(new GuestMemory);
    memory->fd_ = std::move(*fd);
    memory->size_ = size;
    memory->regions_ = layout(size);

    const std::uint64_t reservation_size = size + 2 * kGuardSize;
    void* reservation = ::mmap(nullptr, reservation_size, PROT_NONE, MAP_PRIVATE | MAP_ANON | kNoReserve, -1, 0);
    if (reservation == MAP_FAILED) {
        return fail_errno(errno, std::format("the host has no address space for {} of guest memory", format_size(size)),
                          "Give the guest less memory");
    }
    memory->reservation_ = static_cast<std::byte*>(reservation);
    memory->reservation_size_ = reservation_size;
    memory->ram_ = memory->reservation_ + kGuardSize;
    if (::mmap(memory->ram_, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_FIXED | kNoReserve, memory->fd_.get(),
               0) == MAP_FAILED) {
        return fail_errno(errno, std::format("{} of guest memory cannot be mapped", format_size(size)),
                          "Give the guest less memory");
    }
#ifdef MADV_DONTDUMP
    // A core file of ours is not to hold the guest's secrets, nor to fill the disk.
    (void)::madvise(memory->ram_, size, MADV_DONTDUMP);
#elif defined(MADV_NOCORE)
    (void)::madvise(memory->ram_, size, MADV_NOCORE);
#endif
    memory->tracker_ = std::make_unique<PageTracker>(size / PageTracker::kPageSize);
    return memory;
}

GuestMemory::~GuestMemory() {
    if (reservation_ != nullptr) {
        ::munmap(reservation_, reservation_size_);
    }
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
    if (!free_pages(fd_.get(), ram_, first, end - first)) {
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
