// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QList>
#include <QWidget>

#include "gui/guest/field_notes.h"

class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace apiary::gui {

class PathEdit;

/// The files that a FreeBSD kernel finds beside itself, a line for each.
class ModuleList : public QWidget {
    Q_OBJECT

public:
    /// `notes`: of the page, which outlives this.
    explicit ModuleList(FieldNotes& notes, QWidget* parent = nullptr);

    void show_modules(const std::vector<api::guests::Module>& modules);
    [[nodiscard]] std::vector<api::guests::Module> modules() const;
    [[nodiscard]] QList<FieldProblem> check() const;

signals:
    void edited();

private:
    struct Row {
        api::guests::Module module;  ///< As the guest has it.
        QWidget* all = nullptr;
        PathEdit* file = nullptr;
        QLineEdit* type = nullptr;
        FieldMessage* note = nullptr;
    };

    void add(const api::guests::Module& module);
    void remove(const QWidget* all);
    void number();

    FieldNotes& notes_;
    QVBoxLayout* list_;
    QLabel* none_;
    QPushButton* add_;
    QList<Row> rows_;
};

}  // namespace apiary::gui
