// SPDX-License-Identifier: BSD-2-Clause
#include "backend/cpu/soft/native_features.h"

#include <cpuid.h>

#include <array>

namespace apiary::cpu::soft {

namespace {

using Field = std::uint32_t CpuidResult::*;
constexpr Field kEax = &CpuidResult::eax, kEbx = &CpuidResult::ebx, kEcx = &CpuidResult::ecx,
                kEdx = &CpuidResult::edx;

/// An instruction set and the CPUID bit that announces it (SDM vol. 2, CPUID; APM vol. 3, appendix E).
struct Feature {
    ZydisISASet set;
    std::uint32_t leaf;
    std::uint32_t subleaf;
    Field field;
    unsigned bit;
    bool needs_avx;  ///< Also asks for AVX and for YMM state.
};

constexpr std::uint32_t kExtended = 0x8000'0001;
constexpr std::array kFeatures = {
    Feature{ZYDIS_ISA_SET_X87, 1, 0, kEdx, 0, false},
    Feature{ZYDIS_ISA_SET_FCMOV, 1, 0, kEdx, 15, false},
    Feature{ZYDIS_ISA_SET_FCOMI, 1, 0, kEdx, 15, false},
    Feature{ZYDIS_ISA_SET_PENTIUMMMX, 1, 0, kEdx, 23, false},
    Feature{ZYDIS_ISA_SET_FXSAVE, 1, 0, kEdx, 24, false},
    Feature{ZYDIS_ISA_SET_FXSAVE64, 1, 0, kEdx, 24, false},
    Feature{ZYDIS_ISA_SET_SSE, 1, 0, kEdx, 25, false},
    Feature{ZYDIS_ISA_SET_SSEMXCSR, 1, 0, kEdx, 25, false},
    Feature{ZYDIS_ISA_SET_SSE_PREFETCH, 1, 0, kEdx, 25, false},
    Feature{ZYDIS_ISA_SET_SSE2, 1, 0, kEdx, 26, false},
    Feature{ZYDIS_ISA_SET_SSE2MMX, 1, 0, kEdx, 26, false},
    Feature{ZYDIS_ISA_SET_SSE3, 1, 0, kEcx, 0, false},
    Feature{ZYDIS_ISA_SET_SSE3X87, 1, 0, kEcx, 0, false},
    Feature{ZYDIS_ISA_SET_PCLMULQDQ, 1, 0, kEcx, 1, false},
    Feature{ZYDIS_ISA_SET_SSSE3, 1, 0, kEcx, 9, false},
    Feature{ZYDIS_ISA_SET_SSSE3MMX, 1, 0, kEcx, 9, false},
    Feature{ZYDIS_ISA_SET_FMA, 1, 0, kEcx, 12, true},
    Feature{ZYDIS_ISA_SET_SSE4, 1, 0, kEcx, 19, false},
    Feature{ZYDIS_ISA_SET_SSE42, 1, 0, kEcx, 20, false},
    Feature{ZYDIS_ISA_SET_POPCNT, 1, 0, kEcx, 23, false},
    Feature{ZYDIS_ISA_SET_AES, 1, 0, kEcx, 25, false},
    Feature{ZYDIS_ISA_SET_AVXAES, 1, 0, kEcx, 25, true},
    Feature{ZYDIS_ISA_SET_XSAVE, 1, 0, kEcx, 26, false},
    Feature{ZYDIS_ISA_SET_AVX, 1, 0, kEcx, 28, true},
    Feature{ZYDIS_ISA_SET_F16C, 1, 0, kEcx, 29, true},
    Feature{ZYDIS_ISA_SET_RDRAND, 1, 0, kEcx, 30, false},
    Feature{ZYDIS_ISA_SET_BMI1, 7, 0, kEbx, 3, false},
    Feature{ZYDIS_ISA_SET_AVX2, 7, 0, kEbx, 5, true},
    Feature{ZYDIS_ISA_SET_AVX2GATHER, 7, 0, kEbx, 5, true},
    Feature{ZYDIS_ISA_SET_BMI2, 7, 0, kEbx, 8, false},
    Feature{ZYDIS_ISA_SET_RDSEED, 7, 0, kEbx, 18, false},
    Feature{ZYDIS_ISA_SET_ADOX_ADCX, 7, 0, kEbx, 19, false},
    Feature{ZYDIS_ISA_SET_SHA, 7, 0, kEbx, 29, false},
    Feature{ZYDIS_ISA_SET_GFNI, 7, 0, kEcx, 8, false},
    Feature{ZYDIS_ISA_SET_AVX_GFNI, 7, 0, kEcx, 8, true},
    Feature{ZYDIS_ISA_SET_VAES, 7, 0, kEcx, 9, true},
    Feature{ZYDIS_ISA_SET_VPCLMULQDQ, 7, 0, kEcx, 10, true},
    Feature{ZYDIS_ISA_SET_AVX_VNNI, 7, 1, kEax, 4, true},
    Feature{ZYDIS_ISA_SET_XSAVEOPT, 13, 1, kEax, 0, false},
    Feature{ZYDIS_ISA_SET_XSAVEC, 13, 1, kEax, 1, false},
    Feature{ZYDIS_ISA_SET_LZCNT, kExtended, 0, kEcx, 5, false},
    Feature{ZYDIS_ISA_SET_PREFETCH_NOP, kExtended, 0, kEcx, 8, false},
};

/// Features that our own code provides, whatever the host has.
bool is_emulated(const Feature& feature) {
    switch (feature.set) {
        case ZYDIS_ISA_SET_XSAVE:
        case ZYDIS_ISA_SET_XSAVEOPT:
        case ZYDIS_ISA_SET_XSAVEC:
        case ZYDIS_ISA_SET_FXSAVE:
        case ZYDIS_ISA_SET_FXSAVE64:
        case ZYDIS_ISA_SET_PREFETCH_NOP:
            return true;
        default:
            return false;
    }
}

/// The host has AVX and its kernel keeps YMM state.
bool host_has_avx() {
    const std::uint32_t ecx = host_cpuid(1, 0).ecx;
    if ((ecx & bit_OSXSAVE) == 0 || (ecx & bit_AVX) == 0) {
        return false;
    }
    std::uint32_t low = 0, high = 0;
    asm("xgetbv" : "=a"(low), "=d"(high) : "c"(0));
    return (low & 6) == 6;
}

bool in_table(const CpuidResult& result, const Feature& feature) {
    return ((result.*feature.field >> feature.bit) & 1) != 0;
}

bool on_host(const Feature& feature) {
    static const bool avx = host_has_avx();
    if (feature.needs_avx && !avx) {
        return false;
    }
    return is_emulated(feature) || in_table(host_cpuid(feature.leaf, feature.subleaf), feature);
}

}  // namespace

CpuidResult native_features(std::uint32_t leaf, std::uint32_t subleaf) {
    CpuidResult result;
    for (const Feature& feature : kFeatures) {
        if (feature.leaf == leaf && feature.subleaf == subleaf && on_host(feature)) {
            result.*feature.field |= std::uint32_t{1} << feature.bit;
        }
    }
    if (leaf == 7 && subleaf == 0) {
        result.ebx |= 1u << 13;  // FCS and FDS are stored as 0.
    }
    if (leaf == 13 && subleaf == 1) {
        result.eax |= 1u << 2;  // XGETBV with ECX = 1
    }
    return result;
}

IsaSets native_isa_sets(const CpuidTable& guest) {
    IsaSets sets;
    const bool avx = (guest.find(1, 0).ecx & bit_AVX) != 0;
    for (const Feature& feature : kFeatures) {
        const bool announced = in_table(guest.find(feature.leaf, feature.subleaf), feature);
        sets.set(feature.set, announced && (avx || !feature.needs_avx) && on_host(feature));
    }
    return sets;
}

}  // namespace apiary::cpu::soft
