// SPDX-License-Identifier: BSD-2-Clause
#include "backend/host/wire.h"

#include <algorithm>
#include <format>
#include <iterator>
#include <optional>
#include <string>

#include "backend/host/recording_lines.h"

namespace apiary::host {
namespace {

namespace wire = api::host;

// The enums have the same values in the same order.
wire::Verdict to_wire(Verdict verdict) {
    static_assert(static_cast<int>(wire::Verdict::Unknown) == static_cast<int>(Verdict::Unknown));
    return static_cast<wire::Verdict>(verdict);
}
wire::Sureness to_wire(Sureness sureness) {
    static_assert(static_cast<int>(wire::Sureness::Guess) == static_cast<int>(Sureness::Guess));
    return static_cast<wire::Sureness>(sureness);
}
wire::Group to_wire(Group group) {
    static_assert(static_cast<int>(wire::Group::Software) == static_cast<int>(Group::Software));
    return static_cast<wire::Group>(group);
}
wire::Fit to_wire(Fit fit) {
    static_assert(static_cast<int>(wire::Fit::Unknown) == static_cast<int>(Fit::Unknown));
    return static_cast<wire::Fit>(fit);
}

std::optional<std::string> if_any(const std::string& text) {
    return text.empty() ? std::nullopt : std::optional(text);
}

wire::Capability to_wire(const Capability& row) {
    return {.id = row.id,
            .name = row.name,
            .group = to_wire(row.group),
            .verdict = to_wire(row.finding.verdict),
            .sureness = to_wire(row.finding.sureness),
            .value = if_any(row.value),
            .meaning = row.meaning,
            .works = if_any(row.works),
            .remedy = if_any(row.remedy),
            .source = if_any(row.finding.source)};
}

wire::EngineFit to_wire(const EngineFit& engine) {
    return {.name = engine.name,
            .fit = to_wire(engine.fit),
            .sureness = to_wire(engine.sureness),
            .why = engine.why,
            .one_cpu = engine.one_cpu,
            .no_firmware = engine.no_firmware};
}

}  // namespace

wire::Assessment to_wire(const Assessment& assessment) {
    wire::Assessment result = {
        .processor = assessment.processor, .system = assessment.system, .summary = assessment.summary};
    for (const Capability& row : assessment.capabilities) {
        result.capabilities.push_back(to_wire(row));
    }
    for (const EngineFit& engine : assessment.engines) {
        result.engines.push_back(to_wire(engine));
    }
    return result;
}

std::vector<wire::Explanation> to_wire(const std::vector<Explanation>& explanations) {
    std::vector<wire::Explanation> result;
    for (const Explanation& each : explanations) {
        result.push_back({.id = each.message->id,
                          .line = each.line,
                          .cause = each.message->cause,
                          .remedy = each.message->remedy,
                          .sureness = to_wire(each.message->sureness),
                          .source = each.message->source});
    }
    return result;
}

std::vector<wire::Msr> msrs_to_wire(const Evidence& evidence) {
    std::vector<wire::Msr> result;
    for (const auto& [index, value] : evidence.msrs) {
        result.push_back(
            {.index = index, .value = value ? std::optional(std::format("{:#018x}", *value)) : std::nullopt});
    }
    return result;
}

void add_msrs(const std::vector<wire::Msr>& msrs, Evidence& evidence) {
    for (const wire::Msr& each : msrs) {
        if (each.index < 0 || each.index > 0xFFFF'FFFF) {
            continue;
        }
        std::optional<std::uint64_t> value;
        if (each.value) {
            std::string_view text = *each.value;
            value = take_hex(text);
            if (!value || !text.empty()) {
                continue;
            }
        }
        evidence.msrs.try_emplace(static_cast<std::uint32_t>(each.index), value);
    }
}

}  // namespace apiary::host
