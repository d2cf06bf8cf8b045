// SPDX-License-Identifier: BSD-2-Clause
// ticks COUNT: as many interrupts into a guest that switches them off and on, halts, and exits in between, while its vCPU is kicked
// and every page that a delivery touches (stack, IDT, handler, counter) is taken away under it. None may be lost, and none doubled.
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "guest.h"

enum { FIRST_VECTOR = 0x50, VECTORS = 16, COUNTERS = 0x100000 };

// Windows of all kinds: after STI, after MOV SS, around exits to the module (CPUID) and to the monitor (OUT), and a halt.
GUEST_CODE_32(work, "1: sti; nop; nop; cli; incl 0x110000; out %al, $0x80; sti; xor %eax, %eax; cpuid; mov %ss, %eax; mov %eax, %ss;"
                    "nop; cli; nop; sti; hlt; jmp 1b");

static struct guest guest;
static atomic_bool over;

/// incl counter; iret
static void write_handlers(void)
{
    unsigned i;

    for (i = 0; i < VECTORS; ++i) {
        const uint32_t counter = COUNTERS + 4 * i;
        uint8_t code[7] = {0xff, 0x05, 0, 0, 0, 0, 0xcf};

        memcpy(code + 2, &counter, sizeof counter);
        memcpy(guest.memory + GUEST_HANDLERS + (FIRST_VECTOR + i) * 16, code, sizeof code);
    }
}

/// The pages stay the monitor's, with what is in them: the guest has to find them again.
static void *disturb(void *unused)
{
    static const uint64_t pages[] = {GUEST_IDT, GUEST_HANDLERS, GUEST_STACK - 4096, COUNTERS, GUEST_CODE};
    struct apiary_vmm_vcpu which = {0};
    unsigned i = 0;

    (void)unused;
    while (!atomic_load(&over)) {
        struct apiary_vmm_discard discard = {.gpa = pages[i++ % (sizeof pages / sizeof *pages)] & ~4095ull, .size = 4096};

        ioctl(guest.device, APIARY_VMM_DISCARD, &discard);
        if (i % 3 == 0) {
            ioctl(guest.device, APIARY_VMM_KICK, &which);
        }
        usleep(300);
    }
    return NULL;
}

/// Injects whenever that can be, and else mostly asks for the window.
static bool go_on(uint32_t *sent, uint32_t count)
{
    static unsigned rounds;
    uint32_t total = 0;
    unsigned i;

    ++rounds;
    for (i = 0; i < VECTORS; ++i) {
        total += sent[i];
    }
    if (total < count && (guest.run.status & APIARY_VMM_CAN_INJECT) != 0) {
        guest.run.flags = APIARY_VMM_INJECT;
        guest.run.vector = (uint8_t)(FIRST_VECTOR + total % VECTORS);
        ++sent[total % VECTORS];
    } else if (total < count && rounds % 4 != 0) {
        guest.run.flags = APIARY_VMM_WANT_WINDOW;
    } else if (total == count && guest.run.exit == APIARY_VMM_EXIT_HALT) {
        return false;  // Everything that was sent has been taken: it halts with nothing to come.
    }
    switch (guest_run(&guest)) {
    case APIARY_VMM_EXIT_PORT_WRITE: case APIARY_VMM_EXIT_HALT: case APIARY_VMM_EXIT_WINDOW: case APIARY_VMM_EXIT_KICKED: return true;
    default: return false;
    }
}

int main(int arguments, char **argument)
{
    const uint32_t count = arguments > 1 ? (uint32_t)strtoul(argument[1], NULL, 10) : 1000;
    uint32_t sent[VECTORS] = {0}, wrong = 0;
    pthread_t disturber;
    unsigned i;

    guest_create(&guest);
    GUEST_LOAD(&guest, work);
    write_handlers();
    pthread_create(&disturber, NULL, disturb, NULL);
    while (go_on(sent, count)) {
    }
    atomic_store(&over, true);
    pthread_join(disturber, NULL);
    EXPECT_EQUAL(guest.run.exit, APIARY_VMM_EXIT_HALT, "guest_goes_on_to_the_end");
    for (i = 0; i < VECTORS; ++i) {
        uint32_t taken;

        memcpy(&taken, guest.memory + COUNTERS + 4 * i, sizeof taken);
        if (taken != sent[i]) {
            ++wrong;
            printf("vector %#x: %u sent, %u taken\n", FIRST_VECTOR + i, sent[i], taken);
        }
    }
    expect(wrong == 0, "interrupts_are_neither_lost_nor_doubled", "%u vectors are wrong", wrong);
    printf("%u interrupts, %llu exits\n", count, (unsigned long long)guest.run.hardware_exits);
    guest_destroy(&guest);
    return conclude("ticks");
}
