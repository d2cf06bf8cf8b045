// SPDX-License-Identifier: BSD-2-Clause
#include "backend/cpu/soft/translator/page_jumps.h"

namespace apiary::cpu::soft {

PageJumps::Table PageJumps::make(const Block& block, bool& is_new) {
    const auto found = tables_.find(key_of(block));
    is_new = found == tables_.end();
    if (!is_new) {
        return found->second.get();
    }
    if (tables_.size() == kMost) {
        return nullptr;
    }
    const auto table = static_cast<Table>(std::calloc(kEntries, sizeof(*Table{})));
    if (table != nullptr) {
        tables_.emplace(key_of(block), table);
    }
    return table;
}

void PageJumps::set(const Block& block, const std::byte* code) {
    if (const auto found = tables_.find(key_of(block)); found != tables_.end()) {
        found->second.get()[block.ram_offset & ~kPageMask] = code;
    }
}

void PageJumps::drop(std::uint64_t page) {
    tables_.erase(tables_.lower_bound({page, 0}), tables_.upper_bound({page, ~std::uint32_t{0}}));
}

}  // namespace apiary::cpu::soft
