// SPDX-License-Identifier: BSD-2-Clause
#include "backend/hostnet/wire.h"

#include <algorithm>
#include <format>
#include <iterator>
#include <variant>

namespace apiary::hostnet {
namespace {

namespace network = api::network;

std::vector<network::Step> steps_of(const std::vector<Step>& steps, std::string_view system) {
    std::vector<network::Step> told;
    std::ranges::transform(steps, std::back_inserter(told),
                           [&](const Step& step) { return network::Step{describe(step), command_for(step, system)}; });
    return told;
}

/// Whether the step has made this very interface.
bool has_made(const Step& step, const Link& link) {
    return std::visit(
        [&](const auto& each) {
            if constexpr (requires {
                              each.name;
                              each.index;
                          }) {
                return each.name == link.name && each.index == link.index;
            } else {
                return false;
            }
        },
        step);
}

std::optional<std::string> maker_of(const Link& link, const std::vector<Record>& records, std::string_view boot) {
    for (const Record& record : records) {
        if (record.boot == boot &&
            std::ranges::any_of(record.steps, [&](const Step& step) { return has_made(step, link); })) {
            return record.name();
        }
    }
    return std::nullopt;
}

network::Interface interface_of(const Link& link, const HostState& host, const std::vector<Record>& records,
                                std::string_view boot) {
    network::Interface told = {.name = link.name,
                               .kind = link.kind,
                               .up = link.up,
                               .carrier = link.carrier,
                               .mac = link.mac.empty() ? std::nullopt : std::optional(link.mac),
                               .addresses = {},
                               .master = link.master,
                               .default_route = std::ranges::contains(host.default_routes(), link.name, &Route::link),
                               .network = maker_of(link, records, boot),
                               .obstacle = bridging_obstacle(host, link)};
    std::ranges::transform(host.addresses_of(link.name), std::back_inserter(told.addresses), &Address::subnet);
    if (!told.obstacle && told.network) {
        told.obstacle =
            network::Note{std::format("{} belongs to the network {}, which Apiary made", link.name, *told.network),
                          "undo that, and make one with all the taps"};
    }
    return told;
}

std::vector<network::Tool> tools_of(const HostState& host) {
    const bool freebsd = host.system == "freebsd";
    return {
        {.name = freebsd ? "pf" : "nft",
         .available = host.packet_rules,
         .purpose = "NAT: addresses of guests are translated; and keeping host-only guests in",
         .remedy = freebsd ? "turn it on: sysrc pf_enable=YES; service pf start"
                           : "install it (Debian: apt-get install nftables)"},
        {.name = "dnsmasq",
         .available = host.server,
         .purpose = "DHCP and DNS: guests of NAT and host-only networks get addresses and a name server",
         .remedy = freebsd ? "install it: pkg install dnsmasq" : "install it (Debian: apt-get install dnsmasq-base)"}};
}

}  // namespace

network::State to_wire(const HostState& host, const std::vector<Record>& records, std::string_view boot) {
    network::State state = {
        .interfaces = {}, .networks = {}, .forwarding = host.forwarding, .tools = tools_of(host), .refusal = {}};
    std::ranges::transform(host.links, std::back_inserter(state.interfaces),
                           [&](const Link& link) { return interface_of(link, host, records, boot); });
    std::ranges::transform(records, std::back_inserter(state.networks),
                           [&](const Record& record) { return to_wire(record, host.system, boot); });
    return state;
}

network::Plan to_wire(const NetworkPlan& plan, std::string_view system) {
    return {.set_up = plan.set_up, .steps = steps_of(plan.steps, system), .notes = plan.notes, .digest = plan.digest()};
}

network::MadeNetwork to_wire(const Record& record, std::string_view system, std::string_view boot) {
    network::MadeNetwork made = {.name = record.name(),
                                 .set_up = record.set_up,
                                 .phase = record.phase,
                                 .since = record.since,
                                 .steps = steps_of(record.steps, system),
                                 .problem = record.problem};
    if (!made.problem && record.boot != boot) {
        made.problem = network::Problem{
            .cause = std::format("the network {} is not there since this host was started", record.name()),
            .remedy = "wait a moment: it is made again when this host has what it needs",
            .detail = ""};
    }
    return made;
}

}  // namespace apiary::hostnet
