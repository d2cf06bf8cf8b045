// SPDX-License-Identifier: BSD-2-Clause
// IRETQ: to the same ring, to ring 3 in 64 and 32 bits and back, and what it refuses.
#include "../lib/long.h"

__asm__(".text\n"
        "to_self: int $0x80\n"
        "to_32: .code32\n mov $0x11223344, %eax\n mov %cs, %ebx\n push %ecx\n add $4, %esp\n int $0x80\n .code64\n");
extern const u8 to_self[], to_32[];

static void returning(void) {
    struct user_frame frame = {(u64)to_self, KCODE, 2 | FLAG_CF, 0, KDATA, 0, 0};
    static u8 stack[256] __attribute__((aligned(16)));
    frame.rsp = (u64)stack + 200;
    run_frame(&frame);
    EQUAL(trap.vector, 0x80);
    EQUAL(trap.cs, KCODE);
    EQUAL(trap.rsp, (u64)stack + 200);  // IRETQ loads SS:RSP in any case
    EQUAL(trap.rflags & FLAG_CF, FLAG_CF);
    run_user(to_self, 0, 0);
    EQUAL(trap.cs, UCODE);
    EQUAL(trap.ss, UDATA);
}

static void to_compatibility_mode(void) {
    // 32-bit code can only reach what lies below 4 GiB: a page for code and stack, for users.
    static u8 page[4096] __attribute__((aligned(4096)));
    memcpy(page, to_32, 64);
    u64* directory = table_entry((u64)page, 1);
    u64* root = &pml4[0];
    const u64 old_root = *root;
    CHECK((*directory & PTE_U) != 0);
    *root |= PTE_U;
    write_cr3(read_cr3());
    const struct user_frame frame = {(u64)page, UCODE32, 2, (u64)page + 4096, UDATA, 0, 0};
    run_frame(&frame);
    EQUAL(trap.vector, 0x80);
    EQUAL(trap.cs, UCODE32);
    EQUAL(trap.ss, UDATA);
    EQUAL((u32)trap.rax, 0x11223344);
    EQUAL((u32)trap.rbx, UCODE32);
    EQUAL((u32)trap.rsp, (u32)(u64)page + 4096);
    *root = old_root;
    write_cr3(read_cr3());
}

static void expect_refusal(u64 rip, u64 cs, u64 flags, u64 rsp, u64 ss, u64 vector, u64 error) {
    const struct user_frame frame = {rip, cs, flags, rsp, ss, 0, 0};
    run_frame(&frame);
    EQUAL(trap.vector, vector);
    EQUAL(trap.error, error);
    EQUAL(trap.cs, KCODE);
}

static void refusals(void) {
    const u64 code = USER_POINTER(to_self), stack = user_stack();
    expect_refusal(code, 0, 2, stack, UDATA, GP, 0);
    expect_refusal(code, UDATA, 2, stack, UDATA, GP, UDATA & ~3);
    expect_refusal(code, 0x1003, 2, stack, UDATA, GP, 0x1000);
    expect_refusal(code, UCODE, 2, stack, 0, GP, 0);
    expect_refusal(code, UCODE, 2, stack, KDATA, GP, KDATA);
    expect_refusal(code, UCODE, 2, stack, UCODE, GP, UCODE & ~3);
    expect_refusal(code, KCODE | 3, 2, stack, UDATA, GP, KCODE);  // RPL and DPL of code differ
    gdt[SPARE / 8] = 0x00cf73000000ffff;  // data of ring 3, not present
    expect_refusal(code, UCODE, 2, stack, SPARE | 3, under_qemu() ? NP : SS, SPARE);
    gdt[SPARE / 8] = 0x00af7b000000ffff;  // code of ring 3, not present
    expect_refusal(code, SPARE | 3, 2, stack, UDATA, NP, SPARE);
}

static void iret_with_nt(void* unused) {
    (void)unused;
    __asm__ volatile("pushfq; orl $0x4000, (%%rsp); popfq\n" MARK "iretq" : : : "r11", "cc", "memory");
}

static void iret_noncanonical(void* unused) {
    (void)unused;
    __asm__ volatile("push $0x10\n push %%rsp\n push $2\n push $8\n push %0\n" MARK "iretq" : : "r"(0x800000000000ull)
                     : "r11", "memory");
}

void guest_main(void) {
    returning();
    to_compatibility_mode();
    refusals();
    TRAPS(iret_with_nt, 0, GP, 0);
    __asm__ volatile("pushfq; andl $~0x4000, (%%rsp); popfq" : : : "cc", "memory");
    CHECK(protect(iret_noncanonical, 0));
    EQUAL(trap.vector, GP);
    EQUAL(trap.error, 0);
    pass();
}
