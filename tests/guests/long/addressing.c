// SPDX-License-Identifier: BSD-2-Clause
// Effective addresses: cut to the address size after the bit offset of BTS was added; which segment a fault belongs to.
#include "../lib/long.h"

static void bit_offsets(void) {
    // [edx] with edx = fffffff8h and an offset of 128 bits: the sum wraps to 8.
    volatile u64* const low = (volatile u64*)8;
    const u64 old = *low;
    *low = 0;
    __asm__ volatile("addr32 btsq %%rcx, (%%edx)" : : "c"(128ull), "d"(0xfffffff8ull) : "memory", "cc");
    EQUAL(*low, 1);
    __asm__ volatile("btsq %%rcx, (%%rdx)" : : "c"(-62ll), "d"(16ull) : "memory", "cc");
    EQUAL(*low, 5);
    *low = old;
}

__asm__(".text\n"
        "user_push: movabs $0x900000000000, %rsp\n user_push_at: push (%rdi)\n"
        "user_call: movabs $0x900000000000, %rsp\n user_call_at: call *(%rdi)\n"
        "user_pop: mov %rdi, %rsp\n movabs $0x800000000000, %rax\n user_pop_at: pop (%rax)\n");
extern const u8 user_push[], user_push_at[], user_call[], user_call_at[], user_pop[], user_pop_at[];

static void expect(const u8* code, const u8* at, u64 vector) {
    run_user(code, user_stack() - 64, 0);
    EQUAL(trap.vector, vector);
    EQUAL(trap.error, 0);
    EQUAL(trap.rip, USER_POINTER(at));
}

void guest_main(void) {
    bit_offsets();
    if (!under_qemu()) {  // which knows no #SS for addresses that are not canonical
        expect(user_push, user_push_at, SS);
        expect(user_call, user_call_at, SS);
    }
    expect(user_pop, user_pop_at, GP);
    pass();
}
