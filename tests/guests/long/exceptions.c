// SPDX-License-Identifier: BSD-2-Clause
// Each exception of 64-bit code: vector, error code and saved RIP.
#include "../lib/long.h"

static void divide_by_zero(void* unused) {
    (void)unused;
    __asm__ volatile(MARK "divl %2" : : "a"(1), "d"(0), "r"(0) : "r11", "cc");
}
static void divide_overflow(void* unused) {
    (void)unused;
    __asm__ volatile(MARK "divl %2" : : "a"(0), "d"(2), "r"(1) : "r11", "cc");
}
static void undefined(void* unused) {
    (void)unused;
    __asm__ volatile(MARK "ud2" : : : "r11");
}
static void locked_register(void* unused) {
    (void)unused;
    __asm__ volatile(MARK ".byte 0xf0, 0x01, 0xc0" : : : "r11");
}
static void read_noncanonical(void* unused) {
    (void)unused;
    __asm__ volatile(MARK "mov (%0), %%al" : : "r"(0x800000000000ull) : "r11", "rax");
}
static void stack_noncanonical(void* unused) {
    (void)unused;
    __asm__ volatile("mov %%rbp, %%r10; mov %0, %%rbp; " MARK "mov (%%rbp), %%al" : : "r"(0x800000000000ull)
                     : "r10", "r11", "rax");
}
static void jump_noncanonical(void* unused) {
    (void)unused;
    __asm__ volatile(MARK "jmp *%0" : : "r"(0x800000000000ull) : "r11");
}
static void load_es(void* selector) {
    __asm__ volatile(MARK "mov %w0, %%es" : : "r"(selector) : "r11");
}
static void load_ss(void* selector) {
    __asm__ volatile(MARK "mov %w0, %%ss" : : "r"(selector) : "r11");
}
static void far_jump(void* selector) {
    struct __attribute__((packed)) {
        u32 offset;
        u16 selector;
    } target = {0x1000, (u16)(uptr)selector};
    __asm__ volatile(MARK "ljmpl *%0" : : "m"(target) : "r11");
}
static void load_tr(void* selector) {
    __asm__ volatile(MARK "ltr %w0" : : "r"(selector) : "r11");
}
static void load_ldt(void* selector) {
    __asm__ volatile(MARK "lldt %w0" : : "r"(selector) : "r11");
}
static void int_beyond_idt(void* unused) {
    (void)unused;
    __asm__ volatile(MARK "int $0x81" : : : "r11");
}
static void write_cr4_reserved(void* unused) {
    (void)unused;
    __asm__ volatile(MARK "mov %0, %%cr4" : : "r"(read_cr4() | (1ull << 40)) : "r11");
}
static void breakpoint(void* unused) {
    (void)unused;
    __asm__ volatile("lea 9f(%%rip), %%r11; mov %%r11, marked; int3; 9:" : : : "r11");
}
static void icebp(void* unused) {
    (void)unused;
    __asm__ volatile("lea 9f(%%rip), %%r11; mov %%r11, marked; .byte 0xf1; 9:" : : : "r11");
}
static void int_zero(void* unused) {
    (void)unused;
    __asm__ volatile("lea 9f(%%rip), %%r11; mov %%r11, marked; int $0; 9:" : : : "r11");
}

static void segments(void) {
    // A selector beyond the table, the LDT where there is none, code that cannot be read, data not present.
    TRAPS(load_es, 0x1000, GP, 0x1000);
    TRAPS(load_es, 0x1007, GP, 0x1004);
    __asm__ volatile("lldt %w0" : : "r"(0));
    TRAPS(load_es, 0x0c, GP, 0x0c);
    gdt[SPARE / 8] = 0x00cf13000000ffff;  // data, not present
    TRAPS(load_es, SPARE, NP, SPARE);
    TRAPS(load_ss, SPARE, SS, SPARE);
    gdt[SPARE / 8] = 0x00af98000000ffff;  // code that may not be read
    TRAPS(load_es, SPARE, GP, SPARE);
    TRAPS(load_ss, SPARE, GP, SPARE);
    gdt[SPARE / 8] = 0x00cf91000000ffff;  // data that may not be written
    TRAPS(load_ss, SPARE, GP, SPARE);
    TRAPS(load_ss, UDATA, GP, UDATA & ~3);  // privilege
    __asm__ volatile("mov %w0, %%ss" : : "r"(0));  // null is allowed in 64-bit code below ring 3
    __asm__ volatile("mov %w0, %%ss" : : "r"(KDATA));
    TRAPS(far_jump, 0, GP, 0);
    TRAPS(far_jump, KDATA, GP, KDATA);
    gdt[SPARE / 8] = 0x00af1b000000ffff;  // code, not present
    TRAPS(far_jump, SPARE, NP, SPARE);
    gdt[SPARE / 8] = 0x00ef9b000000ffff;  // L and D both
    if (!under_qemu()) {  // which goes there
        TRAPS(far_jump, SPARE, GP, SPARE);
    }
    TRAPS(load_tr, KDATA, GP, KDATA);
    TRAPS(load_tr, TSS, GP, TSS);  // busy
    TRAPS(load_ldt, KDATA, GP, KDATA);
    gdt[SPARE / 8] = 0x0000020000000000;  // LDT, not present
    gdt[SPARE / 8 + 1] = 0;
    TRAPS(load_ldt, SPARE, NP, SPARE);
}

void guest_main(void) {
    TRAPS(divide_by_zero, 0, DE, 0);
    EQUAL(trap.rflags & FLAG_RF, FLAG_RF);  // faults set RF in what they push
    TRAPS(divide_overflow, 0, DE, 0);
    TRAPS(undefined, 0, UD, 0);
    TRAPS(locked_register, 0, UD, 0);
    TRAPS(read_noncanonical, 0, GP, 0);
    if (!under_qemu()) {  // #GP for the one, an endless exit to no hypervisor for the other
        TRAPS(stack_noncanonical, 0, SS, 0);
        TRAPS(write_cr4_reserved, 0, GP, 0);
    }
    TRAPS(breakpoint, 0, BP, 0);
    EQUAL(trap.rflags & FLAG_RF, 0);
    TRAPS(icebp, 0, DB, 0);
    TRAPS(int_zero, 0, DE, 0);
    segments();
    // A branch to an address that is not canonical faults at the branch, not at its target.
    CHECK(protect(jump_noncanonical, 0));
    EQUAL(trap.vector, GP);
    EQUAL(trap.rip, under_qemu() ? 0x800000000000ull : marked);
    lidt((u64)idt, 0x81 * 16 - 1);
    TRAPS(int_beyond_idt, 0, GP, 0x81 * 8 + 2);
    pass();
}
