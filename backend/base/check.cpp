// SPDX-License-Identifier: BSD-2-Clause
#include "backend/base/check.h"

#include <cstdio>
#include <cstdlib>

namespace apiary {

void check_failed(const char* what, std::source_location where) {
    // Plain stdio: the state of anything of ours, the logger included, is in doubt here.
    std::fprintf(stderr, "broken invariant: %s\n  at %s:%u in %s\n", what, where.file_name(),
                 static_cast<unsigned>(where.line()), where.function_name());
    std::fflush(stderr);
    std::abort();
}

}  // namespace apiary
