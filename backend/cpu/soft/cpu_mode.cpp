// SPDX-License-Identifier: BSD-2-Clause
// What follows from the system registers: the mode of decoding, the table of translations, what to attend to.
#include <x86intrin.h>

#include "backend/cpu/soft/cpu.h"
#include "backend/cpu/soft/debug.h"
#include "backend/cpu/soft/mmu.h"

namespace apiary::cpu::soft {

namespace {

constexpr std::uint32_t kWholeSpace = 0xffff'ffff;

/// Present, base 0, limit 4 GiB, not expand-down, and with the rights that `code` or data needs.
bool is_flat(const Segment& segment, bool code) {
    if (segment.base != 0 || segment.limit != kWholeSpace ||
        (segment.access & (Segment::kUnusable | Segment::kPresent)) != Segment::kPresent) {
        return false;
    }
    // Type bits: 8 code, 4 expand-down, 2 writable data or readable code (SDM vol. 3, §3.4.5.1).
    return code ? (segment.type() & 10) == 10 : (segment.type() & 14) == 2;
}

std::uint32_t code_mode(const Cpu& cpu) {
    const std::uint32_t access = cpu.seg[Cs].access;
    if ((cpu.efer & efer::LMA) != 0 && (access & Segment::kLong) != 0) {
        return mode::Code64;
    }
    return (access & Segment::kBig) != 0 ? mode::Code32 : mode::Code16;
}

std::uint32_t mode_of(const Cpu& cpu) {
    std::uint32_t mode = code_mode(cpu);
    if (mode != mode::Code64) {
        const bool flat = is_flat(cpu.seg[Cs], true) && is_flat(cpu.seg[Ds], false) && is_flat(cpu.seg[Es], false) &&
                          is_flat(cpu.seg[Ss], false);
        mode |= flat ? mode::Flat : 0;
        mode |= (cpu.seg[Ss].access & Segment::kBig) != 0 ? mode::Stack32 : 0;
    }
    mode |= cpu.cpl == 3 ? mode::User : 0;
    mode |= (cpu.efer & efer::LMA) != 0 ? mode::Long : 0;
    if ((cpu.cr0 & cr0::PE) != 0) {
        mode |= (cpu.system_flags & rflags::VM) != 0 ? mode::V86 : mode::Protected;
    }
    return mode;
}

}  // namespace

void Cpu::update_mode() {
    mode = mode_of(*this);
    select_tables();
    update_keys();
    const bool debugging = (system_flags & (rflags::TF | rflags::RF)) != 0 || (dr7 & dr7::AnyEnabled) != 0;
    if (debugging) {
        call_attention(attention::Step);
    } else if ((attention.load(std::memory_order_relaxed) & attention::Step) != 0) {
        clear_attention(attention::Step);
    }
}

void Cpu::update_keys() {
    constexpr std::uint64_t kGlobal = std::uint64_t{1} << 63;  // No epoch comes that far.
    block_key = translation_epoch << 8 | mode;
    global_key = kGlobal | spaces.global_epoch << 8 | mode;
    if (ReturnSites& own = returns[(mode & mode::User) != 0 ? 1 : 0]; own.key != block_key) {
        own.key = block_key;
        forget_return_sites(own);
    }
}

void Cpu::forget_return_sites(ReturnSites& of) {
    of.sites.fill({.rip = 0, .code = no_return_site});
}

void Cpu::select_tables() {
    tlb = data_table(*this);
    static FastTlb never;
    fast_tlb = &never;
    for (unsigned privilege = 0; privilege < kPrivileges; ++privilege) {
        if (tlb == tlbs[privilege].entries.data()) {
            fast_tlb = &fast_tlbs[privilege];
        }
    }
    // Translated user code looks into its table without asking which one is in use.
    if (fast_tlb == &never) {
        fast_tlbs[kUser].clear();
    }
}

std::uint64_t Cpu::rflags() const {
    // The second byte of `flags` is laid out as the first byte of RFLAGS.
    const std::uint64_t low = (flags >> 8) & (rflags::SF | rflags::ZF | rflags::AF | rflags::PF | rflags::CF);
    return system_flags | rflags::Fixed1 | low | ((flags & hostflags::OF) != 0 ? rflags::OF : 0);
}

void Cpu::set_rflags(std::uint64_t value) {
    constexpr std::uint64_t kLow = rflags::SF | rflags::ZF | rflags::AF | rflags::PF | rflags::CF;
    constexpr std::uint64_t kSystem = rflags::TF | rflags::IF | rflags::DF | rflags::IOPL | rflags::NT | rflags::RF |
                                      rflags::VM | rflags::AC | rflags::VIF | rflags::VIP | rflags::ID;
    flags = static_cast<std::uint32_t>((value & kLow) << 8) | hostflags::Fixed1 |
            ((value & rflags::OF) != 0 ? hostflags::OF : 0);
    system_flags = value & kSystem;
}

std::uint64_t Cpu::read_tsc() const {
    return (tsc_source != nullptr ? tsc_source->read() : __rdtsc()) - clock.zero_at + tsc_adjust;
}

}  // namespace apiary::cpu::soft
