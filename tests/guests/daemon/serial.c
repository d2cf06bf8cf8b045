// SPDX-License-Identifier: BSD-2-Clause
// For tests of the helper: sleeps until something comes on COM1 or the power button is pressed. It says "ready" first, powers off at
// the power button, and answers what is typed:
//   c     crashes (triple fault), after a word about it
//   q     powers off
//   1     ignores the power button once more, and says "not yet"
//   d     ignores the power button from now on, and says "deaf"
//   f     writes two MiB of text, in lines of 64 characters
//   m     writes 256 KiB of it
//   b     is busy counting until the next letter comes
//   S     writes "second" to COM2
//   else  is written back
#include "../lib/apic.h"
#include "../lib/long.h"

enum { COM1 = 0x3f8, COM2 = 0x2f8, SERIAL_PIN = 4, SCI_PIN = 9, SERIAL_VECTOR = 0x60, SCI_VECTOR = 0x61 };
enum { PM1_STATUS = 0x400, PM1_ENABLE = 0x402, PM1_CONTROL = 0x404, SMI_COMMAND = 0xb2, ACPI_ENABLE = 0xa0, POWER_BUTTON = 1 << 8 };
enum { SLEEP_S5 = 5 << 10 | 1 << 13, IOAPIC_LOW = 1 << 13 };

static bool deaf;
static unsigned ignored;  ///< Presses of the power button that are heard and not acted on.

static _Noreturn void power_off(void) {
    for (;;) {
        outw(PM1_CONTROL, SLEEP_S5);
    }
}

static void flood(unsigned lines) {
    for (unsigned line = 0; line < lines; ++line) {
        print("line %x of a flood, which is sixty-four characters long.......\n", 0x10000000 + line);
    }
}

static void count_until_typed_at(void) {
    for (unsigned long count = 0; (inb(COM1 + 5) & 1) == 0; ++count) {
        __asm__ volatile("" : : "r"(count));
    }
}

static void act(char letter) {
    if (letter == 'c') {
        print("Kernel panic - not syncing: asked for\n");
        lidt(0, 0);
        __asm__ volatile("ud2");
    }
    if (letter == 'q') {
        power_off();
    }
    if (letter == 'd') {
        deaf = true;
        outw(PM1_ENABLE, 0);
        print("deaf\n");
    }
    if (letter == '1') {
        ++ignored;
        print("not yet\n");
    }
    if (letter == 'f') {
        flood((2 << 20) / 64);
    }
    if (letter == 'm') {
        flood((256 << 10) / 64);
    }
    if (letter == 'b') {
        count_until_typed_at();
    }
    if (letter == 'S') {
        for (const char* text = "second\n"; *text != 0; ++text) {
            outb(COM2, (unsigned char)*text);
        }
    }
    put_char(letter);
}

static bool serial(struct registers* frame) {
    (void)frame;
    (void)inb(COM1 + 2);
    while ((inb(COM1 + 5) & 1) != 0) {
        act((char)inb(COM1));
    }
    apic_eoi();
    return true;
}

static bool sci(struct registers* frame) {
    (void)frame;
    outw(PM1_STATUS, POWER_BUTTON);
    if (!deaf && ignored-- == 0) {
        power_off();
    }
    apic_eoi();
    return true;
}

void guest_main(void) {
    apic_enable();
    hooks[SERIAL_VECTOR] = serial;
    hooks[SCI_VECTOR] = sci;
    ioapic_route(SERIAL_PIN, SERIAL_VECTOR, apic_id(), 0);
    ioapic_route(SCI_PIN, SCI_VECTOR, apic_id(), IOAPIC_LEVEL | IOAPIC_LOW);
    outb(SMI_COMMAND, ACPI_ENABLE);
    outw(PM1_ENABLE, POWER_BUTTON);
    outb(COM1 + 1, 1);  // Received data interrupts.
    outb(COM1 + 4, 8);  // OUT2 lets them through.
    print("ready\n");
    for (;;) {
        __asm__ volatile("sti; hlt" : : : "memory");
    }
}
