// SPDX-License-Identifier: GPL-2.0-or-later
#include "gui/tray/guest_menu.h"

#include <utility>

#include "gui/widget/state_icon.h"

namespace apiary::gui {

using api::guests::State;

GuestMenu::GuestMenu(QString guest, const Helper& helper, const GuestList& guests, GuestVerbs& verbs, QWidget* parent)
    : QMenu(parent), guest_(std::move(guest)), helper_(helper), guests_(guests), verbs_(verbs) {
    setToolTipsVisible(true);
    for (const Verb verb : {Verb::Start, Verb::Stop, Verb::Pause, Verb::Resume}) {
        add_verb(verb);
    }
    addSeparator();
    console_ = addAction(theme_icon(QStringLiteral("utilities-terminal")), tr("&Console"), this,
                         [this] { emit open_console(guest_); });
    addAction(theme_icon(QStringLiteral("document-open")), tr("&Open"), this, [this] { emit open_guest(guest_); });
    refresh();
}

void GuestMenu::add_verb(Verb verb) {
    actions_[verb] = addAction(theme_icon(verb_icon(verb)), verb_text(verb), this,
                               [this, verb] { verbs_.carry_out(verb, {guest_}); });
}

void GuestMenu::refresh() {
    const auto* guest = guests_.find(guest_);
    if (guest == nullptr) {
        return;
    }
    setTitle(tr("%1 – %2", "guest, state").arg(guest_, state_text(guest->state)));
    setIcon(state_icon(guest->state, crashed(*guest)));
    // One of the two, in the same place.
    actions_[Verb::Pause]->setVisible(guest->state != State::Paused);
    actions_[Verb::Resume]->setVisible(guest->state == State::Paused);
    for (const auto& [verb, action] : std::as_const(actions_).asKeyValueRange()) {
        const QString obstacle = this->obstacle(verb, *guest);
        action->setEnabled(obstacle.isEmpty());
        action->setToolTip(obstacle.isEmpty() ? verb_explanation(verb) : obstacle);
    }
    console_->setEnabled(guest->state != State::Broken);
    console_->setToolTip(console_->isEnabled() ? tr("Show what the guest writes, and type to it")
                                               : tr("A broken guest has no console"));
}

QString GuestMenu::obstacle(Verb verb, const api::guests::Guest& guest) const {
    if (guests_.stale()) {
        return tr("The helper is not reached");
    }
    if (!helper_.may(verb_method(verb))) {
        return tr("You have no right to do this");
    }
    if (guest.busy) {
        return tr("It is being cloned");
    }
    return verbs_.possible(verb, {guest_}) ? QString()
                                           : tr("Not possible in this state: %1").arg(state_text(guest.state));
}

}  // namespace apiary::gui
