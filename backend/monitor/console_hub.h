// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <asio/io_context.hpp>
#include <asio/steady_timer.hpp>
#include <cstdint>
#include <expected>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "backend/api/console.h"
#include "backend/base/result.h"
#include "backend/base/unique_fd.h"
#include "backend/monitor/console_session.h"

namespace apiary::monitor {

/// The clients of a guest's console: any number of watchers, and at most one that may write. All of it belongs to the
/// loop's thread.
class ConsoleHub {
public:
    static constexpr std::size_t kMostSessions = 64;

    /// `changed` is called after the list of sessions has changed. `resized` is given the writer's terminal size.
    ConsoleHub(asio::io_context& loop, std::shared_ptr<console::Stream> stream, std::function<void()> changed,
               std::function<void(std::uint16_t columns, std::uint16_t rows)> resized);
    ~ConsoleHub();
    ConsoleHub(const ConsoleHub&) = delete;
    ConsoleHub& operator=(const ConsoleHub&) = delete;

    enum class Fault { TooManySessions, NoSuchSession };
    struct Opened {
        std::string session;
        bool writer = false;
    };
    /// A session for `user`, which begins with start(); until then for at most 10 s.
    [[nodiscard]] std::expected<Opened, Fault> open(const std::string& user, api::console::Access access, bool replay);
    [[nodiscard]] std::expected<void, Fault> start(const std::string& session, UniqueFd socket, std::string early);
    [[nodiscard]] std::expected<void, Fault> take_control(const std::string& session);
    [[nodiscard]] std::expected<void, Fault> release_control(const std::string& session);
    [[nodiscard]] std::expected<void, Fault> set_size(const std::string& session, std::uint16_t columns,
                                                      std::uint16_t rows);
    [[nodiscard]] std::vector<api::console::Session> sessions() const;

    /// The guest has ended: every client is sent the rest and hung up on. `done` is called when all are gone, or after
    /// some seconds in which a client took nothing.
    void finish(std::function<void()> done);

private:
    struct Entry {
        std::shared_ptr<ConsoleSession> session;
        std::string user;
        std::int64_t since = 0;
        std::unique_ptr<asio::steady_timer> deadline;  ///< For start().
    };

    void gone(const std::string& session);
    void make_writer(const std::string& session);
    void tell_finished();

    asio::io_context& loop_;
    std::shared_ptr<console::Stream> stream_;
    std::function<void()> changed_;
    std::function<void(std::uint16_t, std::uint16_t)> resized_;
    std::map<std::string, Entry> entries_;
    std::uint64_t next_ = 1;
    std::function<void()> done_;
    asio::steady_timer patience_;
};

}  // namespace apiary::monitor
