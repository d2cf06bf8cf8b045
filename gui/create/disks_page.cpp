// SPDX-License-Identifier: GPL-2.0-or-later
#include "gui/create/disks_page.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QGroupBox>
#include <QHBoxLayout>
#include <QIcon>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

#include "gui/model/words.h"
#include "gui/widget/path_edit.h"
#include "gui/widget/remove_button.h"
#include "gui/widget/size_edit.h"

namespace apiary::gui {
namespace {

constexpr std::int64_t kGiB = 1 << 30, kUsualDisk = 8 * kGiB;

QPushButton* new_add_button(const char* object, const QString& text) {
    auto* button = new QPushButton(QIcon::fromTheme(QStringLiteral("list-add")), text);
    button->setObjectName(QLatin1String(object));
    return button;
}

}  // namespace

DisksPage::DisksPage(QWidget* parent)
    : Page(tr("Disks"), tr("What does it keep its data on?"),
           tr("A new disk is kept with the guest, and deleted with it. An image that is there is used where it is."),
           parent),
      list_(new QVBoxLayout),
      none_(new QLabel(tr("No disks: what the guest writes is gone when it powers off."), this)) {
    none_->setWordWrap(true);
    body()->addLayout(list_);
    body()->addWidget(none_);
    auto* buttons = new QHBoxLayout;
    auto* fresh = new_add_button("add_disk", tr("Add a &new disk"));
    auto* existing = new_add_button("add_image", tr("Add an &existing image"));
    buttons->addWidget(fresh);
    buttons->addWidget(existing);
    buttons->addStretch(1);
    body()->addLayout(buttons);
    body()->addWidget(message_for(QStringLiteral("disks"), fresh));
    connect(fresh, &QPushButton::clicked, this, [this] { add(false); });
    connect(existing, &QPushButton::clicked, this, [this] { add(true); });
}

void DisksPage::add(bool existing) {
    change([existing](Disks& disks) {
        NewGuest guest;
        guest.disks = disks;
        disks << NewGuest::Disk{.existing = existing,
                                .name = existing ? QString() : next_disk_name(guest),
                                .size = kUsualDisk,
                                .file = {},
                                .read_only = false};
    });
    const Row& row = rows_.back();
    (existing ? static_cast<QWidget*>(row.file) : row.size)->setFocus();
}

void DisksPage::change(const std::function<void(Disks&)>& how) {
    Disks now = disks();
    how(now);
    show_disks(now);
    tell();
}

void DisksPage::show_disks(const Disks& disks) {
    for (qsizetype i = 0; i < rows_.size(); ++i) {
        forget_fields(QStringLiteral("disks[%1]").arg(i + before_));
        rows_[i].all->hide();
        rows_[i].all->deleteLater();
    }
    rows_.clear();
    for (qsizetype i = 0; i < disks.size(); ++i) {
        rows_ << new_row(i, disks[i]);
        list_->addWidget(rows_.back().all);
    }
    none_->setVisible(rows_.empty() && before_ == 0);
    show_room();
}

DisksPage::Row DisksPage::new_row(qsizetype index, const NewGuest::Disk& disk) {
    const qsizetype number = index + before_;
    auto* box = new QGroupBox(
        disk.existing ? tr("Disk %1: existing image").arg(number + 1) : tr("Disk %1: new").arg(number + 1), this);
    Row row;
    row.existing = disk.existing;
    row.all = box;
    auto* layout = new QHBoxLayout(box);
    auto* form = new_form();
    layout->addLayout(form, 1);
    layout->addWidget(new_remove_button(tr("Remove disk %1").arg(number + 1), this,
                                        [this, index] {
                                            if (index < rows_.size()) {
                                                change([index](Disks& disks) { disks.removeAt(index); });
                                            }
                                        }),
                      0, Qt::AlignTop);
    const QString field = QStringLiteral("disks[%1]").arg(number);
    if (disk.existing) {
        fill_existing(row, field, disk, form);
    } else {
        fill_new(row, field, disk, form);
    }
    return row;
}

void DisksPage::fill_new(Row& row, const QString& field, const NewGuest::Disk& disk, QFormLayout* form) {
    constexpr std::int64_t kLeast = 1 << 20, kMost = std::int64_t{64} << 40;
    row.name = new QLineEdit(disk.name);
    row.name->setObjectName(QStringLiteral("disk_name"));
    row.name->setAccessibleName(tr("Name of the disk"));
    row.size = new SizeEdit;
    row.size->setObjectName(QStringLiteral("disk_size"));
    row.size->set_name(tr("Size of the disk"));
    row.size->set_range(kLeast, kMost);
    row.size->set_step(kGiB);
    row.size->set_size(disk.size.value_or(kUsualDisk));
    row.room = new_hint({});
    QWidget* const size_row = with_message(field + QStringLiteral(".size"), row.size);
    static_cast<QVBoxLayout*>(size_row->layout())->insertWidget(1, row.room);
    row.size->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    add_row(form, tr("Size:"), size_row, row.size);
    add_row(form, tr("Name:"), with_message(field + QStringLiteral(".path"), row.name), row.name);
    connect(row.name, &QLineEdit::textChanged, this, &DisksPage::tell);
    connect(row.size, &SizeEdit::changed, this, &DisksPage::tell);
}

void DisksPage::fill_existing(Row& row, const QString& field, const NewGuest::Disk& disk, QFormLayout* form) {
    row.file = new PathEdit(PathEdit::What::File);
    row.file->setObjectName(QStringLiteral("disk_file"));
    row.file->set_name(tr("Disk image"));
    row.read_only = new QCheckBox(tr("The guest may only read it"));
    row.read_only->setChecked(disk.read_only);
    QWidget* const file_row = with_message(field + QStringLiteral(".path"), row.file);
    file_row->layout()->addWidget(row.read_only);
    add_row(form, tr("Image:"), file_row, row.file);
    connect(row.file, &PathEdit::path_changed, this, &DisksPage::tell);
    connect(row.file, &PathEdit::facts_changed, this, &DisksPage::edited);
    connect(row.read_only, &QCheckBox::toggled, this, &DisksPage::tell);
    row.file->set_path(disk.file.path);
}

DisksPage::Disks DisksPage::disks() const {
    Disks list;
    for (const Row& row : rows_) {
        NewGuest::Disk disk;
        disk.existing = row.existing;
        if (row.existing) {
            disk.file = {row.file->path(), row.file->facts()};
            disk.read_only = row.read_only->isChecked();
        } else {
            disk.name = row.name->text();
            disk.size = row.size->size();
        }
        list << disk;
    }
    return list;
}

void DisksPage::store(NewGuest& guest) const {
    guest.disks = disks();
}

void DisksPage::show_guest(const NewGuest& guest) {
    show_disks(guest.disks);
}

void DisksPage::follow(const NewGuest& guest, const Surroundings& around) {
    host_ = around.host;
    const qsizetype before = guest.kind == NewGuest::Kind::DiskImage ? 1 : 0;
    if (before != before_) {
        const Disks now = disks();
        forget_fields(QStringLiteral("disks[%1]").arg(before_));
        show_disks({});
        before_ = before;
        show_disks(now);
    }
    show_room();
}

void DisksPage::show_room() {
    for (const Row& row : rows_) {
        if (row.room != nullptr) {
            row.room->setVisible(host_.has_value());
            row.room->setText(host_ ? tr("%1 are free where guests are kept. Room is taken as the disk is written to.")
                                          .arg(size_text(host_->directory_free))
                                    : QString());
        }
    }
}

void DisksPage::take_offer(const QString& field, const QString& value) {
    const auto row = std::ranges::find_if(rows_, [&, i = qsizetype{0}](const Row&) mutable {
        return field == QStringLiteral("disks[%1].size").arg(i++ + before_);
    });
    if (row != rows_.end() && row->size != nullptr) {
        row->size->set_text(value);
    }
}

void DisksPage::focus_first() {
    findChild<QPushButton*>(QStringLiteral("add_disk"))->setFocus();
}

}  // namespace apiary::gui
