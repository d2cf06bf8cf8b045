// SPDX-License-Identifier: BSD-2-Clause
#include "backend/hostnet/linux/links.h"

#include <fcntl.h>
#include <linux/if_link.h>
#include <linux/if_tun.h>
#include <net/if.h>
#include <sys/ioctl.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <format>

#include "backend/base/unique_fd.h"

namespace apiary::hostnet {
namespace {

ifinfomsg header_for(std::int64_t index) {
    ifinfomsg head = {};
    head.ifi_family = AF_UNSPEC;
    head.ifi_index = static_cast<int>(index);
    return head;
}

Message new_link(const std::string& name, std::int64_t index) {
    Message message(RTM_NEWLINK, NLM_F_CREATE | NLM_F_EXCL, header_for(index));
    message.put(IFLA_IFNAME, name);
    return message;
}

Message changed_link(std::int64_t index, unsigned flags = 0, unsigned change = 0) {
    ifinfomsg head = header_for(index);
    head.ifi_flags = flags;
    head.ifi_change = change;
    return Message(RTM_NEWLINK, 0, head);
}

std::array<std::byte, 6> mac_of(const std::string& text) {
    std::array<unsigned, 6> parts = {};
    (void)std::sscanf(text.c_str(), "%x:%x:%x:%x:%x:%x", &parts[0], &parts[1], &parts[2], &parts[3], &parts[4],
                      &parts[5]);
    std::array<std::byte, 6> mac = {};
    std::ranges::transform(parts, mac.begin(), [](unsigned part) { return static_cast<std::byte>(part); });
    return mac;
}

/// Why an interface could not be made.
std::unexpected<Error> not_made(const KernelError& error, const std::string& what, const std::string& module) {
    std::string remedy;
    switch (error.number) {
        case EOPNOTSUPP: remedy = std::format("load the kernel's module: sudo modprobe {}", module); break;
        case EPERM: remedy = "this takes the right CAP_NET_ADMIN: run the helper of the system"; break;
        case EEXIST: remedy = "somebody made one of that name meanwhile: choose another name"; break;
        default: break;
    }
    return fail_kernel(error, std::format("{} cannot be made", what), remedy);
}

/// The link of this name if it has this number.
bool is_there(const std::string& name, std::int64_t index) {
    return index_of(name) == index;
}

bool is_gone(const KernelError& error) {
    return error.number == ENODEV || error.number == ENXIO || error.number == ENOENT;
}

std::unexpected<Error> tun_error(int error_number) {
    return error_number == ENOENT || error_number == ENXIO || error_number == ENODEV
               ? fail_errno(error_number, "this host's kernel has no tap devices", "load its module: sudo modprobe tun")
               : fail_errno(error_number, "/dev/net/tun cannot be opened", "run the helper of the system");
}

}  // namespace

std::optional<std::int64_t> index_of(const std::string& name) {
    const unsigned index = ::if_nametoindex(name.c_str());
    return index == 0 ? std::nullopt : std::optional<std::int64_t>(index);
}

Result<void> make(Netlink& netlink, const MakeBridge& step) {
    Message message = new_link(step.name, step.index);
    message.put(IFLA_ADDRESS, mac_of(step.mac));
    message.put(IFLA_MTU, static_cast<std::uint32_t>(step.mtu));
    message.nest(IFLA_LINKINFO, [&] {
        message.put(IFLA_INFO_KIND, std::string_view("bridge"));
        message.nest(IFLA_INFO_DATA, [&] {
            // Frames pass at once: with one way out, a bridge cannot be part of a loop of its own making.
            message.put(IFLA_BR_FORWARD_DELAY, std::uint32_t{0});
            message.put(IFLA_BR_STP_STATE, std::uint32_t{0});
        });
    });
    const auto done = netlink.request(message);
    return done ? Result<void>() : not_made(done.error(), "the bridge " + step.name, "bridge");
}

Result<void> make(Netlink& netlink, const MakeVlan& step) {
    const auto parent = index_of(step.parent);
    if (!parent) {
        return fail(std::format("there is no interface {} any more", step.parent), "name another uplink");
    }
    Message message = new_link(step.name, step.index);
    message.put(IFLA_LINK, static_cast<std::uint32_t>(*parent));
    message.nest(IFLA_LINKINFO, [&] {
        message.put(IFLA_INFO_KIND, std::string_view("vlan"));
        message.nest(IFLA_INFO_DATA, [&] { message.put(IFLA_VLAN_ID, static_cast<std::uint16_t>(step.tag)); });
    });
    const auto done = netlink.request(message);
    return done ? Result<void>() : not_made(done.error(), std::format("VLAN {} of {}", step.tag, step.parent), "8021q");
}

/// It is there to stay only when all is said of it; until then it goes with the descriptor.
Result<void> make(Netlink& netlink, const MakeTap& step) {
    const UniqueFd tun(::open("/dev/net/tun", O_RDWR | O_CLOEXEC));
    if (!tun.valid()) {
        return tun_error(errno);
    }
    ifreq request = {};
    std::copy_n(step.name.data(), std::min(step.name.size(), sizeof(request.ifr_name) - 1), request.ifr_name);
    request.ifr_flags = static_cast<short>(IFF_TAP | IFF_NO_PI | IFF_VNET_HDR | IFF_TUN_EXCL);
    auto index = static_cast<unsigned>(step.index);
    if (::ioctl(tun.get(), TUNSETIFINDEX, &index) != 0 || ::ioctl(tun.get(), TUNSETIFF, &request) != 0) {
        return not_made({.number = errno == EBUSY ? EEXIST : errno}, "the tap " + step.name, "tun");
    }
    Message mtu = changed_link(step.index);
    mtu.put(IFLA_MTU, static_cast<std::uint32_t>(step.mtu));
    if (const auto set = netlink.request(mtu); !set) {
        return fail_kernel(set.error(), std::format("the tap {} cannot have packets of {} bytes", step.name, step.mtu));
    }
    if (::ioctl(tun.get(), TUNSETOWNER, static_cast<unsigned long>(step.owner)) != 0 ||
        ::ioctl(tun.get(), TUNSETPERSIST, 1ul) != 0) {
        return fail_errno(errno, std::format("the tap {} cannot be given to user {}", step.name, step.owner));
    }
    return {};
}

Result<void> delete_link(Netlink& netlink, const std::string& name, std::int64_t index) {
    if (!is_there(name, index)) {
        return {};
    }
    Message message(RTM_DELLINK, 0, header_for(index));
    const auto done = netlink.request(message);
    return done || is_gone(done.error())
               ? Result<void>()
               : fail_kernel(done.error(), std::format("the interface {} cannot be deleted", name),
                             std::format("look at it: ip -d link show {}", name));
}

Result<void> turn(Netlink& netlink, const TurnOn& step, bool on) {
    if (!is_there(step.link, step.index)) {
        return on ? fail(std::format("there is no interface {} any more", step.link)) : Result<void>();
    }
    Message message = changed_link(step.index, on ? unsigned{IFF_UP} : 0u, IFF_UP);
    const auto done = netlink.request(message);
    return done || (!on && is_gone(done.error()))
               ? Result<void>()
               : fail_kernel(done.error(), std::format("{} cannot be turned {}", step.link, on ? "on" : "off"));
}

Result<void> attach(Netlink& netlink, const Attach& step) {
    const auto bridge = index_of(step.bridge);
    if (!bridge || !is_there(step.link, step.index)) {
        return fail(std::format("there is no interface {} any more", bridge ? step.link : step.bridge));
    }
    Message message = changed_link(step.index);
    message.put(IFLA_MASTER, static_cast<std::uint32_t>(*bridge));
    const auto done = netlink.request(message);
    return done ? Result<void>()
                : fail_kernel(done.error(), std::format("{} cannot become a port of {}", step.link, step.bridge),
                              "see whether the kernel lets it be bridged: dmesg");
}

Result<void> detach(Netlink& netlink, const Attach& step) {
    const auto bridge = index_of(step.bridge);
    if (!bridge || !is_there(step.link, step.index)) {
        return {};
    }
    const auto links = netlink.dump(RTM_GETLINK, ifinfomsg{});
    const bool is_port = links && std::ranges::any_of(*links, [&](const Answer& answer) {
                             return answer.header<ifinfomsg>().ifi_index == step.index &&
                                    answer.attributes<ifinfomsg>().number<std::uint32_t>(IFLA_MASTER) == *bridge;
                         });
    if (!is_port) {  // Nor is it touched when somebody gave it to another.
        return {};
    }
    Message message = changed_link(step.index);
    message.put(IFLA_MASTER, std::uint32_t{0});
    const auto done = netlink.request(message);
    return done || is_gone(done.error())
               ? Result<void>()
               : fail_kernel(done.error(), std::format("{} cannot be taken from {}", step.link, step.bridge));
}

}  // namespace apiary::hostnet
