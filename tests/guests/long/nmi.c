// SPDX-License-Identifier: BSD-2-Clause
// NMIs do not heed IF, and a second one waits for the IRET of the first.
#include "../lib/apic.h"
#include "../lib/long.h"

static volatile unsigned nmis, depth, deepest;
static volatile bool send_another;

static bool nmi(struct registers* frame) {
    (void)frame;
    ++nmis;
    ++depth;
    deepest = depth > deepest ? depth : deepest;
    if (send_another) {
        send_another = false;
        apic_send(apic_id(), ICR_NMI | ICR_ASSERT);
        for (volatile unsigned i = 0; i < 10000; ++i) {
        }
        EQUAL(nmis, 1);
    }
    --depth;
    return true;
}

void guest_main(void) {
    apic_enable();
    hooks[NMI] = nmi;
    CHECK((read_flags() & FLAG_IF) == 0);
    send_another = true;
    apic_send(apic_id(), ICR_NMI | ICR_ASSERT);
    WAIT_FOR(nmis == 2);
    EQUAL(deepest, 1);
    apic_send(apic_id(), ICR_NMI | ICR_ASSERT);
    WAIT_FOR(nmis == 3);
    // HLT with IF clear is woken by an NMI alone: the PIT through the I/O APIC.
    for (unsigned i = 4; i < 10; ++i) {
        ioapic_route(2, 0, apic_id(), ICR_NMI);
        pit_start(0, 2000);
        __asm__ volatile("cli; hlt" : : : "memory");
        EQUAL(nmis, i);
        ioapic_write(0x10 + 2 * 2, IOAPIC_MASKED);
    }
    pass();
}
