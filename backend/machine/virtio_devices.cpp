// SPDX-License-Identifier: BSD-2-Clause
#include "backend/machine/virtio_devices.h"

#include <algorithm>
#include <format>
#include <utility>

#include "backend/device/virtio/balloon.h"
#include "backend/device/virtio/block.h"
#include "backend/device/virtio/console.h"
#include "backend/device/virtio/net.h"
#include "backend/device/virtio/p9.h"
#include "backend/device/virtio/rng.h"
#include "backend/network/mac.h"
#include "backend/network/open_network.h"
#include "backend/share/server.h"
#include "backend/storage/disk.h"

namespace apiary::machine {
namespace {

namespace virtio = device::virtio;
using Device = std::unique_ptr<virtio::VirtioDevice>;

DiskStatistics measured(const virtio::Block::Statistics& done) {
    return {.reads = done.reads,
            .read_bytes = done.bytes_read,
            .writes = done.writes,
            .written_bytes = done.bytes_written,
            .errors = done.errors};
}

NetworkStatistics measured(const virtio::Net::Statistics& done) {
    return {.received_frames = done.received_frames,
            .received_bytes = done.received_bytes,
            .sent_frames = done.sent_frames,
            .sent_bytes = done.sent_bytes,
            .dropped = done.dropped};
}

Result<std::vector<Device>> make_disks(const Slot& slot) {
    std::vector<Device> devices;
    for (const DiskConfig& config : slot.config.disks) {
        auto disk = storage::open_disk(
            {.path = config.path, .read_only = config.read_only, .descriptor = take(slot.files.disks, devices.size())},
            slot.loop);
        if (!disk) {
            return std::unexpected(std::move(disk.error()));
        }
        auto device =
            std::make_unique<virtio::Block>(std::format("disk{}", devices.size()), *std::move(disk),
                                            config.serial.empty() ? virtio::default_serial(config.path) : config.serial,
                                            std::min(slot.config.cpus, virtio::Block::kMostQueues));
        slot.meters.disks.push_back([block = device.get()] { return measured(block->statistics()); });
        devices.push_back(std::move(device));
    }
    return devices;
}

/// The address of a network card that none was given for: always the same for this guest, and another for each tap
/// device, as cards on one network must not have the same.
network::MacAddress default_mac(const Slot& slot, std::size_t index) {
    const auto* const tap = std::get_if<network::NetworkConfig::Tap>(&slot.config.networks[index].kind);
    std::error_code unused;
    const std::string guest = std::filesystem::absolute(slot.config.kernel, unused).string();
    return network::derive_mac(tap == nullptr ? guest : guest + "/" + tap->name, static_cast<unsigned>(index));
}

Result<std::vector<Device>> make_networks(const Slot& slot) {
    std::vector<Device> devices;
    for (const network::NetworkConfig& config : slot.config.networks) {
        const std::size_t index = devices.size();
        auto opened = network::open_network(slot.loop, config, take(slot.files.networks, index));
        if (!opened) {
            return std::unexpected(std::move(opened.error()));
        }
        for (const network::Forward& forward : (*opened)->forwards()) {
            slot.forwards.push_back({index, forward});
        }
        auto device = std::make_unique<virtio::Net>(std::format("net{}", index), *std::move(opened),
                                                    config.mac.value_or(default_mac(slot, index)));
        slot.meters.networks.push_back([net = device.get()] { return measured(net->statistics()); });
        devices.push_back(std::move(device));
    }
    return devices;
}

Result<std::vector<Device>> make_shares(const Slot& slot) {
    std::vector<Device> devices;
    for (const ShareConfig& config : slot.config.shares) {
        auto server = share::Server::create(
            config.directory.string(),
            {.read_only = config.read_only, .folders = static_cast<unsigned>(slot.config.shares.size())},
            take(slot.files.shares, devices.size()));
        if (!server) {
            return std::unexpected(std::move(server.error()));
        }
        auto device =
            virtio::P9::create(std::format("share-{}", config.tag), slot.loop, config.tag, *std::move(server));
        if (!device) {
            return std::unexpected(std::move(device.error()));
        }
        devices.push_back(*std::move(device));
    }
    return devices;
}

Result<std::vector<Device>> make_console(const Slot& slot) {
    std::vector<Device> devices;
    if (slot.config.virtio_console) {
        const virtio::Console::Port port = {.name = "", .stream = slot.console};
        auto console = std::make_unique<virtio::Console>("virtio-console", std::vector{port});
        slot.resize_console = [device = console.get()](std::uint16_t columns, std::uint16_t rows) {
            device->set_size(columns, rows);
        };
        devices.push_back(std::move(console));
    }
    return devices;
}

Result<std::vector<Device>> make_rng(const Slot&) {
    auto rng = virtio::Rng::create("virtio-rng");
    if (!rng) {
        return std::unexpected(std::move(rng.error()));
    }
    std::vector<Device> devices;
    devices.push_back(*std::move(rng));
    return devices;
}

Result<std::vector<Device>> make_balloon(const Slot&) {
    std::vector<Device> devices;
    devices.push_back(std::make_unique<virtio::Balloon>("virtio-balloon"));
    return devices;
}

/// Every kind of virtio device, in the order of their slots. A kind is added by a function and an entry here.
constexpr Result<std::vector<Device>> (*kKinds[])(const Slot&) = {make_disks,   make_networks, make_shares,
                                                                  make_console, make_rng,      make_balloon};

}  // namespace

Result<Devices> build_virtio_devices(const Slot& slot) {
    Devices built;
    for (const auto make : kKinds) {
        auto made = make(slot);
        if (!made) {
            return std::unexpected(std::move(made.error()));
        }
        for (Device& device : *made) {
            auto transport = slot.pci.add_virtio(std::move(device), slot.memory, slot.loop, slot.config.virtio);
            if (!transport) {
                return std::unexpected(std::move(transport.error()));
            }
            built.push_back(*std::move(transport));
        }
    }
    return built;
}

}  // namespace apiary::machine
