// SPDX-License-Identifier: BSD-2-Clause
// Further CPUs, up to APIC id 7.
#pragma once

#include "base.h"

enum { MOST_PROCESSORS = 8 };
/// Starts every CPU there is (CPUID says how many) by INIT and STARTUP; each waits for run_on. Their number, with this one.
unsigned start_processors(void);
/// Lets CPU `number` (its APIC id) call function(argument) and goes on at once. Interrupts are off there.
void run_on(unsigned number, void (*function)(void*), void* argument);
/// Waits until CPU `number` has come back.
void wait_for(unsigned number);
/// CPUs that have started, this one too.
extern volatile u32 processors_online;
