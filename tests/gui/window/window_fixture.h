// SPDX-License-Identifier: BSD-2-Clause
// The main window and a helper of its own.
#pragma once

#include <KSharedConfig>
#include <QAbstractButton>
#include <QAction>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <memory>

#include "gui/settings/settings.h"
#include "gui/window/main_window.h"
#include "tests/daemon/running_daemon.h"

namespace apiary::tests {

constexpr int kLongMs = 120'000;

/// What a label or button says, without its mnemonic.
inline QString plain(QString text) {
    return text.remove(QLatin1Char('&'));
}

template <class Widget>
Widget* find_saying(const QWidget* parent, const QString& text) {
    for (Widget* each : parent->findChildren<Widget*>()) {
        if (each->isVisibleTo(parent) && plain(each->text()).startsWith(text)) {
            return each;
        }
    }
    return nullptr;
}

struct WindowFixture {
    /// `before`: see RunningDaemon.
    explicit WindowFixture(const std::string& before = "") : daemon("", {"--session"}, before) {
        QStandardPaths::setTestModeEnabled(true);
        config = KSharedConfig::openConfig(folder.filePath(QStringLiteral("apiaryrc")), KConfig::SimpleConfig);
        settings = std::make_unique<gui::Settings>(config);
        helper = std::make_unique<gui::Helper>(api::Helper{.socket = daemon.socket()});
        guests = std::make_unique<gui::GuestList>(*helper);
        feed = std::make_unique<gui::StatisticsFeed>(*helper, *guests);
        tasks = std::make_unique<gui::TaskList>(*helper);
        verbs = std::make_unique<gui::GuestVerbs>(*helper, *guests);
        guests->show_load_of(*feed);
        window = std::make_unique<gui::MainWindow>(*helper, *guests, *feed, *tasks, *verbs, *settings);
    }
    ~WindowFixture() {
        window.reset();
        verbs.reset();
        tasks.reset();
        feed.reset();
        guests.reset();
        helper.reset();
    }
    void open() {
        helper->open();
        window->show();
    }
    [[nodiscard]] bool connected() const { return helper->state() == gui::Helper::State::Connected; }
    [[nodiscard]] bool create(const std::string& name, const api::guests::Definition& definition = tiny()) const {
        return daemon.call<api::guests::Create>({.name = name, .definition = definition}).has_value();
    }
    [[nodiscard]] api::guests::State state(const QString& name) const {
        const auto* guest = guests->find(name);
        return guest != nullptr ? guest->state : api::guests::State::Broken;
    }
    [[nodiscard]] QAction* action(const QString& text) const {
        for (QAction* each : window->findChildren<QAction*>()) {
            if (plain(each->text()) == text) {
                return each;
            }
        }
        return nullptr;
    }

    RunningDaemon daemon;
    QTemporaryDir folder;
    KSharedConfigPtr config;
    std::unique_ptr<gui::Settings> settings;
    std::unique_ptr<gui::Helper> helper;
    std::unique_ptr<gui::GuestList> guests;
    std::unique_ptr<gui::StatisticsFeed> feed;
    std::unique_ptr<gui::TaskList> tasks;
    std::unique_ptr<gui::GuestVerbs> verbs;
    std::unique_ptr<gui::MainWindow> window;
};

}  // namespace apiary::tests
