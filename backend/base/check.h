// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <source_location>

namespace apiary {

/// Ends the process with the place and `what`. For broken invariants of ours only: no guest input may reach it.
[[noreturn]] void check_failed(const char* what, std::source_location where);

/// An assertion that stays on in release builds.
inline void check(bool condition, const char* what, std::source_location where = std::source_location::current()) {
    if (!condition) [[unlikely]] {
        check_failed(what, where);
    }
}

}  // namespace apiary
