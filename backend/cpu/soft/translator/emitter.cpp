// SPDX-License-Identifier: BSD-2-Clause
#include "backend/cpu/soft/translator/emitter.h"

namespace apiary::cpu::soft::host {

namespace {

constexpr std::uint8_t kLock = 0xf0;

std::uint8_t modrm_byte(unsigned mod, unsigned reg, unsigned rm) {
    return static_cast<std::uint8_t>(mod << 6 | (reg & 7) << 3 | (rm & 7));
}

unsigned high_bit(unsigned reg) { return reg == kNone ? 0 : reg >> 3 & 1; }

}  // namespace

void Emitter::put16(std::uint16_t value) {
    put8(static_cast<std::uint8_t>(value));
    put8(static_cast<std::uint8_t>(value >> 8));
}

void Emitter::put32(std::uint32_t value) {
    put16(static_cast<std::uint16_t>(value));
    put16(static_cast<std::uint16_t>(value >> 16));
}

void Emitter::put64(std::uint64_t value) {
    put32(static_cast<std::uint32_t>(value));
    put32(static_cast<std::uint32_t>(value >> 32));
}

void Emitter::instruction(const Encoding& encoding, unsigned reg, const Operand& rm) {
    if (encoding.lock) {
        put8(kLock);
    }
    if (encoding.prefix != 0) {
        put8(encoding.prefix);
    }
    rex(encoding, reg, rm);
    if (encoding.map != 0) {
        put8(0x0f);
    }
    if (encoding.map > 1) {
        put8(encoding.map == 2 ? 0x38 : 0x3a);
    }
    put8(encoding.opcode);
    modrm(reg, rm);
}

void Emitter::vex_instruction(const Encoding& encoding, std::uint8_t pp, bool wide_vector, unsigned vvvv, unsigned reg,
                              const Operand& rm) {
    const unsigned extensions = high_bit(reg) << 7 | (rm.memory ? high_bit(rm.index) : 0) << 6 | high_bit(rm.base) << 5;
    put({0xc4, static_cast<std::uint8_t>((~extensions & 0xe0) | encoding.map),
         static_cast<std::uint8_t>((encoding.wide ? 0x80u : 0u) | (~vvvv & 15) << 3 | (wide_vector ? 4u : 0u) | pp), encoding.opcode});
    modrm(reg, rm);
}

void Emitter::rex(const Encoding& encoding, unsigned reg, const Operand& rm) {
    const unsigned bits = (encoding.wide ? 8u : 0u) | high_bit(reg) << 2 | (rm.memory ? high_bit(rm.index) : 0) << 1 |
                          high_bit(rm.base);
    const auto is_low_byte = [](unsigned number) { return number >= 4 && number <= 7; };
    const bool forced = (encoding.byte_reg && is_low_byte(reg)) || (encoding.byte_rm && !rm.memory && is_low_byte(rm.base));
    if (bits != 0 || forced) {
        put8(static_cast<std::uint8_t>(0x40 | bits));
    }
}

void Emitter::modrm(unsigned reg, const Operand& rm) {
    if (!rm.memory) {
        put8(modrm_byte(3, reg, rm.base));
        return;
    }
    const unsigned index = rm.index == kNone ? 4 : rm.index;
    if (rm.base == kNone) {
        put8(modrm_byte(0, reg, 4));
        put8(modrm_byte(rm.scale, index, 5));
        put32(static_cast<std::uint32_t>(rm.displacement));
        return;
    }
    const bool small = rm.displacement == static_cast<std::int8_t>(rm.displacement);
    const unsigned mod = rm.displacement == 0 && (rm.base & 7) != 5 ? 0 : small ? 1 : 2;
    if (rm.index != kNone || (rm.base & 7) == 4) {
        put8(modrm_byte(mod, reg, 4));
        put8(modrm_byte(rm.scale, index, rm.base));
    } else {
        put8(modrm_byte(mod, reg, rm.base));
    }
    if (mod == 1) {
        put8(static_cast<std::uint8_t>(rm.displacement));
    } else if (mod == 2) {
        put32(static_cast<std::uint32_t>(rm.displacement));
    }
}

void Emitter::move(unsigned to, unsigned from, bool wide) {
    instruction({.wide = wide, .opcode = 0x8b}, to, Operand::reg(from));
}

void Emitter::load(unsigned to, const Operand& from, bool wide) { instruction({.wide = wide, .opcode = 0x8b}, to, from); }

void Emitter::store(const Operand& to, unsigned from, bool wide) { instruction({.wide = wide, .opcode = 0x89}, from, to); }

void Emitter::lea(unsigned to, const Operand& address, bool wide) {
    instruction({.wide = wide, .opcode = 0x8d}, to, address);
}

std::uint32_t Emitter::lea_relative(unsigned to) {
    put({static_cast<std::uint8_t>(0x48 | high_bit(to) << 2), 0x8d, modrm_byte(0, to, 5)});
    put32(0);
    return here() - 4;
}

void Emitter::move_immediate(unsigned to, std::uint64_t value) {
    const bool fits = value <= 0xffff'ffff;
    const unsigned rex_bits = (fits ? 0u : 8u) | high_bit(to);
    if (rex_bits != 0) {
        put8(static_cast<std::uint8_t>(0x40 | rex_bits));
    }
    put8(static_cast<std::uint8_t>(0xb8 | (to & 7)));
    if (fits) {
        put32(static_cast<std::uint32_t>(value));
    } else {
        put64(value);
    }
}

std::uint32_t Emitter::move_long(unsigned to, std::uint64_t value) {
    put({static_cast<std::uint8_t>(0x48 | high_bit(to)), static_cast<std::uint8_t>(0xb8 | (to & 7))});
    put64(value);
    return here() - 8;
}

void Emitter::alu(Alu operation, unsigned to, const Operand& from, bool wide) {
    instruction({.wide = wide, .opcode = static_cast<std::uint8_t>(operation << 3 | 3)}, to, from);
}

void Emitter::alu_immediate(Alu operation, const Operand& to, std::int32_t value, bool wide) {
    const bool small = value == static_cast<std::int8_t>(value);
    if (!to.memory && to.base == kRax && !small) {  // Has an opcode of its own.
        rex({.wide = wide}, 0, to);
        put8(static_cast<std::uint8_t>(operation << 3 | 5));
        put32(static_cast<std::uint32_t>(value));
        return;
    }
    instruction({.wide = wide, .opcode = static_cast<std::uint8_t>(small ? 0x83 : 0x81)}, operation, to);
    if (small) {
        put8(static_cast<std::uint8_t>(value));
    } else {
        put32(static_cast<std::uint32_t>(value));
    }
}

void Emitter::shift(unsigned operation, unsigned reg, std::uint8_t count, bool wide) {
    instruction({.wide = wide, .opcode = 0xc1}, operation, Operand::reg(reg));
    put8(count);
}

void Emitter::compare_byte(const Operand& with, std::uint8_t value) {
    instruction({.opcode = 0x80, .byte_rm = true}, kCmp, with);
    put8(value);
}

std::uint32_t Emitter::jump() {
    put8(0xe9);
    put32(0);
    return here() - 4;
}

std::uint32_t Emitter::jump_if(unsigned condition) {
    put({0x0f, static_cast<std::uint8_t>(0x80 | condition)});
    put32(0);
    return here() - 4;
}

std::uint32_t Emitter::call() {
    put8(0xe8);
    put32(0);
    return here() - 4;
}

void Emitter::patch_jump(std::uint32_t place, std::uint32_t target) {
    const std::uint32_t distance = target - (place + 4);
    for (unsigned i = 0; i < 4; ++i) {
        bytes_[place - origin_ + i] = static_cast<std::uint8_t>(distance >> (8 * i));
    }
}

}  // namespace apiary::cpu::soft::host
