// SPDX-License-Identifier: GPL-2.0-or-later
#include "gui/tray/tray_menu.h"

#include <algorithm>

#include "gui/tray/guest_menu.h"
#include "gui/widget/state_icon.h"

namespace apiary::gui {

using api::guests::Guest;

TrayMenu::TrayMenu(const Helper& helper, const GuestList& guests, GuestVerbs& verbs, QWidget* parent)
    : QMenu(parent), helper_(helper), guests_(guests), verbs_(verbs) {
    setToolTipsVisible(true);
    trouble_ = addAction(theme_icon(QStringLiteral("dialog-warning")), {}, this, &TrayMenu::open_window);
    // Guests stand between these.
    none_ = addAction(tr("No guests"));
    none_->setEnabled(false);
    rest_ = addAction({}, this, &TrayMenu::open_window);
    addSeparator();
    new_ = addAction(theme_icon(QStringLiteral("list-add")), tr("&New Guest…"), this, &TrayMenu::new_guest);
    addAction(app_icon(), tr("Open &Apiary"), this, &TrayMenu::open_window);
    addSeparator();
    auto* quit = addAction(theme_icon(QStringLiteral("application-exit")), tr("&Quit"), this, &TrayMenu::quit);
    quit->setToolTip(tr("Guests go on running"));
    connect(this, &QMenu::aboutToShow, this, &TrayMenu::refresh);
    refresh();
}

void TrayMenu::refresh() {
    const QStringList names = wanted_guests();
    show_guests(names);
    show_rest(static_cast<qsizetype>(guests_.guests().size()) - names.size());
    show_trouble();
    none_->setVisible(names.isEmpty() && !guests_.stale());
    const bool may_create = helper_.may(api::guests::Create::kName);
    new_->setEnabled(!guests_.stale() && may_create);
    new_->setToolTip(guests_.stale() ? tr("The helper is not reached")
                     : may_create    ? tr("Create a guest")
                                     : tr("You have no right to do this"));
}

/// By name. Where there are too many, those that run come before the others.
QStringList TrayMenu::wanted_guests() const {
    const auto by_name = [](const QString& a, const QString& b) { return a.compare(b, Qt::CaseInsensitive) < 0; };
    QStringList up, down;
    for (const Guest& guest : guests_.guests()) {
        (is_up(guest) ? up : down).push_back(qt(guest.name));
    }
    std::ranges::sort(up, by_name);
    std::ranges::sort(down, by_name);
    QStringList names = (up + down).mid(0, kMostGuests);
    std::ranges::sort(names, by_name);
    return names;
}

void TrayMenu::show_guests(const QStringList& names) {
    erase_if(menus_, [&](GuestMenu* menu) {
        const bool gone = !names.contains(menu->guest());
        if (gone) {
            removeAction(menu->menuAction());
            menu->deleteLater();
        }
        return gone;
    });
    for (qsizetype place = 0; place < names.size(); ++place) {
        if (place == menus_.size() || menus_[place]->guest() != names[place]) {
            // The others keep their order, so what is missing here is new.
            auto* menu = make(names[place]);
            insertMenu(place < menus_.size() ? menus_[place]->menuAction() : none_, menu);
            menus_.insert(place, menu);
        }
        menus_[place]->refresh();
    }
}

GuestMenu* TrayMenu::make(const QString& name) {
    auto* menu = new GuestMenu(name, helper_, guests_, verbs_, this);
    connect(menu, &GuestMenu::open_guest, this, &TrayMenu::open_guest);
    connect(menu, &GuestMenu::open_console, this, &TrayMenu::open_console);
    return menu;
}

void TrayMenu::show_rest(qsizetype hidden) {
    rest_->setText(tr("All %1 guests…").arg(guests_.guests().size()));
    rest_->setVisible(hidden > 0);
}

void TrayMenu::show_trouble() {
    trouble_->setVisible(guests_.stale());
    if (helper_.state() == Helper::State::Unreachable) {
        // A menu's line, not a sentence; an ampersand would become a mnemonic.
        QString cause = helper_.trouble().cause;
        trouble_->setText(tr("The helper is not reached: %1").arg(cause.replace(u'&', QStringLiteral("&&"))));
        trouble_->setToolTip(helper_.trouble().remedy);
    } else {
        trouble_->setText(tr("Looking for the helper…"));
        trouble_->setToolTip({});
    }
}

}  // namespace apiary::gui
