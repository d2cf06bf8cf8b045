// SPDX-License-Identifier: BSD-2-Clause
// Bits are numbered as in SDM vol. 2, CPUID, and APM vol. 3, appendix E.
#include "backend/cpu/vmm/features.h"

#include <algorithm>
#include <cstring>
#include <initializer_list>
#include <string_view>

#include "backend/cpu/state.h"

namespace apiary::cpu::vmm {
namespace {

constexpr std::uint32_t bits(std::initializer_list<unsigned> numbers) {
    std::uint32_t value = 0;
    for (const unsigned number : numbers) {
        value |= 1u << number;
    }
    return value;
}

constexpr std::uint64_t kXcr0Avx = 4;

class Builder {
public:
    Builder(const apiary_vmm_info& info, const HostCpuid& host) : info_(info), host_(host), avx_((info.xcr0 & kXcr0Avx) != 0) {}

    CpuidTable build() {
        add_basic();
        add_structured();
        add_extended_state();
        add_extended();
        add_hypervisor();
        return std::move(table_);
    }

private:
    [[nodiscard]] bool is_amd() const { return info_.vendor == APIARY_VMM_AMD; }
    [[nodiscard]] bool can(std::uint64_t cr4_bit) const { return (info_.cr4 & cr4_bit) != 0; }
    void add(std::uint32_t leaf, const CpuidResult& result) { table_.set({.leaf = leaf, .result = result}); }
    void add(std::uint32_t leaf, std::uint32_t subleaf, const CpuidResult& result) {
        table_.set({.leaf = leaf, .subleaf = subleaf, .subleaf_matters = true, .result = result});
    }

    void add_basic() {
        CpuidResult names = host_(0, 0);
        names.eax = std::min(names.eax, 0xdu);
        add(0, names);
        // SSE3 PCLMULQDQ SSSE3 FMA CMPXCHG16B PCID SSE4.1 SSE4.2 MOVBE POPCNT AES XSAVE AVX F16C RDRAND
        std::uint32_t ecx = bits({0, 1, 9, 12, 13, 17, 19, 20, 22, 23, 25, 26, 28, 29, 30});
        if (!avx_) {
            ecx &= ~bits({12, 28, 29});
        }
        if (!can(cr4::OSXSAVE)) {
            ecx &= ~bits({26});
        }
        // FPU VME DE PSE TSC MSR PAE MCE CX8 APIC SEP MTRR PGE MCA CMOV PAT PSE36 CLFSH MMX FXSR SSE SSE2 SS
        const std::uint32_t edx = bits({0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 13, 14, 15, 16, 17, 19, 23, 24, 25, 26, 27});
        const CpuidResult host = host_(1, 0);
        // Of the local APIC and the machine, and always there: x2APIC, TSC-deadline, hypervisor.
        add(1, {.eax = host.eax, .ebx = 8 << 8 | 1 << 16, .ecx = (host.ecx & ecx) | bits({21, 24, 31}), .edx = host.edx & edx});
        add(6, {.eax = bits({2})});  // ARAT
    }

    void add_structured() {
        if (host_(0, 0).eax < 7) {
            return;
        }
        const CpuidResult host = host_(7, 0);
        // FSGSBASE BMI1 AVX2 SMEP BMI2 ERMS RDSEED ADX SMAP CLFLUSHOPT CLWB SHA
        std::uint32_t ebx = bits({0, 3, 5, 7, 8, 9, 18, 19, 20, 23, 24, 29});
        std::uint32_t ecx = bits({2, 8, 9, 10});  // UMIP GFNI VAES VPCLMULQDQ
        if (is_amd()) {
            ebx |= bits({10});  // INVPCID: on VT-x it takes a control that is off.
            ecx |= bits({22});  // RDPID
        }
        if (!avx_) {
            ebx &= ~bits({5});
            ecx &= ~bits({9, 10});
        }
        add(7, 0, {.ebx = (host.ebx & ebx) | bits({1}), .ecx = host.ecx & ecx, .edx = host.edx & bits({4})});  // TSC_ADJUST; FSRM
    }

    void add_extended_state() {
        if (!can(cr4::OSXSAVE)) {
            return;
        }
        constexpr std::uint32_t kLegacySize = 576, kYmmSize = 256;
        const std::uint32_t size = avx_ ? kLegacySize + kYmmSize : kLegacySize;
        // EBX follows XCR0; the module puts it in.
        add(0xd, 0, {.eax = static_cast<std::uint32_t>(info_.xcr0), .ebx = kLegacySize, .ecx = size});
        add(0xd, 1, {.eax = host_(0xd, 1).eax & bits({0, 2}), .ebx = kLegacySize});  // XSAVEOPT, XGETBV with ECX = 1
        if (avx_) {
            add(0xd, 2, {.eax = kYmmSize, .ebx = kLegacySize});
        }
    }

    void add_extended() {
        CpuidResult names = host_(0x8000'0000, 0);
        const std::uint32_t highest = std::min(names.eax, is_amd() ? 0x8000'0021u : 0x8000'0008u);
        names.eax = highest;
        add(0x8000'0000, names);
        const CpuidResult host = host_(0x8000'0001, 0);
        // LAHF ABM SSE4A misaligned-SSE PREFETCHW TOPOEXT; SYSCALL NX MMXEXT 1-GiB-pages RDTSCP LM, and what AMD repeats of leaf 1
        const std::uint32_t ecx = bits({0, 5, 6, 7, 8}) | (is_amd() ? bits({22}) : 0);
        const std::uint32_t edx = bits({11, 20, 22, 26, 27, 29}) | (is_amd() ? 0x0183'f3ff : 0);
        add(0x8000'0001, {.eax = host.eax, .ecx = host.ecx & ecx, .edx = host.edx & edx});
        for (std::uint32_t leaf = 0x8000'0002; leaf <= std::min(highest, 0x8000'0006u); ++leaf) {
            add(leaf, host_(leaf, 0));
        }
        add(0x8000'0007, {.edx = bits({8})});  // Invariant TSC
        const CpuidResult sizes = host_(0x8000'0008, 0);
        const std::uint32_t physical = std::min(sizes.eax & 0xff, info_.physical_bits);
        add(0x8000'0008, {.eax = physical | 48 << 8, .ebx = sizes.ebx & bits({0, 2})});  // CLZERO, XSAVEERPTR
        if (is_amd() && highest >= 0x8000'0021) {
            add(0x8000'0021, {.eax = host_(0x8000'0021, 0).eax & bits({2, 6})});  // LFENCE serialises, null selectors clear the base
        }
    }

    void add_hypervisor() {
        const auto letters = [](std::size_t from) {
            constexpr std::string_view kSignature = "bhyve bhyve ";
            std::uint32_t value = 0;
            std::memcpy(&value, kSignature.data() + from, sizeof value);
            return value;
        };
        add(0x4000'0000, {.eax = 0x4000'0010, .ebx = letters(0), .ecx = letters(4), .edx = letters(8)});
    }

    const apiary_vmm_info& info_;
    const HostCpuid& host_;
    bool avx_;
    CpuidTable table_;
};

}  // namespace

CpuidTable supported_features(const apiary_vmm_info& info, const HostCpuid& host) {
    return Builder(info, host).build();
}

}  // namespace apiary::cpu::vmm
