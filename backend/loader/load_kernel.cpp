// SPDX-License-Identifier: BSD-2-Clause
#include "backend/loader/load_kernel.h"

#include <format>

#include "backend/loader/formats.h"
#include "backend/loader/identify.h"
#include "backend/loader/placement.h"

namespace apiary::loader {
namespace {

constexpr const char* kUseAKernel =
    "Use a Linux bzImage, a FreeBSD kernel, or an ELF kernel with a PVH entry or a multiboot header";

std::unexpected<Error> not_a_kernel(const BootImage& kernel) {
    const std::string what = identify(ImageView(kernel.bytes));
    if (what.empty()) {
        return fail(std::format("'{}' is no kernel", kernel.name), kUseAKernel,
                    std::format("{} bytes that begin as no known format", kernel.bytes.size()));
    }
    return fail(std::format("'{}' is no kernel but {}", kernel.name, what), kUseAKernel);
}

std::unexpected<Error> only_for_freebsd(const BootImage& kernel, std::string what, std::string remedy) {
    return fail(std::format("{} is no FreeBSD kernel and takes no {}", image_named(kernel), what), std::move(remedy));
}

/// Its virtio_console(4) is a terminal that programs may open, and never the kernel's console: nothing would be seen.
Result<void> check_freebsd_is_seen(const KernelSource& source) {
    if (source.virtio_console) {
        return fail(std::format("{} is a FreeBSD kernel, which has its console on COM1 and not on a virtio device",
                                image_named(source.kernel)),
                    "Leave the virtio console out, or use the BVM console");
    }
    return {};
}

/// What other kernels would silently not use.
Result<void> check_nothing_for_freebsd(const KernelSource& source) {
    if (!source.environment.empty()) {
        return only_for_freebsd(source.kernel, "kernel variables", "Leave them out, or use its command line");
    }
    if (!source.modules.empty()) {
        return only_for_freebsd(source.kernel, "modules", "Leave them out, or give it an initrd");
    }
    if (source.bvm_console && is_linux(ImageView(source.kernel.bytes))) {
        return only_for_freebsd(source.kernel, "BVM console", "Leave it out: the console is on COM1");
    }
    return {};
}

}  // namespace

Result<Loaded> load_kernel(memory::GuestMemory& memory, const KernelSource& source,
                           const firmware::Platform& platform) {
    const ImageView kernel(source.kernel.bytes);
    if (is_freebsd_kernel(kernel)) {
        if (auto seen = check_freebsd_is_seen(source); !seen) {
            return std::unexpected(seen.error());
        }
        return load_freebsd(memory, source, platform);
    }
    if (auto valid = check_nothing_for_freebsd(source); !valid) {
        return std::unexpected(valid.error());
    }
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
