// SPDX-License-Identifier: BSD-2-Clause
// The frame of a block's code, and the ways out of it. Its instructions are in compile_*.cpp.
#include "backend/cpu/soft/translator/block_compiler.h"

#include <algorithm>

#include "backend/base/check.h"

namespace apiary::cpu::soft {

using host::Operand;

namespace {

bool is_branch(Form form) { return form >= Form::Jump; }

/// The way of a branch that is as likely as the other stays near.
bool is_seldom(Cold::Kind kind) {
    using enum Cold::Kind;
    return kind != Loop && kind != Kept && kind != OutOfPage && kind != LeavesPage;
}

}  // namespace

BlockCompiler::BlockCompiler(Translator& translator, const Cpu& cpu, const Block& head, std::span<const std::uint8_t> page)
    : translator_(translator),
      state_(translator.state()),
      cpu_(cpu),
      head_(head),
      head_offset_(static_cast<std::int32_t>(head.ram_offset & ~kPageMask)),
      is_64_((head.mode & mode::CodeMask) == mode::Code64),
      is_user_((head.mode & mode::User) != 0),
      page_(page),
      code_{.code = host::Emitter(translator.next_code(CodeArena::Part::Hot)),
            .cold = host::Emitter(translator.next_code(CodeArena::Part::Cold))} {}

std::optional<CompiledBlock> BlockCompiler::compile(std::vector<Planned>& instructions) {
    const auto interpreted = std::ranges::count(instructions, Form::Interpret, &Planned::form);
    if (instructions.empty() || 2 * static_cast<std::size_t>(interpreted) > instructions.size()) {
        return std::nullopt;
    }
    find_vectors(instructions);
    ends_own_flags_ = overwrites_flags(instructions);
    entries();
    for (std::span<Planned> rest(instructions); !rest.empty();) {
        const auto shared = find_shared_access(rest);
        if (shared) {
            translate_shared(rest.first(shared->count), *shared);
        } else {
            translate_next(rest.front());
        }
        rest = rest.subspan(shared ? shared->count : 1);
    }
    end(instructions.back());
    cold_code();
    return std::move(code_);
}

void BlockCompiler::translate_next(Planned& planned) {
    if (planned.begins_block) {
        begin_block(planned);
    }
    sites_.clear();
    const std::size_t cold_before = cold_.size();
    if (is_branch(planned.form) || planned.may_leave) {
        record_x87();
    }
    if (is_branch(planned.form) && !loop_) {
        flush_vectors();
    }
    translate(planned);
    for (std::size_t i = cold_before; i < cold_.size(); ++i) {
        cold_[i].loads = known_vectors_;
    }
    for (const std::uint32_t site : sites_) {
        translator_.site(site).blocked = blocked_;
        if (translator_.site(site).resume == 0) {
            translator_.site(site).resume = here();
        }
    }
    if (!planned.flags_wanted) {
        flags_in_memory_ = true;
        repeatable_ = nullptr;
    }
}

void BlockCompiler::entries() {
    code_.checked = here();
    code_.gate = check_attention(head_offset_);
    code_.fast = here();
    if (blocked_ != 0) {
        out().instruction({.opcode = 0xf7}, 0, HostState::field(state_.native_blocked));  // test
        out().put32(blocked_);
        add_cold({.kind = Cold::Kind::Blocked, .place = out().jump_if(host::kNotEqual), .value = head_offset_});
    }
    count_instructions(head_);
    if (loop_vectors_ != 0) {
        load_vectors(loop_vectors_);
        known_vectors_ = loop_vectors_;
        dirty_vectors_ = loop_written_;
        loop_ = here();
    }
}

void BlockCompiler::begin_block(const Planned& first) {
    if (flags_in_memory_ || repeatable_ != nullptr) {
        count_instructions(*first.block);
        flags_in_host_ = false;
    } else {  // The flags are nowhere else.
        out().load(kScratch, HostState::field(state_.instructions));
        out().lea(kScratch, Operand::at(kScratch, first.block->instructions));
        out().store(HostState::field(state_.instructions), kScratch);
    }
}

void BlockCompiler::count_instructions(const Block& block) {
    out().alu_immediate(host::kAdd, HostState::field(state_.instructions), block.instructions);
}

std::uint32_t BlockCompiler::check_attention(std::int32_t target, const Planned* flags) {
    out().alu_immediate(host::kCmp, HostState::field(state_.attention), 0, false);
    const std::uint32_t value = here() - 1;
    add_cold({.kind = Cold::Kind::Exit, .place = out().jump_if(host::kNotEqual), .value = target, .flags = flags});
    return value;
}

void BlockCompiler::translate(Planned& planned) {
    switch (planned.form) {
        case Form::Interpret: interpret(planned); break;
        case Form::Nothing: break;
        case Form::Generic: generic(planned); break;
        case Form::AluRax: alu_rax(planned); break;
        case Form::MoveImmediate: move_immediate(planned); break;
        case Form::Swap: swap_bytes(planned); break;
        case Form::ExchangeRax: exchange_rax(planned); break;
        case Form::Extend: extend(planned); break;
        case Form::SignToRdx: sign_to_rdx(planned); break;
        case Form::HighByte: high_byte(planned); break;
        case Form::OfHighByte: of_high_byte(planned); break;
        case Form::Carry: carry(planned); break;
        case Form::Lea: lea(planned); break;
        case Form::VexGeneral: vex_general(planned); break;
        case Form::VexVector: vex_vector(planned); break;
        case Form::ZeroUpper: zero_upper(); break;
        case Form::X87: x87(planned); break;
        case Form::Multiply: multiply(planned); break;
        case Form::Divide: divide(planned); break;
        case Form::CompareExchange: compare_exchange(planned); break;
        case Form::Push: push(planned); break;
        case Form::Pop: pop(planned); break;
        case Form::Leave: leave_frame(planned); break;
        case Form::PushFlags: push_flags(planned); break;
        case Form::ClearInterrupts: clear_interrupts(planned); break;
        case Form::SwapGs: swap_gs(planned); break;
        case Form::ReadTsc: read_tsc(planned); break;
        case Form::FromSegment: from_segment(planned); break;
        case Form::Fill: fill(planned); break;
        case Form::Copy: copy(planned); break;
        case Form::Jump:
            if (!planned.goes_on) {
                leave_for(target_of(planned));
            }
            break;
        case Form::JumpIf: jump_if(planned); break;
        case Form::Call: call(planned); break;
        case Form::JumpIndirect:
        case Form::CallIndirect: branch_indirect(planned); break;
        case Form::Return: return_near(planned); break;
    }
}

void BlockCompiler::end(const Planned& last) {
    if (!is_branch(last.form)) {  // Else it has ended the code itself.
        record_x87();
        flush_vectors();
        leave_for(offset_behind(last));
    }
}

void BlockCompiler::interpret(const Planned& planned) {
    flush_vectors();
    save_flags_at_last();
    const std::uint32_t site = add_site(planned);
    out().move_immediate(kScratch, 2 * site);
    const std::uint32_t place = out().call();
    out().patch_jump(place, translator_.slow_code());
    out().put({0xff, 0xe0});  // jmp rax
    flags_in_host_ = false;
    flags_in_memory_ = true;
}

// ---- Branches

void BlockCompiler::rip_from_page(std::int32_t offset) {
    out().load(kScratch, HostState::field(state_.page_base));
    out().lea(kScratch, Operand::at(kScratch, offset), is_64_);
}

void BlockCompiler::leave_for_code(std::uint32_t code) {
    out().patch_jump(out().jump(), code);
}

bool BlockCompiler::stays_in_page(std::int64_t target) const {
    if (!is_in_page(target)) {
        return false;
    }
    const Block* next = cpu_.blocks->find((head_.ram_offset & kPageMask) | static_cast<std::uint64_t>(target), head_.mode);
    return next == nullptr || !next->crosses();
}

void BlockCompiler::go_to(std::int64_t target, bool checked) {
    if (!stays_in_page(target)) {
        go_out_of_page(static_cast<std::int32_t>(target));
        return;
    }
    take_link(out().jump(), static_cast<std::uint16_t>(target), checked);
}

bool BlockCompiler::ends_flags(std::int64_t target) const {
    if (!is_in_page(target)) {
        return false;
    }
    const auto offset = static_cast<std::uint16_t>(target);
    if (offset == head_offset_) {
        return ends_own_flags_;
    }
    // Only bytes that were decoded are watched for writes.
    Block* next = cpu_.blocks->find((head_.ram_offset & kPageMask) | offset, head_.mode);
    if (next == nullptr) {
        return false;
    }
    constexpr std::uint16_t kFirst = 3;
    Block first = *next;
    first.instructions = std::min(first.instructions, kFirst);
    const auto code = page_.subspan(offset);
    return overwrites_flags(plan_block(first, code, *cpu_.native)) &&
           (next->instructions <= kFirst || overwrites_flags(plan_block(*next, code, *cpu_.native)));
}

void BlockCompiler::leave_for(std::int64_t target) {
    const bool back = target <= head_offset_;
    if (flags_in_memory_ || (back && repeatable_ == nullptr) || !ends_flags(target)) {
        save_flags_at_last();
        go_to(target, false);
        return;
    }
    Cold exit = {.kind = Cold::Kind::LinkedExit, .place = 0, .flags = repeatable_, .host_flags = repeatable_ == nullptr};
    repeatable_ = nullptr;
    if (back) {
        check_attention(static_cast<std::int32_t>(target), exit.flags);
    }
    link(out().jump(), static_cast<std::uint16_t>(target), false, exit);
}

void BlockCompiler::take_link(std::uint32_t place, std::uint16_t offset, bool checked) {
    link(place, offset, checked || offset <= head_offset_, {.kind = Cold::Kind::LinkedExit, .place = place});
}

void BlockCompiler::link(std::uint32_t place, std::uint16_t offset, bool checked, const Cold& exit) {
    if (offset == head_offset_) {
        patch(place, checked ? code_.checked : code_.fast);
    } else if (const HostCode* known = translator_.neighbour(cpu_, head_, offset)) {
        patch(place, checked ? known->checked : known->fast);
    } else {
        Cold cold = exit;
        cold.place = place;
        cold.number = translator_.add_link({.place = place, .from = &head_, .target = offset, .checked = checked});
        cold.value = offset;
        add_cold(cold);
    }
}

void BlockCompiler::go_out_of_page(std::int32_t target) {
    const auto page = static_cast<std::int32_t>(target & static_cast<std::int32_t>(kPageMask));
    const std::uint32_t number = translator_.add_link({.from = &head_, .target = target});
    const std::uint32_t condition = compare_condition();
    add_cold({.kind = Cold::Kind::FarMissed, .place = out().jump_if(host::kNotEqual), .value = target, .link = number});
    if (page != 0) {
        out().alu_immediate(host::kAdd, HostState::field(state_.page_base), page, is_64_);
    }
    const std::uint32_t place = out().jump();
    translator_.link(number).place = place;
    translator_.link(number).condition = condition;
}

std::uint32_t BlockCompiler::compare_condition() {
    const std::uint32_t key = out().move_long(kScratch, 0);
    const std::uint32_t page = out().move_long(kAddress, 0);
    out().alu(host::kXor, kScratch, HostState::field(state_.block_key));
    const std::uint32_t field = here() - 1;
    out().alu(host::kXor, kAddress, HostState::field(state_.page_base));
    out().alu(host::kOr, kScratch, Operand::reg(kAddress));
    check(page - key == FarCondition::kToPage && field - key == FarCondition::kToField, "a far condition is where it is looked for");
    return key;
}

void BlockCompiler::go_indirect(std::uint32_t site, std::int32_t adjust, std::uint32_t link) {
    static_assert(kJumpTableSize == 1u << 16 && sizeof(JumpTarget) == 1u << 5);
    out().instruction({.map = 1, .opcode = 0xb7}, kAddress, Operand::reg(kScratch));  // movzx r32, r16
    out().shift(4, kAddress, 5, false);
    out().alu(host::kAdd, kAddress, HostState::field(state_.jumps));
    out().alu(host::kCmp, kScratch, jump_target(offsetof(JumpTarget, rip)));
    add_cold({.kind = Cold::Kind::BranchMissed, .place = out().jump_if(host::kNotEqual), .number = site, .value = adjust,
              .link = link});
    // What a kernel jumps to is mostly the same in every address space.
    out().load(kScratch, HostState::field(is_user_ ? state_.block_key : state_.global_key));
    out().alu(host::kCmp, kScratch, jump_target(offsetof(JumpTarget, key)));
    add_cold({.kind = Cold::Kind::KeyMissed, .place = out().jump_if(host::kNotEqual), .number = site, .value = adjust,
              .link = link, .resume = here()});
    if (adjust != 0) {
        move_stack_pointer(adjust);
    }
    out().load(kScratch, jump_target(offsetof(JumpTarget, page)));
    out().store(HostState::field(state_.page_base), kScratch);
    out().instruction({.opcode = 0xff}, 4, jump_target(offsetof(JumpTarget, code)));
}

void BlockCompiler::go_within_page(std::uint32_t site, PageJumps::Table table) {
    constexpr std::uint8_t kPointerShift = 3;
    out().move(kAddress, kScratch);
    out().alu(host::kXor, kAddress, HostState::field(state_.page_base));
    out().alu_immediate(host::kCmp, Operand::reg(kAddress), static_cast<std::int32_t>(~kPageMask));
    add_cold({.kind = Cold::Kind::LeavesPage, .place = out().jump_if(host::kAbove), .number = site});
    out().move_immediate(kScratch, reinterpret_cast<std::uint64_t>(table));
    out().load(kScratch, {.memory = true, .base = kScratch, .index = kAddress, .scale = kPointerShift});
    out().instruction({.wide = true, .opcode = 0x85}, kScratch, Operand::reg(kScratch));  // test
    add_cold({.kind = Cold::Kind::NoCode, .place = out().jump_if(host::kEqual), .number = site});
    out().instruction({.opcode = 0xff}, 4, Operand::reg(kScratch));  // jmp
}

Operand BlockCompiler::jump_target(std::size_t field) const {
    return Operand::at(kAddress, static_cast<std::int32_t>(field));
}

void BlockCompiler::canonical_or_interpret(std::uint32_t site) {
    if (!is_64_) {
        return;
    }
    out().move(kAddress, kScratch);
    out().shift(4, kAddress, 16);
    out().shift(7, kAddress, 16);
    out().alu(host::kCmp, kAddress, Operand::reg(kScratch));
    add_cold({.kind = Cold::Kind::Interpret, .place = out().jump_if(host::kNotEqual), .number = site});
}

// ---- Cold code

void BlockCompiler::cold_code() {
    repeatable_ = nullptr;
    // Some of it asks for more of it.
    for (std::size_t i = 0; i < cold_.size(); ++i) {
        const Cold one = cold_[i];
        out_ = is_seldom(one.kind) ? &code_.cold : &code_.code;
        patch(one.place, here());
        cold(one);
    }
}

void BlockCompiler::put_link(std::uint32_t number) {
    out().instruction({.opcode = 0xc7}, 0, HostState::field(state_.link));  // mov
    out().put32(number);
}

void BlockCompiler::cold(const Cold& one) {
    const auto keep_flags = [&] {
        if (one.flags != nullptr) {
            repeat_flags(*one.flags);
            repeatable_ = nullptr;
        }
        if (one.flags != nullptr || one.host_flags) {
            put_flags();
        }
    };
    const auto call_slow = [&](std::uint32_t request) {
        keep_flags();
        store_vectors(one.stores);
        out().move_immediate(kScratch, request);
        const std::uint32_t place = out().call();
        out().patch_jump(place, translator_.slow_code());
        load_vectors(one.loads);
        out().put({0xff, 0xe0});  // jmp rax
    };
    switch (one.kind) {
        case Cold::Kind::Missed:
            // The tag makes the linear address of it again.
            out().alu(host::kXor, kAddress, entry(one.write ? offsetof(FastTlbEntry, write_tag) : offsetof(FastTlbEntry, read_tag)));
            call_slow(2 * one.number);
            break;
        case Cold::Kind::Interpret: call_slow(2 * one.number); break;
        case Cold::Kind::Written: call_slow(2 * one.number + 1); break;
        case Cold::Kind::Exit:
        case Cold::Kind::Blocked:
        case Cold::Kind::LinkedExit:
            keep_flags();
            store_vectors(one.stores);
            rip_from_page(one.value);
            out().store(HostState::field(state_.rip), kScratch);
            if (one.kind != Cold::Kind::Exit) {
                put_link(one.kind == Cold::Kind::Blocked ? Translator::kInterpretNext : one.number);
            }
            leave_for_code(translator_.exit_code());
            break;
        case Cold::Kind::Loop: {
            // Once more, with vector registers in place.
            dirty_vectors_ = loop_written_;
            load_vectors(static_cast<std::uint16_t>(loop_vectors_ & ~one.number));
            check_attention(head_offset_);
            dirty_vectors_ = 0;
            count_instructions(head_);
            out().patch_jump(out().jump(), *loop_);
            break;
        }
        case Cold::Kind::Kept:
            put_flags();
            go_to(one.value, false);
            break;
        case Cold::Kind::OneByOne: one_by_one(shared_[one.number]); break;
        case Cold::Kind::NoCode:
            out().load(kScratch, HostState::field(state_.page_base));
            out().alu(host::kXor, kScratch, Operand::reg(kAddress));
            [[fallthrough]];
        case Cold::Kind::LeavesPage: go_indirect(one.number, 0); break;
        case Cold::Kind::ReturnMissed: go_indirect(one.number, one.value); break;
        case Cold::Kind::FarMissed:
            rip_from_page(one.value);
            go_indirect(0, 0, one.link);
            break;
        case Cold::Kind::OutOfPage: go_out_of_page(one.value); break;
        case Cold::Kind::KeyMissed:
            if (!is_user_) {
                out().load(kScratch, HostState::field(state_.block_key));
                out().alu(host::kCmp, kScratch, jump_target(offsetof(JumpTarget, key)));
                out().patch_jump(out().jump_if(host::kEqual), one.resume);
            }
            out().load(kScratch, jump_target(offsetof(JumpTarget, rip)));
            [[fallthrough]];
        case Cold::Kind::BranchMissed:
            if (one.number != 0) {
                canonical_or_interpret(one.number);
            }
            if (one.value != 0) {
                move_stack_pointer(one.value);
            }
            if (one.link != 0) {
                out().store(HostState::field(state_.rip), kScratch);
                put_link(one.link);
                leave_for_code(translator_.exit_code());
            } else {
                leave_for_code(translator_.find_code());
            }
            break;
    }
}

std::optional<CompiledBlock> compile_block(Cpu& cpu, Translator& translator, Block& block) {
    const std::uint64_t page = block.ram_offset & kPageMask;
    constexpr std::size_t kWords = (~kPageMask + 1) / sizeof(std::uint64_t), kBehind = 16 / sizeof(std::uint64_t);
    std::array<std::uint64_t, kWords + kBehind> copy;
    const auto take = [&](std::size_t first, std::size_t count, std::uint64_t from) {
        for (std::size_t i = 0; i < count; ++i) {
            copy[first + i] = __atomic_load_n(reinterpret_cast<const std::uint64_t*>(cpu.ram + from) + i, __ATOMIC_RELAXED);
        }
    };
    take(0, kWords, page);
    if (block.crosses()) {
        take(kWords, kBehind, block.second_page);
    }
    const std::span bytes(reinterpret_cast<const std::uint8_t*>(copy.data()),
                          (block.crosses() ? kWords + kBehind : kWords) * sizeof(std::uint64_t));
    std::vector<Planned> instructions = plan_trace(block, *cpu.blocks, bytes, *cpu.native, translator.hot());
    return BlockCompiler(translator, cpu, block, bytes).compile(instructions);
}

}  // namespace apiary::cpu::soft
