// SPDX-License-Identifier: BSD-2-Clause
// What INVLPG, CR3, CR4.PGE, PCID and INVPCID take out of the TLB, and what they must leave visible at once.
#include "../lib/long.h"

static u8 data[2][4096] __attribute__((aligned(4096)));
static const u64 at = FREE_LINEAR;

/// Changes the mapping without any invalidation.
static void change(unsigned to, u64 flags) { *page_entry(at) = physical(data[to]) | PTE_P | PTE_W | flags; }

static void invpcid(u64 type, u64 pcid, u64 address) {
    const struct {
        u64 pcid, address;
    } descriptor = {pcid, address};
    __asm__ volatile("invpcid %0, %1" : : "m"(descriptor), "r"(type) : "memory");
}

/// After `invalidate` the new mapping has to be there.
#define SEES_CHANGE(flags, invalidate) \
    do {                               \
        change(0, flags);              \
        invlpg(at);                    \
        EQUAL(read8(at), 0x10);        \
        change(1, flags);              \
        invalidate;                    \
        EQUAL(read8(at), 0x20);        \
    } while (0)

static void with_pcid(void) {
    if (!has_bit(cpuid(1, 0).ecx, 17)) {
        print("no PCID\n");
        return;
    }
    const u64 root = read_cr3() & ~0xfffull;
    write_cr4(read_cr4() | CR4_PCIDE);
    EQUAL(read_cr3(), root);
    SEES_CHANGE(0, write_cr3(root));
    SEES_CHANGE(0, write_cr3(root | 1));
    EQUAL(read_cr3(), root | 1);
    // Bit 63 keeps translations, and is not stored.
    write_cr3(root | 2 | (1ull << 63));
    EQUAL(read_cr3(), root | 2);
    write_cr3(root);
    if (has_bit(cpuid(7, 0).ebx, 10)) {
        SEES_CHANGE(0, invpcid(0, 0, at));
        SEES_CHANGE(0, invpcid(1, 0, 0));
        SEES_CHANGE(PTE_G, invpcid(2, 0, 0));
        SEES_CHANGE(0, invpcid(3, 0, 0));
        // An address space that is not the current one: what it cached is gone when it is entered with "keep".
        change(0, 0);
        write_cr3(root | 5);
        EQUAL(read8(at), 0x10);
        write_cr3(root | 6 | (1ull << 63));
        change(1, 0);
        invpcid(1, 5, 0);
        invpcid(1, 6, 0);
        write_cr3(root | 5 | (1ull << 63));
        EQUAL(read8(at), 0x20);
        write_cr3(root);
    }
    // PCIDE may not be set while CR3[11:0] is not 0.
    write_cr4(read_cr4() & ~(u64)CR4_PCIDE);
    write_cr3(root | 0x18);
    write_cr3(root);
}

static void set_pcide(void* unused) {
    (void)unused;
    __asm__ volatile(MARK "mov %0, %%cr4" : : "r"(read_cr4() | CR4_PCIDE) : "r11");
}

void guest_main(void) {
    map_page(at, physical(data[0]), PTE_P | PTE_W);
    data[0][0] = 0x10;
    data[1][0] = 0x20;
    SEES_CHANGE(0, invlpg(at));
    SEES_CHANGE(PTE_G, invlpg(at));
    SEES_CHANGE(0, write_cr3(read_cr3()));
    write_cr4(read_cr4() | CR4_PGE);
    SEES_CHANGE(0, write_cr3(read_cr3()));
    SEES_CHANGE(PTE_G, write_cr4(read_cr4() ^ CR4_PGE));
    write_cr4(read_cr4() | CR4_PGE);
    SEES_CHANGE(PTE_G, write_cr4(read_cr4() & ~(u64)CR4_PGE));
    SEES_CHANGE(PTE_G, write_cr4(read_cr4() ^ CR4_PSE));
    // Paging on anew, permissions: a page that was read may still not be written, one that became writable may.
    change(0, 0);
    *page_entry(at) &= ~(u64)PTE_W;
    invlpg(at);
    (void)read8(at);
    CHECK(protect(poke8, (void*)at));
    *page_entry(at) |= PTE_W;
    invlpg(at);
    write8(at, 0x10);
    with_pcid();
    if (has_bit(cpuid(1, 0).ecx, 17)) {
        write_cr3(read_cr3() | 0x18);
        TRAPS(set_pcide, 0, GP, 0);
        write_cr3(read_cr3() & ~0xfffull);
    }
    pass();
}
