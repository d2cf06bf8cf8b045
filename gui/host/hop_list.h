// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QScrollArea>
#include <vector>

#include "backend/api/network.h"

namespace apiary::gui {

/// The way from a guest to the world, hop by hop, as far as it was followed; the first hop that fails is explained.
class HopList : public QScrollArea {
    Q_OBJECT

public:
    explicit HopList(QWidget* parent = nullptr);

    void show_hops(const std::vector<api::network::Hop>& hops, bool finished);
    /// What is shown, a line for each hop, for tests and screen readers.
    [[nodiscard]] QStringList texts() const { return texts_; }

private:
    QStringList texts_;
};

}  // namespace apiary::gui
