// SPDX-License-Identifier: BSD-2-Clause
// A virtual machine: its memory and its vCPUs. It lives as long as the descriptor it was opened as.
#ifndef APIARY_KMOD_VM_H
#define APIARY_KMOD_VM_H

#include "../include/apiary_vmm.h"
#include "page_table.h"
#include "types.h"
#include "walk.h"

struct avm_vcpu;
struct os_mutex;

/// Guest-physical [gpa, gpa+size) is the monitor's memory at `user`. size 0: not in use.
struct avm_slot {
    uint64_t gpa, size, user;
    uint32_t flags;
};

struct avm_vm {
    void *process;             ///< Whose it is; NULL until APIARY_VMM_CREATE.
    uint64_t number;           ///< Different for every machine.
    uint64_t tsc_zero;
    struct os_mutex *lock;     ///< Creation of the machine and of its vCPUs.
    struct os_mutex *memory_lock;  ///< Slots and page table.
    struct avm_slot slots[APIARY_VMM_MAX_SLOTS];
    struct avm_page_table table;
    uint64_t generation;       ///< Raised when translations became void; atomic.
    struct avm_vcpu *vcpus[APIARY_VMM_MAX_VCPUS];  ///< Each set once; atomic.
};

/// What opening the device makes, or NULL; and what closing it frees. No call is under way then.
struct avm_vm *avm_open(void);
void avm_close(struct avm_vm *vm);

/// A call on the device; `argument` is a copy of the caller's in the kernel, of the size that the number says, and goes back to the
/// caller if the number says so. 0 or a positive error.
int avm_call(struct avm_vm *vm, uint32_t command, void *argument);

// ---- Memory (memory.c). The calls take the memory lock. ----

int avm_memory_map(struct avm_vm *vm, const struct apiary_vmm_map *map);
int avm_memory_unmap(struct avm_vm *vm, const struct apiary_vmm_unmap *unmap);
int avm_memory_discard(struct avm_vm *vm, const struct apiary_vmm_discard *discard);
int avm_memory_dirty(struct avm_vm *vm, const struct apiary_vmm_dirty *dirty);
void avm_memory_free(struct avm_vm *vm);

enum avm_fault {
    AVM_FAULT_DONE,    ///< The access can be tried again.
    AVM_FAULT_DEVICE,  ///< There is no memory, or it is read-only and this is a write.
    AVM_FAULT_ERROR,   ///< The monitor's memory could not be had; *error says why.
};

/// The guest touched `gpa`, which its page table does not allow. May sleep.
enum avm_fault avm_memory_fault(struct avm_vm *vm, uint64_t gpa, bool write, int *error);
/// Copies between the kernel and guest memory; false when it is not memory throughout. May sleep.
bool avm_memory_read(struct avm_vm *vm, uint64_t gpa, void *to, unsigned size);
bool avm_memory_write(struct avm_vm *vm, uint64_t gpa, const void *from, unsigned size);
bool avm_memory_read_physical(void *vm, uint64_t gpa, void *to, unsigned size);
/// The same without sleeping, of what is mapped already and lies in one page. With the memory lock.
bool avm_memory_peek(void *vm, uint64_t gpa, void *to, unsigned size);

#endif
