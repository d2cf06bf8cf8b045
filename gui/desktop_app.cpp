// SPDX-License-Identifier: GPL-2.0-or-later
#include "gui/desktop_app.h"

#include <QCoreApplication>
#include <algorithm>

#include "gui/settings/appearance.h"
#include "gui/widget/notices.h"

namespace apiary::gui {
namespace {

QList<ConsoleScheme> schemes() {
    QList<ConsoleScheme> list;
    std::ranges::transform(console_schemes(), std::back_inserter(list), [](const QString& scheme) {
        return ConsoleScheme{.name = scheme, .title = scheme_title(scheme)};
    });
    return list;
}

}  // namespace

DesktopApp::DesktopApp(const Options& options)
    : options_(options),
      settings_(KSharedConfig::openConfig()),
      helper_(options.helper),
      guests_(helper_),
      feed_(helper_, guests_),
      tasks_(helper_),
      verbs_(helper_, guests_),
      window_(helper_, guests_, feed_, tasks_, verbs_, settings_),
      tray_(helper_, guests_, verbs_, tasks_) {
    guests_.show_load_of(feed_);
    connect(&window_, &MainWindow::quit_wanted, qApp, &QCoreApplication::quit);
    connect(&window_, &MainWindow::settings_wanted, this, &DesktopApp::show_settings);
    connect(&window_, &MainWindow::hidden_by_closing, this, &DesktopApp::closed_to_tray);
    connect(&window_, &MainWindow::scheme_chosen, this, [this](const QString& scheme) {
        settings_.setConsoleScheme(scheme);
        settings_.save();
        apply_settings();
    });
    follow_tray();
    apply_settings();
}

DesktopApp::~DesktopApp() = default;

void DesktopApp::follow_tray() {
    connect(&tray_, &Tray::available_changed, this, [this](bool available) {
        apply_settings();
        if (!available && !window_.isVisible()) {
            window_.show();  // There is no other way to it.
        }
    });
    connect(&tray_, &Tray::open_guest, this, [this](const QString& guest) {
        window_.raise_window();
        window_.open_guest(guest);
    });
    connect(&tray_, &Tray::open_console, &window_, &MainWindow::open_console);
    connect(&tray_, &Tray::new_guest, this, [this] {
        window_.raise_window();
        window_.new_guest();
    });
    connect(&tray_, &Tray::open_window, &window_, &MainWindow::raise_window);
    connect(&tray_, &Tray::toggle_window, this, [this] {
        if (window_.isActiveWindow()) {
            window_.hide();
        } else {
            window_.raise_window();
        }
    });
    connect(&tray_, &Tray::quit, qApp, &QCoreApplication::quit);
}

void DesktopApp::show_settings() {
    if (!dialog_) {
        dialog_ = new SettingsDialog(settings_, schemes(), &window_);
        dialog_->setAttribute(Qt::WA_DeleteOnClose);
        connect(dialog_, &SettingsDialog::changed, this, &DesktopApp::apply_settings);
    }
    dialog_->set_tray_available(!Tray::known() || Tray::available());
    dialog_->show();
    dialog_->raise();
}

void DesktopApp::apply_settings() {
    tray_.set_wanted(settings_.showInTray());
    tray_.set_notified(settings_.notifyCrash(), settings_.notifyTask());
    window_.set_closing_hides(settings_.showInTray() && settings_.keepInTray() && Tray::available());
    window_.set_console_style({.font = settings_.consoleFont(),
                               .scheme = console_schemes().contains(settings_.consoleScheme()) ? settings_.consoleScheme()
                                                                                               : QString(),
                               .history = settings_.consoleHistory()});
}

/// The first time the user is told, before the window is gone.
void DesktopApp::closed_to_tray() {
    if (settings_.keepInTrayTold()) {
        return;
    }
    settings_.setKeepInTrayTold(true);
    settings_.save();
    window_.notices().show_notice(
        {.kind = Notices::Kind::Information,
         .text = {.cause = tr("Closing this window leaves Apiary in the tray."),
                  .remedy = tr("Close it again and it goes there. “Quit” ends Apiary; guests run on in either case."),
                  .detail = {}},
         .actions = {{tr("Settings…"), [this] { show_settings(); }}}});
    window_.show();
}

void DesktopApp::start() {
    if (options_.helper.session) {
        // Whoever asks for it by name wants it to be there.
        const auto once = std::make_shared<QMetaObject::Connection>();
        *once = connect(&helper_, &Helper::state_changed, this, [this, once] {
            disconnect(*once);
            const auto kind = helper_.trouble().kind;
            if (helper_.state() == Helper::State::Unreachable &&
                (kind == Trouble::Kind::NoSocket || kind == Trouble::Kind::Refused)) {
                window_.start_own_helper();
            }
        });
    }
    if (settings_.appearance() != Settings::EnumAppearance::Desktop) {
        apply_appearance(static_cast<Appearance>(settings_.appearance()));
    }
    helper_.open();
    const bool hidden = (options_.hidden || settings_.startHidden()) && settings_.showInTray();
    if (!hidden || (Tray::known() && !Tray::available())) {
        window_.show();
    }
    open_target(options_.target);
}

void DesktopApp::take_over(const Options& options) {
    window_.raise_window();
    open_target(options.target);
}

void DesktopApp::open_target(const QString& target) {
    if (target.contains(QLatin1Char('/'))) {
        window_.new_guest(target);
    } else if (!target.isEmpty()) {
        window_.open_guest(target);
    }
}

}  // namespace apiary::gui
