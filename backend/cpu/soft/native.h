// SPDX-License-Identifier: BSD-2-Clause
// x87, MMX, SSE, AVX and the bit-manipulation instructions, executed on the host's own units.
//
// Control state of the host while a vCPU runs, between NativeUnit::enter() and leave():
// - MXCSR holds the guest's rounding and denormal controls and its flags, with every exception masked. Flags gather by
//   themselves. A guest that unmasks an exception has blocked::SimdChecked set, and its floating-point instructions run
//   one by one with their flags looked at. So no C++ floating-point arithmetic may be done on this thread in between.
// - From the first x87 or MMX instruction on (blocked::X87State clear) the host's x87 registers are the guest's, again
//   with every exception masked; blocked::X87Checked is set while the guest unmasks one. So no `long double` either.
// The XSAVE image in Cpu::xsave is right when leave() has returned. In between, sync() brings it up to date.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "backend/base/result.h"
#include "backend/cpu/soft/code_arena.h"
#include "backend/cpu/soft/cpu.h"
#include "backend/cpu/soft/native_features.h"
#include "backend/cpu/soft/native_stub.h"

namespace apiary::cpu::soft {

/// Bits of Cpu::native_blocked: why an instruction of a kind cannot simply run.
namespace blocked {
inline constexpr std::uint32_t X87 = 1;          ///< x87: CR0.EM or CR0.TS.
inline constexpr std::uint32_t Mmx = 2;          ///< MMX registers: CR0.EM or CR0.TS.
inline constexpr std::uint32_t Sse = 4;          ///< Legacy SSE: CR0.EM, CR0.TS or CR4.OSFXSR clear.
inline constexpr std::uint32_t Avx = 8;          ///< VEX: CR0.TS, CR4.OSXSAVE clear, or XCR0 without SSE and AVX.
inline constexpr std::uint32_t X87State = 16;    ///< The guest's x87 registers are not in the host's.
inline constexpr std::uint32_t X87Checked = 32;  ///< FCW unmasks an exception.
inline constexpr std::uint32_t SimdChecked = 64; ///< MXCSR unmasks an exception.
inline constexpr std::uint32_t AnyX87 = X87 | X87State | X87Checked;
inline constexpr std::uint32_t AnyMmx = Mmx | X87State | X87Checked;
}  // namespace blocked

/// Places in the legacy area and header of an XSAVE image (SDM vol. 1, tables 10-2 and 13-1).
namespace xsave_area {
inline constexpr std::size_t Fcw = 0, Fsw = 2, Ftw = 4, Fop = 6, Fip = 8, Fdp = 16, Mxcsr = 24, MxcsrMask = 28, St = 32,
                             Xmm = 160, Header = 512, YmmHigh = 576, LegacySize = 512, Size = 832;
}

/// Fields of MXCSR (SDM vol. 1, §10.2.3). There is no misaligned-SSE bit: CPUID does not announce it.
namespace mxcsr {
inline constexpr std::uint32_t Flags = 0x3f, PreComputation = 7, Masks = 0x1f80, FlushToZero = 0x8000,
                               UnderflowMask = 0x800, Valid = 0xffff, Initial = 0x1f80;
}

/// The stubs of one vCPU and what links it to the host's vector and x87 units.
class NativeUnit {
public:
    explicit NativeUnit(Cpu& cpu);
    NativeUnit(const NativeUnit&) = delete;
    NativeUnit& operator=(const NativeUnit&) = delete;

    /// Why no code can be generated on this host, if so: the vCPU is not usable then.
    [[nodiscard]] const std::optional<Error>& error() const { return error_; }

    /// Takes the host's units over on this thread, for running the guest. To be balanced by leave().
    void enter(Cpu& cpu);
    /// Gives them back as the host's own code wants them; Cpu::xsave is up to date then.
    void leave(Cpu& cpu);
    /// Brings Cpu::xsave up to date, from enter() to leave().
    void sync(Cpu& cpu);
    /// Takes over control words that were changed in Cpu::xsave: MXCSR, and FCW by way of update(). Must follow a
    /// release_x87() when x87 state was changed.
    void reload(Cpu& cpu);

    /// Recomputes Cpu::native_blocked. To be called when CR0, CR4, XCR0, FCW or MXCSR changed.
    void update(Cpu& cpu);

    /// True when there may be no room for the stubs of one more block. Before the next block is decoded all blocks have
    /// to be dropped and then reset() called.
    [[nodiscard]] bool full() const { return arena_ && arena_->available() < kReserve; }
    void reset();
    /// Moves with each reset(): ops decoded under another epoch must not be run.
    [[nodiscard]] std::uint32_t epoch() const { return epoch_; }

    // ---- For the handlers of this unit.
    [[nodiscard]] bool has(ZydisISASet set) const { return isa_sets_.test(set); }
    [[nodiscard]] const StubLayout& layout() const { return layout_; }
    /// Where the stub stands, in bytes from Cpu::native_code. Equal stubs are kept once.
    [[nodiscard]] std::optional<std::uint32_t> intern(const StubCode& stub);

    [[nodiscard]] bool x87_live() const { return x87_live_; }
    void load_x87(Cpu& cpu);     ///< Cpu::xsave → host, if it is not there.
    void sync_x87(Cpu& cpu);     ///< Host → Cpu::xsave, if it is live.
    void release_x87(Cpu& cpu);  ///< sync_x87, and the host's registers are free.
    /// The host's registers are free, their contents lost: Cpu::xsave is what counts.
    void drop_x87(Cpu& cpu);
    void sync_mxcsr(Cpu& cpu);
    /// FSW as the guest sees it.
    [[nodiscard]] std::uint16_t x87_status(const Cpu& cpu) const;

    alignas(64) std::array<std::byte, 64> scratch = {};         ///< A memory operand.
    alignas(64) std::array<std::byte, 512> host_image = {};     ///< FXSAVE image of the host's units.
    alignas(64) std::array<std::byte, 832> area = {};           ///< An image on its way to or from guest memory.

private:
    static constexpr std::size_t kArenaSize = std::size_t{4} << 20;
    static constexpr std::size_t kReserve = std::size_t{64} << 10;  ///< A block is at most 48 instructions.

    struct Known {
        std::uint32_t hash = 0;
        std::uint32_t at = 0;
        std::uint32_t size = 0;  ///< 0: free.
    };
    [[nodiscard]] Known& place(std::uint32_t hash, std::span<const std::uint8_t> bytes);
    void grow();

    const StubLayout layout_;
    const IsaSets isa_sets_;
    std::optional<CodeArena> arena_;
    std::optional<Error> error_;
    std::vector<Known> known_;  ///< Open addressing; no std::unordered_map, which computes with floating point.
    std::size_t known_count_ = 0;
    std::uint32_t epoch_ = 1;
    bool entered_ = false;
    bool x87_live_ = false;
    std::uint32_t host_mxcsr_ = mxcsr::Initial;
    std::uint16_t host_fcw_ = 0x37f;
};

/// A field of the XSAVE image.
template <class T>
[[nodiscard]] inline T& xsave_at(Cpu& cpu, std::size_t at) {
    return *reinterpret_cast<T*>(cpu.xsave.data() + at);
}
template <class T>
[[nodiscard]] inline const T& xsave_at(const Cpu& cpu, std::size_t at) {
    return *reinterpret_cast<const T*>(cpu.xsave.data() + at);
}

/// Raises what stands in the way of `op`, whose `extra` says which bits of native_blocked concern it: #UD, #NM, #MF.
/// Loads the x87 state if need be. Returns the bits that ask for a checked run.
[[nodiscard]] std::uint32_t clear_way(Cpu& cpu, const Op* op);

/// Runs a stub for one op and comes back, whatever follows the op.
void invoke_stub(Cpu& cpu, const Op* op, StubEntry entry, void* memory);

/// A stub of Cpu::native_code, by Op::imm.
[[nodiscard]] inline StubEntry stub_of(const Cpu& cpu, const Op* op) {
    return reinterpret_cast<StubEntry>(reinterpret_cast<std::uintptr_t>(cpu.native_code) +
                                       static_cast<std::uint32_t>(op->imm));
}

// Parts of decode_native, by subject. They return false for what is not theirs.
[[nodiscard]] bool decode_native_move(const Instruction& instruction, OpWriter& out);    // native_move.cpp
[[nodiscard]] bool decode_native_masked(const Instruction& instruction, OpWriter& out);  // native_masked.cpp
[[nodiscard]] bool decode_x87_control(const Instruction& instruction, OpWriter& out);    // x87.cpp
[[nodiscard]] bool decode_xsave(const Instruction& instruction, OpWriter& out);          // xsave.cpp

/// Address bits that must be clear for a memory operand of `bytes`: exception classes 1, 2 and 4 of legacy SSE, and class 1
/// of AVX (SDM vol. 2, §2.4 and §2.5), but for the instructions made for unaligned operands.
[[nodiscard]] std::uint8_t alignment_mask(const Instruction& instruction, unsigned bytes);

/// Bits of Cpu::native_blocked that concern an instruction.
[[nodiscard]] std::uint32_t blocked_bits(const Instruction& instruction);

}  // namespace apiary::cpu::soft
