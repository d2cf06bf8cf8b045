// SPDX-License-Identifier: GPL-2.0-or-later
#include "gui/guest/definition_edit.h"

#include <QHBoxLayout>
#include <QIcon>
#include <QMessageBox>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QScrollArea>
#include <QStackedLayout>
#include <QVBoxLayout>
#include <algorithm>

#include "gui/guest/change_list.h"
#include "gui/widget/command_line_view.h"
#include "gui/widget/empty_state.h"
#include "gui/widget/fitted_message.h"
#include "gui/widget/notices.h"
#include "gui/widget/state_icon.h"

namespace apiary::gui {

using api::guests::Change;
using api::guests::Definition;
using api::guests::Guest;
using api::guests::Start;
using api::guests::State;
using api::guests::Stop;

namespace {

constexpr auto kChangeNotice = "change", kRestartNotice = "restart";

/// Cause → remedy → detail.
QString in_one(const Failure& failure) {
    QStringList parts = {failure.cause, failure.remedy};
    parts.removeAll(QString());
    const QString text = parts.join(u' ');
    return failure.detail.isEmpty() ? text : text + QStringLiteral("\n") + failure.detail;
}

}  // namespace

DefinitionEdit::DefinitionEdit(Helper& helper, GuestList& guests, QString guest, QWidget* parent)
    : QWidget(parent),
      helper_(helper),
      guests_(guests),
      guest_(std::move(guest)),
      notices_(new Notices(this)),
      reason_(new FittedMessage(KMessageWidget::Information, this)),
      changes_(new ChangeList(this)),
      broken_(new EmptyState(this)),
      area_(new QScrollArea(this)),
      body_(new QWidget),
      stack_(new QStackedLayout),
      bar_(new_bar()) {
    reason_->setObjectName(QStringLiteral("read_only"));
    area_->setFrameShape(QFrame::NoFrame);
    area_->setWidgetResizable(true);
    area_->setWidget(body_);
    broken_->set_icon(state_icon(State::Broken));
    stack_->addWidget(area_);
    stack_->addWidget(broken_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(notices_);
    column->addWidget(reason_);
    column->addWidget(changes_);
    column->addLayout(stack_, 1);
    column->addWidget(bar_);
    connect(changes_, &ChangeList::restart_wanted, this, &DefinitionEdit::restart);
    connect(&guests, &GuestList::guest_changed, this, [this](const QString& name) {
        if (name == guest_) {
            refresh();
        }
    });
    connect(&helper, &Helper::facts_changed, this, &DefinitionEdit::refresh);
    if (const Guest* known = guests.find(guest_)) {
        started_with_.see(*known);
    }
}

DefinitionEdit::~DefinitionEdit() = default;

QWidget* DefinitionEdit::new_bar() {
    auto* bar = new QFrame(this);
    bar->setObjectName(QStringLiteral("apply_bar"));
    command_ = new QPushButton(QIcon::fromTheme(QStringLiteral("utilities-terminal")), tr("Show &Command"), bar);
    discard_ = new QPushButton(QIcon::fromTheme(QStringLiteral("edit-undo")), tr("&Discard"), bar);
    apply_ = new QPushButton(QIcon::fromTheme(QStringLiteral("dialog-ok-apply")), tr("&Apply"), bar);
    command_->setObjectName(QStringLiteral("show_command"));
    discard_->setObjectName(QStringLiteral("discard"));
    apply_->setObjectName(QStringLiteral("apply"));
    discard_->setToolTip(tr("Have everything here as the guest has it"));
    connect(command_, &QPushButton::clicked, this, [this] {
        show_command(this, tr("Apply"),
                     set_command(guest_, change_between(base_, typed()), helper_.command_line_option()));
    });
    connect(discard_, &QPushButton::clicked, this, &DefinitionEdit::discard);
    connect(apply_, &QPushButton::clicked, this, &DefinitionEdit::apply);
    auto* row = new QHBoxLayout(bar);
    row->addWidget(command_);
    row->addStretch(1);
    row->addWidget(discard_);
    row->addWidget(apply_);
    bar->hide();
    return bar;
}

void DefinitionEdit::add_editor(Editor editor) {
    editors_.push_back(std::move(editor));
}

Surroundings DefinitionEdit::surroundings() const {
    return {.names = {}, .host = helper_.facts()};
}

// ---- What the guest has ----

void DefinitionEdit::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    refresh();
}

void DefinitionEdit::refresh() {
    const Guest* guest = guests_.find(guest_);
    if (guest != nullptr && !guests_.stale()) {
        started_with_.see(*guest);
    }
    if (!isVisible() || guest == nullptr) {
        return;
    }
    stack_->setCurrentWidget(guest->definition ? static_cast<QWidget*>(area_) : broken_);
    if (guest->definition) {
        take(*guest->definition);
    } else {
        show_broken(*guest);
    }
    show_pending(*guest);
    follow(*guest);
    show_typed();
}

void DefinitionEdit::show_broken(const Guest& guest) {
    const auto problem = guest.problem.value_or(api::guests::Problem());
    QStringList words = {qt(problem.cause), qt(problem.remedy), qt(problem.detail)};
    words.removeAll(QString());
    broken_->set_texts(tr("The definition of this guest cannot be read"), words.join(u'\n'));
}

void DefinitionEdit::show_field(const Editor& editor, const Definition& definition) {
    const QScopedValueRollback quiet(loading_, true);
    editor.show(definition);
}

/// What is other than it was comes into the fields, but for those that somebody typed in.
void DefinitionEdit::take(const Definition& theirs) {
    const QList<FieldProblem> problems = loaded_ ? check() : QList<FieldProblem>();
    const auto differing = differing_fields(base_, theirs);
    std::vector<const Editor*> due;
    for (const Editor& editor : editors_) {
        if (!loaded_ || (std::ranges::contains(differing, editor.field) && !touched(editor, problems))) {
            due.push_back(&editor);
        }
    }
    base_ = theirs;
    loaded_ = true;
    std::ranges::for_each(due, [&](const Editor* editor) { show_field(*editor, base_); });
}

Definition DefinitionEdit::typed() const {
    Definition definition = base_;
    std::ranges::for_each(editors_, [&](const Editor& editor) { editor.store(definition); });
    return definition;
}

bool DefinitionEdit::touched(const Editor& editor, const QList<FieldProblem>& problems) const {
    Definition definition = base_;
    editor.store(definition);
    return definition != base_ || std::ranges::any_of(problems, [&](const FieldProblem& problem) {
               return forbids(problem) && is_part_of(problem.field, qt(editor.field));
           });
}

bool DefinitionEdit::modified() const {
    const QList<FieldProblem> problems = check();
    return loaded_ && std::ranges::any_of(editors_, [&](const Editor& editor) { return touched(editor, problems); });
}

// ---- What is shown ----

void DefinitionEdit::edited() {
    if (!loading_) {
        refusal_.reset();
        show_typed();
    }
}

void DefinitionEdit::show_typed() {
    QList<FieldProblem> problems = check();
    if (refusal_) {
        problems << *refusal_;
    }
    notes_.show(problems, show_missing_);
    show_rights();
    show_bar();
}

QString DefinitionEdit::why_read_only() const {
    if (guests_.stale()) {
        return tr("The helper is not reached: this is what was known last.");
    }
    return helper_.may(Change::kName) ? QString()
                                      : tr("You are not permitted to change guests. This shows what it is made of.");
}

void DefinitionEdit::show_rights() {
    const QString reason = why_read_only();
    body_->setEnabled(reason.isEmpty());
    reason_->show_lines({}, {reason});
    reason_->setVisible(!reason.isEmpty() && stack_->currentWidget() == area_);
}

std::vector<FieldProblem> DefinitionEdit::obstacles() const {
    std::vector<FieldProblem> found;
    std::ranges::copy_if(check(), std::back_inserter(found), [&](const FieldProblem& problem) {
        return forbids(problem) && !notes_.nearest(problem.field).isEmpty();
    });
    return found;
}

void DefinitionEdit::show_bar() {
    const bool shown = loaded_ && stack_->currentWidget() == area_ && modified();
    // The keyboard does not stay on a button that goes.
    if (!shown && bar_->isAncestorOf(focusWidget())) {
        area_->setFocus();
    }
    bar_->setVisible(shown);
    const QString reason = why_read_only();
    const bool wrong = !obstacles().empty();
    apply_->setEnabled(reason.isEmpty());  // Also while it is applied: the keyboard stays there.
    apply_->setText(applying_ ? tr("Applying…") : tr("&Apply"));
    const Guest* guest = guests_.find(guest_);
    apply_->setToolTip(!reason.isEmpty() ? reason
                       : guest != nullptr && is_up(*guest)
                           ? tr("Change the guest; what is about the machine counts from its next start on")
                           : tr("Change the guest"));
    command_->setEnabled(!wrong);
    command_->setToolTip(wrong ? tr("Something here cannot be applied as it is")
                               : tr("Show what would do the same in a terminal"));
}

void DefinitionEdit::show_pending(const Guest& guest) {
    QList<ChangeList::Change> changes;
    for (const std::string& field : guest.pending.value_or(std::vector<std::string>())) {
        if (guest.definition && !counts_at_once(field)) {
            changes << ChangeList::Change{field_text(field), started_with_.value(field),
                                          value_text(field, *guest.definition)};
        }
    }
    changes_->allow_restart(why_no_restart(guest));
    changes_->show_changes(changes);
}

// ---- Apply, discard, undo ----

void DefinitionEdit::apply() {
    if (applying_ || !modified() || !why_read_only().isEmpty()) {
        return;
    }
    show_missing_ = true;
    refusal_.reset();
    if (const auto wrong = obstacles(); !wrong.empty()) {
        show_typed();
        notes_.focus(wrong.front().field);
        return;
    }
    ask(change_between(base_, typed()), base_, false);
}

void DefinitionEdit::discard() {
    refusal_.reset();
    show_missing_ = false;
    std::ranges::for_each(editors_, [this](const Editor& editor) { show_field(editor, base_); });
    show_typed();
}

void DefinitionEdit::ask(const DefinitionChange& change, const Definition& before, bool is_undo) {
    applying_ = true;
    notices_->remove(QLatin1String(kChangeNotice));
    helper_.call<Change>(this, {.name = guest_.toStdString(), .set = change.set, .unset = change.unset},
                         [this, change, before, is_undo, sent = typed()](const ipc::CallResult<Change::Reply>& reply) {
                             applying_ = false;
                             if (reply && reply->guest.definition) {
                                 take_changed(sent, before, change, *reply->guest.definition, is_undo);
                             } else if (!reply) {
                                 take_refusal(reply.error(), is_undo);
                             }
                         });
    show_typed();
}

void DefinitionEdit::take_changed(const Definition& sent, const Definition& before, const DefinitionChange& change,
                                  const Definition& now, bool is_undo) {
    const auto asked_for = differing_fields(before, changed(before, change));
    const auto typed_since = differing_fields(sent, typed());
    take(now);
    Definition after = before;
    for (const std::string& field : asked_for) {
        copy_field(field, now, after);
    }
    for (const Editor& editor : editors_) {
        // The helper may have filled in something; but what was typed since stays.
        if (std::ranges::contains(asked_for, editor.field) && !std::ranges::contains(typed_since, editor.field)) {
            show_field(editor, base_);
        }
    }
    show_missing_ = false;
    refusal_.reset();
    Notices::Notice notice = {
        .kind = Notices::Kind::Success,
        .text = {.cause = (is_undo ? tr("Changed back: %1") : tr("Changed: %1")).arg(change_text(before, after)),
                 .remedy = {},
                 .detail = {}},
        .actions = {},
        .key = QLatin1String(kChangeNotice),
        .seconds = is_undo ? 10 : 0};
    if (!is_undo) {
        notice.actions = {{tr("&Undo"), [this, back = reversed(change, before), after] { ask(back, after, true); }}};
    }
    notices_->show_notice(std::move(notice));
    show_typed();
}

void DefinitionEdit::take_refusal(const ipc::CallFailure& failure, bool is_undo) {
    const QString field = failure.name == api::guests::InvalidDefinition::kName &&
                                  failure.parameters.contains("field") && failure.parameters["field"].is_string()
                              ? qt(failure.parameters["field"].get<std::string>())
                              : QString();
    const QString place = notes_.nearest(field);
    if (is_undo || place.isEmpty()) {
        notices_->show_notice(
            {.kind = Notices::Kind::Error, .text = failure_of(failure.error), .key = QLatin1String(kChangeNotice)});
    } else {
        refusal_ = FieldProblem{FieldProblem::Level::Error, field, in_one(failure_of(failure.error)), {}};
    }
    show_typed();
    if (refusal_) {
        notes_.focus(place);
    }
}

// ---- Restart ----

QString DefinitionEdit::why_no_restart(const Guest& guest) const {
    if (guests_.stale()) {
        return tr("The helper is not reached");
    }
    if (!helper_.may(Stop::kName) || !helper_.may(Start::kName)) {
        return tr("You are not permitted to stop and start guests");
    }
    return guest.state == State::Running ? QString() : tr("Only a guest that runs can be shut down");
}

void DefinitionEdit::restart() {
    auto* box = new QMessageBox(QMessageBox::Question, tr("Restart"), tr("Restart “%1”?").arg(guest_),
                                QMessageBox::Cancel, this);
    box->setObjectName(QStringLiteral("confirm_restart"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(
        tr("The guest is asked to shut down, and is started again when it has. What runs in it ends."));
    auto* yes = box->addButton(tr("&Restart"), QMessageBox::AcceptRole);
    box->setDefaultButton(yes);
    connect(yes, &QPushButton::clicked, this, &DefinitionEdit::begin_restart);
    box->open();
}

void DefinitionEdit::begin_restart() {
    changes_->show_restarting(true);
    notices_->remove(QLatin1String(kRestartNotice));
    const std::string name = guest_.toStdString();
    helper_.call<Stop>(
        this, {.name = name, .grace = {}, .kill = {}}, [this, name](const ipc::CallResult<Stop::Reply>& stopped) {
            if (!stopped) {
                end_restart(failure_of(stopped.error().error));
                return;
            }
            helper_.call<Start>(this, {.name = name}, [this](const ipc::CallResult<Start::Reply>& started) {
                end_restart(started ? std::nullopt : std::optional(failure_of(started.error().error)));
            });
        });
}

void DefinitionEdit::end_restart(const std::optional<Failure>& failure) {
    changes_->show_restarting(false);
    if (failure) {
        notices_->show_notice({.kind = Notices::Kind::Error, .text = *failure, .key = QLatin1String(kRestartNotice)});
    }
}

}  // namespace apiary::gui
