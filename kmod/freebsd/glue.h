// SPDX-License-Identifier: BSD-2-Clause
#ifndef APIARY_KMOD_FREEBSD_GLUE_H
#define APIARY_KMOD_FREEBSD_GLUE_H

/// From now on it is noticed when a process ends or becomes another program.
void os_begin_processes(void);
void os_end_processes(void);

#endif
