// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>
#include <vector>

#include "backend/base/clock.h"
#include "backend/memory/guest_memory.h"

namespace apiary::machine {

// What a guest has used since its machine was built. Resets of the guest change none of it.

struct VcpuStatistics {
    Nanoseconds cpu_time =
        {};  ///< Of the host's, on the vCPU's thread: the guest's code and what devices do for it there.
    std::uint64_t exits = 0;  ///< From the guest's code to the machine.
};

/// Requests of the guest's that ended well, and those that did not.
struct DiskStatistics {
    std::uint64_t reads = 0, read_bytes = 0;
    std::uint64_t writes = 0, written_bytes = 0;
    std::uint64_t errors = 0;  ///< Requests of any kind.
};

/// As the guest sees it. Bytes are those of Ethernet frames.
struct NetworkStatistics {
    std::uint64_t received_frames = 0, received_bytes = 0;
    std::uint64_t sent_frames = 0, sent_bytes = 0;
    std::uint64_t dropped = 0;  ///< Frames in either direction that were none, or too large for the guest's buffers.
};

struct Statistics {
    std::vector<VcpuStatistics> vcpus;
    std::uint64_t memory_touched = 0;         ///< Bytes, see memory_touched().
    std::vector<DiskStatistics> disks;        ///< In the order of MachineConfig::disks.
    std::vector<NetworkStatistics> networks;  ///< In the order of MachineConfig::networks.
};

/// Bytes of host memory that the guest's RAM takes: pages that the guest or its machine has touched, and what lies in a huge
/// page of the host's with them, less what a balloon gave back and what was swapped out.
[[nodiscard]] std::uint64_t memory_touched(const memory::GuestMemory& memory);

}  // namespace apiary::machine
