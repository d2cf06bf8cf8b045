// SPDX-License-Identifier: BSD-2-Clause
#include "backend/memory/bus.h"

#include <algorithm>
#include <format>
#include <thread>

#include "backend/base/check.h"

namespace apiary::memory {
namespace {

/// `size` bytes of ones.
std::uint64_t all_ones(unsigned size) { return size >= 8 ? ~std::uint64_t{0} : (std::uint64_t{1} << (size * 8)) - 1; }

}  // namespace

/// What is where; never changes once it is published.
struct Bus::Map {
    struct Range {
        std::uint64_t start;
        std::uint64_t last;  ///< Inclusive, so that a range may end at the top of the address space.
        std::shared_ptr<BusTarget> target;
        std::string name;
    };
    std::vector<Range> ranges;  ///< Ascending, without overlaps.

    /// The first range that ends at or after `address`, which may begin after it too.
    [[nodiscard]] std::vector<Range>::const_iterator at_or_after(std::uint64_t address) const {
        return std::ranges::lower_bound(ranges, address, {}, &Range::last);
    }
};

/// Holds the map that is current for the time of a look-up, and not longer: a target that is being called may change
/// the map itself, so nothing may be held then.
class Bus::Reader {
public:
    explicit Reader(const Bus& bus) : counter_(bus.readers_[bus.epoch_.load() & 1]) {
        counter_.fetch_add(1);
        map_ = bus.map_.load();
    }
    ~Reader() { counter_.fetch_sub(1, std::memory_order_release); }
    Reader(const Reader&) = delete;
    Reader& operator=(const Reader&) = delete;

    const Map* operator->() const { return map_; }
    [[nodiscard]] const Map& map() const { return *map_; }

private:
    std::atomic<std::uint64_t>& counter_;
    const Map* map_;
};

Bus::Bus() : map_(new Map) {}

Bus::~Bus() { delete map_.load(); }

Result<void> Bus::insert(std::uint64_t start, std::uint64_t length, std::shared_ptr<BusTarget> target,
                         std::string name) {
    check(target != nullptr, "a bus range has a target");
    if (length == 0 || length - 1 > ~start) {
        return fail(std::format("the range of {} is not possible", name), {},
                    std::format("start {:#x}, length {:#x}", start, length));
    }
    const std::uint64_t last = start + (length - 1);
    std::lock_guard lock(writers_);
    auto next = std::make_unique<Map>(*map_.load());
    const auto place = next->at_or_after(start);
    if (place != next->ranges.end() && place->start <= last) {
        return fail(std::format("{} overlaps {}", name, place->name), {},
                    std::format("{:#x} to {:#x} and {:#x} to {:#x}", start, last, place->start, place->last));
    }
    next->ranges.insert(place, {start, last, std::move(target), std::move(name)});
    publish(std::move(next));
    return {};
}

void Bus::remove(std::uint64_t start) {
    std::lock_guard lock(writers_);
    auto next = std::make_unique<Map>(*map_.load());
    std::erase_if(next->ranges, [start](const Map::Range& range) { return range.start == start; });
    publish(std::move(next));
}

void Bus::publish(std::unique_ptr<Map> next) {
    const std::unique_ptr<const Map> old(map_.exchange(next.release()));
    // Two turns: a reader may have read the epoch before the first turn and count itself only after the wait for it.
    for (int turn = 0; turn < 2; ++turn) {
        const unsigned left = epoch_.fetch_add(1) & 1;
        while (readers_[left].load() != 0) {
            std::this_thread::yield();
        }
    }
}

Bus::Hit Bus::look_up(std::uint64_t address, unsigned size) const {
    const Reader reader(*this);
    const auto range = reader->at_or_after(address);
    const std::uint64_t last = address + (size - 1);
    if (range == reader->ranges.end() || (range->start > last && last >= address)) {
        return {};
    }
    if (range->start <= address && last >= address && last <= range->last) {
        return {range->target, address - range->start, false};
    }
    return {nullptr, 0, true};
}

std::uint64_t Bus::read(std::uint64_t address, unsigned size) const {
    const Hit hit = look_up(address, size);
    if (hit.target) {
        return hit.target->read(hit.offset, size) & all_ones(size);
    }
    if (!hit.partly || size <= 1) {
        return all_ones(size);
    }
    std::uint64_t value = 0;
    for (unsigned i = 0; i < size; ++i) {
        const std::uint64_t byte = i > ~address ? 0xff : read(address + i, 1);
        value |= byte << (i * 8);
    }
    return value;
}

void Bus::write(std::uint64_t address, unsigned size, std::uint64_t value) const {
    const Hit hit = look_up(address, size);
    if (hit.target) {
        hit.target->write(hit.offset, size, value & all_ones(size));
    } else if (hit.partly && size > 1) {
        for (unsigned i = 0; i < size && i <= ~address; ++i) {
            write(address + i, 1, (value >> (i * 8)) & 0xff);
        }
    }
}

}  // namespace apiary::memory
