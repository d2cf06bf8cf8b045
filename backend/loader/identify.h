// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "backend/loader/boot_image.h"

namespace apiary::loader {

/// Says what a file is that no loader takes: "a FreeBSD kernel for ARM64", "a gzip-compressed file", "an ELF file for ARM64"….
/// Empty when nothing is known about it.
[[nodiscard]] std::string identify(const ImageView& file);

/// True for a FreeBSD kernel.
[[nodiscard]] bool is_freebsd_kernel(const ImageView& file);

}  // namespace apiary::loader
