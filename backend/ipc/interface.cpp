// SPDX-License-Identifier: BSD-2-Clause
#include "backend/ipc/interface.h"

#include <algorithm>
#include <format>
#include <set>
#include <utility>

namespace apiary::ipc {
namespace {

constexpr int kDeepest = 16;  ///< Types within types; what is deeper is nothing anybody writes.

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool is_upper(char c) {
    return c >= 'A' && c <= 'Z';
}

/// "[A-Za-z]([_]?[A-Za-z0-9])*"
bool is_field_name(std::string_view name) {
    return !name.empty() && is_letter(name.front()) && name.back() != '_' && !name.contains("__");
}

/// Words, signs and the comments before them.
class Scanner {
public:
    explicit Scanner(std::string_view text) : text_(text) {}

    /// What comes next: a word, one of the signs "(),:?", "[]", "->", or "" at the end.
    [[nodiscard]] std::string_view peek() {
        skip_space();
        return text_.substr(at_, token_length());
    }
    std::string_view take() {
        const std::string_view token = peek();
        at_ += token.size();
        return token;
    }
    bool take_if(std::string_view token) {
        const bool there = peek() == token;
        at_ += there ? token.size() : 0;
        return there;
    }
    /// The comment right before what comes next.
    [[nodiscard]] std::string take_comment() {
        skip_space();
        return std::exchange(comment_, {});
    }
    [[nodiscard]] std::size_t line() const {
        return 1 + static_cast<std::size_t>(std::ranges::count(text_.substr(0, at_), '\n'));
    }

private:
    void skip_space() {
        for (;;) {
            const std::size_t begin = at_;
            while (at_ < text_.size() &&
                   (text_[at_] == ' ' || text_[at_] == '\t' || text_[at_] == '\r' || text_[at_] == '\n')) {
                ++at_;
            }
            if (std::ranges::count(text_.substr(begin, at_ - begin), '\n') > 1) {
                comment_.clear();  // An empty line: it belongs to nothing.
            }
            if (at_ == text_.size() || text_[at_] != '#') {
                return;
            }
            const std::size_t end = std::min(text_.find('\n', at_), text_.size());
            std::string_view line = text_.substr(at_ + 1, end - at_ - 1);
            line.remove_prefix(line.starts_with(' ') ? 1 : 0);
            comment_ += (comment_.empty() ? "" : "\n") + std::string(line);
            at_ = end;
        }
    }

    [[nodiscard]] std::size_t token_length() const {
        const std::string_view rest = text_.substr(at_);
        for (const std::string_view sign : {"->", "[]", "(", ")", ",", ":", "?", "[", "]"}) {
            if (rest.starts_with(sign)) {
                return sign.size();
            }
        }
        const auto end = std::ranges::find_if_not(
            rest, [](char c) { return is_letter(c) || is_digit(c) || c == '_' || c == '.' || c == '-'; });
        const auto length = static_cast<std::size_t>(end - rest.begin());
        return length == 0 && !rest.empty() ? 1 : length;
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::string comment_;
};

bool is_member_name(std::string_view name) {
    return !name.empty() && is_upper(name.front()) &&
           std::ranges::all_of(name, [](char c) { return is_letter(c) || is_digit(c); });
}

bool is_interface_name(std::string_view name) {
    return name.contains('.') && !name.contains("..") && is_letter(name.front()) && name.back() != '.' &&
           !name.contains('_');
}

class Parser {
public:
    explicit Parser(std::string_view text) : scanner_(text) {}

    Result<Interface> run() {
        Interface interface;
        interface.comment = scanner_.take_comment();
        if (!scanner_.take_if("interface")) {
            return wrong("\"interface\" and its name");
        }
        interface.name = scanner_.take();
        if (!is_interface_name(interface.name)) {
            return fail(std::format("line {}: \"{}\" is no name of an interface", scanner_.line(), interface.name));
        }
        while (!scanner_.peek().empty()) {
            auto member = read_member();
            if (!member) {
                return std::unexpected(std::move(member.error()));
            }
            if (std::ranges::contains(interface.members, member->name, &InterfaceMember::name)) {
                return fail(std::format("line {}: {} is declared twice", scanner_.line(), member->name));
            }
            interface.members.push_back(*std::move(member));
        }
        for (const std::string& name : used_) {
            if (interface.find(InterfaceMember::Kind::Type, name) == nullptr) {
                return fail(std::format("the type {} is used and not declared", name));
            }
        }
        return interface;
    }

private:
    using Kind = InterfaceType::Kind;

    std::unexpected<Error> wrong(std::string_view expected) {
        const std::string_view found = scanner_.peek();
        return fail(std::format("line {}: {} should be here, not {}", scanner_.line(), expected,
                                found.empty() ? "the end" : std::format("\"{}\"", found)));
    }

    Result<InterfaceMember> read_member() {
        InterfaceMember member = {.comment = scanner_.take_comment()};
        if (scanner_.take_if("type")) {
            member.kind = InterfaceMember::Kind::Type;
        } else if (scanner_.take_if("method")) {
            member.kind = InterfaceMember::Kind::Method;
        } else if (scanner_.take_if("error")) {
            member.kind = InterfaceMember::Kind::Error;
        } else {
            return wrong("\"type\", \"method\" or \"error\"");
        }
        if (!is_member_name(scanner_.peek())) {
            return wrong("a name that begins with a capital letter");
        }
        member.name = scanner_.take();
        if (auto read = read_group(member.type, 0); !read) {
            return std::unexpected(std::move(read.error()));
        }
        if (member.kind != InterfaceMember::Kind::Type && member.type.kind != Kind::Struct) {
            return fail(
                std::format("line {}: {} has values where it should have fields", scanner_.line(), member.name));
        }
        if (member.kind == InterfaceMember::Kind::Method) {
            if (!scanner_.take_if("->")) {
                return wrong("\"->\" and what the method answers");
            }
            if (auto read = read_group(member.reply, 0); !read) {
                return std::unexpected(std::move(read.error()));
            }
            if (member.reply.kind != Kind::Struct) {
                return fail(std::format("line {}: {} answers values, not fields", scanner_.line(), member.name));
            }
        }
        return member;
    }

    /// "(name: type, …)" or "(name, …)".
    Result<void> read_group(InterfaceType& type, int depth) {
        if (!scanner_.take_if("(")) {
            return wrong("\"(\"");
        }
        type.kind = Kind::Struct;
        for (bool first = true; !scanner_.take_if(")"); first = false) {
            if (!first && !scanner_.take_if(",")) {
                return wrong("\",\" or \")\"");
            }
            InterfaceField field = {.comment = scanner_.take_comment()};
            if (!is_field_name(scanner_.peek())) {
                return wrong("a name");
            }
            field.name = scanner_.take();
            const bool is_value = scanner_.peek() != ":";
            if (first && is_value) {
                type.kind = Kind::Enum;
            }
            if (is_value != (type.kind == Kind::Enum)) {
                return wrong(is_value ? "\":\" and a type" : "\",\" or \")\"");
            }
            if (auto added = is_value ? add_value(type, field) : add_field(type, std::move(field), depth); !added) {
                return added;
            }
        }
        return {};
    }

    Result<void> add_value(InterfaceType& type, const InterfaceField& field) {
        if (std::ranges::contains(type.values, field.name)) {
            return fail(std::format("line {}: {} is there twice", scanner_.line(), field.name));
        }
        type.values.push_back(field.name);
        return {};
    }

    Result<void> add_field(InterfaceType& type, InterfaceField field, int depth) {
        if (std::ranges::contains(type.fields, field.name, &InterfaceField::name)) {
            return fail(std::format("line {}: {} is there twice", scanner_.line(), field.name));
        }
        scanner_.take();  // The colon.
        auto read = read_type(field.type, depth + 1);
        type.fields.push_back(std::move(field));
        return read;
    }

    Result<void> read_type(InterfaceType& type, int depth) {
        if (depth > kDeepest) {
            return fail(std::format("line {}: too many types within types", scanner_.line()));
        }
        if (scanner_.take_if("?")) {
            if (scanner_.peek() == "?") {
                return wrong("a type that is not optional once more");
            }
            return read_element(type, Kind::Optional, depth);
        }
        if (scanner_.take_if("[]")) {
            return read_element(type, Kind::Array, depth);
        }
        if (scanner_.take_if("[")) {
            if (!scanner_.take_if("string") || !scanner_.take_if("]")) {
                return wrong("\"string]\"");
            }
            return read_element(type, Kind::Map, depth);
        }
        if (scanner_.peek() == "(") {
            return read_group(type, depth);
        }
        return read_plain_type(type);
    }

    Result<void> read_element(InterfaceType& type, Kind kind, int depth) {
        type.kind = kind;
        type.element = std::make_shared<InterfaceType>();
        return read_type(*type.element, depth + 1);
    }

    Result<void> read_plain_type(InterfaceType& type) {
        static constexpr std::pair<std::string_view, Kind> kBasic[] = {{"bool", Kind::Bool},
                                                                       {"int", Kind::Int},
                                                                       {"float", Kind::Float},
                                                                       {"string", Kind::String},
                                                                       {"object", Kind::Object}};
        for (const auto& [word, kind] : kBasic) {
            if (scanner_.take_if(word)) {
                type.kind = kind;
                return {};
            }
        }
        if (!is_member_name(scanner_.peek())) {
            return wrong("a type");
        }
        type.kind = Kind::Named;
        type.name = scanner_.take();
        used_.insert(type.name);
        return {};
    }

    Scanner scanner_;
    std::set<std::string> used_;
};

}  // namespace

const InterfaceMember* Interface::find(InterfaceMember::Kind kind, std::string_view member) const {
    const auto found = std::ranges::find_if(
        members, [&](const InterfaceMember& each) { return each.kind == kind && each.name == member; });
    return found == members.end() ? nullptr : &*found;
}

Result<Interface> parse_interface(std::string_view description) {
    return Parser(description).run();
}

}  // namespace apiary::ipc
