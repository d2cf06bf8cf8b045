// SPDX-License-Identifier: BSD-2-Clause
// Segment limits and types outside 64-bit mode: byte and page granularity, expand-down, read-only, stack, code.
#include "../lib/protected.h"

static u8 data[8192] __attribute__((aligned(4096)));

static void set_es(u32 limit, u8 access, u8 flags) {
    gdt[SPARE / 8] = descriptor((u32)data, limit, access, flags);
    __asm__ volatile("mov %w0, %%es" : : "r"(SPARE) : "memory");
}
static void read_byte(void* at) { __asm__ volatile(MARK "movb %%es:(%0), %%al" : : "r"(at) : "eax"); }
static void read_word(void* at) { __asm__ volatile(MARK "movl %%es:(%0), %%eax" : : "r"(at) : "eax"); }
static void write_byte(void* at) { __asm__ volatile(MARK "movb $1, %%es:(%0)" : : "r"(at) : "memory"); }

// The handler restores ES; the segment has to be loaded for each try.
static void allowed(u32 limit, u8 access, u8 flags, void (*what)(void*), u32 at) {
    set_es(limit, access, flags);
    CHECK(!protect(what, (void*)at));
}
static void refused(u32 limit, u8 access, u8 flags, void (*what)(void*), u32 at) {
    set_es(limit, access, flags);
    TRAPS(what, at, GP, 0);
}

__asm__(".text\nuser_push: push %eax\n user_push_end: int $0x80\n");
extern const u8 user_push[];
static void push_at(u32 esp, u32 vector) {
    gdt[SPARE / 8] = descriptor((u32)data, 0x1ff, 0xf3, 4);
    const struct frame frame = {.eip = (u32)user_push, .cs = UCODE, .eflags = 2, .esp = esp, .ss = SPARE | 3};
    run_frame(&frame);
    EQUAL(trap.vector, vector);
    EQUAL(trap.error, 0);
    EQUAL(trap.esp, vector == SS ? esp : esp - 4);
}
static void code_limit(void* unused) {
    (void)unused;
    __asm__ volatile(MARK "ljmp %0, $0x200" : : "i"(SPARE));
}
static void run_off_code(void* unused) {
    (void)unused;
    __asm__ volatile("ljmp %0, $0xfe" : : "i"(SPARE));
}

void guest_main(void) {
    if (under_qemu()) {
        skip("QEMU checks no limits on access");
    }
    allowed(0xff, 0x93, 4, read_byte, 0xff);
    refused(0xff, 0x93, 4, read_byte, 0x100);
    allowed(0xff, 0x93, 4, read_word, 0xfc);
    refused(0xff, 0x93, 4, read_word, 0xfd);
    refused(0xff, 0x93, 4, read_word, 0xffffffff);
    allowed(0, 0x93, 0xc, read_byte, 0xfff);  // page granular: the low 12 bits count as ones
    refused(0, 0x93, 0xc, read_byte, 0x1000);
    allowed(0xff, 0x91, 4, read_byte, 0);  // read-only
    refused(0xff, 0x91, 4, write_byte, 0);
    allowed(0xff, 0x9b, 4, read_byte, 0);  // readable code
    refused(0xff, 0x9b, 4, write_byte, 0);
    // Expand-down: what lies above the limit, up to 4 GiB or 64 KiB by D/B.
    refused(0xff, 0x97, 4, read_byte, 0xff);
    allowed(0xff, 0x97, 4, read_byte, 0x100);
    allowed(0xff, 0x97, 0, read_byte, 0x1100);
    refused(0xff, 0x97, 0, read_byte, 0x10000);
    push_at(0x200, 0x80);
    push_at(0x204, SS);
    push_at(4, 0x80);
    push_at(2, SS);
    // Code: a jump beyond the limit, and running over it.
    memset(data, 0x90, sizeof data);
    gdt[SPARE / 8] = descriptor((u32)data, 0xff, 0x9b, 4);
    TRAPS(code_limit, 0, GP, 0);
    CHECK(protect(run_off_code, 0));
    EQUAL(trap.vector, GP);
    EQUAL(trap.error, 0);
    EQUAL(trap.cs, SPARE);
    EQUAL(trap.eip, 0x100);
    pass();
}
