// SPDX-License-Identifier: BSD-2-Clause
// Instructions and operands that lie on two pages, the second of which is not there, or forbidden.
#include "../lib/long.h"

static u8 pages[2][4096] __attribute__((aligned(4096)));
static const u64 first = FREE_LINEAR + 0x100000, second = FREE_LINEAR + 0x101000;

static void call(void* at) { ((void (*)(void))at)(); }

static void code(void) {
    static const u8 instruction[] = {0x48, 0xb8, 1, 2, 3, 4, 5, 6, 7, 8, 0xc3};  // mov $imm64, %rax; ret
    for (u64 before = 1; before < 10; ++before) {
        const u64 at = second - before;
        map_page(first, physical(pages[0]), PTE_P | PTE_W);
        map_page(second, physical(pages[1]), PTE_P | PTE_W);
        memcpy((void*)at, instruction, sizeof instruction);
        CHECK(!protect(call, (void*)at));
        map_page(second, 0, 0);
        CHECK(protect(call, (void*)at));
        EQUAL(trap.vector, PF);
        EQUAL(trap.error, PF_I);
        EQUAL(trap.rip, at);
        EQUAL(trap_cr2, second);
        map_page(second, physical(pages[1]), PTE_P | PTE_W | PTE_NX);
        CHECK(protect(call, (void*)at));
        EQUAL(trap.error, PF_P | PF_I);
        EQUAL(trap_cr2, second);
        map_page(first, 0, 0);
        CHECK(protect(call, (void*)at));
        EQUAL(trap.error, PF_I);
        EQUAL(trap_cr2, at);
    }
    // The instruction ends with the page: the next page is not looked at.
    map_page(first, physical(pages[0]), PTE_P | PTE_W);
    map_page(second, 0, 0);
    *(u8*)(second - 1) = 0xc3;
    CHECK(!protect(call, (void*)(second - 1)));
    // The first bytes are no instruction: #UD comes before the fault of what is not read.
    *(u8*)(second - 2) = 0x0f;
    *(u8*)(second - 1) = 0x0b;
    CHECK(protect(call, (void*)(second - 2)));
    EQUAL(trap.vector, UD);
    // A long run of prefixes across the boundary.
    map_page(second, physical(pages[1]), PTE_P | PTE_W);
    memset((void*)(second - 8), 0x66, 20);
    CHECK(protect(call, (void*)(second - 8)));
    EQUAL(trap.vector, GP);
    EQUAL(trap.rip, second - 8);
}

static void modify(void* at) { __asm__ volatile(MARK "addq $1, (%0)" : : "r"(at) : "r11", "memory", "cc"); }

static void data(void) {
    // Nothing is written when the second half cannot be.
    map_page(first, physical(pages[0]), PTE_P | PTE_W);
    map_page(second, physical(pages[1]), PTE_P);
    for (u64 before = 1; before < 8; ++before) {
        write_cr0(read_cr0() & ~(u64)CR0_WP);
        write64(second - before, 0x11223344556677ff);
        write_cr0(read_cr0() | CR0_WP);
        TRAPS(modify, second - before, PF, PF_P | PF_W);
        EQUAL(trap_cr2, second);
        EQUAL(read64(second - before), 0x11223344556677ff);
    }
    map_page(second, physical(pages[1]), PTE_P | PTE_W);
    write64(second - 3, 0xffffff);
    CHECK(!protect(modify, (void*)(second - 3)));
    EQUAL(read64(second - 3), 0x1000000);
}

static void repeat(void* at) {
    void* to = at;
    u64 count = 64;
    __asm__ volatile(MARK "rep stosb" : "+D"(to), "+c"(count) : "a"(0x5a) : "r11", "memory");
}
static void strings(void) {
    // REP stops at the byte that faults, with its registers there.
    map_page(first, physical(pages[0]), PTE_P | PTE_W);
    map_page(second, 0, 0);
    memset(pages, 0, sizeof pages);
    TRAPS(repeat, second - 10, PF, PF_W);
    EQUAL(trap_cr2, second);
    EQUAL(trap.rcx, 54);
    EQUAL(trap.rdi, second);
    EQUAL(pages[0][4095], 0x5a);
    EQUAL(pages[0][4086], 0x5a);
    EQUAL(pages[0][4085], 0);
}

void guest_main(void) {
    code();
    data();
    strings();
    pass();
}
