// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>
#include <initializer_list>
#include <span>
#include <string_view>

#include "backend/firmware/table_writer.h"

/// A writer of ACPI Machine Language (ACPI specification, chapter 20 "ACPI Machine Language Specification").
///
/// Every function gives the byte code of one term; terms nest by passing the result on.
namespace apiary::firmware::aml {

using Terms = std::initializer_list<Bytes>;

/// The terms one after the other.
[[nodiscard]] Bytes join(Terms terms);

/// A name: segments of up to 4 characters (padded with `_`) joined by `.`, after an optional `\` or `^`s.
[[nodiscard]] Bytes name_string(std::string_view name);

[[nodiscard]] Bytes integer(std::uint64_t value);
[[nodiscard]] Bytes string(std::string_view value);
[[nodiscard]] Bytes buffer(const Bytes& contents);
/// A compressed EISA id such as "PNP0501": three capitals and four hexadecimal digits.
[[nodiscard]] Bytes eisa_id(std::string_view id);
/// At most 255 elements.
[[nodiscard]] Bytes package(Terms elements);
[[nodiscard]] Bytes package(std::span<const Bytes> elements);

[[nodiscard]] Bytes name(std::string_view name, const Bytes& value);
[[nodiscard]] Bytes scope(std::string_view name, const Bytes& terms);
[[nodiscard]] Bytes device(std::string_view name, const Bytes& terms);
/// A control method that is not serialized, with `arguments` (0 to 7) arguments.
[[nodiscard]] Bytes method(std::string_view name, unsigned arguments, const Bytes& terms);
/// Argument `index` (0 to 6) of the method it stands in.
[[nodiscard]] Bytes argument(unsigned index);
[[nodiscard]] Bytes store(const Bytes& value, const Bytes& target);
/// `terms` if `predicate` is not zero.
[[nodiscard]] Bytes if_true(const Bytes& predicate, const Bytes& terms);
/// The end of a method, which gives `value`.
[[nodiscard]] Bytes result(const Bytes& value);

/// A resource template (ACPI specification, section 6.4 "Resource Data Types for ACPI").
class ResourceTemplate {
public:
    /// Ports [first, first+length), decoded with 16 bits.
    ResourceTemplate& io(std::uint16_t first, std::uint8_t length);
    /// What a bridge passes on to its bus: ports [first, last], memory [first, last], or bus numbers [first, last].
    ResourceTemplate& io_window(std::uint16_t first, std::uint16_t last);
    ResourceTemplate& memory_window(std::uint32_t first, std::uint32_t last);
    ResourceTemplate& bus_numbers(std::uint16_t first, std::uint16_t last);
    /// ISA interrupt `number` (0 to 15): edge-triggered, active high, not shared.
    ResourceTemplate& irq(unsigned number);
    ResourceTemplate& memory32(std::uint32_t start, std::uint32_t length, bool writable);
    /// The template as a Buffer term.
    [[nodiscard]] Bytes term() const;

private:
    TableWriter out_;
};

}  // namespace apiary::firmware::aml
