// SPDX-License-Identifier: GPL-2.0-or-later
#include "gui/guest/share_list.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QIcon>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

#include "gui/guest/rows.h"
#include "gui/model/definition_change.h"
#include "gui/model/words.h"
#include "gui/widget/path_edit.h"
#include "gui/widget/remove_button.h"

namespace apiary::gui {

using api::guests::Share;

ShareList::ShareList(FieldNotes& notes, QWidget* parent)
    : QWidget(parent),
      notes_(notes),
      list_(new QVBoxLayout),
      none_(new QLabel(tr("No shared folders."), this)),
      add_(new QPushButton(QIcon::fromTheme(QStringLiteral("list-add")), tr("Add &Folder"), this)) {
    none_->setForegroundRole(QPalette::PlaceholderText);
    add_->setObjectName(QStringLiteral("add_share"));
    connect(add_, &QPushButton::clicked, this, [this] {
        add({});
        rows_.back().folder->setFocus();
        emit edited();
    });
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->addLayout(list_);
    column->addWidget(none_);
    column->addWidget(add_, 0, Qt::AlignLeading);
    column->addWidget(notes.add(QStringLiteral("shares"), add_, this));
}

void ShareList::show_shares(const std::vector<Share>& shares) {
    clear_rows(rows_);
    std::ranges::for_each(shares, [this](const Share& share) { add(share); });
    number();
}

void ShareList::add(const Share& share) {
    Row row = {.share = share, .all = new QWidget(this)};
    row.folder = new PathEdit(PathEdit::What::Folder, row.all);
    row.folder->setObjectName(QStringLiteral("share_folder"));
    row.folder->set_name(tr("Shared folder"));
    row.folder->set_path(qt(share.path));
    row.tag = new QLineEdit(qt(share.tag), row.all);
    row.tag->setObjectName(QStringLiteral("share_tag"));
    row.tag->setAccessibleName(tr("Tag"));
    row.tag->setPlaceholderText(tr("Tag"));
    row.tag->setToolTip(tr("The guest finds the folder by this: mount -t 9p -o trans=virtio TAG /mnt"));
    row.tag->setMaximumWidth(fontMetrics().averageCharWidth() * 20);
    row.read_only = new QCheckBox(tr("Read-only"), row.all);
    row.read_only->setChecked(share.read_only.value_or(false));
    row.read_only->setToolTip(tr("The guest may only read it"));
    row.path_note = new FieldMessage(row.all);
    row.tag_note = new FieldMessage(row.all);
    auto* line = new QHBoxLayout;
    line->addWidget(row.folder, 1);
    line->addWidget(row.tag);
    line->addWidget(row.read_only);
    line->addWidget(new_remove_button(tr("Share this folder no more"), row.all,
                                           [this, all = row.all] { remove(all); }));
    auto* column = new QVBoxLayout(row.all);
    column->setContentsMargins({});
    column->addLayout(line);
    column->addWidget(row.path_note);
    column->addWidget(row.tag_note);
    list_->addWidget(row.all);
    row.all->show();
    rows_ << row;
    connect(row.folder, &PathEdit::path_changed, this, [this, all = row.all] {
        suggest_tag(all);
        emit edited();
    });
    connect(row.folder, &PathEdit::facts_changed, this, &ShareList::edited);
    connect(row.tag, &QLineEdit::textEdited, row.tag, [tag = row.tag] { tag->setModified(true); });
    connect(row.tag, &QLineEdit::textChanged, this, &ShareList::edited);
    connect(row.read_only, &QCheckBox::toggled, this, &ShareList::edited);
    number();
}

/// Of a new folder, until somebody writes a tag.
void ShareList::suggest_tag(const QWidget* all) {
    const auto found = std::ranges::find(rows_, all, &Row::all);
    if (found == rows_.end() || !found->share.tag.empty() || found->tag->isModified()) {
        return;
    }
    NewGuest others = as_new();
    others.shares.removeAt(found - rows_.begin());
    const QString path = found->folder->path();
    found->tag->setText(path.isEmpty() ? QString() : free_tag(path, others));
    found->tag->setModified(false);
}

void ShareList::remove(const QWidget* all) {
    if (take_row_away(rows_, all)) {
        number();
        add_->setFocus();
        emit edited();
    }
}

void ShareList::number() {
    notes_.forget_parts(QStringLiteral("shares"));
    for (qsizetype i = 0; i < rows_.size(); ++i) {
        const QString field = QStringLiteral("shares[%1]").arg(i);
        notes_.put(field, rows_[i].path_note, rows_[i].folder);
        notes_.put(field + QStringLiteral(".tag"), rows_[i].tag_note, rows_[i].tag);
    }
    none_->setVisible(rows_.isEmpty());
}

std::vector<Share> ShareList::shares() const {
    std::vector<Share> shares;
    std::ranges::transform(rows_, std::back_inserter(shares), [](const Row& row) {
        return Share{.path = row.folder->path().toStdString(),
                     .tag = row.tag->text().toStdString(),
                     .read_only = kept(row.share.read_only, row.read_only->isChecked(), false)};
    });
    return shares;
}

NewGuest ShareList::as_new() const {
    NewGuest guest;
    guest.kind = NewGuest::Kind::Kernel;
    std::ranges::transform(rows_, std::back_inserter(guest.shares), [](const Row& row) {
        return NewGuest::Share{{row.folder->path(), row.folder->facts()}, row.tag->text(), row.read_only->isChecked()};
    });
    return guest;
}

QList<FieldProblem> ShareList::check() const {
    QList<FieldProblem> found;
    for (FieldProblem problem : check_new_guest(as_new(), {})) {
        if (!is_part_of(problem.field, QStringLiteral("shares"))) {
            continue;
        }
        for (qsizetype i = 0; i < rows_.size(); ++i) {
            // What the guest has already may be gone, and something else be changed.
            if (problem.field == QStringLiteral("shares[%1].path").arg(i) && !rows_[i].share.path.empty() &&
                rows_[i].folder->path() == qt(rows_[i].share.path)) {
                problem.level = std::min(problem.level, FieldProblem::Level::Warning);
            }
        }
        found << problem;
    }
    return found;
}

}  // namespace apiary::gui
