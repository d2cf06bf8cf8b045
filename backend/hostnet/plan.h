// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <sys/types.h>

#include <expected>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "backend/api/network.h"
#include "backend/base/result.h"
#include "backend/hostnet/host_state.h"
#include "backend/hostnet/step.h"

namespace apiary::hostnet {

using api::network::Kind;
using api::network::SetUp;

inline constexpr std::size_t kMostTaps = 64;        ///< Of one network.
inline constexpr std::int64_t kHighestVlan = 4094;  ///< IEEE 802.1Q: 0 and 4095 are no VLANs.

/// What is to be done, before anything is.
struct NetworkPlan {
    SetUp set_up;  ///< With all that was chosen: name, subnet, names of taps.
    std::vector<Step> steps;
    std::vector<api::network::Note> notes;

    /// Stands for the steps: the same for the same ones, in any process.
    [[nodiscard]] std::string digest() const;
    bool operator==(const NetworkPlan&) const = default;
};

/// Why there is no plan.
struct PlanFailure {
    Error error;
    std::string field = {};  ///< The part of the set-up that is wrong; empty where it is the host.
};

/// What a plan is made of.
struct PlanRequest {
    SetUp wish;
    HostState host;
    std::vector<SetUp> others;  ///< The networks that are made already.
    /// The user that a guest belongs to; nothing when there is no such guest.
    std::function<std::optional<uid_t>(const std::string& guest)> owner_of;
};
[[nodiscard]] std::expected<NetworkPlan, PlanFailure> make_plan(const PlanRequest& request);

/// Why `link` cannot be the uplink of a bridged network, and what there is instead.
[[nodiscard]] std::optional<api::network::Note> bridging_obstacle(const HostState& host, const Link& link);

/// `attach`, and the steps that take the link's addresses and routes to the bridge. The host has its address, and a way
/// out, all the time.
[[nodiscard]] std::vector<Step> moving_steps(const HostState& host, const Attach& attach);

/// `steps` of a network that is in force, with what the bridge has got meanwhile beside what it was given: that goes
/// back to the uplink too, and what has expired does not.
[[nodiscard]] std::vector<Step> refreshed(std::vector<Step> steps, const HostState& host);

/// 1 to 15 letters, digits, dots, dashes and underscores, the first a letter (IFNAMSIZ).
[[nodiscard]] bool is_interface_name(std::string_view name);

/// The bridge that the guests of a network are in: its own, or the one that it was told.
[[nodiscard]] std::string bridge_of(const std::vector<Step>& steps, const SetUp& set_up);

}  // namespace apiary::hostnet
