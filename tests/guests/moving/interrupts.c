// SPDX-License-Identifier: BSD-2-Clause
// For tests that pause a guest or move it to another engine between two steps of what local APICs do. Each letter that is typed is one
// step, whose answer is a number and a full stop. Letters are waited for in HLT. "q" ends it.
#include "../lib/apic.h"
#include "../lib/long.h"
#include "../lib/processors.h"

enum { COM1 = 0x3f8, COM1_PIN = 4, DATA = 1, ROOM = 2 };
// A task priority of 5 lets the letters' in, and the replies of the other CPU.
enum { TIMER_VECTOR = 0x42, LOW_VECTOR = 0x45, LEVEL_VECTOR = 0x46, SERVICE_VECTOR = 0x47, CALL_VECTOR = 0x83, LETTER_VECTOR = 0x84, REPLY_VECTOR = 0x85 };
enum { MSR_EOI = 0x80b, MSR_ICR = 0x830, MSR_SELF_IPI = 0x83f, MSR_ID = 0x802 };

static volatile u32 ticks, lows, levels, replies, external, nmis, in_service;
static volatile bool x2apic;

static void eoi(void) {
    if (x2apic) {
        wrmsr(MSR_EOI, 0);
    } else {
        apic_eoi();
    }
}
static bool tick(struct registers* frame) {
    (void)frame;
    ++ticks;
    eoi();
    return true;
}
static bool low(struct registers* frame) {
    (void)frame;
    ++lows;
    eoi();
    return true;
}
/// The line is lowered at the second time: the first end finds it up, and has it come again.
static bool level(struct registers* frame) {
    (void)frame;
    if (++levels == 2) {
        outb(COM1 + 1, 0);
    }
    eoi();
    return true;
}
static bool letter(struct registers* frame) {
    (void)frame;
    eoi();
    return true;
}
static bool call(struct registers* frame) {
    (void)frame;
    apic_eoi();
    apic_send(0, ICR_FIXED | ICR_ASSERT | REPLY_VECTOR);
    return true;
}
static bool reply(struct registers* frame) {
    (void)frame;
    ++replies;
    eoi();
    return true;
}
static bool external_tick(struct registers* frame) {
    (void)frame;
    ++external;
    outb(0x20, 0x20);
    return true;
}
static bool nmi(struct registers* frame) {
    (void)frame;
    ++nmis;
    return true;
}

static char poll_letter(void) {
    while ((inb(COM1 + 5) & 1) == 0) {
        __asm__ volatile("pause");
    }
    return (char)inb(COM1);
}
static void sleep(void) { __asm__ volatile("sti; hlt; cli" : : : "memory"); }
static char read_letter(void) {
    while ((inb(COM1 + 5) & 1) == 0) {
        sleep();
    }
    return (char)inb(COM1);
}
/// Stays in service until another letter is typed.
static bool serve(struct registers* frame) {
    (void)frame;
    print("%d.", apic_bit(APIC_ISR, SERVICE_VECTOR));
    (void)poll_letter();
    in_service = apic_bit(APIC_ISR, SERVICE_VECTOR);
    eoi();
    return true;
}

static void take_calls(void* unused) {
    (void)unused;
    for (;;) {
        sleep();
    }
}
static void self(unsigned vector) { apic_send(0, ICR_FIXED | ICR_ASSERT | ICR_SELF | vector); }
static void write_cr8(u64 value) { __asm__ volatile("mov %0, %%cr8" : : "r"(value) : "memory"); }
static void sleep_until_more(const volatile u32* count, u32 than) {
    while (*count == than) {
        sleep();
    }
}
static void route_letters(void) {
    ioapic_route(COM1_PIN, LETTER_VECTOR, 0, 0);
    outb(COM1 + 1, DATA);
}

static u32 count_level(void) {
    levels = 0;
    outb(COM1 + 1, 0);
    ioapic_route(COM1_PIN, LEVEL_VECTOR, 0, IOAPIC_LEVEL);
    outb(COM1 + 1, ROOM);
    while (levels < 2) {
        sleep();
    }
    route_letters();
    return levels;
}

static u32 count_external(void) {
    const u32 before = external;
    apic_write(APIC_LINT0, 0x700);
    outb(0x21, 0xfe);
    pit_start(0, 5000);
    sleep_until_more(&external, before);
    apic_write(APIC_LINT0, LVT_MASKED);
    pic_mask_all();
    return external - before;
}

static void start_timer(u32 bits, u32 count) {
    apic_write(APIC_DIVIDE, 0xb);
    apic_write(APIC_TIMER, TIMER_VECTOR | bits);
    if (bits == TIMER_DEADLINE) {
        __asm__ volatile("mfence");
        wrmsr(MSR_TSC_DEADLINE, rdtsc() + count);
    } else {
        apic_write(APIC_INITIAL, count);
    }
}

/// The other CPU begins anew.
static u32 start_again(void) {
    const u32 before = processors_online;
    apic_send(1, ICR_INIT | ICR_ASSERT);
    for (unsigned i = 0; i < 1000; ++i) {
        outb(0x80, 0);
    }
    apic_send(1, ICR_STARTUP | ICR_ASSERT | 8);
    WAIT_FOR(processors_online == before + 1);
    return processors_online - before;
}

/// What CPUID says of the APIC without it, and with it.
static u32 switch_off_and_on(void) {
    const u64 base = rdmsr(MSR_APIC_BASE);
    wrmsr(MSR_APIC_BASE, base & ~(u64)(1 << 11));
    const u32 without = has_bit(cpuid(1, 0).edx, 9);
    wrmsr(MSR_APIC_BASE, base);
    const u32 with = has_bit(cpuid(1, 0).edx, 9);
    apic_enable();
    return without << 4 | with;
}

static u32 do_step(char which) {
    u32 before = ticks;
    switch (which) {
        case 'a': return switch_off_and_on();
        case 't': start_timer(0, 100000); sleep_until_more(&ticks, before); return ticks - before;
        case 'd': start_timer(TIMER_DEADLINE, 100000); sleep_until_more(&ticks, before); return ticks - before;
        case 'T': ticks = 0; start_timer(0, 60000000); return apic_read(APIC_CURRENT) != 0;
        case 'D': ticks = 0; start_timer(TIMER_DEADLINE, 100000000); return 1;
        case 'w': sleep_until_more(&ticks, 0); return ticks;
        case 's': before = lows; self(LOW_VECTOR); sleep_until_more(&lows, before); return lows - before;
        case 'i': before = replies; apic_send(1, ICR_FIXED | ICR_ASSERT | CALL_VECTOR); sleep_until_more(&replies, before); return replies - before;
        case 'n': before = nmis; apic_send(1, ICR_NMI | ICR_ASSERT); WAIT_FOR(nmis == before + 1); return nmis - before;
        case 'r': before = start_again(); run_on(1, take_calls, 0); return before;
        case 'l': return count_level();
        case 'e': return count_external();
        case 'm': lows = 0; write_cr8(5); self(LOW_VECTOR); return apic_bit(APIC_IRR, LOW_VECTOR) << 4 | lows;
        case 'c': return apic_read(APIC_TPR) << 4 | lows;
        case 'M': write_cr8(0); sleep_until_more(&lows, 0); return lows;
        case 'h': self(SERVICE_VECTOR); in_service = 2; sleep_until_more(&in_service, 2); return in_service << 4 | apic_bit(APIC_ISR, SERVICE_VECTOR);
        case 'x': wrmsr(MSR_APIC_BASE, rdmsr(MSR_APIC_BASE) | 1 << 10); x2apic = true; return (u32)rdmsr(MSR_ID);
        case 'y': before = lows; wrmsr(MSR_ICR, ICR_ASSERT | LOW_VECTOR); sleep_until_more(&lows, before); return lows - before;
        case 'z': before = lows; wrmsr(MSR_SELF_IPI, LOW_VECTOR); sleep_until_more(&lows, before); return lows - before;
        default: return 0;
    }
}

void guest_main(void) {
    apic_enable();
    apic_write(APIC_LINT0, LVT_MASKED);
    hooks[NMI] = nmi;
    hooks[0x20] = external_tick;
    hooks[TIMER_VECTOR] = tick;
    hooks[LOW_VECTOR] = low;
    hooks[LEVEL_VECTOR] = level;
    hooks[SERVICE_VECTOR] = serve;
    hooks[CALL_VECTOR] = call;
    hooks[LETTER_VECTOR] = letter;
    hooks[REPLY_VECTOR] = reply;
    CHECK(start_processors() == 2);
    run_on(1, take_calls, 0);
    route_letters();
    for (;;) {
        const char which = read_letter();
        if (which == 'q') {
            pass();
        }
        print("%x.", do_step(which));
    }
}
