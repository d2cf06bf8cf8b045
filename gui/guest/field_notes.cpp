// SPDX-License-Identifier: GPL-2.0-or-later
#include "gui/guest/field_notes.h"

#include <QHBoxLayout>
#include <QIcon>
#include <QLabel>
#include <QStyle>
#include <algorithm>

namespace apiary::gui {
namespace {

using Level = FieldProblem::Level;

QIcon icon_of(Level level, const QStyle* style) {
    switch (level) {
        case Level::Note:
            return QIcon::fromTheme(QStringLiteral("dialog-information"),
                                    style->standardIcon(QStyle::SP_MessageBoxInformation));
        case Level::Warning:
            return QIcon::fromTheme(QStringLiteral("dialog-warning"),
                                    style->standardIcon(QStyle::SP_MessageBoxWarning));
        case Level::Missing:
        case Level::Error: break;
    }
    return QIcon::fromTheme(QStringLiteral("dialog-error"), style->standardIcon(QStyle::SP_MessageBoxCritical));
}

}  // namespace

FieldNote::FieldNote(QWidget* parent) : QWidget(parent), icon_(new QLabel(this)), text_(new QLabel(this)) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins({});
    row->addWidget(icon_, 0, Qt::AlignTop);
    row->addWidget(text_, 1);
    text_->setTextFormat(Qt::PlainText);
    text_->setWordWrap(true);
    text_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    hide();
}

void FieldNote::show_problem(const FieldProblem& problem) {
    const int size = fontMetrics().height();
    icon_->setPixmap(icon_of(problem.level, style()).pixmap(QSize(size, size), devicePixelRatioF()));
    text_->setText(problem.text);
    text_->setAccessibleName(problem.text);
    show();
}

void FieldNote::clear() {
    hide();
    text_->clear();
}

QString FieldNote::text() const {
    return text_->text();
}

FieldNote* FieldNotes::add(const QString& field, QWidget* focus, QWidget* parent) {
    auto* note = new FieldNote(parent);
    put(field, note, focus);
    return note;
}

void FieldNotes::put(const QString& field, FieldNote* note, QWidget* focus) {
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
        worst.contains(name) ? entry.note->show_problem(worst[name]) : entry.note->clear();
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
