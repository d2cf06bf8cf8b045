// SPDX-License-Identifier: GPL-2.0-or-later
#include "gui/guest/network_page.h"

#include <QHBoxLayout>
#include <QIcon>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

#include "gui/guest/card_edit.h"

namespace apiary::gui {

using api::guests::Definition;
using api::guests::Guest;
using api::guests::Network;

namespace {

constexpr qsizetype kMostCards = 8;
constexpr int kWidth = 130;  ///< Characters: lines are not wider on wide windows.

}  // namespace

GuestNetworkPage::GuestNetworkPage(Helper& helper, GuestList& guests, QString guest, QWidget* parent)
    : DefinitionEdit(helper, guests, std::move(guest), parent), list_(new QVBoxLayout), add_(new QPushButton(body())) {
    setAccessibleName(tr("Network"));
    add_->setObjectName(QStringLiteral("add_card"));
    add_->setIcon(QIcon::fromTheme(QStringLiteral("list-add")));
    add_->setText(tr("Add Another &Network Card"));
    connect(add_, &QPushButton::clicked, this, [this] {
        add_card({})->choose(api::guests::NetworkKind::User);
        cards_.back()->setFocus();
        edited();
    });
    auto* column = new QWidget(body());
    column->setMaximumWidth(fontMetrics().averageCharWidth() * kWidth);
    auto* lines = new QVBoxLayout(column);
    lines->addLayout(list_);
    lines->addWidget(add_, 0, Qt::AlignLeading);
    lines->addStretch(1);
    auto* beside = new QHBoxLayout(body());
    beside->addWidget(column, 1);
    beside->addStretch(0);
    add_editor(
        {"networks",
         [this](const Definition& definition) { show_cards(definition.networks.value_or(std::vector<Network>())); },
         [this](Definition& definition) { definition.networks = kept(definition.networks, cards(), {}); }});
    refresh();
}

void GuestNetworkPage::set_feed(StatisticsFeed& feed) {
    feed_ = &feed;
    connect(&feed, &StatisticsFeed::updated, this, [this](const QString& name) {
        if (name == guest() && isVisible()) {
            show_counters();
        }
    });
}

/// There is always one to be chosen for.
void GuestNetworkPage::show_cards(const std::vector<Network>& cards) {
    for (CardEdit* card : cards_) {
        card->hide();
        card->deleteLater();
    }
    cards_.clear();
    std::ranges::for_each(cards, [this](const Network& card) { add_card(card); });
    if (cards_.isEmpty()) {
        add_card({});
    }
    show_counters();
}

CardEdit* GuestNetworkPage::add_card(const std::optional<Network>& card) {
    auto* edit = new CardEdit(notes(), body());
    cards_ << edit;
    list_->addWidget(edit);
    edit->show();
    edit->setTitle(tr("Network card %1").arg(cards_.size()));
    edit->setObjectName(QStringLiteral("card"));
    edit->show_card(card);
    number();
    connect(edit, &CardEdit::edited, this, [this] {
        number();
        edited();
    });
    return edit;
}

/// Fields are named by the places of the cards that are there.
void GuestNetworkPage::number() {
    notes().forget_parts(QStringLiteral("networks"));
    std::size_t place = 0;
    for (CardEdit* card : cards_) {
        if (!card->is_off()) {
            card->set_place(place++);
        }
    }
    add_->setVisible(!cards_.isEmpty() && !cards_.back()->is_off() && cards_.size() < kMostCards);
}

std::vector<Network> GuestNetworkPage::cards() const {
    std::vector<Network> cards;
    for (const CardEdit* edit : cards_) {
        if (auto card = edit->card()) {
            cards.push_back(*std::move(card));
        }
    }
    return cards;
}

QList<FieldProblem> GuestNetworkPage::check() const {
    QList<FieldProblem> problems;
    std::ranges::for_each(cards_, [&](const CardEdit* card) { problems << card->check(); });
    return problems;
}

void GuestNetworkPage::follow(const Guest&) {
    show_counters();
}

/// Only of cards that the running guest was started with.
void GuestNetworkPage::show_counters() {
    const Guest* known = guests().find(guest());
    const auto pending =
        known != nullptr ? known->pending.value_or(std::vector<std::string>()) : std::vector<std::string>();
    const bool told =
        feed_ != nullptr && known != nullptr && is_up(*known) && !std::ranges::contains(pending, "networks");
    const auto statistics = told ? feed_->last(guest()) : std::nullopt;
    for (std::size_t i = 0; i < static_cast<std::size_t>(cards_.size()); ++i) {
        const bool has = statistics && i < statistics->networks.size() && !cards_[static_cast<qsizetype>(i)]->is_off();
        cards_[static_cast<qsizetype>(i)]->show_counters(has ? std::optional(statistics->networks[i]) : std::nullopt);
    }
}

}  // namespace apiary::gui
