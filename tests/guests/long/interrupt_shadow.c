// SPDX-License-Identifier: BSD-2-Clause
// One instruction without interrupts behind STI; MOV SS and POP SS hold up interrupts and debug traps.
#include "../lib/apic.h"
#include "../lib/long.h"

enum { VECTOR = 0x40 };
static volatile u64 interrupts, interrupt_rip;
static bool interrupt(struct registers* frame) {
    ++interrupts;
    interrupt_rip = frame->rip;
    apic_eoi();
    return true;
}

/// Makes VECTOR pending while interrupts are off.
static void make_pending(void) {
    apic_send(0, ICR_FIXED | ICR_ASSERT | ICR_SELF | VECTOR);
    WAIT_FOR(apic_bit(APIC_IRR, VECTOR));
}

void guest_main(void) {
    apic_enable();
    hooks[VECTOR] = interrupt;
    u64 at = 0;
    make_pending();
    EQUAL(interrupts, 0);
    __asm__ volatile("lea 1f(%%rip), %0\n sti\n nop\n 1: nop\n cli" : "=&r"(at) : : "memory");
    EQUAL(interrupts, 1);
    EQUAL(interrupt_rip, at);
    // STI with CLI behind it lets nothing in.
    make_pending();
    __asm__ volatile("sti; cli" : : : "memory");
    EQUAL(interrupts, 1);
    // STI while IF is set casts no shadow, so the next boundary is one.
    let_interrupts_in();
    EQUAL(interrupts, 2);
    // MOV SS: the instruction behind it is not interrupted.
    u16 ss;
    __asm__ volatile("mov %%ss, %0" : "=r"(ss));
    make_pending();
    __asm__ volatile("lea 1f(%%rip), %0\n sti\n mov %1, %%ss\n nop\n 1: nop\n cli" : "=&r"(at) : "r"((u32)ss) : "memory");
    EQUAL(interrupts, 3);
    // POPF and IRET cast none: POPF that sets IF is followed by the interrupt at once.
    make_pending();
    __asm__ volatile("lea 1f(%%rip), %0\n pushfq\n orl $0x200, (%%rsp)\n popfq\n 1: nop\n cli" : "=&r"(at) : : "memory", "cc");
    EQUAL(interrupts, 4);
    EQUAL(interrupt_rip, at);
    // A HLT in the shadow is still woken.
    make_pending();
    __asm__ volatile("lea 1f(%%rip), %0\n sti\n hlt\n 1: cli" : "=&r"(at) : : "memory");
    EQUAL(interrupts, 5);
    EQUAL(interrupt_rip, at);
    pass();
}
