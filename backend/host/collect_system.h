// SPDX-License-Identifier: BSD-2-Clause
// What each system has its own way for, for collect.cpp.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "backend/base/unique_fd.h"
#include "backend/host/collect.h"

namespace apiary::host {

/// The system's own part of Sources.
void set_system_sources(Sources& sources);
void collect_system(const Sources& sources, Evidence& evidence);

/// The device that MSRs of the first CPU are read through.
[[nodiscard]] UniqueFd open_msrs(const std::filesystem::path& root);
/// A register's value; `absent` is set when the processor has none of this number. Nothing then, and when it cannot be
/// read.
[[nodiscard]] std::optional<std::uint64_t> read_msr(int fd, std::uint32_t index, bool& absent);

// For them all:
/// The text of a file, at most 8 MiB of it; empty when it cannot be read.
[[nodiscard]] std::string text_of(const std::filesystem::path& path);
/// Adds whether a device is there, and what opening it gives.
void add_device(const Sources& sources, const char* path, Evidence& evidence);
/// Adds the sysctl of this name, if there is one.
void add_sysctl(const Sources& sources, const char* name, Evidence& evidence);
/// Calls `each` with the names of what is in a directory, at most 65,536; false when it cannot be read.
template <class Each>
bool for_each_name(const std::filesystem::path& directory, Each each) {
    constexpr int kMost = 65'536;
    std::error_code error;
    std::filesystem::directory_iterator entries(directory, error);
    int count = 0;
    for (const std::filesystem::directory_iterator end; !error && entries != end && count < kMost; ++count) {
        each(entries->path().filename().string());
        entries.increment(error);
    }
    return !error;
}

}  // namespace apiary::host
