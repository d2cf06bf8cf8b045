// SPDX-License-Identifier: BSD-2-Clause
// Makes a C++ header of an interface description: apiary-api-generate FILE.varlink HEADER.
#include <algorithm>
#include <cctype>
#include <cstdio>
#include <format>
#include <fstream>
#include <iterator>
#include <set>
#include <string>

#include "backend/ipc/interface.h"

namespace {

using apiary::Result;
using apiary::ipc::Interface;
using apiary::ipc::InterfaceField;
using apiary::ipc::InterfaceMember;
using apiary::ipc::InterfaceType;
using Kind = InterfaceType::Kind;

/// "powered_off" → "PoweredOff"
std::string camel_case(const std::string& name) {
    std::string result;
    bool upper = true;
    for (const char c : name) {
        if (c != '_') {
            result += upper ? static_cast<char>(std::toupper(static_cast<unsigned char>(c))) : c;
        }
        upper = c == '_';
    }
    return result;
}

/// "io.apiary.Guests" → "guests"
std::string namespace_of(const Interface& interface) {
    std::string name = interface.name.substr(interface.name.rfind('.') + 1);
    std::ranges::transform(name, name.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return name;
}

std::string docstring(const std::string& comment, const std::string& indent) {
    std::string result = comment.empty() ? "" : indent + "/// ";
    for (const char c : comment) {
        result += c == '\n' ? "\n" + indent + "/// " : std::string(1, c);
    }
    return result + (comment.empty() ? "" : "\n");
}

Result<std::string> cpp_type(const InterfaceType& type) {
    const auto around = [&](const char* open) -> Result<std::string> {
        auto element = cpp_type(*type.element);
        return element ? Result<std::string>(std::format("{}{}>", open, *element)) : element;
    };
    switch (type.kind) {
        case Kind::Bool: return "bool";
        case Kind::Int: return "std::int64_t";
        case Kind::Float: return "double";
        case Kind::String: return "std::string";
        case Kind::Object: return "ipc::Json";
        case Kind::Named: return type.name;
        case Kind::Optional: return around("std::optional<");
        case Kind::Array: return around("std::vector<");
        case Kind::Map: return around("std::map<std::string, ");
        case Kind::Struct:
        case Kind::Enum: break;
    }
    return apiary::fail("a type within a type has no name", "declare it with \"type\"");
}

std::string initial_value(const InterfaceType& type) {
    switch (type.kind) {
        case Kind::Bool: return " = false";
        case Kind::Int:
        case Kind::Float: return " = 0";
        case Kind::Named: return " = {}";
        case Kind::Object: return " = ipc::Json::object()";
        default: return "";
    }
}

/// Members and fields() of a struct called `name`.
Result<std::string> struct_body(const std::string& name, const std::vector<InterfaceField>& fields,
                                const std::string& indent) {
    std::string members, table;
    for (const InterfaceField& field : fields) {
        const auto type = cpp_type(field.type);
        if (!type) {
            return apiary::fail(std::format("{}.{}: {}", name, field.name, type.error().cause), type.error().remedy);
        }
        members += docstring(field.comment, indent) +
                   std::format("{}{} {}{};\n", indent, *type, field.name, initial_value(field.type));
        table += std::format("{}\n{}                          ipc::Field{{\"{}\", &{}::{}}}", table.empty() ? "" : ",",
                             indent, field.name, name, field.name);
    }
    return std::format(
        "{}{}static constexpr auto fields() {{\n{}    return std::tuple{{{}}};\n{}}}\n{}bool operator==(const {}&) "
        "const = default;\n",
        members, indent, indent, table, indent, indent, name);
}

Result<std::string> struct_text(const std::string& name, const InterfaceType& type, const std::string& before,
                                const std::string& indent) {
    auto body = struct_body(name, type.fields, indent + "    ");
    return body ? Result<std::string>(std::format("{}struct {} {{\n{}{}{}}};\n", indent, name, before, *body, indent))
                : body;
}

std::string enum_text(const InterfaceMember& member) {
    std::string values, names;
    for (const std::string& value : member.type.values) {
        values += (values.empty() ? "" : ", ") + camel_case(value);
        names += std::format("{}\"{}\"", names.empty() ? "" : ", ", value);
    }
    return std::format(
        "enum class {0} {{ {1} }};\n"
        "constexpr std::array<std::string_view, {3}> names_of({0}) {{\n    return {{{2}}};\n}}\n",
        member.name, values, names, member.type.values.size());
}

Result<std::string> method_text(const Interface& interface, const InterfaceMember& member) {
    auto parameters = struct_text("Parameters", member.type, "", "    ");
    auto reply = struct_text("Reply", member.reply, "", "    ");
    if (!parameters || !reply) {
        return parameters ? reply : parameters;
    }
    return std::format("struct {} {{\n    static constexpr std::string_view kName = \"{}.{}\";\n{}{}}};\n", member.name,
                       interface.name, member.name, *parameters, *reply);
}

Result<std::string> member_text(const Interface& interface, const InterfaceMember& member) {
    Result<std::string> text;
    switch (member.kind) {
        case InterfaceMember::Kind::Type:
            text = member.type.kind == Kind::Enum ? enum_text(member) : struct_text(member.name, member.type, "", "");
            break;
        case InterfaceMember::Kind::Method: text = method_text(interface, member); break;
        case InterfaceMember::Kind::Error:
            text = struct_text(
                member.name, member.type,
                std::format("    static constexpr std::string_view kName = \"{}.{}\";\n", interface.name, member.name),
                "");
            break;
    }
    return text ? Result<std::string>("\n" + docstring(member.comment, "") + *text) : text;
}

/// The names of the types that `type` is made of.
void collect_names(const InterfaceType& type, std::set<std::string>& names) {
    if (type.kind == Kind::Named) {
        names.insert(type.name);
    }
    if (type.element) {
        collect_names(*type.element, names);
    }
    for (const InterfaceField& field : type.fields) {
        collect_names(field.type, names);
    }
}

/// What is used stands before what uses it.
Result<std::vector<const InterfaceMember*>> in_order_of_use(const Interface& interface) {
    std::vector<const InterfaceMember*> rest, ordered;
    for (const InterfaceMember& member : interface.members) {
        rest.push_back(&member);
    }
    std::set<std::string> written;
    while (!rest.empty()) {
        const auto next = std::ranges::find_if(rest, [&](const InterfaceMember* member) {
            std::set<std::string> names;
            collect_names(member->type, names);
            collect_names(member->reply, names);
            return std::ranges::includes(written, names);
        });
        if (next == rest.end()) {
            return apiary::fail(std::format("the type {} holds itself", rest.front()->name));
        }
        written.insert((*next)->name);
        ordered.push_back(*next);
        rest.erase(next);
    }
    return ordered;
}

Result<std::string> header_text(const Interface& interface, const std::string& description) {
    std::string text = std::format(
        "// Made of {0}.varlink; changes belong there.\n#pragma once\n\n#include <array>\n\n#include "
        "\"backend/ipc/codec.h\"\n\n"
        "{1}namespace apiary::api::{2} {{\n\ninline constexpr std::string_view kInterface = \"{0}\";\n",
        interface.name, docstring(interface.comment, ""), namespace_of(interface));
    const auto ordered = in_order_of_use(interface);
    if (!ordered) {
        return std::unexpected(ordered.error());
    }
    for (const InterfaceMember* member : *ordered) {
        auto added = member_text(interface, *member);
        if (!added) {
            return added;
        }
        text += *added;
    }
    return text + std::format(
                      "\n/// The description, for introspection.\ninline constexpr std::string_view kDescription = "
                      "R\"varlink({})varlink\";\n\n"
                      "}}  // namespace apiary::api::{}\n",
                      description, namespace_of(interface));
}

Result<void> generate(const std::string& source, const std::string& target) {
    std::ifstream in(source);
    const std::string description(std::istreambuf_iterator<char>(in), {});
    if (!in) {
        return apiary::fail(std::format("{} cannot be read", source));
    }
    const auto interface = apiary::ipc::parse_interface(description);
    if (!interface) {
        return std::unexpected(interface.error());
    }
    const auto text = header_text(*interface, description);
    if (!text) {
        return std::unexpected(text.error());
    }
    std::ofstream out(target);
    out << *text;
    out.close();
    return out ? Result<void>() : apiary::fail(std::format("{} cannot be written", target));
}

}  // namespace

int main(int count, char** arguments) {
    if (count != 3) {
        std::fputs("usage: apiary-api-generate FILE.varlink HEADER\n", stderr);
        return 2;
    }
    if (const auto done = generate(arguments[1], arguments[2]); !done) {
        std::fprintf(stderr, "%s: %s\n", arguments[1], done.error().cause.c_str());
        return 1;
    }
    return 0;
}
