// SPDX-License-Identifier: BSD-2-Clause
// A helper, its guests and a guest "web", for tests of a guest's pages.
#pragma once

#include <QAbstractButton>
#include <QApplication>
#include <QClipboard>
#include <QTest>
#include <memory>

#include "gui/client/helper.h"
#include "gui/guest/field_notes.h"
#include "gui/model/guest_list.h"
#include "gui/model/words.h"
#include "gui/widget/notices.h"
#include "tests/daemon/running_daemon.h"

namespace apiary::tests {

constexpr int kLongMs = 120'000;

struct GuestFixture {
    explicit GuestFixture(const api::guests::Definition& definition = tiny()) {
        [[maybe_unused]] const bool made =
            daemon.call<api::guests::Create>({.name = "web", .definition = definition}).has_value();
        helper = std::make_unique<gui::Helper>(api::Helper{.socket = daemon.socket()});
        guests = std::make_unique<gui::GuestList>(*helper);
        helper->open();
        connected = QTest::qWaitFor([this] { return helper->state() == gui::Helper::State::Connected; }, kLongMs);
    }
    ~GuestFixture() {
        guests.reset();
        helper.reset();
    }

    /// As the helper has it.
    [[nodiscard]] api::guests::Definition definition() const {
        return daemon.guest("web").definition.value_or(api::guests::Definition());
    }
    bool change(const api::guests::Definition& set, const std::vector<std::string>& unset = {}) const {
        return daemon.call<api::guests::Change>({.name = "web", .set = set, .unset = unset}).has_value();
    }
    [[nodiscard]] bool start() const { return daemon.call<api::guests::Start>({.name = "web"}).has_value(); }
    /// As the window knows it.
    [[nodiscard]] const api::guests::Guest* known() const { return guests->find(QStringLiteral("web")); }
    [[nodiscard]] bool waits_for(api::guests::State state) const {
        return QTest::qWaitFor([&] { return known() != nullptr && known()->state == state; }, kLongMs);
    }

    RunningDaemon daemon;
    std::unique_ptr<gui::Helper> helper;
    std::unique_ptr<gui::GuestList> guests;
    bool connected = false;
};

template <class Widget>
Widget* child(const QWidget& parent, const char* name) {
    auto* found = parent.findChild<Widget*>(QLatin1String(name));
    if (found == nullptr) {
        qFatal("there is no %s", name);
    }
    return found;
}

inline void click(const QWidget& parent, const char* button) {
    QTest::mouseClick(child<QWidget>(parent, button), Qt::LeftButton);
}

/// What is said about the field; empty where nothing is, or it is not shown.
inline QString note(const QWidget& parent, const char* field) {
    const auto* found = parent.findChild<gui::FieldMessage*>(QLatin1String(field) + QLatin1String("_note"));
    return found != nullptr && found->isVisible() ? found->text() : QString();
}

inline bool tells(const gui::Notices& notices, const QString& words) {
    return notices.texts().join(u'\n').contains(words);
}

/// Clicks the button of a notice.
inline bool click_notice(const gui::Notices& notices, const QString& text) {
    for (auto* button : notices.findChildren<QAbstractButton*>()) {
        if (button->text().remove(u'&') == text && button->isVisible()) {
            button->click();
            return true;
        }
    }
    return false;
}

}  // namespace apiary::tests
