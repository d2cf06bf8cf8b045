// SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0-only
// os.h on Linux 6.1 to 6.12.
#include <linux/cpumask.h>
#include <linux/hw_breakpoint.h>
#include <linux/irq_work.h>
#include <linux/mm.h>
#include <linux/mem_encrypt.h>
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/percpu.h>
#include <linux/sched.h>
#include <linux/sched/mm.h>
#include <linux/sched/signal.h>
#include <linux/slab.h>
#include <linux/smp.h>
#include <linux/uaccess.h>
#include <linux/vmalloc.h>

#include <asm/cpufeature.h>
#include <asm/debugreg.h>
#include <asm/desc.h>
#include <asm/fpu/api.h>
#include <asm/io.h>
#include <asm/nospec-branch.h>
#include <asm/segment.h>
#include <asm/tlbflush.h>

#include "../core/os.h"
#include "glue.h"

// ---- What is held ----

/// Whatever was taken from the kernel and not given back yet; pins are counted by the core.
static atomic_long_t held = ATOMIC_LONG_INIT(0);

static void *hold(void *object)
{
    if (object != NULL) {
        atomic_long_inc(&held);
    }
    return object;
}

static void let_go(const void *object)
{
    if (object != NULL) {
        atomic_long_dec(&held);
    }
}

void os_check_nothing_held(void)
{
    const long left = atomic_long_read(&held);

    WARN(left != 0, "apiary-vmm: %ld objects were not given back\n", left);
}

// ---- Memory of the kernel ----

void *os_allocate(size_t size)
{
    return hold(kvzalloc(size, GFP_KERNEL_ACCOUNT));
}

void os_free(void *memory)
{
    let_go(memory);
    kvfree(memory);
}

void *os_allocate_pages(unsigned order)
{
    return hold((void *)__get_free_pages(GFP_KERNEL_ACCOUNT | __GFP_ZERO, order));
}

void os_free_pages(void *pages, unsigned order)
{
    let_go(pages);
    free_pages((unsigned long)pages, order);
}

uint64_t os_physical(const void *page)
{
    return __sme_set(virt_to_phys((void *)page));
}

void *os_virtual(uint64_t physical)
{
    return phys_to_virt(__sme_clr(physical));
}

void os_copy(void *to, const void *from, size_t size)
{
    memcpy(to, from, size);
}

void os_clear(void *memory, size_t size)
{
    memset(memory, 0, size);
}

// ---- Memory of the calling process ----

int os_copy_in(void *to, uint64_t user_address, size_t size)
{
    return copy_from_user(to, u64_to_user_ptr(user_address), size) == 0 ? 0 : AVM_EFAULT;
}

int os_copy_out(uint64_t user_address, const void *from, size_t size)
{
    return copy_to_user(u64_to_user_ptr(user_address), from, size) == 0 ? 0 : AVM_EFAULT;
}

int os_pin(uint64_t user_address, unsigned count, bool write, uint64_t *physical)
{
    // The array of pages is as large as the one of addresses, and is written over from its beginning.
    struct page **pages = (struct page **)physical;
    const unsigned int flags = FOLL_LONGTERM | (write ? FOLL_WRITE : 0);
    int got, i;

    BUILD_BUG_ON(sizeof(struct page *) != sizeof(uint64_t));
    if (!access_ok(u64_to_user_ptr(user_address), (unsigned long)count * PAGE_SIZE)) {
        return AVM_EFAULT;
    }
    got = pin_user_pages_fast(user_address, count, flags, pages);
    if (got != (int)count) {
        if (got > 0) {
            unpin_user_pages(pages, got);
        }
        return got == -ENOMEM ? AVM_ENOMEM : AVM_EFAULT;
    }
    for (i = 0; i < got; ++i) {
        physical[i] = __sme_set(page_to_phys(pages[i]));
    }
    return 0;
}

void os_unpin(uint64_t physical, uint64_t count, bool written)
{
    const unsigned long first = __sme_clr(physical) >> PAGE_SHIFT;
    uint64_t i;

    for (i = 0; i < count; ++i) {
        struct page *page = pfn_to_page(first + i);

        if (written) {
            unpin_user_pages_dirty_lock(&page, 1, true);
        } else {
            unpin_user_page(page);
        }
    }
}

uint64_t os_block_size(uint64_t physical)
{
    return page_size(compound_head(pfn_to_page(__sme_clr(physical) >> PAGE_SHIFT)));
}

uint64_t os_pin_limit(void)
{
    // Three quarters of memory: the host has to live, too.
    return totalram_pages() / 4 * 3;
}

void *os_hold_process(void)
{
    mmgrab(current->mm);
    return hold(current->mm);
}

bool os_is_process(const void *process)
{
    return current->mm == process;
}

void os_release_process(void *process)
{
    let_go(process);
    mmdrop(process);
}

// ---- Locks ----

struct os_mutex {
    struct mutex mutex;
};

struct os_mutex *os_mutex_create(void)
{
    struct os_mutex *mutex = kmalloc(sizeof *mutex, GFP_KERNEL_ACCOUNT);

    if (mutex != NULL) {
        mutex_init(&mutex->mutex);
    }
    return hold(mutex);
}

void os_mutex_destroy(struct os_mutex *mutex)
{
    mutex_destroy(&mutex->mutex);
    let_go(mutex);
    kfree(mutex);
}

void os_lock(struct os_mutex *mutex)
{
    mutex_lock(&mutex->mutex);
}

bool os_try_lock(struct os_mutex *mutex)
{
    return mutex_trylock(&mutex->mutex) != 0;
}

void os_unlock(struct os_mutex *mutex)
{
    mutex_unlock(&mutex->mutex);
}

// ---- CPUs ----

static void nothing_to_do(struct irq_work *work)
{
}

static DEFINE_PER_CPU(struct irq_work, own_interrupt);

void os_begin_interrupts(void)
{
    int cpu;

    for_each_possible_cpu(cpu) {
        *per_cpu_ptr(&own_interrupt, cpu) = IRQ_WORK_INIT_HARD(nothing_to_do);
    }
}

void os_end_interrupts(void)
{
    int cpu;

    for_each_possible_cpu(cpu) {
        irq_work_sync(per_cpu_ptr(&own_interrupt, cpu));
    }
}

unsigned os_cpu_count(void)
{
    return nr_cpu_ids;
}

void os_on_each_cpu(void (*work)(void *context), void *context)
{
    on_each_cpu(work, context, 1);
}

void os_on_cpu(unsigned cpu, void (*work)(void *context), void *context)
{
    smp_call_function_single(cpu, work, context, 1);
}

static void take_interrupt(void *context)
{
}

void os_interrupt_cpu(unsigned cpu)
{
    smp_call_function_single(cpu, take_interrupt, NULL, 0);
}

void os_interrupt_self(void)
{
    irq_work_queue(this_cpu_ptr(&own_interrupt));
}

unsigned os_stay(void)
{
    return get_cpu();
}

void os_leave(void)
{
    put_cpu();
}

void os_interrupts_off(void)
{
    local_irq_disable();
}

void os_interrupts_on(void)
{
    local_irq_enable();
}

bool os_must_leave(void)
{
    return need_resched();
}

void os_let_others_run(void)
{
    cond_resched();
}

bool os_interrupted(void)
{
    return signal_pending(current);
}

void os_fpu_begin(void)
{
    kernel_fpu_begin();
}

void os_fpu_end(void)
{
    kernel_fpu_end();
}

void os_restore_debug_registers(void)
{
    if (hw_breakpoint_active()) {
        hw_breakpoint_restore();
    }
}

void os_change_cr4(uint64_t set, uint64_t clear)
{
    cr4_update_irqsoff(set, clear);
}

void os_restore_after_vmx(void)
{
    load_fixmap_gdt(raw_smp_processor_id());
    invalidate_tss_limit();
}

// ---- Speculation ----

void os_prediction_barrier(void)
{
    indirect_branch_prediction_barrier();
}

/// MDS and its kin: what the host's data left in the CPU's buffers. L1TF: what it left in the first-level cache.
void os_before_guest(bool first)
{
    if (first && boot_cpu_has_bug(X86_BUG_L1TF) && boot_cpu_has(X86_FEATURE_FLUSH_L1D)) {
        native_wrmsrl(MSR_IA32_FLUSH_CMD, L1D_FLUSH);
    }
    if (boot_cpu_has_bug(X86_BUG_MDS) || boot_cpu_has_bug(X86_BUG_TAA) || boot_cpu_has_bug(X86_BUG_MMIO_STALE_DATA)) {
        // The kernel has this as a function whose name depends on what a distribution has taken over from later kernels.
        static const u16 data_segment = __KERNEL_DS;

        asm volatile("verw %0" : : "m"(data_segment) : "cc");
    }
}

void os_after_guest(void)
{
#ifdef X86_FEATURE_IBPB_EXIT_TO_USER
    // A guest's branches are not to be followed by the monitor (VMSCAPE).
    if (boot_cpu_has(X86_FEATURE_IBPB_EXIT_TO_USER)) {
        this_cpu_write(x86_ibpb_exit_to_user, true);
    }
#endif
}

void os_log(const char *text)
{
    pr_info("apiary-vmm: %s\n", text);
}
