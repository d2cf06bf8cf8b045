// SPDX-License-Identifier: BSD-2-Clause
// The exceptions of 32-bit code, with error codes and saved EIP, among them those that 64-bit code has not.
#include "../lib/protected.h"

#define CODE(name, text) \
    static void name(void* argument) { __asm__ volatile(text : : "a"(argument) : "ecx", "edx", "memory", "cc"); }
CODE(divide, "xor %%ecx, %%ecx\n cltd\n" MARK "idivl %%ecx")
CODE(divide_overflow, "mov $0x80000000, %%eax\n cltd\n mov $-1, %%ecx\n" MARK "idivl %%ecx")
CODE(overflow, "mov $0x7f, %%cl\n add $1, %%cl\n movl $9f, marked\n into\n 9:")
CODE(bound, "push $5\n push $2\n mov $7, %%edx\n mov %%esp, %%ecx\n" MARK "bound %%edx, (%%ecx)")
CODE(within_bound, "push $5\n push $2\n mov $5, %%edx\n mov %%esp, %%ecx\n" MARK "bound %%edx, (%%ecx)\n add $8, %%esp")
CODE(breakpoint, "movl $9f, marked\n int3\n 9:")
CODE(undefined, MARK "ud2")
CODE(aam_zero, MARK ".byte 0xd4, 0x00")
CODE(load_es, MARK "mov %%ax, %%es")
CODE(load_ss, MARK "mov %%ax, %%ss")
CODE(load_fs_far, "push %%eax\n push $0x1234\n mov %%esp, %%ecx\n" MARK "lfs (%%ecx), %%edx\n add $8, %%esp")
CODE(null_access, "xor %%eax, %%eax\n mov %%eax, %%gs\n" MARK "mov %%gs:(%%eax), %%ecx")
CODE(int_user_gate, MARK "int $0x90")
CODE(far_call_null, "push $0\n push $0\n mov %%esp, %%ecx\n" MARK "lcall *(%%ecx)")
CODE(load_cs, MARK ".byte 0x8e, 0xc8")
CODE(lock_nop, MARK ".byte 0xf0, 0x90")
CODE(write_code, MARK "movl %%eax, %%cs:(%%eax)")

__asm__(".text\nuser_hlt: hlt\nuser_end: int $0x80\nuser_gate: int $0x90\n"
        "user_load: mov $0x10, %eax\n user_load_at: mov %eax, %ds\n");
extern const u8 user_hlt[], user_end[], user_gate[], user_load_at[], user_load[];

void guest_main(void) {
    TRAPS(divide, 0, DE, 0);
    TRAPS(divide_overflow, 0, DE, 0);
    TRAPS(overflow, 0, OF, 0);
    TRAPS(bound, 0, BR, 0);
    CHECK(!protect(within_bound, 0));
    TRAPS(breakpoint, 0, BP, 0);
    TRAPS(undefined, 0, UD, 0);
    TRAPS(aam_zero, 0, DE, 0);
    TRAPS(load_cs, 0, UD, 0);
    TRAPS(lock_nop, 0, UD, 0);
    TRAPS(load_es, 0x2000, GP, 0x2000);
    TRAPS(load_es, 0x2003, GP, 0x2000);
    TRAPS(load_ss, 0, GP, 0);
    TRAPS(load_ss, UDATA, GP, UDATA & ~3);
    gdt[SPARE / 8] = descriptor(0, 0xfffff, 0x12, 0xc);  // not present
    TRAPS(load_es, SPARE, NP, SPARE);
    TRAPS(load_ss, SPARE, SS, SPARE);
    TRAPS(load_fs_far, SPARE, NP, SPARE);
    if (!under_qemu()) {  // which checks neither limits nor types on access
        TRAPS(null_access, 0, GP, 0);
        TRAPS(write_code, &gdt, GP, 0);
    }
    TRAPS(far_call_null, 0, GP, 0);
    run_user(user_hlt);
    EQUAL(trap.vector, GP);
    EQUAL(trap.eip, (u32)user_hlt);
    EQUAL(trap.cs, UCODE);
    EQUAL(trap.ss, UDATA);
    EQUAL(trap.esp, user_stack());
    run_user(user_gate);
    EQUAL(trap.vector, GP);
    EQUAL(trap.error, 0x90 * 8 + 2);
    run_user(user_load);
    EQUAL(trap.vector, GP);
    EQUAL(trap.error, KDATA);
    EQUAL(trap.eip, (u32)user_load_at);
    run_user(user_end);
    EQUAL(trap.vector, 0x80);
    EQUAL(trap.eip, (u32)user_end + 2);
    // An interrupt beyond the table's limit.
    lidt((u32)idt, 0x90 * 8 - 1);
    TRAPS(int_user_gate, 0, GP, 0x90 * 8 + 2);
    pass();
}
