// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

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

/// Shows what `title` does as a command, in a small window that closes with Escape.
void show_command(QWidget* parent, const QString& title, const QString& command);

}  // namespace apiary::gui
