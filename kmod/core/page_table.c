// SPDX-License-Identifier: BSD-2-Clause
#include "page_table.h"

#include "os.h"

#define LARGE AVM_BIT(7)

struct avm_page_format avm_npt_format(unsigned levels)
{
    const uint64_t present = AVM_BIT(0), write = AVM_BIT(1), user = AVM_BIT(2), accessed = AVM_BIT(5);

    return (struct avm_page_format){
        .access = present,
        .write = write,
        .table = present | write | user | accessed,
        .leaf = present | user | accessed,
        .dirty = AVM_BIT(6),
        .levels = levels,
    };
}

struct avm_page_format avm_ept_format(bool dirty_bits)
{
    const uint64_t read = AVM_BIT(0), write = AVM_BIT(1), execute = AVM_BIT(2), write_back = 6ull << 3;

    return (struct avm_page_format){
        .access = read | write | execute,
        .write = write,
        .table = read | write | execute,
        .leaf = read | execute | write_back,
        .dirty = dirty_bits ? AVM_BIT(9) : 0,
        .levels = 4,
    };
}

// ---- Entries: the CPU changes accessed and dirty bits of present ones at any time ----

static uint64_t load(const uint64_t *entry)
{
    return __atomic_load_n(entry, __ATOMIC_RELAXED);
}

static void store(uint64_t *entry, uint64_t value)
{
    __atomic_store_n(entry, value, __ATOMIC_RELEASE);
}

static bool is_present(const struct avm_page_format *format, uint64_t entry)
{
    return (entry & format->access) != 0;
}

static bool is_leaf(uint64_t entry, unsigned level)
{
    return level == 1 || (entry & LARGE) != 0;
}

static unsigned index_of(uint64_t gpa, unsigned level)
{
    return (gpa >> (AVM_PAGE_SHIFT + AVM_TABLE_BITS * (level - 1))) & (AVM_TABLE_ENTRIES - 1);
}

static uint64_t *child_of(uint64_t entry)
{
    return os_virtual(entry & AVM_ADDRESS_MASK);
}

/// Where a block of `level` begins in physical memory: the leaf of a large one has flags in the bits below its size.
static uint64_t block_of(uint64_t entry, unsigned level)
{
    return entry & AVM_ADDRESS_MASK & ~(avm_level_size(level) - 1);
}

/// Without dirty bits a leaf that may be written to is taken as written.
static bool was_written(const struct avm_page_format *format, uint64_t entry)
{
    return (entry & (format->dirty != 0 ? format->dirty : format->write)) != 0;
}

// ---- Tables ----

static uint64_t *new_table(struct avm_page_table *table)
{
    uint64_t *page;

    if (table->tables >= table->most_tables) {
        return NULL;
    }
    page = os_allocate_pages(0);
    if (page != NULL) {
        ++table->tables;
    }
    return page;
}

static void free_table(struct avm_page_table *table, uint64_t *page)
{
    os_free_pages(page, 0);
    --table->tables;
}

int avm_page_table_init(struct avm_page_table *table, struct avm_page_format format, uint64_t most_tables)
{
    *table = (struct avm_page_table){.format = format, .most_tables = most_tables};
    table->root = new_table(table);
    return table->root == NULL ? AVM_ENOMEM : 0;
}

/// Lets go all that is below a table of `level`, and the table itself.
static void free_below(struct avm_page_table *table, uint64_t *page, unsigned level, avm_release *release, void *context)
{
    unsigned i;

    for (i = 0; i < AVM_TABLE_ENTRIES; ++i) {
        const uint64_t entry = load(&page[i]);

        if (entry == 0) {
            continue;
        }
        if (is_leaf(entry, level)) {
            release(context, block_of(entry, level), avm_level_size(level), was_written(&table->format, entry));
        } else {
            free_below(table, child_of(entry), level - 1, release, context);
        }
    }
    free_table(table, page);
}

void avm_page_table_free(struct avm_page_table *table, avm_release *release, void *context)
{
    if (table->root != NULL) {
        free_below(table, table->root, table->format.levels, release, context);
        table->root = NULL;
    }
}

uint64_t avm_page_table_root(const struct avm_page_table *table)
{
    return os_physical(table->root);
}

/// The entry for `gpa` in the lowest table that is there, of `level` at the lowest, and which level it is of.
static uint64_t *walk(const struct avm_page_table *table, uint64_t gpa, unsigned lowest, unsigned *level)
{
    uint64_t *page = table->root;
    unsigned at;

    for (at = table->format.levels;; --at) {
        uint64_t *entry = &page[index_of(gpa, at)];
        const uint64_t value = load(entry);

        if (at == lowest || !is_present(&table->format, value) || (at <= AVM_LARGEST_LEAF && is_leaf(value, at))) {
            *level = at;
            return entry;
        }
        page = child_of(value);
    }
}

int avm_page_table_map(struct avm_page_table *table, uint64_t gpa, uint64_t physical, unsigned level, bool writable)
{
    const struct avm_page_format *format = &table->format;
    unsigned at;
    uint64_t *entry = walk(table, gpa, level, &at);

    while (at > level) {
        uint64_t *page;

        if (load(entry) != 0) {
            return AVM_EEXIST;
        }
        page = new_table(table);
        if (page == NULL) {
            return AVM_ENOMEM;
        }
        store(entry, os_physical(page) | format->table);
        --at;
        entry = &page[index_of(gpa, at)];
    }
    if (load(entry) != 0) {
        return AVM_EEXIST;
    }
    store(entry, physical | format->leaf | (writable ? format->write : 0) | (level > 1 ? LARGE : 0));
    return 0;
}

bool avm_page_table_find(const struct avm_page_table *table, uint64_t gpa, struct avm_leaf *leaf)
{
    unsigned level;
    const uint64_t entry = load(walk(table, gpa, 1, &level));

    if (!is_present(&table->format, entry)) {
        return false;
    }
    *leaf = (struct avm_leaf){
        .gpa = gpa & ~(avm_level_size(level) - 1),
        .physical = block_of(entry, level),
        .size = avm_level_size(level),
        .writable = (entry & table->format.write) != 0,
    };
    return true;
}

unsigned avm_page_table_free_level(const struct avm_page_table *table, uint64_t gpa)
{
    unsigned level;

    walk(table, gpa, 1, &level);
    return level < AVM_LARGEST_LEAF ? level : AVM_LARGEST_LEAF;
}

bool avm_page_table_allow_write(struct avm_page_table *table, uint64_t gpa)
{
    unsigned level;
    uint64_t *entry = walk(table, gpa, 1, &level);

    if (!is_present(&table->format, load(entry))) {
        return false;
    }
    __atomic_or_fetch(entry, table->format.write, __ATOMIC_RELEASE);
    return true;
}

void avm_page_table_mark_written(struct avm_page_table *table, uint64_t gpa)
{
    unsigned level;
    uint64_t *entry = walk(table, gpa, 1, &level);

    if (is_present(&table->format, load(entry))) {
        __atomic_or_fetch(entry, table->format.dirty, __ATOMIC_RELEASE);
    }
}

// ---- Ranges ----

/// Of a table of `level` that begins at `base`: the entries that [start, end) overlaps, as [first, last].
static void overlap(uint64_t base, unsigned level, uint64_t start, uint64_t end, unsigned *first, unsigned *last)
{
    const uint64_t size = avm_level_size(level);

    *first = start > base ? (unsigned)((start - base) / size) : 0;
    *last = end - base < size * AVM_TABLE_ENTRIES ? (unsigned)((end - base - 1) / size) : AVM_TABLE_ENTRIES - 1;
}

static bool detach_in(const struct avm_page_format *format, uint64_t *page, unsigned level, uint64_t base, uint64_t start, uint64_t end)
{
    unsigned i, first, last;
    bool found = false;

    overlap(base, level, start, end, &first, &last);
    for (i = first; i <= last; ++i) {
        const uint64_t entry = load(&page[i]), at = base + i * avm_level_size(level);
        const bool covered = at >= start && end - at >= avm_level_size(level);

        if (!is_present(format, entry)) {
            continue;
        }
        if (is_leaf(entry, level) || covered) {
            // Without dirty bits the right to write says that a block was written to; releasing takes it as written then.
            __atomic_and_fetch(&page[i], ~format->access, __ATOMIC_RELEASE);
            found = true;
        } else if (detach_in(format, child_of(entry), level - 1, at, start, end)) {
            found = true;
        }
    }
    return found;
}

bool avm_page_table_detach(struct avm_page_table *table, uint64_t start, uint64_t end)
{
    return start < end && detach_in(&table->format, table->root, table->format.levels, 0, start, end);
}

static void release_in(struct avm_page_table *table, uint64_t *page, unsigned level, uint64_t base, uint64_t start, uint64_t end,
                       avm_release *release, void *context)
{
    unsigned i, first, last;

    overlap(base, level, start, end, &first, &last);
    for (i = first; i <= last; ++i) {
        const uint64_t entry = load(&page[i]);

        if (entry == 0) {
            continue;
        }
        if (is_present(&table->format, entry)) {
            if (!is_leaf(entry, level)) {
                release_in(table, child_of(entry), level - 1, base + i * avm_level_size(level), start, end, release, context);
            }
            continue;
        }
        store(&page[i], 0);
        if (is_leaf(entry, level)) {
            release(context, block_of(entry, level), avm_level_size(level), true);
        } else {
            free_below(table, child_of(entry), level - 1, release, context);
        }
    }
}

void avm_page_table_release(struct avm_page_table *table, uint64_t start, uint64_t end, avm_release *release, void *context)
{
    if (start < end) {
        release_in(table, table->root, table->format.levels, 0, start, end, release, context);
    }
}

static void set_bits(uint64_t *bitmap, uint64_t from, uint64_t to)
{
    for (; from < to; ++from) {
        bitmap[from / 64] |= AVM_BIT(from % 64);
    }
}

static bool collect_in(const struct avm_page_format *format, uint64_t *page, unsigned level, uint64_t base, uint64_t start, uint64_t end,
                       uint64_t *bitmap)
{
    const uint64_t written = format->dirty != 0 ? format->dirty : format->write;
    unsigned i, first, last;
    bool changed = false;

    overlap(base, level, start, end, &first, &last);
    for (i = first; i <= last; ++i) {
        const uint64_t entry = load(&page[i]), at = base + i * avm_level_size(level), after = at + avm_level_size(level);

        if (!is_present(format, entry)) {
            continue;
        }
        if (!is_leaf(entry, level)) {
            changed |= collect_in(format, child_of(entry), level - 1, at, start, end, bitmap);
        } else if ((__atomic_fetch_and(&page[i], ~written, __ATOMIC_ACQ_REL) & written) != 0) {
            set_bits(bitmap, ((at > start ? at : start) - start) / AVM_PAGE_SIZE, ((after < end ? after : end) - start) / AVM_PAGE_SIZE);
            changed = true;
        }
    }
    return changed;
}

bool avm_page_table_collect(struct avm_page_table *table, uint64_t start, uint64_t end, uint64_t *bitmap)
{
    return start < end && collect_in(&table->format, table->root, table->format.levels, 0, start, end, bitmap);
}
