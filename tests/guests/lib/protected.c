// SPDX-License-Identifier: BSD-2-Clause
#include "protected.h"

volatile struct registers trap;
volatile u32 trap_cr2, trap_count, trap_stack, marked;
trap_hook hooks[256];

extern u8 trap_stubs[];
extern u32 recover_armed;

struct gate idt[256] __attribute__((aligned(4096)));
struct task_state tss __attribute__((aligned(4096)));
static u8 kernel_stack[16384] __attribute__((aligned(4096)));
static u8 user_stack_bytes[16384] __attribute__((aligned(4096)));

void trap_entry(struct registers* frame) {
    memcpy((void*)&trap, frame, sizeof trap);
    trap_cr2 = (u32)read_cr2();
    trap_stack = (u32)frame;
    ++trap_count;
    const trap_hook hook = hooks[frame->vector];
    if (hook != NULL && hook(frame)) {
        return;
    }
    if (recover_armed != 0) {
        __asm__ volatile("jmp protect_recover");
        __builtin_unreachable();
    }
    print("unexpected trap %d, error 0x%x, eip 0x%x, cr2 0x%x\n", frame->vector, frame->error, frame->eip, trap_cr2);
    finish(EXIT_FAIL);
}

void set_gate(unsigned vector, const void* handler, u16 selector, u8 type) {
    const u32 address = (u32)handler;
    idt[vector] = (struct gate){.offset_low = (u16)address, .selector = selector, .type = type,
                                .offset_high = (u16)(address >> 16)};
}

u64 descriptor(u32 base, u32 limit, u8 access, u8 flags) {
    return (limit & 0xffff) | ((u64)(base & 0xffffff) << 16) | ((u64)access << 40) | ((u64)((limit >> 16) & 15) << 48) |
           ((u64)flags << 52) | ((u64)(base >> 24) << 56);
}

void prepare_traps(void) {
    for (unsigned vector = 0; vector < 256; ++vector) {
        set_gate(vector, trap_stubs + 16 * vector, KCODE, vector == BP || vector == OF || vector == 0x80 ? 0xee : 0x8e);
    }
    lidt((u32)idt, sizeof idt - 1);
    tss.esp0 = (u32)kernel_stack + sizeof kernel_stack;
    tss.ss0 = KDATA;
    tss.io_map = sizeof tss;
    gdt[TASK / 8] = descriptor((u32)&tss, sizeof tss - 1, 0x89, 0);
    __asm__ volatile("ltr %w0" : : "r"(TASK));
}

u32 user_stack(void) { return (u32)user_stack_bytes + sizeof user_stack_bytes; }

void run_frame(const struct frame* frame) { CHECK(protect((void (*)(void*))enter_frame, (void*)frame)); }

void run_user(const void* code) {
    const struct frame frame = {.eip = (u32)code, .cs = UCODE, .eflags = 2, .esp = user_stack(), .ss = UDATA};
    run_frame(&frame);
}
