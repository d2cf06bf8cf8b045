// SPDX-License-Identifier: BSD-2-Clause
// Where the guest's state is while translated code runs.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "backend/cpu/soft/cpu.h"
#include "backend/cpu/soft/native.h"
#include "backend/cpu/soft/translator/emitter.h"

namespace apiary::cpu::soft {

/// Host registers that are not the guest's. RAX is one of them, as only it takes and gives flags (LAHF, SETO, SAHF).
inline constexpr unsigned kScratch = host::kRax;   ///< Flags on their way; the entry of the fast TLB.
inline constexpr unsigned kAddress = host::kR14;   ///< The host address of a memory operand.
inline constexpr unsigned kCpu = host::kR15;       ///< Points into the Cpu: HostState::base.

/// Entries of Cpu::jumps, which are found by the low 16 bits of RIP; as many follow, which are found by RIP folded and asked where
/// those are another's.
inline constexpr std::size_t kJumpTableSize = std::size_t{1} << 16;
inline constexpr unsigned kJumpFold = 12;  ///< Bits that RIP is shifted by and exclusive-ored with itself.

/// The host register of each guest register; kNone: it stays in Cpu::regs. All but RAX and RSP keep their name.
inline constexpr std::array<std::uint8_t, 16> kHostOf = {
    host::kR10, host::kRcx, host::kRdx, host::kRbx, host::kR11,  host::kRbp,  host::kRsi,  host::kRdi,
    host::kR8,  host::kR9,  host::kNone, host::kNone, host::kR12, host::kR13, host::kNone, host::kNone};

/// Fields of Cpu that translated code uses: `base` from its start, the others from there. The same for every Cpu.
struct HostState {
    std::int32_t base, regs, flags, attention, instructions, rip, page_base, fast_tlb, jumps, block_key, global_key, link, next_op,
        branch_target, supervisor_returns, user_returns, flags_of_host_pages, segments, native_blocked, xsave, cpl, system_flags, cr4, kernel_gs_base, tsc_zero, tsc_adjust;

    [[nodiscard]] static HostState of(const Cpu& cpu) {
        const auto offset = [&cpu](const void* field) {
            return static_cast<std::int32_t>(static_cast<const char*>(field) - reinterpret_cast<const char*>(&cpu.fast_tlbs));
        };
        return {.base = -offset(&cpu), .regs = offset(cpu.regs), .flags = offset(&cpu.flags), .attention = offset(&cpu.attention),
                .instructions = offset(&cpu.instructions), .rip = offset(&cpu.rip), .page_base = offset(&cpu.page_base),
                .fast_tlb = offset(&cpu.fast_tlb), .jumps = offset(&cpu.jumps), .block_key = offset(&cpu.block_key),
                .global_key = offset(&cpu.global_key), .link = offset(&cpu.link), .next_op = offset(&cpu.next_op), .branch_target = offset(&cpu.branch_target),
                .supervisor_returns = offset(&cpu.returns[0]), .user_returns = offset(&cpu.returns[1]),
                .flags_of_host_pages = offset(&cpu.flags_of_host_pages), .segments = offset(cpu.seg.data()),
                .native_blocked = offset(&cpu.native_blocked), .xsave = offset(cpu.xsave.data()),
                .cpl = offset(&cpu.cpl), .system_flags = offset(&cpu.system_flags), .cr4 = offset(&cpu.cr4),
                .kernel_gs_base = offset(&cpu.kernel_gs_base), .tsc_zero = offset(&cpu.clock.zero_at),
                .tsc_adjust = offset(&cpu.tsc_adjust)};
    }

    [[nodiscard]] static host::Operand field(std::int32_t offset) { return host::Operand::at(kCpu, offset); }
    [[nodiscard]] host::Operand guest(unsigned reg) const { return field(regs + 8 * static_cast<std::int32_t>(reg)); }
    [[nodiscard]] host::Operand vector(unsigned number) const {
        return field(xsave + static_cast<std::int32_t>(xsave_area::Xmm + 16 * number));
    }
    [[nodiscard]] host::Operand vector_high(unsigned number) const {
        return field(xsave + static_cast<std::int32_t>(xsave_area::YmmHigh + 16 * number));
    }
    [[nodiscard]] host::Operand selector(unsigned segment) const {
        return field(segments + static_cast<std::int32_t>(segment * sizeof(Segment) + offsetof(Segment, selector)));
    }
    [[nodiscard]] host::Operand segment_base(unsigned segment) const {
        return field(segments + static_cast<std::int32_t>(segment * sizeof(Segment) + offsetof(Segment, base)));
    }
};

}  // namespace apiary::cpu::soft
