// SPDX-License-Identifier: BSD-2-Clause
// XSETBV, XGETBV and the XSAVE family: what they refuse, what they keep, and what AVX needs.
#include "../lib/long.h"

static u8 area[1024] __attribute__((aligned(64)));

static void xsetbv(u32 index, u64 value) {
    __asm__ volatile("lea 9f(%%rip), %%r11; mov %%r11, marked\n 9: xsetbv" : : "c"(index), "a"((u32)value), "d"((u32)(value >> 32))
                     : "r11", "memory");
}
static u64 xgetbv(u32 index) {
    u32 low, high;
    __asm__ volatile("xgetbv" : "=a"(low), "=d"(high) : "c"(index));
    return ((u64)high << 32) | low;
}
static void set_xcr0(void* value) { xsetbv(0, (u64)value); }
static void set_xcr1(void* value) { xsetbv(1, (u64)value); }
static void avx(void* unused) {
    (void)unused;
    __asm__ volatile(MARK "vxorps %%ymm1, %%ymm1, %%ymm1" : : : "r11");
}
static void xsave(void* at) {
    __asm__ volatile(MARK "xsave (%0)" : : "r"(at), "a"(7), "d"(0) : "r11", "memory");
}
static void xrstor(void* at) {
    __asm__ volatile(MARK "xrstor (%0)" : : "r"(at), "a"(7), "d"(0) : "r11", "memory");
}

static void refusals(void) {
    TRAPS(set_xcr0, 0, GP, 0);  // x87 has to be on
    TRAPS(set_xcr0, 2, GP, 0);
    TRAPS(set_xcr0, 5, GP, 0);  // AVX without SSE
    TRAPS(set_xcr0, (1ull << 62) | 7, GP, 0);
    TRAPS(set_xcr1, 1, GP, 0);
    EQUAL(xgetbv(0), 1);
    TRAPS(avx, 0, UD, 0);
    set_xcr0((void*)3);
    TRAPS(avx, 0, UD, 0);
    set_xcr0((void*)7);
    EQUAL(xgetbv(0), 7);
    CHECK(!protect(avx, 0));
    TRAPS(xsave, area + 8, GP, 0);
    TRAPS(xrstor, area + 8, GP, 0);
}

static const u32 pattern[8] = {1, 2, 3, 4, 5, 6, 7, 8};

static void keeps(void) {
    u32 seen[8];
    memset(area, 0, sizeof area);
    __asm__ volatile("vmovups %0, %%ymm5" : : "m"(pattern));
    xsave(area);
    EQUAL(*(u64*)(area + 512) & 4, 4);  // XSTATE_BV has AVX
    EQUAL(memcmp(area + 160 + 16 * 5, pattern, 16), 0);
    EQUAL(memcmp(area + 576 + 16 * 5, pattern + 4, 16), 0);
    __asm__ volatile("vxorps %%ymm5, %%ymm5, %%ymm5" : : );
    xrstor(area);
    __asm__ volatile("vmovups %%ymm5, %0" : "=m"(seen));
    EQUAL(memcmp(seen, pattern, sizeof seen), 0);
    // Only what is asked for: SSE, not AVX.
    __asm__ volatile("vxorps %%ymm5, %%ymm5, %%ymm5\n xrstor (%0)" : : "r"(area), "a"(2), "d"(0) : "memory");
    __asm__ volatile("vmovups %%ymm5, %0" : "=m"(seen));
    EQUAL(memcmp(seen, pattern, 16), 0);
    EQUAL(seen[4] | seen[5] | seen[6] | seen[7], 0);
    // A component that the area does not have is put into its initial state.
    __asm__ volatile("vmovups %0, %%ymm5" : : "m"(pattern));
    *(u64*)(area + 512) = 0;
    xrstor(area);
    __asm__ volatile("vmovups %%ymm5, %0" : "=m"(seen));
    EQUAL(seen[0] | seen[4], 0);
}

static void headers(void) {
    memset(area, 0, sizeof area);
    *(u32*)(area + 24) = 0x1f80;
    CHECK(!protect(xrstor, area));
    *(u64*)(area + 512) = 8;  // a component that is not on
    TRAPS(xrstor, area, GP, 0);
    *(u64*)(area + 512) = 0;
    *(u64*)(area + 528) = 1;  // reserved
    TRAPS(xrstor, area, GP, 0);
    *(u64*)(area + 528) = 0;
    *(u64*)(area + 520) = 1;  // XCOMP_BV without the compaction bit
    TRAPS(xrstor, area, GP, 0);
}

static void task_switched(void) {
    write_cr0(read_cr0() | CR0_TS);
    if (!under_qemu()) {  // which saves all the same
        TRAPS(xsave, area, NM, 0);
    }
    TRAPS(avx, 0, NM, 0);
    __asm__ volatile("clts");
}

static void without_osxsave(void) {
    write_cr4(read_cr4() & ~(u64)CR4_OSXSAVE);
    EQUAL(has_bit(cpuid(1, 0).ecx, 27), 0);
    TRAPS(set_xcr0, 7, UD, 0);
    TRAPS(xsave, area, UD, 0);
    TRAPS(avx, 0, UD, 0);
}

void guest_main(void) {
    if (!has_bit(cpuid(1, 0).ecx, 26) || !has_bit(cpuid(1, 0).ecx, 28)) {
        skip("no XSAVE or no AVX");
    }
    write_cr4(read_cr4() | CR4_OSXSAVE);
    EQUAL(has_bit(cpuid(1, 0).ecx, 27), 1);
    EQUAL(xgetbv(0), 1);
    refusals();
    EQUAL(cpuid(13, 0).ebx, 832);  // for what is on
    keeps();
    headers();
    task_switched();
    without_osxsave();
    pass();
}
