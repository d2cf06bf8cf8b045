// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "tests/cpu/oracle/case.h"
#include "tests/cpu/oracle/forms.h"

namespace apiary::cpu::oracle {

/// A field of an instruction that hangs on where the instructions come to stand.
enum class Fixup : std::uint8_t {
    None,
    Branch,      ///< Distance to another item, 1 or 4 bytes.
    RipMemory,   ///< Distance to a linear address, 4 bytes.
    ItemAddress  ///< Linear address of another item, 4 or 8 bytes.
};

struct Item {
    std::array<std::uint8_t, 16> bytes = {};
    std::uint8_t length = 0;
    Class kind = Class::Integer;
    Fixup fixup = Fixup::None;
    std::uint8_t fixup_offset = 0;
    std::uint8_t fixup_size = 0;
    bool model_specific_order = false;  ///< Of the accesses to its large operand.
    bool model_specific_lanes = false;  ///< Which lanes can fault, and whether those before are loaded then.
    bool model_specific_access = false; ///< Whether it touches its operand, or all of it.
    bool model_specific_mxcsr = false;  ///< Flags in MXCSR when it ends by #XM or a memory fault.
    bool model_specific_tags = false;   ///< Ended by #XM or a memory fault, it may or may not have gone over to MMX.
    bool model_specific_flags = false;  ///< Amid its repeats, it has the flags of its last step or its start.
    bool model_specific_push = false;   ///< Bytes 2 and 3 of what it pushed, as the last instruction, are open.
    bool continues = false;             ///< Belongs with the item before it: no branch leads here.
    std::size_t target = 0;             ///< Item number; the number of items is the end.
    std::uint64_t address = 0;
    std::uint64_t undefined_before = 0; ///< Flags that the manual leaves undefined when this item begins.
};

/// Bytes of the window whose contents the manual does not fix (x87 pointers).
struct IgnoredRange {
    std::uint64_t offset = 0;
    std::uint64_t length = 0;
};

/// A sequence of instructions and the state that it starts in.
struct Sequence {
    std::uint64_t seed = 0;
    bool code32 = false;
    std::uint16_t code_offset = 0;
    std::vector<Item> items;
    std::uint64_t undefined_at_end = 0;
    std::vector<IgnoredRange> ignored;
    Registers registers = {};
    std::array<std::byte, kXsaveSize> xsave = {};
    std::uint64_t window_seed = 0;
};

/// Gives the items their places, and writes code and start into `into`.
void assemble(const Sequence& sequence, Case& into);
/// Offsets of the items from the first one; the last is that of the end.
[[nodiscard]] std::vector<std::size_t> item_offsets(const Sequence& sequence);
/// The sequence without item `index` and those that belong with it.
[[nodiscard]] Sequence without(const Sequence& sequence, std::size_t index);
/// Flags that are undefined when the sequence stands at `rip`.
[[nodiscard]] std::uint64_t undefined_at(const Sequence& sequence, std::uint64_t rip);
/// The item at `rip`, if there is one.
[[nodiscard]] const Item* item_at(const Sequence& sequence, std::uint64_t rip);
/// One line an instruction, with addresses.
[[nodiscard]] std::string disassemble(const Sequence& sequence);

}  // namespace apiary::cpu::oracle
