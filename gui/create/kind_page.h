// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>

#include "gui/create/page.h"

namespace apiary::gui {

class Tile;

/// What to run.
class KindPage : public Page {
    Q_OBJECT

public:
    explicit KindPage(QWidget* parent = nullptr);

    void store(NewGuest& guest) const override;
    void focus_first() override;

signals:
    /// A tile was chosen, for somebody who wants to go on.
    void chosen();

protected:
    void show_guest(const NewGuest& guest) override;
    void follow(const NewGuest& guest, const Surroundings& around) override;

private:
    Tile* add(NewGuest::Kind kind, const char* icon, const QString& name, const QString& sentence);
    void look_for_sample();

    QList<std::pair<NewGuest::Kind, Tile*>> tiles_;
    Tile* installer_;
    QLabel* firmware_obstacle_;
    std::optional<Sample> sample_;
    ChosenFile sample_kernel_, sample_initrd_;
};

}  // namespace apiary::gui
