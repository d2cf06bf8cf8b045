// SPDX-License-Identifier: BSD-2-Clause
#include "freebsd.h"

/// The stack that the loader left, a page at 1000h: {return address, module pointer, kernel end}, 4 bytes each.
static const u32* boot_arguments(void) {
    return (const u32*)entry_state.rsp;
}

u32 module_pointer(void) {
    return boot_arguments()[1];
}

u32 kernel_end(void) {
    return boot_arguments()[2];
}

const struct record* first_record(void) {
    return (const struct record*)SEEN(module_pointer());
}

const struct record* next_record(const struct record* record) {
    return (const struct record*)(record->data + ((record->size + 7u) & ~7u));
}

const struct record* next_file(const struct record* name) {
    do {
        name = next_record(name);
    } while (name->type != MODINFO_NAME && name->type != MODINFO_END);
    return name->type == MODINFO_END ? NULL : name;
}

const struct record* find_record(const struct record* name, u32 type) {
    if (type == MODINFO_NAME) {
        return name;
    }
    for (const struct record* at = next_record(name); at->type != MODINFO_NAME && at->type != MODINFO_END;
         at = next_record(at)) {
        if (at->type == type) {
            return at;
        }
    }
    return NULL;
}

const struct record* need_record(const struct record* name, u32 type, u32 size) {
    const struct record* found = find_record(name, type);
    if (found == NULL) {
        print("%s has no record 0x%x\n", (const char*)name->data, type);
        fail(__FILE__, __LINE__, "record");
    }
    if (size != 0 && found->size != size) {
        print("record 0x%x of %s has 0x%x bytes, not 0x%x\n", type, (const char*)name->data, found->size, size);
        fail(__FILE__, __LINE__, "record size");
    }
    return found;
}

u64 number(const struct record* record) {
    return record->size == 4 ? *(const u32*)record->data : *(const u64*)record->data;
}

bool same_text(const char* a, const char* b) {
    while (*a != 0 && *a == *b) {
        ++a;
        ++b;
    }
    return *a == *b;
}

size_t text_length(const char* text) {
    size_t length = 0;
    while (text[length] != 0) {
        ++length;
    }
    return length;
}

const char* variable(const char* name) {
    const size_t length = text_length(name);
    const char* at = (const char*)SEEN(number(need_record(first_record(), MD_ENVP, 8)));
    for (; *at != 0; at += text_length(at) + 1) {
        if (memcmp(at, name, length) == 0 && at[length] == '=') {
            return at + length + 1;
        }
    }
    return NULL;
}

u64 variable_number(const char* name) {
    const char* text = variable(name);
    u64 value = 0;
    if (text == NULL) {
        return 0;
    }
    text += text[0] == '0' && text[1] == 'x' ? 2 : 0;
    for (; *text != 0; ++text) {
        value = value << 4 | (u64)(*text <= '9' ? *text - '0' : *text - 'a' + 10);
    }
    return value;
}
