// SPDX-License-Identifier: BSD-2-Clause
// Pages of 4 KiB, 2 MiB and 1 GiB; accessed and dirty bits are set by what they stand for, and only by that.
#include "../lib/long.h"

static u8 data[2][4096] __attribute__((aligned(4096)));

static void small_pages(void) {
    const u64 at = FREE_LINEAR;
    map_page(at, physical(data[0]), PTE_P | PTE_W);
    u64* entry = page_entry(at);
    u64* directory = table_entry(at, 1);
    EQUAL(*entry & (PTE_A | PTE_D), 0);
    CHECK((*directory & PTE_A) == 0);
    data[0][5] = 0x5a;
    EQUAL(read8(at + 5), 0x5a);
    EQUAL(*entry & (PTE_A | PTE_D), PTE_A);
    EQUAL(*directory & (PTE_A | PTE_D), PTE_A);
    EQUAL(*table_entry(at, 3) & PTE_A, PTE_A);
    write8(at + 5, 0xa5);
    EQUAL(data[0][5], 0xa5);
    EQUAL(*entry & (PTE_A | PTE_D), PTE_A | PTE_D);
    EQUAL(*directory & PTE_D, 0);
    // Software may take the bits away; the next access after an invalidation sets them again.
    *entry &= ~(u64)(PTE_A | PTE_D);
    invlpg(at);
    (void)read8(at);
    EQUAL(*entry & (PTE_A | PTE_D), PTE_A);
    // A change of the entry is seen after INVLPG.
    data[1][7] = 0x77;
    map_page(at, physical(data[1]), PTE_P | PTE_W);
    EQUAL(read8(at + 7), 0x77);
    // An access across two pages that are not neighbours in memory.
    map_page(at + 4096, physical(data[0]), PTE_P | PTE_W);
    write64(at + 4092, 0x1122334455667788);
    EQUAL(*(u32*)&data[1][4092], 0x55667788);
    EQUAL(*(u32*)&data[0][0], 0x11223344);
    EQUAL(read64(at + 4092), 0x1122334455667788);
}

static void failed_write_leaves_dirty_alone(void) {
    const u64 at = FREE_LINEAR + 0x10000;
    map_page(at, physical(data[0]), PTE_P);
    CHECK(protect(poke8, (void*)at));
    EQUAL(trap.vector, PF);
    EQUAL(*page_entry(at) & PTE_D, 0);
}

static void large_pages(void) {
    const u64 at = FREE_LINEAR + (1ull << 30);
    u64* entry = table_entry(at, 1);
    *entry = 0x200000 | PTE_P | PTE_W | PTE_PS;
    *(volatile u32*)0x2abcd0 = 0xfeedface;
    EQUAL((u32)read64(at + 0xabcd0), 0xfeedface);
    EQUAL(*entry & (PTE_A | PTE_D), PTE_A);
    write8(at + 0xabcd0, 1);
    EQUAL(*entry & (PTE_A | PTE_D), PTE_A | PTE_D);
    EQUAL(*(volatile u8*)0x2abcd0, 1);
}

static void huge_pages(void) {
    if (!has_bit(cpuid(0x80000001, 0).edx, 26)) {
        print("no 1 GiB pages\n");
        return;
    }
    const u64 at = FREE_LINEAR + (8ull << 30);
    u64* entry = table_entry(at, 2);
    *entry = 0 | PTE_P | PTE_W | PTE_PS;
    *(volatile u32*)0x2abcd0 = 0xcafef00d;
    EQUAL((u32)read64(at + 0x2abcd0), 0xcafef00d);
    EQUAL(*entry & (PTE_A | PTE_D), PTE_A);
    write8(at + 0x2abcd0, 2);
    EQUAL(*entry & (PTE_A | PTE_D), PTE_A | PTE_D);
}

void guest_main(void) {
    small_pages();
    failed_write_leaves_dirty_alone();
    large_pages();
    huge_pages();
    pass();
}
