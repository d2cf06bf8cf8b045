// SPDX-License-Identifier: BSD-2-Clause
// Faults in the delivery of faults: which pairs become a double fault, and its frame.
#include "../lib/long.h"

extern u8 trap_stubs[];

static void undefined(void* unused) {
    (void)unused;
    __asm__ volatile(MARK "ud2" : : : "r11");
}
static void page_fault(void* unused) {
    (void)unused;
    __asm__ volatile(MARK "mov (%0), %%al" : : "r"(FREE_LINEAR) : "rax", "r11");
}
static void divide(void* unused) {
    (void)unused;
    __asm__ volatile(MARK "div %2" : : "a"(0), "d"(0), "r"(0) : "r11");
}

static void absent(unsigned vector) { idt[vector].type &= 0x7f; }
static void present(unsigned vector) { idt[vector].type |= 0x80; }

void guest_main(void) {
    // Benign, then contributory: the second is delivered; its error code has the gate, IDT and EXT (an earlier
    // exception is an external event: SDM vol. 3, §6.13), which QEMU leaves out.
    absent(UD);
    TRAPS(undefined, 0, NP, UD * 8 + (under_qemu() ? 2 : 3));
    present(UD);
    absent(DE);
    CHECK(protect(divide, 0));
    EQUAL(trap.vector, DF);  // #DE and #NP are both contributory
    EQUAL(trap.error, 0);
    present(DE);
    // Contributory, contributory.
    absent(GP);
    CHECK(protect(touch8, (void*)0x800000000000ull));
    EQUAL(trap.vector, DF);
    EQUAL(trap.error, 0);
    present(GP);
    // Page fault, then page fault: the handler's stack is not there.
    tss.ist[0] = FREE_LINEAR + 0x2000;
    idt[PF].ist = 1;
    TRAPS(page_fault, 0, DF, 0);
    EQUAL(trap_cr2, FREE_LINEAR + 0x1ff8);
    idt[PF].ist = 0;
    // Page fault, then contributory.
    absent(PF);
    TRAPS(page_fault, 0, DF, 0);
    present(PF);
    // Contributory, then page fault: a page fault.
    idt[GP].ist = 1;
    CHECK(protect(touch8, (void*)0x800000000000ull));
    EQUAL(trap.vector, PF);
    EQUAL(trap.error, PF_W);
    EQUAL(trap_cr2, FREE_LINEAR + 0x1ff8);
    idt[GP].ist = 0;
    // A stack that is not canonical is a stack fault on the way to #UD: benign first, so it is delivered.
    tss.ist[0] = 0x800000002000ull;
    idt[UD].ist = 1;
    CHECK(protect(undefined, 0));
    EQUAL(trap.vector, SS);
    idt[UD].ist = 0;
    pass();
}
