// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <functional>

#include "gui/create/page.h"

class QCheckBox;
class QLineEdit;

namespace apiary::gui {

class PathEdit;
class SizeEdit;

/// The disks besides the one that a guest is booted from.
class DisksPage : public Page {
    Q_OBJECT

public:
    explicit DisksPage(QWidget* parent = nullptr);

    void store(NewGuest& guest) const override;
    void focus_first() override;

protected:
    void show_guest(const NewGuest& guest) override;
    void follow(const NewGuest& guest, const Surroundings& around) override;
    void take_offer(const QString& field, const QString& value) override;

private:
    struct Row {
        bool existing = false;
        QWidget* all = nullptr;
        QLineEdit* name = nullptr;
        SizeEdit* size = nullptr;
        QLabel* room = nullptr;
        PathEdit* file = nullptr;
        QCheckBox* read_only = nullptr;
    };
    using Disks = QList<NewGuest::Disk>;

    void add(bool existing);
    void change(const std::function<void(Disks&)>& how);
    void show_disks(const Disks& disks);
    [[nodiscard]] Row new_row(qsizetype index, const NewGuest::Disk& disk);
    void fill_new(Row& row, const QString& field, const NewGuest::Disk& disk, QFormLayout* form);
    void fill_existing(Row& row, const QString& field, const NewGuest::Disk& disk, QFormLayout* form);
    void show_room();
    [[nodiscard]] Disks disks() const;

    QVBoxLayout* list_;
    QLabel* none_;
    QList<Row> rows_;
    qsizetype before_ = 0;  ///< Disks that come first and are not shown here.
    std::optional<api::host::Facts> host_;
};

}  // namespace apiary::gui
