// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "backend/base/result.h"

/// A varlink interface, as its description says it (https://varlink.org/Interface-Definition).
namespace apiary::ipc {

struct InterfaceField;

/// The type of a value.
struct InterfaceType {
    enum class Kind { Bool, Int, Float, String, Object, Named, Struct, Enum, Optional, Array, Map };
    Kind kind = Kind::Object;
    std::string name;                        ///< Of Named.
    std::vector<InterfaceField> fields;      ///< Of Struct.
    std::vector<std::string> values;         ///< Of Enum.
    std::shared_ptr<InterfaceType> element;  ///< Of Optional, Array and Map, whose keys are strings.
};

struct InterfaceField {
    std::string name;
    InterfaceType type;
    std::string comment;  ///< Its lines, without the marks.
};

/// A type, method or error that an interface declares.
struct InterfaceMember {
    enum class Kind { Type, Method, Error };
    Kind kind = Kind::Type;
    std::string name;
    InterfaceType type;   ///< What a method takes; what an error carries.
    InterfaceType reply;  ///< Of a method.
    std::string comment;
};

struct Interface {
    std::string name;  ///< "io.apiary.Guests"
    std::vector<InterfaceMember> members;
    std::string comment;

    [[nodiscard]] const InterfaceMember* find(InterfaceMember::Kind kind, std::string_view member) const;
};

/// Reads a description. What is wrong with it is told with its line; types that are used must be declared in it.
[[nodiscard]] Result<Interface> parse_interface(std::string_view description);

}  // namespace apiary::ipc
