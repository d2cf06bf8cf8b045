// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QSortFilterProxyModel>

namespace apiary::gui {

/// The guests that a search leaves, in an order of the user's choice; if wished, those of one tag together.
class GuestFilter : public QSortFilterProxyModel {
    Q_OBJECT

public:
    enum class Order { Name, State, Time };
    /// The name of the group that begins with this guest; empty within a group, and without groups.
    static constexpr int kGroupRole = Qt::UserRole + 100;

    explicit GuestFilter(QObject* parent = nullptr);

    /// Words that all must be found in a guest's name, description, tags or state; "tag:web" is looked for in tags
    /// alone.
    void search(const QString& text);
    void sort_by(Order order);
    [[nodiscard]] Order order() const { return order_; }
    /// A guest stands with those that have the same first tag.
    void group_by_tag(bool grouped);
    [[nodiscard]] bool grouped() const { return grouped_; }

    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex& parent) const override;
    [[nodiscard]] bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;

private:
    QStringList words_;
    Order order_ = Order::Name;
    bool grouped_ = false;
};

}  // namespace apiary::gui
