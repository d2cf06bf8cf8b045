// SPDX-License-Identifier: BSD-2-Clause
// Random bytes run in ring 0, each exception leading to others. It may end in any way a machine can.
#include "../lib/long.h"

static u8 garbage[1 << 16] __attribute__((aligned(4096)));
static u64 state = 1;
static u64 next(void) {
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return state;
}

static bool anywhere(struct registers* frame) {
    frame->rip = (u64)garbage + next() % sizeof garbage;
    frame->cs = KCODE;
    frame->ss = KDATA;
    frame->rsp = (u64)garbage + (next() % sizeof garbage & ~7ull);
    frame->rflags = 2 | (next() & 0xcd5);
    frame->rax = next();
    frame->rcx = next() % 100;
    frame->rdx = next();
    frame->rdi = (u64)garbage + next() % sizeof garbage;
    frame->rsi = (u64)garbage + next() % sizeof garbage;
    return true;
}

void guest_main(void) {
    for (const char* text = command_line(); *text != 0; ++text) {
        state = state * 6364136223846793005ull + (u8)*text;
    }
    for (unsigned i = 0; i < sizeof garbage; i += 8) {
        *(u64*)(garbage + i) = next();
    }
    for (unsigned vector = 0; vector < 32; ++vector) {
        hooks[vector] = anywhere;
    }
    ((void (*)(void))(uptr)garbage)();
    pass();
}
