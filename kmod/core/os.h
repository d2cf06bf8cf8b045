// SPDX-License-Identifier: BSD-2-Clause
// All that the core needs from an operating system. linux/ and freebsd/ have one of each; so have the tests.
#ifndef APIARY_KMOD_OS_H
#define APIARY_KMOD_OS_H

#include "types.h"

// ---- Memory of the kernel ----

/// Zeroed memory of any size, or NULL. May sleep.
void *os_allocate(size_t size);
void os_free(void *memory);
/// 2^order zeroed pages of 4 KiB, physically contiguous and aligned to their size, or NULL. May sleep.
void *os_allocate_pages(unsigned order);
void os_free_pages(void *pages, unsigned order);
uint64_t os_physical(const void *page);
/// The kernel's own address of physical memory that os_allocate_pages() or os_pin() gave.
void *os_virtual(uint64_t physical);
void os_copy(void *to, const void *from, size_t size);
void os_clear(void *memory, size_t size);

// ---- Memory of the calling process ----

/// 0 or AVM_EFAULT. May sleep.
int os_copy_in(void *to, uint64_t user_address, size_t size);
int os_copy_out(uint64_t user_address, const void *from, size_t size);
/// Pins `count` pages (at most AVM_PIN_BATCH) from user_address on, faulting them in, and gives their physical addresses: all or
/// none. AVM_EFAULT when they cannot be had (for writing, if `write`). May sleep.
enum { AVM_PIN_BATCH = 512 };
int os_pin(uint64_t user_address, unsigned count, bool write, uint64_t *physical);
/// Lets pages go, from any process.
void os_unpin(uint64_t physical, uint64_t count, bool written);
/// How large the naturally aligned, physically contiguous block is that the host keeps this pinned page in: 4096, 2 MiB or 1 GiB.
uint64_t os_block_size(uint64_t physical);
/// How many pages all guests together may pin.
uint64_t os_pin_limit(void);

/// The calling process, kept valid until os_release_process().
void *os_hold_process(void);
bool os_is_process(const void *process);
void os_release_process(void *process);

// ---- Locks and atomics ----

struct os_mutex;
struct os_mutex *os_mutex_create(void);
void os_mutex_destroy(struct os_mutex *mutex);
void os_lock(struct os_mutex *mutex);
/// Does not sleep; false when another thread has it.
bool os_try_lock(struct os_mutex *mutex);
void os_unlock(struct os_mutex *mutex);

// ---- CPUs ----

unsigned os_cpu_count(void);  ///< One more than the highest number of a CPU.
/// Calls `work` on every CPU that is on, with interrupts off, and returns when all have. Not with interrupts off.
void os_on_each_cpu(void (*work)(void *context), void *context);
/// The same on one CPU; it may have gone off meanwhile, then nothing is called.
void os_on_cpu(unsigned cpu, void (*work)(void *context), void *context);
/// Makes a CPU take an interrupt soon; does not wait. Not with interrupts off.
void os_interrupt_cpu(unsigned cpu);
/// With interrupts off: the calling CPU takes an interrupt as soon as they are on, or as a guest is entered.
void os_interrupt_self(void);
/// Begins and ends a time in which the calling thread stays on its CPU, which is the result.
unsigned os_stay(void);
void os_leave(void);
void os_interrupts_off(void);
void os_interrupts_on(void);
/// With os_stay(): something waits for this thread to leave its CPU or the kernel.
bool os_must_leave(void);
/// Without os_stay(): lets others run.
void os_let_others_run(void);
/// A signal waits for the calling thread.
bool os_interrupted(void);

/// Takes the floating-point registers for the core until os_fpu_end(), with what the thread had in them put away. With os_stay().
void os_fpu_begin(void);
void os_fpu_end(void);
/// Sets the host's breakpoints again after a guest had the debug registers. With os_stay().
void os_restore_debug_registers(void);
/// Sets or clears bits of CR4 in the way the system wants it, interrupts off.
void os_change_cr4(uint64_t set, uint64_t clear);
/// What VM exits of VT-x leave behind: limits of the task state segment and of the GDT. With os_stay().
void os_restore_after_vmx(void);

// ---- Speculation (as the host's kernel is set up) ----

/// Another guest than before is about to run on this CPU.
void os_prediction_barrier(void);
/// Interrupts off, the last thing before a guest is entered. `first`: since os_stay().
void os_before_guest(bool first);
/// Interrupts off, the first thing after.
void os_after_guest(void);

/// A line for the system's log.
void os_log(const char *text);

#endif
