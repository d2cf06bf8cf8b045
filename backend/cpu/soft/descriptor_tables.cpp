// SPDX-License-Identifier: BSD-2-Clause
// LGDT LIDT SGDT SIDT, LLDT LTR SLDT STR.
#include "backend/cpu/soft/system.h"

namespace apiary::cpu::soft {

namespace {

/// Limit and base of a table in memory. op->aux: bytes of the base; op->imm: its bits that count.
template <DescriptorTable Cpu::* kTable>
const Op* op_load_table(Cpu& cpu, const Op* op) {
    require_privileged(cpu, op);
    const std::uint64_t linear = linear_address(cpu, op);
    DescriptorTable table;
    table.limit = load<std::uint16_t>(cpu, op, linear);
    if (op->aux == 8) {
        table.base = load<std::uint64_t>(cpu, op, linear + 2);
        if (!is_canonical(table.base)) {
            cpu.current = op;
            cpu.raise(Vector::GeneralProtection, 0);
        }
    } else {
        table.base = load<std::uint32_t>(cpu, op, linear + 2) & static_cast<std::uint32_t>(op->imm);
    }
    cpu.*kTable = table;
    APIARY_NEXT(cpu, op);
}

template <DescriptorTable Cpu::* kTable>
const Op* op_store_table(Cpu& cpu, const Op* op) {
    check_umip(cpu, op);
    const std::uint64_t linear = linear_address(cpu, op);
    const DescriptorTable& table = cpu.*kTable;
    check_write(cpu, op, linear, 2u + op->aux);
    store<std::uint16_t>(cpu, op, linear, table.limit);
    if (op->aux == 8) {
        store<std::uint64_t>(cpu, op, linear + 2, table.base);
    } else {
        store<std::uint32_t>(cpu, op, linear + 2, static_cast<std::uint32_t>(table.base));
    }
    APIARY_NEXT(cpu, op);
}

const Op* op_lldt(Cpu& cpu, const Op* op) {
    require_protected(cpu, op);
    require_privileged(cpu, op);
    const std::uint16_t selector = read_word(cpu, op);
    cpu.current = op;
    load_ldtr(cpu, selector);
    APIARY_NEXT(cpu, op);
}

const Op* op_ltr(Cpu& cpu, const Op* op) {
    constexpr std::uint16_t kTableIndicator = 4;
    require_protected(cpu, op);
    require_privileged(cpu, op);
    const std::uint16_t selector = read_word(cpu, op);
    cpu.current = op;
    if (is_null_selector(selector)) {
        cpu.raise(Vector::GeneralProtection, 0);
    }
    if ((selector & kTableIndicator) != 0) {
        raise_for_selector(cpu, Vector::GeneralProtection, selector);
    }
    const Descriptor tss = require_descriptor(cpu, selector);
    const bool available = tss.is_system_of(system_type::Tss) ||
                           (tss.is_system_of(system_type::Tss16) && !is_long_mode(cpu));
    if (!available) {
        raise_for_selector(cpu, Vector::GeneralProtection, selector);
    }
    if (!tss.present()) {
        raise_for_selector(cpu, Vector::SegmentNotPresent, selector);
    }
    mark_busy(cpu, selector, true);
    cpu.tr = tss.segment(selector);
    cpu.tr.access |= system_type::BusyTss & 2;
    APIARY_NEXT(cpu, op);
}

template <Segment Cpu::* kRegister>
const Op* op_store_selector(Cpu& cpu, const Op* op) {
    require_protected(cpu, op);
    check_umip(cpu, op);
    write_word(cpu, op, (cpu.*kRegister).selector);
    APIARY_NEXT(cpu, op);
}

void decode_table(Op& op, bool writes, const Instruction& instruction, OpWriter& out) {
    const std::uint8_t base_bytes = instruction.is_64() ? 8 : 4;
    out.set_memory(op, instruction.operands[0], 2u + base_bytes, writes);
    op.aux = base_bytes;
    // With 16-bit operands a base has 24 bits (SDM vol. 2, LGDT).
    op.imm = instruction.info.operand_width == 16 ? 0xff'ffff : -1;
}

}  // namespace

bool decode_descriptor_tables(const Instruction& instruction, OpWriter& out) {
    Op op = out.make(nullptr);
    const ZydisDecodedOperand& operand = instruction.operands[0];
    switch (instruction.info.mnemonic) {
        case ZYDIS_MNEMONIC_LGDT:
            op.fn = op_load_table<&Cpu::gdtr>;
            decode_table(op, false, instruction, out);
            break;
        case ZYDIS_MNEMONIC_LIDT:
            op.fn = op_load_table<&Cpu::idtr>;
            decode_table(op, false, instruction, out);
            break;
        case ZYDIS_MNEMONIC_SGDT:
            op.fn = op_store_table<&Cpu::gdtr>;
            decode_table(op, true, instruction, out);
            break;
        case ZYDIS_MNEMONIC_SIDT:
            op.fn = op_store_table<&Cpu::idtr>;
            decode_table(op, true, instruction, out);
            break;
        case ZYDIS_MNEMONIC_LLDT:
            op.fn = op_lldt;
            set_word_source(op, operand, out);
            break;
        case ZYDIS_MNEMONIC_LTR:
            op.fn = op_ltr;
            set_word_source(op, operand, out);
            break;
        case ZYDIS_MNEMONIC_SLDT:
            op.fn = op_store_selector<&Cpu::ldtr>;
            set_word_destination(op, operand, out);
            break;
        case ZYDIS_MNEMONIC_STR:
            op.fn = op_store_selector<&Cpu::tr>;
            set_word_destination(op, operand, out);
            break;
        default: return false;
    }
    out.push(op);
    return true;
}

}  // namespace apiary::cpu::soft
