// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QWidget>

namespace apiary::gui {

/// Before what the user is asked.
class ConfirmationsSettingsPage : public QWidget {
    Q_OBJECT

public:
    explicit ConfirmationsSettingsPage(QWidget* parent = nullptr);
};

}  // namespace apiary::gui
