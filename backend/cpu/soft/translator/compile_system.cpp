// SPDX-License-Identifier: BSD-2-Clause
// What kernels do all the time of what belongs to the system.
#include "backend/cpu/soft/translator/block_compiler.h"

namespace apiary::cpu::soft {

using host::Operand;

void BlockCompiler::require_ring_0(const Planned& planned) {
    out().alu_immediate(host::kCmp, HostState::field(state_.cpl), 0, false);
    add_cold({.kind = Cold::Kind::Interpret, .place = out().jump_if(host::kNotEqual), .number = add_site(planned)});
    flags_in_host_ = false;
}

void BlockCompiler::push_flags(const Planned& planned) {
    save_flags();
    flags_in_host_ = false;
    // Flags as LAHF and SETO leave them to where RFLAGS has them.
    out().load(kScratch, HostState::field(state_.flags), false);
    out().move(kAddress, kScratch, false);
    out().shift(5, kAddress, 8, false);
    out().alu_immediate(host::kAnd, Operand::reg(kAddress), static_cast<std::int32_t>(rflags::Arithmetic & 0xff), false);
    out().alu_immediate(host::kAnd, Operand::reg(kScratch), 1, false);
    out().shift(4, kScratch, 11, false);
    out().alu(host::kOr, kAddress, Operand::reg(kScratch), false);
    out().alu(host::kOr, kAddress, HostState::field(state_.system_flags));
    out().alu_immediate(host::kOr, Operand::reg(kAddress), static_cast<std::int32_t>(rflags::Fixed1));
    out().alu_immediate(host::kAnd, Operand::reg(kAddress), static_cast<std::int32_t>(~(rflags::VM | rflags::RF)));
    out().store(HostState::field(state_.branch_target), kAddress);
    push_kept(planned);
}

void BlockCompiler::clear_interrupts(const Planned& planned) {
    save_flags();
    require_ring_0(planned);
    // op_cli() has an interrupt that is here taken first.
    out().instruction({.opcode = 0xf6, .byte_rm = true}, 0, HostState::field(state_.attention));  // test
    out().put8(static_cast<std::uint8_t>(attention::Kick));
    add_cold({.kind = Cold::Kind::Interpret, .place = out().jump_if(host::kNotEqual), .number = add_site(planned)});
    out().alu_immediate(host::kAnd, HostState::field(state_.system_flags), static_cast<std::int32_t>(~rflags::IF));
}

void BlockCompiler::swap_gs(const Planned& planned) {
    save_flags();
    require_ring_0(planned);
    out().load(kScratch, state_.segment_base(Gs));
    out().load(kAddress, HostState::field(state_.kernel_gs_base));
    out().store(state_.segment_base(Gs), kAddress);
    out().store(HostState::field(state_.kernel_gs_base), kScratch);
}

void BlockCompiler::read_tsc(const Planned& planned) {
    if (cpu_.tsc_source != nullptr) {
        interpret(planned);
        return;
    }
    save_flags();
    flags_in_host_ = false;
    out().instruction({.opcode = 0xf6, .byte_rm = true}, 0, HostState::field(state_.cr4));  // test
    out().put8(static_cast<std::uint8_t>(cr4::TSD));
    add_cold({.kind = Cold::Kind::Interpret, .place = out().jump_if(host::kNotEqual), .number = add_site(planned)});
    out().put({0x0f, 0x31});  // rdtsc
    out().shift(4, host::kRdx, 32);
    out().alu(host::kOr, host::kRdx, Operand::reg(kScratch));
    out().alu(host::kSub, host::kRdx, HostState::field(state_.tsc_zero));
    out().alu(host::kAdd, host::kRdx, HostState::field(state_.tsc_adjust));
    out().move(kHostOf[Rax], host::kRdx, false);
    out().shift(5, host::kRdx, 32);
}

void BlockCompiler::from_segment(const Planned& planned) {
    const Instruction& instruction = planned.instruction;
    const unsigned guest = register_offset(instruction.operands[0].reg.value) / 8u;
    const bool displaced = kHostOf[guest] == host::kNone;
    const auto segment = static_cast<unsigned>(instruction.operands[1].reg.value - ZYDIS_REGISTER_ES);
    out().instruction({.map = 1, .opcode = 0xb7}, displaced ? kScratch : kHostOf[guest], state_.selector(segment));  // movzx
    if (displaced) {
        out().store(state_.guest(guest), kScratch);
    }
}

}  // namespace apiary::cpu::soft
