// SPDX-License-Identifier: BSD-2-Clause
// No gate for #UD, nor for #NP, nor for #DF: the machine shuts down.
#include "../lib/long.h"

void guest_main(void) {
    lidt(0, 0);
    __asm__ volatile("ud2");
    print("alive after a triple fault\n");
    finish(EXIT_FAIL);
}
