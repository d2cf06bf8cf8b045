// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QList>
#include <QWidget>

class QLineEdit;

namespace apiary::gui {

/// A command for a terminal, to be read and copied.
class CommandLineView : public QWidget {
    Q_OBJECT

public:
    explicit CommandLineView(QWidget* parent = nullptr);

    void set_command(const QString& command);
    [[nodiscard]] QString command() const;

private:
    QLineEdit* line_;
};

struct NamedCommand {
    QString title;  ///< What it does.
    QString command;
};
/// Shows commands in a small window that closes with Escape; `subject`: what they are about.
void show_commands_window(QWidget* parent, const QString& subject, const QList<NamedCommand>& commands);
/// One command.
void show_command(QWidget* parent, const QString& title, const QString& command);

}  // namespace apiary::gui
