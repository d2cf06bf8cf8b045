// SPDX-License-Identifier: BSD-2-Clause
// The ELF parser and the PVH loader against damaged headers and notes.
#include "tests/loader/fuzz_kernel.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace apiary::test;
    return fuzz_kernel(mutate(make_pvh_kernel(), 4, data, size));
}
