// SPDX-License-Identifier: BSD-2-Clause
// What an uplink has of its own goes to the bridge, and comes back.
#include <algorithm>
#include <iterator>
#include <ranges>
#include <utility>

#include "backend/hostnet/plan.h"
#include "backend/hostnet/subnet.h"

namespace apiary::hostnet {
namespace {

bool is_v6(const std::string& subnet) {
    return subnet.contains(':');
}

/// Every interface has a link-local IPv6 address of its own making.
bool moves(const Address& address) {
    return !(is_v6(address.subnet) && address.scope == kScopeLink);
}

/// Whether the kernel makes the route by itself when an interface gets one of `addresses`.
bool comes_by_itself(const Route& route, const std::vector<Address>& addresses) {
    if (route.protocol != kProtocolKernel || route.gateway) {
        return false;
    }
    if (is_v6(route.destination)) {
        return true;
    }
    return std::ranges::any_of(addresses, [&](const Address& address) {
        const auto subnet = Subnet::parse(address.subnet);
        return subnet && (address.flags & kAddressNoPrefixRoute) == 0 &&
               subnet->network().text() == route.destination && route.source == subnet->address.to_string();
    });
}

/// First those without a gateway, last the default ones.
int rank(const Route& route) {
    return !route.gateway ? 0 : route.is_default() ? 2 : 1;
}

std::vector<Route> routes_to_move(const HostState& host, const std::string& link) {
    const auto addresses = host.addresses_of(link);
    std::vector<Route> routes;
    std::ranges::copy_if(host.routes, std::back_inserter(routes),
                         [&](const Route& route) { return route.link == link && !comes_by_itself(route, addresses); });
    std::ranges::stable_sort(routes, {}, rank);
    return routes;
}

std::vector<Address> addresses_to_move(const HostState& host, const std::string& link) {
    auto addresses = host.addresses_of(link);
    std::erase_if(addresses, [](const Address& address) { return !moves(address); });
    return addresses;
}

/// As it is set on another interface: a label has the interface's name in it.
Address on(Address address, const std::string& link) {
    address.link = link;
    address.label.reset();
    return address;
}

/// The same route, wherever it leads through.
bool same_route(const Route& a, const Route& b) {
    return a.destination == b.destination && a.table == b.table && a.metric == b.metric && a.tos == b.tos;
}

template <class T>
const T* first(const std::vector<Step>& steps) {
    const auto found = std::ranges::find_if(steps, [](const Step& step) { return std::holds_alternative<T>(step); });
    return found == steps.end() ? nullptr : &std::get<T>(*found);
}

/// The steps are those of a bridged network: what the host's own interface is, which became a port first of all.
std::optional<std::string> own_uplink(const std::vector<Step>& steps) {
    const auto* const bridge = first<MakeBridge>(steps);
    const auto* const port = first<Attach>(steps);
    const bool made =
        port == nullptr || std::ranges::any_of(steps, [&](const Step& step) {
            const auto* const tap = std::get_if<MakeTap>(&step);
            const auto* const vlan = std::get_if<MakeVlan>(&step);
            return (tap != nullptr && tap->name == port->link) || (vlan != nullptr && vlan->name == port->link);
        });
    return bridge == nullptr || made || port->bridge != bridge->name ? std::nullopt : std::optional(port->link);
}

RemoveAddress* removal_of(std::vector<Step>& steps, const Address& address) {
    for (Step& step : steps) {
        auto* const removed = std::get_if<RemoveAddress>(&step);
        if (removed != nullptr && removed->address.subnet == address.subnet) {
            return removed;
        }
    }
    return nullptr;
}

/// Routes through the bridge that nobody knew of when they were moved there.
void add_routes(std::vector<Step>& steps, const std::string& uplink, const std::string& bridge,
                std::vector<Route> routes) {
    for (Route& route : routes) {
        route.link = uplink;
    }
    for (Step& step : steps) {
        if (auto* const moved = std::get_if<MoveRoutes>(&step)) {
            for (Route& route : routes) {
                if (std::ranges::none_of(moved->routes, [&](const Route& each) { return same_route(each, route); })) {
                    moved->routes.push_back(std::move(route));
                }
            }
            std::ranges::stable_sort(moved->routes, {}, rank);
            return;
        }
    }
    if (!routes.empty()) {
        // Undone after the uplink has got its addresses, and before the bridge loses them.
        const auto place =
            std::ranges::find_if(steps, [](const Step& step) { return std::holds_alternative<RemoveAddress>(step); });
        steps.insert(place, MoveRoutes{uplink, bridge, std::move(routes)});
    }
}

}  // namespace

std::vector<Step> moving_steps(const HostState& host, const Attach& attach) {
    const auto addresses = addresses_to_move(host, attach.link);
    // As long as the port has its addresses and routes, the host goes on: it sends through the port, and what comes in
    // through the bridge is for an address of the host's, wherever that is.
    std::vector<Step> steps = {attach};
    for (const Address& address : addresses) {
        steps.push_back(AddAddress{on(address, attach.bridge)});
    }
    if (auto routes = routes_to_move(host, attach.link); !routes.empty()) {
        steps.push_back(MoveRoutes{attach.link, attach.bridge, std::move(routes)});
    }
    // The last first: with a primary IPv4 address its secondary ones would go.
    for (const Address& address : std::views::reverse(addresses)) {
        steps.push_back(RemoveAddress{address});
    }
    return steps;
}

std::vector<Step> refreshed(std::vector<Step> steps, const HostState& host) {
    const auto uplink = own_uplink(steps);
    if (!uplink) {
        return steps;
    }
    const std::string bridge = first<MakeBridge>(steps)->name;
    const auto now = addresses_to_move(host, bridge);
    // A lease that ended is nothing that was there.
    std::erase_if(steps, [&](const Step& step) {
        const auto* const removed = std::get_if<RemoveAddress>(&step);
        return removed != nullptr && removed->address.valid &&
               !std::ranges::contains(now, removed->address.subnet, &Address::subnet);
    });
    add_routes(steps, *uplink, bridge, routes_to_move(host, bridge));
    for (const Address& address : now) {
        RemoveAddress* const known = removal_of(steps, address);
        if (known == nullptr) {
            steps.push_back(RemoveAddress{on(address, *uplink)});
        } else if (address.valid) {  // The lease may have become longer.
            known->address.valid = address.valid;
            known->address.preferred = address.preferred;
        }
    }
    return steps;
}

}  // namespace apiary::hostnet
