// SPDX-License-Identifier: BSD-2-Clause
// What 32-bit and 64-bit guests have in common: ports, text on COM1, and the verdict.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef uint8_t u8;
typedef uint16_t u16;
typedef uint32_t u32;
typedef uint64_t u64;
typedef uintptr_t uptr;

// Bytes written to the debug-exit port; the host sees (value << 1) | 1.
enum { EXIT_PASS = 0x10, EXIT_FAIL = 0x11, EXIT_SKIP = 0x12 };

static inline void outb(u16 port, u8 value) { __asm__ volatile("outb %0, %1" : : "a"(value), "Nd"(port)); }
static inline void outw(u16 port, u16 value) { __asm__ volatile("outw %0, %1" : : "a"(value), "Nd"(port)); }
static inline void outl(u16 port, u32 value) { __asm__ volatile("outl %0, %1" : : "a"(value), "Nd"(port)); }
static inline u8 inb(u16 port) {
    u8 value;
    __asm__ volatile("inb %1, %0" : "=a"(value) : "Nd"(port));
    return value;
}
static inline u16 inw(u16 port) {
    u16 value;
    __asm__ volatile("inw %1, %0" : "=a"(value) : "Nd"(port));
    return value;
}
static inline u32 inl(u16 port) {
    u32 value;
    __asm__ volatile("inl %1, %0" : "=a"(value) : "Nd"(port));
    return value;
}

static inline u64 rdmsr(u32 index) {
    u32 low, high;
    __asm__ volatile("rdmsr" : "=a"(low), "=d"(high) : "c"(index));
    return ((u64)high << 32) | low;
}
static inline void wrmsr(u32 index, u64 value) {
    __asm__ volatile("wrmsr" : : "c"(index), "a"((u32)value), "d"((u32)(value >> 32)) : "memory");
}
static inline u64 rdtsc(void) {
    u32 low, high;
    __asm__ volatile("rdtsc" : "=a"(low), "=d"(high));
    return ((u64)high << 32) | low;
}

struct cpuid {
    u32 eax, ebx, ecx, edx;
};
static inline struct cpuid cpuid(u32 leaf, u32 subleaf) {
    struct cpuid r;
    __asm__ volatile("cpuid" : "=a"(r.eax), "=b"(r.ebx), "=c"(r.ecx), "=d"(r.edx) : "a"(leaf), "c"(subleaf));
    return r;
}
static inline bool has_bit(u32 word, unsigned bit) { return (word >> bit) & 1; }

static inline uptr read_cr0(void) {
    uptr value;
    __asm__ volatile("mov %%cr0, %0" : "=r"(value));
    return value;
}
static inline void write_cr0(uptr value) { __asm__ volatile("mov %0, %%cr0" : : "r"(value) : "memory"); }
static inline uptr read_cr2(void) {
    uptr value;
    __asm__ volatile("mov %%cr2, %0" : "=r"(value));
    return value;
}
static inline uptr read_cr3(void) {
    uptr value;
    __asm__ volatile("mov %%cr3, %0" : "=r"(value));
    return value;
}
static inline void write_cr3(uptr value) { __asm__ volatile("mov %0, %%cr3" : : "r"(value) : "memory"); }
static inline uptr read_cr4(void) {
    uptr value;
    __asm__ volatile("mov %%cr4, %0" : "=r"(value));
    return value;
}
static inline void write_cr4(uptr value) { __asm__ volatile("mov %0, %%cr4" : : "r"(value) : "memory"); }
static inline void invlpg(uptr address) { __asm__ volatile("invlpg (%0)" : : "r"(address) : "memory"); }
static inline uptr read_flags(void) {
    uptr value;
    __asm__ volatile("pushf; pop %0" : "=r"(value));
    return value;
}
static inline void sti(void) { __asm__ volatile("sti" : : : "memory"); }
static inline void cli(void) { __asm__ volatile("cli" : : : "memory"); }
/// An instruction with interrupts on between STI's shadow and CLI.
static inline void let_interrupts_in(void) { __asm__ volatile("sti; nop; nop; cli" : : : "memory"); }

enum {
    CR0_PE = 1 << 0, CR0_MP = 1 << 1, CR0_EM = 1 << 2, CR0_TS = 1 << 3, CR0_NE = 1 << 5, CR0_WP = 1 << 16,
    CR0_AM = 1 << 18, CR0_NW = 1 << 29, CR0_CD = 1 << 30,
    CR4_VME = 1 << 0, CR4_TSD = 1 << 2, CR4_DE = 1 << 3, CR4_PSE = 1 << 4, CR4_PAE = 1 << 5, CR4_PGE = 1 << 7,
    CR4_OSFXSR = 1 << 9, CR4_OSXMMEXCPT = 1 << 10, CR4_UMIP = 1 << 11, CR4_FSGSBASE = 1 << 16, CR4_PCIDE = 1 << 17,
    CR4_OSXSAVE = 1 << 18, CR4_SMEP = 1 << 20, CR4_SMAP = 1 << 21,
};
#define CR0_PG 0x80000000u

enum {
    FLAG_CF = 1 << 0, FLAG_ZF = 1 << 6, FLAG_TF = 1 << 8, FLAG_IF = 1 << 9, FLAG_DF = 1 << 10, FLAG_IOPL = 3 << 12,
    FLAG_NT = 1 << 14, FLAG_RF = 1 << 16, FLAG_VM = 1 << 17, FLAG_AC = 1 << 18,
};

enum {
    MSR_APIC_BASE = 0x1b, MSR_TSC_ADJUST = 0x3b, MSR_SYSENTER_CS = 0x174, MSR_SYSENTER_ESP = 0x175,
    MSR_SYSENTER_EIP = 0x176, MSR_PAT = 0x277, MSR_TSC_DEADLINE = 0x6e0,
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
enum { EFER_SCE = 1 << 0, EFER_LME = 1 << 8, EFER_LMA = 1 << 10, EFER_NXE = 1 << 11 };

enum {
    DE = 0, DB = 1, NMI = 2, BP = 3, OF = 4, BR = 5, UD = 6, NM = 7, DF = 8, TS = 10, NP = 11, SS = 12, GP = 13,
    PF = 14, MF = 16, AC = 17, XM = 19,
};
// Error code of a page fault (SDM vol. 3, figure 4-12).
enum { PF_P = 1, PF_W = 2, PF_U = 4, PF_RSVD = 8, PF_I = 16 };
// Bits of a page-table entry (SDM vol. 3, table 4-20).
enum { PTE_P = 1, PTE_W = 2, PTE_U = 4, PTE_A = 0x20, PTE_D = 0x40, PTE_PS = 0x80, PTE_G = 0x100 };
#define PTE_NX (1ull << 63)

void put_char(char c);
/// %s %d %x (u32) %lx (u64).
void print(const char* format, ...);
_Noreturn void finish(u8 verdict);
_Noreturn void pass(void);
/// The CPU does not claim to have what is to be tested.
_Noreturn void skip(const char* why);
_Noreturn void fail(const char* file, int line, const char* what);
#define CHECK(condition) ((condition) ? (void)0 : fail(__FILE__, __LINE__, #condition))
/// Prints both when they differ.
void check_equal(u64 got, u64 wanted, const char* file, int line, const char* what);
#define EQUAL(got, wanted) check_equal((u64)(got), (u64)(wanted), __FILE__, __LINE__, #got)

void* memset(void* to, int value, size_t bytes);
void* memcpy(void* to, const void* from, size_t bytes);
int memcmp(const void* a, const void* b, size_t bytes);

/// Up to a minute or so, as hosts may be busy; waits for what comes by itself.
#define WAIT_FOR(condition)                                        \
    do {                                                           \
        const u64 wait_start_ = rdtsc();                           \
        while (!(condition) && rdtsc() - wait_start_ < WAIT_TSC) { \
            __asm__ volatile("pause" : : : "memory");              \
        }                                                          \
        CHECK(condition);                                          \
    } while (0)
#define WAIT_TSC 200000000000ull

/// The rest of the boot loader's command line, or "".
const char* command_line(void);
/// True when the command line has the word "qemu": what QEMU is known to do otherwise is left out then.
bool under_qemu(void);
extern u32 multiboot_information;

void guest_main(void);
