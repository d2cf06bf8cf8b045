// SPDX-License-Identifier: BSD-2-Clause
#include "backend/hostnet/journal.h"

#include <format>
#include <tuple>
#include <utility>

#include "backend/hostnet/plan.h"

namespace apiary::hostnet {
namespace {

/// As it stands in the file.
struct Document {
    std::int64_t format = Record::kFormat;
    std::string boot;
    api::network::Phase phase = api::network::Phase::Applying;
    api::network::SetUp set_up;
    std::vector<ipc::Json> steps;
    std::int64_t begun = 0;
    std::int64_t since = 0;
    std::optional<api::network::Problem> problem;
    static constexpr auto fields() {
        return std::tuple{ipc::Field{"format", &Document::format}, ipc::Field{"boot", &Document::boot},
                          ipc::Field{"phase", &Document::phase},   ipc::Field{"set_up", &Document::set_up},
                          ipc::Field{"steps", &Document::steps},   ipc::Field{"begun", &Document::begun},
                          ipc::Field{"since", &Document::since},   ipc::Field{"problem", &Document::problem}};
    }
};

std::unexpected<Error> useless(std::string detail) {
    return fail("what was written down of a network makes no sense",
                "undo by hand what it tells (ip link, ip address, nft), then delete the file", std::move(detail));
}

}  // namespace

std::string format_record(const Record& record) {
    Document document = {.boot = record.boot,
                         .phase = record.phase,
                         .set_up = record.set_up,
                         .steps = {},
                         .begun = record.begun,
                         .since = record.since,
                         .problem = record.problem};
    for (const Step& step : record.steps) {
        document.steps.push_back(to_json(step));
    }
    return ipc::encode(document).dump(2, ' ', false, ipc::Json::error_handler_t::replace) + "\n";
}

Result<Record> parse_record(const std::string& text) {
    const ipc::Json json = ipc::Json::parse(text, nullptr, false);
    if (json.is_discarded()) {
        return useless("it is no JSON");
    }
    const auto document = ipc::decode<Document>(json, ipc::UnknownFields::Ignored);
    if (!document) {
        return useless(document.error().path + " " + document.error().reason);
    }
    if (document->format != Record::kFormat) {
        return useless(std::format("it is of format {}, and {} is known here", document->format, Record::kFormat));
    }
    if (!document->set_up.name || !is_interface_name(*document->set_up.name)) {
        return useless("it has no name");
    }
    Record record = {.boot = document->boot,
                     .phase = document->phase,
                     .set_up = document->set_up,
                     .steps = {},
                     .begun = document->begun,
                     .since = document->since,
                     .problem = document->problem};
    for (const ipc::Json& each : document->steps) {
        auto step = step_of(each);
        if (!step) {
            return useless(step.error().detail);
        }
        record.steps.push_back(*std::move(step));
    }
    if (record.begun < 0 || record.begun > static_cast<std::int64_t>(record.steps.size())) {
        return useless("it has begun more than there is");
    }
    return record;
}

}  // namespace apiary::hostnet
