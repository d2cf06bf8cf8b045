// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QHash>
#include <QWidget>

#include "gui/model/task_list.h"

class QVBoxLayout;

namespace apiary::gui {

/// What the helper is working on, with how far it is and a way to cancel. Nothing is shown of what is over at once.
class TaskStrip : public QWidget {
    Q_OBJECT

public:
    explicit TaskStrip(TaskList& tasks, QWidget* parent = nullptr);

private:
    struct Row;

    void refresh();
    void add_row(const QModelIndex& task);

    TaskList& tasks_;
    QVBoxLayout* column_;
    QHash<QString, QWidget*> rows_;
};

}  // namespace apiary::gui
