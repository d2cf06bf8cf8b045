// SPDX-License-Identifier: GPL-2.0-or-later
// What is changed of a guest's definition: as it is asked for, told to people, and typed in a terminal.
#pragma once

#include <QList>
#include <QString>
#include <optional>
#include <string>
#include <vector>

#include "backend/api/guests.h"

namespace apiary::gui {

/// A request of io.apiary.Guests.Change.
struct DefinitionChange {
    api::guests::Definition set;
    std::vector<std::string> unset;

    [[nodiscard]] bool empty() const { return set == api::guests::Definition() && unset.empty(); }
    bool operator==(const DefinitionChange&) const = default;
};

/// The least that makes `after` of `before`.
[[nodiscard]] DefinitionChange change_between(const api::guests::Definition& before,
                                              const api::guests::Definition& after);
/// `definition` with the change.
[[nodiscard]] api::guests::Definition changed(const api::guests::Definition& definition,
                                              const DefinitionChange& change);
/// The change of the same fields to what they are in `before`.
[[nodiscard]] DefinitionChange reversed(const DefinitionChange& change, const api::guests::Definition& before);
/// Names of the fields in which the two differ, in the interface's order.
[[nodiscard]] std::vector<std::string> differing_fields(const api::guests::Definition& one,
                                                        const api::guests::Definition& other);
/// Puts the field of `from` into `to`.
void copy_field(const std::string& field, const api::guests::Definition& from, api::guests::Definition& to);

/// Whether a change of the field reaches a guest that runs: the field is about the guest and the helper, not about the
/// machine.
[[nodiscard]] bool counts_at_once(const std::string& field);

/// A value as it goes into a definition that had `before`: as it was where nothing is other than before, and absent
/// where it is as by default.
template <class T>
[[nodiscard]] std::optional<T> kept(const std::optional<T>& before, const T& now, const T& usual) {
    if (before.value_or(usual) == now) {
        return before;
    }
    return now == usual ? std::nullopt : std::optional(now);
}

// ---- For people ----

/// "Memory"; the field's own name where there is no better word.
[[nodiscard]] QString field_text(const std::string& field);
/// What the field is: "1 GiB"; what holds by default where it is absent. It may be long.
[[nodiscard]] QString value_text(const std::string& field, const api::guests::Definition& definition);
/// "Memory 512 MiB → 1 GiB, CPUs 2 → 4": each field in which the two differ, shortened where it is long.
[[nodiscard]] QString change_text(const api::guests::Definition& before, const api::guests::Definition& after);

// ---- For a terminal ----

/// The apiaryctl line that asks for the same. `helper`: Helper::command_line_option().
[[nodiscard]] QString set_command(const QString& guest, const DefinitionChange& change, const QString& helper = {});

}  // namespace apiary::gui
