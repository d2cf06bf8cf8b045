// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QSortFilterProxyModel>

namespace apiary::gui {

/// The guests that a search leaves, in an order of the user's choice.
class GuestFilter : public QSortFilterProxyModel {
    Q_OBJECT

public:
    enum class Order { Name, State, Time };

    explicit GuestFilter(QObject* parent = nullptr);

    /// Words that all must be found in a guest's name, description, tags or state; "tag:web" is looked for in tags
    /// alone.
    void search(const QString& text);
    void sort_by(Order order);
    [[nodiscard]] Order order() const { return order_; }

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex& parent) const override;
    [[nodiscard]] bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;

private:
    QStringList words_;
    Order order_ = Order::Name;
};

}  // namespace apiary::gui
