// SPDX-License-Identifier: BSD-2-Clause
// Host instructions as bytes: what the translator writes by itself, and the guest's instructions with other operands.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace apiary::cpu::soft::host {

/// Numbers of the host's general registers (SDM vol. 2, table 3-1).
enum Register : std::uint8_t {
    kRax, kRcx, kRdx, kRbx, kRsp, kRbp, kRsi, kRdi, kR8, kR9, kR10, kR11, kR12, kR13, kR14, kR15, kNone = 0xff
};

/// What ModRM.rm names: a register, or memory at base + index × 2^scale + displacement.
struct Operand {
    bool memory = false;
    std::uint8_t base = kNone;   ///< The register itself when it is not memory.
    std::uint8_t index = kNone;
    std::uint8_t scale = 0;
    std::int32_t displacement = 0;

    [[nodiscard]] static Operand reg(unsigned number) { return {.base = static_cast<std::uint8_t>(number)}; }
    [[nodiscard]] static Operand at(unsigned base, std::int32_t displacement = 0) {
        return {.memory = true, .base = static_cast<std::uint8_t>(base), .displacement = displacement};
    }
};

/// An instruction without its operands.
struct Encoding {
    std::uint8_t prefix = 0;  ///< 0x66, 0xf2, 0xf3 or none.
    bool lock = false;
    bool wide = false;        ///< REX.W
    std::uint8_t map = 0;     ///< 0 one-byte opcodes, 1 0F, 2 0F38, 3 0F3A.
    std::uint8_t opcode = 0;
    bool byte_reg = false;    ///< ModRM.reg is a byte register: 4 to 7 are SPL to DIL.
    bool byte_rm = false;     ///< Likewise ModRM.rm.
};

/// Condition codes as in Jcc (SDM vol. 2, table B-1).
enum Condition : std::uint8_t { kBelow = 2, kAboveOrEqual = 3, kEqual = 4, kNotEqual = 5, kBelowOrEqual = 6, kAbove = 7 };

/// Operations of the one-byte ALU group, in the order of their opcodes.
enum Alu : std::uint8_t { kAdd = 0, kOr = 1, kAnd = 4, kSub = 5, kXor = 6, kCmp = 7 };

/// Places are bytes from the start of the arena that the code is for.
class Emitter {
public:
    /// The code will stand at `origin`.
    explicit Emitter(std::uint32_t origin = 0) : origin_(origin) {}
    [[nodiscard]] std::uint32_t origin() const { return origin_; }
    /// Where the next byte will stand.
    [[nodiscard]] std::uint32_t here() const { return origin_ + size(); }
    [[nodiscard]] bool holds(std::uint32_t place) const { return place - origin_ < size(); }
    [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(bytes_.size()); }
    [[nodiscard]] std::span<const std::uint8_t> bytes() const { return bytes_; }
    void clear() { bytes_.clear(); }

    void put8(std::uint8_t value) { bytes_.push_back(value); }
    void put16(std::uint16_t value);
    void put32(std::uint32_t value);
    void put64(std::uint64_t value);
    void put(std::initializer_list<std::uint8_t> values) { bytes_.insert(bytes_.end(), values); }
    void put(std::span<const std::uint8_t> values) { bytes_.insert(bytes_.end(), values.begin(), values.end()); }

    /// Prefixes, opcode, ModRM, SIB and displacement; an immediate is to be put behind.
    void instruction(const Encoding& encoding, unsigned reg, const Operand& rm);

    /// The same of a VEX encoding: `pp` and `vvvv` as in its prefix (SDM vol. 2, §2.3.5), but the latter not inverted.
    void vex_instruction(const Encoding& encoding, std::uint8_t pp, bool wide_vector, unsigned vvvv, unsigned reg, const Operand& rm);

    // Moves and arithmetic of 64 bits, or 32 unless `wide`.
    void move(unsigned to, unsigned from, bool wide = true);
    void load(unsigned to, const Operand& from, bool wide = true);
    void store(const Operand& to, unsigned from, bool wide = true);
    void lea(unsigned to, const Operand& address, bool wide = true);
    /// Of an address at a distance from the next instruction; gives the place of the distance, for patch_jump().
    [[nodiscard]] std::uint32_t lea_relative(unsigned to);
    void move_immediate(unsigned to, std::uint64_t value);
    /// The same with all eight bytes of it, which may be patched; gives their place.
    std::uint32_t move_long(unsigned to, std::uint64_t value);
    void alu(Alu operation, unsigned to, const Operand& from, bool wide = true);
    void alu_immediate(Alu operation, const Operand& to, std::int32_t value, bool wide = true);
    /// Group-2 shifts: 4 SHL, 5 SHR, 7 SAR.
    void shift(unsigned operation, unsigned reg, std::uint8_t count, bool wide = true);
    void compare_byte(const Operand& with, std::uint8_t value);

    // Jumps with a distance of 32 bits; each gives the place of the distance, for patch_jump().
    [[nodiscard]] std::uint32_t jump();
    [[nodiscard]] std::uint32_t jump_if(unsigned condition);
    [[nodiscard]] std::uint32_t call();
    /// Makes the jump at `place` go to `target`, which may be in other code.
    void patch_jump(std::uint32_t place, std::uint32_t target);

private:
    void rex(const Encoding& encoding, unsigned reg, const Operand& rm);
    void modrm(unsigned reg, const Operand& rm);

    std::uint32_t origin_;
    std::vector<std::uint8_t> bytes_;
};

}  // namespace apiary::cpu::soft::host
