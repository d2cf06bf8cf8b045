// SPDX-License-Identifier: GPL-2.0-or-later
#include "gui/widget/fitted_message.h"

#include <QAction>
#include <QFontMetrics>
#include <algorithm>

namespace apiary::gui {
namespace {

constexpr int kRoomBeside = 8;    ///< Characters.
constexpr int kRoomOfAction = 8;  ///< Characters of a button besides its text.

}  // namespace

FittedMessage::FittedMessage(MessageType type, QWidget* parent) : KMessageWidget(parent) {
    setMessageType(type);
    setCloseButtonVisible(false);
    setPosition(Header);
    setMinimumWidth(1);  // It is wrapped where it does not fit, and must let the page become that narrow.
    hide();
}

void FittedMessage::show_lines(const QString& heading, const QStringList& lines) {
    QFont bold = font();
    bold.setBold(true);
    widest_ = QFontMetrics(bold).horizontalAdvance(heading);
    QStringList html;
    if (!heading.isEmpty()) {
        html << QStringLiteral("<b>%1</b>").arg(heading.toHtmlEscaped());
    }
    for (const QString& line : lines) {
        widest_ = std::max(widest_, fontMetrics().horizontalAdvance(line));
        html << line.toHtmlEscaped();
    }
    const QString text = html.join(QStringLiteral("<br/>"));
    if (text != this->text()) {
        setText(text);
    }
    setAccessibleName((QStringList(heading) << lines).join(u' ').trimmed());  // Another type has another one.
    fit();
}

void FittedMessage::resizeEvent(QResizeEvent* event) {
    KMessageWidget::resizeEvent(event);
    fit();
}

void FittedMessage::fit() {
    int wanted = widest_ + fontMetrics().averageCharWidth() * kRoomBeside;
    for (const QAction* action : actions()) {
        wanted += fontMetrics().horizontalAdvance(action->text()) + fontMetrics().averageCharWidth() * kRoomOfAction;
    }
    const bool wrap = wanted > width();
    if (wordWrap() != wrap) {
        setWordWrap(wrap);
    }
}

}  // namespace apiary::gui
