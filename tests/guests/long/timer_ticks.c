// SPDX-License-Identifier: BSD-2-Clause
// One timer interrupt for each deadline, never early: while the processor halts, while it waits with interrupts on, and held back by
// interrupts that are off. "ticks=N" in the command line says how many.
#include "../lib/apic.h"
#include "../lib/long.h"

enum { VECTOR = 0x42, USUAL = 1000 };
static volatile u64 interrupts;
static volatile u64 deadline;

static bool interrupt(struct registers* frame) {
    (void)frame;
    CHECK(rdtsc() >= deadline);
    ++interrupts;
    apic_eoi();
    return true;
}

static u32 wanted(void) {
    for (const char* text = command_line(); *text != 0; ++text) {
        if (text[0] == 't' && text[1] == 'i' && text[2] == 'c' && text[3] == 'k' && text[4] == 's' && text[5] == '=') {
            u32 number = 0;
            for (text += 6; *text >= '0' && *text <= '9'; ++text) {
                number = number * 10 + (u32)(*text - '0');
            }
            return number;
        }
    }
    return USUAL;
}

static void halt(u64 before) {
    while (interrupts == before) {
        // Between STI's shadow and HLT nothing comes in.
        __asm__ volatile("sti; hlt; cli" : : : "memory");
    }
}

static void spin(u64 before) {
    sti();
    while (interrupts == before) {
        __asm__ volatile("pause");
    }
    cli();
}

static void hold_back(u64 before) {
    while (!apic_bit(APIC_IRR, VECTOR)) {
        __asm__ volatile("pause");
    }
    EQUAL(interrupts, before);
    let_interrupts_in();
    EQUAL(interrupts, before + 1);
}

void guest_main(void) {
    static void (*const waits[])(u64) = {halt, spin, hold_back};
    if (!has_bit(cpuid(1, 0).ecx, 24)) {
        skip("no TSC deadline");
    }
    cli();
    apic_enable();
    hooks[VECTOR] = interrupt;
    apic_write(APIC_TIMER, VECTOR | TIMER_DEADLINE);
    __asm__ volatile("mfence");
    const u32 count = wanted();
    for (u32 i = 0; i < count; ++i) {
        const u64 before = interrupts;
        deadline = rdtsc() + i % 7 * 5000;
        wrmsr(MSR_TSC_DEADLINE, deadline);
        waits[i % 3](before);
        EQUAL(interrupts, before + 1);
    }
    // None comes late.
    sti();
    const u64 start = rdtsc();
    while (rdtsc() - start < 50000000) {
        __asm__ volatile("pause");
    }
    EQUAL(interrupts, count);
    pass();
}
