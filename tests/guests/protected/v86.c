// SPDX-License-Identifier: BSD-2-Clause
// Virtual-8086 mode: entered by IRET, left by an exception with its nine-word frame; IOPL-sensitive instructions.
#include "../lib/protected.h"

enum { WHERE = 0x10000 };  // below 1 MiB, segment 0x1000
#define WORDS(...) (const u8[]){__VA_ARGS__}, sizeof((const u8[]){__VA_ARGS__})

static void run(u32 flags, const u8* code, u32 bytes) {
    memcpy((void*)WHERE, code, bytes);
    const struct frame frame = {.eip = 0, .cs = 0x1000, .eflags = FLAG_VM | 2 | flags, .esp = 0x8000, .ss = 0x2000,
                                .es = 0x1111, .ds = 0x1000, .fs = 0x3333, .gs = 0x4444};
    run_frame(&frame);
    EQUAL(trap.eflags & FLAG_VM, FLAG_VM);
}

static void basics(void) {
    // mov ax, cs; mov bx, ds; mov word [0x100], 0x55aa; int 0x80
    run(FLAG_IOPL, WORDS(0x8c, 0xc8, 0x8c, 0xdb, 0xc7, 0x06, 0x00, 0x01, 0xaa, 0x55, 0xcd, 0x80));
    EQUAL(trap.vector, 0x80);
    EQUAL(trap.eax & 0xffff, 0x1000);
    EQUAL(trap.ebx & 0xffff, 0x1000);
    EQUAL(*(u16*)(WHERE + 0x100), 0x55aa);
    EQUAL(trap.cs, 0x1000);
    EQUAL(trap.eip, 12);
    EQUAL(trap.ss, 0x2000);
    EQUAL(trap.esp, 0x8000);
    EQUAL(trap.v86_es & 0xffff, 0x1111);
    EQUAL(trap.v86_ds & 0xffff, 0x1000);
    EQUAL(trap.v86_fs & 0xffff, 0x3333);
    EQUAL(trap.v86_gs & 0xffff, 0x4444);
    EQUAL(trap.es, 0);  // the CPU made them null
    EQUAL(trap.ds, 0);
}

static void refused(u32 flags, const u8* code, u32 bytes) {
    run(flags, code, bytes);
    EQUAL(trap.vector, GP);
    EQUAL(trap.error, 0);
    EQUAL(trap.eip, 0);
}

static void sensitive(void) {
    refused(0, WORDS(0xfa));              // cli
    refused(0, WORDS(0xfb));              // sti
    refused(0, WORDS(0x9c));              // pushf
    refused(0, WORDS(0x9d));              // popf
    refused(0, WORDS(0xcd, 0x80));        // int
    refused(0, WORDS(0xcf));              // iret
    refused(FLAG_IOPL, WORDS(0xf4));      // hlt
    refused(FLAG_IOPL, WORDS(0x0f, 0x20, 0xc0));  // mov eax, cr0
    refused(FLAG_IOPL, WORDS(0xec));      // in: the map decides, whatever IOPL
    refused(FLAG_IOPL, WORDS(0x0f, 0x01, 0x16, 0, 0));  // lgdt
    run(FLAG_IOPL, WORDS(0xfa, 0xfb, 0x9c, 0x9d, 0xcd, 0x80));
    EQUAL(trap.vector, 0x80);
    run(0, WORDS(0xcc));                  // int3 is not sensitive
    EQUAL(trap.vector, BP);
    run(0, WORDS(0x0f, 0x0b));
    EQUAL(trap.vector, UD);
    run(0, WORDS(0x0f, 0x00, 0xd0));      // lldt is not recognised
    EQUAL(trap.vector, UD);
    run(0, WORDS(0x0f, 0x02, 0xc0));      // lar
    EQUAL(trap.vector, UD);
    run(0, WORDS(0x63, 0xc0));            // arpl
    EQUAL(trap.vector, UD);
    if (!under_qemu()) {
        run(0, WORDS(0xa1, 0xff, 0xff));  // mov ax, [0xffff]: beyond the limit
        EQUAL(trap.vector, GP);
    }
}

static bool reflect(struct registers* frame) {
    // As an operating system does: pushes FLAGS, CS and IP in the task, goes to the vector of its table.
    if ((frame->eflags & FLAG_VM) == 0 || *(u8*)(frame->cs * 16 + frame->eip) != 0xcd) {
        return false;
    }
    const u8 vector = *(u8*)(frame->cs * 16 + frame->eip + 1);
    u16* stack = (u16*)(frame->ss * 16 + frame->esp);
    *--stack = (u16)frame->eflags;
    *--stack = (u16)frame->cs;
    *--stack = (u16)(frame->eip + 2);
    frame->esp -= 6;
    frame->eip = ((u16*)0)[vector * 2];
    frame->cs = ((u16*)0)[vector * 2 + 1];
    return true;
}

static void reflected(void) {
    hooks[GP] = reflect;
    volatile u16* table = (volatile u16*)0;
    table[0x21 * 2] = 0x200;
    table[0x21 * 2 + 1] = 0x1000;
    memcpy((void*)(WHERE + 0x200), (const u8[]){0xb8, 0x34, 0x12, 0xcc}, 4);  // mov ax, 0x1234; int3
    run(0, WORDS(0xcd, 0x21));
    EQUAL(trap.vector, BP);
    EQUAL(trap.eax & 0xffff, 0x1234);
    EQUAL(trap.eip, 0x204);
    EQUAL(trap.esp, 0x8000 - 6);
    hooks[GP] = NULL;
}

void guest_main(void) {
    basics();
    sensitive();
    reflected();
    pass();
}
