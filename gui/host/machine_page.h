// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "gui/host/query_page.h"

class QLabel;
class QPushButton;

namespace apiary::gui {

class AssessmentView;

/// What this computer can run, and why not more.
class MachinePage : public QueryPage {
    Q_OBJECT

public:
    explicit MachinePage(Helper& helper, QWidget* parent = nullptr);

    /// Chooses this capability, at once or when it is known.
    void choose(const QString& capability);
    void check();
    /// Puts the keyboard into the rows.
    void focus_rows();
    /// In a form for a bug report; empty before the first answer.
    [[nodiscard]] const QString& report() const { return report_; }

signals:
    /// The user wants what this capability takes to be set up.
    void set_up_wanted(const QString& capability);

protected:
    [[nodiscard]] bool shows_something() const override { return !report_.isEmpty(); }
    void follow_helper() override;
    void show_state() override;

private:
    [[nodiscard]] QWidget* new_buttons();
    void take(const api::host::Check::Reply& reply);
    void show_check();

    std::optional<api::host::Check::Reply> check_;
    QString report_, wanted_;
    bool wants_focus_ = false;  ///< The rows are to have the keyboard once they are there.
    AssessmentView* view_;
    QLabel *busy_, *note_;
    QPushButton *set_up_, *again_, *copy_;
};

}  // namespace apiary::gui
