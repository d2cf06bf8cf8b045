// SPDX-License-Identifier: GPL-2.0-or-later
#include "gui/model/guest_verbs.h"

#include <QCoreApplication>
#include <algorithm>
#include <array>

namespace apiary::gui {
namespace {

using api::guests::State;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(Verb)
};

constexpr std::array kAll = {Verb::Start, Verb::Stop, Verb::Pause, Verb::Resume, Verb::Reset, Verb::ForceOff,
                             Verb::Clone, Verb::Delete};

constexpr const char* command_of(Verb verb) {
    switch (verb) {
        case Verb::Start: return "start";
        case Verb::Stop: return "stop";
        case Verb::ForceOff: return "kill";
        case Verb::Pause: return "pause";
        case Verb::Resume: return "resume";
        case Verb::Reset: return "reset";
        case Verb::Clone: return "clone";
        case Verb::Delete: return "delete";
    }
    return "";
}

}  // namespace

std::span<const Verb> all_verbs() {
    return kAll;
}

QString verb_text(Verb verb) {
    switch (verb) {
        case Verb::Start: return Texts::tr("&Start");
        case Verb::Stop: return Texts::tr("Shut &down");
        case Verb::ForceOff: return Texts::tr("&Force off");
        case Verb::Pause: return Texts::tr("&Pause");
        case Verb::Resume: return Texts::tr("&Resume");
        case Verb::Reset: return Texts::tr("R&eset");
        case Verb::Clone: return Texts::tr("Cl&one…");
        case Verb::Delete: return Texts::tr("De&lete");
    }
    return {};
}

QString verb_explanation(Verb verb) {
    switch (verb) {
        case Verb::Start: return Texts::tr("Turn the guest on");
        case Verb::Stop: return Texts::tr("Press the guest's power button and wait until it has shut down");
        case Verb::ForceOff: return Texts::tr("Pull the guest's plug: what it has not written to disk is lost");
        case Verb::Pause: return Texts::tr("Hold the guest as it is");
        case Verb::Resume: return Texts::tr("Let the guest go on");
        case Verb::Reset: return Texts::tr("Press the guest's reset button: what it has not written to disk is lost");
        case Verb::Clone: return Texts::tr("Make another guest like this one, with copies of the disks kept with it");
        case Verb::Delete: return Texts::tr("Move the guest and the disks kept with it to the trash");
    }
    return {};
}

QString verb_icon(Verb verb) {
    switch (verb) {
        case Verb::Start: return QStringLiteral("media-playback-start");
        case Verb::Stop: return QStringLiteral("system-shutdown");
        case Verb::ForceOff: return QStringLiteral("process-stop");
        case Verb::Pause: return QStringLiteral("media-playback-pause");
        case Verb::Resume: return QStringLiteral("media-playback-start");
        case Verb::Reset: return QStringLiteral("system-reboot");
        case Verb::Clone: return QStringLiteral("edit-copy");
        case Verb::Delete: return QStringLiteral("edit-delete");
    }
    return {};
}

std::string_view verb_method(Verb verb) {
    switch (verb) {
        case Verb::Start: return api::guests::Start::kName;
        case Verb::Stop: return api::guests::Stop::kName;
        case Verb::ForceOff: return api::guests::Kill::kName;
        case Verb::Pause: return api::guests::Pause::kName;
        case Verb::Resume: return api::guests::Resume::kName;
        case Verb::Reset: return api::guests::Reset::kName;
        case Verb::Clone: return api::guests::Clone::kName;
        case Verb::Delete: return api::guests::Delete::kName;
    }
    return {};
}

bool verb_fits(Verb verb, const api::guests::Guest& guest) {
    switch (verb) {
        case Verb::Start: return guest.state == State::Stopped && !guest.busy;
        case Verb::Stop: return guest.state == State::Running;
        case Verb::ForceOff: return is_up(guest);
        case Verb::Pause: return guest.state == State::Running || guest.state == State::Stopping;
        case Verb::Resume: return guest.state == State::Paused;
        case Verb::Reset: return guest.state == State::Running || guest.state == State::Stopping;
        case Verb::Clone: return guest.state == State::Stopped;
        case Verb::Delete: return !is_up(guest) && !guest.busy;
    }
    return false;
}

QString verb_command(Verb verb, const QString& guest, const QString& option) {
    return QStringLiteral("apiaryctl%1 %2 %3").arg(option, QLatin1String(command_of(verb)), guest);
}

GuestVerbs::GuestVerbs(Helper& helper, GuestList& guests, QObject* parent)
    : QObject(parent), helper_(helper), guests_(guests) {}

bool GuestVerbs::possible(Verb verb, const QStringList& guests) const {
    return !guests_.stale() && helper_.may(verb_method(verb)) &&
           std::ranges::any_of(guests, [&](const QString& name) {
               const auto* guest = guests_.find(name);
               return guest != nullptr && verb_fits(verb, *guest);
           });
}

template <class Method>
void GuestVerbs::call(const QString& guest, typename Method::Parameters parameters) {
    helper_.call<Method>(this, std::move(parameters),
                         [this, guest](const ipc::CallResult<typename Method::Reply>& reply) {
                             if (!reply) {
                                 emit failed(guest, failure_of(reply.error().error));
                             } else if constexpr (std::same_as<Method, api::guests::Delete>) {
                                 emit deleted(guest, qt(reply->id));
                             }
                         });
}

void GuestVerbs::carry_out(Verb verb, const QStringList& guests) {
    for (const QString& name : guests) {
        const auto* guest = guests_.find(name);
        if (guest == nullptr || !verb_fits(verb, *guest)) {
            continue;
        }
        const std::string plain = guest->name;
        switch (verb) {
            case Verb::Start: call<api::guests::Start>(name, {.name = plain}); break;
            case Verb::Stop: call<api::guests::Stop>(name, {.name = plain, .grace = {}, .kill = {}}); break;
            case Verb::ForceOff: call<api::guests::Kill>(name, {.name = plain}); break;
            case Verb::Pause: call<api::guests::Pause>(name, {.name = plain}); break;
            case Verb::Resume: call<api::guests::Resume>(name, {.name = plain}); break;
            case Verb::Reset: call<api::guests::Reset>(name, {.name = plain}); break;
            case Verb::Clone: break;  // See clone().
            case Verb::Delete: call<api::guests::Delete>(name, {.name = plain}); break;
        }
    }
}

void GuestVerbs::undelete(const QString& trash_id) {
    helper_.call<api::guests::Undelete>(this, {.id = trash_id.toStdString(), .name = {}},
                                        [this](const ipc::CallResult<api::guests::Undelete::Reply>& reply) {
                                            if (!reply) {
                                                emit failed({}, failure_of(reply.error().error));
                                            }
                                        });
}

void GuestVerbs::clone(const QString& guest, const QString& name) {
    using api::guests::Clone;
    helper_.call<Clone>(this, {.name = guest.toStdString(), .new_name = name.toStdString()},
                        [this, guest, name](const ipc::CallResult<Clone::Reply>& reply) {
                            if (reply) {
                                QStringList shared;
                                std::ranges::transform(reply->shared, std::back_inserter(shared),
                                                       [](const auto& each) { return qt(each.what); });
                                emit cloned(guest, name, shared);
                            } else if (reply.error().name != api::guests::Cancelled::kName) {
                                // Whoever cancelled it knows.
                                emit failed(guest, failure_of(reply.error().error));
                            }
                        });
}

}  // namespace apiary::gui
