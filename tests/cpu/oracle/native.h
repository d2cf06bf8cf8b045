// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <sys/types.h>

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>

#include "backend/base/result.h"
#include "backend/base/unique_fd.h"
#include "tests/cpu/oracle/case.h"

namespace apiary::cpu::oracle {

/// Runs cases on the host's own CPU, in a child process: each case ends with a signal, whose handler keeps the
/// outcome and returns into the next case. So registers, flags and vector state are set and read by the kernel's
/// signal frames alone. Linux on x86-64 only.
class NativeRunner {
public:
    static constexpr std::size_t kBatch = 256;

    [[nodiscard]] static Result<std::unique_ptr<NativeRunner>> create();
    ~NativeRunner();
    NativeRunner(const NativeRunner&) = delete;
    NativeRunner& operator=(const NativeRunner&) = delete;

    /// Where the cases of the next run are to be written.
    [[nodiscard]] std::span<Case> cases();
    /// Runs the first `count` cases in one child. Fails when the child came to an end that no case may have.
    [[nodiscard]] Result<void> run(std::size_t count);
    [[nodiscard]] const Outcome& outcome(std::size_t index) const;
    /// Whether this host's kernel returns to 32-bit code; one that runs as a guest of PVM, for instance, does not.
    [[nodiscard]] bool runs_code32() const { return runs_code32_; }

    struct Shared;

private:
    NativeRunner() = default;
    [[nodiscard]] Result<void> find_code32();

    Shared* shared_ = nullptr;
    UniqueFd window_;
    UniqueFd code_;
    bool runs_code32_ = false;
};

}  // namespace apiary::cpu::oracle
