// SPDX-License-Identifier: BSD-2-Clause
// A helper, its guests and a guest "web", for tests of consoles.
#pragma once

#include <QTest>
#include <memory>

#include "gui/client/helper.h"
#include "gui/model/guest_list.h"
#include "tests/daemon/running_daemon.h"

namespace apiary::tests {

constexpr int kLongMs = 120'000;

struct ConsoleFixture {
    ConsoleFixture() {
        [[maybe_unused]] const bool made =
            daemon.call<api::guests::Create>({.name = "web", .definition = tiny()}).has_value();
        helper = std::make_unique<gui::Helper>(api::Helper{.socket = daemon.socket()});
        guests = std::make_unique<gui::GuestList>(*helper);
        helper->open();
    }
    ~ConsoleFixture() {
        guests.reset();
        helper.reset();
    }
    [[nodiscard]] bool connected() const { return helper->state() == gui::Helper::State::Connected; }
    [[nodiscard]] bool start() const { return daemon.call<api::guests::Start>({.name = "web"}).has_value(); }
    [[nodiscard]] api::guests::State state() const {
        const auto* guest = guests->find(QStringLiteral("web"));
        return guest != nullptr ? guest->state : api::guests::State::Broken;
    }

    RunningDaemon daemon;
    std::unique_ptr<gui::Helper> helper;
    std::unique_ptr<gui::GuestList> guests;
};

}  // namespace apiary::tests
