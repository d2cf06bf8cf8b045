// SPDX-License-Identifier: GPL-2.0-or-later
#include "gui/tray/tray.h"

#include <KStatusNotifierItem>
#include <QGuiApplication>
#include <QPalette>
#include <QStyleHints>
#include <utility>

#include "gui/tray/session_bus.h"
#include "gui/tray/tray_host.h"
#include "gui/tray/tray_menu.h"
#include "gui/widget/state_icon.h"

namespace apiary::gui {
namespace {

/// A window of ours has the keyboard. The application's state would not do: on some platforms it stays active when the
/// last window goes.
bool is_in_use() {
    return QGuiApplication::focusWindow() != nullptr;
}

}  // namespace

Tray::Tray(const Helper& helper, GuestList& guests, GuestVerbs& verbs, const TaskList& tasks, QObject* parent)
    : QObject(parent), helper_(helper), guests_(guests), verbs_(verbs) {
    follow_guests();
    connect(&helper, &Helper::state_changed, this, &Tray::schedule);
    connect(&tasks, &TaskList::finished, this, &Tray::notify_task);
    connect(&verbs, &GuestVerbs::failed, this, &Tray::notify_failure);
    make_notifications();
    connect(&TrayHost::instance(), &TrayHost::changed, this, [this] {
        update_item();
        emit available_changed(available());
    });
    connect(qGuiApp, &QGuiApplication::focusWindowChanged, this, &Tray::forget_crashes);
    connect(QGuiApplication::styleHints(), &QStyleHints::colorSchemeChanged, this, [this] {
        look_.reset();
        schedule();
    });
    update_item();
}

Tray::~Tray() = default;

bool Tray::available() {
    return TrayHost::instance().state() == TrayHost::State::Present;
}

bool Tray::known() {
    return TrayHost::instance().state() != TrayHost::State::Unknown;
}

void Tray::set_wanted(bool wanted) {
    wanted_ = wanted;
    update_item();
}

void Tray::set_notified(bool crashes, bool tasks) {
    crashes_ = crashes;
    tasks_ = tasks;
}

void Tray::follow_guests() {
    connect(&guests_, &GuestList::guest_added, this, &Tray::schedule);
    connect(&guests_, &GuestList::guest_changed, this, &Tray::schedule);
    connect(&guests_, &GuestList::guest_removed, this, &Tray::schedule);
    connect(&guests_, &GuestList::guest_crashed, this, &Tray::notify_crash);
}

void Tray::make_notifications() {
    connect(&notifications_, &Notifications::opened, this, [this](const QString& guest) {
        if (guest.isEmpty() || guests_.find(guest) == nullptr) {
            emit open_window();
        } else {
            emit open_guest(guest);
        }
    });
    connect(&notifications_, &Notifications::not_shown, this, [this](const Notifications::Notification& notification) {
        // Trays of X11 show messages themselves.
        if (item_) {
            item_->showMessage(notification.title, notification.text, QStringLiteral("io.apiary.Apiary"));
        }
    });
}

/// The item asks the bus and waits for it, so it is made only after the watcher was seen to answer.
void Tray::update_item() {
    const bool shall = wanted_ && available();
    if (shall && !item_) {
        make_item();
    } else if (!shall && item_) {
        menu_ = nullptr;
        // This may be called by an entry of its menu.
        item_.release()->deleteLater();
    }
}

void Tray::make_item() {
    item_ = std::make_unique<KStatusNotifierItem>();
    item_->setStandardActionsEnabled(false);
    item_->setCategory(KStatusNotifierItem::ApplicationStatus);
    item_->setTitle(tr("Apiary"));
    menu_ = new TrayMenu(helper_, guests_, verbs_);
    connect(menu_, &TrayMenu::open_guest, this, &Tray::open_guest);
    connect(menu_, &TrayMenu::open_console, this, &Tray::open_console);
    connect(menu_, &TrayMenu::new_guest, this, &Tray::new_guest);
    connect(menu_, &TrayMenu::open_window, this, &Tray::open_window);
    connect(menu_, &TrayMenu::quit, this, &Tray::quit);
    item_->setContextMenu(menu_);
    connect(item_.get(), &KStatusNotifierItem::activateRequested, this, [this] {
        take_activation_token(item_->providedToken());
        crashed_.clear();
        schedule();
        emit toggle_window();
    });
    look_.reset();
    refresh();
}

/// Many changes at once are one change of the icon.
void Tray::schedule() {
    if (!std::exchange(scheduled_, true)) {
        QMetaObject::invokeMethod(this, &Tray::refresh, Qt::QueuedConnection);
    }
}

void Tray::refresh() {
    scheduled_ = false;
    erase_if(crashed_, [this](const QString& name) {
        const auto* guest = guests_.find(name);
        return guest == nullptr || !crashed(*guest);
    });
    if (!item_) {
        return;
    }
    show_look();
    show_tool_tip();
    show_attention();
    menu_->refresh();
}

void Tray::show_look() {
    const TrayLook look = {.running = guests_.running(), .connected = !guests_.stale(), .alarm = false};
    if (look_ == look) {
        return;
    }
    look_ = look;
    const QColor plain = QGuiApplication::palette().color(QPalette::WindowText);
    if (look == TrayLook{.running = 0, .connected = true, .alarm = false} && is_tray_icon_installed()) {
        item_->setIconByName(tray_icon_name());
    } else {
        item_->setIconByPixmap(paint_tray_icon(look, plain));
    }
    TrayLook alarm = look;
    alarm.alarm = true;
    item_->setAttentionIconByPixmap(paint_tray_icon(alarm, plain));
}

void Tray::show_tool_tip() {
    const auto all = guests_.guests().size();
    QString title = tr("Apiary");
    QStringList lines;
    switch (helper_.state()) {
        case Helper::State::Searching: lines << tr("Looking for the helper…"); break;
        case Helper::State::Unreachable:
            // Hosts may take the text for markup.
            lines << tr("The helper is not reached: %1").arg(helper_.trouble().cause.toHtmlEscaped());
            break;
        case Helper::State::Connected:
            title = all == 0 ? tr("Apiary: no guests")
                             : tr("Apiary: %1 of %2 guests running").arg(guests_.running()).arg(all);
            break;
    }
    if (!crashed_.isEmpty()) {
        QStringList names = crashed_.values();
        names.sort(Qt::CaseInsensitive);
        lines << tr("Crashed: %1").arg(names.join(QStringLiteral(", ")));
    }
    item_->setToolTip(QStringLiteral("io.apiary.Apiary"), title, lines.join(QStringLiteral("<br>")));
}

void Tray::show_attention() {
    const auto status = crashed_.isEmpty() ? KStatusNotifierItem::Active : KStatusNotifierItem::NeedsAttention;
    if (item_->status() != status) {
        item_->setStatus(status);
    }
}

void Tray::forget_crashes() {
    if (is_in_use() && !crashed_.isEmpty()) {
        crashed_.clear();
        schedule();
    }
    if (is_in_use()) {
        notifications_.close_all();
    }
}

void Tray::notify_crash(const QString& name) {
    const auto* guest = guests_.find(name);
    if (is_in_use() || guest == nullptr || !guest->last_end) {
        return;
    }
    crashed_.insert(name);
    schedule();
    if (crashes_) {
        const auto& end = *guest->last_end;
        notifications_.show({tr("“%1” crashed").arg(name), qt(end.crash ? end.crash->summary : end.message), name});
    }
}

void Tray::notify_task(const api::tasks::Task& task) {
    using api::tasks::State;
    // Whoever cancelled a task knows.
    if (is_in_use() || !tasks_ || task.state == State::Cancelled) {
        return;
    }
    const QString guest = qt(task.guest.value_or(""));
    notifications_.show(
        {task.state == State::Failed ? tr("A task failed") : tr("A task is finished"), qt(task.message), guest});
}

/// The window tells of failures itself; behind it, or without it, what was chosen in the menu would be lost without a
/// word.
void Tray::notify_failure(const QString& guest, const Failure& failure) {
    if (!is_in_use()) {
        QStringList lines = {failure.cause, failure.remedy};
        lines.removeAll(QString());
        notifications_.show({guest.isEmpty() ? tr("That did not work") : tr("That did not work for “%1”").arg(guest),
                             lines.join(QStringLiteral("\n")), guest});
    }
}

}  // namespace apiary::gui
