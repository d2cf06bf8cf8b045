// SPDX-License-Identifier: BSD-2-Clause
// FreeBSD: ifconfig(8)'s ioctls, route(8), pf by pfctl(8), dnsmasq.
#include <sys/types.h>

#include <sys/socket.h>
#include <sys/sysctl.h>
#include <sys/time.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <format>
#include <utility>
#include <vector>

#include "backend/base/command.h"
#include "backend/hostnet/dnsmasq.h"
#include "backend/hostnet/freebsd/interfaces.h"
#include "backend/hostnet/freebsd/observe.h"
#include "backend/hostnet/host_network.h"
#include "backend/hostnet/probe.h"
#include "backend/hostnet/subnet.h"

namespace apiary::hostnet {
namespace {

constexpr std::chrono::seconds kPatience{20};

Result<void> run(const char* name, std::vector<std::string> arguments, const std::string& input,
                 const std::string& cause) {
    const auto program = find_program(name);
    if (!program) {
        return fail(std::format("the program {} is not there", name), "install the system's base again");
    }
    const auto ended = run_command(*program, std::move(arguments), input, kPatience);
    if (!ended) {
        return std::unexpected(ended.error());
    }
    return ended->good() ? Result<void>() : fail(cause, "", ended->said);
}

Result<void> set_forwarding(int on) {
    return ::sysctlbyname("net.inet.ip.forwarding", nullptr, nullptr, &on, sizeof on) == 0
               ? Result<void>()
               : fail_errno(errno, "the host cannot be told to pass on packets", "run the helper of the system");
}

/// The main rules have to call the anchors: nat-anchor "apiary/*" and anchor "apiary/*" in pf.conf(5).
Result<void> load_rules(const LoadRules& step) {
    const std::string subnet = Subnet::parse(step.subnet).value_or(Subnet()).network().text();
    const std::string rules = step.translate ? std::format("nat on egress from {} to any -> (egress)\n", subnet)
                                             : std::format("block drop quick from {0} to !{0}\n", subnet);
    return run("pfctl", {"-a", "apiary/" + step.network, "-f", "-"}, rules,
               "pf takes no rules for " + step.bridge +
                   ": see whether it is on (service pf onestart) and pf.conf has nat-anchor "
                   "\"apiary/*\" and anchor \"apiary/*\"");
}

Result<void> delete_rules(const LoadRules& step) {
    return run("pfctl", {"-a", "apiary/" + step.network, "-F", "all"}, "",
               "the rules for " + step.bridge + " cannot be deleted");
}

Result<void> move_routes(const MoveRoutes& step, const std::string& to, bool or_less) {
    for (const Route& route : step.routes) {
        if (!route.gateway) {
            continue;  // It comes with its address.
        }
        const bool v6 = route.destination.contains(':');
        auto done =
            run("route", {"-n", "change", v6 ? "-inet6" : "-inet", route.destination, *route.gateway, "-ifp", to}, "",
                std::format("the route to {} cannot lead through {}", route.destination, to));
        if (!done && !or_less) {
            return done;
        }
    }
    return {};
}

class FreebsdNetwork final : public HostNetwork {
public:
    explicit FreebsdNetwork(std::filesystem::path directory) : server_(std::move(directory)) {}

    Result<HostState> observe() override { return observe_freebsd(); }

    Result<void> apply(const Step& step) override {
        return std::visit(Overloaded{
                              [](const MakeBridge& s) { return make(s); },
                              [](const MakeVlan& s) { return make(s); },
                              [](const MakeTap& s) { return make(s); },
                              [](const TurnOn& s) { return turn(s, true); },
                              [](const Attach& s) { return attach(s, true); },
                              [](const AddAddress& s) { return change_address(s.address, true); },
                              [](const RemoveAddress& s) { return change_address(s.address, false); },
                              [](const MoveRoutes& s) { return move_routes(s, s.to, false); },
                              [](const Forward&) { return set_forwarding(1); },
                              [](const LoadRules& s) { return load_rules(s); },
                              [this](const StartServer& s) { return server_.start(s); },
                          },
                          step);
    }

    Result<void> revert(const Step& step) override {
        return std::visit(Overloaded{
                              [](const MakeBridge& s) { return destroy(s.name, "bridge", s.index); },
                              [](const MakeVlan& s) { return destroy(s.name, "vlan", s.index); },
                              [](const MakeTap& s) { return destroy(s.name, "", 0); },
                              [](const TurnOn& s) { return turn(s, false); },
                              [](const Attach& s) { return attach(s, false); },
                              [](const AddAddress& s) { return change_address(s.address, false); },
                              [](const RemoveAddress& s) { return change_address(s.address, true); },
                              [](const MoveRoutes& s) { return move_routes(s, s.from, true); },
                              [](const Forward&) { return set_forwarding(0); },
                              [](const LoadRules& s) { return delete_rules(s); },
                              [this](const StartServer& s) { return server_.stop(s); },
                          },
                          step);
    }

    bool gateway_answers(const Route& route, std::chrono::milliseconds patience, const std::stop_token& stop) override {
        if (!route.gateway) {
            return false;
        }
        return answers_echo(*route.gateway + (route.gateway->starts_with("fe80:") ? "%" + route.link : ""), patience,
                            stop);
    }

    std::string boot() const override {
        std::array<char, 64> id = {};  // Of FreeBSD 14.
        std::size_t size = id.size() - 1;
        if (::sysctlbyname("kern.boot_id", id.data(), &size, nullptr, 0) == 0 && id[0] != 0) {
            return id.data();
        }
        timeval started = {};
        size = sizeof started;
        return ::sysctlbyname("kern.boottime", &started, &size, nullptr, 0) == 0 ? std::to_string(started.tv_sec)
                                                                                 : "unknown";
    }

private:
    Dnsmasq server_;
};

}  // namespace

std::unique_ptr<HostNetwork> make_host_network(std::filesystem::path directory) {
    return std::make_unique<FreebsdNetwork>(std::move(directory));
}

/// route(4)
Result<UniqueFd> watch_host_network() {
    UniqueFd socket(::socket(PF_ROUTE, SOCK_RAW | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    return socket.valid() ? Result<UniqueFd>(std::move(socket))
                          : fail_errno(errno, "the kernel cannot be asked to tell of changes of its network");
}

}  // namespace apiary::hostnet
