// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QHash>
#include <QList>
#include <QWidget>

#include "gui/model/new_guest.h"

class QLabel;

namespace apiary::gui {

/// What is to be said about a field, right below it; invisible while there is nothing. Its level shows by an icon and
/// by words, not by colour.
class FieldNote : public QWidget {
    Q_OBJECT

public:
    explicit FieldNote(QWidget* parent = nullptr);

    void show_problem(const FieldProblem& problem);
    void clear();
    [[nodiscard]] QString text() const;

private:
    QLabel *icon_, *text_;
};

/// The notes of a page, by the fields that they are about.
class FieldNotes {
public:
    /// `field`: as in io.apiary.Guests.InvalidDefinition. `focus`: the widget that is meant. The note is `parent`'s.
    FieldNote* add(const QString& field, QWidget* focus, QWidget* parent);
    /// Has the note be the one of another field, as where lines above were taken away.
    void put(const QString& field, FieldNote* note, QWidget* focus);
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
        FieldNote* note = nullptr;
        QWidget* focus = nullptr;
    };
    QHash<QString, Entry> entries_;
};

/// Whether `field` is `whole` or a part of it: "disks[1].size" of "disks".
[[nodiscard]] bool is_part_of(const QString& field, const QString& whole);

}  // namespace apiary::gui
