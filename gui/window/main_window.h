// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QHash>
#include <QMainWindow>
#include <QPointer>
#include <QTimer>

#include "gui/console/console_style.h"
#include "gui/guest/guest_view.h"
#include "gui/host/host_dialog.h"
#include "gui/model/guest_list.h"
#include "gui/model/guest_verbs.h"
#include "gui/model/statistics_feed.h"
#include "gui/model/task_list.h"

class QSplitter;
class QStackedWidget;

namespace apiary::gui {

class CloneDialog;
class ConnectionPage;
class EmptyState;
class GuestListPanel;
class NewGuestWizard;
class Notices;
class Settings;

/// The window: guests at the left, the one that is looked at at the right, messages above, work under way below.
class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    MainWindow(Helper& helper, GuestList& guests, StatisticsFeed& feed, TaskList& tasks, GuestVerbs& verbs,
               Settings& settings);
    ~MainWindow() override;

    /// Shows a guest, at once or as soon as it is known. Returns whether it is.
    bool open_guest(const QString& guest);
    void open_console(const QString& guest);
    /// The wizard; with `path`, filled in from that file.
    void new_guest(const QString& path = {});
    /// What this computer can run, and what else is told beside that.
    HostDialog* show_host(HostDialog::Page page);
    void raise_window();
    void set_console_style(const ConsoleStyle& style);
    /// Whether closing hides the window, as there is a way back to it.
    void set_closing_hides(bool hides) { closing_hides_ = hides; }
    [[nodiscard]] Notices& notices() const { return *notices_; }
    /// Runs `apiaryd --session`; it is connected to by itself.
    void start_own_helper();

signals:
    void settings_wanted();
    void quit_wanted();
    /// It was closed and is only hidden.
    void hidden_by_closing();
    void scheme_chosen(const QString& scheme);

protected:
    void closeEvent(QCloseEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void changeEvent(QEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void make_actions();
    void make_menus();
    void make_pages();
    void follow_helper();
    void follow_verbs();
    void refresh_connection();
    void refresh_actions();
    void refresh_page();
    void carry_out(Verb verb);
    [[nodiscard]] bool confirmed(Verb verb, const QStringList& guests);
    void show_deleted(const QString& guest, const QString& trash_id);
    void show_cloned(const QString& guest, const QString& name, const QStringList& shared);
    void ask_for_clone(const QString& guest);
    void show_commands();
    void show_about();
    void update_activity();
    GuestView* view_of(const QString& guest);
    /// Its tab, with the keyboard.
    void show_console(const QString& guest);
    void restore();
    void remember() const;

    Helper& helper_;
    GuestList& guests_;
    StatisticsFeed& feed_;
    GuestVerbs& verbs_;
    Settings& settings_;
    QStackedWidget* outer_;  ///< The connection's trouble, or the guests.
    ConnectionPage* connection_;
    QSplitter* splitter_;
    GuestListPanel* list_;
    QStackedWidget* pages_;  ///< No guest at all, none chosen, or a view for each that was looked at.
    EmptyState *no_guest_, *none_chosen_;
    Notices* notices_;
    QHash<QString, GuestView*> views_;
    QHash<Verb, QAction*> verb_actions_;
    QAction *new_, *configure_, *quit_, *console_window_, *commands_, *find_, *host_, *setup_, *network_, *recording_,
        *message_;
    QMenu* guest_menu_ = nullptr;
    QPointer<NewGuestWizard> wizard_;
    QPointer<CloneDialog> clone_dialog_;
    QPointer<HostDialog> host_dialog_;
    ConsoleStyle style_ = default_console_style();
    GuestView::Tab tab_ = GuestView::Tab::Console;
    QString wanted_;          ///< A guest to be shown once it is known.
    QString wanted_console_;  ///< One whose console is to have the keyboard then.
    QTimer times_;            ///< Of texts such as "5 min ago", while they are looked at.
    bool closing_hides_ = false;
    bool was_connected_ = false;
    bool was_shown_ = false;  ///< The list had the focus once; from then on it is the user's.
};

}  // namespace apiary::gui
