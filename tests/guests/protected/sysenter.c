// SPDX-License-Identifier: BSD-2-Clause
// SYSENTER and SYSEXIT in 32-bit protected mode.
#include "../lib/protected.h"

static u8 stack[1024] __attribute__((aligned(16)));
static volatile u32 seen_cs, seen_ss, seen_esp, seen_flags;

__asm__(".text\n"
        "entry: mov %cs, %eax\n mov %eax, seen_cs\n mov %ss, %eax\n mov %eax, seen_ss\n mov %esp, seen_esp\n"
        " pushf\n pop seen_flags\n mov $user_back, %edx\n mov saved_esp, %ecx\n sysexit\n"
        "user_enter: mov %esp, saved_esp\n sysenter\n"
        "user_back: mov %cs, %ebx\n mov %ss, %ecx\n int $0x80\n"
        ".data\nsaved_esp: .long 0\n.text\n");
extern const u8 entry[], user_enter[];

static void enter(void* unused) {
    (void)unused;
    __asm__ volatile(MARK "sysenter");
}

void guest_main(void) {
    if (!has_bit(cpuid(1, 0).edx, 11)) {
        skip("no SYSENTER");
    }
    // CS, SS, user CS and user SS have to follow each other: 28, 30 … here a set of their own.
    enum { BASE = SPARE };
    gdt[BASE / 8] = descriptor(0, 0xfffff, 0x9b, 0xc);
    gdt[BASE / 8 + 1] = descriptor(0, 0xfffff, 0x93, 0xc);
    gdt[BASE / 8 + 2] = descriptor(0, 0xfffff, 0xfb, 0xc);
    gdt[BASE / 8 + 3] = descriptor(0, 0xfffff, 0xf3, 0xc);
    wrmsr(MSR_SYSENTER_CS, 0);
    TRAPS(enter, 0, GP, 0);
    wrmsr(MSR_SYSENTER_CS, BASE);
    wrmsr(MSR_SYSENTER_ESP, (u32)stack + sizeof stack);
    wrmsr(MSR_SYSENTER_EIP, (u32)entry);
    const struct frame frame = {.eip = (u32)user_enter, .cs = UCODE, .eflags = FLAG_IF | 2, .esp = user_stack(), .ss = UDATA};
    outb(0x21, 0xff);
    outb(0xa1, 0xff);
    run_frame(&frame);
    EQUAL(trap.vector, 0x80);
    EQUAL(seen_cs, BASE);
    EQUAL(seen_ss & 0xffff, BASE + 8);
    EQUAL(seen_esp, (u32)stack + sizeof stack);
    EQUAL(seen_flags & FLAG_IF, 0);
    EQUAL(trap.ebx & 0xffff, (BASE + 16) | 3);
    EQUAL(trap.ecx & 0xffff, (BASE + 24) | 3);
    EQUAL(trap.esp, user_stack());
    pass();
}
