// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <array>
#include <string>
#include <utility>
#include <vector>

#include "backend/api/guests.h"
#include "backend/base/result.h"
#include "backend/cli/values.h"
#include "backend/machine/config.h"

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace apiary::cli {

/// The options that say what a guest is made of, of `run`, `create` and `set`. An object belongs to one verb and
/// outlives its CLI::App.
class MachineOptions {
public:
    /// `run` starts a guest of this program's; the others speak of one of the helper's, which keeps disks.
    enum class Verb { Run, Create, Set };
    MachineOptions(CLI::App& app, Verb verb);

    /// The machine that was asked for; what is not has its default. Files are as they were typed.
    [[nodiscard]] Result<machine::MachineConfig> config() const;

    /// What was asked for, as a change of a definition: fields that have a value now, and names of those that have
    /// their default again. Files that are not kept with the guest have absolute paths.
    struct Change {
        api::guests::Definition set;
        std::vector<std::string> unset;
    };
    [[nodiscard]] Result<Change> change() const;

private:
    /// As typed; read by our own rules, so that every refusal says what to do.
    struct Texts {
        std::string kernel, initrd, append, engine = "auto", cpus = "1", memory = "512M", debug_exit;
        std::string virtio = "transitional";
        std::vector<std::string> kenv, modules, disks, networks, shares;
        std::array<std::string, machine::MachineConfig::kMostComPorts - 1> com_files;
        bool no_reboot = false, bvm_console = false, virtio_console = false;
    };
    struct Values {
        machine::MachineConfig config;
        std::vector<TypedDisk> disks;
    };
    void add_files(CLI::App& app, Verb verb);
    void add_processor(CLI::App& app);
    void add_serial_ports(CLI::App& app);
    void add_devices(CLI::App& app);
    /// Remembers which field of a definition an option is about.
    CLI::Option* about(const char* field, CLI::Option* option);
    void take_serial_ports(machine::MachineConfig& config) const;
    [[nodiscard]] Result<Values> values() const;

    bool keeps_disks_;
    Texts texts_;
    std::vector<std::pair<std::string, CLI::Option*>> fields_;
};

}  // namespace apiary::cli
