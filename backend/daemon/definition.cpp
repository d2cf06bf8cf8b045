// SPDX-License-Identifier: BSD-2-Clause
#include "backend/daemon/definition.h"

#include <algorithm>
#include <asio/ip/address.hpp>
#include <climits>
#include <format>
#include <string_view>
#include <utility>

#include "backend/base/size.h"
#include "backend/daemon/names.h"
#include "backend/network/mac.h"

namespace apiary::daemon {
namespace {

using api::guests::Definition;
using machine::MachineConfig;
using Checked = std::expected<void, InvalidDefinition>;
template <class T>
using Converted = std::expected<T, InvalidDefinition>;

constexpr std::int64_t kFurthestOrder = 1'000'000;
constexpr std::int64_t kSector = 512;  ///< Bytes; a virtio disk is a whole number of them.

std::unexpected<InvalidDefinition> wrong(std::string field, std::string cause, std::string remedy) {
    return std::unexpected(InvalidDefinition{{std::move(cause), std::move(remedy)}, std::move(field)});
}

Checked located(Result<void> checked, std::string field) {
    return checked ? Checked() : std::unexpected(InvalidDefinition{std::move(checked.error()), std::move(field)});
}

/// The first of the two that is wrong.
Checked both(Checked first, auto second) {
    return first ? second() : first;
}

Checked check_number(const char* field, const std::optional<std::int64_t>& value, std::int64_t least,
                     std::int64_t most) {
    if (!value || (*value >= least && *value <= most)) {
        return {};
    }
    return wrong(field, std::format("{} cannot be {}", field, *value),
                 std::format("give a number from {} to {}", least, most));
}

bool is_control(char c) {
    return (c >= 0 && c < ' ') || c == 0x7F;
}

Checked check_text(const std::string& field, std::string_view text, std::size_t longest = SIZE_MAX) {
    if (text.size() > longest) {
        return wrong(field, std::format("{} is too long", field), std::format("use at most {} bytes", longest));
    }
    if (std::ranges::any_of(text, is_control)) {
        return wrong(field, std::format("{} has control characters", field), "leave them out");
    }
    return {};
}

Checked check_description(const std::optional<std::string>& description) {
    std::string flat = description.value_or("");
    std::ranges::replace_if(flat, [](char c) { return c == '\n' || c == '\t'; }, ' ');
    return check_text("description", flat, kLongestDescription);
}

Checked check_tags(const std::vector<std::string>& tags) {
    if (tags.size() > kMostTags) {
        return wrong("tags", std::format("a guest cannot have {} tags", tags.size()),
                     std::format("give it at most {}", kMostTags));
    }
    for (std::size_t i = 0; i < tags.size(); ++i) {
        const std::string field = std::format("tags[{}]", i);
        if (tags[i].empty()) {
            return wrong(field, "a tag is empty", "leave it out");
        }
        if (auto checked = check_text(field, tags[i], kLongestTag); !checked) {
            return checked;
        }
    }
    return {};
}

Checked check_path(const std::string& field, const std::string& path) {
    if (!path.starts_with('/')) {
        return wrong(field, std::format("{} is \"{}\", which is no absolute path", field, shown(path)),
                     "give the whole path, from / on");
    }
    return check_text(field, path, PATH_MAX - 1);
}

Checked check_disk_size(const api::guests::Disk& disk, const std::string& field) {
    if (!disk.size) {
        return {};
    }
    if (!is_disk_name(disk.path)) {
        return wrong(
            field, std::format("the size of the disk {} is given, and it is not kept with the guest", shown(disk.path)),
            "leave out the size, or give the disk a plain name");
    }
    if (*disk.size <= 0 || *disk.size % kSector != 0 || *disk.size > kLargestDisk) {
        return wrong(field, std::format("the disk {} cannot have {} bytes", shown(disk.path), *disk.size),
                     std::format("give it a multiple of {}, at most {}", kSector,
                                 format_size(static_cast<std::uint64_t>(kLargestDisk))));
    }
    return {};
}

Checked check_disk(const api::guests::Disk& disk, const std::string& field) {
    const std::string path_field = field + ".path";
    if (!is_disk_name(disk.path) && !disk.path.starts_with('/')) {
        return wrong(path_field,
                     std::format("\"{}\" is neither an absolute path nor a plain name of a disk", shown(disk.path)),
                     std::format("give the whole path, from / on; or, for a disk that is kept with the guest, 1 to {} "
                                 "letters, digits, dots, dashes and underscores, the first a letter or digit",
                                 kLongestDiskName));
    }
    return both(is_disk_name(disk.path) ? Checked() : check_path(path_field, disk.path), [&] {
        return both(check_disk_size(disk, field + ".size"), [&]() -> Checked {
            if (disk.serial && disk.serial->empty()) {
                return wrong(field + ".serial", "a serial number is empty", "leave it out");
            }
            return {};
        });
    });
}

Checked check_share(const api::guests::Share& share, const std::string& field) {
    return check_path(field + ".path", share.path);
}

Checked check_module(const api::guests::Module& module, const std::string& field) {
    return check_path(field + ".path", module.path);
}

Checked check_variable(const std::string& variable, const std::string& field) {
    return check_text(field, variable);
}

/// `check` of each, with the path of the element.
template <class T, class Check>
Checked check_each(const char* name, const std::optional<std::vector<T>>& list, Check check) {
    for (std::size_t i = 0; list && i < list->size(); ++i) {
        if (auto checked = check((*list)[i], std::format("{}[{}]", name, i)); !checked) {
            return checked;
        }
    }
    return {};
}

Checked check_numbers(const Definition& definition) {
    const std::tuple<const char*, const std::optional<std::int64_t>&, std::int64_t, std::int64_t> numbers[] = {
        {"cpus", definition.cpus, 1, MachineConfig::kMostCpus},
        {"memory", definition.memory, MachineConfig::kLeastMemory, MachineConfig::kMostMemory},
        {"serial_ports", definition.serial_ports, 1, MachineConfig::kMostComPorts},
        {"debug_exit", definition.debug_exit, 0, UINT16_MAX},
        {"autostart_order", definition.autostart_order, -kFurthestOrder, kFurthestOrder},
        {"stop_grace", definition.stop_grace, 0, kLongestStopGrace},
    };
    for (const auto& [field, value, least, most] : numbers) {
        if (auto checked = check_number(field, value, least, most); !checked) {
            return checked;
        }
    }
    return {};
}

Checked check_texts(const Definition& definition) {
    return both(check_description(definition.description), [&] {
        return both(check_tags(definition.tags.value_or(std::vector<std::string>())),
                    [&] { return check_text("append", definition.append.value_or("")); });
    });
}

Checked check_paths(const Definition& definition) {
    if (!definition.kernel) {
        return wrong("kernel", "no kernel is given", "name the file that the guest boots");
    }
    return both(check_path("kernel", *definition.kernel),
                [&] { return definition.initrd ? check_path("initrd", *definition.initrd) : Checked(); });
}

Checked check_lists(const Definition& definition) {
    return both(check_each("kenv", definition.kenv, check_variable), [&] {
        return both(check_each("modules", definition.modules, check_module), [&] {
            return both(check_each("disks", definition.disks, check_disk),
                        [&] { return check_each("shares", definition.shares, check_share); });
        });
    });
}

Converted<std::uint16_t> to_port(std::int64_t port, const std::string& field) {
    if (port < 1 || port > UINT16_MAX) {
        return wrong(field, std::format("{} is no port", port), std::format("give a number from 1 to {}", UINT16_MAX));
    }
    return static_cast<std::uint16_t>(port);
}

Converted<network::Forward> to_forward(const api::guests::Forward& forward, const std::string& field) {
    network::Forward result = {.udp = forward.protocol == api::guests::Protocol::Udp};
    if (forward.host) {
        asio::error_code error;
        result.host = asio::ip::make_address(forward.host->c_str(), error);
        if (error || forward.host->contains('\0')) {
            return wrong(field + ".host", std::format("\"{}\" is no address of this host", shown(*forward.host)),
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

Converted<network::NetworkConfig::User> to_user_network(const api::guests::Network& card, const std::string& field) {
    if (card.tap) {
        return wrong(field + ".tap", "a user network has no tap device", "leave it out, or choose the kind \"tap\"");
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

Converted<network::NetworkConfig::Tap> to_tap_network(const api::guests::Network& card, const std::string& field) {
    if (card.forwards && !card.forwards->empty()) {
        return wrong(field + ".forwards", "ports can be forwarded to a guest with a user network only",
                     "leave them out, or choose the kind \"user\"");
    }
    if (!card.tap) {
        return wrong(field + ".tap", "the tap device is not named", "give the name of one, such as tap0");
    }
    constexpr std::size_t kLongest = 15;  // IFNAMSIZ less the zero, on Linux as on FreeBSD.
    const bool plain = std::ranges::all_of(*card.tap, [](char c) { return c > ' ' && c < 0x7F && c != '/'; });
    if (card.tap->empty() || card.tap->size() > kLongest || !plain) {
        return wrong(field + ".tap", std::format("\"{}\" is no name of a tap device", shown(*card.tap)),
                     "give the name of one, such as tap0");
    }
    return network::NetworkConfig::Tap{*card.tap};
}

Converted<network::NetworkConfig> to_network(const api::guests::Network& card, const std::string& field) {
    network::NetworkConfig result;
    const auto take = [&](auto kind) -> Checked {
        if (!kind) {
            return std::unexpected(std::move(kind.error()));
        }
        result.kind = *std::move(kind);
        return {};
    };
    const bool tap = card.kind == api::guests::NetworkKind::Tap;
    if (auto taken = tap ? take(to_tap_network(card, field)) : take(to_user_network(card, field)); !taken) {
        return std::unexpected(std::move(taken.error()));
    }
    if (card.mac) {
        const auto mac = network::parse_mac(*card.mac);
        if (!mac) {
            return wrong(field + ".mac",
                         std::format("a network card cannot have the MAC address \"{}\"", shown(*card.mac)),
                         "give six bytes in hexadecimal, the first an even number, such as 02:00:00:12:34:56");
        }
        result.mac = *mac;
    }
    return result;
}

Checked add_networks(const Definition& definition, MachineConfig& config) {
    for (std::size_t i = 0; definition.networks && i < definition.networks->size(); ++i) {
        auto network = to_network((*definition.networks)[i], std::format("networks[{}]", i));
        if (!network) {
            return std::unexpected(std::move(network.error()));
        }
        config.networks.push_back(*std::move(network));
    }
    return {};
}

void add_lists(const Definition& definition, MachineConfig& config) {
    config.kenv = definition.kenv.value_or(std::vector<std::string>());
    for (const auto& module : definition.modules.value_or(std::vector<api::guests::Module>())) {
        config.modules.push_back({module.path, module.type.value_or("")});
    }
    for (const auto& disk : definition.disks.value_or(std::vector<api::guests::Disk>())) {
        config.disks.push_back({disk.path, disk.read_only.value_or(false), disk.serial.value_or("")});
    }
    for (const auto& share : definition.shares.value_or(std::vector<api::guests::Share>())) {
        config.shares.push_back({share.path, share.tag, share.read_only.value_or(false)});
    }
}

void add_console(const Definition& definition, MachineConfig& config) {
    using api::guests::ConsoleDevice;
    const ConsoleDevice console = definition.console.value_or(ConsoleDevice::Com1);
    config.bvm_console = console == ConsoleDevice::Bvm;
    config.virtio_console = console == ConsoleDevice::Virtio;
}

device::virtio::Generation to_generation(api::guests::VirtioGeneration generation) {
    using api::guests::VirtioGeneration;
    using device::virtio::Generation;
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
    return located(machine::validate(probe), std::move(field));
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
    auto whole = machine::validate(config);
    return whole ? Checked() : std::unexpected(InvalidDefinition{std::move(whole.error()), std::nullopt});
}

/// Calls `visit` with each field of the definition until one call is false.
template <class Visit>
bool each_field(Visit visit) {
    return std::apply([&](const auto&... field) { return (visit(field) && ...); }, Definition::fields());
}

Checked unset_field(Definition& definition, const Definition& set, const std::string& name) {
    bool known = false, is_set = false;
    each_field([&](const auto& field) {
        if (field.name == name) {
            known = true;
            is_set = (set.*field.member).has_value();
            (definition.*field.member).reset();
        }
        return !known;
    });
    if (!known) {
        return wrong(shown(name), std::format("a guest's definition has no field \"{}\"", shown(name)), "leave it out");
    }
    if (is_set) {
        return wrong(name, std::format("{} is to be set and to be absent", name), "ask for one of both");
    }
    return {};
}

}  // namespace

std::expected<MachineConfig, InvalidDefinition> to_machine_config(const Definition& definition) {
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
    config.virtio = to_generation(definition.virtio.value_or(api::guests::VirtioGeneration::Transitional));
    if (definition.debug_exit) {
        config.debug_exit = static_cast<std::uint16_t>(*definition.debug_exit);
    }
    config.reset_ends = definition.reset_ends.value_or(false);
    add_console(definition, config);
    add_lists(definition, config);
    if (auto added = add_networks(definition, config); !added) {
        return std::unexpected(std::move(added.error()));
    }
    return config;
}

std::expected<void, InvalidDefinition> check_definition(const Definition& definition) {
    auto config = to_machine_config(definition);
    if (!config) {
        return std::unexpected(std::move(config.error()));
    }
    return both(check_texts(definition), [&] {
        return both(check_paths(definition),
                    [&] { return both(check_lists(definition), [&] { return validate_machine(*config); }); });
    });
}

std::expected<Definition, InvalidDefinition> changed_definition(const Definition& definition, const Definition& set,
                                                                const std::vector<std::string>& unset) {
    Definition changed = definition;
    for (const std::string& name : unset) {
        if (auto done = unset_field(changed, set, name); !done) {
            return std::unexpected(std::move(done.error()));
        }
    }
    each_field([&](const auto& field) {
        if (set.*field.member) {
            changed.*field.member = set.*field.member;
        }
        return true;
    });
    return changed;
}

std::vector<std::string> differing_fields(const Definition& one, const Definition& other) {
    std::vector<std::string> names;
    each_field([&](const auto& field) {
        if (one.*field.member != other.*field.member) {
            names.emplace_back(field.name);
        }
        return true;
    });
    return names;
}

}  // namespace apiary::daemon
