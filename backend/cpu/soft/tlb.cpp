// SPDX-License-Identifier: BSD-2-Clause
// Address-space numbers and the invalidation of cached translations.
#include "backend/cpu/soft/tlb.h"

#include "backend/cpu/soft/mmu.h"

namespace apiary::cpu::soft {

namespace {

constexpr std::uint64_t kPcidMask = 0xfff;
constexpr std::uint64_t kKeepTranslations = std::uint64_t{1} << 63;  // SDM vol. 3, §4.10.4.1
constexpr unsigned kPagesIn2M = 512;

void clear_fast_tables(Cpu& cpu) {
    for (FastTlb& table : cpu.fast_tlbs) {
        table.clear();
    }
}

unsigned current_pcid(const Cpu& cpu) {
    return (cpu.cr4 & cr4::PCIDE) != 0 ? static_cast<unsigned>(cpu.cr3 & kPcidMask) : 0;
}

void clear_tables(Cpu& cpu) {
    for (Tlb& table : cpu.tlbs) {
        table.clear();
    }
    for (Tlb& table : cpu.global_tlbs) {
        table.clear();
    }
    clear_fast_tables(cpu);
    AddressSpaces& spaces = cpu.spaces;
    spaces.code_pages.clear();
    spaces.pages_2m.clear();
    spaces.pages_1g.clear();
    spaces.oldest_epoch = spaces.last_epoch + 1;
    ++spaces.global_epoch;
}

/// A number that no valid entry carries.
std::uint16_t take_number(Cpu& cpu) {
    AddressSpaces& spaces = cpu.spaces;
    if (spaces.last_number == AddressSpaces::kLastNumber) {
        clear_tables(cpu);
        spaces.number_of_pcid.fill(0);
        spaces.global_number = 1;
        spaces.last_number = 1;
    }
    ++spaces.last_number;
    spaces.epoch_of_number[spaces.last_number] = 0;
    return spaces.last_number;
}

/// Makes the present address space's number and epoch the ones in use, with new ones where there are none.
void enter_current_space(Cpu& cpu) {
    AddressSpaces& spaces = cpu.spaces;
    const unsigned pcid = current_pcid(cpu);
    if (spaces.number_of_pcid[pcid] == 0) {
        const std::uint16_t number = take_number(cpu);  // May forget all the others.
        spaces.number_of_pcid[pcid] = number;
    }
    if (cpu.asid != spaces.number_of_pcid[pcid]) {
        cpu.asid = spaces.number_of_pcid[pcid];
        clear_fast_tables(cpu);
    }
    std::uint64_t& epoch = spaces.epoch_of_number[cpu.asid];
    if (epoch == 0 || epoch < spaces.oldest_epoch) {
        epoch = ++spaces.last_epoch;
    }
    cpu.translation_epoch = epoch;
    cpu.update_keys();
}

void void_epochs(Cpu& cpu) {
    cpu.spaces.oldest_epoch = cpu.spaces.last_epoch + 1;
    enter_current_space(cpu);
}

void void_all_epochs(Cpu& cpu) {
    ++cpu.spaces.global_epoch;
    void_epochs(cpu);
}

/// Empties the slot of a page, whichever page and address space is in it.
void clear_slot(Cpu& cpu, std::uint64_t linear) {
    const std::uint64_t index = Tlb::index(linear);
    for (Tlb& table : cpu.tlbs) {
        table.entries[index] = {};
    }
    for (Tlb& table : cpu.global_tlbs) {
        table.entries[index] = {};
    }
    for (FastTlb& table : cpu.fast_tlbs) {
        table.clear_page(linear);
    }
}

}  // namespace

void flush_tlb_all(Cpu& cpu) {
    AddressSpaces& spaces = cpu.spaces;
    spaces.number_of_pcid.fill(0);
    spaces.global_number = take_number(cpu);
    spaces.code_pages.clear();
    spaces.pages_2m.clear();
    spaces.pages_1g.clear();
    void_all_epochs(cpu);
}

void flush_tlb_non_global(Cpu& cpu) {
    cpu.spaces.number_of_pcid.fill(0);
    void_epochs(cpu);
}

void flush_tlb_pcid(Cpu& cpu, unsigned pcid) {
    cpu.spaces.number_of_pcid[pcid] = 0;
    enter_current_space(cpu);
}

void flush_tlb_page(Cpu& cpu, std::uint64_t linear) {
    AddressSpaces& spaces = cpu.spaces;
    if ((cpu.efer & efer::LMA) == 0) {
        linear &= 0xffff'ffff;
    }
    if (spaces.pages_1g.may_contain(linear >> 30) || spaces.code_pages.crowded()) {
        flush_tlb_all(cpu);
        return;
    }
    if (spaces.pages_2m.may_contain(linear >> 21)) {
        // A 4 MiB page of 32-bit paging counts as two.
        const std::uint64_t base = linear & ~std::uint64_t{(2 * kPagesIn2M * 4096) - 1};
        for (unsigned page = 0; page < 2 * kPagesIn2M; ++page) {
            clear_slot(cpu, base + page * std::uint64_t{4096});
        }
        void_all_epochs(cpu);
        return;
    }
    clear_slot(cpu, linear);
    // Decoded blocks are found by linear address too, but only of pages that could be executed from.
    if (spaces.code_pages.may_contain(linear >> 12)) {
        void_all_epochs(cpu);
    }
}

void load_cr3(Cpu& cpu, std::uint64_t value) {
    const bool keep = (cpu.cr4 & cr4::PCIDE) != 0 && (value & kKeepTranslations) != 0;
    cpu.cr3 = value & ~kKeepTranslations;
    if (!keep) {
        cpu.spaces.number_of_pcid[current_pcid(cpu)] = 0;
    }
    enter_current_space(cpu);
}

}  // namespace apiary::cpu::soft
