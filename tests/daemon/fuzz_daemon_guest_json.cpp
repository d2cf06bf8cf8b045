// SPDX-License-Identifier: BSD-2-Clause
// guest.json of any content: it is refused, or means the same when it was written again.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "backend/daemon/guest_document.h"

using namespace apiary::daemon;

namespace {

void check(bool condition, const char* what) {
    if (!condition) {
        std::fprintf(stderr, "does not hold: %s\n", what);
        std::abort();
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto document = parse_guest_document({reinterpret_cast<const char*>(data), size});
    if (!document) {
        check(!document.error().problem.cause.empty(), "a problem has a cause");
        return 0;
    }
    const auto text = format_guest_document(*document);
    if (!text) {
        return 0;  // It grew beyond what is allowed.
    }
    const auto again = parse_guest_document(*text);
    check(again.has_value(), "what was written can be read");
    check(again->owner == document->owner && again->definition == document->definition, "it means the same");
    check(format_guest_document(*again) == text, "it does not change any more");
    for (const auto& [key, value] : document->read.items()) {
        check(value.is_null() || again->read.contains(key), "no key is lost");
    }
    return 0;
}
