// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>

#include "backend/host/evidence.h"

namespace apiary::host {

/// Where evidence on this machine is looked for. The defaults are the machine itself; tests have places of their own.
struct Sources {
    /// What /proc, /sys, /dev, /lib, /boot and /var are below.
    std::filesystem::path root = "/";
    /// EAX, EBX, ECX and EDX of a leaf and subleaf.
    std::function<std::array<std::uint32_t, 4>(std::uint32_t leaf, std::uint32_t subleaf)> cpuid;
    /// The log of a kernel that keeps it in no file; empty where it may not be read.
    std::function<std::string()> kernel_log;
    /// A kernel's variable as text; nothing where there is none.
    std::function<std::optional<std::string>(const char* name)> sysctl;
    /// Whether this host runs 32-bit code; nothing where that is not tried.
    std::function<std::optional<bool>()> runs_32bit_code;
};
/// This machine, with all that can be asked of it.
[[nodiscard]] Sources this_machine();

/// All that can be found out about this machine without more rights than the process has. What cannot be read stays
/// unknown. Takes some milliseconds, and may wait for file systems.
[[nodiscard]] Evidence collect(const Sources& sources);

/// Adds the model-specific registers that tell of virtualization, of one CPU of this machine. Takes root, and Linux's
/// module msr or FreeBSD's cpuctl; does nothing without.
void collect_msrs(const std::filesystem::path& root, Evidence& evidence);

}  // namespace apiary::host
