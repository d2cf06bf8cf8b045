// SPDX-License-Identifier: GPL-2.0-or-later
#include "gui/guest/log_page.h"

#include <QAction>
#include <QClipboard>
#include <QFileDialog>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QIcon>
#include <QPlainTextEdit>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QStackedLayout>
#include <QTextBlock>
#include <QToolBar>
#include <QVBoxLayout>
#include <algorithm>

#include "gui/guest/find_bar.h"
#include "gui/model/command_line.h"
#include "gui/model/words.h"
#include "gui/widget/empty_state.h"
#include "gui/widget/fitted_message.h"
#include "gui/widget/notices.h"
#include "gui/widget/state_icon.h"

namespace apiary::gui {

using api::console::ReadLog;
using api::guests::Guest;

namespace {

constexpr qsizetype kStep = 64 * 1024;  ///< Bytes that are read at a time.

}  // namespace

LogPage::LogPage(Helper& helper, GuestList& guests, QString guest, QWidget* parent)
    : QWidget(parent),
      helper_(helper),
      guests_(guests),
      guest_(std::move(guest)),
      bar_(new QToolBar(this)),
      notices_(new Notices(this)),
      left_out_(new FittedMessage(KMessageWidget::Information, this)),
      empty_(new EmptyState(this)),
      view_(new QPlainTextEdit(this)),
      find_bar_(new FindBar(*view_, this)),
      stack_(new QStackedLayout) {
    setAccessibleName(tr("Log"));
    view_->setObjectName(QStringLiteral("log"));
    view_->setAccessibleName(tr("What the guest wrote to its console"));
    view_->setReadOnly(true);
    view_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    view_->setUndoRedoEnabled(false);
    view_->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    view_->setLineWrapMode(QPlainTextEdit::NoWrap);
    view_->setFrameShape(QFrame::NoFrame);
    make_bar();
    left_out_->setObjectName(QStringLiteral("left_out"));
    empty_->set_icon(theme_icon(QStringLiteral("text-x-generic")));
    stack_->addWidget(view_);
    stack_->addWidget(empty_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(bar_);
    column->addWidget(notices_);
    column->addWidget(left_out_);
    column->addLayout(stack_, 1);
    column->addWidget(find_bar_);
    step_.setSingleShot(true);
    step_.setInterval(0);
    connect(&step_, &QTimer::timeout, this, &LogPage::read_on);
    connect(&guests, &GuestList::guest_changed, this, [this](const QString& name) {
        if (name == guest_) {
            refresh();
        }
    });
    QScrollBar* const scroll = view_->verticalScrollBar();
    // Who scrolls up wants to read there; who comes back to the end wants to see more.
    connect(scroll, &QScrollBar::valueChanged, this, [this, scroll](int value) {
        if (!is_scrolling_) {
            follow_->setChecked(value == scroll->maximum());
        }
    });
    connect(scroll, &QScrollBar::rangeChanged, this, &LogPage::stay_at_end);
    show_state();
}

QAction* LogPage::add_action(const char* icon, const QString& text, const QKeySequence& keys) {
    QAction* const action = bar_->addAction(QIcon::fromTheme(QLatin1String(icon)), text);
    action->setShortcut(keys);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    if (!keys.isEmpty()) {
        action->setToolTip(QStringLiteral("%1 (%2)").arg(without_mnemonic(text).remove(u'…'),
                                                         keys.toString(QKeySequence::NativeText)));
    }
    addAction(action);
    return action;
}

void LogPage::make_bar() {
    bar_->setAccessibleName(tr("Log"));
    bar_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    follow_ = add_action("go-bottom", tr("&Follow"), {});
    follow_->setCheckable(true);
    follow_->setChecked(true);
    follow_->setToolTip(tr("Keep the end in sight"));
    wrap_ = add_action("text-wrap", tr("&Wrap Lines"), {});
    wrap_->setCheckable(true);
    wrap_->setToolTip(tr("Break lines that are longer than the window is wide"));
    bar_->addSeparator();
    find_ = add_action("edit-find", tr("Fi&nd…"), QKeySequence::Find);
    copy_ = add_action("edit-copy", tr("&Copy"), {});
    copy_->setToolTip(tr("Copy what is selected, or all of it"));
    save_ = add_action("document-save-as", tr("&Save to File…"), {});
    save_->setToolTip(tr("Save the whole log"));
    connect(follow_, &QAction::toggled, this, &LogPage::stay_at_end);
    connect(wrap_, &QAction::toggled, this, [this](bool on) {
        view_->setLineWrapMode(on ? QPlainTextEdit::WidgetWidth : QPlainTextEdit::NoWrap);
        stay_at_end();
    });
    connect(find_, &QAction::triggered, find_bar_, &FindBar::open);
    connect(copy_, &QAction::triggered, this, &LogPage::copy);
    connect(save_, &QAction::triggered, this, &LogPage::ask_where_to_save);
    const auto add_keys = [this](QKeySequence::StandardKey keys, auto act) {
        auto* action = new QAction(this);
        action->setShortcuts(keys);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        connect(action, &QAction::triggered, find_bar_, act);
        addAction(action);
    };
    add_keys(QKeySequence::FindNext, &FindBar::find_next);
    add_keys(QKeySequence::FindPrevious, &FindBar::find_previous);
}

// ---- Reading ----

void LogPage::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    refresh();
}

void LogPage::hideEvent(QHideEvent* event) {
    QWidget::hideEvent(event);
    delete call_;
    run_.reset();
}

void LogPage::refresh() {
    show_state();
    if (isVisible() && !guests_.stale()) {
        begin();
    }
}

/// Reads what is there, and goes on as long as the guest runs; for each of its runs once.
void LogPage::begin() {
    const Guest* guest = guests_.find(guest_);
    if (guest == nullptr || call_ != nullptr) {
        return;
    }
    const Run run = is_up(*guest) ? Run(guest->since, guest->pid) : Run();
    if (run_ == run) {
        return;
    }
    run_ = run;
    // A stream says nothing as long as there is nothing new, also when the log is another one by now.
    call_ = helper_.call<ReadLog>(this, {.name = guest_.toStdString(), .offset = position_, .follow = {}},
                                  [this](const ipc::CallResult<ReadLog::Reply>& reply) { take_size(reply); });
}

void LogPage::take_size(const ipc::CallResult<ReadLog::Reply>& reply) {
    if (!reply || (position_ && reply->offset != position_)) {
        take(reply);
        return;
    }
    if (!position_) {
        position_ = std::max<std::int64_t>(reply->size - most_, 0);
        is_cut_ = *position_ > 0;
    }
    open();
}

void LogPage::open() {
    call_ = helper_.watch<ReadLog>(this, {.name = guest_.toStdString(), .offset = position_, .follow = true},
                                   [this](const ipc::CallResult<ReadLog::Reply>& reply) { take(reply); });
    // What began meanwhile has a stream of its own.
    connect(call_, &QObject::destroyed, this, &LogPage::refresh, Qt::QueuedConnection);
}

void LogPage::begin_anew() {
    delete call_;
    run_.reset();
    position_.reset();
    unread_.clear();
    text_.clear();
    view_->clear();
    begin();
}

void LogPage::take(const ipc::CallResult<ReadLog::Reply>& reply) {
    if (!reply) {
        // A helper that is lost is told of elsewhere, and read from again when it is back.
        if (reply.error().name.empty()) {
            run_.reset();
        } else {
            notices_->show_notice(
                {.kind = Notices::Kind::Error, .text = failure_of(reply.error().error), .key = QStringLiteral("read")});
        }
        return;
    }
    if (reply->offset != position_) {  // Its older part was dropped.
        begin_anew();
        return;
    }
    const QByteArray bytes = QByteArray::fromBase64(QByteArray::fromStdString(reply->data));
    unread_ += bytes;
    position_ = *position_ + bytes.size();
    if (unread_.size() > 2 * most_) {  // It writes faster than this can show.
        unread_ = unread_.last(most_);
        text_.clear();
        view_->clear();
        is_cut_ = true;
    }
    step_.start();
    show_state();
}

void LogPage::read_on() {
    const QByteArray bytes = unread_.first(std::min(unread_.size(), kStep));
    unread_.remove(0, bytes.size());
    append(text_.take(bytes));
    if (!unread_.isEmpty()) {
        step_.start();
    }
}

// ---- The text ----

/// Lines that are complete, and after them the one that is not yet.
void LogPage::append(const QString& lines) {
    const QScopedValueRollback ours(is_scrolling_, true);
    QTextCursor cursor(view_->document());
    cursor.movePosition(QTextCursor::End);
    cursor.movePosition(QTextCursor::StartOfBlock, QTextCursor::KeepAnchor);
    cursor.insertText(lines + text_.line());
    trim();
    stay_at_end();
    show_state();
}

void LogPage::trim() {
    const qsizetype extra = view_->document()->characterCount() - most_;
    if (extra <= 0) {
        return;
    }
    // Some more than has to be, as it is dear to do.
    const QTextBlock first = view_->document()->findBlock(static_cast<int>(std::min(extra + kStep, most_))).next();
    if (first.isValid()) {
        QTextCursor cursor(view_->document());
        cursor.setPosition(first.position(), QTextCursor::KeepAnchor);
        cursor.removeSelectedText();
        is_cut_ = true;
    }
}

void LogPage::stay_at_end() {
    if (follow_->isChecked()) {
        const QScopedValueRollback ours(is_scrolling_, true);
        view_->verticalScrollBar()->setValue(view_->verticalScrollBar()->maximum());
    }
}

void LogPage::show_state() {
    const Guest* guest = guests_.find(guest_);
    const bool has_text = !view_->document()->isEmpty() || !unread_.isEmpty();
    empty_->set_texts(
        guest != nullptr && is_up(*guest) ? tr("The guest has not written anything yet") : tr("The log is empty"),
        tr("What the guest writes to its console is kept here, also when it has ended."));
    stack_->setCurrentWidget(has_text ? static_cast<QWidget*>(view_) : empty_);
    for (QAction* action : {find_, copy_, save_}) {
        action->setEnabled(has_text);
    }
    save_->setEnabled(has_text && !guests_.stale());
    view_->setEnabled(!guests_.stale());
    if (is_cut_) {
        left_out_->show_lines(
            {},
            {tr("The start of the log is left out here. All of it is what “Save to File” saves, and “%1” prints.")
                 .arg(QStringLiteral("apiaryctl%1 logs %2").arg(helper_.command_line_option(), shell_word(guest_)))});
    }
    left_out_->setVisible(is_cut_ && has_text);
}

// ---- Taking it elsewhere ----

void LogPage::copy() {
    const QString selected = view_->textCursor().selectedText().replace(QChar::ParagraphSeparator, u'\n');
    QGuiApplication::clipboard()->setText(selected.isEmpty() ? view_->toPlainText() : selected);
}

void LogPage::ask_where_to_save() {
    const QString text = tr("Text, without control sequences (*.txt)"), bytes = tr("As the guest wrote it (*.log)");
    auto* dialog = new QFileDialog(this, tr("Save the Log of %1").arg(guest_));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({text, bytes});
    dialog->setDefaultSuffix(QStringLiteral("txt"));
    dialog->selectFile(QStringLiteral("%1.txt").arg(guest_));
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog, bytes](const QString& filter) {
        dialog->setDefaultSuffix(filter == bytes ? QStringLiteral("log") : QStringLiteral("txt"));
    });
    connect(dialog, &QFileDialog::fileSelected, this, [this, dialog, bytes](const QString& path) {
        save(path, dialog->selectedNameFilter() == bytes ? LogSaver::Form::Bytes : LogSaver::Form::Text);
    });
    dialog->open();
}

void LogPage::save(const QString& path, LogSaver::Form form) {
    auto* saver = new LogSaver(helper_, guest_, path, form, this);
    connect(saver, &LogSaver::done, this, [this, path](const Failure& failure) {
        const bool failed = !failure.cause.isEmpty();
        notices_->show_notice({.kind = failed ? Notices::Kind::Error : Notices::Kind::Success,
                               .text = failed ? failure : Failure{tr("The log was saved to “%1”").arg(path), {}, {}},
                               .key = QStringLiteral("save"),
                               .seconds = failed ? 0 : 10});
    });
}

}  // namespace apiary::gui
