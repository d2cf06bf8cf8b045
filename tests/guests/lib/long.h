// SPDX-License-Identifier: BSD-2-Clause
// What guests in 64-bit mode stand on: traps, user mode, page tables.
#pragma once

#include "base.h"

// Selectors.
enum { KCODE = 0x08, KDATA = 0x10, KCODE32 = 0x18, UCODE32 = 0x23, UDATA = 0x2b, UCODE = 0x33, TSS = 0x40, SPARE = 0x50 };
/// Where user code sees the first 4 GiB.
#define USER_ALIAS 0x8000000000ull
#define USER_POINTER(address) ((u64)(address) + USER_ALIAS)

struct registers {
    u64 r15, r14, r13, r12, r11, r10, r9, r8, rdi, rsi, rbp, rbx, rdx, rcx, rax;
    u64 vector, error, rip, cs, rflags, rsp, ss;
};
/// The last trap, and how many there were.
extern volatile struct registers trap;
extern volatile u64 trap_cr2;
extern volatile u64 trap_count;
/// RSP in the handler, when it was entered.
extern volatile u64 trap_stack;
/// Called for a vector: true to go on where it happened (`frame` may be changed), false to end protect().
typedef bool (*trap_hook)(struct registers* frame);
extern trap_hook hooks[256];

/// Calls function(argument); 1 if a trap ended it, which is then in `trap`.
int protect(void (*function)(void*), void* argument);
/// In an asm statement: notes the address of the next instruction in `marked`. Clobbers R11.
#define MARK "lea 9f(%%rip), %%r11\n mov %%r11, marked\n 9: "
extern volatile u64 marked;
/// Runs `function` and checks that it ends with this trap at the marked instruction.
#define TRAPS(function, argument, wanted_vector, wanted_error)                   \
    do {                                                                         \
        CHECK(protect((void (*)(void*))(function), (void*)(uptr)(argument)));   \
        EQUAL(trap.vector, (wanted_vector));                                     \
        EQUAL(trap.error, (wanted_error));                                       \
        EQUAL(trap.rip, marked);                                                 \
    } while (0)

/// Runs user code (a label in .text, of code that refers to no address) until it traps; INT 80h is the usual end.
void run_user(const void* code, u64 rdi, u64 rsi);
/// The same with selectors, flags and stack of one's own.
struct user_frame {
    u64 rip, cs, rflags, rsp, ss, rdi, rsi;
};
void enter_user_frame(const struct user_frame* frame);
void run_frame(const struct user_frame* frame);
/// The top of a stack for user code, in the user's view.
u64 user_stack(void);

void prepare_traps(void);

struct __attribute__((packed)) task_state {
    u32 reserved0;
    u64 rsp[3];
    u64 reserved1;
    u64 ist[7];
    u64 reserved2;
    u16 reserved3, io_map;
    u8 bits[8192 + 1];
};
extern struct task_state tss;

struct __attribute__((packed)) gate {
    u16 offset_low, selector;
    u8 ist, type;
    u16 offset_middle;
    u32 offset_high, reserved;
};
extern struct gate idt[256];
extern u64 gdt[];
/// Fills in gate `vector`: type 0x8e interrupt, 0x8f trap, 0xee interrupt that users may call.
void set_gate(unsigned vector, const void* handler, u8 type, u8 ist);

struct __attribute__((packed)) table_pointer {
    u16 limit;
    u64 base;
};
static inline void lidt(u64 base, u16 limit) {
    const struct table_pointer pointer = {limit, base};
    __asm__ volatile("lidt %0" : : "m"(pointer));
}
static inline void lgdt(u64 base, u16 limit) {
    const struct table_pointer pointer = {limit, base};
    __asm__ volatile("lgdt %0" : : "m"(pointer));
}

extern u64 pml4[512], pdpt[512], page_directories[4 * 512];
/// A page of RAM, zeroed, from a small pool.
void* new_page(void);
/// The entry that maps `linear` with a 4 KiB page; tables on the way are made, with U and W.
u64* page_entry(u64 linear);
/// The entry `levels` above that one (1: page directory, 2: PDPT).
u64* table_entry(u64 linear, unsigned levels);
void map_page(u64 linear, u64 physical, u64 flags);
/// Linear addresses without a mapping, for tests that make their own: 1 TiB and up.
#define FREE_LINEAR 0x10000000000ull

static inline u64 physical(const void* address) { return (u64)address; }
static inline u8 read8(u64 address) { return *(volatile u8*)address; }
static inline void write8(u64 address, u8 value) { *(volatile u8*)address = value; }
static inline u64 read64(u64 address) { return *(volatile u64*)address; }
static inline void write64(u64 address, u64 value) { *(volatile u64*)address = value; }

// The same for protect().
static inline void touch8(void* address) { (void)read8((u64)address); }
static inline void touch64(void* address) { (void)read64((u64)address); }
static inline void poke8(void* address) { write8((u64)address, 1); }
