// SPDX-License-Identifier: BSD-2-Clause
// AMD-V (APM vol. 2, chapter 15): one VMCB a vCPU, nested paging, ASIDs. What a guest may do without an exit is what is listed here;
// every instruction that takes a physical address of the host's is intercepted, and does not exist for guests.
#include "../os.h"
#include "../vcpu.h"
#include "vmcb.h"

enum { IO_MAP_ORDER = 2, MSR_MAP_ORDER = 1 };  ///< 12 KiB and 8 KiB (APM vol. 2, 15.10 and 15.11).

struct svm_vcpu {
    struct vmcb *vmcb;
    uint64_t vmcb_physical;
    uint64_t host_physical;  ///< What VMLOAD takes back, of the CPU it is on.
    uint64_t iret_rip;       ///< The IRET that ends an NMI's handler was seen here.
    bool iret_seen;
};

/// The same for all guests: all ports leave, and all registers but the harmless ones.
static void *io_map, *msr_map;

static struct svm_vcpu *svm_of(const struct avm_vcpu *vcpu)
{
    return vcpu->hardware;
}

static struct vmcb *vmcb_of(const struct avm_vcpu *vcpu)
{
    return svm_of(vcpu)->vmcb;
}

static bool has(enum apiary_vmm_feature feature)
{
    return (avm_host.info.features & feature) != 0;
}

// ---- The host ----

/// CPUID Fn8000_000A (APM vol. 3, appendix E.4.9).
static uint32_t features_of(uint32_t edx, uint32_t extended_edx)
{
    uint32_t features = APIARY_VMM_PAGES_2M | APIARY_VMM_DIRTY_BITS | APIARY_VMM_UNRESTRICTED_GUEST | APIARY_VMM_TAGS;

    features |= (edx >> 3 & 1) != 0 ? APIARY_VMM_NEXT_RIP : 0;
    features |= (edx >> 6 & 1) != 0 ? APIARY_VMM_FLUSH_BY_TAG : 0;
    features |= (edx >> 7 & 1) != 0 ? APIARY_VMM_DECODE_ASSISTS : 0;
    features |= (extended_edx >> 26 & 1) != 0 ? APIARY_VMM_PAGES_1G : 0;
    return features;
}

static bool svm_probe(struct apiary_vmm_info *info)
{
    const struct avm_cpuid_result extended = avm_cpuid(0x80000001, 0);
    struct avm_cpuid_result svm;

    if (avm_cpuid(0x80000000, 0).eax < 0x8000000a || (extended.ecx >> 2 & 1) == 0) {
        return false;
    }
    svm = avm_cpuid(0x8000000a, 0);
    info->vendor = APIARY_VMM_AMD;
    info->features = features_of(svm.edx, extended.edx);
    info->tags = svm.ebx > 1 ? svm.ebx - 1 : 0;
    info->physical_bits = avm_cpuid(0x80000008, 0).eax & 0xff;
    if ((svm.edx & 1) == 0 || info->tags == 0) {
        info->refusal = APIARY_VMM_NO_NESTED_PAGING;
    } else if ((avm_rdmsr(MSR_VM_CR) >> 4 & 1) != 0) {  // SVMDIS
        info->refusal = APIARY_VMM_DISABLED;
    }
    return true;
}

static bool svm_is_on(void)
{
    return (avm_rdmsr(MSR_EFER) & EFER_SVME) != 0;
}

static int svm_turn_on(struct avm_cpu *cpu)
{
    avm_wrmsr(MSR_EFER, avm_rdmsr(MSR_EFER) | EFER_SVME);
    avm_wrmsr(MSR_VM_HSAVE_PA, os_physical(cpu->area));
    return 0;
}

static void svm_turn_off(struct avm_cpu *cpu)
{
    (void)cpu;
    avm_wrmsr(MSR_VM_HSAVE_PA, 0);
    avm_wrmsr(MSR_EFER, avm_rdmsr(MSR_EFER) & ~EFER_SVME);
}

// ---- Maps ----

/// Lets a guest read and write a register without an exit. The map has two bits a register in three ranges of 2 KiB.
static void allow_msr(uint32_t index)
{
    uint8_t *map = msr_map;
    const uint32_t range = index >= 0xc0010000 ? 2 : index >= 0xc0000000 ? 1 : 0, bit = (index & 0x1fff) * 2;

    map[range * 2048 + bit / 8] &= (uint8_t)~(3u << (bit % 8));
}

static int svm_make_maps(void)
{
    // All of these are the guest's own while it runs: VMRUN, VMLOAD and VMSAVE switch them.
    static const uint32_t allowed[] = {
        MSR_SYSENTER_CS, MSR_SYSENTER_ESP, MSR_SYSENTER_EIP, MSR_STAR, MSR_LSTAR, MSR_CSTAR, MSR_FMASK, MSR_FS_BASE, MSR_GS_BASE,
        MSR_KERNEL_GS_BASE,
    };
    unsigned i;

    io_map = os_allocate_pages(IO_MAP_ORDER);
    msr_map = os_allocate_pages(MSR_MAP_ORDER);
    if (io_map == NULL || msr_map == NULL) {
        return AVM_ENOMEM;
    }
    for (i = 0; i < (AVM_PAGE_SIZE << IO_MAP_ORDER); ++i) {
        ((uint8_t *)io_map)[i] = 0xff;
    }
    for (i = 0; i < (AVM_PAGE_SIZE << MSR_MAP_ORDER); ++i) {
        ((uint8_t *)msr_map)[i] = 0xff;
    }
    for (i = 0; i < AVM_COUNT(allowed); ++i) {
        allow_msr(allowed[i]);
    }
    return 0;
}

static void svm_free_maps(void)
{
    if (io_map != NULL) {
        os_free_pages(io_map, IO_MAP_ORDER);
    }
    if (msr_map != NULL) {
        os_free_pages(msr_map, MSR_MAP_ORDER);
    }
    io_map = msr_map = NULL;
}

// ---- A vCPU ----

static void set_up(struct avm_vcpu *vcpu, struct vmcb *vmcb)
{
    vmcb->intercept_cr = 1u << 4 | (1u << 4 | 1u << 8) << 16;  // Reads of CR4, writes to CR4 and CR8.
    vmcb->intercept_dr = 0xffffffff;
    vmcb->intercept_exception = 1u << AVM_DB | 1u << AVM_AC | 1u << AVM_MC;
    vmcb->intercept_1 = INTERCEPT_INTR | INTERCEPT_NMI | INTERCEPT_INIT | INTERCEPT_RDPMC | INTERCEPT_CPUID | INTERCEPT_INVD |
                        INTERCEPT_HLT | INTERCEPT_INVLPGA | INTERCEPT_IO | INTERCEPT_MSR | INTERCEPT_SHUTDOWN;
    vmcb->intercept_2 = INTERCEPT_VMRUN | INTERCEPT_VMMCALL | INTERCEPT_VMLOAD | INTERCEPT_VMSAVE | INTERCEPT_STGI | INTERCEPT_CLGI |
                        INTERCEPT_SKINIT | INTERCEPT_ICEBP | INTERCEPT_WBINVD | INTERCEPT_MONITOR | INTERCEPT_MWAIT |
                        INTERCEPT_MWAIT_ARMED | INTERCEPT_XSETBV | INTERCEPT_RDPRU;
    vmcb->intercept_3 = INTERCEPT_INVLPGB | INTERCEPT_INVLPGB_ILLEGAL | INTERCEPT_MCOMMIT | INTERCEPT_TLBSYNC;
    vmcb->io_map = os_physical(io_map);
    vmcb->msr_map = os_physical(msr_map);
    vmcb->virtual_interrupt = VINTR_MASKING;
    vmcb->nested_paging = 1;
    vmcb->nested_root = avm_page_table_root(&vcpu->vm->table);
}

static int svm_create(struct avm_vcpu *vcpu)
{
    struct svm_vcpu *svm = os_allocate(sizeof *svm);

    if (svm == NULL) {
        return AVM_ENOMEM;
    }
    svm->vmcb = os_allocate_pages(0);
    if (svm->vmcb == NULL) {
        os_free(svm);
        return AVM_ENOMEM;
    }
    svm->vmcb_physical = os_physical(svm->vmcb);
    set_up(vcpu, svm->vmcb);
    vcpu->hardware = svm;
    return 0;
}

static void svm_destroy(struct avm_vcpu *vcpu)
{
    os_free_pages(vmcb_of(vcpu), 0);
    os_free(vcpu->hardware);
    vcpu->hardware = NULL;
}

static void svm_load(struct avm_vcpu *vcpu, struct avm_cpu *cpu)
{
    struct svm_vcpu *svm = svm_of(vcpu);

    svm->host_physical = os_physical(cpu->host);
    // FS, GS, TR, LDTR and the registers of system calls of the host: they stay as they are while the thread stays here.
    __asm__ volatile("vmsave %0" : : "a"(svm->host_physical) : "memory");
}

static void svm_unload(struct avm_vcpu *vcpu)
{
    (void)vcpu;
}

// ---- Registers ----

/// Attributes of the VMCB: bits 55:52 and 47:40 of a descriptor, in one (APM vol. 2, 15.5.1).
static uint16_t to_attributes(uint32_t access)
{
    return (access & ACCESS_UNUSABLE) != 0 ? 0 : (uint16_t)((access & 0xff) | (access >> 4 & 0xf00));
}

static uint32_t to_access(uint16_t attributes)
{
    const uint32_t access = (attributes & 0xffu) | (attributes & 0xf00u) << 4;

    return (attributes & ACCESS_PRESENT) != 0 ? access : access | ACCESS_UNUSABLE;
}

static void to_vmcb(struct vmcb_segment *to, const struct apiary_vmm_segment *from)
{
    *to = (struct vmcb_segment){
        .selector = from->selector, .attributes = to_attributes(from->access), .limit = from->limit, .base = from->base};
}

static void from_vmcb(struct apiary_vmm_segment *to, const struct vmcb_segment *from)
{
    *to = (struct apiary_vmm_segment){
        .selector = from->selector, .access = to_access(from->attributes), .limit = from->limit, .base = from->base};
}

static void fetch_segments(struct apiary_vmm_registers *regs, const struct vmcb *vmcb)
{
    unsigned i;

    for (i = 0; i < 6; ++i) {
        from_vmcb(&regs->segment[i], &vmcb->segment[i]);
    }
    // The privilege level is where it is kept; SS need not tell it (APM vol. 2, 15.5.1). A TR in use is a busy one.
    regs->segment[AVM_SS].access &= ~(3u << ACCESS_DPL_SHIFT);
    regs->segment[AVM_SS].access |= (uint32_t)vmcb->cpl << ACCESS_DPL_SHIFT;
    from_vmcb(&regs->ldtr, &vmcb->ldtr);
    from_vmcb(&regs->tr, &vmcb->tr);
    regs->tr.access = (regs->tr.access | 2) & ~ACCESS_UNUSABLE;
    regs->gdtr = (struct apiary_vmm_table){.base = vmcb->gdtr.base, .limit = (uint16_t)vmcb->gdtr.limit};
    regs->idtr = (struct apiary_vmm_table){.base = vmcb->idtr.base, .limit = (uint16_t)vmcb->idtr.limit};
}

static void store_segments(const struct apiary_vmm_registers *regs, struct vmcb *vmcb)
{
    unsigned i;

    for (i = 0; i < 6; ++i) {
        to_vmcb(&vmcb->segment[i], &regs->segment[i]);
    }
    vmcb->cpl = regs->segment[AVM_SS].access >> ACCESS_DPL_SHIFT & 3;
    to_vmcb(&vmcb->ldtr, &regs->ldtr);
    to_vmcb(&vmcb->tr, &regs->tr);
    vmcb->gdtr = (struct vmcb_segment){.base = regs->gdtr.base, .limit = regs->gdtr.limit};
    vmcb->idtr = (struct vmcb_segment){.base = regs->idtr.base, .limit = regs->idtr.limit};
}

static void fetch_msrs(struct apiary_vmm_registers *regs, const struct vmcb *vmcb)
{
    regs->star = vmcb->star;
    regs->lstar = vmcb->lstar;
    regs->cstar = vmcb->cstar;
    regs->fmask = vmcb->fmask;
    regs->kernel_gs_base = vmcb->kernel_gs_base;
    regs->sysenter_cs = vmcb->sysenter_cs;
    regs->sysenter_esp = vmcb->sysenter_esp;
    regs->sysenter_eip = vmcb->sysenter_eip;
    regs->pat = vmcb->pat;
}

static void store_msrs(const struct apiary_vmm_registers *regs, struct vmcb *vmcb)
{
    vmcb->star = regs->star;
    vmcb->lstar = regs->lstar;
    vmcb->cstar = regs->cstar;
    vmcb->fmask = regs->fmask;
    vmcb->kernel_gs_base = regs->kernel_gs_base;
    vmcb->sysenter_cs = regs->sysenter_cs;
    vmcb->sysenter_esp = regs->sysenter_esp;
    vmcb->sysenter_eip = regs->sysenter_eip;
    vmcb->pat = regs->pat;
}

static void svm_fetch(struct avm_vcpu *vcpu, unsigned groups)
{
    struct apiary_vmm_registers *regs = &vcpu->regs;
    const struct vmcb *vmcb = vmcb_of(vcpu);

    if ((groups & AVM_CONTROL) != 0) {
        regs->cr0 = vmcb->cr0;
        regs->cr3 = vmcb->cr3;
        // CR4 is in vcpu->regs always.
        regs->efer = vmcb->efer & ~EFER_SVME;
        regs->dr6 = vmcb->dr6 & 0xffffffffu;
        regs->dr7 = vmcb->dr7 & 0xffffffffu;
    }
    if ((groups & AVM_SEGMENTS) != 0) {
        fetch_segments(regs, vmcb);
    }
    if ((groups & AVM_MSRS) != 0) {
        fetch_msrs(regs, vmcb);
    }
}

static void svm_store(struct avm_vcpu *vcpu, unsigned groups)
{
    const struct apiary_vmm_registers *regs = &vcpu->regs;
    struct vmcb *vmcb = vmcb_of(vcpu);

    if ((groups & AVM_BASIC) != 0) {
        vmcb->rip = regs->rip;
        vmcb->rflags = regs->rflags;
        vmcb->rax = regs->gpr[AVM_RAX];
        vmcb->rsp = regs->gpr[AVM_RSP];
        vmcb->cr2 = regs->cr2;
        vmcb->virtual_interrupt = (vmcb->virtual_interrupt & ~VINTR_TPR) | regs->cr8;
        vmcb->interrupt_shadow = vcpu->shadow ? 1 : 0;
    }
    if ((groups & AVM_CONTROL) != 0) {
        vmcb->cr0 = regs->cr0;
        vmcb->cr3 = regs->cr3;
        // A machine check is for the host, whether the guest wants one or not; without MCE it would be a shutdown.
        vmcb->cr4 = regs->cr4 | (avm_read_cr4() & CR4_MCE);
        vmcb->efer = regs->efer | EFER_SVME;
        vmcb->dr6 = regs->dr6;
        vmcb->dr7 = regs->dr7;
    }
    if ((groups & AVM_SEGMENTS) != 0) {
        store_segments(regs, vmcb);
    }
    if ((groups & AVM_MSRS) != 0) {
        store_msrs(regs, vmcb);
        vmcb->tsc_offset = avm_tsc_offset(vcpu);
    }
}

// ---- Into the guest and back ----

/// VMRUN with the general registers of the guest; RAX and RSP are in the VMCB. GIF is off around it, so that nothing of the host's runs
/// while FS, GS and the like are the guest's. The return predictor is filled before anything returns (APM vol. 2, 15.5).
static __attribute__((__noinline__)) void switch_to_guest(uint64_t vmcb, uint64_t host, uint64_t *gpr)
{
    __asm__ volatile(
        "push %%rbp\n\t"
        "push %%rbx\n\t"
        "push %%rsi\n\t"
        "push %%rdi\n\t"
        "clgi\n\t"
        "vmload %%rax\n\t"
        AVM_LOAD_GENERAL_REGISTERS
        "sti\n\t"
        "vmrun %%rax\n\t"
        "cli\n\t"
        "vmsave %%rax\n\t"
        AVM_STORE_GENERAL_REGISTERS
        "mov 0x8(%%rsp), %%rax\n\t"
        "vmload %%rax\n\t"
        AVM_FILL_RETURN_PREDICTOR
        AVM_CLEAR_GENERAL_REGISTERS
        "pop %%rdi\n\t"
        "pop %%rsi\n\t"
        "pop %%rbx\n\t"
        "pop %%rbp\n\t"
        "stgi\n\t"
        : "+a"(vmcb), "+S"(host), "+D"(gpr)
        :
        : "rcx", "rdx", "r8", "r9", "r10", "r11", "r12", "r13", "r14", "r15", "memory", "cc");
}

static uint64_t encode_event(const struct avm_event *event)
{
    return event->vector | (uint64_t)event->type << 8 | (event->has_error ? EVENT_ERROR | (uint64_t)event->error << 32 : 0) |
           EVENT_VALID;
}

/// What was being delivered when the exit came. Software interrupts are executed again: RIP is still at them.
static struct avm_event decode_event(uint64_t value)
{
    const uint8_t type = value >> 8 & 7, vector = value & 0xff;

    if ((value & EVENT_VALID) == 0 || type == AVM_EVENT_SOFTWARE ||
        (type == AVM_EVENT_EXCEPTION && (vector == AVM_BP || vector == AVM_OF))) {
        return (struct avm_event){0};
    }
    return (struct avm_event){
        .valid = true, .vector = vector, .type = type, .has_error = (value & EVENT_ERROR) != 0, .error = (uint32_t)(value >> 32)};
}

static void set_intercept(uint32_t *word, uint32_t bit, bool on)
{
    *word = on ? *word | bit : *word & ~bit;
}

static void prepare(struct avm_vcpu *vcpu, enum avm_flush flush)
{
    static const uint8_t controls[] = {
        [AVM_FLUSH_NONE] = TLB_NOTHING, [AVM_FLUSH_TAG] = TLB_FLUSH_ASID, [AVM_FLUSH_ALL] = TLB_FLUSH_ALL};
    struct vmcb *vmcb = vmcb_of(vcpu);
    const bool window = vcpu->window_wanted || (vcpu->nmi_pending && !vcpu->nmi_blocked);

    vmcb->asid = vcpu->tag.value;
    vmcb->tlb_control = controls[flush];
    vmcb->clean = 0;
    vmcb->event = vcpu->event.valid ? encode_event(&vcpu->event) : 0;
    // A virtual interrupt that is intercepted before it is taken tells that one could be.
    set_intercept(&vmcb->intercept_1, INTERCEPT_VINTR, window);
    vmcb->virtual_interrupt &= ~(VINTR_PENDING | VINTR_IGNORE_TPR);
    vmcb->virtual_interrupt |= window ? VINTR_PENDING | VINTR_IGNORE_TPR : 0;
    // Silicon refuses what CR0 cannot be by itself; QEMU does not, and then refuses the guest.
    set_intercept(&vmcb->intercept_1, INTERCEPT_CR0_SELECTIVE, !vcpu->writes_cr0);
    set_intercept(&vmcb->intercept_1, INTERCEPT_IRET, vcpu->nmi_blocked && !svm_of(vcpu)->iret_seen);
    vmcb->intercept_dr = vcpu->breakpoints_loaded ? 0 : 0xffffffffu;
}

static void take_basic(struct avm_vcpu *vcpu)
{
    struct apiary_vmm_registers *regs = &vcpu->regs;
    const struct vmcb *vmcb = vmcb_of(vcpu);

    regs->rip = vmcb->rip;
    regs->rflags = vmcb->rflags | RFLAGS_FIXED1;
    regs->gpr[AVM_RAX] = vmcb->rax;
    regs->gpr[AVM_RSP] = vmcb->rsp;
    regs->cr2 = vmcb->cr2;
    regs->cr8 = vmcb->virtual_interrupt & 15;
    vcpu->shadow = (vmcb->interrupt_shadow & 1) != 0;
}

/// NMIs are blocked until the IRET that was intercepted has been executed: when RIP is somewhere else.
static void follow_iret(struct avm_vcpu *vcpu)
{
    struct svm_vcpu *svm = svm_of(vcpu);

    if (svm->iret_seen && vcpu->regs.rip != svm->iret_rip) {
        svm->iret_seen = false;
        vcpu->nmi_blocked = false;
    }
}

// ---- Exits ----

static void exit_port(struct avm_vcpu *vcpu, struct avm_exit *exit)
{
    const uint64_t info = vmcb_of(vcpu)->exit_info_1;

    exit->kind = AVM_EXIT_PORT;
    exit->port = (uint16_t)(info >> 16);
    exit->write = (info & 1) == 0;
    exit->string = (info >> 2 & 1) != 0;
    exit->size = (info >> 4 & 1) != 0 ? 1 : (info >> 5 & 1) != 0 ? 2 : 4;
    // The one exit that always tells the next RIP.
    exit->length = (uint8_t)(vmcb_of(vcpu)->exit_info_2 - vcpu->regs.rip);
}

static void exit_memory(struct avm_vcpu *vcpu, struct avm_exit *exit)
{
    const struct vmcb *vmcb = vmcb_of(vcpu);

    exit->kind = AVM_EXIT_MEMORY;
    exit->gpa = vmcb->exit_info_2;
    exit->write = (vmcb->exit_info_1 >> 1 & 1) != 0;
    exit->in_tables = (vmcb->exit_info_1 >> 33 & 1) != 0;
    exit->length = 0;
    if (has(APIARY_VMM_DECODE_ASSISTS) && vmcb->byte_count <= AVM_LONGEST_INSTRUCTION) {
        exit->byte_count = vmcb->byte_count;
        os_copy(exit->bytes, vmcb->bytes, sizeof exit->bytes);
    }
}

static void exit_control(struct avm_vcpu *vcpu, struct avm_exit *exit, unsigned reg, bool write)
{
    const uint64_t info = vmcb_of(vcpu)->exit_info_1;

    exit->kind = AVM_EXIT_CONTROL;
    exit->reg = (uint8_t)reg;
    exit->write = write;
    // Bit 63: it was MOV, and the general register is told.
    if (has(APIARY_VMM_DECODE_ASSISTS) && (info >> 63) != 0 && exit->length != 0) {
        exit->decoded = true;
        exit->gpr = info & 15;
    }
}

static void exit_exception(struct avm_vcpu *vcpu, struct avm_exit *exit, unsigned vector)
{
    if (vector == AVM_MC) {
        // A machine check is the host's; the CPU does not call its handler (APM vol. 2, 15.12.18).
        __asm__ volatile("int $18" : : : "memory");
        exit->kind = AVM_EXIT_NONE;
        return;
    }
    exit->kind = AVM_EXIT_EXCEPTION;
    exit->event = (struct avm_event){
        .valid = true, .vector = (uint8_t)vector, .type = AVM_EVENT_EXCEPTION, .has_error = vector == AVM_AC,
        .error = vector == AVM_AC ? (uint32_t)vmcb_of(vcpu)->exit_info_1 : 0};
}

static void exit_iret(struct avm_vcpu *vcpu, struct avm_exit *exit)
{
    struct svm_vcpu *svm = svm_of(vcpu);

    svm->iret_seen = true;
    svm->iret_rip = vcpu->regs.rip;
    exit->kind = AVM_EXIT_NMI_WINDOW;
}

/// ICEBP raises #DB after itself.
static void exit_icebp(struct avm_exit *exit)
{
    exit->kind = AVM_EXIT_EXCEPTION;
    exit->skip = true;
    exit->event = (struct avm_event){.valid = true, .vector = AVM_DB, .type = AVM_EVENT_EXCEPTION};
}

static void decode_exit(struct avm_vcpu *vcpu, uint32_t code)
{
    struct avm_exit *exit = &vcpu->exit;

    switch (code) {
    case EXIT_INTR:
    case EXIT_NMI:
    case EXIT_SMI:
    case EXIT_INIT: exit->kind = AVM_EXIT_NONE; break;
    case EXIT_VINTR: exit->kind = AVM_EXIT_WINDOW; break;
    case EXIT_CR_READ + 4: exit_control(vcpu, exit, 4, false); break;
    case EXIT_CR_WRITE + 4:
    case EXIT_CR_WRITE + 8: exit_control(vcpu, exit, code - EXIT_CR_WRITE, true); break;
    case EXIT_CR0_SELECTIVE: exit_control(vcpu, exit, 0, true); break;
    case EXIT_EXCEPTION + AVM_DB:
    case EXIT_EXCEPTION + AVM_AC:
    case EXIT_EXCEPTION + AVM_MC: exit_exception(vcpu, exit, code - EXIT_EXCEPTION); break;
    case EXIT_RDPMC: exit->kind = AVM_EXIT_PROTECTED; break;
    case EXIT_CPUID: exit->kind = AVM_EXIT_CPUID; break;
    case EXIT_IRET: exit_iret(vcpu, exit); break;
    case EXIT_INVD:
    case EXIT_WBINVD: exit->kind = AVM_EXIT_SKIP; break;
    case EXIT_HLT: exit->kind = AVM_EXIT_HLT; break;
    case EXIT_IO: exit_port(vcpu, exit); break;
    case EXIT_MSR:
        exit->kind = AVM_EXIT_MSR;
        exit->write = (vmcb_of(vcpu)->exit_info_1 & 1) != 0;
        break;
    case EXIT_SHUTDOWN: exit->kind = AVM_EXIT_SHUTDOWN; break;
    case EXIT_ICEBP: exit_icebp(exit); break;
    case EXIT_XSETBV: exit->kind = AVM_EXIT_XSETBV; break;
    case EXIT_NESTED_FAULT: exit_memory(vcpu, exit); break;
    case EXIT_INVALID: exit->kind = AVM_EXIT_INVALID; break;
    default:
        if (code >= EXIT_DR_READ && code < EXIT_EXCEPTION) {
            exit->kind = AVM_EXIT_DEBUG;
        } else if (code == EXIT_INVLPGA || (code >= EXIT_VMRUN && code <= EXIT_SKINIT) ||
                   (code >= EXIT_MONITOR && code <= EXIT_MWAIT_ARMED) || code == EXIT_RDPRU ||
                   (code >= EXIT_INVLPGB && code <= EXIT_TLBSYNC)) {
            exit->kind = AVM_EXIT_UNDEFINED;
        } else {
            exit->kind = AVM_EXIT_UNKNOWN;
        }
    }
}

static void svm_enter(struct avm_vcpu *vcpu, struct avm_cpu *cpu, enum avm_flush flush)
{
    struct svm_vcpu *svm = svm_of(vcpu);
    struct vmcb *vmcb = svm->vmcb;
    uint32_t code;

    (void)cpu;
    prepare(vcpu, flush);
    switch_to_guest(svm->vmcb_physical, svm->host_physical, vcpu->regs.gpr);
    vcpu->writes_cr0 = false;
    // QEMU before 10 has 0xffffffff here, and silicon 64 bits of ones.
    code = (uint32_t)vmcb->exit_code;
    vcpu->exit = (struct avm_exit){.number = code};
    if (code != EXIT_INVALID) {
        take_basic(vcpu);
        vcpu->event = decode_event(vmcb->exit_interrupt);
        follow_iret(vcpu);
        if (has(APIARY_VMM_NEXT_RIP) && vmcb->next_rip - vmcb->rip <= AVM_LONGEST_INSTRUCTION) {
            vcpu->exit.length = (uint8_t)(vmcb->next_rip - vmcb->rip);
        }
    }
    decode_exit(vcpu, code);
}

// ---- For people ----

#define FIELD(name) {offsetof(struct vmcb, name), sizeof ((struct vmcb *)0)->name}
static const struct {
    uint16_t offset, size;
} fields[] = {
    FIELD(intercept_cr), FIELD(intercept_dr), FIELD(intercept_exception), FIELD(intercept_1), FIELD(intercept_2), FIELD(intercept_3),
    FIELD(tsc_offset), FIELD(asid), FIELD(tlb_control), FIELD(virtual_interrupt), FIELD(interrupt_shadow), FIELD(exit_code),
    FIELD(exit_info_1), FIELD(exit_info_2), FIELD(exit_interrupt), FIELD(nested_paging), FIELD(event), FIELD(next_rip), FIELD(cpl),
    FIELD(efer), FIELD(cr4), FIELD(cr3), FIELD(cr0), FIELD(dr7), FIELD(dr6), FIELD(rflags), FIELD(rip), FIELD(rsp), FIELD(rax),
    FIELD(cr2), FIELD(pat), FIELD(debug_control),
};

static bool svm_field(struct avm_vcpu *vcpu, unsigned index, struct apiary_vmm_field *field)
{
    if (index >= AVM_COUNT(fields)) {
        return false;
    }
    *field = (struct apiary_vmm_field){.id = fields[index].offset};
    os_copy(&field->value, (const char *)vmcb_of(vcpu) + fields[index].offset, fields[index].size);
    return true;
}

const struct avm_backend avm_svm = {
    .probe = svm_probe,
    .start = svm_make_maps,
    .stop = svm_free_maps,
    .is_on = svm_is_on,
    .turn_on = svm_turn_on,
    .turn_off = svm_turn_off,
    .create = svm_create,
    .destroy = svm_destroy,
    .load = svm_load,
    .unload = svm_unload,
    .fetch = svm_fetch,
    .store = svm_store,
    .enter = svm_enter,
    .field = svm_field,
};
