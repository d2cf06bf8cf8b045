// SPDX-License-Identifier: BSD-2-Clause
// What guests that are FreeBSD kernels stand on: the state they were entered in, and their preload metadata.
#pragma once

#include "base.h"

#define KERNBASE 0xffffffff80000000ull
/// Where the kernel sees a physical address below 1 GiB.
#define SEEN(physical) ((u8*)((physical) + KERNBASE))

struct __attribute__((packed)) entry_state {
    u64 rsp, rflags, cr0, cr3, cr4, efer;
    u16 cs, ds, es, ss, fs, gs, tr, unused;
    u16 gdt_limit;
    u64 gdt_base;
    u16 idt_limit;
    u64 idt_base;
};
extern const struct entry_state entry_state;

// FreeBSD sys/sys/linker.h and sys/x86/include/metadata.h.
enum {
    MODINFO_END = 0, MODINFO_NAME = 1, MODINFO_TYPE = 2, MODINFO_ADDR = 3, MODINFO_SIZE = 4, MODINFO_ARGS = 6,
    MD_ELFHDR = 0x8002, MD_SSYM = 0x8003, MD_ESYM = 0x8004, MD_DYNAMIC = 0x8005, MD_ENVP = 0x8006, MD_HOWTO = 0x8007,
    MD_KERNEND = 0x8008, MD_SHDR = 0x8009, MD_CTORS_ADDR = 0x800a, MD_CTORS_SIZE = 0x800b, MD_SMAP = 0x9001,
};

/// A record of the metadata.
struct record {
    u32 type, size;
    u8 data[];
};

struct section {
    u32 name, type;
    u64 flags, address, offset, size;
    u32 link, info;
    u64 alignment, entry_size;
};
enum { SHT_SYMTAB = 2, SHT_STRTAB = 3, SHT_RELA = 4, SHT_NOBITS = 8 };

struct symbol {
    u32 name;
    u8 info, other;
    u16 section;
    u64 value, size;
};

/// Physical addresses, as the loader pushed them.
u32 module_pointer(void);
u32 kernel_end(void);

const struct record* first_record(void);
/// The record after `record`; its type is MODINFO_END at the end.
const struct record* next_record(const struct record* record);
/// The MODINFO_NAME record of the file after that of `name`, or NULL.
const struct record* next_file(const struct record* name);
/// The record `type` of the file that begins with the record `name`, or NULL.
const struct record* find_record(const struct record* name, u32 type);
/// The same where it must be there, with that size (0: any).
const struct record* need_record(const struct record* name, u32 type, u32 size);
u64 number(const struct record* record);

/// The value of a kernel variable, or NULL.
const char* variable(const char* name);
/// A variable as a number, hexadecimal with or without 0x; 0 when it is not set.
u64 variable_number(const char* name);

bool same_text(const char* a, const char* b);
size_t text_length(const char* text);
