// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>
#include <functional>

#include "backend/memory/guest_memory.h"

namespace apiary::memory {

/// A range of guest memory that GuestMemory::discard() has given back to the host.
using DiscardWatcher = std::function<void(GuestPhys start, std::uint64_t size)>;

/// For engines that hold on to pages: from now on `watcher` is called after every discard() of `memory`, on the thread that calls it. An empty
/// one ends that; it has to before `memory` is destroyed. One engine, one watcher.
void watch_discards(const GuestMemory& memory, DiscardWatcher watcher);

}  // namespace apiary::memory
