// SPDX-License-Identifier: BSD-2-Clause
// Bits are numbered as in SDM vol. 2, CPUID, and APM vol. 3, appendix E.
#include "backend/cpu/soft/features.h"

#include <cstring>
#include <initializer_list>
#include <string_view>

#include "backend/cpu/soft/native_features.h"
#include "backend/cpu/state.h"

namespace apiary::cpu::soft {

namespace {

constexpr std::uint32_t kHighestLeaf = 0xd, kHighestExtendedLeaf = 0x8000'0021;
// Family 19h, model 01h, stepping 1. Kernels have things to say about most models: about errata of the older ones, and
// that a newer one's power management is switched off in the firmware. About this one they are silent.
constexpr std::uint32_t kSignature = 0x00a0'0f11;
constexpr std::uint32_t kAvxBit = 28;

constexpr std::uint32_t bits(std::initializer_list<unsigned> numbers) {
    std::uint32_t value = 0;
    for (const unsigned number : numbers) {
        value |= 1u << number;
    }
    return value;
}

std::uint32_t four_letters(std::string_view text, std::size_t from) {
    std::uint32_t value = 0;
    std::memcpy(&value, text.data() + from, sizeof value);
    return value;
}

bool has_avx() { return (native_features(1, 0).ecx >> kAvxBit & 1) != 0; }

void add_identification(CpuidTable& table) {
    constexpr std::string_view kVendor = "AuthenticAMD";
    CpuidResult vendor = {.eax = kHighestLeaf, .ebx = four_letters(kVendor, 0), .ecx = four_letters(kVendor, 8),
                          .edx = four_letters(kVendor, 4)};
    table.set({.leaf = 0, .result = vendor});
    vendor.eax = kHighestExtendedLeaf;
    table.set({.leaf = 0x8000'0000, .result = vendor});

    char brand[48] = "Apiary Software CPU";
    const std::string_view text(brand, sizeof brand);
    for (std::uint32_t i = 0; i < 3; ++i) {
        table.set({.leaf = 0x8000'0002 + i,
                   .result = {four_letters(text, i * 16), four_letters(text, i * 16 + 4),
                              four_letters(text, i * 16 + 8), four_letters(text, i * 16 + 12)}});
    }
}

void add_basic_features(CpuidTable& table) {
    const CpuidResult native = native_features(1, 0);
    // DE PSE TSC MSR PAE MCE CX8 APIC SEP MTRR PGE MCA CMOV PAT PSE36 CLFSH
    const std::uint32_t edx = bits({2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 13, 14, 15, 16, 17, 19}) | native.edx;
    // CMPXCHG16B PCID x2APIC MOVBE TSC-deadline hypervisor
    const std::uint32_t ecx = bits({13, 17, 21, 22, 24, 31}) | native.ecx;
    table.set({.leaf = 1, .result = {.eax = kSignature, .ebx = 8 << 8 | 1 << 16, .ecx = ecx, .edx = edx}});

    table.set({.leaf = 6, .result = {.eax = bits({2})}});  // ARAT

    const CpuidResult structured = native_features(7, 0), more = native_features(7, 1);
    // FSGSBASE TSC_ADJUST SMEP ERMS INVPCID SMAP CLFLUSHOPT CLWB; UMIP RDPID; FSRM
    table.set({.leaf = 7,
               .subleaf = 0,
               .subleaf_matters = true,
               .result = {.eax = more == CpuidResult{} ? 0u : 1u,
                          .ebx = bits({0, 1, 7, 9, 10, 20, 23, 24}) | structured.ebx,
                          .ecx = bits({2, 22}) | structured.ecx,
                          .edx = bits({4}) | structured.edx}});
    table.set({.leaf = 7, .subleaf = 1, .subleaf_matters = true, .result = more});
}

void add_extended_state(CpuidTable& table) {
    constexpr std::uint32_t kLegacySize = 576, kYmmSize = 256, kX87AndSse = 3, kYmm = 4;
    const bool avx = has_avx();
    const std::uint32_t size = avx ? kLegacySize + kYmmSize : kLegacySize;
    const auto add = [&](std::uint32_t subleaf, const CpuidResult& result) {
        table.set({.leaf = 0xd, .subleaf = subleaf, .subleaf_matters = true, .result = result});
    };
    // EBX follows XCR0; the engine puts it in.
    add(0, {.eax = kX87AndSse | (avx ? kYmm : 0), .ebx = kLegacySize, .ecx = size, .edx = 0});
    add(1, {.eax = native_features(0xd, 1).eax, .ebx = kLegacySize, .ecx = 0, .edx = 0});
    if (avx) {
        add(2, {.eax = kYmmSize, .ebx = kLegacySize, .ecx = 0, .edx = 0});
    }
}

void add_extended_features(CpuidTable& table) {
    const CpuidResult basic = table.find(1, 0), native = native_features(0x8000'0001, 0);
    constexpr std::uint32_t kMirrored = 0x0183'f3ff;  // Bits that AMD repeats from leaf 1.
    // LAHF TOPOEXT; SYSCALL NX MMXEXT 1-GiB-pages RDTSCP LM
    table.set({.leaf = 0x8000'0001,
               .result = {.eax = kSignature,
                          .ebx = 0,
                          .ecx = bits({0, 22}) | native.ecx,
                          .edx = bits({11, 20, 22, 26, 27, 29}) | (basic.edx & kMirrored) | native.edx}});
    table.set({.leaf = 0x8000'0007, .result = {.edx = bits({8})}});  // Invariant TSC
    // XSAVEERPTR WBNOINVD IBPB IBRS STIBP SSB_NO BTC_NO IBPB_RET
    table.set({.leaf = 0x8000'0008,
               .result = {.eax = kPhysicalAddressBits | kLinearAddressBits << 8, .ebx = bits({2, 9, 12, 14, 15, 26, 29, 30})}});
    // No nested data breakpoints, LFENCE serialises, null selectors clear the base, automatic IBRS, SRSO_NO,
    // SRSO_USER_KERNEL_NO; TSA_SQ_NO, TSA_L1_NO and bit 7, which Linux asks for together with them.
    table.set({.leaf = 0x8000'0021, .result = {.eax = bits({0, 2, 6, 8, 29, 30}), .ecx = bits({1, 2, 7})}});
}

/// Leaf 8000_001D, one cache.
CpuidResult cache(unsigned type, unsigned level, unsigned ways, unsigned sets) {
    constexpr std::uint32_t kSelfInitialising = 1 << 8, kLine = 64;
    return {.eax = type | level << 5 | kSelfInitialising, .ebx = (ways - 1) << 22 | (kLine - 1), .ecx = sets - 1, .edx = 0};
}

/// The caches of the model; nothing here depends on them.
void add_caches(CpuidTable& table) {
    // TLBs, L1: 32 KiB 8-way each for data and code, 64-byte lines; L2 512 KiB 8-way; L3 32 MiB.
    table.set({.leaf = 0x8000'0005, .result = {0xff40'ff40, 0xff40'ff40, 0x2008'0140, 0x2008'0140}});
    table.set({.leaf = 0x8000'0006, .result = {0x4800'2200, 0x6800'4200, 0x0200'6140, 0x0100'9140}});
    constexpr unsigned kData = 1, kCode = 2, kUnified = 3;
    const CpuidResult caches[] = {cache(kData, 1, 8, 64), cache(kCode, 1, 8, 64), cache(kUnified, 2, 8, 1024),
                                  cache(kUnified, 3, 16, 32768), CpuidResult{}};
    for (std::uint32_t i = 0; i < std::size(caches); ++i) {
        table.set({.leaf = 0x8000'001d, .subleaf = i, .subleaf_matters = true, .result = caches[i]});
    }
}

}  // namespace

SystemFeatures::SystemFeatures(const CpuidTable& table) {
    const CpuidResult basic = table.find(1, 0), structured = table.find(7, 0), extended = table.find(0x8000'0001, 0),
                      speculation = table.find(0x8000'0008, 0), more = table.find(0x8000'0021, 0);
    const auto has = [](std::uint32_t word, unsigned bit) { return (word >> bit & 1) != 0; };
    rdtscp = has(extended.edx, 27);
    rdpid = has(structured.ecx, 22);
    invpcid = has(structured.ebx, 10);
    clflushopt = has(structured.ebx, 23);
    clwb = has(structured.ebx, 24);
    prediction_barrier = has(speculation.ebx, 12);
    speculation_control = has(speculation.ebx, 14) || has(speculation.ebx, 15);

    const auto when = [](bool condition, std::uint64_t value) { return condition ? value : 0; };
    cr4 = cr4::TSD | cr4::DE | cr4::PSE | cr4::PAE | cr4::MCE | cr4::PGE | cr4::PCE | cr4::OSFXSR | cr4::OSXMMEXCPT |
          when(has(structured.ecx, 2), cr4::UMIP) | when(has(structured.ebx, 0), cr4::FSGSBASE) |
          when(has(basic.ecx, 17), cr4::PCIDE) | when(has(basic.ecx, 26), cr4::OSXSAVE) |
          when(has(structured.ebx, 7), cr4::SMEP) | when(has(structured.ebx, 20), cr4::SMAP);
    efer = when(has(extended.edx, 11), efer::SCE) | when(has(extended.edx, 29), efer::LME) |
           when(has(extended.edx, 20), efer::NXE) | when(has(more.eax, 8), efer::AutoIbrs);
}

CpuidTable supported_features() {
    CpuidTable table;
    add_identification(table);
    add_basic_features(table);
    add_extended_state(table);
    add_extended_features(table);
    add_caches(table);
    add_hypervisor_leaf(table);
    return table;
}

}  // namespace apiary::cpu::soft
