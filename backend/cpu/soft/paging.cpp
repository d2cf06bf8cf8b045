// SPDX-License-Identifier: BSD-2-Clause
#include "backend/cpu/soft/paging.h"

#include <type_traits>

#include "backend/cpu/soft/features.h"

namespace apiary::cpu::soft {

namespace {

// Bits of paging-structure entries (SDM vol. 3, tables 4-5 to 4-20).
constexpr std::uint64_t kPresent = 1, kWritable = 2, kUser = 4, kAccessed = 0x20, kDirty = 0x40, kLarge = 0x80,
                        kGlobal = 0x100, kNoExecute = std::uint64_t{1} << 63;
constexpr std::uint64_t kAddressMask = kPhysicalAddressMask & kPageMask;
constexpr std::uint64_t kReservedHigh52 = ((std::uint64_t{1} << 52) - 1) & ~kPhysicalAddressMask;
constexpr std::uint64_t kReservedHighPae = ((std::uint64_t{1} << 63) - 1) & ~kPhysicalAddressMask;
constexpr std::uint64_t kReservedPdpte = 0x1e6 | ~kPhysicalAddressMask;  // SDM vol. 3, table 4-8

constexpr std::uint64_t bits(unsigned high, unsigned low) {
    return ((std::uint64_t{2} << high) - 1) & ~((std::uint64_t{1} << low) - 1);
}

/// An entry that a walk used, for setting A and D.
struct EntryUsed {
    std::byte* host = nullptr;
    std::uint64_t value = 0;
};

struct EntriesUsed {
    std::array<EntryUsed, 4> entries;
    unsigned count = 0;
};

/// Reads an entry of type E. What is no RAM reads as all ones, as the bus would answer.
template <class E>
EntryUsed read_entry(const Cpu& cpu, std::uint64_t address) {
    std::byte* page = cpu.memory.host_page({address});
    if (page == nullptr) {
        return {nullptr, static_cast<E>(~E{0})};
    }
    std::byte* host = page + (address & ~kPageMask);
    return {host, __atomic_load_n(reinterpret_cast<E*>(host), __ATOMIC_RELAXED)};
}

/// Sets `bits` in the entry unless it has changed since it was read.
template <class E>
bool set_bits(Cpu& cpu, EntryUsed& entry, std::uint64_t wanted) {
    if ((entry.value & wanted) == wanted || entry.host == nullptr) {
        return true;
    }
    E expected = static_cast<E>(entry.value);
    const E desired = static_cast<E>(entry.value | wanted);
    if (!__atomic_compare_exchange_n(reinterpret_cast<E*>(entry.host), &expected, desired, false, __ATOMIC_SEQ_CST,
                                     __ATOMIC_RELAXED)) {
        return false;
    }
    entry.value = desired;
    after_store(cpu, entry.host, sizeof(E));
    return true;
}

void fail(PageWalk& walk, std::uint32_t error) {
    walk.mapped = false;
    walk.error = error;
}

/// Follows 64-bit entries from the table at `table`, whose entries map 2^shift bytes each, to the page.
void follow_wide(const Cpu& cpu, std::uint64_t linear, std::uint64_t table, unsigned shift, PageWalk& walk,
                 EntriesUsed& used) {
    const std::uint64_t reserved_always = ((cpu.efer & efer::LMA) != 0 ? kReservedHigh52 : kReservedHighPae) |
                                          ((cpu.efer & efer::NXE) != 0 ? 0 : kNoExecute);
    for (;; shift -= 9) {
        const EntryUsed entry = read_entry<std::uint64_t>(cpu, table + ((linear >> shift) & 511) * 8);
        used.entries[used.count++] = entry;
        if ((entry.value & kPresent) == 0) {
            return fail(walk, 0);
        }
        const bool leaf = shift == 12 || (entry.value & kLarge) != 0;
        std::uint64_t reserved = reserved_always;
        if (shift == 39) {
            reserved |= kLarge;
        } else if (leaf && shift != 12) {
            reserved |= bits(shift - 1, 13);
        }
        if ((entry.value & reserved) != 0) {
            return fail(walk, pferr::Present | pferr::Reserved);
        }
        walk.writable = walk.writable && (entry.value & kWritable) != 0;
        walk.user = walk.user && (entry.value & kUser) != 0;
        walk.executable = walk.executable && (entry.value & kNoExecute) == 0;
        if (leaf) {
            const std::uint64_t in_page = (std::uint64_t{1} << shift) - 1;
            walk.physical = ((entry.value & kAddressMask & ~in_page) | (linear & in_page)) & kPageMask;
            walk.shift = shift;
            walk.global = (entry.value & kGlobal) != 0;
            walk.dirty = (entry.value & kDirty) != 0;
            walk.mapped = true;
            return;
        }
        table = entry.value & kAddressMask;
    }
}

/// 32-bit paging: two levels of 32-bit entries.
void follow_narrow(const Cpu& cpu, std::uint64_t linear, PageWalk& walk, EntriesUsed& used) {
    const std::uint64_t directory = cpu.cr3 & 0xffff'f000;
    const EntryUsed pde = read_entry<std::uint32_t>(cpu, directory + ((linear >> 22) & 1023) * 4);
    used.entries[used.count++] = pde;
    if ((pde.value & kPresent) == 0) {
        return fail(walk, 0);
    }
    walk.writable = (pde.value & kWritable) != 0;
    walk.user = (pde.value & kUser) != 0;
    EntryUsed leaf = pde;
    if ((cpu.cr4 & cr4::PSE) != 0 && (pde.value & kLarge) != 0) {
        // PSE-36: bits 20:13 are address bits 39:32 and bit 21 is reserved (SDM vol. 3, table 4-4).
        if ((pde.value & bits(21, 21)) != 0) {
            return fail(walk, pferr::Present | pferr::Reserved);
        }
        walk.shift = 22;
        walk.physical = (pde.value & 0xffc0'0000) | (pde.value & bits(20, 13)) << 19 | (linear & 0x3f'f000);
    } else {
        leaf = read_entry<std::uint32_t>(cpu, (pde.value & 0xffff'f000) + ((linear >> 12) & 1023) * 4);
        used.entries[used.count++] = leaf;
        if ((leaf.value & kPresent) == 0) {
            return fail(walk, 0);
        }
        walk.writable = walk.writable && (leaf.value & kWritable) != 0;
        walk.user = walk.user && (leaf.value & kUser) != 0;
        walk.physical = leaf.value & 0xffff'f000;
    }
    walk.global = (leaf.value & kGlobal) != 0;
    walk.dirty = (leaf.value & kDirty) != 0;
    walk.mapped = true;
}

/// Whether entries are 64 bits wide: PAE and 4-level paging.
bool wide_entries(const Cpu& cpu) { return (cpu.cr4 & cr4::PAE) != 0; }

PageWalk follow(const Cpu& cpu, std::uint64_t linear, EntriesUsed& used) {
    PageWalk walk;
    if ((cpu.cr0 & cr0::PG) == 0) {
        walk.mapped = true;
        walk.physical = linear & kPageMask;
    } else if ((cpu.efer & efer::LMA) != 0) {
        follow_wide(cpu, linear, cpu.cr3 & kAddressMask, 39, walk, used);
    } else if (wide_entries(cpu)) {
        const std::uint64_t pdpte = cpu.pdpte[(linear >> 30) & 3];
        if ((pdpte & kPresent) == 0) {
            fail(walk, 0);
        } else {
            follow_wide(cpu, linear, pdpte & kAddressMask, 21, walk, used);
        }
    } else {
        follow_narrow(cpu, linear, walk, used);
    }
    if ((cpu.cr4 & cr4::PGE) == 0) {
        walk.global = false;
    }
    return walk;
}

/// Access rights by mode (SDM vol. 3, §4.6.1).
bool permitted(const Cpu& cpu, const PageWalk& walk, AccessKind kind, Cpu::Privilege privilege) {
    if ((cpu.cr0 & cr0::PG) == 0) {
        return true;
    }
    if (privilege == Cpu::kUser) {
        return walk.user && (kind == AccessKind::Write ? walk.writable
                                                       : kind == AccessKind::Read || walk.executable);
    }
    if (kind == AccessKind::Execute) {
        return walk.executable && !(walk.user && (cpu.cr4 & cr4::SMEP) != 0);
    }
    if (walk.user && privilege == Cpu::kSupervisorSmap) {
        return false;
    }
    return kind == AccessKind::Read || walk.writable || (cpu.cr0 & cr0::WP) == 0;
}

/// The part of the error code that does not depend on the tables.
std::uint32_t access_error(const Cpu& cpu, AccessKind kind, Cpu::Privilege privilege) {
    std::uint32_t error = privilege == Cpu::kUser ? pferr::User : 0;
    if (kind == AccessKind::Write) {
        error |= pferr::Write;
    }
    const bool reports_fetch = (cpu.cr4 & cr4::SMEP) != 0 || ((cpu.efer & efer::NXE) != 0 && wide_entries(cpu));
    if (kind == AccessKind::Execute && reports_fetch) {
        error |= pferr::Fetch;
    }
    return error;
}

template <class E>
bool set_accessed_and_dirty(Cpu& cpu, PageWalk& walk, EntriesUsed& used, bool write) {
    for (unsigned i = 0; i < used.count; ++i) {
        const bool leaf = i + 1 == used.count;
        if (!set_bits<E>(cpu, used.entries[i], kAccessed | (leaf && write ? kDirty : 0))) {
            return false;
        }
    }
    walk.dirty = walk.dirty || write;
    return true;
}

}  // namespace

PageWalk walk_pages(Cpu& cpu, std::uint64_t linear, AccessKind kind, Cpu::Privilege privilege) {
    for (;;) {
        EntriesUsed used;
        PageWalk walk = follow(cpu, linear, used);
        if (!walk.mapped || !permitted(cpu, walk, kind, privilege)) {
            walk.error |= access_error(cpu, kind, privilege) | (walk.mapped ? pferr::Present : 0);
            walk.mapped = false;
            return walk;
        }
        const bool write = kind == AccessKind::Write;
        // Another CPU may have changed an entry meanwhile: then its new contents count.
        if (wide_entries(cpu) ? set_accessed_and_dirty<std::uint64_t>(cpu, walk, used, write)
                              : set_accessed_and_dirty<std::uint32_t>(cpu, walk, used, write)) {
            return walk;
        }
    }
}

PageWalk inspect_pages(const Cpu& cpu, std::uint64_t linear) {
    EntriesUsed used;
    return follow(cpu, linear, used);
}

std::optional<std::array<std::uint64_t, 4>> read_pdptes(const Cpu& cpu, std::uint64_t cr3) {
    std::array<std::uint64_t, 4> registers;
    for (unsigned i = 0; i < 4; ++i) {
        registers[i] = read_entry<std::uint64_t>(cpu, (cr3 & 0xffff'ffe0) + i * 8).value;
        if ((registers[i] & kPresent) != 0 && (registers[i] & kReservedPdpte) != 0) {
            return std::nullopt;
        }
    }
    return registers;
}

}  // namespace apiary::cpu::soft
