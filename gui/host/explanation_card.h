// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QFrame>

#include "backend/api/host.h"

namespace apiary::gui {

/// One message that was recognised: its line, why it comes, what helps, and how sure that is.
class ExplanationCard : public QFrame {
    Q_OBJECT

public:
    explicit ExplanationCard(const api::host::Explanation& explanation, QWidget* parent = nullptr);
};

}  // namespace apiary::gui
