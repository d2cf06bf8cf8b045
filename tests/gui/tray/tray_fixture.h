// SPDX-License-Identifier: BSD-2-Clause
// A helper, its guests, and a tray of them.
#pragma once

#include <QTest>
#include <memory>

#include "gui/client/helper.h"
#include "gui/model/guest_list.h"
#include "gui/model/guest_verbs.h"
#include "gui/model/task_list.h"
#include "gui/tray/tray.h"
#include "tests/daemon/running_daemon.h"

namespace apiary::tests {

constexpr int kLongMs = 120'000;

struct TrayFixture {
    explicit TrayFixture(const QStringList& guests = {QStringLiteral("web"), QStringLiteral("data-base")}) {
        for (const QString& name : guests) {
            create(name);
        }
        list = std::make_unique<gui::GuestList>(helper);
        verbs = std::make_unique<gui::GuestVerbs>(helper, *list);
        tasks = std::make_unique<gui::TaskList>(helper);
    }
    void create(const QString& name, const api::guests::Definition& definition = tiny()) const {
        const auto made = daemon.call<api::guests::Create>({.name = name.toStdString(), .definition = definition});
        if (!made) {
            qFatal("%s", made.error().error.cause.c_str());
        }
    }
    void open() {
        tray = std::make_unique<gui::Tray>(helper, *list, *verbs, *tasks);
        helper.open();
    }
    [[nodiscard]] bool connected() const { return helper.state() == gui::Helper::State::Connected; }
    [[nodiscard]] api::guests::State state(const QString& name) const {
        const auto* guest = list->find(name);
        return guest != nullptr ? guest->state : api::guests::State::Broken;
    }
    [[nodiscard]] bool start(const std::string& name) const {
        return daemon.call<api::guests::Start>({.name = name}).has_value();
    }
    /// What a guest is typed that runs. Returns when it has said that it is ready.
    void type(const std::string& name, const std::string& text) const {
        auto console = daemon.attach(name);
        if (!console || console->until("ready").ends_with("]")) {
            qFatal("the guest is not ready");
        }
        console->type(text);
        // The connection is kept until the guest has read what was typed.
        static_cast<void>(read_until(console->socket.get(), text, std::chrono::seconds(5)));
    }

    RunningDaemon daemon;
    gui::Helper helper{api::Helper{.session = false, .socket = daemon.socket()}, process_environment()};
    std::unique_ptr<gui::GuestList> list;
    std::unique_ptr<gui::GuestVerbs> verbs;
    std::unique_ptr<gui::TaskList> tasks;
    std::unique_ptr<gui::Tray> tray;
};

}  // namespace apiary::tests
