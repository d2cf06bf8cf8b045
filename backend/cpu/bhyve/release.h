// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstddef>
#include <cstdint>

#include "backend/base/result.h"
#include "backend/cpu/bhyve/abi.h"

namespace apiary::cpu::bhyve {

/// What differs between the vmm(4) of one release and another.
struct Release {
    unsigned major;                  ///< 12 to 15.
    std::uint32_t run;               ///< Number of the call: of Run13 or of Run14.
    bool run_by_pointers;
    std::uint32_t allocate_segment;  ///< Of Segment12, Segment13 or Segment15.
    bool has_control_device;         ///< /dev/vmmctl makes and ends machines; the sysctls hw.vmm.create and hw.vmm.destroy before it.
    std::size_t longest_name;        ///< Of a machine.
    bool reaches_devices;            ///< KernelDevice.
};

/// That of a kernel by kern.osreldate (__FreeBSD_version); fails for one before 12.1 or after 15.
[[nodiscard]] Result<Release> release_of(int osreldate);

}  // namespace apiary::cpu::bhyve
