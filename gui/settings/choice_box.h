// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QComboBox>

namespace apiary::gui {

/// A list to choose from whose setting is a word, not a number.
class ChoiceBox : public QComboBox {
    Q_OBJECT
    Q_PROPERTY(QString choice READ choice WRITE set_choice NOTIFY choice_changed USER true)

public:
    explicit ChoiceBox(QWidget* parent = nullptr);

    void add(const QString& choice, const QString& title) { addItem(title, choice); }
    [[nodiscard]] QString choice() const;
    /// One that is not in the list shows as the first, and is kept until the user chooses.
    void set_choice(const QString& choice);

signals:
    void choice_changed();

private:
    QString unknown_;
};

}  // namespace apiary::gui
