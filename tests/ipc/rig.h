// SPDX-License-Identifier: BSD-2-Clause
// A server with an interface to try, on a thread of its own.
#pragma once

#include <sys/socket.h>
#include <sys/time.h>

#include <QTemporaryDir>
#include <array>
#include <asio/io_context.hpp>
#include <asio/post.hpp>
#include <memory>
#include <optional>
#include <semaphore>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#include "backend/base/check.h"
#include "backend/ipc/address.h"
#include "backend/ipc/client.h"
#include "backend/ipc/listen.h"
#include "backend/ipc/server.h"
#include "backend/ipc/signal.h"

namespace apiary::ipc::test {

inline constexpr std::string_view kDescription = R"(# For tests.
interface io.apiary.Test

method Echo(value: ?object) -> (value: ?object)

# As many replies as are asked for, of as many bytes each.
method Count(to: int, size: ?int) -> (number: int, filler: string)

# One reply, and then none until the caller hangs up.
method Watch() -> (state: string)
method Break() -> ()
method Ignore() -> ()
method Throw() -> ()
method Missing () -> ()
method TakeOver(text: string) -> (text: string)
method ReadDescriptors() -> (contents: []string)
method WhoAmI() -> (uid: int, gid: int, pid: int, groups: []int)

# Answers when the test lets it.
method Wait() -> ()

error Broken (why: string)
)";

inline std::string read_some(int fd) {
    std::array<char, 4096> buffer;
    const ssize_t size = ::read(fd, buffer.data(), buffer.size());
    return {buffer.data(), size > 0 ? static_cast<std::size_t>(size) : 0};
}

class TestServer {
    QTemporaryDir directory_;  // Before `path`, which is made of it.

public:
    explicit TestServer(Limits limits = {}, ListenOptions options = {})
        : path(directory_.filePath("socket").toStdString()) {
        server_ =
            std::make_unique<Server>(context_, Identity{"Vendor", "Product", "1.2", "https://example.org"}, limits);
        server_->add_interface("io.apiary.Test", std::string(kDescription));
        add_handlers();
        Result<UniqueFd> socket = listen_on(path, 0666);
        check(socket.has_value(), "a socket in a directory of the test's own");
        server_->listen(std::move(*socket), options);
    }
    ~TestServer() { stop(); }
    TestServer(const TestServer&) = delete;
    TestServer& operator=(const TestServer&) = delete;

    /// Before start().
    [[nodiscard]] Server& server() { return *server_; }
    [[nodiscard]] const QTemporaryDir& directory() const { return directory_; }
    TestServer& start() {
        thread_ = std::jthread([this] { context_.run(); });
        return *this;
    }
    /// Ends server and thread; returns when all coroutines have ended.
    void stop() {
        if (thread_.joinable()) {
            asio::post(context_, [this] { server_.reset(); });
            thread_.join();
        }
    }
    /// Lets one Wait() go on.
    void release() {
        asio::post(context_, [this] {
            ++released_;
            let_go_.notify();
        });
    }
    [[nodiscard]] Client client() const {
        Result<Client> made = Client::connect(path);
        check(made.has_value(), "the server listens");
        return std::move(*made);
    }

    const std::string path;
    std::counting_semaphore<> waiting{0};   ///< One for each Wait() that has begun.
    std::counting_semaphore<> hung_up{0};   ///< One for each Watch() that ended as its caller was gone.
    std::counting_semaphore<> gave_up{0};   ///< One for each Count() that ended as its caller was gone.
    std::counting_semaphore<> upgraded{0};  ///< One for each TakeOver() that has handed `taken_over` out.
    std::optional<Upgraded> taken_over;

private:
    using Handling = asio::awaitable<void>;
    using CallPointer = std::shared_ptr<Call>;

    void add_handlers() {
        const auto add = [this](const char* method, Handler handler) {
            server_->handle(std::string("io.apiary.Test.") + method, std::move(handler));
        };
        add("Echo", [](CallPointer call) -> Handling { (void)co_await call->reply(call->parameters()); });
        add("Count", [this](CallPointer call) { return count(std::move(call)); });
        add("Watch", [this](CallPointer call) { return watch(std::move(call)); });
        add("Break", [](CallPointer call) -> Handling {
            const Json why = {{"why", "so"}};
            (void)co_await call->fail("io.apiary.Test.Broken", why);
        });
        add("Ignore", [](CallPointer) -> Handling { co_return; });
        add("Throw", [](CallPointer) -> Handling {
            throw std::runtime_error("as it is asked to");
            co_return;
        });
        add("TakeOver", [this](CallPointer call) { return take_over(std::move(call)); });
        add("ReadDescriptors", [](CallPointer call) -> Handling {
            Json contents = Json::array();
            for (const UniqueFd& descriptor : call->take_descriptors()) {
                contents.push_back(read_some(descriptor.get()));
            }
            const Json answer = {{"contents", contents}};
            (void)co_await call->reply(answer);
        });
        add("WhoAmI", [](CallPointer call) -> Handling {
            const Json answer = {{"uid", call->peer().uid},
                                 {"gid", call->peer().gid},
                                 {"pid", call->peer().pid},
                                 {"groups", call->groups()}};
            (void)co_await call->reply(answer);
        });
        add("Wait", [this](CallPointer call) { return wait(std::move(call)); });
    }

    Handling count(CallPointer call) {
        const int last = call->parameters().value("to", 1);
        const std::string filler(call->parameters().value("size", std::size_t{0}), 'x');
        for (int number = 1; number < last; ++number) {
            const Json answer = {{"number", number}, {"filler", filler}};
            if (!co_await call->reply_more(answer)) {
                gave_up.release();
                co_return;
            }
        }
        const Json answer = {{"number", last}, {"filler", filler}};
        if (!co_await call->reply(answer)) {
            gave_up.release();
        }
    }

    Handling watch(CallPointer call) {
        const auto changed = std::make_shared<Signal>(context_.get_executor());
        call->on_closed([changed] { changed->notify(); });
        const Json answer = {{"state", "watching"}};
        if (!co_await call->reply_more(answer)) {
            co_return;
        }
        while (!call->closed()) {
            co_await changed->wait();
        }
        hung_up.release();
    }

    Handling take_over(CallPointer call) {
        if (!call->wants_upgrade()) {
            (void)co_await call->fail("io.apiary.Test.Broken");
            co_return;
        }
        taken_over = co_await call->upgrade(call->parameters());
        upgraded.release();
    }

    Handling wait(CallPointer call) {
        waiting.release();
        while (released_ == 0) {
            co_await let_go_.wait();
        }
        --released_;
        (void)co_await call->reply();
    }

    asio::io_context context_;
    std::unique_ptr<Server> server_;
    Signal let_go_{context_.get_executor()};
    int released_ = 0;
    std::jthread thread_;
};

/// A client that says what it likes. Waits at most a minute.
class RawClient {
public:
    explicit RawClient(const std::string& path) {
        Result<UniqueFd> connected = connect_to(path);
        check(connected.has_value(), "the server listens");
        socket = std::move(*connected);
        constexpr timeval kPatience = {60, 0};
        ::setsockopt(socket.get(), SOL_SOCKET, SO_RCVTIMEO, &kPatience, sizeof kPatience);
        ::setsockopt(socket.get(), SOL_SOCKET, SO_SNDTIMEO, &kPatience, sizeof kPatience);
    }
    /// False when the server has closed the connection.
    bool say(std::string_view bytes) const {
        while (!bytes.empty()) {
            const ssize_t sent = ::send(socket.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (sent <= 0) {
                return false;
            }
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        }
        return true;
    }
    void say_no_more() const { ::shutdown(socket.get(), SHUT_WR); }
    /// The next message without its NUL; nothing when the connection is at its end, or a minute has passed.
    std::optional<std::string> hear() {
        while (!reader_.has_message()) {
            std::array<char, 4096> buffer;
            const ssize_t size = ::recv(socket.get(), buffer.data(), buffer.size(), 0);
            at_end = size == 0 || (size < 0 && errno == ECONNRESET);
            if (size <= 0 || !reader_.feed({buffer.data(), static_cast<std::size_t>(size)})) {
                return std::nullopt;
            }
        }
        return reader_.next();
    }
    /// Whether the server closes the connection without another message.
    bool is_cut_off() { return !hear() && at_end; }

    UniqueFd socket;
    bool at_end = false;

private:
    MessageReader reader_{kReplyLimit};
};

inline std::string nul_ended(std::string_view text) {
    std::string message(text);
    message.push_back('\0');
    return message;
}

}  // namespace apiary::ipc::test
