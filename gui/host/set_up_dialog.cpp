// SPDX-License-Identifier: GPL-2.0-or-later
#include "gui/host/set_up_dialog.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <algorithm>

#include "gui/host/set_up_form.h"
#include "gui/host/step_list.h"
#include "gui/host/task_progress.h"
#include "gui/model/host_texts.h"
#include "gui/model/network_words.h"
#include "gui/widget/command_line_view.h"
#include "gui/widget/fitted_message.h"
#include "gui/widget/state_icon.h"
#include "gui/widget/wrapped_label.h"

namespace apiary::gui {
namespace {

namespace net = api::network;

/// Plans only look at the host.
constexpr std::chrono::seconds kPatience{30};

QLabel* new_text(QWidget* parent) {
    auto* label = new QLabel(parent);
    wrap_in_width(label);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

QString failure_text(const std::string& text) {
    return sentence(host_text(text));
}

}  // namespace

SetUpDialog::SetUpDialog(Helper& helper, const net::State& state, QWidget* parent) : QDialog(parent), helper_(helper) {
    setWindowTitle(tr("Set up a network"));
    build();
    show_host(state);
    ask_for_guests();
    connect(&helper_, &Helper::state_changed, this, &SetUpDialog::show_state);
    const int unit = fontMetrics().height();
    resize(unit * 44, unit * 36);
    go_to(Stage::Wish);
    form_->focus_first();
}

void SetUpDialog::build() {
    message_ = new FittedMessage(KMessageWidget::Error, this);
    message_->setObjectName(QStringLiteral("message"));
    stack_ = new QStackedWidget(this);
    form_ = new SetUpForm;
    auto* area = new QScrollArea;
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setFocusPolicy(Qt::NoFocus);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setWidget(form_);
    form_->setAutoFillBackground(false);
    area->viewport()->setAutoFillBackground(false);
    stack_->addWidget(area);
    stack_->addWidget(new_plan_page());
    stack_->addWidget(new_progress_page());
    done_text_ = new_text(this);
    done_text_->setAlignment(Qt::AlignTop);
    done_text_->setObjectName(QStringLiteral("done"));
    stack_->addWidget(done_text_);
    connect(form_, &SetUpForm::changed, message_, &QWidget::hide);
    auto* column = new QVBoxLayout(this);
    column->addWidget(message_);
    column->addWidget(stack_, 1);
    column->addWidget(new_buttons());
}

QWidget* SetUpDialog::new_plan_page() {
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins({});
    plan_heading_ = new_text(page);
    plan_notes_ = new_text(page);
    steps_ = new StepList(page);
    steps_->setObjectName(QStringLiteral("steps"));
    plan_notes_->setObjectName(QStringLiteral("notes"));
    plan_heading_->setObjectName(QStringLiteral("plan"));
    column->addWidget(plan_heading_);
    column->addWidget(steps_, 1);
    column->addWidget(plan_notes_);
    return page;
}

QWidget* SetUpDialog::new_progress_page() {
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    progress_ = new TaskProgress(helper_, page);
    connect(progress_, &TaskProgress::changed, this, &SetUpDialog::show_state);
    column->addStretch(1);
    column->addWidget(progress_);
    column->addStretch(2);
    return page;
}

QWidget* SetUpDialog::new_buttons() {
    auto* all = new QWidget(this);
    auto* row = new QHBoxLayout(all);
    row->setContentsMargins({});
    cancel_ = new QPushButton(all);
    command_ = new QPushButton(theme_icon(QStringLiteral("utilities-terminal")), tr("Sho&w command"), all);
    const bool left = layoutDirection() == Qt::RightToLeft;
    back_ =
        new QPushButton(theme_icon(left ? QStringLiteral("go-next") : QStringLiteral("go-previous")), tr("&Back"), all);
    next_ = new QPushButton(all);
    cancel_->setObjectName(QStringLiteral("cancel"));
    command_->setObjectName(QStringLiteral("show_command"));
    back_->setObjectName(QStringLiteral("back"));
    next_->setObjectName(QStringLiteral("next"));
    for (QPushButton* button : {cancel_, command_, back_}) {
        button->setAutoDefault(false);
    }
    row->addWidget(cancel_);
    row->addWidget(command_);
    row->addStretch(1);
    row->addWidget(back_);
    row->addWidget(next_);
    connect(cancel_, &QPushButton::clicked, this, &SetUpDialog::reject);
    connect(back_, &QPushButton::clicked, this, &SetUpDialog::back);
    connect(next_, &QPushButton::clicked, this, [this] {
        switch (stage_) {
            case Stage::Wish: plan(); break;
            case Stage::Plan: apply(); break;
            case Stage::Done: accept(); break;
            case Stage::Planning:
            case Stage::Applying: break;
        }
    });
    connect(command_, &QPushButton::clicked, this, [this] {
        const net::SetUp wish = stage_ == Stage::Wish ? form_->set_up() : wish_;
        const QString helper = helper_.command_line_option();
        show_commands_window(this, windowTitle(),
                             {{tr("Plan"), set_up_command("plan", wish, helper)},
                              {tr("Set up"), set_up_command("apply", wish, helper)}});
    });
    return all;
}

void SetUpDialog::ask_for_guests() {
    helper_.call<api::guests::List>(
        this, {},
        [this](const ipc::CallResult<api::guests::List::Reply>& reply) {
            QStringList names;
            if (reply) {
                std::ranges::transform(reply->guests, std::back_inserter(names),
                                       [](const api::guests::Guest& guest) { return qt(guest.name); });
            }
            form_->show_guests(names);
        },
        kPatience);
}

void SetUpDialog::show_host(const net::State& state) {
    refusal_ = state.refusal ? failure_text(state.refusal->cause) : QString();
    form_->show_host(state);
    show_state();
}

QString SetUpDialog::told() const {
    return message_->isVisibleTo(this) ? message_->accessibleName() : QString();
}

void SetUpDialog::tell(const Failure& failure) {
    QStringList lines = {failure.remedy, failure.detail};
    lines.removeAll(QString());
    message_->show_lines(failure.cause, lines);
    message_->show();
}

void SetUpDialog::plan() {
    if (!form_->check()) {
        return;
    }
    message_->hide();
    wish_ = form_->set_up();
    call_ = helper_.call<net::MakePlan>(
        this, {.set_up = wish_},
        [this](const ipc::CallResult<net::MakePlan::Reply>& reply) {
            if (reply) {
                take_plan(reply->plan);
            } else {
                fail(reply.error(), Stage::Wish);
            }
        },
        kPatience);
    go_to(Stage::Planning);
}

void SetUpDialog::take_plan(const net::Plan& plan) {
    plan_ = plan;
    plan_heading_->setText(
        tr("%1: %2. These changes are made to this computer, all of them or none; they are undone in the "
           "opposite order.")
            .arg(qt(plan.set_up.name.value_or("")), set_up_text(plan.set_up)));
    steps_->show_steps(plan.steps);
    QStringList notes;
    std::ranges::transform(plan.notes, std::back_inserter(notes), [](const net::Note& note) {
        return failure_text(note.text) + u' ' + failure_text(note.remedy);
    });
    if (!refusal_.isEmpty()) {
        notes << refusal_;
    }
    plan_notes_->setText(notes.join(u'\n'));
    plan_notes_->setVisible(!notes.isEmpty());
    go_to(Stage::Plan);
}

void SetUpDialog::apply() {
    message_->hide();
    cancelling_ = false;
    progress_->follow(
        [network = plan_->set_up.name.value_or("")](const api::tasks::Task& task) {
            return task.method == net::Apply::kName && task.network == network;
        },
        tr("Setting up…"));
    // It takes as long as it takes; the helper itself gives up where there is no end to be expected.
    call_ = helper_.call<net::Apply>(this, {.set_up = plan_->set_up, .digest = plan_->digest},
                                     [this](const ipc::CallResult<net::Apply::Reply>& reply) {
                                         progress_->end();
                                         if (reply) {
                                             take_made(reply->network);
                                         } else {
                                             fail(reply.error(), Stage::Plan);
                                         }
                                     });
    go_to(Stage::Applying);
}

void SetUpDialog::take_made(const net::MadeNetwork& network) {
    QStringList lines = {tr("The network %1 is set up: %2.").arg(qt(network.name), set_up_text(network.set_up))};
    for (const net::Tap& tap : network.set_up.taps.value_or(std::vector<net::Tap>())) {
        lines << tr("For the guest %1 there is the tap device %2: choose it on the guest’s Network page.")
                     .arg(qt(tap.guest), qt(tap.name.value_or("")));
    }
    lines << tr("It can be tested hop by hop, and undone, on the page that this window came from.");
    done_text_->setText(lines.join(QStringLiteral("\n\n")));
    go_to(Stage::Done);
    emit made(qt(network.name));
}

void SetUpDialog::fail(const ipc::CallFailure& failure, Stage back_to) {
    progress_->end();
    go_to(back_to);
    const auto of = [&](const char* name) { return failure.name == name; };
    if (of("io.apiary.Network.Cancelled")) {
        tell({.cause = tr("Cancelled. Everything is as it was."), .remedy = {}, .detail = {}});
        return;
    }
    if (of("io.apiary.Network.PlanChanged")) {
        plan();
        tell({.cause = tr("This computer is not as it was when the plan was made."),
              .remedy = tr("It is planned anew: look at the steps again."),
              .detail = {}});
        return;
    }
    if (of("io.apiary.Network.InvalidSetUp") && failure.parameters.contains("field") &&
        failure.parameters["field"].is_string()) {
        go_to(Stage::Wish);
        const QString text =
            QStringList{failure_text(failure.error.cause), failure_text(failure.error.remedy)}.join(u' ');
        if (form_->show_fault(qt(failure.parameters["field"].get<std::string>()), text)) {
            return;
        }
    }
    tell({.cause = failure_text(failure.error.cause),
          .remedy = failure_text(failure.error.remedy),
          .detail = qt(failure.error.detail)});
}

void SetUpDialog::back() {
    message_->hide();
    go_to(Stage::Wish);
    form_->focus_first();
}

void SetUpDialog::go_to(Stage stage) {
    stage_ = stage;
    const int page = stage == Stage::Plan ? 1 : stage == Stage::Applying ? 2 : stage == Stage::Done ? 3 : 0;
    stack_->setCurrentIndex(page);
    show_state();
    if (stage == Stage::Plan || stage == Stage::Done) {
        (next_->isEnabled() ? next_ : back_)->setFocus();
    }
}

void SetUpDialog::show_state() {
    const bool connected = helper_.state() == Helper::State::Connected;
    const bool busy = stage_ == Stage::Planning || stage_ == Stage::Applying;
    stack_->widget(0)->setEnabled(!busy);
    back_->setVisible(stage_ == Stage::Plan);
    command_->setVisible(!busy && stage_ != Stage::Done);
    cancel_->setVisible(stage_ != Stage::Done);
    cancel_->setText(cancelling_ && stage_ == Stage::Applying ? tr("Cancelling…") : tr("Cancel"));
    cancel_->setEnabled(stage_ != Stage::Applying || (!progress_->cancellable().empty() && !cancelling_));
    next_->setText(stage_ == Stage::Plan || stage_ == Stage::Applying ? tr("Set &up")
                   : stage_ == Stage::Done                            ? tr("&Close")
                                                                      : tr("Show the &plan"));
    next_->setEnabled(stage_ == Stage::Done || (connected && !busy && (stage_ == Stage::Wish || refusal_.isEmpty())));
    next_->setToolTip(stage_ == Stage::Plan ? refusal_ : QString());
    next_->setDefault(true);
}

void SetUpDialog::reject() {
    if (stage_ == Stage::Planning) {
        delete call_;
        go_to(Stage::Wish);
        return;
    }
    if (stage_ != Stage::Applying) {
        QDialog::reject();
        return;
    }
    if (progress_->cancellable().empty() || cancelling_) {
        return;
    }
    cancelling_ = true;
    show_state();
    helper_.call<api::tasks::Cancel>(this, {.id = progress_->cancellable()},
                                     [this](const ipc::CallResult<api::tasks::Cancel::Reply>& reply) {
                                         if (!reply && stage_ == Stage::Applying) {
                                             cancelling_ = false;
                                             tell(failure_of(reply.error().error));
                                             show_state();
                                         }
                                     });
}

}  // namespace apiary::gui
