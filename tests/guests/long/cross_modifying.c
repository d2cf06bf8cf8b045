// SPDX-License-Identifier: BSD-2-Clause
// One CPU changes code that another one runs; it sees the new code after it was told and has serialised.
#include "../lib/apic.h"
#include "../lib/long.h"
#include "../lib/processors.h"

static u8 code[4096] __attribute__((aligned(4096)));
typedef u32 (*function)(void);
static volatile u32 wanted, answered, result;

static void run_code(void* unused) {
    (void)unused;
    for (u32 seen = 0; seen < 3000;) {
        if (wanted != seen) {
            seen = wanted;
            (void)cpuid(0, 0);
            result = ((function)(uptr)code)();
            answered = seen;
        }
    }
}

/// Runs without any word from the other: it has to see the change some time.
static volatile bool spinning, left;
static void spin(void* unused) {
    (void)unused;
    spinning = true;
    ((void (*)(void))(uptr)(code + 1024))();
    left = true;
}

void guest_main(void) {
    apic_enable();
    CHECK(start_processors() >= 2);
    run_on(1, run_code, 0);
    for (u32 i = 1; i <= 3000; ++i) {
        code[0] = 0xb8;
        memcpy(code + 1, &i, 4);
        code[5] = 0xc3;
        wanted = i;
        WAIT_FOR(answered == i);
        EQUAL(result, i);
    }
    wait_for(1);
    code[1024] = 0xeb;  // 1: jmp 1b
    code[1025] = 0xfe;
    run_on(1, spin, 0);
    WAIT_FOR(spinning);
    CHECK(!left);
    *(volatile u16*)(code + 1024) = 0x90c3;  // ret; nop
    WAIT_FOR(left);
    pass();
}
