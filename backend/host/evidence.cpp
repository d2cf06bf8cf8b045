// SPDX-License-Identifier: BSD-2-Clause
#include "backend/host/evidence.h"

#include <utility>

namespace apiary::host {

void CpuidRecord::add(CpuidValue value) {
    if (values_.size() < kMost) {
        const Key key(value.leaf, value.subleaf, value.reg);
        values_.try_emplace(key, std::move(value));
    }
}

const CpuidValue* CpuidRecord::find(std::uint32_t leaf, std::uint32_t subleaf, Register reg) const {
    const auto found = values_.find({leaf, subleaf, reg});
    return found == values_.end() ? nullptr : &found->second;
}

std::optional<std::uint32_t> CpuidRecord::value(std::uint32_t leaf, std::uint32_t subleaf, Register reg) const {
    const CpuidValue* const found = find(leaf, subleaf, reg);
    return found != nullptr ? std::optional(found->value) : std::nullopt;
}

}  // namespace apiary::host
