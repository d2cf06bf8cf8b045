// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "backend/api/setup.h"
#include "gui/host/query_page.h"

class QLabel;
class QPushButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace apiary::gui {

class FittedMessage;
class HostSetupDetails;
class RefusalNote;
class TaskProgress;

/// What guests need of this computer, whether it is in order, and how it is set up and put back.
class HostSetupPage : public QueryPage {
    Q_OBJECT

public:
    explicit HostSetupPage(Helper& helper, QWidget* parent = nullptr);

    void look();
    void focus_rows();
    /// Chooses the first step that mends this capability (a row of the assessment), at once or when it is known.
    void choose_for(const QString& capability);

protected:
    [[nodiscard]] bool shows_something() const override { return state_.has_value(); }
    void follow_helper() override;
    void show_state() override;

private:
    [[nodiscard]] QWidget* new_body();
    [[nodiscard]] QWidget* new_buttons();
    void show_rows();
    void add_row(QTreeWidgetItem* group, const api::setup::Step& step);
    [[nodiscard]] QTreeWidgetItem* group_of(api::setup::Purpose purpose);
    [[nodiscard]] const api::setup::Step* chosen() const;
    void show_chosen();
    /// What is ticked.
    [[nodiscard]] api::setup::Wish wish() const;
    [[nodiscard]] int ticked() const;
    void plan();
    void ask_to_apply(const api::setup::Plan& plan);
    void apply(const api::setup::Plan& plan);
    void take_change(const api::setup::Change& change);
    void ask_to_undo();
    void undo();
    void show_command();
    /// A command that does it without this helper.
    [[nodiscard]] QString other_way() const;

    std::optional<api::setup::State> state_;
    QString wanted_;            ///< A capability to be mended.
    bool wants_focus_ = false;  ///< The rows are to have the keyboard once they are there.
    QStringList notices_;       ///< Of what was done from this page.
    RefusalNote* refusal_;
    FittedMessage* notice_;
    QWidget* all_;
    QLabel *busy_, *system_;
    QTreeWidget* rows_;
    HostSetupDetails* details_;
    TaskProgress* progress_;
    QPushButton *apply_, *undo_, *again_;
    QPointer<Call> working_;
};

}  // namespace apiary::gui
