// SPDX-License-Identifier: BSD-2-Clause
// The stream of a client that says anything: framing, JSON, and what a call and a reply have to be.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "backend/base/check.h"
#include "backend/ipc/message.h"

using namespace apiary;
using namespace apiary::ipc;

namespace {

constexpr std::size_t kLimit = 4096;

/// The messages in `bytes`, fed in pieces of `piece`; the last one is what is left, or "!" where it was too long.
std::vector<std::string> messages_of(std::string_view bytes, std::size_t piece) {
    MessageReader reader(kLimit);
    std::vector<std::string> messages;
    bool is_fed = true;
    for (; is_fed && !bytes.empty(); bytes.remove_prefix(std::min(piece, bytes.size()))) {
        is_fed = reader.feed(bytes.substr(0, piece));
        check(reader.size() <= kLimit + piece, "no more is kept than one message and what was fed");
        while (const std::optional<std::string> message = reader.next()) {
            check(message->size() <= kLimit, "a message keeps the limit");
            messages.push_back(*message);
        }
    }
    messages.push_back(is_fed ? reader.take_rest() : "!");
    return messages;
}

void read(std::string_view text) {
    if (const Result<Json> message = parse_message(text)) {
        const std::string again = to_message(*message);
        const Result<Json> same = parse_message(std::string_view(again).substr(0, again.size() - 1));
        check(same.has_value() && to_message(*same) == again, "what was read can be written and read");
    }
    if (const Result<CallMessage> call = parse_call(text)) {
        check(call->parameters.is_object(), "a call's parameters are an object");
        const std::string again = call_message(call->method, call->parameters, call->kind);
        const Result<CallMessage> same = parse_call(std::string_view(again).substr(0, again.size() - 1));
        check(same && same->method == call->method && same->kind == call->kind, "a call can be written and read");
    }
    if (const Result<Reply> reply = parse_reply(text)) {
        check(reply->parameters.is_object() && !(reply->failed() && reply->continues), "a reply is one");
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) {
        return 0;
    }
    const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
    const std::vector<std::string> messages = messages_of(bytes, std::size_t{1} + data[0]);
    check(messages == messages_of(bytes, SIZE_MAX / 2), "messages do not depend on how they come");
    for (const std::string& message : messages) {
        read(message);
    }
    return 0;
}
