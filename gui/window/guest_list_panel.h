// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QWidget>

#include "gui/model/guest_filter.h"
#include "gui/model/guest_list.h"

class QAction;
class QLabel;
class QLineEdit;
class QListView;
class QMenu;

namespace apiary::gui {

/// The searchable list of guests.
class GuestListPanel : public QWidget {
    Q_OBJECT

public:
    explicit GuestListPanel(GuestList& guests, QWidget* parent = nullptr);

    /// Those that actions are for.
    [[nodiscard]] QStringList selected() const;
    /// The one that is shown; empty: none.
    [[nodiscard]] QString current() const;
    void select(const QString& guest);
    /// The uppermost one, where there is one.
    void select_first();
    void focus_search();
    void focus_list();
    [[nodiscard]] QMenu* sort_menu() const { return sort_menu_; }
    [[nodiscard]] GuestFilter::Order order() const { return filter_.order(); }
    void sort_by(GuestFilter::Order order);
    [[nodiscard]] bool grouped() const { return filter_.grouped(); }
    void group_by_tag(bool grouped);

signals:
    void selection_changed();
    /// Enter or a double click.
    void activated(const QString& guest);
    void menu_wanted(const QPoint& global);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void make_sort_menu();
    void follow_groups();
    void fill_tags();
    void look_for_none();

    GuestList& guests_;
    GuestFilter filter_;
    QLineEdit* search_;
    QListView* view_;
    QLabel* none_;
    QMenu *sort_menu_, *tag_menu_;
    QAction* group_ = nullptr;
};

}  // namespace apiary::gui
