// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QWidget>

#include "gui/client/helper.h"

class QLabel;
class QPushButton;

namespace apiary::gui {

class CommandLineView;
class EmptyState;

/// In place of the guests, while no helper has been reached: why, and what mends it.
class ConnectionPage : public QWidget {
    Q_OBJECT

public:
    explicit ConnectionPage(Helper& helper, QWidget* parent = nullptr);

signals:
    /// The user wants a helper that is his own.
    void own_helper_wanted();
    /// The user wants this computer to be set up.
    void set_up_wanted();

private:
    void refresh();

    Helper& helper_;
    EmptyState* state_;
    QWidget* remedy_;
    CommandLineView* command_;
    QPushButton *own_, *set_up_;
    QLabel* detail_;
};

}  // namespace apiary::gui
