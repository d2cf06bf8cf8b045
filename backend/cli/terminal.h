// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>
#include <memory>
#include <optional>

#include "backend/base/result.h"

namespace apiary::cli {

/// A terminal in raw mode: every key goes to the guest. The mode it had is back when this is destroyed, and also when
/// the process ends by exit() or by a crash of its own. At most one exists at a time.
class RawTerminal {
public:
    /// Puts the terminal behind `fd` into raw mode.
    [[nodiscard]] static Result<std::unique_ptr<RawTerminal>> enter(int fd);
    ~RawTerminal();
    RawTerminal(const RawTerminal&) = delete;
    RawTerminal& operator=(const RawTerminal&) = delete;

    /// Raw mode again, after something else changed it while the process was stopped.
    void renew();
    /// The mode it had before, until renew().
    void suspend();

private:
    explicit RawTerminal(int fd) : fd_(fd) {}
    int fd_;
};

struct TerminalSize {
    std::uint16_t columns = 0, rows = 0;
};
/// The size of the terminal behind `fd`; nothing when that is no terminal, or one that does not know.
[[nodiscard]] std::optional<TerminalSize> terminal_size(int fd);

/// From now on a fatal signal first restores the terminal that is raw at that moment, if any, and then does what it
/// always did. To be called once, early.
void restore_terminal_on_crash();

}  // namespace apiary::cli
