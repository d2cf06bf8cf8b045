// SPDX-License-Identifier: GPL-2.0-or-later
#include "gui/guest/field_notes.h"

namespace apiary::gui {
namespace {

using Level = FieldProblem::Level;

}  // namespace

FieldMessage* FieldNotes::add(const QString& field, QWidget* focus, QWidget* parent) {
    auto* note = new FieldMessage(parent);
    put(field, note, focus);
    return note;
}

void FieldNotes::put(const QString& field, FieldMessage* note, QWidget* focus) {
    note->setObjectName(field + QStringLiteral("_note"));
    entries_[field] = {note, focus};
}

void FieldNotes::forget_parts(const QString& field) {
    entries_.removeIf([&](const auto& each) { return each.key() != field && is_part_of(each.key(), field); });
}

QString FieldNotes::nearest(const QString& field) const {
    QString found;
    for (const auto& [name, ignored] : entries_.asKeyValueRange()) {
        if (is_part_of(field, name) && name.size() > found.size()) {
            found = name;
        }
    }
    return found;
}

void FieldNotes::show(const QList<FieldProblem>& problems, bool missing_too) {
    QHash<QString, FieldProblem> worst;
    for (const FieldProblem& problem : problems) {
        const QString name = nearest(problem.field);
        if (!name.isEmpty() && (missing_too || problem.level != Level::Missing) &&
            (!worst.contains(name) || worst[name].level < problem.level)) {
            worst[name] = problem;
        }
    }
    for (const auto& [name, entry] : entries_.asKeyValueRange()) {
        const auto found = worst.constFind(name);
        entry.note->show_problem(found != worst.cend() ? std::optional(*found) : std::nullopt);
    }
}

void FieldNotes::focus(const QString& field) const {
    if (const auto found = entries_.constFind(nearest(field)); found != entries_.cend()) {
        found->focus->setFocus(Qt::OtherFocusReason);
    }
}

bool is_part_of(const QString& field, const QString& whole) {
    return field.startsWith(whole) &&
           (field.size() == whole.size() || field[whole.size()] == u'.' || field[whole.size()] == u'[');
}

}  // namespace apiary::gui
