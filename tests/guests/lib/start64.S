// SPDX-License-Identifier: BSD-2-Clause
// From multiboot's 32-bit entry to C in 64-bit mode. The first 4 GiB are mapped one to one for the supervisor, and
// once more at 512 GiB for user code.
    .section .multiboot, "a"
    .balign 4
    .long 0x1badb002, 3, -(0x1badb002 + 3)

    .text
    .code32
    .globl start
start:
    cli
    mov $boot_stack_top, %esp
    mov %ebx, multiboot_information
    call make_tables
    call enter_long_mode
    ljmp $0x08, $start64

// PML4[0] → PDPT without U, PML4[1] → the same PDPT with U; four page directories of 2 MiB pages.
make_tables:
    movl $(pdpt + 3), pml4
    movl $(pdpt + 7), pml4 + 8
    mov $4, %ecx
    mov $pdpt, %edi
    mov $(page_directories + 7), %eax
1:  mov %eax, (%edi)
    add $8, %edi
    add $4096, %eax
    loop 1b
    mov $2048, %ecx
    mov $page_directories, %edi
    mov $0x87, %eax
2:  mov %eax, (%edi)
    add $8, %edi
    add $0x200000, %eax
    loop 2b
    ret

    .globl enter_long_mode
enter_long_mode:
    mov %cr4, %eax
    or $0x620, %eax         // PAE, OSFXSR, OSXMMEXCPT
    mov %eax, %cr4
    mov $pml4, %eax
    mov %eax, %cr3
    mov $0xc0000080, %ecx
    rdmsr
    or $0x901, %eax         // SCE, LME, NXE
    wrmsr
    mov %cr0, %eax
    and $0x9fffffff, %eax   // caches on
    or $0x80010023, %eax    // PG, WP, NE, MP, PE
    mov %eax, %cr0
    lgdt gdt_pointer32
    ret

    .code64
start64:
    mov $0x10, %eax
    mov %eax, %ds
    mov %eax, %es
    mov %eax, %ss
    xor %eax, %eax
    mov %eax, %fs
    mov %eax, %gs
    mov $boot_stack_top, %rsp
    call prepare_traps
    call guest_main
    call pass

// One stub a vector: error code (0 where the CPU pushes none), vector, then the common part.
    .balign 16
    .globl trap_stubs
trap_stubs:
    .set vector, 0
    .rept 256
    .balign 16
    .if vector != 8 && (vector < 10 || vector > 14) && vector != 17 && vector != 21
    push $0
    .endif
    pushq $vector
    jmp trap_common
    .set vector, vector + 1
    .endr

trap_common:
    push %rax
    push %rcx
    push %rdx
    push %rbx
    push %rbp
    push %rsi
    push %rdi
    push %r8
    push %r9
    push %r10
    push %r11
    push %r12
    push %r13
    push %r14
    push %r15
    cld
    mov %rsp, %rdi
    call trap_entry
    pop %r15
    pop %r14
    pop %r13
    pop %r12
    pop %r11
    pop %r10
    pop %r9
    pop %r8
    pop %rdi
    pop %rsi
    pop %rbp
    pop %rbx
    pop %rdx
    pop %rcx
    pop %rax
    add $16, %rsp
    iretq

// int protect(void (*function)(void*), void* argument): 1 if a trap ended it.
    .globl protect
protect:
    push %rbp
    push %rbx
    push %r12
    push %r13
    push %r14
    push %r15
    push %rbp               // for alignment
    mov %rsp, recover_rsp
    movl $1, recover_armed
    mov %rdi, %rax
    mov %rsi, %rdi
    call *%rax
    xor %eax, %eax
    jmp 1f
    .globl protect_recover
protect_recover:
    mov $1, %eax
1:  movl $0, recover_armed
    pop %rbp
    pop %r15
    pop %r14
    pop %r13
    pop %r12
    pop %rbx
    pop %rbp
    ret

// void enter_user_frame(struct user_frame*): IRETQ to rip, cs, rflags, rsp, ss with RDI and RSI given behind them.
    .globl enter_user_frame
enter_user_frame:
    mov %rdi, %rax
    pushq 32(%rax)
    pushq 24(%rax)
    pushq 16(%rax)
    pushq 8(%rax)
    pushq 0(%rax)
    mov 40(%rax), %rdi
    mov 48(%rax), %rsi
    mov 8(%rax), %edx
    and $3, %edx
    jz 1f
    mov $0x2b, %edx
    mov %edx, %ds
    mov %edx, %es
1:  iretq

    .data
    .balign 8
    .globl gdt
gdt:
    .quad 0
    .quad 0x00af9b000000ffff    // 08: code, 64 bits
    .quad 0x00cf93000000ffff    // 10: data
    .quad 0x00cf9b000000ffff    // 18: code, 32 bits
    .quad 0x00cffb000000ffff    // 20: user code, 32 bits
    .quad 0x00cff3000000ffff    // 28: user data
    .quad 0x00affb000000ffff    // 30: user code, 64 bits
    .quad 0
    .quad 0, 0                  // 40: TSS
    .fill 16, 8, 0              // 50…c8: for the tests
gdt_end:
gdt_pointer32:
    .word gdt_end - gdt - 1
    .long gdt, 0
    .globl recover_rsp, recover_armed
recover_rsp:
    .quad 0
recover_armed:
    .long 0

    .bss
    .balign 4096
    .globl pml4, pdpt, page_directories
pml4:
    .skip 4096
pdpt:
    .skip 4096
page_directories:
    .skip 4 * 4096
boot_stack:
    .skip 16384
    .globl boot_stack_top
boot_stack_top:

    .section .note.GNU-stack, "", @progbits
