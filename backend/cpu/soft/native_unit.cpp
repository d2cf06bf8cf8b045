// SPDX-License-Identifier: BSD-2-Clause
// NativeUnit: the stubs it keeps, and taking over and giving back the host's units.
#include <immintrin.h>

#include <algorithm>
#include <cstring>

#include "backend/base/check.h"
#include "backend/cpu/soft/native.h"
#include "backend/cpu/soft/x87.h"

namespace apiary::cpu::soft {

namespace {

constexpr std::size_t kFirstTable = 1024;

std::uint32_t hash_of(std::span<const std::uint8_t> bytes) {
    std::uint32_t hash = 2166136261u;  // FNV-1a
    for (const std::uint8_t byte : bytes) {
        hash = (hash ^ byte) * 16777619u;
    }
    return hash;
}

std::uint32_t host_mxcsr() {
    std::uint32_t value = 0;
    asm volatile("stmxcsr %0" : "=m"(value));
    return value;
}

void set_host_mxcsr(std::uint32_t value) { asm volatile("ldmxcsr %0" : : "m"(value) : "memory"); }

/// What the host runs with for a guest's MXCSR. Flush-to-zero only acts while underflow is masked (SDM vol. 1,
/// §10.2.3.3), and on the host it always is.
std::uint32_t masked_mxcsr(std::uint32_t guest) {
    std::uint32_t value = (guest & mxcsr::Valid) | mxcsr::Masks;
    if ((guest & mxcsr::UnderflowMask) == 0) {
        value &= ~mxcsr::FlushToZero;
    }
    return value;
}

void save_host(NativeUnit& unit) { asm volatile("fxsave64 %0" : "=m"(unit.host_image) : : "memory"); }

void restore_host(NativeUnit& unit) {
    asm volatile("fxrstor64 %0"
                 :
                 : "m"(unit.host_image)
                 : "memory", "xmm0", "xmm1", "xmm2", "xmm3", "xmm4", "xmm5", "xmm6", "xmm7", "xmm8", "xmm9", "xmm10",
                   "xmm11", "xmm12", "xmm13", "xmm14", "xmm15");
}

template <class T>
T& image_at(NativeUnit& unit, std::size_t at) {
    return *reinterpret_cast<T*>(unit.host_image.data() + at);
}

}  // namespace

NativeUnit::NativeUnit(Cpu& cpu) : layout_(StubLayout::of(cpu)), isa_sets_(native_isa_sets(cpu.cpuid)) {
    Result<CodeArena> arena = CodeArena::create(kArenaSize);
    if (!arena) {
        error_ = arena.error();
        return;
    }
    arena_ = std::move(*arena);
    cpu.native_code = arena_->base();
    known_.resize(kFirstTable);
}

void NativeUnit::enter(Cpu& cpu) {
    host_mxcsr_ = host_mxcsr();
    entered_ = true;
    reload(cpu);
}

void NativeUnit::leave(Cpu& cpu) {
    sync_mxcsr(cpu);
    release_x87(cpu);
    entered_ = false;
    set_host_mxcsr(host_mxcsr_);
}

void NativeUnit::sync(Cpu& cpu) {
    sync_mxcsr(cpu);
    sync_x87(cpu);
}

void NativeUnit::sync_mxcsr(Cpu& cpu) {
    if (entered_) {
        xsave_at<std::uint32_t>(cpu, xsave_area::Mxcsr) |= host_mxcsr() & mxcsr::Flags;
    }
}

void NativeUnit::reload(Cpu& cpu) {
    if (entered_) {
        set_host_mxcsr(masked_mxcsr(xsave_at<std::uint32_t>(cpu, xsave_area::Mxcsr)));
    }
    update(cpu);
}

void NativeUnit::update(Cpu& cpu) {
    std::uint32_t bits = 0;
    if ((cpu.cr0 & (cr0::EM | cr0::TS)) != 0) {
        bits |= blocked::X87 | blocked::Mmx | blocked::Sse;
    }
    if ((cpu.cr4 & cr4::OSFXSR) == 0) {
        bits |= blocked::Sse;
    }
    if ((cpu.cr0 & cr0::TS) != 0 || (cpu.cr4 & cr4::OSXSAVE) == 0 || (cpu.xcr0 & 6) != 6) {
        bits |= blocked::Avx;
    }
    if (!x87_live_) {
        bits |= blocked::X87State;
    }
    if ((xsave_at<std::uint16_t>(cpu, xsave_area::Fcw) & x87::Exceptions) != x87::Exceptions) {
        bits |= blocked::X87Checked;
    }
    if ((xsave_at<std::uint32_t>(cpu, xsave_area::Mxcsr) & mxcsr::Masks) != mxcsr::Masks) {
        bits |= blocked::SimdChecked;
    }
    cpu.native_blocked = bits;
}

void NativeUnit::load_x87(Cpu& cpu) {
    if (x87_live_) {
        return;
    }
    asm volatile("fnstcw %0" : "=m"(host_fcw_));
    std::memcpy(host_image.data(), cpu.xsave.data(), xsave_area::Xmm);
    image_at<std::uint16_t>(*this, xsave_area::Fcw) |= x87::Exceptions;
    image_at<std::uint16_t>(*this, xsave_area::Fsw) &= static_cast<std::uint16_t>(~(x87::Summary | x87::Busy));
    image_at<std::uint16_t>(*this, xsave_area::Fop) = 0;
    image_at<std::uint64_t>(*this, xsave_area::Fip) = 0;
    image_at<std::uint64_t>(*this, xsave_area::Fdp) = 0;
    image_at<std::uint32_t>(*this, xsave_area::Mxcsr) = host_mxcsr();
    restore_host(*this);
    x87_live_ = true;
    cpu.native_blocked &= ~blocked::X87State;
}

void NativeUnit::sync_x87(Cpu& cpu) {
    if (!x87_live_) {
        return;
    }
    save_host(*this);
    const auto fsw = image_at<std::uint16_t>(*this, xsave_area::Fsw);
    xsave_at<std::uint16_t>(cpu, xsave_area::Fsw) = with_summary(fsw, xsave_at<std::uint16_t>(cpu, xsave_area::Fcw));
    xsave_at<std::uint16_t>(cpu, xsave_area::Ftw) = image_at<std::uint8_t>(*this, xsave_area::Ftw);
    std::memcpy(cpu.xsave.data() + xsave_area::St, host_image.data() + xsave_area::St,
                xsave_area::Xmm - xsave_area::St);
}

void NativeUnit::release_x87(Cpu& cpu) {
    sync_x87(cpu);
    drop_x87(cpu);
}

void NativeUnit::drop_x87(Cpu& cpu) {
    if (!x87_live_) {
        return;
    }
    asm volatile("fninit; fldcw %0" : : "m"(host_fcw_));
    x87_live_ = false;
    cpu.native_blocked |= blocked::X87State;
}

std::uint16_t NativeUnit::x87_status(const Cpu& cpu) const {
    std::uint16_t fsw = xsave_at<std::uint16_t>(cpu, xsave_area::Fsw);
    if (x87_live_) {
        asm volatile("fnstsw %0" : "=m"(fsw));
    }
    return with_summary(fsw, xsave_at<std::uint16_t>(cpu, xsave_area::Fcw));
}

void NativeUnit::reset() {
    if (arena_) {
        arena_->clear();
    }
    std::fill(known_.begin(), known_.end(), Known{});
    known_count_ = 0;
    ++epoch_;
}

NativeUnit::Known& NativeUnit::place(std::uint32_t hash, std::span<const std::uint8_t> bytes) {
    const std::size_t mask = known_.size() - 1;
    for (std::size_t at = hash & mask;; at = (at + 1) & mask) {
        Known& known = known_[at];
        if (known.size == 0 || (known.hash == hash && known.size == bytes.size() &&
                                std::memcmp(arena_->base() + known.at, bytes.data(), bytes.size()) == 0)) {
            return known;
        }
    }
}

void NativeUnit::grow() {
    std::vector<Known> old(known_.size() * 2);
    old.swap(known_);
    const std::size_t mask = known_.size() - 1;
    for (const Known& known : old) {
        if (known.size != 0) {
            std::size_t at = known.hash & mask;
            while (known_[at].size != 0) {
                at = (at + 1) & mask;
            }
            known_[at] = known;
        }
    }
}

std::optional<std::uint32_t> NativeUnit::intern(const StubCode& stub) {
    if (!arena_) {
        return std::nullopt;
    }
    const std::span<const std::uint8_t> bytes = stub.bytes();
    const std::uint32_t hash = hash_of(bytes);
    Known& known = place(hash, bytes);
    if (known.size != 0) {
        return known.at;
    }
    const std::optional<std::uint32_t> at = arena_->append(bytes);
    if (!at) {
        return std::nullopt;
    }
    known = {.hash = hash, .at = *at, .size = static_cast<std::uint32_t>(bytes.size())};
    if (++known_count_ * 2 > known_.size()) {
        grow();
    }
    return at;
}

}  // namespace apiary::cpu::soft
