// SPDX-License-Identifier: BSD-2-Clause
// Locked instructions of two CPUs on the same memory, aligned, across a cache line and across a page.
#include "../lib/apic.h"
#include "../lib/long.h"
#include "../lib/processors.h"

enum { ROUNDS = 100000, SPLIT_ROUNDS = 2000 };  // Hosts may punish a split lock with milliseconds of sleep.
static unsigned rounds = ROUNDS;
static u8 arena[2 * 4096] __attribute__((aligned(4096)));

static void add_many(void* where) {
    for (unsigned i = 0; i < rounds; ++i) {
        __asm__ volatile("lock incq (%0)" : : "r"(where) : "memory", "cc");
    }
}
static void exchange_many(void* where) {
    for (unsigned i = 0; i < rounds; ++i) {
        u64 old = *(volatile u64*)where;
        bool done;
        do {
            __asm__ volatile("lock cmpxchgq %3, (%2)\n sete %0" : "=q"(done), "+a"(old) : "r"(where), "r"(old + 1) : "memory", "cc");
        } while (!done);
    }
}
static void xadd_many(void* where) {
    for (unsigned i = 0; i < rounds; ++i) {
        u64 one = 1;
        __asm__ volatile("lock xaddq %0, (%1)" : "+r"(one) : "r"(where) : "memory", "cc");
    }
}
static void wide_many(void* where) {
    for (unsigned i = 0; i < rounds; ++i) {
        u64 low = ((volatile u64*)where)[0], high = ((volatile u64*)where)[1];
        bool done;
        do {
            __asm__ volatile("lock cmpxchg16b (%3)\n sete %0" : "=q"(done), "+a"(low), "+d"(high)
                             : "r"(where), "b"(low + 1), "c"(high + 3) : "memory", "cc");
        } while (!done);
    }
}
/// A lock of two CPUs by XCHG, which locks by itself, around a plain counter.
static volatile u32 guard;
static volatile u64 guarded;
static void guard_many(void* unused) {
    (void)unused;
    for (unsigned i = 0; i < ROUNDS / 10; ++i) {
        u32 taken;
        do {
            taken = 1;
            __asm__ volatile("xchgl %0, %1" : "+r"(taken), "+m"(guard) : : "memory");
        } while (taken != 0);
        guarded = guarded + 1;
        guard = 0;
    }
}

static void both(void (*work)(void*), u64 offset) {
    u64* where = (u64*)(arena + offset);
    memset(where, 0, 16);
    run_on(1, work, where);
    work(where);
    wait_for(1);
    EQUAL(*where, 2 * rounds);
}

static void bit_test_and_set(void) {
    u64* bits = (u64*)arena;
    *bits = 0;
    u8 old;
    __asm__ volatile("lock btsq %2, %1\n setc %0" : "=q"(old), "+m"(*bits) : "r"(5ull) : "cc");
    EQUAL(old, 0);
    __asm__ volatile("lock btsq %2, %1\n setc %0" : "=q"(old), "+m"(*bits) : "r"(5ull) : "cc");
    EQUAL(old, 1);
    EQUAL(*bits, 32);
}

void guest_main(void) {
    apic_enable();
    CHECK(start_processors() >= 2);
    bit_test_and_set();
    both(add_many, 64);
    both(xadd_many, 64);
    both(exchange_many, 64);
    both(wide_many, 128);
    EQUAL(*(u64*)(arena + 136), 6 * ROUNDS);
    run_on(1, guard_many, 0);
    guard_many(0);
    wait_for(1);
    EQUAL(guarded, 2 * (ROUNDS / 10));
    both(exchange_many, 4092);  // across a page
    rounds = SPLIT_ROUNDS;
    both(add_many, 61);  // across a cache line
    pass();
}
