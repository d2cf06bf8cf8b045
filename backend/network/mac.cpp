// SPDX-License-Identifier: BSD-2-Clause
#include "backend/network/mac.h"

#include <charconv>
#include <format>

namespace apiary::network {
namespace {

constexpr std::uint8_t kGroup = 1, kLocal = 2;

/// FNV-1a, and then splitmix64's finish, so that a change anywhere moves all bits.
std::uint64_t hash(std::string_view text) {
    std::uint64_t value = 0xCBF2'9CE4'8422'2325;
    for (const char byte : text) {
        value = (value ^ static_cast<unsigned char>(byte)) * 0x100'0000'01B3;
    }
    value = (value ^ value >> 30) * 0xBF58'476D'1CE4'E5B9;
    value = (value ^ value >> 27) * 0x94D0'49BB'1331'11EB;
    return value ^ value >> 31;
}

bool parse_bytes(std::string_view text, MacAddress& mac) {
    constexpr std::size_t kLength = 17;
    if (text.size() != kLength || (text[2] != ':' && text[2] != '-')) {
        return false;
    }
    for (std::size_t i = 0; i < mac.size(); ++i) {
        const char* digits = text.data() + i * 3;
        const auto [end, error] = std::from_chars(digits, digits + 2, mac[i], 16);
        if (error != std::errc{} || end != digits + 2 || (i + 1 < mac.size() && *end != text[2])) {
            return false;
        }
    }
    return true;
}

}  // namespace

bool is_unicast(const MacAddress& mac) {
    return !is_multicast(mac) && mac != MacAddress{};
}

Result<MacAddress> parse_mac(std::string_view text) {
    MacAddress mac = {};
    if (!parse_bytes(text, mac)) {
        return fail(std::format("\"{}\" is no MAC address", text),
                    "give six bytes in hexadecimal, such as mac=02:00:00:12:34:56");
    }
    if (!is_unicast(mac)) {
        return fail(std::format("a network card cannot have the MAC address {}", format_mac(mac)),
                    "make its first byte an even number, such as 02, and not all bytes zero");
    }
    return mac;
}

std::string format_mac(const MacAddress& mac) {
    return std::format("{:02x}:{:02x}:{:02x}:{:02x}:{:02x}:{:02x}", mac[0], mac[1], mac[2], mac[3], mac[4], mac[5]);
}

MacAddress derive_mac(std::string_view guest, unsigned index) {
    const std::uint64_t value = hash(std::format("{}/{}", guest, index));
    MacAddress mac;
    for (std::size_t i = 0; i < mac.size(); ++i) {
        mac[i] = static_cast<std::uint8_t>(value >> (8 * i));
    }
    mac[0] = static_cast<std::uint8_t>((mac[0] & ~kGroup) | kLocal);
    return mac;
}

}  // namespace apiary::network
