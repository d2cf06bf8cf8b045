// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "tests/hosts/initrd.h"

namespace apiary::testing {

/// Apiary's kernel module, built for the host's kernel out of the sources in KMOD, as /modules/apiary-vmm.ko; false when that fails.
[[nodiscard]] bool add_apiary_module(Initrd& initrd);

}  // namespace apiary::testing
