// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <fcntl.h>
#include <linux/if_tun.h>
#include <net/if.h>
#include <sched.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <string>
#include <system_error>

#include "backend/base/unique_fd.h"

namespace apiary::network::test {

/// Moves this thread, and those it makes, into a network of their own. Empty on success, or why that may not be.
inline std::string enter_own_network() {
    if (::unshare(CLONE_NEWNET) != 0) {
        return "a network namespace cannot be made: " + std::generic_category().message(errno);
    }
    const UniqueFd tun(::open("/dev/net/tun", O_RDWR | O_CLOEXEC));
    return tun.valid() ? std::string() : "/dev/net/tun cannot be opened: " + std::generic_category().message(errno);
}

/// Runs the shell's `command`; true when it succeeds.
inline bool run(const std::string& command) {
    return std::system(command.c_str()) == 0;
}

/// Makes the tap device `name` that stays without a program.
inline bool make_tap(const std::string& name) {
    const UniqueFd tun(::open("/dev/net/tun", O_RDWR | O_CLOEXEC));
    ifreq request = {};
    std::strncpy(request.ifr_name, name.c_str(), sizeof(request.ifr_name) - 1);
    request.ifr_flags = IFF_TAP | IFF_NO_PI | IFF_VNET_HDR;
    return ::ioctl(tun.get(), TUNSETIFF, &request) == 0 && ::ioctl(tun.get(), TUNSETPERSIST, 1) == 0;
}

}  // namespace apiary::network::test
