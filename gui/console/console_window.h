// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QWidget>

#include "gui/console/console_page.h"

namespace apiary::gui {

/// A guest's console in a window of its own, which deletes itself when it is closed. Where it was is remembered for
/// each guest.
class ConsoleWindow : public QWidget {
    Q_OBJECT

public:
    ConsoleWindow(Helper& helper, GuestList& guests, const QString& guest, const ConsoleStyle& style);
    ~ConsoleWindow() override;

    [[nodiscard]] ConsolePage& page() const { return *page_; }

public slots:
    void set_full_screen(bool full);

signals:
    /// It has let go of control, if it had it.
    void closing();

protected:
    void closeEvent(QCloseEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void restore();
    void remember() const;

    ConsolePage* page_;
    QAction* full_screen_;
};

}  // namespace apiary::gui
