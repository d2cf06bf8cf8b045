// SPDX-License-Identifier: GPL-2.0-or-later
#include "gui/host/task_progress.h"

#include <QLabel>
#include <QProgressBar>
#include <QVBoxLayout>
#include <utility>

#include "gui/model/host_texts.h"
#include "gui/model/words.h"
#include "gui/widget/wrapped_label.h"

namespace apiary::gui {

TaskProgress::TaskProgress(Helper& helper, QWidget* parent)
    : QWidget(parent), helper_(helper), text_(new QLabel(this)), bar_(new QProgressBar(this)) {
    wrap_in_width(text_);
    text_->setTextFormat(Qt::PlainText);
    text_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    text_->setObjectName(QStringLiteral("progress_text"));
    bar_->setAccessibleName(tr("Progress"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->addWidget(text_);
    column->addWidget(bar_);
}

void TaskProgress::follow(std::function<bool(const api::tasks::Task&)> is_own, const QString& text) {
    end();
    text_->setText(text);
    bar_->setRange(0, 0);
    tasks_ = helper_.watch<api::tasks::Watch>(
        this, {}, [this, is_own = std::move(is_own)](const ipc::CallResult<api::tasks::Watch::Reply>& reply) {
            if (reply && reply->task.state == api::tasks::State::Running && is_own(reply->task)) {
                take(reply->task);
            }
        });
}

void TaskProgress::take(const api::tasks::Task& task) {
    cancellable_ = task.cancellable ? task.id : "";
    text_->setText(sentence(host_text(task.message)));
    bar_->setRange(0, task.percent ? 100 : 0);
    bar_->setValue(static_cast<int>(task.percent.value_or(0)));
    emit changed();
}

void TaskProgress::end() {
    delete tasks_;
    cancellable_.clear();
}

}  // namespace apiary::gui
