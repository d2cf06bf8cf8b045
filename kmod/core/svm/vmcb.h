// SPDX-License-Identifier: BSD-2-Clause
// The virtual machine control block (APM vol. 2, appendix B) and what goes with it.
#ifndef APIARY_KMOD_VMCB_H
#define APIARY_KMOD_VMCB_H

#include "../types.h"

struct vmcb_segment {
    uint16_t selector;
    uint16_t attributes;
    uint32_t limit;
    uint64_t base;
};

struct vmcb {
    // Control area.
    uint32_t intercept_cr;        // 000: reads in 15:0, writes in 31:16
    uint32_t intercept_dr;        // 004: the same
    uint32_t intercept_exception; // 008
    uint32_t intercept_1;         // 00c
    uint32_t intercept_2;         // 010
    uint32_t intercept_3;         // 014
    uint8_t reserved_018[0x28];
    uint64_t io_map;              // 040
    uint64_t msr_map;             // 048
    uint64_t tsc_offset;          // 050
    uint32_t asid;                // 058
    uint8_t tlb_control;          // 05c
    uint8_t reserved_05d[3];
    uint64_t virtual_interrupt;   // 060
    uint64_t interrupt_shadow;    // 068
    uint64_t exit_code;           // 070
    uint64_t exit_info_1;         // 078
    uint64_t exit_info_2;         // 080
    uint64_t exit_interrupt;      // 088
    uint64_t nested_paging;       // 090
    uint8_t reserved_098[0x10];
    uint64_t event;               // 0a8
    uint64_t nested_root;         // 0b0
    uint64_t branch_records;      // 0b8
    uint64_t clean;               // 0c0
    uint64_t next_rip;            // 0c8
    uint8_t byte_count;           // 0d0
    uint8_t bytes[15];            // 0d1
    uint8_t reserved_0e0[0x320];
    // State save area.
    struct vmcb_segment segment[6];  // 400: ES CS SS DS FS GS
    struct vmcb_segment gdtr;        // 460
    struct vmcb_segment ldtr;        // 470
    struct vmcb_segment idtr;        // 480
    struct vmcb_segment tr;          // 490
    uint8_t reserved_4a0[0x2b];
    uint8_t cpl;                  // 4cb
    uint32_t reserved_4cc;
    uint64_t efer;                // 4d0
    uint8_t reserved_4d8[0x70];
    uint64_t cr4;                 // 548
    uint64_t cr3;                 // 550
    uint64_t cr0;                 // 558
    uint64_t dr7;                 // 560
    uint64_t dr6;                 // 568
    uint64_t rflags;              // 570
    uint64_t rip;                 // 578
    uint8_t reserved_580[0x58];
    uint64_t rsp;                 // 5d8
    uint8_t reserved_5e0[0x18];
    uint64_t rax;                 // 5f8
    uint64_t star, lstar, cstar, fmask, kernel_gs_base;  // 600
    uint64_t sysenter_cs, sysenter_esp, sysenter_eip;    // 628
    uint64_t cr2;                 // 640
    uint8_t reserved_648[0x20];
    uint64_t pat;                 // 668
    uint64_t debug_control;       // 670
    uint8_t reserved_678[0x988];
};
AVM_STATIC_ASSERT(sizeof(struct vmcb) == 4096);
AVM_STATIC_ASSERT(offsetof(struct vmcb, io_map) == 0x40);
AVM_STATIC_ASSERT(offsetof(struct vmcb, exit_code) == 0x70);
AVM_STATIC_ASSERT(offsetof(struct vmcb, event) == 0xa8);
AVM_STATIC_ASSERT(offsetof(struct vmcb, next_rip) == 0xc8);
AVM_STATIC_ASSERT(offsetof(struct vmcb, segment) == 0x400);
AVM_STATIC_ASSERT(offsetof(struct vmcb, tr) == 0x490);
AVM_STATIC_ASSERT(offsetof(struct vmcb, cpl) == 0x4cb);
AVM_STATIC_ASSERT(offsetof(struct vmcb, efer) == 0x4d0);
AVM_STATIC_ASSERT(offsetof(struct vmcb, cr4) == 0x548);
AVM_STATIC_ASSERT(offsetof(struct vmcb, rip) == 0x578);
AVM_STATIC_ASSERT(offsetof(struct vmcb, rsp) == 0x5d8);
AVM_STATIC_ASSERT(offsetof(struct vmcb, rax) == 0x5f8);
AVM_STATIC_ASSERT(offsetof(struct vmcb, cr2) == 0x640);
AVM_STATIC_ASSERT(offsetof(struct vmcb, pat) == 0x668);

// Intercepts (APM vol. 2, tables B-1): by word.
enum {
    INTERCEPT_INTR = 1 << 0, INTERCEPT_NMI = 1 << 1, INTERCEPT_INIT = 1 << 3, INTERCEPT_VINTR = 1 << 4,
    INTERCEPT_CR0_SELECTIVE = 1 << 5,  ///< Writes that change more than TS and MP.
    INTERCEPT_RDPMC = 1 << 15, INTERCEPT_CPUID = 1 << 18, INTERCEPT_IRET = 1 << 20, INTERCEPT_INVD = 1 << 22, INTERCEPT_HLT = 1 << 24,
    INTERCEPT_INVLPGA = 1 << 26, INTERCEPT_IO = 1 << 27, INTERCEPT_MSR = 1 << 28,
};
#define INTERCEPT_SHUTDOWN (1u << 31)
enum {
    INTERCEPT_VMRUN = 1 << 0, INTERCEPT_VMMCALL = 1 << 1, INTERCEPT_VMLOAD = 1 << 2, INTERCEPT_VMSAVE = 1 << 3, INTERCEPT_STGI = 1 << 4,
    INTERCEPT_CLGI = 1 << 5, INTERCEPT_SKINIT = 1 << 6, INTERCEPT_ICEBP = 1 << 8, INTERCEPT_WBINVD = 1 << 9, INTERCEPT_MONITOR = 1 << 10,
    INTERCEPT_MWAIT = 1 << 11, INTERCEPT_MWAIT_ARMED = 1 << 12, INTERCEPT_XSETBV = 1 << 13, INTERCEPT_RDPRU = 1 << 14,
};
enum { INTERCEPT_INVLPGB = 1 << 0, INTERCEPT_INVLPGB_ILLEGAL = 1 << 1, INTERCEPT_MCOMMIT = 1 << 3, INTERCEPT_TLBSYNC = 1 << 4 };

// Exit codes (APM vol. 2, appendix C).
enum {
    EXIT_CR_READ = 0x00, EXIT_CR_WRITE = 0x10, EXIT_DR_READ = 0x20, EXIT_DR_WRITE = 0x30, EXIT_EXCEPTION = 0x40, EXIT_INTR = 0x60,
    EXIT_NMI = 0x61, EXIT_SMI = 0x62, EXIT_INIT = 0x63, EXIT_VINTR = 0x64, EXIT_CR0_SELECTIVE = 0x65, EXIT_RDPMC = 0x6f, EXIT_CPUID = 0x72, EXIT_IRET = 0x74,
    EXIT_INVD = 0x76, EXIT_HLT = 0x78, EXIT_INVLPGA = 0x7a, EXIT_IO = 0x7b, EXIT_MSR = 0x7c, EXIT_SHUTDOWN = 0x7f, EXIT_VMRUN = 0x80,
    EXIT_SKINIT = 0x86, EXIT_ICEBP = 0x88, EXIT_WBINVD = 0x89, EXIT_MONITOR = 0x8a, EXIT_MWAIT_ARMED = 0x8c, EXIT_XSETBV = 0x8d,
    EXIT_RDPRU = 0x8e, EXIT_INVLPGB = 0xa0, EXIT_INVLPGB_ILLEGAL = 0xa1, EXIT_MCOMMIT = 0xa3, EXIT_TLBSYNC = 0xa4,
    EXIT_NESTED_FAULT = 0x400,
};
#define EXIT_INVALID 0xffffffffu

// Virtual interrupts (offset 060).
#define VINTR_TPR 0xffull
#define VINTR_PENDING AVM_BIT(8)
#define VINTR_IGNORE_TPR AVM_BIT(20)
#define VINTR_MASKING AVM_BIT(24)

enum { TLB_NOTHING = 0, TLB_FLUSH_ALL = 1, TLB_FLUSH_ASID = 3 };

#define EVENT_ERROR AVM_BIT(11)
#define EVENT_VALID AVM_BIT(31)

#endif
