// SPDX-License-Identifier: BSD-2-Clause
// Tap devices as Linux has them: Documentation/networking/tuntap.rst.
#include <fcntl.h>
#include <linux/if_tun.h>
#include <net/if.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <format>

#include "backend/base/unique_fd.h"
#include "backend/network/tap.h"
#include "backend/network/tap_device.h"

namespace apiary::network {
namespace {

const char* const kDevice = "/dev/net/tun";

std::string make_command(const std::string& name) {
    return std::format("make it with: sudo ip tuntap add dev {} mode tap user \"$USER\" vnet_hdr", name);
}

Error device_error(int error_number) {
    switch (error_number) {
        case ENOENT:
        case ENXIO:
        case ENODEV:
            return fail_errno(error_number, "this host's kernel has no tap devices",
                              "load its module: sudo modprobe tun")
                .error();
        case EACCES:
        case EPERM:
            return fail_errno(
                       error_number, std::format("this user may not open {}", kDevice),
                       std::format("let everybody, as is usual (sudo chmod 0666 {}), or use --net user", kDevice))
                .error();
        default: return fail_errno(error_number, std::format("{} cannot be opened", kDevice)).error();
    }
}

Error attach_error(const std::string& name, int error_number) {
    switch (error_number) {
        case EPERM:
        case EACCES:
            return fail_errno(error_number, std::format("the tap device {} belongs to another user", name),
                              std::format("delete it (sudo ip link delete {}), then {}", name, make_command(name)))
                .error();
        case EBUSY:
            return fail_errno(error_number, std::format("another program uses the tap device {}", name),
                              "end it, or give each guest a tap device of its own")
                .error();
        case EINVAL:
            return fail_errno(error_number, std::format("{} is no tap device for one program", name),
                              "name one that is made with: ip tuntap add … mode tap")
                .error();
        default: return fail_errno(error_number, std::format("the tap device {} cannot be opened", name)).error();
    }
}

ifreq request_for(const std::string& name) {
    ifreq request = {};
    std::copy_n(name.data(), std::min(name.size(), sizeof(request.ifr_name) - 1), request.ifr_name);
    return request;
}

/// Whether the device is in the network that this thread is in: elsewhere its name means another one.
bool is_of_this_network(int fd) {
    const UniqueFd network(::ioctl(fd, TUNGETDEVNETNS));
    struct stat its = {}, own = {};
    return network.valid() && ::fstat(network.get(), &its) == 0 && ::stat("/proc/thread-self/ns/net", &own) == 0 &&
           its.st_dev == own.st_dev && its.st_ino == own.st_ino;
}

/// MTU and flags are asked of a socket.
void ask_interface(TapProperties& tap) {
    const UniqueFd socket(::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0));
    ifreq request = request_for(tap.name);
    if (::ioctl(socket.get(), SIOCGIFMTU, &request) == 0 && request.ifr_mtu > 0 && request.ifr_mtu <= UINT16_MAX) {
        tap.mtu = static_cast<std::uint16_t>(request.ifr_mtu);
    }
    request = request_for(tap.name);
    if (::ioctl(socket.get(), SIOCGIFFLAGS, &request) == 0) {
        tap.up = (request.ifr_flags & IFF_UP) != 0;
    }
}

}  // namespace

Result<UniqueFd> open_tap(const std::string& name) {
    // A name that is not there would be made, if this user may.
    if (::if_nametoindex(name.c_str()) == 0) {
        return fail(std::format("there is no tap device {}", name), make_command(name));
    }
    UniqueFd fd(::open(kDevice, O_RDWR | O_NONBLOCK | O_CLOEXEC));
    if (!fd.valid()) {
        return std::unexpected(device_error(errno));
    }
    ifreq request = request_for(name);
    request.ifr_flags = IFF_TAP | IFF_NO_PI | IFF_VNET_HDR;
    if (::ioctl(fd.get(), TUNSETIFF, &request) != 0) {
        return std::unexpected(attach_error(name, errno));
    }
    turn_on_tap(fd.get());
    return fd;
}

void turn_on_tap(int tap) {
    ifreq request = {};
    if (::ioctl(tap, TUNGETIFF, &request) != 0 || !is_of_this_network(tap)) {
        return;
    }
    const UniqueFd socket(::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0));
    if (::ioctl(socket.get(), SIOCGIFFLAGS, &request) == 0 && (request.ifr_flags & IFF_UP) == 0) {
        request.ifr_flags = static_cast<short>(request.ifr_flags | IFF_UP);
        (void)::ioctl(socket.get(), SIOCSIFFLAGS, &request);
    }
}

Result<TapProperties> prepare_tap(int fd) {
    ifreq request = {};
    if (::ioctl(fd, TUNGETIFF, &request) != 0) {
        return fail_errno(errno, "a descriptor that was passed is no tap device");
    }
    request.ifr_name[sizeof(request.ifr_name) - 1] = 0;
    TapProperties tap = {.name = request.ifr_name};
    if ((request.ifr_flags & (IFF_TAP | IFF_NO_PI)) != (IFF_TAP | IFF_NO_PI)) {
        return fail(std::format("{} does not carry plain Ethernet frames", tap.name),
                    "open it with IFF_TAP and IFF_NO_PI");
    }
    int size = sizeof(FrameHeader);
    if ((request.ifr_flags & IFF_VNET_HDR) != 0) {
        if (::ioctl(fd, TUNSETVNETHDRSZ, &size) != 0) {
            return fail_errno(errno, std::format("the tap device {} cannot have headers of 12 bytes", tap.name));
        }
        tap.header_size = sizeof(FrameHeader);
    }
    ask_interface(tap);
    return tap;
}

void set_tap_offloads(int fd, const Offloads& offloads) {
    const unsigned long wanted = !offloads.checksum
                                     ? 0ul
                                     : TUN_F_CSUM | (offloads.tso4 ? TUN_F_TSO4 : 0ul) |
                                           (offloads.tso6 ? TUN_F_TSO6 : 0ul) | (offloads.ecn ? TUN_F_TSO_ECN : 0ul);
    (void)::ioctl(fd, TUNSETOFFLOAD, wanted);
}

std::string tap_up_command(const std::string& name) {
    return std::format("sudo ip link set {} up", name);
}

}  // namespace apiary::network
