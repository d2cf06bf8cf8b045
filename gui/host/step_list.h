// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QScrollArea>
#include <vector>

#include "backend/api/network.h"

namespace apiary::gui {

/// Changes to the host, one after the other: what is done, and the command that would do the same.
class StepList : public QScrollArea {
    Q_OBJECT

public:
    explicit StepList(QWidget* parent = nullptr);

    void show_steps(const std::vector<api::network::Step>& steps);
    /// What is shown, for tests and screen readers.
    [[nodiscard]] QStringList texts() const { return texts_; }

private:
    QStringList texts_;
};

}  // namespace apiary::gui
