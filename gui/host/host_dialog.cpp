// SPDX-License-Identifier: GPL-2.0-or-later
#include "gui/host/host_dialog.h"

#include <QDialogButtonBox>
#include <QPushButton>
#include <QScreen>

#include "gui/host/host_network_page.h"
#include "gui/host/host_setup_page.h"
#include "gui/host/machine_page.h"
#include "gui/host/message_page.h"
#include "gui/host/recording_page.h"
#include "gui/widget/state_icon.h"

namespace apiary::gui {

HostDialog::HostDialog(Helper& helper, QWidget* parent)
    : KPageDialog(parent),
      machine_(new MachinePage(helper)),
      setup_(new HostSetupPage(helper)),
      network_(new HostNetworkPage(helper)),
      recording_(new RecordingPage(helper)),
      message_(new MessagePage(helper)) {
    setWindowTitle(tr("This computer"));
    setFaceType(List);
    setStandardButtons(QDialogButtonBox::Close);
    button(QDialogButtonBox::Close)->setAutoDefault(false);
    add(machine_, tr("This computer"), tr("What this computer can run"), QStringLiteral("computer"));
    add(setup_, tr("Set up"), tr("Set up this computer"), QStringLiteral("configure"));
    add(network_, tr("Network"), tr("This computer’s network"), QStringLiteral("network-wired"));
    add(recording_, tr("Another machine"), tr("What another machine can run"), QStringLiteral("network-server"));
    add(message_, tr("Error messages"), tr("What does this error mean?"), QStringLiteral("help-hint"));
    connect(machine_, &MachinePage::set_up_wanted, this, [this](const QString& capability) {
        show_page(Page::Setup);
        setup_->choose_for(capability);
    });
    const int unit = fontMetrics().height();
    resize(QSize(unit * 60, unit * 42).boundedTo(screen()->availableSize() * 0.9));
}

void HostDialog::add(QWidget* page, const QString& name, const QString& header, const QString& icon) {
    auto* item = new KPageWidgetItem(page, name);
    item->setHeader(header);
    item->setIcon(theme_icon(icon));
    addPage(item);
    items_ << item;
}

void HostDialog::show_page(Page page) {
    setCurrentPage(items_[static_cast<qsizetype>(page)]);
    switch (page) {
        case Page::Machine: machine_->focus_rows(); break;
        case Page::Setup: setup_->focus_rows(); break;
        case Page::Network: network_->focus_rows(); break;
        case Page::Recording: recording_->focus_text(); break;
        case Page::Message: message_->focus_text(); break;
    }
}

HostDialog::Page HostDialog::page() const {
    return static_cast<Page>(items_.indexOf(currentPage()));
}

void HostDialog::show_capability(const QString& capability) {
    show_page(Page::Machine);
    machine_->choose(capability);
}

void HostDialog::explain(const QString& text) {
    show_page(Page::Message);
    message_->set_text(text);
}

}  // namespace apiary::gui
