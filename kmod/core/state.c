// SPDX-License-Identifier: BSD-2-Clause
// What a vCPU's registers may hold. The monitor's word is not taken for anything that the CPU would refuse, or that would reach beyond
// the guest.
#include "vcpu.h"

static bool is_segment(const struct apiary_vmm_segment *segment)
{
    return (segment->access & ~ACCESS_KNOWN) == 0 && avm_is_canonical(segment->base) && segment->reserved[0] == 0 &&
           segment->reserved[1] == 0 && segment->reserved[2] == 0;
}

static bool is_table(const struct apiary_vmm_table *table)
{
    return avm_is_canonical(table->base) && table->reserved[0] == 0 && table->reserved[1] == 0 && table->reserved[2] == 0;
}

static const char *segment_defect(const struct apiary_vmm_registers *regs)
{
    unsigned i;

    for (i = 0; i < 6; ++i) {
        if (!is_segment(&regs->segment[i])) {
            return "segment";
        }
    }
    if (!is_segment(&regs->ldtr) || !is_segment(&regs->tr) || (regs->tr.access & ACCESS_UNUSABLE) != 0) {
        return "system segment";
    }
    return is_table(&regs->gdtr) && is_table(&regs->idtr) ? NULL : "descriptor table";
}

/// SDM vol. 3, 2.5 and 4.1.1.
static const char *control_defect(const struct apiary_vmm_registers *regs, const struct apiary_vmm_info *info)
{
    const bool paging = (regs->cr0 & CR0_PG) != 0, long_enabled = (regs->efer & EFER_LME) != 0;

    if ((regs->cr0 & ~CR0_KNOWN) != 0 || (paging && (regs->cr0 & CR0_PE) == 0) ||
        ((regs->cr0 & CR0_NW) != 0 && (regs->cr0 & CR0_CD) == 0)) {
        return "CR0";
    }
    if ((regs->cr4 & ~info->cr4) != 0 || ((regs->cr4 & CR4_PCIDE) != 0 && (regs->efer & EFER_LMA) == 0)) {
        return "CR4";
    }
    if ((regs->efer & ~info->efer) != 0 || ((regs->efer & EFER_LMA) != 0) != (paging && long_enabled) ||
        ((regs->efer & EFER_LMA) != 0 && (regs->cr4 & CR4_PAE) == 0)) {
        return "EFER";
    }
    return (regs->cr3 >> 52) == 0 && regs->cr8 < 16 ? NULL : "CR3 or CR8";
}

bool avm_is_memory_types(uint64_t pat)
{
    unsigned i;

    for (i = 0; i < 8; ++i) {
        const uint64_t type = pat >> (8 * i) & 0xff;

        if (type > 7 || type == 2 || type == 3) {
            return false;
        }
    }
    return true;
}

static const char *msr_defect(const struct apiary_vmm_registers *regs, const struct apiary_vmm_info *info)
{
    if (!avm_is_canonical(regs->lstar) || !avm_is_canonical(regs->cstar) || !avm_is_canonical(regs->kernel_gs_base) ||
        !avm_is_canonical(regs->sysenter_esp) || !avm_is_canonical(regs->sysenter_eip) || regs->fmask >> 32 != 0 ||
        regs->sysenter_cs >> 32 != 0 || regs->tsc_aux >> 32 != 0) {
        return "MSR";
    }
    if (!avm_is_xcr0(regs->xcr0, info->xcr0)) {
        return "XCR0";
    }
    return avm_is_memory_types(regs->pat) ? NULL : "PAT";
}

/// SDM vol. 1, 13.3: x87 always, AVX only with SSE.
bool avm_is_xcr0(uint64_t value, uint64_t allowed)
{
    return (value & ~allowed) == 0 && (value & XCR0_X87) != 0 && ((value & XCR0_AVX) == 0 || (value & XCR0_SSE) != 0);
}

static bool is_zero(const uint8_t *bytes, unsigned count)
{
    while (count > 0 && bytes[count - 1] == 0) {
        --count;
    }
    return count == 0;
}

static uint64_t number_at(const uint8_t *bytes, unsigned size)
{
    uint64_t value = 0;
    unsigned i;

    for (i = 0; i < size; ++i) {
        value |= (uint64_t)bytes[i] << (8 * i);
    }
    return value;
}

/// What XRSTOR would refuse (SDM vol. 1, 13.8.2): components that there are not, the compacted format, MXCSR's reserved bits.
static const char *xsave_defect(const uint8_t *area, const struct apiary_vmm_info *info)
{
    enum { MXCSR = 24, XSTATE_BV = 512, HEADER_END = 576 };

    if ((number_at(area + XSTATE_BV, 8) & ~info->xcr0) != 0 || !is_zero(area + XSTATE_BV + 8, HEADER_END - XSTATE_BV - 8)) {
        return "XSAVE header";
    }
    return (number_at(area + MXCSR, 4) & ~0xffffull) == 0 ? NULL : "MXCSR";
}

const char *avm_state_defect(const struct apiary_vmm_state *state, const struct apiary_vmm_info *info)
{
    const struct apiary_vmm_registers *regs = &state->registers;
    const char *defect = control_defect(regs, info);

    defect = defect != NULL ? defect : segment_defect(regs);
    defect = defect != NULL ? defect : msr_defect(regs, info);
    defect = defect != NULL ? defect : xsave_defect(state->xsave, info);
    if (defect != NULL) {
        return defect;
    }
    if ((regs->rflags & ~(uint64_t)RFLAGS_KNOWN) != 0 || (regs->rflags & RFLAGS_FIXED1) == 0) {
        return "RFLAGS";
    }
    if (regs->dr6 >> 32 != 0 || regs->dr7 >> 32 != 0) {
        return "DR6 or DR7";
    }
    return (state->activity & ~(APIARY_VMM_HALTED | APIARY_VMM_SHADOW | APIARY_VMM_NMI_BLOCKED)) == 0 ? NULL : "activity";
}

/// SDM vol. 3, table 10-1.
void avm_state_after_reset(struct apiary_vmm_state *state)
{
    struct apiary_vmm_registers *regs = &state->registers;
    unsigned i;

    *state = (struct apiary_vmm_state){0};
    regs->rip = 0xfff0;
    regs->rflags = RFLAGS_FIXED1;
    for (i = 0; i < 6; ++i) {
        regs->segment[i] = (struct apiary_vmm_segment){.limit = 0xffff, .access = 0x93};
    }
    regs->segment[AVM_CS] = (struct apiary_vmm_segment){.selector = 0xf000, .base = 0xffff0000, .limit = 0xffff, .access = 0x9b};
    regs->ldtr = (struct apiary_vmm_segment){.limit = 0xffff, .access = 0x82};
    regs->tr = (struct apiary_vmm_segment){.limit = 0xffff, .access = 0x8b};
    regs->gdtr.limit = regs->idtr.limit = 0xffff;
    regs->cr0 = CR0_CD | CR0_NW | CR0_ET;
    regs->dr6 = 0xffff0ff0;
    regs->dr7 = 0x400;
    regs->xcr0 = XCR0_X87;
    regs->pat = 0x0007040600070406ull;
    state->xsave[0] = 0x40;
    state->xsave[24] = 0x80;
    state->xsave[25] = 0x1f;
}
