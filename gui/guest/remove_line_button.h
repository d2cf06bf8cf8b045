// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QIcon>
#include <QStyle>
#include <QToolButton>

namespace apiary::gui {

/// A small button that takes one line of several away; `what` says which. `act` is called when the click is over, as it
/// deletes the button, and with `context` alive.
template <class Act>
[[nodiscard]] QToolButton* new_remove_line_button(const QString& what, QWidget* parent, QObject* context, Act act) {
    auto* button = new QToolButton(parent);
    button->setIcon(
        QIcon::fromTheme(QStringLiteral("list-remove"), button->style()->standardIcon(QStyle::SP_TitleBarCloseButton)));
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setToolTip(what);
    button->setAccessibleName(what);
    button->setObjectName(QStringLiteral("remove"));
    QObject::connect(button, &QToolButton::clicked, context, act, Qt::QueuedConnection);
    return button;
}

}  // namespace apiary::gui
