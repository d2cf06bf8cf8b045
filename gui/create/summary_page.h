// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "gui/create/page.h"

class QCheckBox;
class QFormLayout;
class QToolButton;

namespace apiary::gui {

class CommandLineView;

/// Everything at a glance, and the command that does the same.
class SummaryPage : public Page {
    Q_OBJECT

public:
    explicit SummaryPage(QWidget* parent = nullptr);

    void store(NewGuest& guest) const override;
    void focus_first() override;
    /// Of Helper::command_line_option(), for the command.
    void set_helper_option(const QString& option) { helper_option_ = option; }

protected:
    void show_guest(const NewGuest& guest) override;
    void follow(const NewGuest& guest, const Surroundings& around) override;

private:
    void show_lines(const NewGuest& guest);

    QString helper_option_;
    QFormLayout* lines_;
    QList<std::pair<QString, QString>> shown_;
    QCheckBox* start_;
    QToolButton* toggle_;
    CommandLineView* command_;
};

}  // namespace apiary::gui
