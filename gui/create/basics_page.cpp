// SPDX-License-Identifier: GPL-2.0-or-later
#include "gui/create/basics_page.h"

#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSpinBox>
#include <QVBoxLayout>

#include "gui/model/words.h"
#include "gui/widget/size_edit.h"

namespace apiary::gui {

BasicsPage::BasicsPage(QWidget* parent)
    : Page(tr("Name and resources"), tr("What is it called, and what does it get?"), {}, parent),
      name_(new QLineEdit(this)),
      description_(new QLineEdit(this)),
      memory_(new SizeEdit(this)),
      cpus_(new QSpinBox(this)),
      memory_hint_(new_hint({})),
      cpus_hint_(new_hint({})),
      cpus_obstacle_(new_obstacle(QStringLiteral("unrestricted_guest"))) {
    constexpr std::int64_t kLeast = 16 << 20, kStep = 256 << 20;
    constexpr int kMostCpus = 64;
    memory_->set_range(kLeast, std::int64_t{1} << 40);
    memory_->set_step(kStep);
    memory_->set_name(tr("Memory"));
    cpus_->setRange(1, kMostCpus);
    auto* form = new_form();
    const auto add = [&](const QString& label, const char* field, QWidget* widget, QLabel* hint) {
        widget->setObjectName(QLatin1String(field));
        QWidget* const row = with_message(QLatin1String(field), widget);
        if (hint != nullptr) {
            static_cast<QVBoxLayout*>(row->layout())->insertWidget(1, hint);
        }
        add_row(form, label, row, widget);
    };
    add(tr("&Name:"), "name", name_, nullptr);
    add(tr("&Description:"), "description", description_, nullptr);
    add(tr("&Memory:"), "memory", memory_, memory_hint_);
    add(tr("&CPUs:"), "cpus", cpus_, cpus_hint_);
    cpus_obstacle_->setObjectName(QStringLiteral("cpus_obstacle"));
    form->addRow(QString(), cpus_obstacle_);
    for (QWidget* narrow : {static_cast<QWidget*>(memory_), static_cast<QWidget*>(cpus_)}) {
        narrow->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    }
    body()->addLayout(form);
    name_->setAccessibleName(tr("Name"));
    description_->setAccessibleName(tr("Description"));
    description_->setPlaceholderText(tr("For people; may be empty"));
    cpus_->setAccessibleName(tr("CPUs"));
    connect(name_, &QLineEdit::textChanged, this, [this] {
        name_touched_ |= !is_loading();
        tell();
    });
    connect(description_, &QLineEdit::textChanged, this, &BasicsPage::tell);
    connect(cpus_, &QSpinBox::valueChanged, this, &BasicsPage::tell);
    connect(memory_, &SizeEdit::changed, this, [this] {
        memory_touched_ |= !is_loading();
        tell();
    });
}

void BasicsPage::store(NewGuest& guest) const {
    guest.name = name_->text();
    guest.description = description_->text();
    guest.memory = memory_->size();
    guest.cpus = cpus_->value();
}

void BasicsPage::show_guest(const NewGuest& guest) {
    name_->setText(guest.name);
    description_->setText(guest.description);
    if (guest.memory) {
        memory_->set_size(*guest.memory);
    }
    cpus_->setValue(guest.cpus);
}

void BasicsPage::follow(const NewGuest& guest, const Surroundings& around) {
    if (!name_touched_) {
        name_->setText(first_name(guest, around.names));
    }
    if (!memory_touched_) {
        memory_->set_size(first_memory(guest.kind, around.host));
    }
    show_host(around.host);
    const QString obstacle = cpus_obstacle(around);
    show_obstacle(cpus_obstacle_, obstacle);
    // More that were chosen before stay, and are told to be wrong.
    cpus_->setEnabled(obstacle.isEmpty() || cpus_->value() > 1);
}

void BasicsPage::show_host(const std::optional<api::host::Facts>& host) {
    memory_hint_->setVisible(host.has_value());
    cpus_hint_->setVisible(host.has_value());
    if (!host) {
        return;
    }
    memory_hint_->setText(host->memory_available ? tr("This computer has %1, of which %2 are free now.")
                                                       .arg(size_text(host->memory), size_text(*host->memory_available))
                                                 : tr("This computer has %1.").arg(size_text(host->memory)));
    cpus_hint_->setText(tr("CPUs of this computer: %1").arg(locale().toString(static_cast<qlonglong>(host->cpus))));
}

void BasicsPage::take_offer(const QString& field, const QString& value) {
    if (field == QLatin1String("name")) {
        name_->setText(value);
    } else if (field == QLatin1String("memory")) {
        memory_->set_text(value);
    } else if (field == QLatin1String("cpus")) {
        cpus_->setValue(value.toInt());
    }
}

void BasicsPage::focus_first() {
    name_->setFocus();
    name_->selectAll();
}

}  // namespace apiary::gui
