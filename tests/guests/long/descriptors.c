// SPDX-License-Identifier: BSD-2-Clause
// LAR, LSL, VERR, VERW; accessed bits; the LDT; SGDT, SIDT, SLDT, STR.
#include "../lib/long.h"

static bool lar(u32 selector, u32* rights) {
    u8 ok;
    __asm__ volatile("lar %2, %1\n setz %0" : "=q"(ok), "+r"(*rights) : "r"(selector) : "cc");
    return ok;
}
static bool lsl(u32 selector, u32* limit) {
    u8 ok;
    __asm__ volatile("lsl %2, %1\n setz %0" : "=q"(ok), "+r"(*limit) : "r"(selector) : "cc");
    return ok;
}
static bool verr(u16 selector) {
    u8 ok;
    __asm__ volatile("verr %1\n setz %0" : "=q"(ok) : "r"(selector) : "cc");
    return ok;
}
static bool verw(u16 selector) {
    u8 ok;
    __asm__ volatile("verw %1\n setz %0" : "=q"(ok) : "r"(selector) : "cc");
    return ok;
}

void guest_main(void) {
    u32 value = 0xdead;
    CHECK(lar(KDATA, &value));
    EQUAL(value & 0xf0ff00, 0xc09300);  // bits 19…16 are undefined
    CHECK(lar(KCODE, &value));
    EQUAL(value & 0xf0ff00, 0xa09b00);
    value = 0xdead;
    CHECK(!lar(0, &value));
    CHECK(!lar(0x1000, &value));
    EQUAL(value, 0xdead);
    CHECK(lsl(KDATA, &value));
    EQUAL(value, 0xffffffff);
    CHECK(lsl(TSS, &value));
    EQUAL(value, sizeof tss - 1);
    gdt[SPARE / 8] = 0x0000930000001234;  // byte granular
    CHECK(lsl(SPARE, &value));
    EQUAL(value, 0x1234);
    CHECK(verr(KDATA) && verw(KDATA));
    CHECK(verr(KCODE) && !verw(KCODE));
    CHECK(!verr(0) && !verr(TSS));
    gdt[SPARE / 8] = 0x0000910000001234;  // read-only
    CHECK(verr(SPARE) && !verw(SPARE));
    gdt[SPARE / 8] = 0x0000980000001234;  // execute-only
    CHECK(!verr(SPARE));
    // Loading sets the accessed bit.
    gdt[SPARE / 8] = 0x00cf92000000ffff;
    __asm__ volatile("mov %0, %%es" : : "r"(SPARE) : "memory");
    EQUAL(gdt[SPARE / 8], 0x00cf93000000ffff);
    // An LDT.
    static u64 table[2] = {0, 0x00cf92000000ffff};
    const u64 base = (u64)table;
    gdt[SPARE / 8 + 2] = 15 | ((base & 0xffffff) << 16) | (0x82ull << 40) | ((base >> 24) << 56);
    gdt[SPARE / 8 + 3] = base >> 32;
    __asm__ volatile("lldt %w0" : : "r"(SPARE + 16));
    __asm__ volatile("mov %0, %%es" : : "r"(0xc) : "memory");
    EQUAL(table[1], 0x00cf93000000ffff);
    u16 selector;
    __asm__ volatile("sldt %0" : "=m"(selector));
    EQUAL(selector, SPARE + 16);
    __asm__ volatile("str %0" : "=m"(selector));
    EQUAL(selector, TSS);
    struct table_pointer pointer;
    __asm__ volatile("sgdt %0" : "=m"(pointer));
    EQUAL(pointer.base, (u64)gdt);
    __asm__ volatile("sidt %0" : "=m"(pointer));
    EQUAL(pointer.base, (u64)idt);
    EQUAL(pointer.limit, sizeof idt - 1);
    EQUAL((gdt[TSS / 8] >> 40) & 0xff, 0x8b);  // busy
    pass();
}
