// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <array>
#include <cstdint>

// Names and numbers of the local APIC (SDM vol. 3, chapter 11, "Advanced Programmable Interrupt Controller").

namespace apiary::interrupt::lapic {

/// Offsets in the register page (table 11-1). In x2APIC mode MSR 0x800 + offset / 16 (table 11-6).
enum Register : std::uint32_t {
    kId = 0x020, kVersion = 0x030, kTpr = 0x080, kApr = 0x090, kPpr = 0x0a0, kEoi = 0x0b0, kRrr = 0x0c0,
    kLdr = 0x0d0, kDfr = 0x0e0, kSvr = 0x0f0, kIsr = 0x100, kTmr = 0x180, kIrr = 0x200, kIrrEnd = 0x280,
    kEsr = 0x280, kLvtCmci = 0x2f0, kIcrLow = 0x300, kIcrHigh = 0x310, kLvtTimer = 0x320, kLvtThermal = 0x330,
    kLvtPerformance = 0x340, kLvtLint0 = 0x350, kLvtLint1 = 0x360, kLvtError = 0x370, kInitialCount = 0x380,
    kCurrentCount = 0x390, kDivide = 0x3e0, kSelfIpi = 0x3f0
};

/// Version 0x10, seven LVT entries, no EOI broadcast suppression (bhyve, vlapic.c).
inline constexpr std::uint32_t kVersionValue = 0x0006'0010;

/// IA32_APIC_BASE (figure 11-5).
inline constexpr std::uint64_t kBaseBsp = 1 << 8, kBaseX2apic = 1 << 10, kBaseEnable = 1 << 11;
inline constexpr std::uint64_t kDefaultBase = 0xfee0'0000;

/// Spurious-interrupt vector register (figure 11-23): vector, software enable, focus checking.
inline constexpr std::uint32_t kSvrEnable = 1 << 8, kSvrReset = 0xff, kSvrWritable = 0x3ff, kSvrX2apicWritable = 0x1ff;
/// No EOI broadcast: not for guests of ours, but of KVM's APIC they may set it.
inline constexpr std::uint32_t kSvrSuppressEoi = 1 << 12;

/// LVT bits (figure 11-8).
inline constexpr std::uint32_t kLvtMasked = 1 << 16, kLvtLevel = 1 << 15, kLvtRemoteIrr = 1 << 14,
                               kLvtStatus = 1 << 12, kLvtReset = kLvtMasked;
/// ICR bits (figure 11-12).
inline constexpr std::uint32_t kIcrLogical = 1 << 11, kIcrStatus = 1 << 12, kIcrAssert = 1 << 14, kIcrLevel = 1 << 15,
                               kIcrWritable = 0x000c'cfff;

/// Error status register (figure 11-9).
inline constexpr std::uint32_t kErrorSendVector = 1 << 5, kErrorReceiveVector = 1 << 6, kErrorRegister = 1 << 7;

/// The LVT entries in the order they are kept in, with the bits software can write (figure 11-8).
enum LvtIndex : unsigned { kCmci, kTimer, kThermal, kPerformance, kLint0, kLint1, kError, kLvtCount };
struct LvtEntry {
    std::uint32_t offset;
    std::uint32_t writable;
};
inline constexpr std::array<LvtEntry, kLvtCount> kLvtEntries = {{{kLvtCmci, 0x1'07ff},
                                                                {kLvtTimer, 0x7'00ff},
                                                                {kLvtThermal, 0x1'07ff},
                                                                {kLvtPerformance, 0x1'07ff},
                                                                {kLvtLint0, 0x1'a7ff},
                                                                {kLvtLint1, 0x1'a7ff},
                                                                {kLvtError, 0x1'00ff}}};

/// MSRs of the local APIC.
inline constexpr std::uint32_t kMsrApicBase = 0x1b, kMsrTscDeadline = 0x6e0, kMsrX2apicFirst = 0x800,
                               kMsrX2apicLast = 0x8ff;

}  // namespace apiary::interrupt::lapic
