// SPDX-License-Identifier: GPL-2.0-or-later
#include "gui/console/console_page.h"

#include <KMessageWidget>
#include <QApplication>
#include <QDateTime>
#include <QFileDialog>
#include <QIcon>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSaveFile>
#include <QStackedLayout>
#include <QStyle>
#include <QToolBar>
#include <QToolButton>
#include <QVBoxLayout>

#include "gui/console/console_actions.h"
#include "gui/console/console_window.h"
#include "gui/console/terminal_view.h"
#include "gui/widget/empty_state.h"

namespace apiary::gui {
namespace {

using api::guests::Guest;
using api::guests::State;

/// A guest that was started before this has written things that are history by now.
constexpr qint64 kFreshSeconds = 3;
constexpr int kButtonCharacters = 45;  ///< Room for what stands beside the text of a notice.
/// Ends what a program on the guest has set up: the other screen, colours, a hidden cursor, mouse reports, a scrolling
/// region. The cursor stays where it was.
constexpr auto kTidyUp =
    "\x1b[?1047l\x1b"
    "7\x1b[r\x1b"
    "8\x1b[0m\x1b(B\x1b[?25h\x1b[?1l\x1b[?1000l\x1b[?1002l\x1b[?1003l\x1b[?2004l\x1b[?7h";

KMessageWidget* make_notice(QWidget* parent, KMessageWidget::MessageType type) {
    auto* notice = new KMessageWidget(parent);
    notice->setMessageType(type);
    notice->setMinimumWidth(1);  // It is wrapped where it does not fit, and must let the page become that narrow.
    notice->setCloseButtonVisible(false);
    notice->hide();
    return notice;
}

}  // namespace

ConsolePage::ConsolePage(Helper& helper, GuestList& guests, QString guest, QWidget* parent)
    : QWidget(parent),
      helper_(helper),
      guests_(guests),
      guest_(std::move(guest)),
      verbs_(helper, guests),
      link_(helper),
      view_(new TerminalView(this)),
      actions_(new ConsoleActions(this)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    make_bar();
    make_notices();
    make_empty_page();
    layout->addWidget(bar_);
    layout->addWidget(grab_notice_);
    layout->addWidget(start_notice_);
    layout->addWidget(hint_);
    stack_ = new QStackedLayout;
    stack_->addWidget(empty_);
    stack_->addWidget(view_);
    layout->addLayout(stack_, 1);
    setFocusProxy(view_);
    view_->setAccessibleName(tr("Console of %1").arg(guest_));
    view_->display()->setAccessibleName(view_->accessibleName());
    view_->set_own_shortcuts(actions_->shortcuts());
    follow_view();
    follow_link();
    const auto about_us = [this](const QString& name) {
        if (name == guest_) {
            refresh();
        }
    };
    connect(&guests_, &GuestList::guest_added, this, about_us);
    connect(&guests_, &GuestList::guest_changed, this, about_us);
    connect(&guests_, &GuestList::guest_removed, this, about_us);
    connect(&helper_, &Helper::state_changed, this, &ConsolePage::refresh);
    connect(&verbs_, &GuestVerbs::failed, this,
            [this](const QString&, const Failure& failure) { show_failure(failure); });
    refresh();
}

/// While all that it tells is there.
ConsolePage::~ConsolePage() {
    delete view_;
}

void ConsolePage::make_bar() {
    bar_ = new QToolBar(tr("Console"), this);
    const int size = style()->pixelMetric(QStyle::PM_SmallIconSize);
    bar_->setIconSize(QSize(size, size));
    bar_->setMovable(false);
    state_ = new QLabel(bar_);
    state_->setContentsMargins(6, 0, 6, 0);
    state_->setTextFormat(Qt::PlainText);
    bar_->addWidget(state_);
    bar_->addAction(actions_->take_control);
    qobject_cast<QToolButton*>(bar_->widgetForAction(actions_->take_control))
        ->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    auto* space = new QWidget(bar_);
    space->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    bar_->addWidget(space);
    bar_->addActions({actions_->search, actions_->copy, actions_->paste});
    bar_->addSeparator();
    bar_->addActions({actions_->zoom_out, actions_->zoom_in, actions_->save});
    bar_->addSeparator();
    bar_->addActions({actions_->grab, actions_->own_window});

    auto* menu = new QMenu(this);
    menu->addActions({actions_->select_all, actions_->reset_zoom});
    menu->addMenu(actions_->scheme_menu());
    menu->addSeparator();
    menu->addActions({actions_->release_control, actions_->leave});
    auto* more = new QToolButton(bar_);
    more->setIcon(QIcon::fromTheme(QStringLiteral("application-menu")));
    more->setText(tr("More"));
    more->setToolTip(tr("More for this console"));
    more->setAccessibleName(more->toolTip());
    more->setPopupMode(QToolButton::InstantPopup);
    more->setMenu(menu);
    bar_->addWidget(more);
}

void ConsolePage::make_notices() {
    grab_notice_ = make_notice(this, KMessageWidget::Positive);
    grab_notice_->setText(tr("The keyboard is given to the guest: press the right Ctrl key to get it back."));
    auto* back = new QAction(tr("Get It Back"), grab_notice_);
    connect(back, &QAction::triggered, this, [this] { view_->set_keyboard_grabbed(false); });
    grab_notice_->addAction(back);

    start_notice_ = make_notice(this, KMessageWidget::Information);
    start_ = new QAction(QIcon::fromTheme(verb_icon(Verb::Start)), verb_text(Verb::Start), this);
    connect(start_, &QAction::triggered, this, &ConsolePage::start_guest);
    try_again_ = new QAction(QIcon::fromTheme(QStringLiteral("view-refresh")), tr("&Try Again"), this);
    connect(try_again_, &QAction::triggered, &link_, &ConsoleLink::retry);

    hint_ = make_notice(this, KMessageWidget::Warning);
    hint_->setCloseButtonVisible(true);
    hint_control_ = new QAction(tr("Take Control"), hint_);
    connect(hint_control_, &QAction::triggered, this, &ConsolePage::take_control);
}

void ConsolePage::make_empty_page() {
    empty_ = new EmptyState(this);
    empty_->set_icon(QIcon::fromTheme(QStringLiteral("utilities-terminal")));
    connect(empty_, &EmptyState::activated, this, &ConsolePage::start_guest);
}

void ConsolePage::follow_link() {
    link_.set_room([this] { return view_->room(); });
    connect(view_, &TerminalView::drained, &link_, &ConsoleLink::pass_on);
    connect(&link_, &ConsoleLink::output, this, &ConsolePage::take_output);
    connect(&link_, &ConsoleLink::state_changed, this, &ConsolePage::refresh);
    connect(&link_, &ConsoleLink::control_changed, this, [this] {
        if (link_.control().ours) {
            hint_->hide();
        }
        refresh();
    });
    connect(&link_, &ConsoleLink::control_failed, this, &ConsolePage::show_failure);
    connect(&link_, &ConsoleLink::ended, this, [this] {
        mark_due_ = has_output_;
        refresh();
    });
    connect(&link_, &ConsoleLink::begins_again, this, [this] {
        mark_due_ = false;
        mark(tr("The connection was lost; what the console has kept follows from its start"));
    });
    connect(&link_, &ConsoleLink::log_found, this,
            [this] { mark(tr("From the log on disk, which may begin before the guest's last start")); });
}

void ConsolePage::follow_view() {
    connect(view_, &TerminalView::typed, this, [this](const QByteArray& bytes) {
        if (link_.attached() && !link_.control().ours) {
            show_hint(link_.control().user.isEmpty()
                          ? tr("What you type does not reach the guest until you take control.")
                          : tr("What you type does not reach the guest while somebody else types."),
                      true);
        }
        link_.write(bytes);
    });
    connect(view_, &TerminalView::answered, &link_, &ConsoleLink::write);
    connect(view_, &TerminalView::size_changed, &link_, &ConsoleLink::set_size);
    connect(view_, &TerminalView::selection_changed, actions_->copy, &QAction::setEnabled);
    connect(view_, &TerminalView::keyboard_grab_changed, this, &ConsolePage::show_grab);
    connect(view_, &TerminalView::menu_wanted, this, &ConsolePage::popup);
    connect(actions_->take_control, &QAction::triggered, this, &ConsolePage::take_control);
    connect(actions_->release_control, &QAction::triggered, &link_, &ConsoleLink::release_control);
    connect(actions_->search, &QAction::triggered, view_, &TerminalView::show_search);
    connect(actions_->copy, &QAction::triggered, view_, &TerminalView::copy);
    connect(actions_->paste, &QAction::triggered, view_, &TerminalView::paste);
    connect(actions_->select_all, &QAction::triggered, view_, &TerminalView::select_all);
    connect(actions_->zoom_in, &QAction::triggered, view_, &TerminalView::zoom_in);
    connect(actions_->zoom_out, &QAction::triggered, view_, &TerminalView::zoom_out);
    connect(actions_->reset_zoom, &QAction::triggered, view_, &TerminalView::reset_zoom);
    connect(actions_->save, &QAction::triggered, this, &ConsolePage::save_to_file);
    connect(actions_->own_window, &QAction::triggered, this, &ConsolePage::open_own_window);
    connect(actions_->leave, &QAction::triggered, this, &ConsolePage::leave_terminal);
    connect(actions_->grab, &QAction::toggled, view_, &TerminalView::set_keyboard_grabbed);
    connect(actions_, &ConsoleActions::scheme_chosen, this, [this](const QString& scheme) {
        ConsoleStyle style = view_->console_style();
        style.scheme = scheme;
        view_->set_console_style(style);
        emit scheme_chosen(scheme);
    });
}

void ConsolePage::set_console_style(const ConsoleStyle& style) {
    view_->set_console_style(style);
    actions_->check_scheme(style.scheme);
    if (own_window_) {
        own_window_->page().set_console_style(style);
    }
}

void ConsolePage::make_own_window(QAction* full_screen) {
    actions_->own_window->setVisible(false);
    actions_->own_window->setEnabled(false);
    addAction(full_screen);
    view_->set_own_shortcuts(actions_->shortcuts());
    bar_->insertAction(actions_->grab, full_screen);
}

void ConsolePage::give_keyboard() {
    if (stack_->currentWidget() == view_) {
        view_->setFocus(Qt::OtherFocusReason);
    } else {
        keyboard_due_ = true;
        const bool can_start = empty_->button()->isVisible() && empty_->button()->isEnabled();
        (can_start ? static_cast<QWidget*>(empty_->button()) : empty_)->setFocus(Qt::OtherFocusReason);
    }
}

/// The terminal takes the keyboard over from the page that was there while there was nothing to type at.
void ConsolePage::show_part(QWidget* part) {
    stack_->setCurrentWidget(part);
    if (part == view_ && view_->isVisible() && std::exchange(keyboard_due_, false)) {
        view_->setFocus(Qt::OtherFocusReason);
    }
}

void ConsolePage::leave_to_window(const QKeySequence& shortcut) {
    view_->add_own_shortcut(shortcut);
}

void ConsolePage::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    was_shown_ = true;
    refresh();
}

void ConsolePage::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    fit_notices();
}

/// One line, if there is room for it and the buttons beside it, as the terminal needs the rest.
void ConsolePage::fit_notices() {
    for (KMessageWidget* notice : {grab_notice_, start_notice_, hint_}) {
        const int text = notice->fontMetrics().horizontalAdvance(notice->text());
        const bool wrap = text + notice->fontMetrics().averageCharWidth() * kButtonCharacters > width();
        if (notice->wordWrap() != wrap) {
            notice->setWordWrap(wrap);
        }
    }
}

void ConsolePage::refresh() {
    const Guest* guest = guests_.find(guest_);
    follow_guest(guest);
    show_state(guest);
    show_start(guest);
}

void ConsolePage::follow_guest(const Guest* guest) {
    // What was known of a helper that is lost may be over; a console that goes on needs none.
    if (guest != nullptr && guests_.stale()) {
        return;
    }
    if (guest == nullptr || !is_up(*guest)) {
        mark_end();
        link_.stop();
    } else if (was_shown_ && guest->pid && guest->state != State::Starting) {
        const qint64 age = QDateTime::currentSecsSinceEpoch() - guest->since.value_or(0);
        link_.start({.guest = guest_, .pid = *guest->pid, .fresh = age <= kFreshSeconds},
                    std::exchange(access_, api::console::Access::Free));
    }
}

QString ConsolePage::state_words(const Guest* guest) const {
    if (guest == nullptr) {
        return guests_.stale() ? QString() : tr("Deleted");
    }
    if (!link_.attached()) {
        return is_up(*guest) && guest->state != State::Starting && link_.attaching() ? tr("Connecting…")
                                                                                     : state_text(guest->state);
    }
    const auto& control = link_.control();
    const QString words = control.ours             ? tr("You type")
                          : control.user.isEmpty() ? tr("Watching: nobody types")
                          : control.same_user      ? tr("Watching: you type on another console")
                                                   : tr("Watching: %1 types").arg(control.user);
    return guest->state == State::Running || guests_.stale()
               ? words
               : tr("%1 (%2)", "who types, the guest's state").arg(words, state_text(guest->state).toLower());
}

void ConsolePage::show_state(const Guest* guest) {
    state_->setText(state_words(guest));
    const bool attached = link_.attached();
    actions_->take_control->setVisible(attached && !link_.control().ours);
    actions_->release_control->setEnabled(attached && link_.control().ours);
    actions_->grab->setEnabled(attached);
    actions_->paste->setEnabled(attached);
    if (!attached) {
        view_->set_keyboard_grabbed(false);
        if (hint_->actions().contains(hint_control_)) {
            hint_->hide();
        }
    }
}

ConsolePage::Words ConsolePage::idle_words(const Guest* guest) const {
    if (guests_.stale()) {
        return helper_.state() == Helper::State::Searching
                   ? Words{tr("Looking for the helper"), {}}
                   : Words{tr("The helper is not reached"), tr("The console is here again when it is.")};
    }
    if (guest == nullptr) {
        return {tr("The guest %1 is not there any more").arg(guest_), {}};
    }
    if (link_.failure()) {
        const auto& [cause, remedy, detail] = *link_.failure();
        return {tr("The console cannot be opened"),
                remedy.isEmpty() ? cause : tr("%1: %2", "cause, remedy").arg(cause, remedy)};
    }
    switch (guest->state) {
        case State::Broken: return {tr("The guest is broken"), guest->problem ? qt(guest->problem->cause) : QString()};
        case State::Stopped: return {tr("The guest is not running"), tr("Its console is here when it does.")};
        case State::Starting: return {tr("The guest is starting"), {}};
        default: return {tr("The console is being opened"), {}};
    }
}

void ConsolePage::show_start(const Guest* guest) {
    const bool idle = !link_.attached() && (guest == nullptr || guests_.stale() || link_.failure() || !is_up(*guest) ||
                                            guest->state == State::Starting);
    const bool can_start = guest != nullptr && !guests_.stale() && verb_fits(Verb::Start, *guest);
    const bool may_start = can_start && verbs_.possible(Verb::Start, {guest_});
    const QString tip = may_start ? verb_explanation(Verb::Start) : tr("You are not permitted to start guests");
    start_->setEnabled(may_start);
    start_->setToolTip(tip);
    empty_->set_action(can_start ? start_->text() : QString());
    empty_->button()->setEnabled(may_start);
    empty_->button()->setToolTip(tip);
    const auto [title, explanation] = idle_words(guest);
    empty_->set_texts(title, explanation);
    start_notice_->setText(explanation.isEmpty() ? title : tr("%1. %2", "two sentences").arg(title, explanation));
    offer(can_start ? start_ : link_.failure() ? try_again_ : nullptr);
    fit_notices();
    const bool empty = idle && !has_output_;
    show_part(empty ? static_cast<QWidget*>(empty_) : view_);
    start_notice_->setVisible(idle && (!empty || link_.failure()));
}

/// In the notice about a guest that does not run. Its buttons are made anew each time, so only where it changes.
void ConsolePage::offer(QAction* wanted) {
    for (QAction* each : {start_, try_again_}) {
        const bool there = start_notice_->actions().contains(each);
        if (there && each != wanted) {
            start_notice_->removeAction(each);
        } else if (!there && each == wanted) {
            start_notice_->addAction(each);
        }
    }
}

void ConsolePage::show_grab(bool grabbed) {
    grab_notice_->setVisible(grabbed);
    actions_->grab->setChecked(grabbed);
}

void ConsolePage::show_hint(const QString& text, bool offers_control) {
    hint_->removeAction(hint_control_);
    if (offers_control) {
        hint_->addAction(hint_control_);
    }
    hint_->setText(text);
    fit_notices();
    hint_->show();
}

void ConsolePage::show_failure(const Failure& failure) {
    show_hint(failure.remedy.isEmpty() ? failure.cause : failure.cause + u' ' + failure.remedy, false);
    hint_->setToolTip(failure.detail);
}

void ConsolePage::take_output(const QByteArray& bytes, bool old) {
    mark_end();
    has_output_ = true;
    view_->write(bytes, old ? TerminalView::Answers::Withheld : TerminalView::Answers::Given);
}

/// A line that is not the guest's.
void ConsolePage::mark(const QString& text) {
    const QString line = QStringLiteral("──── %1 ────").arg(text);
    view_->write(QByteArray(has_output_ ? kTidyUp : "") + (has_output_ ? "\r\n" : "") + "\x1b[7m" + line.toUtf8() +
                     "\x1b[0m\r\n",
                 TerminalView::Answers::Withheld);
    has_output_ = true;
}

void ConsolePage::mark_end() {
    if (std::exchange(mark_due_, false)) {
        mark(tr("The guest ended: %1", "%1: date and time").arg(time_text(QDateTime::currentSecsSinceEpoch())));
    }
}

void ConsolePage::start_guest() {
    keyboard_due_ = true;
    hint_->hide();
    verbs_.carry_out(Verb::Start, {guest_});
}

void ConsolePage::take_control() {
    link_.take_control();
    view_->setFocus(Qt::OtherFocusReason);
}

void ConsolePage::popup(const QPoint& global) {
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addActions({actions_->copy, actions_->paste, actions_->select_all, actions_->search});
    menu->addSeparator();
    menu->addMenu(actions_->scheme_menu());
    menu->addActions({actions_->save, actions_->own_window});
    menu->popup(global);
}

void ConsolePage::leave_terminal() {
    for (auto* button : bar_->findChildren<QToolButton*>()) {
        if (button->isVisible() && button->isEnabled()) {
            button->setFocus(Qt::ShortcutFocusReason);
            return;
        }
    }
}

void ConsolePage::save_to_file() {
    auto* dialog = new QFileDialog(this, tr("Save the Console of %1").arg(guest_));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("txt"));
    dialog->setNameFilters({tr("Text (*.txt)"), tr("All files (*)")});
    dialog->selectFile(QStringLiteral("%1.txt").arg(guest_));
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
        QSaveFile file(path);
        if (file.open(QIODevice::WriteOnly)) {
            view_->save_history(file);
        }
        if (!file.commit()) {
            show_failure({tr("The console could not be saved to “%1”").arg(path), tr("choose another place"),
                          file.errorString()});
        }
    });
    dialog->open();
}

/// The same keyboard should do the same in both, so control goes along.
void ConsolePage::open_own_window() {
    if (own_window_) {
        own_window_->show();
        own_window_->raise();
        own_window_->activateWindow();
        return;
    }
    lent_ = link_.control().ours;
    own_window_ = new ConsoleWindow(helper_, guests_, guest_, view_->console_style());
    if (lent_) {
        own_window_->page().take_control_at_once();
    }
    connect(&own_window_->page(), &ConsolePage::scheme_chosen, this, &ConsolePage::scheme_chosen);
    connect(own_window_, &ConsoleWindow::closing, this, [this] {
        if (std::exchange(lent_, false) && !link_.control().ours) {
            link_.take_control();
        }
    });
    own_window_->show();
}

}  // namespace apiary::gui
