// SPDX-License-Identifier: BSD-2-Clause
// Memory operands and flags.
#include "backend/cpu/soft/translator/block_compiler.h"

#include <algorithm>

namespace apiary::cpu::soft {

using host::Operand;

namespace {

constexpr std::int32_t kPageSize = 4096;

bool is_rip(ZydisRegister reg) { return reg == ZYDIS_REGISTER_RIP || reg == ZYDIS_REGISTER_EIP; }

unsigned host_register(const ZydisDecodedOperand& operand) { return kHostOf[register_offset(operand.reg.value) / 8u]; }

/// No general register of it is in Cpu::regs.
bool names_host_registers(const Planned& planned) {
    const Instruction& instruction = planned.instruction;
    return std::all_of(instruction.operands, instruction.operands + instruction.info.operand_count_visible,
                       [](const ZydisDecodedOperand& operand) {
                           return operand.type != ZYDIS_OPERAND_TYPE_REGISTER || host_register(operand) != host::kNone;
                       });
}

std::uint8_t scale_shift(unsigned scale) {
    return static_cast<std::uint8_t>(scale <= 1 ? 0 : scale == 2 ? 1 : scale == 4 ? 2 : 3);
}

}  // namespace

std::uint32_t BlockCompiler::add_site(const Planned& planned) {
    const Instruction& instruction = planned.instruction;
    const std::uint32_t number = translator_.add_site(
        {.block = planned.block, .retry = here(), .first_op = planned.first_op, .op_count = planned.op_count,
         .next = static_cast<std::uint16_t>(instruction.offset + instruction.info.length)});
    sites_.push_back(number);
    return number;
}

std::uint32_t BlockCompiler::begin_access(const Planned& planned, unsigned bytes, bool write) {
    const std::uint32_t number = add_site(planned);
    Site& site = translator_.site(number);
    site.bytes = static_cast<std::uint8_t>(bytes);
    site.write = write;
    return number;
}

Operand BlockCompiler::effective(const Planned& planned, const ZydisDecodedOperand& memory) {
    const ZydisDecodedOperandMem& mem = memory.mem;
    Operand operand = {.memory = true};
    operand.displacement = static_cast<std::int32_t>(mem.disp.value);
    if (is_rip(mem.base)) {
        out().load(kAddress, HostState::field(state_.page_base));
        operand.base = kAddress;
        operand.displacement += offset_behind(planned);
    } else if (mem.base != ZYDIS_REGISTER_NONE) {
        const auto guest = static_cast<unsigned>(ZydisRegisterGetId(mem.base));
        operand.base = kHostOf[guest];
        if (operand.base == host::kNone) {
            out().load(kAddress, state_.guest(guest));
            operand.base = kAddress;
        }
    }
    if (mem.index != ZYDIS_REGISTER_NONE) {
        const auto guest = static_cast<unsigned>(ZydisRegisterGetId(mem.index));
        operand.index = kHostOf[guest];
        if (operand.index == host::kNone) {
            out().load(kScratch, state_.guest(guest));
            operand.index = kScratch;
        }
        operand.scale = scale_shift(mem.scale);
    }
    return operand;
}

void BlockCompiler::address(const Planned& planned, const ZydisDecodedOperand& memory) {
    const bool wide = planned.instruction.info.address_width == 64;
    const Operand operand = effective(planned, memory);
    if (operand.index == host::kNone && operand.displacement == 0 && operand.base != host::kNone) {
        out().move(kAddress, operand.base, wide);
    } else {
        out().lea(kAddress, operand, wide);
    }
    if (is_64_ && (memory.mem.segment == ZYDIS_REGISTER_FS || memory.mem.segment == ZYDIS_REGISTER_GS)) {
        out().alu(host::kAdd, kAddress, state_.segment_base(memory.mem.segment == ZYDIS_REGISTER_FS ? Fs : Gs));
    }
}

void BlockCompiler::look_up(std::uint32_t site, unsigned bytes, bool write, std::uint32_t aligned_site, std::uint8_t misaligned) {
    find_entry(bytes, write);
    add_cold({.kind = Cold::Kind::Missed, .place = out().jump_if(host::kAbove), .number = site, .write = write});
    if (misaligned != 0) {
        out().instruction({.opcode = 0xf6, .byte_rm = true}, 0, Operand::reg(kAddress));  // test
        out().put8(misaligned);
        add_cold({.kind = Cold::Kind::Interpret, .place = out().jump_if(host::kNotEqual), .number = aligned_site});
    }
    out().alu(host::kAdd, kAddress, entry(offsetof(FastTlbEntry, host)));
    flags_in_host_ = false;
}

void BlockCompiler::find_entry(unsigned bytes, bool write) {
    constexpr unsigned kEntryShift = 5;
    static_assert(sizeof(FastTlbEntry) == 1u << kEntryShift);
    if (cpu_.native->has(ZYDIS_ISA_SET_BMI2)) {
        out().vex_instruction({.map = 3, .opcode = 0xf0}, 3, false, 0, kScratch, Operand::reg(kAddress));  // rorx
        out().put8(12 - kEntryShift);
    } else {
        out().move(kScratch, kAddress, false);
        out().shift(5, kScratch, 12 - kEntryShift, false);
    }
    out().alu_immediate(host::kAnd, Operand::reg(kScratch), static_cast<std::int32_t>((FastTlb::kSize - 1) << kEntryShift), false);
    if (!is_user_) {
        out().alu(host::kAdd, kScratch, HostState::field(state_.fast_tlb));
    }
    out().alu(host::kXor, kAddress, entry(write ? offsetof(FastTlbEntry, write_tag) : offsetof(FastTlbEntry, read_tag)));
    out().alu_immediate(host::kCmp, Operand::reg(kAddress), kPageSize - static_cast<std::int32_t>(bytes));
}

Operand BlockCompiler::entry(std::size_t field) const {
    static_assert(Cpu::kUser == 0);  // It begins where kCpu points to.
    const auto offset = static_cast<std::int32_t>(field);
    return is_user_ ? Operand{.memory = true, .base = kCpu, .index = kScratch, .displacement = offset} : Operand::at(kScratch, offset);
}

void BlockCompiler::access(const Planned& planned, unsigned bytes, bool write, std::uint8_t misaligned) {
    if (is_shared_) {
        return;
    }
    save_flags();
    const std::uint32_t site = begin_access(planned, bytes, write);
    const std::uint32_t aligned_site = misaligned == 0 ? 0 : add_site(planned);
    address(planned, *planned.memory);
    look_up(site, bytes, write, aligned_site, misaligned);
}

void BlockCompiler::translate_shared(std::span<Planned> instructions, const SharedAccess& access) {
    if (instructions.front().begins_block) {
        begin_block(instructions.front());
        instructions.front().begins_block = false;  // Whoever does them one by one has been there.
    }
    record_x87();
    save_flags();
    Shared shared = {.instructions = instructions, .before = flag_state(), .behind = {},
                     .known_vectors = known_vectors_, .dirty_vectors = dirty_vectors_};
    const auto number = static_cast<std::uint32_t>(shared_.size());
    const auto one_by_one_if = [&](unsigned condition) {
        add_cold({.kind = Cold::Kind::OneByOne, .place = out().jump_if(condition), .number = number});
        cold_.back().flags = nullptr;
    };
    if (access.low == 0) {
        out().move(kAddress, kHostOf[access.base]);
    } else {
        out().lea(kAddress, Operand::at(kHostOf[access.base], access.low));
    }
    find_entry(access.bytes, access.stores);
    one_by_one_if(host::kAbove);
    out().alu(host::kAdd, kAddress, entry(offsetof(FastTlbEntry, host)));
    if (access.stores) {
        // Code that overwrites itself here does so one by one.
        take_page_flags();
        out().compare_byte(Operand::at(kScratch), 0);
        one_by_one_if(host::kNotEqual);
    }
    flags_in_host_ = shared.before.in_host = false;
    is_shared_ = true;
    std::int32_t moved = -access.low;
    for (Planned& planned : instructions) {
        if (names_stack_pointer(planned)) {
            settle_stack();
        }
        if (planned.form == Form::Return && !loop_) {
            flush_vectors();
        }
        shared_offset_ = moved + displacement_of(planned);
        moved += constant_change(planned, access.base).value_or(0);
        translate(planned);
        if (!planned.flags_read) {
            flags_in_memory_ = true;
            repeatable_ = nullptr;
        }
    }
    settle_stack();
    is_shared_ = false;
    if (access.stores) {
        save_flags();
        sites_.clear();
        const std::uint32_t site = begin_access(instructions.back(), access.bytes, true);
        const std::size_t cold_before = cold_.size();
        after_store(site, false);
        cold_[cold_before].loads = known_vectors_;
        translator_.site(site).resume = here();
        // The page had no code: if this code is out of date, then by another thread, and nobody keeps flags for that.
        translator_.site(site).resumes = true;
    }
    shared.behind = flag_state();
    shared.resume = here();
    shared_.push_back(shared);
}

void BlockCompiler::one_by_one(const Shared& shared) {
    const auto known = known_vectors_, dirty = dirty_vectors_;
    set_flag_state(shared.before);
    known_vectors_ = shared.known_vectors;
    dirty_vectors_ = shared.dirty_vectors;
    for (Planned& planned : shared.instructions) {
        translate_next(planned);
    }
    if (shared.behind.in_memory && !flags_in_memory_) {
        save_flags_at_last();
    }
    if (shared.behind.in_host) {
        restore_flags();
    }
    out().patch_jump(out().jump(), shared.resume);
    known_vectors_ = known;
    dirty_vectors_ = dirty;
    set_flag_state({});
}

void BlockCompiler::after_store(std::uint32_t site, bool at_hand) {
    if (!at_hand) {
        out().move(kScratch, kAddress);
        out().shift(5, kScratch, 12);
        out().alu(host::kAdd, kScratch, HostState::field(state_.flags_of_host_pages));
    }
    out().compare_byte(Operand::at(kScratch), 0);
    add_cold({.kind = Cold::Kind::Written, .place = out().jump_if(host::kNotEqual), .number = site});
    flags_in_host_ = false;
}

// ---- Flags

void BlockCompiler::put_flags() {
    out().put({0x9f, 0x0f, 0x90, 0xc0});  // lahf; seto al
    out().store(HostState::field(state_.flags), kScratch, false);
}

void BlockCompiler::save_flags() {
    if (!flags_in_memory_ && repeatable_ == nullptr) {
        put_flags();
        flags_in_memory_ = true;
    }
}

void BlockCompiler::save_flags_at_last() {
    if (repeatable_ != nullptr) {
        restore_flags();
        repeatable_ = nullptr;
    }
    save_flags();
}

void BlockCompiler::repeat_flags(const Planned& origin) {
    const Instruction& instruction = origin.instruction;
    const bool wide = instruction.operands[0].size == 64;
    const unsigned result = host_register(instruction.operands[0]);
    host::Alu again = host::kCmp, back = host::kAdd;
    switch (instruction.info.mnemonic) {
        case ZYDIS_MNEMONIC_CMP:
        case ZYDIS_MNEMONIC_TEST:
            origin.form == Form::AluRax ? alu_rax(origin) : generic(origin);
            return;
        case ZYDIS_MNEMONIC_ADD:
            again = host::kAdd;
            back = host::kSub;
            break;
        case ZYDIS_MNEMONIC_SUB: break;
        default: out().instruction({.wide = wide, .opcode = 0x85}, result, Operand::reg(result)); return;  // test
    }
    out().move(kScratch, result, wide);
    const ZydisDecodedOperand& other = instruction.operands[1];
    for (const host::Alu operation : {back, again}) {
        if (other.type == ZYDIS_OPERAND_TYPE_IMMEDIATE) {
            out().alu_immediate(operation, Operand::reg(kScratch), static_cast<std::int32_t>(other.imm.value.s), wide);
        } else {
            out().alu(operation, kScratch, Operand::reg(host_register(other)), wide);
        }
    }
}

void BlockCompiler::restore_flags() {
    if (!flags_in_host_ && repeatable_ != nullptr) {
        repeat_flags(*repeatable_);
        flags_in_host_ = true;
    } else if (!flags_in_host_) {
        out().load(kScratch, HostState::field(state_.flags), false);
        out().put({0x04, 0x7f, 0x9e});  // add al, 0x7f (sets OF from bit 0); sahf
        flags_in_host_ = true;
    }
}

void BlockCompiler::wrote_flags(const Planned& planned) {
    if (planned.writes_flags != FlagEffect::None) {
        flags_in_host_ = planned.flags_wanted;
        flags_in_memory_ = !planned.flags_wanted;
        repeatable_ = planned.flags_repeatable && names_host_registers(planned) ? &planned : nullptr;
    }
}

}  // namespace apiary::cpu::soft
