// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QPlainTextEdit>
#include <QWidget>

#include "gui/model/text_file.h"

class QPushButton;
class QVBoxLayout;

namespace apiary::gui {

/// Where a text is typed, pasted or dropped. Files that are pasted or dropped are told of, in place of their names.
class TextIntake : public QPlainTextEdit {
    Q_OBJECT

public:
    explicit TextIntake(QWidget* parent = nullptr);

signals:
    void file_given(const QString& path);
    /// By pasting or dropping, as a whole: whoever did that is done.
    void text_given();
    /// Ctrl and Enter.
    void finished();

protected:
    [[nodiscard]] bool canInsertFromMimeData(const QMimeData* source) const override;
    void insertFromMimeData(const QMimeData* source) override;
    void keyPressEvent(QKeyEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragMoveEvent(QDragMoveEvent* event) override;
    void dropEvent(QDropEvent* event) override;
};

}  // namespace apiary::gui
