// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <asio/io_context.hpp>
#include <asio/posix/stream_descriptor.hpp>
#include <functional>
#include <memory>
#include <string>

#include "backend/base/result.h"
#include "backend/cli/console_port.h"

namespace apiary::cli {

/// Carries the guest's console output to a terminal, pipe or file, without ever blocking the loop. All of it belongs to
/// the loop's thread.
class ConsoleOutput {
public:
    /// `fd` stays the caller's. `failed` is called once if nothing can be written any more. `port` must outlive this.
    ConsoleOutput(asio::io_context& loop, int fd, ConsolePort& port, std::function<void(Error)> failed);
    ~ConsoleOutput();

    /// Text of ours between what the guest writes.
    void print(std::string_view text);
    /// While the output is held, only text of ours is written.
    void hold(bool held);
    /// `drained` is called once everything that the guest wrote until now has been written, or cannot be.
    void drain(std::function<void()> drained);
    /// A raw terminal needs a carriage return before each line feed of ours.
    void set_raw(bool raw) { raw_ = raw; }

private:
    void pump();
    bool write_pending();
    void wait_until_writable();
    void fetch();
    void fail(int error_number);

    asio::io_context& loop_;
    asio::posix::stream_descriptor descriptor_;
    std::function<void(Error)> failed_;
    std::function<void()> drained_;
    std::string pending_;
    bool raw_ = false;
    bool held_ = false;
    bool waiting_ = false;
    bool broken_ = false;
    std::shared_ptr<bool> alive_ = std::make_shared<bool>(true);  ///< For calls that are posted to the loop.
    ConsolePort& port_;
};

}  // namespace apiary::cli
