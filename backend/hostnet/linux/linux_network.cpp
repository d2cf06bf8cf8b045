// SPDX-License-Identifier: BSD-2-Clause
#include "backend/hostnet/linux/linux_network.h"

#include <linux/rtnetlink.h>
#include <sys/socket.h>

#include <cerrno>
#include <fstream>
#include <string>
#include <utility>

#include "backend/hostnet/linux/addresses.h"
#include "backend/hostnet/linux/links.h"
#include "backend/hostnet/linux/netlink.h"
#include "backend/hostnet/linux/observe.h"
#include "backend/hostnet/linux/packet_rules.h"
#include "backend/hostnet/probe.h"

namespace apiary::hostnet {
namespace {

Result<void> set_forwarding(bool on) {
    std::ofstream file("/proc/sys/net/ipv4/ip_forward");
    file << (on ? "1\n" : "0\n");
    file.close();
    return file ? Result<void>()
                : fail("the host cannot be told to pass on packets", "see whether /proc is mounted for writing",
                       "/proc/sys/net/ipv4/ip_forward");
}

/// `act` with a socket.
template <class Act>
Result<void> with_kernel(Act act) {
    auto netlink = Netlink::open();
    return netlink ? act(*netlink) : Result<void>(std::unexpected(std::move(netlink.error())));
}

/// fe80::1 is another one on each link.
std::string with_scope(const Route& route) {
    return *route.gateway + (route.gateway->starts_with("fe80:") ? "%" + route.link : "");
}

}  // namespace

Result<HostState> LinuxNetwork::observe() {
    auto netlink = Netlink::open();
    return netlink ? observe_linux(*netlink) : std::unexpected(std::move(netlink.error()));
}

Result<void> LinuxNetwork::apply(const Step& step) {
    return with_kernel([&](Netlink& netlink) {
        return std::visit(Overloaded{
                              [&](const MakeBridge& s) { return make(netlink, s); },
                              [&](const MakeVlan& s) { return make(netlink, s); },
                              [&](const MakeTap& s) { return make(netlink, s); },
                              [&](const TurnOn& s) { return turn(netlink, s, true); },
                              [&](const Attach& s) { return attach(netlink, s); },
                              [&](const AddAddress& s) { return add_address(netlink, s.address); },
                              [&](const RemoveAddress& s) { return remove_address(netlink, s.address); },
                              [&](const MoveRoutes& s) { return move_routes(netlink, s, s.from, s.to, false); },
                              [&](const Forward&) { return set_forwarding(true); },
                              [&](const LoadRules& s) { return load_rules(s); },
                              [&](const StartServer& s) { return server_.start(s); },
                          },
                          step);
    });
}

Result<void> LinuxNetwork::revert(const Step& step) {
    return with_kernel([&](Netlink& netlink) {
        return std::visit(Overloaded{
                              [&](const MakeBridge& s) { return delete_link(netlink, s.name, s.index); },
                              [&](const MakeVlan& s) { return delete_link(netlink, s.name, s.index); },
                              [&](const MakeTap& s) { return delete_link(netlink, s.name, s.index); },
                              [&](const TurnOn& s) { return turn(netlink, s, false); },
                              [&](const Attach& s) { return detach(netlink, s); },
                              [&](const AddAddress& s) { return remove_address(netlink, s.address); },
                              [&](const RemoveAddress& s) {
                                  // Without its interface, there is no place to put it back to.
                                  return index_of(s.address.link) ? add_address(netlink, s.address) : Result<void>();
                              },
                              [&](const MoveRoutes& s) { return move_routes(netlink, s, s.to, s.from, true); },
                              [&](const Forward&) { return set_forwarding(false); },
                              [&](const LoadRules& s) { return delete_rules(s); },
                              [&](const StartServer& s) { return server_.stop(s); },
                          },
                          step);
    });
}

bool LinuxNetwork::gateway_answers(const Route& route, std::chrono::milliseconds patience,
                                   const std::stop_token& stop) {
    const auto link = index_of(route.link);
    auto netlink = Netlink::open();
    if (!link || !netlink || !route.gateway) {
        return false;
    }
    // A gateway that answers no echo answers ARP all the same.
    return answers_echo(with_scope(route), patience, stop,
                        [&] { return is_reachable(*netlink, *link, *route.gateway); });
}

std::string LinuxNetwork::boot() const {
    std::ifstream file("/proc/sys/kernel/random/boot_id");
    std::string id;
    file >> id;
    return id.empty() ? "unknown" : id;
}

std::unique_ptr<HostNetwork> make_host_network(std::filesystem::path directory) {
    return std::make_unique<LinuxNetwork>(std::move(directory));
}

Result<UniqueFd> watch_host_network() {
    UniqueFd socket(::socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC | SOCK_NONBLOCK, NETLINK_ROUTE));
    sockaddr_nl own = {};
    own.nl_family = AF_NETLINK;
    own.nl_groups = RTMGRP_LINK | RTMGRP_IPV4_IFADDR | RTMGRP_IPV6_IFADDR | RTMGRP_IPV4_ROUTE | RTMGRP_IPV6_ROUTE;
    if (!socket.valid() || ::bind(socket.get(), reinterpret_cast<const sockaddr*>(&own), sizeof own) != 0) {
        return fail_errno(errno, "the kernel cannot be asked to tell of changes of its network");
    }
    return socket;
}

}  // namespace apiary::hostnet
