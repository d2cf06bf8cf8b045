// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

#include "backend/cpu/model_registers.h"

namespace apiary::cpu {

/// General registers in the order of their encodings (SDM vol. 2, table 3-1).
enum Gpr : unsigned { Rax, Rcx, Rdx, Rbx, Rsp, Rbp, Rsi, Rdi, R8, R9, R10, R11, R12, R13, R14, R15 };

/// Segment registers in the order of their encodings (SDM vol. 2, "Sreg").
enum Seg : unsigned { Es, Cs, Ss, Ds, Fs, Gs };

/// Exception vectors (SDM vol. 3, table 6-1).
enum class Vector : std::uint8_t {
    DivideError = 0, Debug = 1, Nmi = 2, Breakpoint = 3, Overflow = 4, BoundRange = 5, InvalidOpcode = 6,
    DeviceNotAvailable = 7, DoubleFault = 8, InvalidTss = 10, SegmentNotPresent = 11, StackFault = 12,
    GeneralProtection = 13, PageFault = 14, X87FloatingPoint = 16, AlignmentCheck = 17, MachineCheck = 18,
    SimdFloatingPoint = 19,
};

namespace rflags {
inline constexpr std::uint64_t CF = 1 << 0, Fixed1 = 1 << 1, PF = 1 << 2, AF = 1 << 4, ZF = 1 << 6, SF = 1 << 7,
                               TF = 1 << 8, IF = 1 << 9, DF = 1 << 10, OF = 1 << 11, IOPL = 3 << 12, NT = 1 << 14,
                               RF = 1 << 16, VM = 1 << 17, AC = 1 << 18, VIF = 1 << 19, VIP = 1 << 20, ID = 1 << 21;
inline constexpr std::uint64_t Arithmetic = CF | PF | AF | ZF | SF | OF;
}  // namespace rflags

namespace cr0 {
inline constexpr std::uint64_t PE = 1 << 0, MP = 1 << 1, EM = 1 << 2, TS = 1 << 3, ET = 1 << 4, NE = 1 << 5,
                               WP = 1 << 16, AM = 1 << 18, NW = 1 << 29, CD = 1 << 30, PG = 1u << 31;
}
namespace cr4 {
inline constexpr std::uint64_t VME = 1 << 0, PVI = 1 << 1, TSD = 1 << 2, DE = 1 << 3, PSE = 1 << 4, PAE = 1 << 5,
                               MCE = 1 << 6, PGE = 1 << 7, PCE = 1 << 8, OSFXSR = 1 << 9, OSXMMEXCPT = 1 << 10,
                               UMIP = 1 << 11, LA57 = 1 << 12, FSGSBASE = 1 << 16, PCIDE = 1 << 17,
                               OSXSAVE = 1 << 18, SMEP = 1 << 20, SMAP = 1 << 21;
}
namespace efer {
inline constexpr std::uint64_t SCE = 1 << 0, LME = 1 << 8, LMA = 1 << 10, NXE = 1 << 11, AutoIbrs = 1 << 21;
}

/// A segment register with its hidden part.
struct Segment {
    std::uint16_t selector = 0;
    std::uint64_t base = 0;
    std::uint32_t limit = 0xffff;  ///< In bytes, after granularity.
    std::uint32_t access = 0;      ///< VMCS form: type 4:0 (with S), DPL 6:5, P 0x80, AVL 0x1000, L 0x2000, D/B 0x4000, G 0x8000, unusable 0x10000.

    static constexpr std::uint32_t kS = 0x10, kPresent = 0x80, kLong = 0x2000, kBig = 0x4000, kGranular = 0x8000,
                                   kUnusable = 0x10000;
    [[nodiscard]] unsigned type() const { return access & 15; }
    [[nodiscard]] unsigned dpl() const { return (access >> 5) & 3; }
    bool operator==(const Segment&) const = default;
};

/// GDTR or IDTR.
struct DescriptorTable {
    std::uint64_t base = 0;
    std::uint16_t limit = 0xffff;
    bool operator==(const DescriptorTable&) const = default;
};

/// The architectural state of one vCPU at an instruction boundary, whichever engine runs it: what it takes to go on on another. The TSC is
/// that of the host with TscClock and `tsc_adjust`. Default values are those after RESET
/// (SDM vol. 3, table 9-1).
struct State {
    std::array<std::uint64_t, 16> gpr = {};
    std::uint64_t rip = 0xfff0;
    std::uint64_t rflags = rflags::Fixed1;
    std::array<Segment, 6> seg = {Segment{0, 0, 0xffff, 0x93},           Segment{0xf000, 0xffff0000, 0xffff, 0x9b},
                                  Segment{0, 0, 0xffff, 0x93},           Segment{0, 0, 0xffff, 0x93},
                                  Segment{0, 0, 0xffff, 0x93},           Segment{0, 0, 0xffff, 0x93}};
    Segment ldtr = {0, 0, 0xffff, 0x82};
    Segment tr = {0, 0, 0xffff, 0x8b};
    DescriptorTable gdtr, idtr;
    std::uint64_t cr0 = cr0::CD | cr0::NW | cr0::ET;
    std::uint64_t cr2 = 0, cr3 = 0, cr4 = 0, cr8 = 0;
    std::uint64_t efer = 0;
    std::array<std::uint64_t, 4> dr = {};
    std::uint64_t dr6 = 0xffff0ff0, dr7 = 0x400;
    std::uint64_t xcr0 = 1;

    // Model-specific registers that the CPU itself acts on.
    std::uint64_t star = 0, lstar = 0, cstar = 0, fmask = 0, kernel_gs_base = 0;
    std::uint64_t sysenter_cs = 0, sysenter_esp = 0, sysenter_eip = 0;
    std::uint64_t pat = 0x0007'0406'0007'0406;
    std::uint64_t tsc_aux = 0;
    std::uint64_t tsc_adjust = 0;
    std::uint64_t spec_ctrl = 0;
    bool apic_enabled = true;  ///< IA32_APIC_BASE.EN, which CPUID shows. The rest of it is the local APIC's, as is the TSC deadline.
    ModelRegisters model_registers;  ///< Those that only remember.

    /// x87, MMX, SSE and AVX in the standard format of XSAVE (SDM vol. 1, §13.4): legacy area 512 bytes, header 64,
    /// YMM_Hi128 at 576. FCW is 0x40 and MXCSR 0x1f80 after RESET.
    alignas(64) std::array<std::byte, 832> xsave = initial_xsave();

    bool halted = false;            ///< In HLT, waiting for an interrupt.
    bool wait_for_sipi = false;     ///< An application processor before its STARTUP IPI.
    bool interrupt_shadow = false;  ///< The instruction boundary after STI or MOV SS.
    bool nmi_blocked = false;       ///< In an NMI handler, until IRET.
    bool nmi_pending = false;       ///< Accepted, and not delivered yet: it is blocked, or comes next.
    /// An external interrupt that was accepted and is delivered before the next instruction. Of exceptions there is nothing to keep: the
    /// faulting instruction, at `rip`, raises them again.
    std::optional<std::uint8_t> pending_interrupt = {};

    /// It is in HLT, and nothing that was accepted ends that.
    [[nodiscard]] bool stays_halted() const { return halted && !pending_interrupt && (!nmi_pending || nmi_blocked); }
    [[nodiscard]] unsigned cpl() const { return seg[Ss].dpl(); }
    bool operator==(const State&) const = default;
    static constexpr std::array<std::byte, 832> initial_xsave() {
        std::array<std::byte, 832> area = {};
        area[0] = std::byte{0x40};   // FCW after RESET
        area[24] = std::byte{0x80};  // MXCSR
        area[25] = std::byte{0x1f};
        return area;
    }
};

}  // namespace apiary::cpu
