// SPDX-License-Identifier: BSD-2-Clause
// As much of an operating system as the pure parts of kmod/core need: pages, at addresses that are their own physical ones.
#include "tests/kmod/os_model.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static long pages_out;
static long pages_left = -1;

long os_model_pages(void)
{
    return pages_out;
}

void os_model_limit(long pages)
{
    pages_left = pages;
}

void *os_allocate_pages(unsigned order)
{
    void *pages;

    if (pages_left == 0) {
        return NULL;
    }
    pages = aligned_alloc(4096ul << order, 4096ul << order);
    if (pages != NULL) {
        memset(pages, 0, 4096ul << order);
        ++pages_out;
        pages_left -= pages_left > 0 ? 1 : 0;
    }
    return pages;
}

void os_free_pages(void *pages, unsigned order)
{
    (void)order;
    --pages_out;
    free(pages);
}

uint64_t os_physical(const void *page)
{
    return (uintptr_t)page;
}

void *os_virtual(uint64_t physical)
{
    return (void *)(uintptr_t)physical;
}
