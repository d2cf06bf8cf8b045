// SPDX-License-Identifier: BSD-2-Clause
// The local APIC by itself: identity, priorities, self-IPIs, end of interrupt, errors; x2APIC where there is one.
#include "../lib/apic.h"
#include "../lib/long.h"

static volatile u64 order[8], count;
static bool note(struct registers* frame) {
    order[count++ & 7] = frame->vector;
    apic_eoi();
    return true;
}
static volatile u32 isr_seen, ppr_seen;
static bool note_state(struct registers* frame) {
    isr_seen = apic_bit(APIC_ISR, (unsigned)frame->vector);
    ppr_seen = apic_read(APIC_PPR);
    ++count;
    apic_eoi();
    return true;
}

static void self(unsigned vector) { apic_send(0, ICR_FIXED | ICR_ASSERT | ICR_SELF | vector); }

static void priorities(void) {
    hooks[0x35] = hooks[0x55] = hooks[0x56] = hooks[0x75] = note;
    self(0x35);
    self(0x55);
    self(0x75);
    self(0x56);
    let_interrupts_in();
    WAIT_FOR(count == 4);
    EQUAL(order[0], 0x75);
    EQUAL(order[1], 0x56);
    EQUAL(order[2], 0x55);
    EQUAL(order[3], 0x35);
    // The task priority holds up what is not above its class.
    count = 0;
    apic_write(APIC_TPR, 0x50);
    self(0x35);
    self(0x55);
    self(0x75);
    let_interrupts_in();
    WAIT_FOR(count == 1);
    EQUAL(order[0], 0x75);
    EQUAL(apic_bit(APIC_IRR, 0x55), 1);
    // CR8 is the same register.
    u64 cr8;
    __asm__ volatile("mov %%cr8, %0" : "=r"(cr8));
    EQUAL(cr8, 5);
    __asm__ volatile("mov %0, %%cr8" : : "r"(4ull));
    EQUAL(apic_read(APIC_TPR), 0x40);
    let_interrupts_in();
    WAIT_FOR(count == 2);
    EQUAL(order[1], 0x55);
    apic_write(APIC_TPR, 0);
    let_interrupts_in();
    WAIT_FOR(count == 3);
    hooks[0x65] = note_state;
    count = 0;
    self(0x65);
    let_interrupts_in();
    WAIT_FOR(count == 1);
    EQUAL(isr_seen, 1);
    EQUAL(ppr_seen & 0xf0, 0x60);
    EQUAL(apic_bit(APIC_ISR, 0x65), 0);
}

static void errors(void) {
    apic_write(APIC_ESR, 0);
    apic_write(APIC_ESR, 0);
    EQUAL(apic_read(APIC_ESR), 0);
    if (!under_qemu()) {  // which notes no illegal vectors
        apic_send(apic_id(), ICR_FIXED | ICR_ASSERT | 5);
        apic_write(APIC_ESR, 0);
        CHECK((apic_read(APIC_ESR) & 0x60) != 0);
        apic_write(APIC_ESR, 0);
    }
}

static void x2apic(void) {
    if (!has_bit(cpuid(1, 0).ecx, 21)) {
        print("no x2APIC\n");
        return;
    }
    const u32 id = apic_id(), version = apic_read(APIC_VERSION);
    wrmsr(MSR_APIC_BASE, rdmsr(MSR_APIC_BASE) | (1 << 10));
    EQUAL(rdmsr(0x802), id);
    EQUAL((u32)rdmsr(0x803), version);
    EQUAL(rdmsr(0x80f) & 0x1ff, 0x1ff);
}

static volatile u64 x2_count;
static bool x2_interrupt(struct registers* frame) {
    (void)frame;
    ++x2_count;
    wrmsr(0x80b, 0);
    return true;
}

void guest_main(void) {
    EQUAL(apic_id(), cpuid(1, 0).ebx >> 24);
    CHECK((apic_read(APIC_VERSION) & 0xf0) == 0x10);
    CHECK(((apic_read(APIC_VERSION) >> 16) & 0xff) >= 4);
    EQUAL(rdmsr(MSR_APIC_BASE) & 0xfffff000, 0xfee00000);
    EQUAL(rdmsr(MSR_APIC_BASE) & 0x900, 0x900);  // enabled, and the boot processor
    apic_enable();
    priorities();
    errors();
    x2apic();
    if (has_bit(cpuid(1, 0).ecx, 21)) {
        hooks[0x45] = x2_interrupt;
        wrmsr(0x83f, 0x45);  // SELF IPI
        let_interrupts_in();
        WAIT_FOR(x2_count == 1);
        wrmsr(0x830, (rdmsr(0x802) << 32) | ICR_ASSERT | 0x45);
        let_interrupts_in();
        WAIT_FOR(x2_count == 2);
    }
    pass();
}
