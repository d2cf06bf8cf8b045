// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QDialog>
#include <QPointer>
#include <optional>

#include "backend/api/network.h"
#include "backend/api/tasks.h"
#include "gui/client/helper.h"
#include "gui/model/words.h"

class QLabel;
class QPushButton;
class QStackedWidget;

namespace apiary::gui {

class FittedMessage;
class SetUpForm;
class StepList;
class TaskProgress;

/// Sets up a network: what is wished for, then every change that would be made, then those changes, all or none.
class SetUpDialog : public QDialog {
    Q_OBJECT

public:
    enum class Stage { Wish, Planning, Plan, Applying, Done };

    SetUpDialog(Helper& helper, const api::network::State& state, QWidget* parent = nullptr);

    [[nodiscard]] Stage stage() const { return stage_; }
    /// The host may have changed.
    void show_host(const api::network::State& state);
    /// What is told above; empty where nothing is.
    [[nodiscard]] QString told() const;

    /// While the network is made, that is cancelled, and nothing of it is left.
    void reject() override;

signals:
    /// It is there.
    void made(const QString& network);

private:
    void build();
    [[nodiscard]] QWidget* new_buttons();
    [[nodiscard]] QWidget* new_plan_page();
    [[nodiscard]] QWidget* new_progress_page();
    void ask_for_guests();
    void plan();
    void apply();
    void back();
    void take_plan(const api::network::Plan& plan);
    void take_made(const api::network::MadeNetwork& network);
    void fail(const ipc::CallFailure& failure, Stage back_to);
    void go_to(Stage stage);
    void tell(const Failure& failure);
    void show_state();

    Helper& helper_;
    Stage stage_ = Stage::Wish;
    api::network::SetUp wish_;
    std::optional<api::network::Plan> plan_;
    QString refusal_;  ///< Why this helper cannot change anything; empty where it can.
    QPointer<Call> call_;
    bool cancelling_ = false;
    FittedMessage* message_;
    QStackedWidget* stack_;
    SetUpForm* form_;
    QLabel *plan_heading_, *plan_notes_, *done_text_;
    StepList* steps_;
    TaskProgress* progress_;
    QPushButton *cancel_, *back_, *next_, *command_;
};

}  // namespace apiary::gui
