// SPDX-License-Identifier: BSD-2-Clause
// SYSCALL and SYSRET in 64-bit and compatibility mode; SYSENTER in long mode on an AMD CPU.
#include "../lib/long.h"

// The entry: no stack of its own yet, so everything goes through registers. It leaves by INT 81h with what it saw.
__asm__(".text\n"
        "entry64: mov %rsp, %rax\n mov %rcx, %rdi\n mov %r11, %rsi\n lea entry_stack(%rip), %rsp\n"
        " pushfq\n pop %rbx\n mov %cs, %edx\n mov %ss, %ebp\n int $0x81\n"
        "entry32: mov $0x32, %r15d\n jmp entry64\n"
        "return64: mov user_target(%rip), %rcx\n mov $0x203, %r11d\n mov user_rsp(%rip), %rsp\n sysretq\n"
        "return32: mov user_target(%rip), %rcx\n mov $0x202, %r11d\n mov user_rsp(%rip), %rsp\n sysretl\n"
        "user_syscall: mov $0x12345, %eax\n stc\n syscall\n"
        "user_end: mov %rsp, %rax\n mov %cs, %ebx\n int $0x80\n"
        "user_end32: .code32\n mov %cs, %ebx\n mov %ss, %edx\n int $0x80\n .code64\n"
        "user_syscall32: .code32\n syscall\n .code64\n"
        "user_sysenter: sysenter\n"
        ".data\nuser_target: .quad 0\nuser_rsp: .quad 0\n"
        ".balign 16\n.skip 1024\nentry_stack:\n.text\n");
extern const u8 entry64[], entry32[], return64[], return32[], user_syscall[], user_end[], user_end32[],
    user_syscall32[], user_sysenter[];
extern u64 user_target, user_rsp;

static void enter(void) {
    wrmsr(MSR_FMASK, FLAG_CF | FLAG_DF | FLAG_IF | FLAG_TF);
    const struct user_frame frame = {USER_POINTER(user_syscall), UCODE, 2 | FLAG_DF, user_stack(), UDATA, 0, 0};
    run_frame(&frame);
    EQUAL(trap.vector, 0x81);
    EQUAL(trap.rdi, USER_POINTER(user_end));
    EQUAL(trap.rsi & (FLAG_CF | FLAG_DF), FLAG_CF | FLAG_DF);
    EQUAL(trap.rax, user_stack());
    EQUAL(trap.rbx & (FLAG_CF | FLAG_DF | FLAG_RF), 0);
    EQUAL(trap.rdx, KCODE);
    EQUAL(trap.rbp, KDATA);
}

static void leave(void) {
    user_target = USER_POINTER(user_end);
    user_rsp = user_stack() - 64;
    CHECK(protect((void (*)(void*))return64, 0));
    EQUAL(trap.vector, 0x80);
    EQUAL(trap.cs, UCODE);
    EQUAL(trap.ss, UDATA);
    EQUAL(trap.rax, user_stack() - 64);
    EQUAL(trap.rflags & (FLAG_CF | FLAG_IF), FLAG_CF | FLAG_IF);
    // SYSRET to 32-bit code: below 4 GiB.
    pml4[0] |= PTE_U;
    write_cr3(read_cr3());
    user_target = (u64)user_end32;
    user_rsp = user_stack() - USER_ALIAS;
    CHECK(protect((void (*)(void*))return32, 0));
    EQUAL(trap.vector, 0x80);
    EQUAL(trap.cs, UCODE32);
    EQUAL((u32)trap.rdx, UDATA);
    // SYSCALL from 32-bit code goes to CSTAR on AMD CPUs and is no instruction on others.
    const struct user_frame frame = {(u64)user_syscall32, UCODE32, 2, user_stack() - USER_ALIAS, UDATA, 0, 0};
    run_frame(&frame);
    const bool amd = cpuid(0, 0).ebx == 0x68747541;
    EQUAL(trap.vector, amd ? 0x81 : UD);
    EQUAL(trap.r15 == 0x32, amd);
    pml4[0] &= ~(u64)PTE_U;
    write_cr3(read_cr3());
    const struct user_frame sysenter = {USER_POINTER(user_sysenter), UCODE, 2, user_stack(), UDATA, 0, 0};
    if (amd) {
        run_frame(&sysenter);
        EQUAL(trap.vector, UD);
    }
}

static void without_sce(void) {
    wrmsr(MSR_EFER, rdmsr(MSR_EFER) & ~(u64)EFER_SCE);
    run_user(user_syscall, 0, 0);
    EQUAL(trap.vector, UD);
    CHECK(protect((void (*)(void*))return64, 0));
    EQUAL(trap.vector, UD);
    wrmsr(MSR_EFER, rdmsr(MSR_EFER) | EFER_SCE);
}

void guest_main(void) {
    wrmsr(MSR_STAR, ((u64)(UCODE32) << 48) | ((u64)KCODE << 32));
    wrmsr(MSR_LSTAR, (u64)entry64);
    wrmsr(MSR_CSTAR, (u64)entry32);
    __asm__ volatile("cld");
    enter();
    leave();
    without_sce();
    pass();
}
