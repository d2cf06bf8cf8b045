// SPDX-License-Identifier: GPL-2.0-or-later
#include "gui/create/creation.h"

#include <utility>

namespace apiary::gui {
namespace {

/// The field that an io.apiary.Guests.InvalidDefinition names, or that the name of its error tells of.
QString field_of(const ipc::CallFailure& failure) {
    if (failure.name == api::guests::InvalidName::kName || failure.name == api::guests::GuestExists::kName) {
        return QStringLiteral("name");
    }
    const auto field = failure.parameters.find("field");
    return field != failure.parameters.end() && field->is_string() ? qt(field->get<std::string>()) : QString();
}

}  // namespace

Creation::Creation(Helper& helper, QObject* parent) : QObject(parent), helper_(helper) {}

void Creation::begin(const QString& name, const api::guests::Definition& definition, bool start) {
    name_ = name;
    start_ = start;
    cancel_wanted_ = false;
    why_ = {};
    set_stage(Stage::Creating);
    // No limit: a disk can be made on a slow file system, and the user can cancel.
    helper_.call<api::guests::Create>(this, {.name = name.toStdString(), .definition = definition},
                                      [this](const Created& reply) { take_created(reply); });
}

void Creation::cancel() {
    // What was asked for is waited for: a call that is dropped is carried out all the same.
    cancel_wanted_ = stage_ != Stage::Idle;
    emit stage_changed();
}

void Creation::take_created(const Created& reply) {
    if (!reply) {
        fail(reply.error());
    } else if (cancel_wanted_) {
        take_back();
    } else if (start_) {
        set_stage(Stage::Starting);
        helper_.call<api::guests::Start>(this, {.name = name_.toStdString()},
                                         [this](const Started& started) { take_started(started); });
    } else {
        set_stage(Stage::Idle);
        emit succeeded(name_, false);
    }
}

void Creation::take_started(const Started& reply) {
    if (!reply && reply.error().name.empty()) {
        fail(reply.error());
    } else if (!reply) {
        why_ = failure_of(reply.error().error);
        take_back();
    } else if (cancel_wanted_) {
        take_back();
    } else {
        set_stage(Stage::Idle);
        emit succeeded(name_, true);
    }
}

void Creation::take_back() {
    set_stage(Stage::TakingBack);
    // One that does not run cannot be killed, which is as well.
    helper_.call<api::guests::Kill>(this, {.name = name_.toStdString()}, [this](const auto&) { remove(); });
}

void Creation::remove() {
    using namespace api::guests;
    helper_.call<Delete>(this, {.name = name_.toStdString()}, [this](const ipc::CallResult<Delete::Reply>& reply) {
        if (!reply) {
            taken_back(reply.error().name == NoSuchGuest::kName);
            return;
        }
        // Nothing was ever written to its disks: there is nothing to undelete.
        helper_.call<Purge>(this, {.id = reply->id}, [this](const auto&) { taken_back(true); });
    });
}

void Creation::taken_back(bool gone) {
    set_stage(Stage::Idle);
    if (!gone) {
        const Failure left = {tr("The guest “%1” could not be started, and not be removed again").arg(name_),
                              tr("See what is wrong with it in the list of guests"), why_.cause};
        emit failed(left, {}, false);
    } else if (cancel_wanted_) {
        emit cancelled();
    } else {
        emit failed(why_, {}, false);
    }
}

void Creation::fail(const ipc::CallFailure& failure) {
    const bool lost = failure.name.empty();
    set_stage(Stage::Idle);
    if (cancel_wanted_ && !lost) {
        emit cancelled();
    } else {
        emit failed(failure_of(failure.error), field_of(failure), lost);
    }
}

void Creation::set_stage(Stage stage) {
    stage_ = stage;
    emit stage_changed();
}

}  // namespace apiary::gui
