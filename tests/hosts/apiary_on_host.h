// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "tests/hosts/initrd.h"

namespace apiary::testing {

/// Our programs, and the accounts that the helper wants; false when a file cannot be read.
[[nodiscard]] inline bool add_apiary(Initrd& initrd) {
    initrd.add("/etc/passwd", "root:x:0:0:root:/:/bin/sh\napiary-guest:x:100:100::/:/bin/false\n");
    initrd.add("/etc/group", "root:x:0:\napiary:x:101:\napiary-guest:x:100:\n");
    return initrd.add_program(APIARYCTL) && initrd.add_program(APIARYD) && initrd.add_program(APIARY_GUEST);
}

/// For the script: starts the helper, and goes on when it can be asked.
constexpr char kStartHelper[] = R"(
apiaryd >/tmp/apiaryd.log 2>&1 &
while kill -0 $! && [ ! -S /run/apiary/apiaryd.sock ]; do usleep 100000; done
)";

}  // namespace apiary::testing
