// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>

#include "backend/cpu/soft/cpu.h"
#include "backend/cpu/soft/op.h"

namespace apiary::cpu::soft {

/// What decides how an effective address becomes a linear one.
struct AddressForm {
    std::uint32_t code_mode;  ///< Bits of `mode`.
    unsigned width;           ///< Address size: 16, 32 or 64.
    Seg segment;
    unsigned bytes;
    bool write;
};

/// The address op for `form`: computes the linear address into `kSlotEa` and makes the segment's checks. Its `aux` is
/// 1 for a write, 2 for 16-bit and 4 for 32-bit addresses; its `extra` the bytes accessed. Null when the plain sum of
/// base, index and displacement is the linear address.
[[nodiscard]] Handler address_op(const AddressForm& form);

/// Linear address of `offset` in `segment` outside 64-bit mode, for an access of `bytes`. Checks type and limit, and
/// raises #GP or #SS (SDM vol. 3, §5.3–5.5). cpu.current must be set.
[[nodiscard]] std::uint64_t segmented(Cpu& cpu, unsigned segment, std::uint64_t offset, unsigned bytes, bool write);

/// Linear address of `offset` in `segment` in any mode; in 64-bit mode only FS and GS have a base.
[[nodiscard]] inline std::uint64_t linear_in(Cpu& cpu, unsigned segment, std::uint64_t offset, unsigned bytes,
                                             bool write) {
    if ((cpu.mode & mode::CodeMask) == mode::Code64) {
        return segment >= Fs ? cpu.seg[segment].base + offset : offset;
    }
    return segmented(cpu, segment, offset, bytes, write);
}

}  // namespace apiary::cpu::soft
