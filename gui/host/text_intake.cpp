// SPDX-License-Identifier: GPL-2.0-or-later
#include "gui/host/text_intake.h"

#include <QDragEnterEvent>
#include <QFontDatabase>
#include <QKeyEvent>
#include <QMimeData>
#include <QUrl>

namespace apiary::gui {
namespace {

/// More than any log that fits into a call; a longer one is cut, so that it cannot hold up the window.
constexpr qsizetype kLongestPaste = 4 << 20;

QString file_in(const QMimeData* data) {
    const QList<QUrl> urls = data->hasUrls() ? data->urls() : QList<QUrl>();
    return urls.size() == 1 && urls.front().isLocalFile() ? urls.front().toLocalFile() : QString();
}

}  // namespace

TextIntake::TextIntake(QWidget* parent) : QPlainTextEdit(parent) {
    setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    setLineWrapMode(NoWrap);
    setTabChangesFocus(true);
    setUndoRedoEnabled(true);
}

bool TextIntake::canInsertFromMimeData(const QMimeData* source) const {
    return !file_in(source).isEmpty() || QPlainTextEdit::canInsertFromMimeData(source);
}

void TextIntake::insertFromMimeData(const QMimeData* source) {
    if (const QString file = file_in(source); !file.isEmpty()) {
        emit file_given(file);
        return;
    }
    textCursor().insertText(source->text().left(kLongestPaste));
    emit text_given();
}

void TextIntake::keyPressEvent(QKeyEvent* event) {
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && event->modifiers().testFlag(Qt::ControlModifier)) {
        emit finished();
        return;
    }
    QPlainTextEdit::keyPressEvent(event);
}

void TextIntake::dragEnterEvent(QDragEnterEvent* event) {
    if (file_in(event->mimeData()).isEmpty()) {
        QPlainTextEdit::dragEnterEvent(event);
    } else {
        event->acceptProposedAction();
    }
}

void TextIntake::dragMoveEvent(QDragMoveEvent* event) {
    if (file_in(event->mimeData()).isEmpty()) {
        QPlainTextEdit::dragMoveEvent(event);
    } else {
        event->acceptProposedAction();
    }
}

void TextIntake::dropEvent(QDropEvent* event) {
    if (const QString file = file_in(event->mimeData()); !file.isEmpty()) {
        event->acceptProposedAction();
        emit file_given(file);
    } else {
        QPlainTextEdit::dropEvent(event);
    }
}

}  // namespace apiary::gui
