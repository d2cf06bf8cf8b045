// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstddef>
#include <vector>

#include "backend/base/result.h"
#include "backend/base/unique_fd.h"
#include "backend/machine/config.h"

namespace apiary::machine {

/// The files that a MachineConfig names, opened by a process with more rights than the one that runs the guest. Lists
/// go with those of the configuration. What is invalid here, or beyond the end of a short list, is opened by its path.
struct OpenedFiles {
    UniqueFd kernel;
    UniqueFd initrd;
    std::vector<UniqueFd> engines;   ///< The device of each engine, where it has one.
    std::vector<UniqueFd> modules;
    std::vector<UniqueFd> disks;     ///< Locked; with the right to write, where the disk is not read-only.
    std::vector<UniqueFd> networks;  ///< Tap devices; a user network has none.
    std::vector<UniqueFd> serial_files;  ///< Open for writing at their ends.
    std::vector<UniqueFd> shares;    ///< Directories; it is enough that they are named (O_PATH).
};

/// Opens all files of `config` but its tap devices. What Machine::create() would refuse by its kind, its size or the
/// lack of a right is refused here with the same words. Never waits on a FIFO or a device.
[[nodiscard]] Result<OpenedFiles> open_files(const MachineConfig& config);

/// Opens the tap devices of `config`, for OpenedFiles::networks.
[[nodiscard]] Result<std::vector<UniqueFd>> open_tap_devices(const MachineConfig& config);

/// Fails when there is a file in `files` that `config` does not ask for.
[[nodiscard]] Result<void> check_count(const OpenedFiles& files, const MachineConfig& config);

/// Takes element `index`, or nothing where there is none.
[[nodiscard]] UniqueFd take(std::vector<UniqueFd>& list, std::size_t index);

}  // namespace apiary::machine
