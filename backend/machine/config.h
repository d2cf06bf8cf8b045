// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "backend/base/result.h"
#include "backend/device/virtio/pci_transport.h"
#include "backend/network/config.h"

namespace apiary::machine {

/// Where the guest's console leads.
enum class Console { Stdio, None };

/// A file that the kernel finds in memory beside itself.
struct ModuleConfig {
    std::filesystem::path file;
    std::string type;  ///< One of loader::module_types(); empty: a kernel module.
};

/// A disk of the guest's: a raw file or a disk device of the host's.
struct DiskConfig {
    std::filesystem::path path;
    bool read_only = false;
    std::string serial;  ///< 1 to 20 printable ASCII characters, or empty: made of the path.
    bool operator==(const DiskConfig&) const = default;
};

/// A folder of the host's that the guest can mount.
struct ShareConfig {
    std::filesystem::path directory;
    std::string tag;  ///< What the guest mounts it by: 1 to 31 printable ASCII characters, no space.
    bool read_only = false;
    bool operator==(const ShareConfig&) const = default;
};

/// What a machine is made of: plain values as a user gives them.
struct MachineConfig {
    static constexpr unsigned kMostCpus = 64;
    static constexpr unsigned kMostComPorts = 4;
    static constexpr std::size_t kMostDisks = 16;
    static constexpr std::size_t kMostShares = 8;
    static constexpr std::uint64_t kLeastMemory = 16ull << 20;
    /// RAM above 4 GiB ends where the window for 64-bit PCI memory starts (bhyve: 0xD0_0000_0000), less the GiB that is
    /// below 4 GiB and not RAM.
    static constexpr std::uint64_t kMostMemory = 0xD0'0000'0000ull - (1ull << 30);

    std::filesystem::path kernel;
    std::optional<std::filesystem::path> initrd;
    std::string append;            ///< The kernel's command line.
    std::vector<std::string> kenv;      ///< "name=value", for a FreeBSD kernel; of two with one name the later counts.
    std::vector<ModuleConfig> modules;  ///< For a FreeBSD kernel.
    std::string engine = "auto";   ///< One of engine_names(), or several (split_engines()), or "auto".
    unsigned cpus = 1;             ///< 1 to kMostCpus.
    std::uint64_t memory = 512ull << 20;  ///< Bytes, a multiple of 4096.
    Console console = Console::Stdio;
    unsigned com_ports = 1;        ///< Serial ports, 1 to kMostComPorts; COM1 is the console.
    /// What COM2 and the ports after it send is appended to these, in their order; an empty one leads nowhere. Fewer
    /// than com_ports.
    std::vector<std::filesystem::path> serial_files;
    /// The machine has bhyve's BVM console and BVM debug port, and the console is the former instead of COM1.
    bool bvm_console = false;
    bool virtio_console = false;   ///< There is a virtio console, and it is the console instead of COM1.
    device::virtio::Generation virtio = device::virtio::Generation::Transitional;  ///< Of all virtio devices.
    std::vector<DiskConfig> disks;  ///< At most kMostDisks, in the order in which the guest finds them.
    std::vector<ShareConfig> shares;  ///< At most kMostShares, each with a tag of its own.
    std::vector<network::NetworkConfig> networks;  ///< At most kMostNetworks, a network card for each.
    std::optional<std::uint16_t> debug_exit;  ///< Port of the debug-exit device.
    bool reset_ends = false;       ///< A reset ends the machine instead of starting it again.
};

/// What is wrong with `config` whatever the host: a value nobody can use.
[[nodiscard]] Result<void> validate(const MachineConfig& config);

/// What the host can give to guests.
struct HostLimits {
    std::uint64_t memory = 0;  ///< RAM and swap, bytes.
};
[[nodiscard]] HostLimits host_limits();

/// Whether a host with `limits` can give what `config` asks for.
[[nodiscard]] Result<void> check_host(const MachineConfig& config, const HostLimits& limits);

}  // namespace apiary::machine
