// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QDialog>

#include "gui/model/guest_list.h"

class QLineEdit;
class QPushButton;

namespace apiary::gui {

class CommandLineView;
class FieldMessage;

/// Asks what the clone of a guest is to be called, and says while it is typed what is wrong with that.
class CloneDialog : public QDialog {
    Q_OBJECT

public:
    /// `helper_option`: Helper::command_line_option().
    CloneDialog(QString guest, const GuestList& guests, QString helper_option, QWidget* parent = nullptr);

signals:
    /// It is to be made. The dialog closes.
    void wanted(const QString& guest, const QString& name);

private:
    [[nodiscard]] QWidget* make_command();
    void check();

    const QString guest_;
    const GuestList& guests_;
    const QString helper_option_;
    QLineEdit* name_;
    FieldMessage* message_;
    CommandLineView* command_;
    QPushButton* clone_;
};

}  // namespace apiary::gui
