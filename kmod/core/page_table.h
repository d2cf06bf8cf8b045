// SPDX-License-Identifier: BSD-2-Clause
// Nested page tables, of AMD's and of Intel's form: guest-physical → physical. A leaf that is present is a block of the monitor's
// memory that is pinned; whoever takes a leaf out has to let it go. Callers hold the machine's memory lock.
#ifndef APIARY_KMOD_PAGE_TABLE_H
#define APIARY_KMOD_PAGE_TABLE_H

#include "types.h"

/// What the bits of an entry mean.
struct avm_page_format {
    uint64_t access;    ///< All bits that let an access through; one of them set makes an entry present.
    uint64_t write;
    uint64_t table;     ///< Bits of an entry that points to a table,
    uint64_t leaf;      ///< and of a leaf that may be read and executed.
    uint64_t dirty;     ///< Set by the CPU when it writes; 0 when it does not.
    unsigned levels;    ///< 4 or 5.
};

/// Of an address, for the index into one table. Proofs of this code take fewer.
#ifndef AVM_TABLE_BITS
#define AVM_TABLE_BITS 9
#endif

enum {
    AVM_PAGE_SHIFT = 12,
    AVM_TABLE_ENTRIES = 1 << AVM_TABLE_BITS,
    AVM_LARGEST_LEAF = 3,  ///< Level of a leaf of 1 GiB; 2 is one of 2 MiB, 1 one of 4 KiB.
};
#define AVM_PAGE_SIZE 4096ull
#define AVM_ADDRESS_MASK 0x000ffffffffff000ull

/// Bytes that an entry of a table of `level` stands for.
static inline uint64_t avm_level_size(unsigned level)
{
    return AVM_BIT(AVM_PAGE_SHIFT + AVM_TABLE_BITS * (level - 1));
}

/// AMD: APM vol. 2, 15.25.5 (nested tables have the form of the host's own; all accesses are user accesses).
struct avm_page_format avm_npt_format(unsigned levels);
/// Intel: SDM vol. 3, 29.3.2 (write-back leaves).
struct avm_page_format avm_ept_format(bool dirty_bits);

struct avm_page_table {
    struct avm_page_format format;
    uint64_t *root;
    uint64_t tables;      ///< Pages that the tables take,
    uint64_t most_tables; ///< and may take.
};

struct avm_leaf {
    uint64_t gpa, physical;  ///< Where it begins.
    uint64_t size;           ///< Bytes.
    bool writable;
};

/// What is done with a block that is not mapped any more.
typedef void avm_release(void *context, uint64_t physical, uint64_t size, bool written);

/// 0 or AVM_ENOMEM.
int avm_page_table_init(struct avm_page_table *table, struct avm_page_format format, uint64_t most_tables);
/// Nobody runs on it any more.
void avm_page_table_free(struct avm_page_table *table, avm_release *release, void *context);
uint64_t avm_page_table_root(const struct avm_page_table *table);

/// Maps a block of the level's size; both addresses are multiples of it. AVM_EEXIST when something is mapped in it or a table
/// stands there, AVM_ENOMEM.
int avm_page_table_map(struct avm_page_table *table, uint64_t gpa, uint64_t physical, unsigned level, bool writable);
/// The leaf that `gpa` lies in; false when there is none.
bool avm_page_table_find(const struct avm_page_table *table, uint64_t gpa, struct avm_leaf *leaf);
/// The largest level at which a block around `gpa` could be mapped: no table stands there.
unsigned avm_page_table_free_level(const struct avm_page_table *table, uint64_t gpa);
/// Lets the leaf at `gpa` be written to. False when there is none.
bool avm_page_table_allow_write(struct avm_page_table *table, uint64_t gpa);
/// The leaf at `gpa` was written to by somebody else than the guest's CPU.
void avm_page_table_mark_written(struct avm_page_table *table, uint64_t gpa);

/// Makes every leaf that overlaps [start, end) absent, true if there was one. Until avm_page_table_release() the blocks are kept:
/// the CPUs have to forget their translations first.
bool avm_page_table_detach(struct avm_page_table *table, uint64_t start, uint64_t end);
/// Lets go what avm_page_table_detach() of the same range took out.
void avm_page_table_release(struct avm_page_table *table, uint64_t start, uint64_t end, avm_release *release, void *context);

/// Sets the bits of pages in [start, end) that were written to in `bitmap` (bit 0 is the page at `start`), and takes them as clean from
/// now on. True when CPUs have to forget their translations for that.
bool avm_page_table_collect(struct avm_page_table *table, uint64_t start, uint64_t end, uint64_t *bitmap);

#endif
