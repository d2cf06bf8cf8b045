// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <functional>

#include "gui/create/page.h"

class QComboBox;
class QGridLayout;
class QLineEdit;
class QRadioButton;

namespace apiary::gui {

/// What the guest's network card is plugged into.
class NetworkPage : public Page {
    Q_OBJECT

public:
    explicit NetworkPage(QWidget* parent = nullptr);

    void store(NewGuest& guest) const override;
    void focus_first() override;

protected:
    void show_guest(const NewGuest& guest) override;
    void follow(const NewGuest& guest, const Surroundings& around) override;

private:
    struct Row {
        QComboBox* protocol = nullptr;
        QLineEdit *host = nullptr, *host_port = nullptr, *guest_port = nullptr;
    };
    using Forwards = QList<NewGuest::Forward>;

    [[nodiscard]] QRadioButton* new_choice(const char* object, const QString& text, const QString& explanation,
                                           QWidget* more, QLabel* obstacle = nullptr);
    [[nodiscard]] QWidget* new_forwards();
    [[nodiscard]] QWidget* new_tap();
    void change(const std::function<void(Forwards&)>& how);
    void show_forwards(const Forwards& forwards);
    void add_forward(int index, const NewGuest::Forward& forward, QGridLayout* grid);
    [[nodiscard]] Forwards forwards() const;

    QList<Row> rows_;
    QVBoxLayout* forwards_layout_ = nullptr;
    QWidget* forwards_table_ = nullptr;
    QLineEdit* tap_;
    QLabel* tap_obstacle_;
    QWidget *forwards_all_, *tap_all_;
    QRadioButton *off_, *user_, *device_;
};

}  // namespace apiary::gui
