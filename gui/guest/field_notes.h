// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QHash>
#include <QList>

#include "gui/widget/field_message.h"

namespace apiary::gui {

/// The notes of a page, by the fields that they are about.
class FieldNotes {
public:
    /// `field`: as in io.apiary.Guests.InvalidDefinition. `focus`: the widget that is meant. The note is `parent`'s.
    FieldMessage* add(const QString& field, QWidget* focus, QWidget* parent);
    /// Has the note be the one of another field, as where lines above were taken away.
    void put(const QString& field, FieldMessage* note, QWidget* focus);
    /// Those of the parts of `field` are about to go, or to be others.
    void forget_parts(const QString& field);
    /// The field that has a note and is `field`, or has it as a part; empty where there is none.
    [[nodiscard]] QString nearest(const QString& field) const;
    /// The worst of each field. `missing_too`: also what has not been filled in yet.
    void show(const QList<FieldProblem>& problems, bool missing_too);
    /// Puts the keyboard there.
    void focus(const QString& field) const;

private:
    struct Entry {
        FieldMessage* note = nullptr;
        QWidget* focus = nullptr;
    };
    QHash<QString, Entry> entries_;
};

/// Whether `field` is `whole` or a part of it: "disks[1].size" of "disks".
[[nodiscard]] bool is_part_of(const QString& field, const QString& whole);

}  // namespace apiary::gui
