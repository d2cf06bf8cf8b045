// SPDX-License-Identifier: BSD-2-Clause
#include "host.h"

#include "os.h"
#include "x86.h"

struct avm_host avm_host;

/// SDM vol. 1, 11.6.6: byte 28 of what FXSAVE stores; 0 says 0xffbf.
static uint32_t find_mxcsr_mask(void)
{
    static _Alignas(16) uint8_t area[512];
    uint32_t mask;

    __asm__ volatile("fxsave64 (%0)" : : "r"(area) : "memory");
    os_copy(&mask, area + 28, sizeof mask);
    return mask != 0 ? mask : 0xffbf;
}

static void find_extended_state(void)
{
    const struct avm_cpuid_result basic = avm_cpuid(1, 0);
    const uint64_t ours = XCR0_X87 | XCR0_SSE | XCR0_AVX;

    // OSXSAVE: the host's kernel has turned XSAVE on.
    avm_host.has_xsave = (basic.ecx >> 27 & 1) != 0;
    avm_host.xcr0 = avm_host.has_xsave ? avm_xgetbv() : XCR0_X87 | XCR0_SSE;
    avm_host.has_xss = avm_host.has_xsave && (avm_cpuid(0xd, 1).eax >> 3 & 1) != 0;
    avm_host.info.xcr0 = avm_host.xcr0 & ours;
    avm_host.mxcsr_mask = find_mxcsr_mask();
    if ((avm_host.info.xcr0 & XCR0_AVX) != 0) {
        avm_host.info.features |= APIARY_VMM_AVX;
    }
}

/// What a guest may set, of what this CPU has: nothing that reaches beyond the guest (VMXE, SMXE, PKE, CET, LA57).
static void find_control_bits(void)
{
    const struct avm_cpuid_result basic = avm_cpuid(1, 0), structured = avm_cpuid(7, 0), extended = avm_cpuid(0x80000001, 0);
    uint64_t cr4 = CR4_VME | CR4_PVI | CR4_TSD | CR4_DE | CR4_PSE | CR4_PAE | CR4_MCE | CR4_PGE | CR4_PCE | CR4_OSFXSR | CR4_OSXMMEXCPT;

    cr4 |= (structured.ecx >> 2 & 1) != 0 ? CR4_UMIP : 0;
    cr4 |= (structured.ebx & 1) != 0 ? CR4_FSGSBASE : 0;
    cr4 |= (basic.ecx >> 17 & 1) != 0 ? CR4_PCIDE : 0;
    cr4 |= avm_host.has_xsave ? CR4_OSXSAVE : 0;
    cr4 |= (structured.ebx >> 7 & 1) != 0 ? CR4_SMEP : 0;
    cr4 |= (structured.ebx >> 20 & 1) != 0 ? CR4_SMAP : 0;
    avm_host.info.cr4 = cr4;
    avm_host.info.efer = EFER_SCE | EFER_LME | EFER_LMA | ((extended.edx >> 20 & 1) != 0 ? EFER_NXE : 0);
    avm_host.has_tsc_aux = (extended.edx >> 27 & 1) != 0;
}

static void free_cpus(void)
{
    unsigned i;

    for (i = 0; avm_host.cpus != NULL && i < avm_host.cpu_count; ++i) {
        if (avm_host.cpus[i].area != NULL) {
            os_free_pages(avm_host.cpus[i].area, 0);
        }
        if (avm_host.cpus[i].host != NULL) {
            os_free_pages(avm_host.cpus[i].host, 0);
        }
    }
    os_free(avm_host.cpus);
    avm_host.cpus = NULL;
}

static int allocate_cpus(void)
{
    unsigned i;

    avm_host.cpu_count = os_cpu_count();
    avm_host.cpus = os_allocate(avm_host.cpu_count * sizeof(struct avm_cpu));
    if (avm_host.cpus == NULL) {
        return AVM_ENOMEM;
    }
    for (i = 0; i < avm_host.cpu_count; ++i) {
        struct avm_cpu *cpu = &avm_host.cpus[i];

        cpu->area = os_allocate_pages(0);
        cpu->host = os_allocate_pages(0);
        if (cpu->area == NULL || cpu->host == NULL) {
            free_cpus();
            return AVM_ENOMEM;
        }
        avm_tags_init(&cpu->tags, avm_host.info.tags);
    }
    return 0;
}

int avm_host_start(void)
{
    static const struct avm_backend *const backends[] = {&avm_svm, &avm_vmx};
    unsigned i;
    int error;

    avm_host = (struct avm_host){.info = {.version = APIARY_VMM_VERSION_NUMBER, .pinned_limit = os_pin_limit()}};
    for (i = 0; i < AVM_COUNT(backends) && avm_host.backend == NULL; ++i) {
        if (backends[i]->probe(&avm_host.info)) {
            avm_host.backend = backends[i];
        }
    }
    if (avm_host.backend == NULL) {
        return AVM_ENODEV;
    }
    if (avm_host.info.physical_bits > APIARY_VMM_MAX_PHYSICAL_BITS) {
        avm_host.info.physical_bits = APIARY_VMM_MAX_PHYSICAL_BITS;
    }
    find_extended_state();
    find_control_bits();
    error = avm_host.backend->start();
    if (error == 0) {
        error = allocate_cpus();
    }
    if (error != 0) {
        avm_host.backend->stop();
    }
    return error;
}

static void turn_off_here(void *context)
{
    (void)context;
    avm_host_cpu_off();
}

void avm_host_stop(void)
{
    os_on_each_cpu(turn_off_here, NULL);
    free_cpus();
    avm_host.backend->stop();
}

void avm_host_cpu_off(void)
{
    struct avm_cpu *cpu = &avm_host.cpus[os_stay()];

    if (cpu->owned) {
        avm_host.backend->turn_off(cpu);
        cpu->owned = false;
    }
    os_leave();
}

void avm_host_refuse(bool refuse)
{
    __atomic_store_n(&avm_host.refuses, refuse, __ATOMIC_SEQ_CST);
}

bool avm_host_refuses(void)
{
    return __atomic_load_n(&avm_host.refuses, __ATOMIC_SEQ_CST);
}

static void look_for_others(void *context)
{
    const struct avm_cpu *cpu = &avm_host.cpus[os_stay()];

    if (!cpu->owned && avm_host.backend->is_on()) {
        __atomic_store_n((uint32_t *)context, 1, __ATOMIC_RELAXED);
    }
    os_leave();
}

uint32_t avm_host_refusal(void)
{
    uint32_t others = 0;

    if (avm_host.info.refusal != APIARY_VMM_READY) {
        return avm_host.info.refusal;
    }
    os_on_each_cpu(look_for_others, &others);
    return others != 0 ? APIARY_VMM_IN_USE : APIARY_VMM_READY;
}

bool avm_host_take_pages(uint64_t pages)
{
    if (__atomic_add_fetch(&avm_host.pinned, pages, __ATOMIC_RELAXED) <= avm_host.info.pinned_limit) {
        return true;
    }
    avm_host_give_pages(pages);
    return false;
}

void avm_host_give_pages(uint64_t pages)
{
    __atomic_sub_fetch(&avm_host.pinned, pages, __ATOMIC_RELAXED);
}

struct avm_cpu *avm_host_this_cpu(unsigned number)
{
    struct avm_cpu *cpu = &avm_host.cpus[number];
    const bool is_on = avm_host.backend->is_on();
    bool works = is_on && cpu->owned;

    if (avm_host_refuses()) {
        return NULL;
    }
    // Also after the host was suspended: the CPU has forgotten, and is turned on again.
    if (!is_on) {
        os_interrupts_off();
        works = avm_host.backend->turn_on(cpu) == 0;
        cpu->owned = works;
        os_interrupts_on();
        // Whatever was cached in an earlier life is gone or unknown: no tag of that time is valid.
        cpu->tags.next = 1;
        ++cpu->tags.generation;
        cpu->last_vm = 0;
    }
    return works ? cpu : NULL;
}
