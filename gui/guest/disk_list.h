// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QList>
#include <QWidget>

#include "gui/guest/field_notes.h"

class QCheckBox;
class QHBoxLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace apiary::gui {

class PathEdit;
class SizeEdit;

/// The disks of a guest, a line for each.
class DiskList : public QWidget {
    Q_OBJECT

public:
    /// `notes`: of the page, which outlives this.
    explicit DiskList(FieldNotes& notes, QWidget* parent = nullptr);

    void show_disks(const std::vector<api::guests::Disk>& disks);
    [[nodiscard]] std::vector<api::guests::Disk> disks() const;
    [[nodiscard]] QList<FieldProblem> check(const Surroundings& around) const;

signals:
    void edited();

private:
    enum class Kind { Kept, New, Image };
    struct Row {
        Kind kind = Kind::Kept;
        api::guests::Disk disk;  ///< As the guest has it.
        QWidget* all = nullptr;
        QLineEdit* name = nullptr;
        SizeEdit* size = nullptr;
        PathEdit* file = nullptr;
        QCheckBox* read_only = nullptr;
        FieldMessage *path_note = nullptr, *size_note = nullptr;
    };

    void add(Kind kind, const api::guests::Disk& disk);
    void fill(Row& row, QHBoxLayout* line);
    void remove(const QWidget* all);
    void number();
    [[nodiscard]] NewGuest as_new() const;

    FieldNotes& notes_;
    QVBoxLayout* list_;
    QLabel* none_;
    QPushButton* add_new_;
    QList<Row> rows_;
};

}  // namespace apiary::gui
