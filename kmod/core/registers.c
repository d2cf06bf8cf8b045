// SPDX-License-Identifier: BSD-2-Clause
// CPUID, model-specific registers and control registers, where the guest's CPU asks for help.
#include "os.h"
#include "vcpu.h"

// ---- CPUID ----

static const struct apiary_vmm_cpuid_entry *find_leaf(const struct avm_vcpu *vcpu, uint32_t leaf, uint32_t subleaf)
{
    uint32_t i;

    for (i = 0; i < vcpu->cpuid_count; ++i) {
        const struct apiary_vmm_cpuid_entry *entry = &vcpu->cpuid[i];

        if (entry->leaf == leaf && (entry->subleaf_matters == 0 || entry->subleaf == subleaf)) {
            return entry;
        }
    }
    return NULL;
}

/// Bytes that XSAVE takes with this XCR0 (SDM vol. 1, 13.4).
static uint32_t xsave_size(uint64_t xcr0)
{
    return (xcr0 & XCR0_AVX) != 0 ? APIARY_VMM_XSAVE_SIZE : 576;
}

void avm_emulate_cpuid(struct avm_vcpu *vcpu)
{
    uint64_t *gpr = vcpu->regs.gpr;
    const uint32_t leaf = (uint32_t)gpr[AVM_RAX], subleaf = (uint32_t)gpr[AVM_RCX];
    const struct apiary_vmm_cpuid_entry *found = find_leaf(vcpu, leaf, subleaf);
    struct apiary_vmm_cpuid_entry answer = {0};

    if (found != NULL) {
        answer = *found;
    }
    if (leaf == 1) {
        answer.ecx &= ~(1u << 27);
        answer.ecx |= (vcpu->regs.cr4 & CR4_OSXSAVE) != 0 ? 1u << 27 : 0;
    } else if (leaf == 0xd && subleaf <= 1 && found != NULL) {
        answer.ebx = xsave_size(vcpu->regs.xcr0);
    }
    gpr[AVM_RAX] = answer.eax;
    gpr[AVM_RBX] = answer.ebx;
    gpr[AVM_RCX] = answer.ecx;
    gpr[AVM_RDX] = answer.edx;
    avm_changed(vcpu, AVM_BASIC);
}

// ---- Time ----

uint64_t avm_tsc_offset(const struct avm_vcpu *vcpu)
{
    return vcpu->regs.tsc_adjust - vcpu->vm->tsc_zero;
}

// ---- Model-specific registers ----

static uint64_t *field_of(struct avm_vcpu *vcpu, uint32_t index)
{
    struct apiary_vmm_registers *regs = &vcpu->regs;

    switch (index) {
    case MSR_TSC_ADJUST: return &regs->tsc_adjust;
    case MSR_TSC_AUX: return &regs->tsc_aux;
    case MSR_EFER: return &regs->efer;
    case MSR_PAT: return &regs->pat;
    case MSR_STAR: return &regs->star;
    case MSR_LSTAR: return &regs->lstar;
    case MSR_CSTAR: return &regs->cstar;
    case MSR_FMASK: return &regs->fmask;
    case MSR_KERNEL_GS_BASE: return &regs->kernel_gs_base;
    case MSR_SYSENTER_CS: return &regs->sysenter_cs;
    case MSR_SYSENTER_ESP: return &regs->sysenter_esp;
    case MSR_SYSENTER_EIP: return &regs->sysenter_eip;
    case MSR_FS_BASE: return &regs->segment[AVM_FS].base;
    case MSR_GS_BASE: return &regs->segment[AVM_GS].base;
    default: return NULL;
    }
}

static unsigned group_of(uint32_t index)
{
    switch (index) {
    case MSR_EFER: return AVM_CONTROL;
    case MSR_FS_BASE:
    case MSR_GS_BASE: return AVM_SEGMENTS;
    default: return AVM_MSRS;
    }
}

bool avm_read_msr(struct avm_vcpu *vcpu, uint32_t index, uint64_t *value, bool *known)
{
    const uint64_t *field = field_of(vcpu, index);

    *known = true;
    if (index == MSR_TSC) {
        *value = avm_rdtsc() + avm_tsc_offset(vcpu);
    } else if (field != NULL) {
        *value = *field;
    } else {
        *known = false;
    }
    return true;
}

static bool is_msr_value(uint32_t index, uint64_t value)
{
    switch (index) {
    case MSR_TSC_ADJUST:
    case MSR_STAR: return true;
    case MSR_TSC_AUX:
    case MSR_FMASK:
    case MSR_SYSENTER_CS: return value >> 32 == 0;
    case MSR_PAT: return avm_is_memory_types(value);
    default: return avm_is_canonical(value);
    }
}

/// APM vol. 2, 3.1.7: LME cannot change while paging is on; LMA follows it.
static bool write_efer(struct avm_vcpu *vcpu, uint64_t value)
{
    struct apiary_vmm_registers *regs = &vcpu->regs;

    if ((value & ~avm_host.info.efer) != 0 || (((value ^ regs->efer) & EFER_LME) != 0 && (regs->cr0 & CR0_PG) != 0)) {
        return false;
    }
    regs->efer = (value & ~EFER_LMA) | (regs->efer & EFER_LMA);
    avm_changed(vcpu, AVM_CONTROL);
    return true;
}

bool avm_write_msr(struct avm_vcpu *vcpu, uint32_t index, uint64_t value, bool *known)
{
    uint64_t *field = field_of(vcpu, index);

    *known = true;
    if (index == MSR_EFER) {
        return write_efer(vcpu, value);
    }
    if (index == MSR_TSC) {
        vcpu->regs.tsc_adjust += value - (avm_rdtsc() + avm_tsc_offset(vcpu));
        avm_changed(vcpu, AVM_MSRS);
        return true;
    }
    if (field == NULL) {
        *known = false;
        return true;
    }
    if (!is_msr_value(index, value)) {
        return false;
    }
    *field = value;
    if (index == MSR_TSC_AUX && vcpu->loaded && avm_host.has_tsc_aux) {
        avm_wrmsr(MSR_TSC_AUX, value);
    }
    avm_changed(vcpu, group_of(index));
    return true;
}

// ---- Control registers ----

/// SDM vol. 3, 4.1.2 and 11.8.5: switching paging on or off with LME switches long mode.
bool avm_write_cr0(struct avm_vcpu *vcpu, uint64_t value)
{
    struct apiary_vmm_registers *regs = &vcpu->regs;
    const bool paging = (value & CR0_PG) != 0;

    value |= CR0_ET;
    if (value >> 32 != 0 || (paging && (value & CR0_PE) == 0) || ((value & CR0_NW) != 0 && (value & CR0_CD) == 0)) {
        return false;
    }
    value &= CR0_KNOWN;
    if (paging && (regs->cr0 & CR0_PG) == 0 && (regs->efer & EFER_LME) != 0) {
        if ((regs->cr4 & CR4_PAE) == 0 || (regs->segment[AVM_CS].access & ACCESS_LONG) != 0) {
            return false;
        }
        regs->efer |= EFER_LMA;
    } else if (!paging) {
        if ((regs->cr4 & CR4_PCIDE) != 0 || ((regs->efer & EFER_LMA) != 0 && avm_is_64_bit(vcpu))) {
            return false;
        }
        regs->efer &= ~EFER_LMA;
    }
    regs->cr0 = value;
    avm_changed(vcpu, AVM_CONTROL);
    return true;
}

bool avm_write_cr4(struct avm_vcpu *vcpu, uint64_t value)
{
    struct apiary_vmm_registers *regs = &vcpu->regs;

    if ((value & ~avm_host.info.cr4) != 0) {
        return false;
    }
    if ((regs->efer & EFER_LMA) != 0 && (value & CR4_PAE) == 0) {
        return false;
    }
    if ((value & ~regs->cr4 & CR4_PCIDE) != 0 && ((regs->efer & EFER_LMA) == 0 || (regs->cr3 & 0xfff) != 0)) {
        return false;
    }
    regs->cr4 = value;
    avm_changed(vcpu, AVM_CONTROL);
    if (vcpu->loaded) {
        avm_fpu_follow_xcr0(vcpu);
    }
    return true;
}

bool avm_write_xcr0(struct avm_vcpu *vcpu, uint64_t value)
{
    if (!avm_is_xcr0(value, avm_host.info.xcr0)) {
        return false;
    }
    vcpu->regs.xcr0 = value;
    if (vcpu->loaded) {
        avm_fpu_follow_xcr0(vcpu);
    }
    return true;
}
