// SPDX-License-Identifier: BSD-2-Clause
#include "backend/daemon/task_list.h"

#include <asio/post.hpp>
#include <ctime>
#include <utility>

namespace apiary::daemon {

using api::tasks::State;

RunningTask::~RunningTask() {
    list_.end(id_, cancelled_ && outcome_ != State::Done ? State::Cancelled : outcome_);
}

void RunningTask::progress(std::string message, std::optional<std::int64_t> percent) {
    api::tasks::Task& task = list_.entries_.at(id_).task;
    task.message = std::move(message);
    task.percent = percent;
    list_.feed_.changed(id_);
}

void RunningTask::progress(std::int64_t percent) {
    list_.entries_.at(id_).task.percent = percent;
    list_.feed_.changed(id_);
}

void RunningTask::on_cancel(std::function<void()> cancel) {
    cancel_ = std::move(cancel);
    list_.entries_.at(id_).task.cancellable = cancel_ != nullptr;
    list_.feed_.changed(id_);
}

std::unique_ptr<RunningTask> TaskList::begin(std::string_view method, const std::string& user, uid_t owner,
                                             std::optional<std::string> guest, std::string message,
                                             std::optional<std::string> makes, std::optional<std::string> network) {
    const std::string id = std::to_string(next_++);
    auto running = std::make_unique<RunningTask>(*this, id);
    Entry entry = {.task = {.id = id,
                            .method = std::string(method),
                            .guest = std::move(guest),
                            .makes = std::move(makes),
                            .network = std::move(network),
                            .user = user,
                            .since = std::time(nullptr),
                            .state = State::Running,
                            .message = std::move(message),
                            .percent = {},
                            .cancellable = false},
                   .owner = owner,
                   .running = running.get()};
    entries_.emplace(id, std::move(entry));
    feed_.changed(id);
    return running;
}

TaskList::Steps TaskList::progress_from_elsewhere(const RunningTask& task) {
    return [this, id = task.id()](std::size_t done, std::size_t all, const std::string& text) {
        asio::post(loop_, [this, id, text, percent = static_cast<std::int64_t>(done * 100 / all)] {
            const Entry* const entry = find(id);
            if (entry != nullptr && entry->running != nullptr) {
                entry->running->progress(text, percent);
            }
        });
    };
}

std::vector<TaskList::Entry> TaskList::list() const {
    std::vector<Entry> running;
    for (const auto& [id, entry] : entries_) {
        if (entry.running != nullptr) {
            running.push_back(entry);
        }
    }
    return running;
}

const TaskList::Entry* TaskList::find(const std::string& id) const {
    const auto found = entries_.find(id);
    return found == entries_.end() ? nullptr : &found->second;
}

bool TaskList::cancel(const std::string& id) {
    const auto found = entries_.find(id);
    if (found == entries_.end() || found->second.running == nullptr || !found->second.running->cancel_) {
        return false;
    }
    RunningTask& running = *found->second.running;
    if (!std::exchange(running.cancelled_, true)) {
        running.cancel_();
    }
    return true;
}

void TaskList::end(const std::string& id, State state) {
    Entry& entry = entries_.at(id);
    entry.running = nullptr;
    entry.task.state = state;
    entry.task.cancellable = false;
    if (state == State::Done) {
        entry.task.percent = 100;
    }
    ended_.push_back(id);
    forget_oldest();
    feed_.changed(id);
}

void TaskList::forget_oldest() {
    while (ended_.size() > kEndedKept) {
        entries_.erase(ended_.front());
        ended_.erase(ended_.begin());
    }
}

}  // namespace apiary::daemon
