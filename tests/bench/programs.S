// SPDX-License-Identifier: BSD-2-Clause
// Position-independent 64-bit programs: rdi holds the number of rounds, rsi the address of 64 KiB of writable memory; each ends
// with RET. They run in a guest and, for comparison, natively.
        .section .rodata
        .balign 16

.macro program name
        .globl  apiary_bench_\name, apiary_bench_\name\()_end
apiary_bench_\name:
.endm
.macro end name
        ret
apiary_bench_\name\()_end:
        .balign 16
.endm

program integer                         // dependent and independent arithmetic, a branch every eight
1:      add     %rdi, %rax
        xor     %rax, %rdx
        lea     (%rax,%rdx,4), %rcx
        shl     $3, %rcx
        sub     %rcx, %r8
        imul    $7, %rax, %r9
        dec     %rdi
        jne     1b
end integer

program memory                          // loads and stores over 32 KiB
1:      mov     %edi, %eax
        and     $0x7ff8, %eax
        mov     (%rsi,%rax), %rdx
        add     %rdi, %rdx
        mov     %rdx, (%rsi,%rax)
        add     %rdx, 8(%rsi)
        dec     %rdi
        jne     1b
end memory

program call                            // call, push, pop, return
1:      call    2f
        dec     %rdi
        jne     1b
        ret
2:      push    %rbx
        lea     1(%rdi), %rbx
        mov     %rbx, %rax
        pop     %rbx
end call

program branches                        // a data-dependent branch that goes either way
        mov     $12345, %eax
1:      imul    $1103515245, %eax, %eax
        add     $12345, %eax
        test    $0x10000, %eax
        je      2f
        inc     %rdx
2:      dec     %rdi
        jne     1b
end branches

program sse2                            // double precision
        movsd   (%rsi), %xmm1
        pcmpeqd %xmm2, %xmm2
        psrlq   $54, %xmm2
        psllq   $52, %xmm2              // 1.0 in both halves
1:      addpd   %xmm2, %xmm1
        mulpd   %xmm2, %xmm1
        movapd  %xmm1, %xmm3
        subpd   %xmm2, %xmm3
        dec     %rdi
        jne     1b
end sse2

program x87
        fld1
1:      fld1
        fadd    %st(1), %st
        fmulp
        fld1
        fsubrp
        dec     %rdi
        jne     1b
        fstp    %st(0)
end x87

program string                          // REP MOVSB and REP STOSQ over 16 KiB
        mov     %rsi, %r8
1:      mov     %r8, %rsi
        lea     0x8000(%r8), %rax
        xchg    %rdi, %rax
        mov     $0x4000, %ecx
        rep movsb
        xchg    %rdi, %rax
        dec     %rdi
        jne     1b
        mov     %r8, %rsi
end string

        .section .note.GNU-stack,"",@progbits
