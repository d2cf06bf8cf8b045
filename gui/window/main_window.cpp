// SPDX-License-Identifier: GPL-2.0-or-later
#include "gui/window/main_window.h"

#include <KConfigGroup>
#include <KSharedConfig>
#include <QAction>
#include <QCheckBox>
#include <QCloseEvent>
#include <QCoreApplication>
#include <QFileInfo>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolBar>
#include <QVBoxLayout>
#include <algorithm>
#include <chrono>
#include <functional>
#include <utility>

#include "gui/console/console_page.h"
#include "gui/create/clone_dialog.h"
#include "gui/create/new_guest_wizard.h"
#include "gui/model/command_line.h"
#include "gui/model/new_guest.h"
#include "gui/model/words.h"
#include "gui/settings/settings.h"
#include "gui/widget/command_line_view.h"
#include "gui/widget/empty_state.h"
#include "gui/widget/notices.h"
#include "gui/widget/state_icon.h"
#include "gui/window/connection_page.h"
#include "gui/window/guest_list_panel.h"
#include "gui/window/session_helper.h"
#include "gui/window/task_strip.h"

namespace apiary::gui {
namespace {

const QString kConnectionNotice = QStringLiteral("connection");
const QString kVersionNotice = QStringLiteral("version");
constexpr int kUndoSeconds = 60;
constexpr std::chrono::seconds kTimesPause{20};

QKeySequence shortcut_of(Verb verb) {
    switch (verb) {
        case Verb::Start: return QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_R);
        case Verb::Stop: return QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_D);
        case Verb::Pause:  // The two are never possible at once for one guest.
        case Verb::Resume: return QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_P);
        case Verb::Reset: return {};
        case Verb::ForceOff: return QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_K);
        case Verb::Clone: return QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_O);
        case Verb::Delete: return QKeySequence(QKeySequence::Delete);
    }
    return {};
}

/// In the tool bar, beside what all programs of the kind have there.
bool in_tool_bar(Verb verb) {
    return verb != Verb::Delete && verb != Verb::Reset && verb != Verb::ForceOff && verb != Verb::Clone;
}

QString local_file(const QMimeData& data) {
    const auto urls = data.urls();
    return urls.size() == 1 && urls.first().isLocalFile() ? urls.first().toLocalFile() : QString();
}

KConfigGroup saved() {
    return KSharedConfig::openStateConfig()->group(QStringLiteral("MainWindow"));
}

}  // namespace

MainWindow::MainWindow(Helper& helper, GuestList& guests, StatisticsFeed& feed, TaskList& tasks, GuestVerbs& verbs,
                       Settings& settings)
    : helper_(helper),
      guests_(guests),
      feed_(feed),
      verbs_(verbs),
      settings_(settings),
      outer_(new QStackedWidget(this)),
      connection_(new ConnectionPage(helper, this)),
      splitter_(new QSplitter(this)),
      list_(new GuestListPanel(guests, this)),
      pages_(new QStackedWidget(this)),
      no_guest_(new EmptyState(this)),
      none_chosen_(new EmptyState(this)),
      notices_(new Notices(this)) {
    setWindowTitle(QStringLiteral("Apiary"));
    setWindowIcon(app_icon());
    setAcceptDrops(true);
    make_actions();
    make_menus();
    make_pages();

    auto* centre = new QWidget(this);
    auto* column = new QVBoxLayout(centre);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(notices_);
    column->addWidget(outer_, 1);
    column->addWidget(new TaskStrip(tasks, centre));
    setCentralWidget(centre);

    times_.setInterval(kTimesPause);
    times_.setTimerType(Qt::VeryCoarseTimer);
    connect(&times_, &QTimer::timeout, &guests_, &GuestList::refresh_times);
    follow_helper();
    follow_verbs();
    connect(&tasks, &TaskList::cancel_failed, this, [this](const ipc::CallFailure& failure) {
        notices_->show_notice({.kind = Notices::Kind::Error, .text = failure_of(failure.error)});
    });
    restore();
    refresh_connection();
    refresh_page();
}

MainWindow::~MainWindow() = default;

void MainWindow::make_actions() {
    const auto make = [this](const QString& text, const QString& icon, const QKeySequence& shortcut, auto what) {
        auto* action = new QAction(theme_icon(icon), text, this);
        action->setShortcut(shortcut);
        connect(action, &QAction::triggered, this, what);
        return action;
    };
    new_ = make(tr("&New guest…"), QStringLiteral("list-add"), QKeySequence::New, [this] { new_guest(); });
    configure_ = make(tr("&Settings…"), QStringLiteral("configure"), QKeySequence::Preferences,
                      [this] { emit settings_wanted(); });
    quit_ = make(tr("&Quit"), QStringLiteral("application-exit"), QKeySequence::Quit, [this] { emit quit_wanted(); });
    console_window_ = make(tr("Console in a &window"), QStringLiteral("window-new"),
                           QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_N), [this] { open_console(list_->current()); });
    commands_ = make(tr("Show &commands…"), QStringLiteral("utilities-terminal"), {}, [this] { show_commands(); });
    find_ =
        make(tr("&Find a guest"), QStringLiteral("edit-find"), QKeySequence::Find, [this] { list_->focus_search(); });
    host_ = make(tr("This &computer…"), QStringLiteral("computer"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_H),
                 [this] { show_host(HostDialog::Page::Machine); });
    setup_ = make(tr("&Set up this computer…"), QStringLiteral("configure"), {},
                  [this] { show_host(HostDialog::Page::Setup); });
    network_ = make(tr("&Network of this computer…"), QStringLiteral("network-wired"), {},
                    [this] { show_host(HostDialog::Page::Network); });
    recording_ = make(tr("&Another machine…"), QStringLiteral("network-server"), {},
                      [this] { show_host(HostDialog::Page::Recording); });
    message_ = make(tr("What does this &error mean?…"), QStringLiteral("help-hint"),
                    QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_M), [this] { show_host(HostDialog::Page::Message); });
    for (const Verb verb : all_verbs()) {
        verb_actions_[verb] =
            make(verb_text(verb), verb_icon(verb), shortcut_of(verb), [this, verb] { carry_out(verb); });
        verb_actions_[verb]->setToolTip(verb_explanation(verb));
    }
    // Elsewhere the key deletes text.
    verb_actions_[Verb::Delete]->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    list_->addAction(verb_actions_[Verb::Delete]);
}

void MainWindow::make_menus() {
    QMenu* file = menuBar()->addMenu(tr("&File"));
    file->addAction(new_);
    file->addSeparator();
    file->addAction(configure_);
    file->addSeparator();
    file->addAction(quit_);

    guest_menu_ = menuBar()->addMenu(tr("&Guest"));
    for (const Verb verb : all_verbs()) {
        if (verb == Verb::ForceOff || verb == Verb::Clone) {
            guest_menu_->addSeparator();
        }
        guest_menu_->addAction(verb_actions_[verb]);
    }
    guest_menu_->addSeparator();
    guest_menu_->addAction(console_window_);
    guest_menu_->addAction(commands_);

    QMenu* view = menuBar()->addMenu(tr("&View"));
    view->addAction(find_);
    view->addMenu(list_->sort_menu());

    QMenu* tools = menuBar()->addMenu(tr("&Tools"));
    tools->addAction(host_);
    tools->addAction(setup_);
    tools->addAction(network_);
    tools->addAction(recording_);
    tools->addAction(message_);

    QMenu* help = menuBar()->addMenu(tr("&Help"));
    QAction* about = help->addAction(app_icon(), tr("&About Apiary"), this, &MainWindow::show_about);
    about->setMenuRole(QAction::AboutRole);

    auto* bar = addToolBar(tr("Guest"));
    bar->setObjectName(QStringLiteral("guest_bar"));
    bar->setMovable(false);
    bar->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    bar->addAction(new_);
    bar->addSeparator();
    for (const Verb verb : all_verbs()) {
        if (in_tool_bar(verb)) {
            bar->addAction(verb_actions_[verb]);
        }
    }
}

void MainWindow::make_pages() {
    no_guest_->set_icon(app_icon());
    no_guest_->set_texts(tr("No guests yet"),
                         tr("A guest is a computer within this one. Make one from the built-in sample system or from a "
                            "kernel of your own; a file dropped on this window will do."));
    no_guest_->set_action(tr("&Create your first guest"));
    connect(no_guest_, &EmptyState::activated, this, [this] { new_guest(); });
    none_chosen_->set_icon(app_icon());
    none_chosen_->set_texts(tr("No guest chosen"), tr("Choose one at the left."));
    pages_->addWidget(no_guest_);
    pages_->addWidget(none_chosen_);

    splitter_->addWidget(list_);
    splitter_->addWidget(pages_);
    splitter_->setStretchFactor(1, 1);
    splitter_->setChildrenCollapsible(false);
    splitter_->setHandleWidth(1);
    outer_->addWidget(connection_);
    outer_->addWidget(splitter_);
    connect(connection_, &ConnectionPage::own_helper_wanted, this, &MainWindow::start_own_helper);
    connect(connection_, &ConnectionPage::set_up_wanted, this, [this] { show_host(HostDialog::Page::Setup); });
    connect(list_, &GuestListPanel::selection_changed, this, &MainWindow::refresh_page);
    connect(list_, &GuestListPanel::activated, this, [this](const QString& guest) {
        open_guest(guest);
        show_console(guest);
    });
    connect(list_, &GuestListPanel::menu_wanted, this, [this](const QPoint& place) { guest_menu_->popup(place); });
}

void MainWindow::follow_helper() {
    connect(&helper_, &Helper::state_changed, this, &MainWindow::refresh_connection);
    connect(&guests_, &GuestList::guest_added, this, [this](const QString& guest) {
        if (guest == wanted_) {
            open_guest(guest);
        }
        refresh_page();
    });
    connect(&guests_, &GuestList::guest_changed, this, &MainWindow::refresh_actions);
    connect(&guests_, &GuestList::guest_removed, this, [this](const QString& guest) {
        delete views_.take(guest);
        refresh_page();
    });
}

void MainWindow::follow_verbs() {
    connect(&verbs_, &GuestVerbs::failed, this, [this](const QString& guest, const Failure& failure) {
        notices_->show_notice({.kind = Notices::Kind::Error, .text = failure, .key = QStringLiteral("verb ") + guest});
    });
    connect(&verbs_, &GuestVerbs::deleted, this, &MainWindow::show_deleted);
    connect(&verbs_, &GuestVerbs::cloned, this, &MainWindow::show_cloned);
}

void MainWindow::show_deleted(const QString& guest, const QString& trash_id) {
    notices_->show_notice({.kind = Notices::Kind::Information,
                           .text = {.cause = tr("%1 was moved to the trash.").arg(guest), .remedy = {}, .detail = {}},
                           .actions = {{tr("Undo"), [this, trash_id] { verbs_.undelete(trash_id); }}},
                           .key = QStringLiteral("deleted ") + trash_id,
                           .seconds = kUndoSeconds});
}

void MainWindow::show_cloned(const QString& guest, const QString& name, const QStringList& shared) {
    const QString limit = shared.isEmpty() ? QString()
                                           : tr("%1 and %2 cannot run at the same time, as both have %3.")
                                                 .arg(guest, name, shared.join(QStringLiteral(", ")));
    const QString done = tr("%1 was cloned to %2.").arg(guest, name);
    notices_->show_notice({.kind = shared.isEmpty() ? Notices::Kind::Success : Notices::Kind::Warning,
                           .text = {.cause = done, .remedy = limit, .detail = {}},
                           .actions = {{tr("Open"), [this, name] { open_guest(name); }}},
                           .key = QStringLiteral("cloned ") + name,
                           .seconds = shared.isEmpty() ? kUndoSeconds : 0});
}

void MainWindow::refresh_connection() {
    const bool connected = helper_.state() == Helper::State::Connected;
    was_connected_ = was_connected_ || connected;
    outer_->setCurrentWidget(was_connected_ ? static_cast<QWidget*>(splitter_) : connection_);
    if (connected) {
        notices_->remove(kConnectionNotice);
        if (const QString theirs = qt(helper_.facts()->version); theirs != QCoreApplication::applicationVersion()) {
            notices_->show_notice(
                {.kind = Notices::Kind::Warning,
                 .text = {.cause = tr("The helper is of version %1, this window of version %2.")
                                       .arg(theirs, QCoreApplication::applicationVersion()),
                          .remedy =
                              tr("Install both in the same version, then restart apiaryd: guests run on meanwhile."),
                          .detail = {}},
                 .key = kVersionNotice});
        } else {
            notices_->remove(kVersionNotice);
        }
    } else if (was_connected_) {
        const Trouble& trouble = helper_.trouble();
        notices_->show_notice(
            {.kind = Notices::Kind::Warning,
             .text = {.cause = trouble.cause,
                      .remedy = tr("What is shown is as it was last known. The connection is made again by itself."),
                      .detail = trouble.command.isEmpty() ? trouble.detail : trouble.command},
             .actions = {{tr("Try again"), [this] { helper_.retry(); }}},
             .key = kConnectionNotice});
    }
    if (connected && list_->current().isEmpty() && !guests_.guests().empty()) {
        list_->select_first();
    }
    if (connected && !was_shown_) {
        was_shown_ = true;
        list_->focus_list();
    }
    refresh_page();
    update_activity();
}

void MainWindow::refresh_page() {
    const QString current = list_->current();
    if (guests_.rowCount() == 0) {
        pages_->setCurrentWidget(no_guest_);
    } else if (current.isEmpty()) {
        pages_->setCurrentWidget(none_chosen_);
    } else {
        GuestView* view = view_of(current);
        if (pages_->currentWidget() != view) {
            view->show_tab(tab_);  // One goes through guests with one question in mind.
            pages_->setCurrentWidget(view);
        }
    }
    list_->setVisible(guests_.rowCount() > 0);
    setWindowTitle(current.isEmpty() ? QStringLiteral("Apiary") : tr("%1 – Apiary", "window title").arg(current));
    refresh_actions();
}

void MainWindow::refresh_actions() {
    const QStringList chosen = list_->selected();
    for (const Verb verb : all_verbs()) {
        verb_actions_[verb]->setEnabled(verbs_.possible(verb, chosen));
    }
    if (chosen.size() != 1) {
        verb_actions_[Verb::Clone]->setEnabled(false);  // Each would have to be given a name.
    }
    const bool paused = verbs_.possible(Verb::Resume, chosen);
    verb_actions_[Verb::Resume]->setVisible(paused);
    verb_actions_[Verb::Pause]->setVisible(!paused || verbs_.possible(Verb::Pause, chosen));
    console_window_->setEnabled(!list_->current().isEmpty());
    commands_->setEnabled(!list_->current().isEmpty());
    new_->setEnabled(helper_.state() == Helper::State::Connected && helper_.may(api::guests::Create::kName));
}

GuestView* MainWindow::view_of(const QString& guest) {
    GuestView*& view = views_[guest];
    if (view == nullptr) {
        view = new GuestView(helper_, guests_, feed_, guest, pages_);
        view->set_console_style(style_);
        connect(view, &GuestView::start_wanted, this, [this, guest] { verbs_.carry_out(Verb::Start, {guest}); });
        connect(view, &GuestView::tab_changed, this, [this, view] {
            if (pages_->currentWidget() == view) {
                tab_ = view->tab();
            }
        });
        connect(&view->console(), &ConsolePage::scheme_chosen, this, &MainWindow::scheme_chosen);
        pages_->addWidget(view);
    }
    return view;
}

bool MainWindow::open_guest(const QString& guest) {
    if (guests_.find(guest) == nullptr) {
        wanted_ = guest;
        return false;
    }
    wanted_.clear();
    list_->select(guest);
    if (guest == std::exchange(wanted_console_, {})) {
        show_console(guest);
    }
    return true;
}

void MainWindow::show_console(const QString& guest) {
    GuestView* view = view_of(guest);
    view->show_tab(GuestView::Tab::Console);
    view->console().give_keyboard();
}

void MainWindow::open_console(const QString& guest) {
    if (guests_.find(guest) != nullptr) {
        view_of(guest)->console().open_own_window();
    }
}

void MainWindow::new_guest(const QString& path) {
    if (!wizard_) {
        wizard_ = new NewGuestWizard(helper_, guests_, this);
        wizard_->setAttribute(Qt::WA_DeleteOnClose);
        connect(wizard_, &NewGuestWizard::created, this, [this](const QString& guest) {
            tab_ = GuestView::Tab::Console;
            wanted_console_ = guest;
            open_guest(guest);
        });
        connect(wizard_, &NewGuestWizard::why_wanted, this, [this](const QString& capability) {
            show_host(HostDialog::Page::Machine)->show_capability(capability);
        });
        wizard_->show();
    }
    if (!path.isEmpty()) {
        wizard_->fill_from(path);
    }
    wizard_->raise();
    wizard_->activateWindow();
}

HostDialog* MainWindow::show_host(HostDialog::Page page) {
    if (!host_dialog_) {
        host_dialog_ = new HostDialog(helper_, this);
        host_dialog_->setAttribute(Qt::WA_DeleteOnClose);
    }
    host_dialog_->show();
    host_dialog_->show_page(page);
    host_dialog_->raise();
    host_dialog_->activateWindow();
    return host_dialog_;
}

void MainWindow::carry_out(Verb verb) {
    QStringList fitting;
    std::ranges::copy_if(list_->selected(), std::back_inserter(fitting),
                         [&](const QString& guest) { return verbs_.possible(verb, {guest}); });
    if (verb == Verb::Clone) {
        if (fitting.size() == 1) {
            ask_for_clone(fitting.first());
        }
    } else if (!fitting.isEmpty() && confirmed(verb, fitting)) {
        verbs_.carry_out(verb, fitting);
    }
}

void MainWindow::ask_for_clone(const QString& guest) {
    delete clone_dialog_;
    clone_dialog_ = new CloneDialog(guest, guests_, helper_.command_line_option(), this);
    clone_dialog_->setAttribute(Qt::WA_DeleteOnClose);
    connect(clone_dialog_, &CloneDialog::wanted, &verbs_, &GuestVerbs::clone);
    clone_dialog_->open();
}

bool MainWindow::confirmed(Verb verb, const QStringList& guests) {
    const QString names = guests.join(QStringLiteral(", "));
    QString question;
    std::function<void()> ask_no_more;
    if (verb == Verb::ForceOff && settings_.confirmForceOff()) {
        question = tr("Force %1 off?").arg(names);
        ask_no_more = [this] { settings_.setConfirmForceOff(false); };
    } else if (verb == Verb::Reset && settings_.confirmReset()) {
        question = tr("Reset %1?").arg(names);
        ask_no_more = [this] { settings_.setConfirmReset(false); };
    } else if (verb == Verb::Delete && settings_.confirmDelete()) {
        question = tr("Delete %1?").arg(names);
        ask_no_more = [this] { settings_.setConfirmDelete(false); };
    } else {
        return true;
    }
    QMessageBox box(this);
    box.setIcon(QMessageBox::Warning);
    box.setTextFormat(Qt::PlainText);
    box.setText(question);
    box.setInformativeText(verb_explanation(verb) + QLatin1Char('.'));
    const QPushButton* yes = box.addButton(verb_text(verb), QMessageBox::DestructiveRole);
    box.setDefaultButton(box.addButton(QMessageBox::Cancel));
    box.setCheckBox(new QCheckBox(tr("Do not &ask again"), &box));
    box.exec();
    const bool agreed = box.clickedButton() == yes;
    if (agreed && box.checkBox()->isChecked()) {
        ask_no_more();
        settings_.save();
    }
    return agreed;
}

void MainWindow::show_commands() {
    const QString guest = list_->current();
    QList<NamedCommand> commands;
    for (const Verb verb : all_verbs()) {
        const QString option = helper_.command_line_option();
        QString title = without_mnemonic(verb_text(verb));
        if (title.endsWith(QChar(u'…'))) {
            title.chop(1);
        }
        commands.push_back({title, verb == Verb::Clone ? clone_command(guest, free_name(guest, guests_.names()), option)
                                                       : verb_command(verb, guest, option)});
    }
    commands.push_back(
        {tr("Console"), QStringLiteral("apiaryctl%1 console %2").arg(helper_.command_line_option(), guest)});
    show_commands_window(this, guest, commands);
}

void MainWindow::show_about() {
    QMessageBox box(this);
    box.setWindowTitle(tr("About Apiary"));
    box.setIconPixmap(app_icon().pixmap(96, 96));
    box.setTextFormat(Qt::PlainText);
    box.setText(tr("Apiary %1").arg(QCoreApplication::applicationVersion()));
    QStringList lines = {tr("Runs computers within this one, with a hypervisor of its own.")};
    if (const auto& facts = helper_.facts()) {
        lines << tr("Helper: version %1, on %2").arg(qt(facts->version), qt(facts->system));
        lines << tr("Socket: %1").arg(qt(helper_.socket()));
    }
    lines << tr(
        "The window is free software under the GPL, version 2 or later; the rest under the 2-clause BSD license.");
    box.setInformativeText(lines.join(QStringLiteral("\n\n")));
    box.exec();
}

void MainWindow::start_own_helper() {
    if (const auto started = start_session_helper(); !started) {
        notices_->show_notice({.kind = Notices::Kind::Error, .text = failure_of(started.error())});
        return;
    }
    helper_.retry_soon();
}

void MainWindow::raise_window() {
    setWindowState(windowState() & ~Qt::WindowMinimized);
    show();
    raise();
    activateWindow();
}

void MainWindow::set_console_style(const ConsoleStyle& style) {
    style_ = style;
    std::ranges::for_each(views_, [&](GuestView* view) { view->set_console_style(style); });
}

void MainWindow::update_activity() {
    const bool looked_at = isVisible() && !isMinimized();
    feed_.set_active(looked_at);
    looked_at ? times_.start() : times_.stop();
}

void MainWindow::closeEvent(QCloseEvent* event) {
    remember();
    if (closing_hides_) {
        event->ignore();
        hide();
        emit hidden_by_closing();
        return;
    }
    QMainWindow::closeEvent(event);
    emit quit_wanted();
}

void MainWindow::showEvent(QShowEvent* event) {
    QMainWindow::showEvent(event);
    update_activity();
}

void MainWindow::hideEvent(QHideEvent* event) {
    QMainWindow::hideEvent(event);
    update_activity();
}

void MainWindow::changeEvent(QEvent* event) {
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::WindowStateChange) {
        update_activity();
    }
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
    if (new_->isEnabled() && !local_file(*event->mimeData()).isEmpty()) {
        event->acceptProposedAction();
    }
}

void MainWindow::dropEvent(QDropEvent* event) {
    event->acceptProposedAction();
    // Not within the drag, whose source waits.
    QMetaObject::invokeMethod(
        this, [this, path = local_file(*event->mimeData())] { new_guest(path); }, Qt::QueuedConnection);
}

void MainWindow::restore() {
    const KConfigGroup state = saved();
    resize(1100, 720);
    restoreGeometry(state.readEntry("Geometry", QByteArray()));
    splitter_->setSizes({fontMetrics().averageCharWidth() * 42, width()});
    splitter_->restoreState(state.readEntry("Splitter", QByteArray()));
    list_->sort_by(static_cast<GuestFilter::Order>(std::clamp(state.readEntry("Order", 0), 0, 2)));
    list_->group_by_tag(state.readEntry("GroupByTag", false));
    wanted_ = state.readEntry("Guest", QString());
}

void MainWindow::remember() const {
    KConfigGroup state = saved();
    state.writeEntry("Geometry", saveGeometry());
    state.writeEntry("Splitter", splitter_->saveState());
    state.writeEntry("Order", static_cast<int>(list_->order()));
    state.writeEntry("GroupByTag", list_->grouped());
    state.writeEntry("Guest", list_->current());
    state.sync();
}

}  // namespace apiary::gui
