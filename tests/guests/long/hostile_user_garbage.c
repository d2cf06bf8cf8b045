// SPDX-License-Identifier: BSD-2-Clause
// Random bytes run in ring 3, tens of thousands of times; whatever they do, the kernel here goes on.
#include "../lib/apic.h"
#include "../lib/long.h"

enum { ROUNDS = 20000, TIMER = 0x60 };
static u8 garbage[2 * 4096] __attribute__((aligned(4096)));
static u64 state = 88172645463325252ull;
static u64 next(void) {
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return state;
}

static bool timer(struct registers* frame) {
    apic_eoi();
    return (frame->cs & 3) == 0;  // ends the round if it hit user code
}

__asm__(".text\n"
        // RDI: registers to load; then into ring 3.
        "enter_garbage: pushq 32(%rdi)\n pushq 24(%rdi)\n pushq 16(%rdi)\n pushq 8(%rdi)\n pushq (%rdi)\n"
        " mov 40(%rdi), %rax\n mov 48(%rdi), %rbx\n mov 56(%rdi), %rcx\n mov 64(%rdi), %rdx\n mov 72(%rdi), %rsi\n"
        " mov 80(%rdi), %r8\n mov 88(%rdi), %rbp\n mov 96(%rdi), %rdi\n iretq\n");
void enter_garbage(const u64* frame);

void guest_main(void) {
    const char* text = command_line();
    for (; *text != 0; ++text) {
        state = state * 31 + (u8)*text;
    }
    wrmsr(MSR_EFER, rdmsr(MSR_EFER) & ~(u64)EFER_SCE);  // SYSCALL would lead to ring 0
    apic_enable();
    hooks[TIMER] = timer;
    apic_write(APIC_DIVIDE, 0xb);
    const u64 at = FREE_LINEAR;
    map_page(at, physical(garbage), PTE_P | PTE_U | PTE_W);
    map_page(at + 4096, physical(garbage + 4096), PTE_P | PTE_U | PTE_W);
    u32 by_vector[32] = {0};
    for (unsigned round = 0; round < ROUNDS; ++round) {
        if (round % 16 == 0) {
            for (unsigned i = 0; i < sizeof garbage; i += 8) {
                *(u64*)(garbage + i) = next();
            }
        }
        u64 frame[13] = {at + next() % 8000, UCODE, FLAG_IF | 2 | (next() & 0xcd5), at + (next() & 0x1fff), UDATA};
        for (unsigned i = 5; i < 13; ++i) {
            frame[i] = next() % 4 == 0 ? next() : at + (next() & 0x1fff);
        }
        __asm__ volatile("fninit");
        apic_write(APIC_TIMER, TIMER);
        apic_write(APIC_INITIAL, 200000);
        CHECK(protect((void (*)(void*))enter_garbage, frame));
        const u64 cs = trap.cs, vector = trap.vector, rip = trap.rip;
        apic_write(APIC_INITIAL, 0);
        let_interrupts_in();
        if (vector < 32) {
            ++by_vector[vector];
        }
        if ((cs & 3) != 3) {
            print("round %d: vector %d at %lx:%lx\n", round, (unsigned)vector, cs, rip);
            fail(__FILE__, __LINE__, "the trap comes from ring 3");
        }
    }
    for (unsigned i = 0; i < 32; ++i) {
        if (by_vector[i] != 0) {
            print("%d: %d\n", i, by_vector[i]);
        }
    }
    pass();
}
