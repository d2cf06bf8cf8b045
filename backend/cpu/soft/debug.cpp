// SPDX-License-Identifier: BSD-2-Clause
#include "backend/cpu/soft/debug.h"

#include "backend/cpu/soft/exception.h"

namespace apiary::cpu::soft {

namespace {

/// Values of the R/Wn fields of DR7 (SDM vol. 3, §17.2.4).
enum class BreakOn : unsigned { Execute = 0, Write = 1, Io = 2, ReadWrite = 3 };

struct Breakpoint {
    BreakOn on;
    std::uint64_t first;
    unsigned length;

    [[nodiscard]] bool overlaps(std::uint64_t address, unsigned bytes) const {
        return address < first + length && first < address + bytes;
    }
};

bool enabled(const Cpu& cpu, unsigned n) { return (cpu.dr7 >> (2 * n) & 3) != 0; }

Breakpoint breakpoint(const Cpu& cpu, unsigned n) {
    static constexpr unsigned kLengths[] = {1, 2, 8, 4};
    const unsigned length = kLengths[cpu.dr7 >> (18 + 4 * n) & 3];
    return {.on = static_cast<BreakOn>(cpu.dr7 >> (16 + 4 * n) & 3),
            .first = cpu.dr[n] & ~std::uint64_t{length - 1},
            .length = length};
}

/// DR6 bits of the enabled breakpoints that `matches`.
template <class Matches>
std::uint64_t matching(const Cpu& cpu, Matches&& matches) {
    std::uint64_t hits = 0;
    for (unsigned n = 0; n < 4; ++n) {
        if (enabled(cpu, n) && matches(breakpoint(cpu, n))) {
            hits |= std::uint64_t{1} << n;
        }
    }
    return hits;
}

void set_debug_fault(Cpu& cpu, std::uint64_t bits) {
    cpu.fault = {.vector = Vector::Debug, .dr6 = bits};
}

}  // namespace

void check_code_breakpoint(Cpu& cpu) {
    // Left over from instructions that ran without anyone looking.
    cpu.debug_inhibited = false;
    cpu.flags_reloaded = false;
    if ((cpu.dr7 & dr7::AnyEnabled) == 0 || (cpu.system_flags & rflags::RF) != 0) {
        return;
    }
    const bool is_64 = (cpu.mode & mode::CodeMask) == mode::Code64;
    const std::uint64_t linear = is_64 ? cpu.rip : (cpu.seg[Cs].base + cpu.rip) & 0xffff'ffff;
    const std::uint64_t hits = matching(cpu, [&](const Breakpoint& point) {
        return point.on == BreakOn::Execute && point.first == linear;
    });
    if (hits != 0) {
        static constexpr Op kHere = {};
        cpu.current = &kHere;
        cpu.regs[kSlotRip] = cpu.rip;
        set_debug_fault(cpu, hits);
        cpu.leave(Leave::Fault);
    }
}

void finish_debugged_instruction(Cpu& cpu, bool single_step) {
    if (!cpu.flags_reloaded) {
        cpu.system_flags &= ~rflags::RF;
    }
    cpu.flags_reloaded = false;
    const bool inhibited = cpu.debug_inhibited;
    cpu.debug_inhibited = false;
    cpu.update_mode();
    const std::uint64_t bits = cpu.pending_debug | (single_step ? dr6::SingleStep : 0);
    if (bits != 0 && !inhibited) {
        cpu.pending_debug = 0;
        set_debug_fault(cpu, bits);
        deliver_fault(cpu);
    }
}

void inhibit_debug_traps(Cpu& cpu) { cpu.debug_inhibited = true; }

bool has_data_breakpoint(const Cpu& cpu) {
    return (cpu.dr7 & dr7::AnyEnabled) != 0 && matching(cpu, [](const Breakpoint& point) {
               return point.on == BreakOn::Write || point.on == BreakOn::ReadWrite;
           }) != 0;
}

void match_data_breakpoints(Cpu& cpu, std::uint64_t linear, unsigned bytes, bool write) {
    cpu.pending_debug |= matching(cpu, [&](const Breakpoint& point) {
        return (point.on == BreakOn::ReadWrite || (point.on == BreakOn::Write && write)) &&
               point.overlaps(linear, bytes);
    });
}

void match_io_breakpoints(Cpu& cpu, std::uint16_t port, unsigned bytes) {
    if ((cpu.cr4 & cr4::DE) != 0) {
        cpu.pending_debug |= matching(
            cpu, [&](const Breakpoint& point) { return point.on == BreakOn::Io && point.overlaps(port, bytes); });
    }
}

}  // namespace apiary::cpu::soft
