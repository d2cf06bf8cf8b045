// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QObject>
#include <QPointer>
#include <QSaveFile>
#include <optional>

#include "backend/api/console.h"
#include "gui/client/helper.h"
#include "gui/model/terminal_text.h"
#include "gui/model/words.h"

namespace apiary::gui {

/// Writes the whole log of a guest to a file, which is there only when all of it is. Deletes itself when it is done.
class LogSaver : public QObject {
    Q_OBJECT

public:
    enum class Form {
        Text,   ///< As lines, without control sequences.
        Bytes,  ///< As the guest wrote it.
    };

    LogSaver(Helper& helper, const QString& guest, const QString& path, Form form, QObject* parent);

signals:
    /// Once. A failure without a cause is none.
    void done(const apiary::gui::Failure& failure);

private:
    void take(const ipc::CallResult<api::console::ReadLog::Reply>& reply);
    void write(const QByteArray& bytes);
    void finish(const Failure& failure);

    QSaveFile file_;
    Form form_;
    TerminalText text_;
    std::int64_t position_ = 0;
    QPointer<Call> call_;
};

}  // namespace apiary::gui
