// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "gui/host/details_area.h"

namespace apiary::gui {

/// All there is to know of one capability or engine: what it is for, what works, how to mend it, where that is from.
class RowDetails : public DetailsArea {
    Q_OBJECT

public:
    explicit RowDetails(QWidget* parent = nullptr);

    void show_row(const AssessmentRow& row);

private:
    Section value_, meaning_, works_, remedy_, source_;
};

}  // namespace apiary::gui
