// SPDX-License-Identifier: GPL-2.0-or-later
// The host's network (io.apiary.Network), as people read it.
#pragma once

#include <QString>

#include "backend/api/network.h"
#include "gui/model/assessment_rows.h"

namespace apiary::gui {

[[nodiscard]] QString network_kind_text(api::network::Kind kind);
/// What follows from the choice, in one or two sentences.
[[nodiscard]] QString network_kind_explanation(api::network::Kind kind);
/// "Bridged with eth0, VLAN 5", "NAT, 10.87.0.1/24, with DHCP".
[[nodiscard]] QString set_up_text(const api::network::SetUp& set_up);
/// "tap0 for web, tap1 for db".
[[nodiscard]] QString taps_text(const api::network::SetUp& set_up);
[[nodiscard]] QString phase_text(api::network::Phase phase);
[[nodiscard]] QString interface_kind_text(api::network::InterfaceKind kind);
/// "Up, leads to the default gateway, port of apiary0".
[[nodiscard]] QString interface_state_text(const api::network::Interface& interface);
/// Whether it can be the uplink of a bridged network.
[[nodiscard]] bool can_be_uplink(const api::network::Interface& interface);

/// "Guest", "Tap", … for the hops that are known.
[[nodiscard]] QString hop_name(const std::string& name);
[[nodiscard]] QString hop_verdict_text(api::network::Verdict verdict);
[[nodiscard]] Mark mark_of(api::network::Verdict verdict);

/// The line that plans ("plan") or makes ("apply") this network. `helper`: Helper::command_line_option().
[[nodiscard]] QString set_up_command(const char* verb, const api::network::SetUp& set_up, const QString& helper = {});

}  // namespace apiary::gui
