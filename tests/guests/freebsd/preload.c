// SPDX-License-Identifier: BSD-2-Clause
// A FreeBSD kernel that checks all that its loader handed to it: the CPU's state, page tables, every record of the
// metadata, symbols, environment, memory map and modules. What the host knows better it is told by variables named
// "test.…", or prints it for the host to compare.
#include "../lib/freebsd.h"

extern u8 btext[], dynamic_section[], constructors[], image_end[];
void guest_main(void);

enum { PAGE = 4096, HEADERS = 64 };

static u64 round_up(u64 value, u64 unit) {
    return (value + unit - 1) / unit * unit;
}

// ---- The CPU ----

static void check_registers(void) {
    EQUAL(entry_state.rsp, 0x1000);
    EQUAL(entry_state.rflags, 2);
    EQUAL(entry_state.cr0 & ~0x10ull, 0x80000021);  // PG, NE, PE; ET is always there
    EQUAL(entry_state.cr3, 0x2000);
    EQUAL(entry_state.cr4, 0x20);
    EQUAL(entry_state.efer, EFER_LME | EFER_LMA);
    EQUAL(entry_state.cs, 0x08);
    EQUAL(entry_state.ds, 0x10);
    EQUAL(entry_state.es, 0x10);
    EQUAL(entry_state.ss, 0x10);
    EQUAL(entry_state.fs, 0x10);
    EQUAL(entry_state.gs, 0x10);
    EQUAL(entry_state.tr, 0);
    EQUAL(*(const u32*)0x1000, 0);
}

static void check_gdt(void) {
    EQUAL(entry_state.gdt_base, 0x5000);
    EQUAL(entry_state.gdt_limit, 23);
    const u64* gdt = (const u64*)entry_state.gdt_base;
    EQUAL(gdt[0], 0);
    EQUAL(gdt[1] & 0x0060f80000000000, 0x0020980000000000);  // present code of ring 0 for 64-bit mode
    EQUAL(gdt[2] & 0x0000f80000000000, 0x0000900000000000);  // present data of ring 0
    // They can be loaded again.
    __asm__ volatile("mov %0, %%ds; mov %0, %%es; mov %0, %%ss" : : "r"(0x10));
}

static void check_page_tables(void) {
    const u64 *top = (const u64*)0x2000, *middle = (const u64*)0x3000, *directory = (const u64*)0x4000;
    for (u64 i = 0; i < 512; ++i) {
        EQUAL(top[i] & ~0x60ull, 0x3003);
        EQUAL(middle[i] & ~0x60ull, 0x4003);
        EQUAL(directory[i] & ~0x60ull, (i << 21) | 0x83);
    }
    // FreeBSD 14 finds out this way where it was loaded: the frame of KERNBASE + 2 MiB.
    EQUAL(directory[1] & ~0x1fffffull, 0x200000);
    static volatile u64 cell;
    const u64 offset = (u64)&cell - KERNBASE;
    cell = 0x1122334455667788;
    const u64 aliases[] = {0, 1ull << 30, 0x80000000, 1ull << 39, 0xffff800000000000, 0xffffffffc0000000};
    for (unsigned i = 0; i < sizeof aliases / sizeof *aliases; ++i) {
        EQUAL(*(volatile u64*)(aliases[i] + offset), 0x1122334455667788);
        *(volatile u64*)(aliases[i] + offset) = i;
        EQUAL(cell, i);
        cell = 0x1122334455667788;
    }
}

// ---- The kernel's records ----

static void check_kernel_place(const struct record* kernel) {
    EQUAL((u64)kernel & 7, 0);
    EQUAL(kernel->type, MODINFO_NAME);
    CHECK(same_text((const char*)kernel->data, "/boot/kernel/kernel"));
    CHECK(same_text((const char*)need_record(kernel, MODINFO_TYPE, 11)->data, "elf kernel"));
    EQUAL(number(need_record(kernel, MODINFO_ADDR, 8)), 0x200000);
    const u64 end = number(need_record(kernel, MODINFO_ADDR, 8)) + number(need_record(kernel, MODINFO_SIZE, 8));
    CHECK(end >= (u64)image_end - KERNBASE);
    EQUAL(end, number(need_record(kernel, MD_ESYM, 8)));
}

static void check_headers(const struct record* kernel) {
    const u8* file = SEEN(0x200000);  // the first segment has the file's headers in it
    EQUAL(memcmp(need_record(kernel, MD_ELFHDR, HEADERS)->data, file, HEADERS), 0);
    EQUAL(*(const u64*)(file + 24), (u64)btext);
    const u32 count = *(const u16*)(file + 60);
    CHECK(count > 4);
    (void)need_record(kernel, MD_SHDR, count * (u32)sizeof(struct section));
    EQUAL(number(need_record(kernel, MD_DYNAMIC, 8)), (u64)dynamic_section);
    EQUAL(number(need_record(kernel, MD_CTORS_ADDR, 8)), (u64)constructors);
    EQUAL(number(need_record(kernel, MD_CTORS_SIZE, 8)), 8);
}

static const struct section* symbol_section(const struct record* headers) {
    const struct section* sections = (const struct section*)headers->data;
    for (u32 i = 0; i < headers->size / sizeof(struct section); ++i) {
        if (sections[i].type == SHT_SYMTAB) {
            return &sections[i];
        }
    }
    fail(__FILE__, __LINE__, "a symbol table");
}

/// The symbol `name`, or NULL.
static const struct symbol* find_symbol(const u8* symbols, u64 size, const char* names, const char* name) {
    for (u64 at = 0; at < size; at += sizeof(struct symbol)) {
        const struct symbol* symbol = (const struct symbol*)(symbols + at);
        if (same_text(names + symbol->name, name)) {
            return symbol;
        }
    }
    return NULL;
}

static void check_symbols(const struct record* kernel) {
    const struct record* headers = need_record(kernel, MD_SHDR, 0);
    const struct section *table = symbol_section(headers), *strings = (const struct section*)headers->data + table->link;
    const u64 start = number(need_record(kernel, MD_SSYM, 8));
    EQUAL(start % 8, 0);
    EQUAL(start, round_up((u64)image_end - KERNBASE, 8));
    const u8* at = SEEN(start);
    EQUAL(*(const u64*)at, table->size);
    const u8* symbols = at + 8;
    at = symbols + round_up(table->size, 8);
    EQUAL(*(const u64*)at, strings->size);
    const char* names = (const char*)at + 8;
    EQUAL(at + 8 + round_up(strings->size, 8), SEEN(number(need_record(kernel, MD_ESYM, 8))));
    const struct symbol* found = find_symbol(symbols, table->size, names, "guest_main");
    CHECK(found != NULL);
    EQUAL(found->value, (u64)guest_main);
    CHECK(find_symbol(symbols, table->size, names, "no such symbol") == NULL);
}

static void check_flags(const struct record* kernel) {
    EQUAL(number(need_record(kernel, MD_HOWTO, 4)), variable_number("test.howto"));
    const char* wanted = variable("test.args");
    const struct record* arguments = find_record(kernel, MODINFO_ARGS);
    CHECK((wanted != NULL) == (arguments != NULL));
    CHECK(wanted == NULL || same_text(wanted, (const char*)arguments->data));
}

static void check_memory_map(const struct record* kernel) {
    const struct record* map = need_record(kernel, MD_SMAP, 0);
    EQUAL(map->size % 20, 0);
    u64 ram = 0, last_end = 0;
    bool high = false;
    for (u32 at = 0; at < map->size; at += 20) {
        u64 range[2];
        u32 type;
        memcpy(range, map->data + at, sizeof range);
        memcpy(&type, map->data + at + 16, sizeof type);
        CHECK(range[0] >= last_end);
        last_end = range[0] + range[1];
        ram += type == 1 ? range[1] : 0;
        high |= type == 1 && range[0] == 0x100000 && last_end > kernel_end();
    }
    CHECK(high);
    // All RAM but what stands below 1 MiB for the BIOS.
    EQUAL(ram, variable_number("test.ram") - 0x100000 + 0x9fc00);
}

/// First address after all records.
static u64 metadata_end(void) {
    const struct record* at = first_record();
    while (at->type != MODINFO_END) {
        at = next_record(at);
    }
    EQUAL(at->size, 0);
    return (u64)at->data - KERNBASE;
}

static void check_tail(const struct record* kernel, u64 files_end) {
    const u64 environment = number(need_record(kernel, MD_ENVP, 8));
    EQUAL(environment, round_up(files_end, PAGE));
    const char* at = (const char*)SEEN(environment);
    while (*at != 0) {
        print("variable %s\n", at);
        at += text_length(at) + 1;
    }
    EQUAL(module_pointer(), round_up((u64)at + 1 - KERNBASE, PAGE));
    EQUAL(kernel_end(), round_up(metadata_end(), PAGE));
    EQUAL(number(need_record(kernel, MD_KERNEND, 8)), kernel_end());
}

// ---- Modules ----

/// A module made of tests/guests/freebsd/module.c, laid out section by section.
static void check_object(const struct record* module, u64 address, u64 size) {
    const struct record* headers = need_record(module, MD_SHDR, 0);
    const struct section* sections = (const struct section*)headers->data;
    EQUAL(headers->size / sizeof(struct section), *(const u16*)(need_record(module, MD_ELFHDR, HEADERS)->data + 60));
    bool relocated = false;
    for (u32 i = 0; i < headers->size / sizeof(struct section); ++i) {
        if (sections[i].address != 0) {
            CHECK(sections[i].address >= address && sections[i].address + sections[i].size <= address + size);
            EQUAL(sections[i].alignment == 0 ? 0 : sections[i].address % sections[i].alignment, 0);
            relocated |= sections[i].type == SHT_RELA;
        }
    }
    CHECK(relocated);
    const struct section* table = symbol_section(headers);
    const char* names = (const char*)SEEN(sections[table->link].address);
    const struct symbol* data = find_symbol(SEEN(table->address), table->size, names, "module_data");
    CHECK(data != NULL);
    CHECK(same_text((const char*)SEEN(sections[data->section].address + data->value), "the module's data"));
    const struct symbol* space = find_symbol(SEEN(table->address), table->size, names, "module_space");
    CHECK(space != NULL);
    EQUAL(sections[space->section].type, SHT_NOBITS);
    for (u64 i = 0; i < space->size; ++i) {
        EQUAL(SEEN(sections[space->section].address + space->value)[i], 0);
    }
}

/// The same as a shared object, at its virtual addresses from the module's address on.
static void check_shared(const struct record* module, u64 address) {
    const u8* start = SEEN(number(need_record(module, MD_SSYM, 8)));
    const u64 size = *(const u64*)start;
    const char* names = (const char*)start + 8 + round_up(size, 8) + 8;
    const struct symbol* data = find_symbol(start + 8, size, names, "module_data");
    CHECK(data != NULL);
    CHECK(same_text((const char*)SEEN(address + data->value), "the module's data"));
    CHECK(*(const u64*)SEEN(address + number(need_record(module, MD_DYNAMIC, 8))) != 0);
}

static void print_module(const struct record* module, u64 address, u64 size) {
    u32 sum = 0;
    for (u64 i = 0; i < size; ++i) {
        sum = sum * 31 + SEEN(address)[i];
    }
    print("module %s, %s, size 0x%lx, sum 0x%x\n", (const char*)module->data,
          (const char*)need_record(module, MODINFO_TYPE, 0)->data, size, sum);
}

/// Checks all files after the kernel; gives the first address after the last.
static u64 check_modules(const struct record* kernel) {
    u64 end = number(need_record(kernel, MD_ESYM, 8)), count = 0;
    for (const struct record* module = next_file(kernel); module != NULL; module = next_file(module)) {
        const char* type = (const char*)need_record(module, MODINFO_TYPE, 0)->data;
        const u64 address = number(need_record(module, MODINFO_ADDR, 8));
        const u64 size = number(need_record(module, MODINFO_SIZE, 8));
        EQUAL(address, round_up(end, PAGE));
        end = address + size;
        if (same_text(type, "elf obj module")) {
            check_object(module, address, size);
        } else if (same_text(type, "elf module")) {
            check_shared(module, address);
        } else {
            CHECK(find_record(module, MD_ELFHDR) == NULL);
        }
        print_module(module, address, size);
        ++count;
    }
    EQUAL(count, variable_number("test.modules"));
    return end;
}

// ---- All of it, once more after a reset ----

/// Overwrites all from the page after the text on that the loader wrote, as a system that ran would have, and resets.
static void reset_in_ruins(volatile u32* mark) {
    *mark = variable_number("test.reset") != 0;
    memset(SEEN(number(need_record(first_record(), MD_SSYM, 8))), 0xff, 4096);
    memset(SEEN(module_pointer()), 0xff, kernel_end() - module_pointer());
    memset(dynamic_section, 0xff, 16);
    print("reset\n");
    outb(0xcf9, 6);
    for (;;) {
        __asm__ volatile("hlt");
    }
}

void guest_main(void) {
    const struct record* kernel = first_record();
    check_registers();
    check_gdt();
    check_page_tables();
    check_kernel_place(kernel);
    check_headers(kernel);
    check_symbols(kernel);
    check_flags(kernel);
    check_memory_map(kernel);
    check_tail(kernel, check_modules(kernel));
    volatile u32* mark = (volatile u32*)0x80000;  // memory that no loader touches and a reset keeps
    if (variable_number("test.reset") != 0 && *mark == 0) {
        reset_in_ruins(mark);
    }
    pass();
}
