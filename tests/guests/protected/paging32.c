// SPDX-License-Identifier: BSD-2-Clause
// 32-bit paging: 4 KiB and 4 MiB pages, A and D bits, error codes, WP, and paging off again.
#include "../lib/protected.h"

static u32 directory[1024] __attribute__((aligned(4096)));
static u32 table[1024] __attribute__((aligned(4096)));
static u8 data[2][4096] __attribute__((aligned(4096)));
enum { AT = 0x40000000 };

static void do_read(void* at) { __asm__ volatile(MARK "mov (%0), %%al" : : "r"(at) : "eax"); }
static void do_write(void* at) { __asm__ volatile(MARK "movb $1, (%0)" : : "r"(at) : "memory"); }
static void do_jump(void* at) { __asm__ volatile("mov %0, marked\n jmp *%0" : : "r"(at) : "memory"); }

static void map(u32 flags) {
    table[0] = flags == 0 ? 0 : (u32)data[0] | flags;
    invlpg(AT);
}
static void expect(void (*access)(void*), u32 error) {
    TRAPS(access, AT + 0x123, PF, error);
    EQUAL(trap_cr2, AT + 0x123);
}

__asm__(".text\nuser_read: mov 0x40000123, %al\n int $0x80\nuser_write: movb $1, 0x40000123\n int $0x80\n");
extern const u8 user_read[], user_write[];

static void errors(void) {
    map(0);
    expect(do_read, 0);
    expect(do_write, PF_W);
    expect(do_jump, 0);  // without NX there is no fetch bit
    map(PTE_P);
    CHECK(!protect(do_read, (void*)(AT + 0x123)));
    CHECK(!protect(do_write, (void*)(AT + 0x123)));  // WP is off
    write_cr0(read_cr0() | CR0_WP);
    expect(do_write, PF_P | PF_W);
    write_cr0(read_cr0() & ~(u32)CR0_WP);
    map(PTE_P | PTE_W);
    run_user(user_read);
    EQUAL(trap.vector, PF);
    EQUAL(trap.error, PF_P | PF_U);
    map(PTE_P | PTE_U);
    run_user(user_read);
    EQUAL(trap.vector, 0x80);
    run_user(user_write);
    EQUAL(trap.error, PF_P | PF_U | PF_W);
    directory[AT >> 22] &= ~(u32)PTE_U;
    invlpg(AT);
    run_user(user_read);
    EQUAL(trap.error, PF_P | PF_U);
    directory[AT >> 22] |= PTE_U;
    invlpg(AT);
}

static void accessed_and_dirty(void) {
    map(PTE_P | PTE_W);
    directory[AT >> 22] &= ~(u32)PTE_A;
    EQUAL(table[0] & (PTE_A | PTE_D), 0);
    data[0][0] = 0x31;
    EQUAL(read8(AT), 0x31);
    EQUAL(table[0] & (PTE_A | PTE_D), PTE_A);
    EQUAL(directory[AT >> 22] & PTE_A, PTE_A);
    write8(AT, 0x32);
    EQUAL(table[0] & (PTE_A | PTE_D), PTE_A | PTE_D);
    EQUAL(data[0][0], 0x32);
}

static void large(void) {
    directory[2] = 0x800000 | PTE_P | PTE_W | PTE_PS;
    invlpg(0x800000);
    write32(0x800000 + 0x345678, 0xabcdef01);
    EQUAL(directory[2] & (PTE_A | PTE_D), PTE_A | PTE_D);
    directory[300] = 0x800000 | PTE_P | PTE_PS;
    EQUAL(read32((300u << 22) + 0x345678), 0xabcdef01);
    EQUAL(directory[300] & (PTE_A | PTE_D), PTE_A);
    // PSE-36: bits 16…13 are address bits 35…32, bit 21 is reserved.
    directory[300] = (0x800000 | PTE_P | PTE_PS) | (1u << 21);
    invlpg(300u << 22);
    TRAPS(do_read, 300u << 22, PF, under_qemu() ? PF_RSVD : PF_P | PF_RSVD);
    directory[300] = 0;
}

void guest_main(void) {
    for (unsigned i = 0; i < 1024; ++i) {
        directory[i] = i < 4 ? (i << 22) | PTE_P | PTE_W | PTE_U | PTE_PS : 0;
    }
    directory[AT >> 22] = (u32)table | PTE_P | PTE_W | PTE_U;
    write_cr4(read_cr4() | CR4_PSE);
    write_cr3((u32)directory);
    write_cr0(read_cr0() | CR0_PG);
    errors();
    accessed_and_dirty();
    large();
    // Off and on again; the TLB does not outlive it.
    map(PTE_P | PTE_W);
    (void)read8(AT);
    write_cr0(read_cr0() & ~CR0_PG);
    data[1][0] = 0x77;
    table[0] = (u32)data[1] | PTE_P;
    write_cr0(read_cr0() | CR0_PG);
    EQUAL(read8(AT), 0x77);
    pass();
}
