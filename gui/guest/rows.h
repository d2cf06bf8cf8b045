// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QList>
#include <QWidget>
#include <algorithm>

namespace apiary::gui {

// Lists of things of which each has a line of widgets: `Row` has them in `all`. What a line holds is deleted once the
// event that asked for it is over.

/// Takes all lines away.
template <class Row>
void clear_rows(QList<Row>& rows) {
    for (const Row& row : rows) {
        row.all->hide();
        row.all->deleteLater();
    }
    rows.clear();
}

/// Takes the line of `all` away; false when it is gone already.
template <class Row>
[[nodiscard]] bool take_row_away(QList<Row>& rows, const QWidget* all) {
    const auto found = std::ranges::find(rows, all, &Row::all);
    if (found == rows.end()) {
        return false;
    }
    found->all->hide();
    found->all->deleteLater();
    rows.erase(found);
    return true;
}

}  // namespace apiary::gui
