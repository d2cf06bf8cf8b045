// SPDX-License-Identifier: BSD-2-Clause
// Alignment checks: only with AM and AC, only in ring 3, and with #AC(0).
#include "../lib/long.h"

__asm__(".text\n"
        "user_words: mov (%rdi), %rax\n int $0x80\n"
        "user_word2: mov (%rdi), %ax\n int $0x80\n"
        "user_byte: mov (%rdi), %al\n int $0x80\n"
        "user_store: mov %eax, (%rdi)\n int $0x80\n"
        "user_push: lea -1(%rsp), %rsp\n user_push_at: push %rax\n int $0x80\n");
extern const u8 user_words[], user_word2[], user_byte[], user_store[], user_push[], user_push_at[];

static u64 expect(const u8* code, u64 offset, u64 flags) {
    const struct user_frame frame = {USER_POINTER(code), UCODE, 2 | flags, user_stack(), UDATA, user_stack() - 256 + offset, 0};
    run_frame(&frame);
    if (trap.vector == AC) {
        EQUAL(trap.error, 0);
    }
    return trap.vector;
}

void guest_main(void) {
    if (under_qemu()) {
        skip("QEMU has no alignment checks");
    }
    EQUAL(expect(user_words, 1, FLAG_AC), 0x80);  // no AM
    write_cr0(read_cr0() | CR0_AM);
    EQUAL(expect(user_words, 1, 0), 0x80);  // no AC
    EQUAL(expect(user_words, 1, FLAG_AC), AC);
    EQUAL(trap.rip, USER_POINTER(user_words));
    EQUAL(expect(user_words, 4, FLAG_AC), AC);
    EQUAL(expect(user_words, 8, FLAG_AC), 0x80);
    EQUAL(expect(user_word2, 1, FLAG_AC), AC);
    EQUAL(expect(user_word2, 2, FLAG_AC), 0x80);
    EQUAL(expect(user_byte, 1, FLAG_AC), 0x80);
    EQUAL(expect(user_store, 2, FLAG_AC), AC);
    EQUAL(expect(user_store, 4, FLAG_AC), 0x80);
    EQUAL(expect(user_push, 0, FLAG_AC), AC);
    EQUAL(trap.rip, USER_POINTER(user_push_at));
    EQUAL(trap.rsp, user_stack() - 1);
    // Ring 0 does not care.
    __asm__ volatile("pushfq; orl $0x40000, (%%rsp); popfq" : : : "cc", "memory");
    (void)read64((u64)&tss + 1);
    __asm__ volatile("pushfq; andl $~0x40000, (%%rsp); popfq" : : : "cc", "memory");
    write_cr0(read_cr0() & ~(u64)CR0_AM);
    EQUAL(expect(user_words, 1, FLAG_AC), 0x80);
    pass();
}
