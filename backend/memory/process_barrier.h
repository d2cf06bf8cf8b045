// SPDX-License-Identifier: BSD-2-Clause
#pragma once

namespace apiary::memory {

/// Makes every thread of this process run a full memory barrier before this returns, so that the threads on the fast
/// side of a protocol need none. Costs microseconds. Linux: membarrier(2), private expedited; elsewhere, or where that
/// is not to be had, a change of page protection, which interrupts each CPU that runs the process.
void process_barrier();

}  // namespace apiary::memory
