// SPDX-License-Identifier: BSD-2-Clause
// PAE paging: PDPTEs loaded with CR3 and checked, NX, reserved bits, 2 MiB pages.
#include "../lib/protected.h"

static u64 pointers[4] __attribute__((aligned(32)));
static u64 directories[4][512] __attribute__((aligned(4096)));
static u64 table[512] __attribute__((aligned(4096)));
static u8 data[4096] __attribute__((aligned(4096)));
#define AT 0x40000000u

static void do_read(void* at) { __asm__ volatile(MARK "mov (%0), %%al" : : "r"(at) : "eax"); }
static void do_write(void* at) { __asm__ volatile(MARK "movb $1, (%0)" : : "r"(at) : "memory"); }
static void do_jump(void* at) { __asm__ volatile("mov %0, marked\n jmp *%0" : : "r"(at) : "memory"); }
static void load_cr3(void* value) { __asm__ volatile(MARK "mov %0, %%cr3" : : "r"(value)); }

static void expect(void (*access)(void*), u32 error) {
    if (under_qemu() && (error & PF_RSVD) != 0) {
        error &= ~(u32)PF_P;
    }
    TRAPS(access, AT, PF, error);
    EQUAL(trap_cr2, AT);
}

void guest_main(void) {
    for (unsigned i = 0; i < 4; ++i) {
        pointers[i] = (u32)directories[i] | PTE_P;
    }
    for (unsigned i = 0; i < 8; ++i) {
        directories[0][i] = ((u64)i << 21) | PTE_P | PTE_W | PTE_U | PTE_PS;
    }
    directories[1][0] = (u32)table | PTE_P | PTE_W | PTE_U;
    wrmsr(MSR_EFER, rdmsr(MSR_EFER) | EFER_NXE);
    write_cr4(read_cr4() | CR4_PAE);
    write_cr3((u32)pointers);
    write_cr0(read_cr0() | CR0_PG | CR0_WP);
    table[0] = (u32)data | PTE_P | PTE_W;
    data[0] = 0x12;
    EQUAL(read8(AT), 0x12);
    EQUAL(table[0] & (PTE_A | PTE_D), PTE_A);
    write8(AT, 0xc3);
    EQUAL(table[0] & PTE_D, PTE_D);
    CHECK(!protect((void (*)(void*))AT, 0));
    table[0] |= PTE_NX;
    invlpg(AT);
    expect(do_jump, PF_P | PF_I);
    table[0] = (u32)data | PTE_P;
    invlpg(AT);
    expect(do_write, PF_P | PF_W);
    table[0] = 0;
    invlpg(AT);
    expect(do_read, 0);
    expect(do_jump, PF_I);
    table[0] = (u32)data | PTE_P | (1ull << 51);
    invlpg(AT);
    expect(do_read, PF_P | PF_RSVD);
    // PDPTEs: not present; and reserved bits make the load of CR3 fail.
    pointers[1] = 0;
    write_cr3((u32)pointers);
    expect(do_read, 0);
    if (!under_qemu()) {
        pointers[1] = (u32)directories[1] | PTE_P | PTE_W;
        TRAPS(load_cr3, pointers, GP, 0);
        pointers[1] = (u32)directories[1] | PTE_P | (1ull << 60);
        TRAPS(load_cr3, pointers, GP, 0);
    }
    // They are registers: a change in memory is seen with the next load of CR3.
    table[0] = (u32)data | PTE_P;
    pointers[1] = (u32)directories[1] | PTE_P;
    if (!under_qemu()) {
        expect(do_read, 0);
    }
    write_cr3((u32)pointers);
    EQUAL(read8(AT), 0xc3);
    pass();
}
