// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstddef>

namespace apiary::memory {

// Copies between memory that a guest may change at any moment and memory of ours. Each access is a relaxed atomic one
// of 1, 2, 4 or 8 bytes, as large as alignment allows: an aligned word is never torn, as on hardware, and the race is
// none to the language. Order against other accesses is up to fences of the caller.

/// From shared memory at `from` to private memory at `to`.
void copy_from_shared(std::byte* to, const std::byte* from, std::size_t length);
/// From private memory at `from` to shared memory at `to`.
void copy_to_shared(std::byte* to, const std::byte* from, std::size_t length);
/// `length` bytes of `value` to shared memory at `to`.
void fill_shared(std::byte* to, std::byte value, std::size_t length);

}  // namespace apiary::memory
