// SPDX-License-Identifier: BSD-2-Clause
#include "backend/cpu/soft/block_cache.h"

#include <algorithm>
#include <cstdlib>
#include <new>

namespace apiary::cpu::soft {

namespace {
constexpr std::size_t kBlocksPerChunk = 4096;
}

BlockCache::BlockCache() : table_(static_cast<Block**>(std::calloc(kTable, sizeof(Block*)))) {
    if (table_ == nullptr) {
        throw std::bad_alloc();
    }
}

std::size_t BlockCache::slot(std::uint64_t ram_offset, std::uint32_t mode) const {
    std::uint64_t hash = (ram_offset ^ (std::uint64_t{mode} << 40)) * 0x9e37'79b9'7f4a'7c15;
    std::size_t at = (hash >> 32) & (kTable - 1);
    while (table_[at] != nullptr && (table_[at]->ram_offset != ram_offset || table_[at]->mode != mode)) {
        at = (at + 1) & (kTable - 1);
    }
    return at;
}

Block* BlockCache::find(std::uint64_t ram_offset, std::uint32_t mode) const {
    Block* block = table_[slot(ram_offset, mode)];
    return block != nullptr && block->current() ? block : nullptr;
}

Op* BlockCache::allocate(std::size_t count) {
    if (chunk_ < chunks_.size() && chunk_used_ + count > kChunkOps) {
        ++chunk_;
        chunk_used_ = 0;
    }
    if (chunk_ == chunks_.size()) {
        chunks_.push_back(std::make_unique_for_overwrite<Op[]>(kChunkOps));
    }
    Op* ops = chunks_[chunk_].get() + chunk_used_;
    chunk_used_ += count;
    return ops;
}

Block* BlockCache::insert(const Block& block, std::span<const Op> ops) {
    if (block_count_ == kMostBlocks || chunk_ * kChunkOps + chunk_used_ + ops.size() > kMostOps) {
        clear();
    }
    if (block_count_ / kBlocksPerChunk == block_chunks_.size()) {
        block_chunks_.push_back(std::make_unique_for_overwrite<Block[]>(kBlocksPerChunk));
    }
    Block* kept = &block_chunks_[block_count_ / kBlocksPerChunk][block_count_ % kBlocksPerChunk];
    ++block_count_;
    *kept = block;
    kept->ops = allocate(ops.size());
    kept->op_count = static_cast<std::uint16_t>(ops.size());
    std::copy(ops.begin(), ops.end(), kept->ops);
    table_[slot(block.ram_offset, block.mode)] = kept;
    return kept;
}

void BlockCache::clear() {
    jumps_.fill({});
    std::fill_n(table_.get(), kTable, nullptr);
    chunk_ = 0;
    chunk_used_ = 0;
    block_count_ = 0;
    ++epoch_;
}

}  // namespace apiary::cpu::soft
