// SPDX-License-Identifier: GPL-2.0-or-later
#include "gui/window/task_strip.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSet>
#include <QTimer>
#include <QVBoxLayout>
#include <chrono>

namespace apiary::gui {
namespace {

/// What is over sooner would only flicker.
constexpr std::chrono::milliseconds kPatience{600};

}  // namespace

/// One task: words, how far it is, a button that ends it.
struct TaskStrip::Row : QWidget {
    Row(TaskList& tasks, QString id, QWidget* parent)
        : QWidget(parent), text(new QLabel(this)), bar(new QProgressBar(this)), cancel(new QPushButton(tr("Cancel"), this)) {
        text->setTextFormat(Qt::PlainText);
        bar->setMaximumWidth(fontMetrics().averageCharWidth() * 24);
        connect(cancel, &QPushButton::clicked, this, [&tasks, id, this] {
            cancel->setEnabled(false);
            tasks.cancel(id);
        });
        auto* row = new QHBoxLayout(this);
        row->setContentsMargins(8, 2, 8, 2);
        row->addWidget(text, 1);
        row->addWidget(bar);
        row->addWidget(cancel);
    }
    void show_task(const QModelIndex& task) {
        const QString words = task.data().toString();
        text->setText(words.isEmpty() ? words : words[0].toUpper() + words.mid(1));
        bar->setAccessibleName(words);
        const int percent = task.data(TaskList::PercentRole).toInt();
        bar->setRange(0, percent < 0 ? 0 : 100);
        bar->setValue(percent);
        cancel->setVisible(task.data(TaskList::CancellableRole).toBool());
        cancel->setAccessibleName(tr("Cancel: %1").arg(words));
    }
    QLabel* text;
    QProgressBar* bar;
    QPushButton* cancel;
};

TaskStrip::TaskStrip(TaskList& tasks, QWidget* parent)
    : QWidget(parent), tasks_(tasks), column_(new QVBoxLayout(this)) {
    column_->setContentsMargins({});
    column_->setSpacing(0);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Maximum);
    setAccessibleName(tr("Work under way"));
    connect(&tasks, &QAbstractItemModel::rowsInserted, this, &TaskStrip::refresh);
    connect(&tasks, &QAbstractItemModel::rowsRemoved, this, &TaskStrip::refresh);
    connect(&tasks, &QAbstractItemModel::dataChanged, this, &TaskStrip::refresh);
    connect(&tasks, &QAbstractItemModel::modelReset, this, &TaskStrip::refresh);
    refresh();
}

void TaskStrip::refresh() {
    QSet<QString> there;
    for (int i = 0; i < tasks_.rowCount(); ++i) {
        const QModelIndex task = tasks_.index(i);
        const QString id = task.data(TaskList::IdRole).toString();
        there.insert(id);
        if (!rows_.contains(id)) {
            add_row(task);
        }
        static_cast<Row*>(rows_[id])->show_task(task);
    }
    for (const QString& id : rows_.keys()) {
        if (!there.contains(id)) {
            delete rows_.take(id);
        }
    }
}

void TaskStrip::add_row(const QModelIndex& task) {
    auto* row = new Row(tasks_, task.data(TaskList::IdRole).toString(), this);
    row->hide();
    column_->addWidget(row);
    rows_[task.data(TaskList::IdRole).toString()] = row;
    QTimer::singleShot(kPatience, row, &QWidget::show);
}

}  // namespace apiary::gui
