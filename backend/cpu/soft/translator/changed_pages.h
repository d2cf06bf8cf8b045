// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstddef>
#include <mutex>
#include <vector>

#include "backend/cpu/soft/cpu.h"

namespace apiary::cpu::soft {

/// Pages of RAM whose code has changed since a vCPU looked last. Any thread adds to them, and calls the vCPU's attention.
class ChangedPages final : public memory::CodeWatcher {
public:
    explicit ChangedPages(Cpu& cpu);
    ~ChangedPages();
    ChangedPages(const ChangedPages&) = delete;
    ChangedPages& operator=(const ChangedPages&) = delete;

    void code_changed(std::size_t page) override;

    struct Taken {
        std::vector<std::size_t> pages;
        bool all = false;  ///< There were too many to be listed.
    };
    /// What was added since the last call.
    [[nodiscard]] Taken take();

private:
    static constexpr std::size_t kMost = 256;

    Cpu& cpu_;
    std::mutex mutex_;  ///< Taken with the tracker's held, never the other way round.
    Taken changed_;
};

}  // namespace apiary::cpu::soft
