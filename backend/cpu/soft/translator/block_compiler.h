// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <span>
#include <vector>

#include "backend/cpu/soft/translator/plan.h"
#include "backend/cpu/soft/translator/shared_access.h"
#include "backend/cpu/soft/translator/translator.h"

namespace apiary::cpu::soft {

/// Code that is put behind the rest; most of it, which is seldom run, elsewhere, so that what is run lies close together.
struct Cold {
    enum class Kind { Missed, Interpret, Written, Exit, Blocked, LinkedExit, OutOfPage, BranchMissed, KeyMissed, Loop, Kept,
                      OneByOne, LeavesPage, NoCode, FarMissed, ReturnMissed } kind;
    std::uint32_t place;        ///< Of the jump that leads here.
    std::uint32_t number = 0;   ///< Of the site, link or shared look-up; of a loop the vector registers that are in place.
    std::int32_t value = 0;     ///< A target, from the start of the page; or what is added to RSP.
    bool write = false;
    std::uint32_t link = 0;     ///< To be made when its target has code.
    std::uint32_t resume = 0;   ///< Where the code goes on after all.
    const Planned* flags = nullptr;  ///< Whose flags are to be had again, and put to Cpu::flags.
    bool host_flags = false;         ///< The host's are to be put there.
    std::uint16_t stores = 0, loads = 0;  ///< Vector registers to be put to Cpu::xsave, and taken from there afterwards.
};

/// Writes the host code of one block, and of those that it goes on to (plan_trace()).
///
/// Between instructions kScratch and kAddress are free. The guest's flags are in RFLAGS, in Cpu::flags, in both, or, when
/// nobody wants them, nowhere; wherever an instruction may leave, and at the edges of a block, they are in Cpu::flags. But
/// where they can be had again from registers, only the way out puts them there; and where the next block overwrites them
/// before it can leave, nothing does.
class BlockCompiler {
public:
    /// `page` is a copy of the page that the block lies in, and of the next one's start if it ends there.
    BlockCompiler(Translator& translator, const Cpu& cpu, const Block& head, std::span<const std::uint8_t> page);

    [[nodiscard]] std::optional<CompiledBlock> compile(std::vector<Planned>& instructions);

private:
    /// Where the guest's flags are.
    struct FlagState {
        bool in_host = false, in_memory = true;
        const Planned* repeatable = nullptr;  ///< Whose flags are wanted and can be had again.
    };

    /// Instructions that share a look-up, which are done one by one elsewhere where it fails.
    struct Shared {
        std::span<Planned> instructions;
        FlagState before, behind;
        std::uint16_t known_vectors = 0, dirty_vectors = 0;
        std::uint32_t resume = 0;  ///< Where the code goes on.
    };

    void entries();
    void translate_next(Planned& planned);
    /// The same of instructions that share a look-up.
    void translate_shared(std::span<Planned> instructions, const SharedAccess& access);
    void one_by_one(const Shared& shared);
    /// The way from one block to the next that stands behind it.
    void begin_block(const Planned& first);
    void count_instructions(const Block& block);
    /// Leaves for `target` in the page when there is something to attend to, which code that has changed is; see Cold for `flags`.
    /// Gives the place of the byte that attention is compared with.
    std::uint32_t check_attention(std::int32_t target, const Planned* flags = nullptr);
    void translate(Planned& planned);
    void end(const Planned& last);
    void cold_code();
    void cold(const Cold& one);
    /// Sets Cpu::link.
    void put_link(std::uint32_t number);

    // ---- Forms
    void interpret(const Planned& planned);
    void generic(const Planned& planned);
    void alu_rax(const Planned& planned);
    void move_immediate(const Planned& planned);
    void swap_bytes(const Planned& planned);
    void exchange_rax(const Planned& planned);
    void extend(const Planned& planned);
    void sign_to_rdx(const Planned& planned);
    void high_byte(const Planned& planned);
    void of_high_byte(const Planned& planned);
    void carry(const Planned& planned);
    void lea(const Planned& planned);
    void vex_general(const Planned& planned);
    void vex_vector(const Planned& planned);
    void zero_upper();
    void x87(const Planned& planned);
    void multiply(const Planned& planned);
    void divide(const Planned& planned);
    void compare_exchange(const Planned& planned);
    void push(const Planned& planned);
    void push_shared(const ZydisDecodedOperand& operand);
    void pop(const Planned& planned);
    void leave_frame(const Planned& planned);
    void push_flags(const Planned& planned);
    void clear_interrupts(const Planned& planned);
    void swap_gs(const Planned& planned);
    void read_tsc(const Planned& planned);
    void from_segment(const Planned& planned);
    void fill(const Planned& planned);
    void copy(const Planned& planned);
    /// Leaves `planned`, a repeated string instruction, to the interpreter unless it goes up and is short.
    void require_short_run(const Planned& planned, std::uint32_t interpreted);
    /// Looks up where it stores, all in one page without code.
    [[nodiscard]] std::uint32_t look_up_run(const Planned& planned, std::uint32_t interpreted);
    /// Leaves `planned` to the interpreter unless it runs in ring 0.
    void require_ring_0(const Planned& planned);
    /// Pushes what is in Cpu::branch_target.
    void push_kept(const Planned& planned);
    void jump_if(const Planned& planned);
    void call(const Planned& planned);
    void branch_indirect(const Planned& planned);
    void return_near(const Planned& planned);

    // ---- Memory
    /// Begins an access of `planned` whose address is computed next.
    std::uint32_t begin_access(const Planned& planned, unsigned bytes, bool write);
    /// Without an access.
    std::uint32_t add_site(const Planned& planned);
    void address(const Planned& planned, const ZydisDecodedOperand& memory);
    [[nodiscard]] host::Operand effective(const Planned& planned, const ZydisDecodedOperand& memory);
    /// Its first part: leaves the offset in the page in kAddress, and the host's flags say "above" when it misses.
    void find_entry(unsigned bytes, bool write);
    /// kAddress: linear → host address; kScratch: the entry. Spoils the flags.
    void look_up(std::uint32_t site, unsigned bytes, bool write, std::uint32_t aligned_site = 0, std::uint8_t misaligned = 0);
    /// All that leads to memory(), the memory operand of `planned`, whose address must have none of the bits `misaligned`.
    void access(const Planned& planned, unsigned bytes, bool write, std::uint8_t misaligned = 0);
    [[nodiscard]] host::Operand memory() const { return host::Operand::at(kAddress, is_shared_ ? shared_offset_ : 0); }
    /// Looks at the flags of the page at kAddress. `at_hand`: kScratch points to them.
    void after_store(std::uint32_t site, bool at_hand);
    void take_page_flags() { out().load(kScratch, entry(offsetof(FastTlbEntry, flags))); }
    /// A field of the entry that look_up() found.
    [[nodiscard]] host::Operand entry(std::size_t field) const;
    /// For a return to find the code behind `planned`, a call, whose address is in a vector register of the host. Gives the place of
    /// the distance to what put_return_site() is to write, if it is to.
    [[nodiscard]] std::optional<std::uint32_t> note_return_site(const Planned& planned, unsigned vector);
    void put_return_site(const Planned& planned, std::optional<std::uint32_t> place);
    /// Pushes the address behind `planned`, and notes it.
    [[nodiscard]] std::optional<std::uint32_t> push_return_address(const Planned& planned);
    /// The return site at kAddress, in bytes.
    [[nodiscard]] host::Operand return_site(std::size_t field) const;
    [[nodiscard]] host::Operand next_return_site() const;
    /// Moves kAddress to the next site or the last one.
    void move_return_site(host::Alu operation);
    void move_stack_pointer(std::int32_t by) { out().lea(host::kR11, host::Operand::at(host::kR11, by), is_64_); }
    /// The same, once for all that share a look-up, unless `settle_stack()` is called between them.
    void move_stack_pointer_later(std::int32_t by);
    void settle_stack();

    // ---- Flags
    /// Puts the host's to Cpu::flags.
    void put_flags();
    /// The same unless they are there, or can be had again.
    void save_flags();
    /// Puts them there wherever they are.
    void save_flags_at_last();
    void restore_flags();
    /// Makes the host's flags those that `origin` left. Only kScratch is used.
    void repeat_flags(const Planned& origin);
    void wrote_flags(const Planned& planned);
    [[nodiscard]] static bool needs_flags(const Planned& planned) {
        return planned.reads_flags || (planned.writes_flags == FlagEffect::Some && planned.flags_wanted);
    }

    // ---- Vector registers, which are taken from Cpu::xsave when they are needed first, and put there at the end
    void find_vectors(const std::vector<Planned>& instructions);
    void need_vectors(const Planned& planned);
    void changed_vectors(const Planned& planned);
    void load_vectors(std::uint16_t set);
    void store_vectors(std::uint16_t set);
    /// Puts what was changed to Cpu::xsave, and forgets all.
    void flush_vectors();

    // ---- x87: the pointer and opcode of the last instruction are recorded when they may be looked at
    void record_x87();

    // ---- Branches; targets are bytes from the start of the page
    [[nodiscard]] static bool is_in_page(std::int64_t target) {
        return target >= 0 && target < static_cast<std::int64_t>(~kPageMask + 1);
    }
    /// The code at `target` is in this page, or begins there and is what it is wherever else the page is mapped.
    [[nodiscard]] bool stays_in_page(std::int64_t target) const;
    /// Goes on at `target` with the flags as they are; the block is over.
    void leave_for(std::int64_t target);
    void go_to(std::int64_t target, bool checked);
    /// Gives the jump at `place` its target in this page. Jumps back are checked.
    void take_link(std::uint32_t place, std::uint16_t offset, bool checked);
    /// Any jump; `exit` says what is to be done for the flags if the target has no code yet.
    void link(std::uint32_t place, std::uint16_t offset, bool checked, const Cold& exit);
    /// The block at `target` overwrites the flags before it can leave, so that they can be left out.
    [[nodiscard]] bool ends_flags(std::int64_t target) const;
    void go_out_of_page(std::int32_t target);
    /// Looks at a FarCondition, which never holds as yet: the host's flags say "equal" when it does. Gives its place.
    [[nodiscard]] std::uint32_t compare_condition();
    /// Goes to the address in kScratch, if it is known; `site` has the instruction, `adjust` is added to RSP first.
    /// `link` is made if it is not.
    void go_indirect(std::uint32_t site, std::int32_t adjust, std::uint32_t link = 0);
    /// The same of an address that may well be in this page.
    void go_within_page(std::uint32_t site, PageJumps::Table table);
    /// A field of the JumpTarget at kAddress.
    [[nodiscard]] host::Operand jump_target(std::size_t field) const;
    void rip_from_page(std::int32_t offset);
    /// Any place in the arena.
    void leave_for_code(std::uint32_t code);
    void canonical_or_interpret(std::uint32_t site);

    void add_cold(const Cold& one) {
        cold_.push_back(one);
        cold_.back().stores = dirty_vectors_;
        if (repeatable_ != nullptr) {
            cold_.back().flags = repeatable_;
        }
    }
    [[nodiscard]] FlagState flag_state() const { return {flags_in_host_, flags_in_memory_, repeatable_}; }
    void set_flag_state(const FlagState& state) {
        flags_in_host_ = state.in_host;
        flags_in_memory_ = state.in_memory;
        repeatable_ = state.repeatable;
    }
    [[nodiscard]] host::Emitter& out() { return *out_; }
    [[nodiscard]] std::uint32_t here() const { return out_->here(); }
    /// Makes the jump at `place`, in either part, go to `target`.
    void patch(std::uint32_t place, std::uint32_t target) {
        (code_.code.holds(place) ? code_.code : code_.cold).patch_jump(place, target);
    }

    Translator& translator_;
    const HostState& state_;
    const Cpu& cpu_;
    const Block& head_;
    const std::int32_t head_offset_;   ///< Where the head begins in the page.
    const bool is_64_, is_user_;
    const std::span<const std::uint8_t> page_;
    CompiledBlock code_;
    host::Emitter* out_ = &code_.code;  ///< Later what is seldom run.
    std::vector<Cold> cold_;
    std::vector<std::uint32_t> sites_; ///< Of the current instruction.
    std::vector<Shared> shared_;
    bool is_shared_ = false;                 ///< The look-up has been made: the instruction's access is at kAddress and an offset.
    std::int32_t shared_offset_ = 0;
    std::int32_t stack_moves_ = 0;           ///< What RSP lacks.
    bool flags_in_host_ = false, flags_in_memory_ = true;
    const Planned* repeatable_ = nullptr;    ///< Whose flags are wanted and can be had again.
    bool ends_own_flags_ = false;            ///< The head overwrites them before it can leave.
    std::uint16_t known_vectors_ = 0, dirty_vectors_ = 0;  ///< Guest registers that are in the host's; those that differ from Cpu::xsave.
    bool wide_vectors_ = false;              ///< Whole YMM registers are taken and put.
    std::optional<std::int32_t> x87_at_;     ///< Offset in the page of the x87 instruction to be recorded.
    std::uint16_t x87_opcode_ = 0;
    std::uint8_t blocked_ = 0;               ///< Bits of native_blocked that must be clear for this block.
    std::optional<std::uint32_t> loop_;      ///< Where a block that jumps to itself goes, with its vector registers in place.
    std::uint16_t loop_vectors_ = 0, loop_written_ = 0;
};

}  // namespace apiary::cpu::soft
