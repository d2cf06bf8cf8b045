// SPDX-License-Identifier: BSD-2-Clause
#include "backend/network/open_network.h"

#include <utility>

#include "backend/network/tap.h"
#include "backend/network/user_network.h"

namespace apiary::network {

Result<std::unique_ptr<Network>> open_network(EventLoop& loop, const NetworkConfig& config) {
    if (const auto* const user = std::get_if<NetworkConfig::User>(&config.kind)) {
        return make_user_network(loop, {.forwards = user->forwards});
    }
    auto tap = open_tap(std::get<NetworkConfig::Tap>(config.kind).name);
    if (!tap) {
        return std::unexpected(std::move(tap.error()));
    }
    return make_tap_network(loop, *std::move(tap));
}

}  // namespace apiary::network
