// SPDX-License-Identifier: BSD-2-Clause
// VT-x (SDM vol. 3, chapters 24 to 30): one VMCS a vCPU, EPT, VPID, unrestricted guest. The VMCS is current from load to unload and
// cleared in between, so that a vCPU leaves nothing behind on a CPU. What a guest may do without an exit is what is listed here.
#include "../os.h"
#include "../vcpu.h"
#include "vmcs.h"

/// Bits that a guest may change without an exit: they change nothing that the module has to follow.
static const uint64_t own_cr0 = CR0_MP | CR0_EM | CR0_TS | CR0_WP | CR0_AM;
static const uint64_t own_cr4 = CR4_VME | CR4_PVI | CR4_TSD | CR4_DE | CR4_PSE | CR4_PGE | CR4_PCE | CR4_OSFXSR | CR4_OSXMMEXCPT |
                                CR4_FSGSBASE | CR4_SMEP | CR4_SMAP;

/// What the CPU can be set to, found once.
static struct {
    uint32_t revision;
    uint32_t pin, proc, proc2, exit, entry;
    uint64_t ept_vpid;
    uint64_t cr0_fixed0, cr4_fixed0;
    bool has_vpid;
    uint32_t turn;  ///< What the preemption timer begins with.
} vmx;
static void *msr_map;

struct vmx_vcpu {
    void *vmcs;
    bool launched;
    uint32_t proc;             ///< What is in the VMCS.
    uint64_t ept_pointer;
    uint64_t flushed_generation;  ///< Of the machine's translations, that this CPU has forgotten the older ones of;
    uint32_t flushed_cpu;         ///< this one.
    bool flushed;
    // Of the host, while it is loaded.
    uint64_t star, lstar, cstar, fmask, kernel_gs_base, fs_base, gs_base, debug_control, cr3, cr4;
    uint16_t ds, es, fs, gs, ldt;
};

static struct vmx_vcpu *vmx_of(const struct avm_vcpu *vcpu)
{
    return vcpu->hardware;
}

// ---- Instructions ----

static uint64_t vmread(unsigned long field)
{
    unsigned long value;

    __asm__ volatile("vmread %1, %0" : "=r"(value) : "r"(field) : "cc");
    return value;
}

static void vmwrite(unsigned long field, uint64_t value)
{
    __asm__ volatile("vmwrite %1, %0" : : "r"(field), "r"((unsigned long)value) : "cc");
}

static bool vmclear(uint64_t physical)
{
    bool failed;

    __asm__ volatile("vmclear %1; setbe %0" : "=qm"(failed) : "m"(physical) : "cc", "memory");
    return !failed;
}

static bool vmptrld(uint64_t physical)
{
    bool failed;

    __asm__ volatile("vmptrld %1; setbe %0" : "=qm"(failed) : "m"(physical) : "cc", "memory");
    return !failed;
}

static bool vmxon(uint64_t physical)
{
    bool failed;

    __asm__ volatile("vmxon %1; setbe %0" : "=qm"(failed) : "m"(physical) : "cc", "memory");
    return !failed;
}

enum { ONE_CONTEXT = 1, ALL_CONTEXTS = 2 };

static void invept(unsigned long type, uint64_t pointer)
{
    const struct {
        uint64_t pointer, reserved;
    } descriptor = {pointer, 0};

    __asm__ volatile("invept %0, %1" : : "m"(descriptor), "r"(type) : "cc", "memory");
}

static void invvpid(unsigned long type, uint64_t vpid)
{
    const struct {
        uint64_t vpid, linear;
    } descriptor = {vpid, 0};

    __asm__ volatile("invvpid %0, %1" : : "m"(descriptor), "r"(type) : "cc", "memory");
}

// ---- The host ----

/// Controls that are wanted, and those that have to be on, of what may be (SDM vol. 3, appendix A.3). False when one that is wanted may
/// not be on, or one of `unwanted` has to.
static bool choose(uint32_t msr, uint32_t wanted, uint32_t unwanted, uint32_t *controls)
{
    const uint64_t allowed = avm_rdmsr(msr);

    *controls = (wanted | (uint32_t)allowed) & (uint32_t)(allowed >> 32);
    return (wanted & ~*controls) == 0 && (unwanted & *controls) == 0;
}

static bool choose_controls(void)
{
    const bool true_controls = (avm_rdmsr(MSR_VMX_BASIC) >> 55 & 1) != 0;
    const uint32_t pin = true_controls ? MSR_VMX_TRUE_PIN : MSR_VMX_PIN;
    bool good;

    // No guest has the CPU for longer than that, even where an emulator keeps the host's interrupts from it (docs/kmod.md).
    vmx.turn = (1u << 22 >> (avm_rdmsr(MSR_VMX_MISC) & 31)) + 1;
    good = choose(pin, PIN_EXTERNAL_INTERRUPT | PIN_NMI | PIN_VIRTUAL_NMIS | ((uint32_t)(avm_rdmsr(pin) >> 32) & PIN_PREEMPTION_TIMER), 0,
                  &vmx.pin);
    good &= choose(true_controls ? MSR_VMX_TRUE_PROC : MSR_VMX_PROC,
                   PROC_TSC_OFFSET | PROC_HLT | PROC_MWAIT | PROC_RDPMC | PROC_CR8_LOAD | PROC_CR8_STORE | PROC_MOV_DR | PROC_IO |
                       PROC_MSR_BITMAP | PROC_MONITOR | PROC_SECONDARY,
                   0, &vmx.proc);
    good &= choose(true_controls ? MSR_VMX_TRUE_EXIT : MSR_VMX_EXIT, EXIT_SAVE_DEBUG | EXIT_HOST_64 | EXIT_LOAD_PAT | EXIT_LOAD_EFER, 0,
                   &vmx.exit);
    good &= choose(true_controls ? MSR_VMX_TRUE_ENTRY : MSR_VMX_ENTRY, ENTRY_LOAD_DEBUG | ENTRY_LOAD_PAT | ENTRY_LOAD_EFER, 0, &vmx.entry);
    // With EPT the guest's CR3 is its own, and these may be off though the older register says that they are always on.
    vmx.proc &= ~(uint32_t)(PROC_CR3_LOAD | PROC_CR3_STORE);
    return good;
}

static uint32_t features_of(uint64_t ept_vpid)
{
    uint32_t features = APIARY_VMM_NEXT_RIP | APIARY_VMM_UNRESTRICTED_GUEST;

    features |= (ept_vpid >> 16 & 1) != 0 ? APIARY_VMM_PAGES_2M : 0;
    features |= (ept_vpid >> 17 & 1) != 0 ? APIARY_VMM_PAGES_1G : 0;
    features |= (ept_vpid >> 21 & 1) != 0 ? APIARY_VMM_DIRTY_BITS : 0;
    features |= vmx.has_vpid ? APIARY_VMM_TAGS | APIARY_VMM_FLUSH_BY_TAG : 0;
    return features;
}

/// Why this CPU cannot be used; fills in `vmx`.
static uint32_t find_refusal(void)
{
    const uint64_t control = avm_rdmsr(MSR_FEATURE_CONTROL);
    // 4 levels, write-back tables, INVEPT of one context and of all.
    const uint64_t ept_needed = AVM_BIT(6) | AVM_BIT(14) | AVM_BIT(20) | AVM_BIT(25) | AVM_BIT(26);
    uint64_t secondary;

    if ((control & 1) != 0 && (control & 4) == 0) {
        return APIARY_VMM_DISABLED;
    }
    if ((avm_rdmsr(MSR_VMX_PROC) >> 63) == 0) {
        return APIARY_VMM_NO_NESTED_PAGING;
    }
    secondary = avm_rdmsr(MSR_VMX_PROC2) >> 32;
    if ((secondary & PROC2_EPT) == 0) {
        return APIARY_VMM_NO_NESTED_PAGING;
    }
    if ((secondary & PROC2_UNRESTRICTED) == 0) {
        return APIARY_VMM_NO_UNRESTRICTED;
    }
    vmx.ept_vpid = avm_rdmsr(MSR_VMX_EPT_VPID);
    if ((vmx.ept_vpid & ept_needed) != ept_needed || !choose_controls()) {
        return APIARY_VMM_TOO_OLD;
    }
    // INVVPID, of one context and of all.
    vmx.has_vpid = (secondary & PROC2_VPID) != 0 && (vmx.ept_vpid >> 32 & 1) != 0 && (vmx.ept_vpid >> 41 & 3) == 3;
    choose(MSR_VMX_PROC2,
           PROC2_EPT | PROC2_UNRESTRICTED | (uint32_t)(secondary & (PROC2_RDTSCP | PROC2_WBINVD)) | (vmx.has_vpid ? PROC2_VPID : 0), 0,
           &vmx.proc2);
    return APIARY_VMM_READY;
}

static bool vmx_probe(struct apiary_vmm_info *info)
{
    if (avm_cpuid(0, 0).eax < 1 || (avm_cpuid(1, 0).ecx >> 5 & 1) == 0) {
        return false;
    }
    info->vendor = APIARY_VMM_INTEL;
    info->physical_bits = avm_cpuid(0x80000008, 0).eax & 0xff;
    vmx.revision = (uint32_t)avm_rdmsr(MSR_VMX_BASIC) & 0x7fffffff;
    vmx.cr0_fixed0 = avm_rdmsr(MSR_VMX_CR0_FIXED0);
    vmx.cr4_fixed0 = avm_rdmsr(MSR_VMX_CR4_FIXED0);
    info->refusal = find_refusal();
    if (info->refusal == APIARY_VMM_READY) {
        info->features = features_of(vmx.ept_vpid);
        info->tags = vmx.has_vpid ? 0xffff : 0;
    }
    return true;
}

static bool vmx_is_on(void)
{
    return (avm_read_cr4() & CR4_VMXE) != 0;
}

static int vmx_turn_on(struct avm_cpu *cpu)
{
    const uint64_t control = avm_rdmsr(MSR_FEATURE_CONTROL);

    if ((control & 1) == 0) {
        avm_wrmsr(MSR_FEATURE_CONTROL, control | 5);  // Locked, VMX outside of SMX.
    }
    *(uint32_t *)cpu->area = vmx.revision;
    os_change_cr4(CR4_VMXE, 0);
    if (!vmxon(os_physical(cpu->area))) {
        os_change_cr4(0, CR4_VMXE);
        return AVM_EBUSY;
    }
    invept(ALL_CONTEXTS, 0);
    if (vmx.has_vpid) {
        invvpid(ALL_CONTEXTS, 0);
    }
    return 0;
}

static void vmx_turn_off(struct avm_cpu *cpu)
{
    (void)cpu;
    __asm__ volatile("vmxoff" : : : "cc");
    os_change_cr4(0, CR4_VMXE);
}

// ---- What all share ----

/// SDM vol. 3, 25.6.9: reads of low and high registers, then writes.
static void allow_msr(uint32_t index)
{
    uint8_t *map = msr_map;
    const uint32_t high = index >= 0xc0000000 ? 1024 : 0, bit = index & 0x1fff;

    map[high + bit / 8] &= (uint8_t)~(1u << (bit % 8));
    map[2048 + high + bit / 8] &= (uint8_t)~(1u << (bit % 8));
}

static int vmx_start(void)
{
    // All of these are the guest's own while its vCPU is loaded.
    static const uint32_t allowed[] = {
        MSR_SYSENTER_CS, MSR_SYSENTER_ESP, MSR_SYSENTER_EIP, MSR_STAR, MSR_LSTAR, MSR_CSTAR, MSR_FMASK, MSR_FS_BASE, MSR_GS_BASE,
        MSR_KERNEL_GS_BASE,
    };
    unsigned i;

    msr_map = os_allocate_pages(0);
    if (msr_map == NULL) {
        return AVM_ENOMEM;
    }
    for (i = 0; i < AVM_PAGE_SIZE; ++i) {
        ((uint8_t *)msr_map)[i] = 0xff;
    }
    for (i = 0; i < AVM_COUNT(allowed); ++i) {
        allow_msr(allowed[i]);
    }
    return 0;
}

static void vmx_stop(void)
{
    if (msr_map != NULL) {
        os_free_pages(msr_map, 0);
        msr_map = NULL;
    }
}

// ---- A vCPU ----

static uint64_t make_ept_pointer(const struct avm_vcpu *vcpu)
{
    const uint64_t write_back = 6, four_levels = 3 << 3, dirty_bits = 1 << 6;

    return avm_page_table_root(&vcpu->vm->table) | write_back | four_levels |
           ((avm_host.info.features & APIARY_VMM_DIRTY_BITS) != 0 ? dirty_bits : 0);
}

static int vmx_create(struct avm_vcpu *vcpu)
{
    struct vmx_vcpu *own = os_allocate(sizeof *own);

    if (own == NULL) {
        return AVM_ENOMEM;
    }
    own->vmcs = os_allocate_pages(0);
    if (own->vmcs == NULL) {
        os_free(own);
        return AVM_ENOMEM;
    }
    *(uint32_t *)own->vmcs = vmx.revision;
    own->ept_pointer = make_ept_pointer(vcpu);
    vcpu->needs_pdptes = true;
    vcpu->hardware = own;
    return 0;
}

static void vmx_destroy(struct avm_vcpu *vcpu)
{
    os_free_pages(vmx_of(vcpu)->vmcs, 0);
    os_free(vcpu->hardware);
    vcpu->hardware = NULL;
}

/// What never changes. Done whenever the VMCS is made current anew, as it is cheap beside the rest of that.
static void write_controls(struct vmx_vcpu *own)
{
    own->proc = vmx.proc;
    vmwrite(VMCS_PIN_CONTROLS, vmx.pin);
    if ((vmx.pin & PIN_PREEMPTION_TIMER) != 0) {
        vmwrite(VMCS_PREEMPTION_TIMER, vmx.turn);
    }
    vmwrite(VMCS_PROC_CONTROLS, vmx.proc);
    vmwrite(VMCS_PROC_CONTROLS_2, vmx.proc2);
    vmwrite(VMCS_EXIT_CONTROLS, vmx.exit);
    vmwrite(VMCS_EXCEPTION_BITMAP, 1u << AVM_DB | 1u << AVM_AC | 1u << AVM_MC);
    vmwrite(VMCS_PF_MASK, 0);
    vmwrite(VMCS_PF_MATCH, 0);
    vmwrite(VMCS_CR3_TARGETS, 0);
    vmwrite(VMCS_EXIT_MSR_STORES, 0);
    vmwrite(VMCS_EXIT_MSR_LOADS, 0);
    vmwrite(VMCS_ENTRY_MSR_LOADS, 0);
    vmwrite(VMCS_MSR_BITMAP, os_physical(msr_map));
    vmwrite(VMCS_EPT_POINTER, own->ept_pointer);
    vmwrite(VMCS_LINK_POINTER, UINT64_MAX);
    vmwrite(VMCS_GUEST_DEBUGCTL, 0);
    vmwrite(VMCS_GUEST_ACTIVITY, 0);
    vmwrite(VMCS_CR0_MASK, ~own_cr0);
    vmwrite(VMCS_CR4_MASK, ~own_cr4);
}

// ---- The host's side of the VMCS ----

struct table_register {
    uint16_t limit;
    uint64_t base;
} __attribute__((__packed__));

static uint16_t read_selector_ds(void) { uint16_t v; __asm__ volatile("mov %%ds, %0" : "=rm"(v)); return v; }
static uint16_t read_selector_es(void) { uint16_t v; __asm__ volatile("mov %%es, %0" : "=rm"(v)); return v; }
static uint16_t read_selector_fs(void) { uint16_t v; __asm__ volatile("mov %%fs, %0" : "=rm"(v)); return v; }
static uint16_t read_selector_gs(void) { uint16_t v; __asm__ volatile("mov %%gs, %0" : "=rm"(v)); return v; }
static uint16_t read_selector_cs(void) { uint16_t v; __asm__ volatile("mov %%cs, %0" : "=rm"(v)); return v; }
static uint16_t read_selector_ss(void) { uint16_t v; __asm__ volatile("mov %%ss, %0" : "=rm"(v)); return v; }
static uint16_t read_selector_tr(void) { uint16_t v; __asm__ volatile("str %0" : "=rm"(v)); return v; }
static uint16_t read_selector_ldt(void) { uint16_t v; __asm__ volatile("sldt %0" : "=rm"(v)); return v; }

/// Host selectors in the VMCS have neither TI nor RPL (SDM vol. 3, 27.2.3); others are put back at unload.
static uint16_t loadable(uint16_t selector)
{
    return (selector & 7) == 0 ? selector : 0;
}

/// The base of a system segment: its descriptor has 16 bytes in 64-bit mode.
static uint64_t system_base(const struct table_register *gdt, uint16_t selector)
{
    const uint32_t *words = (const uint32_t *)(uintptr_t)(gdt->base + (selector & ~7u));

    return words[0] >> 16 | (words[1] & 0xffu) << 16 | (words[1] & 0xff000000u) | (uint64_t)words[2] << 32;
}

static void write_host_segments(struct vmx_vcpu *own)
{
    const uint16_t tr = read_selector_tr();
    struct table_register gdt, idt;

    __asm__ volatile("sgdt %0" : "=m"(gdt));
    __asm__ volatile("sidt %0" : "=m"(idt));
    own->ds = read_selector_ds();
    own->es = read_selector_es();
    own->fs = read_selector_fs();
    own->gs = read_selector_gs();
    own->ldt = read_selector_ldt();
    own->fs_base = avm_rdmsr(MSR_FS_BASE);
    own->gs_base = avm_rdmsr(MSR_GS_BASE);
    vmwrite(VMCS_HOST_CS_SELECTOR, read_selector_cs());
    vmwrite(VMCS_HOST_SS_SELECTOR, loadable(read_selector_ss()));
    vmwrite(VMCS_HOST_DS_SELECTOR, loadable(own->ds));
    vmwrite(VMCS_HOST_ES_SELECTOR, loadable(own->es));
    vmwrite(VMCS_HOST_FS_SELECTOR, loadable(own->fs));
    vmwrite(VMCS_HOST_GS_SELECTOR, loadable(own->gs));
    vmwrite(VMCS_HOST_TR_SELECTOR, tr);
    vmwrite(VMCS_HOST_FS_BASE, own->fs_base);
    vmwrite(VMCS_HOST_GS_BASE, own->gs_base);
    vmwrite(VMCS_HOST_TR_BASE, system_base(&gdt, tr));
    vmwrite(VMCS_HOST_GDTR_BASE, gdt.base);
    vmwrite(VMCS_HOST_IDTR_BASE, idt.base);
}

static void write_host(struct vmx_vcpu *own)
{
    own->cr3 = avm_read_cr3();
    own->cr4 = avm_read_cr4();
    own->debug_control = avm_rdmsr(MSR_DEBUGCTL);
    write_host_segments(own);
    vmwrite(VMCS_HOST_CR0, avm_read_cr0());
    vmwrite(VMCS_HOST_CR3, own->cr3);
    vmwrite(VMCS_HOST_CR4, own->cr4);
    vmwrite(VMCS_HOST_PAT, avm_rdmsr(MSR_PAT));
    vmwrite(VMCS_HOST_EFER, avm_rdmsr(MSR_EFER));
    vmwrite(VMCS_HOST_SYSENTER_CS, (uint32_t)avm_rdmsr(MSR_SYSENTER_CS));
    vmwrite(VMCS_HOST_SYSENTER_ESP, avm_rdmsr(MSR_SYSENTER_ESP));
    vmwrite(VMCS_HOST_SYSENTER_EIP, avm_rdmsr(MSR_SYSENTER_EIP));
}

/// The kernel may change these while the thread stays on its CPU.
static void follow_host(struct vmx_vcpu *own)
{
    const uint64_t cr3 = avm_read_cr3(), cr4 = avm_read_cr4();

    if (cr3 != own->cr3) {
        own->cr3 = cr3;
        vmwrite(VMCS_HOST_CR3, cr3);
    }
    if (cr4 != own->cr4) {
        own->cr4 = cr4;
        vmwrite(VMCS_HOST_CR4, cr4);
    }
}

// ---- Load and unload ----

static void put_guest_msrs(const struct apiary_vmm_registers *regs)
{
    avm_wrmsr(MSR_STAR, regs->star);
    avm_wrmsr(MSR_LSTAR, regs->lstar);
    avm_wrmsr(MSR_CSTAR, regs->cstar);
    avm_wrmsr(MSR_FMASK, regs->fmask);
    avm_wrmsr(MSR_KERNEL_GS_BASE, regs->kernel_gs_base);
}

static void swap_in_msrs(struct avm_vcpu *vcpu)
{
    struct vmx_vcpu *own = vmx_of(vcpu);

    own->star = avm_rdmsr(MSR_STAR);
    own->lstar = avm_rdmsr(MSR_LSTAR);
    own->cstar = avm_rdmsr(MSR_CSTAR);
    own->fmask = avm_rdmsr(MSR_FMASK);
    own->kernel_gs_base = avm_rdmsr(MSR_KERNEL_GS_BASE);
    put_guest_msrs(&vcpu->regs);
}

static void put_host_msrs(const struct vmx_vcpu *own)
{
    avm_wrmsr(MSR_STAR, own->star);
    avm_wrmsr(MSR_LSTAR, own->lstar);
    avm_wrmsr(MSR_CSTAR, own->cstar);
    avm_wrmsr(MSR_FMASK, own->fmask);
    avm_wrmsr(MSR_KERNEL_GS_BASE, own->kernel_gs_base);
}

static void vmx_load(struct avm_vcpu *vcpu, struct avm_cpu *cpu)
{
    struct vmx_vcpu *own = vmx_of(vcpu);

    (void)cpu;
    vmclear(os_physical(own->vmcs));
    vmptrld(os_physical(own->vmcs));
    own->launched = false;
    write_controls(own);
    write_host(own);
    swap_in_msrs(vcpu);
    avm_write_dr6(vcpu->regs.dr6);
}

/// Loading a selector into FS or GS changes its base, which is put back at once.
static void put_selectors(const struct vmx_vcpu *own)
{
    if (loadable(own->ds) != own->ds) {
        __asm__ volatile("mov %0, %%ds" : : "rm"(own->ds));
    }
    if (loadable(own->es) != own->es) {
        __asm__ volatile("mov %0, %%es" : : "rm"(own->es));
    }
    if (loadable(own->fs) != own->fs) {
        __asm__ volatile("mov %0, %%fs" : : "rm"(own->fs));
        avm_wrmsr(MSR_FS_BASE, own->fs_base);
    }
    if (loadable(own->gs) != own->gs) {
        const uint32_t low = (uint32_t)own->gs_base, high = (uint32_t)(own->gs_base >> 32);

        os_interrupts_off();
        __asm__ volatile("mov %0, %%gs; wrmsr" : : "rm"(own->gs), "c"(MSR_GS_BASE), "a"(low), "d"(high) : "memory");
        os_interrupts_on();
    }
}

static void fetch_msrs(struct apiary_vmm_registers *regs)
{
    regs->star = avm_rdmsr(MSR_STAR);
    regs->lstar = avm_rdmsr(MSR_LSTAR);
    regs->cstar = avm_rdmsr(MSR_CSTAR);
    regs->fmask = avm_rdmsr(MSR_FMASK);
    regs->kernel_gs_base = avm_rdmsr(MSR_KERNEL_GS_BASE);
    regs->sysenter_cs = vmread(VMCS_GUEST_SYSENTER_CS);
    regs->sysenter_esp = vmread(VMCS_GUEST_SYSENTER_ESP);
    regs->sysenter_eip = vmread(VMCS_GUEST_SYSENTER_EIP);
}

static void vmx_unload(struct avm_vcpu *vcpu)
{
    struct vmx_vcpu *own = vmx_of(vcpu);

    // These and DR6 are nowhere else than in the CPU.
    if ((vcpu->fresh & AVM_MSRS) == 0) {
        fetch_msrs(&vcpu->regs);
        vcpu->fresh |= AVM_MSRS;
    }
    if ((vcpu->changed & AVM_CONTROL) == 0) {
        vcpu->regs.dr6 = avm_read_dr6() & 0xffffffffu;
    }
    avm_write_dr6(0xffff0ff0);
    put_host_msrs(own);
    if (vcpu->host_cpu->owned) {
        vmclear(os_physical(own->vmcs));
    }
    put_selectors(own);
    if (own->ldt != 0) {
        __asm__ volatile("lldt %0" : : "rm"(own->ldt));
    }
    os_restore_after_vmx();
    if (own->debug_control != 0) {
        avm_wrmsr(MSR_DEBUGCTL, own->debug_control);
    }
}

// ---- Registers ----

static void fetch_segment(struct apiary_vmm_segment *to, unsigned number)
{
    *to = (struct apiary_vmm_segment){
        .selector = (uint16_t)vmread(VMCS_GUEST_SELECTOR + 2 * number),
        .limit = (uint32_t)vmread(VMCS_GUEST_LIMIT + 2 * number),
        .access = (uint32_t)vmread(VMCS_GUEST_ACCESS + 2 * number),
        .base = vmread(VMCS_GUEST_BASE + 2 * number),
    };
}

/// Whatever the monitor says of a segment is made what VM entry takes: usable ones have been accessed, and the limit fits its unit.
static void store_segment(const struct apiary_vmm_segment *from, unsigned number)
{
    uint32_t access = from->access, limit = from->limit;

    if ((access & ACCESS_PRESENT) == 0) {
        access |= ACCESS_UNUSABLE;
    }
    if ((access & ACCESS_S) != 0) {
        access |= 1;
    }
    if ((limit & 0xfff) != 0xfff) {
        access &= ~ACCESS_GRANULAR;
    }
    if (limit >> 20 != 0) {
        access |= ACCESS_GRANULAR;
        limit |= 0xfff;
    }
    vmwrite(VMCS_GUEST_SELECTOR + 2 * number, from->selector);
    vmwrite(VMCS_GUEST_LIMIT + 2 * number, limit);
    vmwrite(VMCS_GUEST_ACCESS + 2 * number, access);
    vmwrite(VMCS_GUEST_BASE + 2 * number, from->base);
}

enum { LDTR = 6, TR = 7 };

static void fetch_segments(struct apiary_vmm_registers *regs)
{
    unsigned i;

    for (i = 0; i < 6; ++i) {
        fetch_segment(&regs->segment[i], i);
    }
    fetch_segment(&regs->ldtr, LDTR);
    fetch_segment(&regs->tr, TR);
    regs->gdtr = (struct apiary_vmm_table){.base = vmread(VMCS_GUEST_GDTR_BASE), .limit = (uint16_t)vmread(VMCS_GUEST_GDTR_LIMIT)};
    regs->idtr = (struct apiary_vmm_table){.base = vmread(VMCS_GUEST_IDTR_BASE), .limit = (uint16_t)vmread(VMCS_GUEST_IDTR_LIMIT)};
}

static void store_segments(const struct apiary_vmm_registers *regs)
{
    struct apiary_vmm_segment tr = regs->tr;
    unsigned i;

    for (i = 0; i < 6; ++i) {
        store_segment(&regs->segment[i], i);
    }
    store_segment(&regs->ldtr, LDTR);
    // A busy task state segment, of 32 or 64 bits.
    tr.access = (tr.access & ~ACCESS_UNUSABLE) | 0x8b;
    store_segment(&tr, TR);
    vmwrite(VMCS_GUEST_GDTR_BASE, regs->gdtr.base);
    vmwrite(VMCS_GUEST_GDTR_LIMIT, regs->gdtr.limit);
    vmwrite(VMCS_GUEST_IDTR_BASE, regs->idtr.base);
    vmwrite(VMCS_GUEST_IDTR_LIMIT, regs->idtr.limit);
}

/// EFER, PAT and the bits of CR0 and CR4 that leave when they are written are in vcpu->regs always.
static void fetch_control(struct apiary_vmm_registers *regs)
{
    regs->cr0 = (regs->cr0 & ~own_cr0) | (vmread(VMCS_GUEST_CR0) & own_cr0);
    regs->cr4 = (regs->cr4 & ~own_cr4) | (vmread(VMCS_GUEST_CR4) & own_cr4);
    regs->cr3 = vmread(VMCS_GUEST_CR3);
    regs->dr7 = vmread(VMCS_GUEST_DR7) & 0xffffffffu;
    regs->dr6 = avm_read_dr6() & 0xffffffffu;
}

static void store_control(struct avm_vcpu *vcpu)
{
    const struct apiary_vmm_registers *regs = &vcpu->regs;
    // An unrestricted guest need not have PE and PG. Caches stay on, whatever the guest says of its own.
    const uint64_t cr0_fixed = vmx.cr0_fixed0 & ~(CR0_PE | CR0_PG), host_mce = avm_read_cr4() & CR4_MCE;
    unsigned i;

    vmwrite(VMCS_GUEST_CR0, (regs->cr0 & ~(CR0_CD | CR0_NW)) | cr0_fixed);
    vmwrite(VMCS_CR0_SHADOW, regs->cr0);
    // A machine check is for the host, whether the guest wants one or not.
    vmwrite(VMCS_GUEST_CR4, regs->cr4 | vmx.cr4_fixed0 | host_mce);
    vmwrite(VMCS_CR4_SHADOW, regs->cr4);
    vmwrite(VMCS_GUEST_CR3, regs->cr3);
    vmwrite(VMCS_GUEST_EFER, regs->efer);
    vmwrite(VMCS_ENTRY_CONTROLS, vmx.entry | ((regs->efer & EFER_LMA) != 0 ? ENTRY_GUEST_64 : 0));
    vmwrite(VMCS_GUEST_DR7, regs->dr7);
    avm_write_dr6(regs->dr6);
    for (i = 0; i < 4; ++i) {
        vmwrite(VMCS_GUEST_PDPTE + 2 * i, vcpu->pdptes[i]);
    }
}

static void vmx_fetch(struct avm_vcpu *vcpu, unsigned groups)
{
    if ((groups & AVM_CONTROL) != 0) {
        fetch_control(&vcpu->regs);
    }
    if ((groups & AVM_SEGMENTS) != 0) {
        fetch_segments(&vcpu->regs);
    }
    if ((groups & AVM_MSRS) != 0) {
        fetch_msrs(&vcpu->regs);
    }
}

static uint32_t interruptibility(const struct avm_vcpu *vcpu)
{
    uint32_t value = vcpu->nmi_blocked ? BLOCKED_BY_NMI : 0;

    if (vcpu->shadow) {
        value |= (vcpu->regs.rflags & RFLAGS_IF) != 0 ? BLOCKED_BY_STI : BLOCKED_BY_MOV_SS;
    }
    return value;
}

static void vmx_store(struct avm_vcpu *vcpu, unsigned groups)
{
    const struct apiary_vmm_registers *regs = &vcpu->regs;

    if ((groups & AVM_BASIC) != 0) {
        vmwrite(VMCS_GUEST_RIP, regs->rip);
        vmwrite(VMCS_GUEST_RFLAGS, regs->rflags);
        vmwrite(VMCS_GUEST_RSP, regs->gpr[AVM_RSP]);
    }
    if ((groups & AVM_CONTROL) != 0) {
        store_control(vcpu);
    }
    if ((groups & AVM_SEGMENTS) != 0) {
        store_segments(regs);
    }
    if ((groups & AVM_MSRS) != 0) {
        put_guest_msrs(regs);
        vmwrite(VMCS_GUEST_SYSENTER_CS, regs->sysenter_cs);
        vmwrite(VMCS_GUEST_SYSENTER_ESP, regs->sysenter_esp);
        vmwrite(VMCS_GUEST_SYSENTER_EIP, regs->sysenter_eip);
        vmwrite(VMCS_GUEST_PAT, regs->pat);
        vmwrite(VMCS_TSC_OFFSET, avm_tsc_offset(vcpu));
    }
}

// ---- Into the guest and back ----

/// VMLAUNCH or VMRESUME with the general registers of the guest; RSP is in the VMCS. True when the CPU refused. A VM exit clears CF and ZF,
/// a failed instruction sets one and goes on behind itself, which is the same place.
static __attribute__((__noinline__)) bool switch_to_guest(uint64_t *gpr, bool launched)
{
    unsigned long failed = 0, resume = launched;

    __asm__ volatile(
        "push %%rbp\n\t"
        "push %%rbx\n\t"
        "push %%rdi\n\t"
        "mov $0x6c14, %%edx\n\t"
        "vmwrite %%rsp, %%rdx\n\t"
        "lea 1f(%%rip), %%rax\n\t"
        "mov $0x6c16, %%edx\n\t"
        "vmwrite %%rax, %%rdx\n\t"
        "test %%rsi, %%rsi\n\t"
        "mov 0x00(%%rdi), %%rax\n\t"
        AVM_LOAD_GENERAL_REGISTERS
        "jnz 2f\n\t"
        "vmlaunch\n\t"
        "jmp 1f\n\t"
        "2: vmresume\n\t"
        "1: .byte 0xf3, 0x0f, 0x1e, 0xfa\n\t"  // ENDBR64
        AVM_STORE_GENERAL_REGISTERS
        "mov %%rax, 0x00(%%rdi)\n\t"
        "mov $0, %%eax\n\t"
        "setbe %%al\n\t"
        AVM_FILL_RETURN_PREDICTOR
        AVM_CLEAR_GENERAL_REGISTERS
        "pop %%rdi\n\t"
        "pop %%rbx\n\t"
        "pop %%rbp\n\t"
        : "+a"(failed), "+S"(resume), "+D"(gpr)
        :
        : "rcx", "rdx", "r8", "r9", "r10", "r11", "r12", "r13", "r14", "r15", "memory", "cc");
    return failed != 0;
}

static void flush(struct avm_vcpu *vcpu, enum avm_flush what)
{
    struct vmx_vcpu *own = vmx_of(vcpu);
    const bool current = own->flushed && own->flushed_cpu == vcpu->cpu && own->flushed_generation == vcpu->generation;

    if (!current) {
        invept(ONE_CONTEXT, own->ept_pointer);
        own->flushed = true;
        own->flushed_cpu = vcpu->cpu;
        own->flushed_generation = vcpu->generation;
    }
    if (vcpu->tag.value == 0) {
        return;  // Without VPIDs every entry forgets.
    }
    if (what == AVM_FLUSH_ALL) {
        invept(ALL_CONTEXTS, 0);
        invvpid(ALL_CONTEXTS, 0);
    } else if (what == AVM_FLUSH_TAG) {
        invvpid(ONE_CONTEXT, vcpu->tag.value);
    }
}

static void prepare(struct avm_vcpu *vcpu)
{
    struct vmx_vcpu *own = vmx_of(vcpu);
    const struct avm_event *event = &vcpu->event;
    const bool nmi_waits = vcpu->nmi_pending && !vcpu->nmi_blocked;
    uint32_t proc = vmx.proc;

    proc |= vcpu->window_wanted ? PROC_INTERRUPT_WINDOW : 0;
    proc |= nmi_waits ? PROC_NMI_WINDOW : 0;
    proc &= vcpu->breakpoints_loaded ? ~(uint32_t)PROC_MOV_DR : ~0u;
    if (proc != own->proc) {
        own->proc = proc;
        vmwrite(VMCS_PROC_CONTROLS, proc);
    }
    if (vmx.has_vpid) {
        vmwrite(VMCS_VPID, vcpu->tag.value);
    }
    vmwrite(VMCS_GUEST_INTERRUPTIBILITY, interruptibility(vcpu));
    // An NMI that is delivered blocks the next one by itself.
    if (event->valid && event->type == AVM_EVENT_NMI) {
        vmwrite(VMCS_GUEST_INTERRUPTIBILITY, interruptibility(vcpu) & ~(uint32_t)BLOCKED_BY_NMI);
    }
    vmwrite(VMCS_ENTRY_EVENT_ERROR, event->error);
    vmwrite(VMCS_ENTRY_EVENT, event->valid ? event->vector | (uint32_t)event->type << 8 | (event->has_error ? 1u << 11 : 0) | 1u << 31 : 0);
}

static void take_basic(struct avm_vcpu *vcpu)
{
    const uint32_t blocked = (uint32_t)vmread(VMCS_GUEST_INTERRUPTIBILITY);

    vcpu->regs.rip = vmread(VMCS_GUEST_RIP);
    vcpu->regs.rflags = vmread(VMCS_GUEST_RFLAGS);
    vcpu->regs.gpr[AVM_RSP] = vmread(VMCS_GUEST_RSP);
    vcpu->shadow = (blocked & (BLOCKED_BY_STI | BLOCKED_BY_MOV_SS)) != 0;
    vcpu->nmi_blocked = (blocked & BLOCKED_BY_NMI) != 0;
}

// ---- Exits ----

/// What was being delivered when the exit came. Software interrupts are executed again: RIP is still at them.
static struct avm_event read_vectoring(void)
{
    const uint32_t info = (uint32_t)vmread(VMCS_VECTORING);
    const uint8_t type = info >> 8 & 7;

    if ((info >> 31) == 0 || type > AVM_EVENT_EXCEPTION) {
        return (struct avm_event){0};
    }
    return (struct avm_event){.valid = true, .vector = info & 0xff, .type = type, .has_error = (info >> 11 & 1) != 0,
                              .error = (info >> 11 & 1) != 0 ? (uint32_t)vmread(VMCS_VECTORING_ERROR) : 0};
}

static void exit_exception(struct avm_vcpu *vcpu, struct avm_exit *exit)
{
    const uint32_t info = (uint32_t)vmread(VMCS_EXIT_EVENT);
    const uint8_t vector = info & 0xff;

    exit->kind = AVM_EXIT_NONE;
    if ((info >> 8 & 7) == AVM_EVENT_NMI) {
        // The host's NMI; its handler's IRET ends the blocking of others.
        __asm__ volatile("int $2" : : : "memory");
    } else if (vector == AVM_MC) {
        __asm__ volatile("int $18" : : : "memory");
    } else {
        if (vector == AVM_DB) {
            // The CPU leaves DR6 as it is, and tells what would have gone there (SDM vol. 3, 28.2.1).
            avm_write_dr6((avm_read_dr6() & ~0xfull) | (vmread(VMCS_QUALIFICATION) & 0xe00f));
        }
        exit->kind = AVM_EXIT_EXCEPTION;
        exit->event = (struct avm_event){
            .valid = true, .vector = vector, .type = AVM_EVENT_EXCEPTION, .has_error = (info >> 11 & 1) != 0,
            .error = (info >> 11 & 1) != 0 ? (uint32_t)vmread(VMCS_EXIT_EVENT_ERROR) : 0};
    }
    if ((info >> 12 & 1) != 0) {
        vcpu->nmi_blocked = true;  // IRET had unblocked NMIs already when it failed.
    }
}

/// SDM vol. 3, table 28-3.
static void exit_control(struct avm_vcpu *vcpu, struct avm_exit *exit)
{
    const uint64_t qualification = vmread(VMCS_QUALIFICATION);

    exit->kind = AVM_EXIT_CONTROL;
    exit->decoded = true;
    exit->reg = qualification & 15;
    exit->gpr = qualification >> 8 & 15;
    switch (qualification >> 4 & 3) {
    case 0: exit->write = true; break;
    case 1: break;
    case 2:  // CLTS
        exit->write = exit->has_value = true;
        exit->value = vmread(VMCS_GUEST_CR0) & ~CR0_TS;
        break;
    default:  // LMSW, which can set PE but not clear it
        exit->write = exit->has_value = true;
        exit->value = (vcpu->regs.cr0 & ~own_cr0 & ~(CR0_MP | CR0_EM | CR0_TS)) | (vmread(VMCS_GUEST_CR0) & own_cr0 & ~(CR0_MP | CR0_EM | CR0_TS)) |
                      (qualification >> 16 & 15);
    }
}

static void exit_port(struct avm_exit *exit)
{
    const uint64_t qualification = vmread(VMCS_QUALIFICATION);

    exit->kind = AVM_EXIT_PORT;
    exit->size = (uint8_t)((qualification & 7) + 1);
    exit->write = (qualification >> 3 & 1) == 0;
    exit->string = (qualification >> 4 & 1) != 0;
    exit->port = (uint16_t)(qualification >> 16);
}

/// SDM vol. 3, table 28-7.
static void exit_memory(struct avm_vcpu *vcpu, struct avm_exit *exit)
{
    const uint64_t qualification = vmread(VMCS_QUALIFICATION);

    exit->kind = AVM_EXIT_MEMORY;
    exit->gpa = vmread(VMCS_GUEST_PHYSICAL);
    exit->write = (qualification >> 1 & 1) != 0;
    exit->in_tables = (qualification >> 7 & 3) == 1;
    exit->length = 0;
    if ((qualification >> 12 & 1) != 0 && !vcpu->event.valid) {
        vcpu->nmi_blocked = true;
    }
}

static bool is_undefined(uint32_t reason)
{
    return reason == REASON_GETSEC || (reason >= REASON_VMCALL && reason <= REASON_VMXON) || reason == REASON_MWAIT ||
           reason == REASON_MONITOR || reason == REASON_INVEPT || reason == REASON_INVVPID || reason == REASON_INVPCID ||
           reason == REASON_VMFUNC || reason == REASON_ENCLS || reason == REASON_XSAVES || reason == REASON_XRSTORS ||
           reason == REASON_RDTSCP;
}

static void decode_exit(struct avm_vcpu *vcpu, uint32_t reason)
{
    struct avm_exit *exit = &vcpu->exit;

    switch (reason) {
    case REASON_EXCEPTION: exit_exception(vcpu, exit); break;
    case REASON_INTERRUPT:
    case REASON_PREEMPTION_TIMER:
    case REASON_INIT:
    case REASON_SIPI: exit->kind = AVM_EXIT_NONE; break;
    case REASON_TRIPLE_FAULT: exit->kind = AVM_EXIT_SHUTDOWN; break;
    case REASON_INTERRUPT_WINDOW: exit->kind = AVM_EXIT_WINDOW; break;
    case REASON_NMI_WINDOW: exit->kind = AVM_EXIT_NMI_WINDOW; break;
    case REASON_CPUID: exit->kind = AVM_EXIT_CPUID; break;
    case REASON_HLT: exit->kind = AVM_EXIT_HLT; break;
    case REASON_INVD:
    case REASON_WBINVD: exit->kind = AVM_EXIT_SKIP; break;
    case REASON_RDPMC: exit->kind = AVM_EXIT_PROTECTED; break;
    case REASON_CONTROL: exit_control(vcpu, exit); break;
    case REASON_DEBUG: exit->kind = AVM_EXIT_DEBUG; break;
    case REASON_IO: exit_port(exit); break;
    case REASON_RDMSR:
    case REASON_WRMSR:
        exit->kind = AVM_EXIT_MSR;
        exit->write = reason == REASON_WRMSR;
        break;
    case REASON_EPT_VIOLATION: exit_memory(vcpu, exit); break;
    case REASON_XSETBV: exit->kind = AVM_EXIT_XSETBV; break;
    default: exit->kind = is_undefined(reason) ? AVM_EXIT_UNDEFINED : AVM_EXIT_UNKNOWN; break;
    }
}

static void vmx_enter(struct avm_vcpu *vcpu, struct avm_cpu *cpu, enum avm_flush what)
{
    struct vmx_vcpu *own = vmx_of(vcpu);
    uint32_t reason;

    (void)cpu;
    flush(vcpu, what);
    prepare(vcpu);
    follow_host(own);
    if (avm_read_cr2() != vcpu->regs.cr2) {
        avm_write_cr2(vcpu->regs.cr2);
    }
    if (switch_to_guest(vcpu->regs.gpr, own->launched)) {
        vcpu->exit = (struct avm_exit){.kind = AVM_EXIT_INVALID, .number = vmread(VMCS_INSTRUCTION_ERROR)};
        return;
    }
    vcpu->regs.cr2 = avm_read_cr2();
    reason = (uint32_t)vmread(VMCS_EXIT_REASON);
    if ((reason >> 31) != 0) {
        // The guest's state was refused; the VMCS was not launched.
        vcpu->exit = (struct avm_exit){.kind = AVM_EXIT_INVALID, .number = reason};
        return;
    }
    own->launched = true;
    reason &= 0xffff;
    take_basic(vcpu);
    vcpu->event = read_vectoring();
    vcpu->exit = (struct avm_exit){.number = reason, .length = (uint8_t)vmread(VMCS_EXIT_LENGTH)};
    decode_exit(vcpu, reason);
}

// ---- For people ----

static const uint16_t fields[] = {
    VMCS_PIN_CONTROLS, VMCS_PROC_CONTROLS, VMCS_PROC_CONTROLS_2, VMCS_EXIT_CONTROLS, VMCS_ENTRY_CONTROLS, VMCS_EXCEPTION_BITMAP,
    VMCS_VPID, VMCS_TSC_OFFSET, VMCS_EXIT_REASON, VMCS_QUALIFICATION, VMCS_GUEST_LINEAR, VMCS_GUEST_PHYSICAL, VMCS_INSTRUCTION_ERROR,
    VMCS_EXIT_EVENT, VMCS_EXIT_EVENT_ERROR, VMCS_VECTORING, VMCS_VECTORING_ERROR, VMCS_EXIT_LENGTH, VMCS_ENTRY_EVENT,
    VMCS_GUEST_INTERRUPTIBILITY, VMCS_GUEST_ACTIVITY, VMCS_CR0_MASK, VMCS_CR0_SHADOW, VMCS_CR4_MASK, VMCS_CR4_SHADOW, VMCS_GUEST_CR0,
    VMCS_GUEST_CR3, VMCS_GUEST_CR4, VMCS_GUEST_EFER, VMCS_GUEST_PAT, VMCS_GUEST_DR7, VMCS_GUEST_RSP, VMCS_GUEST_RIP, VMCS_GUEST_RFLAGS,
    VMCS_GUEST_PENDING_DEBUG,
};

static bool vmx_field(struct avm_vcpu *vcpu, unsigned index, struct apiary_vmm_field *field)
{
    (void)vcpu;
    if (index >= AVM_COUNT(fields)) {
        return false;
    }
    *field = (struct apiary_vmm_field){.id = fields[index], .value = vmread(fields[index])};
    return true;
}

const struct avm_backend avm_vmx = {
    .probe = vmx_probe,
    .start = vmx_start,
    .stop = vmx_stop,
    .is_on = vmx_is_on,
    .turn_on = vmx_turn_on,
    .turn_off = vmx_turn_off,
    .create = vmx_create,
    .destroy = vmx_destroy,
    .load = vmx_load,
    .unload = vmx_unload,
    .fetch = vmx_fetch,
    .store = vmx_store,
    .enter = vmx_enter,
    .field = vmx_field,
};
