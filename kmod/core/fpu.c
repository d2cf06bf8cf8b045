// SPDX-License-Identifier: BSD-2-Clause
// Floating point, SSE and AVX: the guest's registers are in the CPU while its vCPU is loaded, the thread's were put away by the host's
// kernel. They are moved under the host's XCR0; then XCR0 is the guest's. XSS is 0 meanwhile, so that XSAVES in the guest reaches
// no supervisor state of the host's (SDM vol. 1, chapter 13).
#include "os.h"
#include "vcpu.h"

static uint64_t moved_components(void)
{
    return avm_host.info.xcr0;
}

static void restore(const void *area)
{
    const uint64_t mask = moved_components();

    if (avm_host.has_xsave) {
        __asm__ volatile("xrstor64 (%0)" : : "r"(area), "a"((uint32_t)mask), "d"((uint32_t)(mask >> 32)) : "memory");
    } else {
        __asm__ volatile("fxrstor64 (%0)" : : "r"(area) : "memory");
    }
}

static void save(void *area)
{
    const uint64_t mask = moved_components();

    if (avm_host.has_xsave) {
        __asm__ volatile("xsave64 (%0)" : : "r"(area), "a"((uint32_t)mask), "d"((uint32_t)(mask >> 32)) : "memory");
    } else {
        __asm__ volatile("fxsave64 (%0)" : : "r"(area) : "memory");
    }
}

/// XCR0 counts for a guest only while it has CR4.OSXSAVE.
static uint64_t wanted_xcr0(const struct avm_vcpu *vcpu)
{
    return (vcpu->regs.cr4 & CR4_OSXSAVE) != 0 ? vcpu->regs.xcr0 : avm_host.xcr0;
}

void avm_fpu_load(struct avm_vcpu *vcpu)
{
    os_fpu_begin();
    restore(vcpu->xsave);
    if (avm_host.has_xss) {
        vcpu->host_xss = avm_rdmsr(MSR_XSS);
        if (vcpu->host_xss != 0) {
            avm_wrmsr(MSR_XSS, 0);
        }
    }
    avm_fpu_follow_xcr0(vcpu);
}

void avm_fpu_follow_xcr0(struct avm_vcpu *vcpu)
{
    const uint64_t wanted = wanted_xcr0(vcpu);

    if (avm_host.has_xsave && wanted != vcpu->loaded_xcr0) {
        avm_xsetbv(wanted);
        vcpu->loaded_xcr0 = wanted;
    }
}

void avm_fpu_unload(struct avm_vcpu *vcpu)
{
    if (avm_host.has_xsave && vcpu->loaded_xcr0 != avm_host.xcr0) {
        avm_xsetbv(avm_host.xcr0);
        vcpu->loaded_xcr0 = avm_host.xcr0;
    }
    if (vcpu->host_xss != 0) {
        avm_wrmsr(MSR_XSS, vcpu->host_xss);
        vcpu->host_xss = 0;
    }
    save(vcpu->xsave);
    os_fpu_end();
}
