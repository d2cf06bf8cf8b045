// SPDX-License-Identifier: BSD-2-Clause
// 32-bit call gates: inner stack, copied parameters, far return that takes them away, conforming code.
#include "../lib/protected.h"

__asm__(".text\n"
        // On entry: EIP, CS, three parameters, ESP, SS.
        "target: mov (%esp), %eax\n mov 4(%esp), %ebx\n mov 8(%esp), %ecx\n mov 16(%esp), %edx\n mov 20(%esp), %esi\n"
        " mov %esp, %ebp\n mov %cs, %edi\n lret $12\n"
        "user_call: push $0x33333333\n push $0x22222222\n push $0x11111111\n lcall $0x40, $0\n"
        "user_back: mov %esp, %edi\n int $0x80\n"
        "user_jump: ljmp $0x40, $0\n"
        "user_conforming: lcall $0x50, $conforming\n int $0x80\n"
        "conforming: mov %cs, %eax\n lret\n");
extern const u8 target[], user_call[], user_back[], user_jump[], user_conforming[];

static void make_gate(u8 type, u16 selector, u8 count) {
    const u32 address = (u32)target;
    gdt[SPARE / 8] = (address & 0xffff) | ((u32)selector << 16) | ((u64)count << 32) | ((u64)type << 40) |
                     ((u64)(address >> 16) << 48);
}

void guest_main(void) {
    make_gate(0xec, KCODE, 3);
    run_user(user_call);
    EQUAL(trap.vector, 0x80);
    EQUAL(trap.eax, (u32)user_back);
    EQUAL(trap.ebx, UCODE);
    EQUAL(trap.ecx, 0x11111111);
    EQUAL(trap.edx, 0x33333333);
    EQUAL(trap.esi, user_stack() - 12);
    EQUAL(trap.ebp, tss.esp0 - 28);
    EQUAL(trap.edi, user_stack());  // RET 12 took the parameters from both stacks
    EQUAL(trap.cs, UCODE);
    run_user(user_jump);
    EQUAL(trap.vector, GP);
    EQUAL(trap.error, KCODE);
    make_gate(0x8c, KCODE, 0);
    run_user(user_call);
    EQUAL(trap.vector, GP);
    EQUAL(trap.error, SPARE);
    make_gate(0x6c, KCODE, 0);
    run_user(user_call);
    EQUAL(trap.vector, NP);
    // Conforming code of ring 0 runs in the caller's ring.
    gdt[SPARE / 8 + 2] = descriptor(0, 0xfffff, 0x9e, 0xc);
    run_user(user_conforming);
    EQUAL(trap.vector, 0x80);
    EQUAL(trap.eax & 0xffff, (SPARE + 16) | 3);
    pass();
}
