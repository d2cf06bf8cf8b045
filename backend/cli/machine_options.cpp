// SPDX-License-Identifier: BSD-2-Clause
#include "backend/cli/machine_options.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <format>
#include <tuple>
#include <utility>

#include "backend/base/size.h"
#include "backend/cli/values.h"
#include "backend/machine/definition.h"

namespace apiary::cli {
namespace {

using machine::MachineConfig;

/// Every occurrence is one value.
CLI::Option* repeated(CLI::Option* option) {
    return option->expected(1)->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)->allow_extra_args(false);
}

/// As the helper needs it, whose working directory is another one.
std::filesystem::path whole_path(const std::filesystem::path& path) {
    std::error_code error;
    auto whole = path.empty() ? path : std::filesystem::absolute(path, error);
    return error ? path : whole;
}

void make_paths_absolute(MachineConfig& config) {
    config.kernel = whole_path(config.kernel);
    if (config.initrd) {
        config.initrd = whole_path(*config.initrd);
    }
    for (auto& module : config.modules) {
        module.file = whole_path(module.file);
    }
    for (auto& file : config.serial_files) {
        file = whole_path(file);
    }
    for (auto& share : config.shares) {
        share.directory = whole_path(share.directory);
    }
}

void set_disks(api::guests::Definition& definition, const std::vector<TypedDisk>& disks) {
    for (std::size_t i = 0; i < disks.size(); ++i) {
        api::guests::Disk& disk = (*definition.disks)[i];
        if (!disks[i].kept) {
            disk.path = whole_path(disk.path).string();
        } else if (disks[i].size) {
            disk.size = static_cast<std::int64_t>(*disks[i].size);
        }
    }
}

/// What is sent to the helper and kept there is text.
Result<void> check_text(const api::guests::Definition& definition) {
    try {
        static_cast<void>(ipc::encode(definition).dump());
    } catch (const ipc::Json::exception& error) {
        return fail("a name or text is not UTF-8, and such cannot be kept in a definition",
                    "rename the file, or give another text", error.what());
    }
    return {};
}

}  // namespace

MachineOptions::MachineOptions(CLI::App& app, Verb verb) : keeps_disks_(verb != Verb::Run) {
    add_files(app, verb);
    add_processor(app);
    add_serial_ports(app);
    add_devices(app);
}

CLI::Option* MachineOptions::about(const char* field, CLI::Option* option) {
    fields_.emplace_back(field, option);
    return option;
}

void MachineOptions::add_files(CLI::App& app, Verb verb) {
    about("kernel", app.add_option("--kernel", texts_.kernel,
                                   "Linux bzImage, FreeBSD kernel, PVH ELF or multiboot 1 file to boot"))
        ->type_name("FILE")
        ->required(verb != Verb::Set);
    about("initrd", app.add_option("--initrd", texts_.initrd, "Initial RAM disk"))->type_name("FILE");
    about("append", app.add_option("--append", texts_.append, "Command line for the kernel"))->type_name("TEXT");
    repeated(about("kenv", app.add_option("--kenv", texts_.kenv,
                                          "Variable for a FreeBSD kernel, as in loader.conf; may be given again")))
        ->type_name("NAME=VALUE");
    repeated(about("modules",
                   app.add_option("--module", texts_.modules,
                                  "Module for a FreeBSD kernel, or with a type such as mfs_root an image; may be given "
                                  "again")))
        ->type_name("FILE[,type=TYPE]");
}

void MachineOptions::add_processor(CLI::App& app) {
    about("engine", app.add_option("--engine", texts_.engine, "What runs the guest's code: auto, kvm (Linux), bhyve (FreeBSD), soft or vmm; or several, as kvm,soft"))
        ->type_name("NAME")
        ->capture_default_str();
    about("cpus", app.add_option("--cpus", texts_.cpus, std::format("Virtual CPUs, 1 to {}", MachineConfig::kMostCpus)))
        ->type_name("N")
        ->capture_default_str();
    about("memory", app.add_option("--memory", texts_.memory, "Memory with its unit: 512M, 2G"))
        ->type_name("SIZE")
        ->capture_default_str();
}

void MachineOptions::add_serial_ports(CLI::App& app) {
    for (unsigned i = 0; i < texts_.com_files.size(); ++i) {
        CLI::Option* const option = app.add_option(
            std::format("--com{}", i + 2), texts_.com_files[i],
            "File that what this serial port sends is appended to, or none; without it there is no such port");
        about("serial_ports", about("serial_files", option))->type_name("FILE");
    }
    about("console", app.add_flag("--bvm-console", texts_.bvm_console,
                                  "The console is bhyve's BVM console instead of the first serial port; for FreeBSD "
                                  "kernels that have it"));
    about("console", app.add_flag("--virtio-console", texts_.virtio_console,
                                  "The console is a virtio console instead of the first serial port (Linux: hvc0)"));
}

void MachineOptions::add_devices(CLI::App& app) {
    about("virtio", app.add_option("--virtio", texts_.virtio,
                                   "Interface of the virtio devices: transitional, legacy (0.9.5) or modern (1.x)"))
        ->type_name("KIND")
        ->capture_default_str();
    repeated(
        about("disks",
              app.add_option("--disk", texts_.disks,
                             std::format("Raw disk image or disk device, up to {} times{}", MachineConfig::kMostDisks,
                                         keeps_disks_ ? "; with size=SIZE a plain NAME is a disk that is kept with "
                                                        "the guest, and made if it is not there"
                                                      : ""))))
        ->type_name(keeps_disks_ ? "FILE|NAME[,size=SIZE|,kept][,ro][,serial=TEXT]" : "FILE[,ro][,serial=TEXT]");
    repeated(about("shares", app.add_option("--share", texts_.shares,
                                            std::format("Folder that the guest can mount by its tag (9p), up to {} "
                                                        "times",
                                                        MachineConfig::kMostShares))))
        ->type_name("DIR,tag=NAME[,ro]");
    repeated(about("networks",
                   app.add_option("--net", texts_.networks,
                                  std::format("Network card, up to {} times: user for the host's network by address "
                                              "translation, where forward=tcp:HOST:PORT-PORT or udp:… leads a port of "
                                              "the host to one of the guest; tap=NAME for a tap device; or none",
                                              network::kMostNetworks))))
        ->type_name("user|tap=NAME|none[,forward=…][,mac=…]");
    about("debug_exit", app.add_option("--debug-exit", texts_.debug_exit,
                                       "I/O port that ends the guest when a byte is written to it"))
        ->type_name("PORT");
    about("reset_ends",
          app.add_flag("--no-reboot", texts_.no_reboot, "End when the guest is reset, instead of starting it again"));
}

/// The highest port that is named is there with those below it.
void MachineOptions::take_serial_ports(MachineConfig& config) const {
    for (std::size_t i = 0; i < texts_.com_files.size(); ++i) {
        const std::string& text = texts_.com_files[i];
        if (!text.empty()) {
            config.com_ports = static_cast<unsigned>(i) + 2;
            config.serial_files.resize(i + 1);
            config.serial_files[i] = text == "none" ? "" : text;
        }
    }
}

Result<MachineOptions::Values> MachineOptions::values() const {
    Values values;
    MachineConfig& config = values.config;
    std::optional<Error> failure;
    config.kernel = texts_.kernel;
    if (!texts_.initrd.empty()) {
        config.initrd = texts_.initrd;
    }
    config.append = texts_.append;
    config.kenv = texts_.kenv;
    config.engine = texts_.engine;
    config.bvm_console = texts_.bvm_console;
    config.virtio_console = texts_.virtio_console;
    config.reset_ends = texts_.no_reboot;
    take_serial_ports(config);
    take(parse_modules(texts_.modules), config.modules, failure);
    take(parse_cpus(texts_.cpus), config.cpus, failure);
    take(parse_size(texts_.memory), config.memory, failure);
    take(parse_generation(texts_.virtio), config.virtio, failure);
    take(parse_disks(texts_.disks, keeps_disks_), values.disks, failure);
    take(parse_shares(texts_.shares), config.shares, failure);
    take(parse_networks(texts_.networks), config.networks, failure);
    take(parse_debug_exit(texts_.debug_exit), config.debug_exit, failure);
    if (failure) {
        return std::unexpected(*std::move(failure));
    }
    std::ranges::transform(values.disks, std::back_inserter(config.disks), &TypedDisk::disk);
    return values;
}

Result<MachineConfig> MachineOptions::config() const {
    auto typed = values();
    return typed ? Result<MachineConfig>(std::move(typed->config)) : std::unexpected(std::move(typed.error()));
}

Result<MachineOptions::Change> MachineOptions::change() const {
    auto typed = values();
    if (!typed) {
        return std::unexpected(std::move(typed.error()));
    }
    make_paths_absolute(typed->config);
    Change change = {.set = machine::definition_of(typed->config), .unset = {}};
    set_disks(change.set, typed->disks);
    const auto given = [this](std::string_view field) {
        return std::ranges::any_of(
            fields_, [field](const auto& each) { return each.first == field && each.second->count() > 0; });
    };
    std::apply(
        [&](const auto&... field) {
            const auto settle = [&](const auto& each) {
                if (!given(each.name)) {
                    (change.set.*each.member).reset();
                } else if (!(change.set.*each.member)) {
                    change.unset.emplace_back(each.name);  // What was asked for is how it is by default.
                }
            };
            (settle(field), ...);
        },
        api::guests::Definition::fields());
    if (auto checked = check_text(change.set); !checked) {
        return std::unexpected(std::move(checked.error()));
    }
    return change;
}

}  // namespace apiary::cli
