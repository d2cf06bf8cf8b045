// SPDX-License-Identifier: GPL-2.0-or-later
#include "gui/guest/registers_page.h"

#include <QAction>
#include <QClipboard>
#include <QEvent>
#include <QFileDialog>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QIcon>
#include <QLabel>
#include <QPlainTextEdit>
#include <QSaveFile>
#include <QScrollBar>
#include <QStackedLayout>
#include <QTextCursor>
#include <QToolBar>
#include <QVBoxLayout>
#include <algorithm>

#include "gui/model/words.h"
#include "gui/widget/empty_state.h"
#include "gui/widget/notices.h"
#include "gui/widget/state_icon.h"

namespace apiary::gui {

using api::guests::Guest;
using Asked = api::guests::Registers;

namespace {

constexpr std::chrono::milliseconds kPause{1'000}, kPatience{10'000};

QTextCharFormat format_of(RegisterPart::Kind kind, const QPalette& palette) {
    QTextCharFormat format;
    if (kind == RegisterPart::Kind::Plain) {
        return format;
    }
    format.setFontWeight(QFont::Bold);
    if (kind == RegisterPart::Kind::Changed) {
        const bool dark = palette.color(QPalette::Base).lightnessF() < 0.5F;
        format.setForeground(dark ? QColor(0xFF, 0xB8, 0x6C) : QColor(0xA8, 0x3A, 0x00));
    }
    return format;
}

}  // namespace

RegistersPage::RegistersPage(Helper& helper, GuestList& guests, QString guest, QWidget* parent)
    : QWidget(parent),
      helper_(helper),
      guests_(guests),
      guest_(std::move(guest)),
      bar_(new QToolBar(this)),
      notices_(new Notices(this)),
      view_(new QPlainTextEdit(this)),
      empty_(new EmptyState(this)),
      stack_(new QStackedLayout) {
    setAccessibleName(tr("Registers"));
    view_->setObjectName(QStringLiteral("registers"));
    view_->setAccessibleName(tr("Registers of the guest’s CPUs"));
    view_->setReadOnly(true);
    view_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    view_->setUndoRedoEnabled(false);
    view_->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    view_->setLineWrapMode(QPlainTextEdit::NoWrap);
    view_->setFrameShape(QFrame::NoFrame);
    make_bar();
    empty_->set_icon(theme_icon(QStringLiteral("cpu")));
    stack_->addWidget(view_);
    stack_->addWidget(empty_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(bar_);
    column->addWidget(notices_);
    column->addLayout(stack_, 1);
    again_.setSingleShot(true);
    again_.setInterval(kPause);
    connect(&again_, &QTimer::timeout, this, &RegistersPage::ask);
    connect(&guests, &GuestList::guest_changed, this, [this](const QString& name) {
        if (name == guest_) {
            refresh();
        }
    });
}

void RegistersPage::make_bar() {
    bar_->setAccessibleName(tr("Registers"));
    bar_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    live_ = bar_->addAction(QIcon::fromTheme(QStringLiteral("view-refresh")), tr("&Live"));
    live_->setCheckable(true);
    live_->setChecked(true);
    live_->setToolTip(tr("Show the values once a second; off: hold them as they are"));
    bar_->addSeparator();
    copy_ = bar_->addAction(QIcon::fromTheme(QStringLiteral("edit-copy")), tr("&Copy"));
    copy_->setToolTip(tr("Copy what is selected, or all of it"));
    save_ = bar_->addAction(QIcon::fromTheme(QStringLiteral("document-save-as")), tr("&Save to File…"));
    auto* space = new QWidget(bar_);
    space->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    bar_->addWidget(space);
    status_ = new QLabel(bar_);
    status_->setObjectName(QStringLiteral("register_status"));
    status_->setContentsMargins(fontMetrics().averageCharWidth(), 0, fontMetrics().averageCharWidth(), 0);
    bar_->addWidget(status_);
    connect(live_, &QAction::toggled, this, &RegistersPage::refresh);
    connect(copy_, &QAction::triggered, this, &RegistersPage::copy);
    connect(save_, &QAction::triggered, this, &RegistersPage::ask_where_to_save);
}

void RegistersPage::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    refresh();
}

void RegistersPage::hideEvent(QHideEvent* event) {
    QWidget::hideEvent(event);
    stop();
}

void RegistersPage::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && !shown_.isEmpty()) {
        write_text();
    }
}

void RegistersPage::stop() {
    delete call_;
    again_.stop();
}

void RegistersPage::refresh() {
    const Guest* guest = guests_.find(guest_);
    if (!isVisible() || guest == nullptr) {
        stop();
        return;
    }
    view_->setEnabled(!guests_.stale());
    if (guests_.stale() || (!live_->isChecked() && !shown_.isEmpty())) {
        stop();
    } else if (!helper_.may(Asked::kName)) {
        stop();
        show_empty(tr("You are not permitted to see registers"), {});
    } else if (is_up(*guest) && guest->pid) {
        // Values of another run, or of a crash, are not compared with these.
        if (run_ != guest->since || crash_) {
            shown_.clear();
            crash_.reset();
            run_ = guest->since;
        }
        if (call_ == nullptr && !again_.isActive()) {
            ask();
        }
    } else {
        stop();
        show_crash(*guest);
    }
    show_status();
}

void RegistersPage::ask() {
    const Guest* guest = guests_.find(guest_);
    if (guest == nullptr || call_ != nullptr) {
        return;
    }
    call_ = helper_.call<Asked>(
        this, {.name = guest_.toStdString()}, [this](const ipc::CallResult<Asked::Reply>& reply) { take(reply); },
        kPatience);
}

void RegistersPage::take(const ipc::CallResult<Asked::Reply>& reply) {
    if (reply) {
        notices_->remove(QStringLiteral("registers"));
        show_registers(marked(registers_of(reply->cpus), shown_));
    } else if (const Guest* guest = guests_.find(guest_); !reply.error().name.empty() && guest != nullptr &&
                                                          is_up(*guest) &&
                                                          reply.error().name != api::guests::WrongState::kName) {
        notices_->show_notice({.kind = Notices::Kind::Error,
                               .text = failure_of(reply.error().error),
                               .key = QStringLiteral("registers")});
    }
    // A guest that ended meanwhile is told of by the list, and a helper that is lost too.
    if (live_->isChecked() && isVisible() && !guests_.stale()) {
        again_.start();
    }
}

void RegistersPage::show_registers(const QList<Registers>& registers) {
    const bool same = registers == shown_;
    shown_ = registers;
    stack_->setCurrentWidget(view_);
    if (!same) {
        write_text();
    }
    show_status();
}

void RegistersPage::show_crash(const Guest& guest) {
    const auto& end = guest.last_end;
    if (!end || !end->crash || !end->crash->registers || end->crash->registers->empty()) {
        shown_.clear();
        crash_.reset();
        show_empty(tr("The guest is not running"),
                   tr("The registers of its CPUs are shown here while it runs, or is paused."));
        return;
    }
    crash_ = end->time;
    show_registers(registers_of(*end->crash->registers));
}

void RegistersPage::show_empty(const QString& title, const QString& explanation) {
    empty_->set_texts(title, explanation);
    stack_->setCurrentWidget(empty_);
}

/// The text has the same shape from one time to the next: what is selected, and where one looks, stays.
void RegistersPage::write_text() {
    // Numbers, as a cursor moves with the text.
    const int anchor = view_->textCursor().anchor(), position = view_->textCursor().position();
    const int across = view_->horizontalScrollBar()->value(), down = view_->verticalScrollBar()->value();
    QTextCursor cursor(view_->document());
    cursor.beginEditBlock();
    cursor.select(QTextCursor::Document);
    cursor.removeSelectedText();
    for (const RegisterPart& part : laid_out(shown_)) {
        cursor.insertText(part.text, format_of(part.kind, view_->palette()));
    }
    cursor.endEditBlock();
    const int last = view_->document()->characterCount() - 1;
    QTextCursor after(view_->document());
    after.setPosition(std::min(anchor, last));
    after.setPosition(std::min(position, last), QTextCursor::KeepAnchor);
    view_->setTextCursor(after);
    view_->horizontalScrollBar()->setValue(across);
    view_->verticalScrollBar()->setValue(down);
}

void RegistersPage::show_status() {
    const bool has_text = stack_->currentWidget() == view_ && !shown_.isEmpty();
    copy_->setEnabled(has_text);
    save_->setEnabled(has_text);
    live_->setEnabled(!crash_ && !guests_.stale());
    if (!has_text) {
        status_->clear();
    } else if (crash_) {
        status_->setText(tr("As they were when the guest crashed, %1", "%1: date and time").arg(time_text(*crash_)));
    } else if (!live_->isChecked()) {
        status_->setText(tr("Held: turn on “Live” to see what they are now"));
    } else {
        const auto count = changed_names(shown_).size();
        status_->setText(count == 0
                             ? tr("Nothing changed within the last second")
                             : tr("%n register(s) changed within the last second", nullptr, static_cast<int>(count)));
    }
}

void RegistersPage::copy() {
    const QString selected = view_->textCursor().selectedText().replace(QChar::ParagraphSeparator, u'\n');
    QGuiApplication::clipboard()->setText(selected.isEmpty() ? view_->toPlainText() : selected);
}

void RegistersPage::ask_where_to_save() {
    auto* dialog = new QFileDialog(this, tr("Save the Registers of %1").arg(guest_));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("txt"));
    dialog->setNameFilters({tr("Text (*.txt)"), tr("All files (*)")});
    dialog->selectFile(QStringLiteral("%1-registers.txt").arg(guest_));
    connect(dialog, &QFileDialog::fileSelected, this, &RegistersPage::save);
    dialog->open();
}

void RegistersPage::save(const QString& path) {
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly)) {
        file.write(view_->toPlainText().toUtf8());
    }
    if (!file.commit()) {
        notices_->show_notice({.kind = Notices::Kind::Error,
                               .text = {tr("The registers could not be saved to “%1”").arg(path),
                                        tr("choose another place"), file.errorString()},
                               .key = QStringLiteral("save")});
    }
}

}  // namespace apiary::gui
