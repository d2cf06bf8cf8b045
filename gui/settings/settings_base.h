// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <KConfigSkeleton>

namespace apiary::gui {

/// Under the generated class Settings ("settings.h"): mends what a damaged or hand-written file has, as it is read.
///
/// Settings has the defaults until load() is called. When values are saved that differ, configChanged() is emitted.
class SettingsBase : public KConfigSkeleton {
    Q_OBJECT

public:
    static constexpr int kSmallestFont = 5;  ///< Points; here and below.
    static constexpr int kLargestFont = 72;

protected:
    explicit SettingsBase(KSharedConfig::Ptr config, QObject* parent = nullptr);

    void usrRead() override;

private:
    void mend_choices();
    void mend_fonts();
};

}  // namespace apiary::gui
