// SPDX-License-Identifier: GPL-2.0-or-later
#include "gui/host/machine_page.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>
#include <utility>

#include "gui/host/assessment_view.h"
#include "gui/model/host_texts.h"
#include "gui/model/setup_words.h"
#include "gui/widget/command_line_view.h"
#include "gui/widget/state_icon.h"
#include "gui/widget/wrapped_label.h"

namespace apiary::gui {

MachinePage::MachinePage(Helper& helper, QWidget* parent)
    : QueryPage(helper, parent),
      view_(new AssessmentView(this)),
      busy_(new QLabel(tr("This computer is being looked at…"), this)),
      note_(new QLabel(
          tr("Only a helper that runs as root can read the processor’s registers, and so tell for certain what "
             "the firmware has switched off; and only where the kernel has the module for it (Linux: msr, "
             "FreeBSD: cpuctl)."),
          this)) {
    busy_->setAlignment(Qt::AlignCenter);
    wrap_in_width(note_);
    note_->setForegroundRole(QPalette::PlaceholderText);
    note_->setObjectName(QStringLiteral("note"));
    view_->setObjectName(QStringLiteral("assessment"));
    body()->addWidget(view_, 1);
    body()->addWidget(busy_, 1);
    body()->addWidget(note_);
    body()->addWidget(new_buttons());
    connect(&helper, &Helper::facts_changed, this, &MachinePage::show_check);
    follow_helper();
    refresh();
}

QWidget* MachinePage::new_buttons() {
    auto* all = new QWidget(this);
    set_up_ = new QPushButton(theme_icon(QStringLiteral("configure")), tr("&Set up…"), all);
    set_up_->setToolTip(tr("Shows what this computer lacks for it, and sets that up"));
    set_up_->setObjectName(QStringLiteral("set_up"));
    connect(set_up_, &QPushButton::clicked, this, [this] { emit set_up_wanted(view_->chosen()); });
    connect(view_, &AssessmentView::chosen_changed, this, &MachinePage::refresh);
    again_ = new QPushButton(all);
    again_->setObjectName(QStringLiteral("again"));
    copy_ = new QPushButton(theme_icon(QStringLiteral("edit-copy")), tr("Copy &report"), all);
    copy_->setToolTip(tr("In a form for bug reports, without names and addresses"));
    copy_->setObjectName(QStringLiteral("copy_report"));
    auto* command = new QPushButton(theme_icon(QStringLiteral("utilities-terminal")), tr("Sho&w command"), all);
    command->setObjectName(QStringLiteral("show_command"));
    connect(again_, &QPushButton::clicked, this, [this] { is_asking() ? cancel() : check(); });
    connect(copy_, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(report_); });
    connect(command, &QPushButton::clicked, this, [this] {
        const QString line = QStringLiteral("apiaryctl%1 check").arg(this->helper().command_line_option());
        show_commands_window(this, tr("This computer"),
                             {{tr("Check"), line}, {tr("Report"), line + QStringLiteral(" --report")}});
    });
    auto* row = new QHBoxLayout(all);
    row->setContentsMargins({});
    for (QPushButton* button : {set_up_, again_, copy_, command}) {
        button->setAutoDefault(false);
        row->addWidget(button);
    }
    row->addStretch(1);
    return all;
}

void MachinePage::choose(const QString& capability) {
    wanted_ = capability;
    if (check_) {
        view_->choose(std::exchange(wanted_, {}));
        view_->focus_rows();
    }
}

void MachinePage::focus_rows() {
    wants_focus_ = !check_;
    view_->focus_rows();
}

void MachinePage::check() {
    ask<api::host::Check>({}, [this](const api::host::Check::Reply& reply) { take(reply); });
}

void MachinePage::take(const api::host::Check::Reply& reply) {
    check_ = reply;
    report_ = qt(reply.report);
    show_check();
    refresh();  // The rows are seen from now on.
    if (!wanted_.isEmpty()) {
        choose(wanted_);
    } else if (std::exchange(wants_focus_, false)) {
        view_->focus_rows();
    }
}

void MachinePage::show_check() {
    if (!check_) {
        return;
    }
    const auto& facts = helper().facts();
    const api::host::Assessment& assessment = check_->assessment;
    view_->show_assessment(mark_of(assessment),
                           {facts ? engine_sentence(facts->engines) : QString(),
                            sentence(host_text(assessment.summary)), nesting_sentence(assessment)},
                           assessment);
}

void MachinePage::follow_helper() {
    if (is_connected()) {
        check();
    }
}

void MachinePage::show_state() {
    const bool shown = check_.has_value();
    view_->setVisible(shown);
    busy_->setVisible(!shown && (is_asking() || helper().state() == Helper::State::Searching));
    note_->setVisible(shown && check_->msrs.empty());
    again_->setText(is_asking() ? tr("&Cancel") : tr("Chec&k again"));
    again_->setIcon(theme_icon(is_asking() ? QStringLiteral("dialog-cancel") : QStringLiteral("view-refresh")));
    again_->setEnabled(is_connected() || is_asking());
    copy_->setEnabled(shown);
    set_up_->setEnabled(shown && view_->amiss() && can_be_set_up(view_->chosen()));
}

}  // namespace apiary::gui
