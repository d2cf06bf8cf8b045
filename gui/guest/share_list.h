// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QList>
#include <QWidget>

#include "gui/guest/field_notes.h"

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace apiary::gui {

class PathEdit;

/// The folders that a guest shares with this computer, a line for each.
class ShareList : public QWidget {
    Q_OBJECT

public:
    /// `notes`: of the page, which outlives this.
    explicit ShareList(FieldNotes& notes, QWidget* parent = nullptr);

    void show_shares(const std::vector<api::guests::Share>& shares);
    [[nodiscard]] std::vector<api::guests::Share> shares() const;
    [[nodiscard]] QList<FieldProblem> check() const;

signals:
    void edited();

private:
    struct Row {
        api::guests::Share share;  ///< As the guest has it.
        QWidget* all = nullptr;
        PathEdit* folder = nullptr;
        QLineEdit* tag = nullptr;
        QCheckBox* read_only = nullptr;
        FieldMessage *path_note = nullptr, *tag_note = nullptr;
    };

    void add(const api::guests::Share& share);
    void remove(const QWidget* all);
    void number();
    void suggest_tag(const QWidget* all);
    [[nodiscard]] NewGuest as_new() const;

    FieldNotes& notes_;
    QVBoxLayout* list_;
    QLabel* none_;
    QPushButton* add_;
    QList<Row> rows_;
};

}  // namespace apiary::gui
