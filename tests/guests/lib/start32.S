// SPDX-License-Identifier: BSD-2-Clause
// From multiboot's entry to C in 32-bit protected mode with descriptor tables of our own; paging is off.
    .section .multiboot, "a"
    .balign 4
    .long 0x1badb002, 3, -(0x1badb002 + 3)

    .text
    .globl start
start:
    cli
    mov $boot_stack_top, %esp
    mov %ebx, multiboot_information
    lgdt gdt_pointer
    ljmp $0x08, $1f
1:  mov $0x10, %eax
    mov %eax, %ds
    mov %eax, %es
    mov %eax, %ss
    mov %eax, %fs
    mov %eax, %gs
    call prepare_traps
    call guest_main
    call pass

    .balign 16
    .globl trap_stubs
trap_stubs:
    .set vector, 0
    .rept 256
    .balign 16
    .if vector != 8 && (vector < 10 || vector > 14) && vector != 17 && vector != 21
    push $0
    .endif
    pushl $vector
    jmp trap_common
    .set vector, vector + 1
    .endr

    .globl trap_common
trap_common:
    pusha
    push %ds
    push %es
    mov $0x10, %eax
    mov %eax, %ds
    mov %eax, %es
    cld
    mov %esp, %eax
    push %eax
    call trap_entry
    add $4, %esp
    pop %es
    pop %ds
    popa
    add $8, %esp
    iret

// int protect(void (*function)(void*), void* argument)
    .globl protect
protect:
    push %ebp
    push %ebx
    push %esi
    push %edi
    mov %esp, recover_esp
    movl $1, recover_armed
    mov 24(%esp), %eax
    mov 20(%esp), %ecx
    push %eax
    call *%ecx
    xor %eax, %eax
    jmp 1f
    .globl protect_recover
protect_recover:                // straight out of a handler
    mov recover_esp, %esp
    push $2
    popf
    mov $0x10, %eax
    mov %eax, %ds
    mov %eax, %es
    mov %eax, %ss
    mov %eax, %fs
    mov %eax, %gs
    mov $1, %eax
1:  mov recover_esp, %esp
    movl $0, recover_armed
    pop %edi
    pop %esi
    pop %ebx
    pop %ebp
    ret

// void enter_frame(const u32 frame[]): IRET with EIP, CS, EFLAGS, ESP, SS and, for virtual-8086 mode, ES, DS, FS, GS.
    .globl enter_frame
enter_frame:
    mov 4(%esp), %esi
    sub $36, %esp
    mov %esp, %edi
    mov $9, %ecx
    rep movsl
    testl $0x20000, 8(%esp)
    jnz 1f
    mov 16(%esp), %eax          // data segments as SS
    mov %eax, %ds
    mov %eax, %es
1:  iret

    .data
    .balign 8
    .globl gdt, gdt_pointer
gdt:
    .quad 0
    .quad 0x00cf9b000000ffff    // 08: code
    .quad 0x00cf93000000ffff    // 10: data
    .quad 0x00009b000000ffff    // 18: code of 16 bits, base 0
    .quad 0x000093000000ffff    // 20: data of 16 bits, base 0
    .quad 0x00cffb000000ffff    // 28: user code
    .quad 0x00cff3000000ffff    // 30: user data
    .quad 0                     // 38: TSS
    .fill 24, 8, 0              // 40…f8: for the tests
gdt_pointer:
    .word . - gdt - 1
    .long gdt
    .globl recover_esp, recover_armed
recover_esp:
    .long 0
recover_armed:
    .long 0

    .bss
    .balign 4096
boot_stack:
    .skip 16384
    .globl boot_stack_top
boot_stack_top:

    .section .note.GNU-stack, "", @progbits
