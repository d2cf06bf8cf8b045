// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <array>
#include <atomic>
#include <csetjmp>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "backend/cpu/cpuid.h"
#include "backend/cpu/engine.h"
#include "backend/cpu/soft/features.h"
#include "backend/cpu/model_registers.h"
#include "backend/cpu/soft/op.h"
#include "backend/cpu/soft/tlb.h"
#include "backend/cpu/soft/translator/fast_tlb.h"
#include "backend/cpu/state.h"
#include "backend/memory/guest_memory.h"

namespace apiary::cpu::soft {

class BlockCache;
class NativeUnit;
class Translator;

/// Arithmetic flags as LAHF and SETO leave them in AX: SF ZF AF PF CF in bits 15..8, OF in bit 0.
namespace hostflags {
inline constexpr std::uint32_t OF = 1 << 0, CF = 1 << 8, Fixed1 = 1 << 9, PF = 1 << 10, AF = 1 << 12, ZF = 1 << 14,
                               SF = 1 << 15;
}

/// Properties of the running code that decoding depends on; also the key of decoded blocks.
namespace mode {
inline constexpr std::uint32_t Code16 = 0, Code32 = 1, Code64 = 2, CodeMask = 3;
inline constexpr std::uint32_t Stack32 = 4;    ///< SS.B: 32-bit stack pointer outside 64-bit mode.
inline constexpr std::uint32_t Flat = 8;       ///< Outside 64-bit mode: CS, DS, ES and SS are present with base 0 and limit 4 GiB, and readable/writable.
inline constexpr std::uint32_t User = 16;      ///< CPL 3.
inline constexpr std::uint32_t Long = 32;      ///< EFER.LMA.
inline constexpr std::uint32_t Protected = 64; ///< CR0.PE and not virtual-8086.
inline constexpr std::uint32_t V86 = 128;
}  // namespace mode

/// Reasons why the run loop has to look before it goes on to the next block.
namespace attention {
inline constexpr std::uint32_t Kick = 1;       ///< kick() was called (set by other threads).
inline constexpr std::uint32_t Step = 2;       ///< RFLAGS.TF or an armed breakpoint: one instruction at a time.
inline constexpr std::uint32_t Shadow = 4;     ///< Interrupt shadow: one instruction, then look again.
inline constexpr std::uint32_t Window = 8;     ///< An interrupt window was asked for.
inline constexpr std::uint32_t Inject = 16;    ///< An interrupt or NMI waits for delivery.
inline constexpr std::uint32_t Single = 32;    ///< Run one instruction in isolation (device access, see Replay).
inline constexpr std::uint32_t Steps = 64;     ///< Leave as if kicked after Cpu::steps blocks.
inline constexpr std::uint32_t Code = 128;     ///< Code that was translated has changed (set by other threads too).
}  // namespace attention

/// Where translated code finds the code for a RIP.
struct JumpTarget {
    std::uint64_t rip = 0;
    std::uint64_t key = 0;            ///< Cpu::block_key or Cpu::global_key; 0 never occurs.
    const std::byte* code = nullptr;
    std::uint64_t page = 0;           ///< Of `rip`: what Cpu::page_base becomes.
};

/// Where the last calls of translated code return to. `rip` says where that is, and `code` is the host's code for it, which holds while
/// Cpu::block_key is `key`. A return that finds another address than the one of its call looks elsewhere.
struct ReturnSites {
    struct Site {
        std::uint64_t rip = 0;
        const std::byte* code = nullptr;
    };
    static constexpr unsigned kCount = 16;  ///< As many as a byte has room for offsets of: `next` goes around by itself.
    static_assert(kCount * sizeof(Site) == 256);

    std::array<Site, kCount> sites = {};
    std::uint64_t next = 0;  ///< Where the next call's goes, in bytes.
    std::uint64_t key = 0;
};

/// An exception on its way to delivery.
struct Fault {
    Vector vector = Vector::InvalidOpcode;
    bool has_error = false;
    std::uint32_t error = 0;
    std::uint64_t cr2 = 0;  ///< For PageFault.
    std::uint64_t dr6 = 0;  ///< For Debug: bits to set.
};

/// How a handler leaves the middle of an instruction: by longjmp to the run loop.
enum class Leave : int {
    Fault = 1,   ///< `Cpu::fault` is to be delivered at the current instruction.
    Exit = 2,    ///< `Cpu::exit` is to be returned; the instruction is repeated when it was answered.
    Retry = 3,   ///< The instruction is to be repeated at once (in isolation if attention::Single was set).
    Shutdown = 4 ///< Triple fault.
};

/// Device accesses of the instruction under way. An instruction that reads a device is run again from its start when
/// the answer is there; device writes are gathered and leave as exits when the instruction has retired.
struct Replay {
    /// The widest instructions, XSAVE and XRSTOR, take 104 accesses of 8 bytes. What goes beyond reads as all ones, and is
    /// not written.
    static constexpr unsigned kMost = 128;
    std::array<std::uint64_t, kMost> answers;
    unsigned answered = 0;  ///< Answers that are there.
    unsigned used = 0;      ///< Answers taken in this attempt.
    std::array<Exit, kMost> writes;
    unsigned write_count = 0;
    unsigned write_sent = 0;
    bool failed = false;    ///< The answer is a refusal (Vcpu::fail_msr).
};

/// Where a vCPU that is to be followed step by step has the host's time-stamp counter from.
class TscSource {
public:
    virtual ~TscSource() = default;
    [[nodiscard]] virtual std::uint64_t read() = 0;
};

/// One software vCPU: the whole of its state. The handlers are free functions over it; they live in the files beside
/// this one by subject. Handlers own no resources, because faults leave them by longjmp.
class Cpu {
public:
    /// `translate_after`: how often a block is entered before it is translated; 0: never.
    Cpu(unsigned id, memory::GuestMemory& memory, const CpuidTable& cpuid, const TscClock& clock,
        unsigned translate_after = 0);
    ~Cpu();
    Cpu(const Cpu&) = delete;
    Cpu& operator=(const Cpu&) = delete;

    // ---- Hot: touched by almost every op.
    TlbEntry* tlb = nullptr;                  ///< Table for data accesses at the current privilege; kept by update_mode().
    std::uint64_t asid = 0;                   ///< Address-space number in the tags, below 4096.
    std::byte* ram = nullptr;                 ///< GuestMemory::ram().
    const std::atomic<std::uint8_t>* page_flags = nullptr;  ///< PageTracker::flag_bytes().
    const Op* current = nullptr;              ///< The op that a slow path works for; says where a fault belongs.

    // From R11 to its TLB, to whose start it has a pointer, translated code reaches all by displacements of one byte.
    std::uint64_t regs[kSlotCount] = {};      ///< General registers, then the slots of `Slot`.
    std::uint64_t instructions = 0;           ///< Retired (counted at block entry, corrected on a fault).
    std::uint64_t page_base = 0;              ///< Linear address of the page that translated code runs in.
    std::uint64_t block_key = 0;              ///< translation_epoch and mode: what entries of the jump cache must match,
    std::uint64_t global_key = 0;             ///< or this, of code on global pages. Both are kept by update_keys().
    JumpTarget* jumps = nullptr;              ///< The translator's table.
    FastTlb* fast_tlb = nullptr;              ///< What `tlb` is to the interpreter; kept by select_tables().
    std::uint32_t flags = hostflags::Fixed1;  ///< Arithmetic flags, format `hostflags`.
    std::atomic<std::uint32_t> attention = 0;
    enum Privilege : unsigned { kUser, kSupervisor, kSupervisorSmap, kPrivileges };
    std::array<FastTlb, kPrivileges> fast_tlbs;  ///< Copies from `tlbs` of the present address space.

    std::uint32_t mode = 0;                   ///< Format `mode`; kept by update_mode().
    const Op* last_sti = nullptr;             ///< Where the last STI opened for interrupts, which are held off for one instruction.
    Block* block = nullptr;                   ///< The block that `current` is part of (or the isolated copy).
    std::uint64_t rip = 0;                    ///< Right at block boundaries; inside a block see instruction_rip().
    std::uint32_t native_blocked = 0;         ///< Why vector and x87 instructions need a closer look, format `blocked` (native.h).
    const std::byte* native_code = nullptr;   ///< Where the stubs of `native` begin.

    // ---- Of translated code (translator/).
    std::uint64_t flags_of_host_pages = 0;    ///< Plus the number of a page of RAM in this process: where its flag byte is.
    std::uint32_t link = 0;                   ///< The link by which it was left, or 0.
    const Op* next_op = nullptr;              ///< What the run loop goes on with.
    std::uint64_t branch_target = 0;          ///< Of an indirect call, while it pushes.
    std::array<ReturnSites, 2> returns;       ///< Of the supervisor's code, and of the user's.
    const std::byte* no_return_site = nullptr;  ///< Code that goes on at 0; stands for none.

    // ---- System state.
    std::uint64_t system_flags = 0;  ///< RFLAGS without the arithmetic flags and without bit 1.
    std::array<Segment, 6> seg;
    Segment ldtr, tr;
    DescriptorTable gdtr, idtr;
    std::uint64_t cr0 = 0, cr2 = 0, cr3 = 0, cr4 = 0, cr8 = 0, efer = 0, xcr0 = 1;
    std::array<std::uint64_t, 4> dr = {};
    std::uint64_t dr6 = 0xffff0ff0, dr7 = 0x400;
    std::uint64_t star = 0, lstar = 0, cstar = 0, fmask = 0, kernel_gs_base = 0;
    std::uint64_t sysenter_cs = 0, sysenter_esp = 0, sysenter_eip = 0;
    std::uint64_t pat = 0, tsc_aux = 0, tsc_adjust = 0, spec_ctrl = 0;
    unsigned cpl = 0;
    bool halted = false, wait_for_sipi = false, nmi_blocked = false, nmi_pending = false;
    std::optional<std::uint8_t> pending_interrupt;  ///< From inject_interrupt().
    bool apic_enabled = true;                       ///< IA32_APIC_BASE.EN as last accepted; CPUID shows it.
    ModelRegisters model_registers;                 ///< MSRs that are stored and nothing more (msr.h).
    unsigned pauses = 0;                            ///< PAUSE instructions in close succession.
    std::uint64_t steps = 0;                        ///< Of attention::Steps; a delivery or a repeated instruction is one too.
    std::uint64_t last_pause = 0;                   ///< `instructions` at the last of them.

    /// XSAVE standard format (State::xsave). The vector and x87 handlers work on it in place.
    alignas(64) std::array<std::byte, 832> xsave = State::initial_xsave();

    // ---- Leaving and re-running.
    std::jmp_buf landing;
    Fault fault;
    Exit exit = Kicked{};
    Replay replay;
    bool bus_locked = false;           ///< lock_bus() is in force.
    bool isolated = false;             ///< One instruction runs by itself, as an isolated copy.
    static constexpr unsigned kMostIsolatedOps = 15;
    std::array<Op, kMostIsolatedOps + 1> isolated_ops;
    std::uint64_t pending_debug = 0;   ///< DR6 bits of data breakpoints that the running instruction hit.
    bool debug_inhibited = false;      ///< The running instruction holds back the traps behind it (MOV SS, INT n).
    bool flags_reloaded = false;       ///< The running instruction loaded RFLAGS.RF (IRET, task switch).

    // ---- Between the two ops of POP to memory.
    std::uint64_t popped = 0;
    std::uint64_t stack_before_pop = 0;

    // ---- Translation (mmu.h).
    std::array<Tlb, kPrivileges> tlbs;
    std::array<Tlb, kPrivileges> global_tlbs;  ///< Pages with the G bit; asked when `tlbs` misses, they outlive CR3 writes.
    AddressSpaces spaces;
    std::array<std::uint64_t, 4> pdpte = {};   ///< PDPTE registers of PAE paging.
    std::uint64_t translation_epoch = 1;   ///< Names the present set of translations; never used again once they change.

    // ---- Parts.
    const unsigned id;
    memory::GuestMemory& memory;
    const CpuidTable cpuid;
    const SystemFeatures announced{cpuid};
    const TscClock clock;
    TscSource* tsc_source = nullptr;  ///< Null: the host's, which translated code reads by itself. To be set before it runs.
    std::unique_ptr<BlockCache> blocks;
    std::vector<Op> decode_buffer;  ///< Ops of the block being decoded; a member because a fetch may leave by longjmp.
    std::unique_ptr<NativeUnit> native;
    std::unique_ptr<Translator> translator;  ///< Null: all is interpreted.

    /// RIP of the instruction that `current` belongs to.
    [[nodiscard]] std::uint64_t instruction_rip(const Op* op) const {
        return wrap_rip(regs[kSlotRip] + op->offset);
    }
    /// RIP behind the instruction of `op`.
    [[nodiscard]] std::uint64_t next_rip(const Op* op) const {
        return wrap_rip(regs[kSlotRip] + op->offset + op->length);
    }
    /// An instruction pointer as wide as the code segment makes it.
    [[nodiscard]] std::uint64_t wrap_rip(std::uint64_t value) const {
        return (mode & mode::Code64) != 0 ? value : (mode & mode::Code32) != 0 ? (value & 0xffff'ffff) : (value & 0xffff);
    }
    /// RFLAGS as PUSHF shows it.
    [[nodiscard]] std::uint64_t rflags() const;
    void set_rflags(std::uint64_t value);

    /// Recomputes what depends on CPL, CR0, CR4, EFER, RFLAGS.AC/VM/TF, DR7 and the segments: `mode`, `tlb`, the keys
    /// and attention::Step. To be called by whoever changes one of them.
    void update_mode();
    /// The part of it that is about `tlb` and `fast_tlb`: for whoever changed nothing but RFLAGS.AC.
    void select_tables();
    void update_keys();
    void forget_return_sites(ReturnSites& of);

    /// Sets and clears bits of `attention`.
    void call_attention(std::uint32_t bits) { attention.fetch_or(bits, std::memory_order_relaxed); }
    void clear_attention(std::uint32_t bits) { attention.fetch_and(~bits, std::memory_order_relaxed); }

    [[nodiscard]] std::uint64_t read_tsc() const;

    /// Leaves the middle of an instruction; gives back the bus lock if it is held.
    [[noreturn]] void leave(Leave why);
    [[noreturn]] void raise(Vector vector);
    [[noreturn]] void raise(Vector vector, std::uint32_t error);
    [[noreturn]] void raise_page_fault(std::uint64_t linear, std::uint32_t error);
    /// #GP(0) or, for the stack segment, #SS(0).
    [[noreturn]] void raise_address_fault(unsigned segment);

    /// The answer of a device read: `make_exit` leaves to the machine the first time, the answer is there the second.
    [[nodiscard]] std::uint64_t device_read(const Exit& request);
    /// A device write: leaves the vCPU as an exit when the instruction has retired. Repeats the instruction in isolation
    /// if it is not run so yet.
    void device_write(const Exit& request);

    /// An exit to be returned when the running instruction has retired. For instructions that end their block.
    void queue_exit(const Exit& request) {
        if (replay.write_count < Replay::kMost) {
            replay.writes[replay.write_count++] = request;
        }
    }
    /// True when an external interrupt would be taken at this boundary.
    [[nodiscard]] bool can_inject() const;

    /// As Vcpu's function of this name.
    [[nodiscard]] bool at_boundary() const { return replay.answered == 0 && replay.write_sent == replay.write_count; }

    [[nodiscard]] Exit run();
    [[nodiscard]] State state() const;
    void set_state(const State& state);
    /// Code was written to without PageTracker being told: none of what was decoded is true. While it does not run.
    void forget_code();

private:
    [[nodiscard]] Exit run_guest();
};

template <class T>
[[nodiscard]] inline T& reg_at(Cpu& cpu, std::uint8_t byte_offset) {
    return *reinterpret_cast<T*>(reinterpret_cast<char*>(cpu.regs) + byte_offset);
}
/// Writes a register operand of size T: 32-bit results clear the upper half, smaller ones keep it.
template <class T>
inline void set_reg(Cpu& cpu, std::uint8_t byte_offset, T value) {
    if constexpr (sizeof(T) == 4) {
        reg_at<std::uint64_t>(cpu, byte_offset) = value;
    } else {
        reg_at<T>(cpu, byte_offset) = value;
    }
}

/// Goes on at `cpu.rip`: the first op of the next block if it is at hand, else null for the run loop. In run.cpp.
[[nodiscard]] const Op* next_block(Cpu& cpu);
/// Ends an instruction that changed what decoding or translation depends on: sets `rip` behind it and leaves the block.
[[nodiscard]] inline const Op* end_after(Cpu& cpu, const Op* op) {
    cpu.rip = cpu.next_rip(op);
    return nullptr;
}

}  // namespace apiary::cpu::soft
