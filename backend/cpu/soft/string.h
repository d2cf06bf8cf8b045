// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "backend/cpu/soft/decode.h"
#include "backend/cpu/soft/mmu.h"

namespace apiary::cpu::soft {

using TlbTag = std::uint64_t TlbEntry::*;

/// REP prefix of a string instruction, as it stands in Op::aux.
enum class Repeat : std::uint8_t { None = 0, WhileEqual = 4, WhileUnequal = 8 };

// Address size in Op::aux.
inline constexpr std::uint8_t kAddress16 = 0, kAddress32 = 1, kAddress64 = 2, kAddressMask = 3, kRepeatMask = 12;

/// rSI, rDI and rCX of a string instruction at its address size. Updates are made element by element, so that a fault
/// finds the registers as they were before the element it hit.
class StringRegisters {
public:
    StringRegisters(Cpu& cpu, const Op* op);

    [[nodiscard]] Repeat repeat() const { return repeat_; }
    [[nodiscard]] bool repeats() const { return repeat_ != Repeat::None; }
    [[nodiscard]] std::uint64_t get(unsigned reg) const { return cpu_.regs[reg] & mask(); }
    void set(unsigned reg, std::uint64_t value);
    /// Elements left; only with a REP prefix.
    [[nodiscard]] std::uint64_t count() const { return get(Rcx); }
    /// True when a REP prefix leaves nothing to do.
    [[nodiscard]] bool exhausted() const { return repeats() && count() == 0; }
    /// Counts `elements` as done; false when there is nothing left.
    [[nodiscard]] bool take(std::uint64_t elements) {
        if (!repeats()) {
            return false;
        }
        set(Rcx, count() - elements);
        return count() != 0;
    }
    /// True when the instruction has to let the run loop look before it goes on.
    [[nodiscard]] bool must_look() const { return cpu_.isolated || cpu_.attention.load(std::memory_order_relaxed) != 0; }
    /// Whole runs may be done at once only where addresses neither wrap nor have segment limits in between.
    [[nodiscard]] bool bulk_allowed() const {
        return !cpu_.isolated && (address_bits_ == kAddress64 || (address_bits_ == kAddress32 && (cpu_.mode & mode::Flat) != 0));
    }

private:
    [[nodiscard]] std::uint64_t mask() const;

    Cpu& cpu_;
    std::uint8_t address_bits_;
    Repeat repeat_;
};

/// An op for a string instruction, with address size, REP prefix and source segment in place.
[[nodiscard]] Op make_string_op(const Instruction& instruction, const OpWriter& out, Handler fn);

/// IN OUT INS OUTS; part of decode_string.
[[nodiscard]] bool decode_io(const Instruction& instruction, OpWriter& out);

}  // namespace apiary::cpu::soft
