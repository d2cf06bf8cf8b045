// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "backend/api/network.h"
#include "backend/hostnet/host_state.h"
#include "backend/hostnet/journal.h"

namespace apiary::hostnet {

using api::network::Hop;

/// The guest whose way to the world is followed.
struct TestedGuest {
    std::string name;
    std::string tap;
    bool running = false;
    bool has_tap = false;                              ///< Its definition names the tap.
    std::optional<std::int64_t> sent_frames = {};      ///< By its network card, since it was started.
    std::optional<std::int64_t> received_frames = {};  ///< The same.
};

/// What is asked of the host on the way. Each returns within its patience, and when the end is asked for.
struct Probes {
    std::function<Result<HostState>()> observe;
    std::function<bool(const Route&, std::chrono::milliseconds, const std::stop_token&)> gateway_answers;
    std::function<std::vector<std::string>()> name_servers;  ///< Of the host.
    std::function<bool(const std::string&, std::chrono::milliseconds, const std::stop_token&)> name_server_answers;
};

/// From the guest's network card to the name server, each told when it is known, up to the first that fails. Without a
/// guest, the way begins at the bridge.
[[nodiscard]] std::vector<Hop> test_hops(const Record& network, const std::optional<TestedGuest>& guest,
                                         const Probes& probes, const std::function<void(const Hop&)>& told,
                                         const std::stop_token& stop);

}  // namespace apiary::hostnet
