// SPDX-License-Identifier: BSD-2-Clause
#include "backend/loader/boot_state.h"

#include <array>

#include "backend/loader/placement.h"

namespace apiary::loader {
namespace {

using cpu::Segment;
using cpu::State;
using memory::GuestMemory;
using memory::GuestPhys;

constexpr std::uint32_t kFlatLimit = 0xffff'ffff;
constexpr std::uint32_t kCode = 0xb | Segment::kS | Segment::kPresent | Segment::kGranular;  // execute/read, accessed
constexpr std::uint32_t kData = 0x3 | Segment::kS | Segment::kPresent | Segment::kGranular;  // read/write, accessed
constexpr std::uint32_t kBusyTss = 0xb | Segment::kPresent;
constexpr std::uint32_t kLdt = 0x2 | Segment::kPresent | Segment::kUnusable;

/// The descriptor (SDM vol. 3, figure 3-8) of a segment with base 0.
constexpr std::uint64_t descriptor(const Segment& segment) {
    const std::uint64_t limit = (segment.access & Segment::kGranular) != 0 ? segment.limit >> 12 : segment.limit;
    return (limit & 0xffff) | std::uint64_t{segment.access & 0xf0ff} << 40 | (limit & 0xf0000) << 32;
}

void set_segments(State& state, const Segment& code, const Segment& data, const Segment& tss) {
    state.seg.fill(data);
    state.seg[cpu::Cs] = code;
    state.tr = tss;
    state.ldtr = {0, 0, 0, kLdt};
}

template <std::size_t N>
Result<void> write_gdt(GuestMemory& memory, State& state, const std::array<std::uint64_t, N>& gdt,
                       GuestPhys at = kGdt) {
    state.gdtr = {at.value, static_cast<std::uint16_t>(sizeof(gdt) - 1)};
    state.idtr = {0, 0};
    return write_bytes(memory, at, std::as_bytes(std::span(gdt)));
}

/// Maps linear addresses 0 to 4 GiB to themselves with 2 MiB pages.
Result<void> write_page_tables(GuestMemory& memory) {
    constexpr std::uint64_t present_writable = 3, large = 0x80, page = 4096;
    constexpr std::size_t entries = 512, directories = 4;
    std::array<std::uint64_t, entries * (2 + directories)> tables = {};
    tables[0] = (kPageTables.value + page) | present_writable;
    for (std::size_t i = 0; i < directories; ++i) {
        tables[entries + i] = (kPageTables.value + page * (2 + i)) | present_writable;
    }
    for (std::uint64_t i = 0; i < entries * directories; ++i) {
        tables[2 * entries + i] = i << 21 | present_writable | large;
    }
    return write_bytes(memory, kPageTables, std::as_bytes(std::span(tables)));
}

/// Each entry of the PML4 and of the PDPT leads to the one table below: every GiB is an alias of the first.
Result<void> write_repeating_page_tables(GuestMemory& memory) {
    constexpr std::uint64_t present_writable = 3, large = 0x80, page = 4096;
    constexpr std::size_t entries = 512;
    std::array<std::uint64_t, entries * 3> tables = {};
    for (std::uint64_t i = 0; i < entries; ++i) {
        tables[i] = (kFreeBsdPageTables.value + page) | present_writable;
        tables[entries + i] = (kFreeBsdPageTables.value + 2 * page) | present_writable;
        tables[2 * entries + i] = i << 21 | present_writable | large;
    }
    return write_bytes(memory, kFreeBsdPageTables, std::as_bytes(std::span(tables)));
}

}  // namespace

Result<State> enter_protected_mode(GuestMemory& memory, std::uint32_t entry) {
    const Segment code{0x08, 0, kFlatLimit, kCode | Segment::kBig}, data{0x10, 0, kFlatLimit, kData | Segment::kBig};
    const Segment tss{0x18, 0, 0x67, kBusyTss};
    State state;
    set_segments(state, code, data, tss);
    state.cr0 = cpu::cr0::PE | cpu::cr0::ET;
    state.rip = entry;
    state.gpr[cpu::Rsp] = kStackTop.value;
    const std::array<std::uint64_t, 4> gdt = {0, descriptor(code), descriptor(data), descriptor(tss)};
    if (auto done = write_gdt(memory, state, gdt); !done) {
        return std::unexpected(done.error());
    }
    return state;
}

Result<State> enter_long_mode(GuestMemory& memory, std::uint64_t entry) {
    const Segment code{0x10, 0, kFlatLimit, kCode | Segment::kLong}, data{0x18, 0, kFlatLimit, kData | Segment::kBig};
    const Segment tss{0x20, 0, 0x67, kBusyTss};
    State state;
    set_segments(state, code, data, tss);
    state.cr0 = cpu::cr0::PE | cpu::cr0::ET | cpu::cr0::NE | cpu::cr0::PG;
    state.cr3 = kPageTables.value;
    state.cr4 = cpu::cr4::PAE;
    state.efer = cpu::efer::LME | cpu::efer::LMA;
    state.rip = entry;
    state.gpr[cpu::Rsp] = kStackTop.value;
    const std::array<std::uint64_t, 6> gdt = {0, 0, descriptor(code), descriptor(data), descriptor(tss), 0};
    if (auto done = write_gdt(memory, state, gdt); !done) {
        return std::unexpected(done.error());
    }
    if (auto done = write_page_tables(memory); !done) {
        return std::unexpected(done.error());
    }
    return state;
}

Result<State> enter_freebsd(GuestMemory& memory, std::uint64_t entry, std::uint32_t metadata,
                            std::uint32_t kernel_end) {
    constexpr std::uint32_t code_access = 0xb | Segment::kS | Segment::kPresent | Segment::kLong;
    constexpr std::uint32_t data_access = 0x3 | Segment::kS | Segment::kPresent;
    // Limits do not count in 64-bit mode.
    const Segment code{0x08, 0, 0, code_access}, data{0x10, 0, 0, data_access}, tss{0, 0, 0, kBusyTss};
    State state;
    set_segments(state, code, data, tss);
    state.cr0 = cpu::cr0::PE | cpu::cr0::ET | cpu::cr0::NE | cpu::cr0::PG;
    state.cr3 = kFreeBsdPageTables.value;
    state.cr4 = cpu::cr4::PAE;
    state.efer = cpu::efer::LME | cpu::efer::LMA;
    state.rip = entry;
    state.gpr[cpu::Rsp] = kFreeBsdStack.value;
    const std::array<std::uint64_t, 3> gdt = {0, descriptor(code), descriptor(data)};
    if (auto done = write_gdt(memory, state, gdt, kFreeBsdGdt); !done) {
        return std::unexpected(done.error());
    }
    if (auto done = write_repeating_page_tables(memory); !done) {
        return std::unexpected(done.error());
    }
    const std::array<std::uint32_t, 3> stack = {0, metadata, kernel_end};  // the first is for a return address
    if (auto done = write_bytes(memory, kFreeBsdStack, std::as_bytes(std::span(stack))); !done) {
        return std::unexpected(done.error());
    }
    return state;
}

}  // namespace apiary::loader
