// SPDX-License-Identifier: BSD-2-Clause
#include "processors.h"

#include "apic.h"
#include "long.h"

extern u8 ap_blob[], ap_blob_end[];
enum { AP_START = 0x8000 };

volatile u32 processors_online = 1;
/// For the start code: a stack for each APIC id.
u8 ap_stacks[MOST_PROCESSORS][8192] __attribute__((aligned(16)));

static struct {
    void (*volatile function)(void*);
    void* volatile argument;
} work[MOST_PROCESSORS];

void ap_main(void) {
    lidt((u64)idt, 0xfff);
    apic_write(APIC_SVR, 0x1ff);
    const unsigned number = apic_id();
    __atomic_fetch_add(&processors_online, 1, __ATOMIC_SEQ_CST);
    for (;;) {
        if (work[number].function != NULL) {
            work[number].function(work[number].argument);
            work[number].function = NULL;
        }
        __asm__ volatile("pause");
    }
}

static void wait_microseconds(unsigned count) {
    // A port access takes about a microsecond on a PC, and surely some time anywhere.
    for (unsigned i = 0; i < count; ++i) {
        outb(0x80, 0);
    }
}

unsigned start_processors(void) {
    memcpy((void*)(uptr)AP_START, ap_blob, (size_t)(ap_blob_end - ap_blob));
    apic_send(0, ICR_INIT | ICR_ASSERT | ICR_OTHERS);
    wait_microseconds(1000);
    apic_send(0, ICR_STARTUP | ICR_ASSERT | ICR_OTHERS | (AP_START >> 12));
    WAIT_FOR(processors_online == ((cpuid(1, 0).ebx >> 16) & 0xff));
    return processors_online;
}

void run_on(unsigned number, void (*function)(void*), void* argument) {
    work[number].argument = argument;
    work[number].function = function;
}

void wait_for(unsigned number) { WAIT_FOR(work[number].function == NULL); }
