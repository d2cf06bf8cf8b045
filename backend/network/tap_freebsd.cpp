// SPDX-License-Identifier: BSD-2-Clause
// Tap devices as FreeBSD has them: tap(4). Frames come without a header, so there are no offloads.
#include <fcntl.h>
#include <net/if.h>
#include <net/if_tap.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/types.h>

#include <cerrno>
#include <cstring>
#include <format>

#include "backend/base/unique_fd.h"
#include "backend/network/tap.h"
#include "backend/network/tap_device.h"

namespace apiary::network {
namespace {

Error open_error(const std::string& name, int error_number) {
    switch (error_number) {
        case ENOENT:
        case ENXIO:
            return fail_errno(error_number, std::format("there is no tap device {}", name),
                              std::format("make it with: sudo ifconfig {} create", name))
                .error();
        case EACCES:
        case EPERM:
            return fail_errno(error_number, std::format("this user may not open the tap device {}", name),
                              std::format(
                                  "allow it: sudo sysctl net.link.tap.user_open=1; sudo chown \"$USER\" /dev/{}", name))
                .error();
        case EBUSY:
            return fail_errno(error_number, std::format("another program uses the tap device {}", name),
                              "end it, or give each guest a tap device of its own")
                .error();
        default: return fail_errno(error_number, std::format("the tap device {} cannot be opened", name)).error();
    }
}

}  // namespace

Result<UniqueFd> open_tap(const std::string& name) {
    // Opening a name that is not there would make it, with devfs cloning.
    if (::if_nametoindex(name.c_str()) == 0) {
        return std::unexpected(open_error(name, ENOENT));
    }
    UniqueFd fd(::open(("/dev/" + name).c_str(), O_RDWR | O_NONBLOCK | O_CLOEXEC));
    if (!fd.valid()) {
        return std::unexpected(open_error(name, errno));
    }
    turn_on_tap(fd.get());
    return fd;
}

void turn_on_tap(int tap) {
    ifreq request = {};
    const UniqueFd socket(::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0));
    if (::ioctl(tap, TAPGIFNAME, &request) == 0 && ::ioctl(socket.get(), SIOCGIFFLAGS, &request) == 0 &&
        (request.ifr_flags & IFF_UP) == 0) {
        request.ifr_flags = static_cast<short>(request.ifr_flags | IFF_UP);
        (void)::ioctl(socket.get(), SIOCSIFFLAGS, &request);
    }
}

Result<TapProperties> prepare_tap(int fd) {
    ifreq request = {};
    tapinfo info = {};
    if (::ioctl(fd, TAPGIFNAME, &request) != 0 || ::ioctl(fd, TAPGIFINFO, &info) != 0) {
        return fail_errno(errno, "a descriptor that was passed is no tap device");
    }
    request.ifr_name[sizeof(request.ifr_name) - 1] = 0;
    return TapProperties{.name = request.ifr_name, .mtu = static_cast<std::uint16_t>(info.mtu)};
}

void set_tap_offloads(int, const Offloads&) {}

std::string tap_up_command(const std::string& name) {
    return std::format("sudo ifconfig {} up", name);
}

}  // namespace apiary::network
