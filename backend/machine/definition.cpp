// SPDX-License-Identifier: BSD-2-Clause
#include "backend/machine/definition.h"

#include <algorithm>
#include <asio/ip/address.hpp>
#include <format>
#include <tuple>
#include <utility>

#include "backend/base/text.h"
#include "backend/network/mac.h"

namespace apiary::machine {
namespace {

namespace guests = api::guests;
using device::virtio::Generation;
using Checked = std::expected<void, InvalidDefinition>;
template <class T>
using Converted = std::expected<T, InvalidDefinition>;

guests::VirtioGeneration name_of(Generation generation) {
    switch (generation) {
        case Generation::Transitional: return guests::VirtioGeneration::Transitional;
        case Generation::Legacy: return guests::VirtioGeneration::Legacy;
        case Generation::Modern: return guests::VirtioGeneration::Modern;
    }
    return guests::VirtioGeneration::Transitional;
}

guests::Network definition_of_network(const network::NetworkConfig& config) {
    guests::Network network;
    if (const auto* tap = std::get_if<network::NetworkConfig::Tap>(&config.kind)) {
        network.kind = guests::NetworkKind::Tap;
        network.tap = tap->name;
    } else {
        for (const network::Forward& forward : std::get<network::NetworkConfig::User>(config.kind).forwards) {
            guests::Forward each = {.protocol = forward.udp ? guests::Protocol::Udp : guests::Protocol::Tcp,
                                    .host = {},
                                    .host_port = forward.host_port,
                                    .guest_port = forward.guest_port};
            if (forward.host != network::Forward().host) {
                each.host = forward.host.to_string();
            }
            network.forwards = network.forwards.value_or(std::vector<guests::Forward>());
            network.forwards->push_back(std::move(each));
        }
    }
    if (config.mac) {
        network.mac = network::format_mac(*config.mac);
    }
    return network;
}

Checked check_numbers(const guests::Definition& definition) {
    const std::tuple<const char*, const std::optional<std::int64_t>&, std::int64_t, std::int64_t> numbers[] = {
        {"cpus", definition.cpus, 1, MachineConfig::kMostCpus},
        {"memory", definition.memory, MachineConfig::kLeastMemory, MachineConfig::kMostMemory},
        {"serial_ports", definition.serial_ports, 1, MachineConfig::kMostComPorts},
        {"debug_exit", definition.debug_exit, 0, UINT16_MAX},
    };
    for (const auto& [field, value, least, most] : numbers) {
        if (auto checked = check_number(field, value, least, most); !checked) {
            return checked;
        }
    }
    return {};
}

Checked located(Result<void> checked, std::string field) {
    return checked ? Checked() : std::unexpected(InvalidDefinition{std::move(checked.error()), std::move(field)});
}

Converted<std::uint16_t> to_port(std::int64_t port, const std::string& field) {
    if (port < 1 || port > UINT16_MAX) {
        return invalid_field(field, std::format("{} is no port", port),
                             std::format("give a number from 1 to {}", UINT16_MAX));
    }
    return static_cast<std::uint16_t>(port);
}

Converted<network::Forward> to_forward(const guests::Forward& forward, const std::string& field) {
    network::Forward result = {.udp = forward.protocol == guests::Protocol::Udp};
    if (forward.host) {
        asio::error_code error;
        result.host = asio::ip::make_address(forward.host->c_str(), error);
        if (error || forward.host->contains('\0')) {
            return invalid_field(field + ".host",
                                 std::format("\"{}\" is no address of this host", shown(*forward.host)),
                                 "give an IPv4 or IPv6 address, or leave it out for 127.0.0.1");
        }
    }
    const auto host_port = to_port(forward.host_port, field + ".host_port");
    const auto guest_port = to_port(forward.guest_port, field + ".guest_port");
    if (!host_port || !guest_port) {
        return std::unexpected(!host_port ? host_port.error() : guest_port.error());
    }
    result.host_port = *host_port;
    result.guest_port = *guest_port;
    return result;
}

Converted<network::NetworkConfig::User> to_user_network(const guests::Network& card, const std::string& field) {
    if (card.tap) {
        return invalid_field(field + ".tap", "a user network has no tap device",
                             "leave it out, or choose the kind \"tap\"");
    }
    network::NetworkConfig::User user;
    for (std::size_t i = 0; card.forwards && i < card.forwards->size(); ++i) {
        auto forward = to_forward((*card.forwards)[i], std::format("{}.forwards[{}]", field, i));
        if (!forward) {
            return std::unexpected(std::move(forward.error()));
        }
        user.forwards.push_back(*forward);
    }
    return user;
}

Converted<network::NetworkConfig::Tap> to_tap_network(const guests::Network& card, const std::string& field) {
    if (card.forwards && !card.forwards->empty()) {
        return invalid_field(field + ".forwards", "ports can be forwarded to a guest with a user network only",
                             "leave them out, or choose the kind \"user\"");
    }
    if (!card.tap) {
        return invalid_field(field + ".tap", "the tap device is not named", "give the name of one, such as tap0");
    }
    constexpr std::size_t kLongest = 15;  // IFNAMSIZ less the zero, on Linux as on FreeBSD.
    const bool plain = std::ranges::all_of(*card.tap, [](char c) { return c > ' ' && c < 0x7F && c != '/'; });
    if (card.tap->empty() || card.tap->size() > kLongest || !plain) {
        return invalid_field(field + ".tap", std::format("\"{}\" is no name of a tap device", shown(*card.tap)),
                             "give the name of one, such as tap0");
    }
    return network::NetworkConfig::Tap{*card.tap};
}

Converted<network::NetworkConfig> to_network(const guests::Network& card, const std::string& field) {
    network::NetworkConfig result;
    const auto take = [&](auto kind) -> Checked {
        if (!kind) {
            return std::unexpected(std::move(kind.error()));
        }
        result.kind = *std::move(kind);
        return {};
    };
    const bool tap = card.kind == guests::NetworkKind::Tap;
    if (auto taken = tap ? take(to_tap_network(card, field)) : take(to_user_network(card, field)); !taken) {
        return std::unexpected(std::move(taken.error()));
    }
    if (card.mac) {
        const auto mac = network::parse_mac(*card.mac);
        if (!mac) {
            return invalid_field(field + ".mac",
                                 std::format("a network card cannot have the MAC address \"{}\"", shown(*card.mac)),
                                 "give six bytes in hexadecimal, the first an even number, such as 02:00:00:12:34:56");
        }
        result.mac = *mac;
    }
    return result;
}

Checked add_networks(const guests::Definition& definition, MachineConfig& config) {
    for (std::size_t i = 0; definition.networks && i < definition.networks->size(); ++i) {
        auto network = to_network((*definition.networks)[i], std::format("networks[{}]", i));
        if (!network) {
            return std::unexpected(std::move(network.error()));
        }
        config.networks.push_back(*std::move(network));
    }
    return {};
}

void add_lists(const guests::Definition& definition, MachineConfig& config) {
    config.kenv = definition.kenv.value_or(std::vector<std::string>());
    for (const auto& file : definition.serial_files.value_or(std::vector<std::string>())) {
        config.serial_files.emplace_back(file);
    }
    for (const auto& module : definition.modules.value_or(std::vector<guests::Module>())) {
        config.modules.push_back({module.path, module.type.value_or("")});
    }
    for (const auto& disk : definition.disks.value_or(std::vector<guests::Disk>())) {
        config.disks.push_back({disk.path, disk.read_only.value_or(false), disk.serial.value_or("")});
    }
    for (const auto& share : definition.shares.value_or(std::vector<guests::Share>())) {
        config.shares.push_back({share.path, share.tag, share.read_only.value_or(false)});
    }
}

void add_console(const guests::Definition& definition, MachineConfig& config) {
    using guests::ConsoleDevice;
    const ConsoleDevice console = definition.console.value_or(ConsoleDevice::Com1);
    config.bvm_console = console == ConsoleDevice::Bvm;
    config.virtio_console = console == ConsoleDevice::Virtio;
}

device::virtio::Generation to_generation(guests::VirtioGeneration generation) {
    using device::virtio::Generation;
    using guests::VirtioGeneration;
    switch (generation) {
        case VirtioGeneration::Legacy: return Generation::Legacy;
        case VirtioGeneration::Modern: return Generation::Modern;
        case VirtioGeneration::Transitional: break;
    }
    return Generation::Transitional;
}

/// A machine with nothing wrong, to see what is wrong with one value in it.
MachineConfig plain_machine() {
    MachineConfig config;
    config.kernel = "/kernel";
    return config;
}

template <class T>
Checked validate_member(const MachineConfig& config, T MachineConfig::* member, std::string field) {
    MachineConfig probe = plain_machine();
    probe.*member = config.*member;
    return located(validate(probe), std::move(field));
}

template <class T>
Checked validate_list(const MachineConfig& config, std::vector<T> MachineConfig::* member, const char* field) {
    for (std::size_t i = 0; i < (config.*member).size(); ++i) {
        MachineConfig one;
        (one.*member).push_back((config.*member)[i]);
        if (auto checked = validate_member(one, member, std::format("{}[{}]", field, i)); !checked) {
            return checked;
        }
    }
    return validate_member(config, member, field);
}

/// The machine's own rules, of which one value alone breaks one, or several do together.
Checked validate_machine(const MachineConfig& config) {
    const Checked parts[] = {
        validate_member(config, &MachineConfig::memory, "memory"),
        validate_member(config, &MachineConfig::engine, "engine"),
        validate_list(config, &MachineConfig::kenv, "kenv"),
        validate_list(config, &MachineConfig::modules, "modules"),
        validate_list(config, &MachineConfig::disks, "disks"),
        validate_list(config, &MachineConfig::networks, "networks"),
        validate_list(config, &MachineConfig::shares, "shares"),
    };
    for (const Checked& part : parts) {
        if (!part) {
            return part;
        }
    }
    auto whole = validate(config);
    return whole ? Checked() : std::unexpected(InvalidDefinition{std::move(whole.error()), std::nullopt});
}

}  // namespace

std::unexpected<InvalidDefinition> invalid_field(std::string field, std::string cause, std::string remedy) {
    return std::unexpected(InvalidDefinition{{std::move(cause), std::move(remedy)}, std::move(field)});
}

std::expected<void, InvalidDefinition> check_number(const char* field, const std::optional<std::int64_t>& value,
                                                    std::int64_t least, std::int64_t most) {
    if (!value || (*value >= least && *value <= most)) {
        return {};
    }
    return invalid_field(field, std::format("{} cannot be {}", field, *value),
                         std::format("give a number from {} to {}", least, most));
}

std::expected<MachineConfig, InvalidDefinition> config_of(const guests::Definition& definition) {
    MachineConfig config;
    if (auto checked = check_numbers(definition); !checked) {
        return std::unexpected(std::move(checked.error()));
    }
    config.kernel = definition.kernel.value_or("");
    if (definition.initrd) {
        config.initrd = *definition.initrd;
    }
    config.append = definition.append.value_or("");
    config.engine = definition.engine.value_or(config.engine);
    config.cpus = static_cast<unsigned>(definition.cpus.value_or(config.cpus));
    config.memory = static_cast<std::uint64_t>(definition.memory.value_or(static_cast<std::int64_t>(config.memory)));
    config.com_ports = static_cast<unsigned>(definition.serial_ports.value_or(config.com_ports));
    config.virtio = to_generation(definition.virtio.value_or(guests::VirtioGeneration::Transitional));
    if (definition.debug_exit) {
        config.debug_exit = static_cast<std::uint16_t>(*definition.debug_exit);
    }
    config.reset_ends = definition.reset_ends.value_or(false);
    add_console(definition, config);
    add_lists(definition, config);
    if (auto added = add_networks(definition, config); !added) {
        return std::unexpected(std::move(added.error()));
    }
    if (auto valid = validate_machine(config); !valid) {
        return std::unexpected(std::move(valid.error()));
    }
    return config;
}

guests::Definition definition_of(const MachineConfig& config) {
    const MachineConfig usual;
    guests::Definition definition;
    const auto set_unless = [](auto& field, const auto& value, const auto& default_value) {
        if (value != default_value) {
            field = value;
        }
    };
    const auto append = [](auto& field, auto value) {
        field = std::move(field).value_or(std::vector<decltype(value)>());
        field->push_back(std::move(value));
    };
    definition.kernel = config.kernel.string();
    if (config.initrd) {
        definition.initrd = config.initrd->string();
    }
    set_unless(definition.append, config.append, usual.append);
    set_unless(definition.kenv, config.kenv, usual.kenv);
    set_unless(definition.engine, config.engine, usual.engine);
    set_unless(definition.cpus, config.cpus, usual.cpus);
    set_unless(definition.memory, static_cast<std::int64_t>(config.memory), static_cast<std::int64_t>(usual.memory));
    set_unless(definition.serial_ports, config.com_ports, usual.com_ports);
    for (const std::filesystem::path& file : config.serial_files) {
        append(definition.serial_files, file.string());
    }
    set_unless(definition.virtio, name_of(config.virtio), name_of(usual.virtio));
    set_unless(definition.reset_ends, config.reset_ends, usual.reset_ends);
    if (config.bvm_console || config.virtio_console) {
        definition.console = config.bvm_console ? guests::ConsoleDevice::Bvm : guests::ConsoleDevice::Virtio;
    }
    if (config.debug_exit) {
        definition.debug_exit = *config.debug_exit;
    }
    for (const ModuleConfig& module : config.modules) {
        guests::Module each = {.path = module.file.string(), .type = {}};
        set_unless(each.type, module.type, std::string());
        append(definition.modules, std::move(each));
    }
    for (const DiskConfig& disk : config.disks) {
        guests::Disk each = {.path = disk.path.string(), .size = {}, .read_only = {}, .serial = {}};
        set_unless(each.read_only, disk.read_only, false);
        set_unless(each.serial, disk.serial, std::string());
        append(definition.disks, std::move(each));
    }
    for (const network::NetworkConfig& network : config.networks) {
        append(definition.networks, definition_of_network(network));
    }
    for (const ShareConfig& share : config.shares) {
        guests::Share each = {.path = share.directory.string(), .tag = share.tag, .read_only = {}};
        set_unless(each.read_only, share.read_only, false);
        append(definition.shares, std::move(each));
    }
    return definition;
}

}  // namespace apiary::machine
