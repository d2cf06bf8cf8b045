// SPDX-License-Identifier: BSD-2-Clause
#include "backend/cli/network_options.h"

#include <CLI/CLI.hpp>
#include <format>
#include <optional>

#include "backend/base/text.h"
#include "backend/cli/values.h"

namespace apiary::cli {
namespace {

using api::network::Kind;
using api::network::SetUp;
using api::network::Tap;

constexpr std::uint64_t kHighestVlan = 4094;  ///< IEEE 802.1Q

/// "GUEST" or "GUEST,name=NAME"
Result<Tap> parse_tap(const std::string& text) {
    const std::size_t comma = text.find(',');
    Tap tap = {.guest = text.substr(0, comma), .name = {}};
    if (comma != std::string::npos) {
        constexpr std::string_view kName = "name=";
        const std::string_view rest = std::string_view(text).substr(comma + 1);
        if (!rest.starts_with(kName) || rest.size() == kName.size()) {
            return fail(std::format("\"{}\" is no option of a tap", shown(rest)),
                        "use --tap GUEST or --tap GUEST,name=NAME");
        }
        tap.name = rest.substr(kName.size());
    }
    return tap.guest.empty()
               ? fail("a tap needs a guest, whose owner it will belong to", "use --tap GUEST or --tap GUEST,name=NAME")
               : Result<Tap>(std::move(tap));
}

std::optional<std::string> if_given(const std::string& text) {
    return text.empty() ? std::nullopt : std::optional(text);
}

}  // namespace

NetworkOptions::NetworkOptions(CLI::App& app) {
    app.add_option(
           "--bridge", bridge_,
           "Bridged: guests are beside the host in the network of this interface, or of this bridge that is there")
        ->type_name("INTERFACE");
    app.add_flag("--nat", nat_, "Guests reach what the host reaches, by its address; also where that is by Wi-Fi");
    app.add_flag("--host-only", host_only_, "Guests reach the host and each other");
    app.add_option("--tap", taps_, "With a tap for the network card of this guest; may be given again")
        ->type_name("GUEST[,name=NAME]")
        ->expected(1)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
        ->allow_extra_args(false);
    app.add_option("--name", name_, "Name of the network and of its bridge")->type_name("NAME");
    app.add_option("--vlan", vlan_, "With --bridge: guests are in the VLAN with this tag, 1 to 4094")->type_name("TAG");
    app.add_option("--subnet", subnet_,
                   "With --nat and --host-only: the host's address and its prefix, as 10.87.0.1/24")
        ->type_name("ADDRESS/LENGTH");
    app.add_option("--dhcp", dhcp_,
                   "With --nat and --host-only: whether guests are given addresses and a name server by dnsmasq")
        ->type_name("YES|NO");
}

Result<Kind> NetworkOptions::kind() const {
    if (int{!bridge_.empty()} + int{nat_} + int{host_only_} != 1) {
        return fail(bridge_.empty() && !nat_ && !host_only_ ? "it is not said what network is wished for"
                                                            : "a network is of one kind alone",
                    "give one of --bridge INTERFACE, --nat and --host-only");
    }
    return nat_ ? Kind::Nat : host_only_ ? Kind::HostOnly : Kind::Bridged;
}

Result<SetUp> NetworkOptions::set_up() const {
    const auto chosen = kind();
    if (!chosen) {
        return std::unexpected(chosen.error());
    }
    std::optional<Error> failure;
    SetUp wish = {.kind = *chosen,
                  .name = if_given(name_),
                  .uplink = if_given(bridge_),
                  .vlan = {},
                  .subnet = if_given(subnet_),
                  .dhcp = {},
                  .taps = std::vector<Tap>()};
    if (!vlan_.empty()) {
        take(
            parse_number(vlan_, kHighestVlan, "tag of a VLAN", std::format("give a number from 1 to {}", kHighestVlan)),
            wish.vlan, failure);
    }
    if (!dhcp_.empty()) {
        take(parse_yes(dhcp_), wish.dhcp, failure);
    }
    for (const std::string& text : taps_) {
        take(parse_tap(text), wish.taps->emplace_back(), failure);
    }
    return failure ? Result<SetUp>(std::unexpected(*std::move(failure))) : Result<SetUp>(std::move(wish));
}

}  // namespace apiary::cli
