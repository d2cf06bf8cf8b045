// SPDX-License-Identifier: BSD-2-Clause
#include "backend/cli/network_text.h"

#include <algorithm>
#include <format>
#include <string_view>
#include <vector>

#include "backend/cli/format.h"

namespace apiary::cli {
namespace {

using namespace api::network;

constexpr std::size_t kLabelWidth = 12;

std::string line(std::string_view label, std::string_view text) {
    return labelled(label, text, kLabelWidth);
}

template <class Enumeration>
std::string word(Enumeration value) {
    std::string text(names_of(value)[static_cast<std::size_t>(value)]);
    std::ranges::replace(text, '_', '-');
    return text;
}

std::string joined(const std::vector<std::string>& words, std::string_view separator) {
    std::string text;
    for (const std::string& each : words) {
        text += (text.empty() ? "" : std::string(separator)) + each;
    }
    return text;
}

std::string kind_text(const SetUp& set_up) {
    if (set_up.kind == Kind::Bridged) {
        return std::format("bridged with {}{}", set_up.uplink.value_or(""),
                           set_up.vlan ? std::format(", VLAN {}", *set_up.vlan) : "");
    }
    return std::format("{}, {}{}", set_up.kind == Kind::Nat ? "NAT" : "host-only", set_up.subnet.value_or(""),
                       set_up.dhcp.value_or(false) ? ", with DHCP" : "");
}

std::string taps_text(const SetUp& set_up) {
    std::vector<std::string> taps;
    for (const Tap& tap : set_up.taps.value_or(std::vector<Tap>())) {
        taps.push_back(std::format("{} for {}", tap.name.value_or(""), tap.guest));
    }
    return taps.empty() ? "none" : joined(taps, ", ");
}

std::string steps_text(const std::vector<Step>& steps) {
    std::string text;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        text += std::format("{:3}. {}\n       {}\n", i + 1, steps[i].text, steps[i].command);
    }
    return text;
}

/// "up, carrier, default route, port of apiary0"
std::string interface_state(const Interface& interface) {
    std::vector<std::string> words = {interface.up ? "up" : "down"};
    if (interface.up && !interface.carrier) {
        words.emplace_back("no carrier");
    }
    if (interface.default_route) {
        words.emplace_back("default route");
    }
    if (interface.master) {
        words.push_back("port of " + *interface.master);
    }
    return joined(words, ", ");
}

std::string interfaces_text(const std::vector<Interface>& interfaces) {
    std::vector<std::vector<std::string>> rows = {{"INTERFACE", "KIND", "STATE", "NETWORK", "ADDRESSES"}};
    std::string notes;
    for (const Interface& each : interfaces) {
        rows.push_back({each.name, word(each.kind), interface_state(each), each.network.value_or(""),
                        joined(each.addresses, " ")});
        // Of the others it is plain why nobody would bridge them.
        if (each.obstacle && each.kind == InterfaceKind::Wifi) {
            notes += std::format("{}; {}.\n", each.obstacle->text, each.obstacle->remedy);
        }
    }
    return table(rows) + (notes.empty() ? "" : "\n" + notes);
}

std::string networks_text(const std::vector<MadeNetwork>& networks) {
    if (networks.empty()) {
        return "Apiary has made no network; `apiaryctl network plan --help` tells of what kinds there are.\n";
    }
    std::vector<std::vector<std::string>> rows = {{"NETWORK", "PHASE", "KIND", "TAPS"}};
    for (const MadeNetwork& each : networks) {
        rows.push_back({each.name, each.problem ? word(each.phase) + " (!)" : word(each.phase), kind_text(each.set_up),
                        taps_text(each.set_up)});
    }
    std::string text = table(rows);
    for (const MadeNetwork& each : networks) {
        if (each.problem) {
            text += std::format("\n{}: {}\n  remedy: {}\n", each.name, each.problem->cause, each.problem->remedy);
        }
    }
    return text;
}

}  // namespace

std::string state_text(const State& state) {
    std::string text = interfaces_text(state.interfaces) + "\n" + networks_text(state.networks);
    for (const Tool& tool : state.tools) {
        if (!tool.available) {
            text += std::format("\n{} is not there, which is needed for {}.\n  remedy: {}\n", tool.name, tool.purpose,
                                tool.remedy);
        }
    }
    if (state.refusal) {
        text += std::format("\nYou cannot change it: {}.\n  remedy: {}\n", state.refusal->cause, state.refusal->remedy);
    }
    return text;
}

std::string network_text(const MadeNetwork& network, std::int64_t now) {
    std::string text = line("name", network.name) + line("kind", kind_text(network.set_up)) +
                       line("phase", std::format("{}, since {} ({})", word(network.phase), local_time(network.since),
                                                 rounded_time(now - network.since))) +
                       line("taps", taps_text(network.set_up));
    if (network.problem) {
        text += line("problem", network.problem->cause);
        text += network.problem->remedy.empty() ? "" : line("remedy", network.problem->remedy);
        text += network.problem->detail.empty() ? "" : line("detail", network.problem->detail);
    }
    return text + (network.steps.empty() ? "" : "What was done:\n" + steps_text(network.steps));
}

std::string plan_text(const Plan& plan) {
    std::string text = line("network", plan.set_up.name.value_or("")) + line("kind", kind_text(plan.set_up)) +
                       line("taps", taps_text(plan.set_up)) + "What is to be done, all or nothing:\n" +
                       steps_text(plan.steps);
    for (const Note& note : plan.notes) {
        text += std::format("Note: {}\n  remedy: {}\n", note.text, note.remedy);
    }
    return text;
}

std::string hop_text(const Hop& hop) {
    constexpr std::size_t kNameWidth = 14, kVerdictWidth = 10;
    std::string verdict = word(hop.verdict);
    std::ranges::replace(verdict, '-', ' ');
    std::string text = padded(hop.name, kNameWidth) + padded(verdict, kVerdictWidth) + hop.text + "\n";
    text += hop.remedy.empty() ? "" : "  remedy: " + hop.remedy + "\n";
    return text + (hop.detail.empty() ? "" : "  detail: " + hop.detail + "\n");
}

}  // namespace apiary::cli
