// SPDX-License-Identifier: BSD-2-Clause
// The FreeBSD loader against damaged kernels and modules.
#include "tests/loader/fuzz_kernel.h"

namespace {

using namespace apiary;

/// A kernel's entry is a linear address: its alias in the first GiB must be RAM.
int fuzz_freebsd(loader::KernelSource source) {
    static const std::unique_ptr<memory::GuestMemory> memory = test::make_memory(32 * test::kMiB);
    const auto loaded = loader::load_kernel(*memory, source, {});
    if (loaded) {
        check(memory->contains({loaded->state.rip & 0x3fff'ffff}, 1), "entry in RAM");
    } else {
        check(!loaded.error().cause.empty() && !loaded.error().remedy.empty(), "an error with its remedy");
    }
    return 0;
}

}  // namespace

/// The first byte says what the rest is: damage to the kernel, to a module, or variables and words for it.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) {
        return 0;
    }
    loader::KernelSource source = test::source_of(test::make_freebsd_kernel());
    loader::KernelModule module{test::image(test::make_freebsd_module(), "module.ko"), {}};
    const std::string text(reinterpret_cast<const char*>(data + 1), size - 1);
    const auto damaged_kernel = [&](std::size_t from) {
        return test::mutate(test::make_freebsd_kernel(), from, data + 1, size - 1);
    };
    switch (data[0] % 5) {
        case 0: source.kernel.bytes = damaged_kernel(4); break;
        case 4: source.kernel.bytes = damaged_kernel(test::kFreeBsdSections); break;
        case 1: module.file.bytes = test::mutate(test::make_freebsd_module(), 4, data + 1, size - 1); break;
        case 2: source.command_line = text; break;
        default: source.environment = {text}; break;
    }
    source.modules.push_back(std::move(module));
    return fuzz_freebsd(std::move(source));
}
