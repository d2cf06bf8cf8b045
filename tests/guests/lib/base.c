// SPDX-License-Identifier: BSD-2-Clause
#include "base.h"

#include <stdarg.h>

enum { COM1 = 0x3f8, DEBUG_EXIT = 0xf4 };

void put_char(char c) {
    for (unsigned i = 0; i < 100000 && (inb(COM1 + 5) & 0x20) == 0; ++i) {
    }
    outb(COM1, (u8)c);
}

static void print_number(u64 value, unsigned base) {
    char digits[24];
    unsigned count = 0;
    do {
        // 64-bit division is not at hand in 32-bit code; 16 needs none, and decimal numbers are small.
        const unsigned digit = base == 16 ? (unsigned)(value & 15) : (u32)value % 10;
        digits[count++] = "0123456789abcdef"[digit];
        value = base == 16 ? value >> 4 : (u32)value / 10;
    } while (value != 0);
    while (count > 0) {
        put_char(digits[--count]);
    }
}

static const char* print_field(const char* at, va_list* arguments) {
    if (*at == 's') {
        for (const char* text = va_arg(*arguments, const char*); *text != 0; ++text) {
            put_char(*text);
        }
    } else if (*at == 'd') {
        print_number(va_arg(*arguments, unsigned), 10);
    } else if (*at == 'x') {
        print_number(va_arg(*arguments, unsigned), 16);
    } else if (at[0] == 'l' && at[1] == 'x') {
        print_number(va_arg(*arguments, u64), 16);
        return at + 2;
    }
    return at + 1;
}

void print(const char* format, ...) {
    va_list arguments;
    va_start(arguments, format);
    while (*format != 0) {
        if (*format == '%') {
            format = print_field(format + 1, &arguments);
        } else {
            put_char(*format++);
        }
    }
    va_end(arguments);
}

_Noreturn void finish(u8 verdict) {
    outb(DEBUG_EXIT, verdict);
    for (;;) {
        __asm__ volatile("cli; hlt");
    }
}

_Noreturn void pass(void) {
    print("PASS\n");
    finish(EXIT_PASS);
}

_Noreturn void skip(const char* why) {
    print("SKIP: %s\n", why);
    finish(EXIT_SKIP);
}

_Noreturn void fail(const char* file, int line, const char* what) {
    print("FAIL %s:%d: %s\n", file, (unsigned)line, what);
    finish(EXIT_FAIL);
}

void check_equal(u64 got, u64 wanted, const char* file, int line, const char* what) {
    if (got != wanted) {
        print("%s is 0x%lx, should be 0x%lx\n", what, got, wanted);
        fail(file, line, what);
    }
}

void* memset(void* to, int value, size_t bytes) {
    void* at = to;
    __asm__ volatile("rep stosb" : "+D"(at), "+c"(bytes) : "a"(value) : "memory");
    return to;
}

void* memcpy(void* to, const void* from, size_t bytes) {
    void* at = to;
    __asm__ volatile("rep movsb" : "+D"(at), "+S"(from), "+c"(bytes) : : "memory");
    return to;
}

int memcmp(const void* a, const void* b, size_t bytes) {
    const u8* left = a;
    const u8* right = b;
    for (size_t i = 0; i < bytes; ++i) {
        if (left[i] != right[i]) {
            return left[i] - right[i];
        }
    }
    return 0;
}

u32 multiboot_information;

const char* command_line(void) {
    const u32* information = (const u32*)(uptr)multiboot_information;
    // Multiboot 1 §3.3: flag 2 says that cmdline, at 16, is valid.
    return (information[0] & 4) != 0 ? (const char*)(uptr)information[4] : "";
}

bool under_qemu(void) {
    const char* text = command_line();
    for (; *text != 0; ++text) {
        if (text[0] == 'q' && text[1] == 'e' && text[2] == 'm' && text[3] == 'u' && text[4] == ' ') {
            return true;
        }
    }
    return false;
}
