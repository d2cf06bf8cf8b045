// SPDX-License-Identifier: BSD-2-Clause
#include "backend/machine/statistics.h"

#include <sys/stat.h>

#ifndef __linux__
#include <sys/mman.h>

#include <algorithm>
#include <array>
#endif

namespace apiary::machine {

#ifdef __linux__

std::uint64_t memory_touched(const memory::GuestMemory& memory) {
    constexpr std::uint64_t kBlock = 512;  // stat(3type): whatever the file system's own blocks are.
    struct stat file = {};
    return ::fstat(memory.fd(), &file) == 0 ? static_cast<std::uint64_t>(file.st_blocks) * kBlock : 0;
}

#else

std::uint64_t memory_touched(const memory::GuestMemory& memory) {
    constexpr std::uint64_t kPage = memory::PageTracker::kPageSize;
    std::array<char, 65536> pages;
    std::uint64_t touched = 0;
    for (std::uint64_t at = 0; at < memory.size(); at += pages.size() * kPage) {
        const std::uint64_t length = std::min<std::uint64_t>(pages.size() * kPage, memory.size() - at);
        if (::mincore(memory.ram() + at, length, pages.data()) != 0) {
            break;
        }
        touched += static_cast<std::uint64_t>(std::count_if(pages.begin(),
                                                            pages.begin() + static_cast<std::ptrdiff_t>(length / kPage),
                                                            [](char page) { return (page & MINCORE_INCORE) != 0; }));
    }
    return touched * kPage;
}

#endif

}  // namespace apiary::machine
