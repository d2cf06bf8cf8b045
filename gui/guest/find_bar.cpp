// SPDX-License-Identifier: GPL-2.0-or-later
#include "gui/guest/find_bar.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QIcon>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QStyle>
#include <QTextCursor>
#include <QToolButton>

namespace apiary::gui {

FindBar::FindBar(QPlainTextEdit& text, QWidget* parent)
    : QWidget(parent),
      text_(text),
      words_(new QLineEdit(this)),
      case_(new QCheckBox(tr("Match &case"), this)),
      result_(new QLabel(this)) {
    words_->setObjectName(QStringLiteral("find_words"));
    words_->setPlaceholderText(tr("Find in the log"));
    words_->setAccessibleName(words_->placeholderText());
    words_->setClearButtonEnabled(true);
    const auto new_button = [this](QStyle::StandardPixmap picture, const char* icon, const QString& what, auto act) {
        auto* button = new QToolButton(this);
        button->setIcon(QIcon::fromTheme(QLatin1String(icon), style()->standardIcon(picture)));
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::StrongFocus);
        button->setToolTip(what);
        button->setAccessibleName(what);
        connect(button, &QToolButton::clicked, this, act);
        return button;
    };
    auto* row = new QHBoxLayout(this);
    row->addWidget(words_, 1);
    row->addWidget(new_button(QStyle::SP_ArrowUp, "go-up", tr("Find previous"), &FindBar::find_previous));
    row->addWidget(new_button(QStyle::SP_ArrowDown, "go-down", tr("Find next"), &FindBar::find_next));
    row->addWidget(case_);
    row->addWidget(result_);
    row->addWidget(new_button(QStyle::SP_TitleBarCloseButton, "dialog-close", tr("Close"), [this] {
        hide();
        text_.setFocus();
    }));
    connect(words_, &QLineEdit::textChanged, this, [this] { find({}, true); });
    connect(case_, &QCheckBox::toggled, this, [this] { find({}, true); });
    hide();
}

void FindBar::open() {
    const QString selected = text_.textCursor().selectedText();
    if (!selected.isEmpty() && !selected.contains(QChar::ParagraphSeparator)) {
        words_->setText(selected);
    }
    show();
    words_->selectAll();
    words_->setFocus(Qt::ShortcutFocusReason);
}

QString FindBar::result() const {
    return result_->text();
}

void FindBar::find(QTextDocument::FindFlags direction, bool here) {
    result_->clear();
    if (words_->text().isEmpty()) {
        return;
    }
    const QTextDocument::FindFlags flags =
        direction | (case_->isChecked() ? QTextDocument::FindCaseSensitively : QTextDocument::FindFlags());
    const QTextCursor before = text_.textCursor();
    if (here) {
        QTextCursor start = before;
        start.setPosition(before.selectionStart());
        text_.setTextCursor(start);
    }
    if (text_.find(words_->text(), flags)) {
        return;
    }
    text_.moveCursor(direction.testFlag(QTextDocument::FindBackward) ? QTextCursor::End : QTextCursor::Start);
    if (!text_.find(words_->text(), flags)) {
        text_.setTextCursor(before);
        result_->setText(tr("Not found"));
    }
}

void FindBar::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape) {
        hide();
        text_.setFocus();
    } else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        event->modifiers().testFlag(Qt::ShiftModifier) ? find_previous() : find_next();
    } else {
        QWidget::keyPressEvent(event);
    }
}

}  // namespace apiary::gui
