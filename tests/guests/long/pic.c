// SPDX-License-Identifier: BSD-2-Clause
// The 8259 pair: the PIT through it, masks, in-service and end of interrupt, cascade, spurious 7.
#include "../lib/apic.h"
#include "../lib/long.h"

static volatile u64 timer_count, rtc_count;
static volatile u8 in_service;
static bool timer(struct registers* frame) {
    (void)frame;
    ++timer_count;
    outb(0x20, 0x0b);  // OCW3: read ISR
    in_service = inb(0x20);
    outb(0x20, 0x20);
    return true;
}
static bool rtc(struct registers* frame) {
    (void)frame;
    ++rtc_count;
    outb(0x70, 0xc);
    (void)inb(0x71);
    outb(0xa0, 0x20);
    outb(0x20, 0x20);
    return true;
}

void guest_main(void) {
    // The local APIC's LINT0 passes the 8259's interrupts on (ExtINT), as the virtual wire of a PC after its firmware.
    apic_write(APIC_SVR, 0x1ff);
    apic_write(APIC_LINT0, 0x700);
    pic_initialise();
    hooks[0x20] = timer;
    hooks[0x28] = rtc;
    outb(0x21, 0xfe);
    EQUAL(inb(0x21), 0xfe);
    pit_start(2, 11932);
    sti();
    WAIT_FOR(timer_count >= 5);
    EQUAL(in_service & 1, 1);
    // Masked, the request stays in IRR and comes when the mask is lifted.
    cli();
    outb(0x21, 0xff);
    pit_start(0, 1000);
    outb(0x20, 0x0a);  // OCW3: read IRR
    WAIT_FOR((inb(0x20) & 1) != 0);
    const u64 seen = timer_count;
    sti();
    __asm__ volatile("nop; nop" : : : "memory");
    EQUAL(timer_count, seen);
    outb(0x21, 0xfe);
    WAIT_FOR(timer_count == seen + 1);
    // HLT is woken through the 8259, too.
    cli();
    pit_start(0, 5000);
    __asm__ volatile("sti; hlt; cli" : : : "memory");
    EQUAL(timer_count, seen + 2);
    // IRQ 8 comes through the second one.
    outb(0x21, 0xfb);
    outb(0xa1, 0xfe);
    outb(0x70, 0xa);
    outb(0x71, 0x26);
    outb(0x70, 0xb);
    const u8 b = inb(0x71);
    outb(0x70, 0xb);
    outb(0x71, b | 0x40);
    outb(0x70, 0xc);
    (void)inb(0x71);
    sti();
    WAIT_FOR(rtc_count >= 3);
    cli();
    pass();
}
