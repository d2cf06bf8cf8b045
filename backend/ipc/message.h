// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstddef>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "backend/base/result.h"

namespace apiary::ipc {

using Json = nlohmann::json;

/// Cuts a stream of bytes into messages, each of which ends with a NUL.
class MessageReader {
public:
    /// `limit`: bytes of the longest message, its NUL not counted.
    explicit MessageReader(std::size_t limit) : limit_(limit) {}

    /// Takes bytes in. False when a message becomes longer than the limit: what belongs to it is not kept, and nothing
    /// more can be fed. Whole messages before it can still be taken.
    [[nodiscard]] bool feed(std::string_view bytes);
    /// The next whole message without its NUL, if there is one.
    [[nodiscard]] std::optional<std::string> next();
    [[nodiscard]] bool has_message() const { return begin_ < whole_; }
    /// Whether a message has begun and its end is not there yet.
    [[nodiscard]] bool has_partial() const { return whole_ < buffer_.size(); }
    /// Bytes held.
    [[nodiscard]] std::size_t size() const { return buffer_.size() - begin_; }
    /// All bytes held, as they came: what follows the call that turns a connection into something else.
    [[nodiscard]] std::string take_rest();

private:
    void forget_taken();

    std::size_t limit_;
    std::string buffer_;
    std::size_t begin_ = 0;  // Of what was not taken yet.
    std::size_t whole_ = 0;  // Behind the last NUL.
    bool failed_ = false;
};

/// Containers within one another in a message; what is deeper is refused, as writers of JSON, ours included, recurse.
inline constexpr unsigned kMaxDepth = 32;
/// Values in one call. Bounds what 256 KiB of "[[],[],…" can cost the server's only thread; a guest's whole definition
/// has some hundred.
inline constexpr std::size_t kMaxCallValues = 4'096;

/// The JSON object that `text` is. Refused are text that is not UTF-8, a nesting deeper than kMaxDepth, more than
/// `max_values` values, a key that an object has twice, and anything before or behind the object but white space.
[[nodiscard]] Result<Json> parse_message(std::string_view text, std::size_t max_values = SIZE_MAX);

/// `message` as it goes over the wire, its NUL included. What is not UTF-8 in it is replaced by U+FFFD.
[[nodiscard]] std::string to_message(const Json& message);

/// What a caller wants back. Varlink has a flag for each; more than one of them makes no sense and is refused.
enum class CallKind {
    once,     ///< One reply.
    more,     ///< Any number of replies.
    oneway,   ///< No reply, not even an error.
    upgrade,  ///< One reply, after which the connection speaks another protocol.
};

struct CallMessage {
    std::string method;
    Json parameters;  ///< An object.
    CallKind kind = CallKind::once;
};

struct Reply {
    Json parameters;         ///< An object: of the method's result or of the error.
    std::string error = {};  ///< The error's full name; empty: none.
    bool continues = false;  ///< Another reply follows.

    [[nodiscard]] bool failed() const { return !error.empty(); }
};

/// `text` as a call; refused when it breaks the protocol, for which varlink has no reply. Members that are not the
/// protocol's are ignored.
[[nodiscard]] Result<CallMessage> parse_call(std::string_view text);
[[nodiscard]] Result<Reply> parse_reply(std::string_view text);
/// The call on the wire.
[[nodiscard]] std::string call_message(std::string_view method, const Json& parameters, CallKind kind);
/// The reply on the wire.
[[nodiscard]] std::string reply_message(const Json& parameters, bool continues);
[[nodiscard]] std::string error_message(std::string_view error, const Json& parameters);

/// The errors that varlink itself defines, with the name of their parameter where they have one.
namespace standard_error {
inline constexpr std::string_view interface_not_found = "org.varlink.service.InterfaceNotFound";        ///< interface
inline constexpr std::string_view method_not_found = "org.varlink.service.MethodNotFound";              ///< method
inline constexpr std::string_view method_not_implemented = "org.varlink.service.MethodNotImplemented";  ///< method
inline constexpr std::string_view invalid_parameter = "org.varlink.service.InvalidParameter";           ///< parameter
inline constexpr std::string_view permission_denied = "org.varlink.service.PermissionDenied";
inline constexpr std::string_view expected_more = "org.varlink.service.ExpectedMore";
}  // namespace standard_error

}  // namespace apiary::ipc
