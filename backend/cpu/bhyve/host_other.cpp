// SPDX-License-Identifier: BSD-2-Clause
#include "backend/cpu/bhyve/machines.h"

namespace apiary::cpu::bhyve {

std::unique_ptr<Machines> host_machines() {
    return nullptr;
}

}  // namespace apiary::cpu::bhyve
