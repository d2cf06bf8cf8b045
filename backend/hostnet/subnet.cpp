// SPDX-License-Identifier: BSD-2-Clause
#include "backend/hostnet/subnet.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <format>
#include <vector>

#include "backend/base/text.h"

namespace apiary::hostnet {
namespace {

constexpr unsigned kShortestPrefix = 8, kLongestPrefix = 28;

std::vector<std::uint8_t> bytes_of(const asio::ip::address& address) {
    if (address.is_v4()) {
        const auto bytes = address.to_v4().to_bytes();
        return {bytes.begin(), bytes.end()};
    }
    const auto bytes = address.to_v6().to_bytes();
    return {bytes.begin(), bytes.end()};
}

bool same_bits(const asio::ip::address& one, const asio::ip::address& other, unsigned bits) {
    if (one.is_v4() != other.is_v4()) {
        return false;
    }
    const auto a = bytes_of(one), b = bytes_of(other);
    for (std::size_t i = 0; i < a.size() && bits > 0; ++i) {
        const unsigned here = std::min(bits, 8u);
        const auto mask = static_cast<std::uint8_t>(0xff00u >> here);
        if (((a[i] ^ b[i]) & mask) != 0) {
            return false;
        }
        bits -= here;
    }
    return true;
}

std::uint32_t host_bits(const Subnet& subnet) {
    return ~std::uint32_t{0} >> subnet.prefix;
}

}  // namespace

std::optional<Subnet> Subnet::parse(std::string_view text) {
    const std::size_t slash = text.find('/');
    if (slash == std::string_view::npos) {
        return std::nullopt;
    }
    asio::error_code error;
    Subnet subnet = {.address = asio::ip::make_address(std::string(text.substr(0, slash)), error)};
    const std::string_view bits = text.substr(slash + 1);
    const auto [end, wrong] = std::from_chars(bits.data(), bits.data() + bits.size(), subnet.prefix);
    const unsigned most = subnet.address.is_v4() ? 32 : 128;
    const bool good = !error && wrong == std::errc{} && end == bits.data() + bits.size() && subnet.prefix <= most;
    return good ? std::optional(subnet) : std::nullopt;
}

std::string Subnet::text() const {
    return std::format("{}/{}", address.to_string(), prefix);
}

Subnet Subnet::network() const {
    Subnet cleared = *this;
    unsigned bits = prefix;
    const auto clear = [&bits](auto bytes) {
        for (auto& byte : bytes) {
            const unsigned here = std::min(bits, 8u);
            byte = static_cast<std::uint8_t>(byte & (0xff00u >> here));
            bits -= here;
        }
        return bytes;
    };
    if (address.is_v4()) {
        cleared.address = asio::ip::address_v4(clear(address.to_v4().to_bytes()));
    } else {
        cleared.address = asio::ip::address_v6(clear(address.to_v6().to_bytes()));
    }
    return cleared;
}

bool Subnet::overlaps(const Subnet& other) const {
    return same_bits(address, other.address, std::min(prefix, other.prefix));
}

bool Subnet::contains(const asio::ip::address& other) const {
    return same_bits(address, other, prefix);
}

Result<Subnet> parse_guest_subnet(std::string_view text) {
    const auto subnet = Subnet::parse(text);
    if (!subnet || !subnet->address.is_v4()) {
        return fail(std::format("\"{}\" is no IPv4 address with the length of its prefix", shown(text)),
                    "write the host's address in the new network and a length, such as 10.87.0.1/24");
    }
    if (subnet->prefix < kShortestPrefix || subnet->prefix > kLongestPrefix) {
        return fail(std::format("a network for guests cannot have a prefix of {} bits", subnet->prefix),
                    std::format("give {} to {}, as 24 in 10.87.0.1/24", kShortestPrefix, kLongestPrefix));
    }
    const std::uint32_t own = subnet->address.to_v4().to_uint() & host_bits(*subnet);
    if (own == 0 || own == host_bits(*subnet)) {
        return fail(std::format("{} is no address that a host can have in its network", subnet->address.to_string()),
                    "give another one, such as the network's first: 10.87.0.1/24");
    }
    return *subnet;
}

Range guest_range(const Subnet& host) {
    const std::uint32_t own = host.address.to_v4().to_uint();
    const std::uint32_t network = own & ~host_bits(host);
    const std::uint32_t last = network + host_bits(host) - 1;
    const auto text = [](std::uint32_t address) { return asio::ip::address_v4(address).to_string(); };
    // The larger side of the host's own address.
    return own - network <= last - own ? Range{text(own + 1), text(last)} : Range{text(network + 1), text(own - 1)};
}

}  // namespace apiary::hostnet
