// SPDX-License-Identifier: BSD-2-Clause
// What a started CPU runs first: copied to 0x8000, in real mode with CS = 0x0800.
    .text
    .code16
    .globl ap_blob, ap_blob_end
ap_blob:
    cli
    mov %cs, %ax
    mov %ax, %ds
    lgdtl ap_gdt_pointer - ap_blob
    mov %cr0, %eax
    or $1, %eax
    mov %eax, %cr0
    ljmpl $0x18, $ap_start32
    .balign 4
ap_gdt_pointer:
    .word 0xff
    .long gdt
ap_blob_end:

    .code32
ap_start32:
    mov $0x10, %eax
    mov %eax, %ds
    mov %eax, %es
    mov %eax, %ss
    mov 0xfee00020, %ecx        // the local APIC's id
    shr $24, %ecx
    inc %ecx
    shl $13, %ecx
    lea ap_stacks(%ecx), %esp
    call enter_long_mode
    ljmp $0x08, $ap_start64

    .code64
ap_start64:
    mov $0x10, %eax
    mov %eax, %ss
    xor %ebp, %ebp
    call ap_main

    .section .note.GNU-stack, "", @progbits
