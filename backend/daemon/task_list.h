// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <sys/types.h>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "backend/api/tasks.h"
#include "backend/daemon/change_feed.h"

namespace apiary::daemon {

class TaskList;

/// A piece of work that takes a while. It is under way as long as this lives; what was not said to have been done has
/// failed.
class RunningTask {
public:
    RunningTask(TaskList& list, std::string id) : list_(list), id_(std::move(id)) {}
    ~RunningTask();
    RunningTask(const RunningTask&) = delete;
    RunningTask& operator=(const RunningTask&) = delete;

    void progress(std::string message, std::optional<std::int64_t> percent = {});
    void progress(std::int64_t percent);
    void done() { outcome_ = api::tasks::State::Done; }
    [[nodiscard]] const std::string& id() const { return id_; }
    /// Somebody has asked for its end.
    [[nodiscard]] bool cancelled() const { return cancelled_; }
    /// `cancel` is called when somebody asks for the end; without it, nobody can.
    void on_cancel(std::function<void()> cancel);

private:
    friend class TaskList;
    TaskList& list_;
    std::string id_;
    std::function<void()> cancel_;
    bool cancelled_ = false;
    api::tasks::State outcome_ = api::tasks::State::Failed;
};

/// What is under way. All of it belongs to the loop's thread.
class TaskList {
public:
    explicit TaskList(asio::io_context& loop) : loop_(loop), feed_(loop) {}

    struct Entry {
        api::tasks::Task task;
        uid_t owner = 0;  ///< Of the guest that it is about, or whoever began it.
        RunningTask* running = nullptr;
    };

    /// Begins a task. `makes`: the guest that will be there. `network`: what is made or undone.
    [[nodiscard]] std::unique_ptr<RunningTask> begin(std::string_view method, const std::string& user, uid_t owner,
                                                     std::optional<std::string> guest, std::string message,
                                                     std::optional<std::string> makes = {},
                                                     std::optional<std::string> network = {});
    /// What a thread of its own that does the task's work calls before each step. When the loop comes to it, the task
    /// may be over.
    using Steps = std::function<void(std::size_t done, std::size_t all, const std::string& text)>;
    [[nodiscard]] Steps progress_from_elsewhere(const RunningTask& task);
    [[nodiscard]] std::vector<Entry> list() const;
    /// Nothing when there is none of that id; one that has ended is still there for who watches it.
    [[nodiscard]] const Entry* find(const std::string& id) const;
    /// False when it cannot be cancelled.
    [[nodiscard]] bool cancel(const std::string& id);
    /// Changes, by id.
    [[nodiscard]] ChangeFeed& feed() { return feed_; }

private:
    friend class RunningTask;
    static constexpr std::size_t kEndedKept = 64;

    void end(const std::string& id, api::tasks::State state);
    void forget_oldest();

    asio::io_context& loop_;
    ChangeFeed feed_;
    std::map<std::string, Entry> entries_;
    std::vector<std::string> ended_;  ///< In the order of their ends.
    std::uint64_t next_ = 1;
};

}  // namespace apiary::daemon
