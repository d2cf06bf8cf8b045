// SPDX-License-Identifier: BSD-2-Clause
#include "vcpu.h"

#include "os.h"

// ---- Life ----

static int allocate(struct avm_vcpu *vcpu)
{
    struct apiary_vmm_state *state;
    int error;

    vcpu->xsave = os_allocate_pages(0);
    state = os_allocate(sizeof *state);
    if (vcpu->xsave == NULL || state == NULL) {
        os_free(state);
        return AVM_ENOMEM;
    }
    error = avm_host.backend->create(vcpu);
    if (error == 0) {
        avm_state_after_reset(state);
        error = avm_vcpu_set_state(vcpu, state);
    }
    os_free(state);
    return error;
}

int avm_vcpu_create(struct avm_vm *vm, uint32_t id)
{
    struct avm_vcpu *vcpu;
    int error;

    if (id >= APIARY_VMM_MAX_VCPUS) {
        return AVM_EINVAL;
    }
    if (vm->vcpus[id] != NULL) {
        return AVM_EEXIST;
    }
    vcpu = os_allocate(sizeof *vcpu);
    if (vcpu == NULL) {
        return AVM_ENOMEM;
    }
    vcpu->vm = vm;
    vcpu->id = id;
    vcpu->loaded_xcr0 = avm_host.xcr0;
    error = allocate(vcpu);
    if (error != 0) {
        avm_vcpu_free(vcpu);
        return error;
    }
    __atomic_store_n(&vm->vcpus[id], vcpu, __ATOMIC_RELEASE);
    return 0;
}

void avm_vcpu_free(struct avm_vcpu *vcpu)
{
    if (vcpu->hardware != NULL) {
        avm_host.backend->destroy(vcpu);
    }
    if (vcpu->xsave != NULL) {
        os_free_pages(vcpu->xsave, 0);
    }
    os_free(vcpu->cpuid);
    os_free(vcpu);
}

struct avm_vcpu *avm_vcpu_find(struct avm_vm *vm, uint32_t id)
{
    return id < APIARY_VMM_MAX_VCPUS ? __atomic_load_n(&vm->vcpus[id], __ATOMIC_ACQUIRE) : NULL;
}

// ---- From other threads ----

static bool is_in_guest(struct avm_vcpu *vcpu)
{
    return __atomic_load_n(&vcpu->state, __ATOMIC_SEQ_CST) == AVM_VCPU_GUEST;
}

static void do_nothing(void *context)
{
    (void)context;
}

void avm_vcpus_leave_guest(struct avm_vm *vm)
{
    unsigned i;

    for (i = 0; i < APIARY_VMM_MAX_VCPUS; ++i) {
        struct avm_vcpu *vcpu = avm_vcpu_find(vm, i);

        // A CPU that has taken the interrupt has left the guest; before it enters again it looks at the generation.
        if (vcpu != NULL && is_in_guest(vcpu)) {
            os_on_cpu(__atomic_load_n(&vcpu->cpu, __ATOMIC_RELAXED), do_nothing, NULL);
        }
    }
}

void avm_vcpu_kick(struct avm_vcpu *vcpu)
{
    __atomic_store_n(&vcpu->kicked, 1, __ATOMIC_SEQ_CST);
    if (is_in_guest(vcpu)) {
        os_interrupt_cpu(__atomic_load_n(&vcpu->cpu, __ATOMIC_RELAXED));
    }
}

// ---- On and off a CPU ----

void avm_load_breakpoints(struct avm_vcpu *vcpu)
{
    avm_write_breakpoints(vcpu->regs.dr);
    vcpu->breakpoints_loaded = true;
}

static void load_thread_state(struct avm_vcpu *vcpu)
{
    avm_fpu_load(vcpu);
    if (avm_host.has_tsc_aux) {
        vcpu->host_tsc_aux = avm_rdmsr(MSR_TSC_AUX);
        avm_wrmsr(MSR_TSC_AUX, vcpu->regs.tsc_aux);
    }
    if ((vcpu->regs.dr7 & 0xff) != 0) {
        avm_load_breakpoints(vcpu);
    }
}

static void unload_thread_state(struct avm_vcpu *vcpu)
{
    if (vcpu->breakpoints_loaded) {
        avm_read_breakpoints(vcpu->regs.dr);
        vcpu->breakpoints_loaded = false;
    }
    os_restore_debug_registers();
    if (avm_host.has_tsc_aux) {
        avm_wrmsr(MSR_TSC_AUX, vcpu->host_tsc_aux);
    }
    avm_fpu_unload(vcpu);
}

int avm_vcpu_load(struct avm_vcpu *vcpu)
{
    const unsigned number = os_stay();
    struct avm_cpu *cpu = avm_host_this_cpu(number);

    if (cpu == NULL) {
        os_leave();
        return AVM_EBUSY;
    }
    vcpu->host_cpu = cpu;
    __atomic_store_n(&vcpu->cpu, number, __ATOMIC_RELAXED);
    if (cpu->last_vm != vcpu->vm->number) {
        os_prediction_barrier();
        cpu->last_vm = vcpu->vm->number;
    }
    load_thread_state(vcpu);
    avm_host.backend->load(vcpu, cpu);
    vcpu->loaded = true;
    vcpu->first_entry = true;
    return 0;
}

void avm_vcpu_unload(struct avm_vcpu *vcpu)
{
    if (vcpu->loaded) {
        if (vcpu->breakpoints_loaded) {
            // The guest may have changed DR7, which decides whether they are loaded the next time.
            avm_need(vcpu, AVM_CONTROL);
        }
        vcpu->loaded = false;
        avm_host.backend->unload(vcpu);
        unload_thread_state(vcpu);
        os_leave();
    }
}

// ---- Registers ----

int avm_need(struct avm_vcpu *vcpu, unsigned groups)
{
    const unsigned missing = groups & ~vcpu->fresh;
    const bool was_loaded = vcpu->loaded;
    int error = 0;

    if (missing == 0) {
        return 0;
    }
    if (!was_loaded) {
        error = avm_vcpu_load(vcpu);
    }
    if (error == 0) {
        avm_host.backend->fetch(vcpu, missing);
        vcpu->fresh |= missing;
    }
    if (!was_loaded) {
        avm_vcpu_unload(vcpu);
    }
    return error;
}

void avm_changed(struct avm_vcpu *vcpu, unsigned groups)
{
    vcpu->changed |= groups;
    if ((groups & AVM_CONTROL) != 0) {
        vcpu->flush_wanted = true;
    }
}

int avm_vcpu_get_state(struct avm_vcpu *vcpu, struct apiary_vmm_state *state)
{
    const int error = avm_need(vcpu, AVM_ALL_GROUPS);

    if (error != 0) {
        return error;
    }
    state->activity = (vcpu->halted ? APIARY_VMM_HALTED : 0) | (vcpu->shadow ? APIARY_VMM_SHADOW : 0) |
                      (vcpu->nmi_blocked ? APIARY_VMM_NMI_BLOCKED : 0);
    state->registers = vcpu->regs;
    os_copy(state->xsave, vcpu->xsave, sizeof state->xsave);
    return 0;
}

int avm_vcpu_set_state(struct avm_vcpu *vcpu, const struct apiary_vmm_state *state)
{
    uint32_t mxcsr;

    os_copy(&mxcsr, state->xsave + 24, sizeof mxcsr);
    if (avm_state_defect(state, &avm_host.info) != NULL || (mxcsr & ~avm_host.mxcsr_mask) != 0) {
        return AVM_EINVAL;
    }
    vcpu->regs = state->registers;
    vcpu->fresh = AVM_ALL_GROUPS;
    avm_changed(vcpu, AVM_ALL_GROUPS);
    vcpu->halted = (state->activity & APIARY_VMM_HALTED) != 0;
    vcpu->shadow = (state->activity & APIARY_VMM_SHADOW) != 0;
    vcpu->nmi_blocked = (state->activity & APIARY_VMM_NMI_BLOCKED) != 0;
    vcpu->nmi_pending = false;
    vcpu->window_wanted = false;
    vcpu->event = (struct avm_event){0};
    vcpu->pending = (struct avm_pending){.kind = AVM_PENDING_NONE};
    os_clear(vcpu->xsave, AVM_PAGE_SIZE);
    os_copy(vcpu->xsave, state->xsave, sizeof state->xsave);
    return 0;
}

int avm_vcpu_set_cpuid(struct avm_vcpu *vcpu, const struct apiary_vmm_cpuid *cpuid)
{
    struct apiary_vmm_cpuid_entry *entries;
    int error;

    if (cpuid->count == 0 || cpuid->count > APIARY_VMM_MAX_CPUID) {
        return AVM_EINVAL;
    }
    entries = os_allocate(cpuid->count * sizeof *entries);
    if (entries == NULL) {
        return AVM_ENOMEM;
    }
    error = os_copy_in(entries, cpuid->entries, cpuid->count * sizeof *entries);
    if (error != 0) {
        os_free(entries);
        return error;
    }
    os_free(vcpu->cpuid);
    vcpu->cpuid = entries;
    vcpu->cpuid_count = cpuid->count;
    return 0;
}

int avm_vcpu_fields(struct avm_vcpu *vcpu, struct apiary_vmm_fields *fields)
{
    enum { MOST = AVM_PAGE_SIZE / sizeof(struct apiary_vmm_field) };
    struct apiary_vmm_field *page = os_allocate_pages(0);
    unsigned count = 0;
    int error;

    if (page == NULL) {
        return AVM_ENOMEM;
    }
    error = avm_vcpu_load(vcpu);
    if (error == 0) {
        while (count < MOST && avm_host.backend->field(vcpu, count, &page[count])) {
            ++count;
        }
        avm_vcpu_unload(vcpu);
        error = fields->count < count ? AVM_ENOSPC : os_copy_out(fields->entries, page, count * sizeof *page);
        fields->count = count;
    }
    os_free_pages(page, 0);
    return error;
}
