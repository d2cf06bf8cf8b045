// SPDX-License-Identifier: BSD-2-Clause
// Machines that are network namespaces, and cables between them. Nothing here reaches the network of the machine that
// the tests run on.
#pragma once

#include <fcntl.h>
#include <linux/if_tun.h>
#include <net/if.h>
#include <poll.h>
#include <sched.h>
#include <sys/eventfd.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <format>
#include <memory>
#include <string>
#include <thread>
#include <type_traits>

#include "backend/base/unique_fd.h"
#include "backend/hostnet/probe.h"
#include "backend/network/tap.h"

namespace apiary::hostnet::test {

/// Of this thread.
inline UniqueFd current_network() {
    return UniqueFd(::open("/proc/thread-self/ns/net", O_RDONLY | O_CLOEXEC));
}

/// A network namespace, which is there as long as this.
class Machine {
public:
    Machine() {
        std::thread([this] {
            if (::unshare(CLONE_NEWNET) == 0) {
                network_ = current_network();
            }
        }).join();
        if (valid()) {
            run("ip link set lo up");
        }
    }
    [[nodiscard]] bool valid() const { return network_.valid(); }
    /// As ip(8) takes it for a namespace.
    [[nodiscard]] std::string path() const { return std::format("/proc/{}/fd/{}", ::getpid(), network_.get()); }

    /// What `function` gives on a thread of this machine.
    template <class Function>
    std::invoke_result_t<Function> in(Function function) const {
        using T = std::invoke_result_t<Function>;
        if constexpr (std::is_void_v<T>) {
            std::thread([&] { enter(), function(); }).join();
        } else {
            T result = {};
            std::thread([&] { enter(), result = function(); }).join();
            return result;
        }
    }
    /// The shell's `command`; true when it succeeds.
    bool run(const std::string& command) const {
        return in([&] { return std::system(command.c_str()) == 0; });
    }
    /// Moves this thread, and those it makes, to the machine.
    void enter() const {
        if (::setns(network_.get(), CLONE_NEWNET) != 0) {
            std::perror("setns");
            std::abort();
        }
    }
    /// Whether `address` answers an echo.
    [[nodiscard]] bool reaches(const std::string& address, milliseconds patience = milliseconds(20'000)) const {
        return in([&] { return answers_echo(address, patience, {}); });
    }

private:
    UniqueFd network_;
};

/// What a shell's `command` says on this thread's machine.
inline std::string said(const std::string& command) {
    std::string text;
    std::FILE* const pipe = ::popen(command.c_str(), "r");
    std::array<char, 4096> buffer = {};
    while (const std::size_t size = std::fread(buffer.data(), 1, buffer.size(), pipe)) {
        text.append(buffer.data(), size);
    }
    ::pclose(pipe);
    return text;
}

/// A guest: a machine whose network card "eth0" has its other end in a tap of the host, as a monitor would have it.
class Guest {
public:
    /// On a thread of the host, which is also whose tap it is.
    explicit Guest(const std::string& tap) {
        auto outer = network::open_tap(tap);
        outer_ = outer ? *std::move(outer) : UniqueFd();
        inner_ = machine.in([] {
            UniqueFd card(::open("/dev/net/tun", O_RDWR | O_CLOEXEC));
            ifreq request = {};
            std::strncpy(request.ifr_name, "eth0", sizeof(request.ifr_name) - 1);
            request.ifr_flags = IFF_TAP | IFF_NO_PI | IFF_VNET_HDR;
            return ::ioctl(card.get(), TUNSETIFF, &request) == 0 ? std::move(card) : UniqueFd();
        });
        machine.run("ip link set eth0 up");
        if (valid()) {
            cable_ = std::thread([this] { carry(); });
        }
    }
    ~Guest() {
        const std::uint64_t one = 1;
        (void)!::write(stop_.get(), &one, sizeof one);
        if (cable_.joinable()) {
            cable_.join();
        }
    }
    Guest(const Guest&) = delete;
    Guest& operator=(const Guest&) = delete;

    [[nodiscard]] bool valid() const { return outer_.valid() && inner_.valid(); }
    bool has_address(const std::string& subnet, const std::string& gateway = "") const {
        return machine.run("ip address add " + subnet + " dev eth0") &&
               (gateway.empty() || machine.run("ip route add default via " + gateway));
    }

    Machine machine;

private:
    void carry() const {
        std::array<pollfd, 3> ready = {
            {{outer_.get(), POLLIN, 0}, {inner_.get(), POLLIN, 0}, {stop_.get(), POLLIN, 0}}};
        std::array<char, 70'000> frame = {};
        while (::poll(ready.data(), ready.size(), -1) >= 0 && ready[2].revents == 0) {
            for (int from = 0; from < 2; ++from) {
                if (ready[static_cast<std::size_t>(from)].revents != 0) {
                    const ssize_t size = ::read(ready[static_cast<std::size_t>(from)].fd, frame.data(), frame.size());
                    if (size > 0) {
                        (void)!::write(ready[static_cast<std::size_t>(1 - from)].fd, frame.data(),
                                       static_cast<std::size_t>(size));
                    }
                }
            }
        }
    }

    UniqueFd outer_, inner_;
    UniqueFd stop_{::eventfd(0, EFD_CLOEXEC)};
    std::thread cable_;
};

/// A host with an uplink in a local network with a router, which leads to a server in the world, and a second machine.
///
///     host eth0 10.66.0.2 ─┐
///                          ├─ switch ─ router 10.66.0.1 │ 198.51.100.1 ─ world 198.51.100.2
///   second eth0 10.66.0.3 ─┘
class World {
public:
    static constexpr const char* kRouter = "10.66.0.1";
    static constexpr const char* kHost = "10.66.0.2";
    static constexpr const char* kSecond = "10.66.0.3";
    static constexpr const char* kServer = "198.51.100.2";

    /// Empty when all is there, or why not.
    std::string make() {
        for (const Machine* machine : {&host, &lan, &router, &second, &world}) {
            if (!machine->valid()) {
                return "a network namespace cannot be made";
            }
        }
        const bool made =
            // IPv6 asks whether an address is free, which takes a second; here it is known.
            all({&host, &router, &second, &lan},
                "for f in all default; do echo 0 >/proc/sys/net/ipv6/conf/$f/accept_dad; done") &&
            lan.run("ip link add switch type bridge forward_delay 0 && ip link set switch up") && plug(host, "host") &&
            plug(router, "router") && plug(second, "second") &&
            router.run("ip link add world type veth peer name eth0 netns " + world.path() +
                       " && ip link set world up && "
                       "ip address add 198.51.100.1/24 dev world && echo 1 >/proc/sys/net/ipv4/ip_forward && "
                       "ip address add 10.66.0.1/24 dev eth0 && ip -6 address add 2001:db8:66::1/64 dev eth0") &&
            world.run(
                "ip link set eth0 up && ip address add 198.51.100.2/24 dev eth0 && "
                "ip route add 10.66.0.0/24 via 198.51.100.1") &&
            second.run("ip address add 10.66.0.3/24 dev eth0 && ip route add default via 10.66.0.1") &&
            host.run(
                "ip address add 10.66.0.2/24 brd + dev eth0 && ip address add 10.66.0.22/24 brd + dev eth0 label "
                "eth0:1 && "
                "ip -6 address add 2001:db8:66::2/64 dev eth0 && "
                "ip route add default via 10.66.0.1 && ip route add 172.30.0.0/16 via 10.66.0.3 mtu 1400 && "
                "ip route add 172.31.0.0/16 via 10.66.0.3 table 77 metric 5 && "
                "ip -6 route add default via 2001:db8:66::1 && ip -6 route add 2001:db8:99::/64 via 2001:db8:66::3");
        return !made ? "the network of the test cannot be set up: see what ip(8) said" : "";
    }

    Machine host, lan, router, second, world;

private:
    static bool all(std::initializer_list<const Machine*> machines, const std::string& command) {
        for (const Machine* machine : machines) {
            if (!machine->run(command)) {
                return false;
            }
        }
        return true;
    }
    bool plug(const Machine& machine, const std::string& port) const {
        return lan.run("ip link add " + port + " type veth peer name eth0 netns " + machine.path() +
                       " && ip link set " + port + " master switch up") &&
               machine.run("ip link set eth0 up");
    }
};

}  // namespace apiary::hostnet::test
