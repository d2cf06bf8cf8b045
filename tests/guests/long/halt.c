// SPDX-License-Identifier: BSD-2-Clause
// HLT waits for an interrupt, and execution goes on behind it.
#include "../lib/apic.h"
#include "../lib/long.h"

enum { VECTOR = 0x41 };
static volatile u64 interrupts, interrupt_rip;
static bool interrupt(struct registers* frame) {
    ++interrupts;
    interrupt_rip = frame->rip;
    apic_eoi();
    return true;
}

void guest_main(void) {
    apic_enable();
    hooks[VECTOR] = interrupt;
    apic_write(APIC_DIVIDE, 3);
    apic_write(APIC_TIMER, VECTOR);
    for (unsigned i = 1; i <= 20; ++i) {
        u64 behind;
        apic_write(APIC_INITIAL, 200000);
        __asm__ volatile("lea 1f(%%rip), %0\n sti\n hlt\n 1: cli" : "=&r"(behind) : : "memory");
        EQUAL(interrupts, i);
        EQUAL(interrupt_rip, behind);
    }
    // One that is pending already: HLT does not wait.
    apic_send(0, ICR_FIXED | ICR_ASSERT | ICR_SELF | VECTOR);
    WAIT_FOR(apic_bit(APIC_IRR, VECTOR));
    __asm__ volatile("sti; hlt; cli" : : : "memory");
    EQUAL(interrupts, 21);
    pass();
}
