// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "gui/create/page.h"

class QLineEdit;
class QSpinBox;

namespace apiary::gui {

class SizeEdit;

/// Name, memory and CPUs.
class BasicsPage : public Page {
    Q_OBJECT

public:
    explicit BasicsPage(QWidget* parent = nullptr);

    void store(NewGuest& guest) const override;
    void focus_first() override;

protected:
    void show_guest(const NewGuest& guest) override;
    void follow(const NewGuest& guest, const Surroundings& around) override;
    void take_offer(const QString& field, const QString& value) override;

private:
    void show_host(const std::optional<api::host::Facts>& host);

    QLineEdit *name_, *description_;
    SizeEdit* memory_;
    QSpinBox* cpus_;
    QLabel *memory_hint_, *cpus_hint_, *cpus_obstacle_;
    bool name_touched_ = false, memory_touched_ = false;
};

}  // namespace apiary::gui
