// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <mutex>
#include <vector>

#include "backend/cpu/soft/cpu.h"

namespace apiary::cpu::soft {

/// Pages of RAM that a vCPU has translated code of and whose code has changed since it looked last. Any thread adds to them, and
/// calls the vCPU's attention.
class ChangedPages final : public memory::CodeWatcher {
public:
    explicit ChangedPages(Cpu& cpu);
    ~ChangedPages();
    ChangedPages(const ChangedPages&) = delete;
    ChangedPages& operator=(const ChangedPages&) = delete;

    /// The next change of `page` counts. What was made of its code before this call may be kept if it is up to date after it.
    void watch(std::size_t page);
    void code_changed(std::size_t page) override;

    struct Taken {
        std::vector<std::size_t> pages;
        bool all = false;  ///< There were too many to be listed.
    };
    /// What was added since the last call.
    [[nodiscard]] Taken take();

private:
    static constexpr std::size_t kMost = 256;

    struct Free {
        void operator()(std::uint8_t* memory) const { std::free(memory); }
    };

    Cpu& cpu_;
    std::unique_ptr<std::uint8_t[], Free> watched_;  ///< One a page, of calloc(3): a large guest costs nothing at its start.
    std::mutex mutex_;  ///< Taken with the tracker's held, never the other way round.
    Taken changed_;
};

}  // namespace apiary::cpu::soft
