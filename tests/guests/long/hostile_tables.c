// SPDX-License-Identifier: BSD-2-Clause
// Descriptor tables, page tables and stacks where there is no RAM. The number on the command line chooses.
#include "../lib/long.h"

enum { APIC = 0xfee00000u, HPET = 0xfed00000u };
#define NOWHERE 0xd0000000ull

void guest_main(void) {
    const char* text = command_line();
    while (*text != 0 && !(*text >= '0' && *text <= '9')) {
        ++text;
    }
    print("choice %s\n", text);
    switch (*text) {
        case '0': write_cr3(NOWHERE); break;
        case '1': write_cr3(APIC); break;
        case '2': write_cr3(0xffffffffff000ull); break;
        case '3': lidt(APIC, 0xfff); break;
        case '4': lidt(NOWHERE, 0xfff); break;
        case '5':
            lgdt(APIC, 0xffff);
            __asm__ volatile("mov %0, %%ds" : : "r"(KDATA));
            break;
        case '6': __asm__ volatile("mov %0, %%rsp; push %%rax; call 1f; 1: nop" : : "r"((u64)APIC + 0x800)); break;
        case '7': ((void (*)(void))(uptr)HPET)(); break;
        case '8': tss.rsp[0] = APIC + 0x800; __asm__ volatile("mov %0, %%rsp; iretq" : : "r"((u64)APIC)); break;
        default:
            pml4[0] = APIC | PTE_P | PTE_W;
            write_cr3(read_cr3());
            break;
    }
    __asm__ volatile("ud2");
    pass();
}
