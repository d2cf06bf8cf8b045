// SPDX-License-Identifier: BSD-2-Clause
#include "walk.h"

#include "x86.h"

#define PRESENT AVM_BIT(0)
#define WRITABLE AVM_BIT(1)
#define USER AVM_BIT(2)
#define LARGE AVM_BIT(7)
#define NO_EXECUTE AVM_BIT(63)

/// A form of page tables.
struct form {
    unsigned levels;
    unsigned index_bits;
    unsigned entry_size;
};

static struct form form_of(const struct avm_paging *paging)
{
    if ((paging->efer & EFER_LMA) != 0) {
        return (struct form){.levels = 4, .index_bits = 9, .entry_size = 8};
    }
    if ((paging->cr4 & CR4_PAE) != 0) {
        return (struct form){.levels = 3, .index_bits = 9, .entry_size = 8};
    }
    return (struct form){.levels = 2, .index_bits = 10, .entry_size = 4};
}

static bool may_be_large(const struct avm_paging *paging, struct form form, unsigned level)
{
    if (form.entry_size == 4) {
        return level == 2 && (paging->cr4 & CR4_PSE) != 0;
    }
    return level == 2 || (level == 3 && form.levels == 4);
}

/// Access rights over all levels, against those that are needed.
static bool is_allowed(const struct avm_paging *paging, enum avm_access access, uint64_t rights, bool no_execute)
{
    const bool user = paging->cpl == 3;

    if (user && (rights & USER) == 0) {
        return false;
    }
    if (access == AVM_WRITE && (rights & WRITABLE) == 0 && (user || (paging->cr0 & CR0_WP) != 0)) {
        return false;
    }
    if (access == AVM_FETCH) {
        return !(no_execute && (paging->efer & EFER_NXE) != 0) && (user || (rights & USER) == 0 || (paging->cr4 & CR4_SMEP) == 0);
    }
    return user || (rights & USER) == 0 || (paging->cr4 & CR4_SMAP) == 0 || (paging->rflags & AVM_BIT(18)) != 0;
}

static uint32_t error_of(const struct avm_paging *paging, enum avm_access access, bool present)
{
    const bool tells_fetch = (paging->cr4 & CR4_SMEP) != 0 || ((paging->efer & EFER_NXE) != 0 && (paging->cr4 & CR4_PAE) != 0);

    return (present ? 1u : 0) | (access == AVM_WRITE ? 2u : 0) | (paging->cpl == 3 ? 4u : 0) |
           (access == AVM_FETCH && tells_fetch ? 16u : 0);
}

/// Where the table of the first level is, and how wide addresses in entries are.
static uint64_t first_table(const struct avm_paging *paging, struct form form)
{
    if (form.levels == 3) {
        return paging->cr3 & 0xffffffe0ull;
    }
    return paging->cr3 & (form.levels == 4 ? 0x000ffffffffff000ull : 0xfffff000ull);
}

static uint64_t address_in(const struct avm_paging *paging, uint64_t entry)
{
    return entry & ((AVM_BIT(paging->physical_bits) - 1) & ~0xfffull);
}

/// The page that a leaf of `shift` bits leads to; a large one of 32-bit paging has address bits 39:32 in 20:13 (SDM vol. 3, table 4-4).
static uint64_t page_of(const struct avm_paging *paging, struct form form, uint64_t entry, unsigned shift)
{
    uint64_t address = address_in(paging, entry) & ~(AVM_BIT(shift) - 1);

    if (form.entry_size == 4 && shift == 22) {
        address |= (entry >> 13 & 0xff) << 32;
    }
    return address;
}

enum avm_walk_result avm_walk(const struct avm_paging *paging, uint64_t linear, enum avm_access access, avm_read_physical *read,
                              void *context, uint64_t *gpa, uint32_t *error_code)
{
    const struct form form = form_of(paging);
    uint64_t table = first_table(paging, form), rights = USER | WRITABLE;
    bool no_execute = false;
    unsigned level;

    if ((paging->cr0 & CR0_PG) == 0) {
        *gpa = linear & 0xffffffffu;
        return AVM_WALK_OK;
    }
    if (form.levels == 4 && !avm_is_canonical(linear)) {
        *error_code = error_of(paging, access, false);
        return AVM_WALK_FAULT;
    }
    for (level = form.levels;; --level) {
        const unsigned shift = 12 + form.index_bits * (level - 1);
        const uint64_t index = linear >> shift & (AVM_BIT(form.index_bits) - 1);
        // The third level of PAE has four entries and no rights.
        const bool is_pointer = form.levels == 3 && level == 3;
        uint64_t entry = 0;

        if (!read(context, table + (is_pointer ? index & 3 : index) * form.entry_size, &entry, form.entry_size)) {
            return AVM_WALK_NOT_RAM;
        }
        if ((entry & PRESENT) == 0) {
            *error_code = error_of(paging, access, false);
            return AVM_WALK_FAULT;
        }
        if (!is_pointer) {
            rights &= entry;
            no_execute |= form.entry_size == 8 && (entry & NO_EXECUTE) != 0;
        }
        if (level == 1 || ((entry & LARGE) != 0 && may_be_large(paging, form, level))) {
            if (!is_allowed(paging, access, rights, no_execute)) {
                *error_code = error_of(paging, access, true);
                return AVM_WALK_FAULT;
            }
            *gpa = page_of(paging, form, entry, shift) | (linear & (AVM_BIT(shift) - 1));
            return AVM_WALK_OK;
        }
        table = address_in(paging, entry);
    }
}
