// SPDX-License-Identifier: BSD-2-Clause
// Interrupt and trap gates of 16 bits, code and stacks of 16 bits in protected mode.
#include "../lib/protected.h"

enum { WHERE = 0x8000 };
static volatile u32* const results = (volatile u32*)0x9000;

// 16-bit code at 0x8000 (base 0): the handler, and a routine that makes the interrupt from 16-bit code.
__asm__(".text\nblob:\n .code16\n"
        "handler: push %ax\n mov %sp, %ax\n mov %ax, 0x9000\n mov %esp, 0x9010\n pop %ax\n"
        " push %bp\n mov %sp, %bp\n mov 2(%bp), %ax\n mov %ax, 0x9004\n mov 4(%bp), %ax\n mov %ax, 0x9008\n pop %bp\n iret\n"
        " .balign 16\n"
        "routine: mov %ss, %cx\n mov %esp, %edx\n mov $0x20, %ax\n mov %ax, %ss\n mov $0xffff7000, %esp\n"
        " int $0x91\n mov %esp, 0x900c\n pushl $0x12345678\n mov %sp, 0x9014\n pop %eax\n mov %eax, 0x9018\n"
        " mov %cx, %ss\n mov %edx, %esp\n lretl\n"
        "blob_end:\n .code32\n"
        ".globl routine_offset\n.set routine_offset, routine - blob\n");
extern u8 blob[], blob_end[], routine_offset[];

void guest_main(void) {
    memcpy((void*)WHERE, blob, (size_t)(blob_end - blob));
    memset((void*)0x9000, 0, 64);
    set_gate(0x91, (void*)WHERE, CODE16, 0x86);
    const struct __attribute__((packed)) {
        u32 offset;
        u16 selector;
    } target = {WHERE + (u32)routine_offset, CODE16};
    __asm__ volatile("lcall *%0" : : "m"(target) : "eax", "ecx", "edx", "memory", "cc");
    EQUAL(results[0] & 0xffff, 0x7000 - 8);       // three words of the frame, one of PUSH
    EQUAL(results[4], 0xffff7000 - 8);            // the upper half of ESP is left alone
    EQUAL(results[2] & 0xffff, CODE16);
    EQUAL(results[3], 0xffff7000);                // IRET of 16 bits gives it back
    EQUAL(results[5] & 0xffff, 0x7000 - 4);
    EQUAL(results[6], 0x12345678);
    pass();
}
