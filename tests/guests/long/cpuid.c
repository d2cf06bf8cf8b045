// SPDX-License-Identifier: BSD-2-Clause
// CPUID: consistent within itself, with CR4, and with what the machine is.
#include "../lib/long.h"

static void vendor(char* into) {
    const struct cpuid zero = cpuid(0, 0);
    memcpy(into, &zero.ebx, 4);
    memcpy(into + 4, &zero.edx, 4);
    memcpy(into + 8, &zero.ecx, 4);
    into[12] = 0;
}

void guest_main(void) {
    char name[13];
    vendor(name);
    print("%s, leaves to %x and %x\n", name, cpuid(0, 0).eax, cpuid(0x80000000, 0).eax);
    CHECK(cpuid(0, 0).eax >= 0xd);
    CHECK(cpuid(0x80000000, 0).eax >= 0x80000008);
    const struct cpuid one = cpuid(1, 0), extended = cpuid(0x80000001, 0);
    static const u8 wanted[] = {0, 3, 4, 5, 6, 8, 9, 11, 13, 15, 16, 23, 24, 25, 26};  // FPU … SSE2 of leaf 1 EDX
    for (unsigned i = 0; i < sizeof wanted; ++i) {
        CHECK(has_bit(one.edx, wanted[i]));
    }
    CHECK(has_bit(extended.edx, 29));  // long mode
    CHECK(has_bit(extended.edx, 20));  // NX
    CHECK(has_bit(extended.edx, 11));  // SYSCALL
    CHECK(has_bit(one.ecx, 31));       // a hypervisor
    EQUAL(has_bit(one.ecx, 27), (read_cr4() & CR4_OSXSAVE) != 0);
    EQUAL(has_bit(one.edx, 9), (rdmsr(MSR_APIC_BASE) >> 11) & 1);
    wrmsr(MSR_APIC_BASE, rdmsr(MSR_APIC_BASE) & ~(1ull << 11));
    if (!under_qemu()) {
        EQUAL(has_bit(cpuid(1, 0).edx, 9), 0);
    }
    // Beyond the highest leaf of a range: nothing but what the highest says on Intel, zeros on AMD.
    const u32 linear = (cpuid(0x80000008, 0).eax >> 8) & 0xff;
    EQUAL(linear, under_qemu() ? linear : 48);
    // The upper halves of the registers are cleared.
    u64 rax = 0xffffffff00000000, rbx = 0xffffffff00000000, rcx = 0xffffffff00000000, rdx = 0xffffffff00000000;
    __asm__ volatile("cpuid" : "+a"(rax), "+b"(rbx), "+c"(rcx), "+d"(rdx));
    EQUAL((rax | rbx | rcx | rdx) >> 32, 0);
    pass();
}
