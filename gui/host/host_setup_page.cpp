// SPDX-License-Identifier: GPL-2.0-or-later
#include "gui/host/host_setup_page.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QSplitter>
#include <QTreeWidget>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "gui/host/host_setup_details.h"
#include "gui/host/refusal_note.h"
#include "gui/host/task_progress.h"
#include "gui/model/command_line.h"
#include "gui/model/host_texts.h"
#include "gui/model/setup_words.h"
#include "gui/widget/command_line_view.h"
#include "gui/widget/fitted_message.h"
#include "gui/widget/state_icon.h"
#include "gui/widget/wrapped_label.h"

namespace apiary::gui {
namespace {

namespace setup = api::setup;
using setup::Step;
using setup::StepState;

enum Column { kName, kState, kColumns };
constexpr int kIdRole = Qt::UserRole;

QString note_text(const setup::Note& note) {
    return sentence(host_text(note.text)) + u' ' + sentence(host_text(note.remedy));
}

bool can_be_done(const Step& step) {
    return step.state == StepState::Lacking && !step.obstacle;
}

}  // namespace

HostSetupPage::HostSetupPage(Helper& helper, QWidget* parent)
    : QueryPage(helper, parent),
      refusal_(new RefusalNote(this)),
      notice_(new FittedMessage(KMessageWidget::Positive, this)),
      all_(new_body()),
      busy_(new QLabel(tr("This computer is being looked at…"), this)),
      progress_(new TaskProgress(helper, this)) {
    busy_->setAlignment(Qt::AlignCenter);
    notice_->setObjectName(QStringLiteral("notice"));
    body()->addWidget(refusal_);
    body()->addWidget(notice_);
    body()->addWidget(all_, 1);
    body()->addWidget(busy_, 1);
    body()->addWidget(progress_);
    body()->addWidget(new_buttons());
    follow_helper();
    refresh();
}

QWidget* HostSetupPage::new_body() {
    auto* all = new QWidget(this);
    system_ = new QLabel(all);
    system_->setObjectName(QStringLiteral("system"));
    wrap_in_width(system_);
    system_->setTextFormat(Qt::PlainText);
    rows_ = new QTreeWidget(all);
    rows_->setObjectName(QStringLiteral("rows"));
    rows_->setAccessibleName(tr("What guests need of this computer"));
    rows_->setColumnCount(kColumns);
    rows_->setHeaderLabels({tr("What guests need"), tr("State")});
    rows_->setRootIsDecorated(false);
    rows_->setItemsExpandable(false);
    rows_->setUniformRowHeights(true);
    rows_->setAllColumnsShowFocus(true);
    rows_->setIndentation(0);
    rows_->header()->setSectionResizeMode(kName, QHeaderView::ResizeToContents);
    rows_->header()->setStretchLastSection(true);
    connect(rows_, &QTreeWidget::currentItemChanged, this, &HostSetupPage::show_chosen);
    connect(rows_, &QTreeWidget::itemChanged, this, [this] { refresh(); });
    details_ = new HostSetupDetails(all);
    auto* both = new QSplitter(all);
    both->setChildrenCollapsible(false);
    both->addWidget(rows_);
    both->addWidget(details_);
    const int unit = fontMetrics().averageCharWidth();
    both->setSizes({unit * 56, unit * 46});
    auto* column = new QVBoxLayout(all);
    column->setContentsMargins({});
    column->addWidget(system_);
    column->addWidget(both, 1);
    return all;
}

QWidget* HostSetupPage::new_buttons() {
    auto* all = new QWidget(this);
    auto* row = new QHBoxLayout(all);
    row->setContentsMargins({});
    const auto add = [&](const char* name, const char* icon, const QString& text, auto what) {
        auto* button = new QPushButton(theme_icon(QLatin1String(icon)), text, all);
        button->setObjectName(QLatin1String(name));
        button->setAutoDefault(false);
        connect(button, &QPushButton::clicked, this, what);
        row->addWidget(button);
        return button;
    };
    apply_ = add("apply", "run-build", tr("&Set up…"), [this] { plan(); });
    undo_ = add("undo", "edit-undo", tr("&Undo…"), [this] { ask_to_undo(); });
    again_ = add("again", "view-refresh", tr("&Look again"), [this] { is_asking() ? cancel() : look(); });
    add("show_command", "utilities-terminal", tr("Sho&w command"), [this] { show_command(); });
    row->addStretch(1);
    return all;
}

void HostSetupPage::look() {
    ask<setup::GetState>({}, [this](const setup::GetState::Reply& reply) {
        state_ = reply.state;
        show_rows();
    });
}

void HostSetupPage::focus_rows() {
    wants_focus_ = !state_;
    rows_->setFocus();
}

void HostSetupPage::choose_for(const QString& capability) {
    wanted_ = capability;
    const auto purpose = capability == QLatin1String("tap") || capability == QLatin1String("bridge")
                             ? setup::Purpose::Network
                             : setup::Purpose::Acceleration;
    const QString part = capability == QLatin1String("bridge") ? QStringLiteral("bridge")
                         : capability == QLatin1String("tap")  ? QStringLiteral("t")
                                                               : QString();
    for (QTreeWidgetItemIterator each(rows_); state_ && *each != nullptr; ++each) {
        const std::string id = (*each)->data(kName, kIdRole).toString().toStdString();
        const auto step = std::ranges::find(state_->steps, id, &Step::id);
        if (step == state_->steps.end() || step->purpose != purpose || !qt(id).contains(part)) {
            continue;
        }
        rows_->setCurrentItem(*each);
        wanted_.clear();
        return;
    }
}

// ---- What there is ----

QTreeWidgetItem* HostSetupPage::group_of(setup::Purpose purpose) {
    const QString text = purpose_text(purpose);
    for (int i = 0; i < rows_->topLevelItemCount(); ++i) {
        if (rows_->topLevelItem(i)->text(kName) == text) {
            return rows_->topLevelItem(i);
        }
    }
    auto* group = new QTreeWidgetItem(rows_, {text});
    QFont bold = font();
    bold.setBold(true);
    group->setFont(kName, bold);
    group->setFirstColumnSpanned(true);
    group->setFlags(Qt::ItemIsEnabled);
    return group;
}

void HostSetupPage::add_row(QTreeWidgetItem* group, const Step& step) {
    auto* item = new QTreeWidgetItem(group, {step_text(step), setup_state_text(step)});
    item->setData(kName, kIdRole, qt(step.id));
    item->setIcon(kState, mark_icon(mark_of(step)));
    item->setToolTip(kName, item->text(kName));
    if (can_be_done(step)) {
        item->setFlags(item->flags() | Qt::ItemIsUserCheckable);
        // Packages are installed by those who mean to alone.
        item->setCheckState(kName, step.packages ? Qt::Unchecked : Qt::Checked);
    }
}

void HostSetupPage::show_rows() {
    const Step* const before = chosen();
    const std::string id = before == nullptr ? "" : before->id;
    // They come in the order in which they are done; here each purpose stands by itself.
    std::ranges::stable_sort(state_->steps, {}, &Step::purpose);
    const auto lacking = std::ranges::find_if(state_->steps, can_be_done);
    const std::string begin = !id.empty() ? id : lacking != state_->steps.end() ? lacking->id : "";
    QTreeWidgetItem* first = nullptr;
    {
        const QSignalBlocker quiet(rows_);
        rows_->clear();
        for (const Step& step : state_->steps) {
            add_row(group_of(step.purpose), step);
        }
        rows_->expandAll();
        for (QTreeWidgetItemIterator each(rows_); *each != nullptr; ++each) {
            const QString name = (*each)->data(kName, kIdRole).toString();
            if (!name.isEmpty() && (first == nullptr || name.toStdString() == begin)) {
                first = *each;
            }
        }
        rows_->setCurrentItem(first);
    }
    QStringList lines = {tr("This computer runs %1.").arg(qt(state_->system))};
    std::ranges::transform(state_->notes, std::back_inserter(lines), note_text);
    system_->setText(lines.join(u'\n'));
    if (!wanted_.isEmpty()) {
        choose_for(wanted_);
    }
    show_chosen();
    refresh();  // The rows are seen from now on.
    if (std::exchange(wants_focus_, false) && isVisible()) {
        rows_->setFocus();
    }
}

const Step* HostSetupPage::chosen() const {
    const QTreeWidgetItem* const item = rows_->currentItem();
    if (!state_ || item == nullptr) {
        return nullptr;
    }
    const auto found = std::ranges::find(state_->steps, item->data(kName, kIdRole).toString().toStdString(), &Step::id);
    return found == state_->steps.end() ? nullptr : &*found;
}

void HostSetupPage::show_chosen() {
    if (const Step* const step = chosen()) {
        details_->show_step(*step);
    } else if (!state_ || state_->steps.empty()) {
        details_->show_nothing();
    }
}

// ---- What is done ----

setup::Wish HostSetupPage::wish() const {
    using enum setup::Purpose;
    setup::Wish wish;
    wish.purposes = {Service, Access, Acceleration, Network, Console, Firmware};
    wish.without.emplace();
    for (QTreeWidgetItemIterator each(rows_); *each != nullptr; ++each) {
        const std::string id = (*each)->data(kName, kIdRole).toString().toStdString();
        const auto step = std::ranges::find(state_->steps, id, &Step::id);
        if (step == state_->steps.end() || !can_be_done(*step)) {
            continue;
        }
        const bool ticked = (*each)->checkState(kName) == Qt::Checked;
        if (!ticked) {
            wish.without->push_back(id);
        } else if (step->packages) {
            wish.install_packages = true;
        }
    }
    return wish;
}

int HostSetupPage::ticked() const {
    int ticked = 0;
    for (QTreeWidgetItemIterator each(rows_, QTreeWidgetItemIterator::Checked); *each != nullptr; ++each) {
        ++ticked;
    }
    return ticked;
}

void HostSetupPage::plan() {
    notices_.clear();
    ask<setup::MakePlan>({.wish = wish()}, [this](const setup::MakePlan::Reply& reply) { ask_to_apply(reply.plan); });
}

void HostSetupPage::ask_to_apply(const setup::Plan& plan) {
    auto* question = new QMessageBox(QMessageBox::Question, tr("Set up this computer"),
                                     tr("Set up this computer in %n step(s)?", nullptr, static_cast<int>(plan.chosen)),
                                     QMessageBox::NoButton, this);
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setTextFormat(Qt::PlainText);
    QString text = tr("All of them are done or none, and all can be undone.");
    const bool packages = plan.wish.install_packages.value_or(false);
    if (packages) {
        text +=
            u' ' + tr("Packages are installed with the system’s package manager, and stay when the rest is undone.");
    }
    question->setInformativeText(text);
    QStringList lines;
    for (const Step& step : plan.steps) {
        if (can_be_done(step) && (packages || !step.packages) && !std::ranges::contains(*plan.wish.without, step.id)) {
            lines << step_text(step) << QStringLiteral("    ") + qt(step.command);
        }
    }
    question->setDetailedText(lines.join(u'\n'));
    const QPushButton* yes = question->addButton(tr("&Set up"), QMessageBox::AcceptRole);
    question->addButton(QMessageBox::Cancel);
    connect(yes, &QPushButton::clicked, this, [this, plan] { apply(plan); });
    question->open();
}

void HostSetupPage::apply(const setup::Plan& plan) {
    tell_nothing();
    progress_->follow([](const api::tasks::Task& task) { return task.method == setup::Apply::kName; },
                      tr("Setting this computer up…"));
    // It takes as long as it takes, as packages may come from far away.
    working_ = helper().call<setup::Apply>(
        this, {.wish = plan.wish, .digest = plan.digest}, [this](const ipc::CallResult<setup::Apply::Reply>& reply) {
            working_ = nullptr;
            progress_->end();
            look();
            if (reply) {
                take_change(reply->change);
            } else if (reply.error().name == "io.apiary.Setup.PlanChanged") {
                tell({.cause = tr("This computer is not as it was when the plan was made."),
                      .remedy = tr("Nothing was changed. Look at the steps again."),
                      .detail = {}});
            } else {
                tell(failure_of(reply.error().error));
            }
        });
    refresh();
}

void HostSetupPage::take_change(const setup::Change& change) {
    notices_ = QStringList{tr("%n step(s) were done.", nullptr, static_cast<int>(change.steps.size()))} +
               notices_of(change.steps);
    refresh();
}

void HostSetupPage::ask_to_undo() {
    auto* question =
        new QMessageBox(QMessageBox::Warning, tr("Undo the set-up"),
                        tr("Take back all that Apiary has set up on this computer?"), QMessageBox::NoButton, this);
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setTextFormat(Qt::PlainText);
    question->setInformativeText(tr(
        "Only Apiary’s own lines are taken out of files; what others changed in them stays. Packages stay installed."));
    const QPushButton* yes = question->addButton(tr("&Undo"), QMessageBox::DestructiveRole);
    question->setDefaultButton(question->addButton(QMessageBox::Cancel));
    connect(yes, &QPushButton::clicked, this, &HostSetupPage::undo);
    question->open();
}

void HostSetupPage::undo() {
    tell_nothing();
    notices_.clear();
    progress_->follow([](const api::tasks::Task& task) { return task.method == setup::Undo::kName; },
                      tr("Taking back what was set up…"));
    working_ = helper().call<setup::Undo>(this, {}, [this](const ipc::CallResult<setup::Undo::Reply>& reply) {
        working_ = nullptr;
        progress_->end();
        look();
        if (reply) {
            notices_ = {tr("Everything is as it was before.")};
            std::ranges::transform(reply->notes, std::back_inserter(notices_), note_text);
            refresh();
        } else {
            tell(failure_of(reply.error().error));
        }
    });
    refresh();
}

QString HostSetupPage::other_way() const {
    const QString user = qEnvironmentVariable("USER");
    const auto& facts = helper().facts();
    const bool of_the_system = is_connected() && facts && !facts->session;
    return (of_the_system ? QStringLiteral("sudo apiaryctl --system setup apply")
                          : QStringLiteral("sudo apiaryctl setup apply --root /")) +
           (user.isEmpty() ? QString() : QStringLiteral(" --user ") + shell_word(user));
}

void HostSetupPage::show_command() {
    const QString verb = QStringLiteral("apiaryctl%1 setup ").arg(helper().command_line_option());
    show_commands_window(this, tr("Set up"),
                         {{tr("Show"), verb + QStringLiteral("show")},
                          {tr("Plan"), verb + QStringLiteral("plan")},
                          {tr("Set up"), verb + QStringLiteral("apply")},
                          {tr("Undo"), verb + QStringLiteral("undo")},
                          {tr("Without the helper, as root"), other_way()}});
}

void HostSetupPage::follow_helper() {
    if (is_connected()) {
        look();
    }
}

void HostSetupPage::show_state() {
    const bool shown = state_.has_value();
    const bool refused = shown && state_->refusal.has_value();
    const bool lost = helper().state() == Helper::State::Unreachable;
    all_->setVisible(shown);
    busy_->setVisible(!shown && !lost && (is_asking() || helper().state() == Helper::State::Searching));
    progress_->setVisible(!working_.isNull());
    refusal_->setVisible(refused || (lost && !shown));
    if (refused) {
        refusal_->show_refusal(sentence(host_text(state_->refusal->cause)),
                               sentence(host_text(state_->refusal->remedy)), other_way());
    } else if (lost) {
        refusal_->show_refusal(tr("This computer can be set up without the helper too."),
                               tr("An administrator does it with this command, which shows every change first:"),
                               other_way());
    }
    QStringList notices = notices_;
    if (shown && notices.isEmpty() && state_->restart_needed) {
        notices << tr("Restart this computer: until then not all of it counts.");
    }
    notice_->setVisible(!notices.isEmpty());
    if (!notices.isEmpty()) {
        const QString first = notices.takeFirst();
        notice_->show_lines(first, notices);
    }
    const bool free = is_connected() && shown && !refused && working_.isNull();
    apply_->setEnabled(free && !is_asking() && ticked() > 0);
    undo_->setEnabled(free && !state_->changes.empty());
    rows_->setEnabled(working_.isNull());
    again_->setText(is_asking() ? tr("&Cancel") : tr("&Look again"));
    again_->setEnabled((is_connected() || is_asking()) && working_.isNull());
}

}  // namespace apiary::gui
