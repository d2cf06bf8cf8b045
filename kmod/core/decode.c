// SPDX-License-Identifier: BSD-2-Clause
#include "decode.h"

#include "x86.h"

struct reader {
    const uint8_t *bytes;
    unsigned count, at;
    unsigned mode;
    uint8_t rex;
    bool operand_override, address_override, failed;
    struct avm_instruction *to;
};

static uint8_t next(struct reader *r)
{
    if (r->at >= r->count || r->at >= AVM_LONGEST_INSTRUCTION) {
        r->failed = true;
        return 0;
    }
    return r->bytes[r->at++];
}

static uint64_t next_number(struct reader *r, unsigned size)
{
    uint64_t value = 0;
    unsigned i;

    for (i = 0; i < size; ++i) {
        value |= (uint64_t)next(r) << (8 * i);
    }
    return value;
}

// ---- Prefixes ----

static bool take_prefix(struct reader *r, uint8_t byte)
{
    switch (byte) {
    case 0x26: r->to->segment = AVM_ES; return true;
    case 0x2e: r->to->segment = AVM_CS; return true;
    case 0x36: r->to->segment = AVM_SS; return true;
    case 0x3e: r->to->segment = AVM_DS; return true;
    case 0x64: r->to->segment = AVM_FS; return true;
    case 0x65: r->to->segment = AVM_GS; return true;
    case 0x66: r->operand_override = true; return true;
    case 0x67: r->address_override = true; return true;
    case 0xf0: r->to->lock = true; return true;
    case 0xf2:
    case 0xf3: r->to->repeat = true; return true;
    default: return false;
    }
}

/// Reads the prefixes and gives the first byte of the opcode. A REX counts only right before it.
static uint8_t read_prefixes(struct reader *r)
{
    uint8_t byte = next(r);

    while (!r->failed) {
        if (r->mode == 8 && (byte & 0xf0) == 0x40) {
            r->rex = byte;
        } else if (take_prefix(r, byte)) {
            r->rex = 0;
        } else {
            break;
        }
        byte = next(r);
    }
    return byte;
}

static unsigned operand_size(const struct reader *r)
{
    if ((r->rex & 8) != 0) {
        return 8;
    }
    return (r->mode == 2) != r->operand_override ? 2 : 4;
}

static unsigned address_size(const struct reader *r)
{
    if (r->mode == 8) {
        return r->address_override ? 4 : 8;
    }
    return (r->mode == 2) != r->address_override ? 2 : 4;
}

// ---- ModRM ----

static void skip_displacement_16(struct reader *r, uint8_t mod, uint8_t rm)
{
    if (mod == 1) {
        next(r);
    } else if (mod == 2 || (mod == 0 && rm == 6)) {
        next_number(r, 2);
    }
}

static void skip_displacement(struct reader *r, uint8_t mod, uint8_t rm)
{
    uint8_t base = rm;

    if (rm == 4) {
        base = next(r) & 7;
    }
    if (mod == 1) {
        next(r);
    } else if (mod == 2 || (mod == 0 && base == 5)) {
        next_number(r, 4);
    }
}

/// Reads ModRM and what belongs to it. `reg` and `rm` get their fourth bit of REX. True when the operand is in memory.
static bool read_modrm(struct reader *r)
{
    const uint8_t modrm = next(r), mod = modrm >> 6;

    r->to->reg = (uint8_t)((modrm >> 3 & 7) | (r->rex & 4) << 1);
    r->to->rm = (uint8_t)((modrm & 7) | (r->rex & 1) << 3);
    if (mod == 3) {
        return false;
    }
    if (r->to->address_size == 2) {
        skip_displacement_16(r, mod, modrm & 7);
    } else {
        skip_displacement(r, mod, modrm & 7);
    }
    return true;
}

static bool read_memory_modrm(struct reader *r, unsigned size)
{
    struct avm_instruction *to = r->to;

    to->size = (uint8_t)size;
    to->memory_size = (uint8_t)size;
    if (!read_modrm(r)) {
        return false;
    }
    if (size == 1 && r->rex == 0 && to->reg >= 4) {
        to->reg &= 3;
        to->high_byte = true;
    }
    return true;
}

static bool with_immediate(struct reader *r, unsigned bytes)
{
    r->to->has_immediate = true;
    r->to->immediate = avm_extend(next_number(r, bytes), bytes);
    return true;
}

/// The operand's size for opcodes whose lowest bit says "not a byte".
static unsigned size_by_bit(const struct reader *r, uint8_t opcode)
{
    return (opcode & 1) != 0 ? operand_size(r) : 1;
}

static unsigned immediate_size(unsigned size)
{
    return size > 4 ? 4 : size;
}

// ---- Opcodes ----

static bool decode_string(struct reader *r, enum avm_operation operation, uint8_t opcode)
{
    r->to->operation = operation;
    r->to->size = r->to->memory_size = (uint8_t)size_by_bit(r, opcode);
    return true;
}

static bool decode_port_string(struct reader *r, enum avm_operation operation, uint8_t opcode)
{
    const unsigned size = size_by_bit(r, opcode);

    decode_string(r, operation, opcode);
    r->to->size = r->to->memory_size = (uint8_t)(size > 4 ? 4 : size);
    return true;
}

static bool decode_operation(struct reader *r, enum avm_operation operation, unsigned size)
{
    r->to->operation = operation;
    return read_memory_modrm(r, size);
}

/// MOV between the accumulator and memory at an address that the instruction has.
static bool decode_offset(struct reader *r, uint8_t opcode)
{
    r->to->operation = (opcode & 2) != 0 ? AVM_OP_STORE : AVM_OP_LOAD;
    r->to->size = r->to->memory_size = (uint8_t)size_by_bit(r, opcode);
    next_number(r, r->to->address_size);
    return true;
}

static bool decode_extending_load(struct reader *r, unsigned memory_size, bool sign)
{
    r->to->operation = AVM_OP_LOAD;
    r->to->sign_extend = sign;
    if (!read_memory_modrm(r, operand_size(r))) {
        return false;
    }
    r->to->memory_size = (uint8_t)memory_size;
    return true;
}

/// The number in ModRM's reg field, where it extends the opcode.
static unsigned extension(struct reader *r)
{
    const unsigned number = (r->to->reg & 7u) | (r->to->high_byte ? 4u : 0u);

    r->to->high_byte = false;
    return number;
}

/// 80, 81, 83: arithmetic with an immediate.
static bool decode_group_1(struct reader *r, uint8_t opcode)
{
    const unsigned size = size_by_bit(r, opcode);

    if (!decode_operation(r, AVM_OP_ALU, size)) {
        return false;
    }
    r->to->alu = (uint8_t)extension(r);
    return with_immediate(r, opcode == 0x83 ? 1 : immediate_size(size));
}

/// F6, F7: TEST, NOT, NEG.
static bool decode_group_3(struct reader *r, uint8_t opcode)
{
    const unsigned size = size_by_bit(r, opcode);

    if (!read_memory_modrm(r, size)) {
        return false;
    }
    switch (extension(r)) {
    case 0:
    case 1: r->to->operation = AVM_OP_TEST; return with_immediate(r, immediate_size(size));
    case 2: r->to->operation = AVM_OP_NOT; return true;
    case 3: r->to->operation = AVM_OP_NEG; return true;
    default: return false;
    }
}

/// FE, FF: INC, DEC.
static bool decode_group_5(struct reader *r, uint8_t opcode)
{
    if (!read_memory_modrm(r, size_by_bit(r, opcode))) {
        return false;
    }
    switch (extension(r)) {
    case 0: r->to->operation = AVM_OP_INC; return true;
    case 1: r->to->operation = AVM_OP_DEC; return true;
    default: return false;
    }
}

static bool decode_store_immediate(struct reader *r, uint8_t opcode)
{
    const unsigned size = size_by_bit(r, opcode);

    return decode_operation(r, AVM_OP_STORE, size) && extension(r) == 0 && with_immediate(r, immediate_size(size));
}

static bool other(struct reader *r, unsigned more)
{
    r->to->operation = AVM_OP_OTHER;
    next_number(r, more);
    return true;
}

static bool decode_move_control(struct reader *r, uint8_t opcode)
{
    r->to->operation = AVM_OP_MOV_CR;
    r->to->is_write = (opcode & 2) != 0;
    r->to->size = r->mode == 8 ? 8 : 4;
    // Mod is ignored: the operand is a register whatever it says.
    const uint8_t modrm = next(r);
    r->to->reg = (uint8_t)((modrm >> 3 & 7) | (r->rex & 4) << 1);
    r->to->rm = (uint8_t)((modrm & 7) | (r->rex & 1) << 3);
    // AMD: a LOCK makes CR8 of CR0, for code that has no REX (APM vol. 3, MOV CRn).
    if (r->to->lock && (opcode & 1) == 0 && r->to->reg == 0) {
        r->to->reg = 8;
    }
    return true;
}

static bool decode_two_bytes(struct reader *r)
{
    const uint8_t opcode = next(r);

    switch (opcode) {
    case 0x01: return other(r, 1);                            // XSETBV, VMRUN, SWAPGS, …: register forms only
    case 0x06: case 0x08: case 0x09: case 0x30: case 0x31: case 0x32: case 0x33: case 0xa2: return other(r, 0);
    case 0x20: case 0x21: case 0x22: case 0x23: return decode_move_control(r, opcode);
    case 0xb6: return decode_extending_load(r, 1, false);
    case 0xb7: return decode_extending_load(r, 2, false);
    case 0xbe: return decode_extending_load(r, 1, true);
    case 0xbf: return decode_extending_load(r, 2, true);
    case 0xc3: return decode_operation(r, AVM_OP_STORE, operand_size(r));  // MOVNTI
    default: return false;
    }
}

static bool decode_one_byte(struct reader *r, uint8_t opcode)
{
    if (opcode < 0x40 && (opcode & 7) < 4) {
        r->to->alu = opcode >> 3;
        r->to->to_register = (opcode & 2) != 0;
        return decode_operation(r, AVM_OP_ALU, size_by_bit(r, opcode));
    }
    switch (opcode) {
    case 0x63: return r->mode == 8 && decode_extending_load(r, 4, true);
    case 0x6c: case 0x6d: return decode_port_string(r, AVM_OP_INS, opcode);
    case 0x6e: case 0x6f: return decode_port_string(r, AVM_OP_OUTS, opcode);
    case 0x80: case 0x81: case 0x83: return decode_group_1(r, opcode);
    case 0x84: case 0x85: return decode_operation(r, AVM_OP_TEST, size_by_bit(r, opcode));
    case 0x86: case 0x87: return decode_operation(r, AVM_OP_XCHG, size_by_bit(r, opcode));
    case 0x88: case 0x89: return decode_operation(r, AVM_OP_STORE, size_by_bit(r, opcode));
    case 0x8a: case 0x8b: return decode_operation(r, AVM_OP_LOAD, size_by_bit(r, opcode));
    case 0xa0: case 0xa1: case 0xa2: case 0xa3: return decode_offset(r, opcode);
    case 0xa4: case 0xa5: return decode_string(r, AVM_OP_MOVS, opcode);
    case 0xaa: case 0xab: return decode_string(r, AVM_OP_STOS, opcode);
    case 0xac: case 0xad: return decode_string(r, AVM_OP_LODS, opcode);
    case 0xc6: case 0xc7: return decode_store_immediate(r, opcode);
    case 0xe4: case 0xe5: case 0xe6: case 0xe7: return other(r, 1);
    case 0xec: case 0xed: case 0xee: case 0xef: case 0xf1: case 0xf4: return other(r, 0);
    case 0xf6: case 0xf7: return decode_group_3(r, opcode);
    case 0xfe: case 0xff: return decode_group_5(r, opcode);
    default: return false;
    }
}

bool avm_decode(const uint8_t *bytes, unsigned count, unsigned mode, struct avm_instruction *instruction)
{
    struct reader r = {.bytes = bytes, .count = count, .mode = mode, .to = instruction};
    uint8_t opcode;
    bool known;

    *instruction = (struct avm_instruction){.segment = AVM_DS};
    opcode = read_prefixes(&r);
    instruction->address_size = (uint8_t)address_size(&r);
    known = opcode == 0x0f ? decode_two_bytes(&r) : decode_one_byte(&r, opcode);
    instruction->length = (uint8_t)r.at;
    return known && !r.failed;
}

// ---- Arithmetic ----

static uint64_t sign_of(uint64_t value, unsigned size)
{
    return value >> (8 * size - 1) & 1;
}

static bool even_parity(uint64_t value)
{
    value ^= value >> 4;
    value ^= value >> 2;
    value ^= value >> 1;
    return (value & 1) == 0;
}

static uint64_t result_flags(uint64_t result, unsigned size)
{
    return (result == 0 ? AVM_BIT(6) : 0) | sign_of(result, size) << 7 | (even_parity(result & 0xff) ? AVM_BIT(2) : 0);
}

static uint64_t add(uint64_t left, uint64_t right, uint64_t carry, unsigned size, uint64_t *flags)
{
    const uint64_t result = avm_truncate(left + right + carry, size);
    const bool carried = carry != 0 ? result <= left : result < left;
    const uint64_t overflow = sign_of((left ^ result) & (right ^ result), size);

    *flags |= result_flags(result, size) | (carried ? 1 : 0) | ((left ^ right ^ result) & 0x10) | overflow << 11;
    return result;
}

static uint64_t subtract(uint64_t left, uint64_t right, uint64_t borrow, unsigned size, uint64_t *flags)
{
    const uint64_t result = avm_truncate(left - right - borrow, size);
    const bool borrowed = borrow != 0 ? left <= right : left < right;
    const uint64_t overflow = sign_of((left ^ right) & (left ^ result), size);

    *flags |= result_flags(result, size) | (borrowed ? 1 : 0) | ((left ^ right ^ result) & 0x10) | overflow << 11;
    return result;
}

static uint64_t logical(uint64_t result, unsigned size, uint64_t *flags)
{
    *flags |= result_flags(result, size);
    return result;
}

uint64_t avm_compute(enum avm_alu alu, uint64_t left, uint64_t right, unsigned size, uint64_t *flags)
{
    const uint64_t carry = *flags & 1;

    left = avm_truncate(left, size);
    right = avm_truncate(right, size);
    *flags &= ~RFLAGS_ARITHMETIC;
    switch (alu) {
    case AVM_ADD: return add(left, right, 0, size, flags);
    case AVM_OR: return logical(left | right, size, flags);
    case AVM_ADC: return add(left, right, carry, size, flags);
    case AVM_SBB: return subtract(left, right, carry, size, flags);
    case AVM_AND: return logical(left & right, size, flags);
    case AVM_XOR: return logical(left ^ right, size, flags);
    case AVM_SUB:
    case AVM_CMP: return subtract(left, right, 0, size, flags);
    }
    return 0;
}
