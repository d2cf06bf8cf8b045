// SPDX-License-Identifier: BSD-2-Clause
// For test programs that run in an emulated host: a machine of one vCPU on /dev/apiary-vmm, and a guest made of a few instructions.
#ifndef APIARY_TESTS_KMOD_GUEST_H
#define APIARY_TESTS_KMOD_GUEST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "../../../kmod/include/apiary_vmm.h"

enum {
    GUEST_MEMORY = 4 << 20,   ///< Bytes from guest-physical 0 on, slot 0.
    GUEST_CODE = 0x10000,     ///< Where code goes.
    GUEST_STACK = 0x9000,
    GUEST_IDT = 0x2000,       ///< 256 gates of 32-bit protected mode.
    GUEST_GDT = 0x1000,       ///< Null, flat code (8), flat data (16).
    GUEST_HANDLERS = 0x3000,  ///< 16 bytes each: `mov $vector, %eax; out %eax, $0xf0; …`
};

struct guest {
    int device;
    uint8_t *memory;
    struct apiary_vmm_run run;
};

/// Opens the device and makes a machine with memory and vCPU 0, in flat 32-bit protected mode at GUEST_CODE, interrupts off. Every
/// vector leads to a handler that writes its number to port 0xf0 and halts. Ends the program if something cannot be had.
void guest_create(struct guest *guest);
void guest_destroy(struct guest *guest);
/// Begins anew with these bytes at GUEST_CODE.
void guest_load(struct guest *guest, const void *code, size_t size);
#define GUEST_LOAD(guest, name) guest_load(guest, name##_begin, (size_t)(name##_end - name##_begin))
/// A guest's code, in the assembler's 32-bit mode.
#define GUEST_CODE_32(name, text)                                                                                       \
    extern const char name##_begin[], name##_end[];                                                                     \
    __asm__(".pushsection .rodata\n.code32\n.globl " #name "_begin\n" #name "_begin:\n" text "\n.globl " #name "_end\n" #name \
            "_end:\n.code64\n.popsection")

/// Runs until the next exit. `flags` and what goes with them are in guest->run; they are gone afterwards. Gives the exit, or
/// -errno.
int guest_run(struct guest *guest);
int guest_answer(struct guest *guest, uint64_t value);
void guest_get(struct guest *guest, struct apiary_vmm_state *state);
int guest_set(struct guest *guest, struct apiary_vmm_state *state);

/// A call of the device: 0 or its error number.
int call(int device, unsigned long command, void *argument);
/// True for those that its calls may give.
bool is_an_answer(int error);

/// Counts and tells: "ok NAME" or "FAILED NAME: …".
void expect(bool good, const char *name, const char *format, ...) __attribute__((format(printf, 3, 4)));
#define EXPECT_EQUAL(what, wanted, name)                                                                       \
    do {                                                                                                       \
        const unsigned long long expect_got = (unsigned long long)(what), expect_wanted = (unsigned long long)(wanted); \
        expect(expect_got == expect_wanted, name, #what " is %#llx, wanted %#llx", expect_got, expect_wanted);  \
    } while (0)
/// Prints the last line that the harness looks for; gives the exit status.
int conclude(const char *program);

#endif
