// SPDX-License-Identifier: BSD-2-Clause
#include "backend/cpu/soft/handlers.h"

namespace apiary::cpu::soft {

bool decode_integer(const Instruction& instruction, OpWriter& out) {
    return decode_move(instruction, out) || decode_alu(instruction, out) || decode_stack(instruction, out) ||
           decode_shift(instruction, out) || decode_bits(instruction, out) || decode_multiply(instruction, out) ||
           decode_exchange(instruction, out) || decode_flags_and_decimal(instruction, out);
}

}  // namespace apiary::cpu::soft
