// SPDX-License-Identifier: BSD-2-Clause
#include "backend/cpu/soft/translator/shared_access.h"

#include <algorithm>

#include "backend/cpu/soft/translator/host_state.h"

namespace apiary::cpu::soft {

namespace {

constexpr std::int32_t kMostBytes = 128;  ///< The more, the oftener they lie on two pages.
constexpr std::int32_t kWord = 8;

bool is_general(const ZydisDecodedOperand& operand) {
    return operand.type == ZYDIS_OPERAND_TYPE_REGISTER && !is_register(operand, ZYDIS_REGCLASS_FLAGS) &&
           !is_register(operand, ZYDIS_REGCLASS_IP);
}

unsigned number_of(const ZydisDecodedOperand& operand) { return register_offset(operand.reg.value) / 8u; }

bool writes_register(const Planned& planned, unsigned reg) {
    const Instruction& instruction = planned.instruction;
    return std::any_of(instruction.operands, instruction.operands + instruction.info.operand_count,
                       [&](const ZydisDecodedOperand& operand) {
                           return is_general(operand) && writes(operand) && number_of(operand) == reg;
                       });
}

/// An access of up to eight bytes at a register in the host's and a displacement.
bool is_simple_access(const Planned& planned) {
    const Instruction& instruction = planned.instruction;
    if (planned.form == Form::Push || planned.form == Form::Pop) {
        const ZydisDecodedOperand& operand = instruction.operands[0];
        return planned.memory == nullptr && (planned.form == Form::Push || number_of(operand) != Rsp);
    }
    if (planned.form != Form::Generic || planned.vector || planned.memory == nullptr || instruction.info.address_width != 64) {
        return false;
    }
    const auto& mem = planned.memory->mem;
    return mem.index == ZYDIS_REGISTER_NONE && mem.base != ZYDIS_REGISTER_NONE && mem.base != ZYDIS_REGISTER_RIP &&
           mem.segment != ZYDIS_REGISTER_FS && mem.segment != ZYDIS_REGISTER_GS && planned.memory->size <= 64 &&
           kHostOf[static_cast<unsigned>(ZydisRegisterGetId(mem.base))] != host::kNone &&
           mem.disp.value == static_cast<std::int16_t>(mem.disp.value);
}

/// A return may be the last one behind loads: what it takes from the stack is all there is to it.
bool is_return(const Planned& planned, unsigned base, bool stores) {
    return planned.form == Form::Return && base == Rsp && !stores;
}

unsigned base_of(const Planned& planned) {
    return planned.memory == nullptr ? unsigned{Rsp} : static_cast<unsigned>(ZydisRegisterGetId(planned.memory->mem.base));
}

std::int32_t bytes_of(const Planned& planned) { return planned.memory == nullptr ? kWord : planned.memory->size / 8; }

bool stores(const Planned& planned) {
    return planned.form == Form::Push || (planned.memory != nullptr && writes(*planned.memory));
}

bool in_host(const ZydisDecodedOperand& operand) { return kHostOf[number_of(operand)] != host::kNone; }

/// It can do without kAddress, and cannot leave.
bool may_stand_between(const Planned& planned) {
    const Instruction& instruction = planned.instruction;
    if (planned.may_leave || planned.vector) {
        return false;
    }
    switch (planned.form) {
        case Form::Nothing:
        case Form::AluRax:
        case Form::MoveImmediate:
        case Form::Extend:
        case Form::SignToRdx: return true;
        case Form::Generic:
            return std::all_of(instruction.operands, instruction.operands + instruction.info.operand_count_visible,
                               [](const ZydisDecodedOperand& operand) { return !is_general(operand) || in_host(operand); });
        case Form::Lea: {
            const auto& mem = instruction.operands[1].mem;
            return instruction.operands[0].size != 16 && mem.base != ZYDIS_REGISTER_RIP && mem.base != ZYDIS_REGISTER_EIP &&
                   (mem.base == ZYDIS_REGISTER_NONE || kHostOf[static_cast<unsigned>(ZydisRegisterGetId(mem.base))] != host::kNone);
        }
        default: return false;
    }
}

}  // namespace

std::optional<std::int32_t> constant_change(const Planned& planned, unsigned base) {
    const Instruction& instruction = planned.instruction;
    if (!writes_register(planned, base)) {
        return 0;
    }
    if (planned.form == Form::Push || planned.form == Form::Pop) {
        return planned.form == Form::Push ? -kWord : kWord;
    }
    const ZydisDecodedOperand& to = instruction.operands[0];
    const ZydisDecodedOperand& from = instruction.operands[1];
    if (planned.memory != nullptr || to.size != 64) {
        return std::nullopt;
    }
    const auto small = [](std::int64_t value) { return value == static_cast<std::int16_t>(value); };
    if (planned.form == Form::Lea) {
        const bool itself = from.mem.index == ZYDIS_REGISTER_NONE && from.mem.base == to.reg.value && small(from.mem.disp.value);
        return itself ? std::optional(static_cast<std::int32_t>(from.mem.disp.value)) : std::nullopt;
    }
    const bool add = instruction.info.mnemonic == ZYDIS_MNEMONIC_ADD, sub = instruction.info.mnemonic == ZYDIS_MNEMONIC_SUB;
    if ((!add && !sub) || from.type != ZYDIS_OPERAND_TYPE_IMMEDIATE || !small(from.imm.value.s)) {
        return std::nullopt;
    }
    return static_cast<std::int32_t>(add ? from.imm.value.s : -from.imm.value.s);
}

std::int32_t displacement_of(const Planned& planned) {
    if (planned.memory != nullptr) {
        return static_cast<std::int32_t>(planned.memory->mem.disp.value);
    }
    return planned.form == Form::Push ? -kWord : 0;
}

bool names_stack_pointer(const Planned& planned) {
    const Instruction& instruction = planned.instruction;
    const bool in_address = planned.form == Form::Lea && (instruction.operands[1].mem.base == ZYDIS_REGISTER_RSP ||
                                                          instruction.operands[1].mem.base == ZYDIS_REGISTER_ESP);
    return planned.form == Form::Return || in_address ||
           std::any_of(instruction.operands, instruction.operands + instruction.info.operand_count_visible,
                       [](const ZydisDecodedOperand& operand) { return is_general(operand) && number_of(operand) == Rsp; });
}

std::optional<SharedAccess> find_shared_access(std::span<const Planned> instructions) {
    if (instructions.empty() || !instructions.front().instruction.is_64() || !is_simple_access(instructions.front())) {
        return std::nullopt;
    }
    SharedAccess shared = {.base = base_of(instructions.front())};
    std::int32_t moved = 0, high = 0;
    unsigned accesses = 0;
    for (std::size_t at = 0; at < instructions.size(); ++at) {
        const Planned& planned = instructions[at];
        if (at != 0 && planned.begins_block) {
            break;
        }
        const bool returns = is_return(planned, shared.base, shared.stores);
        const bool accesses_it = returns || (is_simple_access(planned) && base_of(planned) == shared.base);
        if (accesses_it) {
            const std::int32_t from = moved + displacement_of(planned);
            const std::int32_t low = accesses == 0 ? from : std::min(shared.low, from);
            high = accesses == 0 ? from + bytes_of(planned) : std::max(high, from + bytes_of(planned));
            if (high - low > kMostBytes) {
                break;
            }
            shared.low = low;
            shared.bytes = static_cast<unsigned>(high - low);
            shared.stores = shared.stores || stores(planned);
            shared.count = at + 1;
            ++accesses;
            if (returns) {
                break;
            }
        } else if (!may_stand_between(planned)) {
            break;
        }
        const auto change = constant_change(planned, shared.base);
        if (!change) {
            break;
        }
        moved += *change;
        if (moved != static_cast<std::int16_t>(moved)) {
            break;
        }
    }
    return accesses > 1 ? std::optional(shared) : std::nullopt;
}

}  // namespace apiary::cpu::soft
