// SPDX-License-Identifier: BSD-2-Clause
#include "backend/network/config.h"

#include <algorithm>
#include <charconv>
#include <format>
#include <utility>

namespace apiary::network {
namespace {

const char* const kForwardForm =
    "write forward=tcp:HOST:PORT-PORT or forward=udp:HOST:PORT-PORT, first the host's port "
    "and then the guest's, such as forward=tcp::8080-80";
const char* const kKinds = "use user, tap=NAME or none";
constexpr std::size_t kMostTapName = 15;  ///< IFNAMSIZ less the zero, on Linux as on FreeBSD.

/// What stands before the first `separator`, which is taken off `rest` with it; all of it when there is none.
std::string_view take_until(std::string_view& rest, char separator) {
    const std::size_t end = std::min(rest.find(separator), rest.size());
    const std::string_view part = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    return part;
}

Result<std::uint16_t> parse_port(std::string_view text, std::string_view forward) {
    std::uint16_t port = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), port);
    if (error != std::errc{} || end != text.data() + text.size() || port == 0) {
        return fail(std::format("\"{}\" is no port, in \"{}\"", text, forward),
                    std::format("give a number from 1 to 65535; {}", kForwardForm));
    }
    return port;
}

/// An address as it stands before a port: IPv6 in brackets, and nothing for the host alone.
Result<asio::ip::address> parse_host(std::string_view text, std::string_view forward) {
    if (text.empty()) {
        return asio::ip::address_v4::loopback();
    }
    const bool bracketed = text.size() > 2 && text.front() == '[' && text.back() == ']';
    asio::error_code error;
    const auto address = asio::ip::make_address(std::string(bracketed ? text.substr(1, text.size() - 2) : text), error);
    if (error || address.is_v6() != bracketed) {
        return fail(std::format("\"{}\" is no address of this host, in \"{}\"", text, forward),
                    "give an IPv4 address, an IPv6 address in brackets, or nothing for 127.0.0.1");
    }
    return address;
}

Result<Forward> parse_forward(std::string_view text) {
    std::string_view rest = text;
    const std::string_view protocol = take_until(rest, ':');
    if (protocol != "tcp" && protocol != "udp") {
        return fail(std::format("\"{}\" is no protocol that can be forwarded, in \"{}\"", protocol, text),
                    kForwardForm);
    }
    const std::size_t colon = rest.rfind(':');
    std::string_view ports = colon == std::string_view::npos ? rest : rest.substr(colon + 1);
    auto host = parse_host(colon == std::string_view::npos ? std::string_view() : rest.substr(0, colon), text);
    if (!host) {
        return std::unexpected(std::move(host.error()));
    }
    if (std::ranges::count(ports, '-') != 1) {
        return fail(std::format("\"{}\" does not say a port of the host and one of the guest", text), kForwardForm);
    }
    const auto host_port = parse_port(take_until(ports, '-'), text);
    const auto guest_port = parse_port(ports, text);
    if (!host_port || !guest_port) {
        return std::unexpected(!host_port ? host_port.error() : guest_port.error());
    }
    return Forward{protocol == "udp", *host, *host_port, *guest_port};
}

Result<void> add_forward(std::string_view value, NetworkConfig& config) {
    auto* const user = std::get_if<NetworkConfig::User>(&config.kind);
    if (user == nullptr) {
        return fail("ports can be forwarded to a guest with a user network only", "leave out forward=, or use user");
    }
    auto forward = parse_forward(value);
    if (!forward) {
        return std::unexpected(std::move(forward.error()));
    }
    user->forwards.push_back(*std::move(forward));
    return {};
}

Result<void> set_mac(std::string_view value, NetworkConfig& config) {
    if (config.mac) {
        return fail("a network card has one MAC address, and two are given", "leave out one mac=");
    }
    auto mac = parse_mac(value);
    if (!mac) {
        return std::unexpected(std::move(mac.error()));
    }
    config.mac = *mac;
    return {};
}

Result<void> add_option(std::string_view option, NetworkConfig& config) {
    std::string_view value = option;
    const std::string_view key = take_until(value, '=');
    if (key == "forward") {
        return add_forward(value, config);
    }
    if (key == "mac") {
        return set_mac(value, config);
    }
    return fail(std::format("a network has no option \"{}\"", option), "use forward=… or mac=…");
}

Result<NetworkConfig> parse_kind(std::string_view text) {
    std::string_view value = text;
    const std::string_view kind = take_until(value, '=');
    if (text == "user") {
        return NetworkConfig{};
    }
    if (kind != "tap") {
        return fail(std::format("there is no network \"{}\"", text), kKinds);
    }
    if (value.empty() || value.size() > kMostTapName || value.find('/') != std::string_view::npos) {
        return fail(std::format("\"{}\" is no name of a tap device", value), "give the name of one, such as tap=tap0");
    }
    return NetworkConfig{.kind = NetworkConfig::Tap{std::string(value)}};
}

Error asked_twice(const std::string& what) {
    return {.cause = std::format("{} is given twice", what), .remedy = "leave out one of them"};
}

const NetworkConfig::Tap* tap_of(const NetworkConfig& network) {
    return std::get_if<NetworkConfig::Tap>(&network.kind);
}

/// Ports that two networks, or one of them twice, want of the host.
Result<void> validate_forwards(std::span<const NetworkConfig> networks) {
    std::vector<Forward> seen;
    for (const NetworkConfig& network : networks) {
        const auto* const user = std::get_if<NetworkConfig::User>(&network.kind);
        for (const Forward& forward : user == nullptr ? std::vector<Forward>() : user->forwards) {
            const bool twice = std::ranges::any_of(seen, [&](const Forward& other) {
                return other.udp == forward.udp && other.host == forward.host && other.host_port == forward.host_port;
            });
            if (twice) {
                return std::unexpected(asked_twice(std::format("the forwarded port {}", format_forward(forward))));
            }
            seen.push_back(forward);
        }
    }
    return {};
}

}  // namespace

std::string format_forward(const Forward& forward) {
    const std::string host = forward.host.to_string();
    return std::format("{}:{}:{}-{}", forward.udp ? "udp" : "tcp", forward.host.is_v6() ? "[" + host + "]" : host,
                       forward.host_port, forward.guest_port);
}

Result<std::optional<NetworkConfig>> parse_network(std::string_view text) {
    std::string_view rest = text;
    const std::string_view kind = take_until(rest, ',');
    if (kind == "none") {
        if (text != "none") {
            return fail("without a network there is nothing to be said of it", "use none alone");
        }
        return std::nullopt;
    }
    auto config = parse_kind(kind);
    if (!config) {
        return std::unexpected(std::move(config.error()));
    }
    for (bool more = text.size() > kind.size(); more;) {
        more = rest.find(',') != std::string_view::npos;
        if (auto added = add_option(take_until(rest, ','), *config); !added) {
            return std::unexpected(std::move(added.error()));
        }
    }
    return *std::move(config);
}

Result<void> validate_networks(std::span<const NetworkConfig> networks) {
    if (networks.size() > kMostNetworks) {
        return fail(std::format("a guest cannot have {} networks", networks.size()),
                    std::format("give it at most {}", kMostNetworks));
    }
    for (std::size_t i = 0; i < networks.size(); ++i) {
        for (const NetworkConfig& before : networks.first(i)) {
            if (networks[i].mac && networks[i].mac == before.mac) {
                return std::unexpected(asked_twice("the MAC address " + format_mac(*networks[i].mac)));
            }
            const auto *tap = tap_of(networks[i]), *other = tap_of(before);
            if (tap != nullptr && other != nullptr && *tap == *other) {
                return std::unexpected(asked_twice("the tap device " + tap->name));
            }
        }
    }
    return validate_forwards(networks);
}

}  // namespace apiary::network
