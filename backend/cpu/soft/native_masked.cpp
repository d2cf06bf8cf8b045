// SPDX-License-Identifier: BSD-2-Clause
// Vector instructions that touch memory lane by lane, so that each lane can fault or be left out: VMASKMOV*, VPMASKMOV*,
// MASKMOVDQU, MASKMOVQ and the gathers. Also VZEROALL and VZEROUPPER.
#include <algorithm>
#include <array>
#include <csetjmp>
#include <cstring>

#include "backend/cpu/soft/address.h"
#include "backend/cpu/soft/mmu.h"
#include "backend/cpu/soft/native.h"
#include "backend/cpu/soft/x87.h"

namespace apiary::cpu::soft {

namespace {

using Vector256 = std::array<std::byte, 32>;

Vector256 read_register(const Cpu& cpu, unsigned n) {
    Vector256 value;
    std::memcpy(value.data(), cpu.xsave.data() + xsave_area::Xmm + 16 * n, 16);
    std::memcpy(value.data() + 16, cpu.xsave.data() + xsave_area::YmmHigh + 16 * n, 16);
    return value;
}

void write_register(Cpu& cpu, unsigned n, const Vector256& value) {
    std::memcpy(cpu.xsave.data() + xsave_area::Xmm + 16 * n, value.data(), 16);
    std::memcpy(cpu.xsave.data() + xsave_area::YmmHigh + 16 * n, value.data() + 16, 16);
}

bool lane_selected(const Vector256& mask, unsigned lane, unsigned size) {
    return (mask[lane * size + size - 1] & std::byte{0x80}) != std::byte{0};
}

// ---- VMASKMOV: `dst` the register read or written, `src` the mask, `aux` the bytes of a lane, `imm` the lanes.

const Op* op_masked_load(Cpu& cpu, const Op* op) {
    if ((cpu.native_blocked & op->extra) != 0) {
        (void)clear_way(cpu, op);
    }
    const std::uint64_t linear = linear_address(cpu, op);
    const Vector256 mask = read_register(cpu, op->src);
    Vector256 value = {};
    for (unsigned lane = 0; lane < static_cast<unsigned>(op->imm); ++lane) {
        if (!lane_selected(mask, lane, op->aux)) {
            continue;
        }
        const unsigned at = lane * op->aux;
        if (const TlbEntry* entry = tlb_hit<&TlbEntry::read_tag>(cpu, linear + at, op->aux)) {
            std::memcpy(value.data() + at, reinterpret_cast<const void*>(linear + at + entry->addend), op->aux);
        } else {
            load_slow(cpu, op, linear + at, value.data() + at, op->aux);
        }
    }
    write_register(cpu, op->dst, value);
    APIARY_NEXT(cpu, op);
}

void store_lane(Cpu& cpu, const Op* op, std::uint64_t linear, const void* from, unsigned bytes) {
    if (const TlbEntry* entry = tlb_hit<&TlbEntry::write_tag>(cpu, linear, bytes)) {
        auto* host = reinterpret_cast<std::byte*>(linear + entry->addend);
        std::memcpy(host, from, bytes);
        cpu.current = op;
        after_store(cpu, host, bytes);
    } else {
        store_slow(cpu, op, linear, from, bytes);
    }
}

const Op* op_masked_store(Cpu& cpu, const Op* op) {
    if ((cpu.native_blocked & op->extra) != 0) {
        (void)clear_way(cpu, op);
    }
    const std::uint64_t linear = linear_address(cpu, op);
    const Vector256 mask = read_register(cpu, op->src);
    const Vector256 value = read_register(cpu, op->dst);
    const auto lanes = static_cast<unsigned>(op->imm);
    for (unsigned lane = 0; lane < lanes; ++lane) {
        const std::uint64_t at = linear + lane * op->aux;
        if (lane_selected(mask, lane, op->aux) && tlb_hit<&TlbEntry::write_tag>(cpu, at, op->aux) == nullptr) {
            check_write(cpu, op, at, op->aux);
        }
    }
    for (unsigned lane = 0; lane < lanes; ++lane) {
        if (lane_selected(mask, lane, op->aux)) {
            store_lane(cpu, op, linear + lane * op->aux, value.data() + lane * op->aux, op->aux);
        }
    }
    APIARY_NEXT(cpu, op);
}

// ---- MASKMOVDQU, MASKMOVQ: runs of selected bytes.

void store_selected_bytes(Cpu& cpu, const Op* op, const std::byte* value, const std::byte* mask, unsigned size) {
    const std::uint64_t linear = linear_address(cpu, op);
    const auto each_run = [&](auto&& action) {
        for (unsigned first = 0; first < size;) {
            unsigned end = first;
            while (end < size && (mask[end] & std::byte{0x80}) != std::byte{0}) {
                ++end;
            }
            if (end != first) {
                action(first, end - first);
            }
            first = end + 1;
        }
    };
    // A fault names the operand, or the second of its pages, not the byte.
    const unsigned in_first_page = 4096 - static_cast<unsigned>(linear & 4095);
    bool first = false;
    bool second = false;
    each_run([&](unsigned at, unsigned bytes) {
        first = first || at < in_first_page;
        second = second || at + bytes > in_first_page;
    });
    if (first) {
        check_write(cpu, op, linear, 1);
    }
    if (second) {
        check_write(cpu, op, linear + in_first_page, 1);
    }
    each_run([&](unsigned at, unsigned bytes) { store_lane(cpu, op, linear + at, value + at, bytes); });
}

const Op* op_maskmovdqu(Cpu& cpu, const Op* op) {
    if ((cpu.native_blocked & op->extra) != 0) {
        (void)clear_way(cpu, op);
    }
    const Vector256 value = read_register(cpu, op->dst);
    const Vector256 mask = read_register(cpu, op->src);
    store_selected_bytes(cpu, op, value.data(), mask.data(), 16);
    APIARY_NEXT(cpu, op);
}

const Op* op_maskmovq(Cpu& cpu, const Op* op) {
    if ((cpu.native_blocked & op->extra) != 0) {
        (void)clear_way(cpu, op);
    }
    // What any MMX instruction does to TOP and the tags; AMD's silicon does it before the stores may fault.
    cpu.native->release_x87(cpu);
    const unsigned old_top = x87_top(cpu);
    xsave_at<std::uint16_t>(cpu, xsave_area::Fsw) &= static_cast<std::uint16_t>(~0x3800);
    xsave_at<std::uint16_t>(cpu, xsave_area::Ftw) = 0xff;
    move_x87_top(cpu, old_top);
    const auto mmx = [&cpu](unsigned n) { return cpu.xsave.data() + xsave_area::St + 16 * n; };
    store_selected_bytes(cpu, op, mmx(op->dst), mmx(op->src), 8);
    APIARY_NEXT(cpu, op);
}

// ---- Gathers

/// Shape of a gather: a bit field in Op::imm.
struct GatherShape {
    unsigned lane_size;   ///< Bytes of an element: 4 or 8.
    unsigned index_size;  ///< Bytes of an index.
    unsigned lanes;
    bool narrow_address;  ///< 32-bit addresses.

    [[nodiscard]] std::int32_t pack() const {
        return static_cast<std::int32_t>(lane_size | index_size << 8 | lanes << 16 | (narrow_address ? 1u << 24 : 0));
    }
    [[nodiscard]] static GatherShape unpack(std::int32_t imm) {
        const auto bits = static_cast<std::uint32_t>(imm);
        return {bits & 0xff, (bits >> 8) & 0xff, (bits >> 16) & 0xff, (bits >> 24) != 0};
    }
};

/// Registers of a gather under way; lanes are done from the least significant on.
struct GatherState {
    GatherShape shape;
    Vector256 value;
    Vector256 mask;
    Vector256 index;
};

std::uint64_t lane_address(Cpu& cpu, const Op* op, const GatherState& state, unsigned lane) {
    std::int64_t index = 0;
    if (state.shape.index_size == 4) {
        std::int32_t narrow = 0;
        std::memcpy(&narrow, state.index.data() + lane * 4, 4);
        index = narrow;
    } else {
        std::memcpy(&index, state.index.data() + lane * 8, 8);
    }
    std::uint64_t offset = cpu.regs[op->base] + (static_cast<std::uint64_t>(index) << op->scale) +
                           static_cast<std::uint64_t>(op->disp);
    if (state.shape.narrow_address) {
        offset &= 0xffff'ffff;
    }
    if ((cpu.mode & mode::CodeMask) == mode::Code64) {
        return op->seg >= Fs ? cpu.seg[op->seg].base + offset : offset;
    }
    return segmented(cpu, op->seg, offset, state.shape.lane_size, false);
}

void finish_lane(GatherState& state, unsigned lane, const std::byte* element) {
    const unsigned size = state.shape.lane_size;
    std::memcpy(state.value.data() + lane * size, element, size);
    std::memset(state.mask.data() + lane * size, 0, size);
}

/// Gathers what is in the TLB. True when nothing is left.
bool gather_hits(Cpu& cpu, const Op* op, GatherState& state) {
    bool complete = true;
    for (unsigned lane = 0; lane < state.shape.lanes && complete; ++lane) {
        if (!lane_selected(state.mask, lane, state.shape.lane_size)) {
            continue;
        }
        const std::uint64_t linear = lane_address(cpu, op, state, lane);
        const TlbEntry* entry = tlb_hit<&TlbEntry::read_tag>(cpu, linear, state.shape.lane_size);
        complete = entry != nullptr;
        if (complete) {
            finish_lane(state, lane, reinterpret_cast<const std::byte*>(linear + entry->addend));
        }
    }
    return complete;
}

void commit(Cpu& cpu, const Op* op, const GatherState& state) {
    write_register(cpu, op->dst, state.value);
    write_register(cpu, op->src, state.mask);
}

/// Gathers with faults. On a guest's fault the lanes before it are kept (SDM vol. 2, VGATHER: they "will be completed");
/// when the instruction only has to be repeated, for a device, nothing is.
[[gnu::noinline]] void gather_slowly(Cpu& cpu, const Op* op, GatherState& state) {
    std::jmp_buf outer;
    std::memcpy(&outer, &cpu.landing, sizeof outer);
    const int why = setjmp(cpu.landing);
    if (why == 0) {
        for (unsigned lane = 0; lane < state.shape.lanes; ++lane) {
            if (lane_selected(state.mask, lane, state.shape.lane_size)) {
                std::array<std::byte, 8> element;
                load_slow(cpu, op, lane_address(cpu, op, state, lane), element.data(), state.shape.lane_size);
                finish_lane(state, lane, element.data());
            }
        }
        std::memcpy(&cpu.landing, &outer, sizeof outer);
        return;
    }
    std::memcpy(&cpu.landing, &outer, sizeof outer);
    if (static_cast<Leave>(why) == Leave::Fault) {
        commit(cpu, op, state);
    }
    cpu.leave(static_cast<Leave>(why));
}

const Op* op_gather(Cpu& cpu, const Op* op) {
    if ((cpu.native_blocked & op->extra) != 0) {
        (void)clear_way(cpu, op);
    }
    cpu.current = op;
    GatherState state = {.shape = GatherShape::unpack(op->imm), .value = read_register(cpu, op->dst),
                         .mask = read_register(cpu, op->src), .index = read_register(cpu, op->aux)};
    const GatherState before = state;
    if (!gather_hits(cpu, op, state)) {
        state = before;
        gather_slowly(cpu, op, state);
    }
    const unsigned bytes = state.shape.lanes * state.shape.lane_size;
    std::fill(state.value.begin() + bytes, state.value.end(), std::byte{0});
    state.mask = {};
    commit(cpu, op, state);
    APIARY_NEXT(cpu, op);
}

bool decode_gather(const Instruction& instruction, OpWriter& out, unsigned index_size, unsigned lane_size) {
    const ZydisDecodedOperand& to = instruction.operands[0];
    const ZydisDecodedOperandMem& mem = instruction.operands[1].mem;
    const unsigned to_bytes = is_register(to, ZYDIS_REGCLASS_YMM) ? 32 : 16;
    const unsigned index_bytes = ZydisRegisterGetClass(mem.index) == ZYDIS_REGCLASS_YMM ? 32 : 16;
    const GatherShape shape = {.lane_size = lane_size, .index_size = index_size,
                               .lanes = std::min(to_bytes / lane_size, index_bytes / index_size),
                               .narrow_address = instruction.info.address_width == 32};
    Op op = out.make(op_gather);
    op.dst = static_cast<std::uint8_t>(register_number(to));
    op.src = static_cast<std::uint8_t>(register_number(instruction.operands[2]));
    op.aux = static_cast<std::uint8_t>(ZydisRegisterGetId(mem.index));
    op.base = mem.base == ZYDIS_REGISTER_NONE ? static_cast<std::uint8_t>(kSlotZero)
                                              : static_cast<std::uint8_t>(ZydisRegisterGetId(mem.base));
    op.scale = mem.scale <= 1 ? 0 : mem.scale == 2 ? 1 : mem.scale == 4 ? 2 : 3;
    op.disp = mem.disp.value;
    op.seg = static_cast<std::uint8_t>(ZydisRegisterGetId(mem.segment));
    op.imm = shape.pack();
    op.extra = blocked::Avx;
    out.push(op);
    return true;
}

bool decode_masked_move(const Instruction& instruction, OpWriter& out, unsigned lane_size) {
    const bool store = instruction.operands[0].type == ZYDIS_OPERAND_TYPE_MEMORY;
    const ZydisDecodedOperand& memory = instruction.operands[store ? 0 : 2];
    const ZydisDecodedOperand& reg = instruction.operands[store ? 2 : 0];
    const unsigned bytes = memory.size / 8u;
    Op op = out.make(store ? op_masked_store : op_masked_load);
    out.set_memory(op, memory, bytes, store);
    op.dst = static_cast<std::uint8_t>(register_number(reg));
    op.src = static_cast<std::uint8_t>(register_number(instruction.operands[1]));
    op.aux = static_cast<std::uint8_t>(lane_size);
    op.imm = static_cast<std::int32_t>(bytes / lane_size);
    op.extra = blocked::Avx;
    out.push(op);
    return true;
}

bool decode_byte_mask(const Instruction& instruction, OpWriter& out) {
    const bool mmx = instruction.info.mnemonic == ZYDIS_MNEMONIC_MASKMOVQ;
    Op op = out.make(mmx ? op_maskmovq : op_maskmovdqu);
    out.set_memory(op, instruction.operands[2], mmx ? 8 : 16, true);
    op.dst = static_cast<std::uint8_t>(register_number(instruction.operands[0]));
    op.src = static_cast<std::uint8_t>(register_number(instruction.operands[1]));
    op.extra = static_cast<std::uint16_t>(blocked_bits(instruction) & ~blocked::SimdChecked);
    out.push(op);
    return true;
}

// ---- VZEROALL, VZEROUPPER: `aux` the number of registers there are, `imm` set when the lower halves go too.

const Op* op_vzero(Cpu& cpu, const Op* op) {
    if ((cpu.native_blocked & op->extra) != 0) {
        (void)clear_way(cpu, op);
    }
    std::memset(cpu.xsave.data() + xsave_area::YmmHigh, 0, std::size_t{16} * op->aux);
    if (op->imm != 0) {
        std::memset(cpu.xsave.data() + xsave_area::Xmm, 0, std::size_t{16} * op->aux);
    }
    APIARY_NEXT(cpu, op);
}

bool decode_vzero(const Instruction& instruction, OpWriter& out) {
    Op op = out.make(op_vzero);
    op.aux = instruction.is_64() ? 16 : 8;
    op.imm = instruction.info.mnemonic == ZYDIS_MNEMONIC_VZEROALL ? 1 : 0;
    op.extra = blocked::Avx;
    out.push(op);
    return true;
}

}  // namespace

bool decode_native_masked(const Instruction& instruction, OpWriter& out) {
    switch (instruction.info.mnemonic) {
        case ZYDIS_MNEMONIC_VMASKMOVPS:
        case ZYDIS_MNEMONIC_VPMASKMOVD:
            return decode_masked_move(instruction, out, 4);
        case ZYDIS_MNEMONIC_VMASKMOVPD:
        case ZYDIS_MNEMONIC_VPMASKMOVQ:
            return decode_masked_move(instruction, out, 8);
        case ZYDIS_MNEMONIC_MASKMOVDQU:
        case ZYDIS_MNEMONIC_MASKMOVQ:
        case ZYDIS_MNEMONIC_VMASKMOVDQU:
            return decode_byte_mask(instruction, out);
        case ZYDIS_MNEMONIC_VGATHERDPS:
        case ZYDIS_MNEMONIC_VPGATHERDD:
            return decode_gather(instruction, out, 4, 4);
        case ZYDIS_MNEMONIC_VGATHERDPD:
        case ZYDIS_MNEMONIC_VPGATHERDQ:
            return decode_gather(instruction, out, 4, 8);
        case ZYDIS_MNEMONIC_VGATHERQPS:
        case ZYDIS_MNEMONIC_VPGATHERQD:
            return decode_gather(instruction, out, 8, 4);
        case ZYDIS_MNEMONIC_VGATHERQPD:
        case ZYDIS_MNEMONIC_VPGATHERQQ:
            return decode_gather(instruction, out, 8, 8);
        case ZYDIS_MNEMONIC_VZEROALL:
        case ZYDIS_MNEMONIC_VZEROUPPER:
            return decode_vzero(instruction, out);
        default:
            return false;
    }
}

}  // namespace apiary::cpu::soft
