// SPDX-License-Identifier: BSD-2-Clause
// Recordings and pasted messages of any content: verdicts have a source, and nothing of the text is shown as it is.
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "backend/host/assess.h"
#include "backend/host/explain.h"
#include "backend/host/recording.h"
#include "backend/host/report.h"

using namespace apiary::host;

namespace {

void check(bool condition, const char* what) {
    if (!condition) {
        std::fprintf(stderr, "does not hold: %s\n", what);
        std::abort();
    }
}

bool can_be_shown(std::string_view text) {
    return std::ranges::none_of(text, [](char c) { return (c >= 0 && c < ' ') || c == 0x7F; });
}

void check_recording(std::string_view text) {
    const auto evidence = read_recording(text);
    if (!evidence) {
        check(!evidence.error().cause.empty() && !evidence.error().remedy.empty(), "a refusal is explained");
        return;
    }
    check(evidence->dmesg.size() <= 2000 && evidence->msrs.size() <= text.size(), "what is kept is bounded");
    const Assessment assessment = assess(*evidence);
    check(!assessment.summary.empty() && !assessment.engines.empty(), "there is a summary");
    check(can_be_shown(assessment.summary) && can_be_shown(assessment.processor) && can_be_shown(assessment.system),
          "the summary can be shown");
    for (const Capability& each : assessment.capabilities) {
        check(each.finding.known() == !each.finding.source.empty(), "a verdict has a source");
        check(can_be_shown(each.finding.source) && can_be_shown(each.value), "a row can be shown");
    }
    check(!report_text(assessment, "0", {"name"}).empty(), "there is a report");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    check_recording(text);
    for (const Explanation& each : explain(text)) {
        check(each.message != nullptr && can_be_shown(each.line), "an explanation can be shown");
    }
    return 0;
}
