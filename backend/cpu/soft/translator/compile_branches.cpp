// SPDX-License-Identifier: BSD-2-Clause
// The stack, and near branches.
#include "backend/cpu/soft/translator/block_compiler.h"

namespace apiary::cpu::soft {

using host::Operand;

namespace {

constexpr unsigned kStackPointer = kHostOf[Rsp];

unsigned guest_of(const ZydisDecodedOperand& operand) { return register_offset(operand.reg.value) / 8u; }

}  // namespace

void BlockCompiler::push_kept(const Planned& planned) {
    const std::int32_t bytes = is_64_ ? 8 : 4;
    const std::uint32_t site = begin_access(planned, static_cast<unsigned>(bytes), true);
    out().lea(kAddress, Operand::at(kStackPointer, -bytes), is_64_);
    look_up(site, static_cast<unsigned>(bytes), true);
    out().load(kScratch, HostState::field(state_.branch_target));
    out().store(Operand::at(kAddress), kScratch, is_64_);
    move_stack_pointer(-bytes);
    after_store(site, false);
}

void BlockCompiler::push(const Planned& planned) {
    const ZydisDecodedOperand& operand = planned.instruction.operands[0];
    const std::int32_t bytes = is_64_ ? 8 : 4;
    if (planned.memory != nullptr) {
        access(planned, static_cast<unsigned>(bytes), false);
        out().load(kScratch, Operand::at(kAddress), is_64_);
        out().store(HostState::field(state_.branch_target), kScratch);
        push_kept(planned);
        return;
    }
    if (is_shared_) {
        push_shared(operand);
        return;
    }
    save_flags();
    const std::uint32_t site = begin_access(planned, static_cast<unsigned>(bytes), true);
    out().lea(kAddress, Operand::at(kStackPointer, -bytes), is_64_);
    look_up(site, static_cast<unsigned>(bytes), true);
    bool at_hand = true;
    if (operand.type == ZYDIS_OPERAND_TYPE_IMMEDIATE) {
        take_page_flags();
        out().instruction({.wide = is_64_, .opcode = 0xc7}, 0, Operand::at(kAddress));
        out().put32(static_cast<std::uint32_t>(operand.imm.value.s));
    } else if (const unsigned reg = kHostOf[guest_of(operand)]; reg != host::kNone) {
        take_page_flags();
        out().store(Operand::at(kAddress), reg, is_64_);
    } else {
        at_hand = false;
        out().load(kScratch, state_.guest(guest_of(operand)));
        out().store(Operand::at(kAddress), kScratch, is_64_);
    }
    move_stack_pointer(-bytes);
    after_store(site, at_hand);
}

void BlockCompiler::move_stack_pointer_later(std::int32_t by) {
    stack_moves_ += by;
    if (!is_shared_) {
        settle_stack();
    }
}

void BlockCompiler::settle_stack() {
    if (stack_moves_ != 0) {
        move_stack_pointer(stack_moves_);
        stack_moves_ = 0;
    }
}

void BlockCompiler::push_shared(const ZydisDecodedOperand& operand) {
    constexpr std::int32_t kBytes = 8;
    if (operand.type == ZYDIS_OPERAND_TYPE_IMMEDIATE) {
        out().instruction({.wide = true, .opcode = 0xc7}, 0, memory());
        out().put32(static_cast<std::uint32_t>(operand.imm.value.s));
    } else if (const unsigned reg = kHostOf[guest_of(operand)]; reg != host::kNone) {
        out().store(memory(), reg);
    } else {
        out().load(kScratch, state_.guest(guest_of(operand)));
        out().store(memory(), kScratch);
    }
    move_stack_pointer_later(-kBytes);
}

void BlockCompiler::pop(const Planned& planned) {
    const unsigned guest = guest_of(planned.instruction.operands[0]);
    const std::int32_t bytes = is_64_ ? 8 : 4;
    if (!is_shared_) {
        save_flags();
        const std::uint32_t site = begin_access(planned, static_cast<unsigned>(bytes), false);
        out().move(kAddress, kStackPointer, is_64_);
        look_up(site, static_cast<unsigned>(bytes), false);
    }
    if (guest == Rsp) {
        out().load(kStackPointer, memory(), is_64_);
        return;
    }
    const unsigned reg = kHostOf[guest] == host::kNone ? kScratch : kHostOf[guest];
    out().load(reg, memory(), is_64_);
    if (reg == kScratch) {
        out().store(state_.guest(guest), kScratch);
    }
    move_stack_pointer_later(bytes);
}

void BlockCompiler::leave_frame(const Planned& planned) {
    const std::int32_t bytes = is_64_ ? 8 : 4;
    save_flags();
    const std::uint32_t site = begin_access(planned, static_cast<unsigned>(bytes), false);
    out().move(kAddress, kHostOf[Rbp], is_64_);
    look_up(site, static_cast<unsigned>(bytes), false);
    out().load(kScratch, Operand::at(kAddress), is_64_);
    out().lea(kStackPointer, Operand::at(kHostOf[Rbp], bytes), is_64_);
    out().move(kHostOf[Rbp], kScratch);
}

void BlockCompiler::jump_if(const Planned& planned) {
    const std::int64_t target = target_of(planned), next = offset_behind(planned);
    const bool back = target <= head_offset_;
    restore_flags();
    const Planned* const origin = repeatable_;
    repeatable_ = nullptr;
    const bool may_drop = !flags_in_memory_ && !loop_;
    const bool drop_taken = may_drop && (!back || origin != nullptr) && ends_flags(target);
    const bool drop_next = may_drop && (planned.goes_on || ends_flags(next));
    if (!drop_taken && !drop_next) {
        save_flags();
    }
    const unsigned condition = planned.instruction.info.opcode & 15u;
    const auto offset = static_cast<std::int32_t>(target);
    const bool loops = drop_taken && back;
    const std::uint32_t taken = out().jump_if(loops ? condition ^ 1u : condition);
    if (loops) {
        check_attention(offset, origin);
        link(out().jump(), static_cast<std::uint16_t>(target), false,
             {.kind = Cold::Kind::LinkedExit, .place = 0, .flags = origin});
        out().patch_jump(taken, here());
    } else if (loop_) {
        add_cold({.kind = Cold::Kind::Loop, .place = taken, .number = known_vectors_});
        flush_vectors();
    } else if (drop_taken) {
        link(taken, static_cast<std::uint16_t>(target), false, {.kind = Cold::Kind::LinkedExit, .place = 0, .host_flags = true});
    } else if (drop_next) {
        add_cold({.kind = Cold::Kind::Kept, .place = taken, .value = offset});
    } else if (!stays_in_page(target)) {
        add_cold({.kind = Cold::Kind::OutOfPage, .place = taken, .value = offset});
    } else {
        take_link(taken, static_cast<std::uint16_t>(target), false);
    }
    if (planned.goes_on) {
        repeatable_ = planned.flags_repeatable ? origin : nullptr;
    } else if (drop_next) {
        link(out().jump(), static_cast<std::uint16_t>(next), false, {.kind = Cold::Kind::LinkedExit, .place = 0, .host_flags = true});
    } else {
        save_flags();
        go_to(next, false);
    }
}

Operand BlockCompiler::return_site(std::size_t field) const {
    const std::int32_t sites = is_user_ ? state_.user_returns : state_.supervisor_returns;
    return {.memory = true, .base = kCpu, .index = kAddress, .displacement = sites + static_cast<std::int32_t>(field)};
}

Operand BlockCompiler::next_return_site() const {
    const std::int32_t sites = is_user_ ? state_.user_returns : state_.supervisor_returns;
    return HostState::field(sites + static_cast<std::int32_t>(offsetof(ReturnSites, next)));
}

void BlockCompiler::move_return_site(host::Alu operation) {
    out().instruction({.opcode = 0x80, .byte_rm = true}, operation, Operand::reg(kAddress));
    out().put8(sizeof(ReturnSites::Site));
    out().store(next_return_site(), kAddress, false);
}

std::optional<std::uint32_t> BlockCompiler::note_return_site(const Planned& planned, unsigned vector) {
    std::optional<std::uint32_t> place;
    out().load(kAddress, next_return_site(), false);
    if (stays_in_page(offset_behind(planned))) {
        out().instruction({.prefix = 0x66, .wide = true, .map = 1, .opcode = 0x7e}, vector, Operand::reg(kScratch));  // movq
        out().store(return_site(offsetof(ReturnSites::Site, rip)), kScratch);
        place = out().lea_relative(kScratch);
        out().store(return_site(offsetof(ReturnSites::Site, code)), kScratch);
    }
    move_return_site(host::kAdd);
    return place;
}

void BlockCompiler::put_return_site(const Planned& planned, std::optional<std::uint32_t> place) {
    if (place) {
        patch(*place, here());
        take_link(out().jump(), static_cast<std::uint16_t>(offset_behind(planned)), true);
    }
}

std::optional<std::uint32_t> BlockCompiler::push_return_address(const Planned& planned) {
    const std::int32_t bytes = is_64_ ? 8 : 4;
    const std::uint32_t site = begin_access(planned, static_cast<unsigned>(bytes), true);
    // No vector register of the guest is in the host's at a branch.
    constexpr unsigned kReturnAddress = 0;
    rip_from_page(offset_behind(planned));
    out().instruction({.prefix = 0x66, .wide = true, .map = 1, .opcode = 0x6e}, kReturnAddress, Operand::reg(kScratch));  // movq
    out().lea(kAddress, Operand::at(kStackPointer, -bytes), is_64_);
    look_up(site, static_cast<unsigned>(bytes), true);
    take_page_flags();
    const std::uint8_t store = is_64_ ? 0xd6 : 0x7e;  // movq or movd
    out().instruction({.prefix = 0x66, .map = 1, .opcode = store}, kReturnAddress, Operand::at(kAddress));
    move_stack_pointer(-bytes);
    after_store(site, true);
    const auto place = note_return_site(planned, kReturnAddress);
    translator_.site(site).resume = here();
    translator_.site(site).resumes = true;
    return place;
}

void BlockCompiler::call(const Planned& planned) {
    save_flags();
    const auto place = push_return_address(planned);
    go_to(target_of(planned), true);
    put_return_site(planned, place);
}

void BlockCompiler::branch_indirect(const Planned& planned) {
    const bool is_call = planned.form == Form::CallIndirect;
    save_flags();
    const std::uint32_t site = add_site(planned);
    if (planned.memory != nullptr) {
        access(planned, is_64_ ? 8 : 4, false);
        out().load(kScratch, Operand::at(kAddress), is_64_);
    } else if (const unsigned guest = guest_of(planned.instruction.operands[0]); kHostOf[guest] == host::kNone) {
        out().load(kScratch, state_.guest(guest), is_64_);
    } else {
        out().move(kScratch, kHostOf[guest], is_64_);
    }
    if (!is_call) {
        // What a jump finds at an address of its own is in another program's part: a table of its linker's.
        const bool is_linkage = planned.memory != nullptr && planned.memory->mem.base == ZYDIS_REGISTER_RIP;
        if (const PageJumps::Table table = is_linkage ? nullptr : translator_.jumps_in_page(head_)) {
            go_within_page(site, table);
        } else {
            go_indirect(site, 0);
        }
        return;
    }
    canonical_or_interpret(site);
    out().store(HostState::field(state_.branch_target), kScratch);
    const auto place = push_return_address(planned);
    out().load(kScratch, HostState::field(state_.branch_target));
    go_indirect(0, 0);
    put_return_site(planned, place);
}

void BlockCompiler::return_near(const Planned& planned) {
    const Instruction& instruction = planned.instruction;
    const std::int32_t bytes = is_64_ ? 8 : 4;
    const bool releases = instruction.info.operand_count_visible != 0 &&
                          instruction.operands[0].type == ZYDIS_OPERAND_TYPE_IMMEDIATE;
    const auto extra = static_cast<std::int32_t>(releases ? instruction.operands[0].imm.value.u & 0xffff : 0);
    save_flags();
    const std::uint32_t interpreted = add_site(planned);
    if (!is_shared_) {
        const std::uint32_t site = begin_access(planned, static_cast<unsigned>(bytes), false);
        out().move(kAddress, kStackPointer, is_64_);
        look_up(site, static_cast<unsigned>(bytes), false);
    }
    out().load(kScratch, memory(), is_64_);
    out().load(kAddress, next_return_site(), false);
    move_return_site(host::kSub);
    out().alu(host::kCmp, kScratch, return_site(offsetof(ReturnSites::Site, rip)));
    add_cold({.kind = Cold::Kind::ReturnMissed, .place = out().jump_if(host::kNotEqual), .number = interpreted, .value = bytes + extra});
    move_stack_pointer(bytes + extra);
    out().alu_immediate(host::kAnd, Operand::reg(kScratch), static_cast<std::int32_t>(kPageMask));
    out().store(HostState::field(state_.page_base), kScratch);
    out().instruction({.opcode = 0xff}, 4, return_site(offsetof(ReturnSites::Site, code)));  // jmp
}

}  // namespace apiary::cpu::soft
