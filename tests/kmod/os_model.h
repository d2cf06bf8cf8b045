// SPDX-License-Identifier: BSD-2-Clause
#ifndef APIARY_TESTS_KMOD_OS_MODEL_H
#define APIARY_TESTS_KMOD_OS_MODEL_H

/// Blocks of pages that are out.
long os_model_pages(void);
/// From now on only so many can be had; -1: any number.
void os_model_limit(long pages);

#endif
