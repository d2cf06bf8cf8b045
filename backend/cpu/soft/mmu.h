// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <atomic>
#include <bit>
#include <cstdint>
#include <cstring>
#include <type_traits>

#include "backend/cpu/soft/cpu.h"

namespace apiary::cpu::soft {

/// Error-code bits of #PF (SDM vol. 3, figure 4-12).
namespace pferr {
inline constexpr std::uint32_t Present = 1, Write = 2, User = 4, Reserved = 8, Fetch = 16;
}

enum class AccessKind { Read, Write, Execute };

/// A translated byte: RAM (`host` set) or device (`host` null).
struct Translation {
    std::uint64_t physical = 0;
    std::byte* host = nullptr;
};

/// Translates one byte of an access, sets A and D bits, fills the TLB. `user` says whether it counts as a user access
/// (CPL 3 and not an implicit system access). Raises #PF, #GP or #SS (by cpu.current->seg) on the guest.
[[nodiscard]] Translation translate(Cpu& cpu, std::uint64_t linear, AccessKind kind, bool user);
/// The same without side effects or faults, supervisor rights, for debuggers: nothing if unmapped.
[[nodiscard]] std::optional<std::uint64_t> probe(const Cpu& cpu, std::uint64_t linear);

/// The page of `linear` can be executed from by the running code in every address space, as far as is known.
[[nodiscard]] bool is_global_code(const Cpu& cpu, std::uint64_t linear);

// What a TLB miss, a page crossing, a device or a refusal comes to. `bytes` <= 64. They set cpu.current = op.
void load_slow(Cpu& cpu, const Op* op, std::uint64_t linear, void* into, unsigned bytes);
void store_slow(Cpu& cpu, const Op* op, std::uint64_t linear, const void* from, unsigned bytes);
/// Checks that [linear, linear+bytes) can be written, with all faults and A/D updates, without writing.
void check_write(Cpu& cpu, const Op* op, std::uint64_t linear, unsigned bytes);
void check_read(Cpu& cpu, const Op* op, std::uint64_t linear, unsigned bytes);
/// #AC for what is not aligned to its size, at CPL 3 with CR0.AM and RFLAGS.AC (SDM vol. 3, table 6-7). 14, 28, 94 and
/// 108 bytes are x87 environments and states. cpu.current must be set.
void check_alignment(Cpu& cpu, std::uint64_t linear, unsigned bytes);
/// The host address of a naturally placed (not page-crossing) RAM operand to be written, or null when it crosses a page
/// or is a device's. Faults like a write.
[[nodiscard]] std::byte* writable_host(Cpu& cpu, const Op* op, std::uint64_t linear, unsigned bytes);
/// Tells the page tracker of a write to RAM whose page has flags, and drops the running block if it was hit.
void note_written(Cpu& cpu, const std::byte* host, unsigned bytes);

// Implicit supervisor accesses (descriptor tables, TSS): whatever the CPL, and RFLAGS.AC does not lift SMAP.
void load_system(Cpu& cpu, std::uint64_t linear, void* into, unsigned bytes);
void store_system(Cpu& cpu, std::uint64_t linear, const void* from, unsigned bytes);
template <class T>
[[nodiscard]] T load_system(Cpu& cpu, std::uint64_t linear) {
    T value;
    load_system(cpu, linear, &value, sizeof value);
    return value;
}

// The stack of an event or a far return: rights of user mode or, as above, of the supervisor's.
void load_stack(Cpu& cpu, std::uint64_t linear, void* into, unsigned bytes, bool user);
void store_stack(Cpu& cpu, std::uint64_t linear, const void* from, unsigned bytes, bool user);

/// The table that `Cpu::tlb` has to be for the present privilege. Where each access has to be looked at (alignment
/// checking, data breakpoints) one in which nothing hits.
[[nodiscard]] TlbEntry* data_table(Cpu& cpu);

// Invalidation. Each moves `translation_epoch`.
void flush_tlb_all(Cpu& cpu);                             ///< All, global pages too.
void flush_tlb_non_global(Cpu& cpu);
void flush_tlb_page(Cpu& cpu, std::uint64_t linear);      ///< INVLPG; in every address space.
void flush_tlb_pcid(Cpu& cpu, unsigned pcid);             ///< One PCID's, but not global pages.
/// MOV to CR3, with CR4.PCIDE and bit 63 ("keep") as SDM vol. 3, §4.10.4.1 says. Checks nothing.
void load_cr3(Cpu& cpu, std::uint64_t value);

/// The TLB entry for `linear` if an access of `bytes` hits it, by tag `Tag`; else null.
template <std::uint64_t TlbEntry::* Tag>
[[nodiscard]] inline const TlbEntry* tlb_hit(Cpu& cpu, std::uint64_t linear, unsigned bytes) {
    const TlbEntry& entry = cpu.tlb[Tlb::index(linear)];
    return entry.*Tag == (((linear + (bytes - 1)) & kPageMask) | cpu.asid) ? &entry : nullptr;
}

/// After a store to RAM at `host`: one byte test in the usual case.
inline void after_store(Cpu& cpu, const std::byte* host, unsigned bytes) {
    // The store has to be performed before the flag is read; see PageTracker for why no fence is needed.
    std::atomic_signal_fence(std::memory_order_seq_cst);
    if (cpu.page_flags[static_cast<std::uint64_t>(host - cpu.ram) >> 12].load(std::memory_order_relaxed) != 0)
        [[unlikely]] {
        note_written(cpu, host, bytes);
    }
}

/// The same for a handler that has not said yet that it is at `op`, which note_written() has to know.
inline void after_store(Cpu& cpu, const Op* op, const std::byte* host, unsigned bytes) {
    std::atomic_signal_fence(std::memory_order_seq_cst);
    if (cpu.page_flags[static_cast<std::uint64_t>(host - cpu.ram) >> 12].load(std::memory_order_relaxed) != 0)
        [[unlikely]] {
        cpu.current = op;
        note_written(cpu, host, bytes);
    }
}

/// Loads a value of 1, 2, 4 or 8 bytes.
template <class T>
[[nodiscard]] inline T load(Cpu& cpu, const Op* op, std::uint64_t linear) {
    if (const TlbEntry* entry = tlb_hit<&TlbEntry::read_tag>(cpu, linear, sizeof(T))) [[likely]] {
        return __atomic_load_n(reinterpret_cast<T*>(linear + entry->addend), __ATOMIC_RELAXED);
    }
    T value;
    load_slow(cpu, op, linear, &value, sizeof value);
    return value;
}

template <class T>
inline void store(Cpu& cpu, const Op* op, std::uint64_t linear, T value) {
    if (const TlbEntry* entry = tlb_hit<&TlbEntry::write_tag>(cpu, linear, sizeof(T))) [[likely]] {
        T* host = reinterpret_cast<T*>(linear + entry->addend);
        __atomic_store_n(host, value, __ATOMIC_RELAXED);
        after_store(cpu, op, reinterpret_cast<std::byte*>(host), sizeof(T));
        return;
    }
    store_slow(cpu, op, linear, &value, sizeof value);
}

/// Read, change, write: faults as a write before anything is read. `change` maps the old value to the new one.
template <class T, class Change>
inline void modify(Cpu& cpu, const Op* op, std::uint64_t linear, Change&& change) {
    if (const TlbEntry* entry = tlb_hit<&TlbEntry::write_tag>(cpu, linear, sizeof(T))) [[likely]] {
        T* host = reinterpret_cast<T*>(linear + entry->addend);
        __atomic_store_n(host, change(__atomic_load_n(host, __ATOMIC_RELAXED)), __ATOMIC_RELAXED);
        after_store(cpu, op, reinterpret_cast<std::byte*>(host), sizeof(T));
        return;
    }
    check_write(cpu, op, linear, sizeof(T));
    T value;
    load_slow(cpu, op, linear, &value, sizeof value);
    value = change(value);
    store_slow(cpu, op, linear, &value, sizeof value);
}

/// Held while a locked operation cannot be done by one host instruction (page crossing): what hardware calls a split
/// lock. Other CPUs' operations within a page are not held up by it. Given back by unlock_bus() or, when the operation
/// faults, by Cpu::leave(), for nothing is destroyed on that way.
void lock_bus(Cpu& cpu);
void unlock_bus(Cpu& cpu);

/// `modify` as one atomic step, as LOCK asks for. `change` may be called more than once; it must only compute.
template <class T, class Change>
inline void modify_locked(Cpu& cpu, const Op* op, std::uint64_t linear, Change&& change) {
    std::byte* bytes = writable_host(cpu, op, linear, sizeof(T));
    if (bytes == nullptr) [[unlikely]] {
        check_write(cpu, op, linear, sizeof(T));
        lock_bus(cpu);
        T value;
        load_slow(cpu, op, linear, &value, sizeof value);
        value = change(value);
        store_slow(cpu, op, linear, &value, sizeof value);
        unlock_bus(cpu);
        return;
    }
    T* host = reinterpret_cast<T*>(bytes);
    T seen = __atomic_load_n(host, __ATOMIC_RELAXED);
    while (!__atomic_compare_exchange_n(host, &seen, change(seen), false, __ATOMIC_SEQ_CST, __ATOMIC_RELAXED)) {
    }
    after_store(cpu, op, bytes, sizeof(T));
}

/// Linear address of the memory operand of `op` (see Op: the general case was computed by an address op).
[[nodiscard]] inline std::uint64_t linear_address(const Cpu& cpu, const Op* op) {
    return cpu.regs[op->base] + (cpu.regs[op->index] << op->scale) + static_cast<std::uint64_t>(op->disp);
}

}  // namespace apiary::cpu::soft
