// SPDX-License-Identifier: BSD-2-Clause
#include "backend/cpu/bhyve/release.h"

#include <format>

namespace apiary::cpu::bhyve {
namespace {

constexpr int kFirst = 1'201'000;  ///< 12.1 brought the present numbers of Reg and ExitCode, and CPUs that can be suspended.

constexpr Release kReleases[] = {
    {.major = 12, .run = call::kRun13, .run_by_pointers = false, .allocate_segment = call::kAllocateSegment12, .has_control_device = false,
     .longest_name = 37, .reaches_devices = false},
    {.major = 13, .run = call::kRun13, .run_by_pointers = false, .allocate_segment = call::kAllocateSegment13, .has_control_device = false,
     .longest_name = 229, .reaches_devices = true},
    {.major = 14, .run = call::kRun14, .run_by_pointers = true, .allocate_segment = call::kAllocateSegment13, .has_control_device = false,
     .longest_name = 229, .reaches_devices = true},
    {.major = 15, .run = call::kRun14, .run_by_pointers = true, .allocate_segment = call::kAllocateSegment15, .has_control_device = true,
     .longest_name = 229, .reaches_devices = true},
};

}  // namespace

Result<Release> release_of(int osreldate) {
    for (const Release& release : kReleases) {
        if (osreldate >= kFirst && static_cast<unsigned>(osreldate / 100'000) == release.major) {
            return release;
        }
    }
    return fail("vmm(4) of this FreeBSD is not known", "use FreeBSD 12.1 to 15, or --engine soft", std::format("kern.osreldate is {}", osreldate));
}

}  // namespace apiary::cpu::bhyve
