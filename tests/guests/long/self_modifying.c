// SPDX-License-Identifier: BSD-2-Clause
// Code that changes code: the next instruction, the same page, another page, through another mapping, across pages.
#include "../lib/long.h"

static u8 code[3 * 4096] __attribute__((aligned(4096)));
typedef u32 (*function)(void);

/// mov $value, %eax; ret
static void write_function(u8* at, u32 value) {
    at[0] = 0xb8;
    memcpy(at + 1, &value, 4);
    at[5] = 0xc3;
}

static void plain(void) {
    for (u32 i = 0; i < 2000; ++i) {
        write_function(code, i);
        EQUAL(((function)(uptr)code)(), i);
    }
    // Only the immediate.
    for (u32 i = 0; i < 2000; ++i) {
        *(volatile u32*)(code + 1) = i * 3;
        EQUAL(((function)(uptr)code)(), i * 3);
    }
}

static void next_instruction(void) {
    // movb $value, next(%rip): the byte behind the opcode of the instruction that follows at once.
    for (u32 i = 1; i < 200; ++i) {
        u32 seen;
        __asm__ volatile("movb %b1, 1f+1(%%rip)\n 1: mov $0, %0" : "=a"(seen) : "c"(i) : "memory");
        EQUAL(seen & 0xff, i & 0xff);
        __asm__ volatile("movb $0, 1f+1(%%rip)\n jmp 2f\n 1: mov $0, %0\n 2:" : "=a"(seen) : : "memory");
    }
}

static void same_block(void) {
    // A loop that changes an instruction further down in its own body each time round.
    u32 sum = 0;
    __asm__ volatile("mov $100, %%ecx\n"
                     "1: movb %%cl, 2f+2(%%rip)\n nop\n nop\n"
                     "2: add $0, %0\n"
                     "dec %%ecx\n jnz 1b\n" : "+b"(sum) : : "ecx", "memory", "cc");
    EQUAL(sum, 5050);
}

static void through_alias(void) {
    const u64 alias = FREE_LINEAR + 0x40000;
    map_page(alias, physical(code), PTE_P | PTE_W);
    for (u32 i = 0; i < 500; ++i) {
        write_function(code, 1);
        (void)((function)(uptr)code)();
        write_function((u8*)alias, i + 7);
        EQUAL(((function)(uptr)code)(), i + 7);
        EQUAL(((function)(uptr)alias)(), i + 7);
    }
}

static void across_pages(void) {
    for (u32 offset = 4090; offset < 4097; ++offset) {
        u8* at = code + offset;
        for (u32 i = 0; i < 100; ++i) {
            write_function(at, 0x01020304 * (i + 1));
            EQUAL(((function)(uptr)at)(), 0x01020304 * (i + 1));
            // Only what lies on the second page.
            u8* second = code + 4096;
            if (second > at && second < at + 5) {
                *second ^= 0xff;
                CHECK(((function)(uptr)at)() != 0x01020304 * (i + 1));
                *second ^= 0xff;
            }
        }
    }
}

static void string_store(void) {
    // REP STOSB over code, then it runs.
    for (u32 i = 1; i < 100; ++i) {
        memset(code, 0x90, 4096);
        write_function(code + 4000, i);
        EQUAL(((function)(uptr)code)(), i);
        memset(code + 3990, 0xcc, 20);
        write_function(code + 3990, i + 1);
        EQUAL(((function)(uptr)code)(), i + 1);
    }
}

static void remapped(void) {
    // The same linear address on another page.
    const u64 at = FREE_LINEAR + 0x50000;
    write_function(code, 0xaaaa);
    write_function(code + 4096, 0xbbbb);
    for (unsigned i = 0; i < 100; ++i) {
        map_page(at, physical(code), PTE_P | PTE_W);
        EQUAL(((function)(uptr)at)(), 0xaaaa);
        map_page(at, physical(code + 4096), PTE_P | PTE_W);
        EQUAL(((function)(uptr)at)(), 0xbbbb);
    }
}

void guest_main(void) {
    plain();
    next_instruction();
    same_block();
    through_alias();
    across_pages();
    string_store();
    remapped();
    pass();
}
