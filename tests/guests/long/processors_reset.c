// SPDX-License-Identifier: BSD-2-Clause
// INIT sends a running CPU back to waiting for STARTUP; a second STARTUP is ignored.
#include "../lib/apic.h"
#include "../lib/long.h"
#include "../lib/processors.h"

static volatile u64 counter;
static void count_up(void* unused) {
    (void)unused;
    for (;;) {
        counter = counter + 1;
    }
}

void guest_main(void) {
    apic_enable();
    CHECK(start_processors() >= 2);
    run_on(1, count_up, 0);
    const u64 first = counter;
    WAIT_FOR(counter > first + 1000);
    apic_send(1, ICR_STARTUP | ICR_ASSERT | 8);  // it runs: no effect
    const u64 second = counter;
    WAIT_FOR(counter > second + 1000);
    const u32 online = processors_online;
    apic_send(1, ICR_INIT | ICR_ASSERT);
    u64 last = counter;
    for (unsigned quiet = 0; quiet < 1000; ++quiet) {
        outb(0x80, 0);
        if (counter != last) {
            last = counter;
            quiet = 0;
        }
    }
    EQUAL(processors_online, online);
    apic_send(1, ICR_STARTUP | ICR_ASSERT | 8);
    WAIT_FOR(processors_online == online + 1);
    pass();
}
