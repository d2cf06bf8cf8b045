// SPDX-License-Identifier: BSD-2-Clause
// The guest's own page tables, walked as its CPU would (SDM vol. 3, chapter 4), for instructions that are executed in the CPU's place.
#ifndef APIARY_KMOD_WALK_H
#define APIARY_KMOD_WALK_H

#include "types.h"

struct avm_paging {
    uint64_t cr0, cr3, cr4, efer, rflags;
    unsigned cpl;
    unsigned physical_bits;
};

enum avm_access { AVM_READ, AVM_WRITE, AVM_FETCH };

/// Reads `size` bytes of guest-physical memory; false when there is no memory.
typedef bool avm_read_physical(void *context, uint64_t gpa, void *to, unsigned size);

enum avm_walk_result {
    AVM_WALK_OK,
    AVM_WALK_FAULT,    ///< #PF with *error_code.
    AVM_WALK_NOT_RAM,  ///< A table is not in memory.
};

/// The guest-physical address of a linear one. Accessed and dirty bits are left as they are: the instruction is about to be
/// executed in the CPU's place, and the CPU has set them when it found out that it cannot, or does when it is tried again.
enum avm_walk_result avm_walk(const struct avm_paging *paging, uint64_t linear, enum avm_access access, avm_read_physical *read,
                              void *context, uint64_t *gpa, uint32_t *error_code);

#endif
