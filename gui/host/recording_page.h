// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "gui/host/text_page.h"

namespace apiary::gui {

class AssessmentView;

/// What a machine can run that is not this one, as its kernel's log, /proc/cpuinfo or a CPUID dump tell.
class RecordingPage : public TextPage {
    Q_OBJECT

public:
    explicit RecordingPage(Helper& helper, QWidget* parent = nullptr);

protected:
    void ask_about(const QString& text) override;
    [[nodiscard]] QString command(const QString& file) const override;

private:
    void take(const api::host::CheckRecording::Reply& reply);

    AssessmentView* view_;
};

}  // namespace apiary::gui
