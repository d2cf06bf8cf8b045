// SPDX-License-Identifier: BSD-2-Clause
#include "backend/cli/task_session.h"

#include <signal.h>
#include <unistd.h>

#include <asio/co_spawn.hpp>
#include <asio/detached.hpp>
#include <asio/io_context.hpp>
#include <asio/signal_set.hpp>
#include <format>
#include <utility>

#include "backend/cli/report.h"

namespace apiary::cli {
namespace {

using api::tasks::Task;

/// A line on standard error that is written over again and again, where that is a terminal.
class ProgressLine {
public:
    explicit ProgressLine(bool wanted) : wanted_(wanted && ::isatty(STDERR_FILENO) == 1) {}
    void show(const std::string& text) {
        if (wanted_) {
            write_to(stderr, "\r" + text + "\033[K");
            shown_ = true;
        }
    }
    void clear() {
        if (std::exchange(shown_, false)) {
            write_to(stderr, "\r\033[K");
        }
    }

private:
    bool wanted_;
    bool shown_ = false;
};

class TaskSession {
public:
    TaskSession(HelperSession& helper, TaskCall call)
        : helper_(helper), call_(std::move(call)), progress_(!helper.json()) {}

    [[nodiscard]] TaskEnd run() {
        watch_signals();
        asio::co_spawn(loop_, follow_tasks(), asio::detached);
        asio::co_spawn(loop_, make_call(), asio::detached);
        loop_.run();
        progress_.clear();
        return {std::move(reply_), signal_};
    }

private:
    asio::awaitable<void> make_call() {
        auto client = ipc::AsyncClient::connect(loop_, helper_.socket());
        if (client) {
            reply_ = co_await client->call(call_.method, call_.parameters);
        } else {
            reply_.emplace(std::unexpected(std::move(client.error())));
        }
        stop_when_all_is_told();
    }

    /// From now on. Who may not see tasks is shown none.
    asio::awaitable<void> follow_tasks() {
        auto client = ipc::AsyncClient::connect(loop_, helper_.socket());
        if (!client || !co_await client->call_more(api::tasks::Watch::kName)) {
            co_return;
        }
        for (;;) {
            const Result<ipc::Reply> reply = co_await client->next();
            const auto told = ipc::typed_reply<api::tasks::Watch>(reply);
            if (!told) {
                break;
            }
            if (told->task.method == call_.method && call_.is_own(told->task)) {
                take(told->task);
            }
        }
        under_way_ = false;
        stop_when_all_is_told();
    }

    /// A helper that has something left to tell would note in its log that nobody listened.
    void stop_when_all_is_told() {
        if (reply_ && !under_way_) {
            loop_.stop();
        }
    }

    void take(const Task& task) {
        under_way_ = task.state == api::tasks::State::Running;
        if (!under_way_) {
            stop_when_all_is_told();
            return;
        }
        const bool known = std::exchange(task_, task.id).has_value();
        if (!known && signal_ != 0) {
            asio::co_spawn(loop_, cancel(), asio::detached);
        }
        if (signal_ == 0) {
            progress_.show(task.message + (task.percent ? std::format(": {} %", *task.percent) : ""));
        }
    }

    void watch_signals() {
        signals_.async_wait([this](const asio::error_code& cancelled, int number) {
            if (cancelled) {
                return;
            }
            if (std::exchange(signal_, number) != 0) {
                loop_.stop();
                return;
            }
            progress_.show("cancelling");
            if (task_) {
                asio::co_spawn(loop_, cancel(), asio::detached);
            }
            watch_signals();
        });
    }

    asio::awaitable<void> cancel() {
        auto client = ipc::AsyncClient::connect(loop_, helper_.socket());
        if (!client) {
            co_return;  // So the call has broken off too, and tells why.
        }
        const api::tasks::Cancel::Parameters parameters = {.id = *task_};
        const auto done = co_await ipc::call<api::tasks::Cancel>(*client, parameters, std::nullopt);
        if (!done && done.error().name != api::tasks::NotCancellable::kName) {  // What is as good as done is done.
            progress_.clear();
            helper_.tell(done.error());
        }
    }

    HelperSession& helper_;
    const TaskCall call_;
    ProgressLine progress_;
    asio::io_context loop_;
    asio::signal_set signals_{loop_, SIGINT, SIGTERM, SIGHUP};
    std::optional<std::string> task_;  ///< Once it is known.
    bool under_way_ = false;           ///< The task, as far as is known.
    int signal_ = 0;                   ///< That came.
    std::optional<Result<ipc::Reply>> reply_;
};

}  // namespace

TaskEnd wait_for_task(HelperSession& session, TaskCall call) {
    return TaskSession(session, std::move(call)).run();
}

}  // namespace apiary::cli
