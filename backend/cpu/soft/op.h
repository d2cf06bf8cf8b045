// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <atomic>
#include <cstdint>

namespace apiary::cpu::soft {

class Cpu;
struct Op;
struct HostCode;

/// Executes one op. Returns the op to go on with, or null to go back to the run loop with `Cpu::rip` set.
using Handler = const Op* (*)(Cpu&, const Op*);

/// Places in the register file `Cpu::regs` beyond the sixteen general registers.
enum Slot : std::uint8_t {
    kSlotRip = 16,   ///< RIP of the first instruction of the running block: base of RIP-relative operands.
    kSlotZero = 17,  ///< Always 0: stands for an absent base or index.
    kSlotEa = 18,    ///< Linear address computed by an address op, used by the op behind it.
    kSlotXlat = 19,  ///< AL, zero-extended: the index of XLAT.
    kSlotCount = 20,
};

/// One decoded step. Most instructions are one op; a memory operand that is not plain flat 64-bit addressing has an
/// address op before it, which leaves the linear address in `kSlotEa`. All ops of an instruction share `offset`.
struct Op {
    Handler fn;
    std::int64_t disp;      ///< Displacement of the memory operand; or a 64-bit immediate; or a branch target, relative to the block's RIP.
    std::int32_t imm;       ///< Immediate, sign-extended.
    std::uint8_t base;      ///< Slot of the base register.
    std::uint8_t index;     ///< Slot of the index register.
    std::uint8_t scale;     ///< Shift of the index, 0..3.
    std::uint8_t seg;       ///< Segment of the memory operand (cpu::Seg).
    std::uint8_t dst;       ///< First register operand: byte offset into the register file (AH is 1).
    std::uint8_t src;       ///< Second register operand, likewise.
    std::uint8_t length;    ///< Bytes of the instruction.
    std::uint8_t aux;       ///< What the handler wants.
    std::uint16_t offset;   ///< Bytes from the start of the block to this instruction.
    std::uint16_t extra;    ///< What the handler wants.
};
static_assert(sizeof(Op) == 32);

/// A run of instructions that was decoded together: at most one page (two for an instruction across the boundary,
/// which is alone in its block). It is valid while the code generation of its pages has not moved.
struct Block {
    const std::atomic<std::uint32_t>* generation_source[2];
    std::uint32_t generation[2];
    std::uint64_t ram_offset;   ///< Of the first byte, from the start of the RAM mapping.
    std::uint64_t second_page;  ///< RAM offset of the page of the second half of a crossing instruction, else of the first.
    std::uint32_t mode;         ///< Mode bits it was decoded for.
    std::uint16_t instructions;
    std::uint16_t op_count;     ///< Including the op that ends the block.
    Op* ops;
    std::uint32_t heat;               ///< How often it was entered, for the translator.
    const HostCode* translation;   ///< Its host code, if it has some.

    /// It is one instruction whose end is on another page.
    [[nodiscard]] bool crosses() const { return second_page != (ram_offset & ~std::uint64_t{4095}); }
    [[nodiscard]] bool current() const {
        return generation_source[0]->load(std::memory_order_relaxed) == generation[0] &&
               generation_source[1]->load(std::memory_order_relaxed) == generation[1];
    }
};

// Ops within a block call each other directly where the compiler turns that into a jump; sanitizers keep it from
// doing so, and there each op returns to the run loop.
#if defined(__OPTIMIZE__) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__) && !defined(APIARY_NO_TAIL_CALLS)
#define APIARY_NEXT(cpu, op) return ((op) + 1)->fn((cpu), (op) + 1)
#else
#define APIARY_NEXT(cpu, op) return (op) + 1
#endif

}  // namespace apiary::cpu::soft
