// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "backend/base/check.h"
#include "tests/loader/made_up_kernels.h"

namespace apiary::test {

/// Loads `file` with a small initrd; whatever it is, it must be an error or an entry within RAM.
inline int fuzz_kernel(std::vector<std::byte> file) {
    static const std::unique_ptr<memory::GuestMemory> memory = make_memory(32 * kMiB);
    loader::KernelSource source;
    source.kernel = {"fuzz", std::move(file)};
    source.initrd = make_initrd(4096);
    source.command_line = "console=ttyS0";
    source.random_seed.emplace();
    const auto loaded = loader::load_kernel(*memory, source, {});
    if (loaded) {
        check(memory->contains({loaded->state.rip}, 1), "entry in RAM");
    } else {
        check(!loaded.error().cause.empty() && !loaded.error().remedy.empty(), "an error with its remedy");
    }
    return 0;
}

/// `data` laid over `base`, whose first byte that may change is at `from`. The first two bytes say how much is cut off.
inline std::vector<std::byte> mutate(const FileBuilder& base, std::size_t from, const std::uint8_t* data,
                                     std::size_t size) {
    std::vector<std::byte> file = base.bytes();
    if (size < 2) {
        return file;
    }
    const std::size_t cut = (std::size_t{data[0]} | std::size_t{data[1]} << 8) % (file.size() + 1);
    for (std::size_t i = 2; i < size && from + i - 2 < file.size(); ++i) {
        file[from + i - 2] ^= std::byte{data[i]};
    }
    file.resize(file.size() - cut);
    return file;
}

}  // namespace apiary::test
