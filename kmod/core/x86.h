// SPDX-License-Identifier: BSD-2-Clause
// Bits and instructions of the architecture (Intel SDM vol. 3, chapters 2 and 4; AMD APM vol. 2, chapter 3).
#ifndef APIARY_KMOD_X86_H
#define APIARY_KMOD_X86_H

#include "types.h"

#define CR0_PE AVM_BIT(0)
#define CR0_MP AVM_BIT(1)
#define CR0_EM AVM_BIT(2)
#define CR0_TS AVM_BIT(3)
#define CR0_ET AVM_BIT(4)
#define CR0_NE AVM_BIT(5)
#define CR0_WP AVM_BIT(16)
#define CR0_AM AVM_BIT(18)
#define CR0_NW AVM_BIT(29)
#define CR0_CD AVM_BIT(30)
#define CR0_PG AVM_BIT(31)
#define CR0_KNOWN (CR0_PE | CR0_MP | CR0_EM | CR0_TS | CR0_ET | CR0_NE | CR0_WP | CR0_AM | CR0_NW | CR0_CD | CR0_PG)

#define CR4_VME AVM_BIT(0)
#define CR4_PVI AVM_BIT(1)
#define CR4_TSD AVM_BIT(2)
#define CR4_DE AVM_BIT(3)
#define CR4_PSE AVM_BIT(4)
#define CR4_PAE AVM_BIT(5)
#define CR4_MCE AVM_BIT(6)
#define CR4_PGE AVM_BIT(7)
#define CR4_PCE AVM_BIT(8)
#define CR4_OSFXSR AVM_BIT(9)
#define CR4_OSXMMEXCPT AVM_BIT(10)
#define CR4_UMIP AVM_BIT(11)
#define CR4_VMXE AVM_BIT(13)
#define CR4_FSGSBASE AVM_BIT(16)
#define CR4_PCIDE AVM_BIT(17)
#define CR4_OSXSAVE AVM_BIT(18)
#define CR4_SMEP AVM_BIT(20)
#define CR4_SMAP AVM_BIT(21)

#define EFER_SCE AVM_BIT(0)
#define EFER_LME AVM_BIT(8)
#define EFER_LMA AVM_BIT(10)
#define EFER_NXE AVM_BIT(11)
#define EFER_SVME AVM_BIT(12)

#define RFLAGS_FIXED1 AVM_BIT(1)
#define RFLAGS_TF AVM_BIT(8)
#define RFLAGS_IF AVM_BIT(9)
#define RFLAGS_DF AVM_BIT(10)
#define RFLAGS_RF AVM_BIT(16)
#define RFLAGS_VM AVM_BIT(17)
#define RFLAGS_ARITHMETIC (AVM_BIT(0) | AVM_BIT(2) | AVM_BIT(4) | AVM_BIT(6) | AVM_BIT(7) | AVM_BIT(11))
#define RFLAGS_KNOWN 0x3f7fd7u  // All that are defined, bit 1 included.

#define XCR0_X87 AVM_BIT(0)
#define XCR0_SSE AVM_BIT(1)
#define XCR0_AVX AVM_BIT(2)

// Access rights of a segment in VMCS form (SDM vol. 3, table 25-2).
#define ACCESS_TYPE 0xfu
#define ACCESS_S 0x10u
#define ACCESS_DPL_SHIFT 5
#define ACCESS_PRESENT 0x80u
#define ACCESS_LONG 0x2000u
#define ACCESS_BIG 0x4000u
#define ACCESS_GRANULAR 0x8000u
#define ACCESS_UNUSABLE 0x10000u
#define ACCESS_KNOWN 0x1f0ffu

enum avm_gpr { AVM_RAX, AVM_RCX, AVM_RDX, AVM_RBX, AVM_RSP, AVM_RBP, AVM_RSI, AVM_RDI };
enum avm_segment { AVM_ES, AVM_CS, AVM_SS, AVM_DS, AVM_FS, AVM_GS };

enum avm_vector {
    AVM_DB = 1, AVM_NMI = 2, AVM_BP = 3, AVM_OF = 4, AVM_UD = 6, AVM_DF = 8, AVM_TS = 10, AVM_NP = 11, AVM_SS_FAULT = 12, AVM_GP = 13,
    AVM_PF = 14, AVM_AC = 17, AVM_MC = 18,
};

// Model-specific registers (SDM vol. 4, chapter 2; APM vol. 2, appendix A).
enum {
    MSR_TSC = 0x10, MSR_FEATURE_CONTROL = 0x3a, MSR_TSC_ADJUST = 0x3b, MSR_PRED_CMD = 0x49, MSR_SYSENTER_CS = 0x174,
    MSR_SYSENTER_ESP = 0x175, MSR_SYSENTER_EIP = 0x176, MSR_DEBUGCTL = 0x1d9, MSR_PAT = 0x277,
    MSR_VMX_BASIC = 0x480, MSR_VMX_PIN = 0x481, MSR_VMX_PROC = 0x482, MSR_VMX_EXIT = 0x483, MSR_VMX_ENTRY = 0x484, MSR_VMX_MISC = 0x485,
    MSR_VMX_CR0_FIXED0 = 0x486, MSR_VMX_CR0_FIXED1 = 0x487, MSR_VMX_CR4_FIXED0 = 0x488, MSR_VMX_CR4_FIXED1 = 0x489,
    MSR_VMX_PROC2 = 0x48b, MSR_VMX_EPT_VPID = 0x48c, MSR_VMX_TRUE_PIN = 0x48d, MSR_VMX_TRUE_PROC = 0x48e, MSR_VMX_TRUE_EXIT = 0x48f,
    MSR_VMX_TRUE_ENTRY = 0x490, MSR_XSS = 0xda0,
};
#define MSR_EFER 0xc0000080u
#define MSR_STAR 0xc0000081u
#define MSR_LSTAR 0xc0000082u
#define MSR_CSTAR 0xc0000083u
#define MSR_FMASK 0xc0000084u
#define MSR_FS_BASE 0xc0000100u
#define MSR_GS_BASE 0xc0000101u
#define MSR_KERNEL_GS_BASE 0xc0000102u
#define MSR_TSC_AUX 0xc0000103u
#define MSR_VM_CR 0xc0010114u
#define MSR_VM_HSAVE_PA 0xc0010117u

struct avm_cpuid_result {
    uint32_t eax, ebx, ecx, edx;
};

static inline struct avm_cpuid_result avm_cpuid(uint32_t leaf, uint32_t subleaf)
{
    struct avm_cpuid_result r;

    __asm__ volatile("cpuid" : "=a"(r.eax), "=b"(r.ebx), "=c"(r.ecx), "=d"(r.edx) : "a"(leaf), "c"(subleaf));
    return r;
}

static inline uint64_t avm_rdmsr(uint32_t msr)
{
    uint32_t low, high;

    __asm__ volatile("rdmsr" : "=a"(low), "=d"(high) : "c"(msr));
    return (uint64_t)high << 32 | low;
}

static inline void avm_wrmsr(uint32_t msr, uint64_t value)
{
    __asm__ volatile("wrmsr" : : "c"(msr), "a"((uint32_t)value), "d"((uint32_t)(value >> 32)) : "memory");
}

static inline uint64_t avm_rdtsc(void)
{
    uint32_t low, high;

    __asm__ volatile("lfence; rdtsc" : "=a"(low), "=d"(high));
    return (uint64_t)high << 32 | low;
}

static inline uint64_t avm_xgetbv(void)
{
    uint32_t low, high;

    __asm__ volatile("xgetbv" : "=a"(low), "=d"(high) : "c"(0));
    return (uint64_t)high << 32 | low;
}

static inline void avm_xsetbv(uint64_t value)
{
    __asm__ volatile("xsetbv" : : "c"(0), "a"((uint32_t)value), "d"((uint32_t)(value >> 32)));
}

static inline uint64_t avm_read_cr0(void) { uint64_t v; __asm__ volatile("mov %%cr0, %0" : "=r"(v)); return v; }
static inline uint64_t avm_read_cr3(void) { uint64_t v; __asm__ volatile("mov %%cr3, %0" : "=r"(v)); return v; }
static inline uint64_t avm_read_cr4(void) { uint64_t v; __asm__ volatile("mov %%cr4, %0" : "=r"(v)); return v; }
static inline void avm_write_cr2(uint64_t v) { __asm__ volatile("mov %0, %%cr2" : : "r"(v)); }
static inline uint64_t avm_read_cr2(void) { uint64_t v; __asm__ volatile("mov %%cr2, %0" : "=r"(v)); return v; }

static inline void avm_read_breakpoints(uint64_t dr[4])
{
    __asm__ volatile("mov %%dr0, %0" : "=r"(dr[0]));
    __asm__ volatile("mov %%dr1, %0" : "=r"(dr[1]));
    __asm__ volatile("mov %%dr2, %0" : "=r"(dr[2]));
    __asm__ volatile("mov %%dr3, %0" : "=r"(dr[3]));
}

static inline void avm_write_breakpoints(const uint64_t dr[4])
{
    __asm__ volatile("mov %0, %%dr0" : : "r"(dr[0]));
    __asm__ volatile("mov %0, %%dr1" : : "r"(dr[1]));
    __asm__ volatile("mov %0, %%dr2" : : "r"(dr[2]));
    __asm__ volatile("mov %0, %%dr3" : : "r"(dr[3]));
}

static inline uint64_t avm_read_dr6(void) { uint64_t v; __asm__ volatile("mov %%dr6, %0" : "=r"(v)); return v; }
static inline void avm_write_dr6(uint64_t v) { __asm__ volatile("mov %0, %%dr6" : : "r"(v)); }

// For assembly behind a guest: 32 calls, each of which leaves an entry in the return predictor that leads into a trap. Clobbers ECX. The
// section tells Linux's objtool that the calls are meant; nobody else looks at it.
#define AVM_LOCAL_CALL(label, target)                                                                                  \
    ".pushsection .discard.intra_function_calls\n\t.long " label "f\n\t.popsection\n" label ": call " target "\n\tint3\n\t"
#define AVM_FILL_RETURN_PREDICTOR                                                                                      \
    "mov $16, %%ecx\n\t"                                                                                               \
    "771: " AVM_LOCAL_CALL("772", "773f") "773: " AVM_LOCAL_CALL("774", "775f") "775: add $16, %%rsp\n\t"              \
    "dec %%ecx\n\t"                                                                                                    \
    "jnz 771b\n\t"                                                                                                     \
    "lfence\n\t"

// General registers of a guest but RAX and RSP, at their numbers (times 8) from RDI. What is loaded includes RDI; what stores them finds the
// array's address on top of the stack, leaves it in RDI, and clobbers RCX.
#define AVM_LOAD_GENERAL_REGISTERS                                                                                     \
    "mov 0x08(%%rdi), %%rcx\n\t"                                                                                       \
    "mov 0x10(%%rdi), %%rdx\n\t"                                                                                       \
    "mov 0x18(%%rdi), %%rbx\n\t"                                                                                       \
    "mov 0x28(%%rdi), %%rbp\n\t"                                                                                       \
    "mov 0x30(%%rdi), %%rsi\n\t"                                                                                       \
    "mov 0x40(%%rdi), %%r8\n\t"                                                                                        \
    "mov 0x48(%%rdi), %%r9\n\t"                                                                                        \
    "mov 0x50(%%rdi), %%r10\n\t"                                                                                       \
    "mov 0x58(%%rdi), %%r11\n\t"                                                                                       \
    "mov 0x60(%%rdi), %%r12\n\t"                                                                                       \
    "mov 0x68(%%rdi), %%r13\n\t"                                                                                       \
    "mov 0x70(%%rdi), %%r14\n\t"                                                                                       \
    "mov 0x78(%%rdi), %%r15\n\t"                                                                                       \
    "mov 0x38(%%rdi), %%rdi\n\t"
#define AVM_STORE_GENERAL_REGISTERS                                                                                    \
    "push %%rdi\n\t"                                                                                                   \
    "mov 0x8(%%rsp), %%rdi\n\t"                                                                                        \
    "mov %%rcx, 0x08(%%rdi)\n\t"                                                                                       \
    "mov %%rdx, 0x10(%%rdi)\n\t"                                                                                       \
    "mov %%rbx, 0x18(%%rdi)\n\t"                                                                                       \
    "mov %%rbp, 0x28(%%rdi)\n\t"                                                                                       \
    "mov %%rsi, 0x30(%%rdi)\n\t"                                                                                       \
    "mov %%r8, 0x40(%%rdi)\n\t"                                                                                        \
    "mov %%r9, 0x48(%%rdi)\n\t"                                                                                        \
    "mov %%r10, 0x50(%%rdi)\n\t"                                                                                       \
    "mov %%r11, 0x58(%%rdi)\n\t"                                                                                       \
    "mov %%r12, 0x60(%%rdi)\n\t"                                                                                       \
    "mov %%r13, 0x68(%%rdi)\n\t"                                                                                       \
    "mov %%r14, 0x70(%%rdi)\n\t"                                                                                       \
    "mov %%r15, 0x78(%%rdi)\n\t"                                                                                       \
    "pop %%rcx\n\t"                                                                                                    \
    "mov %%rcx, 0x38(%%rdi)\n\t"
// Nothing that the guest left in registers is anybody's operand.
#define AVM_CLEAR_GENERAL_REGISTERS                                                                                    \
    "xor %%edx, %%edx\n\t"                                                                                             \
    "xor %%esi, %%esi\n\t"                                                                                             \
    "xor %%r8d, %%r8d\n\t"                                                                                             \
    "xor %%r9d, %%r9d\n\t"                                                                                             \
    "xor %%r10d, %%r10d\n\t"                                                                                           \
    "xor %%r11d, %%r11d\n\t"                                                                                           \
    "xor %%r12d, %%r12d\n\t"                                                                                           \
    "xor %%r13d, %%r13d\n\t"                                                                                           \
    "xor %%r14d, %%r14d\n\t"                                                                                           \
    "xor %%r15d, %%r15d\n\t"

/// Bits 63:47 are all the same (48-bit linear addresses).
static inline bool avm_is_canonical(uint64_t address)
{
    return (uint64_t)((int64_t)(address << 16) >> 16) == address;
}

#endif
