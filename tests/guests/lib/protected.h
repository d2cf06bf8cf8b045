// SPDX-License-Identifier: BSD-2-Clause
// What guests in 32-bit protected mode stand on.
#pragma once

#include "base.h"

enum { KCODE = 0x08, KDATA = 0x10, CODE16 = 0x18, DATA16 = 0x20, UCODE = 0x2b, UDATA = 0x33, TASK = 0x38, SPARE = 0x40 };

struct registers {
    u32 es, ds, edi, esi, ebp, unused, ebx, edx, ecx, eax;
    u32 vector, error, eip, cs, eflags;
    u32 esp, ss;                          ///< Only from an outer ring.
    u32 v86_es, v86_ds, v86_fs, v86_gs;   ///< Only from virtual-8086 mode.
};
extern volatile struct registers trap;
extern volatile u32 trap_cr2, trap_count;
/// ESP in the handler, when it was entered.
extern volatile u32 trap_stack;
typedef bool (*trap_hook)(struct registers* frame);
extern trap_hook hooks[256];

int protect(void (*function)(void*), void* argument);
/// In an asm statement: notes the address of the next instruction in `marked`.
#define MARK "movl $9f, marked\n 9: "
extern volatile u32 marked;
#define TRAPS(function, argument, wanted_vector, wanted_error)                   \
    do {                                                                         \
        CHECK(protect((void (*)(void*))(function), (void*)(uptr)(argument)));   \
        EQUAL(trap.vector, (wanted_vector));                                     \
        EQUAL(trap.error, (wanted_error));                                       \
        EQUAL(trap.eip, marked);                                                 \
    } while (0)

/// What IRET pops.
struct frame {
    u32 eip, cs, eflags, esp, ss, es, ds, fs, gs;
};
void enter_frame(const struct frame* frame);
/// Enters and waits for the trap that ends it.
void run_frame(const struct frame* frame);
/// Runs user code until it traps.
void run_user(const void* code);
u32 user_stack(void);

struct __attribute__((packed)) task_state {
    u32 link;
    u32 esp0, ss0, esp1, ss1, esp2, ss2;
    u32 cr3, eip, eflags, eax, ecx, edx, ebx, esp, ebp, esi, edi;
    u32 es, cs, ss, ds, fs, gs, ldt;
    u16 trap, io_map;
    u8 bits[8192 / 8 + 1];
};
extern struct task_state tss;

struct __attribute__((packed)) gate {
    u16 offset_low, selector;
    u8 count, type;
    u16 offset_high;
};
extern struct gate idt[256];
extern u64 gdt[];
/// type 0x8e 32-bit interrupt gate, 0x8f trap gate, 0x86 and 0x87 the same of 16 bits, 0x85 task gate; 0x60 more for users.
void set_gate(unsigned vector, const void* handler, u16 selector, u8 type);
/// A descriptor; access is the byte with P and DPL, flags the upper nibble (G 8, D 4).
u64 descriptor(u32 base, u32 limit, u8 access, u8 flags);

void prepare_traps(void);

struct __attribute__((packed)) table_pointer {
    u16 limit;
    u32 base;
};
static inline void lidt(u32 base, u16 limit) {
    const struct table_pointer pointer = {limit, base};
    __asm__ volatile("lidt %0" : : "m"(pointer));
}

static inline u8 read8(u32 address) { return *(volatile u8*)address; }
static inline void write8(u32 address, u8 value) { *(volatile u8*)address = value; }
static inline u32 read32(u32 address) { return *(volatile u32*)address; }
static inline void write32(u32 address, u32 value) { *(volatile u32*)address = value; }
