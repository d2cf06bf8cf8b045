// SPDX-License-Identifier: BSD-2-Clause
// fuzz SEED COUNT [flip]: as many calls from each of several threads on one machine, in an order that the seed makes, with arguments that are
// right or nearly right: slots over each other, memory that goes away or becomes read-only, vCPUs that are made, run, kicked, read and
// set at once, guests whose code is noise, arguments that other threads write over while they are read or that end where memory does. Each
// call has to give an answer, and nothing may stay pinned. The host's log tells the rest.
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <unistd.h>

#include "guest.h"

enum { PAGE = 4096, THREADS = 4, VCPUS = 3, SLOTS = 4, ARENA_PAGES = 512, GUEST_PAGES = 4096 };

GUEST_CODE_32(wander, "sti; 1: incl (%esi); add $0x1000, %esi; and $0xffffff, %esi; out %al, $0x80; cpuid; jmp 1b");

struct worker {
    pthread_t thread;
    uint64_t seed;
    unsigned long count, strange;
};

static struct guest guest;
static uint8_t *arena;
static struct apiary_vmm_state good;
static atomic_bool over;
static bool flips;  ///< Guests' registers have a bit changed at times: not every emulated host survives all such guests (docs/kmod.md).

static uint64_t number(struct worker *worker)
{
    worker->seed ^= worker->seed << 13;
    worker->seed ^= worker->seed >> 7;
    worker->seed ^= worker->seed << 17;
    return worker->seed;
}

static uint64_t below(struct worker *worker, uint64_t end)
{
    return number(worker) % end;
}

// ---- Calls ----

enum { LARGEST = sizeof(struct apiary_vmm_state), FIRST_NUMBER = 16, NUMBERS = 14 };

/// Of each call, one argument that all threads use at times: each writes what would be right by itself, so that what is read may be
/// put together of several.
static uint8_t shared[NUMBERS][LARGEST];
static uint8_t *edge;                 ///< Where memory ends.
static atomic_ulong done[NUMBERS];    ///< Calls that succeeded.

/// Calls the machine, mostly as it is meant.
static int issue(struct worker *worker, unsigned long command, void *argument)
{
    const unsigned number = _IOC_NR(command) - FIRST_NUMBER;
    const size_t size = _IOC_SIZE(command);
    void *at = argument;
    int error;

    switch (below(worker, 16)) {
    case 0: at = edge - 1 - below(worker, size - 1); break;
    case 1: case 2: case 3: case 4:
        at = shared[number];
        memcpy(at, argument, size);
        break;
    default: break;
    }
    error = call(guest.device, command, at);
    if (error == 0) {
        atomic_fetch_add(&done[number], 1);
    }
    return error;
}

static int version(struct worker *worker)
{
    uint32_t argument;

    return issue(worker, APIARY_VMM_VERSION, &argument);
}

static int info(struct worker *worker)
{
    struct apiary_vmm_info argument;

    return issue(worker, APIARY_VMM_INFO, &argument);
}

/// Again, which may not be.
static int create(struct worker *worker)
{
    struct apiary_vmm_create argument = {.tsc_zero = number(worker), .reserved = below(worker, 2)};

    return issue(worker, APIARY_VMM_CREATE, &argument);
}

static int map(struct worker *worker)
{
    const uint64_t pages = 1 + below(worker, 64);
    struct apiary_vmm_map argument = {
        .slot = (uint32_t)(1 + below(worker, SLOTS)), .flags = below(worker, 4) == 0 ? APIARY_VMM_READ_ONLY : 0,
        .gpa = below(worker, GUEST_PAGES) * PAGE, .size = pages * PAGE,
        .user_address = (uint64_t)(uintptr_t)arena + below(worker, ARENA_PAGES) * PAGE};

    return issue(worker, APIARY_VMM_MAP, &argument);
}

static int unmap(struct worker *worker)
{
    struct apiary_vmm_unmap argument = {.slot = (uint32_t)(1 + below(worker, SLOTS))};

    return issue(worker, APIARY_VMM_UNMAP, &argument);
}

static int discard(struct worker *worker)
{
    struct apiary_vmm_discard argument = {.gpa = below(worker, GUEST_PAGES) * PAGE, .size = (1 + below(worker, 600)) * PAGE};

    return issue(worker, APIARY_VMM_DISCARD, &argument);
}

static int dirty(struct worker *worker)
{
    static uint64_t bitmap[GUEST_MEMORY / PAGE / 64];  // Of all threads, as the argument that points to it may be.
    struct apiary_vmm_dirty argument = {
        .slot = (uint32_t)below(worker, SLOTS + 1), .bitmap = (uint64_t)(uintptr_t)bitmap, .bitmap_size = below(worker, 2) * sizeof bitmap};

    return issue(worker, APIARY_VMM_DIRTY, &argument);
}

static int create_vcpu(struct worker *worker)
{
    struct apiary_vmm_vcpu argument = {.vcpu = (uint32_t)below(worker, VCPUS)};

    return issue(worker, APIARY_VMM_CREATE_VCPU, &argument);
}

static int kick(struct worker *worker)
{
    struct apiary_vmm_vcpu argument = {.vcpu = (uint32_t)below(worker, VCPUS)};

    return issue(worker, APIARY_VMM_KICK, &argument);
}

static int set_cpuid(struct worker *worker)
{
    static struct apiary_vmm_cpuid_entry entries[4];  // Of all threads.
    struct apiary_vmm_cpuid argument = {
        .vcpu = (uint32_t)below(worker, VCPUS), .count = (uint32_t)below(worker, 5), .entries = (uint64_t)(uintptr_t)entries};

    entries[below(worker, 4)] = (struct apiary_vmm_cpuid_entry){.leaf = (uint32_t)below(worker, 16), .eax = (uint32_t)number(worker)};
    return issue(worker, APIARY_VMM_SET_CPUID, &argument);
}

static int get_state(struct worker *worker)
{
    struct apiary_vmm_state argument = {.vcpu = (uint32_t)below(worker, VCPUS)};

    return issue(worker, APIARY_VMM_GET_STATE, &argument);
}

/// One that runs, at some place of guest memory; with `flips` every other time with a bit of its registers changed.
static int set_state(struct worker *worker)
{
    struct apiary_vmm_state argument = good;

    argument.vcpu = (uint32_t)below(worker, VCPUS);
    argument.registers.rip = below(worker, 2) == 0 ? GUEST_CODE : below(worker, GUEST_PAGES * PAGE);
    argument.registers.gpr[6] = below(worker, GUEST_PAGES) * PAGE;
    argument.activity = below(worker, 4) == 0 ? (uint32_t)below(worker, 8) : 0;
    if (flips && below(worker, 2) == 0) {
        ((uint64_t *)&argument.registers)[below(worker, sizeof argument.registers / 8)] ^= 1ull << below(worker, 64);
    }
    // QEMU does not find back to its host from a guest with LME and without PAE (docs/kmod.md).
    argument.registers.efer &= ~0x100ull;
    return issue(worker, APIARY_VMM_SET_STATE, &argument);
}

static int run(struct worker *worker)
{
    struct apiary_vmm_run argument = {.vcpu = (uint32_t)below(worker, VCPUS), .answer = number(worker), .vector = (uint8_t)number(worker)};

    argument.flags = below(worker, 2) == 0 ? (uint32_t)below(worker, APIARY_VMM_FINISH_ONLY << 1) : 0;
    return issue(worker, APIARY_VMM_RUN, &argument);
}

static int fields(struct worker *worker)
{
    static struct apiary_vmm_field list[64];
    struct apiary_vmm_fields argument = {
        .vcpu = (uint32_t)below(worker, VCPUS), .count = (uint32_t)below(worker, 65), .entries = (uint64_t)(uintptr_t)list};

    return issue(worker, APIARY_VMM_FIELDS, &argument);
}

/// Memory that slots lie in goes or becomes read-only, and guests' code becomes noise.
static int disturb(struct worker *worker)
{
    const uint64_t first = below(worker, ARENA_PAGES), pages = 1 + below(worker, 16);
    uint8_t *const at = arena + first * PAGE;
    uint64_t i;

    switch (below(worker, 4)) {
    case 0: madvise(at, pages * PAGE, MADV_DONTNEED); break;
    case 1: mprotect(at, pages * PAGE, PROT_READ); break;
    default:
        mprotect(at, pages * PAGE, PROT_READ | PROT_WRITE);
        for (i = 0; i < 32; ++i) {
            const uint64_t noise = number(worker);

            memcpy(guest.memory + (1 << 20) + below(worker, 1 << 20), &noise, sizeof noise);
        }
    }
    return 0;
}

/// A machine that lives for one call.
static int another_machine(struct worker *worker)
{
    struct guest other;

    (void)worker;
    guest_create(&other);
    atomic_fetch_add(&done[_IOC_NR(APIARY_VMM_CREATE) - FIRST_NUMBER], 1);
    guest_destroy(&other);
    return 0;
}

typedef int operation(struct worker *worker);
static operation *const operations[] = {map, unmap, discard, dirty, create_vcpu, kick, set_cpuid, get_state, set_state, run, run, run,
                                        fields, disturb, version, info, create};
enum { OPERATIONS = sizeof operations / sizeof *operations };

static void *work(void *argument)
{
    struct worker *const worker = argument;
    unsigned long i;

    for (i = 0; i < worker->count; ++i) {
        const unsigned which = (unsigned)below(worker, OPERATIONS);
        const int error = i % 512 == 511 ? another_machine(worker) : operations[which](worker);

        if (!is_an_answer(error)) {
            ++worker->strange;
            printf("operation %u: %s\n", which, strerror(error));
        }
    }
    return NULL;
}

/// Guests that go on for ever come out.
static void *kick_always(void *unused)
{
    struct apiary_vmm_vcpu which = {0};

    (void)unused;
    while (!atomic_load(&over)) {
        for (which.vcpu = 0; which.vcpu < VCPUS; ++which.vcpu) {
            (void)call(guest.device, APIARY_VMM_KICK, &which);
        }
        usleep(500);
    }
    return NULL;
}

static void check_pins(void)
{
    struct apiary_vmm_info info = {0};

    guest_create(&guest);
    EXPECT_EQUAL(call(guest.device, APIARY_VMM_INFO, &info), 0, "info");
    EXPECT_EQUAL(info.pinned_pages, 0, "no_page_stays_pinned");
    GUEST_LOAD(&guest, wander);
    EXPECT_EQUAL(guest_run(&guest), APIARY_VMM_EXIT_PORT_WRITE, "a_guest_runs_after_all_that");
    guest_destroy(&guest);
}

int main(int arguments, char **argument)
{
    static struct worker workers[THREADS];
    const uint64_t seed = arguments > 1 ? strtoull(argument[1], NULL, 10) : 1;
    const unsigned long count = arguments > 2 ? strtoul(argument[2], NULL, 10) : 1000;
    unsigned long strange = 0;
    pthread_t kicker;
    unsigned i, never = 0;

    flips = arguments > 3 && strcmp(argument[3], "flip") == 0;
    guest_create(&guest);
    GUEST_LOAD(&guest, wander);
    guest_get(&guest, &good);
    edge = mmap(NULL, 2 * PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    edge += PAGE;
    munmap(edge, PAGE);
    arena = mmap(NULL, (ARENA_PAGES + 64) * PAGE, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    pthread_create(&kicker, NULL, kick_always, NULL);
    for (i = 0; i < THREADS; ++i) {
        workers[i] = (struct worker){.seed = (seed * THREADS + i + 1) * 0x9e3779b97f4a7c15ull, .count = count};
        pthread_create(&workers[i].thread, NULL, work, &workers[i]);
    }
    for (i = 0; i < THREADS; ++i) {
        pthread_join(workers[i].thread, NULL);
        strange += workers[i].strange;
    }
    atomic_store(&over, true);
    pthread_join(kicker, NULL);
    guest_destroy(&guest);
    for (i = 0; i < NUMBERS; ++i) {
        printf("call %u: %lu done\n", FIRST_NUMBER + i, atomic_load(&done[i]));
        never += atomic_load(&done[i]) == 0;
    }
    expect(strange == 0, "every_call_gives_an_answer", "%lu did not", strange);
    expect(count < 1000 || never == 0, "every_kind_of_call_succeeds_at_times", "%u never did", never);
    check_pins();
    return conclude("fuzz");
}
