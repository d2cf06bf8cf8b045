// SPDX-License-Identifier: BSD-2-Clause
// Control registers: combinations that are refused, bits that read back, CR8, SMSW and LMSW.
#include "../lib/long.h"

static void set_cr0(void* value) { __asm__ volatile(MARK "mov %0, %%cr0" : : "r"(value) : "r11"); }
static void set_cr3(void* value) { __asm__ volatile(MARK "mov %0, %%cr3" : : "r"(value) : "r11"); }
static void set_cr4(void* value) { __asm__ volatile(MARK "mov %0, %%cr4" : : "r"(value) : "r11"); }
static void set_cr8(void* value) { __asm__ volatile(MARK "mov %0, %%cr8" : : "r"(value) : "r11"); }
static void set_dr7(void* value) { __asm__ volatile(MARK "mov %0, %%dr7" : : "r"(value) : "r11"); }
static void read_cr1(void* unused) {
    (void)unused;
    __asm__ volatile(MARK ".byte 0x0f, 0x20, 0xc8" : : : "rax", "r11");
}

void guest_main(void) {
    const u64 cr0 = read_cr0(), cr4 = read_cr4();
    TRAPS(read_cr1, 0, UD, 0);
    if (!under_qemu()) {
        TRAPS(set_cr0, cr0 & ~(u64)CR0_PE, GP, 0);                  // PG without PE
        TRAPS(set_cr0, (cr0 | CR0_NW) & ~(u64)CR0_CD, GP, 0);       // NW without CD
        TRAPS(set_cr0, cr0 & ~(u64)CR0_PG, GP, 0);                  // not in 64-bit code
        TRAPS(set_cr0, cr0 | (1ull << 32), GP, 0);
        TRAPS(set_cr4, cr4 & ~(u64)CR4_PAE, GP, 0);                 // not in long mode
        TRAPS(set_cr4, cr4 | (1ull << 15), GP, 0);
        TRAPS(set_cr3, read_cr3() | (1ull << 52), GP, 0);
        TRAPS(set_cr8, 16, GP, 0);
        TRAPS(set_dr7, 1ull << 32, GP, 0);
    }
    EQUAL(read_cr0(), cr0);
    EQUAL(read_cr4(), cr4);
    CHECK(!protect(set_cr0, (void*)(cr0 | CR0_TS | CR0_AM)));
    EQUAL(read_cr0(), cr0 | CR0_TS | CR0_AM);
    u64 word;
    __asm__ volatile("smsw %0" : "=r"(word));
    EQUAL(word & 0xffff, (cr0 | CR0_TS) & 0xffff);
    __asm__ volatile("lmsw %w0" : : "r"((u32)CR0_MP));  // cannot clear PE
    EQUAL(read_cr0() & 0xf, CR0_PE | CR0_MP);
    write_cr0(cr0);
    write_cr0(cr0 & ~(u64)0x10);  // ET is always 1
    EQUAL(read_cr0() & 0x10, 0x10);
    write_cr0(cr0);
    for (u64 level = 0; level < 16; ++level) {
        u64 seen;
        set_cr8((void*)level);
        __asm__ volatile("mov %%cr8, %0" : "=r"(seen));
        EQUAL(seen, level);
    }
    set_cr8(0);
    __asm__ volatile("mov %0, %%cr2" : : "r"(0x123456789abcdef0));
    EQUAL(read_cr2(), 0x123456789abcdef0);
    pass();
}
