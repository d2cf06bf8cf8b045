// SPDX-License-Identifier: BSD-2-Clause
// The I/O APIC with the PIT on pin 2 and the RTC on pin 8: edge and level, masks, and end of interrupt.
#include "../lib/apic.h"
#include "../lib/long.h"

enum { PIT_VECTOR = 0x50, RTC_VECTOR = 0x51 };
static volatile u64 pit_count, rtc_count;
static bool pit(struct registers* frame) {
    (void)frame;
    ++pit_count;
    apic_eoi();
    return true;
}
static u8 cmos(u8 index) {
    outb(0x70, index);
    return inb(0x71);
}
static void set_cmos(u8 index, u8 value) {
    outb(0x70, index);
    outb(0x71, value);
}
static bool rtc(struct registers* frame) {
    (void)frame;
    ++rtc_count;
    (void)cmos(0xc);  // reading register C lets the next one come
    apic_eoi();
    return true;
}
static void wait_tsc(u64 cycles) {
    const u64 start = rdtsc();
    while (rdtsc() - start < cycles) {
        __asm__ volatile("pause");
    }
}

void guest_main(void) {
    apic_enable();
    hooks[PIT_VECTOR] = pit;
    hooks[RTC_VECTOR] = rtc;
    const u32 version = ioapic_read(1);
    CHECK((version & 0xff) >= 0x11);
    CHECK(((version >> 16) & 0xff) >= 23);
    sti();
    ioapic_route(2, PIT_VECTOR, apic_id(), 0);
    pit_start(2, 11932);  // 100 Hz
    WAIT_FOR(pit_count >= 5);
    // Masked: no more.
    ioapic_write(0x10 + 2 * 2, PIT_VECTOR | IOAPIC_MASKED);
    wait_tsc(1000000);
    const u64 seen = pit_count;
    wait_tsc(200000000);
    EQUAL(pit_count, seen);
    ioapic_write(0x10 + 2 * 2, PIT_VECTOR);
    WAIT_FOR(pit_count >= seen + 3);
    ioapic_write(0x10 + 2 * 2, IOAPIC_MASKED);
    // One shot comes once.
    pit_count = 0;
    ioapic_route(2, PIT_VECTOR, apic_id(), 0);
    wait_tsc(1000000);
    pit_count = 0;
    pit_start(0, 3000);
    WAIT_FOR(pit_count == 1);
    wait_tsc(200000000);
    EQUAL(pit_count, 1);
    // The periodic interrupt of the RTC, 1024 Hz.
    ioapic_route(8, RTC_VECTOR, apic_id(), 0);
    set_cmos(0xa, 0x26);
    set_cmos(0xb, (u8)(cmos(0xb) | 0x40));
    (void)cmos(0xc);
    WAIT_FOR(rtc_count >= 5);
    set_cmos(0xb, (u8)(cmos(0xb) & ~0x40));
    pass();
}
