// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QAbstractListModel>
#include <QPointer>
#include <vector>

#include "backend/api/tasks.h"
#include "gui/client/helper.h"

namespace apiary::gui {

/// Work of the helper that takes a while, of all users' whose guests are seen: a row for each that is under way.
class TaskList : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role {
        IdRole = Qt::UserRole,
        GuestRole,        ///< QString.
        PercentRole,      ///< int: 0 to 100, -1 where it cannot be told.
        CancellableRole,  ///< bool.
    };

    explicit TaskList(Helper& helper, QObject* parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;

    /// Ends the task's work; its caller gets an error that says so.
    void cancel(const QString& id);

signals:
    /// One that took longer than a few seconds came to its end.
    void finished(const apiary::api::tasks::Task& task);
    void cancel_failed(const apiary::ipc::CallFailure& failure);

private:
    void follow();
    void take(const api::tasks::Task& task);

    Helper& helper_;
    QPointer<Call> stream_;
    std::vector<api::tasks::Task> tasks_;
};

}  // namespace apiary::gui
