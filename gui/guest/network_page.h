// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QPointer>

#include "gui/guest/definition_edit.h"
#include "gui/model/statistics_feed.h"

class QPushButton;
class QVBoxLayout;

namespace apiary::gui {

class CardEdit;

/// A guest's network cards, to be seen and changed, and what goes through them.
class GuestNetworkPage : public DefinitionEdit {
    Q_OBJECT

public:
    GuestNetworkPage(Helper& helper, GuestList& guests, QString guest, QWidget* parent = nullptr);

    /// Where the counters come from; it has to be active for them, and it outlives this.
    void set_feed(StatisticsFeed& feed);

protected:
    [[nodiscard]] QList<FieldProblem> check() const override;
    void follow(const api::guests::Guest& guest) override;

private:
    void show_cards(const std::vector<api::guests::Network>& cards);
    CardEdit* add_card(const std::optional<api::guests::Network>& card);
    void number();
    void show_counters();
    [[nodiscard]] std::vector<api::guests::Network> cards() const;

    QPointer<StatisticsFeed> feed_;
    QVBoxLayout* list_;
    QPushButton* add_;
    QList<CardEdit*> cards_;
};

}  // namespace apiary::gui
