// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <array>
#include <asio/io_context.hpp>
#include <asio/local/stream_protocol.hpp>
#include <functional>
#include <memory>
#include <string>

#include "backend/base/result.h"
#include "backend/base/unique_fd.h"
#include "backend/console/stream.h"

namespace apiary::monitor {

/// One client of a guest's console on a socket: it is sent what the guest writes, and while it is the writer, what it
/// sends goes to the guest. A client that reads too slowly loses the oldest bytes and is told how many; none can hold
/// up the guest. All of it belongs to the loop's thread.
class ConsoleSession : public std::enable_shared_from_this<ConsoleSession> {
public:
    /// `replay`: begins with the history of `stream`, else with what comes from now on. `gone` is called when the
    /// client has hung up.
    ConsoleSession(asio::io_context& loop, std::shared_ptr<console::Stream> stream, bool replay,
                   std::function<void()> gone);
    ConsoleSession(const ConsoleSession&) = delete;
    ConsoleSession& operator=(const ConsoleSession&) = delete;

    /// Begins. `early`: what the client has sent already.
    [[nodiscard]] Result<void> start(UniqueFd socket, std::string early);
    [[nodiscard]] bool started() const { return socket_.is_open(); }
    void set_writer(bool writer) { writer_ = writer; }
    [[nodiscard]] bool writer() const { return writer_; }
    /// Hangs up when everything that the guest wrote has been sent.
    void finish();
    /// Hangs up.
    void close();

private:
    static constexpr std::size_t kBuffer = 16384;

    [[nodiscard]] std::function<void()> make_wake();
    void skip_history();
    void send_output();
    void receive_input();
    void pass_input();
    void input_ended(const asio::error_code& error);
    void end();

    asio::io_context& loop_;
    std::shared_ptr<console::Stream> stream_;
    std::function<void()> gone_;
    asio::local::stream_protocol::socket socket_;
    const std::uint64_t skip_;  ///< Bytes of the guest's output that it is not sent.
    bool writer_ = false;
    bool sending_ = false;
    bool receiving_ = false;
    bool finishing_ = false;
    bool deaf_ = false;   ///< The client takes nothing any more; what it sent before it went is still to be read.
    std::string output_;  ///< On its way to the client.
    std::string input_;   ///< On its way to the guest.
    std::array<char, kBuffer> received_ = {};
    std::unique_ptr<console::Client> client_;  ///< Last: its wake function uses the above.
};

}  // namespace apiary::monitor
