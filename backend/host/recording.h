// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <string_view>

#include "backend/base/result.h"
#include "backend/host/evidence.h"

namespace apiary::host {

/// Bytes of a recording that are read; a kernel's log has some hundred KiB.
inline constexpr std::size_t kLargestRecording = std::size_t{4} << 20;

/// What a text says of the machine it was recorded on: the log of a FreeBSD or Linux kernel, /proc/cpuinfo, or a dump
/// of CPUID and model-specific registers as `cpuid -r`, `cpucontrol` and AIDA64 print it; also several after each
/// other. A text that tells of no processor is an error.
[[nodiscard]] Result<Evidence> read_recording(std::string_view text);

/// Adds what this machine's /proc/cpuinfo or kernel log says to what is known.
void add_recording(std::string_view text, Evidence& evidence);

}  // namespace apiary::host
