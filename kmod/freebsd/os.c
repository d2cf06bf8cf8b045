// SPDX-License-Identifier: BSD-2-Clause
// os.h on FreeBSD 13 to 15.
#include <sys/param.h>
#include <sys/systm.h>
#include <sys/eventhandler.h>
#include <sys/kernel.h>
#include <sys/lock.h>
#include <sys/malloc.h>
#include <sys/mutex.h>
#include <sys/pcpu.h>
#include <sys/proc.h>
#include <sys/queue.h>
#include <sys/smp.h>
#include <sys/sx.h>
#include <sys/vmmeter.h>

#include <vm/vm.h>
#include <vm/vm_param.h>
#include <vm/pmap.h>
#include <vm/vm_extern.h>
#include <vm/vm_map.h>
#include <vm/vm_page.h>

#include <machine/cpu.h>
#include <machine/cpufunc.h>
#include <machine/fpu.h>
#include <machine/md_var.h>
#include <machine/pcb.h>
#include <machine/segments.h>
#include <machine/smp.h>
#include <machine/specialreg.h>
#include <machine/vmparam.h>
#include <x86/apicvar.h>

#include "../core/os.h"
#include "glue.h"

static MALLOC_DEFINE(M_APIARY, "apiary-vmm", "Apiary's virtual machines");

// ---- Memory of the kernel ----

void *os_allocate(size_t size)
{
    return malloc(size, M_APIARY, M_WAITOK | M_ZERO);
}

void os_free(void *memory)
{
    free(memory, M_APIARY);
}

static vm_page_t allocate_contiguous(unsigned order)
{
    const vm_paddr_t size = (vm_paddr_t)PAGE_SIZE << order;
    const int wish = VM_ALLOC_WIRED | (order == 0 ? VM_ALLOC_WAITOK : VM_ALLOC_WAITFAIL);

#if __FreeBSD_version >= 1400000
    return vm_page_alloc_noobj_contig(wish, 1ul << order, 0, ~(vm_paddr_t)0, size, 0, VM_MEMATTR_DEFAULT);
#else
    return vm_page_alloc_contig(NULL, 0, wish | VM_ALLOC_NOOBJ, 1ul << order, 0, ~(vm_paddr_t)0, size, 0, VM_MEMATTR_DEFAULT);
#endif
}

/// Addresses are those of the direct map, so that os_physical() and os_virtual() need nothing but themselves.
void *os_allocate_pages(unsigned order)
{
    enum { TRIES = 8 };  // A single page is waited for; several in a row may never come.
    vm_page_t first = NULL;
    void *pages;
    unsigned i;

    for (i = 0; i < TRIES && first == NULL; ++i) {
        first = allocate_contiguous(order);
    }
    if (first == NULL) {
        return NULL;
    }
    pages = (void *)PHYS_TO_DMAP(VM_PAGE_TO_PHYS(first));
    os_clear(pages, (size_t)PAGE_SIZE << order);
    return pages;
}

void os_free_pages(void *pages, unsigned order)
{
    vm_page_t first = PHYS_TO_VM_PAGE(os_physical(pages));
    unsigned i;

    for (i = 0; i < 1u << order; ++i) {
        vm_page_unwire_noq(first + i);
        vm_page_free(first + i);
    }
}

uint64_t os_physical(const void *page)
{
    return DMAP_TO_PHYS((vm_offset_t)page);
}

void *os_virtual(uint64_t physical)
{
    return (void *)PHYS_TO_DMAP(physical);
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
    return copyin((const void *)user_address, to, size) == 0 ? 0 : AVM_EFAULT;
}

int os_copy_out(uint64_t user_address, const void *from, size_t size)
{
    return copyout(from, (void *)user_address, size) == 0 ? 0 : AVM_EFAULT;
}

int os_pin(uint64_t user_address, unsigned count, bool write, uint64_t *physical)
{
    // The array of pages is as large as the one of addresses, and is written over from its beginning.
    vm_page_t *pages = (vm_page_t *)physical;
    const vm_prot_t rights = VM_PROT_READ | (write ? VM_PROT_WRITE : 0);
    int got, i;

    AVM_STATIC_ASSERT(sizeof(vm_page_t) == sizeof(uint64_t));
    got = vm_fault_quick_hold_pages(&curproc->p_vmspace->vm_map, user_address, (vm_size_t)count * PAGE_SIZE, rights, pages, (int)count);
    if (got != (int)count) {
        return AVM_EFAULT;
    }
    for (i = 0; i < got; ++i) {
        physical[i] = VM_PAGE_TO_PHYS(pages[i]);
    }
    return 0;
}

void os_unpin(uint64_t physical, uint64_t count, bool written)
{
    uint64_t i;

    for (i = 0; i < count; ++i) {
        vm_page_t page = PHYS_TO_VM_PAGE(physical + i * PAGE_SIZE);

        // What has left its object meanwhile is nobody's any more.
        if (written && vm_page_all_valid(page)) {
            vm_page_dirty(page);
        }
        vm_page_unwire(page, PQ_ACTIVE);
    }
}

/// The first page of a superpage reservation that is filled tells how large that is.
uint64_t os_block_size(uint64_t physical)
{
    static const uint64_t sizes[] = {(uint64_t)1 << 30, (uint64_t)1 << 21};
    unsigned i;

    for (i = 0; i < AVM_COUNT(sizes); ++i) {
        const vm_page_t first = PHYS_TO_VM_PAGE(physical & ~(sizes[i] - 1));

        if (first != NULL && pagesizes[first->psind] >= sizes[i]) {
            return sizes[i];
        }
    }
    return PAGE_SIZE;
}

uint64_t os_pin_limit(void)
{
    // Three quarters of memory: the host has to live, too.
    return (uint64_t)vm_cnt.v_page_count / 4 * 3;
}

/// A process by its structure, which is used again for another one when it has ended: so its end is written down here.
struct holder {
    struct proc *process;  ///< NULL when it has ended, or runs another program now.
    LIST_ENTRY(holder) link;
};

static LIST_HEAD(, holder) holders = LIST_HEAD_INITIALIZER(holders);
static struct mtx holders_lock;
MTX_SYSINIT(apiary_vmm_holders, &holders_lock, "apiary-vmm processes", MTX_DEF);

void *os_hold_process(void)
{
    struct holder *holder = os_allocate(sizeof *holder);

    holder->process = curproc;
    mtx_lock(&holders_lock);
    LIST_INSERT_HEAD(&holders, holder, link);
    mtx_unlock(&holders_lock);
    return holder;
}

bool os_is_process(const void *process)
{
    const struct holder *holder = process;

    return __atomic_load_n(&holder->process, __ATOMIC_RELAXED) == curproc;
}

void os_release_process(void *process)
{
    struct holder *holder = process;

    mtx_lock(&holders_lock);
    LIST_REMOVE(holder, link);
    mtx_unlock(&holders_lock);
    os_free(holder);
}

static void forget_process(const struct proc *process)
{
    struct holder *holder;

    mtx_lock(&holders_lock);
    LIST_FOREACH(holder, &holders, link) {
        if (holder->process == process) {
            __atomic_store_n(&holder->process, NULL, __ATOMIC_RELAXED);
        }
    }
    mtx_unlock(&holders_lock);
}

static void process_ends(void *context, struct proc *process)
{
    (void)context;
    forget_process(process);
}

static void process_becomes_another(void *context, struct proc *process, struct image_params *image)
{
    (void)context, (void)image;
    forget_process(process);
}

static eventhandler_tag exit_tag, exec_tag;

void os_begin_processes(void)
{
    exit_tag = EVENTHANDLER_REGISTER(process_exit, process_ends, NULL, EVENTHANDLER_PRI_ANY);
    exec_tag = EVENTHANDLER_REGISTER(process_exec, process_becomes_another, NULL, EVENTHANDLER_PRI_ANY);
}

void os_end_processes(void)
{
    EVENTHANDLER_DEREGISTER(process_exit, exit_tag);
    EVENTHANDLER_DEREGISTER(process_exec, exec_tag);
}

// ---- Locks ----

struct os_mutex {
    struct sx lock;  ///< Pages are waited for while it is held, so a mutex(9) would not do.
};

struct os_mutex *os_mutex_create(void)
{
    struct os_mutex *mutex = os_allocate(sizeof *mutex);

    sx_init(&mutex->lock, "apiary-vmm");
    return mutex;
}

void os_mutex_destroy(struct os_mutex *mutex)
{
    sx_destroy(&mutex->lock);
    os_free(mutex);
}

void os_lock(struct os_mutex *mutex)
{
    sx_xlock(&mutex->lock);
}

bool os_try_lock(struct os_mutex *mutex)
{
    return sx_try_xlock(&mutex->lock) != 0;
}

void os_unlock(struct os_mutex *mutex)
{
    sx_xunlock(&mutex->lock);
}

// ---- CPUs ----

unsigned os_cpu_count(void)
{
    return mp_maxid + 1;
}

void os_on_each_cpu(void (*work)(void *context), void *context)
{
    smp_rendezvous(smp_no_rendezvous_barrier, work, smp_no_rendezvous_barrier, context);
}

void os_on_cpu(unsigned cpu, void (*work)(void *context), void *context)
{
    cpuset_t one;

    CPU_SETOF(cpu, &one);
    smp_rendezvous_cpus(one, smp_no_rendezvous_barrier, work, smp_no_rendezvous_barrier, context);
}

/// Its handler does nothing but come and go; on the way back to user mode a thread looks what waits for it, as after any interrupt.
void os_interrupt_cpu(unsigned cpu)
{
    ipi_cpu((int)cpu, IPI_AST);
}

void os_interrupt_self(void)
{
    ipi_cpu(curcpu, IPI_AST);
}

unsigned os_stay(void)
{
    critical_enter();
    return curcpu;
}

void os_leave(void)
{
    critical_exit();
}

void os_interrupts_off(void)
{
    disable_intr();
}

void os_interrupts_on(void)
{
    enable_intr();
}

// What waits for a thread before it may go back to user mode: with FreeBSD 14 a word of bits, before that flags among others.
#if __FreeBSD_version >= 1400000
static bool others_are_due(void)
{
    return (curthread->td_ast & TDAI(TDA_SCHED)) != 0;
}

static bool return_is_due(void)
{
    return (curthread->td_ast & ~TDAI(TDA_SCHED)) != 0;
}
#else
static bool others_are_due(void)
{
    return (curthread->td_flags & TDF_NEEDRESCHED) != 0;
}

static bool return_is_due(void)
{
    return (curthread->td_flags & TDF_ASTPENDING) != 0;
}
#endif

bool os_must_leave(void)
{
    return curthread->td_owepreempt != 0 || others_are_due() || return_is_due();
}

/// Who preempts has done so already when the thread stopped to stay.
void os_let_others_run(void)
{
    if (others_are_due()) {
        kern_yield(PRI_USER);
    }
}

/// Not signals alone: all that is done on the way back to user mode, and nowhere else.
bool os_interrupted(void)
{
    return return_is_due();
}

/// Without a place of its own to keep registers in: nothing switches threads before os_fpu_end().
void os_fpu_begin(void)
{
    fpu_kern_enter(curthread, NULL, FPU_KERN_NOCTX);
}

void os_fpu_end(void)
{
    fpu_kern_leave(curthread, NULL);
}

/// Of a thread that a debugger has set some for. The watchpoints of the kernel's own debugger are lost on this CPU.
void os_restore_debug_registers(void)
{
    const struct pcb *pcb = curthread->td_pcb;

    if ((pcb->pcb_flags & PCB_DBREGS) != 0) {
        load_dr0(pcb->pcb_dr0);
        load_dr1(pcb->pcb_dr1);
        load_dr2(pcb->pcb_dr2);
        load_dr3(pcb->pcb_dr3);
        load_dr6(pcb->pcb_dr6);
        load_dr7(pcb->pcb_dr7);
    }
}

void os_change_cr4(uint64_t set, uint64_t clear)
{
    load_cr4((rcr4() | set) & ~clear);
}

/// The limit of the task state segment, beyond which is the bitmap of ports, comes back with the next thread that has one.
void os_restore_after_vmx(void)
{
    struct region_descriptor gdt;

    sgdt(&gdt);
    gdt.rd_limit = NGDT * sizeof(struct user_segment_descriptor) - 1;
    bare_lgdt(&gdt);
    lidt(&r_idt);
}

// ---- Speculation ----

void os_prediction_barrier(void)
{
    if ((cpu_stdext_feature3 & CPUID_STDEXT3_IBPB) != 0 || (amd_extended_feature_extensions & AMDFEID_IBPB) != 0) {
        wrmsr(MSR_IA32_PRED_CMD, IA32_PRED_CMD_IBPB_BARRIER);
    }
}

/// L1TF: what the host left in the first-level cache. MDS and its kin: what it left in the CPU's buffers.
void os_before_guest(bool first)
{
    if (first && (cpu_stdext_feature3 & CPUID_STDEXT3_L1D_FLUSH) != 0 && (cpu_ia32_arch_caps & IA32_ARCH_CAP_SKIP_L1DFL_VMENTRY) == 0) {
        wrmsr(MSR_IA32_FLUSH_CMD, IA32_FLUSH_CMD_L1D);
    }
    if ((cpu_stdext_feature3 & CPUID_STDEXT3_MD_CLEAR) != 0) {
        static const uint16_t data_segment = GSEL(GDATA_SEL, SEL_KPL);

        __asm__ volatile("verw %0" : : "m"(data_segment) : "cc");
    }
}

void os_after_guest(void)
{
}

void os_log(const char *text)
{
    printf("apiary-vmm: %s\n", text);
}
