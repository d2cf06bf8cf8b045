// SPDX-License-Identifier: BSD-2-Clause
#include "tests/cpu/oracle/sequence.h"

#include <algorithm>
#include <cstring>
#include <format>
#include <memory>
#include <span>

#include "backend/base/check.h"
#include "tests/cpu/oracle/random.h"

namespace apiary::cpu::oracle {

namespace {

constexpr std::uint8_t kInt3 = 0xcc;

void fill_window(std::uint64_t seed, std::span<std::byte> window) {
    Random random(seed);
    for (std::size_t at = 0; at + 8 <= window.size(); at += 8) {
        std::uint64_t value = random.next();
        switch (value & 7) {
            case 0: value = random.interesting(); break;
            case 1:
            case 2: value = random.interesting_double(); break;
            default: break;
        }
        std::memcpy(&window[at], &value, sizeof value);
    }
}

void fix(const Sequence& sequence, const std::vector<std::size_t>& offsets, std::size_t index, std::uint8_t* code) {
    const Item& item = sequence.items[index];
    const std::uint64_t start = layout(sequence.code32).code + sequence.code_offset;
    const std::uint64_t end_of_item = start + offsets[index] + item.length;
    std::uint64_t value = 0;
    switch (item.fixup) {
        case Fixup::None: return;
        case Fixup::Branch: value = start + offsets[item.target] - end_of_item; break;
        case Fixup::RipMemory: value = item.address - end_of_item; break;
        case Fixup::ItemAddress: value = start + offsets[item.target]; break;
    }
    std::memcpy(code + offsets[index] + item.fixup_offset, &value, item.fixup_size);
}

}  // namespace

std::vector<std::size_t> item_offsets(const Sequence& sequence) {
    std::vector<std::size_t> offsets;
    std::size_t at = 0;
    for (const Item& item : sequence.items) {
        offsets.push_back(at);
        at += item.length;
    }
    offsets.push_back(at);
    return offsets;
}

void assemble(const Sequence& sequence, Case& into) {
    const std::vector<std::size_t> offsets = item_offsets(sequence);
    check(offsets.back() + 1 <= into.code.size(), "a sequence fits into a case");
    into.seed = sequence.seed;
    into.code32 = sequence.code32;
    into.code_offset = sequence.code_offset;
    into.code_length = static_cast<std::uint16_t>(offsets.back() + 1);
    for (std::size_t i = 0; i < sequence.items.size(); ++i) {
        std::memcpy(&into.code[offsets[i]], sequence.items[i].bytes.data(), sequence.items[i].length);
        fix(sequence, offsets, i, into.code.data());
    }
    into.code[offsets.back()] = kInt3;
    into.registers = sequence.registers;
    into.registers.rip = layout(sequence.code32).code + sequence.code_offset;
    into.xsave = sequence.xsave;
    fill_window(sequence.window_seed, into.window);
}

Sequence without(const Sequence& sequence, std::size_t index) {
    Sequence shorter = sequence;
    std::size_t end = index + 1;
    while (end < sequence.items.size() && sequence.items[end].continues) {
        ++end;
    }
    shorter.items.erase(shorter.items.begin() + static_cast<std::ptrdiff_t>(index),
                        shorter.items.begin() + static_cast<std::ptrdiff_t>(end));
    for (Item& item : shorter.items) {
        if (item.target > index) {
            item.target = std::max(index, item.target - std::min(item.target, end - index));
        }
    }
    return shorter;
}

const Item* item_at(const Sequence& sequence, std::uint64_t rip) {
    const std::vector<std::size_t> offsets = item_offsets(sequence);
    const std::uint64_t start = layout(sequence.code32).code + sequence.code_offset;
    for (std::size_t i = 0; i < sequence.items.size(); ++i) {
        if (rip == start + offsets[i]) {
            return &sequence.items[i];
        }
    }
    return nullptr;
}

std::uint64_t undefined_at(const Sequence& sequence, std::uint64_t rip) {
    const Item* item = item_at(sequence, rip);
    return item != nullptr ? item->undefined_before : sequence.undefined_at_end;
}

std::string disassemble(const Sequence& sequence) {
    auto assembled = std::make_unique<Case>();
    assemble(sequence, *assembled);
    ZydisDecoder decoder;
    ZydisFormatter formatter;
    ZydisDecoderInit(&decoder, sequence.code32 ? ZYDIS_MACHINE_MODE_LONG_COMPAT_32 : ZYDIS_MACHINE_MODE_LONG_64,
                     sequence.code32 ? ZYDIS_STACK_WIDTH_32 : ZYDIS_STACK_WIDTH_64);
    ZydisFormatterInit(&formatter, ZYDIS_FORMATTER_STYLE_INTEL);
    std::string text;
    const std::vector<std::size_t> offsets = item_offsets(sequence);
    for (std::size_t i = 0; i < offsets.size(); ++i) {
        const std::uint64_t address = assembled->registers.rip + offsets[i];
        const std::uint8_t* bytes = &assembled->code[offsets[i]];
        const std::size_t length = i + 1 < offsets.size() ? offsets[i + 1] - offsets[i] : 1;
        ZydisDecodedInstruction info;
        ZydisDecodedOperand operands[ZYDIS_MAX_OPERAND_COUNT];
        char line[128] = "(invalid)";
        if (ZYAN_SUCCESS(ZydisDecoderDecodeFull(&decoder, bytes, length, &info, operands))) {
            ZydisFormatterFormatInstruction(&formatter, &info, operands, info.operand_count_visible, line,
                                            sizeof line, address, nullptr);
        }
        text += std::format("  {:#x} ", address);
        for (std::size_t byte = 0; byte < length; ++byte) {
            text += std::format(" {:02x}", bytes[byte]);
        }
        text += std::format("  {}\n", line);
    }
    return text;
}

}  // namespace apiary::cpu::oracle
