// SPDX-License-Identifier: BSD-2-Clause
// A vCPU whose page tables, descriptor tables and code are set up by hand.
#pragma once

#include <csetjmp>
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <memory>
#include <optional>
#include <vector>

#include "backend/base/check.h"
#include "backend/cpu/soft/cpu.h"
#include "backend/cpu/soft/features.h"
#include "backend/cpu/soft/mmu.h"
#include "backend/cpu/soft/translator/translator.h"
#include "backend/memory/guest_memory.h"

namespace apiary::cpu::soft::test {

// Bits of paging-structure entries.
inline constexpr std::uint64_t kP = 1, kW = 2, kU = 4, kA = 0x20, kD = 0x40, kPs = 0x80, kG = 0x100,
                               kNx = std::uint64_t{1} << 63;

// Guest-physical layout.
inline constexpr std::uint64_t kRamSize = 16 << 20;
inline constexpr std::uint64_t kRoot = 0x1000;        ///< PML4, PDPT of PAE or page directory; tables follow.
inline constexpr std::uint64_t kGdt = 0x2'0000, kIdt = 0x2'1000, kTss = 0x2'2000, kLdt = 0x2'3000;
inline constexpr std::uint64_t kCode = 0x3'0000, kStack = 0x4'0000, kHandlers = 0x5'0000, kData = 0x6'0000;
inline constexpr std::uint64_t kDevice = 0xd000'0000;  ///< No RAM.

// Selectors of the GDT that write_gdt() makes.
inline constexpr std::uint16_t kCode64 = 0x08, kData0 = 0x10, kCode32 = 0x18, kUserCode32 = 0x23, kUserData = 0x2b,
                               kUserCode64 = 0x33, kTssSelector = 0x40, kCode16 = 0x50, kData16 = 0x58;

/// Each test program is built twice: the second one translates every block before it is run.
#ifdef APIARY_TEST_TRANSLATED
inline constexpr unsigned kTranslateAfter = 1;
#else
inline constexpr unsigned kTranslateAfter = 0;
#endif

enum class PagingMode { Off, Bits32, Pae, FourLevel };

class SystemFixture {
public:
    explicit SystemFixture(const CpuidTable& cpuid = supported_features(), unsigned translate_after = kTranslateAfter)
        : memory_(std::move(*memory::GuestMemory::create(kRamSize))),
          cpu_(std::make_unique<Cpu>(0, *memory_, cpuid, TscClock{}, translate_after)) {
        write_gdt();
    }

    [[nodiscard]] Cpu& cpu() { return *cpu_; }
    [[nodiscard]] memory::GuestMemory& memory() { return *memory_; }

    template <class T>
    void put(std::uint64_t address, const T& value) {
        check(memory_->store(memory::GuestPhys{address}, value).has_value(), "the test's address is RAM");
    }
    template <class T>
    [[nodiscard]] T get(std::uint64_t address) {
        const auto value = memory_->load<T>(memory::GuestPhys{address});
        check(value.has_value(), "the test's address is RAM");
        return *value;
    }
    void put_code(std::uint64_t address, std::initializer_list<int> bytes) {
        for (const int byte : bytes) {
            put(address++, static_cast<std::uint8_t>(byte));
        }
    }
    /// Words of type T from `address` on.
    template <class T>
    void put_words(std::uint64_t address, std::initializer_list<T> words) {
        for (const T word : words) {
            put(address, word);
            address += sizeof(T);
        }
    }

    /// A state in ring 0 of the mode, with flat segments; nothing is mapped.
    [[nodiscard]] static State flat_state(PagingMode mode, unsigned cpl = 0) {
        State state;
        const bool long_mode = mode == PagingMode::FourLevel;
        state.cr0 = cr0::PE | cr0::ET | cr0::NE | cr0::WP | (mode != PagingMode::Off ? cr0::PG : 0);
        state.cr3 = kRoot;
        state.cr4 = mode == PagingMode::Pae || long_mode ? cr4::PAE : mode == PagingMode::Bits32 ? cr4::PSE : 0;
        state.efer = mode == PagingMode::Bits32 || mode == PagingMode::Off
                         ? 0
                         : efer::NXE | (long_mode ? efer::LME | efer::LMA | efer::SCE : 0);
        const std::uint32_t dpl = cpl << 5;
        const std::uint16_t code = cpl == 0 ? (long_mode ? kCode64 : kCode32) : (long_mode ? kUserCode64 : kUserCode32);
        state.seg[Cs] = {code, 0, 0xffff'ffff, (long_mode ? 0xa09bu : 0xc09bu) | dpl};
        for (const Seg segment : {Es, Ss, Ds, Fs, Gs}) {
            state.seg[segment] = {cpl == 0 ? kData0 : kUserData, 0, 0xffff'ffff, 0xc093u | dpl};
        }
        state.ldtr = {0, 0, 0, Segment::kUnusable | 2};
        state.tr = {kTssSelector, kTss, 0x67, 0x8b};
        state.gdtr = {kGdt, 0x7f};
        state.idtr = {kIdt, static_cast<std::uint16_t>(long_mode ? 0xfff : 0x7ff)};
        state.gpr[Rsp] = kStack + 0x1000;
        state.rip = kCode;
        return state;
    }

    /// Maps a page of 2^shift bytes; entries of upper levels grant everything.
    void map(PagingMode mode, std::uint64_t linear, std::uint64_t physical, std::uint64_t flags, unsigned shift = 12) {
        put_entry(mode, linear, physical | flags | (shift != 12 ? kPs : 0), shift);
    }
    /// Physical address of the entry for `linear` in the table whose entries map 2^shift bytes.
    [[nodiscard]] std::uint64_t entry_address(PagingMode mode, std::uint64_t linear, unsigned shift = 12) {
        const bool narrow = mode == PagingMode::Bits32;
        const unsigned step = narrow ? 10 : 9;
        unsigned level = mode == PagingMode::FourLevel ? 39 : mode == PagingMode::Pae ? 30 : 22;
        std::uint64_t table = kRoot;
        for (; level > shift; level -= step) {
            const std::uint64_t at = table + ((linear >> level) & ((1u << step) - 1)) * (narrow ? 4 : 8);
            // The PDPTEs of PAE paging have no rights.
            const std::uint64_t rights = mode == PagingMode::Pae && level == 30 ? kP : kP | kW | kU;
            table = next_table(at, narrow, rights);
        }
        return table + ((linear >> level) & ((1u << step) - 1)) * (narrow ? 4 : 8);
    }
    void put_entry(PagingMode mode, std::uint64_t linear, std::uint64_t value, unsigned shift = 12) {
        const std::uint64_t at = entry_address(mode, linear, shift);
        if (mode == PagingMode::Bits32) {
            put(at, static_cast<std::uint32_t>(value));
        } else {
            put(at, value);
        }
    }
    /// Maps the first 4 MiB one to one, for ring 0, with everything accessed and dirty.
    void map_low_memory(PagingMode mode, std::uint64_t flags = kP | kW | kA | kD) {
        for (std::uint64_t page = 0; page < 4 << 20; page += 4096) {
            map(mode, page, page, flags);
        }
    }

    /// Runs `what`; the fault it raised, if it did.
    [[nodiscard]] std::optional<Fault> attempt(const std::function<void()>& what) {
        static constexpr Op kOp = {};
        cpu_->current = &kOp;
        if (setjmp(cpu_->landing) != 0) {
            return cpu_->fault;
        }
        what();
        return std::nullopt;
    }

    /// Flat code and data of both privileges, 16-bit segments and a TSS.
    void write_gdt() {
        put<std::uint64_t>(kGdt + 0x08, 0x00af'9a00'0000'ffff);
        put<std::uint64_t>(kGdt + 0x10, 0x00cf'9200'0000'ffff);
        put<std::uint64_t>(kGdt + 0x18, 0x00cf'9a00'0000'ffff);
        put<std::uint64_t>(kGdt + 0x20, 0x00cf'fa00'0000'ffff);
        put<std::uint64_t>(kGdt + 0x28, 0x00cf'f200'0000'ffff);
        put<std::uint64_t>(kGdt + 0x30, 0x00af'fa00'0000'ffff);
        put<std::uint64_t>(kGdt + 0x40, 0x0000'8900'0000'0067 | std::uint64_t{kTss} << 16);
        put<std::uint64_t>(kGdt + 0x50, 0x0000'9a03'0000'ffff);  // Its base is kCode.
        put<std::uint64_t>(kGdt + 0x58, 0x0000'9200'0000'ffff);
    }

    /// A gate to `offset`; type 14 is an interrupt gate, 15 a trap gate.
    void put_gate_64(unsigned vector, std::uint64_t offset, unsigned type = 14, unsigned dpl = 0, unsigned ist = 0) {
        put<std::uint64_t>(kIdt + vector * 16, (offset & 0xffff) | std::uint64_t{kCode64} << 16 | std::uint64_t{ist} << 32 |
                                                   std::uint64_t{0x80u | dpl << 5 | type} << 40 | (offset >> 16 & 0xffff) << 48);
        put<std::uint64_t>(kIdt + vector * 16 + 8, offset >> 32);
    }
    void put_gate_32(unsigned vector, std::uint32_t offset, unsigned type = 14, unsigned dpl = 0,
                     std::uint16_t selector = kCode32) {
        put<std::uint64_t>(kIdt + vector * 8, (offset & 0xffff) | std::uint64_t{selector} << 16 |
                                                  std::uint64_t{0x80u | dpl << 5 | type} << 40 |
                                                  std::uint64_t{offset >> 16} << 48);
    }
    /// A HLT for each vector at kHandlers + 16 * vector, with gates to them.
    void put_halting_handlers(PagingMode mode) {
        for (unsigned vector = 0; vector < 64; ++vector) {
            put_code(kHandlers + vector * 16, {0xf4});
            if (mode == PagingMode::FourLevel) {
                put_gate_64(vector, kHandlers + vector * 16);
            } else {
                put_gate_32(vector, static_cast<std::uint32_t>(kHandlers + vector * 16));
            }
        }
    }
    /// The vector in whose handler the vCPU halted, or nothing.
    [[nodiscard]] std::optional<unsigned> halted_in() const {
        const std::uint64_t place = cpu_->rip - 1 - kHandlers;
        return place < 64 * 16 && place % 16 == 0 ? std::optional(static_cast<unsigned>(place / 16)) : std::nullopt;
    }

    /// Goes on behind a HLT, to the next one (true).
    [[nodiscard]] bool go_on_to_halt() {
        cpu_->halted = false;
        return std::holds_alternative<Halt>(cpu_->run());
    }
    /// Starts the code at kCode in `state`, and runs until it halts (true) or something else happens.
    [[nodiscard]] bool run_to_halt(const State& state) {
        cpu_->set_state(state);
        return std::holds_alternative<Halt>(cpu_->run());
    }

private:
    std::uint64_t next_table(std::uint64_t entry_address_, bool narrow, std::uint64_t rights) {
        const std::uint64_t value = narrow ? get<std::uint32_t>(entry_address_) : get<std::uint64_t>(entry_address_);
        if ((value & kP) != 0) {
            return value & 0xff'ffff'f000;
        }
        free_table_ += 0x1000;
        check(free_table_ < kGdt, "the test's page tables fit");
        if (narrow) {
            put(entry_address_, static_cast<std::uint32_t>(free_table_ | rights));
        } else {
            put(entry_address_, free_table_ | rights);
        }
        return free_table_;
    }

    std::unique_ptr<memory::GuestMemory> memory_;
    std::unique_ptr<Cpu> cpu_;
    std::uint64_t free_table_ = kRoot;
};

}  // namespace apiary::cpu::soft::test
