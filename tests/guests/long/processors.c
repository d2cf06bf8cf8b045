// SPDX-License-Identifier: BSD-2-Clause
// Starts the other CPUs and sends interrupts between them: fixed, NMI, logical, broadcast.
#include "../lib/apic.h"
#include "../lib/long.h"
#include "../lib/processors.h"

enum { VECTOR = 0x43 };
static volatile u32 received[MOST_PROCESSORS], nmis[MOST_PROCESSORS];
static bool interrupt(struct registers* frame) {
    (void)frame;
    __atomic_fetch_add(&received[apic_id()], 1, __ATOMIC_SEQ_CST);
    apic_eoi();
    return true;
}
static bool nmi(struct registers* frame) {
    (void)frame;
    __atomic_fetch_add(&nmis[apic_id()], 1, __ATOMIC_SEQ_CST);
    return true;
}

static volatile bool stop;
/// Takes interrupts until it is told to stop, asleep in between.
static void take_interrupts(void* unused) {
    (void)unused;
    apic_write(APIC_TPR, 0);
    apic_write(APIC_DFR, 0xffffffff);
    apic_write(APIC_LDR, (u32)(1 << apic_id()) << 24);
    while (!stop) {
        __asm__ volatile("sti; hlt; cli" : : : "memory");
    }
}

static void write_id(void* where) { *(volatile u32*)where = apic_id() + 100; }

void guest_main(void) {
    apic_enable();
    hooks[VECTOR] = interrupt;
    hooks[NMI] = nmi;
    const unsigned count = start_processors();
    print("%d CPUs\n", count);
    CHECK(count >= 2 && count <= MOST_PROCESSORS);
    for (unsigned i = 1; i < count; ++i) {
        volatile u32 seen = 0;
        run_on(i, write_id, (void*)&seen);
        wait_for(i);
        EQUAL(seen, i + 100);
    }
    for (unsigned i = 1; i < count; ++i) {
        run_on(i, take_interrupts, 0);
    }
    for (unsigned i = 0; i < 20000; ++i) {
        outb(0x80, 0);  // until they sleep
    }
    for (unsigned i = 1; i < count; ++i) {
        apic_send(i, ICR_FIXED | ICR_ASSERT | VECTOR);
        WAIT_FOR(received[i] == 1);
        apic_send((u32)1 << i, ICR_LOGICAL | ICR_ASSERT | VECTOR);
        WAIT_FOR(received[i] == 2);
        apic_send(i, ICR_NMI | ICR_ASSERT);
        WAIT_FOR(nmis[i] == 1);
    }
    apic_send(0, ICR_OTHERS | ICR_ASSERT | VECTOR);
    for (unsigned i = 1; i < count; ++i) {
        WAIT_FOR(received[i] == 3);
    }
    EQUAL(received[0], 0);
    apic_send(0, ICR_ALL | ICR_ASSERT | VECTOR);
    let_interrupts_in();
    for (unsigned i = 0; i < count; ++i) {
        WAIT_FOR(received[i] == (i == 0 ? 1 : 4));
    }
    // Many, one after the other: none is lost.
    for (unsigned i = 0; i < 1000; ++i) {
        const u32 before = received[1];
        apic_send(1, ICR_FIXED | ICR_ASSERT | VECTOR);
        WAIT_FOR(received[1] == before + 1);
    }
    stop = true;
    apic_send(0, ICR_OTHERS | ICR_ASSERT | VECTOR);
    for (unsigned i = 1; i < count; ++i) {
        wait_for(i);
    }
    pass();
}
