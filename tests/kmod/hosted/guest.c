// SPDX-License-Identifier: BSD-2-Clause
#include "guest.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <unistd.h>

static unsigned passed, failed;

void expect(bool good, const char *name, const char *format, ...)
{
    va_list arguments;

    if (good) {
        ++passed;
        printf("ok %s\n", name);
        return;
    }
    ++failed;
    printf("FAILED %s: ", name);
    va_start(arguments, format);
    vprintf(format, arguments);
    va_end(arguments);
    printf("\n");
}

int conclude(const char *program)
{
    printf("%s: %u passed, %u failed\n", program, passed, failed);
    fflush(stdout);
    return failed == 0 ? 0 : 1;
}

static void must(bool good, const char *what)
{
    if (!good) {
        printf("FAILED %s: %s\n", what, strerror(errno));
        exit(1);
    }
}

bool is_an_answer(int error)
{
    switch (error) {
    case 0: case EPERM: case ENXIO: case EFAULT: case EBUSY: case EEXIST: case EINVAL: case ENOTTY: case ENOSPC: case ENOMEM: case EINTR:
    case E2BIG: return true;
    default: return false;
    }
}

int call(int device, unsigned long command, void *argument)
{
    return ioctl(device, command, argument) == 0 ? 0 : errno;
}

// ---- Tables of the guest ----

static void put(struct guest *guest, uint32_t at, const void *data, size_t size)
{
    memcpy(guest->memory + at, data, size);
}

static void write_tables(struct guest *guest)
{
    const uint64_t gdt[] = {0, 0x00cf9b000000ffffull, 0x00cf93000000ffffull};
    unsigned vector;

    put(guest, GUEST_GDT, gdt, sizeof gdt);
    for (vector = 0; vector < 256; ++vector) {
        const uint32_t handler = GUEST_HANDLERS + vector * 16;
        const uint64_t gate = (handler & 0xffff) | 8ull << 16 | 0x8e00ull << 32 | (uint64_t)(handler >> 16) << 48;
        // mov $vector, %eax; out %eax, $0xf0; hlt; jmp .-1
        const uint8_t code[] = {0xb8, (uint8_t)vector, 0, 0, 0, 0xe7, 0xf0, 0xf4, 0xeb, 0xfd};

        put(guest, GUEST_IDT + vector * 8, &gate, sizeof gate);
        put(guest, handler, code, sizeof code);
    }
}

static void protected_mode(struct apiary_vmm_state *state)
{
    struct apiary_vmm_registers *regs = &state->registers;
    unsigned i;

    memset(state, 0, sizeof *state);
    for (i = 0; i < 6; ++i) {
        regs->segment[i] = (struct apiary_vmm_segment){.selector = 16, .limit = 0xffffffff, .access = 0xc093};
    }
    regs->segment[1] = (struct apiary_vmm_segment){.selector = 8, .limit = 0xffffffff, .access = 0xc09b};
    regs->ldtr = (struct apiary_vmm_segment){.limit = 0xffff, .access = 0x10000};
    regs->tr = (struct apiary_vmm_segment){.limit = 0x67, .access = 0x8b};
    regs->gdtr = (struct apiary_vmm_table){.base = GUEST_GDT, .limit = 23};
    regs->idtr = (struct apiary_vmm_table){.base = GUEST_IDT, .limit = 256 * 8 - 1};
    regs->rip = GUEST_CODE;
    regs->gpr[4] = GUEST_STACK;
    regs->rflags = 2;
    regs->cr0 = 0x31;
    regs->dr6 = 0xffff0ff0;
    regs->dr7 = 0x400;
    regs->xcr0 = 1;
    regs->pat = 0x0007040600070406ull;
    state->xsave[0] = 0x40;
    state->xsave[24] = 0x80;
    state->xsave[25] = 0x1f;
}

// ---- The machine ----

void guest_create(struct guest *guest)
{
    struct apiary_vmm_create create = {0};
    struct apiary_vmm_vcpu vcpu = {0};
    struct apiary_vmm_map map = {.size = GUEST_MEMORY};
    uint32_t version = 0;

    // What was passed is on the console before the next thing is tried.
    setvbuf(stdout, NULL, _IOLBF, 0);
    memset(guest, 0, sizeof *guest);
    guest->device = open(APIARY_VMM_DEVICE, O_RDWR | O_CLOEXEC);
    must(guest->device >= 0, "open " APIARY_VMM_DEVICE);
    must(ioctl(guest->device, APIARY_VMM_VERSION, &version) == 0 && version == APIARY_VMM_VERSION_NUMBER, "version");
    must(ioctl(guest->device, APIARY_VMM_CREATE, &create) == 0, "create a machine");
    guest->memory = mmap(NULL, GUEST_MEMORY, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    must(guest->memory != MAP_FAILED, "memory");
    map.user_address = (uint64_t)(uintptr_t)guest->memory;
    must(ioctl(guest->device, APIARY_VMM_MAP, &map) == 0, "map memory");
    must(ioctl(guest->device, APIARY_VMM_CREATE_VCPU, &vcpu) == 0, "create a vCPU");
    write_tables(guest);
}

void guest_destroy(struct guest *guest)
{
    close(guest->device);
    munmap(guest->memory, GUEST_MEMORY);
}

void guest_load(struct guest *guest, const void *code, size_t size)
{
    struct apiary_vmm_state state;

    put(guest, GUEST_CODE, code, size);
    protected_mode(&state);
    must(guest_set(guest, &state) == 0, "set the state");
    guest->run = (struct apiary_vmm_run){0};
}

int guest_run(struct guest *guest)
{
    const int result = ioctl(guest->device, APIARY_VMM_RUN, &guest->run);

    guest->run.flags = 0;
    return result == 0 ? (int)guest->run.exit : -errno;
}

int guest_answer(struct guest *guest, uint64_t value)
{
    guest->run.flags |= APIARY_VMM_ANSWER;
    guest->run.answer = value;
    return guest_run(guest);
}

void guest_get(struct guest *guest, struct apiary_vmm_state *state)
{
    memset(state, 0, sizeof *state);
    must(ioctl(guest->device, APIARY_VMM_GET_STATE, state) == 0, "get the state");
}

int guest_set(struct guest *guest, struct apiary_vmm_state *state)
{
    return ioctl(guest->device, APIARY_VMM_SET_STATE, state) == 0 ? 0 : -errno;
}
