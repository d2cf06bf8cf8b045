// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QPointer>
#include <QWidget>
#include <optional>

#include "gui/client/helper.h"
#include "gui/console/console_link.h"
#include "gui/console/console_style.h"
#include "gui/model/guest_list.h"
#include "gui/model/guest_verbs.h"

class KMessageWidget;
class QAction;
class QLabel;
class QMenu;
class QStackedLayout;
class QToolBar;

namespace apiary::gui {

class ConsoleActions;
class ConsoleWindow;
class EmptyState;
class TerminalView;

/// A guest's console with what belongs to it. It attaches when it is first shown, and again each time the guest is
/// started; nothing wakes it up but the guest's output and news about the guest.
class ConsolePage : public QWidget {
    Q_OBJECT

public:
    ConsolePage(Helper& helper, GuestList& guests, QString guest, QWidget* parent = nullptr);
    ~ConsolePage() override;

    void set_console_style(const ConsoleStyle& style);
    [[nodiscard]] const QString& guest() const { return guest_; }
    [[nodiscard]] TerminalView& view() const { return *view_; }
    [[nodiscard]] ConsoleLink& link() { return link_; }

    /// For a page that is a window of its own: has the action's shortcut work in the terminal too, and does not offer
    /// another window.
    void make_own_window(QAction* full_screen);
    /// To the terminal, as soon as there is one.
    void give_keyboard();
    /// Keys of the window around that work in the terminal too.
    void leave_to_window(const QKeySequence& shortcut);
    /// The next time it attaches it takes control from whoever has it.
    void take_control_at_once() { access_ = api::console::Access::Take; }

public slots:
    void save_to_file();
    void open_own_window();
    /// Moves the keyboard focus from the terminal, which takes the Tab key, to the tool bar.
    void leave_terminal();

signals:
    /// The user chose a colour scheme here, which is to be remembered.
    void scheme_chosen(const QString& scheme);

protected:
    void showEvent(QShowEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void make_bar();
    void make_notices();
    void make_empty_page();
    void follow_link();
    void follow_view();
    void refresh();
    void fit_notices();
    void follow_guest(const api::guests::Guest* guest);
    void show_state(const api::guests::Guest* guest);
    void show_start(const api::guests::Guest* guest);
    void show_part(QWidget* part);
    void offer(QAction* wanted);
    void show_grab(bool grabbed);
    void show_hint(const QString& text, bool offers_control);
    void take_output(const QByteArray& bytes, bool old);
    void mark(const QString& text);
    void mark_end();
    void start_guest();
    void take_control();
    void show_failure(const Failure& failure);
    void popup(const QPoint& global);
    [[nodiscard]] QString state_words(const api::guests::Guest* guest) const;
    struct Words {
        QString title, explanation;
    };
    /// Why there is no console now.
    [[nodiscard]] Words idle_words(const api::guests::Guest* guest) const;

    Helper& helper_;
    GuestList& guests_;
    const QString guest_;
    GuestVerbs verbs_;
    ConsoleLink link_;
    TerminalView* view_;
    ConsoleActions* actions_;
    QToolBar* bar_ = nullptr;
    QLabel* state_ = nullptr;
    KMessageWidget *grab_notice_ = nullptr, *start_notice_ = nullptr, *hint_ = nullptr;
    QAction *start_ = nullptr, *try_again_ = nullptr, *hint_control_ = nullptr;
    QStackedLayout* stack_ = nullptr;
    EmptyState* empty_ = nullptr;
    QPointer<ConsoleWindow> own_window_;
    bool lent_ = false;  ///< Control went to our own window.
    api::console::Access access_ = api::console::Access::Free;
    bool keyboard_due_ = false;  ///< The terminal is to have it once it is shown.
    bool was_shown_ = false;
    bool has_output_ = false;
    bool mark_due_ = false;  ///< The run has ended and the line that says so is not there yet.
};

}  // namespace apiary::gui
