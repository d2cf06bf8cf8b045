// SPDX-License-Identifier: BSD-2-Clause
#include "backend/cli/clone_session.h"

#include <signal.h>
#include <unistd.h>

#include <asio/co_spawn.hpp>
#include <asio/detached.hpp>
#include <asio/io_context.hpp>
#include <asio/signal_set.hpp>
#include <format>
#include <optional>
#include <utility>
#include <vector>

#include "backend/api/guests.h"
#include "backend/api/tasks.h"
#include "backend/cli/report.h"

namespace apiary::cli {
namespace {

using api::guests::Clone;
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

class CloneSession {
public:
    CloneSession(HelperSession& helper, const std::string& name, const std::string& new_name)
        : helper_(helper), name_(name), new_name_(new_name), progress_(!helper.json()) {}

    [[nodiscard]] Outcome run() {
        watch_signals();
        asio::co_spawn(loop_, follow_tasks(), asio::detached);
        asio::co_spawn(loop_, clone(), asio::detached);
        loop_.run();
        progress_.clear();
        if (!reply_) {
            write_to(stderr, std::format("apiaryctl: the helper goes on to clone {}; see `apiaryctl tasks`\n", name_));
            return kSignal + signal_;
        }
        if (!*reply_ && signal_ != 0) {
            helper_.tell(reply_->error());
            return kSignal + signal_;
        }
        return *reply_ ? tell((*reply_)->guest, (*reply_)->shared) : std::unexpected(std::move(reply_->error()));
    }

private:
    asio::awaitable<void> clone() {
        auto client = ipc::AsyncClient::connect(loop_, helper_.socket());
        if (client) {
            const Clone::Parameters parameters = {.name = name_, .new_name = new_name_};
            reply_ = co_await ipc::call<Clone>(*client, parameters, std::nullopt);
        } else {
            reply_.emplace(std::unexpected(ipc::CallFailure{std::move(client.error())}));
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
            if (told->task.method == Clone::kName && told->task.makes == new_name_) {
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

    [[nodiscard]] Outcome tell(const api::guests::Guest& guest, const std::vector<api::guests::Shared>& shared) {
        if (helper_.json()) {
            ipc::Json json = ipc::encode(guest);
            json["shared"] = ipc::encode(shared);
            return helper_.print_json(json) ? 0 : kHostFailed;
        }
        std::string both;
        for (const api::guests::Shared& each : shared) {
            both += (both.empty() ? "" : ", ") + each.what;
        }
        if (!both.empty()) {
            write_to(stderr,
                     std::format("{} and {} cannot run at the same time, as both have {}\n", name_, new_name_, both));
        }
        return 0;
    }

    HelperSession& helper_;
    const std::string& name_;
    const std::string& new_name_;
    ProgressLine progress_;
    asio::io_context loop_;
    asio::signal_set signals_{loop_, SIGINT, SIGTERM, SIGHUP};
    std::optional<std::string> task_;  ///< Once it is known.
    bool under_way_ = false;           ///< The task, as far as is known.
    int signal_ = 0;                   ///< That came.
    std::optional<ipc::CallResult<Clone::Reply>> reply_;
};

}  // namespace

Outcome clone_guest(HelperSession& session, const std::string& name, const std::string& new_name) {
    return CloneSession(session, name, new_name).run();
}

}  // namespace apiary::cli
