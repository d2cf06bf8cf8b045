// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QHash>
#include <QMenu>

#include "gui/model/guest_verbs.h"

namespace apiary::gui {

/// What the tray offers for one guest.
class GuestMenu : public QMenu {
    Q_OBJECT

public:
    GuestMenu(QString guest, const Helper& helper, const GuestList& guests, GuestVerbs& verbs, QWidget* parent);

    [[nodiscard]] const QString& guest() const { return guest_; }
    /// Takes over how the guest is now.
    void refresh();

signals:
    void open_guest(const QString& name);
    void open_console(const QString& name);

private:
    void add_verb(Verb verb);
    [[nodiscard]] QString obstacle(Verb verb, const api::guests::Guest& guest) const;

    QString guest_;
    const Helper& helper_;
    const GuestList& guests_;
    GuestVerbs& verbs_;
    QHash<Verb, QAction*> actions_;
    QAction* console_;
};

}  // namespace apiary::gui
