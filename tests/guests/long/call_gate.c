// SPDX-License-Identifier: BSD-2-Clause
// Call gates in 64-bit mode: to the inner ring with its stack, and the far return.
#include "../lib/long.h"

__asm__(".text\n"
        // On entry: SS, RSP, CS, RIP of the caller on the stack of ring 0.
        "gate_target: mov %cs, %eax\n mov %ss, %ebx\n mov (%rsp), %rcx\n mov 8(%rsp), %rdx\n mov 16(%rsp), %rdi\n"
        " mov 24(%rsp), %rsi\n mov %rsp, %rbp\n lretq\n"
        "user_call: lcall *gate_pointer(%rip)\n user_called: mov %cs, %r12d\n int $0x80\n"
        "gate_pointer: .long 0\n .word 0x50\n"
        "user_jump_gate: ljmp *gate_pointer(%rip)\n"
        "kernel_call: push %rbp\n lcall *gate_pointer(%rip)\n pop %rbp\n ret\n");
extern const u8 gate_target[], user_call[], user_called[], user_jump_gate[], kernel_call[];

static void make_gate(u8 type, u16 selector) {
    const u64 address = (u64)gate_target;
    gdt[SPARE / 8] = (address & 0xffff) | ((u64)selector << 16) | ((u64)type << 40) | (((address >> 16) & 0xffff) << 48);
    gdt[SPARE / 8 + 1] = address >> 32;
}

static u64 call_result[4];
static void call_from_ring0(void* unused) {
    (void)unused;
    __asm__ volatile("call kernel_call\n mov %%rcx, %0\n mov %%rdx, %1"
                     : "=m"(call_result[0]), "=m"(call_result[1]) : : "rax", "rbx", "rcx", "rdx", "rdi", "rsi", "memory");
}

void guest_main(void) {
    make_gate(0xec, KCODE);
    run_user(user_call, 0, 0);
    EQUAL(trap.vector, 0x80);
    EQUAL(trap.rax, KCODE);
    EQUAL(trap.rbx, 0);  // a null SS
    EQUAL(trap.rcx, USER_POINTER(user_called));
    EQUAL(trap.rdx, UCODE);
    EQUAL(trap.rdi, user_stack());
    EQUAL(trap.rsi, UDATA);
    EQUAL(trap.rbp, tss.rsp[0] - 32);
    EQUAL(trap.r12, UCODE);  // and back
    EQUAL(trap.rsp, user_stack());
    // A jump may not go inwards.
    run_user(user_jump_gate, 0, 0);
    EQUAL(trap.vector, GP);
    EQUAL(trap.error, KCODE);
    // A gate of ring 0 is not for users; one that is not present; one that leads nowhere.
    make_gate(0x8c, KCODE);
    run_user(user_call, 0, 0);
    EQUAL(trap.vector, GP);
    EQUAL(trap.error, SPARE);
    make_gate(0x6c, KCODE);
    run_user(user_call, 0, 0);
    EQUAL(trap.vector, NP);
    EQUAL(trap.error, SPARE);
    make_gate(0xec, KDATA);
    run_user(user_call, 0, 0);
    EQUAL(trap.vector, GP);
    EQUAL(trap.error, KDATA);
    make_gate(0xec, KCODE32);  // 64-bit gates lead to 64-bit code only
    run_user(user_call, 0, 0);
    EQUAL(trap.vector, GP);
    EQUAL(trap.error, KCODE32);
    make_gate(0xec, 0);
    run_user(user_call, 0, 0);
    EQUAL(trap.vector, GP);
    EQUAL(trap.error, 0);
    // Within ring 0 there is no new stack: RIP and CS alone are pushed.
    make_gate(0xec, KCODE);
    CHECK(!protect(call_from_ring0, 0));
    EQUAL(call_result[1] & 0xffff, KCODE);
    pass();
}
