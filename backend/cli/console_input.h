// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <asio/io_context.hpp>
#include <asio/posix/stream_descriptor.hpp>
#include <functional>
#include <memory>
#include <string>

#include "backend/cli/console_port.h"
#include "backend/cli/escape.h"

namespace apiary::cli {

/// Carries what comes from a terminal, pipe or file to the guest's console. Nothing is lost: when the guest is slow in
/// reading, a pipe or file is left unread, while a terminal is read on, as its user may want the menu. All of it
/// belongs to the loop's thread.
class ConsoleInput {
public:
    /// `fd` stays the caller's; it may end, which the guest does not see. On a terminal, `escape` takes out what is for
    /// the menu, whose choices are told to `menu`. `port` must outlive this.
    ConsoleInput(asio::io_context& loop, int fd, ConsolePort& port, EscapeFilter escape,
                 std::function<void(MenuAction)> menu);
    ~ConsoleInput();

private:
    void schedule();
    void read_some();
    void take(std::string_view typed);
    void send();
    [[nodiscard]] bool wants_more() const;

    asio::io_context& loop_;
    asio::posix::stream_descriptor descriptor_;
    bool terminal_;
    ConsolePort& port_;
    EscapeFilter filter_;
    std::function<void(MenuAction)> menu_;
    std::string pending_;
    bool ended_ = false;
    bool scheduled_ = false;
    std::shared_ptr<bool> alive_ = std::make_shared<bool>(true);  ///< For calls that are posted to the loop.
};

}  // namespace apiary::cli
