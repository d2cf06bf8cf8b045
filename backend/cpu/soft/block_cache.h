// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <array>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <span>
#include <vector>

#include "backend/cpu/soft/cpu.h"
#include "backend/cpu/soft/op.h"

namespace apiary::cpu::soft {

/// The decoded blocks of one vCPU.
///
/// Blocks are found by where their code lies in RAM, so they outlive changes of translation. In front of that stands a
/// jump cache by RIP, whose entries hold for one key of code_key(). Stale blocks (Block::current() is false) are left
/// behind and forgotten when the cache is full, all at once.
class BlockCache {
public:
    static constexpr std::size_t kMostBlocks = std::size_t{1} << 18;
    static constexpr std::size_t kMostOps = std::size_t{1} << 21;

    BlockCache();

    struct Jump {
        std::uint64_t rip = 0;
        std::uint64_t key = 0;  ///< Cpu::block_key or Cpu::global_key; 0 never occurs.
        Block* block = nullptr;
    };
    [[nodiscard]] Jump& jump(std::uint64_t rip) { return jumps_[(rip ^ (rip >> 12)) & (kJumps - 1)]; }

    /// A valid block for code at `ram_offset` decoded in `mode`, or null. `second_page` is not looked at.
    [[nodiscard]] Block* find(std::uint64_t ram_offset, std::uint32_t mode) const;
    /// Takes in a block whose fields but `ops` and `op_count` are set; copies the ops. May drop all others.
    Block* insert(const Block& block, std::span<const Op> ops);
    /// Drops everything. The running block's memory stays until the next insert().
    void clear();
    /// Moves with each clear().
    [[nodiscard]] std::uint64_t epoch() const { return epoch_; }

private:
    static constexpr std::size_t kJumps = std::size_t{1} << 15;
    static constexpr std::size_t kTable = kMostBlocks * 2;
    static constexpr std::size_t kChunkOps = std::size_t{1} << 14;

    [[nodiscard]] std::size_t slot(std::uint64_t ram_offset, std::uint32_t mode) const;
    [[nodiscard]] Op* allocate(std::size_t count);

    std::array<Jump, kJumps> jumps_;
    struct Free {
        void operator()(void* memory) const { std::free(memory); }
    };
    std::unique_ptr<Block*[], Free> table_;  ///< kTable slots, of calloc(3): pages that nothing is in cost no memory.
    std::vector<std::unique_ptr<Op[]>> chunks_;
    std::size_t chunk_ = 0;       ///< The chunk being filled.
    std::size_t chunk_used_ = 0;  ///< Ops used in it.
    std::vector<std::unique_ptr<Block[]>> block_chunks_;
    std::size_t block_count_ = 0;
    std::uint64_t epoch_ = 0;
};

/// The block at `cpu.rip`, decoded if need be. Raises what fetching the code raises.
[[nodiscard]] Block* find_block(Cpu& cpu);

/// As long as one of Cpu::block_key and Cpu::global_key is this, `block` is what is at the present Cpu::rip.
[[nodiscard]] std::uint64_t code_key(const Cpu& cpu, const Block& block);

/// Makes the running block end behind the current instruction, since its code was overwritten.
void poison_running_block(Cpu& cpu);

}  // namespace apiary::cpu::soft
