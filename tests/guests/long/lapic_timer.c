// SPDX-License-Identifier: BSD-2-Clause
// The local APIC's timer: one-shot, periodic and TSC-deadline, masked, stopped, with every divisor.
#include "../lib/apic.h"
#include "../lib/long.h"

enum { VECTOR = 0x42 };
static volatile u64 interrupts;
static bool interrupt(struct registers* frame) {
    (void)frame;
    ++interrupts;
    apic_eoi();
    return true;
}

static void wait_tsc(u64 cycles) {
    const u64 start = rdtsc();
    while (rdtsc() - start < cycles) {
        __asm__ volatile("pause");
    }
}

static void one_shot(void) {
    interrupts = 0;
    apic_write(APIC_TIMER, VECTOR);
    apic_write(APIC_INITIAL, 100000);
    WAIT_FOR(interrupts == 1);
    EQUAL(apic_read(APIC_CURRENT), 0);
    wait_tsc(50000000);
    EQUAL(interrupts, 1);
    // Counts down from the initial count.
    apic_write(APIC_INITIAL, 0xffffffff);
    const u32 first = apic_read(APIC_CURRENT);
    wait_tsc(1000000);
    const u32 second = apic_read(APIC_CURRENT);
    CHECK(second < first);
    // Writing 0 stops it.
    apic_write(APIC_INITIAL, 0);
    EQUAL(apic_read(APIC_CURRENT), 0);
    // Masked: it counts, and nothing comes.
    apic_write(APIC_TIMER, VECTOR | LVT_MASKED);
    apic_write(APIC_INITIAL, 1000);
    WAIT_FOR(apic_read(APIC_CURRENT) == 0);
    EQUAL(interrupts, 1);
}

static void periodic(void) {
    interrupts = 0;
    apic_write(APIC_TIMER, VECTOR | TIMER_PERIODIC);
    apic_write(APIC_INITIAL, 200000);
    WAIT_FOR(interrupts >= 5);
    apic_write(APIC_INITIAL, 0);
    const u64 seen = interrupts;
    wait_tsc(50000000);
    CHECK(interrupts <= seen + 1);
}

/// The timer runs `divisor` times slower with the divide register at `code`.
static u64 ticks_with(u32 code) {
    apic_write(APIC_TIMER, VECTOR | LVT_MASKED);
    apic_write(APIC_DIVIDE, code);
    apic_write(APIC_INITIAL, 0xffffffff);
    wait_tsc(100000000);
    const u32 left = apic_read(APIC_CURRENT);
    apic_write(APIC_INITIAL, 0);
    return 0xffffffff - left;
}

static void divisors(void) {
    static const u8 codes[] = {0xb, 0, 1, 2, 3, 8, 9, 0xa};  // 1, 2, 4 … 128
    const u64 whole = ticks_with(0xb);
    CHECK(whole > 10000);
    for (unsigned i = 1; i < 8; ++i) {
        const u64 scaled = ticks_with(codes[i]) << i;
        CHECK(scaled > whole / 2 && scaled < whole * 2);
    }
}

static void deadline(void) {
    if (!has_bit(cpuid(1, 0).ecx, 24)) {
        print("no TSC deadline\n");
        return;
    }
    interrupts = 0;
    apic_write(APIC_TIMER, VECTOR | TIMER_DEADLINE);
    __asm__ volatile("mfence");
    const u64 when = rdtsc() + 3000000;
    wrmsr(MSR_TSC_DEADLINE, when);
    EQUAL(rdmsr(MSR_TSC_DEADLINE), when);
    WAIT_FOR(interrupts == 1);
    CHECK(rdtsc() >= when);
    EQUAL(rdmsr(MSR_TSC_DEADLINE), 0);
    wrmsr(MSR_TSC_DEADLINE, 1);  // long past
    WAIT_FOR(interrupts == 2);
    wrmsr(MSR_TSC_DEADLINE, rdtsc() + 100000000);
    wrmsr(MSR_TSC_DEADLINE, 0);  // disarmed
    wait_tsc(150000000);
    EQUAL(interrupts, 2);
    // The initial count means nothing in this mode, and the deadline nothing in others.
    apic_write(APIC_INITIAL, 1000);
    EQUAL(apic_read(APIC_CURRENT), 0);
    apic_write(APIC_TIMER, VECTOR);
    wrmsr(MSR_TSC_DEADLINE, rdtsc() + 1000);
    EQUAL(rdmsr(MSR_TSC_DEADLINE), 0);
    wait_tsc(50000000);
    EQUAL(interrupts, 2);
}

void guest_main(void) {
    apic_enable();
    hooks[VECTOR] = interrupt;
    apic_write(APIC_DIVIDE, 3);
    sti();
    one_shot();
    periodic();
    deadline();
    divisors();
    pass();
}
