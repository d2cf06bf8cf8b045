// SPDX-License-Identifier: BSD-2-Clause
// A handler that returns to the instruction that faults, for ever.
#include "../lib/long.h"

static bool again(struct registers* frame) {
    (void)frame;
    return true;
}

void guest_main(void) {
    hooks[UD] = again;
    __asm__ volatile("ud2");
    pass();
}
