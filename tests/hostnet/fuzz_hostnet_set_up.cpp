// SPDX-License-Identifier: BSD-2-Clause
// Whatever is wished for or written down: it is refused, or it is a plan of harmless names, which means the same when
// it was written down and read again.
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "tests/hostnet/recorded_host.h"

using namespace apiary;
using namespace apiary::hostnet;
using namespace apiary::hostnet::test;

namespace {

void check(bool condition, const char* what) {
    if (!condition) {
        std::fprintf(stderr, "does not hold: %s\n", what);
        std::abort();
    }
}

bool is_harmless(const std::string& text) {
    return std::ranges::none_of(text, [](char c) { return static_cast<unsigned char>(c) < ' ' || c == 0x7f; });
}

void plan(const ipc::Json& json) {
    static const HostState host = recorded("desktop");
    const auto wish = ipc::decode<SetUp>(json, ipc::UnknownFields::Ignored);
    if (!wish) {
        return;
    }
    const auto plan = make_plan({.wish = *wish, .host = host, .others = {}, .owner_of = owner_of});
    if (!plan) {
        const Error& error = plan.error().error;
        check(!error.cause.empty() && !error.remedy.empty(), "a refusal has a cause and a remedy");
        check(is_harmless(error.cause + error.remedy), "a refusal can be shown");
        return;
    }
    for (const Step& step : plan->steps) {
        check(is_harmless(describe(step) + command_for(step, "linux") + command_for(step, "freebsd")),
              "steps can be shown");
    }
    const Record record = {.boot = "b", .set_up = plan->set_up, .steps = plan->steps, .begun = 1};
    const auto again = parse_record(format_record(record));
    check(again.has_value() && *again == record, "what was written down means the same");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(reinterpret_cast<const char*>(data), size);
    if (const auto record = parse_record(text)) {
        check(is_interface_name(record->name()), "a network has a name");
        check(parse_record(format_record(*record)).value() == *record, "a record means the same");
    }
    const ipc::Json json = ipc::Json::parse(text, nullptr, false);
    if (!json.is_discarded()) {
        plan(json);
    }
    return 0;
}
