// SPDX-License-Identifier: GPL-2.0-or-later
#include "gui/guest/started_with.h"

#include <algorithm>
#include <tuple>

#include "gui/model/definition_change.h"
#include "gui/model/words.h"

namespace apiary::gui {

void StartedWith::see(const api::guests::Guest& guest) {
    if (guest.since != since_ || guest.pid != pid_) {
        *this = StartedWith();
        since_ = guest.since;
        pid_ = guest.pid;
    }
    if (!guest.pid || !guest.definition) {
        return;
    }
    const auto pending = guest.pending.value_or(std::vector<std::string>());
    const auto take = [&](const auto& field) {
        if (!std::ranges::contains(pending, field.name)) {
            definition_.*field.member = (*guest.definition).*field.member;
            seen_.insert(QString::fromLatin1(field.name.data(), static_cast<qsizetype>(field.name.size())));
        }
    };
    std::apply([&](const auto&... field) { (take(field), ...); }, api::guests::Definition::fields());
}

QString StartedWith::value(const std::string& field) const {
    return seen_.contains(qt(field)) ? value_text(field, definition_) : QString();
}

}  // namespace apiary::gui
