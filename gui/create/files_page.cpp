// SPDX-License-Identifier: GPL-2.0-or-later
#include "gui/create/files_page.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QIcon>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>
#include <functional>

#include "gui/widget/path_edit.h"
#include "gui/widget/remove_button.h"

namespace apiary::gui {
namespace {

using Kind = NewGuest::Kind;

/// What most systems need in order to be seen at all.
QString usual_append(Kind kind) {
    switch (kind) {
        case Kind::Kernel: return QStringLiteral("console=ttyS0");
        case Kind::DiskImage: return QStringLiteral("console=ttyS0 root=/dev/vda1");
        default: return {};
    }
}

}  // namespace

FilesPage::FilesPage(QWidget* parent)
    : Page(tr("Files"), tr("What does it boot?"), tr("Files are used where they are, and not copied."), parent),
      form_(new_form()),
      image_(new_path("image", tr("Disk image"))),
      kernel_(new_path("kernel", tr("Kernel"))),
      initrd_(new_path("initrd", tr("Initial RAM disk"))),
      read_only_(new QCheckBox(tr("The guest may only rea&d it"), this)),
      append_(new QLineEdit(this)),
      kenv_(new QPlainTextEdit(this)),
      append_hint_(new_hint({})) {
    image_row_ = with_message(QStringLiteral("disks[0].path"), image_);
    image_row_->layout()->addWidget(read_only_);
    add_row(form_, tr("Disk &image:"), image_row_, image_);
    add_row(form_, tr("&Kernel:"), with_message(QStringLiteral("kernel"), kernel_), kernel_);
    initrd_row_ = with_message(QStringLiteral("initrd"), initrd_);
    add_row(form_, tr("I&nitial RAM disk:"), initrd_row_, initrd_);
    QWidget* const append_row = with_message(QStringLiteral("append"), append_);
    append_row->layout()->addWidget(append_hint_);
    append_label_ = add_row(form_, tr("&Command line:"), append_row, append_);
    modules_row_ = new_modules();
    add_row(form_, tr("Modules:"), modules_row_, modules_row_->findChild<QPushButton*>());
    kenv_row_ = with_message(QStringLiteral("kenv"), kenv_);
    kenv_row_->layout()->addWidget(new_hint(tr("As in loader.conf, one NAME=VALUE on each line.")));
    add_row(form_, tr("&Variables:"), kenv_row_, kenv_)->setMinimumHeight(0);
    body()->addLayout(form_);
    append_->setObjectName(QStringLiteral("append"));
    append_->setAccessibleName(tr("Command line of the kernel"));
    kenv_->setObjectName(QStringLiteral("kenv"));
    kenv_->setAccessibleName(tr("Variables"));
    kenv_->setTabChangesFocus(true);
    kenv_->setPlaceholderText(QStringLiteral("hw.physmem=512M"));
    kenv_->setFixedHeight(kenv_->fontMetrics().lineSpacing() * 4);
    initrd_->set_placeholder(tr("None"));
    connect(read_only_, &QCheckBox::toggled, this, &FilesPage::tell);
    connect(append_, &QLineEdit::textChanged, this, [this] {
        append_touched_ |= !is_loading();
        tell();
    });
    connect(kenv_, &QPlainTextEdit::textChanged, this, &FilesPage::tell);
}

PathEdit* FilesPage::new_path(const char* object, const QString& name) {
    auto* edit = new PathEdit(PathEdit::What::File, this);
    edit->setObjectName(QLatin1String(object));
    edit->set_name(name);
    connect(edit, &PathEdit::path_changed, this, &FilesPage::tell);
    connect(edit, &PathEdit::facts_changed, this, &FilesPage::edited);
    return edit;
}

QWidget* FilesPage::new_modules() {
    auto* all = new QWidget(this);
    auto* layout = new QVBoxLayout(all);
    layout->setContentsMargins({});
    module_rows_ = new QVBoxLayout;
    layout->addLayout(module_rows_);
    auto* add = new QPushButton(QIcon::fromTheme(QStringLiteral("list-add")), tr("&Add a module"), all);
    add->setObjectName(QStringLiteral("add_module"));
    layout->addWidget(add, 0, Qt::AlignLeading);
    connect(add, &QPushButton::clicked, this, [this] {
        change_modules([](auto& modules) { modules.emplaceBack(); });
        module_list_.back().file->setFocus();
    });
    return all;
}

void FilesPage::change_modules(const std::function<void(QList<NewGuest::Module>&)>& change) {
    QList<NewGuest::Module> now = modules();
    change(now);
    show_modules(now);
    tell();
}

void FilesPage::show_modules(const QList<NewGuest::Module>& modules) {
    forget_fields(QStringLiteral("modules"));
    std::ranges::for_each(module_list_, [](const ModuleRow& row) {
        row.all->hide();
        row.all->deleteLater();
    });
    module_list_.clear();
    for (int i = 0; i < modules.size(); ++i) {
        add_module(i, modules[i]);
    }
}

void FilesPage::add_module(int index, const NewGuest::Module& module) {
    ModuleRow row;
    row.file = new_path("module", tr("Module %1").arg(index + 1));
    row.type = new QComboBox;
    row.type->setAccessibleName(tr("Kind of module %1").arg(index + 1));
    row.type->addItem(tr("Kernel module"), QString());
    // Names of loader(8), "load -t", that a kernel looks for.
    for (const char* type :
         {"mfs_root", "md_image", "boot_entropy_cache", "boot_entropy_platform", "cpu_microcode", "hostuuid"}) {
        row.type->addItem(QLatin1String(type), QLatin1String(type));
    }
    row.type->setCurrentIndex(std::max(row.type->findData(module.type), 0));
    auto* line = new QWidget;
    auto* layout = new QHBoxLayout(line);
    layout->setContentsMargins({});
    layout->addWidget(row.file, 1);
    layout->addWidget(row.type);
    layout->addWidget(new_remove_button(tr("Remove module %1").arg(index + 1), this, [this, index] {
        change_modules([index](auto& modules) { modules.removeAt(index); });
    }));
    row.all = with_message(QStringLiteral("modules[%1].path").arg(index), line);
    line->setFocusProxy(row.file);
    module_rows_->addWidget(row.all);
    module_list_ << row;
    row.file->set_path(module.file.path);
    connect(row.type, &QComboBox::currentIndexChanged, this, &FilesPage::tell);
}

QList<NewGuest::Module> FilesPage::modules() const {
    QList<NewGuest::Module> list;
    for (const ModuleRow& row : module_list_) {
        list << NewGuest::Module{{row.file->path(), row.file->facts()}, row.type->currentData().toString()};
    }
    return list;
}

void FilesPage::store(NewGuest& guest) const {
    if (!applies_to(guest)) {
        return;
    }
    guest.image = {image_->path(), image_->facts()};
    guest.image_read_only = read_only_->isChecked();
    guest.kernel = {kernel_->path(), kernel_->facts()};
    guest.initrd = {initrd_->path(), initrd_->facts()};
    guest.append = append_->text();
    guest.kenv.clear();
    for (const QString& line : kenv_->toPlainText().split(u'\n')) {
        if (!line.trimmed().isEmpty()) {
            guest.kenv << line.trimmed();
        }
    }
    guest.modules = modules();
}

bool FilesPage::applies_to(const NewGuest& guest) const {
    return guest.kind != Kind::None && guest.kind != Kind::Sample;
}

void FilesPage::show_guest(const NewGuest& guest) {
    image_->set_path(guest.image.path);
    read_only_->setChecked(guest.image_read_only);
    kernel_->set_path(guest.kernel.path);
    initrd_->set_path(guest.initrd.path);
    append_->setText(guest.append);
    kenv_->setPlainText(guest.kenv.join(u'\n'));
    show_modules(guest.modules);
}

void FilesPage::follow(const NewGuest& guest, const Surroundings&) {
    if (!applies_to(guest) || kind_ == guest.kind) {
        return;
    }
    kind_ = guest.kind;
    const bool freebsd = kind_ == Kind::FreeBsd, disk = kind_ == Kind::DiskImage;
    form_->setRowVisible(image_row_, disk);
    form_->setRowVisible(initrd_row_, !freebsd);
    form_->setRowVisible(modules_row_, freebsd);
    form_->setRowVisible(kenv_row_, freebsd);
    append_label_->setText(freebsd ? tr("Boot &flags:") : tr("&Command line:"));
    append_->setAccessibleName(freebsd ? tr("Boot flags") : tr("Command line of the kernel"));
    append_->setPlaceholderText(freebsd ? QStringLiteral("-v -s") : QString());
    append_hint_->setText(disk ? tr("“root=” names the disk or partition with the system: /dev/vda is the whole disk, "
                                    "/dev/vda1 its first partition.")
                               : tr("“console=ttyS0” lets Linux speak on the console that you will see."));
    append_hint_->setVisible(!freebsd);
    intro()->setText(
        disk ? tr("There is no firmware yet that finds the kernel on a disk, so it is given as a file: on "
                  "Linux it is in /boot of the installed system, beside its initial RAM disk. Files are used "
                  "where they are, and not copied.")
             : tr("Files are used where they are, and not copied."));
    if (!append_touched_) {
        append_->setText(usual_append(kind_));
    }
}

void FilesPage::focus_first() {
    (kind_ == Kind::DiskImage ? image_ : kernel_)->setFocus();
}

}  // namespace apiary::gui
