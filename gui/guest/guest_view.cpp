// SPDX-License-Identifier: GPL-2.0-or-later
#include "gui/guest/guest_view.h"

#include <QAction>
#include <QDateTime>
#include <QHBoxLayout>
#include <QLabel>
#include <QStyle>
#include <QTabWidget>
#include <QVBoxLayout>

#include "gui/console/console_page.h"
#include "gui/guest/hardware_page.h"
#include "gui/guest/log_page.h"
#include "gui/guest/network_page.h"
#include "gui/guest/overview_page.h"
#include "gui/guest/registers_page.h"
#include "gui/model/words.h"
#include "gui/widget/state_icon.h"

namespace apiary::gui {
namespace {

constexpr int kIconSize = 32;

}  // namespace

GuestView::GuestView(Helper& helper, GuestList& guests, StatisticsFeed& feed, const QString& guest, QWidget* parent)
    : QWidget(parent),
      guests_(guests),
      guest_(guest),
      icon_(new QLabel(this)),
      name_(new QLabel(guest, this)),
      status_(new QLabel(this)),
      console_(new ConsolePage(helper, guests, guest, this)),
      tabs_(new QTabWidget(this)) {
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * 1.3);
    large.setBold(true);
    name_->setFont(large);
    for (QLabel* label : {name_, status_}) {
        label->setTextFormat(Qt::PlainText);
    }
    status_->setWordWrap(true);
    auto* overview = new OverviewPage(helper, guests, feed, guest, this);
    connect(overview, &OverviewPage::start_wanted, this, &GuestView::start_wanted);
    auto* network = new GuestNetworkPage(helper, guests, guest, this);
    network->set_feed(feed);
    tabs_->setDocumentMode(true);
    tabs_->addTab(console_, tr("Console"));
    tabs_->addTab(overview, tr("Overview"));
    tabs_->addTab(new HardwarePage(helper, guests, guest, this), tr("Hardware"));
    tabs_->addTab(network, tr("Network"));
    tabs_->addTab(new RegistersPage(helper, guests, guest, this), tr("Registers"));
    tabs_->addTab(new LogPage(helper, guests, guest, this), tr("Log"));
    connect(tabs_, &QTabWidget::currentChanged, this, &GuestView::tab_changed);
    add_tab_keys(QKeySequence(Qt::CTRL | Qt::Key_PageDown), 1);
    add_tab_keys(QKeySequence(Qt::CTRL | Qt::Key_PageUp), -1);

    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(name_);
    words->addWidget(status_);
    auto* head = new QHBoxLayout;
    const int space = style()->pixelMetric(QStyle::PM_LayoutLeftMargin);
    head->setContentsMargins(space, space, space, space);
    head->addWidget(icon_);
    head->addLayout(words, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(tabs_, 1);

    connect(&guests_, &GuestList::guest_added, this, [this](const QString& name) {
        if (name == guest_) {
            refresh();
        }
    });
    connect(&guests_, &GuestList::dataChanged, this, [this](const QModelIndex& first, const QModelIndex& last) {
        const int row = guests_.index_of(guest_).row();
        if (first.row() <= row && row <= last.row()) {
            refresh();
        }
    });
    refresh();
}

/// Also from the terminal, which leaves these keys to us.
void GuestView::add_tab_keys(const QKeySequence& keys, int direction) {
    auto* action = new QAction(this);
    action->setShortcut(keys);  // In the whole window, of the view that is shown.
    connect(action, &QAction::triggered, this, [this, direction] {
        tabs_->setCurrentIndex((tabs_->currentIndex() + direction + tabs_->count()) % tabs_->count());
        tabs_->currentWidget()->setFocus(Qt::ShortcutFocusReason);
    });
    addAction(action);
    console_->leave_to_window(keys);
}

void GuestView::refresh() {
    const auto* guest = guests_.find(guest_);
    if (guest == nullptr) {
        return;
    }
    icon_->setPixmap(state_icon(guest->state, crashed(*guest)).pixmap(kIconSize, kIconSize));
    const QString status = status_text(*guest, QDateTime::currentSecsSinceEpoch());
    status_->setText(guests_.stale() ? tr("%1 — as last known", "status").arg(status) : status);
}

void GuestView::set_console_style(const ConsoleStyle& style) {
    console_->set_console_style(style);
}

void GuestView::show_tab(Tab tab) {
    tabs_->setCurrentIndex(static_cast<int>(tab));
}

GuestView::Tab GuestView::tab() const {
    return static_cast<Tab>(tabs_->currentIndex());
}

}  // namespace apiary::gui
