// SPDX-License-Identifier: BSD-2-Clause
// Stubs: small pieces of host code, each of which executes one guest instruction on the host's own units.
//
// A stub is entered like a handler, with a third argument: (Cpu& in RDI, const Op* in RSI, void* memory in RDX). It
// loads the registers the instruction reads from the Cpu, executes the instruction with its memory operand at `memory`
// and its general registers renamed, and stores what the instruction wrote, arithmetic flags included. Vector registers
// keep their numbers. x87 and MMX instructions work on the host's x87 registers, which hold the guest's (see x87.h).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

#include "backend/cpu/soft/decode.h"

namespace apiary::cpu::soft {

/// Calls a stub.
using StubEntry = const Op* (*)(Cpu&, const Op*, void* memory);

/// Where stubs find things: bytes from the start of Cpu, the same for every Cpu.
struct StubLayout {
    std::int32_t regs = 0;
    std::int32_t flags = 0;
    std::int32_t blocked = 0;  ///< Cpu::native_blocked
    std::int32_t xsave = 0;

    [[nodiscard]] static StubLayout of(const Cpu& cpu);
};

/// How a stub is entered and left.
enum class StubForm {
    Whole,    ///< It is the handler of its op: looks at Cpu::native_blocked first, goes on to the next op.
    Load,     ///< A handler enters it with the memory operand; it goes on to the next op.
    Store,    ///< A handler calls it to have the result in memory, and it returns.
};

/// What make_stub() needs to know beside the instruction.
struct StubRequest {
    StubForm form = StubForm::Whole;
    std::uint32_t blocked = 0;          ///< For Whole: bits of `blocked` that must be clear.
    Handler blocked_handler = nullptr;  ///< For Whole: where it goes if they are not.
};

/// Position-independent code of one stub.
class StubCode {
public:
    /// Length of the look at Cpu::native_blocked that a Whole stub with `blocked` bits begins with.
    static constexpr std::size_t kCheckLength = 16;

    [[nodiscard]] std::span<const std::uint8_t> bytes() const { return std::span(bytes_).first(size_); }
    void put(std::span<const std::uint8_t> bytes);
    void put8(std::uint8_t value) { put({&value, 1}); }
    void put16(std::uint16_t value);
    void put32(std::uint32_t value);
    void put64(std::uint64_t value);
    [[nodiscard]] std::size_t size() const { return size_; }
    /// Puts `value` at `at`, over what is there.
    void patch32(std::size_t at, std::uint32_t value);

private:
    std::array<std::uint8_t, 448> bytes_ = {};
    std::size_t size_ = 0;
};

/// The stub for an MMX, SSE, AVX or general-register instruction; nothing if it cannot be encoded.
[[nodiscard]] std::optional<StubCode> make_stub(const Instruction& instruction, const StubLayout& layout,
                                                const StubRequest& request);
/// The stub for an x87 instruction. It also records FIP and FOP.
[[nodiscard]] StubCode make_x87_stub(const Instruction& instruction, const StubLayout& layout,
                                     const StubRequest& request);

/// Zydis actions that read an operand, or may leave a part of it.
[[nodiscard]] constexpr bool reads(const ZydisDecodedOperand& operand) {
    return (operand.actions & (ZYDIS_OPERAND_ACTION_READ | ZYDIS_OPERAND_ACTION_CONDREAD |
                               ZYDIS_OPERAND_ACTION_CONDWRITE)) != 0;
}
[[nodiscard]] constexpr bool writes(const ZydisDecodedOperand& operand) {
    return (operand.actions & (ZYDIS_OPERAND_ACTION_WRITE | ZYDIS_OPERAND_ACTION_CONDWRITE)) != 0;
}
[[nodiscard]] inline bool is_register(const ZydisDecodedOperand& operand, ZydisRegisterClass wanted) {
    return operand.type == ZYDIS_OPERAND_TYPE_REGISTER && ZydisRegisterGetClass(operand.reg.value) == wanted;
}
[[nodiscard]] inline unsigned register_number(const ZydisDecodedOperand& operand) {
    return static_cast<unsigned>(ZydisRegisterGetId(operand.reg.value));
}

}  // namespace apiary::cpu::soft
