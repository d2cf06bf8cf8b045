// SPDX-License-Identifier: BSD-2-Clause
// The entry of a FreeBSD kernel: notes every register that the loader set before any is changed.
    .section .interp, "a"
    .asciz "/red/herring"

    .section .dynamic, "aw"
    .globl dynamic_section
dynamic_section:
    .quad 0, 0                  // DT_NULL

    .section .ctors, "aw"
    .globl constructors
constructors:
    .quad btext

    .section .rodata
    .asciz "@(#)FreeBSD 0.1-PRELOAD #0: a kernel of Apiary's tests"

    .text
    .globl btext
btext:
    mov %rsp, entry_state
    mov $boot_stack_top, %rsp
    pushfq
    popq entry_state + 8
    mov %cr0, %rax
    mov %rax, entry_state + 16
    mov %cr3, %rax
    mov %rax, entry_state + 24
    mov %cr4, %rax
    mov %rax, entry_state + 32
    mov $0xc0000080, %ecx
    rdmsr
    mov %eax, entry_state + 40
    mov %edx, entry_state + 44
    mov %cs, entry_state + 48
    mov %ds, entry_state + 50
    mov %es, entry_state + 52
    mov %ss, entry_state + 54
    mov %fs, entry_state + 56
    mov %gs, entry_state + 58
    str entry_state + 60
    sgdt entry_state + 64
    sidt entry_state + 74
    call guest_main
    call pass

    .bss
    .balign 16
    .globl entry_state
entry_state:
    .skip 96
    .balign 4096
boot_stack:
    .skip 16384
boot_stack_top:

    .section .note.GNU-stack, "", @progbits
