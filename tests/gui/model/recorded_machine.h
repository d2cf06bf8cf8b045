// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "backend/host/assess.h"
#include "backend/host/recording.h"
#include "backend/host/wire.h"

namespace apiary::tests {

/// A machine of tests/host/machines, as the helper judges it.
inline api::host::Assessment recorded_machine(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(stream), {}};
    const auto evidence = host::read_recording(text);
    return evidence ? host::to_wire(host::assess(*evidence)) : api::host::Assessment{};
}

inline std::vector<std::filesystem::path> recorded_machines() {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(MACHINES)) {
        files.push_back(entry.path());
    }
    return files;
}

}  // namespace apiary::tests
