// SPDX-License-Identifier: BSD-2-Clause
#include "backend/ipc/message.h"

#include <format>
#include <utility>
#include <vector>

namespace apiary::ipc {
namespace {

constexpr std::size_t kKeptCapacity =
    4096;  // Bytes; a connection that once had a large message does not keep its room.

/// Makes the value of what the parser finds, and stops it where a message may not go on.
class Builder : public Json::json_sax_t {
public:
    explicit Builder(std::size_t max_values) : values_left_(max_values) {}

    bool null() override { return add(nullptr) != nullptr; }
    bool boolean(bool value) override { return add(value) != nullptr; }
    bool number_integer(Json::number_integer_t value) override { return add(value) != nullptr; }
    bool number_unsigned(Json::number_unsigned_t value) override { return add(value) != nullptr; }
    bool number_float(Json::number_float_t value, const std::string&) override { return add(value) != nullptr; }
    bool string(std::string& value) override { return add(std::move(value)) != nullptr; }
    bool binary(Json::binary_t&) override { return refuse("it has binary data"); }
    bool start_object(std::size_t) override { return open(Json::object()); }
    bool end_object() override { return close(); }
    bool start_array(std::size_t) override { return open(Json::array()); }
    bool end_array() override { return close(); }

    bool key(std::string& name) override {
        const auto [place, is_new] = open_.back()->emplace(std::move(name), nullptr);
        member_ = &*place;
        return is_new || refuse("an object has a key twice");
    }

    bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception&) override {
        return refuse(std::format("what stands at byte {} is not JSON", position));
    }

    Result<Json> take(bool parsed) {
        if (parsed && root_.is_object()) {
            return std::move(root_);
        }
        return fail("A message is not one that varlink allows", {}, parsed ? "it is not an object" : problem_);
    }

private:
    bool refuse(std::string problem) {
        problem_ = std::move(problem);
        return false;
    }

    Json* add(Json value) {
        if (values_left_ == 0) {
            refuse("it has too many values");
            return nullptr;
        }
        --values_left_;
        if (open_.empty()) {
            return &(root_ = std::move(value));
        }
        if (Json& parent = *open_.back(); parent.is_array()) {
            return &parent.emplace_back(std::move(value));
        }
        return &(*member_ = std::move(value));
    }

    bool open(Json container) {
        if (open_.size() == kMaxDepth) {
            return refuse("it is nested too deeply");
        }
        Json* const place = add(std::move(container));
        if (place != nullptr) {
            open_.push_back(place);
        }
        return place != nullptr;
    }

    bool close() {
        open_.pop_back();
        return true;
    }

    Json root_;
    std::vector<Json*> open_;  // The containers around the next value. None of them moves, as only the innermost grows.
    Json* member_ = nullptr;   // Of the innermost object, the one whose value comes next.
    std::size_t values_left_;
    std::string problem_;
};

std::unexpected<Error> malformed(std::string detail) {
    return fail("A message is not one that varlink allows", {}, std::move(detail));
}

/// Member `name` of `message`, an object itself; an empty one where there is none.
Result<Json> take_parameters(Json& message) {
    const auto found = message.find("parameters");
    if (found == message.end() || found->is_null()) {
        return Json::object();
    }
    if (!found->is_object()) {
        return malformed("\"parameters\" is not an object");
    }
    return std::move(*found);
}

Result<bool> flag(const Json& message, const char* name) {
    const auto found = message.find(name);
    if (found == message.end()) {
        return false;
    }
    if (!found->is_boolean()) {
        return malformed(std::format("\"{}\" is not a boolean", name));
    }
    return found->get<bool>();
}

Result<CallKind> kind_of(const Json& message) {
    constexpr std::pair<const char*, CallKind> kFlags[] = {
        {"more", CallKind::more}, {"oneway", CallKind::oneway}, {"upgrade", CallKind::upgrade}};
    CallKind kind = CallKind::once;
    for (const auto& [name, meaning] : kFlags) {
        const Result<bool> set = flag(message, name);
        if (!set) {
            return std::unexpected(set.error());
        }
        if (*set && kind != CallKind::once) {
            return malformed("more than one of \"more\", \"oneway\" and \"upgrade\" is set");
        }
        kind = *set ? meaning : kind;
    }
    return kind;
}

}  // namespace

bool MessageReader::feed(std::string_view bytes) {
    while (!failed_ && !bytes.empty()) {
        const std::size_t end = bytes.find('\0');
        const std::string_view piece = bytes.substr(0, end);
        if (piece.size() > limit_ - (buffer_.size() - whole_)) {
            failed_ = true;
            break;
        }
        buffer_.append(piece);
        if (end == std::string_view::npos) {
            break;
        }
        buffer_.push_back('\0');
        whole_ = buffer_.size();
        bytes.remove_prefix(end + 1);
    }
    return !failed_;
}

std::optional<std::string> MessageReader::next() {
    if (!has_message()) {
        return std::nullopt;
    }
    const std::size_t end = buffer_.find('\0', begin_);
    std::string message = buffer_.substr(begin_, end - begin_);
    begin_ = end + 1;
    if (!has_message()) {
        forget_taken();
    }
    return message;
}

void MessageReader::forget_taken() {
    buffer_.erase(0, begin_);
    begin_ = 0;
    whole_ = 0;
    if (buffer_.size() < kKeptCapacity && buffer_.capacity() > kKeptCapacity) {
        buffer_.shrink_to_fit();
    }
}

std::string MessageReader::take_rest() {
    std::string rest = buffer_.substr(begin_);
    begin_ = buffer_.size();
    forget_taken();
    return rest;
}

Result<Json> parse_message(std::string_view text, std::size_t max_values) {
    if (text.contains('\0')) {  // Which the parser takes for the end.
        return malformed("it has a NUL within");
    }
    Builder builder(max_values);
    const bool parsed = Json::sax_parse(text, &builder);
    return builder.take(parsed);
}

std::string to_message(const Json& message) {
    std::string text = message.dump(-1, ' ', false, Json::error_handler_t::replace);
    text.push_back('\0');
    return text;
}

Result<CallMessage> parse_call(std::string_view text) {
    Result<Json> message = parse_message(text, kMaxCallValues);
    if (!message) {
        return std::unexpected(message.error());
    }
    const auto method = message->find("method");
    if (method == message->end() || !method->is_string()) {
        return malformed("it has no \"method\"");
    }
    const Result<CallKind> kind = kind_of(*message);
    if (!kind) {
        return std::unexpected(kind.error());
    }
    Result<Json> parameters = take_parameters(*message);
    if (!parameters) {
        return std::unexpected(parameters.error());
    }
    return CallMessage{std::move(method->get_ref<std::string&>()), std::move(*parameters), *kind};
}

Result<Reply> parse_reply(std::string_view text) {
    Result<Json> message = parse_message(text);
    if (!message) {
        return std::unexpected(message.error());
    }
    Result<Json> parameters = take_parameters(*message);
    if (!parameters) {
        return std::unexpected(parameters.error());
    }
    const Result<bool> continues = flag(*message, "continues");
    if (!continues) {
        return std::unexpected(continues.error());
    }
    Reply reply{std::move(*parameters), {}, *continues};
    if (const auto error = message->find("error"); error != message->end() && !error->is_null()) {
        if (!error->is_string() || error->get_ref<const std::string&>().empty() || reply.continues) {
            return malformed("its \"error\" is none");
        }
        reply.error = std::move(error->get_ref<std::string&>());
    }
    return reply;
}

std::string call_message(std::string_view method, const Json& parameters, CallKind kind) {
    Json message = {{"method", method}, {"parameters", parameters}};
    switch (kind) {
        case CallKind::once: break;
        case CallKind::more: message["more"] = true; break;
        case CallKind::oneway: message["oneway"] = true; break;
        case CallKind::upgrade: message["upgrade"] = true; break;
    }
    return to_message(message);
}

std::string reply_message(const Json& parameters, bool continues) {
    Json message = {{"parameters", parameters}};
    if (continues) {
        message["continues"] = true;
    }
    return to_message(message);
}

std::string error_message(std::string_view error, const Json& parameters) {
    return to_message({{"error", error}, {"parameters", parameters}});
}

}  // namespace apiary::ipc
