// SPDX-License-Identifier: BSD-2-Clause
#include "backend/firmware/memory_map.h"

namespace apiary::firmware {
namespace {

constexpr std::uint64_t kPage = 4096;

void add_low(std::vector<MemoryRange>& map, std::uint64_t end) {
    map.push_back({0, kEbda.value, RangeType::Ram});
    map.push_back({kEbda.value, kLegacyHole.value - kEbda.value, RangeType::Reserved});
    map.push_back({kTables.value, kHighMemory.value - kTables.value, RangeType::Reserved});
    if (end > kHighMemory.value) {
        map.push_back({kHighMemory.value, end - kHighMemory.value, RangeType::Ram});
    }
}

void add_mmio(std::vector<MemoryRange>& map, const Platform& platform) {
    map.push_back({kPciEcam, kPciEcamSize, RangeType::Reserved});
    map.push_back({kIoApicAddress, kPage, RangeType::Reserved});
    if (platform.has_hpet) {
        map.push_back({kHpetAddress, kPage, RangeType::Reserved});
    }
    map.push_back({kLocalApicAddress, kPage, RangeType::Reserved});
}

}  // namespace

std::vector<MemoryRange> memory_map(const memory::GuestMemory& memory, const Platform& platform) {
    std::vector<MemoryRange> map;
    add_low(map, low_memory_end(memory));
    add_mmio(map, platform);
    for (const memory::RamRegion& region : memory.regions()) {
        if (region.start.value >= memory::GuestMemory::kHighStart) {
            map.push_back({region.start.value, region.size, RangeType::Ram});
        }
    }
    return map;
}

std::uint64_t low_memory_end(const memory::GuestMemory& memory) {
    for (const memory::RamRegion& region : memory.regions()) {
        if (region.start.value == 0) {
            return region.size;
        }
    }
    return 0;
}

}  // namespace apiary::firmware
