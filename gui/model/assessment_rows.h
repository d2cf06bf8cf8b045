// SPDX-License-Identifier: GPL-2.0-or-later
// What the helper tells of a machine (io.apiary.Host), as people read it.
#pragma once

#include <QList>
#include <QString>
#include <optional>

#include "backend/api/host.h"

namespace apiary::gui {

/// How something looks at a glance.
enum class Mark { Good, Warning, Bad, Unknown };

/// One capability of a machine, or one engine on it.
struct AssessmentRow {
    QString id;     ///< Of the capability; of an engine "engine " and its name.
    QString group;  ///< What rows that belong together stand under.
    QString name;
    Mark mark = Mark::Unknown;
    QString verdict;                         ///< "Present", "Switched off in the firmware", …
    QString sureness;                        ///< Of the verdict, where that is not certain.
    QString value;                           ///< What there is.
    QString meaning, works, remedy, source;  ///< Sentences; may be empty.
    QString command;                         ///< That which the remedy names, for a terminal; may be empty.
    bool operator==(const AssessmentRow&) const = default;
};
/// In the order in which they are shown; those of a group one after the other.
[[nodiscard]] QList<AssessmentRow> assessment_rows(const api::host::Assessment& assessment);

/// "Certain", "Likely", "A guess".
[[nodiscard]] QString sureness_text(api::host::Sureness sureness);
/// What guests run on when they ask for nothing else, and why, in one sentence; empty where the helper knows no engine.
[[nodiscard]] QString engine_sentence(const std::vector<api::host::Engine>& engines);
/// Whether the machine is a virtual one itself, and what follows from that.
[[nodiscard]] QString nesting_sentence(const api::host::Assessment& assessment);
/// What the machine looks like as a whole: that of its best engine.
[[nodiscard]] Mark mark_of(const api::host::Assessment& assessment);
/// The command that a remedy gives; empty where it gives none.
[[nodiscard]] QString command_in(const QString& remedy);

[[nodiscard]] const api::host::Capability* find_capability(const api::host::Assessment& assessment,
                                                           std::string_view id);
/// The engine that a guest gets that asks for none; null where there is none.
[[nodiscard]] const api::host::Engine* chosen_engine(const std::vector<api::host::Engine>& engines);
/// How well that one fits the machine; null where nothing is known of it.
[[nodiscard]] const api::host::EngineFit* chosen_fit(const std::vector<api::host::Engine>& engines,
                                                     const api::host::Assessment& assessment);

}  // namespace apiary::gui
