// SPDX-License-Identifier: BSD-2-Clause
// A page-fault handler that faults itself, until there is no stack left: double fault, triple fault.
#include "../lib/long.h"

static void deeper(void) {
    __asm__ volatile("push %%rax\n mov (%0), %%al" : : "r"(FREE_LINEAR) : "rax");
}

void guest_main(void) {
    // Stack and what lies below it: eight pages, then nothing.
    for (unsigned i = 1; i < 9; ++i) {
        map_page(FREE_LINEAR + 0x10000 + i * 4096, physical(new_page()), PTE_P | PTE_W);
    }
    set_gate(PF, deeper, 0x8e, 0);
    __asm__ volatile("mov %0, %%rsp\n mov (%1), %%al" : : "r"(FREE_LINEAR + 0x19000), "r"(FREE_LINEAR) : "rax");
    pass();
}
