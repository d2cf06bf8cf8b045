// SPDX-License-Identifier: BSD-2-Clause
#include "backend/machine/config.h"

#include <unistd.h>

#ifdef __linux__
#include <sys/sysinfo.h>
#endif

#include <algorithm>
#include <format>

#include "backend/base/size.h"
#include "backend/loader/load_kernel.h"
#include "backend/machine/engines.h"

namespace apiary::machine {
namespace {

constexpr std::size_t kLongestTag = 31;  ///< Bytes; no limit of the protocol's.
constexpr std::size_t kLongestSerial = 20;  ///< VIRTIO_BLK_ID_BYTES (VIRTIO 1.2, section 5.2.6)

std::string joined(const std::vector<std::string>& names) {
    std::string text;
    for (const std::string& name : names) {
        text += (text.empty() ? "" : ", ") + name;
    }
    return text;
}

/// Rounded down to a size that people can read.
std::string readable_size(std::uint64_t bytes) {
    constexpr std::uint64_t kUnit = 1ull << 20;
    return format_size(bytes < kUnit ? bytes : bytes / kUnit * kUnit);
}

Result<void> validate_engine(const std::string& engine) {
    if (engine == "auto") {
        return {};
    }
    const std::vector<std::string>& names = engine_names();
    const std::vector<std::string> wanted = split_engines(engine);
    for (const std::string& each : wanted) {
        if (each == "auto") {
            return fail("auto is no engine that a guest can be moved to or from", std::format("use some of: {}", joined(names)));
        }
        if (auto elsewhere = engine_of_another_system(each)) {
            return std::unexpected(*std::move(elsewhere));
        }
        if (each == "bhyve" && wanted.size() > 1) {
            return fail("a guest on bhyve cannot be moved: vmm(4) gives out neither its interrupt controllers' state nor its vector registers",
                        "name bhyve alone, or other engines");
        }
        if (!std::ranges::contains(names, each)) {
            return fail(std::format("there is no engine \"{}\" here", each), std::format("use auto, or one of: {}", joined(names)));
        }
        if (std::ranges::count(wanted, each) > 1) {
            return fail(std::format("the engine {} is there twice", each), "name each engine once");
        }
    }
    return {};
}

Result<void> validate_memory(std::uint64_t memory) {
    if (memory < MachineConfig::kLeastMemory) {
        return fail(std::format("{} of memory is too little for a guest", format_size(memory)),
                    std::format("give it at least {}", format_size(MachineConfig::kLeastMemory)));
    }
    if (memory > MachineConfig::kMostMemory) {
        return fail(std::format("{} of memory is more than a guest's address map has room for", format_size(memory)),
                    std::format("ask for at most {}; this host has {}", format_size(MachineConfig::kMostMemory),
                                readable_size(host_limits().memory)));
    }
    if (memory % 4096 != 0) {
        return fail(std::format("{} of memory is not a whole number of 4 KiB pages", format_size(memory)),
                    "use a multiple of 4K");
    }
    return {};
}

Result<void> validate_modules(const std::vector<ModuleConfig>& modules) {
    for (const ModuleConfig& module : modules) {
        if (module.file.empty()) {
            return fail("a module has no file", "name its file");
        }
        if (auto checked = loader::check_module_type(module.type); !checked) {
            return checked;
        }
    }
    return {};
}

Result<void> validate_serial(const std::string& serial) {
    const bool printable = std::ranges::all_of(serial, [](char c) { return c >= 0x20 && c <= 0x7e; });
    if (serial.size() > kLongestSerial || !printable) {
        return fail(std::format("a disk cannot have the serial number \"{}\"", serial),
                    std::format("use 1 to {} printable ASCII characters", kLongestSerial));
    }
    return {};
}

Result<void> validate_disks(const std::vector<DiskConfig>& disks) {
    if (disks.size() > MachineConfig::kMostDisks) {
        return fail(std::format("a guest cannot have {} disks", disks.size()),
                    std::format("give it at most {}", MachineConfig::kMostDisks));
    }
    for (auto disk = disks.begin(); disk != disks.end(); ++disk) {
        if (disk->path.empty()) {
            return fail("a disk has no file", "name the file or the disk device");
        }
        const auto same = std::ranges::find(disks.begin(), disk, disk->path, &DiskConfig::path);
        if (same != disk && !(same->read_only && disk->read_only)) {
            return fail(std::format("the disk {} is given twice", disk->path.string()),
                        "give every disk a file of its own, or open it read-only each time (,ro)");
        }
        if (auto checked = validate_serial(disk->serial); !checked) {
            return checked;
        }
    }
    return {};
}

Result<void> validate_tag(const std::string& tag) {
    const bool printable = std::ranges::all_of(tag, [](char c) { return c > 0x20 && c <= 0x7e; });
    if (tag.size() > kLongestTag || !printable) {
        return fail(std::format("a shared folder cannot have the tag \"{}\"", tag),
                    std::format("name it by 1 to {} printable ASCII characters without a space", kLongestTag));
    }
    return {};
}

Result<void> validate_shares(const std::vector<ShareConfig>& shares) {
    if (shares.size() > MachineConfig::kMostShares) {
        return fail(std::format("a guest cannot have {} shared folders", shares.size()),
                    std::format("give it at most {}", MachineConfig::kMostShares));
    }
    for (auto share = shares.begin(); share != shares.end(); ++share) {
        if (share->directory.empty()) {
            return fail("a shared folder is not named", "name the folder");
        }
        if (share->tag.empty()) {
            return fail(std::format("the shared folder {} has no tag", share->directory.string()),
                        "add ,tag=NAME: the guest mounts it by that name");
        }
        if (auto checked = validate_tag(share->tag); !checked) {
            return checked;
        }
        if (std::ranges::find(shares.begin(), share, share->tag, &ShareConfig::tag) != share) {
            return fail(std::format("two shared folders have the tag \"{}\"", share->tag), "give each a tag of its own");
        }
    }
    return {};
}

}  // namespace

Result<void> validate(const MachineConfig& config) {
    if (config.kernel.empty()) {
        return fail("no kernel is given", "name the guest's kernel file");
    }
    if (config.cpus < 1 || config.cpus > MachineConfig::kMostCpus) {
        return fail(std::format("a guest cannot have {} CPUs", config.cpus),
                    std::format("give it 1 to {}", MachineConfig::kMostCpus));
    }
    if (config.com_ports < 1 || config.com_ports > MachineConfig::kMostComPorts) {
        return fail(std::format("a guest cannot have {} serial ports", config.com_ports),
                    std::format("give it 1 to {}", MachineConfig::kMostComPorts));
    }
    if (config.serial_files.size() >= config.com_ports) {
        return fail(std::format("{} files are given for the serial ports after the first, of which there are {}",
                                config.serial_files.size(), config.com_ports - 1),
                    "give the guest more serial ports, or fewer files");
    }
    if (config.bvm_console && config.virtio_console) {
        return fail("a guest has one console", "choose the BVM console or the virtio console");
    }
    if (auto checked = validate_memory(config.memory); !checked) {
        return checked;
    }
    if (auto checked = loader::check_environment(config.kenv); !checked) {
        return checked;
    }
    if (auto checked = validate_modules(config.modules); !checked) {
        return checked;
    }
    if (auto checked = validate_disks(config.disks); !checked) {
        return checked;
    }
    if (auto checked = validate_shares(config.shares); !checked) {
        return checked;
    }
    if (auto checked = network::validate_networks(config.networks); !checked) {
        return checked;
    }
    return validate_engine(config.engine);
}

HostLimits host_limits() {
#ifdef __linux__
    struct sysinfo info = {};
    if (::sysinfo(&info) == 0) {
        return {(std::uint64_t{info.totalram} + info.totalswap) * info.mem_unit};
    }
#endif
    const long pages = ::sysconf(_SC_PHYS_PAGES);
    const long page_size = ::sysconf(_SC_PAGESIZE);
    return {pages > 0 && page_size > 0 ? static_cast<std::uint64_t>(pages) * static_cast<std::uint64_t>(page_size) : 0};
}

Result<void> check_host(const MachineConfig& config, const HostLimits& limits) {
    if (config.memory > limits.memory) {
        return fail(std::format("the guest's {} of memory is more than this host has", format_size(config.memory)),
                    "give the guest less memory",
                    std::format("RAM and swap of the host together are {}", readable_size(limits.memory)));
    }
    return {};
}

}  // namespace apiary::machine
