// SPDX-License-Identifier: BSD-2-Clause
// For CBMC, which tries every input: whatever a few calls in a row do, the nested page table says what a plain list of pages says, never
// reads or writes outside of its tables, lets each block go once, and gives back every table. The code is the module's own, with
// tables of two entries and three levels, which are eight pages and every size of block.
#include "kmod/core/page_table.h"

#include "kmod/core/os.h"

/// What is called, in this order; each with every argument.
enum { ANYTHING, MAP, TAKE_OUT, ALLOW_WRITE };
#ifndef CALLS
#define CALLS ANYTHING, ANYTHING
#endif
static const unsigned calls[] = {CALLS};

enum { LEVELS = 3, PAGES = 1 << LEVELS, MOST_TABLES = 6 };

unsigned nondet_unsigned(void);
bool nondet_bool(void);

// ---- The operating system ----

static uint64_t pool[MOST_TABLES][AVM_TABLE_ENTRIES];
static bool used[MOST_TABLES];

void *os_allocate_pages(unsigned order)
{
    unsigned i, j;

    __CPROVER_assert(order == 0, "tables are single pages");
    for (i = 0; i < MOST_TABLES; ++i) {
        if (!used[i]) {
            used[i] = true;
            for (j = 0; j < AVM_TABLE_ENTRIES; ++j) {
                pool[i][j] = 0;
            }
            return pool[i];
        }
    }
    return NULL;
}

static unsigned number_of(const void *page)
{
    __CPROVER_assert(__CPROVER_same_object(page, pool), "a page is one of those that were given");
    return (unsigned)(__CPROVER_POINTER_OFFSET(page) / sizeof pool[0]);
}

void os_free_pages(void *page, unsigned order)
{
    const unsigned i = number_of(page);

    (void)order;
    __CPROVER_assert(used[i], "a page is freed once");
    used[i] = false;
}

uint64_t os_physical(const void *page)
{
    return (uint64_t)(number_of(page) + 1) << AVM_PAGE_SHIFT;
}

void *os_virtual(uint64_t physical)
{
    const uint64_t i = (physical >> AVM_PAGE_SHIFT) - 1;

    __CPROVER_assert(i < MOST_TABLES && used[i], "what is taken for a table is one");
    return pool[i];
}

// ---- The list ----

/// Which block a page belongs to, where that begins, and its level; 0 when the page is not mapped.
static struct {
    uint64_t physical;
    unsigned level;
    bool writable, detached;
} pages[PAGES];

static unsigned blocks;  ///< That are pinned.

static void forget(void *context, uint64_t physical, uint64_t size, bool written)
{
    unsigned i, found = 0;

    (void)written;
    for (i = 0; i < PAGES; ++i) {
        if (pages[i].level != 0 && pages[i].physical == physical) {
            __CPROVER_assert(size == avm_level_size(pages[i].level), "a block is let go whole");
            __CPROVER_assert(context != NULL || pages[i].detached, "what is let go was taken out first");
            pages[i].level = 0;
            ++found;
        }
    }
    __CPROVER_assert(found == size / AVM_PAGE_SIZE, "what is let go was mapped, and once");
    --blocks;
}

/// The first page of the block of `level` around `page`.
static unsigned first_of(unsigned page, unsigned level)
{
    return page & ~((1u << (AVM_TABLE_BITS * (level - 1))) - 1);
}

static void map(struct avm_page_table *table, unsigned page, unsigned level, bool writable, unsigned call)
{
    const unsigned size = 1u << (AVM_TABLE_BITS * (level - 1)), first = first_of(page, level);
    // Each block is another one, and begins where its size lets it.
    const uint64_t physical = (uint64_t)(call + 1) << (AVM_PAGE_SHIFT + AVM_TABLE_BITS * AVM_LARGEST_LEAF);
    const int result = avm_page_table_map(table, (uint64_t)first << AVM_PAGE_SHIFT, physical, level, writable);
    unsigned i;

    __CPROVER_assert(result == 0 || result == AVM_EEXIST || result == AVM_ENOMEM, "mapping says what became of it");
    for (i = 0; i < size; ++i) {
        __CPROVER_assert(result != 0 || pages[first + i].level == 0, "nothing is mapped over");
        if (result == 0) {
            pages[first + i].physical = physical;
            pages[first + i].level = level;
            pages[first + i].writable = writable;
            pages[first + i].detached = false;
        }
    }
    blocks += result == 0;
}

/// What overlaps [start, end), blocks as wholes.
static void take_out(struct avm_page_table *table, unsigned start, unsigned end)
{
    bool any = false;
    unsigned i;

    for (i = start; i < end; ++i) {
        if (pages[i].level != 0) {
            const unsigned first = first_of(i, pages[i].level), size = 1u << (AVM_TABLE_BITS * (pages[i].level - 1));
            unsigned j;

            any = true;
            for (j = 0; j < PAGES; ++j) {
                pages[j].detached = pages[j].detached || (j >= first && j < first + size);
            }
        }
    }
    {
        const bool found = avm_page_table_detach(table, (uint64_t)start << AVM_PAGE_SHIFT, (uint64_t)end << AVM_PAGE_SHIFT);

        __CPROVER_assert(!any || found, "what is in the range is taken out");
    }
    {
        const unsigned any_page = nondet_unsigned();
        struct avm_leaf leaf;

        __CPROVER_assume(any_page < PAGES);
        __CPROVER_assert(pages[any_page].level == 0 || !pages[any_page].detached || !avm_page_table_find(table, (uint64_t)any_page << AVM_PAGE_SHIFT, &leaf),
                         "what is taken out is not found");
    }
    avm_page_table_release(table, (uint64_t)start << AVM_PAGE_SHIFT, (uint64_t)end << AVM_PAGE_SHIFT, forget, NULL);
    for (i = 0; i < PAGES; ++i) {
        __CPROVER_assert(pages[i].level == 0 || !pages[i].detached, "what was taken out is let go");
    }
}

static void check(const struct avm_page_table *table, unsigned page)
{
    const uint64_t gpa = (uint64_t)page << AVM_PAGE_SHIFT;
    struct avm_leaf leaf;
    const bool found = avm_page_table_find(table, gpa, &leaf);

    __CPROVER_assert(found == (pages[page].level != 0), "what is mapped is found, and nothing else");
    if (found) {
        __CPROVER_assert(leaf.physical == pages[page].physical && leaf.size == avm_level_size(pages[page].level), "it is found as it was mapped");
        __CPROVER_assert(leaf.gpa == (uint64_t)first_of(page, pages[page].level) << AVM_PAGE_SHIFT, "at its place");
        __CPROVER_assert(leaf.writable == pages[page].writable, "with its right");
    }
}

int main(void)
{
    struct avm_page_format format = nondet_bool() ? avm_npt_format(LEVELS) : avm_ept_format(nondet_bool());
    struct avm_page_table table;
    unsigned call, i;

    format.levels = LEVELS;
    if (avm_page_table_init(&table, format, MOST_TABLES) != 0) {
        return 0;
    }
    for (call = 0; call < sizeof calls / sizeof *calls; ++call) {
        const unsigned page = nondet_unsigned(), end = nondet_unsigned(), level = nondet_unsigned();
        const unsigned what = calls[call] == ANYTHING ? nondet_unsigned() : calls[call];

        __CPROVER_assume(page < PAGES && end <= PAGES && level >= 1 && level <= AVM_LARGEST_LEAF);
        if (what == MAP) {
            map(&table, page, level, nondet_bool(), call);
        } else if (what == TAKE_OUT && page < end) {
            take_out(&table, page, end);
        } else if (what == ALLOW_WRITE && avm_page_table_allow_write(&table, (uint64_t)page << AVM_PAGE_SHIFT)) {
            const unsigned first = first_of(page, pages[page].level), size = 1u << (AVM_TABLE_BITS * (pages[page].level - 1));

            for (i = 0; i < PAGES; ++i) {
                pages[i].writable = pages[i].writable || (i >= first && i < first + size);
            }
        }
    }
    i = nondet_unsigned();
    __CPROVER_assume(i < PAGES);
    check(&table, i);
    avm_page_table_free(&table, forget, &table);
    __CPROVER_assert(blocks == 0, "every block is let go");
    __CPROVER_assert(table.tables == 0, "every table is given back");
    return 0;
}
