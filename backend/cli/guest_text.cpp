// SPDX-License-Identifier: BSD-2-Clause
#include "backend/cli/guest_text.h"

#include <algorithm>
#include <format>
#include <string_view>
#include <tuple>
#include <vector>

#include "backend/base/size.h"
#include "backend/cli/format.h"
#include "backend/cli/report.h"

namespace apiary::cli {
namespace {

using api::guests::EndReason;
using api::guests::Guest;
using ipc::Json;

constexpr std::size_t kLabelWidth = 20;

std::string line(std::string_view label, std::string_view text) {
    return labelled(label, text, kLabelWidth);
}

std::string with_spaces(std::string_view name) {
    std::string text(name);
    std::ranges::replace(text, '_', ' ');
    return text;
}

bool is_size(std::string_view name) {
    return name == "memory" || name == "size";
}

std::string value_text(std::string_view name, const Json& value) {
    if (value.is_string()) {
        return value.get<std::string>();
    }
    if (value.is_boolean()) {
        return value.get<bool>() ? "yes" : "no";
    }
    if (is_size(name) && value.is_number_integer() && value.get<std::int64_t>() >= 0) {
        return format_size(value.get<std::uint64_t>());
    }
    return value.dump();
}

/// "path /disks/a, read only yes", or the value itself where it has no parts.
std::string element_text(std::string_view name, const Json& value) {
    if (value.is_array()) {
        std::string text;
        for (const Json& each : value) {
            text += (text.empty() ? "" : "; ") + element_text(name, each);
        }
        return text;
    }
    if (!value.is_object()) {
        return value_text(name, value);
    }
    std::string text;
    for (const auto& [key, part] : value.items()) {
        text += std::format("{}{} {}", text.empty() ? "" : ", ", with_spaces(key), element_text(key, part));
    }
    return text;
}

/// Of all that a definition says, whatever it may come to say.
std::string definition_text(const api::guests::Definition& definition) {
    const Json json = ipc::encode(definition);
    std::string text;
    std::apply(
        [&](const auto&... field) {
            const auto add = [&](std::string_view name) {
                const auto found = json.find(name);
                if (found == json.end()) {
                    return;
                }
                const std::string label = with_spaces(name);
                if (!found->is_array()) {
                    text += line(label, value_text(name, *found));
                    return;
                }
                for (const Json& each : *found) {
                    text += line(label, element_text(name, each));
                }
            };
            (add(field.name), ...);
        },
        api::guests::Definition::fields());
    return text;
}

/// "tcp:127.0.0.1:8080-80", as it is typed.
std::string forward_text(const api::guests::BoundForward& forward) {
    const bool v6 = forward.host.contains(':');
    return std::format("{}:{}:{}-{}", names_of(forward.protocol)[static_cast<std::size_t>(forward.protocol)],
                       v6 ? "[" + forward.host + "]" : forward.host, forward.host_port, forward.guest_port);
}

std::string_view verb_of(EndReason reason) {
    switch (reason) {
        case EndReason::PoweredOff: return "powered off";
        case EndReason::Reset: return "ended by a reset";
        case EndReason::Killed: return "killed";
        case EndReason::TripleFault: return "crashed";
        case EndReason::DebugExit: return "ended itself";
        case EndReason::HostError: return "failed";
        case EndReason::MonitorDied: return "monitor died";
        case EndReason::Vanished: return "vanished";
        case EndReason::Hung: return "hung, was ended";
        case EndReason::NotStarted: return "not started";
    }
    return "ended";
}

std::string indented(std::string_view text) {
    std::string result = "  ";
    for (const char c : text) {
        result += c;
        if (c == '\n') {
            result += "  ";
        }
    }
    while (result.ends_with(' ') || result.ends_with('\n')) {
        result.pop_back();
    }
    return result + "\n";
}

std::string crash_text(const api::guests::Crash& crash) {
    std::string text = line("crash", crash.summary);
    if (crash.probable_cause) {
        text += line("probable cause", *crash.probable_cause);
    }
    if (!crash.console.empty()) {
        text += "last on its console:\n";
        for (const std::string& each : crash.console) {
            text += indented(each);
        }
    }
    for (const std::string& each : crash.registers.value_or(std::vector<std::string>())) {
        text += "registers:\n" + indented(each);
    }
    return text;
}

std::string problem_text(const api::guests::Problem& problem) {
    std::string text = line("problem", problem.cause);
    text += problem.remedy.empty() ? "" : line("remedy", problem.remedy);
    return text + (problem.detail.empty() ? "" : line("detail", problem.detail));
}

}  // namespace

std::string status_of(const Guest& guest, std::int64_t now) {
    if (guest.busy) {
        return "is being cloned";
    }
    if (guest.problem) {
        return guest.problem->cause;
    }
    if (guest.since && guest.pid) {
        std::string text = std::format("up {}", rounded_time(now - *guest.since));
        for (const auto& forward : guest.forwards.value_or(std::vector<api::guests::BoundForward>())) {
            text += ", " + forward_text(forward);
        }
        return text;
    }
    return guest.last_end
               ? std::format("{} {} ago", verb_of(guest.last_end->reason), rounded_time(now - guest.last_end->time))
               : "";
}

std::string details_of(const Guest& guest, std::int64_t now) {
    std::string text = line("name", guest.name);
    const std::string state = state_of(guest);
    text += line("state", guest.since && guest.pid ? std::format("{}, since {} ({})", state, local_time(*guest.since),
                                                                 rounded_time(now - *guest.since))
                                                   : state);
    if (guest.busy) {
        text += line("busy", std::format("is being cloned (task {})", *guest.busy));
    }
    text += line("owner", guest.owner);
    if (guest.pid) {
        text += line("process", std::to_string(*guest.pid));
    }
    for (const auto& forward : guest.forwards.value_or(std::vector<api::guests::BoundForward>())) {
        text += line("bound", forward_text(forward));
    }
    if (guest.restarts.value_or(0) > 0) {
        text += line("restarts", std::to_string(*guest.restarts));
    }
    if (guest.definition) {
        text += definition_text(*guest.definition);
    }
    for (const std::string& field : guest.pending.value_or(std::vector<std::string>())) {
        text += line("from next start on", with_spaces(field));
    }
    if (guest.problem) {
        text += problem_text(*guest.problem);
    }
    if (guest.last_end) {
        text += line("last end", std::format("{}: {}{}", local_time(guest.last_end->time), guest.last_end->message,
                                             guest.last_end->restarted.value_or(false) ? "; started again" : ""));
        text += guest.last_end->crash ? crash_text(*guest.last_end->crash) : "";
    }
    return text;
}

std::string state_of(const Guest& guest) {
    return std::string(names_of(guest.state)[static_cast<std::size_t>(guest.state)]);
}

int exit_status_of(const api::guests::End& end) {
    switch (end.reason) {
        case EndReason::PoweredOff:
        case EndReason::Killed: return kPoweredOff;
        case EndReason::Reset: return kReset;
        case EndReason::TripleFault: return kCrashed;
        case EndReason::DebugExit: return static_cast<int>((end.value.value_or(0) << 1 | 1) & 0xff);
        default: return kHostFailed;
    }
}

}  // namespace apiary::cli
