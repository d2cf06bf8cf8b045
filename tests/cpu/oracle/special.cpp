// SPDX-License-Identifier: BSD-2-Clause
#include "tests/cpu/oracle/special.h"

#include <algorithm>
#include <array>
#include <initializer_list>

#include "backend/cpu/state.h"

namespace apiary::cpu::oracle {

namespace {

using namespace rflags;
using Bytes = std::initializer_list<std::uint8_t>;

Item make_item(Class kind, Bytes bytes) {
    Item item{.kind = kind};
    std::ranges::copy(bytes, item.bytes.begin());
    item.length = static_cast<std::uint8_t>(bytes.size());
    return item;
}

/// Appends a field of `size` bytes that is filled in when the items have their places.
void append_fixup(Item& item, Fixup fixup, unsigned size, std::size_t target) {
    item.fixup = fixup;
    item.fixup_offset = item.length;
    item.fixup_size = static_cast<std::uint8_t>(size);
    item.target = target;
    item.length = static_cast<std::uint8_t>(item.length + size);
}

SpecialItem continuation(const Item& item) {
    SpecialItem special{.item = item};
    special.item.continues = true;
    return special;
}

SpecialItem relative(Bytes opcode, unsigned size, std::size_t target, std::uint64_t tested = 0) {
    SpecialItem special{.item = make_item(Class::Branch, opcode), .tested = tested};
    append_fixup(special.item, Fixup::Branch, size, target);
    return special;
}

/// Flags that condition code `cc` reads (SDM vol. 1, appendix B).
std::uint64_t condition_flags(unsigned cc) {
    static constexpr std::array<std::uint64_t, 8> kFlags = {OF, CF, ZF, CF | ZF, SF, PF, SF | OF, SF | OF | ZF};
    return kFlags[cc >> 1];
}

/// mov reg, address of `target`
SpecialItem load_address(unsigned reg, bool code32, std::size_t target) {
    const auto opcode = static_cast<std::uint8_t>(0xb8 | (reg & 7));
    const auto rex = static_cast<std::uint8_t>(0x48 | (reg >= 8 ? 1 : 0));
    SpecialItem special{.item = code32 ? make_item(Class::Branch, {opcode}) : make_item(Class::Branch, {rex, opcode}),
                        .changes = 1U << reg};
    append_fixup(special.item, Fixup::ItemAddress, code32 ? 4 : 8, target);
    return special;
}

/// FF /extension on a register.
SpecialItem indirect(unsigned extension, unsigned reg) {
    const auto modrm = static_cast<std::uint8_t>(0xc0 | (extension << 3) | (reg & 7));
    return continuation(reg >= 8 ? make_item(Class::Branch, {0x41, 0xff, modrm})
                                 : make_item(Class::Branch, {0xff, modrm}));
}

SpecialItem push_register(unsigned reg) {
    const auto opcode = static_cast<std::uint8_t>(0x50 | (reg & 7));
    return continuation(reg >= 8 ? make_item(Class::Branch, {0x41, opcode}) : make_item(Class::Branch, {opcode}));
}

std::vector<SpecialItem> loop_items(Random& random, std::size_t target) {
    const auto opcode = static_cast<std::uint8_t>(0xe0 + random.below(4));
    const std::uint64_t tested = opcode <= 0xe1 ? std::uint64_t{ZF} : 0;
    const std::uint32_t changes = opcode <= 0xe2 ? 1U << Rcx : 0;
    // With 67h the counter is ECX in 64-bit code and CX in 32-bit code.
    SpecialItem special = random.percent(20) ? relative({0x67, opcode}, 1, target, tested)
                                             : relative({opcode}, 1, target, tested);
    special.changes = changes;
    return {special};
}

std::vector<SpecialItem> indirect_items(Random& random, bool code32, std::size_t position, std::size_t skip) {
    unsigned reg = static_cast<unsigned>(random.below(code32 ? 8 : 16));
    if (reg == Rsp) {
        reg = Rax;
    }
    switch (random.below(4)) {
        case 0: return {load_address(reg, code32, position + 2 + skip), indirect(4, reg)};
        case 1: return {load_address(reg, code32, position + 2 + skip), indirect(2, reg)};
        case 2:
            return {load_address(reg, code32, position + 3 + skip), push_register(reg),
                    continuation(make_item(Class::Branch, {0xc3}))};
        default:
            return {load_address(reg, code32, position + 3 + skip), push_register(reg),
                    continuation(make_item(Class::Branch, {0xc2, static_cast<std::uint8_t>(random.below(32)), 0}))};
    }
}

}  // namespace

std::vector<SpecialItem> branch_items(Random& random, bool code32, std::size_t position) {
    const std::size_t skip = random.below(4);
    const std::size_t target = position + 1 + skip;
    const auto cc = static_cast<unsigned>(random.below(16));
    switch (random.below(9)) {
        case 0:
        case 1:
        case 2: return {relative({static_cast<std::uint8_t>(0x70 | cc)}, 1, target, condition_flags(cc))};
        case 3: return {relative({0x0f, static_cast<std::uint8_t>(0x80 | cc)}, 4, target, condition_flags(cc))};
        case 4: return {relative({0xeb}, 1, target)};
        case 5: return {random.percent(50) ? relative({0xe9}, 4, target) : relative({0xe8}, 4, target)};
        case 6: return loop_items(random, target);
        default: return indirect_items(random, code32, position, skip);
    }
}

SpecialItem fault_item(Random& random, bool code32) {
    static const std::vector<std::vector<std::uint8_t>> kBoth = {
        {0x0f, 0x0b},              // ud2
        {0x0f, 0xb9, 0xc0},        // ud1
        {0x0f, 0xff, 0xc0},        // ud0
        {0x0f, 0x04},              // no instruction
        {0x0f, 0x0a},
        {0x0f, 0x36},
        {0x0f, 0x3b, 0xc0},
        {0x0f, 0xa6, 0x00},
        {0x0f, 0xaa},              // rsm
        {0x0f, 0x78, 0xc0},        // vmread
        {0xf0, 0x90},              // LOCK where it may not stand
        {0xf0, 0x01, 0xc0},
        {0xf0, 0x0f, 0xa3, 0x00},
        {0xf0, 0x39, 0x00},
        {0xf0, 0xc3},
        {0x8c, 0xf0},              // segment register 6
        {0x8e, 0xc8},              // mov cs, ax
        {0x8d, 0xc0},              // lea with a register
        {0x0f, 0x20, 0xc0},        // mov eax, cr0
        {0x0f, 0x22, 0xd8},        // mov cr3, eax
        {0x0f, 0x20, 0xc8},        // mov eax, cr1: none
        {0x0f, 0x21, 0xc0},        // mov eax, dr0
        {0x0f, 0x23, 0xf8},        // mov dr7, eax
        {0x0f, 0x06},              // clts
        {0x0f, 0x08},              // invd
        {0x0f, 0x09},              // wbinvd
        {0x0f, 0x30},              // wrmsr
        {0x0f, 0x32},              // rdmsr
        {0x0f, 0x01, 0x38},        // invlpg [eax]
        {0x0f, 0x01, 0xf0},        // lmsw ax
        {0x0f, 0x01, 0x10},        // lgdt [eax]
        {0x0f, 0x01, 0x18},        // lidt [eax]
        {0x0f, 0x00, 0xd0},        // lldt ax
        {0x0f, 0x00, 0xd8},        // ltr ax
        {0xf4},                    // hlt
        {0xfa},                    // cli
        {0xfb},                    // sti
        {0xe4, 0x80},              // in al, 0x80
        {0xe5, 0x80},
        {0xe6, 0x80},
        {0xe7, 0x80},
        {0xec}, {0xed}, {0xee}, {0xef},
        {0x6c}, {0x6d}, {0x6e}, {0x6f},
        {0xcd, 0x01},              // int to gates of ring 0
        {0xcd, 0x05},
        {0xcd, 0x0d},
        {0xcd, 0x7f},
        {0xcd, 0xff},
        {0xc5, 0xf8, 0x04, 0xc0},  // VEX without an instruction
        {0xc4, 0xe0, 0x78, 0x10, 0xc0},
        {0x66, 0xc5, 0xf8, 0x10, 0xc0},  // prefixes before VEX
        {0xf3, 0xc5, 0xf8, 0x10, 0xc0},
        {0xf0, 0xc5, 0xf8, 0x10, 0xc0},
        {0x66, 0x66, 0x66, 0x66, 0x66, 0x66, 0x66, 0x66, 0x66, 0x66, 0x66, 0x66, 0x66, 0x66, 0x66, 0x90}};  // too long
    static const std::vector<std::vector<std::uint8_t>> kOnly64 = {
        {0x06}, {0x07}, {0x0e}, {0x16}, {0x17}, {0x1e}, {0x1f}, {0x27}, {0x2f}, {0x37}, {0x3f}, {0x60}, {0x61},
        {0x82, 0xc0, 0x01}, {0x9a, 0, 0, 0, 0, 0, 0}, {0xce}, {0xd4, 0x0a}, {0xd5, 0x0a}, {0xd6},
        {0xea, 0, 0, 0, 0, 0, 0}, {0x40, 0xc5, 0xf8, 0x10, 0xc0}, {0x48, 0x0f, 0x22, 0xd8}, {0x0f, 0x01, 0xf8}};
    static const std::vector<std::vector<std::uint8_t>> kOnly32 = {
        {0xce},                    // into
        {0x82, 0xc0, 0x01},        // the alias of 80h
        {0xd6}};                   // salc
    const auto& own = code32 ? kOnly32 : kOnly64;
    const auto& list = random.percent(70) ? kBoth : own;
    const auto& bytes = list[random.below(list.size())];
    SpecialItem special{.item = {.kind = Class::Fault}};
    std::ranges::copy(bytes, special.item.bytes.begin());
    special.item.length = static_cast<std::uint8_t>(bytes.size());
    special.tested = code32 ? Arithmetic : 0;
    special.changes = code32 ? 1U << Rax : 0;
    return special;
}

}  // namespace apiary::cpu::oracle
