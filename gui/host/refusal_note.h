// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QWidget>

namespace apiary::gui {

class CommandLineView;
class FittedMessage;

/// What this helper does not do for the user, and the command that leads on.
class RefusalNote : public QWidget {
    Q_OBJECT

public:
    explicit RefusalNote(QWidget* parent = nullptr);

    /// `command` may be empty.
    void show_refusal(const QString& cause, const QString& remedy, const QString& command);

private:
    FittedMessage* message_;
    CommandLineView* command_;
};

}  // namespace apiary::gui
