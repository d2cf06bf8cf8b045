// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "backend/api/setup.h"
#include "gui/host/details_area.h"

namespace apiary::gui {

/// All there is to know of one step: why, what is there now and what will be, what has to happen before it counts.
class HostSetupDetails : public DetailsArea {
    Q_OBJECT

public:
    explicit HostSetupDetails(QWidget* parent = nullptr);

    void show_step(const api::setup::Step& step);

private:
    Section reason_, obstacle_, file_, before_, after_, needs_;
};

}  // namespace apiary::gui
