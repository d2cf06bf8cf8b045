// SPDX-License-Identifier: BSD-2-Clause
#include "backend/cpu/soft/frame_stack.h"

#include "backend/cpu/soft/mmu.h"
#include "backend/cpu/soft/segment.h"

namespace apiary::cpu::soft {

namespace {

std::uint64_t mask_of(const Segment& ss, bool flat) {
    return flat ? ~std::uint64_t{0} : (ss.access & Segment::kBig) != 0 ? 0xffff'ffff : 0xffff;
}

/// True when [offset, offset+bytes) lies within the segment (SDM vol. 3, §5.3).
bool holds(const Segment& segment, std::uint64_t offset, unsigned bytes) {
    const std::uint64_t last = offset + bytes - 1;
    const bool expand_down = (segment.access & segment_type::Code) == 0 && (segment.access & segment_type::ExpandDown) != 0;
    if (expand_down) {
        return offset > segment.limit && last <= mask_of(segment, false);
    }
    return last <= segment.limit || segment.limit == 0xffff'ffff;
}

}  // namespace

FrameStack::FrameStack(Cpu& cpu) : FrameStack(cpu, cpu.seg[Ss], cpu.regs[Rsp], cpu.cpl, is_code_64(cpu)) {}

FrameStack::FrameStack(Cpu& cpu, const Segment& ss, std::uint64_t pointer, unsigned cpl, bool flat)
    : cpu_(cpu), ss_(ss), pointer_(pointer), mask_(mask_of(ss, flat)), flat_(flat), user_(cpl == 3) {}

std::uint64_t FrameStack::linear(std::uint64_t offset, unsigned bytes) {
    if (flat_) {
        return offset;
    }
    offset &= mask_;
    const bool usable = !is_protected(cpu_) || (ss_.access & Segment::kUnusable) == 0;
    if (!usable || !holds(ss_, offset, bytes)) {
        raise_for_selector(cpu_, Vector::StackFault, fault_selector_);
    }
    return (ss_.base + offset) & 0xffff'ffff;
}

void FrameStack::move(std::uint64_t value) {
    pointer_ = mask_ == 0xffff ? (pointer_ & ~mask_) | (value & mask_) : value & mask_;
}

void FrameStack::push(std::uint64_t value, unsigned bytes) {
    const std::uint64_t top = pointer_ - bytes;
    store_stack(cpu_, linear(top, bytes), &value, bytes, user_);
    move(top);
}

std::uint64_t FrameStack::peek(std::uint64_t depth, unsigned bytes) {
    std::uint64_t value = 0;
    load_stack(cpu_, linear(pointer_ + depth, bytes), &value, bytes, user_);
    return value;
}

std::uint64_t FrameStack::pop(unsigned bytes) {
    const std::uint64_t value = peek(0, bytes);
    move(pointer_ + bytes);
    return value;
}

}  // namespace apiary::cpu::soft
