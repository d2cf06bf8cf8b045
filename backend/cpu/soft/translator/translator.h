// SPDX-License-Identifier: BSD-2-Clause
// The translator: blocks that are run often become host code.
//
// It builds on the interpreter and never has to be right by itself: what it does not translate, and whatever an
// instruction may meet beyond an access that hits the fast TLB (faults, devices, page crossings, breakpoints), is done
// by the interpreter's handlers, with the guest's state in Cpu as they expect it. See docs/architecture.md.
#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <optional>
#include <unordered_map>
#include <vector>

#include "backend/base/result.h"
#include "backend/cpu/soft/block_cache.h"
#include "backend/cpu/soft/code_arena.h"
#include "backend/cpu/soft/cpu.h"
#include "backend/cpu/soft/translator/changed_pages.h"
#include "backend/cpu/soft/translator/host_state.h"
#include "backend/cpu/soft/translator/page_jumps.h"

namespace apiary::cpu::soft {

/// Where translated code goes when an instruction cannot be finished in it.
struct Site {
    Block* block = nullptr;
    std::uint32_t retry = 0;    ///< Where the access is looked up, in bytes from the start of the code.
    std::uint32_t resume = 0;   ///< Behind the instruction.
    std::uint16_t first_op = 0, op_count = 0;  ///< In Block::ops.
    std::uint16_t next = 0;     ///< Offset of the instruction behind it in the block.
    std::uint8_t bytes = 0;     ///< Of its memory access; 0 when there is none to look up.
    bool write = false;
    std::uint8_t blocked = 0;   ///< Bits of Cpu::native_blocked that the rest of the code takes for clear.
    bool resumes = false;       ///< Also when the code is out of date: what follows looks at that, or need not.
};

/// A jump to another block.
struct Link {
    std::uint32_t place = 0;    ///< Of its distance, in bytes from the start of the code.
    const Block* from = nullptr;
    std::int32_t target = 0;    ///< Bytes from the start of the page of `from`.
    bool checked = false;       ///< It goes back: attention is to be looked at.
    std::uint32_t condition = 0;   ///< Of one to another page: where its FarCondition is written; else 0.
    const HostCode* to = nullptr;  ///< Likewise: where it goes.
};

/// What must be so for a jump to another page to go where it went last. It stands in the instructions that look at it, which
/// BlockCompiler::compare_condition() writes.
struct FarCondition {
    std::uint64_t key = 0;   ///< Cpu::block_key or Cpu::global_key; 0 never occurs.
    std::uint64_t page = 0;  ///< Cpu::page_base
    bool global = false;     ///< It is the latter.

    // From `key` in bytes: the page, and the displacement of Cpu's key.
    static constexpr std::uint32_t kToPage = 10, kToField = 21;
};

/// The code of one block, and of those that it goes on to.
struct HostCode {
    Op entry = {};              ///< Its handler enters the code; this is what the run loop executes instead of Block::ops.
    std::uint32_t checked = 0;  ///< Entry for jumps that have to look at attention first.
    std::uint32_t fast = 0;     ///< Entry for those that need not.
    std::uint32_t gate = 0;     ///< The byte that the checked entry compares attention with.
    const Block* block = nullptr;
};

/// One block's code on its way into the arena; `cold` is what is seldom run.
struct CompiledBlock {
    host::Emitter code, cold;
    std::uint32_t checked = 0, gate = 0, fast = 0;  ///< See HostCode.
};

class Translator {
public:
    /// Blocks are translated when they are entered for the `hot`th time.
    Translator(Cpu& cpu, unsigned hot);
    Translator(const Translator&) = delete;
    Translator& operator=(const Translator&) = delete;

    /// Why no code can be generated on this host, if so.
    [[nodiscard]] const std::optional<Error>& error() const { return error_; }

    /// The op that runs the translation of `block` from cpu.rip on; null if the block is to be interpreted. Translates
    /// blocks that are entered often. cpu.rip and what belongs to the entry of a block is set.
    [[nodiscard]] const Op* enter(Cpu& cpu, Block* block) {
        const std::uint32_t pending = cpu.link;
        cpu.link = 0;
        if (pending == kInterpretNext) {
            return nullptr;
        }
        if (block->translation == nullptr && (++block->heat != hot_ || !translate(cpu, *block))) {
            return nullptr;
        }
        return enter_translated(cpu, *block, pending);
    }

    /// What was translated from code that has changed is not entered any more. For attention::Code.
    void shut_changed_pages();

    /// True when nothing more can be translated before all blocks are dropped and reset() is called.
    [[nodiscard]] bool full() const { return full_; }
    /// Forgets all translations, as all blocks have been dropped. None may be running.
    void reset(Cpu& cpu);
    /// Does so if the blocks in `blocks` are not those of last time.
    void follow(Cpu& cpu, const BlockCache& blocks);

    /// True for ops that are copies of those of Cpu::block.
    [[nodiscard]] bool owns(const Op* op) const { return op >= single_.data() && op < single_.data() + single_.size(); }

    // ---- For the compiler.
    [[nodiscard]] std::uint32_t hot() const { return hot_; }
    [[nodiscard]] const HostState& state() const { return state_; }
    [[nodiscard]] std::uint32_t add_site(const Site& site);
    [[nodiscard]] Site& site(std::uint32_t number) { return sites_[number]; }
    [[nodiscard]] std::uint32_t add_link(const Link& link);
    [[nodiscard]] Link& link(std::uint32_t number) { return links_[number]; }
    [[nodiscard]] std::uint32_t exit_code() const { return exit_; }
    [[nodiscard]] std::uint32_t slow_code() const { return slow_; }
    /// Goes to the code at the canonical RIP in kScratch by the second half of the table of jumps, or leaves.
    [[nodiscard]] std::uint32_t find_code() const { return find_; }
    /// Where the next code will stand.
    [[nodiscard]] std::uint32_t next_code(CodeArena::Part part) const { return arena_->next(part); }
    /// The translation of the block at `offset` of the page of `from`, in the same mode, if both are up to date.
    [[nodiscard]] const HostCode* neighbour(const Cpu& cpu, const Block& from, std::uint16_t offset) const;

    /// Where jumps in `from` to its own page look for code; null if there are no more such tables.
    [[nodiscard]] PageJumps::Table jumps_in_page(const Block& from);

    /// In place of a link: the next block is to be interpreted, because its code found something in its way.
    static constexpr std::uint32_t kInterpretNext = 0xffff'ffff;
    /// Most ops of one instruction.
    static constexpr unsigned kMostOps = Cpu::kMostIsolatedOps;

private:
    static constexpr std::size_t kHotSize = std::size_t{32} << 20, kColdSize = std::size_t{64} << 20;
    static constexpr std::size_t kReserve = std::size_t{256} << 10;  ///< More than the largest block's code of either part.

    [[nodiscard]] bool translate(Cpu& cpu, Block& block);
    [[nodiscard]] const Op* enter_translated(Cpu& cpu, Block& block, std::uint32_t pending);
    void shut(std::span<const HostCode* const> codes);
    void put_condition(const Link& link, const FarCondition& condition);
    void resolve_link(const Cpu& cpu, std::uint32_t number, const Block& target);
    void resolve_far_link(const Cpu& cpu, std::uint32_t number, const HostCode& target);
    void write_thunks();
    void write_find(host::Emitter& out);

    /// Called by translated code: `request` is the number of a site, twice, and 1 for a store whose page has flags;
    /// `address` the linear address of the access, or the host address of the store. Returns where to go on, or null to
    /// leave with Cpu::next_op.
    static const std::byte* slow(Cpu& cpu, std::uint32_t request, std::uint64_t address);
    [[nodiscard]] bool fill(Cpu& cpu, std::uint64_t linear, const Site& site) const;
    [[nodiscard]] const std::byte* interpret(Cpu& cpu, const Site& site);
    [[nodiscard]] const std::byte* resume(Cpu& cpu, const Site& site) const;

    const HostState state_;
    const std::uint32_t hot_;
    std::optional<CodeArena> arena_;
    std::optional<Error> error_;
    std::deque<Site> sites_;
    std::deque<Link> links_;
    std::deque<HostCode> translations_;
    std::unordered_map<std::uint64_t, std::vector<const HostCode*>> of_pages_;  ///< By RAM offset; what is shut is forgotten.
    std::vector<JumpTarget> jumps_;
    PageJumps page_jumps_;
    std::unordered_map<const HostCode*, std::vector<std::uint32_t>> far_links_;  ///< By where they have ever gone.
    std::array<Op, kMostOps + 1> single_ = {};  ///< The instruction that the interpreter does for translated code.
    std::uint64_t blocks_epoch_ = 0;
    std::uint32_t enter_ = 0, exit_ = 0, slow_ = 0, find_ = 0, at_zero_ = 0;
    bool full_ = false;
    ChangedPages changed_;  ///< Last: other threads may call it as long as it is there.
};

/// The code of `block`, which is up to date; nothing if it is better interpreted.
[[nodiscard]] std::optional<CompiledBlock> compile_block(Cpu& cpu, Translator& translator, Block& block);

}  // namespace apiary::cpu::soft
