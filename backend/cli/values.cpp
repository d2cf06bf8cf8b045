// SPDX-License-Identifier: BSD-2-Clause
#include "backend/cli/values.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <format>
#include <span>

#include "backend/base/size.h"

namespace apiary::cli {
namespace {

constexpr double kMostSeconds = 1e9;  // Some thirty years, well inside what a clock of nanoseconds holds.

/// The parts of `text` between commas; two commas are one within a part.
std::vector<std::string> split_at_commas(std::string_view text) {
    std::vector<std::string> parts(1);
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool comma = text[i] == ',';
        if (comma && i + 1 < text.size() && text[i + 1] == ',') {
            ++i;
        } else if (comma) {
            parts.emplace_back();
            continue;
        }
        parts.back() += text[i];
    }
    return parts;
}

/// What follows `name` in `part`, if that begins with it.
std::optional<std::string> after(std::string_view part, std::string_view name) {
    return part.starts_with(name) ? std::optional(std::string(part.substr(name.size()))) : std::nullopt;
}

Result<TypedDisk> parse_disk(const std::string& text, bool may_be_kept) {
    const std::vector<std::string> parts = split_at_commas(text);
    TypedDisk typed = {.disk = {.path = parts.front()}, .kept = false, .size = {}};
    for (const std::string& part : std::span(parts).subspan(1)) {
        const auto serial = after(part, "serial=");
        const auto size = after(part, "size=");
        if (part == "ro") {
            typed.disk.read_only = true;
        } else if (serial && !serial->empty()) {
            typed.disk.serial = *serial;
        } else if (may_be_kept && part == "kept") {
            typed.kept = true;
        } else if (may_be_kept && size) {
            auto bytes = parse_size(*size);
            if (!bytes) {
                return std::unexpected(std::move(bytes.error()));
            }
            typed.kept = true;
            typed.size = *bytes;
        } else if (size || part == "kept") {
            return fail("a throw-away guest keeps no disks", "give a file; `apiaryctl create` makes disks");
        } else {
            return fail(std::format("\"{}\" is no option of a disk", part),
                        std::format("use ro or serial=TEXT{}; a comma within a name is written twice",
                                    may_be_kept ? ", or size=SIZE for a disk that is kept with the guest" : ""));
        }
    }
    return typed;
}

Result<machine::ShareConfig> parse_share(const std::string& text) {
    const std::vector<std::string> parts = split_at_commas(text);
    machine::ShareConfig share = {.directory = parts.front()};
    for (const std::string& part : std::span(parts).subspan(1)) {
        constexpr std::string_view kTag = "tag=";
        if (part == "ro") {
            share.read_only = true;
        } else if (part.starts_with(kTag)) {
            share.tag = part.substr(kTag.size());
        } else {
            return fail(std::format("\"{}\" is no option of a shared folder", part),
                        "use tag=NAME and ro; a comma within a name is written twice");
        }
    }
    return share;
}

}  // namespace

Result<std::vector<TypedDisk>> parse_disks(const std::vector<std::string>& texts, bool may_be_kept) {
    std::vector<TypedDisk> disks;
    for (const std::string& text : texts) {
        auto disk = parse_disk(text, may_be_kept);
        if (!disk) {
            return std::unexpected(std::move(disk.error()));
        }
        disks.push_back(*std::move(disk));
    }
    return disks;
}

Result<std::vector<machine::ShareConfig>> parse_shares(const std::vector<std::string>& texts) {
    std::vector<machine::ShareConfig> shares;
    for (const std::string& text : texts) {
        auto share = parse_share(text);
        if (!share) {
            return std::unexpected(std::move(share.error()));
        }
        shares.push_back(*std::move(share));
    }
    return shares;
}

Result<std::vector<network::NetworkConfig>> parse_networks(const std::vector<std::string>& texts) {
    std::vector<network::NetworkConfig> networks;
    for (const std::string& text : texts) {
        auto parsed = network::parse_network(text);
        if (!parsed) {
            return std::unexpected(std::move(parsed.error()));
        }
        if (!*parsed && texts.size() > 1) {
            return fail("the guest is to have no network and others", "give --net none alone, or leave it out");
        }
        if (*parsed) {
            networks.push_back(**std::move(parsed));
        }
    }
    return networks;
}

Result<std::vector<machine::ModuleConfig>> parse_modules(const std::vector<std::string>& texts) {
    constexpr std::string_view mark = ",type=";
    std::vector<machine::ModuleConfig> modules;
    for (const std::string& text : texts) {
        const std::size_t at = text.rfind(mark);
        if (at == std::string::npos) {
            modules.push_back({text, {}});
        } else if (at + mark.size() == text.size()) {
            return fail(std::format("\"{}\" names no type of module", text), "write FILE, or FILE,type=mfs_root");
        } else {
            modules.push_back({text.substr(0, at), text.substr(at + mark.size())});
        }
    }
    return modules;
}

Result<std::uint64_t> parse_number(std::string_view text, std::uint64_t most, const std::string& what,
                                   const std::string& remedy) {
    const bool hexadecimal = text.starts_with("0x") || text.starts_with("0X");
    const std::string_view digits = hexadecimal ? text.substr(2) : text;
    std::uint64_t value = 0;
    const auto [end, error] =
        std::from_chars(digits.data(), digits.data() + digits.size(), value, hexadecimal ? 16 : 10);
    if (error != std::errc{} || end != digits.data() + digits.size() || value > most) {
        return fail(std::format("\"{}\" is no {}", text, what), remedy);
    }
    return value;
}

Result<unsigned> parse_cpus(const std::string& text) {
    const std::string remedy = std::format("give a number from 1 to {}", machine::MachineConfig::kMostCpus);
    const auto number = parse_number(text, 1'000'000, "number of CPUs", remedy);
    if (!number) {
        return std::unexpected(number.error());
    }
    return static_cast<unsigned>(*number);
}

Result<device::virtio::Generation> parse_generation(const std::string& text) {
    using device::virtio::Generation;
    if (text == "transitional") {
        return Generation::Transitional;
    }
    if (text == "legacy") {
        return Generation::Legacy;
    }
    if (text == "modern") {
        return Generation::Modern;
    }
    return fail(std::format("there are no virtio devices of the kind \"{}\"", text),
                "use transitional, legacy or modern");
}

Result<std::optional<std::uint16_t>> parse_debug_exit(const std::string& text) {
    if (text.empty()) {
        return std::nullopt;
    }
    const auto port = parse_number(text, 0xffff, "I/O port", "give a number from 0 to 0xffff, such as 0xf4");
    if (!port) {
        return std::unexpected(port.error());
    }
    return static_cast<std::uint16_t>(*port);
}

Result<Nanoseconds> parse_seconds(const std::string& text, const std::string& what) {
    const bool plain = std::ranges::all_of(text, [](char c) { return (c >= '0' && c <= '9') || c == '.'; });
    char* end = nullptr;
    const double seconds = plain ? std::strtod(text.c_str(), &end) : 0;  // Not every library's from_chars() does it.
    if (!(seconds > 0) || seconds > kMostSeconds || *end != 0) {
        return fail(std::format("\"{}\" is no {}", text, what), "give seconds above 0, such as 30 or 2.5");
    }
    return std::chrono::duration_cast<Nanoseconds>(std::chrono::duration<double>(seconds));
}

Result<bool> parse_yes(const std::string& text) {
    if (text == "yes" || text == "no") {
        return text == "yes";
    }
    return fail(std::format("\"{}\" is neither yes nor no", text), "use yes or no");
}

}  // namespace apiary::cli
