// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <KPageDialog>

#include "gui/client/helper.h"

namespace apiary::gui {

class MachinePage;
class MessagePage;
class HostNetworkPage;
class HostSetupPage;
class RecordingPage;

/// What this computer can run and why not more, what it lacks for that, its network, what another machine could run,
/// and what messages mean. Not modal.
class HostDialog : public KPageDialog {
    Q_OBJECT

public:
    enum class Page { Machine, Setup, Network, Recording, Message };

    explicit HostDialog(Helper& helper, QWidget* parent = nullptr);

    /// Goes to a page, with the keyboard where one begins there.
    void show_page(Page page);
    [[nodiscard]] Page page() const;
    /// What there is to know of this capability of this computer.
    void show_capability(const QString& capability);
    /// Asks what the messages in this text mean.
    void explain(const QString& text);

private:
    void add(QWidget* page, const QString& name, const QString& header, const QString& icon);

    MachinePage* machine_;
    HostSetupPage* setup_;
    HostNetworkPage* network_;
    RecordingPage* recording_;
    MessagePage* message_;
    QList<KPageWidgetItem*> items_;
};

}  // namespace apiary::gui
