// SPDX-License-Identifier: BSD-2-Clause
#include "backend/cpu/soft/mmu.h"

#include <algorithm>
#include <mutex>

#include "backend/cpu/soft/block_cache.h"
#include "backend/cpu/soft/debug.h"
#include "backend/cpu/soft/features.h"
#include "backend/cpu/soft/paging.h"
#include "backend/memory/racing_copy.h"

namespace apiary::cpu::soft {

namespace {

constexpr std::uint64_t kPageSize = 4096;

/// How a translation is asked for.
struct Access {
    AccessKind kind;
    Cpu::Privilege privilege;
    Vector address_fault;  ///< For addresses that are not canonical: GeneralProtection or StackFault.
};

/// Address space and rights of explicit accesses of the running code.
Cpu::Privilege explicit_privilege(const Cpu& cpu) {
    if (cpu.cpl == 3) {
        return Cpu::kUser;
    }
    const bool checked = (cpu.cr4 & cr4::SMAP) != 0 && (cpu.system_flags & rflags::AC) == 0;
    return checked ? Cpu::kSupervisorSmap : Cpu::kSupervisor;
}

/// Implicit accesses are the supervisor's, and RFLAGS.AC does not lift SMAP from them (SDM vol. 3, §4.6.1).
Cpu::Privilege implicit_privilege(const Cpu& cpu) {
    return (cpu.cr4 & cr4::SMAP) != 0 ? Cpu::kSupervisorSmap : Cpu::kSupervisor;
}

Vector address_fault_of(const Cpu& cpu) {
    return cpu.current != nullptr && cpu.current->seg == Ss ? Vector::StackFault : Vector::GeneralProtection;
}

Access explicit_access(const Cpu& cpu, AccessKind kind) {
    return {kind, explicit_privilege(cpu), address_fault_of(cpu)};
}

std::uint64_t tag_of(const TlbEntry& entry, AccessKind kind) {
    return kind == AccessKind::Read ? entry.read_tag : kind == AccessKind::Write ? entry.write_tag : entry.exec_tag;
}

Translation in_ram(const Cpu& cpu, std::byte* host) {
    const auto offset = static_cast<std::uint64_t>(host - cpu.ram);
    for (const memory::RamRegion& region : cpu.memory.regions()) {
        if (offset - region.ram_offset < region.size) {
            return {region.start.value + (offset - region.ram_offset), host};
        }
    }
    return {0, host};
}

std::byte* host_of(const TlbEntry& entry, std::uint64_t linear) {
    return reinterpret_cast<std::byte*>(linear + entry.addend);
}

/// An entry that grants what the tables allow at `privilege`, with `number` in its tags.
TlbEntry make_entry(const Cpu& cpu, std::uint64_t linear, const PageWalk& walk, const std::byte* host_page,
                    Cpu::Privilege privilege, std::uint64_t number) {
    const std::uint64_t tag = (linear & kPageMask) | number;
    const bool data = privilege == Cpu::kUser             ? walk.user
                      : privilege == Cpu::kSupervisorSmap ? !walk.user || (cpu.cr0 & cr0::PG) == 0
                                                          : true;
    const bool read_only = !walk.writable && (privilege == Cpu::kUser || (cpu.cr0 & cr0::WP) != 0);
    const bool execute = walk.executable &&
                         (privilege == Cpu::kUser ? walk.user
                                                  : !walk.user || (cpu.cr4 & cr4::SMEP) == 0 || (cpu.cr0 & cr0::PG) == 0);
    TlbEntry entry;
    entry.addend = reinterpret_cast<std::uint64_t>(host_page) - (linear & kPageMask);
    if (data) {
        entry.read_tag = tag;
        // Without D set, the first write has to come by the page tables.
        entry.write_tag = walk.dirty && !read_only ? tag : TlbEntry::kNever;
    }
    if (execute) {
        entry.exec_tag = tag;
    }
    return entry;
}

void remember_large_page(AddressSpaces& spaces, std::uint64_t linear, unsigned shift) {
    if (shift == 30) {
        spaces.pages_1g.add(linear >> 30);
    } else if (shift == 21) {
        spaces.pages_2m.add(linear >> 21);
    } else if (shift == 22) {
        spaces.pages_2m.add(linear >> 22 << 1);
        spaces.pages_2m.add(linear >> 22 << 1 | 1);
    }
}

void fill(Cpu& cpu, std::uint64_t linear, const PageWalk& walk, const std::byte* host_page, Cpu::Privilege privilege) {
    const std::uint64_t index = Tlb::index(linear);
    AddressSpaces& spaces = cpu.spaces;
    const TlbEntry entry = make_entry(cpu, linear, walk, host_page, privilege, cpu.asid);
    if (entry.exec_tag != TlbEntry::kNever) {
        spaces.code_pages.add(linear >> 12);
    }
    if (walk.shift != 12) {
        remember_large_page(spaces, linear, walk.shift);
    }
    cpu.tlbs[privilege].entries[index] = entry;
    if (walk.global) {
        cpu.global_tlbs[privilege].entries[index] =
            make_entry(cpu, linear, walk, host_page, privilege, spaces.global_number);
    }
}

/// Takes a global page over into the present address space.
bool refill_from_global(Cpu& cpu, std::uint64_t linear, const Access& access) {
    const std::uint64_t index = Tlb::index(linear);
    const TlbEntry& global = cpu.global_tlbs[access.privilege].entries[index];
    const std::uint64_t wanted = (linear & kPageMask) | cpu.spaces.global_number;
    if (tag_of(global, access.kind) != wanted) {
        return false;
    }
    const std::uint64_t tag = (linear & kPageMask) | cpu.asid;
    const auto renumbered = [&](std::uint64_t old) { return old == wanted ? tag : TlbEntry::kNever; };
    cpu.tlbs[access.privilege].entries[index] = {.read_tag = renumbered(global.read_tag),
                                                 .write_tag = renumbered(global.write_tag),
                                                 .exec_tag = renumbered(global.exec_tag),
                                                 .addend = global.addend};
    return true;
}

[[gnu::noinline]] Translation translate_miss(Cpu& cpu, std::uint64_t linear, const Access& access) {
    if ((cpu.efer & efer::LMA) != 0 && !is_canonical(linear)) {
        cpu.raise(access.address_fault, 0);
    }
    if (refill_from_global(cpu, linear, access)) {
        return in_ram(cpu, host_of(cpu.tlbs[access.privilege].entries[Tlb::index(linear)], linear));
    }
    const PageWalk walk = walk_pages(cpu, linear, access.kind, access.privilege);
    if (!walk.mapped) {
        cpu.raise_page_fault(linear, walk.error);
    }
    std::byte* host_page = cpu.memory.host_page({walk.physical});
    const std::uint64_t physical = walk.physical | (linear & ~kPageMask);
    if (host_page == nullptr) {
        return {physical, nullptr};
    }
    fill(cpu, linear, walk, host_page, access.privilege);
    return {physical, host_page + (linear & ~kPageMask)};
}

Translation translate(Cpu& cpu, std::uint64_t linear, const Access& access) {
    if ((cpu.efer & efer::LMA) == 0) {
        linear &= 0xffff'ffff;
    }
    const TlbEntry& entry = cpu.tlbs[access.privilege].entries[Tlb::index(linear)];
    if (tag_of(entry, access.kind) == ((linear & kPageMask) | cpu.asid)) [[likely]] {
        return in_ram(cpu, host_of(entry, linear));
    }
    return translate_miss(cpu, linear, access);
}

/// Bytes of [linear, linear+bytes) that lie on the first page.
unsigned on_first_page(std::uint64_t linear, unsigned bytes) {
    return static_cast<unsigned>(std::min<std::uint64_t>(bytes, kPageSize - (linear & ~kPageMask)));
}

void copy_from_ram(std::byte* to, const std::byte* from, unsigned bytes) {
    // An operand of these sizes is read in one piece, aligned or not, as the host does it.
    switch (bytes) {
        case 1: std::memcpy(to, from, 1); break;
        case 2: std::memcpy(to, from, 2); break;
        case 4: std::memcpy(to, from, 4); break;
        case 8: std::memcpy(to, from, 8); break;
        default: memory::copy_from_shared(to, from, bytes); break;
    }
}

void copy_to_ram(Cpu& cpu, std::byte* to, const std::byte* from, unsigned bytes) {
    switch (bytes) {
        case 1: std::memcpy(to, from, 1); break;
        case 2: std::memcpy(to, from, 2); break;
        case 4: std::memcpy(to, from, 4); break;
        case 8: std::memcpy(to, from, 8); break;
        default: memory::copy_to_shared(to, from, bytes); break;
    }
    after_store(cpu, to, bytes);
}

/// The largest naturally aligned piece of at most 8 bytes at the start of [address, address+bytes).
unsigned device_piece(std::uint64_t address, unsigned bytes) {
    unsigned piece = 8;
    while (piece > bytes || (address & (piece - 1)) != 0) {
        piece /= 2;
    }
    return piece;
}

void read_device(Cpu& cpu, std::uint64_t physical, std::byte* into, unsigned bytes) {
    while (bytes != 0) {
        const unsigned piece = device_piece(physical, bytes);
        const std::uint64_t value =
            cpu.device_read(MmioRead{.address = {physical}, .size = static_cast<std::uint8_t>(piece)});
        std::memcpy(into, &value, piece);
        physical += piece;
        into += piece;
        bytes -= piece;
    }
}

void write_device(Cpu& cpu, std::uint64_t physical, const std::byte* from, unsigned bytes) {
    while (bytes != 0) {
        const unsigned piece = device_piece(physical, bytes);
        std::uint64_t value = 0;
        std::memcpy(&value, from, piece);
        cpu.device_write(MmioWrite{.address = {physical}, .size = static_cast<std::uint8_t>(piece), .value = value});
        physical += piece;
        from += piece;
        bytes -= piece;
    }
}

void read_piece(Cpu& cpu, const Translation& at, std::byte* into, unsigned bytes) {
    if (at.host != nullptr) {
        copy_from_ram(into, at.host, bytes);
    } else {
        read_device(cpu, at.physical, into, bytes);
    }
}

/// An operand across the end of the canonical addresses faults for that before it faults for its first page.
void check_end(Cpu& cpu, std::uint64_t linear, unsigned bytes, const Access& access) {
    if ((cpu.efer & efer::LMA) != 0 && !is_canonical(linear + bytes - 1)) {
        cpu.raise(access.address_fault, 0);
    }
}

void check_pages(Cpu& cpu, std::uint64_t linear, unsigned bytes, const Access& access) {
    check_end(cpu, linear, bytes, access);
    static_cast<void>(translate(cpu, linear, access));
    for (unsigned done = on_first_page(linear, bytes); done < bytes;
         done += static_cast<unsigned>(std::min<std::uint64_t>(kPageSize, bytes - done))) {
        static_cast<void>(translate(cpu, linear + done, access));
    }
}

// Descriptor tables and the like in device memory read as all ones and cannot be written: no system puts them there,
// and events are delivered without leaving to the machine.

void load_implicit(Cpu& cpu, std::uint64_t linear, void* into, unsigned bytes, const Access& access) {
    auto* to = static_cast<std::byte*>(into);
    while (bytes != 0) {
        const unsigned piece = on_first_page(linear, bytes);
        const Translation at = translate(cpu, linear, access);
        if (at.host != nullptr) {
            copy_from_ram(to, at.host, piece);
        } else {
            std::memset(to, 0xff, piece);
        }
        linear += piece;
        to += piece;
        bytes -= piece;
    }
}

void store_implicit(Cpu& cpu, std::uint64_t linear, const void* from, unsigned bytes, const Access& access) {
    check_pages(cpu, linear, bytes, access);
    const auto* source = static_cast<const std::byte*>(from);
    while (bytes != 0) {
        const unsigned piece = on_first_page(linear, bytes);
        const Translation at = translate(cpu, linear, access);
        if (at.host != nullptr) {
            copy_to_ram(cpu, at.host, source, piece);
        }
        linear += piece;
        source += piece;
        bytes -= piece;
    }
}

Access stack_access(const Cpu& cpu, AccessKind kind, bool user) {
    return {kind, user ? Cpu::kUser : implicit_privilege(cpu), Vector::StackFault};
}

std::mutex& bus_mutex() {
    static std::mutex mutex;
    return mutex;
}

}  // namespace

void check_alignment(Cpu& cpu, std::uint64_t linear, unsigned bytes) {
    if (cpu.cpl != 3 || (cpu.cr0 & cr0::AM) == 0 || (cpu.system_flags & rflags::AC) == 0) {
        return;
    }
    unsigned alignment = std::has_single_bit(bytes) ? std::min(bytes, 16u) : 1;
    switch (bytes) {
        case 10: alignment = 8; break;
        case 14:
        case 94: alignment = 2; break;
        case 28:
        case 108: alignment = 4; break;
        default: break;
    }
    if ((linear & (alignment - 1)) != 0) {
        cpu.raise(Vector::AlignmentCheck, 0);
    }
}

Translation translate(Cpu& cpu, std::uint64_t linear, AccessKind kind, bool user) {
    const Cpu::Privilege privilege = user ? Cpu::kUser : cpu.cpl == 3 ? implicit_privilege(cpu) : explicit_privilege(cpu);
    return translate(cpu, linear, Access{kind, privilege, address_fault_of(cpu)});
}

bool is_global_code(const Cpu& cpu, std::uint64_t linear) {
    const TlbEntry& entry = cpu.global_tlbs[explicit_privilege(cpu)].entries[Tlb::index(linear)];
    return entry.exec_tag == ((linear & kPageMask) | cpu.spaces.global_number);
}

std::optional<std::uint64_t> probe(const Cpu& cpu, std::uint64_t linear) {
    if ((cpu.efer & efer::LMA) == 0) {
        linear &= 0xffff'ffff;
    } else if (!is_canonical(linear)) {
        return std::nullopt;
    }
    const PageWalk walk = inspect_pages(cpu, linear);
    return walk.mapped ? std::optional(walk.physical | (linear & ~kPageMask)) : std::nullopt;
}

void load_slow(Cpu& cpu, const Op* op, std::uint64_t linear, void* into, unsigned bytes) {
    cpu.current = op;
    check_alignment(cpu, linear, bytes);
    const Access access = explicit_access(cpu, AccessKind::Read);
    auto* to = static_cast<std::byte*>(into);
    const unsigned first = on_first_page(linear, bytes);
    check_end(cpu, linear, bytes, access);
    const Translation at = translate(cpu, linear, access);
    if (first == bytes) [[likely]] {
        read_piece(cpu, at, to, bytes);
    } else {
        const Translation behind = translate(cpu, linear + first, access);
        read_piece(cpu, at, to, first);
        read_piece(cpu, behind, to + first, bytes - first);
    }
    note_data_access(cpu, linear, bytes, false);
}

void store_slow(Cpu& cpu, const Op* op, std::uint64_t linear, const void* from, unsigned bytes) {
    cpu.current = op;
    check_alignment(cpu, linear, bytes);
    const Access access = explicit_access(cpu, AccessKind::Write);
    const auto* source = static_cast<const std::byte*>(from);
    const unsigned first = on_first_page(linear, bytes);
    check_end(cpu, linear, bytes, access);
    const Translation at = translate(cpu, linear, access);
    const Translation behind = first == bytes ? Translation{} : translate(cpu, linear + first, access);
    // Devices first: a device write may start the instruction over, which must not have changed RAM by then.
    if (at.host == nullptr) {
        write_device(cpu, at.physical, source, first);
    }
    if (first != bytes && behind.host == nullptr) {
        write_device(cpu, behind.physical, source + first, bytes - first);
    }
    note_data_access(cpu, linear, bytes, true);
    if (at.host != nullptr) {
        copy_to_ram(cpu, at.host, source, first);
    }
    if (behind.host != nullptr) {
        copy_to_ram(cpu, behind.host, source + first, bytes - first);
    }
}

void check_write(Cpu& cpu, const Op* op, std::uint64_t linear, unsigned bytes) {
    cpu.current = op;
    check_pages(cpu, linear, bytes, explicit_access(cpu, AccessKind::Write));
}

void check_read(Cpu& cpu, const Op* op, std::uint64_t linear, unsigned bytes) {
    cpu.current = op;
    check_pages(cpu, linear, bytes, explicit_access(cpu, AccessKind::Read));
}

std::byte* writable_host(Cpu& cpu, const Op* op, std::uint64_t linear, unsigned bytes) {
    if (const TlbEntry* entry = tlb_hit<&TlbEntry::write_tag>(cpu, linear, bytes)) [[likely]] {
        return host_of(*entry, linear);
    }
    cpu.current = op;
    check_alignment(cpu, linear, bytes);
    const Access access = explicit_access(cpu, AccessKind::Write);
    const Translation at = translate(cpu, linear, access);
    if (on_first_page(linear, bytes) != bytes || at.host == nullptr) {
        return nullptr;
    }
    note_data_access(cpu, linear, bytes, true);
    return at.host;
}

void note_written(Cpu& cpu, const std::byte* host, unsigned bytes) {
    cpu.memory.tracker().written_range(static_cast<std::uint64_t>(host - cpu.ram), bytes);
    if (cpu.block != nullptr && !cpu.block->current()) {
        poison_running_block(cpu);
    }
}

void load_system(Cpu& cpu, std::uint64_t linear, void* into, unsigned bytes) {
    load_implicit(cpu, linear, into, bytes,
                  {AccessKind::Read, implicit_privilege(cpu), Vector::GeneralProtection});
}

void store_system(Cpu& cpu, std::uint64_t linear, const void* from, unsigned bytes) {
    store_implicit(cpu, linear, from, bytes,
                   {AccessKind::Write, implicit_privilege(cpu), Vector::GeneralProtection});
}

void load_stack(Cpu& cpu, std::uint64_t linear, void* into, unsigned bytes, bool user) {
    load_implicit(cpu, linear, into, bytes, stack_access(cpu, AccessKind::Read, user));
}

void store_stack(Cpu& cpu, std::uint64_t linear, const void* from, unsigned bytes, bool user) {
    store_implicit(cpu, linear, from, bytes, stack_access(cpu, AccessKind::Write, user));
}

TlbEntry* data_table(Cpu& cpu) {
    static Tlb never;
    const bool check_each = (cpu.cpl == 3 && (cpu.cr0 & cr0::AM) != 0 && (cpu.system_flags & rflags::AC) != 0) ||
                            has_data_breakpoint(cpu);
    return check_each ? never.entries.data() : cpu.tlbs[explicit_privilege(cpu)].entries.data();
}

void lock_bus(Cpu& cpu) {
    bus_mutex().lock();
    cpu.bus_locked = true;
}

void unlock_bus(Cpu& cpu) {
    cpu.bus_locked = false;
    bus_mutex().unlock();
}

}  // namespace apiary::cpu::soft
