// SPDX-License-Identifier: BSD-2-Clause
#include "backend/share/linux_error.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <utility>

namespace apiary::share {

#ifdef __linux__

std::uint32_t linux_error(int host_error) {
    return static_cast<std::uint32_t>(host_error);
}

#else

namespace {

constexpr std::uint32_t kLinuxEio = 5;
/// Up to ERANGE all systems have Version 7 Unix's numbers, but for this one.
constexpr int kLastCommon = ERANGE;
constexpr std::uint32_t kLinuxEdeadlk = 35;

/// Beyond: Linux's numbers as in include/uapi/asm-generic/errno.h there.
constexpr std::array<std::pair<int, std::uint32_t>, 20> kNumbers = {{
    {EAGAIN, 11},   {ENAMETOOLONG, 36}, {ENOLCK, 37},       {ENOSYS, 38},  {ENOTEMPTY, 39}, {ELOOP, 40},
    {EPROTO, 71},   {EOVERFLOW, 75},    {EILSEQ, 84},       {EUSERS, 87},  {EMSGSIZE, 90},  {EOPNOTSUPP, 95},
    {ENOBUFS, 105}, {ETIMEDOUT, 110},   {EINPROGRESS, 115}, {ESTALE, 116}, {EDQUOT, 122},   {ECANCELED, 125},
    {EMLINK, 31},   {ENOTCAPABLE, 18},  // A path that would leave the folder: as EXDEV, Linux's word for it.
}};

}  // namespace

std::uint32_t linux_error(int host_error) {
    if (host_error == EDEADLK) {
        return kLinuxEdeadlk;
    }
    const auto found = std::ranges::find(kNumbers, host_error, &std::pair<int, std::uint32_t>::first);
    if (found != kNumbers.end()) {
        return found->second;
    }
    return host_error > 0 && host_error <= kLastCommon ? static_cast<std::uint32_t>(host_error) : kLinuxEio;
}

#endif

}  // namespace apiary::share
