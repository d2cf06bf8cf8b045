// SPDX-License-Identifier: BSD-2-Clause
// apiaryd in session mode, in directories of its own, and its clients.
#pragma once

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <QTemporaryDir>
#include <QTest>
#include <array>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "backend/api/console.h"
#include "backend/api/guests.h"
#include "backend/api/host.h"
#include "backend/api/tasks.h"
#include "backend/base/process.h"
#include "backend/base/unique_fd.h"
#include "backend/ipc/typed_client.h"

namespace apiary::tests {

/// Generous, as tests run beside others on busy hosts.
constexpr std::chrono::seconds kLong{120};

/// The text that comes from a descriptor until it has `wanted` in it, or ends.
inline std::string read_until(int fd, const std::string& wanted, std::chrono::seconds patience = kLong) {
    std::string text;
    const auto end = std::chrono::steady_clock::now() + patience;
    while (!text.contains(wanted)) {
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - std::chrono::steady_clock::now());
        pollfd readable = {.fd = fd, .events = POLLIN, .revents = 0};
        if (left.count() <= 0 || ::poll(&readable, 1, static_cast<int>(left.count())) <= 0) {
            return text + "[nothing more came]";
        }
        std::array<char, 16384> buffer = {};
        const ssize_t got = ::read(fd, buffer.data(), buffer.size());
        if (got <= 0) {
            return text + "[the end]";
        }
        text.append(buffer.data(), static_cast<std::size_t>(got));
    }
    return text;
}

class RunningDaemon {
public:
    /// `settings`: of apiaryd.conf. `options`: in place of --session. `before`: what the shell does that starts it.
    explicit RunningDaemon(const std::string& settings = "", std::vector<std::string> options = {"--session"},
                           std::string before = "")
        : options_(std::move(options)), before_(std::move(before)) {
        std::filesystem::permissions(directory(), std::filesystem::perms(0755));
        std::ofstream(directory() / "apiaryd.conf") << settings;
        start();
    }
    ~RunningDaemon() {
        if (pid_ > 0) {
            kill_guests();
            end(SIGKILL);
        }
    }
    RunningDaemon(const RunningDaemon&) = delete;
    RunningDaemon& operator=(const RunningDaemon&) = delete;

    [[nodiscard]] std::filesystem::path directory() const { return temporary_.path().toStdString(); }
    [[nodiscard]] std::string socket() const { return (directory() / "run/apiaryd.sock").string(); }
    [[nodiscard]] std::filesystem::path state() const { return directory() / "state"; }
    [[nodiscard]] pid_t pid() const { return pid_; }
    [[nodiscard]] const std::string& said() const { return said_; }

    /// Returns when it serves; false when it ended before.
    bool start() {
        std::array<int, 2> ends = {};
        if (::pipe2(ends.data(), O_CLOEXEC) != 0) {
            return false;
        }
        log_.reset(ends[0]);
        UniqueFd writer(ends[1]);
        const std::string script = before_ + " exec 2>&3 3>&-; exec \"$0\" \"$@\"";
        std::vector<std::string> arguments = {"-c",
                                              script,
                                              APIARYD,
                                              "--state-directory",
                                              state().string(),
                                              "--runtime-directory",
                                              (directory() / "run").string(),
                                              "--config",
                                              (directory() / "apiaryd.conf").string()};
        arguments.insert(arguments.end(), options_.begin(), options_.end());
        const auto started =
            start_program({.path = "/bin/sh", .arguments = arguments, .descriptors = {writer.get()}, .identity = {}});
        writer.reset();
        pid_ = started.value_or(-1);
        said_ = read_until(log_.get(), "serves");
        return said_.ends_with("[the end]") ? (reap(), false) : pid_ > 0;
    }
    /// Starts the next one with this done before by the shell.
    bool start(std::string before) {
        before_ = std::move(before);
        return start();
    }
    /// Ends it by a signal, and waits for it.
    void end(int signal) {
        ::kill(pid_, signal);
        reap();
    }

    [[nodiscard]] ipc::Client client() const {
        auto connected = ipc::Client::connect(socket());
        if (!connected) {
            qFatal("%s", connected.error().cause.c_str());
        }
        return *std::move(connected);
    }
    template <class Method>
    [[nodiscard]] ipc::CallResult<typename Method::Reply> call(
        const typename Method::Parameters& parameters = {}) const {
        ipc::Client connected = client();
        return ipc::call<Method>(connected, parameters);
    }
    [[nodiscard]] std::vector<api::guests::Guest> guests() const {
        const auto listed = call<api::guests::List>();
        return listed ? listed->guests : std::vector<api::guests::Guest>();
    }
    [[nodiscard]] api::guests::Guest guest(const std::string& name) const {
        const auto listed = call<api::guests::List>({.names = std::vector{name}});
        return listed ? listed->guests.front() : api::guests::Guest();
    }
    /// Watches until `condition` holds for the guest.
    bool wait_until(const std::string& name, const std::function<bool(const api::guests::Guest&)>& condition) const {
        ipc::Client connected = client();
        const timeval limit = {.tv_sec = kLong.count(), .tv_usec = 0};
        ::setsockopt(connected.socket(), SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
        bool held = false;
        static_cast<void>(
            ipc::call_more<api::guests::Watch>(connected, {}, [&](const api::guests::Watch::Reply& reply) {
                held = reply.guest && reply.guest->name == name && condition(*reply.guest);
                return !held;
            }));
        return held;
    }
    bool wait_for_state(const std::string& name, api::guests::State state) const {
        return wait_until(name, [state](const api::guests::Guest& guest) { return guest.state == state; });
    }

    struct Console {
        std::string session;
        bool writer = false;
        UniqueFd socket;
        std::string early;

        void type(const std::string& text) const {
            static_cast<void>(!::write(socket.get(), text.data(), text.size()));
        }
        [[nodiscard]] std::string until(const std::string& wanted) {
            return early.contains(wanted) ? std::exchange(early, {})
                                          : std::exchange(early, {}) + read_until(socket.get(), wanted);
        }
    };
    [[nodiscard]] std::optional<Console> attach(const std::string& name,
                                                api::console::Access access = api::console::Access::Free) const {
        ipc::Client connected = client();
        auto upgraded = connected.upgrade(
            api::console::Attach::kName,
            ipc::encode(api::console::Attach::Parameters{.name = name, .access = access, .replay = {}}));
        if (!upgraded || upgraded->reply.failed()) {
            return std::nullopt;
        }
        const auto reply =
            ipc::decode<api::console::Attach::Reply>(upgraded->reply.parameters, ipc::UnknownFields::Ignored);
        return Console{reply->session, reply->writer, std::move(upgraded->upgraded.socket),
                       std::move(upgraded->upgraded.early)};
    }

private:
    void kill_guests() const {
        auto connected = ipc::Client::connect(socket());
        if (!connected) {
            QTest::qFail(("the helper is not there at the end: " + connected.error().cause).c_str(), __FILE__, __LINE__);
            return;
        }
        const auto listed = ipc::call<api::guests::List>(*connected);
        if (!listed) {  // A helper that was told to refuse it.
            return;
        }
        for (const auto& guest : listed->guests) {
            if (guest.pid) {
                ::kill(static_cast<pid_t>(*guest.pid), SIGKILL);
            }
        }
    }
    void reap() {
        ::waitpid(pid_, nullptr, 0);
        pid_ = -1;
    }

    std::vector<std::string> options_;
    std::string before_;
    QTemporaryDir temporary_;
    pid_t pid_ = -1;
    UniqueFd log_;  ///< Kept, so that it can go on writing.
    std::string said_;
};

/// A guest that sleeps until it is typed to: tests/guests/daemon/serial.c.
inline api::guests::Definition tiny() {
    api::guests::Definition definition;
    definition.kernel = GUESTS "/daemon/serial";
    definition.memory = 16 << 20;
    return definition;
}

}  // namespace apiary::tests
