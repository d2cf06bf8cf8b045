// SPDX-License-Identifier: BSD-2-Clause
#include "long.h"

volatile struct registers trap;
volatile u64 trap_cr2, trap_count, trap_stack, marked;
trap_hook hooks[256];

extern u8 trap_stubs[];
extern u8 protect_recover[];
extern u64 recover_rsp;
extern u32 recover_armed;

struct gate idt[256] __attribute__((aligned(4096)));
struct task_state tss __attribute__((aligned(4096)));
static u8 kernel_stack[16384] __attribute__((aligned(4096)));
static u8 user_stack_bytes[16384] __attribute__((aligned(4096)));

static void recover(struct registers* frame) {
    frame->rip = (u64)protect_recover;
    frame->cs = KCODE;
    frame->rflags = 2;
    frame->rsp = recover_rsp;
    frame->ss = KDATA;
    __asm__ volatile("mov %0, %%ds; mov %0, %%es" : : "r"(KDATA));
}

void trap_entry(struct registers* frame) {
    const u64 cr2 = read_cr2();
    memcpy((void*)&trap, frame, sizeof trap);
    trap_cr2 = cr2;
    trap_stack = (u64)frame;
    ++trap_count;
    const trap_hook hook = hooks[frame->vector];
    if (hook != NULL && hook(frame)) {
        return;
    }
    if (recover_armed != 0) {
        recover(frame);
        return;
    }
    print("unexpected trap %d, error 0x%lx, rip 0x%lx, cr2 0x%lx\n", (unsigned)frame->vector, frame->error, frame->rip, cr2);
    finish(EXIT_FAIL);
}

void set_gate(unsigned vector, const void* handler, u8 type, u8 ist) {
    const u64 address = (u64)handler;
    idt[vector] = (struct gate){.offset_low = (u16)address, .selector = KCODE, .ist = ist, .type = type,
                                .offset_middle = (u16)(address >> 16), .offset_high = (u32)(address >> 32)};
}

void prepare_traps(void) {
    for (unsigned vector = 0; vector < 256; ++vector) {
        set_gate(vector, trap_stubs + 16 * vector, vector == BP || vector == OF || vector == 0x80 ? 0xee : 0x8e, 0);
    }
    lidt((u64)idt, sizeof idt - 1);
    tss.rsp[0] = (u64)kernel_stack + sizeof kernel_stack;
    tss.io_map = sizeof tss;
    const u64 base = (u64)&tss, limit = sizeof tss - 1;
    gdt[TSS / 8] = (limit & 0xffff) | ((base & 0xffffff) << 16) | (0x89ull << 40) | ((limit >> 16) << 48) | ((base >> 24) << 56);
    gdt[TSS / 8 + 1] = base >> 32;
    __asm__ volatile("ltr %0" : : "r"((u16)TSS));
}

u64 user_stack(void) { return USER_POINTER(user_stack_bytes + sizeof user_stack_bytes); }

void run_frame(const struct user_frame* frame) {
    CHECK(protect((void (*)(void*))enter_user_frame, (void*)frame));
}

void run_user(const void* code, u64 rdi, u64 rsi) {
    const struct user_frame frame = {USER_POINTER(code), UCODE, 2, user_stack(), UDATA, rdi, rsi};
    run_frame(&frame);
}

static u8 pages[64][4096] __attribute__((aligned(4096)));
static unsigned pages_used;

void* new_page(void) {
    CHECK(pages_used < 64);
    return memset(pages[pages_used++], 0, 4096);
}

u64* table_entry(u64 linear, unsigned levels) {
    u64* table = pml4;
    for (unsigned level = 3; level > levels; --level) {
        u64* entry = &table[(linear >> (12 + 9 * level)) & 511];
        if ((*entry & PTE_P) == 0) {
            *entry = (u64)new_page() | PTE_P | PTE_W | PTE_U;
        }
        table = (u64*)(*entry & 0xffffffffff000ull);
    }
    return &table[(linear >> (12 + 9 * levels)) & 511];
}

u64* page_entry(u64 linear) { return table_entry(linear, 0); }

void map_page(u64 linear, u64 physical_address, u64 flags) {
    *page_entry(linear) = physical_address | flags;
    invlpg(linear);
}
