// SPDX-License-Identifier: BSD-2-Clause
// Accesses near each other that are looked up once.
#pragma once

#include <optional>
#include <span>

#include "backend/cpu/soft/translator/plan.h"

namespace apiary::cpu::soft {

/// Instructions that follow each other, some of which access what lies within a few bytes of one register, which changes by
/// constants alone until the last of them.
struct SharedAccess {
    std::size_t count = 0;     ///< Instructions.
    unsigned base = 0;         ///< The guest's register.
    std::int32_t low = 0;      ///< The lowest byte, from where the register points at first.
    unsigned bytes = 0;        ///< From there to the highest.
    bool stores = false;
};

/// The instructions at the start of `instructions` that can share one look-up, if it is worth it.
[[nodiscard]] std::optional<SharedAccess> find_shared_access(std::span<const Planned> instructions);

/// What `planned` adds to `base`, if it is a constant.
[[nodiscard]] std::optional<std::int32_t> constant_change(const Planned& planned, unsigned base);

/// `planned` has to do with what RSP is, other than by an access that shares a look-up.
[[nodiscard]] bool names_stack_pointer(const Planned& planned);

/// Where one of them that accesses memory does so, from what the register points to then; anything for the others.
[[nodiscard]] std::int32_t displacement_of(const Planned& planned);

}  // namespace apiary::cpu::soft
