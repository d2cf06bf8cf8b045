// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <asio/io_context.hpp>
#include <asio/posix/stream_descriptor.hpp>
#include <cstddef>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "backend/console/stream.h"
#include "backend/ipc/upgraded.h"

namespace apiary::cli {

/// A guest's console as a terminal's program has it, wherever the guest is. Nothing blocks; all of it, the handlers
/// too, belongs to the loop's thread.
class ConsolePort {
public:
    using Chunk = console::Client::Chunk;

    ConsolePort() = default;
    virtual ~ConsolePort() = default;
    ConsolePort(const ConsolePort&) = delete;
    ConsolePort& operator=(const ConsolePort&) = delete;

    /// The next bytes of the guest's output. When there are none, `readable` is called once there may be.
    [[nodiscard]] virtual Chunk read(std::span<char> buffer) = 0;
    /// How many of these bytes for the guest were taken. When not all were, `writable` is called once there is room.
    [[nodiscard]] virtual std::size_t send(std::string_view bytes) = 0;

    /// Empty functions: nobody waits.
    void on_readable(std::function<void()> readable) { readable_ = std::move(readable); }
    void on_writable(std::function<void()> writable) { writable_ = std::move(writable); }

protected:
    static void tell(const std::function<void()>& handler) {
        if (handler) {
            handler();
        }
    }
    std::function<void()> readable_, writable_;
};

/// The console of a guest in this process. The guest waits a little for whoever reads it.
class LocalConsole final : public ConsolePort {
public:
    LocalConsole(asio::io_context& loop, std::shared_ptr<console::Stream> stream);
    [[nodiscard]] Chunk read(std::span<char> buffer) override { return client_.read(buffer); }
    [[nodiscard]] std::size_t send(std::string_view bytes) override { return stream_->send_input(bytes); }

private:
    std::shared_ptr<console::Stream> stream_;
    std::shared_ptr<bool> alive_ = std::make_shared<bool>(true);  ///< For calls that are posted to the loop.
    console::Client client_;                                      ///< Last, as its wake function uses the above.
};

/// The console of a guest of the helper's, behind a connection.
class RemoteConsole final : public ConsolePort {
public:
    /// `ended` is called when all has been read that will ever come.
    RemoteConsole(asio::io_context& loop, ipc::Upgraded connection, std::function<void()> ended);
    [[nodiscard]] Chunk read(std::span<char> buffer) override;
    [[nodiscard]] std::size_t send(std::string_view bytes) override;

private:
    void wait(asio::posix::stream_descriptor::wait_type what, bool& waiting, std::function<void()>& handler);
    void end();

    asio::io_context& loop_;
    std::string early_;
    std::function<void()> ended_;
    bool over_ = false;
    bool reading_ = false, writing_ = false;  ///< The loop waits for the socket.
    std::shared_ptr<bool> alive_ = std::make_shared<bool>(true);
    asio::posix::stream_descriptor socket_;
};

}  // namespace apiary::cli
