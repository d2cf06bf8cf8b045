// SPDX-License-Identifier: BSD-2-Clause
// The serial ports ("test.ports" of them) and, with "test.bvm", the BVM console and debug port.
#include "../lib/freebsd.h"

enum { DATA = 0, LINE_STATUS = 5, SCRATCH = 7, BVM_CONSOLE = 0x220, BVM_DEBUG = 0x224 };
static const u16 ports[] = {0x3f8, 0x2f8, 0x3e8, 0x2e8};

static void send(u16 port, const char* text) {
    for (; *text != 0; ++text) {
        WAIT_FOR((inb(port + LINE_STATUS) & 0x20) != 0);
        outb(port + DATA, (u8)*text);
    }
}

static void check_serial_ports(u64 count) {
    static const char* const texts[] = {"this is COM1\n", "this is COM2\n", "this is COM3\n", "this is COM4\n"};
    for (u8 i = 0; i < 4; ++i) {
        outb(ports[i] + SCRATCH, 0x50 + i);
    }
    for (u8 i = 0; i < 4; ++i) {
        EQUAL(inb(ports[i] + SCRATCH), i < count ? 0x50 + i : 0xff);
        if (i < count) {
            send(ports[i], texts[i]);
        }
    }
}

static void bvm_send(u16 port, const char* text) {
    for (; *text != 0; ++text) {
        outl(port, (u8)*text);
    }
}

/// The next byte that is typed; a second of none is a failure.
static u32 bvm_receive(u16 port) {
    u32 c = 0xffffffff;
    const u64 start = rdtsc();
    while (c == 0xffffffff && rdtsc() - start < WAIT_TSC) {
        c = inl(port);
    }
    CHECK(c <= 0xff);
    return c;
}

static void check_bvm_ports(void) {
    EQUAL(inw(BVM_CONSOLE), 0x6276);
    EQUAL(inb(BVM_CONSOLE), 0xff);
    EQUAL(inw(BVM_DEBUG), 0x4256);
    EQUAL(inl(BVM_DEBUG), 0xffffffff);
    bvm_send(BVM_DEBUG, "nobody listens\n");
    bvm_send(BVM_CONSOLE, "this is the BVM console\n");
    for (u32 c = 0; c != '\n';) {
        c = bvm_receive(BVM_CONSOLE);
        outl(BVM_CONSOLE, c);
    }
    EQUAL(inl(BVM_CONSOLE), 0xffffffff);
}

void guest_main(void) {
    check_serial_ports(variable_number("test.ports"));
    if (variable("test.bvm") != NULL) {
        check_bvm_ports();
    } else {
        EQUAL(inw(BVM_CONSOLE), 0xffff);
        EQUAL(inw(BVM_DEBUG), 0xffff);
    }
    pass();
}
