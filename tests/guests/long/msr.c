// SPDX-License-Identifier: BSD-2-Clause
// Model-specific registers: values that are kept, values that are refused, FS and GS bases, SWAPGS, the TSC.
#include "../lib/long.h"

static void read_unknown(void* unused) {
    (void)unused;
    __asm__ volatile(MARK "rdmsr" : : "c"(0x7fffffff) : "rax", "rdx", "r11");
}
static void write_unknown(void* unused) {
    (void)unused;
    __asm__ volatile(MARK "wrmsr" : : "c"(0x7fffffff), "a"(0), "d"(0) : "r11");
}
static u32 index_written;
static void write_value(void* value) {
    __asm__ volatile(MARK "wrmsr" : : "c"(index_written), "a"((u32)(u64)value), "d"((u32)((u64)value >> 32)) : "r11");
}
static void refuses(u32 index, u64 value) {
    index_written = index;
    TRAPS(write_value, value, GP, 0);
}
static void keeps(u32 index, u64 value) {
    const u64 old = rdmsr(index);
    wrmsr(index, value);
    EQUAL(rdmsr(index), value);
    wrmsr(index, old);
    EQUAL(rdmsr(index), old);
}

static void bases(void) {
    static u64 where[2] = {0x1111, 0x2222};
    u64 seen;
    wrmsr(MSR_FS_BASE, (u64)where);
    __asm__ volatile("mov %%fs:8, %0" : "=r"(seen));
    EQUAL(seen, 0x2222);
    wrmsr(MSR_GS_BASE, (u64)&where[0]);
    wrmsr(MSR_KERNEL_GS_BASE, (u64)&where[1]);
    __asm__ volatile("mov %%gs:0, %0" : "=r"(seen));
    EQUAL(seen, 0x1111);
    __asm__ volatile("swapgs; mov %%gs:0, %0" : "=r"(seen));
    EQUAL(seen, 0x2222);
    EQUAL(rdmsr(MSR_KERNEL_GS_BASE), (u64)&where[0]);
    EQUAL(rdmsr(MSR_GS_BASE), (u64)&where[1]);
    __asm__ volatile("swapgs");
    if (has_bit(cpuid(7, 0).ebx, 0)) {
        write_cr4(read_cr4() | CR4_FSGSBASE);
        __asm__ volatile("wrfsbase %1; rdfsbase %0" : "=r"(seen) : "r"((u64)&where[1]));
        EQUAL(seen, (u64)&where[1]);
        EQUAL(rdmsr(MSR_FS_BASE), (u64)&where[1]);
        write_cr4(read_cr4() & ~(u64)CR4_FSGSBASE);
    }
    // Loading a selector replaces the base by the descriptor's.
    __asm__ volatile("mov %0, %%fs" : : "r"(KDATA));
    EQUAL(rdmsr(MSR_FS_BASE), 0);
    __asm__ volatile("mov %0, %%fs" : : "r"(0));
}

static void clock(void) {
    u64 last = rdtsc();
    for (unsigned i = 0; i < 10000; ++i) {
        const u64 now = rdtsc();
        CHECK(now >= last);
        last = now;
    }
    if (!under_qemu()) {  // where the TSC cannot be set
        wrmsr(0x10, 1000000);
        CHECK(rdtsc() >= 1000000 && rdtsc() < 1000000 + 40000000000ull);
        CHECK(rdmsr(0x10) >= 1000000);
    }
    if (has_bit(cpuid(0x80000001, 0).edx, 27)) {
        wrmsr(MSR_TSC_AUX, 0x1234);
        u32 aux;
        __asm__ volatile("rdtscp" : "=c"(aux) : : "rax", "rdx");
        EQUAL(aux, 0x1234);
    }
    if (has_bit(cpuid(7, 0).ebx, 1) && !under_qemu()) {
        const u64 adjust = rdmsr(MSR_TSC_ADJUST), now = rdtsc();
        wrmsr(MSR_TSC_ADJUST, adjust + (1ull << 40));
        CHECK(rdtsc() - now >= 1ull << 40);
    }
}

void guest_main(void) {
    if (!under_qemu()) {  // where unknown ones read as 0
        TRAPS(read_unknown, 0, GP, 0);
        TRAPS(write_unknown, 0, GP, 0);
    }
    keeps(MSR_LSTAR, 0xffff800012345678);
    keeps(MSR_STAR, 0x0023001000000000);
    keeps(MSR_FMASK, 0x47700);
    keeps(MSR_KERNEL_GS_BASE, 0xffffffffffff0000);
    keeps(MSR_SYSENTER_EIP, 0xffffffff81000000);
    keeps(MSR_PAT, 0x0007010600070106);
    if (!under_qemu()) {  // which takes them all
        refuses(MSR_LSTAR, 0x0000800000000000);
        refuses(MSR_FS_BASE, 0x8000000000000000);
        refuses(MSR_PAT, 0x0007010600070102);  // 2 is no memory type
        refuses(MSR_EFER, rdmsr(MSR_EFER) | (1ull << 1));
        refuses(MSR_EFER, rdmsr(MSR_EFER) & ~(u64)EFER_LME);  // with paging on
    }
    EQUAL(rdmsr(MSR_EFER) & EFER_LMA, EFER_LMA);
    wrmsr(MSR_EFER, rdmsr(MSR_EFER) & ~(u64)EFER_LMA);  // read-only: no effect
    EQUAL(rdmsr(MSR_EFER) & EFER_LMA, EFER_LMA);
    bases();
    clock();
    pass();
}
