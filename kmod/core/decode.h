// SPDX-License-Identifier: BSD-2-Clause
// Decoder for the instructions that exits are about: those that compilers and kernels use on device memory, and the ones that are
// intercepted. Not for anything else (SDM vol. 2, chapter 2 and appendix A). Bytes are the guest's and may be anything.
#ifndef APIARY_KMOD_DECODE_H
#define APIARY_KMOD_DECODE_H

#include "types.h"

enum { AVM_LONGEST_INSTRUCTION = 15 };

enum avm_operation {
    AVM_OP_LOAD,      ///< Register = memory, extended as `sign_extend` says.
    AVM_OP_STORE,     ///< Memory = register or immediate.
    AVM_OP_ALU,       ///< `alu`, flags; the result goes to memory or, if `to_register`, to the register.
    AVM_OP_TEST,      ///< AND that only sets flags.
    AVM_OP_XCHG,
    AVM_OP_NOT,
    AVM_OP_NEG,
    AVM_OP_INC,
    AVM_OP_DEC,
    AVM_OP_MOVS,
    AVM_OP_STOS,
    AVM_OP_LODS,
    AVM_OP_INS,
    AVM_OP_OUTS,
    AVM_OP_MOV_CR,    ///< `reg` is the control register, `rm` the general one.
    AVM_OP_OTHER,     ///< Intercepted, without memory operand: CPUID, HLT, IN, …
};

enum avm_alu { AVM_ADD, AVM_OR, AVM_ADC, AVM_SBB, AVM_AND, AVM_SUB, AVM_XOR, AVM_CMP };

struct avm_instruction {
    enum avm_operation operation;
    uint8_t length;
    uint8_t size;          ///< Bytes of the operation: 1, 2, 4, 8.
    uint8_t memory_size;   ///< Bytes in memory.
    uint8_t address_size;  ///< 2, 4, 8.
    uint8_t segment;       ///< enum avm_segment of a memory operand at DS:SI, override applied.
    uint8_t alu;           ///< enum avm_alu.
    uint8_t reg, rm;       ///< Numbers of registers.
    bool high_byte;        ///< `reg` is AH, CH, DH or BH.
    bool has_immediate;    ///< The source is `immediate`, not the register.
    bool sign_extend, to_register, repeat, lock;
    bool is_write;         ///< MOV_CR: to the control register.
    uint64_t immediate;
};

/// `mode` is 2, 4 or 8: the default operand and address size is 16 or 32 bits, or the code is 64-bit code. False when the
/// bytes are no instruction that is known here, or end before it does.
bool avm_decode(const uint8_t *bytes, unsigned count, unsigned mode, struct avm_instruction *instruction);

/// Arithmetic of the given size: gives the result and changes the six flags in *flags as the CPU does.
uint64_t avm_compute(enum avm_alu alu, uint64_t left, uint64_t right, unsigned size, uint64_t *flags);

/// The low `size` bytes of a value.
static inline uint64_t avm_truncate(uint64_t value, unsigned size)
{
    return size >= 8 ? value : value & ((1ull << (8 * size)) - 1);
}

/// The low `size` bytes, sign-extended.
static inline uint64_t avm_extend(uint64_t value, unsigned size)
{
    const unsigned shift = size >= 8 ? 0 : 64 - 8 * size;

    return (uint64_t)((int64_t)(value << shift) >> shift);
}

#endif
