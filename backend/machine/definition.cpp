// SPDX-License-Identifier: BSD-2-Clause
#include "backend/machine/definition.h"

#include <algorithm>
#include <format>
#include <limits>

namespace apiary::machine {
namespace {

namespace guests = api::guests;
using device::virtio::Generation;

/// A number that `T` may not hold is a value nobody can use.
template <class T>
Result<T> number(std::int64_t value, const char* what) {
    if (value < 0 || !std::in_range<T>(value)) {
        return fail(std::format("{} cannot be {}", what, value), "give a number that is not out of all reason");
    }
    return static_cast<T>(value);
}

Generation generation_of(guests::VirtioGeneration generation) {
    switch (generation) {
        case guests::VirtioGeneration::Transitional: return Generation::Transitional;
        case guests::VirtioGeneration::Legacy: return Generation::Legacy;
        case guests::VirtioGeneration::Modern: return Generation::Modern;
    }
    return Generation::Transitional;
}

guests::VirtioGeneration name_of(Generation generation) {
    switch (generation) {
        case Generation::Transitional: return guests::VirtioGeneration::Transitional;
        case Generation::Legacy: return guests::VirtioGeneration::Legacy;
        case Generation::Modern: return guests::VirtioGeneration::Modern;
    }
    return guests::VirtioGeneration::Transitional;
}

/// As `apiaryctl run --net` takes it, so that there is one set of rules.
Result<network::NetworkConfig> network_of(const guests::Network& network) {
    std::string text = network.kind == guests::NetworkKind::User ? "user" : "tap=" + network.tap.value_or("");
    bool commas = text.contains(',');
    for (const guests::Forward& forward : network.forwards.value_or(std::vector<guests::Forward>())) {
        const std::string host = forward.host.value_or("");
        const bool bare_ipv6 = host.contains(':') && !host.starts_with('[');
        text +=
            std::format(",forward={}:{}:{}-{}", names_of(forward.protocol)[static_cast<std::size_t>(forward.protocol)],
                        bare_ipv6 ? "[" + host + "]" : host, forward.host_port, forward.guest_port);
        commas = commas || host.contains(',');
    }
    if (network.mac) {
        text += ",mac=" + *network.mac;
        commas = commas || network.mac->contains(',');
    }
    if (commas) {
        return fail("a name or an address of a network has a comma in it", "leave it out");
    }
    auto parsed = network::parse_network(text);
    if (!parsed) {
        return std::unexpected(std::move(parsed.error()));
    }
    return **std::move(parsed);
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

template <class T>
std::vector<T> list(const std::optional<std::vector<T>>& list) {
    return list.value_or(std::vector<T>());
}

void take_files(const guests::Definition& definition, MachineConfig& config) {
    config.kernel = definition.kernel.value_or("");
    if (definition.initrd) {
        config.initrd = *definition.initrd;
    }
    config.append = definition.append.value_or("");
    config.kenv = list(definition.kenv);
    for (const guests::Module& module : list(definition.modules)) {
        config.modules.push_back({.file = module.path, .type = module.type.value_or("")});
    }
    for (const guests::Disk& disk : list(definition.disks)) {
        config.disks.push_back(
            {.path = disk.path, .read_only = disk.read_only.value_or(false), .serial = disk.serial.value_or("")});
    }
    for (const guests::Share& share : list(definition.shares)) {
        config.shares.push_back(
            {.directory = share.path, .tag = share.tag, .read_only = share.read_only.value_or(false)});
    }
}

Result<void> take_numbers(const guests::Definition& definition, MachineConfig& config) {
    const auto cpus = number<unsigned>(definition.cpus.value_or(config.cpus), "the number of CPUs");
    const auto memory = number<std::uint64_t>(definition.memory.value_or(static_cast<std::int64_t>(config.memory)),
                                              "the size of the memory");
    const auto ports =
        number<unsigned>(definition.serial_ports.value_or(config.com_ports), "the number of serial ports");
    const auto exit_port =
        number<std::uint16_t>(definition.debug_exit.value_or(0), "the port of the debug-exit device");
    for (const Error* error : {cpus ? nullptr : &cpus.error(), memory ? nullptr : &memory.error(),
                               ports ? nullptr : &ports.error(), exit_port ? nullptr : &exit_port.error()}) {
        if (error != nullptr) {
            return std::unexpected(*error);
        }
    }
    config.cpus = *cpus;
    config.memory = *memory;
    config.com_ports = *ports;
    if (definition.debug_exit) {
        config.debug_exit = *exit_port;
    }
    return {};
}

}  // namespace

Result<MachineConfig> config_of(const guests::Definition& definition) {
    MachineConfig config;
    take_files(definition, config);
    if (auto taken = take_numbers(definition, config); !taken) {
        return std::unexpected(std::move(taken.error()));
    }
    for (const guests::Network& network : list(definition.networks)) {
        auto taken = network_of(network);
        if (!taken) {
            return std::unexpected(std::move(taken.error()));
        }
        config.networks.push_back(*std::move(taken));
    }
    config.engine = definition.engine.value_or("auto");
    config.bvm_console = definition.console == guests::ConsoleDevice::Bvm;
    config.virtio_console = definition.console == guests::ConsoleDevice::Virtio;
    config.virtio = generation_of(definition.virtio.value_or(guests::VirtioGeneration::Transitional));
    config.reset_ends = definition.reset_ends.value_or(false);
    if (auto valid = validate(config); !valid) {
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
