// SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0-only
#ifndef APIARY_KMOD_LINUX_GLUE_H
#define APIARY_KMOD_LINUX_GLUE_H

/// Makes os_interrupt_self() ready.
void os_begin_interrupts(void);
/// Waits until no interrupt of os_interrupt_self() is under way: before the module goes.
void os_end_interrupts(void);
/// Warns in the kernel's log when anything that os.h gives out was not given back: before the module goes.
void os_check_nothing_held(void);

#endif
