// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QGroupBox>
#include <optional>

#include "gui/guest/field_notes.h"

class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;

namespace apiary::gui {

class ForwardList;

/// One network card: what it is plugged into, its address, and the ports that lead to it.
class CardEdit : public QGroupBox {
    Q_OBJECT

public:
    /// `notes`: of the page, which outlives this.
    explicit CardEdit(FieldNotes& notes, QWidget* parent = nullptr);

    /// Nothing: there is no such card.
    void show_card(const std::optional<api::guests::Network>& card);
    [[nodiscard]] std::optional<api::guests::Network> card() const;
    void choose(api::guests::NetworkKind kind);
    [[nodiscard]] bool is_off() const;
    /// Its place among the cards that there are.
    void set_place(std::size_t place);
    [[nodiscard]] QList<FieldProblem> check() const;
    /// Nothing: they are not known.
    void show_counters(const std::optional<api::guests::NetworkStatistics>& counters);

signals:
    void edited();

private:
    void show_kind();
    QWidget* add_row(const QString& label, QWidget* field, FieldMessage* note);

    FieldNotes& notes_;
    std::optional<api::guests::Network> shown_;
    QString field_;
    QFormLayout* form_;
    QComboBox* kind_;
    QLabel *hint_, *counters_;
    QLineEdit *tap_, *mac_;
    ForwardList* forwards_;
    FieldMessage *note_, *tap_note_, *mac_note_;
};

}  // namespace apiary::gui
