// SPDX-License-Identifier: BSD-2-Clause
#include "backend/daemon/host_check.h"

#include <unistd.h>

#include <array>

#include "backend/daemon/host_facts.h"
#include "backend/host/assess.h"
#include "backend/host/collect.h"
#include "backend/host/recording.h"
#include "backend/host/report.h"
#include "backend/host/wire.h"

namespace apiary::daemon {
namespace {

std::string host_name() {
    std::array<char, 256> name = {};
    return ::gethostname(name.data(), name.size() - 1) == 0 ? name.data() : "";
}

}  // namespace

api::host::Check::Reply check_host(bool session, const std::string& user) {
    host::Evidence evidence = host::collect(host::this_machine());
    evidence.by_helper = !session;
    if (!session) {
        host::collect_msrs("/", evidence);
    }
    for (const api::host::Engine& engine : host_facts().engines) {
        evidence.engines.push_back({engine.name, engine.available, engine.reason.value_or("")});
    }
    const host::Assessment assessment = host::assess(evidence);
    return {.assessment = host::to_wire(assessment),
            .msrs = host::msrs_to_wire(evidence),
            .report = host::report_text(assessment, APIARY_VERSION, {host_name(), user})};
}

Result<api::host::CheckRecording::Reply> check_recording(const std::string& recording) {
    const auto evidence = host::read_recording(recording);
    if (!evidence) {
        return std::unexpected(evidence.error());
    }
    const host::Assessment assessment = host::assess(*evidence);
    return api::host::CheckRecording::Reply{.assessment = host::to_wire(assessment),
                                            .report = host::report_text(assessment, APIARY_VERSION, {})};
}

api::host::Explain::Reply explain_text(const std::string& text) {
    return {.explanations = host::to_wire(host::explain(text))};
}

}  // namespace apiary::daemon
