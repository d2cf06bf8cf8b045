// SPDX-License-Identifier: BSD-2-Clause
#include "backend/daemon/definition.h"

#include <algorithm>
#include <climits>
#include <format>
#include <string_view>
#include <utility>

#include "backend/base/size.h"
#include "backend/base/text.h"
#include "backend/daemon/names.h"

namespace apiary::daemon {
namespace {

using api::guests::Definition;
using Checked = std::expected<void, InvalidDefinition>;

constexpr std::int64_t kFurthestOrder = 1'000'000;
constexpr std::int64_t kSector = 512;  ///< Bytes; a virtio disk is a whole number of them.

/// The first of the two that is wrong.
Checked both(Checked first, auto second) {
    return first ? second() : first;
}

bool is_control(char c) {
    return (c >= 0 && c < ' ') || c == 0x7F;
}

Checked check_text(const std::string& field, std::string_view text, std::size_t longest = SIZE_MAX) {
    if (text.size() > longest) {
        return machine::invalid_field(field, std::format("{} is too long", field),
                                      std::format("use at most {} bytes", longest));
    }
    if (std::ranges::any_of(text, is_control)) {
        return machine::invalid_field(field, std::format("{} has control characters", field), "leave them out");
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
        return machine::invalid_field("tags", std::format("a guest cannot have {} tags", tags.size()),
                                      std::format("give it at most {}", kMostTags));
    }
    for (std::size_t i = 0; i < tags.size(); ++i) {
        const std::string field = std::format("tags[{}]", i);
        if (tags[i].empty()) {
            return machine::invalid_field(field, "a tag is empty", "leave it out");
        }
        if (auto checked = check_text(field, tags[i], kLongestTag); !checked) {
            return checked;
        }
    }
    return {};
}

Checked check_path(const std::string& field, const std::string& path) {
    if (!path.starts_with('/')) {
        return machine::invalid_field(field, std::format("{} is \"{}\", which is no absolute path", field, shown(path)),
                                      "give the whole path, from / on");
    }
    return check_text(field, path, PATH_MAX - 1);
}

Checked check_disk_size(const api::guests::Disk& disk, const std::string& field) {
    if (!disk.size) {
        return {};
    }
    if (!is_disk_name(disk.path)) {
        return machine::invalid_field(
            field, std::format("the size of the disk {} is given, and it is not kept with the guest", shown(disk.path)),
            "leave out the size, or give the disk a plain name");
    }
    if (*disk.size <= 0 || *disk.size % kSector != 0 || *disk.size > kLargestDisk) {
        return machine::invalid_field(field,
                                      std::format("the disk {} cannot have {} bytes", shown(disk.path), *disk.size),
                                      std::format("give it a multiple of {}, at most {}", kSector,
                                                  format_size(static_cast<std::uint64_t>(kLargestDisk))));
    }
    return {};
}

Checked check_disk(const api::guests::Disk& disk, const std::string& field) {
    const std::string path_field = field + ".path";
    if (!is_disk_name(disk.path) && !disk.path.starts_with('/')) {
        return machine::invalid_field(
            path_field, std::format("\"{}\" is neither an absolute path nor a plain name of a disk", shown(disk.path)),
            std::format("give the whole path, from / on; or, for a disk that is kept with the guest, 1 to {} "
                        "letters, digits, dots, dashes and underscores, the first a letter or digit",
                        kLongestDiskName));
    }
    return both(is_disk_name(disk.path) ? Checked() : check_path(path_field, disk.path), [&] {
        return both(check_disk_size(disk, field + ".size"), [&]() -> Checked {
            if (disk.serial && disk.serial->empty()) {
                return machine::invalid_field(field + ".serial", "a serial number is empty", "leave it out");
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

Checked check_serial_file(const std::string& path, const std::string& field) {
    return path.empty() ? Checked() : check_path(field, path);
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
    return both(machine::check_number("autostart_order", definition.autostart_order, -kFurthestOrder, kFurthestOrder),
                [&] { return machine::check_number("stop_grace", definition.stop_grace, 0, kLongestStopGrace); });
}

Checked check_texts(const Definition& definition) {
    return both(check_description(definition.description), [&] {
        return both(check_tags(definition.tags.value_or(std::vector<std::string>())),
                    [&] { return check_text("append", definition.append.value_or("")); });
    });
}

Checked check_paths(const Definition& definition) {
    if (!definition.kernel) {
        return machine::invalid_field("kernel", "no kernel is given", "name the file that the guest boots");
    }
    return both(check_path("kernel", *definition.kernel),
                [&] { return definition.initrd ? check_path("initrd", *definition.initrd) : Checked(); });
}

Checked check_lists(const Definition& definition) {
    return both(check_each("kenv", definition.kenv, check_variable), [&] {
        return both(check_each("modules", definition.modules, check_module), [&] {
            return both(check_each("disks", definition.disks, check_disk), [&] {
                return both(check_each("shares", definition.shares, check_share),
                            [&] { return check_each("serial_files", definition.serial_files, check_serial_file); });
            });
        });
    });
}

/// The host's side of a forwarded port.
std::string host_port(const api::guests::Forward& forward) {
    const std::string host = forward.host.value_or("127.0.0.1");
    return std::format("{}:{}:{}", forward.protocol == api::guests::Protocol::Udp ? "udp" : "tcp",
                       host.contains(':') ? "[" + host + "]" : host, forward.host_port);
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
        return machine::invalid_field(shown(name), std::format("a guest's definition has no field \"{}\"", shown(name)),
                                      "leave it out");
    }
    if (is_set) {
        return machine::invalid_field(name, std::format("{} is to be set and to be absent", name),
                                      "ask for one of both");
    }
    return {};
}

}  // namespace

std::expected<void, InvalidDefinition> check_definition(const Definition& definition) {
    return both(check_numbers(definition), [&] {
        return both(check_texts(definition), [&] {
            return both(check_paths(definition), [&] {
                return both(check_lists(definition), [&]() -> Checked {
                    auto config = machine::config_of(definition);
                    return config ? Checked() : std::unexpected(std::move(config.error()));
                });
            });
        });
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

Definition clone_of(Definition definition) {
    definition.autostart.reset();
    if (definition.networks) {
        for (api::guests::Network& network : *definition.networks) {
            network.mac.reset();
        }
    }
    return definition;
}

std::vector<api::guests::Shared> shared_with_clone(const Definition& definition) {
    std::vector<api::guests::Shared> shared;
    const std::vector<api::guests::Disk> disks = definition.disks.value_or(std::vector<api::guests::Disk>());
    for (std::size_t i = 0; i < disks.size(); ++i) {
        if (!is_disk_name(disks[i].path) && !disks[i].read_only.value_or(false)) {
            shared.push_back({std::format("disks[{}]", i), disks[i].path});
        }
    }
    const std::vector<api::guests::Network> networks =
        definition.networks.value_or(std::vector<api::guests::Network>());
    for (std::size_t i = 0; i < networks.size(); ++i) {
        if (networks[i].kind == api::guests::NetworkKind::Tap) {
            shared.push_back({std::format("networks[{}].tap", i), networks[i].tap.value_or("")});
        }
        const auto& forwards = networks[i].forwards;
        for (std::size_t j = 0; forwards && j < forwards->size(); ++j) {
            shared.push_back({std::format("networks[{}].forwards[{}]", i, j), host_port((*forwards)[j])});
        }
    }
    return shared;
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
