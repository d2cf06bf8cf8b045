// SPDX-License-Identifier: BSD-2-Clause
// Every call of /dev/apiary-vmm with what no monitor would give: pointers that lead nowhere, numbers without sense, arguments that
// change while they are read, calls from several threads and from another process at once. What is looked for is that the kernel
// lives, says so by an error number, and afterwards serves a proper guest. The host's log tells the rest.
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "guest.h"

enum { PAGE = 4096, LARGEST = sizeof(struct apiary_vmm_state) };

static const struct {
    const char *name;
    unsigned long command;
} calls[] = {
    {"VERSION", APIARY_VMM_VERSION},     {"INFO", APIARY_VMM_INFO},           {"CREATE", APIARY_VMM_CREATE},
    {"MAP", APIARY_VMM_MAP},             {"UNMAP", APIARY_VMM_UNMAP},         {"DISCARD", APIARY_VMM_DISCARD},
    {"DIRTY", APIARY_VMM_DIRTY},         {"CREATE_VCPU", APIARY_VMM_CREATE_VCPU}, {"SET_CPUID", APIARY_VMM_SET_CPUID},
    {"GET_STATE", APIARY_VMM_GET_STATE}, {"SET_STATE", APIARY_VMM_SET_STATE}, {"RUN", APIARY_VMM_RUN},
    {"KICK", APIARY_VMM_KICK},           {"FIELDS", APIARY_VMM_FIELDS},
};
enum { CALLS = sizeof calls / sizeof *calls };

GUEST_CODE_32(rest, "1: hlt; jmp 1b");

static struct guest guest;
static unsigned long long seed = 1;

/// Xorshift: the same numbers in every run.
static uint64_t number(void)
{
    seed ^= seed << 13;
    seed ^= seed >> 7;
    seed ^= seed << 17;
    return seed;
}

/// A number at which something might end.
static uint64_t edge(void)
{
    static const uint64_t edges[] = {
        0, 1, 2, 3, 31, 32, 63, 64, 127, 128, 255, 4095, 4096, 8192, 1 << 20, GUEST_MEMORY, GUEST_MEMORY - 4096, 0x7fffffff, 0x80000000,
        0xffffffff, 0x100000000, 1ull << 45, 1ull << 46, 1ull << 52, 0x7ffffffff000, 0x800000000000, 0xffff800000000000, 0xffffffff81000000,
        1ull << 63, ~0ull - 4095, ~0ull,
    };
    const uint64_t choice = number();

    return choice % 8 == 0 ? number() : edges[choice % (sizeof edges / sizeof *edges)] + (choice % 5 == 0 ? number() % 3 - 1 : 0);
}

// ---- Pointers ----

static void test_pointers(void)
{
    // Two pages to read and write, one that is read-only, one that is not there.
    unsigned char *area = mmap(NULL, 4 * PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    void *const bad[] = {
        NULL, (void *)1, (void *)PAGE, area + 3 * PAGE, area + 3 * PAGE - 1, area + 3 * PAGE - 4, (void *)0x7ffffffff000, (void *)0x7fffffffffff,
        (void *)0x800000000000, (void *)0xffff800000000000, (void *)0xffffffff81000000, (void *)~0ul, (void *)(~0ul - 7),
    };
    unsigned i, j, wrong = 0;

    munmap(area + 3 * PAGE, PAGE);
    for (i = 0; i < CALLS; ++i) {
        for (j = 0; j < sizeof bad / sizeof *bad; ++j) {
            // What ends before the page that is not there is no bad pointer.
            if (!(bad[j] == area + 3 * PAGE - 4 && _IOC_SIZE(calls[i].command) <= 4)) {
                const int error = call(guest.device, calls[i].command, bad[j]);

                if (error != EFAULT) {
                    ++wrong;
                    printf("%s at %p: %d\n", calls[i].name, bad[j], error);
                }
            }
        }
    }
    expect(wrong == 0, "pointers_that_lead_nowhere_are_efault", "%u are not", wrong);
    wrong = 0;
    mprotect(area + 2 * PAGE, PAGE, PROT_READ);
    for (i = 0; i < CALLS; ++i) {
        const int error = call(guest.device, calls[i].command, area + 2 * PAGE);

        if ((_IOC_DIR(calls[i].command) & _IOC_READ) != 0 && error != EFAULT && error != EINVAL && error != ENOSPC) {
            ++wrong;
            printf("%s to read-only memory: %d\n", calls[i].name, error);
        }
        for (j = 1; j < 16; ++j) {
            wrong += !is_an_answer(call(guest.device, calls[i].command, area + j));
        }
    }
    expect(wrong == 0, "pointers_that_are_read_only_or_crooked_are_survived", "%u were not", wrong);
    munmap(area, 3 * PAGE);
}

static void test_numbers(void)
{
    unsigned char argument[1 << 14];
    unsigned i, wrong = 0;

    memset(argument, 0xff, sizeof argument);
    for (i = 0; i < 256; ++i) {
        unsigned direction;

        for (direction = 0; direction < 4; ++direction) {
            static const unsigned sizes[] = {0, 1, 4, 8, 16, 64, 128, 129, LARGEST, LARGEST + 1, 0x3fff};
            unsigned size;

            for (size = 0; size < sizeof sizes / sizeof *sizes; ++size) {
                const unsigned long command = _IOC(direction, APIARY_VMM_GROUP, i, sizes[size]);
                bool known = false;
                unsigned j;

                for (j = 0; j < CALLS; ++j) {
                    known = known || calls[j].command == command;
                }
                // 0 to 2 are the file system's.
                wrong += !known && i > 2 && call(guest.device, command, argument) != ENOTTY;
            }
        }
    }
    expect(wrong == 0, "numbers_that_are_no_calls_are_enotty", "%u are not", wrong);
}

// ---- Contents ----

/// In a process of its own: what it maps by chance may be its own memory.
static bool in_a_process(void (*body)(void))
{
    const pid_t child = fork();
    int status = 0;

    if (child == 0) {
        guest_create(&guest);
        GUEST_LOAD(&guest, rest);
        body();
        fflush(stdout);
        _exit(0);
    }
    waitpid(child, &status, 0);
    // Its own memory may have become a guest's; a hang or a kernel's oops ends otherwise.
    return WIFEXITED(status) || WTERMSIG(status) == SIGSEGV || WTERMSIG(status) == SIGBUS || WTERMSIG(status) == SIGILL;
}

static void fill(uint64_t *argument, unsigned size)
{
    unsigned i;

    for (i = 0; i < (size + 7) / 8; ++i) {
        argument[i] = edge();
    }
    // Often enough for the vCPU that there is.
    if (number() % 4 != 0) {
        *(uint32_t *)argument = (uint32_t)(number() % 3);
    }
}

static atomic_bool over;

/// Calls whatever runs out of its guest.
static void *kick_always(void *argument)
{
    struct apiary_vmm_vcpu which = {0};

    (void)argument;
    while (!atomic_load(&over)) {
        for (which.vcpu = 0; which.vcpu < 3; ++which.vcpu) {
            ioctl(guest.device, APIARY_VMM_KICK, &which);
        }
        usleep(200);
    }
    return NULL;
}

static void contents(void)
{
    uint64_t argument[(LARGEST + 7) / 8];
    unsigned i, wrong = 0;
    pthread_t kicker;

    pthread_create(&kicker, NULL, kick_always, NULL);
    for (i = 0; i < 20000; ++i) {
        const unsigned which = (unsigned)(number() % CALLS);

        fill(argument, _IOC_SIZE(calls[which].command));
        wrong += !is_an_answer(call(guest.device, calls[which].command, argument));
    }
    atomic_store(&over, true);
    pthread_join(kicker, NULL);
    printf("contents: %u strange answers\n", wrong);
    if (wrong != 0) {
        abort();
    }
}

/// States that are nearly right: one number of a good one is changed.
static void states(void)
{
    struct apiary_vmm_state good, bad;
    unsigned i, taken = 0;
    pthread_t kicker;

    guest_get(&guest, &good);
    pthread_create(&kicker, NULL, kick_always, NULL);
    for (i = 0; i < 5000; ++i) {
        bad = good;
        ((uint64_t *)&bad)[1 + number() % (sizeof bad / 8 - 1)] = edge();
        if (ioctl(guest.device, APIARY_VMM_SET_STATE, &bad) == 0) {
            ++taken;
            guest.run.flags = 0;
            (void)guest_run(&guest);
        }
    }
    atomic_store(&over, true);
    pthread_join(kicker, NULL);
    printf("states: %u of %u taken\n", taken, i);
}

// ---- Races ----

static uint64_t shared[(LARGEST + 7) / 8];

static void *change(void *argument)
{
    unsigned long long own = (unsigned long long)(uintptr_t)argument * 7919 + 1;

    while (!atomic_load(&over)) {
        own = own * 6364136223846793005ull + 1442695040888963407ull;
        ((volatile uint64_t *)shared)[(own >> 33) % (sizeof shared / 8)] = (own >> 60) == 0 ? own : (own >> 40) & 0x3003;
    }
    return NULL;
}

static void *call_always(void *argument)
{
    unsigned long which = (unsigned long)(uintptr_t)argument;
    unsigned i;

    for (i = 0; i < 4000; ++i) {
        which = which * 1103515245 + 12345;
        (void)call(guest.device, calls[(which >> 16) % CALLS].command, shared);
    }
    return NULL;
}

static void races(void)
{
    pthread_t changer, kicker, callers[3];
    unsigned i;

    pthread_create(&changer, NULL, change, (void *)1);
    pthread_create(&kicker, NULL, kick_always, NULL);
    for (i = 0; i < 3; ++i) {
        pthread_create(&callers[i], NULL, call_always, (void *)(uintptr_t)(i + 5));
    }
    for (i = 0; i < 3; ++i) {
        pthread_join(callers[i], NULL);
    }
    atomic_store(&over, true);
    pthread_join(changer, NULL);
    pthread_join(kicker, NULL);
}

// ---- Others ----

static void test_another_process(void)
{
    const pid_t child = fork();
    int status = 0;

    if (child == 0) {
        uint64_t argument[(LARGEST + 7) / 8];
        unsigned i, wrong = 0;

        for (i = 2; i < CALLS; ++i) {
            const int error = (memset(argument, 0, sizeof argument), call(guest.device, calls[i].command, argument));

            wrong += error != (calls[i].command == APIARY_VMM_CREATE ? EEXIST : EPERM);
        }
        _exit((int)wrong);
    }
    waitpid(child, &status, 0);
    expect(WIFEXITED(status) && WEXITSTATUS(status) == 0, "another_process_may_do_nothing", "status %#x", (unsigned)status);
}

static void test_descriptors(void)
{
    unsigned i, opened = 0, denied = 0;
    int devices[64];

    for (i = 0; i < 64; ++i) {
        struct apiary_vmm_create create = {0};
        struct apiary_vmm_vcpu vcpu = {0};

        devices[i] = open(APIARY_VMM_DEVICE, O_RDWR | O_CLOEXEC);
        denied += call(devices[i], APIARY_VMM_CREATE_VCPU, &vcpu) == ENXIO;
        opened += devices[i] >= 0 && call(devices[i], APIARY_VMM_CREATE, &create) == 0 && call(devices[i], APIARY_VMM_CREATE_VCPU, &vcpu) == 0;
    }
    for (i = 0; i < 64; ++i) {
        close(devices[i]);
    }
    expect(denied == 64, "vcpu_before_the_machine_is_enxio", "%u of 64", denied);
    expect(opened == 64, "machines_by_the_dozen_are_made_and_freed", "%u of 64", opened);
}

int main(void)
{
    struct apiary_vmm_info info = {0};

    guest_create(&guest);
    GUEST_LOAD(&guest, rest);
    test_pointers();
    test_numbers();
    test_another_process();
    test_descriptors();
    guest_destroy(&guest);
    expect(in_a_process(contents), "contents_without_sense_are_survived", "the process was killed");
    expect(in_a_process(states), "states_that_are_nearly_right_are_survived", "the process was killed");
    expect(in_a_process(races), "arguments_that_change_meanwhile_are_survived", "the process was killed");
    guest_create(&guest);
    GUEST_LOAD(&guest, rest);
    EXPECT_EQUAL(guest_run(&guest), APIARY_VMM_EXIT_HALT, "guest_runs_after_all_that");
    EXPECT_EQUAL(ioctl(guest.device, APIARY_VMM_INFO, &info), 0, "info");
    guest_destroy(&guest);
    guest_create(&guest);
    EXPECT_EQUAL(ioctl(guest.device, APIARY_VMM_INFO, &info), 0, "info_again");
    EXPECT_EQUAL(info.pinned_pages, 0, "no_page_stays_pinned");
    guest_destroy(&guest);
    return conclude("bad_input");
}
