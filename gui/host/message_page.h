// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "gui/host/text_page.h"

class QScrollArea;

namespace apiary::gui {

/// What messages of bhyve, KVM, QEMU, networks and Apiary mean.
class MessagePage : public TextPage {
    Q_OBJECT

public:
    explicit MessagePage(Helper& helper, QWidget* parent = nullptr);

protected:
    void ask_about(const QString& text) override;
    [[nodiscard]] QString command(const QString& file) const override;

private:
    void take(const std::vector<api::host::Explanation>& explanations);

    QScrollArea* cards_;
};

}  // namespace apiary::gui
