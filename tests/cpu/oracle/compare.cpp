// SPDX-License-Identifier: BSD-2-Clause
#include "tests/cpu/oracle/compare.h"

#include <algorithm>
#include <cstring>
#include <format>

#include "backend/cpu/state.h"

namespace apiary::cpu::oracle {

namespace {

constexpr std::uint8_t kDebug = 1;
constexpr std::uint8_t kStackFault = 12;
constexpr std::uint8_t kGeneralProtection = 13;
constexpr std::uint8_t kPageFault = 14;
constexpr std::uint8_t kAlignmentCheck = 17;
constexpr std::uint8_t kSimdFloatingPoint = 19;
constexpr std::uint64_t kStatusFlags = 0x8d5;  // OF SF ZF AF PF CF
constexpr std::uint32_t kPrecision = 1 << 5, kMxcsrFlags = 0x3f;  // MXCSR.PE; all of them

// Linux shows a user program's fault above its address space as one on a present page (set_signal_archinfo), so that
// nobody can tell what the kernel has mapped there.
constexpr std::uint64_t kUserEnd = 0x7fff'ffff'f000;

class Comparison {
public:
    Comparison(const Sequence& sequence, const Outcome& native, const Outcome& soft, bool strict)
        : sequence_(sequence), native_(native), soft_(soft), strict_(strict) {}

    std::string run() {
        // Which of a wide instruction's accesses are checked for alignment, and whether before the page, differs from
        // model to model. The plain rules are the micro-guest alignment's.
        if (is_alignment_check(native_) || is_alignment_check(soft_) || is_lane_fault(native_) || is_lane_fault(soft_) ||
            is_exact_underflow() || has_misaligned_mode(native_) || is_open_access()) {
            return {};
        }
        if (is_open_fault(native_) || is_open_fault(soft_) || is_wrapped_fault()) {
            compare_open_fault();
            return std::move(text_);
        }
        note("vector", native_.vector, soft_.vector);
        compare_error();
        compare_registers();
        const Item* item = item_at(sequence_, native_.registers.rip);
        const bool unfinished = native_.vector == kSimdFloatingPoint || is_memory_fault(native_);
        if (!unfinished || item == nullptr || !item->model_specific_tags) {
            compare_x87();
        }
        compare_vectors();
        compare_window();
        return std::move(text_);
    }

private:
    void note(const std::string& what, std::uint64_t native, std::uint64_t soft) {
        if (native != soft) {
            text_ += std::format("  {}: native {:#x}, soft {:#x}\n", what, native, soft);
        }
    }

    static bool is_memory_fault(const Outcome& outcome) {
        return outcome.vector == kPageFault || outcome.vector == kGeneralProtection || outcome.vector == kStackFault;
    }
    static bool is_alignment_check(const Outcome& outcome) {
        return outcome.vector == kAlignmentCheck && (outcome.registers.rflags & rflags::AC) != 0;
    }
    /// A fault of an instruction that goes lane by lane: models differ in which lanes they look at.
    [[nodiscard]] bool is_lane_fault(const Outcome& outcome) const {
        const Item* item = item_at(sequence_, outcome.registers.rip);
        return is_memory_fault(outcome) && item != nullptr && item->model_specific_lanes;
    }
    /// One of the two faults where the other may not even look.
    [[nodiscard]] bool is_open_access() const {
        const auto faults = [this](const Outcome& outcome) {
            const Item* item = item_at(sequence_, outcome.registers.rip);
            return is_memory_fault(outcome) && item != nullptr && item->model_specific_access;
        };
        return faults(native_) != faults(soft_);
    }
    /// An operand that goes over the end of 4 GiB: with a limit as high, it depends on the model whether the segment or
    /// the page is found wrong (SDM vol. 3, section 6.15, interrupt 13: "effective limit is FFFFFFFFH").
    [[nodiscard]] bool is_wrapped_fault() const {
        constexpr std::uint64_t kNear = 64;
        const auto at_the_end = [](const Outcome& outcome) {
            return outcome.vector == kPageFault &&
                   (outcome.cr2 < kNear || (outcome.cr2 > 0xffff'ffff - kNear && outcome.cr2 <= 0xffff'ffff));
        };
        return sequence_.code32 && is_memory_fault(native_) && is_memory_fault(soft_) &&
               native_.vector != soft_.vector && (at_the_end(native_) || at_the_end(soft_));
    }
    /// A fault in the middle of an operand that a model may access in any order: that there is one is sure, not where,
    /// nor what was stored or loaded before it.
    [[nodiscard]] bool is_open_fault(const Outcome& outcome) const {
        const Item* item = item_at(sequence_, outcome.registers.rip);
        return is_memory_fault(outcome) && item != nullptr && item->model_specific_order;
    }
    void compare_open_fault() {
        if (!is_memory_fault(native_) || !is_memory_fault(soft_)) {
            note("vector", native_.vector, soft_.vector);
        }
        compare_registers();
    }

    /// An unmasked #UE for a tiny result that is exact is not seen by the soft CPU (see run_simd_checked).
    [[nodiscard]] bool is_exact_underflow() const {
        constexpr std::uint32_t kUnderflow = 1 << 4, kUnderflowMask = 1 << 11;
        const auto mxcsr = field<std::uint32_t>(native_, 24);
        return native_.vector == kSimdFloatingPoint && (mxcsr & (kUnderflow | kUnderflowMask)) == kUnderflow;
    }

    /// MXCSR.MM of AMD's misaligned SSE mode, which guests are not offered: reserved for them.
    static bool has_misaligned_mode(const Outcome& outcome) { return (field<std::uint32_t>(outcome, 24) & 1 << 17) != 0; }

    void compare_error() {
        const bool page_fault = native_.vector == kPageFault;
        const std::uint32_t hidden = page_fault && native_.cr2 >= kUserEnd ? 1 : 0;
        note("error code", native_.error | hidden, soft_.error | hidden);
        if (page_fault) {
            note("CR2", native_.cr2, soft_.cr2);
        }
    }

    void compare_registers() {
        static constexpr const char* kNames[] = {"RAX", "RCX", "RDX", "RBX", "RSP", "RBP", "RSI", "RDI",
                                                 "R8",  "R9",  "R10", "R11", "R12", "R13", "R14", "R15"};
        const std::uint64_t mask = sequence_.code32 ? 0xffff'ffff : ~std::uint64_t{0};
        for (unsigned i = 0; i < (sequence_.code32 ? 8U : 16U); ++i) {
            note(kNames[i], native_.registers.gpr[i] & mask, soft_.registers.gpr[i] & mask);
        }
        note("RIP", native_.registers.rip, soft_.registers.rip);
        const Item* item = item_at(sequence_, native_.registers.rip);
        const bool steps = item != nullptr && item->model_specific_flags &&
                           (is_memory_fault(native_) || native_.vector == kDebug);
        const std::uint64_t undefined =
            strict_ ? 0 : undefined_at(sequence_, native_.registers.rip) | (steps ? kStatusFlags : 0) | between(item);
        note("RFLAGS", native_.registers.rflags & ~undefined, soft_.registers.rflags & ~undefined);
    }

    /// RF as a single step between two iterations of a repeated instruction pushes it: set by Intel (SDM vol. 3, section
    /// 17.3.1.1), clear with AMD.
    std::uint64_t between(const Item* item) const {
        return native_.vector == kDebug && item != nullptr && item->kind == Class::String ? rflags::RF : 0;
    }

    template <class T>
    static T field(const Outcome& outcome, std::size_t offset) {
        T value;
        std::memcpy(&value, &outcome.xsave[offset], sizeof value);
        return value;
    }
    /// Whether component `bit` of the XSAVE area is not in its initial state (SDM vol. 1, §13.6).
    static bool present(const Outcome& outcome, unsigned bit) {
        return (std::to_integer<unsigned>(outcome.xsave[512]) >> bit & 1) != 0;
    }
    template <class T>
    static T component(const Outcome& outcome, unsigned bit, std::size_t offset, T initial) {
        return present(outcome, bit) ? field<T>(outcome, offset) : initial;
    }

    void compare_x87() {
        const auto word = [](const Outcome& outcome, std::size_t offset, std::uint16_t initial) {
            return component<std::uint16_t>(outcome, 0, offset, initial);
        };
        note("FCW", word(native_, 0, 0x37f), word(soft_, 0, 0x37f));
        note("FSW", word(native_, 2, 0), word(soft_, 2, 0));
        note("FTW (abridged)", word(native_, 4, 0) & 0xff, word(soft_, 4, 0) & 0xff);
        for (std::size_t i = 0; i < 8; ++i) {
            const std::size_t at = 32 + 16 * i;
            note(std::format("ST{} significand", i), component<std::uint64_t>(native_, 0, at, 0),
                 component<std::uint64_t>(soft_, 0, at, 0));
            note(std::format("ST{} sign and exponent", i), word(native_, at + 8, 0), word(soft_, at + 8, 0));
        }
    }

    void compare_vectors() {
        // Whether an unmasked overflow or underflow reports the loss of precision too is the model's choice.
        const Item* item = item_at(sequence_, native_.registers.rip);
        const bool steps = item != nullptr && item->model_specific_mxcsr;
        const std::uint32_t open = steps && (native_.vector == kSimdFloatingPoint || is_memory_fault(native_))
                                       ? kMxcsrFlags
                                   : native_.vector == kSimdFloatingPoint ? kPrecision
                                                                          : 0;
        note("MXCSR", field<std::uint32_t>(native_, 24) | open, field<std::uint32_t>(soft_, 24) | open);
        for (std::size_t i = 0; i < (sequence_.code32 ? 8U : 16U); ++i) {
            for (std::size_t lane = 0; lane < 4; ++lane) {
                const std::size_t at = (lane < 2 ? 160 + 8 * lane : 576 + 8 * (lane - 2)) + 16 * i;
                const unsigned bit = lane < 2 ? 1 : 2;
                note(std::format("YMM{} bits {}..{}", i, 64 * lane + 63, 64 * lane),
                     component<std::uint64_t>(native_, bit, at, 0), component<std::uint64_t>(soft_, bit, at, 0));
            }
        }
    }

    bool ignored(std::uint64_t offset) const {
        const bool push_open = std::ranges::any_of(sequence_.items, &Item::model_specific_push);
        const std::uint64_t pushed = native_.registers.gpr[Rsp] - layout(sequence_.code32).window;
        return (push_open && (offset == pushed + 2 || offset == pushed + 3)) || std::ranges::any_of(sequence_.ignored, [&](const IgnoredRange& range) {
            return offset - range.offset < range.length;
        });
    }

    void compare_window() {
        unsigned shown = 0;
        const std::uint64_t window = layout(sequence_.code32).window;
        for (std::size_t at = 0; at < kWindowSize && shown < 8; ++at) {
            if (native_.window[at] != soft_.window[at] && !ignored(at)) {
                note(std::format("byte at {:#x}", window + at), std::to_integer<unsigned>(native_.window[at]),
                     std::to_integer<unsigned>(soft_.window[at]));
                ++shown;
            }
        }
    }

    const Sequence& sequence_;
    const Outcome& native_;
    const Outcome& soft_;
    const bool strict_;
    std::string text_;
};

}  // namespace

std::string difference(const Sequence& sequence, const Outcome& native, const Outcome& soft, bool strict) {
    return Comparison(sequence, native, soft, strict).run();
}

}  // namespace apiary::cpu::oracle
