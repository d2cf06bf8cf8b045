// SPDX-License-Identifier: BSD-2-Clause
// Repeated string instructions: what is short and lies in one page is done by the host's, at the host's addresses.
#include "backend/cpu/soft/translator/block_compiler.h"

namespace apiary::cpu::soft {

using host::Operand;

namespace {

constexpr unsigned kMostBytes = 128;  ///< Which are said to have been written however many they are.

unsigned size_of(const Planned& planned) { return planned.instruction.info.operand_width / 8u; }

}  // namespace

void BlockCompiler::require_short_run(const Planned& planned, std::uint32_t interpreted) {
    out().instruction({.opcode = 0xf7}, 0, HostState::field(state_.system_flags));  // test
    out().put32(static_cast<std::uint32_t>(rflags::DF));
    add_cold({.kind = Cold::Kind::Interpret, .place = out().jump_if(host::kNotEqual), .number = interpreted});
    out().alu_immediate(host::kCmp, Operand::reg(kHostOf[Rcx]), static_cast<std::int32_t>(kMostBytes / size_of(planned)));
    add_cold({.kind = Cold::Kind::Interpret, .place = out().jump_if(host::kAbove), .number = interpreted});
}

std::uint32_t BlockCompiler::look_up_run(const Planned& planned, std::uint32_t interpreted) {
    const std::uint32_t site = begin_access(planned, kMostBytes, true);
    out().move(kAddress, kHostOf[Rdi]);
    look_up(site, kMostBytes, true);
    take_page_flags();
    out().compare_byte(Operand::at(kScratch), 0);
    add_cold({.kind = Cold::Kind::Interpret, .place = out().jump_if(host::kNotEqual), .number = interpreted});
    return site;
}

void BlockCompiler::fill(const Planned& planned) {
    save_flags();
    const std::uint32_t interpreted = add_site(planned);
    require_short_run(planned, interpreted);
    const std::uint32_t site = look_up_run(planned, interpreted);
    const Operand kept = state_.guest(kSlotEa);
    out().store(kept, kAddress);
    out().alu(host::kSub, kAddress, Operand::reg(kHostOf[Rdi]));  // How far the host's is from the guest's.
    out().alu(host::kAdd, kHostOf[Rdi], Operand::reg(kAddress));
    out().move(kScratch, kHostOf[Rax]);
    switch (size_of(planned)) {
        case 1: out().put({0xf3, 0xaa}); break;        // rep stosb
        case 4: out().put({0xf3, 0xab}); break;        // rep stosd
        default: out().put({0xf3, 0x48, 0xab}); break;  // rep stosq
    }
    out().alu(host::kSub, kHostOf[Rdi], Operand::reg(kAddress));
    out().load(kAddress, kept);
    after_store(site, false);
}

void BlockCompiler::copy(const Planned& planned) {
    save_flags();
    const std::uint32_t interpreted = add_site(planned);
    require_short_run(planned, interpreted);
    // Faults of the source come before any of the target.
    const std::uint32_t source = begin_access(planned, kMostBytes, false);
    out().move(kAddress, kHostOf[Rsi]);
    look_up(source, kMostBytes, false);
    out().store(HostState::field(state_.branch_target), kAddress);
    const std::uint32_t site = look_up_run(planned, interpreted);
    const Operand kept = state_.guest(kSlotEa);
    out().store(kept, kAddress);
    out().load(kScratch, HostState::field(state_.branch_target));
    out().alu(host::kSub, kAddress, Operand::reg(kHostOf[Rdi]));
    out().alu(host::kAdd, kHostOf[Rdi], Operand::reg(kAddress));
    out().alu(host::kSub, kScratch, Operand::reg(kHostOf[Rsi]));
    out().alu(host::kAdd, kHostOf[Rsi], Operand::reg(kScratch));
    switch (size_of(planned)) {
        case 1: out().put({0xf3, 0xa4}); break;        // rep movsb
        case 4: out().put({0xf3, 0xa5}); break;        // rep movsd
        default: out().put({0xf3, 0x48, 0xa5}); break;  // rep movsq
    }
    out().alu(host::kSub, kHostOf[Rdi], Operand::reg(kAddress));
    out().alu(host::kSub, kHostOf[Rsi], Operand::reg(kScratch));
    out().load(kAddress, kept);
    after_store(site, false);
}

}  // namespace apiary::cpu::soft
