// SPDX-License-Identifier: GPL-2.0-or-later
#include "gui/create/shares_page.h"

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

#include "gui/widget/path_edit.h"
#include "gui/widget/remove_button.h"

namespace apiary::gui {

SharesPage::SharesPage(QWidget* parent)
    : Page(tr("Shared folders"), tr("Which folders does it share with this computer?"),
           tr("The guest sees the folder as it is, and what it changes is changed here too. Other folders stay out of "
              "its "
              "reach."),
           parent),
      list_(new QVBoxLayout),
      none_(new QLabel(tr("No shared folders."), this)) {
    body()->addLayout(list_);
    body()->addWidget(none_);
    auto* add = new QPushButton(QIcon::fromTheme(QStringLiteral("list-add")), tr("&Add a folder"), this);
    add->setObjectName(QStringLiteral("add_share"));
    body()->addWidget(add, 0, Qt::AlignLeading);
    body()->addWidget(message_for(QStringLiteral("shares"), add));
    connect(add, &QPushButton::clicked, this, [this] {
        change([](Shares& shares) { shares.emplaceBack(); });
        rows_.back().folder->setFocus();
    });
}

void SharesPage::change(const std::function<void(Shares&)>& how) {
    Shares now = shares();
    how(now);
    show_shares(now);
    tell();
}

void SharesPage::show_shares(const Shares& shares) {
    for (qsizetype i = 0; i < rows_.size(); ++i) {
        forget_fields(QStringLiteral("shares[%1]").arg(i));
        rows_[i].all->hide();
        rows_[i].all->deleteLater();
    }
    rows_.clear();
    for (qsizetype i = 0; i < shares.size(); ++i) {
        add_share(i, shares[i]);
    }
    none_->setVisible(rows_.empty());
}

void SharesPage::add_share(qsizetype index, const NewGuest::Share& share) {
    auto* box = new QGroupBox(tr("Folder %1").arg(index + 1), this);
    auto* layout = new QHBoxLayout(box);
    auto* form = new_form();
    layout->addLayout(form, 1);
    layout->addWidget(new_remove_button(tr("Remove folder %1").arg(index + 1), this,
                                        [this, index] {
                                            if (index < rows_.size()) {
                                                change([index](Shares& shares) { shares.removeAt(index); });
                                            }
                                        }),
                      0, Qt::AlignTop);
    Row row = {.all = box,
               .folder = new PathEdit(PathEdit::What::Folder),
               .tag = new QLineEdit(share.tag),
               .read_only = new QCheckBox(tr("The guest may only read it")),
               .how = new_hint({}),
               .tag_touched = !share.tag.isEmpty()};
    const QString field = QStringLiteral("shares[%1]").arg(index);
    row.folder->setObjectName(QStringLiteral("share_folder"));
    row.folder->set_name(tr("Shared folder"));
    row.tag->setObjectName(QStringLiteral("share_tag"));
    row.tag->setAccessibleName(tr("Tag"));
    row.read_only->setChecked(share.read_only);
    row.how->setTextInteractionFlags(Qt::TextSelectableByMouse);
    QWidget* const folder_row = with_message(field + QStringLiteral(".path"), row.folder);
    folder_row->layout()->addWidget(row.read_only);
    add_row(form, tr("Folder:"), folder_row, row.folder);
    QWidget* const tag_row = with_message(field + QStringLiteral(".tag"), row.tag);
    tag_row->layout()->addWidget(row.how);
    add_row(form, tr("Tag:"), tag_row, row.tag);
    list_->addWidget(box);
    rows_ << row;
    row.folder->set_path(share.folder.path);
    show_how(row);
    connect(row.folder, &PathEdit::path_changed, this, [this, index] {
        suggest_tag(index);
        tell();
    });
    connect(row.folder, &PathEdit::facts_changed, this, &SharesPage::edited);
    connect(row.tag, &QLineEdit::textEdited, this, [this, index] { rows_[index].tag_touched = true; });
    connect(row.tag, &QLineEdit::textChanged, this, [this, index] {
        show_how(rows_[index]);
        tell();
    });
    connect(row.read_only, &QCheckBox::toggled, this, &SharesPage::tell);
}

void SharesPage::suggest_tag(qsizetype index) {
    if (index >= rows_.size() || rows_[index].tag_touched) {
        return;
    }
    NewGuest others;
    others.shares = shares();
    others.shares.removeAt(index);
    const QString path = rows_[index].folder->path();
    rows_[index].tag->setText(path.isEmpty() ? QString() : free_tag(path, others));
}

void SharesPage::show_how(const Row& row) {
    row.how->setText(row.tag->text().isEmpty()
                         ? tr("The guest mounts the folder by this name.")
                         : tr("In a Linux guest: mount -t 9p -o trans=virtio %1 /mnt").arg(row.tag->text()));
}

SharesPage::Shares SharesPage::shares() const {
    Shares list;
    std::ranges::transform(rows_, std::back_inserter(list), [](const Row& row) {
        return NewGuest::Share{{row.folder->path(), row.folder->facts()}, row.tag->text(), row.read_only->isChecked()};
    });
    return list;
}

void SharesPage::store(NewGuest& guest) const {
    guest.shares = shares();
}

void SharesPage::show_guest(const NewGuest& guest) {
    show_shares(guest.shares);
}

void SharesPage::focus_first() {
    findChild<QPushButton*>(QStringLiteral("add_share"))->setFocus();
}

}  // namespace apiary::gui
