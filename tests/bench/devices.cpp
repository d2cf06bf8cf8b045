// SPDX-License-Identifier: BSD-2-Clause
#include "tests/bench/devices.h"

#include <format>

#include "tests/bench/block.h"
#include "tests/bench/image.h"
#include "tests/bench/net.h"

namespace apiary::bench {

namespace {

/// The same devices for both; a disk is the host's page cache, and a flush the host's fdatasync().
std::vector<std::string> apiary_devices(const TestImage& image) {
    return {"--disk", image.path(), "--net", "user"};
}
std::vector<std::string> qemu_devices(const TestImage& image) {
    return {
        "-drive",  std::format("file={},format=raw,if=none,id=disk,cache=writeback,aio=threads", image.path().string()),
        "-device", "virtio-blk-pci,drive=disk",
        "-netdev", "user,id=net",
        "-device", "virtio-net-pci,netdev=net"};
}

/// Everything that is measured, and what it is measured with.
class Rig {
public:
    Result<void> add(const std::string& name, std::vector<std::string> (*devices)(const TestImage&),
                     const auto& command) {
        auto image = TestImage::create();
        if (!image) {
            return std::unexpected(image.error());
        }
        auto session = Session::start(command(devices(**image)));
        if (!session) {
            return std::unexpected(session.error());
        }
        images_.push_back(*std::move(image));
        contenders_.push_back({name, *std::move(session)});
        return contenders_.back().session->wait_for(Session::kPrompt).and_then([this] {
            return set_up_card(*contenders_.back().session);
        });
    }

    Result<std::vector<DeviceResult>> measure_block(const DeviceOptions& options) const {
        return measure(block_quantities(contenders_, images_), options);
    }
    Result<std::vector<DeviceResult>> measure_net(const DeviceOptions& options) const {
        auto server = TransferServer::open();
        if (!server) {
            return std::unexpected(server.error());
        }
        return measure(net_quantities(contenders_, *server), options);
    }

private:
    Result<std::vector<DeviceResult>> measure(const std::vector<Quantity>& quantities,
                                              const DeviceOptions& options) const {
        std::vector<DeviceResult> results;
        for (const Quantity& quantity : quantities) {
            auto rates = compare(quantity, contenders_.size(), options.runs, options.seconds);
            if (!rates) {
                return std::unexpected(rates.error());
            }
            results.push_back({quantity.name, *std::move(rates)});
        }
        return results;
    }

    std::vector<std::unique_ptr<TestImage>> images_;
    std::vector<Contender> contenders_;  ///< Killed before their images go.
};

}  // namespace

Result<DeviceResults> run_devices(const BootGuest& guest, const std::string& apiaryctl,
                                  const std::optional<std::string>& qemu, const DeviceOptions& options) {
    Rig rig;
    auto ready = rig.add("apiaryctl", apiary_devices,
                         [&](const auto& devices) { return apiary_command(apiaryctl, guest, devices); });
    if (ready && qemu) {
        ready =
            rig.add("QEMU TCG", qemu_devices, [&](const auto& devices) { return qemu_command(*qemu, guest, devices); });
    }
    if (!ready) {
        return std::unexpected(ready.error());
    }
    auto block = options.block ? rig.measure_block(options) : std::vector<DeviceResult>();
    if (!block) {
        return std::unexpected(block.error());
    }
    auto net = options.net ? rig.measure_net(options) : std::vector<DeviceResult>();
    if (!net) {
        return std::unexpected(net.error());
    }
    return DeviceResults{.block = *std::move(block), .net = *std::move(net)};
}

}  // namespace apiary::bench
