// SPDX-License-Identifier: BSD-2-Clause
// Which stack an interrupt gets: the current one, RSP0 or an IST entry; its alignment; the frame on it.
#include "../lib/long.h"

static u8 ist_stacks[7][4096] __attribute__((aligned(4096)));

static void interrupt(void* offset) {
    // On a stack that is not aligned.
    __asm__ volatile("mov %%rsp, %%r10\n sub %0, %%rsp\n mov %%rsp, %1\n lea 9f(%%rip), %%r11\n mov %%r11, marked\n"
                     "int $0x81\n 9: mov %%r10, %%rsp" : : "r"(offset), "m"(marked) : "r10", "r11", "memory");
}
static volatile u64 stack_before;
static void interrupt_at(void* offset) {
    __asm__ volatile("mov %%rsp, %%r10\n sub %0, %%rsp\n mov %%rsp, %1\n lea 9f(%%rip), %%r11\n mov %%r11, marked\n"
                     "int $0x81\n 9: mov %%r10, %%rsp" : "+r"(offset), "=m"(stack_before) : : "r10", "r11", "memory");
}

// Registers saved by the stub below the frame: 15, vector, error code.
enum { SAVED = 17 * 8, FRAME = 5 * 8 };

static void same_privilege(void) {
    for (u64 offset = 0; offset < 16; ++offset) {
        CHECK(protect(interrupt_at, (void*)(offset + 64)));
        EQUAL(trap.vector, 0x81);
        EQUAL(trap.rip, marked);
        EQUAL(trap.rsp, stack_before);
        EQUAL(trap.ss, KDATA);
        EQUAL(trap_stack + SAVED + FRAME, stack_before & ~15ull);
    }
}

static void with_ist(void) {
    for (u8 ist = 1; ist <= 7; ++ist) {
        tss.ist[ist - 1] = (u64)ist_stacks[ist - 1] + 4096 - ist;  // not aligned
        idt[0x81].ist = ist;
        CHECK(protect(interrupt, (void*)64));
        EQUAL(trap_stack + SAVED + FRAME, ((u64)ist_stacks[ist - 1] + 4096 - ist) & ~15ull);
    }
    idt[0x81].ist = 0;
}

__asm__(".text\nuser_interrupt: mov $0x1234, %eax\n int $0x80\n");
extern const u8 user_interrupt[];

static void from_user(void) {
    run_user(user_interrupt, 0, 0);
    EQUAL(trap.vector, 0x80);
    EQUAL(trap.cs, UCODE);
    EQUAL(trap.ss, UDATA);
    EQUAL(trap.rsp, user_stack());
    EQUAL(trap.rip, USER_POINTER(user_interrupt) + 7);
    EQUAL(trap.rax, 0x1234);
    EQUAL(trap_stack + SAVED + FRAME, tss.rsp[0]);
    tss.ist[2] = (u64)ist_stacks[2] + 4096;
    idt[0x80].ist = 3;
    run_user(user_interrupt, 0, 0);
    EQUAL(trap_stack + SAVED + FRAME, (u64)ist_stacks[2] + 4096);
    idt[0x80].ist = 0;
}

static volatile u64 handler_ss, handler_flags;
static bool look(struct registers* frame) {
    u16 ss;
    __asm__ volatile("mov %%ss, %0" : "=r"(ss));
    handler_ss = ss;
    handler_flags = read_flags();
    (void)frame;
    return false;
}

void guest_main(void) {
    same_privilege();
    with_ist();
    from_user();
    hooks[0x80] = look;
    run_user(user_interrupt, 0, 0);
    EQUAL(handler_ss, 0);  // a new stack segment of ring 0 is null
    EQUAL(handler_flags & (FLAG_IF | FLAG_TF | FLAG_NT), 0);
    // A trap gate leaves IF alone.
    idt[0x80].type = 0xef;
    const struct user_frame frame = {USER_POINTER(user_interrupt), UCODE, FLAG_IF | 2, user_stack(), UDATA, 0, 0};
    outb(0x21, 0xff);
    outb(0xa1, 0xff);
    run_frame(&frame);
    EQUAL(handler_flags & FLAG_IF, FLAG_IF);
    EQUAL(trap.rflags & FLAG_IF, FLAG_IF);
    // Users may not call a gate of ring 0.
    idt[0x80].type = 0x8e;
    run_user(user_interrupt, 0, 0);
    EQUAL(trap.vector, GP);
    EQUAL(trap.error, 0x80 * 8 + 2);
    EQUAL(trap.rip, USER_POINTER(user_interrupt) + 5);
    pass();
}
