// SPDX-License-Identifier: BSD-2-Clause
// Task switches by far jump, far call, IRET with NT, and a task gate; busy bits, links, NT and TS.
#include "../lib/protected.h"

enum { OTHER = SPARE, GATE = SPARE + 8 };
static struct task_state other;
static u8 stack[4096] __attribute__((aligned(16)));
static volatile u32 seen_eax, seen_flags, seen_task, seen_link, visits, seen_error;

static u16 current_task(void) {
    u16 selector;
    __asm__ volatile("str %0" : "=r"(selector));
    return selector;
}
static u8 access_of(u16 selector) { return (u8)(gdt[selector / 8] >> 40); }

static void prepare(void (*entry)(void)) {
    memset(&other, 0, sizeof other);
    other.cr3 = (u32)read_cr3();
    other.eip = (u32)entry;
    other.eflags = 2;
    other.eax = 0x1234;
    other.esp = (u32)stack + sizeof stack;
    other.cs = KCODE;
    other.ss = other.ds = other.es = other.fs = other.gs = KDATA;
    other.io_map = sizeof other;
    gdt[OTHER / 8] = descriptor((u32)&other, sizeof other - 1, 0x89, 0);
}

static void jump_to(u16 selector) {
    const struct __attribute__((packed)) {
        u32 offset;
        u16 selector;
    } target = {0, selector};
    __asm__ volatile("ljmp *%0" : : "m"(target) : "memory");
}
static void call_to(u16 selector) {
    const struct __attribute__((packed)) {
        u32 offset;
        u16 selector;
    } target = {0, selector};
    __asm__ volatile("lcall *%0" : : "m"(target) : "memory");
}

static void jumped(void) {
    for (;;) {
        __asm__ volatile("mov %%eax, %0" : "=m"(seen_eax));
        seen_flags = (u32)read_flags();
        seen_task = current_task();
        EQUAL(access_of(OTHER), 0x8b);
        EQUAL(access_of(TASK), 0x89);
        EQUAL(read_cr0() & CR0_TS, CR0_TS);
        ++visits;
        __asm__ volatile("clts");
        jump_to(TASK);
    }
}

static void called(void) {
    for (;;) {
        seen_flags = (u32)read_flags();
        seen_task = current_task();
        seen_link = other.link & 0xffff;
        EQUAL(access_of(OTHER), 0x8b);
        EQUAL(access_of(TASK), 0x8b);  // the caller stays busy
        ++visits;
        __asm__ volatile("iret");
    }
}

static void gate_entry(void) {
    for (;;) {
        ++visits;
        seen_link = other.link & 0xffff;
        __asm__ volatile("iret");
    }
}

__asm__(".text\n"
        "fault_entry: pop %eax\n mov %eax, seen_error\n incl visits\n"
        " movl $fault_behind, tss + 32\n"  // the outgoing task's EIP: go on behind the fault
        " iret\n jmp fault_entry\n");
extern void fault_entry(void);
extern const u8 fault_behind[];

static void with_jump(void) {
    prepare(jumped);
    visits = 0;
    jump_to(OTHER);
    EQUAL(visits, 1);
    EQUAL(seen_eax, 0x1234);
    EQUAL(seen_flags & FLAG_NT, 0);
    EQUAL(seen_task, OTHER);
    EQUAL(current_task(), TASK);
    EQUAL(access_of(OTHER), 0x89);
    EQUAL(access_of(TASK), 0x8b);
    jump_to(OTHER);  // it goes on where it left
    EQUAL(visits, 2);
}

static void with_call(void) {
    prepare(called);
    visits = 0;
    call_to(OTHER);
    EQUAL(visits, 1);
    EQUAL(seen_flags & FLAG_NT, FLAG_NT);
    EQUAL(seen_link, TASK);
    EQUAL(current_task(), TASK);
    EQUAL(access_of(OTHER), 0x89);
    EQUAL(read_flags() & FLAG_NT, 0);
    call_to(OTHER);
    EQUAL(visits, 2);
}

static void with_gate(void) {
    prepare(gate_entry);
    visits = 0;
    set_gate(0x90, 0, OTHER, 0x85);
    __asm__ volatile("int $0x90" : : : "memory");
    EQUAL(visits, 1);
    EQUAL(seen_link, TASK);
    EQUAL(current_task(), TASK);
    // An exception through a task gate: the error code is on the new task's stack, its EIP is the fault's.
    prepare(fault_entry);
    visits = 0;
    set_gate(GP, 0, OTHER, 0x85);
    __asm__ volatile("mov %0, %%ecx\n mov %%ecx, %%gs\n fault_behind: nop" : : "i"(0x2000) : "ecx", "memory");
    EQUAL(visits, 1);
    EQUAL(seen_error, 0x2000);
}

static void jump_busy(void* unused) {
    (void)unused;
    const struct __attribute__((packed)) {
        u32 offset;
        u16 selector;
    } target = {0, TASK};
    __asm__ volatile(MARK "ljmp *%0" : : "m"(target) : "memory");
}
static void jump_other(void* unused) {
    (void)unused;
    const struct __attribute__((packed)) {
        u32 offset;
        u16 selector;
    } target = {0, OTHER};
    __asm__ volatile(MARK "ljmp *%0" : : "m"(target) : "memory");
}

static void refusals(void) {
    extern u8 trap_stubs[];
    set_gate(GP, trap_stubs + 16 * GP, KCODE, 0x8e);
    TRAPS(jump_busy, 0, GP, TASK);
    prepare(jumped);
    gdt[OTHER / 8] = descriptor((u32)&other, sizeof other - 1, 0x09, 0);
    TRAPS(jump_other, 0, NP, OTHER);
    gdt[OTHER / 8] = descriptor((u32)&other, 0x66, 0x89, 0);
    TRAPS(jump_other, 0, TS, OTHER);
}

void guest_main(void) {
    with_jump();
    with_call();
    with_gate();
    refusals();
    pass();
}
