// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QLabel>

namespace apiary::gui {

/// Has the label take the width that there is, and no more height than its text needs there. A size policy of its own
/// would have it forget that the one hangs on the other.
inline void wrap_in_width(QLabel* label) {
    label->setWordWrap(true);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    label->setSizePolicy(policy);
}

}  // namespace apiary::gui
