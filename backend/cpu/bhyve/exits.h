// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <array>
#include <cstdint>
#include <variant>

#include "backend/cpu/bhyve/abi.h"
#include "backend/cpu/bhyve/release.h"

namespace apiary::cpu::bhyve {

// Why VM_RUN came back, as plain data; addresses are guest-physical but for `linear`.
struct PortAccess { std::uint16_t port; std::uint8_t size; bool read; std::uint32_t value; };  ///< `value`: of a write.
/// INS or OUTS: what is left of it. `index` is RSI or RDI, `count` RCX or 1.
struct PortString {
    std::uint16_t port;
    std::uint8_t size;
    bool read, repeats;
    std::uint64_t index, count;
    std::uint8_t address_size;  ///< In bytes.
    Reg segment;
};
struct MsrReading { std::uint32_t index; };
struct MsrWriting { std::uint32_t index; std::uint64_t value; };
/// An instruction on memory that nothing is mapped to, and that vmm(4) has no device at. `bytes`: as many as it has fetched, or none.
struct MemoryInstruction {
    std::uint64_t address, linear;
    std::array<std::uint8_t, 15> bytes;
    std::uint8_t count;
    std::uint8_t length;  ///< 0: vmm(4) does not know the instruction.
};
struct CpuStart { int cpu; std::uint8_t page; };         ///< INIT and a STARTUP IPI: that CPU begins at page << 12.
struct Ended { SuspendHow how; };                        ///< The machine stops for all of its CPUs.
struct Paused {};                                        ///< By VM_SUSPEND_CPU.
struct GoOn {};                                          ///< Nothing to be done: run again.
/// The guest cannot be run any further. `detail` in the processor's numbers.
struct NoWay { const char* what; std::uint64_t detail; };

using GuestExit = std::variant<PortAccess, PortString, MsrReading, MsrWriting, MemoryInstruction, CpuStart, Ended, Paused, GoOn, NoWay>;

/// What the kernel says; anything that does not make sense is NoWay.
[[nodiscard]] GuestExit exit_of(const RawExit& raw, const Release& release);

}  // namespace apiary::cpu::bhyve
