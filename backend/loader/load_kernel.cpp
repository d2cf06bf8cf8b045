// SPDX-License-Identifier: BSD-2-Clause
#include "backend/loader/load_kernel.h"

#include <format>

#include "backend/loader/formats.h"
#include "backend/loader/identify.h"
#include "backend/loader/placement.h"

namespace apiary::loader {
namespace {

std::unexpected<Error> not_a_kernel(const BootImage& kernel) {
    const ImageView file(kernel.bytes);
    const std::string what = identify(file);
    if (is_freebsd_kernel(file)) {
        return fail(std::format("{} is {}, which cannot be started yet", kernel_named(kernel), what),
                    "Use a Linux bzImage, or an ELF kernel with a PVH entry or a multiboot header");
    }
    if (what.empty()) {
        return fail(std::format("'{}' is no kernel", kernel.name),
                    "Use a Linux bzImage, or an ELF kernel with a PVH entry or a multiboot header",
                    std::format("{} bytes that begin as no known format", kernel.bytes.size()));
    }
    return fail(std::format("'{}' is no kernel but {}", kernel.name, what),
                "Use a Linux bzImage, or an ELF kernel with a PVH entry or a multiboot header");
}

}  // namespace

Result<Loaded> load_kernel(memory::GuestMemory& memory, const KernelSource& source,
                           const firmware::Platform& platform) {
    const ImageView kernel(source.kernel.bytes);
    if (is_linux(kernel)) {
        return load_linux(memory, source, platform);
    }
    if (is_multiboot(kernel)) {
        return load_multiboot(memory, source, platform);
    }
    if (is_pvh_candidate(kernel)) {
        return load_pvh(memory, source, platform);
    }
    return not_a_kernel(source.kernel);
}

}  // namespace apiary::loader
