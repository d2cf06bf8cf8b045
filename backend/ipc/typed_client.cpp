// SPDX-License-Identifier: BSD-2-Clause
#include "backend/ipc/typed_client.h"

#include <format>

namespace apiary::ipc {
namespace {

std::string text_of(const Json& parameters, const char* name) {
    const auto found = parameters.find(name);
    return found != parameters.end() && found->is_string() ? found->get<std::string>() : "";
}

/// Errors that varlink itself defines come without words.
Error standard(std::string_view method, const Reply& reply) {
    const std::string detail =
        std::format("{} {}", reply.error, reply.parameters.dump(-1, ' ', true, Json::error_handler_t::replace));
    if (reply.error == standard_error::invalid_parameter) {
        const std::string reason = text_of(reply.parameters, "reason");
        return {std::format("{} cannot be given {}{}", method, text_of(reply.parameters, "parameter"),
                            reason.empty() ? "" : ": it " + reason),
                "", detail};
    }
    if (reply.error == standard_error::method_not_found || reply.error == standard_error::interface_not_found ||
        reply.error == standard_error::method_not_implemented) {
        return {std::format("the helper does not know {}", method),
                "see that apiaryd and this program are of the same version", detail};
    }
    return {std::format("{} failed", method), "", detail};
}

}  // namespace

CallFailure call_failure(std::string_view method, const Reply& reply) {
    const std::string cause = text_of(reply.parameters, "cause");
    return {.error = cause.empty()
                         ? standard(method, reply)
                         : Error{cause, text_of(reply.parameters, "remedy"), text_of(reply.parameters, "detail")},
            .name = reply.error,
            .parameters = reply.parameters};
}

CallFailure bad_reply(std::string_view method, const Mismatch& mismatch) {
    return {.error = {std::format("the answer to {} makes no sense", method),
                      "see that apiaryd and this program are of the same version",
                      std::format("{} {}", mismatch.path.empty() ? "it" : mismatch.path, mismatch.reason)}};
}

}  // namespace apiary::ipc
