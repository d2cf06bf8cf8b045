// SPDX-License-Identifier: BSD-2-Clause
// The multiboot loader: damaged headers of both kinds, and arbitrary files.
#include "tests/loader/fuzz_kernel.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace apiary::test;
    if (size == 0) {
        return 0;
    }
    switch (data[0] % 3) {
        case 0: return fuzz_kernel(mutate(make_flat_multiboot(), 28, data + 1, size - 1));
        case 1: return fuzz_kernel(mutate(make_elf_multiboot(), 4, data + 1, size - 1));
        default: break;
    }
    const auto bytes = std::as_bytes(std::span(data + 1, size - 1));
    return fuzz_kernel({bytes.begin(), bytes.end()});
}
