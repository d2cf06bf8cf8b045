// SPDX-License-Identifier: BSD-2-Clause
// Guest memory: which of the monitor's it is, what of that is pinned and mapped. A leaf of the page table is a pin: made when
// the guest touches it, undone when the slot goes, the monitor gives the pages back, or the machine ends.
#include "host.h"
#include "os.h"
#include "vcpu.h"
#include "vm.h"

enum { FAULT_AROUND = 16 };  ///< Pages that are pinned at a time, where there are no larger ones.

static bool is_aligned(uint64_t value)
{
    return (value & (AVM_PAGE_SIZE - 1)) == 0;
}

static struct avm_slot *find_slot(struct avm_vm *vm, uint64_t gpa)
{
    unsigned i;

    for (i = 0; i < APIARY_VMM_MAX_SLOTS; ++i) {
        struct avm_slot *slot = &vm->slots[i];

        if (gpa >= slot->gpa && gpa - slot->gpa < slot->size) {
            return slot;
        }
    }
    return NULL;
}

// ---- Letting go ----

static void release(void *context, uint64_t physical, uint64_t size, bool written)
{
    (void)context;
    os_unpin(physical, size / AVM_PAGE_SIZE, written);
    avm_host_give_pages(size / AVM_PAGE_SIZE);
}

/// Makes all vCPUs forget what they know of the page table: raises the generation, which each compares before it enters its guest, and
/// has those come out that are in it.
static void forget_translations(struct avm_vm *vm)
{
    __atomic_add_fetch(&vm->generation, 1, __ATOMIC_SEQ_CST);
    avm_vcpus_leave_guest(vm);
}

static void drop_range(struct avm_vm *vm, uint64_t start, uint64_t end)
{
    if (avm_page_table_detach(&vm->table, start, end)) {
        forget_translations(vm);
        avm_page_table_release(&vm->table, start, end, release, NULL);
    }
}

void avm_memory_free(struct avm_vm *vm)
{
    avm_page_table_free(&vm->table, release, NULL);
}

// ---- Slots ----

/// [start, start+size) is not empty, aligned, and ends where guest-physical addresses may.
static bool is_guest_range(uint64_t start, uint64_t size)
{
    const uint64_t end = AVM_BIT(avm_host.info.physical_bits);

    return is_aligned(start) && is_aligned(size) && size != 0 && size <= end && start <= end - size;
}

static bool overlaps(const struct avm_slot *slot, uint64_t start, uint64_t size)
{
    return slot->size != 0 && start < slot->gpa + slot->size && slot->gpa < start + size;
}

int avm_memory_map(struct avm_vm *vm, const struct apiary_vmm_map *map)
{
    int error = 0;
    unsigned i;

    if (map->slot >= APIARY_VMM_MAX_SLOTS || (map->flags & ~APIARY_VMM_READ_ONLY) != 0 || !is_guest_range(map->gpa, map->size) ||
        !is_aligned(map->user_address) || map->user_address > UINT64_MAX - map->size) {
        return AVM_EINVAL;
    }
    os_lock(vm->memory_lock);
    for (i = 0; i < APIARY_VMM_MAX_SLOTS; ++i) {
        if (overlaps(&vm->slots[i], map->gpa, map->size)) {
            error = AVM_EEXIST;
        }
    }
    if (vm->slots[map->slot].size != 0) {
        error = AVM_EEXIST;
    }
    if (error == 0) {
        vm->slots[map->slot] = (struct avm_slot){
            .gpa = map->gpa, .size = map->size, .user = map->user_address, .flags = map->flags};
    }
    os_unlock(vm->memory_lock);
    return error;
}

int avm_memory_unmap(struct avm_vm *vm, const struct apiary_vmm_unmap *unmap)
{
    struct avm_slot slot;

    if (unmap->slot >= APIARY_VMM_MAX_SLOTS || unmap->reserved != 0) {
        return AVM_EINVAL;
    }
    os_lock(vm->memory_lock);
    slot = vm->slots[unmap->slot];
    vm->slots[unmap->slot] = (struct avm_slot){0};
    drop_range(vm, slot.gpa, slot.gpa + slot.size);
    os_unlock(vm->memory_lock);
    return slot.size != 0 ? 0 : AVM_EINVAL;
}

int avm_memory_discard(struct avm_vm *vm, const struct apiary_vmm_discard *discard)
{
    if (!is_guest_range(discard->gpa, discard->size)) {
        return AVM_EINVAL;
    }
    os_lock(vm->memory_lock);
    drop_range(vm, discard->gpa, discard->gpa + discard->size);
    os_unlock(vm->memory_lock);
    return 0;
}

int avm_memory_dirty(struct avm_vm *vm, const struct apiary_vmm_dirty *dirty)
{
    struct avm_slot slot;
    uint64_t at, end;
    int error = 0;
    // One page of bitmap at a time: it stands for 128 MiB of guest memory.
    const uint64_t step = AVM_PAGE_SIZE * 8 * AVM_PAGE_SIZE;
    uint64_t *bitmap;

    if (dirty->slot >= APIARY_VMM_MAX_SLOTS || dirty->reserved != 0 || (dirty->bitmap & 7) != 0) {
        return AVM_EINVAL;
    }
    bitmap = os_allocate_pages(0);
    if (bitmap == NULL) {
        return AVM_ENOMEM;
    }
    os_lock(vm->memory_lock);
    slot = vm->slots[dirty->slot];
    end = slot.gpa + slot.size;
    if (slot.size == 0 || dirty->bitmap_size < (slot.size / AVM_PAGE_SIZE + 63) / 64 * 8) {
        error = AVM_EINVAL;
    }
    for (at = slot.gpa; error == 0 && at < end; at += step) {
        const uint64_t part = end - at < step ? end - at : step;

        os_clear(bitmap, AVM_PAGE_SIZE);
        if (avm_page_table_collect(&vm->table, at, at + part, bitmap)) {
            forget_translations(vm);
        }
        error = os_copy_out(dirty->bitmap + (at - slot.gpa) / AVM_PAGE_SIZE / 8, bitmap, (part / AVM_PAGE_SIZE + 63) / 64 * 8);
    }
    os_unlock(vm->memory_lock);
    os_free_pages(bitmap, 0);
    return error;
}

// ---- Faults ----

/// True when the block of `level` around `gpa` lies in the slot, and as far from its own boundary there as in the guest.
static bool fits(const struct avm_slot *slot, uint64_t gpa, unsigned level)
{
    const uint64_t size = avm_level_size(level), start = gpa & ~(size - 1);

    return start >= slot->gpa && slot->size >= size && start - slot->gpa <= slot->size - size &&
           ((slot->user + (start - slot->gpa)) & (size - 1)) == 0;
}

static void unpin_all(const uint64_t *physical, unsigned count)
{
    unsigned i;

    for (i = 0; i < count; ++i) {
        os_unpin(physical[i], 1, false);
    }
}

/// Pins a block that the host keeps in one piece; `pages` is room for AVM_PIN_BATCH. False when it turned out not to be in one.
static bool pin_block(uint64_t user, uint64_t first, uint64_t size, bool writable, uint64_t *pages)
{
    uint64_t done;

    for (done = 0; done < size / AVM_PAGE_SIZE; done += AVM_PIN_BATCH) {
        unsigned i = 0;

        if (os_pin(user + done * AVM_PAGE_SIZE, AVM_PIN_BATCH, writable, pages) == 0) {
            while (i < AVM_PIN_BATCH && pages[i] == first + (done + i) * AVM_PAGE_SIZE) {
                ++i;
            }
            if (i == AVM_PIN_BATCH) {
                continue;
            }
            unpin_all(pages, AVM_PIN_BATCH);
        }
        os_unpin(first, done, false);
        return false;
    }
    return true;
}

/// Tries to map the large block around `gpa`, of whose pages the one at `gpa` is pinned at `physical`. The single pin is kept.
static bool map_large(struct avm_vm *vm, const struct avm_slot *slot, uint64_t gpa, uint64_t physical, uint64_t *pages)
{
    const bool writable = (slot->flags & APIARY_VMM_READ_ONLY) == 0;
    const uint64_t block = os_block_size(physical);
    unsigned level = avm_page_table_free_level(&vm->table, gpa);

    if ((avm_host.info.features & APIARY_VMM_PAGES_1G) == 0 && level > 2) {
        level = 2;
    }
    for (; level > 1; --level) {
        const uint64_t size = avm_level_size(level), start = gpa & ~(size - 1), first = physical & ~(size - 1);

        if (size > block || !fits(slot, gpa, level) || (physical & (size - 1)) != (gpa & (size - 1)) ||
            !avm_host_take_pages(size / AVM_PAGE_SIZE)) {
            continue;
        }
        if (pin_block(slot->user + (start - slot->gpa), first, size, writable, pages)) {
            if (avm_page_table_map(&vm->table, start, first, level, writable) == 0) {
                return true;
            }
            os_unpin(first, size / AVM_PAGE_SIZE, false);
        }
        avm_host_give_pages(size / AVM_PAGE_SIZE);
    }
    return false;
}

/// Maps pages that are pinned and accounted for, from `gpa` on; those for which there is no room in the page table are let go.
static int map_small(struct avm_vm *vm, const struct avm_slot *slot, uint64_t gpa, const uint64_t *physical, unsigned count, unsigned wanted)
{
    const bool writable = (slot->flags & APIARY_VMM_READ_ONLY) == 0;
    int result = 0;
    unsigned i;

    for (i = 0; i < count; ++i) {
        const int error = avm_page_table_map(&vm->table, gpa + i * AVM_PAGE_SIZE, physical[i], 1, writable);

        if (error != 0) {
            os_unpin(physical[i], 1, false);
            avm_host_give_pages(1);
        }
        if (i == wanted && error != AVM_EEXIST) {
            result = error;
        }
    }
    return result;
}

/// Pins and maps what is at `gpa`, and some around it.
static int map_around(struct avm_vm *vm, const struct avm_slot *slot, uint64_t gpa, uint64_t *pages)
{
    const bool writable = (slot->flags & APIARY_VMM_READ_ONLY) == 0;
    const uint64_t around = FAULT_AROUND * AVM_PAGE_SIZE;
    uint64_t start = gpa & ~(around - 1), end = start + around;
    unsigned count;
    int error;

    start = start < slot->gpa ? slot->gpa : start;
    end = end > slot->gpa + slot->size ? slot->gpa + slot->size : end;
    count = (unsigned)((end - start) / AVM_PAGE_SIZE);
    if (!avm_host_take_pages(count)) {
        return AVM_ENOMEM;
    }
    error = os_pin(slot->user + (start - slot->gpa), count, writable, pages);
    if (error != 0 && count > 1) {
        // Not all around is there: only what is needed.
        avm_host_give_pages(count - 1);
        start = gpa;
        count = 1;
        error = os_pin(slot->user + (start - slot->gpa), count, writable, pages);
    }
    if (error != 0) {
        avm_host_give_pages(count);
        return error;
    }
    if (map_large(vm, slot, gpa, pages[(gpa - start) / AVM_PAGE_SIZE], pages + AVM_PIN_BATCH)) {
        unpin_all(pages, count);
        avm_host_give_pages(count);
        return 0;
    }
    return map_small(vm, slot, start, pages, count, (unsigned)((gpa - start) / AVM_PAGE_SIZE));
}

static int pin_and_map(struct avm_vm *vm, const struct avm_slot *slot, uint64_t gpa)
{
    // Room for two batches.
    uint64_t *pages = os_allocate_pages(1);
    int error;

    AVM_STATIC_ASSERT(2 * AVM_PIN_BATCH * sizeof(uint64_t) <= 2 * AVM_PAGE_SIZE);
    if (pages == NULL) {
        return AVM_ENOMEM;
    }
    error = map_around(vm, slot, gpa, pages);
    os_free_pages(pages, 1);
    return error;
}

/// With the lock held.
static enum avm_fault fault(struct avm_vm *vm, uint64_t gpa, bool write, int *error)
{
    const struct avm_slot *slot = find_slot(vm, gpa);
    struct avm_leaf leaf;

    if (slot == NULL || (write && (slot->flags & APIARY_VMM_READ_ONLY) != 0)) {
        return AVM_FAULT_DEVICE;
    }
    if (avm_page_table_find(&vm->table, gpa, &leaf)) {
        // Another vCPU was faster, or pages without dirty bits were taken as clean.
        if (write && !leaf.writable) {
            avm_page_table_allow_write(&vm->table, gpa);
        }
        return AVM_FAULT_DONE;
    }
    *error = pin_and_map(vm, slot, gpa & ~(AVM_PAGE_SIZE - 1));
    return *error == 0 ? AVM_FAULT_DONE : AVM_FAULT_ERROR;
}

enum avm_fault avm_memory_fault(struct avm_vm *vm, uint64_t gpa, bool write, int *error)
{
    enum avm_fault result;

    os_lock(vm->memory_lock);
    result = fault(vm, gpa, write, error);
    os_unlock(vm->memory_lock);
    return result;
}

// ---- The kernel's own access ----

/// Copies within one page, with the lock held.
static bool copy_in_page(struct avm_vm *vm, uint64_t gpa, void *data, unsigned size, bool write)
{
    struct avm_leaf leaf;
    char *at;
    int error;

    if (fault(vm, gpa, write, &error) != AVM_FAULT_DONE || !avm_page_table_find(&vm->table, gpa, &leaf)) {
        return false;
    }
    at = (char *)os_virtual(leaf.physical) + (gpa - leaf.gpa);
    if (write) {
        os_copy(at, data, size);
        avm_page_table_mark_written(&vm->table, gpa);
    } else {
        os_copy(data, at, size);
    }
    return true;
}

static bool copy(struct avm_vm *vm, uint64_t gpa, void *data, unsigned size, bool write)
{
    char *at = data;
    bool good = true;

    os_lock(vm->memory_lock);
    while (good && size > 0) {
        const unsigned left = (unsigned)(AVM_PAGE_SIZE - (gpa & (AVM_PAGE_SIZE - 1))), part = size < left ? size : left;

        good = copy_in_page(vm, gpa, at, part, write);
        gpa += part;
        at += part;
        size -= part;
    }
    os_unlock(vm->memory_lock);
    return good;
}

bool avm_memory_peek(void *context, uint64_t gpa, void *to, unsigned size)
{
    struct avm_vm *vm = context;
    struct avm_leaf leaf;

    if (size > AVM_PAGE_SIZE - (gpa & (AVM_PAGE_SIZE - 1)) || !avm_page_table_find(&vm->table, gpa, &leaf)) {
        return false;
    }
    os_copy(to, (const char *)os_virtual(leaf.physical) + (gpa - leaf.gpa), size);
    return true;
}

bool avm_memory_read(struct avm_vm *vm, uint64_t gpa, void *to, unsigned size)
{
    return copy(vm, gpa, to, size, false);
}

bool avm_memory_write(struct avm_vm *vm, uint64_t gpa, const void *from, unsigned size)
{
    return copy(vm, gpa, (void *)(uintptr_t)from, size, true);
}

bool avm_memory_read_physical(void *vm, uint64_t gpa, void *to, unsigned size)
{
    return avm_memory_read(vm, gpa, to, size);
}
