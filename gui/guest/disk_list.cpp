// SPDX-License-Identifier: GPL-2.0-or-later
#include "gui/guest/disk_list.h"

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
#include "gui/widget/size_edit.h"

namespace apiary::gui {
namespace {

using api::guests::Disk;

constexpr std::int64_t kGiB = 1 << 30, kUsualSize = 8 * kGiB, kLeast = 1 << 20, kMost = std::int64_t{64} << 40;

}  // namespace

DiskList::DiskList(FieldNotes& notes, QWidget* parent)
    : QWidget(parent),
      notes_(notes),
      list_(new QVBoxLayout),
      none_(new QLabel(tr("No disks: what the guest writes is gone when it powers off."), this)),
      add_new_(new QPushButton(QIcon::fromTheme(QStringLiteral("list-add")), tr("Add &New Disk"), this)) {
    none_->setWordWrap(true);
    none_->setForegroundRole(QPalette::PlaceholderText);
    auto* add_image = new QPushButton(QIcon::fromTheme(QStringLiteral("list-add")), tr("Add &Existing Image"), this);
    add_new_->setObjectName(QStringLiteral("add_disk"));
    add_image->setObjectName(QStringLiteral("add_image"));
    connect(add_new_, &QPushButton::clicked, this, [this] {
        add(Kind::New,
            {.path = next_disk_name(as_new()).toStdString(), .size = kUsualSize, .read_only = {}, .serial = {}});
        rows_.back().size->setFocus();
        emit edited();
    });
    connect(add_image, &QPushButton::clicked, this, [this] {
        add(Kind::Image, {});
        rows_.back().file->setFocus();
        emit edited();
    });
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(add_new_);
    buttons->addWidget(add_image);
    buttons->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->addLayout(list_);
    column->addWidget(none_);
    column->addLayout(buttons);
    column->addWidget(notes.add(QStringLiteral("disks"), add_new_, this));
}

void DiskList::show_disks(const std::vector<Disk>& disks) {
    clear_rows(rows_);
    std::ranges::for_each(
        disks, [this](const Disk& disk) { add(disk.path.starts_with('/') ? Kind::Image : Kind::Kept, disk); });
    number();
}

void DiskList::add(Kind kind, const Disk& disk) {
    Row row = {.kind = kind, .disk = disk};
    row.all = new QWidget(this);
    auto* line = new QHBoxLayout;
    fill(row, line);
    row.read_only = new QCheckBox(tr("Read-only"), row.all);
    row.read_only->setChecked(disk.read_only.value_or(false));
    row.read_only->setToolTip(tr("The guest may only read it"));
    connect(row.read_only, &QCheckBox::toggled, this, &DiskList::edited);
    line->addWidget(row.read_only);
    const QString what = kind == Kind::Kept
                             ? tr("Take “%1” away from the guest; what is on it is not deleted").arg(qt(disk.path))
                             : tr("Take this disk away");
    line->addWidget(new_remove_button(what, row.all, [this, all = row.all] { remove(all); }));
    row.path_note = new FieldMessage(row.all);
    row.size_note = new FieldMessage(row.all);
    auto* column = new QVBoxLayout(row.all);
    column->setContentsMargins({});
    column->addLayout(line);
    column->addWidget(row.path_note);
    column->addWidget(row.size_note);
    list_->addWidget(row.all);
    row.all->show();
    rows_ << row;
    number();
}

void DiskList::fill(Row& row, QHBoxLayout* line) {
    if (row.kind == Kind::Kept) {
        auto* words = new QLabel(
            row.disk.size ? tr("%1 (%2, kept with the guest)").arg(qt(row.disk.path), size_text(*row.disk.size))
                          : tr("%1 (kept with the guest)").arg(qt(row.disk.path)),
            row.all);
        words->setTextFormat(Qt::PlainText);
        words->setWordWrap(true);
        line->addWidget(words, 1);
        return;
    }
    if (row.kind == Kind::Image) {
        row.file = new PathEdit(PathEdit::What::File, row.all);
        row.file->setObjectName(QStringLiteral("disk_file"));
        row.file->set_name(tr("Disk image"));
        row.file->set_path(qt(row.disk.path));
        connect(row.file, &PathEdit::path_changed, this, &DiskList::edited);
        connect(row.file, &PathEdit::facts_changed, this, &DiskList::edited);
        line->addWidget(row.file, 1);
        return;
    }
    row.size = new SizeEdit(row.all);
    row.size->setObjectName(QStringLiteral("disk_size"));
    row.size->set_name(tr("Size of the disk"));
    row.size->set_range(kLeast, kMost);
    row.size->set_step(kGiB);
    row.size->set_size(row.disk.size.value_or(kUsualSize));
    row.name = new QLineEdit(qt(row.disk.path), row.all);
    row.name->setObjectName(QStringLiteral("disk_name"));
    row.name->setAccessibleName(tr("Name of the disk"));
    connect(row.size, &SizeEdit::changed, this, &DiskList::edited);
    connect(row.name, &QLineEdit::textChanged, this, &DiskList::edited);
    line->addWidget(row.name, 1);
    line->addWidget(row.size);
}

void DiskList::remove(const QWidget* all) {
    if (take_row_away(rows_, all)) {
        number();
        add_new_->setFocus();
        emit edited();
    }
}

/// Fields are named by their places.
void DiskList::number() {
    notes_.forget_parts(QStringLiteral("disks"));
    for (qsizetype i = 0; i < rows_.size(); ++i) {
        const Row& row = rows_[i];
        const QString field = QStringLiteral("disks[%1]").arg(i);
        QWidget* const name = row.name != nullptr   ? static_cast<QWidget*>(row.name)
                              : row.file != nullptr ? static_cast<QWidget*>(row.file)
                                                    : row.read_only;
        notes_.put(field, row.path_note, name);
        notes_.put(field + QStringLiteral(".size"), row.size_note, row.size != nullptr ? row.size : name);
    }
    none_->setVisible(rows_.isEmpty());
}

std::vector<Disk> DiskList::disks() const {
    std::vector<Disk> disks;
    for (const Row& row : rows_) {
        Disk disk = row.disk;
        if (row.kind == Kind::New) {
            disk.path = row.name->text().toStdString();
            disk.size = row.size->size();
        } else if (row.kind == Kind::Image) {
            disk.path = row.file->path().toStdString();
        }
        disk.read_only = kept(row.disk.read_only, row.read_only->isChecked(), false);
        disks.push_back(std::move(disk));
    }
    return disks;
}

NewGuest DiskList::as_new() const {
    NewGuest guest;
    guest.kind = NewGuest::Kind::Kernel;
    for (const Row& row : rows_) {
        NewGuest::Disk disk = {.existing = row.kind == Kind::Image, .name = {}, .size = kUsualSize, .file = {}};
        if (row.kind == Kind::Image) {
            disk.file = {row.file->path(), row.file->facts()};
        } else {
            disk.name = row.name != nullptr ? row.name->text() : qt(row.disk.path);
            disk.size = row.size != nullptr ? row.size->size() : disk.size;
        }
        guest.disks << disk;
    }
    return guest;
}

QList<FieldProblem> DiskList::check(const Surroundings& around) const {
    QList<FieldProblem> found;
    for (FieldProblem problem : check_new_guest(as_new(), around)) {
        if (problem.field == QLatin1String("disks")) {
            found << problem;
        }
        for (qsizetype i = 0; i < rows_.size(); ++i) {
            const Row& row = rows_[i];
            if (!is_part_of(problem.field, QStringLiteral("disks[%1]").arg(i)) || row.kind == Kind::Kept) {
                continue;
            }
            // What the guest has already may be gone, and something else be changed.
            if (row.kind == Kind::Image && !row.disk.path.empty() && row.file->path() == qt(row.disk.path)) {
                problem.level = std::min(problem.level, FieldProblem::Level::Warning);
            }
            found << problem;
        }
    }
    return found;
}

}  // namespace apiary::gui
