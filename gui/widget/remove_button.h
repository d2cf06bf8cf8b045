// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QIcon>
#include <QStyle>
#include <QToolButton>

namespace apiary::gui {

/// A small button that takes one of several things away; `what` says which. `act` is called with `context` alive, when
/// the click is over, as it deletes the button.
template <class Act>
[[nodiscard]] QToolButton* new_remove_button(const QString& what, QObject* context, Act act) {
    auto* button = new QToolButton;
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
