// SPDX-License-Identifier: BSD-2-Clause
#include "backend/cpu/soft/system.h"

#include "backend/cpu/soft/far_control.h"

namespace apiary::cpu::soft {

bool decode_system(const Instruction& instruction, OpWriter& out) {
    return decode_far_control(instruction, out) || decode_segment_moves(instruction, out) ||
           decode_descriptor_queries(instruction, out) || decode_descriptor_tables(instruction, out) ||
           decode_flag_control(instruction, out) || decode_control_registers(instruction, out) ||
           decode_fast_calls(instruction, out) || decode_model_registers(instruction, out) ||
           decode_cache_control(instruction, out) || decode_processor_control(instruction, out);
}

}  // namespace apiary::cpu::soft
