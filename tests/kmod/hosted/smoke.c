// SPDX-License-Identifier: BSD-2-Clause
// Small guests on /dev/apiary-vmm: every kind of exit, and what comes back.
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

#include "guest.h"

static struct guest guest;
static const uint64_t device_memory = 0xfee00000;

GUEST_CODE_32(ports, "mov $0x1234, %eax; out %ax, $0x40; mov $0x3f8, %edx; in (%dx), %al; out %eax, $0x41; hlt; nop; hlt");
GUEST_CODE_32(memory, "movl $0xfee00000, %ebx; movl $7, 0x80(%ebx); mov 0x20(%ebx), %ecx; orl $0x100, 0xf0(%ebx); cmpb $5, 0x30(%ebx);"
                      "sete %al; movzbl %al, %eax; out %al, $0x40; movzwl 0x40(%ebx), %esi; mov %esi, %eax; out %eax, $0x40; hlt");
GUEST_CODE_32(identify, "mov $0x40000000, %eax; cpuid; mov %ebx, %eax; out %eax, $0x40; hlt");
GUEST_CODE_32(registers, "mov $0x1b, %ecx; rdmsr; out %eax, $0x40; mov $0x2ff, %ecx; mov $5, %eax; mov $6, %edx; wrmsr; mov $0x999, %ecx; rdmsr");
GUEST_CODE_32(wait, "sti; 1: hlt; jmp 1b");
GUEST_CODE_32(masked, "mov $3, %eax; out %al, $0x40; sti; nop; nop; nop; cli; hlt");
GUEST_CODE_32(strings, "mov $0x20000, %esi; mov $3, %ecx; mov $0x42, %edx; cld; rep outsb; mov $0x30000, %edi; mov $2, %ecx; rep insw;"
                       "mov 0x30000, %eax; out %eax, $0x40; hlt");
GUEST_CODE_32(moves, "mov $0x20000, %esi; mov $0xfee00000, %edi; mov $2, %ecx; cld; rep movsl; mov $0xfee00100, %esi; mov $0x30000, %edi;"
                     "movsl; mov 0x30000, %eax; out %eax, $0x40; mov $0x55, %al; mov $0xfee00200, %edi; stosb; hlt");
GUEST_CODE_32(spin, "sti; 1: jmp 1b");
// Without IF ever set, which Bochs (3.0) keeps the host's interrupts from: only the preemption timer has it out there.
GUEST_CODE_32(spin_deaf, "1: jmp 1b");
GUEST_CODE_32(writer, "movl $1, 0x100000; movl $2, 0x105000; hlt; movl $3, 0x107000; hlt");
GUEST_CODE_32(reader, "mov 0x200000, %eax; out %eax, $0x40; mov 0x200000, %eax; out %eax, $0x40; hlt");
GUEST_CODE_32(triple, "lidt 0x20000; int3");
GUEST_CODE_32(control, "mov %cr4, %eax; or $0x200, %eax; mov %eax, %cr4; mov %cr4, %eax; out %eax, $0x40; mov $0x2000, %eax; mov %eax, %cr4");
GUEST_CODE_32(impossible, "mov %cr0, %eax; or $0x20000000, %eax; mov %eax, %cr0; hlt");
GUEST_CODE_32(status_word, "mov %cr0, %eax; or $0xe, %eax; lmsw %ax; smsw %eax; out %eax, $0x40; hlt");
GUEST_CODE_32(vectors, "mov %cr4, %eax; or $0x600, %eax; mov %eax, %cr4; movups 0x20000, %xmm3; 1: out %al, $0x40; movups %xmm3, 0x30000; hlt");
GUEST_CODE_32(breakpoints, "mov $0x12345, %eax; mov %eax, %dr1; mov %dr1, %eax; out %eax, $0x40; 1: hlt");

static uint64_t now_ms(void)
{
    struct timespec time;

    clock_gettime(CLOCK_MONOTONIC, &time);
    return (uint64_t)time.tv_sec * 1000 + (uint64_t)time.tv_nsec / 1000000;
}

static void test_ports(void)
{
    GUEST_LOAD(&guest, ports);
    EXPECT_EQUAL(guest_run(&guest), APIARY_VMM_EXIT_PORT_WRITE, "ports_out_leaves");
    EXPECT_EQUAL(guest.run.address, 0x40, "ports_out_port");
    EXPECT_EQUAL(guest.run.size, 2, "ports_out_size");
    EXPECT_EQUAL(guest.run.value, 0x1234, "ports_out_value");
    EXPECT_EQUAL(guest_run(&guest), APIARY_VMM_EXIT_PORT_READ, "ports_in_leaves");
    EXPECT_EQUAL(guest.run.address, 0x3f8, "ports_in_port");
    EXPECT_EQUAL(guest_run(&guest), -22, "ports_unanswered_is_refused");
    EXPECT_EQUAL(guest_answer(&guest, 0xab), APIARY_VMM_EXIT_PORT_WRITE, "ports_answered_goes_on");
    EXPECT_EQUAL(guest.run.value, 0x12ab, "ports_in_merges");
    EXPECT_EQUAL(guest_run(&guest), APIARY_VMM_EXIT_HALT, "halt_leaves");
    EXPECT_EQUAL(guest_run(&guest), APIARY_VMM_EXIT_HALT, "halt_stays");
}

static void test_memory(void)
{
    GUEST_LOAD(&guest, memory);
    EXPECT_EQUAL(guest_run(&guest), APIARY_VMM_EXIT_MMIO_WRITE, "memory_write_leaves");
    EXPECT_EQUAL(guest.run.address, device_memory + 0x80, "memory_write_address");
    EXPECT_EQUAL(guest.run.value, 7, "memory_write_value");
    EXPECT_EQUAL(guest_run(&guest), APIARY_VMM_EXIT_MMIO_READ, "memory_read_leaves");
    EXPECT_EQUAL(guest.run.size, 4, "memory_read_size");
    EXPECT_EQUAL(guest_answer(&guest, 0x11), APIARY_VMM_EXIT_MMIO_READ, "memory_or_reads");
    EXPECT_EQUAL(guest_answer(&guest, 0x0f), APIARY_VMM_EXIT_MMIO_WRITE, "memory_or_writes");
    EXPECT_EQUAL(guest.run.value, 0x10f, "memory_or_value");
    EXPECT_EQUAL(guest_run(&guest), APIARY_VMM_EXIT_MMIO_READ, "memory_compare_reads");
    EXPECT_EQUAL(guest_answer(&guest, 5), APIARY_VMM_EXIT_PORT_WRITE, "memory_compared_goes_on");
    EXPECT_EQUAL(guest.run.value, 1, "memory_compare_sets_flags");
    EXPECT_EQUAL(guest_run(&guest), APIARY_VMM_EXIT_MMIO_READ, "memory_extending_reads");
    EXPECT_EQUAL(guest.run.size, 2, "memory_extending_size");
    EXPECT_EQUAL(guest_answer(&guest, 0x12345), APIARY_VMM_EXIT_PORT_WRITE, "memory_extended_goes_on");
    EXPECT_EQUAL(guest.run.value, 0x2345, "memory_extended_value");
}

static void test_strings(void)
{
    GUEST_LOAD(&guest, strings);
    memcpy(guest.memory + 0x20000, "xyz", 3);
    EXPECT_EQUAL(guest_run(&guest), APIARY_VMM_EXIT_PORT_WRITE, "outs_leaves");
    EXPECT_EQUAL(guest.run.value, 'x', "outs_first");
    guest_run(&guest);
    guest_run(&guest);
    EXPECT_EQUAL(guest.run.value, 'z', "outs_last");
    EXPECT_EQUAL(guest_run(&guest), APIARY_VMM_EXIT_PORT_READ, "ins_leaves");
    EXPECT_EQUAL(guest_answer(&guest, 0x1111), APIARY_VMM_EXIT_PORT_READ, "ins_repeats");
    EXPECT_EQUAL(guest_answer(&guest, 0x2222), APIARY_VMM_EXIT_PORT_WRITE, "ins_ends");
    EXPECT_EQUAL(guest.run.value, 0x22221111, "ins_stored");
}

static void test_moves(void)
{
    GUEST_LOAD(&guest, moves);
    memcpy(guest.memory + 0x20000, "abcdefgh", 8);
    EXPECT_EQUAL(guest_run(&guest), APIARY_VMM_EXIT_MMIO_WRITE, "movs_leaves");
    EXPECT_EQUAL(guest.run.value, 0x64636261, "movs_value");
    EXPECT_EQUAL(guest_run(&guest), APIARY_VMM_EXIT_MMIO_WRITE, "movs_repeats");
    EXPECT_EQUAL(guest.run.address, device_memory + 4, "movs_advances");
    EXPECT_EQUAL(guest_run(&guest), APIARY_VMM_EXIT_MMIO_READ, "movs_from_device_leaves");
    EXPECT_EQUAL(guest_answer(&guest, 0xcafe), APIARY_VMM_EXIT_PORT_WRITE, "movs_from_device_ends");
    EXPECT_EQUAL(guest.run.value, 0xcafe, "movs_from_device_stores");
    EXPECT_EQUAL(guest_run(&guest), APIARY_VMM_EXIT_MMIO_WRITE, "stos_leaves");
    EXPECT_EQUAL(guest.run.value, 0x55, "stos_value");
}

static void test_identify(void)
{
    struct apiary_vmm_cpuid_entry entry = {.leaf = 0x40000000, .eax = 1, .ebx = 0x56789abc};
    struct apiary_vmm_cpuid cpuid = {.count = 1, .entries = (uint64_t)(uintptr_t)&entry};

    GUEST_LOAD(&guest, identify);
    EXPECT_EQUAL(ioctl(guest.device, APIARY_VMM_SET_CPUID, &cpuid), 0, "cpuid_is_set");
    EXPECT_EQUAL(guest_run(&guest), APIARY_VMM_EXIT_PORT_WRITE, "cpuid_does_not_leave");
    EXPECT_EQUAL(guest.run.value, 0x56789abc, "cpuid_answers");
}

static void test_registers(void)
{
    GUEST_LOAD(&guest, registers);
    EXPECT_EQUAL(guest_run(&guest), APIARY_VMM_EXIT_MSR_READ, "msr_read_leaves");
    EXPECT_EQUAL(guest.run.address, 0x1b, "msr_read_index");
    EXPECT_EQUAL(guest_answer(&guest, 0xfee00900), APIARY_VMM_EXIT_PORT_WRITE, "msr_read_ends");
    EXPECT_EQUAL(guest.run.value, 0xfee00900, "msr_read_value");
    EXPECT_EQUAL(guest_run(&guest), APIARY_VMM_EXIT_MSR_WRITE, "msr_write_leaves");
    EXPECT_EQUAL(guest.run.value, 0x600000005ull, "msr_write_value");
    EXPECT_EQUAL(guest_answer(&guest, 0), APIARY_VMM_EXIT_MSR_READ, "msr_unknown_leaves");
    guest.run.flags = APIARY_VMM_REFUSE;
    EXPECT_EQUAL(guest_run(&guest), APIARY_VMM_EXIT_PORT_WRITE, "msr_refused_goes_on");
    EXPECT_EQUAL(guest.run.value, 13, "msr_refused_faults");
}

static void test_interrupts(void)
{
    GUEST_LOAD(&guest, wait);
    EXPECT_EQUAL(guest_run(&guest), APIARY_VMM_EXIT_HALT, "interrupt_halted");
    EXPECT_EQUAL(guest.run.status & APIARY_VMM_CAN_INJECT, APIARY_VMM_CAN_INJECT, "interrupt_can_be_injected");
    guest.run.flags = APIARY_VMM_INJECT;
    guest.run.vector = 0x51;
    EXPECT_EQUAL(guest_run(&guest), APIARY_VMM_EXIT_PORT_WRITE, "interrupt_ends_halt");
    EXPECT_EQUAL(guest.run.value, 0x51, "interrupt_vector");

    GUEST_LOAD(&guest, masked);
    EXPECT_EQUAL(guest_run(&guest), APIARY_VMM_EXIT_PORT_WRITE, "window_begins");
    EXPECT_EQUAL(guest.run.status & APIARY_VMM_CAN_INJECT, 0, "window_is_closed");
    guest.run.flags = APIARY_VMM_INJECT;
    EXPECT_EQUAL(guest_run(&guest), -16, "interrupt_is_refused_while_masked");
    guest.run.flags = APIARY_VMM_WANT_WINDOW;
    EXPECT_EQUAL(guest_run(&guest), APIARY_VMM_EXIT_WINDOW, "window_opens");
    EXPECT_EQUAL(guest.run.status & APIARY_VMM_CAN_INJECT, APIARY_VMM_CAN_INJECT, "window_is_open");
    guest.run.flags = APIARY_VMM_INJECT;
    guest.run.vector = 0x52;
    guest_run(&guest);
    EXPECT_EQUAL(guest.run.value, 0x52, "window_takes_the_interrupt");

    GUEST_LOAD(&guest, ports);
    guest.run.flags = APIARY_VMM_INJECT_NMI;
    EXPECT_EQUAL(guest_run(&guest), APIARY_VMM_EXIT_PORT_WRITE, "nmi_is_delivered");
    EXPECT_EQUAL(guest.run.value, 2, "nmi_vector");

    GUEST_LOAD(&guest, wait);
    guest_run(&guest);
    guest.run.flags = APIARY_VMM_INJECT | APIARY_VMM_FINISH_ONLY;
    guest.run.vector = 0x53;
    EXPECT_EQUAL(guest_run(&guest), APIARY_VMM_EXIT_KICKED, "finish_leaves");
    EXPECT_EQUAL(guest.run.status & APIARY_VMM_UNFINISHED, 0, "finish_leaves_nothing");
    EXPECT_EQUAL(guest.run.rip, GUEST_HANDLERS + 16 * 0x53, "finish_delivers");
}

static void *kick_later(void *unused)
{
    struct apiary_vmm_vcpu vcpu = {0};

    (void)unused;
    usleep(100000);
    ioctl(guest.device, APIARY_VMM_KICK, &vcpu);
    return NULL;
}

static void test_kick(void)
{
    struct apiary_vmm_vcpu vcpu = {0};
    pthread_t thread;
    uint64_t begin;

    GUEST_LOAD(&guest, spin);
    ioctl(guest.device, APIARY_VMM_KICK, &vcpu);
    EXPECT_EQUAL(guest_run(&guest), APIARY_VMM_EXIT_KICKED, "kick_before_run");
    pthread_create(&thread, NULL, kick_later, NULL);
    begin = now_ms();
    EXPECT_EQUAL(guest_run(&guest), APIARY_VMM_EXIT_KICKED, "kick_ends_run");
    expect(now_ms() - begin >= 50, "kick_was_needed", "%llu ms", (unsigned long long)(now_ms() - begin));
    pthread_join(thread, NULL);

    GUEST_LOAD(&guest, spin_deaf);
    pthread_create(&thread, NULL, kick_later, NULL);
    EXPECT_EQUAL(guest_run(&guest), APIARY_VMM_EXIT_KICKED, "kick_ends_run_with_interrupts_off");
    pthread_join(thread, NULL);
}

static void test_dirty(void)
{
    uint64_t bitmap[GUEST_MEMORY / 4096 / 64];
    struct apiary_vmm_dirty dirty = {.bitmap = (uint64_t)(uintptr_t)bitmap, .bitmap_size = sizeof bitmap};

    GUEST_LOAD(&guest, writer);
    ioctl(guest.device, APIARY_VMM_DIRTY, &dirty);
    EXPECT_EQUAL(guest_run(&guest), APIARY_VMM_EXIT_HALT, "dirty_writes");
    EXPECT_EQUAL(ioctl(guest.device, APIARY_VMM_DIRTY, &dirty), 0, "dirty_is_told");
    EXPECT_EQUAL(bitmap[4], 0x21, "dirty_pages");
    ioctl(guest.device, APIARY_VMM_DIRTY, &dirty);
    EXPECT_EQUAL(bitmap[4], 0, "dirty_is_told_once");
    guest.run.flags = APIARY_VMM_INJECT_NMI;
    guest_run(&guest);
    EXPECT_EQUAL(*(uint32_t *)(guest.memory + 0x105000), 2, "dirty_is_the_monitors_memory");
}

static void test_discard(void)
{
    struct apiary_vmm_discard discard = {.gpa = 0x200000, .size = 0x10000};

    GUEST_LOAD(&guest, reader);
    *(uint32_t *)(guest.memory + 0x200000) = 0x1111;
    guest_run(&guest);
    EXPECT_EQUAL(guest.run.value, 0x1111, "discard_before");
    madvise(guest.memory + 0x200000, 0x10000, MADV_REMOVE);
    *(uint32_t *)(guest.memory + 0x200000) = 0x2222;
    EXPECT_EQUAL(ioctl(guest.device, APIARY_VMM_DISCARD, &discard), 0, "discard_works");
    guest_run(&guest);
    EXPECT_EQUAL(guest.run.value, 0x2222, "discard_after");
}

static void test_faults(void)
{
    GUEST_LOAD(&guest, triple);
    memset(guest.memory + 0x20000, 0, 8);  // An empty interrupt descriptor table.
    EXPECT_EQUAL(guest_run(&guest), APIARY_VMM_EXIT_SHUTDOWN, "triple_fault_leaves");
    GUEST_LOAD(&guest, control);
    EXPECT_EQUAL(guest_run(&guest), APIARY_VMM_EXIT_PORT_WRITE, "cr4_is_written");
    // QEMU (10.0) lets reads of CR4 through that are intercepted: the host's MCE shows.
    EXPECT_EQUAL(guest.run.value & ~0x40ull, 0x200, "cr4_value");
    EXPECT_EQUAL(guest_run(&guest), APIARY_VMM_EXIT_PORT_WRITE, "cr4_vmxe_faults");
    EXPECT_EQUAL(guest.run.value, 13, "cr4_vmxe_is_refused");
    GUEST_LOAD(&guest, impossible);
    EXPECT_EQUAL(guest_run(&guest), APIARY_VMM_EXIT_PORT_WRITE, "cr0_nw_without_cd_faults");
    EXPECT_EQUAL(guest.run.value, 13, "cr0_nw_without_cd_is_refused");
    GUEST_LOAD(&guest, status_word);
    EXPECT_EQUAL(guest_run(&guest), APIARY_VMM_EXIT_PORT_WRITE, "lmsw_is_executed");
    EXPECT_EQUAL(guest.run.value & 0xf, 0xf, "lmsw_sets_mp_em_and_ts");
}

static void test_vectors(void)
{
    uint8_t pattern[16];
    unsigned i;

    GUEST_LOAD(&guest, vectors);
    for (i = 0; i < sizeof pattern; ++i) {
        pattern[i] = (uint8_t)(0xa0 + i);
    }
    memcpy(guest.memory + 0x20000, pattern, sizeof pattern);
    EXPECT_EQUAL(guest_run(&guest), APIARY_VMM_EXIT_PORT_WRITE, "vectors_loaded");
    __asm__ volatile("pxor %%xmm3, %%xmm3" : : : "xmm3");
    guest_run(&guest);
    expect(memcmp(guest.memory + 0x30000, pattern, sizeof pattern) == 0, "vectors_are_the_guests", "lost");
}

static void test_breakpoints(void)
{
    GUEST_LOAD(&guest, breakpoints);
    EXPECT_EQUAL(guest_run(&guest), APIARY_VMM_EXIT_PORT_WRITE, "debug_registers_work");
    EXPECT_EQUAL(guest.run.value, 0x12345, "debug_registers_keep");
}

static void test_state(void)
{
    struct apiary_vmm_state state, bad;

    GUEST_LOAD(&guest, ports);
    guest_run(&guest);
    guest_get(&guest, &state);
    EXPECT_EQUAL(state.registers.rip, GUEST_CODE + 8, "state_rip");
    EXPECT_EQUAL(state.registers.gpr[0], 0x1234, "state_rax");
    EXPECT_EQUAL(state.registers.segment[1].access & 0xffff, 0xc09b, "state_cs");
    EXPECT_EQUAL(guest_set(&guest, &state), 0, "state_is_taken_back");
    bad = state;
    bad.registers.cr4 |= 1 << 13;
    EXPECT_EQUAL(guest_set(&guest, &bad), -22, "state_vmxe_is_refused");
    bad = state;
    bad.registers.efer |= 1 << 12;
    EXPECT_EQUAL(guest_set(&guest, &bad), -22, "state_svme_is_refused");
    bad = state;
    bad.xsave[520] = 1;
    EXPECT_EQUAL(guest_set(&guest, &bad), -22, "state_xsave_header_is_refused");
    EXPECT_EQUAL(guest_run(&guest), APIARY_VMM_EXIT_PORT_READ, "state_refused_changes_nothing");
}

int main(void)
{
    guest_create(&guest);
    test_ports();
    test_memory();
    test_strings();
    test_moves();
    test_identify();
    test_registers();
    test_interrupts();
    test_kick();
    test_dirty();
    test_discard();
    test_faults();
    test_vectors();
    test_breakpoints();
    test_state();
    guest_destroy(&guest);
    return conclude("smoke");
}
