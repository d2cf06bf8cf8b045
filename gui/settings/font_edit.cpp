// SPDX-License-Identifier: GPL-2.0-or-later
#include "gui/settings/font_edit.h"

#include <QFontComboBox>
#include <QFontInfo>
#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QSpinBox>

#include "gui/settings/settings_base.h"

namespace apiary::gui {

FontEdit::FontEdit(QWidget* parent) : QWidget(parent), family_(new QFontComboBox(this)), size_(new QSpinBox(this)) {
    family_->setFontFilters(QFontComboBox::MonospacedFonts);
    family_->setEditable(false);
    family_->setAccessibleName(tr("Console font"));
    family_->setToolTip(tr("Font of all consoles; only fonts of fixed width are listed"));
    // The longest name of a font would set the width of the whole window.
    family_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    family_->setMinimumContentsLength(18);
    size_->setRange(SettingsBase::kSmallestFont, SettingsBase::kLargestFont);
    size_->setSuffix(tr(" pt", "unit of font sizes"));
    size_->setAccessibleName(tr("Console font size"));
    size_->setToolTip(tr("Size of the console font, in points"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins({});
    row->addWidget(family_, 1);
    row->addWidget(size_);
    setFocusProxy(family_);
    connect(family_, &QFontComboBox::currentFontChanged, this, &FontEdit::take);
    connect(size_, &QSpinBox::valueChanged, this, &FontEdit::take);
}

void FontEdit::set_chosen(const QFont& font) {
    if (font == chosen_) {
        return;
    }
    chosen_ = font;
    {
        const QSignalBlocker quiet_family(family_), quiet_size(size_);
        // The family in use: a list does not show "Monospace", which stands for another.
        family_->setCurrentFont(QFont(QFontInfo(font).family()));
        size_->setValue(qRound(font.pointSizeF() > 0 ? font.pointSizeF() : QFontInfo(font).pointSizeF()));
    }
    emit chosen_changed();
}

void FontEdit::take() {
    // What else the font is, as its weight, stays; its style's name would overrule family and weight.
    if (QFontInfo(chosen_).family() != family_->currentFont().family()) {
        chosen_.setFamilies({family_->currentFont().family()});
        chosen_.setStyleName({});
    }
    chosen_.setPointSize(size_->value());
    emit chosen_changed();
}

}  // namespace apiary::gui
