// SPDX-License-Identifier: GPL-2.0-or-later
#include "gui/guest/log_saver.h"

namespace apiary::gui {

using api::console::ReadLog;

LogSaver::LogSaver(Helper& helper, const QString& guest, const QString& path, Form form, QObject* parent)
    : QObject(parent), file_(path), form_(form) {
    if (!file_.open(QIODevice::WriteOnly)) {
        QMetaObject::invokeMethod(
            this,
            [this] {
                finish({tr("The log could not be saved to “%1”").arg(file_.fileName()), tr("choose another place"),
                        file_.errorString()});
            },
            Qt::QueuedConnection);
        return;
    }
    call_ = helper.watch<ReadLog>(this, {.name = guest.toStdString(), .offset = 0, .follow = {}},
                                  [this](const ipc::CallResult<ReadLog::Reply>& reply) { take(reply); });
}

void LogSaver::take(const ipc::CallResult<ReadLog::Reply>& reply) {
    if (!reply) {
        finish(failure_of(reply.error().error));
        return;
    }
    if (reply->offset != position_) {
        finish({tr("The log was shortened while it was saved"), tr("save it again"), {}});
        return;
    }
    const QByteArray bytes = QByteArray::fromBase64(QByteArray::fromStdString(reply->data));
    position_ += bytes.size();
    write(bytes);
    if (position_ < reply->size) {
        return;
    }
    if (form_ == Form::Text) {
        file_.write(text_.line().toUtf8());
    }
    if (file_.commit()) {
        finish({});
    } else {
        finish({tr("The log could not be saved to “%1”").arg(file_.fileName()), tr("choose another place"),
                file_.errorString()});
    }
}

void LogSaver::write(const QByteArray& bytes) {
    file_.write(form_ == Form::Text ? text_.take(bytes).toUtf8() : bytes);  // What fails is told by the commit.
}

void LogSaver::finish(const Failure& failure) {
    delete call_;
    emit done(failure);
    deleteLater();
}

}  // namespace apiary::gui
