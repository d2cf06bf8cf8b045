// SPDX-License-Identifier: GPL-2.0-or-later
#include "gui/model/task_list.h"

#include <QDateTime>
#include <algorithm>

#include "gui/model/words.h"

namespace apiary::gui {
namespace {

/// Of what is over sooner, nobody has to be told.
constexpr std::int64_t kLong = 10;
constexpr std::chrono::seconds kPatience{20};

}  // namespace

using api::tasks::Task;

TaskList::TaskList(Helper& helper, QObject* parent) : QAbstractListModel(parent), helper_(helper) {
    connect(&helper, &Helper::state_changed, this, &TaskList::follow);
}

void TaskList::follow() {
    delete stream_;
    beginResetModel();
    tasks_.clear();
    endResetModel();
    if (helper_.state() == Helper::State::Connected) {
        stream_ = helper_.watch<api::tasks::Watch>(this, {},
                                                   [this](const ipc::CallResult<api::tasks::Watch::Reply>& reply) {
                                                       if (reply) {
                                                           take(reply->task);
                                                       }
                                                   });
    }
}

void TaskList::take(const Task& task) {
    const auto known = std::ranges::find(tasks_, task.id, &Task::id);
    const int row = static_cast<int>(known - tasks_.begin());
    if (task.state == api::tasks::State::Running) {
        if (known == tasks_.end()) {
            beginInsertRows({}, row, row);
            tasks_.push_back(task);
            endInsertRows();
        } else {
            *known = task;
            emit dataChanged(index(row), index(row));
        }
        return;
    }
    if (known != tasks_.end()) {
        beginRemoveRows({}, row, row);
        tasks_.erase(known);
        endRemoveRows();
    }
    if (QDateTime::currentSecsSinceEpoch() - task.since >= kLong) {
        emit finished(task);
    }
}

int TaskList::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(tasks_.size());
}

QVariant TaskList::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) {
        return {};
    }
    const Task& task = tasks_[static_cast<std::size_t>(index.row())];
    switch (role) {
        case Qt::DisplayRole: return qt(task.message);
        case IdRole: return qt(task.id);
        case GuestRole: return qt(task.guest.value_or(""));
        case PercentRole: return static_cast<int>(task.percent.value_or(-1));
        case CancellableRole: return task.cancellable;
        default: return {};
    }
}

void TaskList::cancel(const QString& id) {
    helper_.call<api::tasks::Cancel>(
        this, {.id = id.toStdString()},
        [this](const ipc::CallResult<api::tasks::Cancel::Reply>& reply) {
            if (!reply && reply.error().name != api::tasks::NoSuchTask::kName) {
                emit cancel_failed(reply.error());
            }
        },
        kPatience);
}

}  // namespace apiary::gui
