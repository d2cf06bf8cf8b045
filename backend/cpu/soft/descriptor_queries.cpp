// SPDX-License-Identifier: BSD-2-Clause
// LAR LSL VERR VERW ARPL.
#include "backend/cpu/soft/system.h"

namespace apiary::cpu::soft {

namespace {

/// The descriptor of `selector` if the running code may see it; nothing else is asked of it.
std::optional<Descriptor> visible_descriptor(Cpu& cpu, std::uint16_t selector) {
    if (is_null_selector(selector)) {
        return std::nullopt;
    }
    const auto descriptor = read_descriptor(cpu, selector);
    if (!descriptor) {
        return std::nullopt;
    }
    const bool open = descriptor->is_code() && descriptor->conforming();
    if (!open && (descriptor->dpl() < cpu.cpl || descriptor->dpl() < rpl_of(selector))) {
        return std::nullopt;
    }
    return descriptor;
}

/// System descriptors that LAR shows (SDM vol. 2, table 3-53).
bool lar_shows(const Cpu& cpu, unsigned type) {
    switch (type) {
        case system_type::Ldt:
        case system_type::Tss:
        case system_type::BusyTss:
        case system_type::CallGate:
            return true;
        case system_type::Tss16:
        case system_type::BusyTss16:
        case system_type::CallGate16:
        case system_type::TaskGate:
            return !is_long_mode(cpu);
        default:
            return false;
    }
}

/// Those of which LSL shows the limit (SDM vol. 2, table 3-58).
bool lsl_shows(const Cpu& cpu, unsigned type) {
    return lar_shows(cpu, type) && type != system_type::CallGate && type != system_type::CallGate16 &&
           type != system_type::TaskGate;
}

/// Writes the destination register, whose width is op->extra.
void set_result(Cpu& cpu, const Op* op, std::uint32_t value) {
    if (op->extra == 16) {
        set_reg<std::uint16_t>(cpu, op->dst, static_cast<std::uint16_t>(value));
    } else {
        set_reg<std::uint32_t>(cpu, op->dst, value);
    }
}

const Op* op_lar(Cpu& cpu, const Op* op) {
    require_protected(cpu, op);
    const auto descriptor = visible_descriptor(cpu, read_word(cpu, op));
    const bool shown = descriptor && (!descriptor->is_system() || lar_shows(cpu, descriptor->type()));
    if (shown) {
        set_result(cpu, op, static_cast<std::uint32_t>(descriptor->low >> 32) & 0x00ff'ff00);
    }
    set_zero_flag(cpu, shown);
    APIARY_NEXT(cpu, op);
}

const Op* op_lsl(Cpu& cpu, const Op* op) {
    require_protected(cpu, op);
    const auto descriptor = visible_descriptor(cpu, read_word(cpu, op));
    const bool shown = descriptor && (!descriptor->is_system() || lsl_shows(cpu, descriptor->type()));
    if (shown) {
        set_result(cpu, op, descriptor->limit());
    }
    set_zero_flag(cpu, shown);
    APIARY_NEXT(cpu, op);
}

const Op* op_verr(Cpu& cpu, const Op* op) {
    require_protected(cpu, op);
    const auto descriptor = visible_descriptor(cpu, read_word(cpu, op));
    set_zero_flag(cpu, descriptor && (descriptor->is_data() ||
                                      (descriptor->is_code() && (descriptor->type() & segment_type::Readable) != 0)));
    APIARY_NEXT(cpu, op);
}

const Op* op_verw(Cpu& cpu, const Op* op) {
    require_protected(cpu, op);
    const auto descriptor = visible_descriptor(cpu, read_word(cpu, op));
    set_zero_flag(cpu, descriptor && descriptor->is_data() && (descriptor->type() & segment_type::Writable) != 0);
    APIARY_NEXT(cpu, op);
}

const Op* op_arpl(Cpu& cpu, const Op* op) {
    require_protected(cpu, op);
    const unsigned wanted = rpl_of(reg_at<std::uint16_t>(cpu, op->src));
    bool raised = false;
    const auto adjust = [&](std::uint16_t selector) {
        raised = rpl_of(selector) < wanted;
        return static_cast<std::uint16_t>(raised ? (selector & ~3u) | wanted : selector);
    };
    if ((op->aux & kInMemory) != 0) {
        modify<std::uint16_t>(cpu, op, linear_address(cpu, op), adjust);
    } else {
        set_reg<std::uint16_t>(cpu, op->dst, adjust(reg_at<std::uint16_t>(cpu, op->dst)));
    }
    set_zero_flag(cpu, raised);
    APIARY_NEXT(cpu, op);
}

}  // namespace

bool decode_descriptor_queries(const Instruction& instruction, OpWriter& out) {
    Op op = out.make(nullptr);
    switch (instruction.info.mnemonic) {
        case ZYDIS_MNEMONIC_LAR:
        case ZYDIS_MNEMONIC_LSL:
            op.fn = instruction.info.mnemonic == ZYDIS_MNEMONIC_LAR ? op_lar : op_lsl;
            op.dst = offset_of(instruction.operands[0]);
            op.extra = instruction.operands[0].size;
            set_word_source(op, instruction.operands[1], out);
            break;
        case ZYDIS_MNEMONIC_VERR:
        case ZYDIS_MNEMONIC_VERW:
            op.fn = instruction.info.mnemonic == ZYDIS_MNEMONIC_VERR ? op_verr : op_verw;
            set_word_source(op, instruction.operands[0], out);
            break;
        case ZYDIS_MNEMONIC_ARPL:
            op.fn = op_arpl;
            op.src = offset_of(instruction.operands[1]);
            set_word_destination(op, instruction.operands[0], out);
            break;
        default: return false;
    }
    out.push(op);
    return true;
}

}  // namespace apiary::cpu::soft
