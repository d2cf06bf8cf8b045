// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>
#include <optional>

#include "backend/cpu/soft/cpu.h"

namespace apiary::cpu::soft {

/// Types of system descriptors (SDM vol. 3, table 3-2). The 32-bit ones are the 64-bit ones in IA-32e mode.
namespace system_type {
inline constexpr unsigned Tss16 = 1, Ldt = 2, BusyTss16 = 3, CallGate16 = 4, TaskGate = 5, InterruptGate16 = 6,
                          TrapGate16 = 7, Tss = 9, BusyTss = 11, CallGate = 12, InterruptGate = 14, TrapGate = 15;
}

/// Bits of the type field of code and data descriptors (SDM vol. 3, table 3-1).
namespace segment_type {
inline constexpr unsigned Accessed = 1, Writable = 2, Readable = 2, ExpandDown = 4, Conforming = 4, Code = 8;
}

/// A copy of a descriptor: of a segment, a system segment or a gate. `high` is the second half that system descriptors
/// have in IA-32e mode, else 0.
struct Descriptor {
    std::uint64_t low = 0;
    std::uint64_t high = 0;

    /// Access rights in the form of Segment::access.
    [[nodiscard]] std::uint32_t access() const { return static_cast<std::uint32_t>(low >> 40) & 0xf0ff; }
    [[nodiscard]] unsigned type() const { return access() & 15; }
    [[nodiscard]] unsigned dpl() const { return (access() >> 5) & 3; }
    [[nodiscard]] bool present() const { return (access() & Segment::kPresent) != 0; }
    [[nodiscard]] bool is_system() const { return (access() & Segment::kS) == 0; }
    [[nodiscard]] bool is_code() const { return !is_system() && (type() & segment_type::Code) != 0; }
    [[nodiscard]] bool is_data() const { return !is_system() && (type() & segment_type::Code) == 0; }
    [[nodiscard]] bool conforming() const { return (type() & segment_type::Conforming) != 0; }
    [[nodiscard]] bool is_system_of(unsigned wanted) const { return is_system() && type() == wanted; }

    [[nodiscard]] std::uint64_t base() const {
        return (low >> 16 & 0xff'ffff) | (low >> 32 & 0xff00'0000) | high << 32;
    }
    [[nodiscard]] std::uint32_t limit() const {
        const auto raw = static_cast<std::uint32_t>((low & 0xffff) | (low >> 32 & 0xf'0000));
        return (access() & Segment::kGranular) != 0 ? raw << 12 | 0xfff : raw;
    }
    [[nodiscard]] Segment segment(std::uint16_t selector) const { return {selector, base(), limit(), access()}; }

    // Of gates.
    [[nodiscard]] std::uint64_t gate_offset() const {
        return (low & 0xffff) | (low >> 32 & 0xffff'0000) | high << 32;
    }
    [[nodiscard]] std::uint16_t gate_selector() const { return static_cast<std::uint16_t>(low >> 16); }
    [[nodiscard]] unsigned gate_ist() const { return low >> 32 & 7; }
    [[nodiscard]] unsigned gate_parameters() const { return low >> 32 & 31; }
};

[[nodiscard]] constexpr bool is_null_selector(std::uint16_t selector) { return (selector & ~3) == 0; }
[[nodiscard]] constexpr unsigned rpl_of(std::uint16_t selector) { return selector & 3; }
[[nodiscard]] inline bool is_long_mode(const Cpu& cpu) { return (cpu.efer & efer::LMA) != 0; }
[[nodiscard]] inline bool is_code_64(const Cpu& cpu) { return (cpu.mode & mode::CodeMask) == mode::Code64; }
/// Protected mode with segmentation by descriptors: not real mode, not virtual-8086.
[[nodiscard]] inline bool is_protected(const Cpu& cpu) { return (cpu.mode & mode::Protected) != 0; }

/// `vector` with the selector as its error code.
[[noreturn]] void raise_for_selector(Cpu& cpu, Vector vector, std::uint16_t selector);

/// The descriptor of `selector`, or nothing when it lies outside its table. System descriptors come with their second half
/// in IA-32e mode.
[[nodiscard]] std::optional<Descriptor> read_descriptor(Cpu& cpu, std::uint16_t selector);
/// The same, or `vector`(selector).
[[nodiscard]] Descriptor require_descriptor(Cpu& cpu, std::uint16_t selector, Vector vector = Vector::GeneralProtection);
/// Sets the accessed bit of a code or data descriptor, in memory and in the copy.
void mark_accessed(Cpu& cpu, std::uint16_t selector, Descriptor& descriptor);
/// Sets or clears the busy bit of a TSS descriptor in memory.
void mark_busy(Cpu& cpu, std::uint16_t selector, bool busy);

/// Segment contents as real mode and virtual-8086 mode make them from a selector. Real mode leaves limit and rights alone.
void set_real_segment(Cpu& cpu, Segment& segment, std::uint16_t selector);
/// An unusable segment register: what a null selector leaves.
[[nodiscard]] Segment null_segment(std::uint16_t selector);

/// Whether `selector` may be loaded into SS at privilege `cpl`; its descriptor. Faults are #GP, #NP and #SS, or `vector`
/// in place of #GP (#TS when the selector comes from a TSS).
[[nodiscard]] Segment check_stack_segment(Cpu& cpu, std::uint16_t selector, unsigned cpl,
                                          Vector vector = Vector::GeneralProtection);
/// The same for DS, ES, FS and GS; null selectors give null_segment().
[[nodiscard]] Segment check_data_segment(Cpu& cpu, std::uint16_t selector, Vector vector = Vector::GeneralProtection);
/// MOV or POP to `segment`, in whatever mode; any but CS. Does not update_mode().
void load_segment(Cpu& cpu, Seg segment, std::uint16_t selector);

/// Sets CS and CPL; checks nothing, does not update_mode(). The descriptor is to be marked accessed by then.
void set_code_segment(Cpu& cpu, std::uint16_t selector, const Descriptor& descriptor, unsigned cpl);

/// Loads LDTR from `selector` (LLDT, task switch): faults are `vector`(selector) or #NP.
void load_ldtr(Cpu& cpu, std::uint16_t selector, Vector vector = Vector::GeneralProtection);

/// Checks that the running code may access `bytes` ports from `port` on: IOPL, then the bitmap of the TSS. Raises #GP(0).
/// cpu.current must be set.
void check_io_permission(Cpu& cpu, std::uint16_t port, unsigned bytes);

}  // namespace apiary::cpu::soft
