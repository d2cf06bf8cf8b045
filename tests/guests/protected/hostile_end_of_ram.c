// SPDX-License-Identifier: BSD-2-Clause
// Runs off the end of RAM: behind it there is nothing that could be executed.
#include "../lib/protected.h"

void guest_main(void) {
    const u32* information = (const u32*)multiboot_information;
    CHECK((information[0] & 1) != 0);
    const u32 end = 0x100000 + information[2] * 1024;  // mem_upper, in KiB above 1 MiB
    print("RAM ends at 0x%x\n", end);
    // The last whole page that is certainly RAM, whatever the loader keeps for itself above.
    u8* last = (u8*)(end & ~0xfffu) - 4096;
    memset(last, 0x90, 4096 + (end & 0xfff));
    lidt(0, 0);
    ((void (*)(void))last)();
    pass();
}
