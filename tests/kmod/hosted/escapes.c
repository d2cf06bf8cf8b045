// SPDX-License-Identifier: BSD-2-Clause
// Guests that try to get at what is not theirs: the instructions of virtualization, every MSR, ports, and memory that is taken away
// while they use it.
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <unistd.h>

#include "guest.h"

enum { VECTOR_PORT = 0xf0, DONE_PORT = 0xf1, INVALID_OPCODE = 6, GENERAL_PROTECTION = 13 };
enum { SLOT = 1, SLOT_AT = 0x1000000, SLOT_SIZE = 1 << 20 };

static struct guest guest;

// ---- Instructions ----

struct instruction {
    const char *name;
    unsigned char bytes[8];
    unsigned char size;
};

/// All of these are #UD outside of virtualization's own modes, or without the features, none of which a guest is told of. EAX is an address.
static const struct instruction instructions[] = {
    {"vmrun", {0x0f, 0x01, 0xd8}, 3},          {"vmmcall", {0x0f, 0x01, 0xd9}, 3},        {"vmload", {0x0f, 0x01, 0xda}, 3},
    {"vmsave", {0x0f, 0x01, 0xdb}, 3},         {"stgi", {0x0f, 0x01, 0xdc}, 3},           {"clgi", {0x0f, 0x01, 0xdd}, 3},
    {"skinit", {0x0f, 0x01, 0xde}, 3},         {"invlpga", {0x0f, 0x01, 0xdf}, 3},        {"invlpgb", {0x0f, 0x01, 0xfe}, 3},
    {"tlbsync", {0x0f, 0x01, 0xff}, 3},        {"vmcall", {0x0f, 0x01, 0xc1}, 3},         {"vmlaunch", {0x0f, 0x01, 0xc2}, 3},
    {"vmresume", {0x0f, 0x01, 0xc3}, 3},       {"vmxoff", {0x0f, 0x01, 0xc4}, 3},         {"vmfunc", {0x0f, 0x01, 0xd4}, 3},
    {"vmxon", {0xf3, 0x0f, 0xc7, 0x30}, 4},    {"vmclear", {0x66, 0x0f, 0xc7, 0x30}, 4},  {"vmptrld", {0x0f, 0xc7, 0x30}, 3},
    {"vmptrst", {0x0f, 0xc7, 0x38}, 3},        {"vmread", {0x0f, 0x78, 0xc1}, 3},         {"vmwrite", {0x0f, 0x79, 0xc1}, 3},
    {"invept", {0x66, 0x0f, 0x38, 0x80, 0x08}, 5}, {"invvpid", {0x66, 0x0f, 0x38, 0x81, 0x08}, 5}, {"monitor", {0x0f, 0x01, 0xc8}, 3},
    {"mwait", {0x0f, 0x01, 0xc9}, 3},          {"getsec", {0x0f, 0x37}, 2},               {"rsm", {0x0f, 0xaa}, 2},
    {"encls", {0x0f, 0x01, 0xcf}, 3},          {"pconfig", {0x0f, 0x01, 0xc5}, 3},
};

static void test_instructions(void)
{
    static const unsigned char before[] = {0xb8, 0x00, 0x00, 0x02, 0x00, 0x31, 0xc9, 0x31, 0xd2}; // mov $0x20000, %eax; xor %ecx, %ecx; xor %edx, %edx
    static const unsigned char after[] = {0xe7, DONE_PORT, 0xf4};                                 // out %eax, $0xf1; hlt
    unsigned i;

    for (i = 0; i < sizeof instructions / sizeof *instructions; ++i) {
        const struct instruction *each = &instructions[i];
        unsigned char code[32];

        memcpy(code, before, sizeof before);
        memcpy(code + sizeof before, each->bytes, each->size);
        memcpy(code + sizeof before + each->size, after, sizeof after);
        guest_load(&guest, code, sizeof before + each->size + sizeof after);
        expect(guest_run(&guest) == APIARY_VMM_EXIT_PORT_WRITE && guest.run.address == VECTOR_PORT && guest.run.value == INVALID_OPCODE,
               each->name, "exit %u at port %#llx with %#llx instead of #UD", guest.run.exit, (unsigned long long)guest.run.address,
               (unsigned long long)guest.run.value);
    }
}

// ---- Model-specific registers ----

/// What the module answers by itself, or lets the processor answer: the guest's own registers.
static bool is_guests_own(uint32_t index)
{
    switch (index) {
    case 0x10: case 0x3b: case 0x174: case 0x175: case 0x176: case 0x277:
    case 0xc0000080: case 0xc0000081: case 0xc0000082: case 0xc0000083: case 0xc0000084:
    case 0xc0000100: case 0xc0000101: case 0xc0000102: case 0xc0000103: return true;
    default: return false;
    }
}

GUEST_CODE_32(probe_read, "rdmsr; out %eax, $0xf1; hlt");
GUEST_CODE_32(probe_write, "wrmsr; out %eax, $0xf1; hlt");

/// Whether the instruction neither leaves nor faults.
static bool completes(const char *begin, const char *end, uint32_t index, uint64_t value)
{
    struct apiary_vmm_state state;

    guest_load(&guest, begin, (size_t)(end - begin));
    guest_get(&guest, &state);
    state.registers.gpr[1] = index;
    state.registers.gpr[0] = (uint32_t)value;
    state.registers.gpr[2] = value >> 32;
    if (guest_set(&guest, &state) != 0) {
        expect(false, "msr_state", "a state was refused");
    }
    return guest_run(&guest) == APIARY_VMM_EXIT_PORT_WRITE && guest.run.address == DONE_PORT;
}

static void test_model_registers(void)
{
    static const struct {
        uint32_t first, count;
    } ranges[] = {{0, 0x2000}, {0x40000000, 0x200}, {0xc0000000, 0x400}, {0xc0010000, 0x400}};
    unsigned range, strangers = 0, tried = 0;
    uint32_t last = 0;

    for (range = 0; range < sizeof ranges / sizeof *ranges; ++range) {
        uint32_t i;

        for (i = 0; i < ranges[range].count; ++i) {
            const uint32_t index = ranges[range].first + i;
            const bool read = completes(probe_read_begin, probe_read_end, index, 0);
            const bool written = completes(probe_write_begin, probe_write_end, index, 0x1000);

            ++tried;
            if ((read || written) && !is_guests_own(index)) {
                ++strangers;
                last = index;
            }
        }
    }
    expect(strangers == 0, "model_registers_that_are_not_the_guests_leave_or_fault", "%u do not, one is %#x", strangers, last);
    expect(tried > 8000, "model_registers_were_tried", "%u", tried);
    expect(!completes(probe_write_begin, probe_write_end, 0xc0000080, 1 << 12), "efer_svme_is_refused", "it is taken");
    expect(!completes(probe_write_begin, probe_write_end, 0xc0000080, ~0ull), "efer_of_ones_is_refused", "it is taken");
}

// ---- Ports ----

GUEST_CODE_32(scan, "xor %edx, %edx; 1: in (%dx), %al; add $0x11, %dx; jmp 1b");

static void test_ports(void)
{
    unsigned i, wrong = 0;
    int exit;

    GUEST_LOAD(&guest, scan);
    exit = guest_run(&guest);
    for (i = 0; i < 4000; ++i) {
        wrong += exit != APIARY_VMM_EXIT_PORT_READ || guest.run.address != ((i * 0x11) & 0xffff);
        exit = guest_answer(&guest, 0xff);
    }
    expect(wrong == 0, "ports_all_leave", "%u did not", wrong);
}

// ---- Memory that goes ----

// Counts in the slot for ever.
GUEST_CODE_32(counter, "sti; 1: incl 0x1000000; incl 0x1001000; jmp 1b");

static atomic_bool over;

static void *run_counter(void *argument)
{
    (void)argument;
    while (!atomic_load(&over)) {
        const int exit = guest_run(&guest);

        // Memory that is not there is a device's.
        if (exit == APIARY_VMM_EXIT_MMIO_READ) {
            guest.run.flags = APIARY_VMM_ANSWER;
            guest.run.answer = 0;
        } else if (exit != APIARY_VMM_EXIT_MMIO_WRITE && exit != APIARY_VMM_EXIT_KICKED) {
            expect(false, "counter_goes_on", "exit %d", exit);
            break;
        }
    }
    return NULL;
}

static void test_memory_that_goes(void)
{
    struct apiary_vmm_unmap unmap = {.slot = SLOT};
    struct apiary_vmm_vcpu which = {0};
    unsigned round, written = 0, failed = 0;
    pthread_t thread;

    GUEST_LOAD(&guest, counter);
    atomic_store(&over, false);
    pthread_create(&thread, NULL, run_counter, NULL);
    for (round = 0; round < 200; ++round) {
        volatile uint32_t *memory = mmap(NULL, SLOT_SIZE, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
        struct apiary_vmm_map map = {.slot = SLOT, .gpa = SLOT_AT, .size = SLOT_SIZE, .user_address = (uint64_t)(uintptr_t)memory};
        struct apiary_vmm_discard discard = {.gpa = SLOT_AT, .size = SLOT_SIZE};
        uint32_t seen, wait;

        failed += ioctl(guest.device, APIARY_VMM_MAP, &map) != 0;
        for (wait = 0; wait < 100000 && (memory[0] == 0 || memory[0x400] == 0); ++wait) {
            usleep(100);
        }
        failed += memory[0] == 0;
        failed += round % 2 == 0 && ioctl(guest.device, APIARY_VMM_DISCARD, &discard) != 0;
        failed += ioctl(guest.device, APIARY_VMM_UNMAP, &unmap) != 0;
        seen = memory[0] + memory[0x400];
        usleep(500);
        written += memory[0] + memory[0x400] != seen;
        munmap((void *)memory, SLOT_SIZE);
    }
    atomic_store(&over, true);
    ioctl(guest.device, APIARY_VMM_KICK, &which);
    pthread_join(thread, NULL);
    expect(failed == 0, "memory_is_mapped_and_unmapped_under_a_running_vcpu", "%u calls failed", failed);
    expect(written == 0, "memory_that_was_unmapped_is_not_written", "%u times it was", written);
}

int main(void)
{
    guest_create(&guest);
    test_instructions();
    test_model_registers();
    test_ports();
    test_memory_that_goes();
    guest_destroy(&guest);
    return conclude("escapes");
}
