// SPDX-License-Identifier: BSD-2-Clause
// The instructions that load CS: far JMP, CALL and RET, IRET, INT n, INT3, INTO, INT1.
#include "backend/cpu/soft/far_control.h"

#include "backend/cpu/soft/debug.h"
#include "backend/cpu/soft/exception.h"
#include "backend/cpu/soft/far_transfer.h"
#include "backend/cpu/soft/handlers.h"
#include "backend/cpu/soft/segment.h"

namespace apiary::cpu::soft {

namespace {

using FarTransfer = void (*)(Cpu&, const FarPointer&, std::uint64_t);

/// Selector in op->extra, offset in op->disp, operand size in op->aux.
template <FarTransfer kTransfer>
const Op* op_far_direct(Cpu& cpu, const Op* op) {
    cpu.current = op;
    kTransfer(cpu, {op->extra, static_cast<std::uint64_t>(op->disp), op->aux}, cpu.next_rip(op));
    return next_block(cpu);
}

template <FarTransfer kTransfer, class T>
const Op* op_far_indirect(Cpu& cpu, const Op* op) {
    const std::uint64_t linear = linear_address(cpu, op);
    const T offset = load<T>(cpu, op, linear);
    const auto selector = load<std::uint16_t>(cpu, op, linear + sizeof(T));
    cpu.current = op;
    kTransfer(cpu, {selector, offset, sizeof(T)}, cpu.next_rip(op));
    return next_block(cpu);
}

const Op* op_far_ret(Cpu& cpu, const Op* op) {
    cpu.current = op;
    far_return(cpu, op->aux, static_cast<std::uint16_t>(op->imm));
    return next_block(cpu);
}

const Op* op_iret(Cpu& cpu, const Op* op) {
    cpu.current = op;
    interrupt_return(cpu, op->aux, cpu.next_rip(op));
    return next_block(cpu);
}

const Op* enter_software(Cpu& cpu, const Op* op, Vector vector, Event::Kind kind) {
    enter_handler(cpu, {.vector = static_cast<std::uint8_t>(vector), .kind = kind}, cpu.next_rip(op));
    inhibit_debug_traps(cpu);
    return next_block(cpu);
}

const Op* op_int(Cpu& cpu, const Op* op) {
    cpu.current = op;
    if ((cpu.mode & mode::V86) != 0 && (cpu.system_flags & rflags::IOPL) != rflags::IOPL) {
        cpu.raise(Vector::GeneralProtection, 0);
    }
    return enter_software(cpu, op, static_cast<Vector>(op->aux), Event::Kind::Software);
}

const Op* op_int3(Cpu& cpu, const Op* op) {
    cpu.current = op;
    return enter_software(cpu, op, Vector::Breakpoint, Event::Kind::Software);
}

const Op* op_into(Cpu& cpu, const Op* op) {
    cpu.current = op;
    if ((cpu.flags & hostflags::OF) == 0) {
        cpu.rip = cpu.next_rip(op);
        return next_block(cpu);
    }
    return enter_software(cpu, op, Vector::Overflow, Event::Kind::Software);
}

/// ICEBP: like a #DB of the CPU's own, but DR6 stays as it is.
const Op* op_int1(Cpu& cpu, const Op* op) {
    cpu.current = op;
    return enter_software(cpu, op, Vector::Debug, Event::Kind::Exception);
}

template <FarTransfer kTransfer>
void decode_far(const Instruction& instruction, OpWriter& out) {
    const ZydisDecodedOperand& operand = instruction.operands[0];
    const unsigned bytes = instruction.info.operand_width / 8;
    if (operand.type == ZYDIS_OPERAND_TYPE_POINTER) {
        Op op = out.make(op_far_direct<kTransfer>);
        op.extra = operand.ptr.segment;
        op.disp = operand.ptr.offset;
        op.aux = static_cast<std::uint8_t>(bytes);
        out.push(op);
        return;
    }
    Op op = out.make(bytes == 2   ? op_far_indirect<kTransfer, std::uint16_t>
                     : bytes == 4 ? op_far_indirect<kTransfer, std::uint32_t>
                                  : op_far_indirect<kTransfer, std::uint64_t>);
    out.set_memory(op, operand, bytes + 2, false);
    out.push(op);
}

bool decode_one(const Instruction& instruction, OpWriter& out) {
    const bool far = instruction.info.meta.branch_type == ZYDIS_BRANCH_TYPE_FAR;
    Op op = out.make(nullptr);
    op.aux = static_cast<std::uint8_t>(instruction.info.operand_width / 8);
    op.seg = Ss;
    switch (instruction.info.mnemonic) {
        case ZYDIS_MNEMONIC_JMP:
            if (far) {
                decode_far<far_jump>(instruction, out);
            }
            return far;
        case ZYDIS_MNEMONIC_CALL:
            if (far) {
                decode_far<far_call>(instruction, out);
            }
            return far;
        case ZYDIS_MNEMONIC_RET:
            if (!far) {
                return false;
            }
            op.fn = op_far_ret;
            op.imm = instruction.info.operand_count_visible != 0 ? immediate_of(instruction.operands[0]) : 0;
            break;
        case ZYDIS_MNEMONIC_IRET:
        case ZYDIS_MNEMONIC_IRETD:
        case ZYDIS_MNEMONIC_IRETQ:
            op.fn = op_iret;
            break;
        case ZYDIS_MNEMONIC_INT:
            op.fn = op_int;
            op.aux = static_cast<std::uint8_t>(instruction.operands[0].imm.value.u);
            break;
        case ZYDIS_MNEMONIC_INT3: op.fn = op_int3; break;
        case ZYDIS_MNEMONIC_INTO: op.fn = op_into; break;
        case ZYDIS_MNEMONIC_INT1: op.fn = op_int1; break;
        default: return false;
    }
    out.push(op);
    return true;
}

}  // namespace

bool decode_far_control(const Instruction& instruction, OpWriter& out) {
    if (!decode_one(instruction, out)) {
        return false;
    }
    out.end_block();
    return true;
}

}  // namespace apiary::cpu::soft
