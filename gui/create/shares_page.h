// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <functional>

#include "gui/create/page.h"

class QCheckBox;
class QLineEdit;

namespace apiary::gui {

class PathEdit;

/// Folders of this computer that the guest can mount.
class SharesPage : public Page {
    Q_OBJECT

public:
    explicit SharesPage(QWidget* parent = nullptr);

    void store(NewGuest& guest) const override;
    void focus_first() override;

protected:
    void show_guest(const NewGuest& guest) override;

private:
    struct Row {
        QWidget* all = nullptr;
        PathEdit* folder = nullptr;
        QLineEdit* tag = nullptr;
        QCheckBox* read_only = nullptr;
        QLabel* how = nullptr;
        bool tag_touched = false;
    };
    using Shares = QList<NewGuest::Share>;

    void change(const std::function<void(Shares&)>& how);
    void show_shares(const Shares& shares);
    void add_share(qsizetype index, const NewGuest::Share& share);
    void suggest_tag(qsizetype index);
    void show_how(const Row& row);
    [[nodiscard]] Shares shares() const;

    QVBoxLayout* list_;
    QLabel* none_;
    QList<Row> rows_;
};

}  // namespace apiary::gui
