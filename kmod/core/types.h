// SPDX-License-Identifier: BSD-2-Clause
// Fixed-width integers, bool, size_t and NULL, by the names that C gives them. This is the one place where a header of the
// surrounding system is looked at: a kernel has no <stdint.h>.
#ifndef APIARY_KMOD_TYPES_H
#define APIARY_KMOD_TYPES_H

#if defined(__KERNEL__)
#include <linux/types.h>
#include <linux/stddef.h>
#elif defined(_KERNEL)
#include <sys/types.h>
#include <sys/_null.h>
#else
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#endif

#ifndef UINT64_MAX
#define UINT64_MAX (~(uint64_t)0)
#endif

#define AVM_STATIC_ASSERT(condition) _Static_assert(condition, #condition)
#define AVM_COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define AVM_BIT(n) ((uint64_t)1 << (n))

// Errors of the core: the numbers that Linux and FreeBSD agree on, so that none needs <errno.h>.
enum {
    AVM_EPERM = 1,
    AVM_EINTR = 4,
    AVM_ENXIO = 6,
    AVM_ENOMEM = 12,
    AVM_EFAULT = 14,
    AVM_EBUSY = 16,
    AVM_EEXIST = 17,
    AVM_ENODEV = 19,
    AVM_EINVAL = 22,
    AVM_ENOTTY = 25,
    AVM_ENOSPC = 28,
};

#endif
