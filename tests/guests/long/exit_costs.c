// SPDX-License-Identifier: BSD-2-Clause
// What it costs to leave the guest, in cycles of the TSC, as medians: to the hypervisor's kernel (CPUID), and to its monitor (a write
// to a port that nothing listens to, a read of the local APIC's registers in memory, and of the APIC's base MSR).
#include "../lib/apic.h"
#include "../lib/long.h"

enum { ROUNDS = 15, TIMES = 200 };

static void leave_by_cpuid(void) { (void)cpuid(0, 0); }
static void leave_by_port(void) { outb(0x80, 0); }
static void leave_by_memory(void) { (void)apic_read(APIC_ID); }
static void leave_by_msr(void) { (void)rdmsr(MSR_APIC_BASE); }

static u64 median_cost(void (*leave)(void)) {
    u64 costs[ROUNDS];
    for (unsigned round = 0; round < ROUNDS; ++round) {
        const u64 start = rdtsc();
        for (unsigned i = 0; i < TIMES; ++i) {
            leave();
        }
        const u64 cost = (rdtsc() - start) / TIMES;
        unsigned at = round;
        for (; at > 0 && costs[at - 1] > cost; --at) {
            costs[at] = costs[at - 1];
        }
        costs[at] = cost;
    }
    return costs[ROUNDS / 2];
}

void guest_main(void) {
    print("cpuid %d\n", (u32)median_cost(leave_by_cpuid));
    print("port %d\n", (u32)median_cost(leave_by_port));
    print("memory %d\n", (u32)median_cost(leave_by_memory));
    print("msr %d\n", (u32)median_cost(leave_by_msr));
    pass();
}
