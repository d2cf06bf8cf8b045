// SPDX-License-Identifier: GPL-2.0-or-later
#include "gui/guest/module_list.h"

#include <QHBoxLayout>
#include <QIcon>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

#include "gui/guest/rows.h"
#include "gui/model/words.h"
#include "gui/widget/path_edit.h"
#include "gui/widget/remove_button.h"

namespace apiary::gui {

using api::guests::Module;

ModuleList::ModuleList(FieldNotes& notes, QWidget* parent)
    : QWidget(parent),
      notes_(notes),
      list_(new QVBoxLayout),
      none_(new QLabel(tr("No modules."), this)),
      add_(new QPushButton(QIcon::fromTheme(QStringLiteral("list-add")), tr("Add &Module"), this)) {
    none_->setForegroundRole(QPalette::PlaceholderText);
    add_->setObjectName(QStringLiteral("add_module"));
    connect(add_, &QPushButton::clicked, this, [this] {
        add({});
        rows_.back().file->setFocus();
        emit edited();
    });
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->addLayout(list_);
    column->addWidget(none_);
    column->addWidget(add_, 0, Qt::AlignLeading);
    column->addWidget(notes.add(QStringLiteral("modules"), add_, this));
}

void ModuleList::show_modules(const std::vector<Module>& modules) {
    clear_rows(rows_);
    std::ranges::for_each(modules, [this](const Module& module) { add(module); });
    number();
}

void ModuleList::add(const Module& module) {
    Row row = {.module = module, .all = new QWidget(this)};
    row.file = new PathEdit(PathEdit::What::File, row.all);
    row.file->setObjectName(QStringLiteral("module_file"));
    row.file->set_name(tr("Module"));
    row.file->set_path(qt(module.path));
    row.type = new QLineEdit(qt(module.type.value_or("")), row.all);
    row.type->setObjectName(QStringLiteral("module_type"));
    row.type->setAccessibleName(tr("Type of the module"));
    row.type->setPlaceholderText(tr("kernel module"));
    row.type->setToolTip(tr("Another type, as for the loader’s “load -t”: mfs_root for a memory disk"));
    row.type->setMaximumWidth(fontMetrics().averageCharWidth() * 20);
    row.note = new FieldMessage(row.all);
    auto* line = new QHBoxLayout;
    line->addWidget(row.file, 1);
    line->addWidget(row.type);
    line->addWidget(
        new_remove_button(tr("Take this module away"), row.all, [this, all = row.all] { remove(all); }));
    auto* column = new QVBoxLayout(row.all);
    column->setContentsMargins({});
    column->addLayout(line);
    column->addWidget(row.note);
    list_->addWidget(row.all);
    row.all->show();
    rows_ << row;
    connect(row.file, &PathEdit::path_changed, this, &ModuleList::edited);
    connect(row.file, &PathEdit::facts_changed, this, &ModuleList::edited);
    connect(row.type, &QLineEdit::textChanged, this, &ModuleList::edited);
    number();
}

void ModuleList::remove(const QWidget* all) {
    if (take_row_away(rows_, all)) {
        number();
        add_->setFocus();
        emit edited();
    }
}

void ModuleList::number() {
    notes_.forget_parts(QStringLiteral("modules"));
    for (qsizetype i = 0; i < rows_.size(); ++i) {
        notes_.put(QStringLiteral("modules[%1]").arg(i), rows_[i].note, rows_[i].file);
    }
    none_->setVisible(rows_.isEmpty());
}

std::vector<Module> ModuleList::modules() const {
    std::vector<Module> modules;
    std::ranges::transform(rows_, std::back_inserter(modules), [](const Row& row) {
        const std::string type = row.type->text().toStdString();
        return Module{.path = row.file->path().toStdString(),
                      .type = type.empty() ? std::nullopt : std::optional(type)};
    });
    return modules;
}

QList<FieldProblem> ModuleList::check() const {
    NewGuest guest;
    guest.kind = NewGuest::Kind::FreeBsd;
    std::ranges::transform(rows_, std::back_inserter(guest.modules), [](const Row& row) {
        return NewGuest::Module{{row.file->path(), row.file->facts()}, row.type->text()};
    });
    QList<FieldProblem> found;
    for (FieldProblem problem : check_new_guest(guest, {})) {
        for (qsizetype i = 0; i < rows_.size(); ++i) {
            const Row& row = rows_[i];
            if (!is_part_of(problem.field, QStringLiteral("modules[%1]").arg(i))) {
                continue;
            }
            // What the guest has already may be gone, and something else be changed.
            if (!row.module.path.empty() && row.file->path() == qt(row.module.path)) {
                problem.level = std::min(problem.level, FieldProblem::Level::Warning);
            }
            found << problem;
        }
    }
    return found;
}

}  // namespace apiary::gui
