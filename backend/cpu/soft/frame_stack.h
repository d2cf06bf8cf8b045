// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>

#include "backend/cpu/soft/cpu.h"

namespace apiary::cpu::soft {

/// A stack on which an event, a far call or a task switch builds its frame, or from which a far return takes one. It need
/// not be the vCPU's stack (yet): RSP is not touched.
class FrameStack {
public:
    /// The stack in use.
    explicit FrameStack(Cpu& cpu);
    /// The stack in segment `ss` at `pointer` of code at privilege `cpl`. `flat`: of 64-bit code, so without segment.
    FrameStack(Cpu& cpu, const Segment& ss, std::uint64_t pointer, unsigned cpl, bool flat);

    /// What does not fit within SS raises #SS with this selector as its error code; 0 at first.
    void blame(std::uint16_t selector) { fault_selector_ = selector; }

    /// Pushes the low `bytes` (2, 4 or 8) of `value`.
    void push(std::uint64_t value, unsigned bytes);
    [[nodiscard]] std::uint64_t pop(unsigned bytes);
    /// The value `depth` bytes above the top; nothing moves.
    [[nodiscard]] std::uint64_t peek(std::uint64_t depth, unsigned bytes);
    void skip(std::uint64_t bytes) { move(pointer_ + bytes); }
    /// Starts a frame at a multiple of 16, as events in IA-32e mode do.
    void align() { pointer_ &= ~std::uint64_t{15}; }

    /// RSP for what was done.
    [[nodiscard]] std::uint64_t pointer() const { return pointer_; }

private:
    [[nodiscard]] std::uint64_t linear(std::uint64_t offset, unsigned bytes);
    void move(std::uint64_t value);

    Cpu& cpu_;
    const Segment& ss_;
    std::uint64_t pointer_;
    std::uint64_t mask_;
    bool flat_;
    bool user_;
    std::uint16_t fault_selector_ = 0;
};

}  // namespace apiary::cpu::soft
