// SPDX-License-Identifier: BSD-2-Clause
#include "apic.h"

void pic_mask_all(void) {
    outb(0x21, 0xff);
    outb(0xa1, 0xff);
}

void pic_initialise(void) {
    outb(0x20, 0x11);
    outb(0x21, 0x20);
    outb(0x21, 4);
    outb(0x21, 1);
    outb(0xa0, 0x11);
    outb(0xa1, 0x28);
    outb(0xa1, 2);
    outb(0xa1, 1);
    pic_mask_all();
}

void apic_enable(void) {
    pic_initialise();
    apic_write(APIC_TPR, 0);
    apic_write(APIC_SVR, 0x1ff);
}

void apic_send(u32 destination, u32 command) {
    apic_write(APIC_ICR_HIGH, destination << 24);
    apic_write(APIC_ICR, command);
    while ((apic_read(APIC_ICR) & ICR_PENDING) != 0) {
    }
}

u32 ioapic_read(u32 index) {
    *(volatile u32*)(uptr)0xfec00000 = index;
    return *(volatile u32*)(uptr)0xfec00010;
}

void ioapic_write(u32 index, u32 value) {
    *(volatile u32*)(uptr)0xfec00000 = index;
    *(volatile u32*)(uptr)0xfec00010 = value;
}

void ioapic_route(unsigned pin, unsigned vector, u32 destination, u32 bits) {
    ioapic_write(0x10 + 2 * pin, IOAPIC_MASKED);
    ioapic_write(0x11 + 2 * pin, destination << 24);
    ioapic_write(0x10 + 2 * pin, vector | bits);
}

void pit_start(unsigned mode, u16 count) {
    outb(0x43, (u8)(0x30 | (mode << 1)));
    outb(0x40, (u8)count);
    outb(0x40, (u8)(count >> 8));
}
