// SPDX-License-Identifier: GPL-2.0-or-later
#include "gui/settings/settings_base.h"

#include <QFont>
#include <algorithm>
#include <utility>

namespace apiary::gui {

SettingsBase::SettingsBase(KSharedConfig::Ptr config, QObject* parent) : KConfigSkeleton(std::move(config), parent) {}

void SettingsBase::usrRead() {
    mend_choices();
    mend_fonts();
}

/// Numbers have their bounds in the .kcfg file; of a choice, any number is read that stands there.
void SettingsBase::mend_choices() {
    const auto all = items();
    for (auto* item : all) {
        auto* choice = dynamic_cast<ItemEnum*>(item);
        if (choice != nullptr && (choice->value() < 0 || choice->value() >= choice->choices().size())) {
            choice->setDefault();
        }
    }
}

void SettingsBase::mend_fonts() {
    const auto all = items();
    for (auto* item : all) {
        auto* font = dynamic_cast<ItemFont*>(item);
        if (font == nullptr || font->isDefault()) {
            continue;
        }
        QFont mended = font->value();
        const bool sized = mended.pixelSize() > 0 || mended.pointSizeF() > 0;
        if (mended.family().trimmed().isEmpty() || !sized) {
            font->setDefault();
            continue;
        }
        // A font that is not there is replaced by another of its kind.
        mended.setStyleHint(QFont::Monospace, mended.styleStrategy());
        if (mended.pixelSize() > kLargestFont * 2) {
            mended.setPixelSize(kLargestFont * 2);
        } else if (mended.pointSizeF() > 0) {
            mended.setPointSizeF(std::clamp<double>(mended.pointSizeF(), kSmallestFont, kLargestFont));
        }
        if (mended != font->value()) {
            font->setValue(mended);
        }
    }
}

}  // namespace apiary::gui
