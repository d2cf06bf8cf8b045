// SPDX-License-Identifier: BSD-2-Clause
// Turns paging off while it runs at an address that is only there with paging.
#include "../lib/protected.h"

static u32 directory[1024] __attribute__((aligned(4096)));

static void off(void) {
    __asm__ volatile("mov %%cr0, %%eax\n and $0x7fffffff, %%eax\n mov %%eax, %%cr0\n nop\n nop" : : : "eax", "memory");
}

void guest_main(void) {
    directory[0] = 0 | PTE_P | PTE_W | PTE_PS;
    directory[0xd00 >> 2] = 0 | PTE_P | PTE_W | PTE_PS;  // D0000000 is the first 4 MiB, too
    write_cr4(read_cr4() | CR4_PSE);
    write_cr3((u32)directory);
    write_cr0(read_cr0() | CR0_PG);
    lidt(0, 0);
    ((void (*)(void))((u32)off + 0xd0000000))();
    pass();
}
