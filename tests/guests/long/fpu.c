// SPDX-License-Identifier: BSD-2-Clause
// The x87 and SSE exceptions that the system sees: #NM by TS and EM, #MF, #XM, and #UD without OSFXSR or OSXMMEXCPT.
#include "../lib/long.h"

static void x87(void* unused) {
    (void)unused;
    __asm__ volatile(MARK "fldz" : : : "r11");
}
static void wait(void* unused) {
    (void)unused;
    __asm__ volatile(MARK "fwait" : : : "r11");
}
static void sse(void* unused) {
    (void)unused;
    __asm__ volatile(MARK "xorps %%xmm0, %%xmm0" : : : "r11");
}
static void mmx(void* unused) {
    (void)unused;
    __asm__ volatile(MARK "pxor %%mm0, %%mm0" : : : "r11");
}
static void divide(void* unused) {
    (void)unused;
    __asm__ volatile("fld1; fldz; fdivrp %%st, %%st(1)\n" MARK "fwait" : : : "r11");
}
static void divide_sse(void* unused) {
    (void)unused;
    static const float zero = 0;
    static const u32 one = 0x3f800000;
    __asm__ volatile("movss %0, %%xmm0\n" MARK "divss %1, %%xmm0" : : "m"(one), "m"(zero) : "r11");
}
static void load_mxcsr(void* value) {
    const u32 word = (u32)(uptr)value;
    __asm__ volatile(MARK "ldmxcsr %0" : : "m"(word) : "r11");
}
static u8 area[1024] __attribute__((aligned(64)));
static void fxsave_unaligned(void* unused) {
    (void)unused;
    __asm__ volatile(MARK "fxsave 8(%0)" : : "r"(area) : "r11", "memory");
}
static void fxrstor(void* unused) {
    (void)unused;
    __asm__ volatile(MARK "fxrstor (%0)" : : "r"(area) : "r11", "memory");
}

static void set_cr0(u64 bits) { write_cr0((read_cr0() & ~(u64)(CR0_TS | CR0_EM | CR0_MP)) | bits); }
static void runs(void (*what)(void*)) { CHECK(!protect(what, 0)); }

void guest_main(void) {
    __asm__ volatile("fninit");
    set_cr0(CR0_MP);
    runs(x87);
    runs(sse);
    set_cr0(CR0_MP | CR0_TS);
    TRAPS(x87, 0, NM, 0);
    TRAPS(wait, 0, NM, 0);
    TRAPS(sse, 0, NM, 0);
    TRAPS(mmx, 0, NM, 0);
    set_cr0(CR0_TS);
    runs(wait);  // without MP
    TRAPS(x87, 0, NM, 0);
    __asm__ volatile("clts");
    EQUAL(read_cr0() & CR0_TS, 0);
    runs(x87);
    set_cr0(CR0_EM);
    TRAPS(x87, 0, NM, 0);
    TRAPS(sse, 0, UD, 0);
    TRAPS(mmx, 0, UD, 0);
    runs(wait);
    set_cr0(CR0_MP);
    // An x87 exception is reported by the next waiting instruction.
    const u16 control = 0x37f & ~4;
    __asm__ volatile("fninit; fldcw %0" : : "m"(control));
    TRAPS(divide, 0, MF, 0);
    u16 status;
    __asm__ volatile("fnstsw %0" : "=m"(status));
    EQUAL(status & 0x8084, 0x8084);
    __asm__ volatile("fnclex; fninit");
    runs(x87);
    // SSE, at once, at the instruction.
    CHECK(protect(load_mxcsr, (void*)0x1f80) == 0);
    runs(divide_sse);
    if (!under_qemu()) {  // which has no #XM
        CHECK(protect(load_mxcsr, (void*)(0x1f80 & ~0x200)) == 0);
        TRAPS(divide_sse, 0, XM, 0);
        write_cr4(read_cr4() & ~(u64)CR4_OSXMMEXCPT);
        TRAPS(divide_sse, 0, UD, 0);
        write_cr4(read_cr4() | CR4_OSXMMEXCPT);
    }
    (void)protect(load_mxcsr, (void*)0x1f80);
    if (!under_qemu()) {  // which lets reserved bits of MXCSR pass
        TRAPS(load_mxcsr, 0x11f80, GP, 0);
    }
    write_cr4(read_cr4() & ~(u64)CR4_OSFXSR);
    TRAPS(sse, 0, UD, 0);
    runs(mmx);
    write_cr4(read_cr4() | CR4_OSFXSR);
    TRAPS(fxsave_unaligned, 0, GP, 0);
    __asm__ volatile("fxsave %0" : "=m"(area));
    runs(fxrstor);
    if (!under_qemu()) {
        *(u32*)(area + 24) = 0xffffffff;  // MXCSR
        TRAPS(fxrstor, 0, GP, 0);
    }
    pass();
}
