// SPDX-License-Identifier: BSD-2-Clause
#include "backend/network/open_network.h"

#include <utility>

#include "backend/network/tap.h"
#include "backend/network/user_network.h"

namespace apiary::network {

Result<UniqueFd> open_device(const NetworkConfig& config) {
    const auto* const tap = std::get_if<NetworkConfig::Tap>(&config.kind);
    return tap == nullptr ? UniqueFd() : open_tap(tap->name);
}

Result<std::unique_ptr<Network>> open_network(EventLoop& loop, const NetworkConfig& config, UniqueFd device) {
    if (const auto* const user = std::get_if<NetworkConfig::User>(&config.kind)) {
        if (device.valid()) {
            return fail("a user network was given a device, and has no use for it");
        }
        return make_user_network(loop, {.forwards = user->forwards});
    }
    if (!device.valid()) {
        auto opened = open_device(config);
        if (!opened) {
            return std::unexpected(std::move(opened.error()));
        }
        device = *std::move(opened);
    }
    return make_tap_network(loop, std::move(device));
}

}  // namespace apiary::network
