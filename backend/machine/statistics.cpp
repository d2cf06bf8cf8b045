// SPDX-License-Identifier: BSD-2-Clause
#include "backend/machine/statistics.h"

#include <sys/mman.h>

#include <algorithm>
#include <array>

namespace apiary::machine {

namespace {

#ifdef __linux__
using Residence = unsigned char;
constexpr Residence kResident = 1;  // mincore(2)
#else
using Residence = char;
constexpr Residence kResident = MINCORE_INCORE;
#endif

}  // namespace

std::uint64_t memory_touched(const memory::GuestMemory& memory) {
    constexpr std::uint64_t kPage = memory::PageTracker::kPageSize;
    std::array<Residence, 65536> pages;
    std::uint64_t touched = 0;
    for (std::uint64_t at = 0; at < memory.size(); at += pages.size() * kPage) {
        const std::uint64_t length = std::min<std::uint64_t>(pages.size() * kPage, memory.size() - at);
        if (::mincore(memory.ram() + at, length, pages.data()) != 0) {
            break;
        }
        touched += static_cast<std::uint64_t>(std::count_if(pages.begin(),
                                                            pages.begin() + static_cast<std::ptrdiff_t>(length / kPage),
                                                            [](Residence page) { return (page & kResident) != 0; }));
    }
    return touched * kPage;
}

}  // namespace apiary::machine
