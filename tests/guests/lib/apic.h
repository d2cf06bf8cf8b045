// SPDX-License-Identifier: BSD-2-Clause
// The local APIC (SDM vol. 3, chapter 11), the I/O APIC and the 8259 pair.
#pragma once

#include "base.h"

enum {
    APIC_ID = 0x20, APIC_VERSION = 0x30, APIC_TPR = 0x80, APIC_PPR = 0xa0, APIC_EOI = 0xb0, APIC_LDR = 0xd0,
    APIC_DFR = 0xe0, APIC_SVR = 0xf0, APIC_ISR = 0x100, APIC_TMR = 0x180, APIC_IRR = 0x200, APIC_ESR = 0x280,
    APIC_ICR = 0x300, APIC_ICR_HIGH = 0x310, APIC_TIMER = 0x320, APIC_LINT0 = 0x350, APIC_LINT1 = 0x360,
    APIC_ERROR = 0x370, APIC_INITIAL = 0x380, APIC_CURRENT = 0x390, APIC_DIVIDE = 0x3e0,
};
enum { LVT_MASKED = 1 << 16, TIMER_PERIODIC = 1 << 17, TIMER_DEADLINE = 2 << 17 };
enum {
    ICR_FIXED = 0, ICR_NMI = 4 << 8, ICR_INIT = 5 << 8, ICR_STARTUP = 6 << 8, ICR_LOGICAL = 1 << 11, ICR_PENDING = 1 << 12,
    ICR_ASSERT = 1 << 14, ICR_SELF = 1 << 18, ICR_ALL = 2 << 18, ICR_OTHERS = 3 << 18,
};

static inline u32 apic_read(u32 offset) { return *(volatile u32*)(uptr)(0xfee00000 + offset); }
static inline void apic_write(u32 offset, u32 value) { *(volatile u32*)(uptr)(0xfee00000 + offset) = value; }
static inline u32 apic_id(void) { return apic_read(APIC_ID) >> 24; }
/// Bit of a vector in ISR, TMR or IRR.
static inline bool apic_bit(u32 bank, unsigned vector) {
    return has_bit(apic_read(bank + (vector / 32) * 16), vector % 32);
}
static inline void apic_eoi(void) { apic_write(APIC_EOI, 0); }
/// Software-enables the APIC, and masks the 8259s.
void apic_enable(void);
/// Sends and waits until it has left.
void apic_send(u32 destination, u32 command);

u32 ioapic_read(u32 index);
void ioapic_write(u32 index, u32 value);
/// Redirects `pin` to `vector` of APIC `destination`, with further bits of the entry.
void ioapic_route(unsigned pin, unsigned vector, u32 destination, u32 bits);
enum { IOAPIC_LEVEL = 1 << 15, IOAPIC_MASKED = 1 << 16 };

void pic_mask_all(void);
/// Remaps the 8259s to vectors 0x20 and 0x28, all masked.
void pic_initialise(void);

/// PIT channel 0 in a mode of its own (2 periodic, 0 one-shot).
void pit_start(unsigned mode, u16 count);
