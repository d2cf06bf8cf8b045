// SPDX-License-Identifier: BSD-2-Clause
#include "backend/cpu/soft/translator/changed_pages.h"

#include <utility>

namespace apiary::cpu::soft {

ChangedPages::ChangedPages(Cpu& cpu) : cpu_(cpu) { cpu_.memory.tracker().add_watcher(*this); }

ChangedPages::~ChangedPages() { cpu_.memory.tracker().remove_watcher(*this); }

void ChangedPages::code_changed(std::size_t page) {
    {
        const std::lock_guard lock(mutex_);
        changed_.all = changed_.all || changed_.pages.size() == kMost;
        if (!changed_.all) {
            changed_.pages.push_back(page);
        }
    }
    cpu_.call_attention(attention::Code);
}

ChangedPages::Taken ChangedPages::take() {
    const std::lock_guard lock(mutex_);
    return std::exchange(changed_, {});
}

}  // namespace apiary::cpu::soft
