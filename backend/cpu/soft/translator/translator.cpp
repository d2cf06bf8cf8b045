// SPDX-License-Identifier: BSD-2-Clause
#include "backend/cpu/soft/translator/translator.h"

#include <algorithm>
#include <utility>

#include "backend/cpu/soft/mmu.h"

namespace apiary::cpu::soft {

using host::Operand;

namespace {

// Distances of branches are added without a look at whether the result is canonical: near the gap nothing is translated.
constexpr std::uint64_t kReach = std::uint64_t{1} << 32;
constexpr std::uint64_t kGapStart = (std::uint64_t{1} << 47) - kReach;
constexpr std::uint64_t kGapSize = 2 * kReach - (std::uint64_t{1} << 48);

bool can_translate(const Block& block) {
    const bool flat_32 = (block.mode & (mode::CodeMask | mode::Flat | mode::Stack32)) ==
                         (mode::Code32 | mode::Flat | mode::Stack32);
    return (flat_32 || (block.mode & mode::CodeMask) == mode::Code64) && block.current();
}

std::size_t jump_slot(std::uint64_t rip) { return rip & (kJumpTableSize - 1); }
std::size_t second_jump_slot(std::uint64_t rip) { return kJumpTableSize + jump_slot(rip ^ rip >> kJumpFold); }

const Op* op_done(Cpu&, const Op* op) { return op; }

}  // namespace

Translator::Translator(Cpu& cpu, unsigned hot) : state_(HostState::of(cpu)), hot_(hot), jumps_(2 * kJumpTableSize), changed_(cpu) {
    Result<CodeArena> arena = CodeArena::create(kHotSize, kColdSize);
    if (!arena) {
        error_ = arena.error();
        return;
    }
    arena_ = std::move(*arena);
    cpu.jumps = jumps_.data();
    reset(cpu);
}

void Translator::reset(Cpu& cpu) {
    if (!arena_) {
        return;
    }
    arena_->clear();
    sites_.assign(1, {});
    links_.assign(1, {});
    translations_.clear();
    of_pages_.clear();
    page_jumps_.clear();
    far_links_.clear();
    std::ranges::fill(jumps_, JumpTarget{});
    cpu.link = 0;
    full_ = false;
    write_thunks();
    cpu.no_return_site = arena_->base() + at_zero_;
    for (ReturnSites& sites : cpu.returns) {
        cpu.forget_return_sites(sites);
    }
}

void Translator::follow(Cpu& cpu, const BlockCache& blocks) {
    if (blocks.epoch() != blocks_epoch_) {
        blocks_epoch_ = blocks.epoch();
        reset(cpu);
    }
}

std::uint32_t Translator::add_site(const Site& site) {
    sites_.push_back(site);
    return static_cast<std::uint32_t>(sites_.size() - 1);
}

std::uint32_t Translator::add_link(const Link& link) {
    links_.push_back(link);
    return static_cast<std::uint32_t>(links_.size() - 1);
}

const HostCode* Translator::neighbour(const Cpu& cpu, const Block& from, std::uint16_t offset) const {
    const Block* block = cpu.blocks->find((from.ram_offset & kPageMask) | offset, from.mode);
    return block == nullptr || block->crosses() ? nullptr : block->translation;
}

bool Translator::translate(Cpu& cpu, Block& block) {
    if (!can_translate(block)) {
        return false;
    }
    if (arena_->available(CodeArena::Part::Hot) < kReserve || arena_->available(CodeArena::Part::Cold) < kReserve) {
        full_ = true;
        return false;
    }
    const auto compiled = compile_block(cpu, *this, block);
    changed_.watch(block.ram_offset / memory::PageTracker::kPageSize);
    changed_.watch(block.second_page / memory::PageTracker::kPageSize);
    // Bytes that changed while they were read were perhaps no instructions of anybody's.
    if (!compiled || !block.current()) {
        return false;
    }
    if (!arena_->append(compiled->code.bytes()) || !arena_->append(compiled->cold.bytes(), CodeArena::Part::Cold)) {
        full_ = true;
        return false;
    }
    HostCode& translation = translations_.emplace_back();
    translation.checked = compiled->checked;
    translation.gate = compiled->gate;
    translation.fast = compiled->fast;
    translation.entry.fn = reinterpret_cast<Handler>(reinterpret_cast<std::uintptr_t>(arena_->base()) + enter_);
    translation.entry.disp = reinterpret_cast<std::int64_t>(arena_->base() + compiled->fast);
    translation.block = &block;
    block.translation = &translation;
    of_pages_[block.ram_offset & kPageMask].push_back(&translation);
    if (block.crosses()) {
        of_pages_[block.second_page].push_back(&translation);
    } else {
        page_jumps_.set(block, arena_->base() + translation.checked);
    }
    return true;
}

void Translator::shut_changed_pages() {
    const ChangedPages::Taken changed = changed_.take();
    if (changed.all) {
        for (const auto& [page, codes] : of_pages_) {
            shut(codes);
        }
        of_pages_.clear();
        page_jumps_.clear();
    }
    for (const std::size_t page : changed.pages) {
        if (const auto found = of_pages_.find(page * memory::PageTracker::kPageSize); found != of_pages_.end()) {
            shut(found->second);
            page_jumps_.drop(found->first);
            of_pages_.erase(found);
        }
    }
}

PageJumps::Table Translator::jumps_in_page(const Block& from) {
    bool is_new = false;
    const PageJumps::Table table = page_jumps_.make(from, is_new);
    if (const auto found = of_pages_.find(from.ram_offset & kPageMask); is_new && found != of_pages_.end()) {
        for (const HostCode* code : found->second) {
            if (!code->block->crosses()) {
                page_jumps_.set(*code->block, arena_->base() + code->checked);
            }
        }
    }
    return table;
}

void Translator::shut(std::span<const HostCode* const> codes) {
    // Attention is never that: the entry always leaves.
    constexpr std::uint8_t kNeverCalled = 0x80;
    for (const HostCode* code : codes) {
        arena_->patch8(code->gate, kNeverCalled);
        if (const auto found = far_links_.find(code); found != far_links_.end()) {
            for (const std::uint32_t number : found->second) {
                if (links_[number].to == code) {
                    put_condition(links_[number], {});
                }
            }
            far_links_.erase(found);
        }
    }
}

const Op* Translator::enter_translated(Cpu& cpu, Block& block, std::uint32_t pending) {
    if (cpu.rip - kGapStart < kGapSize) {
        return nullptr;
    }
    if (pending != 0) {
        resolve_link(cpu, pending, block);
    }
    const std::uint64_t page = cpu.rip & kPageMask;
    cpu.page_base = page;
    const JumpTarget target = {.rip = cpu.rip, .key = code_key(cpu, block), .code = arena_->base() + block.translation->checked, .page = page};
    jumps_[jump_slot(cpu.rip)] = target;
    jumps_[second_jump_slot(cpu.rip)] = target;
    return &block.translation->entry;
}

void Translator::resolve_link(const Cpu& cpu, std::uint32_t number, const Block& target) {
    const Link& link = links_[number];
    if (link.condition != 0) {
        resolve_far_link(cpu, number, *target.translation);
        return;
    }
    const bool same_page = (target.ram_offset & kPageMask) == (link.from->ram_offset & kPageMask);
    if (!same_page || target.crosses() || static_cast<std::int32_t>(target.ram_offset & ~kPageMask) != link.target ||
        target.mode != link.from->mode || !link.from->current() || !target.current() || cpu.blocks->find(target.ram_offset, target.mode) != &target) {
        return;
    }
    const std::uint32_t to = link.checked ? target.translation->checked : target.translation->fast;
    arena_->patch32(link.place, to - (link.place + 4));
}

void Translator::resolve_far_link(const Cpu& cpu, std::uint32_t number, const HostCode& target) {
    constexpr std::size_t kMostLinks = 64;
    Link& link = links_[number];
    const std::uint64_t expected = cpu.page_base + static_cast<std::uint64_t>(std::int64_t{link.target});
    if (cpu.rip != cpu.wrap_rip(expected) || target.block->mode != link.from->mode || !link.from->current() ||
        !target.block->current()) {
        return;
    }
    if (link.to != &target) {
        std::vector<std::uint32_t>& links = far_links_[&target];
        if (links.size() == kMostLinks) {
            return;
        }
        links.push_back(number);
        link.to = &target;
    }
    arena_->patch32(link.place, target.checked - (link.place + 4));
    const std::uint64_t code = code_key(cpu, *target.block);
    put_condition(link, {.key = code, .page = cpu.page_base, .global = code == cpu.global_key});
}

void Translator::put_condition(const Link& link, const FarCondition& condition) {
    arena_->patch(link.condition, std::as_bytes(std::span(&condition.key, 1)));
    arena_->patch(link.condition + FarCondition::kToPage, std::as_bytes(std::span(&condition.page, 1)));
    arena_->patch8(link.condition + FarCondition::kToField,
                   static_cast<std::uint8_t>(condition.global ? state_.global_key : state_.block_key));
}

bool Translator::fill(Cpu& cpu, std::uint64_t linear, const Site& site) const {
    const TlbEntry& entry = cpu.tlb[Tlb::index(linear)];
    const std::uint64_t page = linear & kPageMask;
    const std::uint64_t tag = page | cpu.asid;
    if ((linear & ~kPageMask) + site.bytes > ~kPageMask + 1 || (site.write ? entry.write_tag : entry.read_tag) != tag) {
        return false;
    }
    const std::uint32_t index = FastTlb::index(linear);
    const auto tag_for = [&](std::uint64_t have) { return have == tag ? page : FastTlb::never(index); };
    auto* host = reinterpret_cast<std::byte*>(page + entry.addend);
    cpu.fast_tlb->set(index, {.read_tag = tag_for(entry.read_tag), .write_tag = tag_for(entry.write_tag), .host = host,
                              .flags = cpu.page_flags + (static_cast<std::uint64_t>(host - cpu.ram) >> 12)});
    return true;
}

const std::byte* Translator::slow(Cpu& cpu, std::uint32_t request, std::uint64_t address) {
    Translator& self = *cpu.translator;
    const Site& site = self.sites_[request >> 1];
    if ((request & 1) != 0) {
        cpu.memory.tracker().written_range(address - reinterpret_cast<std::uint64_t>(cpu.ram), site.bytes);
        return self.resume(cpu, site);
    }
    if (site.bytes != 0 && self.fill(cpu, address, site)) {
        return self.arena_->base() + site.retry;
    }
    return self.interpret(cpu, site);
}

const std::byte* Translator::interpret(Cpu& cpu, const Site& site) {
    cpu.block = site.block;
    cpu.regs[kSlotRip] = cpu.page_base + (site.block->ram_offset & ~kPageMask);
    std::copy_n(site.block->ops + site.first_op, site.op_count, single_.begin());
    Op* const end = single_.data() + site.op_count;
    *end = {};
    end->fn = op_done;
    end->offset = site.next;
    const Op* op = single_.data();
    while (op >= single_.data() && op < end) {
        op = op->fn(cpu, op);
    }
    if (op != end) {
        cpu.next_op = op;
        return nullptr;
    }
    return resume(cpu, site);
}

/// Goes on behind an instruction that is done, but not in code that is out of date.
const std::byte* Translator::resume(Cpu& cpu, const Site& site) const {
    const bool stale = !site.resumes && !site.block->current();
    if (stale || (cpu.native_blocked & site.blocked) != 0) {
        cpu.rip = cpu.wrap_rip(cpu.page_base + (site.block->ram_offset & ~kPageMask) + site.next);
        cpu.next_op = nullptr;
        return nullptr;
    }
    return arena_->base() + site.resume;
}

void Translator::write_thunks() {
    constexpr std::array<std::uint8_t, 6> kSaved = {host::kRbx, host::kRbp, host::kR12, host::kR13, host::kR14, host::kR15};
    host::Emitter out(arena_->next());
    const auto push_pop = [&out](std::uint8_t opcode, unsigned reg) {
        if (reg >= 8) {
            out.put8(0x41);
        }
        out.put8(static_cast<std::uint8_t>(opcode | (reg & 7)));
    };
    const auto each_register = [&](auto&& move) {
        for (unsigned guest = 0; guest < kHostOf.size(); ++guest) {
            if (kHostOf[guest] != host::kNone) {
                move(guest, kHostOf[guest]);
            }
        }
    };
    const auto load_all = [&] { each_register([&](unsigned guest, unsigned reg) { out.load(reg, state_.guest(guest)); }); };
    const auto store_all = [&] { each_register([&](unsigned guest, unsigned reg) { out.store(state_.guest(guest), reg); }); };
    const auto give_back = [&] {
        std::for_each(kSaved.rbegin(), kSaved.rend(), [&](std::uint8_t reg) { push_pop(0x58, reg); });
        out.put8(0xc3);
    };

    // As a handler: (Cpu& in RDI, const Op* in RSI).
    enter_ = out.here();
    std::ranges::for_each(kSaved, [&](std::uint8_t reg) { push_pop(0x50, reg); });
    out.lea(kCpu, Operand::at(host::kRdi, state_.base));
    out.load(kScratch, Operand::at(host::kRsi, offsetof(Op, disp)));
    load_all();
    out.put({0xff, 0xe0});  // jmp rax

    // Back to the run loop, with Cpu::rip set.
    exit_ = out.here();
    store_all();
    out.put({0x31, 0xc0});  // xor eax, eax
    give_back();

    // To the run loop, at RIP 0.
    at_zero_ = out.here();
    out.put({0x31, 0xc0});  // xor eax, eax
    out.store(HostState::field(state_.rip), kScratch);
    out.patch_jump(out.jump(), exit_);

    // Called with a request in EAX; returns in RAX where to go on.
    slow_ = out.here();
    store_all();
    out.lea(host::kRdi, HostState::field(-state_.base));
    out.move(host::kRsi, kScratch, false);
    out.move(host::kRdx, kAddress);
    out.move_immediate(kScratch, reinterpret_cast<std::uint64_t>(&Translator::slow));
    out.put({0xff, 0xd0, 0x48, 0x85, 0xc0});  // call rax; test rax, rax
    const std::uint32_t leave = out.jump_if(host::kEqual);
    out.move(kAddress, kScratch);
    out.load(kScratch, HostState::field(state_.flags), false);
    out.put({0x04, 0x7f, 0x9e});  // add al, 0x7f; sahf
    load_all();
    out.move(kScratch, kAddress);
    out.put8(0xc3);
    out.patch_jump(leave, out.here());
    out.load(kScratch, HostState::field(state_.next_op));
    out.lea(host::kRsp, Operand::at(host::kRsp, 8));
    give_back();

    write_find(out);
    (void)arena_->append(out.bytes());
}

void Translator::write_find(host::Emitter& out) {
    static_assert(sizeof(JumpTarget) == 1u << 5 && offsetof(JumpTarget, rip) == 0);
    constexpr auto kHalf = static_cast<std::int32_t>(kJumpTableSize * sizeof(JumpTarget));
    const auto second = [](std::size_t field) { return Operand::at(kAddress, kHalf + static_cast<std::int32_t>(field)); };
    const auto to_slot = [&](unsigned reg) {
        out.instruction({.map = 1, .opcode = 0xb7}, reg, Operand::reg(reg));  // movzx r32, r16
        out.shift(4, reg, 5, false);
        out.alu(host::kAdd, reg, HostState::field(state_.jumps));
    };
    find_ = out.here();
    out.store(HostState::field(state_.rip), kScratch);
    out.move(kAddress, kScratch);
    out.shift(5, kAddress, kJumpFold);
    out.alu(host::kXor, kAddress, Operand::reg(kScratch));
    to_slot(kAddress);
    out.alu(host::kCmp, kScratch, second(offsetof(JumpTarget, rip)));
    const std::uint32_t another = out.jump_if(host::kNotEqual);
    out.load(kScratch, HostState::field(state_.block_key));
    out.alu(host::kCmp, kScratch, second(offsetof(JumpTarget, key)));
    const std::uint32_t found = out.jump_if(host::kEqual);
    out.load(kScratch, HostState::field(state_.global_key));
    out.alu(host::kCmp, kScratch, second(offsetof(JumpTarget, key)));
    const std::uint32_t elsewhere = out.jump_if(host::kNotEqual);
    out.patch_jump(found, out.here());
    // The first half has it from now on. No vector register of the guest is in the host's at a branch.
    out.load(kScratch, HostState::field(state_.rip));
    to_slot(kScratch);
    for (const std::int32_t half : {0, 16}) {
        out.instruction({.map = 1, .opcode = 0x10}, 0, second(static_cast<std::size_t>(half)));         // movups
        out.instruction({.map = 1, .opcode = 0x11}, 0, Operand::at(kScratch, half));
    }
    out.load(kScratch, second(offsetof(JumpTarget, page)));
    out.store(HostState::field(state_.page_base), kScratch);
    out.instruction({.opcode = 0xff}, 4, second(offsetof(JumpTarget, code)));  // jmp
    out.patch_jump(another, out.here());
    out.patch_jump(elsewhere, out.here());
    out.patch_jump(out.jump(), exit_);
}

}  // namespace apiary::cpu::soft
