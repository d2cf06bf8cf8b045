// SPDX-License-Identifier: BSD-2-Clause
// Into long mode, compatibility mode and 64-bit code, and all the way back to 32-bit paging.
#include "../lib/protected.h"

static u64 root[512] __attribute__((aligned(4096)));
static u64 pointers[512] __attribute__((aligned(4096)));
static u64 directory[512] __attribute__((aligned(4096)));
static volatile u64 result64[4];

// 64-bit code at selector 40h: leaves by a far return to compatibility mode.
__asm__(".text\n"
        "enter64: mov $result64, %edi\n mov $back32, %esi\n ljmp $0x40, $in64\n"
        ".code64\n"
        "in64: mov $0x123456789abcdef0, %rax\n mov %rax, (%rdi)\n mov %cs, %ebx\n mov %rbx, 8(%rdi)\n"
        " mov $1, %r15d\n shl $40, %r15\n mov %r15, 16(%rdi)\n"
        " mov %esi, -16(%rsp)\n movl $8, -12(%rsp)\n lea -16(%rsp), %rsp\n lretl\n"
        ".code32\n"
        "back32: add $8, %esp\n ret\n");

static void go64(void) {
    __asm__ volatile("call enter64" : : : "eax", "ebx", "edi", "esi", "memory");
}

static void set_pg_without_pae(void* unused) {
    (void)unused;
    __asm__ volatile(MARK "mov %0, %%cr0" : : "r"(read_cr0() | CR0_PG));
}

void guest_main(void) {
    root[0] = (u32)pointers | PTE_P | PTE_W;
    pointers[0] = (u32)directory | PTE_P | PTE_W;
    for (unsigned i = 0; i < 512; ++i) {
        directory[i] = ((u64)i << 21) | PTE_P | PTE_W | PTE_PS;
    }
    gdt[SPARE / 8] = 0x00af9b000000ffff;
    for (unsigned round = 0; round < 3; ++round) {
        wrmsr(MSR_EFER, rdmsr(MSR_EFER) | EFER_LME);
        if (!under_qemu()) {
            TRAPS(set_pg_without_pae, 0, GP, 0);
        }
        EQUAL(rdmsr(MSR_EFER) & EFER_LMA, 0);
        write_cr4(read_cr4() | CR4_PAE);
        write_cr3((u32)root);
        write_cr0(read_cr0() | CR0_PG);
        EQUAL(rdmsr(MSR_EFER) & EFER_LMA, EFER_LMA);
        // Compatibility mode now: 32-bit code goes on.
        result64[0] = 0;
        go64();
        EQUAL(result64[0], 0x123456789abcdef0);
        EQUAL(result64[1], SPARE);
        EQUAL(result64[2], 1ull << 40);
        write_cr0(read_cr0() & ~CR0_PG);
        EQUAL(rdmsr(MSR_EFER) & EFER_LMA, 0);
        wrmsr(MSR_EFER, rdmsr(MSR_EFER) & ~(u64)EFER_LME);
        write_cr4(read_cr4() & ~(u32)CR4_PAE);
    }
    // 32-bit traps still work.
    CHECK(protect((void (*)(void*))"\x0f\x0b", 0));
    EQUAL(trap.vector, UD);
    pass();
}
