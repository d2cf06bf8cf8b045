// SPDX-License-Identifier: BSD-2-Clause
#include "backend/machine/opened_files.h"

#include <format>
#include <utility>

#include "backend/console/file_sink.h"
#include "backend/loader/boot_image.h"
#include "backend/machine/engines.h"
#include "backend/network/open_network.h"
#include "backend/share/tree.h"
#include "backend/storage/disk.h"

namespace apiary::machine {
namespace {

/// What `open` gives for each of `configs`, or the first failure.
template <class Config>
Result<std::vector<UniqueFd>> open_each(const std::vector<Config>& configs, auto open) {
    std::vector<UniqueFd> opened;
    for (const Config& config : configs) {
        Result<UniqueFd> file = open(config);
        if (!file) {
            return std::unexpected(std::move(file.error()));
        }
        opened.push_back(*std::move(file));
    }
    return opened;
}

/// Into `to` what was opened.
template <class Value>
Result<void> put(Result<Value> opened, Value& to) {
    if (!opened) {
        return std::unexpected(std::move(opened.error()));
    }
    to = *std::move(opened);
    return {};
}

Result<UniqueFd> open_initrd(const MachineConfig& config) {
    return config.initrd ? loader::open_boot_image(config.initrd->string(), loader::kMaxInitrdSize, "initrd")
                         : UniqueFd();
}

Result<UniqueFd> open_module(const ModuleConfig& module) {
    return loader::open_boot_image(module.file.string(), loader::kMaxModuleSize, "module");
}

Result<UniqueFd> open_disk(const DiskConfig& disk) {
    return storage::open_disk_file({.path = disk.path, .read_only = disk.read_only});
}

Result<UniqueFd> open_share(const ShareConfig& share) {
    return share::open_directory(share.directory.string());
}

Result<UniqueFd> open_serial_file(const std::filesystem::path& path) {
    return path.empty() ? UniqueFd() : console::open_log_file(path.string());
}

}  // namespace

Result<OpenedFiles> open_files(const MachineConfig& config) {
    OpenedFiles files;
    auto opened = put(loader::open_boot_image(config.kernel.string(), loader::kMaxKernelSize, "kernel"), files.kernel)
                      .and_then([&] { return put(open_engine_devices(config.engine), files.engines); })
                      .and_then([&] { return put(open_initrd(config), files.initrd); })
                      .and_then([&] { return put(open_each(config.modules, open_module), files.modules); })
                      .and_then([&] { return put(open_each(config.disks, open_disk), files.disks); })
                      .and_then([&] { return put(open_each(config.shares, open_share), files.shares); })
                      .and_then([&] { return put(open_each(config.serial_files, open_serial_file), files.serial_files); });
    if (!opened) {
        return std::unexpected(std::move(opened.error()));
    }
    return files;
}

Result<std::vector<UniqueFd>> open_tap_devices(const MachineConfig& config) {
    return open_each(config.networks, network::open_device);
}

Result<void> check_count(const OpenedFiles& files, const MachineConfig& config) {
    if (files.initrd.valid() && !config.initrd) {
        return fail("an initrd was opened for a guest that has none");
    }
    const struct {
        const char* what;
        std::size_t opened, asked;
    } lists[] = {{"devices of engines", files.engines.size(), split_engines(config.engine).size()},
                 {"modules", files.modules.size(), config.modules.size()},
                 {"disks", files.disks.size(), config.disks.size()},
                 {"networks", files.networks.size(), config.networks.size()},
                 {"shared folders", files.shares.size(), config.shares.size()},
                 {"serial port files", files.serial_files.size(), config.serial_files.size()}};
    for (const auto& list : lists) {
        if (list.opened > list.asked) {
            return fail(std::format("more {} were opened than the guest has", list.what), "",
                        std::format("{} instead of {}", list.opened, list.asked));
        }
    }
    return {};
}

UniqueFd take(std::vector<UniqueFd>& list, std::size_t index) {
    return index < list.size() ? std::exchange(list[index], {}) : UniqueFd();
}

}  // namespace apiary::machine
