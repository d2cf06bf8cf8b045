// SPDX-License-Identifier: BSD-2-Clause
// One timer interrupt for each deadline, never early: while the processor halts, while it waits with interrupts on, and held back by
// interrupts that are off. "ticks=N" in the command line says how many, and "halts=N" how many more while it halts.
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

/// What follows `name`, "NAME=", in the command line.
static u32 wanted(const char* name, u32 usual) {
    for (const char* text = command_line(); *text != 0; ++text) {
        const char* at = text;
        const char* each = name;
        while (*each != 0 && *at == *each) {
            ++at;
            ++each;
        }
        if (*each == 0) {
            u32 number = 0;
            for (; *at >= '0' && *at <= '9'; ++at) {
                number = number * 10 + (u32)(*at - '0');
            }
            return number;
        }
    }
    return usual;
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
    const u32 ticks = wanted("ticks=", USUAL), count = ticks + wanted("halts=", 0);
    for (u32 i = 0; i < count; ++i) {
        const u64 before = interrupts;
        deadline = rdtsc() + i % 7 * 5000;
        wrmsr(MSR_TSC_DEADLINE, deadline);
        waits[i < ticks ? i % 3 : 0](before);
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
