// SPDX-License-Identifier: BSD-2-Clause
#include "backend/cpu/soft/address.h"

#include "backend/cpu/soft/mmu.h"

namespace apiary::cpu::soft {

namespace {

constexpr std::uint8_t kWrite = 1, kWidth16 = 2, kWidth32 = 4;

// Segment types (SDM vol. 3, §3.4.5.1)
constexpr unsigned kTypeCode = 8, kTypeReadWrite = 2, kTypeExpandDown = 4;

/// 64-bit code with FS or GS, or with 32-bit addresses.
const Op* op_address_64(Cpu& cpu, const Op* op) {
    std::uint64_t offset = linear_address(cpu, op);
    if ((op->aux & kWidth32) != 0) {
        offset &= 0xffff'ffff;
    }
    cpu.regs[kSlotEa] = op->seg >= Fs ? cpu.seg[op->seg].base + offset : offset;
    APIARY_NEXT(cpu, op);
}

/// 32-bit addresses in flat segments.
const Op* op_address_flat(Cpu& cpu, const Op* op) {
    const std::uint64_t offset = linear_address(cpu, op) & 0xffff'ffff;
    if (offset + op->extra > std::uint64_t{1} << 32) [[unlikely]] {
        cpu.current = op;
        cpu.raise_address_fault(op->seg);
    }
    cpu.regs[kSlotEa] = offset;
    APIARY_NEXT(cpu, op);
}

const Op* op_address_segmented(Cpu& cpu, const Op* op) {
    cpu.current = op;
    const std::uint64_t offset = linear_address(cpu, op) & ((op->aux & kWidth16) != 0 ? 0xffff : 0xffff'ffff);
    cpu.regs[kSlotEa] = segmented(cpu, op->seg, offset, op->extra, (op->aux & kWrite) != 0);
    APIARY_NEXT(cpu, op);
}

}  // namespace

Handler address_op(const AddressForm& form) {
    if ((form.code_mode & mode::CodeMask) == mode::Code64) {
        return form.segment < Fs && form.width == 64 ? nullptr : op_address_64;
    }
    const bool flat = (form.code_mode & mode::Flat) != 0 && form.segment < Fs && form.width == 32;
    return flat && !(form.segment == Cs && form.write) ? op_address_flat : op_address_segmented;
}

std::uint64_t segmented(Cpu& cpu, unsigned segment, std::uint64_t offset, unsigned bytes, bool write) {
    const Segment& seg = cpu.seg[segment];
    if ((cpu.mode & mode::Protected) != 0) {
        if ((seg.access & Segment::kUnusable) != 0) {
            cpu.raise_address_fault(segment);
        }
        const bool code = (seg.type() & kTypeCode) != 0;
        if (write ? code || (seg.type() & kTypeReadWrite) == 0 : code && (seg.type() & kTypeReadWrite) == 0) {
            cpu.raise_address_fault(segment);
        }
    }
    const std::uint64_t last = offset + bytes - 1;
    const bool expand_down = (seg.access & kTypeCode) == 0 && (seg.access & kTypeExpandDown) != 0;
    const std::uint64_t top = (seg.access & Segment::kBig) != 0 ? 0xffff'ffff : 0xffff;
    const bool inside = expand_down ? offset > seg.limit && last <= top : last <= seg.limit;
    if (!inside) {
        cpu.raise_address_fault(segment);
    }
    return (seg.base + offset) & 0xffff'ffff;
}

}  // namespace apiary::cpu::soft
