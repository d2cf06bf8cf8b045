// SPDX-License-Identifier: BSD-2-Clause
#include "backend/cpu/soft/translator/changed_pages.h"

#include <atomic>
#include <new>
#include <utility>

namespace apiary::cpu::soft {

ChangedPages::ChangedPages(Cpu& cpu)
    : cpu_(cpu), watched_(static_cast<std::uint8_t*>(std::calloc(cpu.memory.size() / memory::PageTracker::kPageSize, 1))) {
    if (watched_ == nullptr) {
        throw std::bad_alloc();
    }
    cpu_.memory.tracker().add_watcher(*this);
}

ChangedPages::~ChangedPages() { cpu_.memory.tracker().remove_watcher(*this); }

void ChangedPages::watch(std::size_t page) {
    // In one order with the look at the generation that follows, as whoever moves that looks here next.
    std::atomic_ref(watched_[page]).exchange(1);
}

void ChangedPages::code_changed(std::size_t page) {
    if (std::atomic_ref(watched_[page]).exchange(0) == 0) {
        return;
    }
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
