// SPDX-License-Identifier: GPL-2.0-or-later
#include "gui/settings/choice_box.h"

#include <algorithm>

namespace apiary::gui {

ChoiceBox::ChoiceBox(QWidget* parent) : QComboBox(parent) {
    connect(this, &QComboBox::activated, this, [this] {
        unknown_.clear();
        emit choice_changed();
    });
    connect(this, &QComboBox::currentIndexChanged, this, &ChoiceBox::choice_changed);
}

QString ChoiceBox::choice() const {
    return unknown_.isEmpty() ? currentData().toString() : unknown_;
}

void ChoiceBox::set_choice(const QString& choice) {
    const int known = findData(choice);
    unknown_ = known < 0 ? choice : QString();
    setCurrentIndex(std::max(known, 0));
}

}  // namespace apiary::gui
