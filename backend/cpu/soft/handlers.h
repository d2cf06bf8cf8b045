// SPDX-License-Identifier: BSD-2-Clause
// What the files of integer handlers share.
#pragma once

#include <cstdint>
#include <type_traits>

#include "backend/cpu/soft/alu.h"
#include "backend/cpu/soft/decode.h"
#include "backend/cpu/soft/mmu.h"

namespace apiary::cpu::soft {

/// Handlers of one instruction for operands of 8, 16, 32 and 64 bits.
struct BySize {
    Handler byte, word, dword, qword;

    [[nodiscard]] Handler pick(unsigned bits) const {
        return bits == 8 ? byte : bits == 16 ? word : bits == 32 ? dword : qword;
    }
};

/// BySize of `Family<T>::run`, for class templates with one handler.
template <template <class> class Family>
inline constexpr BySize kBySize = {Family<std::uint8_t>::run, Family<std::uint16_t>::run, Family<std::uint32_t>::run,
                                   Family<std::uint64_t>::run};

/// The same for instructions without a form of 8 bits.
template <template <class> class Family>
inline constexpr BySize kFromWord = {nullptr, Family<std::uint16_t>::run, Family<std::uint32_t>::run,
                                     Family<std::uint64_t>::run};

[[nodiscard]] inline bool is_register(const ZydisDecodedOperand& operand) {
    return operand.type == ZYDIS_OPERAND_TYPE_REGISTER;
}
[[nodiscard]] inline bool is_memory(const ZydisDecodedOperand& operand) {
    return operand.type == ZYDIS_OPERAND_TYPE_MEMORY;
}
[[nodiscard]] inline bool is_immediate(const ZydisDecodedOperand& operand) {
    return operand.type == ZYDIS_OPERAND_TYPE_IMMEDIATE;
}
[[nodiscard]] inline std::uint8_t offset_of(const ZydisDecodedOperand& operand) {
    return register_offset(operand.reg.value);
}
[[nodiscard]] inline std::int32_t immediate_of(const ZydisDecodedOperand& operand) {
    return static_cast<std::int32_t>(operand.imm.value.s);
}

// The subjects of decode_integer, each in a file of its own.
[[nodiscard]] bool decode_alu(const Instruction& instruction, OpWriter& out);
[[nodiscard]] bool decode_shift(const Instruction& instruction, OpWriter& out);
[[nodiscard]] bool decode_move(const Instruction& instruction, OpWriter& out);
[[nodiscard]] bool decode_multiply(const Instruction& instruction, OpWriter& out);
[[nodiscard]] bool decode_bits(const Instruction& instruction, OpWriter& out);
[[nodiscard]] bool decode_exchange(const Instruction& instruction, OpWriter& out);
[[nodiscard]] bool decode_stack(const Instruction& instruction, OpWriter& out);
[[nodiscard]] bool decode_flags_and_decimal(const Instruction& instruction, OpWriter& out);

}  // namespace apiary::cpu::soft
