// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QPointer>
#include <QWidget>
#include <functional>

#include "backend/api/tasks.h"
#include "gui/client/helper.h"

class QLabel;
class QProgressBar;

namespace apiary::gui {

/// How far a task of the helper's is, in words and as a bar.
class TaskProgress : public QWidget {
    Q_OBJECT

public:
    explicit TaskProgress(Helper& helper, QWidget* parent = nullptr);

    /// Follows the first task that `is_own` says so of; `text` until there is one.
    void follow(std::function<bool(const api::tasks::Task&)> is_own, const QString& text);
    void end();
    /// The task that can be cancelled; empty while none is known, or it cannot.
    [[nodiscard]] const std::string& cancellable() const { return cancellable_; }

signals:
    void changed();

private:
    void take(const api::tasks::Task& task);

    Helper& helper_;
    QPointer<Call> tasks_;
    std::string cancellable_;
    QLabel* text_;
    QProgressBar* bar_;
};

}  // namespace apiary::gui
