// SPDX-License-Identifier: BSD-2-Clause
// RFLAGS.TF: a debug trap behind each instruction, and where there is none.
#include "../lib/long.h"

static volatile u64 steps[64], count;
static volatile u64 dr6_seen;
static u64 read_dr6(void) {
    u64 value;
    __asm__ volatile("mov %%dr6, %0" : "=r"(value));
    return value;
}
static bool step(struct registers* frame) {
    if (count < 64) {
        steps[count] = frame->rip;
    }
    ++count;
    dr6_seen = read_dr6();
    __asm__ volatile("mov %0, %%dr6" : : "r"(0xffff0ff0ull));
    CHECK((read_flags() & FLAG_TF) == 0);
    return true;
}

// Runs the code between the labels with TF set: POPF does not trap, the next instruction does.
#define STEP_ON "pushfq\n orl $0x100, (%%rsp)\n popfq\n"
#define STEP_OFF "pushfq\n andl $~0x100, (%%rsp)\n popfq\n"

extern u8 plain_at[], plain_end[], repeat_at[], repeat_end[], shadow_at[], shadow_end[], shadow_end2[], int_at[], int_end[];

static void plain(void) {
    count = 0;
    __asm__ volatile(STEP_ON "plain_at: nop\n plain_end: xor %%eax, %%eax\n" STEP_OFF : : : "rax", "cc", "memory");
    EQUAL(steps[0], (u64)plain_end);
    EQUAL(steps[1], (u64)plain_end + 2);
    EQUAL(dr6_seen & 0x4000, 0x4000);
    EQUAL(count, 5);  // nop, xor, pushf, and, popf
}

static void repeated(void) {
    static u8 buffer[16];
    count = 0;
    u64 n = 4;
    void* to = buffer;
    __asm__ volatile(STEP_ON "repeat_at: rep stosb\n repeat_end: nop\n" STEP_OFF : "+D"(to), "+c"(n) : "a"(1) : "cc", "memory");
    // One trap an iteration, at the instruction until the last.
    EQUAL(steps[0], (u64)repeat_at);
    EQUAL(steps[1], (u64)repeat_at);
    EQUAL(steps[2], (u64)repeat_at);
    EQUAL(steps[under_qemu() ? 4 : 3], (u64)repeat_end);  // QEMU looks at the count once more
    EQUAL(n, 0);
}

static void stack_segment(void) {
    u16 ss;
    __asm__ volatile("mov %%ss, %0" : "=r"(ss));
    count = 0;
    __asm__ volatile(STEP_ON "shadow_at: mov %0, %%ss\n shadow_end: nop\n shadow_end2: nop\n" STEP_OFF : : "r"((u32)ss) : "cc", "memory");
    // No trap between MOV SS and the instruction behind it.
    EQUAL(steps[0], (u64)shadow_end2);
}

static bool interrupt(struct registers* frame) {
    CHECK((read_flags() & FLAG_TF) == 0);
    CHECK((frame->rflags & FLAG_TF) != 0);
    return true;
}
static void software_interrupt(void) {
    hooks[0x81] = interrupt;
    count = 0;
    __asm__ volatile(STEP_ON "int_at: int $0x81\n int_end: nop\n" STEP_OFF : : : "cc", "memory");
    // INT itself does not trap: the handler runs, and IRET's flags step the next one.
    EQUAL(steps[0], (u64)int_end + 1);
    hooks[0x81] = NULL;
}

static bool skip_ud2(struct registers* frame) {
    frame->rip += 2;
    return true;
}
extern u8 fault_at[], fault_end[];
static void faulting(void) {
    hooks[UD] = skip_ud2;
    count = 0;
    __asm__ volatile(STEP_ON "fault_at: ud2\n fault_end: nop\n" STEP_OFF : : : "cc", "memory");
    EQUAL(steps[0], (u64)fault_end + 1);
    hooks[UD] = NULL;
}

__asm__(".text\nuser_step: nop\n nop\n int $0x80\n");
extern const u8 user_step[];
static void from_user(void) {
    count = 0;
    const struct user_frame frame = {USER_POINTER(user_step), UCODE, 2 | FLAG_TF, user_stack(), UDATA, 0, 0};
    run_frame(&frame);
    EQUAL(trap.vector, 0x80);
    EQUAL(count, 2);
    EQUAL(steps[0], USER_POINTER(user_step) + 1);
    EQUAL(steps[1], USER_POINTER(user_step) + 2);
    EQUAL(trap.rflags & FLAG_TF, FLAG_TF);
}

void guest_main(void) {
    hooks[DB] = step;
    plain();
    repeated();
    stack_segment();
    software_interrupt();
    faulting();
    from_user();
    pass();
}
