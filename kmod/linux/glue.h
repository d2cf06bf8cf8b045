// SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0-only
#ifndef APIARY_KMOD_LINUX_GLUE_H
#define APIARY_KMOD_LINUX_GLUE_H

/// Makes os_interrupt_self() ready.
void os_begin_interrupts(void);
/// Waits until no interrupt of os_interrupt_self() is under way: before the module goes.
void os_end_interrupts(void);

#endif
