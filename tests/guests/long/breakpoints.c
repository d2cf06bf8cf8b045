// SPDX-License-Identifier: BSD-2-Clause
// Debug registers: execution, write, read-or-write and I/O breakpoints, their lengths, RF, DR6 and general detect.
#include "../lib/long.h"

static volatile u64 hits, hit_rip[8], hit_dr6;
static volatile bool executing;  ///< An execution breakpoint is armed: go on past it.
static bool debug(struct registers* frame) {
    hit_rip[hits++ & 7] = frame->rip;
    u64 dr6;
    __asm__ volatile("mov %%dr6, %0" : "=r"(dr6));
    hit_dr6 = dr6;
    __asm__ volatile("mov %0, %%dr6" : : "r"(0xffff0ff0ull));
    if (executing) {
        frame->rflags |= FLAG_RF;
    }
    return true;
}

enum { EXECUTE = 0, WRITE = 1, IO = 2, ACCESS = 3 };
/// length: 1, 2, 4 or 8 bytes
static void arm(unsigned number, const void* address, u64 kind, unsigned length) {
    static const u8 codes[9] = {0, 0, 1, 0, 3, 0, 0, 0, 2};
    const u64 control = 0x400 | (2ull << (2 * number)) | (kind << (16 + 4 * number)) | ((u64)codes[length] << (18 + 4 * number));
    switch (number) {
        case 0: __asm__ volatile("mov %0, %%dr0" : : "r"(address)); break;
        case 1: __asm__ volatile("mov %0, %%dr1" : : "r"(address)); break;
        case 2: __asm__ volatile("mov %0, %%dr2" : : "r"(address)); break;
        default: __asm__ volatile("mov %0, %%dr3" : : "r"(address)); break;
    }
    hits = 0;
    __asm__ volatile("mov %0, %%dr7" : : "r"(control));
}
static void disarm(void) { __asm__ volatile("mov %0, %%dr7" : : "r"(0x400ull)); }

static u8 data[64] __attribute__((aligned(64)));
extern u8 break_at[], write_end[], read_end[];

static unsigned passed;
__attribute__((noinline)) static void run_marked(void) {
    __asm__ volatile("nop\n break_at: incl %0\n" : "+m"(passed) : : "cc");
}

static void execution_breakpoint(void) {
    for (unsigned number = 0; number < 4; ++number) {
        passed = 0;
        executing = true;
        arm(number, break_at, EXECUTE, 1);
        run_marked();
        disarm();
        executing = false;
        EQUAL(hits, 1);
        EQUAL(hit_rip[0], (u64)break_at);  // a fault: before the instruction
        CHECK((hit_dr6 >> number & 1) != 0);  // others may be set though they are off
        EQUAL(passed, 1);
    }
}

__attribute__((noinline)) static void write_byte(u8* at) {
    __asm__ volatile("movb $7, (%0)\n write_end: nop" : : "r"(at) : "memory");
}
__attribute__((noinline)) static void read_byte(u8* at) {
    __asm__ volatile("movb (%0), %%al\n read_end: nop" : : "r"(at) : "rax");
}

static void data_breakpoints(void) {
    arm(1, data + 8, WRITE, 1);
    write_byte(data + 8);
    EQUAL(hits, 1);
    EQUAL(hit_rip[0], (u64)write_end);  // a trap: behind the instruction
    CHECK((hit_dr6 & 2) != 0);
    EQUAL(data[8], 7);
    read_byte(data + 8);
    write_byte(data + 7);
    write_byte(data + 9);
    EQUAL(hits, 1);
    arm(2, data + 8, ACCESS, 1);
    read_byte(data + 8);
    EQUAL(hits, 1);
    EQUAL(hit_rip[0], (u64)read_end);
    CHECK((hit_dr6 & 4) != 0);
    write_byte(data + 8);
    EQUAL(hits, 2);
    static const unsigned lengths[] = {1, 2, 4, 8};
    for (unsigned i = 0; i < 4; ++i) {
        arm(3, data + 16, WRITE, lengths[i]);
        write_byte(data + 15);
        EQUAL(hits, 0);
        write_byte(data + 16 + lengths[i] - 1);
        EQUAL(hits, 1);
        write_byte(data + 16 + lengths[i]);
        EQUAL(hits, 1);
    }
    // A wide access that only touches the watched byte at its end.
    arm(0, data + 31, WRITE, 1);
    *(volatile u64*)(data + 24) = 0;
    EQUAL(hits, 1);
    *(volatile u64*)(data + 32) = 0;
    EQUAL(hits, 1);
    disarm();
    write_byte(data + 31);
    EQUAL(hits, 1);
}

static void io_breakpoints(void) {
    write_cr4(read_cr4() | CR4_DE);
    arm(0, (void*)0x80, IO, 1);
    outb(0x80, 1);
    EQUAL(hits, 1);
    outb(0x81, 1);
    EQUAL(hits, 1);
    disarm();
    write_cr4(read_cr4() & ~(u64)CR4_DE);
}

static void read_dr4(void* unused) {
    (void)unused;
    __asm__ volatile(MARK "mov %%dr4, %%rax" : : : "rax", "r11");
}
static void read_dr0(void* unused) {
    (void)unused;
    __asm__ volatile(MARK "mov %%dr0, %%rax" : : : "rax", "r11");
}

static void aliases_and_detection(void) {
    // DR4 is DR6, unless CR4.DE makes it undefined.
    u64 dr4, dr6;
    __asm__ volatile(".byte 0x0f, 0x21, 0xe0" : "=a"(dr4));
    __asm__ volatile("mov %%dr6, %0" : "=r"(dr6));
    EQUAL(dr4, dr6);
    write_cr4(read_cr4() | CR4_DE);
    TRAPS(read_dr4, 0, UD, 0);
    write_cr4(read_cr4() & ~(u64)CR4_DE);
    hooks[DB] = NULL;
    __asm__ volatile("mov %0, %%dr7" : : "r"(0x2400ull));  // GD
    TRAPS(read_dr0, 0, DB, 0);
    __asm__ volatile("mov %%dr6, %0" : "=r"(dr6));
    EQUAL(dr6 & 0x2000, 0x2000);
    u64 dr7;
    __asm__ volatile("mov %%dr7, %0" : "=r"(dr7));
    EQUAL(dr7 & 0x2000, 0);  // cleared on entry to the handler
    hooks[DB] = debug;
}

void guest_main(void) {
    hooks[DB] = debug;
    execution_breakpoint();
    data_breakpoints();
    io_breakpoints();
    aliases_and_detection();
    pass();
}
