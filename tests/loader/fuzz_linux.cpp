// SPDX-License-Identifier: BSD-2-Clause
// The bzImage loader against damaged set-up headers.
#include "tests/loader/fuzz_kernel.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace apiary::test;
    return fuzz_kernel(mutate(make_bzimage(), 0x1f1, data, size));
}
