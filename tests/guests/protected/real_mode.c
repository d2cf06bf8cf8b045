// SPDX-License-Identifier: BSD-2-Clause
// To real mode and back: segments keep their limits, interrupts go through the vector table, 20-bit addresses.
#include "../lib/protected.h"

extern u8 blob[], blob_end[];
static volatile u32* const results = (volatile u32*)0x9000;

// Runs at 0x8000; called in 32-bit code, comes back to it. What it finds goes to 0x9000.
__asm__(".text\n"
        "blob:\n .code32\n"
        " pusha\n mov %esp, 0x9040\n sidt 0x9050\n lidt 0x8000 + (real_idt - blob)\n ljmp $0x18, $(0x8000 + (to16 - blob))\n"
        " .code16\n"
        "to16: mov $0x20, %ax\n mov %ax, %ds\n mov %ax, %es\n mov %ax, %ss\n mov %ax, %fs\n mov %ax, %gs\n"
        " mov %cr0, %eax\n and $~1, %eax\n mov %eax, %cr0\n ljmp $0x0800, $(real - blob)\n"
        "real: xor %ax, %ax\n mov %ax, %ds\n mov %ax, %ss\n mov $0x7000, %sp\n"
        // Where we are.
        " mov %cs, %ax\n mov %ax, 0x9000\n"
        // An interrupt through the table at 0: FLAGS, CS, IP on the stack.
        " movw $(handler - blob), 4 * 0x60\n movw $0x0800, 4 * 0x60 + 2\n stc\n int $0x60\n"
        " mov %ax, 0x9004\n mov %sp, 0x9008\n"
        // Segment arithmetic: FFFF:0010 is 1 MiB (A20 is on).
        " mov $0xffff, %ax\n mov %ax, %es\n mov %es:0x10, %eax\n mov %eax, 0x900c\n"
        // A word at offset FFFF is beyond the limit: #GP through vector 13.
        " movw $(gp_handler - blob), 4 * 13\n movw $0x0800, 4 * 13 + 2\n"
        " mov 0xffff, %ax\n"
        "behind_gp: \n"
        // Divide error through vector 0: its IP is the instruction's.
        " movw $(de_handler - blob), 0\n movw $0x0800, 2\n xor %dx, %dx\n xor %cx, %cx\n"
        "divide_at: div %cx\n"
        "behind_divide:\n"
        // 32-bit operands and addresses work.
        " mov $0x12345678, %eax\n mov $0x9014, %ebx\n mov %eax, (%ebx)\n"
        // A far call and return, a near call.
        " lcall $0x0800, $(far_function - blob)\n mov %ax, 0x9018\n"
        // LGDT-free unreal mode: a limit loaded in protected mode stays.
        " mov %cr0, %eax\n or $1, %al\n mov %eax, %cr0\n mov $0x10, %bx\n mov %bx, %fs\n and $~1, %al\n mov %eax, %cr0\n"
        " mov $0x100000, %ebx\n mov %fs:(%ebx), %eax\n mov %eax, 0x901c\n"
        // And back.
        " mov %cr0, %eax\n or $1, %al\n mov %eax, %cr0\n ljmpl $0x08, $(0x8000 + (back - blob))\n"
        "handler: mov %sp, %bp\n mov 4(%bp), %ax\n iret\n"
        "gp_handler: pop %ax\n movl $1, 0x9010\n push $(behind_gp - blob)\n iret\n"
        "de_handler: pop %ax\n mov %ax, 0x9020\n push $(behind_divide - blob)\n iret\n"
        "far_function: mov $0x4321, %ax\n lret\n"
        " .balign 4\n real_idt: .word 0x3ff\n .long 0\n"
        " .code32\n"
        "back: mov $0x10, %eax\n mov %eax, %ds\n mov %eax, %es\n mov %eax, %ss\n mov %eax, %fs\n mov %eax, %gs\n"
        " mov 0x9040, %esp\n lidt 0x9050\n popa\n ret\n"
        "blob_end:\n"
        ".globl real_divide_offset\n.set real_divide_offset, divide_at - blob\n");
extern u8 real_divide_offset[];

void guest_main(void) {
    memcpy((void*)0x8000, blob, (size_t)(blob_end - blob));
    memset((void*)0x9000, 0, 0x100);
    __asm__ volatile("mov $0x8000, %%eax\n call *%%eax" : : : "eax", "memory", "cc");
    EQUAL(results[0] & 0xffff, 0x0800);
    EQUAL(results[1] & 1, 1);             // CF in the pushed FLAGS
    EQUAL(results[2] & 0xffff, 0x7000);
    EQUAL(results[3], *(u32*)0x100000);
    EQUAL(results[4], !under_qemu());  // which checks no limits
    EQUAL(results[5], 0x12345678);
    EQUAL(results[6] & 0xffff, 0x4321);
    EQUAL(results[7], *(u32*)0x100000);
    EQUAL(results[8] & 0xffff, (u32)real_divide_offset);
    EQUAL(read_cr0() & CR0_PE, CR0_PE);
    pass();
}
