// SPDX-License-Identifier: BSD-2-Clause
#include "backend/hostnet/freebsd/interfaces.h"

#include <net/ethernet.h>
#include <net/if.h>
#include <net/if_bridgevar.h>
#include <net/if_types.h>
#include <net/if_vlan_var.h>
#include <netinet/in.h>
#include <netinet/in_var.h>
#include <netinet6/in6_var.h>
#include <sys/ioctl.h>
#include <sys/param.h>
#include <sys/socket.h>
#include <sys/sockio.h>
#include <sys/types.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <format>
#include <vector>

#include "backend/base/unique_fd.h"
#include "backend/hostnet/subnet.h"

namespace apiary::hostnet {
namespace {

/// A lifetime without end (RFC 4861, section 4.6.2); <netinet6/nd6.h>, which names it, is no C++.
constexpr std::uint32_t kEndless = 0xFFFFFFFF;

constexpr const char* kGroup = "apiary";
constexpr std::int64_t kUnits = 30'000;  ///< Below IF_MAXUNIT.

UniqueFd any_socket(int family = AF_INET) {
    return UniqueFd(::socket(family, SOCK_DGRAM | SOCK_CLOEXEC, 0));
}

void copy_name(char* to, const std::string& name) {
    std::memset(to, 0, IFNAMSIZ);
    std::copy_n(name.data(), std::min<std::size_t>(name.size(), IFNAMSIZ - 1), to);
}

ifreq request_for(const std::string& name) {
    ifreq request = {};
    copy_name(request.ifr_name, name);
    return request;
}

bool exists(const std::string& name) {
    return ::if_nametoindex(name.c_str()) != 0;
}

std::string unit_name(const std::string& cloner, std::int64_t index) {
    return cloner + std::to_string(index % kUnits);
}

bool is_ours(int socket, const std::string& name) {
    ifgroupreq request = {};
    copy_name(request.ifgr_name, name);
    if (::ioctl(socket, SIOCGIFGROUP, &request) != 0) {
        return false;
    }
    std::vector<ifg_req> groups(request.ifgr_len / sizeof(ifg_req));
    request.ifgr_groups = groups.data();
    return ::ioctl(socket, SIOCGIFGROUP, &request) == 0 && std::ranges::any_of(groups, [](const ifg_req& group) {
               return std::strcmp(group.ifgrq_group, kGroup) == 0;
           });
}

bool add_to_group(int socket, const std::string& name) {
    ifgroupreq request = {};
    copy_name(request.ifgr_name, name);
    copy_name(request.ifgr_group, kGroup);
    return ::ioctl(socket, SIOCAIFGROUP, &request) == 0;
}

/// The interface `made`, of the system's naming, is marked and called `name`.
bool mark_and_name(int socket, const std::string& made, const std::string& name) {
    if (!add_to_group(socket, made)) {
        return false;
    }
    if (made == name) {
        return true;
    }
    ifreq request = request_for(made);
    std::vector<char> new_name(IFNAMSIZ);
    copy_name(new_name.data(), name);
    request.ifr_data = new_name.data();
    return ::ioctl(socket, SIOCSIFNAME, &request) == 0;
}

std::unexpected<Error> not_made(const std::string& what) {
    const int error = errno;
    return fail_errno(error, what + " cannot be made",
                      error == EPERM    ? "this takes root: run the helper of the system"
                      : error == EEXIST ? "somebody made one of that name meanwhile: choose another name"
                      : error == EINVAL ? "load the kernel's module: kldload if_bridge if_tuntap if_vlan"
                                        : "");
}

bool set_mtu(int socket, const std::string& name, std::int64_t mtu) {
    ifreq request = request_for(name);
    request.ifr_mtu = static_cast<int>(mtu);
    return ::ioctl(socket, SIOCSIFMTU, &request) == 0;
}

bool set_mac(int socket, const std::string& name, const std::string& mac) {
    unsigned parts[ETHER_ADDR_LEN] = {};
    (void)std::sscanf(mac.c_str(), "%x:%x:%x:%x:%x:%x", &parts[0], &parts[1], &parts[2], &parts[3], &parts[4],
                      &parts[5]);
    ifreq request = request_for(name);
    request.ifr_addr.sa_len = ETHER_ADDR_LEN;
    request.ifr_addr.sa_family = AF_LINK;
    std::copy_n(parts, ETHER_ADDR_LEN, reinterpret_cast<unsigned char*>(request.ifr_addr.sa_data));
    return ::ioctl(socket, SIOCSIFLLADDR, &request) == 0;
}

sockaddr_in v4_address(std::uint32_t address) {
    sockaddr_in result = {};
    result.sin_len = sizeof result;
    result.sin_family = AF_INET;
    result.sin_addr.s_addr = htonl(address);
    return result;
}

sockaddr_in6 v6_address(const asio::ip::address_v6& address) {
    sockaddr_in6 result = {};
    result.sin6_len = sizeof result;
    result.sin6_family = AF_INET6;
    const auto bytes = address.to_bytes();
    std::memcpy(&result.sin6_addr, bytes.data(), bytes.size());
    return result;
}

int change_v4(const Address& address, const Subnet& subnet, bool add) {
    const UniqueFd socket = any_socket();
    in_aliasreq request = {};
    copy_name(request.ifra_name, address.link);
    const std::uint32_t own = subnet.address.to_v4().to_uint();
    const std::uint32_t mask = subnet.prefix == 0 ? 0 : ~std::uint32_t{0} << (32 - subnet.prefix);
    request.ifra_addr = v4_address(own);
    request.ifra_mask = v4_address(mask);
    request.ifra_broadaddr = v4_address(own | ~mask);
    return ::ioctl(socket.get(), add ? SIOCAIFADDR : SIOCDIFADDR, &request);
}

int change_v6(const Address& address, const Subnet& subnet, bool add) {
    const UniqueFd socket = any_socket(AF_INET6);
    if (!add) {
        in6_ifreq request = {};
        copy_name(request.ifr_name, address.link);
        request.ifr_ifru.ifru_addr = v6_address(subnet.address.to_v6());
        return ::ioctl(socket.get(), SIOCDIFADDR_IN6, &request);
    }
    in6_aliasreq request = {};
    copy_name(request.ifra_name, address.link);
    request.ifra_addr = v6_address(subnet.address.to_v6());
    asio::ip::address_v6::bytes_type mask = {};
    for (unsigned bit = 0; bit < subnet.prefix; ++bit) {
        mask[bit / 8] = static_cast<unsigned char>(mask[bit / 8] | 0x80u >> bit % 8);
    }
    request.ifra_prefixmask = v6_address(asio::ip::address_v6(mask));
    request.ifra_lifetime.ia6t_vltime =
        address.valid ? static_cast<std::uint32_t>(*address.valid) : kEndless;
    request.ifra_lifetime.ia6t_pltime =
        address.preferred ? static_cast<std::uint32_t>(*address.preferred) : kEndless;
    return ::ioctl(socket.get(), SIOCAIFADDR_IN6, &request);
}

}  // namespace

Result<void> make(const MakeBridge& step) {
    const UniqueFd socket = any_socket();
    const std::string made = unit_name("bridge", step.index);
    ifreq request = request_for(made);
    const bool done = !exists(step.name) && ::ioctl(socket.get(), SIOCIFCREATE2, &request) == 0 &&
                      set_mac(socket.get(), made, step.mac) && mark_and_name(socket.get(), made, step.name);
    return done ? Result<void>() : not_made("the bridge " + step.name);
}

Result<void> make(const MakeVlan& step) {
    const UniqueFd socket = any_socket();
    const std::string made = unit_name("vlan", step.index);
    ifreq request = request_for(made);
    if (exists(step.name) || ::ioctl(socket.get(), SIOCIFCREATE2, &request) != 0) {
        return not_made(std::format("VLAN {} of {}", step.tag, step.parent));
    }
    vlanreq vlan = {};
    copy_name(vlan.vlr_parent, step.parent);
    vlan.vlr_tag = static_cast<unsigned short>(step.tag);
    request = request_for(made);
    request.ifr_data = reinterpret_cast<caddr_t>(&vlan);
    const bool done = ::ioctl(socket.get(), SIOCSETVLAN, &request) == 0 && mark_and_name(socket.get(), made, step.name);
    return done ? Result<void>() : not_made(std::format("VLAN {} of {}", step.tag, step.parent));
}

Result<void> make(const MakeTap& step) {
    const UniqueFd socket = any_socket();
    ifreq request = request_for(step.name);
    const bool done =
        ::ioctl(socket.get(), SIOCIFCREATE2, &request) == 0 && add_to_group(socket.get(), step.name) &&
        set_mtu(socket.get(), step.name, step.mtu) &&
        ::chown(("/dev/" + step.name).c_str(), static_cast<uid_t>(step.owner), static_cast<gid_t>(-1)) == 0;
    return done ? Result<void>() : not_made("the tap " + step.name);
}

Result<void> destroy(const std::string& name, const std::string& cloner, std::int64_t index) {
    const UniqueFd socket = any_socket();
    std::vector<std::string> names = {name};
    if (!cloner.empty()) {
        names.push_back(unit_name(cloner, index));
    }
    for (const std::string& each : names) {
        const bool unnamed = each != name;
        ifreq request = request_for(each);
        if (exists(each) && (unnamed || is_ours(socket.get(), each)) &&
            ::ioctl(socket.get(), SIOCIFDESTROY, &request) != 0) {
            return fail_errno(errno, std::format("the interface {} cannot be deleted", each),
                              std::format("look at it: ifconfig {}", each));
        }
    }
    return {};
}

Result<void> turn(const TurnOn& step, bool on) {
    const UniqueFd socket = any_socket();
    ifreq request = request_for(step.link);
    if (!on && !exists(step.link)) {
        return {};
    }
    if (::ioctl(socket.get(), SIOCGIFFLAGS, &request) != 0) {
        return fail_errno(errno, std::format("there is no interface {} any more", step.link));
    }
    request.ifr_flags = static_cast<short>(on ? request.ifr_flags | IFF_UP : request.ifr_flags & ~IFF_UP);
    return ::ioctl(socket.get(), SIOCSIFFLAGS, &request) == 0
               ? Result<void>()
               : fail_errno(errno, std::format("{} cannot be turned {}", step.link, on ? "on" : "off"));
}

Result<void> attach(const Attach& step, bool on) {
    if (!on && (!exists(step.link) || !exists(step.bridge))) {
        return {};
    }
    const UniqueFd socket = any_socket();
    ifbreq member = {};
    copy_name(member.ifbr_ifsname, step.link);
    ifdrv request = {};
    copy_name(request.ifd_name, step.bridge);
    request.ifd_cmd = on ? BRDGADD : BRDGDEL;
    request.ifd_len = sizeof member;
    request.ifd_data = &member;
    const bool done =
        ::ioctl(socket.get(), SIOCSDRVSPEC, &request) == 0 || (!on && errno == ENOENT) || (on && errno == EEXIST);
    return done ? Result<void>()
                : fail_errno(
                      errno,
                      std::format("{} cannot {} {}", step.link, on ? "become a port of" : "be taken from", step.bridge),
                      "see whether it is a port of another bridge: ifconfig -g bridge");
}

Result<void> change_address(const Address& address, bool add) {
    const auto subnet = Subnet::parse(address.subnet);
    if (!subnet || !exists(address.link)) {
        return add ? fail(std::format("{} cannot be given the address {}", address.link, address.subnet))
                   : Result<void>();
    }
    const int done = subnet->address.is_v4() ? change_v4(address, *subnet, add) : change_v6(address, *subnet, add);
    return done == 0 || (add && errno == EEXIST) || (!add && errno == EADDRNOTAVAIL)
               ? Result<void>()
               : fail_errno(errno, std::format("the address {} of {} cannot be {}", address.subnet, address.link,
                                               add ? "set" : "taken off"));
}

}  // namespace apiary::hostnet
