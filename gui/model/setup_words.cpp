// SPDX-License-Identifier: GPL-2.0-or-later
#include "gui/model/setup_words.h"

#include <QCoreApplication>
#include <algorithm>

#include "gui/model/host_texts.h"
#include "gui/model/words.h"

namespace apiary::gui {
namespace {

using namespace api::setup;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(SetupWords)
};

}  // namespace

QString step_text(const Step& step) {
    QString text = host_text(step.text);
    if (!text.isEmpty()) {
        text.front() = text.front().toUpper();
    }
    return text;
}

QString purpose_text(Purpose purpose) {
    switch (purpose) {
        case Purpose::Service: return Texts::tr("Start with this computer");
        case Purpose::Access: return Texts::tr("Access");
        case Purpose::Acceleration: return Texts::tr("Hardware virtualization");
        case Purpose::Network: return Texts::tr("Networks of guests");
        case Purpose::Console: return Texts::tr("Consoles of bhyve");
        case Purpose::Firmware: return Texts::tr("UEFI for guests");
    }
    return {};
}

QString setup_state_text(const Step& step) {
    switch (step.state) {
        case StepState::InOrder: return Texts::tr("In order");
        case StepState::Made: return Texts::tr("Set up by Apiary");
        case StepState::Lacking: break;
    }
    return step.obstacle ? Texts::tr("Cannot be set up") : Texts::tr("Missing");
}

Mark mark_of(const Step& step) {
    if (step.state != StepState::Lacking) {
        return Mark::Good;
    }
    return step.obstacle ? Mark::Bad : Mark::Warning;
}

QString needs_text(Needs needs) {
    switch (needs) {
        case Needs::Nothing: return {};
        case Needs::Login: return Texts::tr("From the next login on");
        case Needs::Restart: return Texts::tr("From the next start of this computer on");
    }
    return {};
}

QStringList notices_of(const std::vector<Step>& steps) {
    QStringList notices;
    if (std::ranges::contains(steps, Needs::Login, &Step::needs)) {
        notices << Texts::tr("Log out and in again: until then the new groups do not count.");
    }
    if (std::ranges::contains(steps, Needs::Restart, &Step::needs)) {
        notices << Texts::tr("Restart this computer: until then not all of it counts.");
    }
    return notices;
}

QString setup_value_text(const Step& step, const std::string& value) {
    if (value.empty()) {
        return Texts::tr("Nothing");
    }
    return step.file ? qt(value) : sentence(host_text(value));
}

bool can_be_set_up(const QString& capability) {
    static const QStringList kCapabilities = {QStringLiteral("kernel_module"), QStringLiteral("device"),
                                              QStringLiteral("tap"), QStringLiteral("bridge")};
    return kCapabilities.contains(capability);
}

}  // namespace apiary::gui
