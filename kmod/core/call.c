// SPDX-License-Identifier: BSD-2-Clause
// The calls of /dev/apiary-vmm. What each needs before it may do anything is in the table at the end, and nowhere else.
#include "os.h"
#include "vcpu.h"
#include "vm.h"

/// What has to be so for a call.
enum needs {
    NEEDS_NOTHING,
    NEEDS_NO_MACHINE,   ///< No machine was made of this descriptor. The machine's lock is held.
    NEEDS_MACHINE,      ///< There is one, and the caller is the process that made it.
    NEEDS_MACHINE_LOCK, ///< The same, with the machine's lock held.
    NEEDS_VCPU,         ///< The same, and the vCPU that the argument begins with.
    NEEDS_VCPU_HELD,    ///< The same, and nobody else is using that vCPU: AVM_EBUSY.
    NEEDS_VCPU_RUN,     ///< The same, for running it.
};

struct call {
    uint32_t command;
    enum needs needs;
    int (*perform)(struct avm_vm *vm, struct avm_vcpu *vcpu, void *argument);
};

// ---- Descriptor ----

struct avm_vm *avm_open(void)
{
    struct avm_vm *vm = os_allocate(sizeof *vm);

    if (vm == NULL) {
        return NULL;
    }
    vm->lock = os_mutex_create();
    vm->memory_lock = os_mutex_create();
    if (vm->lock == NULL || vm->memory_lock == NULL) {
        avm_close(vm);
        return NULL;
    }
    return vm;
}

void avm_close(struct avm_vm *vm)
{
    unsigned i;

    for (i = 0; i < APIARY_VMM_MAX_VCPUS; ++i) {
        if (vm->vcpus[i] != NULL) {
            avm_vcpu_free(vm->vcpus[i]);
        }
    }
    avm_memory_free(vm);
    if (vm->process != NULL) {
        os_release_process(vm->process);
    }
    if (vm->lock != NULL) {
        os_mutex_destroy(vm->lock);
    }
    if (vm->memory_lock != NULL) {
        os_mutex_destroy(vm->memory_lock);
    }
    os_free(vm);
}

// ---- Calls ----

static int get_version(struct avm_vm *vm, struct avm_vcpu *vcpu, void *argument)
{
    (void)vm;
    (void)vcpu;
    *(uint32_t *)argument = APIARY_VMM_VERSION_NUMBER;
    return 0;
}

static int get_info(struct avm_vm *vm, struct avm_vcpu *vcpu, void *argument)
{
    struct apiary_vmm_info *info = argument;
    const bool is_ours = vm->process != NULL;

    (void)vcpu;
    *info = avm_host.info;
    info->refusal = is_ours ? APIARY_VMM_READY : avm_host_refusal();
    info->pinned_pages = __atomic_load_n(&avm_host.pinned, __ATOMIC_RELAXED);
    return 0;
}

static struct avm_page_format page_format(void)
{
    if (avm_host.info.vendor == APIARY_VMM_INTEL) {
        return avm_ept_format((avm_host.info.features & APIARY_VMM_DIRTY_BITS) != 0);
    }
    // Nested tables have as many levels as the host's own (APM vol. 2, 15.25.3); CR4.LA57 is bit 12.
    return avm_npt_format((avm_read_cr4() & AVM_BIT(12)) != 0 ? 5 : 4);
}

static int create_machine(struct avm_vm *vm, struct avm_vcpu *vcpu, void *argument)
{
    const struct apiary_vmm_create *create = argument;
    // Enough for all memory that may be pinned, in pages of 4 KiB, and for the way there from the root, many times over.
    const uint64_t most_tables = avm_host.info.pinned_limit / (AVM_TABLE_ENTRIES / 2) + 4096;
    int error;

    (void)vcpu;
    if (create->reserved != 0) {
        return AVM_EINVAL;
    }
    if (avm_host_refusal() != APIARY_VMM_READY) {
        return AVM_EBUSY;
    }
    error = avm_page_table_init(&vm->table, page_format(), most_tables);
    if (error != 0) {
        return error;
    }
    vm->tsc_zero = create->tsc_zero;
    vm->number = __atomic_add_fetch(&avm_host.machines, 1, __ATOMIC_RELAXED);
    __atomic_store_n(&vm->process, os_hold_process(), __ATOMIC_RELEASE);
    return 0;
}

static int map(struct avm_vm *vm, struct avm_vcpu *vcpu, void *argument)
{
    (void)vcpu;
    return avm_memory_map(vm, argument);
}

static int unmap(struct avm_vm *vm, struct avm_vcpu *vcpu, void *argument)
{
    (void)vcpu;
    return avm_memory_unmap(vm, argument);
}

static int discard(struct avm_vm *vm, struct avm_vcpu *vcpu, void *argument)
{
    (void)vcpu;
    return avm_memory_discard(vm, argument);
}

static int dirty(struct avm_vm *vm, struct avm_vcpu *vcpu, void *argument)
{
    (void)vcpu;
    return avm_memory_dirty(vm, argument);
}

static int create_vcpu(struct avm_vm *vm, struct avm_vcpu *vcpu, void *argument)
{
    const struct apiary_vmm_vcpu *which = argument;

    (void)vcpu;
    return which->reserved != 0 ? AVM_EINVAL : avm_vcpu_create(vm, which->vcpu);
}

static int set_cpuid(struct avm_vm *vm, struct avm_vcpu *vcpu, void *argument)
{
    (void)vm;
    return avm_vcpu_set_cpuid(vcpu, argument);
}

static int get_state(struct avm_vm *vm, struct avm_vcpu *vcpu, void *argument)
{
    (void)vm;
    return avm_vcpu_get_state(vcpu, argument);
}

static int set_state(struct avm_vm *vm, struct avm_vcpu *vcpu, void *argument)
{
    (void)vm;
    return avm_vcpu_set_state(vcpu, argument);
}

static int run(struct avm_vm *vm, struct avm_vcpu *vcpu, void *argument)
{
    (void)vm;
    return avm_vcpu_run(vcpu, argument);
}

static int kick(struct avm_vm *vm, struct avm_vcpu *vcpu, void *argument)
{
    (void)vm;
    (void)argument;
    avm_vcpu_kick(vcpu);
    return 0;
}

static int fields(struct avm_vm *vm, struct avm_vcpu *vcpu, void *argument)
{
    (void)vm;
    return avm_vcpu_fields(vcpu, argument);
}

// ---- Table ----

static const struct call calls[] = {
    {(uint32_t)APIARY_VMM_VERSION, NEEDS_NOTHING, get_version},
    {(uint32_t)APIARY_VMM_INFO, NEEDS_NOTHING, get_info},
    {(uint32_t)APIARY_VMM_CREATE, NEEDS_NO_MACHINE, create_machine},
    {(uint32_t)APIARY_VMM_MAP, NEEDS_MACHINE, map},
    {(uint32_t)APIARY_VMM_UNMAP, NEEDS_MACHINE, unmap},
    {(uint32_t)APIARY_VMM_DISCARD, NEEDS_MACHINE, discard},
    {(uint32_t)APIARY_VMM_DIRTY, NEEDS_MACHINE, dirty},
    {(uint32_t)APIARY_VMM_CREATE_VCPU, NEEDS_MACHINE_LOCK, create_vcpu},
    {(uint32_t)APIARY_VMM_SET_CPUID, NEEDS_VCPU_HELD, set_cpuid},
    {(uint32_t)APIARY_VMM_GET_STATE, NEEDS_VCPU_HELD, get_state},
    {(uint32_t)APIARY_VMM_SET_STATE, NEEDS_VCPU_HELD, set_state},
    {(uint32_t)APIARY_VMM_RUN, NEEDS_VCPU_RUN, run},
    {(uint32_t)APIARY_VMM_KICK, NEEDS_VCPU, kick},
    {(uint32_t)APIARY_VMM_FIELDS, NEEDS_VCPU_HELD, fields},
};

static const struct call *find_call(uint32_t command)
{
    unsigned i;

    for (i = 0; i < AVM_COUNT(calls); ++i) {
        if (calls[i].command == command) {
            return &calls[i];
        }
    }
    return NULL;
}

static int call_on_vcpu(struct avm_vm *vm, const struct call *call, void *argument)
{
    struct avm_vcpu *vcpu = avm_vcpu_find(vm, *(const uint32_t *)argument);
    const enum avm_vcpu_state state = call->needs == NEEDS_VCPU_RUN ? AVM_VCPU_RUNNING : AVM_VCPU_HELD;
    int result;

    if (vcpu == NULL) {
        return AVM_ENXIO;
    }
    if (call->needs == NEEDS_VCPU) {
        return call->perform(vm, vcpu, argument);
    }
    if (!avm_vcpu_change(&vcpu->state, AVM_VCPU_IDLE, state)) {
        return AVM_EBUSY;
    }
    result = call->perform(vm, vcpu, argument);
    avm_vcpu_change(&vcpu->state, state, AVM_VCPU_IDLE);
    return result;
}

static int call_locked(struct avm_vm *vm, const struct call *call, void *argument)
{
    int result;

    os_lock(vm->lock);
    result = call->needs == NEEDS_NO_MACHINE && vm->process != NULL ? AVM_EEXIST : call->perform(vm, NULL, argument);
    os_unlock(vm->lock);
    return result;
}

int avm_call(struct avm_vm *vm, uint32_t command, void *argument)
{
    const struct call *call = find_call(command);
    const void *process = __atomic_load_n(&vm->process, __ATOMIC_ACQUIRE);

    if (call == NULL) {
        return AVM_ENOTTY;
    }
    if (call->needs >= NEEDS_MACHINE) {
        if (process == NULL) {
            return AVM_ENXIO;
        }
        if (!os_is_process(process)) {
            return AVM_EPERM;
        }
    }
    switch (call->needs) {
    case NEEDS_NOTHING:
    case NEEDS_MACHINE: return call->perform(vm, NULL, argument);
    case NEEDS_NO_MACHINE:
    case NEEDS_MACHINE_LOCK: return call_locked(vm, call, argument);
    default: return call_on_vcpu(vm, call, argument);
    }
}
